# SPDX-License-Identifier: EUPL-1.2
"""From gaps to actions in order."""

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.planning.made import ids, measure, measure_sets, measures
from tests.planning.test_gaps import TEAM
from tests.scoring.small import answers, asked, norm
from toolkit.model.content.measures import Measure
from toolkit.model.content.norm import Norm
from toolkit.planning.proposed.order import in_rank_order
from toolkit.planning.proposed.proposal import PlanProposal, propose_plan
from toolkit.scoring.unit import score_unit


def propose(said: dict[str, Any], *found: Measure, of_norm: Norm | None = None) -> PlanProposal:
    """The proposal for a team that said this."""
    questionnaire = asked(of_norm)
    return propose_plan(
        score_unit(TEAM, questionnaire, [answers("oost", said)]), questionnaire, measures(*found)
    )


def test_a_missed_lower_limit_goes_before_a_larger_gap() -> None:
    """AA-01 has a lower limit of 2; one level short of it goes before three levels elsewhere."""
    found = propose(
        {"AA-01": 1, "BB-01": 0}, measure(1, [("BB-01", 0, 3)], 1), measure(2, [("AA-01", 0, 3)], 90)
    )
    assert [a.id for a in found.actions] == list(ids(2, 1))
    assert [g.criterion for g in found.gaps] == ["AA-01", "BB-01"]


def test_uniform_goes_before_local_and_then_gap_times_weight() -> None:
    """Weights count as exact decimals: 1 level at 2.5 goes before 2 levels at 1."""
    of_norm = norm(
        criteria={
            "AA-02": {"weight": Decimal(9), "uniform": False, "reason": "Lokaal."},
            "BB-01": {"weight": Decimal("2.5"), "reason": "Telt zwaar."},
        }
    )
    found = propose(
        {"AA-02": 0, "BB-01": 2, "BB-02": 1},
        measure(1, [("AA-02", 0, 3)]),
        measure(2, [("BB-01", 2, 3)]),
        measure(3, [("BB-02", 1, 3)]),
        of_norm=of_norm,
    )
    assert [a.id for a in found.actions] == list(ids(2, 3, 1))


def test_of_gaps_that_are_as_urgent_those_of_the_fewest_hours_go_first() -> None:
    """A gap that no measure closes asks no hours, and stands before those that do."""
    found = propose(
        {"AA-02": 1, "BB-01": 1, "BB-02": 1},
        measure(1, [("AA-02", 0, 3)], 20),
        measure(2, [("BB-01", 0, 3)], 8),
    )
    assert [g.criterion for g in found.gaps] == ["BB-02", "BB-01", "AA-02"]
    assert found.without_route == ("BB-02",)


def test_a_measure_for_several_criteria_is_one_action() -> None:
    """It serves both, with the rank of the most urgent one."""
    found = propose(
        {"AA-01": 1, "BB-01": 2, "BB-02": 0},
        measure(1, [("AA-01", 0, 3), ("BB-01", 0, 3)], 30),
        measure(2, [("BB-02", 0, 3)], 1),
    )
    assert [a.id for a in found.actions] == list(ids(1, 2))
    assert [(s.criterion, s.from_, s.to) for s in found.actions[0].serves] == [
        ("AA-01", 1, 3),
        ("BB-01", 2, 3),
    ]


def test_a_prerequisite_stands_just_before_its_first_dependent() -> None:
    """It comes as late as it may: other urgent things go first."""
    found = propose(
        {"AA-01": 0, "BB-01": 0, "AA-02": 3},
        measure(1, [("BB-02", 0, 3)], 5),
        measure(2, [("BB-01", 0, 3)], 5, after=ids(1)),
        measure(3, [("AA-01", 0, 3)], 5),
    )
    assert [a.id for a in found.actions] == list(ids(3, 1, 2))
    assert [a.rank for a in found.actions] == [1, 2, 3]
    assert found.actions[1].serves == ()
    assert found.actions[1].before == ids(2)


def test_the_second_leg_of_a_chain_comes_after_the_first() -> None:
    """Even when the second costs less."""
    found = propose({"BB-01": 0}, measure(1, [("BB-01", 2, 3)], 1), measure(2, [("BB-01", 0, 2)], 40))
    assert [a.id for a in found.actions] == list(ids(2, 1))


def test_a_gap_without_a_route_is_named() -> None:
    """Nothing is dropped in silence."""
    found = propose({"BB-01": 0}, measure(1, [("BB-01", 0, 2)]))
    assert found.without_route == ("BB-01",)
    assert found.actions == ()


def test_an_unanswered_criterion_is_a_question() -> None:
    """It is listed as unanswered and leads to no action."""
    found = propose({"AA-01": "?"}, measure(1, [("AA-01", 0, 4)]))
    assert "AA-01" in found.unanswered
    assert not found.actions


@given(
    measure_sets(),
    st.fixed_dictionaries({c: st.one_of(st.none(), st.integers(0, 4)) for c in ("AA-01", "AA-02", "BB-01")}),
)
def test_nothing_is_dropped_and_nothing_comes_before_what_it_needs(
    found: list[Measure], levels: dict[str, int | None]
) -> None:
    """Every gap has its whole route among the actions or is named; prerequisites come first."""
    said = {c: level for c, level in levels.items() if level is not None}
    plan = propose(said, *found)
    rank = {a.id: a.rank for a in plan.actions}
    assert sorted(rank.values()) == list(range(1, len(rank) + 1))
    for gap in plan.gaps:
        route = plan.routes.get(gap.criterion)
        assert (route is None) == (gap.criterion in plan.without_route)
        assert route is None or set(route.needed) <= set(rank)
    for action in plan.actions:
        assert action.serves or action.before
        assert all(rank[p] < action.rank for p in action.measure.after if p in rank)
    answered = {g.criterion for g in plan.gaps}
    assert answered.isdisjoint(plan.unanswered)


@given(measure_sets(), st.integers(0, 2), st.randoms(use_true_random=False))
def test_the_order_of_the_file_changes_nothing(found: list[Measure], level: int, random: Any) -> None:  # noqa: ANN401 - hypothesis gives a Random
    """Measures in another order give the same plan."""
    shuffled = list(found)
    random.shuffle(shuffled)
    said = {"AA-01": level, "AA-02": 0, "BB-01": 1}
    assert propose(said, *found).actions == propose(said, *shuffled).actions


@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=12),
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=12),
)
def test_rank_order_keeps_every_hard_wish(hard: list[tuple[int, int]], soft: list[tuple[int, int]]) -> None:
    """What must come first does, whatever would rather come first; each item once."""
    first: dict[int, set[int]] = {i: set() for i in range(8)}
    rather: dict[int, set[int]] = {i: set() for i in range(8)}
    for a, b in hard:
        if a < b:  # no circle
            first[b].add(a)
    for a, b in soft:
        rather[b].add(a)
    closed = {i: set(before) for i, before in first.items()}
    for i in range(8):
        closed[i] |= {x for before in first[i] for x in closed[before]}
    order = in_rank_order({i: ((i * 5) % 8,) for i in range(8)}, closed, rather)
    assert sorted(order) == list(range(8))
    assert all(order.index(a) < order.index(b) for b, befores in closed.items() for a in befores)


def test_a_long_way_is_walked_from_its_beginning() -> None:
    """Each of twelve follows the next, whose own turn is later; a circle of two ends all the same."""
    chain = {n: {n + 1} for n in range(11)}
    keys = {n: (n,) for n in range(12)}
    assert in_rank_order(keys, chain, {}) == in_rank_order(keys, {}, chain) == list(reversed(range(12)))
    assert sorted(in_rank_order(keys, chain | {11: {10}}, {})) == list(range(12))
