# SPDX-License-Identifier: EUPL-1.2
"""What people have not seen yet, and which of their decisions need a look."""

from collections.abc import Mapping
from typing import Any

from tests.planning.made import ids, measure, measures
from tests.planning.test_decisions import FIRST, SECOND, STEPS, THIRD, plan, proposed
from toolkit.model.content.measures import Measure
from toolkit.model.given.plan import BasedOnRound, Plan
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.decided.changes import Change, Look, PlanChanges, plan_changes, shown_quarters
from toolkit.planning.decided.decisions import decided_actions, decided_tasks
from toolkit.planning.timed.schedule import schedule

NOW = BasedOnRound(round="r2", norm="norm-a@1.0.0", measures="1.0.0")
Q2, Q3, Q4 = (PlanQuarter(2026, n) for n in (2, 3, 4))


def changes(
    said: dict[str, int],
    of: Plan | None,
    now: BasedOnRound = NOW,
    steps: tuple[Measure, ...] = STEPS,
    moved: Mapping[tuple[str, str, str], tuple[str, ...]] | None = None,
) -> PlanChanges:
    """What changed for a team that says this."""
    proposal, known = proposed(said, *steps), measures(*steps)
    actions = decided_actions(proposal, of, known)
    planned = schedule(decided_tasks(proposal, actions), proposal.horizon, None)
    return plan_changes(
        of, now, proposal=proposal, actions=actions, planned=planned, measures=known, moved=moved
    )


def seen(shown: Mapping[str, str | None], **actions: dict[str, Any]) -> Plan:
    """A plan of which people last saw these quarters."""
    return plan({k.replace("_", "-"): v for k, v in actions.items()}, shown=dict(shown))


def looks(found: PlanChanges) -> set[tuple[str, str | None]]:
    """Kind and action of every decision to look at."""
    return {(x.kind, x.action) for x in found.looks}


def test_nobody_saw_a_plan() -> None:
    """Without decisions there is nothing to compare with."""
    assert changes({"AA-01": 0}, None) == PlanChanges(seen=False)


def test_the_same_plan_again_gives_no_changes() -> None:
    """What people see now, shown to them, leaves nothing to tell."""
    proposal, known = proposed({"AA-01": 0, "BB-01": 0}), measures(*STEPS)
    actions = decided_actions(proposal, None, known)
    planned = schedule(decided_tasks(proposal, actions), proposal.horizon, None)
    quarters = shown_quarters(actions, planned)
    assert list(quarters) == list(ids(1, 2, 3))
    of = plan({}, shown={k: None if q is None else q.id for k, q in quarters.items()})
    assert changes({"AA-01": 0, "BB-01": 0}, of) == PlanChanges(seen=True)


def test_new_moved_and_gone_actions_are_told() -> None:
    """Each with the quarter that people saw and the one that it has now."""
    found = changes({"AA-01": 0}, seen({SECOND: "2026-q4", THIRD: "2026-q2"}))
    assert found.changes == (
        Change("new", FIRST, None, Q2),
        Change("moved", SECOND, Q4, Q3),
        Change("gone", THIRD, Q2, None),
    )


def test_what_people_added_themselves_is_not_new_to_them() -> None:
    """They wrote it; where it ends is news only once they saw it elsewhere."""
    own = {"title": "Praten", "decision": "accepted", "hours": 1}
    assert not [c for c in changes({"AA-01": 4}, seen({}, own_1=own)).changes if c.action == "own-1"]
    (moved,) = (c for c in changes({"AA-01": 4}, seen({"own-1": "2027-q4"}, own_1=own)).changes)
    assert (moved.kind, moved.action) == ("moved", "own-1")


def test_what_people_did_or_refused_themselves_is_not_gone() -> None:
    """Their own decision is no news to them, nor that they stopped."""
    said = {"decision": "accepted", "status": "done"}
    no, stopped = {"decision": "refused", "reason": "Nee."}, {"status": "dropped"}
    shown = {FIRST: "2026-q2", SECOND: "2026-q3", THIRD: "2026-q3"}
    of = seen(shown, M_AA_01=said, M_AA_02=no, M_AA_03=stopped)
    assert changes({"AA-01": 0, "BB-01": 0}, of).changes == ()


def test_another_round_norm_or_version_is_told_once_for_the_whole_plan() -> None:
    """With what it was and what it is now."""
    later = BasedOnRound(round="r3", norm="norm-a@2.0.0", measures="1.1.0")
    found = changes({"AA-01": 4}, seen({}), later).looks
    assert found == (
        Look("round", None, "r2", "r3"),
        Look("norm", None, "norm-a@1.0.0", "norm-a@2.0.0"),
        Look("measures", None, "1.0.0", "1.1.0"),
    )


def test_decisions_that_need_a_look() -> None:
    """A gap that grew, a refused prerequisite, a measure that is gone, what is done and still asked."""
    at = {"on": "2026-05-01", "round": "r1"}
    of = seen(
        {},
        M_AA_01={"decision": "refused", "reason": "Nee.", "decided": {**at, "gaps": {"AA-01": 4}}},
        M_AA_02={"decision": "accepted", "quarter": "2025-q4", "decided": {**at, "gaps": {"AA-01": 1}}},
        M_AA_03={"decision": "accepted", "status": "done"},
        M_AA_09={"decision": "accepted"},
    )
    found = changes({"AA-01": 0, "BB-01": 0}, of)
    assert found.looks == (
        Look("gap_grew", SECOND, 1, 4, "AA-01"),
        Look("prerequisite_refused", SECOND, others=(FIRST,)),
        Look("overdue", SECOND, "2025-q4"),
        Look("still_proposed", THIRD),
        Look("measure_gone", "M-AA-09"),
    )
    assert looks(changes({"AA-01": 4, "BB-01": 4}, of)) >= {("no_longer_proposed", SECOND)}


def test_decisions_that_need_none() -> None:
    """What is done, stopped or their own, a gap as it was, and what they never decided about.

    Of what is done it does not matter that its prerequisite was refused, or that nothing asks for it now.
    """
    at = {"on": "2026-05-01", "round": "r1"}
    of = seen(
        {},
        M_AA_01={"decision": "refused", "reason": "Nee.", "decided": {**at, "gaps": {"AA-01": 4}}},
        M_AA_02={"decision": "accepted", "status": "done"},
        M_AA_03={"decision": "accepted", "decided": {**at, "gaps": {"BB-01": 3}}},
        own_1={"title": "Iets anders", "criteria": ("AA-01",)},
    )
    assert changes({"AA-01": 4, "BB-01": 0}, of).looks == ()
    stopped = {"decision": "accepted", "status": "dropped", "decided": {**at, "gaps": {"BB-01": 1}}}
    assert changes({"BB-01": 0}, seen({}, M_AA_03=stopped)).looks == ()
    assert changes({"BB-01": 4}, seen({}, M_AA_03={"status": "doing"})).looks == ()


def test_a_question_that_became_no_other_is_not_told_as_moved() -> None:
    """That it is gone is told by itself; what moved is told with what it is now."""
    of, title = seen({}, M_AA_03={"decision": "accepted"}), "Titel BB-01"
    for to in ((), ("BB-02", "BB-03")):
        found = changes({"BB-01": 0}, of, moved={(THIRD, "BB-01", title): to})
        moved = [Look("question_moved", THIRD, title, criterion="BB-01", others=to)]
        assert [look for look in found.looks if look.kind == "question_moved"] == (moved if to else [])


def test_what_was_done_is_no_other_way() -> None:
    """For what an action was decided for the rule now chooses two: one of them is still to be done."""
    steps = (*STEPS, measure(4, [("AA-01", 0, 1)], 99))
    old = {"decision": "accepted", "decided": {"on": "2026-05-01", "gaps": {"AA-01": 4}}}
    of = seen({}, M_AA_04=old, M_AA_01={"decision": "accepted", "status": "done"})
    found = changes({"AA-01": 0}, of, steps=steps)
    assert [look for look in found.looks if look.action == "M-AA-04"] == [
        Look("other_way", "M-AA-04", others=(SECOND,))
    ]


def test_a_refused_action_that_returns_is_told_with_its_gaps() -> None:
    """People see why they are asked again: the gap then and now."""
    seen_then = {"on": "2026-05-01", "gaps": {"AA-01": 3}}
    of = seen({}, M_AA_01={"decision": "refused", "reason": "Nee.", "decided": seen_then})
    found = changes({"AA-01": 0}, of)
    assert Look("returned", FIRST, 3, 4, "AA-01") in found.looks
    assert Change("new", FIRST, None, Q2) in found.changes
    assert changes({"AA-01": 1}, of).looks == (Look("prerequisite_refused", SECOND, others=(FIRST,)),)
