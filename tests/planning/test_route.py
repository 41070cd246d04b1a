# SPDX-License-Identifier: EUPL-1.2
"""The cheapest chain of measures."""

from hypothesis import given
from hypothesis import strategies as st

from tests.planning.made import chains, ids, measure, measure_sets
from toolkit.model.content.measures import Measure
from toolkit.planning.proposed.route import cheapest_route, own_hours, with_prerequisites

levels_of_others = st.dictionaries(st.sampled_from(["AA-01", "AA-02", "BB-01"]), st.integers(0, 4))


def by_id(*found: Measure) -> dict[str, Measure]:
    """Measures by id."""
    return {m.id: m for m in found}


def test_two_cheap_steps_go_before_one_dear_step() -> None:
    """Team hours decide, not the number of steps."""
    known = by_id(
        measure(1, [("AA-01", 0, 3)], 50),
        measure(2, [("AA-01", 0, 2)], 10),
        measure(3, [("AA-01", 2, 3)], 20),
    )
    route = cheapest_route("AA-01", 0, 3, known, {"AA-01": 0})
    assert route is not None
    assert [leg.measure for leg in route.legs] == list(ids(2, 3))
    assert [(leg.from_, leg.to) for leg in route.legs] == [(0, 2), (2, 3)]
    assert route.hours == 30


def test_fewest_steps_then_ids_decide_between_equal_hours() -> None:
    """With equal hours one step goes before two, and the first id before the second."""
    known = by_id(
        measure(1, [("AA-01", 0, 1)], 5),
        measure(2, [("AA-01", 1, 3)], 5),
        measure(4, [("AA-01", 0, 3)], 10),
        measure(3, [("AA-01", 0, 4)], 10),
    )
    route = cheapest_route("AA-01", 0, 3, known, {})
    assert route is not None
    assert route.needed == ids(3)


def test_a_prerequisite_makes_a_step_dearer() -> None:
    """What must be done first counts in the price, unless its effect has been reached."""
    known = by_id(
        measure(1, [("AA-02", 0, 2)], 100),
        measure(2, [("AA-01", 0, 3)], 1, after=ids(1)),
        measure(3, [("AA-01", 0, 3)], 40),
    )
    needy = cheapest_route("AA-01", 0, 3, known, {"AA-01": 0, "AA-02": 1})
    reached = cheapest_route("AA-01", 0, 3, known, {"AA-01": 0, "AA-02": 2})
    assert needy is not None
    assert reached is not None
    assert needy.needed == ids(3)
    assert reached.needed == ids(2)


def test_a_step_is_usable_from_its_level_up_to_below_its_end() -> None:
    """A step that starts above the level cannot begin a chain."""
    known = by_id(measure(1, [("AA-01", 1, 3)]))
    assert cheapest_route("AA-01", 0, 3, known, {}) is None
    assert cheapest_route("AA-01", 1, 3, known, {}) is not None
    assert cheapest_route("AA-01", 2, 3, known, {}) is not None
    assert cheapest_route("AA-01", 3, 4, known, {}) is None


def test_a_circle_of_prerequisites_ends() -> None:
    """Content that waits for itself gives a route, not a program that hangs."""
    known = by_id(measure(1, [("AA-01", 0, 3)], after=ids(2)), measure(2, [("AA-02", 0, 3)], after=ids(1)))
    route = cheapest_route("AA-01", 0, 3, known, {})
    assert route is not None
    assert route.needed == ids(1, 2)


@given(measure_sets(), st.integers(0, 3), st.integers(1, 4), levels_of_others)
def test_the_route_is_the_cheapest_of_all_chains(
    found: list[Measure], level: int, target: int, levels: dict[str, int]
) -> None:
    """No chain costs less in hours, then in steps, then in ids; and none is missed."""
    known = by_id(*found)
    level = min(level, target - 1)
    costs = []
    for chain in chains("AA-01", level, target, found):
        needed: set[str] = set()
        for leg in chain:
            needed |= with_prerequisites(leg.measure, known, levels)
        costs.append((sum(own_hours(known[m], "team") for m in needed), len(needed), tuple(sorted(needed))))
    route = cheapest_route("AA-01", level, target, known, levels)
    if route is None:
        assert not costs
    else:
        assert (route.hours, len(route.needed), route.needed) == min(costs)


@given(measure_sets(), st.integers(0, 3), st.integers(1, 4), levels_of_others)
def test_a_route_is_a_chain_from_the_level_to_the_target(
    found: list[Measure], level: int, target: int, levels: dict[str, int]
) -> None:
    """Each leg starts where the last one ended and is usable there."""
    known = by_id(*found)
    level = min(level, target - 1)
    route = cheapest_route("AA-01", level, target, known, levels)
    if route is None:
        return
    at = level
    for leg in route.legs:
        lifts = [(x.from_, x.to) for x in known[leg.measure].lifts if x.criterion == "AA-01"]
        assert leg.from_ == at
        assert any(a <= at < b == leg.to for a, b in lifts)
        at = leg.to
    assert at >= target
    assert {leg.measure for leg in route.legs} <= set(route.needed)
