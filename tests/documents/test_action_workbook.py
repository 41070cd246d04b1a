# SPDX-License-Identifier: EUPL-1.2
"""What the workbook asks in which a team or municipality decides: small plans worked out by hand."""

from datetime import date

from tests.documents.test_action_list import step, town
from tests.documents.test_asked import STEPS, given
from tests.planning.made import measure
from tests.planning.test_above import WHO, above, party
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import whose_turn
from toolkit.forms.actions.form import ActionForm, ActionRow, build_action_form
from toolkit.forms.actions.words import column_header
from toolkit.planning.decided.evaluation import RoundSide
from toolkit.planning.proposed.horizon import Terms
from toolkit.planning.timed.timetable import Why
from toolkit.words.catalogue import say


def form(inputs: PlanInputs) -> ActionForm:
    """The workbook of a plan."""
    outcome, side = inputs.outcome, RoundSide(inputs.unit, inputs.outcome.asked)
    return build_action_form(outcome.region, outcome.round, side, inputs.made, measures=inputs.measures)


def row(inputs: PlanInputs, action: str) -> ActionRow:
    """One of its rows."""
    return next(each for each in form(inputs).rows if each.id == action)


def test_what_an_action_waits_for_stands_below_what_must_be_known_of_it() -> None:
    """A decision of before without hours: that the rule has it no longer, and who decides about room."""
    large = measure(5, [("CC-02", 0, 4)], 100)
    inputs = given(STEPS[0], large, M_AA_05={"decision": "accepted"})
    waits = whose_turn(inputs, "M-AA-05")
    assert waits
    known = say("decisions.note.going_on", stop=say("decisions.status.dropped"))
    assert row(inputs, "M-AA-05").note.split("\n") == [known, waits]


def test_only_a_team_decides_before_something_begins_soon() -> None:
    """A municipality decides on the day of the decision, whatever begins now: the day that its list has."""
    team, place = given(STEPS[0]), town(step(1))
    for inputs in (team, place):
        assert inputs.made.soon
    assert form(team).before == team.made.terms.begins
    assert form(place).before == place.made.terms.fed.first_day


def test_who_decides_in_the_quarter_that_opens_first_has_no_later_one() -> None:
    """A decision of others that feeds the first open quarter moves nothing: it begins as early as can be."""
    region = measure(6, [("BB-02", 0, 4)], {"region": 5}, actor="region")
    soon, later = (given(region, terms=Terms(date(2026, 3, 20), weeks)) for weeks in (1, 8))
    assert soon.made.terms.fed == soon.made.terms.horizon[soon.made.terms.opens]
    found = [inputs.planned.of(region.id) for inputs in (soon, later)]
    assert [p.why for p in found if p is not None] == [(Why("earliest"),), (Why("decision"),)]


def test_who_waits_for_room_or_for_the_region_is_asked_no_new_quarter() -> None:
    """A promise that is past asks one of who can give it; where another gives it, nobody is asked twice."""
    summer, terms = "2026-q2", Terms(date(2026, 10, 1))
    large = measure(4, [("BB-02", 0, 4)], 100)
    region = measure(6, [("AA-02", 0, 4)], {"region": 5}, actor="region")
    yes = above(party({region.id: {"answer": "accepted", "quarter": summer, **WHO}}))
    promised = {"decision": "accepted", "quarter": summer}
    inputs = given(STEPS[0], large, region, terms=terms, over=yes, M_AA_01=promised, M_AA_04=promised)
    late = {a.id for a in inputs.actions if a.overdue(terms.horizon[0]) is not None}
    assert late == {"M-AA-01", "M-AA-04", region.id}
    found, note = form(inputs), say("decisions.note.overdue", column=column_header("quarter"))
    asked = [each for each in found.rows if note in each.note]
    assert [each.id for each in asked] == ["M-AA-01"]
    assert found.still_open.past == tuple(each.rank for each in asked)


def test_hours_of_a_municipality_are_its_own() -> None:
    """Once and each year, beside each action and above the table; those of its teams are not among them."""
    upkeep = {
        "municipality": {"n": 12, "per": "team", "every": "year"},
        "team": {"n": 5, "per": "team", "every": "year"},
    }
    own = step(1, hours=9, upkeep=upkeep, upkeep_basis="Verzonnen.")
    found = form(town(own.model_copy(update={"hours": {"municipality": 9, "team": 4}})))
    (action,) = (each for each in found.rows if each.rank == 1)
    assert (action.needed, action.lasting) == (9, 12)
    assert (found.still_open.hours, found.still_open.lasting) == (9, 12)
