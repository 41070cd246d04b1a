# SPDX-License-Identifier: EUPL-1.2
"""What each party is asked to decide, row by row: complete, each once, under an id that stays."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given

from tests.planning.made import measure
from tests.region.made import wholes
from tests.region.test_requests import three
from tests.strategies import kept
from toolkit.model.given.decision import action_of_item, item_order, kind_of, unit_of_item
from toolkit.planning.weighed.price import total_price
from toolkit.region.items import party_items
from toolkit.region.requests import party_requests
from toolkit.region.whole import Whole


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
