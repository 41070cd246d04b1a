# SPDX-License-Identifier: EUPL-1.2
"""What a region finds, by hand for four teams: the one amount, what is done together, and the conclusions."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.documents.made import complete
from tests.planning.made import measure
from tests.region.made import DRAFT, FTE, LASTS, some_region, whole_of
from tests.scoring.small import answers
from toolkit.model.content.measures import Measure
from toolkit.model.given.answers import Profile
from toolkit.model.quarter import quarter_named
from toolkit.planning.weighed.price import Price
from toolkit.region.conclusions import (
    AskedInAll,
    DoneTogether,
    Findings,
    LimitsMissed,
    SharedMost,
    Stands,
    find,
)
from toolkit.region.help import helps_of
from toolkit.region.movement import ListMoved, Moved, Movement
from toolkit.region.subjects import subjects_of

TOGETHER = measure(
    1,
    [("AA-01", 0, 4), ("AA-G1", 0, 4)],
    {"team": 6, "municipality": 4, "employer": 8},
    together=True,
    cost={"low": 900, "high": 1200, "basis": "Verzonnen."},
)
LONG = measure(2, [("AA-02", 0, 4)], 30, cost={"by": "employer"}, **LASTS)
YEARLY = measure(
    4, [("BB-01", 0, 4)], 2, cost={"low": 300, "high": 900, "basis": "Verzonnen.", "yearly": True}
)
SAID: dict[str, dict[str, Any]] = {
    "aard": {"AA-01": 0, "AA-02": 0, "BB-01": 0},
    "boom": {"AA-01": 1, "AA-02": 0},
    "cirkel": {"BB-01": 0},
}
NOTHING = Movement("r1", "r2", (), (), (), ())


def found(*known: Measure, said: dict[str, dict[str, Any]] = SAID, moved: Movement | None = None) -> Findings:
    """Teams with ten hours a quarter, the third of another employer; of the fourth nothing came in."""
    teams: dict[str, tuple[str, ...]] = {
        "aard": ("berg",),
        "boom": ("dorp",),
        "cirkel": ("dorp",),
        "dijk": ("stad",),
    }
    hours = Profile(capacity_hours=Decimal(10))
    files = {team: [answers(team, complete(each), profile=hours)] for team, each in said.items()}
    files["gemeente-berg"] = [answers("gemeente-berg", {"AA-G1": 0})]
    return find(whole_of(some_region(teams, {"cirkel": "zorg"}), files, known, fte_cost=FTE), moved)


def test_the_one_amount_is_what_all_plans_ask() -> None:
    """Money of what is done together once, of the rest for each plan; what nobody estimated is named once.

    Two teams ask 20 hours and 200 hours a year each; a list that did not come in asks nothing yet.
    """
    asked = found(TOGETHER, LONG, YEARLY).asked
    assert asked == AskedInAll(
        once=Price(Decimal(900 + 2 * 900), Decimal(1200 + 2 * 1200)),
        yearly=Price(Decimal(2 * 8500 + 2 * 300), Decimal(2 * 12100 + 2 * 900)),
        extra=2 * 20,
        fte=2 * Fraction(11, 100),
        open=(LONG.id,),
        plans=4,
        without=("dijk", "gemeente-dorp", "gemeente-stad"),
        before=date(2026, 7, 1),
        told=date(2026, 6, 3),
    )
    assert asked.estimated == date(2026, 10, 1)
    both = found(LONG, said={"aard": {"AA-02": 0}, "cirkel": {"AA-02": 0}})
    assert [r.open for r in both.requests] == [(LONG.id,)] * 2, "of two employers"
    assert both.asked.open == (LONG.id,)


def test_of_who_is_asked_nothing_there_is_no_day() -> None:
    """Plans in which nothing is to be done ask nobody anything."""
    asked = found(said={"aard": {}, "boom": {}}).asked
    assert (asked.once, asked.yearly, asked.open) == (None, None, ())
    assert asked.extra == asked.fte == 0
    assert (asked.before, asked.told, asked.estimated) == (None, None, None)


def test_what_is_done_together_is_whose_hours() -> None:
    """Of two teams and a municipality their own; of others what one of them needs."""
    assert found(TOGETHER, LONG, YEARLY).together == DoneTogether(
        steps=1,
        units=("aard", "boom", "gemeente-berg"),
        own=Fraction(6 + 6 + 4),
        own_towns=Fraction(4),
        others=Fraction(8 + 4),
    )
    assert found(LONG, YEARLY).together is None


def test_the_conclusions_are_what_was_found() -> None:
    """Where the region stands, what is under a limit, what is asked, what moved, what is done together."""
    moved = replace(NOTHING, unlike=("eerste",))
    all_ = found(TOGETHER, LONG, YEARLY, moved=moved)
    limits = LimitsMissed(2, 3, 0, ("aard", "boom"), quarter_named("2026-q2"), 0)
    assert all_.conclusions == (all_.stands, limits, all_.asked, moved, all_.together)
    assert all_.stands.lists == all_.whole.outcome.lists
    assert all_.subjects == subjects_of(all_.whole) != ()
    assert all_.helps == helps_of(all_.whole, all_.shared.first)
    share = Fraction(1, 2)
    one = Moved("aard", ("aard",), 1, share, share, Fraction(0), Fraction(0), 1)
    lists = replace(NOTHING, lists=(ListMoved("eerste", "Lijst", one, (one,), (one,), ("1.0.0", "1.0.0")),))
    assert lists in found(TOGETHER, moved=lists).conclusions
    assert found(TOGETHER, moved=NOTHING).moved == NOTHING
    assert NOTHING not in found(TOGETHER, moved=NOTHING).conclusions


def test_where_nothing_is_done_together_what_teams_share_is_told() -> None:
    """Two have AA-01, on which they miss a limit that no step reaches; two have AA-02 and two BB-01."""
    all_ = found(LONG)
    shared = SharedMost(3, 1, all_.shared.first)
    limits = LimitsMissed(2, 3, 0, ("aard", "boom"), None, 2)
    assert all_.conclusions == (all_.stands, limits, all_.asked, shared)
    assert found(said={"aard": {"AA-02": 2}}).conclusions[-1] != SharedMost(0, 0, ())


def test_an_open_limit_is_no_missed_one() -> None:
    """It is told beside it; and without any list there is a region that stands nowhere yet."""
    open_ = found(said={"aard": {"AA-01": "?"}}).conclusions[1]
    assert open_ == LimitsMissed(0, 1, 1, (), None, 0)
    teams = some_region({"aard": ("berg",)})
    draft = find(whole_of(teams, {"aard": [answers("aard", complete({}), **DRAFT)]}, ()))
    assert draft.conclusions == (Stands(draft.whole.outcome.lists, (), ("aard",), (), None),)
