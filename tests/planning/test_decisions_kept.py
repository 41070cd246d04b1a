# SPDX-License-Identifier: EUPL-1.2
"""What people decided goes on counting: for actions outside the rule, in the next round, and at the edges."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.planning.made import ids, measure, measures
from tests.planning.made_tasks import task
from tests.planning.test_changes import changes, looks, seen
from tests.planning.test_decisions import FIRST, SECOND, STEPS, THIRD, decided, plan, proposed
from tests.planning.test_evaluation import LATER, evaluated, side
from tests.planning.test_gaps import TEAM
from tests.scoring.small import answers, asked
from toolkit.model.given.answers import Profile
from toolkit.model.given.plan import Plan
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.decided.changes import Change
from toolkit.planning.decided.decisions import decided_tasks, gaps_seen
from toolkit.planning.decided.evaluation import Effect, evaluate
from toolkit.planning.timed.task import Task
from toolkit.planning.timed.timetable import Placement
from toolkit.planning.unit_plan import unit_plan
from toolkit.scoring.unit import score_unit

Q1, Q2, Q3 = (PlanQuarter(2026, n) for n in (1, 2, 3))
# closes nothing that the rule would choose it for: only a decision brings it into the plan
DEAR = measure(9, [("AA-01", 0, 2)], 90, lead_quarters=3, after=ids(3))
KNOWN = (*STEPS, DEAR)


def tasks(said: dict[str, int], of: Plan) -> dict[str, Task]:
    """What is to be planned, by id."""
    proposal = proposed(said, *KNOWN)
    return {t.id: t for t in decided_tasks(proposal, decided(said, of, *KNOWN).values())}


def at(**gaps: int) -> dict[str, Any]:
    """When something was decided and which gaps people saw."""
    named = {name.replace("_", "-"): size for name, size in gaps.items()}
    return {"on": "2026-05-12", "round": "r2", "gaps": named}


def test_a_measure_that_people_chose_themselves_keeps_all_that_it_is() -> None:
    """Not proposed by the rule: its own hours, quarters, prerequisites, gaps, and the rank of its urgency."""
    of = plan({"M-AA-09": {"decision": "accepted"}})
    actions = decided({"AA-01": 0, "BB-01": 0}, of, *KNOWN)
    action = actions["M-AA-09"]
    found = tasks({"AA-01": 0, "BB-01": 0}, of)["M-AA-09"]
    assert (found.hours, found.lead, found.after) == (Fraction(90), 3, (THIRD,))
    assert (found.measure, found.criteria) == (DEAR, ("AA-01",))
    assert (action.serves, action.criteria, action.hours) == ((), ("AA-01",), Fraction(90))
    due = {g.criterion: g.due for g in proposed({"AA-01": 0}, *KNOWN).gaps}
    assert found.due == due["AA-01"]
    assert found.rank == action.rank > 1
    # what the rule proposes makes room for it, in the planning too
    assert list(actions)[-1] == THIRD
    ranks = {t.id: t.rank for t in tasks({"AA-01": 0, "BB-01": 0}, of).values()}
    assert ranks == {a.id: a.rank for a in actions.values()}


def test_an_own_action_without_hours_asks_none() -> None:
    """Nobody said how much it takes: it counts for nothing, in one quarter, after nothing else."""
    of = plan({"own-1": {"title": "Praten", "criteria": ("BB-01",)}})
    found = tasks({"AA-01": 0, "BB-01": 0}, of)["own-1"]
    assert (found.hours, found.lead, found.after, found.measure) == (0, 1, (), None)
    assert found.criteria == ("BB-01",)


def test_of_a_decision_the_gaps_of_its_own_action_are_kept() -> None:
    """What another action is for has nothing to do with it; a closed gap is kept as 0."""
    proposal, levels = proposed({"AA-01": 0, "BB-01": 3}), {"AA-01": 0, "BB-01": 3, "AA-02": None}
    known = measures(*STEPS)
    assert gaps_seen(FIRST, proposal, known, levels) == {"AA-01": 4}
    assert gaps_seen(THIRD, proposal, known, levels) == {"BB-01": 0}
    assert gaps_seen("own-1", proposal, known, levels) == {}


def test_a_refusal_stands_while_its_gap_is_closed() -> None:
    """People saw no gap on a second question, and there is none now: nothing brings the refusal back."""
    wide = measure(1, [("AA-01", 0, 2), ("BB-01", 3, 4)], 8)
    said = {"decision": "refused", "reason": "Nee.", "decided": at(AA_01=4, BB_01=0)}
    known = (wide, *STEPS[1:])
    assert decided({"AA-01": 0, "BB-01": 3}, plan({FIRST: said}), *known)[FIRST].standing == "refused"


@pytest.mark.parametrize("said", [{"status": "dropped"}, {"decision": "refused", "reason": "Nee."}])
def test_what_people_stopped_or_refused_is_not_gone_and_not_waited_for(said: dict[str, Any]) -> None:
    """It is no news that it left the plan; what needs it first is to be looked at."""
    found = changes({"AA-01": 0}, seen({FIRST: "2026-q2", SECOND: "2026-q3"}, M_AA_01=said))
    assert [c for c in found.changes if c.kind == "gone"] == []
    assert ("prerequisite_refused", SECOND) in looks(found)


def test_what_fell_outside_the_quarters_and_still_does_has_not_moved() -> None:
    """People saw no quarter then; gone without one is told without one."""
    found = changes({"AA-01": 0}, seen({FIRST: "2026-q2", SECOND: "2026-q3", "M-AA-09": None}))
    assert found.changes == (Change("gone", "M-AA-09", None, None),)


@pytest.mark.parametrize("decision", ["accepted", "changed"])
def test_what_was_taken_over_changed_or_not_is_looked_at_when_it_no_longer_follows(decision: str) -> None:
    """Taken over with a change is taken over."""
    of = seen({}, M_AA_03={"decision": decision, "reason": "Kleiner."})
    assert looks(changes({"AA-01": 0, "BB-01": 4}, of)) == {("no_longer_proposed", THIRD)}


@pytest.mark.parametrize(("quarter", "overdue"), [("2026-q1", True), ("2026-q2", False), ("2026-q3", False)])
def test_only_a_quarter_that_is_past_is_overdue(quarter: str, overdue: bool) -> None:
    """The first quarter ahead is still in time; the one before it is not."""
    of = seen({}, M_AA_01={"decision": "accepted", "quarter": quarter})
    assert (("overdue", FIRST) in looks(changes({"AA-01": 0}, of))) == overdue


def test_only_a_gap_that_grew_is_told() -> None:
    """At the same size, or smaller, a decision still fits; one not seen then counts from nothing."""
    grown: dict[int, bool] = {}
    for size in (3, 4):
        of = seen({}, M_AA_01={"decision": "accepted", "decided": at(AA_01=size)})
        grown[size] = ("gap_grew", FIRST) in looks(changes({"AA-01": 0}, of))
    assert grown == {3: True, 4: False}
    wide = (measure(1, [("AA-01", 0, 2), ("BB-01", 0, 3)], 1), *STEPS[1:])
    of = seen({}, M_AA_01={"decision": "accepted", "decided": at(AA_01=4)})
    told = [
        (x.kind, x.was, x.now, x.criterion) for x in changes({"AA-01": 0, "BB-01": 2}, of, steps=wide).looks
    ]
    assert told == [("gap_grew", 0, 1, "BB-01")]


def test_what_was_taken_over_with_a_change_is_evaluated_in_the_order_of_the_actions() -> None:
    """Numbers in order, own actions after measures, each with the round in which it was decided."""
    done = {"decision": "changed", "status": "done", "decided": at(AA_01=2)}
    own = {"title": "Praten", "criteria": ("AA-01",), "status": "done", "decided": at(AA_01=2)}
    of = plan({"own-10": own, "own-2": own, SECOND: done, FIRST: done})
    found = evaluated(of, {"AA-01": 1}, {"AA-01": 3})
    assert list(found) == [FIRST, SECOND, "own-2", "own-10"]
    assert found["own-2"].title == "Praten"


def test_the_round_of_a_decision_goes_before_that_of_the_plan() -> None:
    """Decided in an earlier round than the plan stands on: compared with that round, and said so."""
    said = {"decision": "accepted", "status": "done", "decided": {**at(AA_01=2), "round": "r1"}}
    earlier = {"r1": side({"AA-01": 0}, date(2025, 3, 31)), "r2": side({"AA-01": 2})}
    (found,) = evaluate(plan({FIRST: said}), side({"AA-01": 3}, LATER), earlier, measures(*STEPS))
    assert found.effects == (Effect("AA-01", 0, 3, comparable=True),)


def test_not_applicable_is_not_compared_even_beside_a_level() -> None:
    """N.v.t. then and a level now is no rise; nor is a question that only one round asked."""
    of = plan({FIRST: {"decision": "accepted", "status": "done", "decided": at(AA_02=2, AA_03=1)}})
    found = evaluated(of, {"AA-02": "Geen kinderen."}, {"AA-02": 3})
    assert [(e.before, e.comparable, e.outcome) for e in found[FIRST].effects] == [
        (None, False, "not_comparable"),
        (None, False, "not_comparable"),
    ]


@pytest.mark.parametrize(
    ("first", "share"), [(Q1, 1), (Q2, 1), (Q3, Fraction(1, 2)), (PlanQuarter(2026, 4), 0)]
)
def test_of_a_task_only_what_lies_ahead_counts(first: PlanQuarter, share: Fraction) -> None:
    """Of two quarters the share that is still to come; without a place all of it."""
    two = task(1, lead=2)
    placed = Placement(two, "placed", Q2, Q3, Q3, ())
    assert placed.ahead(first) == share
    assert Placement(two, "outside", None, None, Q3, ()).ahead(first) == 1


def test_a_plan_of_a_unit_holds_its_decisions_and_keeps_to_the_hours_of_the_team() -> None:
    """What the team gave as hours is what the planning may use; a member's own form gives none."""
    said = answers("oost", {"AA-01": 0, "BB-01": 0}, profile=Profile(capacity_hours=Decimal(7)))
    other = answers("oost", {}, "lid-1", "member", profile=Profile(capacity_hours=Decimal(99)))
    of = plan({THIRD: {"decision": "accepted"}})
    questions = asked()
    scored = score_unit(TEAM, questions, [said])
    found = unit_plan(scored, questions, measures(*STEPS), [other, said], of)
    assert found.planned.capacity == 7
    assert unit_plan(scored, questions, measures(*STEPS), [other], of).planned.capacity is None
    assert found.plan == of
    action = found.action(THIRD)
    assert action is not None
    assert action.standing == "accepted"
    assert found.action("M-ZZ-99") is None
    assert found.hours_of() == sum((row.hours for row in found.hours), Fraction(0)) > 0
    one = found.hours[0].kind
    assert found.hours_of(one) == sum((r.hours for r in found.hours if r.kind == one), Fraction(0))
