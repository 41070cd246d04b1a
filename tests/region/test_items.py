# SPDX-License-Identifier: EUPL-1.2
"""What each party is asked to decide, row by row: complete, each once, under an id that stays."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from tests.documents.made import complete
from tests.planning.made import measure
from tests.region.made import FTE, LASTS, some_region, whole_of, wholes
from tests.region.test_requests import three
from tests.scoring.small import answers
from tests.strategies import kept
from toolkit.model.content.measures import Measure
from toolkit.model.given.answers import Profile
from toolkit.model.given.decision import (
    PartyDecisions,
    action_of_item,
    item_order,
    kind_of,
    unit_of_item,
)
from toolkit.planning.weighed.price import Price, total_price
from toolkit.region.items import PartyItem, party_items
from toolkit.region.requests import party_requests
from toolkit.region.whole import Whole

BEFORE = date(2026, 7, 1)


def items(
    *known: Measure, said: dict[str, dict[str, Any]], above: Sequence[PartyDecisions] = ()
) -> dict[str, tuple[PartyItem, ...]]:
    """What is put to whom of three teams with ten hours a quarter; the third has another employer."""
    teams: dict[str, tuple[str, ...]] = {"aard": ("berg",), "boom": ("dorp",), "cirkel": ("dorp",)}
    hours = Profile(capacity_hours=Decimal(10))
    files = {team: [answers(team, complete(said.get(team, {})), profile=hours)] for team in teams}
    found = some_region(teams, {"cirkel": "zorg"})
    return party_items(whole_of(found, files, known, above=above, fte_cost=FTE))


def money(low: int, high: int, **other: Any) -> dict[str, Any]:  # noqa: ANN401 - model fields
    """An amount outside hours."""
    return {"low": low, "high": high, "basis": "Verzonnen.", **other}


def busy(quarter: str) -> PartyDecisions:
    """The region is busy with the first action, up to the end of a quarter."""
    said = {"answer": "accepted", "status": "doing", "quarter": quarter}
    based_on = {"round": "r2", "norm": "norm-a@1.0.0", "measures": "1.0.0"}
    return PartyDecisions.model_validate(
        {"schema": "decisions/1", "party": "regio", "based_on": based_on, "items": {"M-AA-01": said}}
    )


def test_of_one_plan_each_amount_is_a_row_of_its_own() -> None:
    """Of 30 hours ten are there: 20 once, 200 a year as fte, money of one action, and of one nobody knows it.

    What no hours bring in time is a matter of the region, and so is no row of an employer.
    """
    steps = (
        measure(1, [("AA-01", 0, 4)], 30, cost=money(500, 800), **LASTS),
        measure(2, [("AA-02", 0, 4)], 6, cost={"by": "employer"}),
        measure(3, [("BB-02", 0, 4)], 4, lead_quarters=6),
    )
    found = items(*steps, said={"aard": {"AA-01": 0, "AA-02": 0, "BB-02": 0}})
    one, fte = ("aard",), Decimal("0.11")
    extra, lasts = Price(Decimal(900), Decimal(1200)), Price(Decimal(8500), Decimal(12100))
    once, zero = Price(Decimal(500), Decimal(800)), Fraction(0)
    first, second = (step.id for step in steps[:2])
    assert found == {
        "regio": (
            PartyItem("aard.pace", "pace", one, None, None, None, None, False, zero, 1, False, BEFORE),
        ),
        "werkgever-org": (
            PartyItem(
                "aard.hours", "hours", one, None, None, Decimal(20), extra, False, zero, 0, False, BEFORE
            ),
            PartyItem(
                "aard.formation", "formation", one, None, None, fte, lasts, True, zero, 0, False, BEFORE
            ),
            PartyItem(
                f"aard.{first}", "money", one, first, None, once.high, once, False, zero, 0, False, BEFORE
            ),
            PartyItem(f"aard.{second}", "money", one, second, None, None, None, False, zero, 0, True, BEFORE),
        ),
    }


def test_what_is_done_together_is_one_row_of_the_region() -> None:
    """Of two teams: the money once, what all but the teams put in, and in how many plans it comes late."""
    hours = {"team": 2, "employer": 5, "region": 8}
    cost = money(300, 900, yearly=True)
    step = measure(1, [("AA-01", 0, 4)], hours, together=True, cost=cost, lead_quarters=6)
    found = items(step, said={"aard": {"AA-01": 0}, "cirkel": {"AA-01": 0}})
    assert set(found) == {"regio"}
    (row,) = (i for i in found["regio"] if i.kind == "joint")
    # nothing of it ends within the quarters ahead, so that no money is asked yet
    assert row == PartyItem(
        step.id,
        "joint",
        ("aard", "cirkel"),
        step.id,
        step,
        None,
        None,
        False,
        Fraction(13),
        2,
        False,
        BEFORE,
    )
    soon = step.model_copy(update={"lead_quarters": 1})
    (row,) = items(soon, said={"aard": {"AA-01": 0}, "cirkel": {"AA-01": 0}})["regio"]
    assert (row.amount, row.price) == (Decimal(900), Price(Decimal(300), Decimal(900)))
    assert (row.yearly, row.late, row.estimate) == (True, 0, False)
    unknown = measure(1, [("AA-01", 0, 4)], 2, together=True, cost={"by": "employer"})
    (row,) = items(unknown, said={"aard": {"AA-01": 0}, "cirkel": {"AA-01": 0}})["regio"]
    assert (row.amount, row.price, row.estimate) == (None, None, True)


def test_what_the_region_does_itself_is_one_row_for_all_plans_that_have_it() -> None:
    """Not together: its hours and money count for each plan, and it is no row of money beside that."""
    step = measure(1, [("BB-01", 0, 4)], {"region": 8}, actor="region", cost=money(300, 900, yearly=True))
    own = measure(2, [("AA-01", 0, 4)], 6, cost=money(40, 50))
    found = items(step, own, said={"aard": {"BB-01": 0, "AA-01": 0}, "cirkel": {"BB-01": 0}})
    high, price = Decimal(1800), Price(Decimal(600), Decimal(1800))
    both = ("aard", "cirkel")
    assert found["regio"] == (
        PartyItem(step.id, "joint", both, step.id, step, high, price, True, Fraction(16), 0, False, BEFORE),
    )
    assert [i.id for i in found["werkgever-org"]] == [f"aard.{own.id}"]


def test_what_the_region_does_itself_says_what_nobody_estimated_and_in_how_many_plans_it_is_late() -> None:
    """In one plan it has a place without the extra hours; with those it has in both, and those are asked."""
    step = measure(1, [("BB-01", 0, 4)], {"team": 30}, actor="region", cost={"by": "region"})
    found = items(step, said={"aard": {"BB-01": 0}, "cirkel": {"BB-01": 0}})
    assert [(i.id, i.amount, i.price, i.yearly, i.hours, i.late, i.estimate) for i in found["regio"]] == [
        (step.id, None, None, False, Fraction(0), 0, True)
    ]
    slow = step.model_copy(update={"lead_quarters": 6, "money": None})
    (row,) = (
        i
        for i in items(slow, said={"aard": {"BB-01": 0}, "cirkel": {"BB-01": 0}})["regio"]
        if i.kind == "joint"
    )
    assert (row.late, row.estimate) == (2, False)


def test_what_the_region_still_has_to_estimate_of_an_action_of_a_team_is_a_row_of_that_plan() -> None:
    """The action is the team's and the amount is the region's, whatever the region does itself beside it."""
    theirs = measure(1, [("AA-01", 0, 4)], 2, cost={"by": "region"})
    own = measure(2, [("BB-01", 0, 4)], {"region": 8}, actor="region")
    found = items(theirs, own, said={"aard": {"AA-01": 0, "BB-01": 0}})
    assert {i.id: (i.kind, i.estimate) for i in found["regio"]} == {
        own.id: ("joint", False),
        f"aard.{theirs.id}": ("money", True),
    }


def test_what_a_municipality_is_asked_stands_in_its_own_workbook() -> None:
    """Its money for what it does for a team is in nobody's rows here."""
    step = measure(1, [("AA-01", 0, 4)], {"municipality": 5}, actor="municipality", cost=money(40, 50))
    assert items(step, said={"aard": {"AA-01": 0}}) == {}


@pytest.mark.parametrize(("quarter", "share"), [("2026-q2", Fraction(1, 2)), ("2026-q3", Fraction(1))])
@pytest.mark.parametrize(("together", "times"), [(True, 1), (False, 2)])
def test_of_what_the_region_is_doing_it_is_asked_what_lies_ahead(
    together: bool, times: int, quarter: str, share: Fraction
) -> None:
    """Of two quarters one may be past: of its hours, once for all or for each of two plans.

    An employer that lends hours and is asked nothing to which it can say yes or no has no row.
    """
    hours = {"region": 8} if together else {"region": 8, "employer": 3}
    step = measure(1, [("AA-01", 0, 4)], hours, actor="region", lead_quarters=2, together=together)
    said = {"aard": {"AA-01": 0}, "boom": {"AA-01": 0}}
    found = items(step, said=said, above=[busy(quarter)])
    assert {party: [row.hours for row in rows] for party, rows in found.items()} == {
        "regio": [8 * share * times]
    }


@given(kept(wholes))
def test_rows_add_up_to_what_is_asked(whole: Whole) -> None:
    """Hours, formation, and euro of what teams do not do together, are per party the sums of the requests."""
    items = party_items(whole)
    for request in party_requests(whole):
        if request.party.kind != "employer" or len(request.party.ids) != 1:
            continue
        those = items.get(f"werkgever-{request.party.ids[0]}", ())
        units = {ask.unit for ask in request.asks}
        own = [i for i in those if i.units[0] in units]
        assert sum((i.amount or Decimal(0) for i in own if i.kind == "hours"), Decimal(0)) == request.extra
        fte = sum((Fraction(i.amount or 0) for i in own if i.kind == "formation"), Fraction(0))
        assert fte == request.fte
        for yearly in (False, True):
            told = total_price(i.price for i in own if i.price is not None and i.yearly == yearly)
            assert told == (request.yearly if yearly else request.once)


def test_an_employer_that_agrees_to_each_row_of_formation_gives_what_is_asked_in_all() -> None:
    """Two teams that each ask 0.0363 fte ask 0.04 each, and so 0.08 together: not 0.07, the sum rounded."""
    lasting = measure(1, [("AA-01", 0, 4)], 8, upkeep={"team": {"n": 68, "per": "team", "every": "year"}})
    whole = three(lasting)
    (org,) = (r for r in party_requests(whole) if r.party.ids == ("org",))
    rows = [i.amount for i in party_items(whole)["werkgever-org"] if i.kind == "formation"]
    assert rows == [Decimal("0.04")] * 2
    assert (org.lasting, org.fte) == (Fraction(136), Fraction(8, 100))


@given(kept(wholes))
def test_every_item_stands_once_under_an_id_that_says_what_it_is(whole: Whole) -> None:
    """Ids are in order and no two alike; unit, kind and action can be read from them."""
    for those in party_items(whole).values():
        ids = [item.id for item in those]
        assert ids == sorted(set(ids), key=item_order)
        for item in those:
            assert (kind_of(item.id), action_of_item(item.id)) == (item.kind, item.action)
            assert unit_of_item(item.id) == (None if item.kind == "joint" else item.units[0])


@given(kept(wholes))
def test_what_only_the_region_can_do_is_put_to_it(whole: Whole) -> None:
    """Every action of the region that a plan still has to do is an item, once, whoever shares it."""
    wanted = {
        p.task.id for plan in whole.asking.values() for p in plan.planned.todo if p.task.actor == "region"
    }
    there = {i.id for i in party_items(whole).get("regio", ()) if i.kind == "joint"}
    assert wanted <= there


def test_an_employer_is_not_asked_about_a_joint_action_nor_about_pace() -> None:
    """Both are the region's; and one team of another employer stands in no row of this one."""
    joint = measure(1, [("AA-01", 0, 4)], 8, together=True, money={"low": 500, "high": 800, "basis": "x"})
    items = party_items(three(joint))
    assert [i.id for i in items["regio"] if i.kind == "joint"] == [joint.id]
    (one,) = (i for i in items["regio"] if i.kind == "joint")
    assert (one.units, one.amount) == (("aard", "boom", "cirkel"), Decimal(800))
    for party, those in items.items():
        if party != "regio":
            assert {i.kind for i in those} <= {"hours", "formation", "money"}
