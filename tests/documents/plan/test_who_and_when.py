# SPDX-License-Identifier: EUPL-1.2
"""Who decides before when, who watches what, and what people made other: it stands where a reader looks."""

import re
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given as for_any

from tests.documents.plan.board.test_board import asking, example
from tests.documents.plan.made_plans import rows, said, teams
from tests.documents.plan.small.test_asked import STEPS, given, told
from tests.strategies import kept
from toolkit.documents.editions import EDITIONS
from toolkit.documents.plan.annexes.formation import formation
from toolkit.documents.plan.board.decision import decision
from toolkit.documents.plan.board.parties import parties
from toolkit.documents.plan.chapters.brief import brief
from toolkit.documents.plan.chapters.planning import planning
from toolkit.documents.plan.chapters.risks import risks
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.own_points import towns
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.proposed.horizon import Terms
from toolkit.planning.weighed.formation import formation_table
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, decimals_text, quarter_short

__all__ = ["asking", "example"]  # fixtures


@for_any(kept(teams, whole=True))
def test_a_team_reads_before_which_day_it_decides(inputs: PlanInputs) -> None:
    """As long as what begins in the first quarter can begin in it; all else with the decision of others."""
    own = {a.id for a in inputs.made.open}
    first, day = inputs.planned.horizon[inputs.planned.opens], inputs.day
    while not Terms(day).opens:
        day += timedelta(days=1)
    soon = any(p.start == first and p.task.id in own for p in inputs.planned.placed)
    if not soon:
        day = inputs.made.terms.fed.first_day
    late = {p.task.id for p in inputs.planned.placements if p.task.overdue}
    past = any(a.id in late and not a.of_region for a in inputs.actions)
    team = say("plan.who.team")
    table = [row for row in rows(brief(inputs)) if row[1] == team and row[0] != say("plan.brief.now")]
    table = [row for row in table if "te veel: " not in row[2]]  # has a day of its own
    assert len(table) == bool(own or past)
    for when, _, what in table:
        assert when == say("plan.brief.before", day=day_text(day))
        assert (f"in {quarter_short(first)}" in what) == soon


def test_a_plan_of_a_closed_quarter_is_decided_before_the_next_begins() -> None:
    """Made in June, nothing begins before July: until then the team can decide."""
    inputs = given(*STEPS, terms=Terms(date(2026, 6, 1)))
    expected = "beslist over 1 actie: 1 (begint in kw 3 2026)"
    assert ("vóór 1 juli 2026", "het team", expected) in rows(brief(inputs))


def test_where_nothing_begins_soon_the_team_decides_with_the_others() -> None:
    """All that begins in the first quarter is decided: what is left begins later."""
    accepted = {"decision": "accepted"}
    inputs = given(*STEPS, terms=Terms(date(2026, 4, 1)), M_AA_01=accepted, M_AA_03=accepted)
    starts = {p.task.id: p.start for p in inputs.planned.placements}
    assert (starts["M-AA-01"], starts["M-AA-02"]) == (PlanQuarter(2026, 2), PlanQuarter(2026, 4))
    expected = "beslist over 1 actie: 2"
    assert ("vóór 1 juli 2026", "het team", expected) in rows(brief(inputs))
    assert rows(brief(inputs))[0] == ("nu", "het team", "begint met 'Stap 1' (1)")


@for_any(kept(teams))
def test_every_risk_has_who_watches_it(inputs: PlanInputs) -> None:
    """A party, or a role that people chose, for both readers."""
    pattern = re.compile(re.escape(say("plan.risks.watches", who="@")).replace("@", r"[^.:]+") + "$")
    for edition in EDITIONS:
        lines = said(risks(replace(inputs, reader=replace(inputs.reader, edition=edition))))
        assert all(pattern.search(line) or line.strip() == say("plan.risks.none") for line in lines)


def test_in_the_example_region_who_watches_is_known_there(asking: tuple[PlanInputs, ...]) -> None:
    """The parties of the plan and the body that decides on the pace; of what is too late its owner."""
    known = {say(f"plan.who.{party}") for party in ("team", "employer", "municipality", "region")}
    looked = set()
    for inputs in asking:
        body = inputs.outcome.region.decides("pace").title
        for line in said(risks(inputs)):
            who = line.rsplit(": ", 1)[1].rstrip(".")
            if who != body:
                assert set(re.split(", | en ", who)) <= known, line
            looked.add(line.split(":")[0])
    assert len(looked) > 4


def test_what_people_adapted_says_what_became_other() -> None:
    """Hours beside those proposed, the quarter, and for the team its own words; not of what it took over."""
    reason = "Met de helft van het team."
    changed = {"decision": "changed", "hours": 40, "quarter": "2026-q4", "reason": reason}
    inputs = given(*STEPS, M_AA_01=changed, M_AA_02={"decision": "accepted", "quarter": "2026-q4"})
    when = {row[0][0]: row[-1].split("\n")[1:] for row in rows(planning(inputs))}
    other = "40 uur in plaats van 30; klaar in kw 4 2026"
    assert when["1"] == [f"aangepast overgenomen: {other}; 'Met de helft van het team'"]
    assert when["2"] == ["overgenomen"]
    board = replace(inputs, reader=replace(inputs.reader, edition="board"))
    assert f"aangepast overgenomen: {other}" in told(planning, board)
    assert "helft" not in told(planning, board)
    only = given(*STEPS, M_AA_01={"decision": "changed", "reason": "Anders.", "status": "doing"})
    assert "aangepast overgenomen, mee bezig: 'Anders'" in told(planning, only)


def test_page_one_of_a_board_says_what_a_municipality_decides_itself(asking: tuple[PlanInputs, ...]) -> None:
    """As many points as in the table of who does what, before the same day."""
    looked = 0
    for inputs in asking:
        day = day_text(inputs.made.terms.fed.first_day)
        for town in towns(inputs):
            n = len(town.undecided)
            lines = [say(f"board.decision.{key}_points", who=town.title, n=n) for key in ("others", "own")]
            assert any(line in told for told in said(decision(inputs)) for line in lines) == bool(n)
            found = [row for row in rows(parties(inputs)) if row[0] == town.title]
            cells = [row[1] for row in found if not n or say("board.parties.decision", day=day) in row[3]]
            points = say("board.parties.points", n=n)
            assert not n or any(points.lower() in cell.lower() for cell in cells)
            looked += bool(n)
    assert looked > 5


def test_formation_is_not_counted_twice(asking: tuple[PlanInputs, ...]) -> None:
    """If the hours are the same the larger of the two is needed, else both together: nothing else."""
    looked = 0
    for inputs in asking:
        short = formation_table(inputs.team_form).difference.value
        lasting = sum((a.lasting for a in inputs.made.asked), Fraction(0))
        lines = [line for line in said(formation(inputs)) if "Zijn het dezelfde" in line]
        if short is None or short <= 0 or not lasting:
            assert lines == []
            continue
        asked, *_ = re.findall(r"plan vraagt (\d+,\d\d) fte", lines[0])
        fte = Fraction(asked.replace(",", "."))
        least, most = max(fte, Fraction(short)), fte + Fraction(short)
        assert f"samen {decimals_text(least, 2)} fte nodig" in lines[0]
        assert f"dan {decimals_text(most, 2)} fte" in lines[0]
        looked += 1
    assert looked > 3


@pytest.mark.parametrize("day", [date(2026, 4, 1), date(2026, 5, 16), date(2026, 5, 17), date(2026, 12, 31)])
def test_the_day_before_which_something_can_begin_follows_from_the_quarter(day: date) -> None:
    """It is the first day on which nothing can begin there any more, or that on which the next begins."""
    terms = Terms(day)
    begins = terms.horizon[terms.opens]
    assert terms.begins > day
    if terms.opens:
        assert terms.begins == begins.first_day
    else:
        assert Terms(terms.begins).opens == 1
        assert Terms(terms.begins - timedelta(days=1)).opens == 0
