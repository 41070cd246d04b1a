# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan controleren`: every problem of every file, at once."""

from pathlib import Path

import click

from toolkit.cli.options import json_option, map_option, verb
from toolkit.words.catalogue import say


@verb("controleren")
@map_option
@click.option("--alles", "everything", is_flag=True, help=say("cli.controleren.everything"))
@json_option
def command(*, folder: Path | None, everything: bool, as_json: bool) -> None:
    """Check content, and a workspace where there is one.

    Args:
        folder: the workspace; None looks here and above, and checks the content alone without one.
        everything: show every problem, also of rounds that are closed.
        as_json: write the problems as JSON to stdout.
    """
    from toolkit.cli.show.checked import show_checked

    show_checked(folder, as_json=as_json, everything=everything)
