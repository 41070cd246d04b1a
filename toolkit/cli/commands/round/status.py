# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan status`: who handed in, how far it is, what is missing."""

from datetime import date
from pathlib import Path

from toolkit.cli.options import day_of, day_option, json_option, map_option, round_option, verb


@verb("status")
@map_option
@round_option
@day_option
@json_option
def command(folder: Path | None, round_id: str | None, day: date | None, as_json: bool) -> None:
    """Show how far every unit is.

    Args:
        folder: the workspace.
        round_id: which round; None for the last.
        day: today, to count days and to see which plans are old; None for the computer's.
        as_json: write the same to stdout as JSON.
    """
    from toolkit.cli.show.standing import show_standing
    from toolkit.cli.workspace import chosen_round, looked_at

    place = looked_at(folder)
    show_standing(place, chosen_round(place, round_id), day_of(day), as_json=as_json)
