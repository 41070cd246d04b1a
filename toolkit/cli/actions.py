# SPDX-License-Identifier: EUPL-1.2
"""The plan of a team as it stands now, and the workbooks in which teams decide about it."""

from pathlib import Path

from toolkit.cli.make import write_files
from toolkit.cli.output import fail
from toolkit.forms.actions.book import write_action_book
from toolkit.forms.actions.form import build_action_form
from toolkit.model.measures import Measures
from toolkit.model.problem import Problem
from toolkit.planning.evaluation import RoundSide
from toolkit.planning.unit_plan import UnitPlan, unit_plan
from toolkit.scoring.region import RoundResult
from toolkit.scoring.unit import UnitResult
from toolkit.store.plan_file import plan_path
from toolkit.words.catalogue import say
from toolkit.work.open import Work


def team_plan(work: Work, scored: RoundResult, unit: UnitResult, measures: Measures) -> UnitPlan | Problem:
    """Bring together proposal, decisions and planning of one team.

    Args:
        work: the workspace.
        scored: the result of the round.
        unit: the team's result in it.
        measures: the set in use.

    Returns:
        The plan; a problem when there are decisions that cannot be read, since a plan without them
        would say that nothing was decided.
    """
    stored = work.workspace.plans.get(unit.unit.id)
    if stored is not None and (stored.model is None or stored.model.unit != unit.unit.id):
        return Problem.of("plan-unreadable", plan_path(unit.unit.id), unit=unit.unit.id)
    plan = None if stored is None else stored.model
    files = work.answers(scored.round).get(unit.unit.id, [])
    return unit_plan(unit, scored.asked, measures, files, plan)


def write_action_books(
    work: Work, scored: RoundResult, place: Path, only: str | None = None
) -> tuple[list[Path], list[Problem]]:
    """Write the action workbook of every team with a result.

    Nothing is written about what people have now seen: that is known when a workbook comes back.

    Args:
        work: the workspace.
        scored: the result of the round.
        place: folder for the files.
        only: this team alone; None for all.

    Returns:
        The files, and the teams that got none because of their decisions.
    """
    measures = work.workspace.library.measure_set(work.region.measures)
    if measures is None:
        fail(Problem.of("unknown-measures", "region.yaml", version=work.region.measures))
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for unit in scored.units:
        if unit.unit.kind != "team" or not unit.standards or only not in {None, unit.unit.id}:
            continue
        found = team_plan(work, scored, unit, measures)
        if isinstance(found, Problem):
            problems.append(found)
            continue
        form = build_action_form(
            work.region,
            scored.round,
            RoundSide(unit, scored.asked),
            found.plan,
            measures=measures,
            proposal=found.proposal,
            actions=found.actions,
            planned=found.planned,
        )
        name = say("cli.plannen.name.actions", unit=unit.unit.id, round=scored.round.id)
        files[f"{name}.xlsx"] = write_action_book(form)
    write_files(place, files.items())
    return [place / name for name in files], problems
