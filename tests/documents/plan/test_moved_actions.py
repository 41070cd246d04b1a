# SPDX-License-Identifier: EUPL-1.2
"""A plan says what a later quarter leaves undone, in the words of team and board, from one value."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given as for_any

from tests.documents.of_demo import plans_of
from tests.documents.plan.board.test_board import DAY
from tests.documents.plan.made_plans import said, teams
from tests.documents.plan.small.test_asked import STEPS, given, told
from tests.planning.made import plan_of
from tests.strategies import kept
from toolkit.documents.plan.board.actions import actions
from toolkit.documents.plan.chapters.planning import planning
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.moved_actions import chosen_texts
from toolkit.documents.plan.names import named
from toolkit.model.given.plan import ActionDecision
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.decided.slide import chosen_later, moved_end
from toolkit.planning.unit_plan import unit_plan
from toolkit.words.catalogue import say
from toolkit.words.text import quarter_short

_LATER = re.compile(r"een later kwartaal gekozen")


@pytest.fixture(scope="module")
def missing(demo: Path) -> tuple[PlanInputs, ...]:
    """Plans of the round of the example in which teams miss lower limits."""
    found = plans_of(demo, "team", "named", DAY, ago=1)
    return tuple(i for i in found if i.limit_ways and not i.made.provisional)


def again(inputs: PlanInputs, **decided: ActionDecision | None) -> PlanInputs:
    """The same with other decisions about some actions; none where nothing is given."""
    made, unit = inputs.made, inputs.unit.unit.id
    now = made.plan or plan_of(unit, {})
    others = {name: said for name, said in now.actions.items() if name not in decided}
    chosen = others | {name: said for name, said in decided.items() if said}
    plan = now.model_copy(update={"actions": chosen})
    asked, files = inputs.outcome.asked, inputs.answers[unit]
    other = unit_plan(
        inputs.unit, asked, inputs.measures, files, plan, terms=made.terms, cost=made.cost, above=made.above
    )
    return replace(inputs, made=other)


def for_board(inputs: PlanInputs) -> PlanInputs:
    """The same for a board."""
    return replace(inputs, reader=replace(inputs.reader, edition="board"))


def ends(inputs: PlanInputs) -> dict[str, PlanQuarter | None]:
    """When each missed lower limit has what it asks."""
    return {way.criterion: way.end for way in inputs.limit_ways}


def test_a_limit_that_comes_later_by_a_chosen_quarter_is_named_in_both_editions(
    missing: tuple[PlanInputs, ...],
) -> None:
    """The first action for it is put after the quarters ahead; without that decision it was done sooner."""
    looked = 0
    for inputs in missing:
        way = next((w for w in inputs.limit_ways if w.end is not None and w.actions), None)
        action = None if way is None else inputs.made.action(way.actions[0])
        if way is None or action is None or action.of_region or action.status != "todo":
            continue
        horizon = inputs.planned.horizon
        late = horizon[-1].next()
        said_ = ActionDecision(decision="accepted", quarter=f"{late.year}-q{late.number}")
        moved = again(inputs, **{action.id: said_})
        title, day = inputs.title_of(way.criterion), quarter_short(late)
        assert ends(again(inputs, **{action.id: None}))[way.criterion] != late
        for edition, chapter in ((moved, planning), (for_board(moved), actions)):
            assert ends(edition)[way.criterion] == late
            (line,) = [each for each in said(chapter(edition)) if _LATER.search(each)]
            assert named(edition, action.id) in line
            assert say("plan.slide.limit_by", title=title, quarter=day) in line
        assert not [*chosen_texts(again(inputs, **{action.id: None}))]
        looked += 1
    assert looked > 2


def test_what_moves_out_of_a_full_quarter_says_what_comes_later_with_it() -> None:
    """To the team with the quarter and how it is done; to a board by number, without a date of its own."""
    busy = {"hours": 60, "decision": "accepted", "quarter": "2026-q3"}
    found = given(*STEPS, M_AA_01=busy)
    (full, *_) = found.made.overloads
    quarter, title = quarter_short(moved_end(found.planned, "M-AA-01")), found.title_of("AA-01")
    part = say("plan.slide.limit_by", title=title, quarter=quarter)
    line = say("plan.slide.moves", action=named(found, "M-AA-01"), quarter=quarter, parts=part)
    assert line in told(planning, found)
    part = say("plan.slide.limit", title=title)
    short = told(actions, for_board(found))
    assert say("plan.slide.full_moves", rank=1, parts=part) in short
    assert f"Te veel gepland: {full.over} uur in {quarter_short(full.quarter)}" in short
    assert "kiest of actie 1 schuift" in short
    assert "Te veel gepland" not in told(actions, for_board(given(*STEPS)))


@for_any(kept(teams, whole=True))
def test_the_line_is_there_where_something_else_comes_later(inputs: PlanInputs) -> None:
    """And nowhere else; what it names ends later than in the plan without the quarters that people chose."""
    slide = chosen_later(inputs.proposal, inputs.planned, inputs.option.hours)
    lines = [line for line in said(planning(inputs)) if _LATER.search(line)]
    assert len(lines) == slide.any
    if not slide.moved:
        return
    assert inputs.made.plan is not None
    free = {n: inputs.made.plan.actions[n].model_copy(update={"quarter": None}) for n in slide.moved}
    before = again(inputs, **free).planned
    for task in (*slide.moved, *slide.others):
        was, now = before.of(task), inputs.planned.of(task)
        assert was is not None
        assert now is not None
        assert was.end is not None
        assert now.end is None or was.end < now.end
