# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan nieuw`: a workspace for a region of one's own, or a first list or norm in it."""

from datetime import date
from pathlib import Path

import click

from toolkit.cli.options import day_of, day_option, verb
from toolkit.words.catalogue import say


@verb("nieuw")
@click.argument(
    "folder",
    metavar=say("cli.metavar.folder_optional"),
    required=False,
    type=click.Path(path_type=Path, file_okay=False),
)
@click.option("--lijst", "list_id", metavar=say("cli.metavar.id"), help=say("cli.nieuw.list"))
@click.option("--norm", "norm_id", metavar=say("cli.metavar.id"), help=say("cli.nieuw.norm"))
@click.option("--titel", "title", metavar=say("cli.metavar.title"), help=say("cli.nieuw.title"))
@click.option(
    "--versie", "version", metavar=say("cli.metavar.number"), default="1.0.0", show_default=True,
    help=say("cli.nieuw.version"),
)  # fmt: skip
@click.option(
    "--uitgever", "publisher", metavar=say("cli.metavar.organisation"), help=say("cli.nieuw.publisher")
)
@click.option(
    "--over", "lists", multiple=True, metavar=say("cli.metavar.version"), help=say("cli.nieuw.lists")
)
@day_option
def command(
    *,
    folder: Path | None,
    list_id: str | None,
    norm_id: str | None,
    title: str | None,
    version: str,
    publisher: str | None,
    lists: tuple[str, ...],
    day: date | None,
) -> None:
    """Write a workspace that can be filled in, or a draft of a list or norm.

    Args:
        folder: the new folder, which must not exist or be empty; with a list or norm the region, None to look
            here and above.
        list_id: start this list.
        norm_id: start this norm.
        title: of the list or norm.
        version: of the list or norm.
        publisher: of the list; None for the region.
        lists: that the norm lies over; none for those of the last round.
        day: the first round lies at the end of this day's quarter; None for today.

    Raises:
        click.UsageError: when options do not go together.
    """
    from toolkit.cli.output import fail, save, tell
    from toolkit.work.begin.new import new_workspace, not_for_new

    if list_id is not None and norm_id is not None:
        raise click.UsageError(say("cli.nieuw.one_thing"))
    if lists and norm_id is None:
        raise click.UsageError(say("cli.nieuw.only_with", option="--over", what="--norm"))
    if publisher is not None and list_id is None:
        raise click.UsageError(say("cli.nieuw.only_with", option="--uitgever", what="--lijst"))
    if title is not None and list_id is None and norm_id is None:
        raise click.UsageError(say("cli.nieuw.only_with", option="--titel", what="--lijst of --norm"))
    if list_id is not None:
        _start(folder, list_id, version, title, publisher=publisher, lists=None)
    elif norm_id is not None:
        _start(folder, norm_id, version, title, publisher=None, lists=lists)
    elif folder is None:
        raise click.UsageError(say("cli.nieuw.needs_folder"))
    else:
        today = day_of(day)
        files = tuple(new_workspace(folder.resolve().name, today))
        problem = not_for_new(folder, files)
        if problem is not None:
            fail(problem)
        save(folder, files)
        tell(say("cli.nieuw.done", folder=folder))


def _start(
    folder: Path | None,
    identity: str,
    version: str,
    title: str | None,
    *,
    publisher: str | None,
    lists: tuple[str, ...] | None,
) -> None:
    """Write the draft of a list, or with lists to lie over that of a norm.

    Raises:
        click.UsageError: when id or version cannot be one, or a list does not exist.
    """
    from toolkit.cli.content import content_here, version_of
    from toolkit.cli.output import fail, save, tell
    from toolkit.cli.workspace import looked_at
    from toolkit.model.base import is_content_id, is_version
    from toolkit.model.content.standard import Standard
    from toolkit.model.problem import Problem
    from toolkit.work.content.start import Start, new_list, new_norm

    if not is_content_id(identity):
        raise click.UsageError(say("cli.nieuw.no_id", id=identity))
    if not is_version(version):
        raise click.UsageError(say("cli.nieuw.no_version", version=version))
    place, start = looked_at(folder), Start(identity, version, title)
    content = content_here(place.folder)
    if lists is None:
        draft = new_list(place.folder, content.library, start, publisher or place.region.title)
    else:
        norm = content.library.norm(place.region.last_round().norm)
        pins = lists or (() if norm is None else norm.standards)
        models = [version_of(content, pin).model for pin in pins]
        chosen = [m for m in models if isinstance(m, Standard)]
        if len(chosen) != len(models) or not chosen:
            raise click.UsageError(say("cli.nieuw.no_lists", pins=", ".join(pins)))
        draft = new_norm(place.folder, content.library, start, chosen)
    if isinstance(draft, Problem):
        fail(draft)
    save(place.folder, draft.files, beside=False)
    what = "norm" if lists is not None else "list"
    tell(
        say(
            f"cli.nieuw.started_{what}",
            path=place.folder / draft.path,
            folder=place.folder,
            pin=f"{identity}@{version}",
        )
    )
