# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan besproken`: a team and its municipality talked over what was handed in."""

from datetime import date, timedelta
from pathlib import Path

import click

from toolkit.cli.options import dated_option, map_option, round_option, unit_option, verb
from toolkit.words.catalogue import say

_LONG = timedelta(days=366)
"""From a round to the talk about it, or back: further off is another year than people meant."""


@verb("besproken")
@map_option
@round_option
@unit_option
@dated_option("--op", "day", "cli.besproken.day", required=True)
def command(folder: Path | None, round_id: str | None, unit_id: str | None, day: date) -> None:
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
    if abs(day - round_.date) > _LONG:
        when, of_round = day_text(day), day_text(round_.date)
        told = say("cli.besproken.far", day=when, round=round_.id, date=of_round)
        raise click.BadParameter(told, param_hint="--op")
    done = record_talk(place.folder, round_, unit, day)
    if done.lists:
        lists, when = listing(done.lists), day_text(day)
        tell(say("cli.besproken.done", unit=unit.title, lists=lists, day=when))
    if done.problems:
        show_problems(done.problems)
    if not done.lists:
        raise SystemExit(codes.DATA)
