# SPDX-License-Identifier: EUPL-1.2
"""Who does what before which day, by small plans worked out by hand; and what stands beside those hours."""

from dataclasses import replace
from datetime import date

import pytest

from tests.documents import made
from tests.documents.plan.board.test_board_small import board, lasts
from tests.documents.plan.board.test_decision_small import OF_EMPLOYER, PLAIN, cells, page
from tests.documents.plan.board.test_later_small import NO_ROOM
from tests.documents.plan.made_plans import blocks_of, rows, tables
from tests.documents.plan.small.test_asked import COST, LONG, STEPS, given
from tests.documents.plan.test_action_list import step, town
from tests.documents.plan.test_municipality import STEP
from tests.documents.plan.test_municipality import given as with_town
from tests.planning.made import measure, measures
from toolkit.documents.plan.board import parties as module
from toolkit.documents.plan.board.means import means
from toolkit.documents.plan.board.parties import doers, parties, party_title
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import owner
from toolkit.documents.plan.own_points import towns
from toolkit.planning.proposed.horizon import Terms
from toolkit.words.catalogue import say
from toolkit.words.text import quarter_short


def hours(inputs: PlanInputs) -> dict[str, list[str]]:
    """The columns of the hours per quarter, by head."""
    table = tables(blocks_of(means, board(inputs)))[0]
    return {head: [row[n] for row in table.rows] for n, head in enumerate(table.heads)}


def test_only_the_employer_decides_after_the_body_that_asks_it() -> None:
    """A municipality that takes up an action decides before the same day, and after nobody."""
    of_town = measure(4, [("BB-02", 0, 4)], {"municipality": 5}, actor="municipality")
    inputs = board(given(*STEPS, of_town))
    assert inputs.made.choice.advised.total
    found = cells(inputs)
    after = ", na "
    assert after in found[party_title(inputs, "employer")][-1]
    assert after not in found[party_title(inputs, "municipality")][-1]


def test_who_decides_about_the_pace_decides_about_all_that_comes_later() -> None:
    """With a date and without one."""
    inputs = board(given(PLAIN, LONG, NO_ROOM))
    choice = inputs.made.choice
    assert (len(choice.dated), len(choice.undated)) == (1, 1)
    row = cells(inputs)[inputs.outcome.region.decides("pace").title]
    assert say("board.parties.matter.pace", n=2) in row[0].lower()


def test_each_municipality_of_a_team_has_its_own_points(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a row by its name; where there is one, its points stand in the row of what the plan asks of it."""
    inputs = board(with_town(STEP))
    (place,) = towns(inputs)
    points = say("board.parties.points", n=1)
    told = {row[0]: row[1].lower() for row in rows(parties(inputs))}
    assert [who for who, what in told.items() if points in what] == [party_title(inputs, "municipality")]
    other = replace(place, title="Gemeente Verderop")
    monkeypatch.setattr(module, "towns", lambda _: (place, other))
    told = {row[0]: row[1].lower() for row in rows(parties(inputs))}
    assert [who for who, what in told.items() if points in what] == [place.title, other.title]


def test_a_municipality_that_is_asked_something_has_one_row_with_its_points() -> None:
    """Who looks for it once finds all of it."""
    asked = measure(4, [("AA-01", 0, 4)], {"municipality": 5}, actor="municipality")
    inputs = board(with_town(STEP, asked))
    who = party_title(inputs, "municipality")
    ((_, what, hours, _),) = (row for row in rows(parties(inputs)) if row[0] == who)
    assert say("board.parties.points", n=1) in what.lower()
    assert hours == "5"


def test_points_of_one_municipality_stand_not_with_what_two_are_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of a team that works for two, one of which has a list, the other would read that it decides too."""
    inputs = board(with_town(STEP))
    (place,) = towns(inputs)
    alone, both = party_title, f"{place.title} en een andere"
    monkeypatch.setattr(module, "party_title", lambda i, p: both if p == "municipality" else alone(i, p))
    points = say("board.parties.points", n=1)
    told = {row[0]: row[1].lower() for row in rows(parties(inputs))}
    assert [who for who, what in told.items() if points in what] == [place.title]


def test_beside_an_action_of_a_municipality_stands_nobody_who_joins_in() -> None:
    """Its own list says who takes it up; a team reads who lends it a hand."""
    helped = step(1).model_copy(update={"once": step(1).once | {"employer": step(1).once["municipality"]}})
    own = town(helped)
    assert doers(own, helped.id) == [owner(own, helped.id)]
    busy = {"decision": "accepted", "status": "doing"}
    of_team = given(measure(1, [("AA-01", 0, 4)], {"team": 5, "employer": 5}), M_AA_01=busy)
    joined = say("board.actions.joined", who=say("plan.who.employer"))
    assert doers(of_team, "M-AA-01") == [owner(of_team, "M-AA-01"), joined]


def test_the_team_begins_its_row_as_a_name_does() -> None:
    """As every other party."""
    inputs = board(given(PLAIN))
    assert rows(parties(inputs))[0][0] == party_title(inputs, "team")
    assert all(row[0][0].isupper() for row in rows(parties(inputs)))


def test_extra_hours_are_no_part_of_the_hours_that_there_are() -> None:
    """Twenty a quarter, as the team said, and beside those what is asked; of no hours given no column."""
    found = hours(given(*STEPS))
    assert given(*STEPS).made.choice.advised.total
    assert found[say("plan.means.head.capacity")] == ["20"] * 4 + ["80"]
    levels = made.complete(dict.fromkeys(made.CRITERIA, 0))
    free = made.inputs(made.files(levels), measures(*STEPS))
    assert free.planned.unlimited
    assert say("plan.means.head.used") in hours(free)
    assert say("plan.means.head.capacity") not in hours(free)


@pytest.mark.parametrize(("lead", "later"), [(1, False), (2, True)])
def test_from_when_work_lasts_is_told_where_the_first_line_does_not_say_so(lead: int, later: bool) -> None:
    """There stands the quarter that a decision feeds."""
    inputs = given(lasts(1, "AA-01", lead_quarters=lead))
    first, fed = inputs.made.choice.advised.lasting_from, inputs.made.terms.fed
    assert first == (fed.next() if later else fed)
    begins = say("board.decision.lasting_begins", quarter=quarter_short(first))
    assert (begins in page(inputs)) == later


def test_a_municipality_decides_on_the_day_of_all() -> None:
    """Only a team can begin sooner, by itself: then it has an earlier day."""
    own, team = town(step(1)), given(PLAIN)
    assert own.made.soon
    assert own.made.settle_before == own.made.terms.fed.first_day
    assert team.made.soon
    assert team.made.settle_before == team.made.terms.begins < team.made.terms.fed.first_day


@pytest.mark.parametrize(("weeks", "why"), [(4, "earliest"), (8, "decision")])
def test_what_can_be_decided_in_time_waits_for_no_decision(weeks: int, why: str) -> None:
    """Nothing begins in a quarter that is nearly past; a decision in it holds nothing up."""
    terms = Terms(date(2026, 3, 1), decision_weeks=weeks)
    assert terms.opens == 1
    (placed,) = given(OF_EMPLOYER, terms=terms).planned.placed
    assert placed.start == terms.fed
    assert [each.kind for each in placed.why] == [why]


def test_who_pays_for_two_things_is_named_once() -> None:
    """The employer, for extra hours and for what lasts."""
    inputs = given(*STEPS, lasts(4, "BB-02"))
    assert [who for who, _ in inputs.made.amount.parts] == ["employer", "employer"]
    who = say("plan.who_of.employer")
    asked = say("board.decision.paid", amount="@", who=who).partition("@")[2]
    assert asked in page(inputs)


def test_hours_of_a_municipality_are_no_hours_of_a_team() -> None:
    """What it lacks itself nobody pays, whatever an hour costs."""
    found = town(step(1, hours=90), step(2, hours=90), capacity=20)
    assert found.made.choice.advised.total
    priced = replace(found.made, cost=measures(fte_cost=COST).fte_cost)
    assert priced.amount.parts == ()
