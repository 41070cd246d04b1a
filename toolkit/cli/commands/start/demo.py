# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan demo`: the whole line on the invented region, and which files to open."""

from datetime import date
from pathlib import Path

import click

from toolkit.cli.options import dated_option, verb
from toolkit.words.catalogue import say


@verb("demo")
@click.argument(
    "folder",
    default=Path("voorbeeld"),
    metavar=say("cli.metavar.folder_optional"),
    type=click.Path(path_type=Path, file_okay=False),
)
@dated_option("--datum", "day", "cli.demo.day")
def command(folder: Path, day: date | None) -> None:
    """Run everything on the invented region.

    Args:
        folder: where it comes; an earlier demo there is brought up to date.
        day: of the import and the plans; None for days of the round, so that a demo always looks the same.
    """
    from toolkit.cli.tour import tour

    tour(folder, day)
