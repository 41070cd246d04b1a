# SPDX-License-Identifier: EUPL-1.2
"""What people decided, laid over what the rule proposes: nothing is lost, nothing changes silently."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.planning.made import ids, measure, measure_sets, measures
from tests.planning.test_proposal import propose
from tests.scoring.small import norm
from toolkit.model.content.measures import Measure
from toolkit.model.given.plan import ACTION_STATUSES, DECISIONS, ActionDecision, Plan, action_order
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.decided.decisions import (
    PlannedAction,
    decided_actions,
    decided_tasks,
    gap_sizes,
    gaps_seen,
)
from toolkit.planning.proposed.proposal import PlanProposal
from toolkit.planning.timed.schedule import schedule

NORM = norm(criteria={"AA-01": {"level": 4, "reason": "Hoog."}})
FIRST, SECOND, THIRD = ids(1, 2, 3)
STEPS = (
    measure(1, [("AA-01", 0, 2)], 8),
    measure(2, [("AA-01", 2, 4)], 6, after=(FIRST,)),
    measure(3, [("BB-01", 0, 3)], 4, lead_quarters=2),
)


def plan(actions: Mapping[str, dict[str, Any]], **other: Any) -> Plan:  # noqa: ANN401 - model fields
    """A plan with these decisions."""
    return Plan.model_validate(
        {
            "schema": "plan/1",
            "unit": "oost",
            "based_on": {"round": "r2", "norm": "norm-a@1.0.0", "measures": "1.0.0"},
            "actions": dict(actions),
            **other,
        }
    )


def proposed(said: dict[str, Any], *found: Measure) -> PlanProposal:
    """What follows from these answers."""
    return propose(said, *(found or STEPS), of_norm=NORM)


def decided(said: dict[str, Any], of: Plan | None, *found: Measure) -> dict[str, PlannedAction]:
    """The actions of a plan by id, in order of rank."""
    steps = found or STEPS
    return {a.id: a for a in decided_actions(proposed(said, *steps), of, measures(*steps))}


def test_without_decisions_the_plan_is_the_proposal() -> None:
    """Nobody decided: every action is proposed, in the order of the rule."""
    found = decided({"AA-01": 0, "BB-01": 0}, None)
    assert list(found) == list(ids(1, 2, 3))
    assert {a.standing for a in found.values()} == {"proposed"}
    assert [a.rank for a in found.values()] == [1, 2, 3]


def test_a_decision_is_shown_as_people_took_it() -> None:
    """Hours, owner, quarter, status and reason are those of people; the title is the measure's."""
    said = {
        "decision": "changed",
        "hours": Decimal("12.5"),
        "owner": "teamleider",
        "quarter": "2026-q3",
        "status": "doing",
        "reason": "Eerst vakantie.",
    }
    action = decided({"AA-01": 0}, plan({FIRST: said}))[FIRST]
    assert (action.standing, action.hours, action.owner) == ("changed", Fraction(25, 2), "teamleider")
    assert (action.fixed, action.status, action.reason) == (PlanQuarter(2026, 3), "doing", "Eerst vakantie.")
    assert action.title == STEPS[0].title


def test_hours_and_quarter_without_a_decision_count_alike() -> None:
    """What a team fills in counts, also when it still has to decide; of what it refused nothing does."""
    said = {"quarter": "2026-q4", "hours": Decimal(9)}
    waiting = decided({"AA-01": 0}, plan({FIRST: said}))[FIRST]
    assert (waiting.standing, waiting.hours, waiting.fixed) == ("proposed", Fraction(9), PlanQuarter(2026, 4))
    refused = {**said, "decision": "refused", "reason": "Nu niet.", "decided": _seen(AA_01=4)}
    assert decided({"AA-01": 0}, plan({FIRST: refused}))[FIRST].fixed is None
    own = decided({"AA-01": 0}, plan({"own-1": {"title": "Praten", "quarter": "2026-q4"}}))["own-1"]
    assert own.fixed == PlanQuarter(2026, 4)


def test_a_refused_action_stays_out_and_is_not_waited_for() -> None:
    """What was refused is in the list and in no planning; what needs it goes on without it."""
    refused = plan({FIRST: {"decision": "refused", "reason": "Doen wij al.", "decided": _seen(AA_01=4)}})
    found = decided({"AA-01": 0}, refused)
    assert found[FIRST].standing == "refused"
    tasks = decided_tasks(proposed({"AA-01": 0}), found.values())
    assert [t.id for t in tasks] == [SECOND]


def _seen(**gaps: int) -> dict[str, Any]:
    seen = {name.replace("_", "-"): size for name, size in gaps.items()}
    return {"on": "2026-05-12", "round": "r1", "gaps": seen}


def test_a_refused_action_returns_when_its_gap_grew() -> None:
    """At the same gap it stays out; one level worse it is proposed again, and said to have returned."""
    refused = plan({FIRST: {"decision": "refused", "reason": "Nu niet.", "decided": _seen(AA_01=3)}})
    assert decided({"AA-01": 1}, refused)[FIRST].standing == "refused"
    back = decided({"AA-01": 0}, refused)[FIRST]
    assert (back.standing, back.returned, back.reason) == ("proposed", True, "Nu niet.")


def test_a_refusal_of_which_nobody_knows_the_gaps_stands() -> None:
    """Without gaps the program cannot say that one grew, so it does not set the refusal aside."""
    for known in ({}, {"decided": {"on": "2026-05-12"}}):
        refused = plan({FIRST: {"decision": "refused", "reason": "Nee.", **known}})
        assert decided({"AA-01": 0}, refused)[FIRST].standing == "refused"


def test_a_decision_that_no_longer_follows_is_kept_and_said_so() -> None:
    """Its criterion reached the norm, or the measure is gone from this version: it stays in the plan."""
    kept = plan(
        {
            THIRD: {"decision": "accepted", "decided": _seen(BB_01=3)},
            "M-AA-99": {"decision": "accepted", "hours": 5},
        }
    )
    found = decided({"AA-01": 0, "BB-01": 4}, kept)
    assert found[THIRD].no_longer_proposed
    assert found[THIRD].criteria == ("BB-01",)
    gone = found["M-AA-99"]
    assert gone.measure is None
    assert gone.title is None
    assert gone.hours == 5
    assert {t.id for t in decided_tasks(proposed({"AA-01": 0, "BB-01": 4}), found.values())} >= {
        THIRD,
        "M-AA-99",
    }


def test_own_actions_come_last_unless_their_criteria_say_otherwise() -> None:
    """An own action for an urgent criterion comes after the steps for it, before what is less urgent."""
    own = plan(
        {
            "own-1": {"title": "Zomaar"},
            "own-2": {"title": "Voor het eerste", "criteria": ("AA-01",)},
            "own-10": {"title": "Ook zomaar", "criteria": ("BB-02",)},
        }
    )
    found = decided({"AA-01": 0, "BB-01": 0, "BB-02": 4}, own)
    assert list(found) == [FIRST, SECOND, "own-2", THIRD, "own-1", "own-10"]
    assert found["own-2"].own
    assert not found["own-2"].no_longer_proposed


def test_tasks_carry_what_people_decided() -> None:
    """Hours, the fixed quarter and done go to the planning; what was stopped does not."""
    said = plan(
        {
            FIRST: {"decision": "accepted", "status": "done"},
            SECOND: {"decision": "changed", "hours": 3, "quarter": "2027-q1"},
            THIRD: {"decision": "accepted", "status": "dropped"},
            "own-1": {"title": "Eigen", "hours": 2},
        }
    )
    tasks = {
        t.id: t
        for t in decided_tasks(
            proposed({"AA-01": 0, "BB-01": 0}), decided({"AA-01": 0, "BB-01": 0}, said).values()
        )
    }
    assert set(tasks) == {FIRST, SECOND, "own-1"}
    assert tasks[FIRST].done
    assert (tasks[SECOND].hours, tasks[SECOND].fixed) == (3, PlanQuarter(2027, 1))
    assert tasks[SECOND].after == (FIRST,)
    assert (tasks["own-1"].hours, tasks["own-1"].lead, tasks["own-1"].due) == (2, 1, None)


def test_a_quarter_that_is_past_gets_a_new_proposal_with_all_hours() -> None:
    """Decided for a quarter before those ahead and not done: placed again at its turn; done it stays done."""
    said = plan(
        {
            FIRST: {"decision": "accepted", "quarter": "2025-q4", "status": "doing"},
            THIRD: {"decision": "accepted", "quarter": "2025-q4", "status": "done"},
        }
    )
    levels = {"AA-01": 0, "BB-01": 0}
    found = proposed(levels)
    assert found.horizon[0] > PlanQuarter(2025, 4)
    tasks = decided_tasks(found, decided(levels, said).values())
    by_id = {t.id: t for t in tasks}
    assert (by_id[FIRST].fixed, by_id[FIRST].overdue) == (None, PlanQuarter(2025, 4))
    assert (by_id[THIRD].fixed, by_id[THIRD].overdue) == (PlanQuarter(2025, 4), None)
    placed = schedule(tasks, found.horizon, 10).of(FIRST)
    assert placed is not None
    assert (placed.start, placed.end) == (found.horizon[0], found.horizon[0])
    assert by_id[FIRST].hours == 8


def test_the_gaps_that_belong_to_a_decision() -> None:
    """Every answered criterion that the measure can bring further is kept, with 0 where nothing was short."""
    both = measure(4, [("AA-01", 0, 4), ("BB-01", 0, 4), ("BB-02", 0, 4)], 1)
    found = proposed({"AA-01": 2, "BB-01": 4}, both)
    seen = gaps_seen(both.id, found, measures(both), {"AA-01": 2, "BB-01": 4, "BB-02": None})
    assert seen == {"AA-01": 2, "BB-01": 0}


decisions = st.builds(
    lambda decision, status, hours, quarter, gaps: ActionDecision.model_validate(
        {
            "title": "Iets",
            "decision": decision,
            "status": status,
            "hours": hours,
            "quarter": quarter,
            "reason": "Daarom.",
            "decided": None if gaps is None else {"on": date(2026, 5, 1), "gaps": gaps},
        }
    ),
    st.sampled_from([None, *DECISIONS]),
    st.sampled_from(ACTION_STATUSES),
    st.none() | st.integers(0, 40),
    st.none() | st.sampled_from(["2025-q4", "2026-q2", "2026-q4", "2027-q3"]),
    st.none() | st.dictionaries(st.sampled_from(["AA-01", "AA-02", "BB-01"]), st.integers(0, 4)),
)
LEVELS = st.fixed_dictionaries(
    {}, optional={c: st.integers(0, 4) for c in ("AA-01", "AA-02", "BB-01", "BB-02")}
)
ANY_ID = st.sampled_from([*ids(*range(8)), "own-1", "own-2", "M-ZZ-01"])


@given(measure_sets(), LEVELS, st.dictionaries(ANY_ID, decisions, max_size=6))
def test_making_the_plan_again_keeps_every_decision(
    found: list[Measure], said: dict[str, int], by_people: dict[str, ActionDecision]
) -> None:
    """Whatever the answers are now, each decision is in the plan as it was, once, with a turn of its own."""
    of_people = plan({}).model_copy(update={"actions": by_people})
    proposal = propose(said, *found)
    actions = decided_actions(proposal, of_people, measures(*found))
    assert {a.id for a in actions} == {p.id for p in proposal.actions} | set(by_people)
    assert [a.rank for a in actions] == list(range(1, len(actions) + 1))
    by_rule = [a.id for a in actions if a.proposed]
    assert by_rule == [p.id for p in proposal.actions]
    for action in actions:
        assert action.decision == by_people.get(action.id)
        if action.decision is not None and not action.returned:
            assert action.standing == (action.decision.decision or "proposed")
    assert actions == decided_actions(proposal, of_people, measures(*found))
    tasks = {t.id: t for t in decided_tasks(proposal, actions)}
    assert set(tasks) == {a.id for a in actions if a.counts}
    for action in (a for a in actions if a.counts):
        task, first = tasks[action.id], proposal.horizon[0]
        kept = action.fixed is None or action.status == "done" or action.fixed >= first
        promised = action.own or action.standing in {"accepted", "changed"}
        assert task.fixed == (action.fixed if kept else None)
        assert task.overdue == (None if kept or not promised else action.fixed)


@given(measure_sets(), LEVELS, LEVELS)
def test_a_refused_action_returns_only_when_a_gap_exceeds(
    found: list[Measure], then: dict[str, int], now: dict[str, int]
) -> None:
    """Refused at the gaps of one round, it is proposed in another exactly when a gap it is for is larger."""
    first, second = propose(then, *found), propose(now, *found)
    seen = {
        p.id: gaps_seen(p.id, first, measures(*found), {**dict.fromkeys(("AA-01",)), **then})
        for p in first.actions
    }
    refused = plan(
        {
            name: {"decision": "refused", "reason": "Nee.", "decided": {"on": date(2026, 5, 1), "gaps": gaps}}
            for name, gaps in seen.items()
        }
    )
    sizes = gap_sizes(second)
    for action in decided_actions(second, refused, measures(*found)):
        if action.id in seen:
            grew = any(sizes.get(c, 0) > seen[action.id].get(c, 0) for c in action.criteria)
            assert action.returned == (grew and action.proposed)
            assert action.standing == ("proposed" if action.returned else "refused")
    again = {a.id: a for a in decided_actions(first, refused, measures(*found))}
    assert all(again[name].standing == "refused" for name in seen)


def test_own_actions_stand_in_order_of_number() -> None:
    """own-10 comes after own-2, and both after the measures."""
    names = ["own-10", "M-AA-G1", "own-2", "M-AA-10", "M-AA-02"]
    assert sorted(names, key=action_order) == ["M-AA-02", "M-AA-10", "M-AA-G1", "own-2", "own-10"]
