# SPDX-License-Identifier: EUPL-1.2
"""Lower limits of a region: each is met, missed or open, and each that is missed has a day or none."""

from collections import Counter

from hypothesis import given

from tests.region.made import wholes
from tests.strategies import kept
from toolkit.model.quarter import PlanQuarter
from toolkit.region.limits import Limits, MissedLimit, limits_of, units_of
from toolkit.region.whole import Whole


@given(kept(wholes))
def test_every_limit_is_counted_once(whole: Whole) -> None:
    """Of whoever must reach it, and nothing that has no lower limit."""
    found, counts = limits_of(whole), Counter[str | None]()
    each: Counter[str] = Counter()
    for unit, criterion, result in whole.results():
        counts[result.limit] += 1
        each[criterion] += result.limit is not None
        assert (unit.unit.id in found.units) or result.limit is None
    assert (found.met, len(found.missed), found.open) == (counts["met"], counts["missed"], counts["open"])
    assert found.total == sum(found.asked.values()) == sum(each.values())
    assert found.asked == +each


def test_a_missed_limit_has_a_day_or_none() -> None:
    """Only one with a day waits for a decision, and the last day is of those; a question has all its own."""
    soon, later = PlanQuarter(2026, 2), PlanQuarter(2027, 1)
    missed = (
        MissedLimit("aard", "AA-01", later, waits=True, planned=True),
        MissedLimit("boom", "AA-02", soon, waits=False, planned=True),
        MissedLimit("cirkel", "AA-01", None, waits=True, planned=True),
        MissedLimit("aard", "AA-03", None, waits=False, planned=False),
    )
    found = Limits(0, (), (), {}, missed)
    assert (found.undated, found.waiting, found.last) == (missed[2:], 1, later)
    assert found.by_criterion() == {
        "AA-01": (missed[0], missed[2]),
        "AA-02": missed[1:2],
        "AA-03": missed[3:],
    }
    assert units_of(missed) == ("aard", "boom", "cirkel")
