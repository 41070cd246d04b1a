# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan standaard was-wordt`: two versions beside each other, for who must know what changed."""

from datetime import datetime
from pathlib import Path

import click

from toolkit.cli.declare import day_of, day_option, map_option, out_option
from toolkit.words.catalogue import has_errors, say


@click.command(
    "was-wordt", help=say("cli.standaard_was_wordt.help"), options_metavar=say("cli.metavar.options")
)
@map_option
@click.argument("before", metavar=say("cli.metavar.version"))
@click.argument("after", metavar=say("cli.metavar.version"))
@out_option
@day_option
def revision(*, folder: Path | None, before: str, after: str, out: Path | None, day: datetime | None) -> None:
    """Write the table of two versions.

    Args:
        folder: a region with content and templates of its own.
        before: pin of the version before.
        after: pin of the later version.
        out: where the files come; None for the documents of the region, or this folder where there is none.
        day: of the document; None for today.
    """
    from toolkit.cli.content import content_here, region_here, two_lists, two_norms
    from toolkit.cli.output import save, show_problems, stop, tell
    from toolkit.model.content.norm import Norm
    from toolkit.work.make.revision import make_norm_revision, make_revision

    content, region = content_here(folder), region_here(folder)
    file = content.file(before)
    if file is not None and isinstance(file.model, Norm):
        norms = two_norms(content, before, after)
        files, problems = make_norm_revision(content.library, *norms, day_of(day), region or Path())
    else:
        _, old, new = two_lists(content, before, after)
        files, problems = make_revision(content.library, old, new, day_of(day), region or Path())
    target = out or (Path() if region is None else region / "documenten")
    for name in save(target, files):
        tell(say("cli.vergelijken.written", path=target / name))
    if has_errors(problems):
        stop(problems)
    if problems:
        show_problems(problems)
