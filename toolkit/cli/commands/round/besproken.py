# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan besproken`: a team and its municipality talked over what was handed in."""

from datetime import datetime
from pathlib import Path

import click

from toolkit.cli.options import map_option, round_option, unit_option, verb
from toolkit.words.catalogue import say


@verb("besproken")
@map_option
@round_option
@unit_option
@click.option(
    "--op",
    "day",
    required=True,
    type=click.DateTime(["%Y-%m-%d"]),
    metavar=say("cli.metavar.day"),
    help=say("cli.besproken.day"),
)
def command(folder: Path | None, round_id: str | None, unit_id: str | None, day: datetime) -> None:
    """Record the talk.

    Args:
        folder: the workspace.
        round_id: which round; None for the last.
        unit_id: the team or municipality.
        day: of the talk.
    """
    if unit_id is None:
        raise click.UsageError(say("cli.besproken.needs_team"))
    from toolkit.cli import codes
    from toolkit.cli.output import show_problems, tell
    from toolkit.cli.workspace import chosen_round, chosen_unit, looked_at
    from toolkit.words.text import day_text, listing
    from toolkit.work.discussed import record_talk

    place = looked_at(folder)
    round_, unit = chosen_round(place, round_id), chosen_unit(place, unit_id)
    done = record_talk(place.folder, round_, unit, day.date())
    if done.lists:
        lists, when = listing(done.lists), day_text(day.date())
        tell(say("cli.besproken.done", unit=unit.title, lists=lists, day=when))
    if done.problems:
        show_problems(done.problems)
    if not done.lists:
        raise SystemExit(codes.DATA)
