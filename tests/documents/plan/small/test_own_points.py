# SPDX-License-Identifier: EUPL-1.2
"""How a municipality and an employer stand by their own forms, counted by hand in the plan of a team."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.documents.plan.made_plans import lines, tables
from tests.planning.made import measure, measures, plan_of
from tests.scoring.small import SECOND, answers, criterion, norm, region, standard
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import party_holes
from toolkit.documents.plan.own_points import points_title, town_blocks, town_points, towns
from toolkit.model.content.measures import Measure
from toolkit.model.questionnaire import questionnaire
from toolkit.planning.decided.above import Joint
from toolkit.planning.unit_plan import unit_plan
from toolkit.scoring.region import score_round
from toolkit.words.catalogue import say
from toolkit.words.text import listing

TOWN, EMPLOYER = "gemeente-stad", "werkgever-org"
WHOSE = party_holes("municipality")
STEP = measure(7, [("AA-G1", 0, 3)], {"municipality": 10}, actor="municipality")


def behind(
    of_town: Mapping[str, int | str],
    of_employer: Mapping[str, int | str] | None = None,
    *steps: Measure,
    of_team: int = 3,
    **decided: dict[str, Any],
) -> PlanInputs:
    """A team with what stands behind it: their levels, of which '?' is none, and decisions of the town.

    The norm asks level 3 of everything, of the team as well.
    """
    said: dict[str, Mapping[str, int | str]] = {TOWN: of_town, EMPLOYER: of_employer or {}}
    asked_of = {TOWN: "municipality", EMPLOYER: "employer"}
    asks = [criterion(name, asked_of=asked_of[unit]) for unit, levels in said.items() for name in levels]
    first, found, known = standard("eerste", {"AA": [criterion("AA-01"), *asks]}), region(), measures(*steps)
    asked = questionnaire(found, found.rounds[1], norm(criteria={}), (first, SECOND))
    files = {unit: [answers(unit, dict(levels))] for unit, levels in said.items() if levels}
    files["oost"] = [answers("oost", {"AA-01": of_team, "CC-02": 3})]
    outcome = score_round(found, found.rounds[1], asked, files)
    team, town = outcome.unit("oost"), outcome.unit(TOWN)
    assert team is not None
    assert town is not None
    own = unit_plan(town, asked, known, files.get(TOWN, ()), plan_of(TOWN, decided))
    made = unit_plan(team, asked, known, files["oost"])
    return PlanInputs(outcome, team, made, known, files, towns={TOWN: own})


def told(inputs: PlanInputs) -> str:
    """What the plan says of the one municipality in a few sentences."""
    (town,) = towns(inputs)
    return " ".join(line for block in town_blocks(inputs, town) for line in lines(block))


def test_who_is_asked_nothing_is_not_told_to_have_said_nothing() -> None:
    """No list puts a question to the municipality or the employer."""
    assert towns(behind({})) == ()
    assert [town.kind for town in towns(behind({"AA-G1": 1}))] == ["municipality"]


@pytest.mark.parametrize(
    ("of_town", "of_employer", "word"), [(1, 3, "towns"), (3, 1, "employer"), (1, 1, "behind")]
)
def test_the_annex_is_called_by_whose_points_it_has(of_town: int, of_employer: int, word: str) -> None:
    """Who meets the norm has none."""
    assert points_title(behind({"AA-G1": of_town}, {"AA-W1": of_employer})) == say(f"plan.word.{word}")


@pytest.mark.parametrize("number", [4, 5, 6, 8])
def test_the_first_five_points_are_shown_and_the_others_counted(number: int) -> None:
    """Shown and counted are together all of them."""
    inputs = behind({f"AA-G{n}": 1 for n in range(number)})
    (town,) = towns(inputs)
    blocks = tuple(town_points(inputs, town))
    (table,) = tables(blocks)
    more = number - len(table.rows)
    assert len(table.rows) == min(number, 5)
    rest = say("plan.municipality.rest", n=more, **WHOSE)
    assert [line for line in lines(blocks[-1]) if line == rest] == ([rest] if more else [])


@pytest.mark.parametrize("meets", [0, 1, 2])
def test_of_all_questions_those_on_the_norm_are_counted(meets: int) -> None:
    """One level short, far short and without an answer are none of them."""
    levels: dict[str, int | str] = {"AA-G1": 2, "AA-G2": 0, "AA-G3": "?"}
    inputs = behind(levels | {f"AA-H{n}": 3 for n in range(meets)})
    key = "meets" if meets else "meets_none"
    assert say(f"plan.municipality.{key}", meets=meets, n=3 + meets, **WHOSE) in told(inputs)


def test_points_that_were_decided_about_are_counted_among_those_that_are_not() -> None:
    """Of three points one has a decision; of the region that is nothing that the municipality did."""
    levels = {"AA-G1": 1, "AA-G2": 1, "AA-G3": 1}
    taken = {"decision": "accepted"}
    before, after = behind(levels, None, STEP), behind(levels, None, STEP, M_AA_07=taken)
    assert say("plan.municipality.decides", **WHOSE) in told(before)
    assert say("plan.municipality.decides_rest", n=1, **WHOSE) in told(after)
    (town,) = towns(after)
    assert town.made is not None
    assert (len(town.undecided), len(town.decided)) == (2, 1)
    said = Joint("accepted", None, None, None, None, counts=True, passed_over=False)
    by_region = tuple(replace(a, joint=said) for a in town.made.actions)
    above = replace(town, made=replace(town.made, actions=by_region))
    assert (len(above.undecided), len(above.decided)) == (2, 0)


@pytest.mark.parametrize("number", [1, 4, 5])
def test_questions_without_an_answer_are_named_up_to_four(number: int) -> None:
    """More are counted."""
    names = [f"AA-G{n}" for n in range(number)]
    found = told(behind({**dict.fromkeys(names, "?"), "AA-H1": 1}))
    named = say("plan.municipality.open", titles=listing([f"Titel {name}" for name in names]))
    assert (named in found) == (number <= 4)
    assert (say("plan.municipality.open_many", n=number) in found) == (number > 4)


def test_a_point_for_which_all_was_done_says_so_and_has_no_quarter() -> None:
    """The difference is still there: the answers are those of the round."""
    inputs = behind({"AA-G1": 1}, None, STEP, M_AA_07={"decision": "accepted", "status": "done"})
    (town,) = towns(inputs)
    ((row,),) = (table.rows for table in tables(tuple(town_points(inputs, town))))
    assert row[-2:] == (STEP.title, say("plan.planning.done"))
