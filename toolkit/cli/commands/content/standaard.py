# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan standaard`: versions of lists, for who keeps them."""

from datetime import date
from pathlib import Path

import click

from toolkit.cli.options import day_of, day_option, group, json_option, map_option, out_option, verb_of
from toolkit.cli.workbooks import add_workbooks
from toolkit.words.catalogue import say

command = group("standaard")
add_workbooks(command, lists=True)


@verb_of(command, "was-wordt")
@map_option
@click.argument("before", metavar=say("cli.metavar.version"))
@click.argument("after", metavar=say("cli.metavar.version"))
@out_option
@day_option
def revision(*, folder: Path | None, before: str, after: str, out: Path | None, day: date | None) -> None:
    """Write the table of two versions.

    Args:
        folder: a region with content and templates of its own.
        before: pin of the version before.
        after: pin of the later version.
        out: where the files come; None for the documents of the region, or this folder where there is none.
        day: of the document; None for today.
    """
    from toolkit.cli.content import content_here, region_here, two_versions
    from toolkit.cli.output import conclude, save_and_tell
    from toolkit.model.content.norm import Norm
    from toolkit.model.content.standard import Standard
    from toolkit.work.make.revision import make_norm_revision, make_revision

    content, region = content_here(folder), region_here(folder)
    file = content.file(before)
    if file is not None and isinstance(file.model, Norm):
        _, was, now = two_versions(content, before, after, Norm)
        files, problems = make_norm_revision(content.library, was, now, day_of(day), region or Path())
    else:
        _, old, new = two_versions(content, before, after, Standard)
        files, problems = make_revision(content.library, old, new, day_of(day), region or Path())
    target = out or (Path() if region is None else region / "documenten")
    save_and_tell(target, files)
    conclude(problems)


@verb_of(command, "verschil")
@map_option
@click.argument("before", metavar=say("cli.metavar.version"))
@click.argument("after", metavar=say("cli.metavar.version"))
@json_option
def difference(*, folder: Path | None, before: str, after: str, as_json: bool) -> None:
    """Hold two versions of a list beside each other.

    Args:
        folder: a region with content of its own.
        before: pin of the version before.
        after: pin of the later version.
        as_json: as data.
    """
    from toolkit.cli import codes
    from toolkit.cli.content import content_here, two_versions
    from toolkit.cli.show.versions import show_difference
    from toolkit.model.content.standard import Standard

    content = content_here(folder)
    file, old, new = two_versions(content, before, after, Standard)
    if not show_difference(file, old, new, content.own_words(old, new), as_json=as_json):
        raise SystemExit(codes.DATA)


@verb_of(command, "publiceren")
@map_option
@click.argument("pin", metavar=say("cli.metavar.version"))
@day_option
def publish(*, folder: Path | None, pin: str, day: date | None) -> None:
    """Publish a version of a list or of the measures.

    Args:
        folder: a region with content of its own.
        pin: of the version.
        day: of publication; None for today.
    """
    from toolkit.cli.content import content_here, tell_published, version_of
    from toolkit.model.content.norm import Norm
    from toolkit.work.content.publish import publish as published

    content = content_here(folder)
    if isinstance(version_of(content, pin).model, Norm):
        raise click.UsageError(say("cli.standaard_publiceren.is_norm", pin=pin))
    tell_published(pin, published(content, pin, day_of(day)))
