# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan nieuw`: a workspace for a region of one's own."""

from datetime import date, datetime
from pathlib import Path

import click

from toolkit.cli.declare import day_option, verb
from toolkit.words.catalogue import say


@verb("nieuw")
@click.argument("folder", metavar=say("cli.metavar.folder"), type=click.Path(path_type=Path, file_okay=False))
@day_option
def command(folder: Path, day: datetime | None) -> None:
    """Write a workspace that can be filled in.

    Args:
        folder: the new folder; it must not exist, or be empty.
        day: the first round lies at the end of this day's quarter; None for today.
    """
    from toolkit.cli.output import fail, save, tell
    from toolkit.work.new import new_workspace, not_for_new

    today = date.today() if day is None else day.date()
    files = tuple(new_workspace(folder.resolve().name, today))
    problem = not_for_new(folder, files)
    if problem is not None:
        fail(problem)
    save(folder, files)
    tell(say("cli.nieuw.done", folder=folder))
