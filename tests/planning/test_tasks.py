# SPDX-License-Identifier: EUPL-1.2
"""Tasks from a proposal, how many ways there were, and what teams can do together."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.planning.made import chains, ids, measure, measure_sets
from tests.planning.made_tasks import NEXT_Q1
from tests.planning.test_gaps import with_path
from tests.planning.test_proposal import propose
from toolkit.model.content.measures import Measure
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.proposed.proposal import PlanProposal
from toolkit.planning.proposed.route import Leg, count_chains
from toolkit.planning.timed.schedule import schedule
from toolkit.planning.timed.task import Task, tasks_of
from toolkit.planning.weighed.regional import joint_measures

SUMMER = PlanQuarter(2026, 3)
criteria = ("AA-01", "AA-02", "BB-01")
levels = st.fixed_dictionaries({c: st.integers(0, 4) for c in criteria})


def by_id(proposal: PlanProposal) -> dict[str, Task]:
    """The tasks of a proposal by id."""
    return {t.id: t for t in tasks_of(proposal)}


def test_a_task_is_due_when_the_first_gap_is_that_needs_it() -> None:
    """BB-01 is due in the third quarter; what it waits for is too, also when it serves another gap."""
    found = by_id(
        propose(
            {"BB-01": 2, "AA-02": 0},
            measure(1, [("AA-02", 0, 3)], 5, lead_quarters=2),
            measure(2, [("BB-01", 2, 3)], 7, after=ids(1)),
            of_norm=with_path((0, 2), (2, 3)),
        )
    )
    assert {t.due for t in found.values()} == {SUMMER}
    first, second = (found[i] for i in ids(1, 2))
    assert (first.rank, first.hours, first.lead, first.after) == (1, 5, 2, ())
    assert (second.rank, second.hours, second.lead, second.after) == (2, 7, 1, ids(1))
    assert (first.criteria, second.criteria) == (("AA-02",), ("BB-01",))


def test_a_gap_of_today_is_due_at_the_end() -> None:
    """Its task may take the whole horizon."""
    found = by_id(propose({"BB-01": 0}, measure(1, [("BB-01", 0, 3)])))
    assert [t.due for t in found.values()] == [NEXT_Q1]


def test_the_second_step_of_a_chain_waits_for_the_first() -> None:
    """A measure from level 2 cannot be used at level 0, whether it names the other or not."""
    found = by_id(propose({"BB-01": 0}, measure(1, [("BB-01", 2, 3)], 1), measure(2, [("BB-01", 0, 2)], 40)))
    assert [found[i].after for i in ids(1, 2)] == [ids(2), ()]


def test_two_criteria_with_opposite_orders_do_not_wait_for_ever() -> None:
    """One goes first, by rank, and the other waits for it: both have a place."""
    proposal = propose(
        {"AA-01": 0, "BB-01": 0},
        measure(1, [("AA-01", 0, 2), ("BB-01", 2, 3)], 1),
        measure(2, [("AA-01", 2, 3), ("BB-01", 0, 2)], 1),
    )
    one, other = tasks_of(proposal)
    assert (one.after, other.after) == ((), (one.id,))
    assert not schedule((one, other), proposal.horizon, 10).late


@given(measure_sets(), levels, st.one_of(st.none(), st.integers(0, 20)))
def test_every_action_is_planned_after_all_it_needs(
    found: list[Measure], said: dict[str, int], capacity: int | None
) -> None:
    """A task per action; prerequisites rank lower, are due no later, and end before it starts."""
    proposal = propose(said, *found)
    tasks = by_id(proposal)
    assert list(tasks) == [a.id for a in proposal.actions]
    for action in proposal.actions:
        task = tasks[action.id]
        assert set(task.after) >= set(action.measure.after) & set(tasks)
        assert task.due in proposal.horizon
        for name in task.after:
            before = tasks[name]
            assert before.rank < task.rank
            assert before.due is not None
            assert before.due <= task.due
    planned = schedule(tasks.values(), proposal.horizon, capacity)
    for placement in planned.placements:
        befores = [planned.of(name) for name in placement.task.after]
        assert placement.start is None or all(p and p.end and p.end < placement.start for p in befores)


@given(measure_sets(), st.sampled_from(criteria), st.integers(0, 4), st.integers(0, 4))
def test_chains_are_counted_as_they_can_be_listed(
    found: list[Measure], criterion: str, level: int, target: int
) -> None:
    """The number is that of all chains written out, but those that do with fewer of their steps."""
    lifts = {(m.id, x.criterion): x for m in found for x in m.lifts}

    def reaches(steps: Iterable[Leg]) -> bool:
        at = level
        for step in steps:
            lift = lifts[step.measure, criterion]
            at = lift.to if lift.from_ <= at < lift.to else at
        return at >= target

    listed = list(chains(criterion, level, target, found))
    needed = [
        chain
        for chain in listed
        if not any(reaches(fewer) for n in range(len(chain)) for fewer in combinations(chain, n))
    ]
    assert count_chains(criterion, level, target, found) == len(needed)
    assert bool(needed) == bool(listed)


def shared(number: int, **other: int) -> Measure:
    """A measure on BB-01 that teams can do together."""
    hours = {"team": 10, **other}
    return measure(number, [("BB-01", 0, 3)], hours, together=True)


def test_what_several_teams_need_is_proposed_once() -> None:
    """With the hours of each team, and those of the region once; what one team needs is no joint matter."""
    both, one = shared(1, region=16), shared(2)
    alone = measure(3, [("BB-01", 0, 3)])
    plans = {
        "west": [Task("M-AA-01", 2, Fraction(25, 2), due=NEXT_Q1, measure=both)],
        "oost": [
            Task("M-AA-01", 1, 10, due=SUMMER, measure=both),
            Task("M-AA-02", 2, 10, measure=one),
            Task("M-AA-03", 3, 10, measure=alone),
        ],
        "zuid": [
            Task("M-AA-01", 1, 10, measure=both, done=True),
            Task("M-AA-03", 2, 10, measure=alone),
            Task("own-1", 3, 10),
        ],
    }
    placed = {unit: schedule(tasks, (SUMMER, SUMMER.next()), 15).placements for unit, tasks in plans.items()}
    (found,) = joint_measures(placed)
    assert found.measure == both
    assert [(t.unit, t.rank) for t in found.teams] == [("oost", 1), ("west", 2)]
    assert [t.hours for t in found.teams] == [Fraction(10), Fraction(25, 2)]
    assert found.team_hours == Fraction(45, 2)
    # the hours of oost fit in its first quarter; those of west, 12.5, too
    assert found.region_hours == 16
    assert [(t.start, t.end) for t in found.teams] == [(SUMMER, SUMMER), (SUMMER, SUMMER)]
    assert found.span == (SUMMER, SUMMER)
    assert joint_measures(placed, from_teams=3) == ()


def test_a_team_without_room_has_no_quarters_for_what_is_done_together() -> None:
    """The span is that of the teams whose plans have a place for it."""
    both = shared(1, region=16)
    tasks = [Task("M-AA-01", 1, 10, measure=both)]
    horizon = (SUMMER, SUMMER.next())
    room = {"oost": 10, "west": 0}
    (found,) = joint_measures({unit: schedule(tasks, horizon, n).placements for unit, n in room.items()})
    assert [t.unit for t in found.planned] == ["oost"]
    assert found.span == (SUMMER, SUMMER)
    (none,) = joint_measures({unit: schedule(tasks, horizon, 0).placements for unit in room})
    assert none.span is None
