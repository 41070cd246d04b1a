# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan scoren`: the result of a round as a table or JSON, or one figure explained."""

from pathlib import Path

import click

from toolkit.cli.options import drafts_option, json_option, map_option, round_option, unit_option, verb
from toolkit.words.catalogue import say


@verb("scoren")
@map_option
@round_option
@unit_option
@click.option("--waarom", "criterion", metavar=say("cli.metavar.criterion"), help=say("cli.scoren.why"))
@json_option
@drafts_option
def command(
    *,
    folder: Path | None,
    round_id: str | None,
    unit_id: str | None,
    criterion: str | None,
    as_json: bool,
    with_drafts: bool,
) -> None:
    """Score a round.

    Args:
        folder: the workspace.
        round_id: which round; None for the last.
        unit_id: only this team or municipality.
        criterion: explain this criterion of that unit.
        as_json: write schema result/1 to stdout.
        with_drafts: whether lists that were not handed in are in its figures of municipalities and region.
    """
    if criterion is not None and unit_id is None:
        raise click.UsageError(say("cli.scoren.why_needs_team"))
    if criterion is not None and as_json:
        raise click.UsageError(say("cli.scoren.why_or_json"))
    from toolkit.cli.output import emit_json
    from toolkit.cli.show.reasons import show_explanation
    from toolkit.cli.show.scores import show_scores
    from toolkit.cli.workspace import chosen_round, chosen_unit, looked_at, opened, tell_few, warn_of_errors
    from toolkit.reading.workspace import Part
    from toolkit.scoring.explain import explain
    from toolkit.scoring.record import as_record

    place = looked_at(folder)
    round_ = chosen_round(place, round_id)
    units = None if unit_id is None else frozenset({chosen_unit(place, unit_id, round_).id})
    work = opened(place, Part(rounds=frozenset({round_.id}), units=units))
    scored = work.score(round_, with_drafts=with_drafts)
    if criterion is not None and unit_id is not None:
        answers = work.answers(round_).get(unit_id, [])
        explanation = explain(scored, unit_id, criterion.upper(), answers)
        if explanation is None:
            raise click.BadParameter(say("cli.no_criterion", criterion=criterion), param_hint="--waarom")
        show_explanation(explanation, round_.date, example=scored.region.example)
    elif as_json:
        emit_json(as_record(scored, unit_id))
    else:
        show_scores(scored, unit_id)
    tell_few(work, round_, unit_id)
    warn_of_errors(work)
