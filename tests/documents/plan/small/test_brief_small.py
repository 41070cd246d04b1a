# SPDX-License-Identifier: EUPL-1.2
"""What page one asks of whom, in small plans worked out by hand."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.documents import made
from tests.documents.plan.made_plans import rows, said
from tests.documents.plan.small.test_asked import LONG, STEPS, given
from tests.documents.plan.small.test_formation_small import plan
from tests.documents.plan.small.test_own_points import EMPLOYER, STEP, TOWN, behind
from tests.documents.plan.test_action_list import step, town
from tests.planning.made import measure
from tests.planning.test_above import WHO, above, party
from toolkit.documents.audience import Reader
from toolkit.documents.blocks import Text
from toolkit.documents.editions import Edition
from toolkit.documents.plan.chapters.brief import brief
from toolkit.documents.plan.chapters.glance import glance
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import addressee_title, holder, named, numbers_text, party_holes
from toolkit.documents.plan.own_points import towns
from toolkit.documents.plan.requests import decide_before
from toolkit.documents.plan.sentences import provisional_text
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.proposed.horizon import Terms
from toolkit.planning.unit_plan import unit_plan
from toolkit.words.catalogue import say
from toolkit.words.text import hours_text, quarter_short


def list_of(unit: str, inputs: PlanInputs) -> PlanInputs:
    """The list of a municipality or employer itself, of the round that a team's plan was made from."""
    outcome, answers = inputs.outcome, inputs.answers.get(unit, ())
    found = outcome.unit(unit)
    assert found is not None
    own = unit_plan(found, outcome.asked, inputs.measures, answers)
    return replace(inputs, unit=found, made=own, towns={})


def parts_of(inputs: PlanInputs) -> list[tuple[str, str]]:
    """Who stands there with what, part by part."""
    return [(row[1], part) for row in rows(brief(inputs)) for part in row[2].split("; ")]


def asked_of(inputs: PlanInputs, who: str) -> list[str]:
    """What stands there for one party."""
    return [part for each, part in parts_of(inputs) if each == who]


def test_an_employer_decides_about_what_it_takes_up_and_promises_hours_for_the_rest() -> None:
    """Each action once: no promise beside its own decision, and nothing of what the team does alone.

    A decision of one week feeds the first quarter: nothing that needs the employer begins before it.
    """
    own, lent, led = (
        measure(1, [("AA-01", 0, 4)], 4),
        measure(2, [("AA-02", 0, 4)], {"team": 4, "employer": 6}),
        measure(3, [("BB-02", 0, 4)], {"team": 4, "employer": 12}, actor="employer"),
    )
    inputs = given(own, lent, led, terms=Terms(date(2026, 3, 20), 1))
    ranks = inputs.made.ranks
    promise = say("plan.brief.promise", hours=hours_text(Fraction(6)), rank=ranks[lent.id])
    assert asked_of(inputs, addressee_title(inputs, "employer")) == [
        say("plan.brief.decide", n=1, names=str(ranks[led.id])),
        say("plan.brief.promises", parts=promise),
    ]


def test_what_begins_soon_begins_in_the_first_quarter_that_is_open() -> None:
    """Of a quarter that is nearly over nothing can begin in what is left of it."""
    inputs = given(STEPS[0], terms=Terms(date(2026, 3, 20)))
    opens = PlanQuarter(2026, 2)
    assert [p.start for p in inputs.planned.placed] == [opens]
    soon = say("plan.brief.decide_soon", n=1, names="1", quarter=quarter_short(opens))
    assert asked_of(inputs, holder(inputs)["who"]) == [soon]


def test_a_new_quarter_is_chosen_of_what_waits_for_nobody() -> None:
    """What waits for room gets one from who gives that, and what the region decides from the region."""
    summer, terms = "2026-q2", Terms(date(2026, 10, 1))
    large = measure(4, [("BB-02", 0, 4)], 100)
    region = measure(6, [("AA-02", 0, 4)], {"region": 5}, actor="region")
    yes = above(party({region.id: {"answer": "accepted", "quarter": summer, **WHO}}))
    promised = {"decision": "accepted", "quarter": summer}
    inputs = given(STEPS[0], large, region, terms=terms, over=yes, M_AA_01=promised, M_AA_04=promised)
    overdue = {p.task.id for p in inputs.planned.placements if p.task.overdue is not None}
    assert overdue == {STEPS[0].id, large.id, region.id}
    names = numbers_text(inputs, [STEPS[0].id])
    chooses = say("plan.brief.new_quarter", names=names)
    assert chooses in asked_of(inputs, holder(inputs)["who"])


@pytest.mark.parametrize(("unit", "edition"), [(EMPLOYER, "team"), (EMPLOYER, "board"), (TOWN, "team")])
def test_an_employer_itself_is_told_where_its_teams_ask_something(unit: str, edition: Edition) -> None:
    """In a workbook that is for nobody else; a municipality has no such workbook."""
    inputs = list_of(unit, behind({"AA-G1": 1}, {"AA-W1": 1}))
    inputs = replace(inputs, reader=Reader(edition))
    book = say("cli.plannen.name.employer", party=unit, round=inputs.outcome.round.id)
    expected = (unit, edition) == (EMPLOYER, "team")
    assert (say("plan.list.asked_by_teams", book=book) in said(brief(inputs))) == expected


def test_a_municipality_that_decided_against_all_has_nothing_to_decide() -> None:
    """Who took something over decided about it all."""
    for decision, key in (("refused", "none"), ("accepted", "decided")):
        told = said(brief(town(step(1), M_AA_01={"decision": decision})))
        assert told[0] == say(f"plan.brief.own_decision.{key}", n=0, **party_holes("municipality"))


def test_a_team_reads_no_sentences_of_a_list() -> None:
    """What lasts and what it costs stands in its own chapter; over how many it decides in a row, once."""
    upkeep = {"team": {"n": 12, "per": "team", "every": "year"}}
    lasts = measure(1, [("AA-01", 0, 4)], 4, upkeep=upkeep, upkeep_basis="Verzonnen.")
    inputs = given(lasts, STEPS[1], M_AA_02={"decision": "accepted"})
    told = " ".join(said(brief(inputs)))
    who = holder(inputs)
    assert say("plan.list.lasting", hours="12", **who) not in told
    assert say("plan.list.no_cost", n=2) not in told
    assert say("plan.list.decided", n=1, **who) not in told
    assert say("plan.brief.own_decision.decide", n=1, **who) not in told
    all_of_it = given(STEPS[1], M_AA_02={"decision": "accepted"})
    assert said(brief(all_of_it))[0] == say("plan.brief.own_decision.decided", n=0, **who)


def test_each_request_stands_with_whom_it_is_asked_of_and_nowhere_else() -> None:
    """The employer decides about hours for two actions and about formation; nobody else does."""
    upkeep = {"team": {"n": 120, "per": "team", "every": "year"}}
    lasts = measure(4, [("BB-02", 0, 4)], 4, upkeep=upkeep, upkeep_basis="Verzonnen.")
    inputs = given(*STEPS, lasts)
    (request,) = inputs.made.requests
    hours = say("plan.brief.request.hours", n=len(request.items))
    for start in (hours, say("plan.brief.formation")):
        asked = [
            row[1] for row in rows(brief(inputs)) for part in row[2].split("; ") if part.startswith(start)
        ]
        assert asked == [addressee_title(inputs, "employer")]


def test_only_who_is_asked_for_formation_is_told_to_say_what_it_needs() -> None:
    """Without lasting hours there is no list to fill in."""
    assert asked_of(given(STEPS[0]), say("plan.brief.told_by")) == []


def test_a_request_says_what_its_addressee_can_do() -> None:
    """A steering group decides about the pace, another about a date; what hours would do stands apart."""
    long = measure(1, [("AA-01", 0, 4)], {"municipality": 5}, actor="municipality", lead_quarters=6)
    for inputs, addressee, told in (
        (given(LONG), "steering", say("plan.brief.request.pace", n=1)),
        (given(long), "municipality", say("plan.brief.request.date", n=1)),
        (
            town(step(1, hours=30), step(2, lead=6, hours=5), capacity=10),
            "municipality",
            say("plan.brief.request.both", n=2, short=1, other=1),
        ),
    ):
        parts = asked_of(inputs, addressee_title(inputs, addressee))
        assert any(part.startswith(told) for part in parts), (told, parts)


def test_what_runs_goes_on_and_does_not_begin_again() -> None:
    """It takes its place from the first quarter on, in which others begin."""
    taken, terms = {"decision": "accepted"}, Terms(date(2026, 4, 1))
    both = STEPS[0], measure(5, [("BB-02", 0, 4)], 4)
    inputs = given(*both, terms=terms, M_AA_01={**taken, "status": "doing"}, M_AA_05=taken)
    first = inputs.planned.horizon[0]
    assert [p.start for p in inputs.planned.placed] == [first, first]
    parts = [
        say("plan.brief.going_on", names=named(inputs, "M-AA-01")),
        say("plan.brief.begins", names=named(inputs, "M-AA-05")),
    ]
    assert asked_of(inputs, holder(inputs)["who"]) == parts


def test_a_half_filled_list_asks_nothing() -> None:
    """One sentence says so, and nothing stands beside it."""
    inputs = made.inputs(made.files(made.HALF))
    found = brief(inputs)
    assert found is not None
    assert found.blocks == (Text(provisional_text(inputs), "alarm"),)


@pytest.mark.parametrize("planned", [True, False])
def test_what_a_municipality_decides_before_the_same_day_stands_once(*, planned: bool) -> None:
    """Its own points beside what the team asks of it; of no day where its own plan is not known."""
    ask = measure(1, [("AA-01", 0, 3)], {"municipality": 5}, actor="municipality")
    own = measure(7, [("AA-G1", 0, 3)], {"municipality": 10}, actor="municipality")
    inputs = behind({"AA-G1": 1}, None, ask, own, of_team=1)
    inputs = inputs if planned else replace(inputs, towns={})
    (point,) = towns(inputs)
    before = say("plan.brief.before", day=decide_before(inputs))
    decides = say("plan.brief.decide", n=1, names="1")
    quarter = quarter_short(inputs.proposal.horizon[0])
    points = say(f"plan.brief.town{'_by' if planned else ''}", n=1, quarter=quarter)
    asked = addressee_title(inputs, "municipality")
    apart = [(before, asked, decides), (say("plan.brief.no_date"), point.title, points)]
    assert rows(brief(inputs)) == ([(before, asked, f"{decides}; {points}")] if planned else apart)


@pytest.mark.parametrize("decided", [True, False])
def test_a_municipality_that_decided_about_its_points_is_not_asked_to(*, decided: bool) -> None:
    """Not to decide about none of them either."""
    inputs = behind({"AA-G1": 1}, None, STEP, M_AA_07={"decision": "accepted"} if decided else {})
    (point,) = towns(inputs)
    assert bool(asked_of(inputs, point.title)) == (not decided)


def test_a_municipality_promises_itself_no_hours() -> None:
    """Its second action begins when the team joins in: that is asked of others, and not of itself."""
    first = measure(1, [("AA-G1", 0, 2)], {"municipality": 4}, actor="municipality", lead_quarters=2)
    second = measure(2, [("AA-G1", 2, 4)], {"municipality": 4, "team": 2}, actor="municipality")
    inputs = town(first, second)
    assert "M-AA-02" in inputs.made.choice.waiting
    start = say("plan.brief.promises", parts="")
    assert not [part for _, part in parts_of(inputs) if part.startswith(start)]


def test_the_first_step_of_a_subject_is_one_that_is_still_to_be_done() -> None:
    """On page one the second stands when the first is done, and with both done that all of them are."""
    steps = measure(1, [("AA-01", 0, 2)], 6), measure(2, [("AA-01", 2, 3)], 6)
    done = {"decision": "accepted", "status": "done"}
    cases: tuple[tuple[dict[str, Any], str], ...] = (
        ({}, "1. Stap 1"),
        ({"M_AA_01": done}, "2. Stap 2"),
        ({"M_AA_01": done, "M_AA_02": done}, say("plan.glance.all_done")),
    )
    for decided, first in cases:
        assert next(iter(rows(glance(plan(*steps, **decided)))))[1] == first
