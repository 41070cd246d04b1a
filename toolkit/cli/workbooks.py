# SPDX-License-Identifier: EUPL-1.2
"""`exporteren` and `importeren` of content: out to a workbook in which people edit it, and back."""

from pathlib import Path

import click

from toolkit.cli.options import map_option, out_option, verb_of
from toolkit.words.catalogue import say

_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)


def add_workbooks(group: click.Group, *, lists: bool) -> None:
    """Give a group of commands about content both commands.

    Args:
        group: the commands about lists, or about norms.
        lists: whether a list can be made of a checklist from elsewhere.
    """
    kind = click.Choice(["xlsx"])
    verb_of(group, "exporteren")(
        map_option(
            click.argument("pin", metavar=say("cli.metavar.version"))(
                click.option("--vorm", "form", type=kind, default="xlsx", help=say("cli.authoring.form"))(
                    out_option(_to_workbook)
                )
            )
        )
    )
    reads = click.argument("path", type=_FILE, metavar=say("cli.metavar.file"))(_from_workbook)
    if lists:
        reads = click.option(
            "--titel", "title", default="", metavar="TITEL", help=say("cli.authoring.title")
        )(reads)
        reads = click.option("--id", "identity", metavar="ID", help=say("cli.authoring.id"))(reads)
    verb_of(group, "importeren")(map_option(reads))


def _to_workbook(*, folder: Path | None, pin: str, form: str, out: Path | None) -> None:
    """Write a version as a workbook.

    Args:
        folder: a region with content of its own.
        pin: of the version.
        form: of the file.
        out: where it comes; None for here.

    Raises:
        SystemExit: 1 when it cannot be read or written.
    """
    from toolkit.cli.content import content_here, version_of
    from toolkit.cli.output import save_and_tell, stop
    from toolkit.work.content.author import content_book

    content = content_here(folder)
    version_of(content, pin)
    book = content_book(content, pin)
    if not isinstance(book, bytes):
        stop(book)
    save_and_tell(out or Path.cwd(), [(f"{pin.replace('@', '-')}.{form}", book)])


def _from_workbook(*, folder: Path | None, path: Path, identity: str | None = None, title: str = "") -> None:
    """Read a workbook back and write what it holds; or make a list of a checklist.

    Args:
        folder: a region with content of its own.
        path: of the workbook.
        identity: of the list that a checklist from elsewhere becomes; None for a workbook of ours.
        title: of that list.

    Raises:
        SystemExit: 1 when anything is wrong with it; then nothing was written.
    """
    from toolkit.cli.content import content_here
    from toolkit.cli.output import fail, list_problems, stop, tell
    from toolkit.store.disk import unreadable
    from toolkit.words.catalogue import has_errors
    from toolkit.work.content.author import bring_in
    from toolkit.work.content.checklist import take_over

    content = content_here(folder)
    try:
        data = path.read_bytes()
    except OSError as error:
        fail(unreadable(path.as_posix(), path.name, error))
    if identity is None:
        brought = bring_in(content, path.name, data)
    else:
        brought = take_over(content, path.name, data, identity, title)
    if has_errors(brought.problems):
        stop(brought.problems)
    list_problems(brought.problems)
    if brought.same:
        tell(say("authoring.done.same", pin=brought.pin))
    else:
        tell(say("authoring.done.written", pin=brought.pin, path=content.folder / brought.path))
