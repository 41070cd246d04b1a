# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan scoren`: the result of a round as a table or JSON, or one figure explained."""

from pathlib import Path
from typing import Any

import click

from toolkit.cli.declare import json_option, map_option, round_option, unit_option, verb
from toolkit.cli.output import emit_json
from toolkit.cli.reasons import show_explanation
from toolkit.cli.scores import show_scores
from toolkit.cli.work import chosen_round, chosen_unit, looked_at, opened, warn_of_errors
from toolkit.model.region import Round
from toolkit.reading.workspace import Part
from toolkit.scoring.explain import explain
from toolkit.scoring.record import as_record
from toolkit.scoring.region import RoundResult
from toolkit.words.catalogue import say
from toolkit.work.open import Work


@verb("scoren")
@map_option
@round_option
@unit_option
@click.option("--waarom", "criterion", metavar=say("cli.metavar.criterion"), help=say("cli.scoren.why"))
@json_option
def command(
    *,
    folder: Path | None,
    round_id: str | None,
    unit_id: str | None,
    criterion: str | None,
    as_json: bool,
) -> None:
    """Score a round.

    Args:
        folder: the workspace.
        round_id: which round; None for the last.
        unit_id: only this team or municipality.
        criterion: explain this criterion of that unit.
        as_json: write schema result/1 to stdout.
    """
    place = looked_at(folder)
    round_ = chosen_round(place, round_id)
    units = None if unit_id is None else frozenset({chosen_unit(place, unit_id).id})
    work = opened(place, Part(rounds=frozenset({round_.id}), units=units))
    scored = work.score(round_)
    if criterion is not None:
        _why(work, round_, scored, unit_id, criterion)
    elif as_json:
        emit_json(_only(as_record(scored), unit_id))
    else:
        show_scores(scored, unit_id)
    warn_of_errors(work)


def _why(work: Work, round_: Round, scored: RoundResult, unit_id: str | None, criterion: str) -> None:
    if unit_id is None:
        raise click.UsageError(say("cli.scoren.why_needs_team"))
    answers = work.answers(round_).get(unit_id, [])
    found = explain(scored, unit_id, criterion.upper(), answers)
    if found is None:
        raise click.BadParameter(say("cli.no_criterion", criterion=criterion), param_hint="--waarom")
    show_explanation(found, round_.date)


def _only(record: dict[str, Any], unit_id: str | None) -> dict[str, Any]:
    """The record of one unit: only its answers were read, so nothing is said over several units."""
    if unit_id is None:
        return record
    units = [u for u in record["units"] if u["unit"] == unit_id]
    return {**record, "units": units, "municipalities": [], "region": {"standards": []}}
