# SPDX-License-Identifier: EUPL-1.2
"""What a team's plan says of its municipality: points, what it would do, and when, by its own plan."""

import re
from dataclasses import replace
from typing import Any, NamedTuple

import pytest

from tests.documents import made
from tests.documents.made import SECRET
from tests.documents.made import codes as codes_of_unit
from tests.documents.plan.made_plans import lines, rows, tables
from tests.planning.made import measure, measures, plan_of
from tests.scoring.small import SECOND, answers, criterion, norm, region, standard
from toolkit.documents.audience import Reader
from toolkit.documents.blocks import Subheading, Table
from toolkit.documents.letters import codes_of
from toolkit.documents.plan.chapters.brief import brief
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import party_holes
from toolkit.documents.plan.order import plan_document
from toolkit.model.content.measures import Measure
from toolkit.model.quarter import quarter_named
from toolkit.model.questionnaire import questionnaire
from toolkit.planning.unit_plan import unit_plan
from toolkit.scoring.region import score_round
from toolkit.words.catalogue import say
from toolkit.words.text import quarter_short, quarter_text

WHOSE = party_holes("municipality")

TOWN = "gemeente-stad"
STAD = codes_of(region(), SECRET).towns["stad"]
TITLES = {True: "Gemeente Stad", False: f"Gemeente {STAD}"}
STEP = measure(
    7, [("AA-G1", 0, 3)], {"municipality": 10}, actor="municipality", lead_quarters=2, title="Een opdracht"
)


def given(*steps: Any, own: bool = False, **decided: dict[str, Any]) -> PlanInputs:  # noqa: ANN401 - measures
    """Team oost with its municipality at level 1, and the municipality's own plan with these decisions."""
    found = made.inputs(made.files(made.FULL, made.TOWN), measures(*steps))
    town = found.outcome.unit(TOWN)
    assert town is not None
    if own:
        decided = {**decided, "own_1": {"title": "Praten met de raad", "criteria": ("AA-G1",)}}
    plan = plan_of(TOWN, decided)
    return replace(
        found,
        towns={TOWN: unit_plan(town, found.outcome.asked, measures(*steps), (), plan)},
    )


def two_points(*steps: Measure) -> PlanInputs:
    """A municipality three levels short where not all work alike, and two short where they must."""
    known = measures(*(steps or (STEP,)))
    of_town = [criterion(name, asked_of="municipality") for name in ("AA-G1", "AA-G2")]
    first = standard("eerste", {"AA": [criterion("AA-01"), *of_town]})
    of_norm = norm(criteria={"AA-G1": {"uniform": False, "reason": "Lokaal."}})
    found = region()
    asked = questionnaire(found, found.rounds[1], of_norm, (first, SECOND))
    files = {
        "oost": [answers("oost", {"AA-01": 3, "CC-02": 3})],
        TOWN: [answers(TOWN, {"AA-G1": 0, "AA-G2": 1})],
    }
    outcome = score_round(found, found.rounds[1], asked, files)
    team, town = outcome.unit("oost"), outcome.unit(TOWN)
    assert team is not None
    assert town is not None
    plans = [unit_plan(unit, asked, known, files[unit.unit.id]) for unit in (team, town)]
    return PlanInputs(outcome, team, plans[0], known, files, towns={TOWN: plans[1]})


class Point(NamedTuple):
    """A row of the table of a municipality; the last two are empty where its plan is not known."""

    title: str
    levels: str
    action: str = ""
    when: str = ""


class Told(NamedTuple):
    """What a plan says of the one municipality of its team: in what others must do, and in an annex."""

    summary: str
    points: list[Point]
    table: Table


def only(found: PlanInputs) -> Told:
    """The one municipality of the team."""
    view = plan_document(found)
    section, annex = made.section(view, "others"), made.section(view, "towns")
    assert section is not None
    assert annex is not None
    heading = Subheading(TITLES[found.reader.codes is None])
    summary = section.blocks[section.blocks.index(heading) + 1]
    assert annex.blocks[0] == heading
    (table,) = tables(annex.blocks)
    return Told(" ".join(lines(summary)), [Point(*row) for row in table.rows], table)


def test_a_point_says_what_the_municipality_would_do_and_when_it_is_ready() -> None:
    """A step of two quarters: ready at the end of the second, in the row and in the sentence."""
    found = given(STEP)
    view = only(found)
    (point,) = view.points
    second = found.proposal.horizon[1]
    assert (point.action, point.when) == ("Een opdracht", quarter_short(second))
    assert quarter_text(second) in view.summary


def test_without_a_step_no_date_is_made_up() -> None:
    """The measures know nothing for the point: it says so, and the sentence counts it."""
    view = only(given())
    (point,) = view.points
    assert (point.action, point.when) == (say("plan.municipality.no_action.none", **WHOSE), "")
    assert say("plan.municipality.without.none", n=1, **WHOSE) in view.summary
    assert "kwartaal" not in view.summary


def test_without_a_plan_of_the_municipality_only_its_levels_are_shown() -> None:
    """As when its decisions cannot be read: nothing is said about steps in time."""
    view = only(replace(given(STEP), towns={}))
    assert (view.points[0].action, view.points[0].when) == ("", "")
    assert len(view.table.heads) == 2
    assert say("plan.municipality.decides", **WHOSE) not in view.summary
    assert view.points[0].levels == say("plan.municipality.levels", now=1, asked=3)
    assert "kwartaal" not in view.summary


def test_a_municipality_s_own_words_are_not_shown_to_who_sees_codes() -> None:
    """Its own action has its title for the team, and a general name where names are hidden."""
    found = given(own=True)
    assert only(found).points[0].action == "Praten met de raad"
    unit = found.unit.unit
    coded = replace(found, reader=Reader("team", codes_of_unit(found.outcome, unit)))
    assert only(coded).points[0].action == say("plan.municipality.own_action", **WHOSE)


def test_of_several_actions_the_last_one_makes_a_point_ready() -> None:
    """Two steps in a row, of two and of one quarter: the first by name, and ready in the third quarter."""
    first = measure(7, [("AA-G1", 1, 2)], actor="municipality", lead_quarters=2, title="Een opdracht")
    second = measure(8, [("AA-G1", 2, 3)], actor="municipality", title="Een besluit")
    found = given(first, second)
    (point,) = only(found).points
    assert point.action == say("plan.municipality.and_more", action="Een opdracht", n=1)
    assert point.when == quarter_short(found.proposal.horizon[2])


def test_what_takes_too_long_has_no_quarter() -> None:
    """A step of five quarters does not fit, and that is said instead of a date."""
    long = STEP.model_copy(update={"lead_quarters": 5})
    view = only(given(long))
    assert view.points[0].when == say("plan.planning.chart.outside")
    assert say("plan.municipality.without.outside", n=1, **WHOSE) in view.summary
    assert not re.search(r"kw \d|kwartaal van", view.summary + view.points[0].when)


@pytest.mark.parametrize(
    ("said", "state", "action"),
    [
        ({"decision": "refused", "reason": "Nu niet."}, "left", None),
        ({"status": "dropped"}, "left", None),
        ({"status": "done"}, "done", "Een opdracht"),
    ],
)
def test_a_decision_of_the_municipality_is_told_as_it_is(
    said: dict[str, Any], state: str, action: str | None
) -> None:
    """Refused, stopped or done is never told as unknown, nor as ready by some quarter."""
    view = only(given(STEP, M_AA_07=said))
    (point,) = view.points
    assert point.action == (action or say(f"plan.municipality.no_action.{state}", **WHOSE))
    assert say(f"plan.municipality.without.{state}", n=1, **WHOSE) in view.summary
    assert not re.search(r"kw \d|kwartaal van", view.summary + point.when)


def test_a_quarter_that_is_past_is_not_the_date_on_which_it_is_ready() -> None:
    """It is told that the action is overdue, beside the quarter that is possible now."""
    found = given(STEP, M_AA_07={"decision": "accepted", "quarter": "2025-q4"})
    view = only(found)
    assert view.points[0].when == quarter_short(found.proposal.horizon[1])
    assert say("plan.municipality.overdue", n=1) in view.summary
    assert say("plan.municipality.overdue", n=1) not in only(given(STEP)).summary


def test_a_quarter_that_the_municipality_decided_is_the_one_shown() -> None:
    """Later than the rule would place it: people's quarter counts."""
    found = given(STEP, M_AA_07={"decision": "changed", "reason": "Later.", "quarter": "2027-q1"})
    view = only(found)
    assert view.points[0].when == quarter_short(quarter_named("2027-q1"))
    assert quarter_text(quarter_named("2027-q1")) in view.summary


def test_a_refused_point_beside_a_dated_one_is_counted_apart() -> None:
    """The date is of one of two points, and the other has none."""
    view = only(two_points())
    assert {p.title: p.when for p in view.points} == {"Titel AA-G1": "kw 3 2026", "Titel AA-G2": ""}
    some = say(
        "plan.municipality.ready_some",
        n=1,
        actions=1,
        quarter=quarter_text(quarter_named("2026-q3")),
        **WHOSE,
    )
    assert some in view.summary
    assert say("plan.municipality.without.none", n=1, **WHOSE) in view.summary


def test_points_stand_in_the_order_of_the_municipality_s_own_plan() -> None:
    """What must be alike everywhere goes before a larger difference, as in the action list."""
    with_plan = two_points()
    assert [p.title for p in only(with_plan).points] == ["Titel AA-G2", "Titel AA-G1"]
    without = only(replace(with_plan, towns={})).points
    assert [p.title for p in without] == ["Titel AA-G1", "Titel AA-G2"]  # by size


def test_the_table_has_as_many_cells_as_heads() -> None:
    """With a plan of the municipality and without one."""
    for found in (given(STEP), replace(given(STEP), towns={})):
        table = only(found).table
        assert table.rows[0][0] == "Titel AA-G1"
        assert {len(row) for row in table.rows} == {len(table.heads)} == {len(table.widths)}


def test_page_one_asks_only_what_the_municipality_has_not_decided() -> None:
    """A point with a decision is no longer asked of it there; one without still is."""
    asks = say("plan.brief.town", n=1).removesuffix(")")
    assert asks in str(plan_document(given(STEP)))
    assert asks not in str(plan_document(given(STEP, M_AA_07={"decision": "accepted"})))


def test_page_one_says_when_all_points_of_a_municipality_are_dealt_with() -> None:
    """By the last of them; of no day where one has none."""
    other = measure(8, [("AA-G2", 0, 3)], {"municipality": 10}, actor="municipality", lead_quarters=3)
    for steps, holes in (((STEP, other), {"quarter": "kw 4 2026"}), ((STEP,), {})):
        (row,) = rows(brief(two_points(*steps)))
        assert row[-1] == say(f"plan.brief.town{'_by' if holes else ''}", n=2, **holes)
