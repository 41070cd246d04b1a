# SPDX-License-Identifier: EUPL-1.2
"""What is told of one action, and how much of it to whom: small plans worked out by hand."""

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from tests.documents.made import codes
from tests.documents.plan.made_plans import said
from tests.documents.plan.small.test_asked import STEPS, given
from tests.documents.plan.small.test_brief_small import list_of
from tests.documents.plan.small.test_own_points import STEP, TOWN, behind
from tests.planning.made import measure
from tests.planning.test_above import WHO, above, party
from toolkit.documents.audience import Reader
from toolkit.documents.plan.chapters.above import above as decided_above
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import (
    action_title,
    chosen_owner,
    decided_by,
    decision_text,
    is_decided,
    own_action,
    party_holes,
    state_lines,
    whose_turn,
)
from toolkit.planning.proposed.horizon import Terms
from toolkit.scoring.unit import UnitKind
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, quarter_short, standing_text, turn_text

DAY = date(2026, 5, 12)
REGION = measure(6, [("AA-01", 0, 4)], {"region": 5}, actor="region")


def in_codes(inputs: PlanInputs) -> PlanInputs:
    """The same plan for a team's colleagues who see codes instead of names."""
    return replace(inputs, reader=Reader("team", codes(inputs.outcome, inputs.unit.unit)))


def test_what_the_region_takes_up_waits_for_the_body_that_decides_about_the_pace() -> None:
    """Another body decides about the plan of the team."""
    inputs = given(REGION)
    pace, plan = (inputs.outcome.region.decides(matter).title for matter in ("pace", "plan"))
    assert pace != plan
    assert whose_turn(inputs, REGION.id) == turn_text("takes_up", "region", pace, decided=False)


@pytest.mark.parametrize("answer", [None, "later"])
def test_what_the_region_put_off_is_decided_about_and_waits_for_it(answer: str | None) -> None:
    """It said so, which is more than a proposal; whom it waits for stands there once, in one sentence."""
    said = {} if answer is None else {REGION.id: {"answer": answer, "reason": "Zo.", **WHO}}
    inputs = given(REGION, over=above(party(said)))
    action = inputs.made.action(REGION.id)
    assert action is not None
    assert is_decided(action) == (answer is not None)
    waits = whose_turn(inputs, REGION.id)
    assert state_lines(inputs, action) == [waits]
    assert decision_text(inputs, action) == ("" if answer is None else waits)


def test_a_reader_of_codes_sees_no_title_owner_or_day_that_people_gave() -> None:
    """Somebody may have typed a name, and a day tells which meeting it was."""
    own = {"title": "Praten met de raad", "criteria": ("AA-01",), "owner": "teamleider"}
    inputs = given(*STEPS, own_1=own)
    assert action_title(inputs, "own-1") == "Praten met de raad"
    assert chosen_owner(inputs, "own-1") == "teamleider"
    assert day_text(DAY) in decided_by(inputs, "Stuurgroep", DAY)
    coded = in_codes(inputs)
    assert action_title(coded, "own-1") == own_action("team")
    assert chosen_owner(coded, "own-1") == ""
    assert decided_by(coded, None, DAY) == ""


def test_an_own_action_without_a_title_is_no_earlier_measure() -> None:
    """It is called by the number that its workbook shows; a measure that is gone by its id."""
    number = say("actions.own", number=7)
    inputs = given(*STEPS, own_7={"decision": "accepted"})
    assert number in action_title(inputs, "own-7")
    assert action_title(inputs, "own-7") != say("plan.gone_title", id="own-7")
    assert "own-7" not in action_title(inputs, "own-7")
    assert action_title(inputs, "M-AA-99") == say("plan.gone_title", id="M-AA-99")


def test_a_body_that_is_on_no_list_is_for_who_typed_it() -> None:
    """It may be the name of a person; a board reads that there was one."""
    inputs = given(*STEPS)
    assert decided_by(inputs, "de buurvrouw", None) == "de buurvrouw"
    board = replace(inputs, reader=Reader("board"))
    assert decided_by(board, "de buurvrouw", None) == say("plan.some_body")


@pytest.mark.parametrize("quarter", ["2026-q3", "2026-q4"])
def test_a_quarter_that_is_past_is_no_quarter_in_which_it_will_be_done(quarter: str) -> None:
    """Of an adapted action the quarter is told while it lies ahead; after that its row says when it was."""
    adapted = {"decision": "changed", "quarter": quarter, "reason": "Anders."}
    inputs = given(*STEPS, terms=Terms(date(2026, 10, 1)), M_AA_01=adapted)
    action = inputs.made.action("M-AA-01")
    assert action is not None
    assert action.quarter is not None
    told = say("plan.adapted.quarter", quarter=quarter_short(action.quarter))
    assert (told in decision_text(inputs, action)) == (quarter == "2026-q4")


@pytest.mark.parametrize(("quarter", "past"), [("2026-q2", 20), ("2026-q3", 0)])
def test_adapted_hours_say_how_many_of_them_have_been(quarter: str, past: int) -> None:
    """Forty in two quarters, of which the first is over already where it ends in this one."""
    adapted = {"decision": "changed", "quarter": quarter, "hours": 40, "reason": "Zo."}
    inputs = given(STEPS[0], M_AA_01=adapted)
    holes = {"hours": "40", "proposed": "30", "past": str(past)}
    told = say(f"plan.adapted.hours{'_past' if past else ''}", **holes)
    found = decision_text(inputs, inputs.made.action("M-AA-01"))
    assert told in found.split(": ", 1)[1].split("; ")


def test_a_board_reads_what_was_decided_without_its_day_or_workbook() -> None:
    """It reads beside it whom the action waits for; the day on which the team decided is the team's."""
    said = {"decision": "accepted", "decided": {"on": str(DAY), "gaps": {"AA-01": 3}}}
    led = measure(3, [("AA-01", 0, 4)], {"team": 4, "employer": 12}, actor="employer")
    own, who = STEPS[1], say("plan.who.team")
    inputs = given(led, own, M_AA_03=said, M_AA_02=said)
    board = replace(inputs, reader=Reader("board"))
    for action, in_book in ((led.id, True), (own.id, False)):
        found = inputs.made.action(action)
        assert decision_text(inputs, found) == standing_text("accepted", who, DAY, in_book=in_book)
        assert decision_text(board, found) == standing_text("accepted", who, None, in_book=False)


def test_why_a_municipality_adapted_an_action_stands_in_its_own_list_alone() -> None:
    """The plan of a team says that it did, and not in which words."""
    why = "De raad wil eerst een ander."
    inputs = behind({"AA-G1": 1}, None, STEP, M_AA_07={"decision": "changed", "reason": why})
    action = inputs.towns[TOWN].action(STEP.id)
    told = decision_text(inputs, action)
    assert told == say("plan.standing.changed")
    assert why.rstrip(".") in decision_text(list_of(TOWN, inputs), action)


@pytest.mark.parametrize("kind", get_args(UnitKind))
def test_what_is_decided_above_a_list_is_not_up_to_whose_list_it_is(kind: UnitKind) -> None:
    """A municipality reads of itself, and not of a team that the list is not of."""
    yes = above(party({REGION.id: {"answer": "accepted", **WHO}}))
    inputs = given(REGION, over=yes, M_AA_06={"decision": "accepted"})
    unit = replace(inputs.unit, unit=replace(inputs.unit.unit, kind=kind))
    (lead, *_) = said(decided_above(replace(inputs, unit=unit)))
    who = party_holes(kind)["who"]
    assert say("plan.above.passed_over", n=1, names="1", who=who) in lead
    assert lead.count(who) == 2
    assert not any(party_holes(other)["who"] in lead for other in get_args(UnitKind) if other != kind)
