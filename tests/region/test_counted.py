# SPDX-License-Identifier: EUPL-1.2
"""What counts and what does not: agreed work of who left, an earlier promise, the units of a municipality."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tests.documents.plan.small.test_asked import given
from tests.planning.made import measure
from tests.region.test_progress import progress
from toolkit.model.given.decision import DecidedItem, ItemDecision
from toolkit.model.given.plan import ActionDecision, BasedOnRound, Plan
from toolkit.planning.decided.above import Joint
from toolkit.region.progress import FollowedItem, Left, RegionProgress, left_behind, unit_progress
from tools.golden.made import DAY


def plan(**said: dict[str, Any]) -> Plan:
    """A plan of who takes part no more; `M_AA_01` stands for an action with that id."""
    based_on = BasedOnRound(round="2025-q3", norm="n@1.0.0", measures="1.0.0")
    actions = {name.replace("_", "-"): ActionDecision.model_validate(each) for name, each in said.items()}
    return Plan(schema_="plan/1", unit="oost", based_on=based_on, actions=actions)


YES, CHANGED, NO = ({"decision": decision} for decision in ("accepted", "changed", "refused"))
DOING, DONE, STOPPED = ({"status": status} for status in ("doing", "done", "dropped"))


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ({"M_AA_01": YES}, Left(1, 1, 0)),
        ({"M_AA_01": CHANGED | DOING}, Left(1, 1, 1)),
        ({"M_AA_01": YES | DONE, "M_AA_02": YES | STOPPED}, None),
        ({"M_AA_01": NO, "M_AA_02": NO | DOING}, None),
        ({"M_AA_01": {}, "M_AA_02": DOING}, None),
        ({"own_1": {}, "own_2": NO, "own_3": DOING}, Left(1, 2, 1)),
        ({"own_1": DONE, "own_2": NO | DOING}, None),
    ],
)
def test_of_who_left_only_what_was_agreed_and_runs_is_left(said: dict[str, Any], left: Left | None) -> None:
    """An action of their own was agreed without a decision; of one of ours people said so."""
    assert left_behind([plan(**said)]) == left


def test_only_plans_with_something_left_are_counted() -> None:
    """Of three plans two have work, of which people are busy with one."""
    plans = plan(M_AA_01=YES, own_1=DOING), plan(M_AA_01=YES | DONE), plan(M_AA_01=CHANGED)
    assert left_behind(plans) == Left(2, 3, 1)
    assert left_behind([]) is None


@pytest.mark.parametrize(("of", "promised"), [("2026-q1", Decimal(5)), ("2025-q3", None)])
def test_a_promise_about_the_plan_of_another_round_is_no_promise_now(
    of: str, promised: Decimal | None
) -> None:
    """It is asked anew, and until it is answered nothing was promised."""
    said = ItemDecision(answer="accepted", round=of)
    item = DecidedItem("regio", "oost.hours", "hours", "oost", None, Decimal(5), said, "2026-q1")
    assert FollowedItem(item, None, None).granted == promised


def test_a_municipality_has_the_actions_of_its_own_units_alone() -> None:
    """Those of an employer, that is of none, stand apart, and with them every action is somewhere."""
    units = tuple(unit for unit in progress().units if unit.actions)
    assert len(units) > 3
    own = replace(units[0], towns=()), replace(units[1], towns=("stad",)), replace(units[2], towns=("dorp",))
    both = replace(units[3], towns=("dorp", "stad"))
    found = RegionProgress(progress().day, (*own, both))
    assert found.of_no_town == own[0].actions
    assert found.of_town("stad") == (*own[1].actions, *both.actions)
    assert found.of_town("dorp") == (*own[2].actions, *both.actions)


def test_what_a_team_did_not_decide_does_not_wait_for_the_region() -> None:
    """The region is asked about what it decides, however much else is open."""
    found = progress()
    theirs = {a.action.id for a in found.actions if a.said == "open" and not a.of_region}
    assert theirs
    assert set(found.waiting_for_region) == {
        a.action.id for a in found.actions if a.said == "open" and a.of_region
    }


@pytest.mark.parametrize("decision", [None, "accepted", "refused"])
def test_of_a_draft_what_people_decided_is_followed_and_nothing_else(decision: str | None) -> None:
    """What a list that is not handed in makes the rule propose may yet change; a decision stands."""
    step = measure(3, [("BB-01", 0, 4)], 4)
    inputs = given(step, M_AA_03={"decision": decision})
    unit = inputs.unit.unit
    found = unit_progress(unit, inputs.made, DAY, round_id="r2", counts=False)
    assert [a.said for a in found.actions] == ([] if decision is None else [decision])
    assert len(unit_progress(unit, inputs.made, DAY, round_id="r2", counts=True).actions) == 1
    assert found.towns == unit.municipalities != ()
    assert (
        unit_progress(replace(unit, kind="employer"), inputs.made, DAY, round_id="r2", counts=False).towns
        == ()
    )


@pytest.mark.parametrize(("round_id", "state"), [("r2", "decided"), ("r3", "draft")])
def test_a_decided_plan_is_no_decided_plan_of_another_round(round_id: str, state: str) -> None:
    """A plan of a next round begins its way again, as the plan itself and the page say."""
    inputs = given(measure(3, [("BB-01", 0, 4)], 4), M_AA_03={"decision": "accepted"})
    plan = inputs.made.plan
    assert plan is not None
    made = replace(inputs.made, plan=plan.model_copy(update={"state": "decided"}))
    found = unit_progress(inputs.unit.unit, made, DAY, round_id=round_id, counts=True)
    assert found.state == state


def test_what_the_region_said_yes_to_was_decided_by_it() -> None:
    """Nobody waits for it any more, and the team did not decide about it; of its own actions it did."""
    inputs = given(measure(3, [("BB-01", 0, 4)], 4))
    (one,) = unit_progress(inputs.unit.unit, inputs.made, DAY, round_id="r2", counts=True).actions
    agreed = Joint("accepted", "Stuurgroep", DAY, None, None, counts=True, passed_over=False)
    theirs, own = (
        replace(one, turn=None, action=replace(one.action, joint=joint)) for joint in (agreed, None)
    )
    assert (theirs.decides, own.decides) == ("region", None)
