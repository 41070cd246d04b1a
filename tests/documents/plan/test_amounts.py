# SPDX-License-Identifier: EUPL-1.2
"""What a plan shows of lasting work and of money: numbers that add up, with all that they rest on."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents import made
from tests.documents.plan.made_plans import blocks_of, number, said, tables, teams
from tests.planning.made import measure, measures
from tests.scoring.small import CITATION, answers
from tests.strategies import DEEP, kept
from toolkit.documents.audience import Reader
from toolkit.documents.plan.annexes.formation import formation
from toolkit.documents.plan.board.means import means as board_means
from toolkit.documents.plan.chapters.brief import brief
from toolkit.documents.plan.chapters.means import means
from toolkit.documents.plan.front import Chapter
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import holder
from toolkit.documents.text import NO_FIGURE
from toolkit.model.content.measures import Measure, RegionFteCost
from toolkit.model.given.answers import Profile
from toolkit.planning.unit_plan import unit_plan
from toolkit.words.catalogue import say

COST = {
    "low": 60000,
    "high": 90000,
    "year": 2019,
    "basis": "een tabel",
    "productive_hours": 1500,
    "hours_basis": "een rooster",
    "sources": (CITATION,),
}
OWN = RegionFteCost.model_validate(
    {
        "low": 70000,
        "high": 70000,
        "year": 2024,
        "basis": "onze begroting",
        "productive_hours": 1400,
        "index": {"percent": 10, "year": 2026, "basis": "onze cao"},
    }
)


@settings(max_examples=40 * DEEP)
@given(teams(whole=True))
def test_a_sum_that_is_partly_unknown_has_a_row_of_what_is_not_known(inputs: PlanInputs) -> None:
    """A board cannot add up a column whose last cell has more in it than the others."""
    title, unknown = say("plan.money.title"), say("board.money.unknown")
    for table in tables(blocks_of(board_means, replace(inputs, reader=Reader("board")))):
        if table.caption == title:
            *rows, total = (row[2] for row in table.rows)
            assert ("te ramen" in total) == (unknown in rows)
            known = [cell for cell in rows if cell not in {unknown, NO_FIGURE, ""}]
            assert total == unknown if not known and unknown in rows else not (known and total == unknown)


def lasting(number_: int, **other: Any) -> Measure:  # noqa: ANN401 - model fields
    """A step that asks 2 hours of each member once, and half an hour for each household in a year."""
    criterion = ("AA-01", "AA-02", "BB-01")[number_ - 1]
    upkeep = {"team": {"n": Decimal("0.5"), "per": "household", "every": "year"}}
    hours: Any = {"team": {"n": 2, "per": "member"}}
    return measure(number_, [(criterion, 0, 4)], hours, upkeep=upkeep, upkeep_basis="s", **other)


def plan(
    *steps: Measure,
    cost: RegionFteCost | None = None,
    members: int | None = None,
    households: int | None = None,
) -> PlanInputs:
    """A team at level 0 that said this of its size, and these measures."""
    profile = Profile.model_validate({"members": members, "households": households})
    files = {
        "oost": [
            answers("oost", made.complete(dict.fromkeys(("AA-01", "AA-02", "BB-01"), 0)), profile=profile)
        ]
    }
    known = measures(*steps, fte_cost=COST)
    result = made.outcome(files)
    unit = result.unit("oost")
    assert unit is not None
    planned = unit_plan(unit, result.asked, known, files["oost"], cost=cost)
    return PlanInputs(result, unit, planned, known, files, made.SOURCES)


def text_of(found: PlanInputs) -> str:
    """Everything that the chapter about means says."""
    return "\n".join(said(means(found)))


def table(found: PlanInputs, caption: str, chapter: Chapter = means) -> tuple[tuple[str, ...], ...]:
    """The rows of one table of a chapter; none where it is not there."""
    return next((t.rows for t in tables(blocks_of(chapter, found)) if t.caption == caption), ())


@pytest.mark.parametrize(
    ("profile", "key", "sizes"),
    [
        ({"members": 8, "households": 60}, "own", ("8", "60")),
        ({"members": 8}, "members", ("8", "190")),
        ({"households": 60}, "households", ("11", "60")),
        ({}, "usual", ("11", "190")),
        ({"members": 0, "households": 0}, "usual", ("11", "190")),
    ],
)
def test_the_plan_says_on_which_size_its_hours_rest(
    profile: dict[str, int], key: str, sizes: tuple[str, str]
) -> None:
    """And what of it is the team's own; a plan of which nothing grows with the team says nothing of it."""
    members, households = sizes
    found = plan(lasting(1), members=profile.get("members"), households=profile.get("households"))
    assert say(f"plan.means.size.{key}", members=members, households=households) in text_of(found)
    assert found.made.hours_of() == 2 * int(members)
    assert found.made.hours[0].yearly == Fraction(int(households), 2)
    fixed = measure(1, [("AA-01", 0, 4)], 8)
    assert "gewoon team" not in text_of(plan(fixed))


def test_what_nobody_estimated_stands_with_who_has_to() -> None:
    """In the table and on page one, with how many actions it is about; never as a silence or as 0."""
    found = plan(lasting(1, cost={"by": "employer"}), lasting(2, cost={"by": "region"}))
    rows = table(found, say("plan.money.title"))
    by = [row[2] for row in rows if "geraamd" in row[2] or "te ramen" in row[2]]
    assert by == ["nog te ramen door de werkgever", "nog te ramen door de regio"]
    parts = "1 actie door de werkgever en 1 actie door de regio"
    assert say("plan.money.still_open", parts=parts) in "\n".join(said(brief(found)))


def test_a_region_may_reckon_an_fte_itself() -> None:
    """Thirty lasting hours of 1400 at 70.000 euro and ten percent are 1.650 euro, in hundreds 1.700."""
    found = plan(lasting(1), cost=OWN, households=60)
    (row,) = table(found, say("plan.money.title"))
    assert row[2:] == (NO_FIGURE, "€\u00a01.700")
    text = text_of(found)
    for told in ("onze begroting", "1.400", "10 %", "2026", "onze cao"):
        assert told in text
    assert "een tabel" not in text
    of_content = text_of(plan(lasting(1), households=60))
    assert say("plan.money.no_index_since", year=2019) in of_content
    assert "een rooster" in of_content


@settings(max_examples=30 * DEEP)
@given(
    st.lists(st.tuples(st.integers(1, 9), st.sampled_from(["member", "household"])), min_size=1, max_size=3),
    st.integers(1, 60),
    st.integers(1, 900),
)
def test_hours_of_a_plan_are_those_of_its_actions_for_this_team(
    asked: list[tuple[int, str]], members: int, households: int
) -> None:
    """Once as in a year; and a team twice as large is asked twice as much of what grows with it."""
    steps = [
        measure(n, [(c, 0, 4)], {"team": {"n": k, "per": per}}, upkeep=upkeep, upkeep_basis="s")  # type: ignore[dict-item]
        for n, ((k, per), c) in enumerate(zip(asked, ("AA-01", "AA-02", "BB-01"), strict=False), 1)
        for upkeep in [{"team": {"n": k, "per": per, "every": "month"}}]
    ]
    size = {"member": members, "household": households}
    one, two = (plan(*steps, members=n * members, households=n * households) for n in (1, 2))
    assert len(one.planned.todo) == len(steps)
    assert one.made.hours_of() == sum(k * size[per] for k, per in asked)
    assert sum(row.yearly for row in one.made.hours) == 12 * one.made.hours_of()
    assert two.made.hours_of() == 2 * one.made.hours_of()


@settings(max_examples=30 * DEEP)
@given(kept(teams, whole=True))
def test_lasting_hours_add_up_per_basic_task(found: PlanInputs) -> None:
    """The basic tasks add up to the total of the plan; so do the rows of what becomes of all hours."""
    total = sum((p.task.hours_a_year("team") for p in found.planned.todo), Fraction(0))
    rows = table(found, say("plan.means.lasting.title"), formation)
    if not total:
        assert rows == ()
        return
    *parts, last = rows
    assert number(last[2]) == total == sum(number(row[2]) for row in parts)
    assert number(last[1]) == sum(number(row[1]) for row in parts)
    *kinds, together = table(found, say("plan.means.split", **holder(found)))
    assert number(together[3]) == total == sum(number(row[3]) for row in kinds)
    employer = next(a for a in found.made.asked if a.addressee == "employer")
    assert employer.lasting + employer.lasting_later == total
