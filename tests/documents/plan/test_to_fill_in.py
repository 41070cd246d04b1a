# SPDX-License-Identifier: EUPL-1.2
"""What a team can do with its plan as it lies there: say what has formation, move, swap, know why not."""

import io
import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given as for_any

from tests.documents.of_demo import plans_of, work_of
from tests.documents.plan.board.test_board import DAY, asking, example
from tests.documents.plan.made_plans import number, rows, said, teams
from tests.documents.plan.small.test_asked import STEPS, given, told
from tests.documents.plan.test_whose_turn import above_table, book, in_book, own, read_back
from tests.planning.made import measure
from tests.strategies import kept
from toolkit.documents.plan.actions import names_text
from toolkit.documents.plan.annexes.elsewhere import elsewhere
from toolkit.documents.plan.annexes.formation import formation
from toolkit.documents.plan.chapters.brief import brief
from toolkit.documents.plan.chapters.means import means
from toolkit.documents.plan.chapters.moments import moments
from toolkit.documents.plan.chapters.others import others
from toolkit.documents.plan.chapters.planning import planning
from toolkit.documents.plan.chapters.priorities import priorities
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import addressee_title, annex_named, decision_text, whose_turn
from toolkit.documents.plan.own_points import town_blocks, towns
from toolkit.documents.plan.requests import cause_text
from toolkit.forms.actions.words import column_header, decision_choices
from toolkit.model.given.plan import ActionDecision
from toolkit.planning.decided.decisions import decided_actions
from toolkit.planning.decided.overload import first_fit
from toolkit.planning.decided.turn import is_open
from toolkit.planning.proposed.horizon import Terms
from toolkit.planning.timed.capacity import with_all_hours, with_any_pace
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, hours_text, quarter_short

__all__ = ["asking", "example", "own"]  # fixtures

_CHOICE = say("plan.means.has_formation.choose")


@pytest.fixture(scope="module")
def rounds(demo: Path) -> tuple[PlanInputs, ...]:
    """Those of every round: in the last one teams meet nearly all, in those before much was still to do."""
    rounds_ = range(len(work_of(demo).region.rounds))
    found = (inputs for ago in rounds_ for inputs in plans_of(demo, "team", "coded", DAY, ago=ago))
    return tuple(inputs for inputs in found if not inputs.made.provisional)


def to_say(inputs: PlanInputs) -> list[tuple[str, ...]]:
    """The rows in which people say whether lasting work has formation already."""
    return [row for row in rows(formation(inputs)) if row[-1] == _CHOICE]


def formation_adds_up(inputs: PlanInputs) -> int:
    """Hold the list beside page one; gives how many actions it names."""
    asked = sum((each.lasting for each in inputs.made.asked), Fraction(0))
    found = to_say(inputs)
    ranks = {action.rank: action for action in inputs.actions}
    listed = {int(row[0].partition(".")[0]): number(row[1]) for row in found}
    assert len(listed) == len(found)
    assert hours_text(sum(listed.values(), Fraction(0))) == hours_text(asked)
    for rank, hours in listed.items():
        measure = ranks[rank].measure
        assert measure is not None
        assert abs(hours - measure.hours_a_year("team")) < 1
    points = [row for row in rows(brief(inputs)) if row[1] == say("plan.brief.told_by")]
    assert len(points) == bool(inputs.made.choice.lasting)
    for when, _, what in points:
        assert annex_named("formation") in what
        text = " ".join(said(formation(inputs)))
        assert day_text(inputs.made.terms.told) in when
        assert say("plan.means.has_formation.to") in text
        assert f"{hours_text(asked)} uur per jaar" in text
    return len(found)


@for_any(kept(teams, whole=True))
def test_lasting_work_can_be_said_to_have_formation_per_action(inputs: PlanInputs) -> None:
    """A row per action with its hours in a year, together what page one asks as formation."""
    formation_adds_up(inputs)


def test_in_the_example_region_the_list_of_formation_adds_up(own: tuple[PlanInputs, ...]) -> None:
    """Of every team that asks formation."""
    assert sum(formation_adds_up(inputs) for inputs in own) > 20


def test_a_half_filled_list_asks_nobody_about_formation(example: tuple[PlanInputs, ...]) -> None:
    """It asks none, so nobody has to say what has it."""
    half = [inputs for inputs in example if inputs.made.provisional]
    assert half
    assert not any(to_say(replace(i, reader=replace(i.reader, edition="team"))) for i in half)


def causes_hold(inputs: PlanInputs) -> int:
    """Hold each cause beside a plan that is made again; gives how many were looked at."""
    made, first = inputs.made, inputs.made.more.first
    hours = {p.task.id: p for p in with_all_hours(made.planned, first).placements}
    pace = {p.task.id: p for p in with_any_pace(made.planned, first).placements}
    items = [item for request in made.requests for item in request.items]
    shown = {int(row[0].partition(".")[0]): row for row in rows(elsewhere(inputs))}
    for item in items:
        cause, rank = item.cause, next(a.rank for a in inputs.actions if a.id == item.task)
        assert (cause is not None) == (item.reason in {"crowded", "pace", "lead"})
        if cause is None:
            continue
        assert cause_text(inputs, item.task, "cell") in shown[rank]
        if item.reason == "crowded":
            continue
        assert hours[item.task].late
        again = pace[item.task]
        assert again.late == (item.reason == "lead")
        at = again if again.late else hours[item.task]
        waited = {name for why in at.why for name in why.tasks}
        assert set(cause.tasks) == (waited if cause.kind == "waits" else set())
        if cause.kind == "at_once":
            assert any(why.kind == "at_once" for why in at.why)
            assert str(made.planned.at_once) in cause_text(inputs, item.task)
        elif cause.kind == "waits":
            assert waited <= set(again.task.after)
        else:
            assert not waited
            assert str(again.task.lead) in cause_text(inputs, item.task)
    return len(items)


@for_any(kept(teams, whole=True))
def test_what_no_hours_help_says_why(inputs: PlanInputs) -> None:
    """That enough runs at once, that it waits for another, or how long it takes: as planning again shows."""
    causes_hold(inputs)


def test_in_the_example_region_every_cause_is_told(rounds: tuple[PlanInputs, ...]) -> None:
    """More kinds than one occur, and a priority without a place says its own."""
    assert sum(causes_hold(inputs) for inputs in rounds) > 100
    kinds = {cause.kind for inputs in rounds for cause in inputs.made.late_causes.values()}
    assert kinds >= {"at_once", "waits"}
    west = next(i for i in rounds if i.unit.unit.id == "zandwerve-west" and i.outcome.round.id == "2025-q3")
    assert "de actie wacht op '" in told(priorities, west)


def test_too_many_hours_in_a_quarter_stand_on_page_one(rounds: tuple[PlanInputs, ...]) -> None:
    """Which action of whom can move and before when; or who decided, where nothing of it is the team's."""
    busy = {"hours": 60, "decision": "accepted", "quarter": "2026-q2"}
    assert not any("te veel" in row[2] for row in rows(brief(given(*STEPS))))
    found = given(*STEPS, M_AA_01=busy)
    (load,) = found.planned.over_capacity
    before = say("plan.brief.before", day=day_text(found.made.terms.begins))
    row = (before, say("plan.who.team"), f"kiest of actie 1 schuift; te veel: {load.over} uur in")
    assert any(each[:2] == row[:2] and each[2].startswith(row[2]) for each in rows(brief(found)))
    looked = 0
    for inputs in rounds:
        lines = {who: (when, what) for when, who, what in rows(brief(inputs)) if "te veel: " in what}
        first = [each for each in said(moments(inputs)) if "te veel: " in each]
        assert len(first) == len(lines)
        for each in inputs.made.overloads:
            who = say("plan.who.team") if each.moves else addressee_title(inputs, "steering")
            assert f"{each.over} uur in {quarter_short(each.quarter)}" in lines[who][1]
            for task in each.moves:
                action = inputs.made.action(task)
                assert action is not None
                assert not action.of_region
                assert f"({action.rank}) ({each.moves[task]} uur)" in told(planning, inputs)
                assert str(action.rank) in lines[who][1].partition("; te veel")[0]
            looked += 1
        assert bool(lines) == bool(inputs.planned.over_capacity)
    assert looked


def test_what_is_too_much_is_the_figure_of_the_table_and_adds_up(rounds: tuple[PlanInputs, ...]) -> None:
    """What can move and what is then still too much are together at least what the quarter has too much."""
    looked = 0
    for inputs in rounds:
        table = {row[0]: row for row in rows(means(inputs))}
        for each in inputs.made.overloads:
            assert f"-{each.over}" in table[quarter_short(each.quarter)]
            gone = sum(each.moves.values())
            assert each.still == max(0, each.over - gone)
            still = f"Dan is het nog {each.still} uur te veel"
            assert (still in told(planning, inputs)) == bool(each.still and each.moves)
            placed = {p.task.id: p.task.per_quarter for p in inputs.planned.placed}
            assert all(placed[task] for task in (*each.moves, *each.others))
            looked += 1
    assert looked


def test_where_what_moves_fits_nowhere_a_later_plan_is_said(rounds: tuple[PlanInputs, ...]) -> None:
    """Another quarter of this plan would only be too full in turn."""
    looked = 0
    busy = {"hours": 60, "decision": "accepted", "quarter": "2026-q2"}
    for inputs in (*rounds, given(*STEPS, M_AA_01=busy), given(*STEPS, M_AA_01={**busy, "hours": 300})):
        moves = {task for each in inputs.made.overloads for task in each.moves}
        fits = {a.id: first_fit(inputs.planned, a.id) for a in inputs.actions if a.id in moves}
        nowhere = [task for task, first in fits.items() if first is None]
        line = f"past {names_text(inputs, nowhere)} verder nergens"
        assert (line in told(planning, inputs)) == bool(nowhere)
        looked += bool(nowhere)
    assert looked


def test_a_swap_within_own_hours_is_told_where_something_waits_for_them(own: tuple[PlanInputs, ...]) -> None:
    """In the plan and above the actions of the workbook; not where nothing waits for hours or pace."""
    assert given(*STEPS[:1]).made.turns["M-AA-01"].own
    for inputs in (*own, given(*STEPS[:1])):
        waits = any(turn.kind in {"hours", "pace"} for turn in inputs.made.turns.values())
        assert (say("plan.planning.swap") in said(planning(inputs))) == waits
        assert (say("actions.swap") in above_table(inputs)) == waits


def test_who_decides_whether_and_who_when_are_told_in_one_line(rounds: tuple[PlanInputs, ...]) -> None:
    """Alike in plan and workbook, where another gives room than decides; the first is who it waits for."""
    looked = 0
    for inputs in rounds:
        found = in_book(book(inputs))
        asked = {i.task: r.addressee for r in inputs.made.requests for i in r.items}
        for action in inputs.actions:
            turn = inputs.made.turns.get(action.id)
            if turn is None or turn.room is None:
                continue
            words = whose_turn(inputs, action.id)
            body = addressee_title(inputs, "steering")
            assert turn.room.party != turn.party
            assert asked[action.id] == {"region": "steering"}.get(turn.room.party, turn.room.party)
            first = body if turn.party == "region" else say(f"plan.who.{turn.party}")
            second = body if turn.room.party == "region" else say(f"plan.who.{turn.room.party}")
            about = {"pace": "wanneer", "hours": "over uren"}[turn.room.kind]
            assert words == f"{first} beslist of, {second} {about}"
            assert found[action.rank].decision == words
            looked += 1
    assert looked > 10


def test_every_action_is_counted_once_in_the_summary(own: tuple[PlanInputs, ...]) -> None:
    """In the planning, without a place, or done: together all; what is overdue is part of those."""
    overdue = 0
    for inputs in own:
        summary = said(planning(inputs))[0]
        counted = [int(n) for n in re.findall(r"(\d+) acties? (?:staa|pas|is|zijn)", summary)]
        assert sum(counted) == len(inputs.planned.placements)
        late = sum(p.task.overdue is not None for p in inputs.planned.todo)
        assert sum(int(n) for n in re.findall(r"(\d+) daarvan", summary)) == late
        overdue += late
    assert overdue


def test_who_still_decides_is_told_of_each_action_by_its_number(own: tuple[PlanInputs, ...]) -> None:
    """Of those in the table, and of those that an annex has."""
    looked = 0
    for inputs in own:
        waiting = [inputs.made.ranks[task] for task in inputs.made.turns]
        whose = [line for line in said(planning(inputs)) if line.startswith("Wie nog beslist")]
        parts = [part for line in whose for part in line.partition(".")[0].split("; ")]
        runs = [
            r for part in parts for r in re.findall(r"(\d+)(?:–(\d+))?", part.partition(" over actie")[2])
        ]
        named = [n for low, high in runs for n in range(int(low), int(high or low) + 1)]
        assert sorted(named) == sorted(waiting)
        assert len(parts) == len({turn.party for turn in inputs.made.turns.values()})
        looked += len(named)
    assert looked > 20


def test_every_point_of_a_municipality_is_counted_once(own: tuple[PlanInputs, ...]) -> None:
    """What has a date, what has none and what has no action are together all that is not on the norm."""
    looked = 0
    for inputs in own:
        for town in towns(inputs):
            text = " ".join(getattr(block, "text", "") for block in town_blocks(inputs, town))
            if town.made is None or "daarvan uiterlijk" not in text:
                continue
            (dated,) = re.findall(r"voor (\d+) daarvan uiterlijk", text)
            rest = re.findall(r"(?:Bij|Voor) (\d+) punt", text)
            assert int(dated) + sum(map(int, rest)) == len(town.points)
            looked += 1
    assert looked > 3


def test_what_the_employer_decided_may_be_written_over_the_grey(own: tuple[PlanInputs, ...]) -> None:
    """Its yes comes back as the decision about the action, which then waits for nobody to say so."""
    inputs = next(i for i in own if i.unit.unit.id == "zandwerve-west")
    theirs = [a for a in inputs.actions if a.party == "employer" and a.id in inputs.made.turns]
    assert theirs
    action = theirs[0]
    data = openpyxl.load_workbook(io.BytesIO(book(inputs)))
    sheet = data[say("actions.sheet.actions")]
    lines = list(sheet.iter_rows())
    head = next(line for line in lines if line[0].value == column_header("id"))
    at = {cell.value: place for place, cell in enumerate(head)}
    row = next(line for line in lines if line[at[column_header("rank")]].value == action.rank)
    assert not row[at[column_header("decision")]].protection.locked
    row[at[column_header("decision")]].value = decision_choices()[0].word
    stream = io.BytesIO()
    data.save(stream)
    came = read_back(inputs, stream.getvalue())
    assert came.said is not None
    assert came.problems == ()
    changed = {r.id: r.cells["decision"] for r in came.said.rows}
    found = {name: cell.value for name, cell in changed.items() if cell.value != cell.held}
    assert found == {action.id: "accepted"}
    held = inputs.plan
    assert held is not None
    plan = held.model_copy(update={"actions": {action.id: ActionDecision(decision="accepted")}})
    again = decided_actions(inputs.proposal, plan, inputs.measures)
    (now,) = (a for a in again if a.id == action.id)
    assert not is_open(now)
    holes = {"standing": say("plan.standing.accepted"), "who": say("plan.who.team")}
    told = say("plan.standing.in_book", **holes)
    assert decision_text(inputs, now) == say("plan.standing.not_yet", standing=told)


def asks_what_is_advised(inputs: PlanInputs) -> bool:
    """Hold what a plan asks beside the option that a board is advised; gives whether some are left out."""
    made = inputs.made
    assert made.more.total == made.choice.advised.total
    assert sum((each.lasting for each in made.asked), Fraction(0)) == made.choice.lasting
    assert sum(each.extra for each in made.asked) == made.choice.advised.total
    left = {task for task, reason in made.late_reasons.items() if reason == "crowded"}
    assert bool(left) == (made.possible.total > made.more.total)
    for task in left:
        assert task in made.possible.helped
        cause = made.late_causes[task]
        assert cause.tasks == made.possible.delayed
        assert cause.kind == ("crowded" if cause.tasks else "limit")
    hours = [row for row in rows(brief(inputs)) if "uur extra" in row[2]]
    assert bool(hours) == bool(made.more.total)
    return bool(left)


@for_any(kept(teams, whole=True))
def test_a_team_plan_asks_what_its_board_edition_advises(inputs: PlanInputs) -> None:
    """Extra hours and formation are one amount; hours that only move what is late are asked in neither."""
    asks_what_is_advised(inputs)


def test_in_the_example_region_both_editions_ask_the_same(own: tuple[PlanInputs, ...]) -> None:
    """Of every team."""
    for inputs in own:
        asks_what_is_advised(inputs)


def test_hours_that_only_move_what_is_late_are_not_asked() -> None:
    """One at a time in three quarters: with hours the large one fits, and the last small one does not."""
    small = [measure(n + 2, [("AA-02", n, n + 1)], 19) for n in range(3)]
    large = measure(1, [("AA-01", 0, 4)], 50)
    found = given(large, *small, terms=Terms(date(2026, 6, 1), at_once=1))
    assert asks_what_is_advised(found)
    assert (found.made.possible.helped, found.made.possible.delayed) == (("M-AA-01",), ("M-AA-04",))
    assert "Met extra uren wel op tijd klaar: 'Stap 1' (1). Maar dan" in told(others, found)
    assert "en dan komt 'Stap 4' (4) te laat; daarom vraagt dit plan die uren niet" in told(priorities, found)
    row = next(row for row in rows(elsewhere(found)) if row[0].startswith("1. "))
    assert "nee: dan komt 4 te laat" in row
