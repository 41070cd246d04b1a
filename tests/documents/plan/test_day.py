# SPDX-License-Identifier: EUPL-1.2
"""A plan has a day, which it says; what it asks lies after that day, and what was done moves it."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given as for_any
from hypothesis import settings
from hypothesis import strategies as st

from tests.documents.plan.made_plans import blocks_of, tables
from tests.documents.plan.small.test_asked import STEPS, given, told
from toolkit.documents.fingerprint import Origin, mark
from toolkit.documents.plan.chapters.brief import brief
from toolkit.documents.plan.chapters.moments import moments
from toolkit.documents.plan.chapters.planning import planning
from toolkit.documents.plan.order import plan_document
from toolkit.documents.plan.provenance import fingerprint
from toolkit.model.region import Round
from toolkit.planning.proposed.horizon import Terms
from toolkit.words.catalogue import say
from toolkit.words.text import day_text

SEPTEMBER = date(2026, 9, 20)


def test_the_day_stands_on_the_plan_and_in_its_fingerprint() -> None:
    """On the front, as the day of the document, and another day gives another mark."""
    one, other = given(*STEPS, terms=Terms(SEPTEMBER)), given(*STEPS, terms=Terms(SEPTEMBER + timedelta(1)))
    document = plan_document(one)
    (made_on,) = [fact.value for fact in document.facts if fact.label == say("plan.front.made")]
    assert made_on.startswith("20 september 2026")
    assert document.day == SEPTEMBER
    assert Origin("day", "2026-09-20") in fingerprint(one)
    assert mark(fingerprint(one)) != mark(fingerprint(other))
    assert plan_document(one) == plan_document(given(*STEPS, terms=Terms(SEPTEMBER)))


def test_a_plan_made_in_september_asks_nothing_of_before() -> None:
    """Ten days of the quarter are left: the first action begins in October, a decision is for January."""
    found = given(*STEPS, terms=Terms(SEPTEMBER))
    (table,) = tables(blocks_of(planning, found))
    assert table.rows[0][4].split("\n")[0] == "kw 4 2026 \N{EN DASH} kw 1 2027"
    (asked,) = tables(blocks_of(brief, found))
    assert asked.rows[-1][0] == say("plan.brief.before", day="1 januari 2027")


@settings(max_examples=40, deadline=None)
@for_any(st.dates(date(2026, 1, 1), date(2031, 12, 31)), st.integers(0, 30))
def test_every_decision_lies_so_many_weeks_after_the_plan(day: date, weeks: int) -> None:
    """On page one the day before the one that is named; no quarter of an action lies before the day."""
    found = given(*STEPS, terms=Terms(day, weeks))
    fed = found.made.terms.fed
    assert fed.first_day - timedelta(days=1) >= day + timedelta(weeks=weeks)
    for request in found.made.requests:
        assert request.more is None or not any(
            hours for q, hours in zip(found.planned.horizon, request.more.per_quarter, strict=True) if q < fed
        )
    rows = tables(blocks_of(brief, found))[0].rows[-len(found.made.requests) :]
    assert {row[0] for row in rows} == {say("plan.brief.before", day=day_text(fed.first_day))}
    assert all(q.last_day >= day for p in found.planned.placed for q in p.quarters)


def test_a_round_that_has_been_is_not_the_next() -> None:
    """The next round is after the plan's day, not only after the round of the plan."""
    found = given(*STEPS, terms=Terms(SEPTEMBER))
    region = found.outcome.region
    later = [
        Round(id=f"r{d:%m%d}", date=d, norm=found.outcome.round.norm)
        for d in (date(2026, 6, 30), date(2026, 12, 31))
    ]
    outcome = replace(found.outcome, region=region.model_copy(update={"rounds": (*region.rounds, *later)}))
    text = told(moments, replace(found, outcome=outcome))
    assert "r1231" in text
    assert "r0630" not in text


def test_what_people_did_moves_the_plan_between_rounds() -> None:
    """In a plan of the next quarter what is done takes nothing, what runs goes first, the rest moves up."""
    summer = Terms(date(2026, 7, 10))
    before = given(*STEPS, terms=summer)
    after = given(
        *STEPS,
        terms=summer,
        M_AA_01={"decision": "accepted", "status": "done"},
        M_AA_03={"decision": "accepted", "status": "doing"},
    )
    starts = [
        [None if p.start is None else p.start.id for p in found.planned.placements]
        for found in (before, after)
    ]
    assert starts == [["2026-q3", "2027-q1", None], [None, "2027-q1", "2026-q3"]]
