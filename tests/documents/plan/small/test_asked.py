# SPDX-License-Identifier: EUPL-1.2
"""What is asked of whom: with a price and its basis, a day before which to decide, and ways that are true."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.documents import made
from tests.documents.plan.made_plans import blocks_of, said, tables
from tests.planning.made import measure, measures, plan_of
from tests.scoring.small import CITATION, answers
from toolkit.documents.fingerprint import mark
from toolkit.documents.plan.actions import why_text
from toolkit.documents.plan.chapters.above import above, above_title
from toolkit.documents.plan.chapters.brief import brief
from toolkit.documents.plan.chapters.glance import glance
from toolkit.documents.plan.chapters.means import means
from toolkit.documents.plan.chapters.others import others
from toolkit.documents.plan.chapters.planning import planning
from toolkit.documents.plan.chapters.priorities import priorities
from toolkit.documents.plan.chapters.risks import risks
from toolkit.documents.plan.front import Chapter
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import annex_named, holder, named, section_named
from toolkit.documents.plan.provenance import fingerprint
from toolkit.documents.plan.requests import cause_text, everything_in_time
from toolkit.model.content.measures import Measure
from toolkit.model.given.answers import Profile
from toolkit.model.given.decision import DecidedItem, ItemDecision, ItemKind
from toolkit.model.region import REGION_PARTY
from toolkit.planning.decided.above import NOTHING, Above
from toolkit.planning.proposed.horizon import Terms
from toolkit.planning.unit_plan import unit_plan
from toolkit.words.catalogue import say
from toolkit.words.text import day_text

CRITERIA = ("AA-01", "AA-02", "BB-01", "BB-02")
COST = {"low": 80000, "high": 113000, "basis": "een tabel van 2019", "sources": (CITATION,)}
# 30 hours in two quarters each: with 20 hours a quarter one of the three has room, then another
STEPS = tuple(
    measure(n, [(c, 0, 4)], 30, lead_quarters=2) for n, c in enumerate(("AA-01", "AA-02", "BB-01"), 1)
)
LONG = measure(4, [("BB-02", 0, 4)], 4, lead_quarters=6)
PLAIN_LONG = measure(1, [("AA-01", 0, 4)], 4, lead_quarters=6)
WEEKLY = measure(
    2,
    [("AA-02", 0, 4)],
    4,
    upkeep={"team": {"n": 200, "per": "team", "every": "year"}},
    upkeep_basis="Verzonnen.",
)


def given(
    *steps: Measure,
    cost: Any = COST,  # noqa: ANN401 - model fields
    terms: Terms | None = None,
    over: Above = NOTHING,
    **decided: dict[str, Any],
) -> PlanInputs:
    """A team at level 0 with 20 hours a quarter, these measures, and what was decided above it."""
    levels = made.complete(dict.fromkeys(CRITERIA, 0))
    files = {"oost": [answers("oost", levels, profile=Profile(capacity_hours=Decimal(20)))]}
    known = measures(*steps, fte_cost=cost)
    result = made.outcome(files)
    unit = result.unit("oost")
    assert unit is not None
    plan = plan_of("oost", decided)
    planned = unit_plan(unit, result.asked, known, files["oost"], plan, terms=terms, above=over)
    return PlanInputs(result, unit, planned, known, files, made.SOURCES)


def told(chapter: Chapter, inputs: PlanInputs) -> str:
    """Everything that a chapter says."""
    return "\n".join(said(chapter(inputs)))


def test_the_extra_hours_have_one_price_with_its_basis() -> None:
    """Of 90 hours 60 have room; 10 more in the last two quarters make room for the rest.

    Twenty are 0,011 fte in a year: 855 and 1.207 euro, in hundreds.
    """
    found = given(*STEPS)
    assert found.made.more.per_quarter == (0, 0, 10, 10)
    price = "€\u00a0900 tot €\u00a01.200"
    assert price in told(others, found)
    text_of_means = told(means, found)
    assert say("plan.means.extra", n=20, hours="20") in text_of_means
    assert price in text_of_means
    assert "een tabel van 2019" in text_of_means
    for chapter in (brief, others, means):
        text = told(chapter, found)
        of_an_fte = text.count("€\u00a080.000 tot €\u00a0113.000")
        assert of_an_fte == (chapter is means)
        assert text.count("€") == 2 * (text.count(price) + of_an_fte)
    assert "€" not in told(others, given(*STEPS, cost=None))


def test_the_extra_hours_can_be_added_up_from_page_one_and_from_their_table() -> None:
    """Quarter by quarter from the first after the decision, and their sum is what is asked and priced."""
    found = given(*STEPS)
    holes = {"parts": "10 in kw 4 2026 en 10 in kw 1 2027", "hours": 20, "n": 1}
    assert say("plan.brief.extra.several", **holes) in told(brief, found)
    (rows,) = [
        t.rows
        for t in tables(blocks_of(others, found))
        if t.caption == say("plan.asked.extra.title", **holder(found))
    ]
    assert rows == (("kw 3 2026", "0"), ("kw 4 2026", "10"), ("kw 1 2027", "10"), ("Samen", "20"))
    (page_one,) = tables(blocks_of(brief, found))
    assert say("plan.asked.hours", hours="20") in page_one.rows[-1][2]


def test_what_hours_do_not_help_is_named_beside_the_table_and_has_a_later_date() -> None:
    """Six quarters are late with any hours; page one names it, and its own request gives another date."""
    found = given(*STEPS, LONG)
    action = found.made.action(LONG.id)
    assert action is not None
    assert say("plan.brief.waits", n=1, names=str(action.rank)) in told(brief, found)
    later = say("plan.asked.way.later", n=1, quarter="het derde kwartaal van 2027")
    names = named(found, LONG.id)
    text = say("plan.asked.way.lead", n=1, names=names, later=later, first="kw 3 2026")
    assert text in told(others, found)


def test_what_the_pace_moves_is_said_with_how_much_may_run_and_a_later_date() -> None:
    """Hours enough and one at a time: three of two quarters each, of which the third ends next year."""
    small = [step.model_copy(update={"once": {"team": 2}}) for step in STEPS]
    found = given(*small, terms=Terms(date(2026, 4, 1), at_once=1))
    (request,) = found.made.requests
    assert (request.addressee, [i.reason for i in request.items]) == ("steering", ["pace"])
    later = say("plan.asked.way.later", n=1, quarter="het derde kwartaal van 2027")
    names = named(found, request.tasks[0])
    assert say("plan.asked.way.pace", n=1, names=names, later=later, at_once=1, **holder(found)) in told(
        others, found
    )
    assert say("plan.planning.at_once", n=1, **holder(found)) in told(planning, found)
    placement = found.planned.of(request.tasks[0])
    assert placement is not None
    assert why_text(found, placement).endswith(say("plan.planning.late.pace"))
    kinds = [row[0] for t in tables(blocks_of(means, found)) for row in t.rows]
    assert say("plan.means.kind.pace") in kinds


def answered(kind: ItemKind, answer: str, party: str = REGION_PARTY, *, then: str = "nu") -> Above:
    """What was asked of a party about the plan of a round, with its answer."""
    said = ItemDecision.model_validate({"answer": answer, "round": then})
    item = DecidedItem(party, f"oost.{kind}", kind, "oost", None, None, said, "nu")
    return Above(requests={kind: item})


def test_what_was_answered_about_the_plan_of_another_round_is_asked_of_this_one() -> None:
    """A yes to six months ago is no yes to what comes late now; it is told with the round that it is of."""
    small = [step.model_copy(update={"once": {"team": 2}}) for step in STEPS]
    for then, again in (("nu", False), ("toen", True)):
        over = answered("pace", "accepted", then=then)
        found = given(*small, terms=Terms(date(2026, 4, 1), at_once=1), over=over)
        assert (say("plan.brief.request.pace", n=1) in told(brief, found)) == again
        assert (say("plan.above.earlier", round="toen") in told(above, found)) == again
        assert (say("plan.above.pace") in told(above, found)) != again


def test_hours_promised_for_the_plan_of_another_round_pay_for_nothing_in_this_one() -> None:
    """Nobody said yes to what is asked now; what hours do in the planning is said of no other plan."""
    unpaid = say("plan.risks.no_payer.title")
    for then, again in (("nu", False), ("toen", True)):
        found = given(*STEPS, over=answered("hours", "accepted", "werkgever-brug", then=then))
        assert (unpaid in told(risks, found)) == again
        n = sum(reason == "capacity" for reason in found.made.late_reasons.values())
        assert (say("plan.above.no_hours", n=n) in told(above, found)) != again


@pytest.mark.parametrize("answer", ["accepted", "changed", "refused", "later"])
def test_the_pace_that_was_answered_is_not_asked_again(answer: str) -> None:
    """On page one, of whom an action waits, and in the chapter of who is asked; what was put off is asked."""
    small = [step.model_copy(update={"once": {"team": 2}}) for step in STEPS]
    found = given(*small, terms=Terms(date(2026, 4, 1), at_once=1), over=answered("pace", answer))
    (late,) = found.made.requests[0].tasks
    again = answer == "later"
    assert (say("plan.brief.request.pace", n=1) in told(brief, found)) == again
    assert found.made.turns[late].own != again
    told_of = told(others, found)
    assert (say("plan.asked.before", day=day_text(found.made.choice.before)) in told_of) == again
    assert (say("plan.above.answered", section=section_named(above_title(found))) in told_of) != again


def test_hours_and_formation_that_were_answered_are_not_asked_again() -> None:
    """An employer that promised hours is still asked for a later date of what hours do not help."""
    employer = "werkgever-brug"
    asked = given(*STEPS, LONG)
    short = sum(i.reason == "capacity" for r in asked.made.requests for i in r.items)
    assert short
    found = given(*STEPS, LONG, over=answered("hours", "accepted", employer))
    assert say("plan.brief.request.hours", n=short) in told(brief, asked)
    assert say("plan.brief.request.hours", n=short) not in told(brief, found)
    hours = everything_in_time(asked)
    assert hours
    assert (hours in told(brief, asked), hours in told(brief, found)) == (True, False)
    assert not [turn for turn in found.made.turns.values() if turn.kind == "hours"]
    assert told(others, found).count(say("plan.asked.before", day="1 juli 2026")) == 1
    kept = given(*STEPS[:1], WEEKLY)
    assert say("plan.brief.formation") in told(brief, kept)
    settled = given(*STEPS[:1], WEEKLY, over=answered("formation", "refused", employer))
    assert say("plan.brief.formation") not in told(brief, settled)


def test_of_a_pace_that_was_agreed_what_the_region_still_decides_is_told_apart() -> None:
    """It agreed to a later date, and not yet to what only the region can do."""
    of_region = LONG.model_copy(update={"actor": "region", "once": {"region": 5}})
    found = given(PLAIN_LONG, of_region, over=answered("pace", "accepted"))
    (request,) = (r for r in found.made.requests if r.addressee == "steering")
    assert len(request.items) == 2
    told_of = told(others, found)
    assert say("plan.above.answered_some", n=1, section=section_named(above_title(found))) in told_of
    assert say("plan.asked.before", day="1 juli 2026") in told_of


def test_more_at_once_than_the_rule_lets_run_is_a_risk_that_people_chose() -> None:
    """Two that they are busy with, where one may run; by the rule alone it is never said."""
    busy = {"decision": "accepted", "status": "doing"}
    one = Terms(date(2026, 4, 1), at_once=1)
    said_of = say("plan.risks.many.text", n=2, at_once=1, quarter="kw 2 2026")
    assert said_of in told(risks, given(*STEPS, terms=one, M_AA_01=busy, M_AA_02=busy))
    assert "tegelijk het team bezig" not in told(risks, given(*STEPS, terms=one))


def test_a_decision_has_a_day_before_which_it_is_needed() -> None:
    """Eight weeks after 31 March a decision is in time for the third quarter: before its first day."""
    found = given(*STEPS, LONG)
    assert told(others, found).count(say("plan.asked.before", day="1 juli 2026")) == 2
    (table,) = tables(blocks_of(brief, found))
    assert [row[0] for row in table.rows[-2:]] == [say("plan.brief.before", day="1 juli 2026")] * 2


def test_whether_hours_help_is_said_alike_in_a_request_and_at_the_action() -> None:
    """What takes six quarters is late with any hours; what is short of them is not."""
    found = given(*STEPS, LONG)
    reasons = {i.task: i.reason for r in found.made.requests for i in r.items}
    assert sorted(reasons.values()) == ["capacity", "lead"]
    for task, reason in reasons.items():
        placement = found.planned.of(task)
        assert placement is not None
        assert why_text(found, placement).endswith(say(f"plan.planning.late.{reason}"))


def test_of_an_action_that_began_before_the_hours_to_come_are_shown() -> None:
    """Decided to end in the first quarter, two long: half of its hours has been, and the total agrees."""
    found = given(*STEPS[:1], M_AA_01={"decision": "accepted", "quarter": "2026-q2", "status": "doing"})
    (table,) = tables(blocks_of(planning, found))
    assert [row[3] for row in table.rows] == [say("plan.planning.hours_part", ahead="15", hours="30")]
    holes = {"total": "15", "room": "80", "quarters": 4, "who": "het team"}
    assert say("plan.brief.team_hours.fits", **holes) in told(glance, found)


def test_page_one_says_what_starts_in_the_first_quarter() -> None:
    """What the team decides about, by number; what it decided, by name."""
    table = tables(blocks_of(brief, given(*STEPS)))[0].rows
    decides = "beslist over 2 acties, eerst over 1 (begint in kw 2 2026), dan over 2"
    assert table[0][1:] == (say("plan.who.team"), decides)
    table = tables(blocks_of(brief, given(*STEPS, M_AA_01={"decision": "accepted"})))[0].rows
    assert table[0] == ("nu", say("plan.who.team"), "begint met 'Stap 1' (1)")


def test_the_mark_of_a_plan_follows_what_people_decided() -> None:
    """Two documents with the same mark were made of the same, decisions too."""
    plain, decided = given(*STEPS), given(*STEPS, M_AA_01={"decision": "accepted"})
    assert mark(fingerprint(plain)) != mark(fingerprint(decided))
    assert mark(fingerprint(plain)) == mark(fingerprint(given(*STEPS)))
    with_town = replace(plain, answers={**plain.answers, **made.files(None, {"AA-G1": 1})})
    other = replace(plain, answers={**plain.answers, **made.files(None, {"AA-G1": 2})})
    assert len({mark(fingerprint(x)) for x in (plain, with_town, other)}) == 3


def test_of_many_actions_a_request_names_one_and_counts_the_others() -> None:
    """Two are named, as 'and 1 other' is no shorter; of five one is, and four are counted."""
    whole, first, second = (
        [measure(n, [(c, start, end)], lead_quarters=5) for n, c in enumerate(CRITERIA, first)]
        for first, start, end in ((1, 0, 4), (1, 0, 2), (5, 2, 4))
    )
    for steps, shown in ((whole[:2], 2), ([first[0], second[0], *whole[1:]], 1)):
        found = given(*steps)
        (request,) = found.made.requests
        names = [named(found, task) for task in request.tasks]
        assert len(names) == len(steps)
        text = told(others, found).split("\n")[1]
        assert [name in text for name in names] == [True] * shown + [False] * (len(steps) - shown)
        others_counted = {"shown": ", ".join(names[:shown]), "n": len(steps) - shown}
        counted = say("plan.asked.and_more", **others_counted)
        assert (counted in text) == (shown < len(steps))
        assert text.count(annex_named("elsewhere")) == (shown < len(steps))  # once, however often they return


def test_a_priority_that_cannot_be_done_now_is_a_matter_of_who_decides() -> None:
    """Four measures without a place: with hours the employer decides, by lead time the stuurgroep.

    On page one and in its own chapter; where another action for it has a place, that one is named instead.
    """
    decides = [
        say("plan.glance.decides", whom=say(f"plan.addressee.{a}_alone").lower())
        for a in ("employer", "steering")
    ]
    team = given(*STEPS, LONG)
    reasons = team.made.late_reasons
    assert {reasons[m.id] for m in (*STEPS, LONG) if m.id in reasons} == {"capacity", "lead"}
    looked = set()
    short = given(measure(1, [("AA-01", 0, 4)], 90, lead_quarters=2))
    for found in (team, short):
        (table,) = tables(blocks_of(glance, found))
        gaps = {found.title_of(gap.criterion): gap for gap in found.proposal.gaps}
        for row in table.rows:
            gap = gaps[row[0].partition("\n")[0]]
            step = next(iter(found.planned.serving(gap.criterion)), None)
            if step is None:
                continue  # to be talked about: nothing is known that helps
            reason = None if step.end is not None else found.made.late_reasons[step.task.id]
            shown = [text in row[3] for text in decides]
            assert shown == [reason == "capacity", reason == "lead"]
            looked.add(reason)
    assert looked == {None, "capacity", "lead"}
    text = told(priorities, team) + told(priorities, short)
    whom = {a: say(f"plan.addressee.{a}_inside") for a in ("employer", "steering")}
    assert say("plan.gap_note.decides.hours", whom=whom["employer"]) in text
    holes = {
        "whom": whom["steering"],
        "Whom": whom["steering"].capitalize(),
        "cause": cause_text(team, LONG.id),
    }
    assert "duurt" in holes["cause"]
    assert say("plan.gap_note.decides.matter", **holes) in text
    slow = measure(4, [("AA-01", 0, 4)], 4, lead_quarters=6)
    own = {"title": "Zelf beginnen", "criteria": ("AA-01",), "hours": 4, "decision": "accepted"}
    row = tables(blocks_of(glance, given(slow, own_1=own)))[0].rows[0]
    assert "Zelf beginnen" in row[1]
    assert not any(text in row[3] for text in decides)
