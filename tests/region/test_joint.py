# SPDX-License-Identifier: EUPL-1.2
"""What is done together, worked out by hand: whose hours count for each of them, and whose count once."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.documents.made import complete
from tests.planning.made import measure, plan_of
from tests.region.made import some_region, whole_of
from tests.scoring.small import answers
from toolkit.model.content.measures import Measure
from toolkit.model.given.decision import Answer
from toolkit.model.quarter import quarter_named
from toolkit.planning.weighed.price import Price
from toolkit.region.joint import JointAsk, joint_asks

TEAMS: dict[str, tuple[str, ...]] = {"aard": ("berg",), "boom": ("dorp",)}
HOURS = {"team": 6, "municipality": 4, "employer": 8}


def asked(
    *known: Measure,
    said: dict[str, dict[str, int]] | None = None,
    town: bool = False,
    decided: dict[str, dict[str, dict[str, Any]]] | None = None,
) -> dict[str, JointAsk]:
    """What is asked together of two teams, and perhaps a municipality, by id and in its order."""
    files = {team: [answers(team, complete((said or {}).get(team, {"AA-01": 0})))] for team in TEAMS}
    if town:
        files["gemeente-berg"] = [answers("gemeente-berg", {"AA-G1": 0})]
    plans = {team: plan_of(team, each) for team, each in (decided or {}).items()}
    return {one.measure.id: one for one in joint_asks(whole_of(some_region(TEAMS), files, known, plans))}


def test_own_hours_are_of_each_and_those_of_others_once() -> None:
    """Two teams and a municipality: of each its own hours, of who helps them only the most that one needs."""
    found = asked(measure(1, [("AA-01", 0, 4), ("AA-G1", 0, 3)], HOURS, together=True), town=True)["M-AA-01"]
    assert found.units == ("aard", "boom", "gemeente-berg")
    assert (found.own, found.own_towns) == (Fraction(6 + 6 + 4), Fraction(4))
    assert found.once == {"employer": Fraction(8), "municipality": Fraction(4)}
    assert found.saved == (3 * 8 + 2 * 4) - (8 + 4)
    assert (found.together, found.apart) == (Fraction(16 + 12), Fraction(16 + 32))


def test_what_nobody_has_to_do_is_no_row() -> None:
    """An employer without hours is not told that it has none."""
    found = asked(measure(1, [("AA-01", 0, 4)], {"team": 6, "municipality": 4}, together=True))
    assert found["M-AA-01"].once == {"municipality": Fraction(4)}
    assert found["M-AA-01"].own_towns == 0


def test_an_action_of_one_plan_alone_is_not_done_together() -> None:
    """However well it could be: there is nobody to do it with."""
    one, both = (measure(n, [(f"AA-0{n}", 0, 4)], HOURS, together=True) for n in (2, 1))
    assert list(asked(one, both, said={"aard": {"AA-01": 0, "AA-02": 0}, "boom": {"AA-01": 0}})) == [both.id]


def test_the_order_is_that_of_the_actions() -> None:
    """Not that in which the plans come across them: the first team has the second action alone."""
    one = measure(1, [("AA-01", 0, 4), ("AA-G1", 0, 3)], HOURS, together=True)
    two = measure(2, [("AA-02", 0, 4)], HOURS, together=True)
    found = asked(one, two, said={"aard": {"AA-02": 0}, "boom": {"AA-01": 0, "AA-02": 0}}, town=True)
    assert [(name, each.units) for name, each in found.items()] == [
        (one.id, ("boom", "gemeente-berg")),
        (two.id, ("aard", "boom")),
    ]


def test_it_runs_from_the_first_plan_that_has_it_to_the_last() -> None:
    """Two plans with a quarter of their own; in the second it comes later."""
    quarters = {"aard": "2026-q4", "boom": "2027-q4"}
    plans = {team: {"M_AA_01": {"decision": "accepted", "quarter": q}} for team, q in quarters.items()}
    found = asked(measure(1, [("AA-01", 0, 4)], HOURS, together=True), decided=plans)["M-AA-01"]
    assert (found.start, found.end) == (quarter_named("2026-q4"), quarter_named("2027-q4"))
    assert found.unplanned == ()


@pytest.mark.parametrize(("quarter", "share"), [("2026-q2", Fraction(1, 2)), ("2026-q3", Fraction(1))])
def test_of_what_is_under_way_only_what_lies_ahead_is_asked(quarter: str, share: Fraction) -> None:
    """One team is busy for two quarters, of which one may be past: of its hours and of those of others."""
    doing = {"decision": "accepted", "status": "doing", "quarter": quarter}
    known = measure(1, [("AA-01", 0, 4)], HOURS, together=True, lead_quarters=2)
    found = asked(known, decided={"aard": {"M_AA_01": doing}})["M-AA-01"]
    assert found.own == 6 * share + 6
    assert found.once == {"employer": Fraction(8), "municipality": Fraction(4)}
    assert found.apart == found.own + (8 + 4) * share + (8 + 4)


def test_of_others_the_most_that_one_plan_still_asks_counts_whichever_comes_last() -> None:
    """The last of two teams is under way: of who helps, the first asks all of it."""
    doing = {"decision": "accepted", "status": "doing", "quarter": "2026-q2"}
    known = measure(1, [("AA-01", 0, 4)], HOURS, together=True, lead_quarters=2)
    found = asked(known, decided={"boom": {"M_AA_01": doing}})["M-AA-01"]
    assert found.once == {"employer": Fraction(8), "municipality": Fraction(4)}


def test_what_has_no_place_in_any_plan_has_no_quarters() -> None:
    """It takes longer than plans look ahead; the one that has a quarter for it says when."""
    known = measure(1, [("AA-01", 0, 4)], HOURS, together=True, lead_quarters=6)
    nowhere = asked(known)["M-AA-01"]
    assert (nowhere.start, nowhere.end) == (None, None)
    assert nowhere.unplanned == nowhere.late == ("aard", "boom")
    said = {"aard": {"M_AA_01": {"decision": "accepted", "quarter": "2027-q4"}}}
    one = asked(known, decided=said)["M-AA-01"]
    assert (one.start, one.end) == (quarter_named("2026-q3"), quarter_named("2027-q4"))
    assert one.unplanned == ("boom",)


@pytest.mark.parametrize(
    ("cost", "estimate", "price"),
    [
        (None, None, None),
        ({"by": "municipality"}, "municipality", None),
        ({"low": 5, "high": 9, "basis": "Verzonnen.", "yearly": True}, None, Price(Decimal(5), Decimal(9))),
    ],
)
def test_what_it_costs_is_known_or_still_to_be_said(
    cost: dict[str, Any] | None, estimate: str | None, price: Price | None
) -> None:
    """Once for all, whoever pays; without money nobody has to estimate anything."""
    known = measure(1, [("AA-01", 0, 4)], HOURS, together=True, **({} if cost is None else {"cost": cost}))
    found = asked(known)["M-AA-01"]
    assert (found.estimate, found.price, found.price_yearly) == (estimate, price, price is not None)


def test_what_only_one_plan_can_ask_now_is_asked_all_the_same() -> None:
    """The other begins after the quarters ahead; the amount of the first is still to be estimated."""
    later = {"boom": {"M_AA_01": {"decision": "accepted", "quarter": "2028-q4"}}}
    known = measure(1, [("AA-01", 0, 4)], HOURS, together=True, cost={"by": "employer"})
    assert asked(known, decided=later)["M-AA-01"].estimate == "employer"


@pytest.mark.parametrize(("answer", "open_"), [(None, True), ("later", True), ("accepted", False)])
def test_later_is_asked_again(answer: Answer | None, open_: bool) -> None:
    """Who says it waits, and so does what they were asked."""
    found = asked(measure(1, [("AA-01", 0, 4)], HOURS, together=True))["M-AA-01"]
    assert replace(found, answer=answer).open == open_


def test_also_of_the_hours_of_a_municipality() -> None:
    """It is busy itself: half of its own hours lie ahead."""
    doing = {"decision": "accepted", "status": "doing", "quarter": "2026-q2"}
    known = measure(1, [("AA-01", 0, 4), ("AA-G1", 0, 3)], HOURS, together=True, lead_quarters=2)
    found = asked(known, town=True, decided={"gemeente-berg": {"M_AA_01": doing}})["M-AA-01"]
    assert (found.own, found.own_towns) == (Fraction(6 + 6 + 2), Fraction(2))


def test_what_comes_back_every_year_comes_back_for_each() -> None:
    """Of others for every unit again; what a team does itself every year is not asked of anybody."""
    lasting = {
        party: {"n": n, "per": "team", "every": "year"} for party, n in (("team", 5), ("employer", 10))
    }
    known = measure(1, [("AA-01", 0, 4)], HOURS, together=True, upkeep=lasting)
    assert asked(known)["M-AA-01"].yearly == {"employer": Fraction(2 * 10)}
