# SPDX-License-Identifier: EUPL-1.2
"""The hours of the planning and those of the quarters can be held beside each other from the page alone."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from hypothesis import given, settings

from tests.documents.plan.made_plans import number, tables, teams
from tests.documents.plan.test_action_list import step, town, towns_generated
from tests.strategies import DEEP, kept
from toolkit.documents.blocks import Table
from toolkit.documents.plan.action_list import action_list
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import holder
from toolkit.documents.plan.order import plan_document
from toolkit.words.catalogue import say

SUMS = {say(f"plan.planning.{key}") for key in ("total", "total_todo")}


def reconciled(inputs: PlanInputs, found: Sequence[Table]) -> bool:
    """Hold the tables of one document beside each other.

    Args:
        inputs: what it is made from.
        found: its tables.

    Returns:
        Whether the hours of the planning are others than those of the quarters.
    """
    whose = holder(inputs)
    names = {say(f"plan.means.kind.{kind}"): kind for kind in ("in_time", "late", "beyond")}
    planned = next(t for t in found if t.caption == say("plan.planning.chart.title"))
    rows = planned.rows[-1:] if planned.rows[-1][0] in SUMS else planned.rows
    done = say("plan.planning.done")
    total = sum((number(row[3]) for row in rows if done not in row[4].split("\n")), Fraction(0))
    quarters = [t for t in found if t.caption == say("plan.means.hours", **whose)]
    used = number(quarters[0].rows[-1][2]) if quarters else Fraction(0)
    split = next((t for t in found if t.caption == say("plan.means.split", **whose)), None)
    if split is None:
        assert total == used
        return False
    *parts, together = [(names.get(row[0], row[0]), number(row[2])) for row in split.rows]
    by = dict(parts)
    assert sum(by.values()) == together[1]
    assert used == by.get("in_time", 0) + by.get("late", 0)
    of_planning = by if inputs.unit.unit.kind != "team" else {k: n for k, n in parts if k in names.values()}
    assert total == sum(of_planning.values())
    return total != used


@settings(max_examples=30 * DEEP)
@given(kept(teams, whole=True))
def test_what_a_team_plans_beyond_the_quarters_is_a_row(inputs: PlanInputs) -> None:
    """What has a place: that of the quarters ahead, and what people decided for later."""
    found = [b for section in plan_document(inputs).sections for b in section.blocks if isinstance(b, Table)]
    if any(t.caption == say("plan.planning.chart.title") for t in found):
        reconciled(inputs, found)


def of_list(inputs: PlanInputs) -> list[Table]:
    """The tables of an action list."""
    return tables(tuple(b for section in action_list(inputs).sections for b in section.blocks))


@settings(max_examples=30 * DEEP)
@given(towns_generated)
def test_all_hours_of_a_municipality_are_told_by_what_becomes_of_them(
    found: list[tuple[int, int, str]],
) -> None:
    """Its planning counts what has no place too, so the quarters never are all of it by themselves."""
    steps = [step(n, lead, hours) for n, (lead, hours, _) in enumerate(found, start=1)]
    said: dict[str, Any] = {
        f"M_AA_{n:02d}": {"decision": "accepted", "quarter": "2027-q2"}
        for n, (*_, how) in enumerate(found, start=1)
        if how == "fixed"
    }
    inputs = town(*steps, capacity=15, **said)
    reconciled(inputs, of_list(inputs))


def test_an_action_after_the_quarters_and_one_without_a_place_are_rows_of_the_list() -> None:
    """Ten hours in the quarters, ten after them by decision, 90 that fit nowhere: 110 in the planning."""
    later: dict[str, Any] = {"M_AA_02": {"decision": "accepted", "quarter": "2027-q2"}}
    inputs = town(step(1), step(2), step(3, lead=3, hours=90), capacity=10, **later)
    found = of_list(inputs)
    assert reconciled(inputs, found)
    rows = next(t for t in found if t.caption == say("plan.means.split", **holder(inputs))).rows
    kinds = [say(f"plan.means.kind.{kind}") for kind in ("in_time", "beyond", "short", "total")]
    assert [(row[0], row[2]) for row in rows] == list(zip(kinds, ("10", "10", "90", "110"), strict=True))
