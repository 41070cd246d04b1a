# SPDX-License-Identifier: EUPL-1.2
"""What a plan asks of each addressee in all, once and lasting."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.planning.made import measure
from tests.planning.made_tasks import Q1, YEAR, exact, task, task_lists
from tests.scoring.small import CITATION
from toolkit.model.content.measures import FteCost, Measure
from toolkit.planning.timed.capacity import more_hours
from toolkit.planning.timed.schedule import schedule
from toolkit.planning.timed.task import Task
from toolkit.planning.weighed.asked import Asked, asked_in_all
from toolkit.planning.weighed.hours import hours_rows
from toolkit.planning.weighed.others import asked_of_others
from toolkit.planning.weighed.price import Price

COST = FteCost.model_validate(
    {"low": 75000, "high": 120000, "basis": "Een tabel.", "productive_hours": 1500, "sources": (CITATION,)}
)
LASTING = {
    "team": {"n": 30, "per": "team", "every": "month"},
    "region": {"n": 8, "per": "team", "every": "year"},
}
AMOUNT = {"low": 500, "high": 800, "basis": "Een offerte."}


def of(number: int, actor: str = "team", **other: Any) -> Measure:  # noqa: ANN401 - model fields
    """A measure of a party that asks hours of everybody."""
    hours = {"team": 10, "employer": 4, "municipality": 6, "region": 8}
    return measure(number, [("AA-01", 0, 3)], hours, actor=actor, **other)


def asked(tasks: list[Task], capacity: int | None = 10, cost: FteCost | None = COST) -> dict[str, Asked]:
    """What a plan asks, by addressee."""
    planned = schedule(tasks, YEAR, capacity)
    return {found.addressee: found for found in asked_in_all(planned, more_hours(planned, Q1), cost)}


def test_hours_formation_and_euro_worked_out_by_hand() -> None:
    """One fte works 1500 hours for 75.000 to 120.000 euro: 50 to 80 euro an hour.

    t1 has its place: 30 hours a month are 360 a year, 0,24 fte, 18.000 to 28.800 euro. t2 is short of
    20 hours: 1.000 to 1.600 euro once, and lasts 360 hours more. t3 takes five quarters: what lasts then
    is not asked now. The region keeps 8 hours for each.
    """
    tasks = [
        task(1, 10, of=of(1, upkeep=LASTING, upkeep_basis="Een schatting.")),
        task(2, 50, of=of(2, upkeep=LASTING, upkeep_basis="Een schatting.", cost=AMOUNT)),
        task(3, 0, 5, of=of(3, upkeep=LASTING, upkeep_basis="Een schatting.")),
    ]
    found = asked(tasks)
    employer = found["employer"]
    assert employer.extra == 40
    assert (employer.lasting, employer.lasting_later) == (Fraction(720), Fraction(360))
    assert employer.once == Price(Decimal(2000 + 500), Decimal(3200 + 800))
    assert employer.yearly == Price(Decimal(36000), Decimal(57600))
    assert {a: f.own_once for a, f in found.items()} == {"employer": 12, "municipality": 18, "steering": 24}
    assert {a: f.own_yearly for a, f in found.items()} == {"employer": 0, "municipality": 0, "steering": 24}


def test_money_that_nobody_estimated_stands_with_who_has_to() -> None:
    """A training of the team that the employer must price, and one of the region that it must itself."""
    open_, regional = {"by": "employer"}, {"by": "region"}
    found = asked(
        [task(1, of=of(1, cost=open_)), task(2, of=of(2, "region", cost=regional)), task(3, of=of(3))]
    )
    assert {a: f.open for a, f in found.items()} == {
        "employer": ("t1",),
        "municipality": (),
        "steering": ("t2",),
    }
    assert all(f.once is None and f.yearly is None for f in found.values())


def test_who_has_to_estimate_money_is_who_is_said_to() -> None:
    """Also where another takes the action up."""
    found = asked([task(1, of=of(1, cost={"by": "municipality"}))])
    assert {a: f.open for a, f in found.items() if f.open} == {"municipality": ("t1",)}


def test_hours_that_come_back_are_asked_though_nothing_else_is() -> None:
    """The region puts nothing in now, and 8 hours in each year after."""
    only = measure(1, [("AA-01", 0, 3)], {"team": 4}, upkeep=LASTING, upkeep_basis="Een schatting.")
    steering = asked([task(1, 4, of=only)])["steering"]
    assert [steering.own_once, steering.own_yearly] == exact(0, 8)


def test_hours_of_a_municipality_are_asked_of_itself() -> None:
    """It is short of 40 hours and its measure asks the team some each year: none of its employer's."""
    own = of(1, "municipality", upkeep=LASTING, upkeep_basis="Een schatting.")
    found = asked([replace(task(1, 50, of=own), holder="municipality")])["employer"]
    assert found.extra == 0
    assert [found.own_once, found.lasting, found.lasting_later] == exact(4, 0, 0)


def test_yearly_money_is_never_added_to_money_once() -> None:
    """An amount that comes back stands apart, with who takes the action up."""
    yearly = AMOUNT | {"yearly": True}
    found = asked(
        [task(1, of=of(1, "municipality", cost=AMOUNT)), task(2, of=of(2, "municipality", cost=yearly))]
    )
    town = found["municipality"]
    assert town.once == town.yearly == Price(Decimal(500), Decimal(800))
    assert [(p.task, p.yearly) for p in town.parts] == [("t1", False), ("t2", True)]


def test_without_a_cost_hours_are_asked_and_not_priced() -> None:
    """Nothing is invented where nobody said what an fte costs."""
    employer = asked([task(1, 50, of=of(1, upkeep=LASTING, upkeep_basis="s"))], cost=None)["employer"]
    assert (employer.extra, employer.lasting) == (40, Fraction(360))
    assert employer.once is None
    assert employer.yearly is None


def test_what_has_been_done_is_not_asked_again() -> None:
    """Nor are its lasting hours: they were asked when it was decided."""
    assert asked([task(1, 10, done=True, of=of(1, upkeep=LASTING, upkeep_basis="s", cost=AMOUNT))]) == {}


@st.composite
def plans(draw: st.DrawFn) -> list[Task]:
    """Tasks of which some last, cost something, or still have to be estimated."""
    found: list[Task] = []
    for made in draw(task_lists()):
        more = {
            "upkeep": draw(st.sampled_from([None, LASTING])),
            "upkeep_basis": "s",
            "cost": draw(st.sampled_from([None, AMOUNT, AMOUNT | {"yearly": True}, {"by": "region"}])),
        }
        actor = draw(st.sampled_from(["team", "employer", "municipality", "region"]))
        own = of(made.rank, actor, **more) if draw(st.booleans()) else None
        found.append(
            task(
                made.rank, made.hours, made.lead, (), due=made.due, fixed=made.fixed,
                done=made.done, begun=made.begun, of=own,
            )
        )  # fmt: skip
    return found


@given(plans(), st.one_of(st.none(), st.integers(0, 15)))
def test_totals_are_the_sum_of_what_each_action_asks(tasks: list[Task], capacity: int | None) -> None:
    """Of hours as of money; hours of others agree with the table per party, lasting hours with their rows."""
    planned = schedule(tasks, YEAR, capacity)
    more = more_hours(planned, Q1)
    found = {a.addressee: a for a in asked_in_all(planned, more, COST)}
    todo = [p.task for p in planned.todo]
    employer = found.get("employer")
    lasting = sum((t.hours_a_year("team") for t in todo), Fraction(0))
    assert (0 if employer is None else employer.lasting + employer.lasting_later) == lasting
    assert sum(row.yearly for row in hours_rows(planned, {})) == lasting
    assert (0 if employer is None else employer.extra) == more.total
    per_party = {
        "steering" if p.party == "region" else p.party: sum((a.hours for a in p.actions), Fraction(0))
        for p in asked_of_others(planned)
    }
    assert {a: f.own_once for a, f in found.items() if f.own_once} == {
        a: h for a, h in per_party.items() if h
    }
    with_amount = [t for t in todo if t.cost is not None]
    parts = [part for f in found.values() for part in f.parts if part.kind == "outside"]
    assert sorted(p.task for p in parts) == sorted(t.id for t in with_amount)
    for f in found.values():
        for total, yearly in ((f.once, False), (f.yearly, True)):
            of_them = [p.price for p in f.parts if p.yearly == yearly]
            assert (Decimal(0) if total is None else total.low) == sum(p.low for p in of_them)
            assert (Decimal(0) if total is None else total.high) == sum(p.high for p in of_them)
