# SPDX-License-Identifier: EUPL-1.2
"""What the workbook asks in which a team or municipality decides: small plans worked out by hand."""

from datetime import date
from fractions import Fraction

import pytest

from tests.documents import made
from tests.documents.plan.small.test_asked import STEPS, given
from tests.documents.plan.test_action_list import step, town
from tests.planning.made import measure, measures
from tests.planning.test_above import WHO, above, party
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import whose_turn
from toolkit.forms.actions.build import build_action_form
from toolkit.forms.actions.form import ActionForm, ActionRow
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
    known = say("actions.note.going_on", stop=say("actions.status.dropped"))
    assert row(inputs, "M-AA-05").note.split("\n") == [known, waits]


def test_only_a_team_decides_before_something_begins_soon() -> None:
    """A municipality decides on the day of the decision, whatever begins now: the day that its list has."""
    team, place = given(STEPS[0]), town(step(1))
    for inputs in (team, place):
        assert inputs.made.soon
    assert form(team).still_open.first_day == team.made.terms.begins
    assert form(place).still_open.first_day == place.made.terms.fed.first_day


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
    found, note = form(inputs), say("actions.note.overdue", column=column_header("quarter"))
    asked = [each for each in found.rows if note in each.note]
    assert [each.id for each in asked] == ["M-AA-01"]
    assert found.still_open.past == tuple(each.rank for each in asked)


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_what_is_over_and_no_longer_follows_is_not_told_to_go_on(status: str) -> None:
    """Its decision is kept, and nobody has to do anything."""
    inputs = given(
        STEPS[0], measure(5, [("CC-02", 0, 4)], 4), M_AA_05={"decision": "accepted", "status": status}
    )
    assert row(inputs, "M-AA-05").note == say("actions.note.no_longer")


def test_a_half_filled_list_has_no_day_to_decide_before() -> None:
    """Nor has one of which all was decided; what is open of a whole list has the day of its plan."""
    half = made.inputs(made.files(made.HALF), measures(measure(1, [("AA-02", 0, 4)], 8)))
    assert half.made.provisional
    assert half.made.open
    assert form(half).still_open.first_day is None
    assert form(given(STEPS[0], M_AA_01={"decision": "accepted"})).still_open.first_day is None
    whole = given(STEPS[0])
    assert form(whole).still_open.first_day == whole.made.settle_before


def test_room_can_be_swapped_only_where_something_waits_for_it() -> None:
    """For hours, or for the pace; not where another decides whether an action is done at all."""
    taken = {"decision": "accepted"}
    hours = given(STEPS[0], measure(4, [("BB-02", 0, 4)], 100), M_AA_04=taken)
    pace = given(STEPS[0], measure(4, [("BB-02", 0, 4)], 4, lead_quarters=6), M_AA_04=taken)
    other = given(STEPS[0], measure(4, [("BB-02", 0, 4)], {"employer": 4}, actor="employer"))
    kinds = [{turn.kind for turn in inputs.made.turns.values()} for inputs in (hours, pace, other)]
    assert kinds == [{"own", "hours"}, {"own", "pace"}, {"own", "takes_up"}]
    assert [form(inputs).can_swap for inputs in (hours, pace, other)] == [True, True, False]


@pytest.mark.parametrize(("answer", "of_region"), [(None, False), ("accepted", True), ("refused", False)])
def test_a_joint_action_is_the_regions_once_it_said_yes(answer: str | None, *, of_region: bool) -> None:
    """Then only who takes part and how far it is are asked; before, and after a no, it is the team's own."""
    said = {} if answer is None else {"M-AA-01": {"answer": answer, "reason": "Zo.", **WHO}}
    found = row(given(measure(1, [("AA-01", 0, 4)], 5, together=True), over=above(party(said))), "M-AA-01")
    assert (found.above, found.takes("decision"), found.open) == (of_region, not of_region, not of_region)


def test_hours_of_a_municipality_are_its_own() -> None:
    """Once and each year, beside each action and above the table; those of its teams are not among them."""
    upkeep = {
        "municipality": {"n": 12, "per": "team", "every": "year"},
        "team": {"n": 5, "per": "team", "every": "year"},
    }
    own = step(1, hours=9, upkeep=upkeep, upkeep_basis="Verzonnen.")
    found = form(town(own.model_copy(update={"hours": {"municipality": 9, "team": 4}})))
    (action,) = (each for each in found.rows if each.rank == 1)
    assert [action.needed, action.lasting] == [Fraction(9), Fraction(12)]
    assert [found.still_open.hours, found.still_open.lasting] == [Fraction(9), Fraction(12)]
