# SPDX-License-Identifier: EUPL-1.2
"""Measures for tests: short to write, and generated ones for properties."""

from collections.abc import Collection, Iterator
from typing import Any

from hypothesis import strategies as st

from tests.scoring.small import CITATION
from tests.strategies import one_of
from toolkit.model.content.measures import Measure, Measures
from toolkit.model.given.plan import Plan
from toolkit.planning.proposed.route import Leg

Lifts = list[tuple[str, int, int]]


def measure(number: int, lifts: Lifts, hours: int | dict[str, int] = 10, **other: Any) -> Measure:  # noqa: ANN401 - model fields
    """A measure M-AA-nn with these lifts and team hours."""
    return Measure.model_validate(
        {
            "id": f"M-AA-{number:02d}",
            "title": f"Stap {number}",
            "what": f"Wat stap {number} is.",
            "lifts": tuple({"criterion": c, "from": a, "to": b} for c, a, b in lifts),
            "actor": "team",
            "kind": "training",
            "hours": {"team": hours} if isinstance(hours, int) else hours,
            "lead_quarters": 1,
            "sources": (CITATION,),
            **other,
        }
    )


def measures(*found: Measure, **other: Any) -> Measures:  # noqa: ANN401 - model fields
    """A set of measures."""
    return Measures.model_validate(
        {"schema": "measures/1", "version": "1.0.0", "measures": tuple(found), **other}
    )


def plan_of(unit: str, decisions: dict[str, dict[str, Any]]) -> Plan:
    """What people decided about a unit's plan; keys with `_` for `-`, so that they can be keywords."""
    actions = {name.replace("_", "-"): said for name, said in decisions.items()}
    based_on = {"round": "r2", "norm": "norm-a@1.0.0", "measures": "1.0.0"}
    return Plan.model_validate({"schema": "plan/1", "unit": unit, "based_on": based_on, "actions": actions})


def ids(*numbers: int) -> tuple[str, ...]:
    """The ids of measures by number."""
    return tuple(f"M-AA-{n:02d}" for n in numbers)


def chains(
    criterion: str, level: int, target: int, measures: Collection[Measure]
) -> Iterator[tuple[Leg, ...]]:
    """Every chain from a level to a target, however dear.

    Args:
        criterion: id of the criterion that is asked.
        level: now.
        target: to reach at least.
        measures: to choose from.

    Yields:
        Chains in no particular order; the empty one when the level is enough.
    """
    if level >= target:
        yield ()
        return
    for measure in measures:
        for lift in measure.lifts:
            if lift.criterion == criterion and lift.from_ <= level < lift.to:
                for rest in chains(criterion, lift.to, target, measures):
                    yield (Leg(measure.id, level, lift.to), *rest)


@st.composite
def measure_sets(draw: st.DrawFn, criteria: tuple[str, ...] = ("AA-01", "AA-02", "BB-01")) -> list[Measure]:
    """Up to eight measures; each may wait for earlier ones, so that nothing goes in a circle."""
    found: list[Measure] = []
    for number in range(draw(st.integers(0, 8))):
        named = draw(st.lists(st.sampled_from(criteria), min_size=1, max_size=3, unique=True))
        lifts = []
        for criterion in named:
            start = draw(st.integers(0, 3))
            lifts.append((criterion, start, draw(st.integers(start + 1, 4))))
        earlier = [m.id for m in found]
        after = draw(st.lists(st.sampled_from(earlier), max_size=2, unique=True)) if earlier else []
        hours = draw(one_of(0, 1, 2, 5, 10))
        found.append(measure(number, lifts, hours, after=tuple(after)))
    return found
