# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan inlezen`: filled-in forms into the workspace."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.options import day_of, day_option, json_option, map_option, verb
from toolkit.words.catalogue import say

if TYPE_CHECKING:
    from toolkit.store.imports import Policy


@verb("inlezen")
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    metavar=say("cli.metavar.forms"),
    type=click.Path(path_type=Path, exists=True),
)
@map_option
@click.option("--nieuwste", "newest", is_flag=True, help=say("cli.inlezen.newest"))
@click.option("--houd", "keep", is_flag=True, help=say("cli.inlezen.keep"))
@click.option(
    "--terug",
    "back",
    type=click.Path(path_type=Path, file_okay=False),
    metavar=say("cli.metavar.folder"),
    help=say("cli.inlezen.back"),
)
@click.option("--geen-terug", "no_back", is_flag=True, help=say("cli.inlezen.no_back"))
@day_option
@json_option
def command(
    *,
    paths: tuple[Path, ...],
    folder: Path | None,
    newest: bool,
    keep: bool,
    back: Path | None,
    no_back: bool,
    day: date | None,
    as_json: bool,
) -> None:
    """Read forms.

    Args:
        paths: files, or folders to look through.
        folder: the workspace.
        newest: a newer file wins over other answers that are there.
        keep: the answers that are there win.
        back: folder for forms that go back to be mended; None for `terug` in the workspace.
        no_back: make none of those.
        day: the day of the import; None for today.
        as_json: write what became of each file to stdout as JSON.
    """
    if newest and keep:
        raise click.UsageError(say("cli.inlezen.both"))
    if back is not None and no_back:
        raise click.UsageError(say("cli.inlezen.both_back"))
    from toolkit.cli.show.received import take_in

    policy: Policy = "newest" if newest else "keep" if keep else "ask"
    on = day_of(day)
    take_in(paths, folder, on, policy, back=back, returns=not no_back, as_json=as_json)
