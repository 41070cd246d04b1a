# SPDX-License-Identifier: EUPL-1.2
"""The training that plans ask: each once, counted over teams and people, and without a name."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.documents import made
from tests.planning.made import measure
from toolkit.documents.blocks import Table
from toolkit.documents.comparison.menus import menu_section, training_menu
from toolkit.model.content.measures import Measure
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.timed.schedule import schedule
from toolkit.planning.timed.task import Task
from toolkit.planning.timed.timetable import Placement
from toolkit.region.training import trainings
from toolkit.words.catalogue import say

HORIZON = tuple(PlanQuarter(2027, 1).plus(n) for n in range(4))


def training(n: int, hours: int = 8) -> Measure:
    """A measure of this kind."""
    return measure(n, [("AA-01", 0, 3)], hours).model_copy(update={"kind": "training"})


def other(n: int) -> Measure:
    """A measure that is no training."""
    return measure(n, [("AA-02", 0, 3)], 5).model_copy(update={"kind": "agreement"})


LEARN, TALK = training(1), other(2)
ASKED = made.outcome({}).asked


def plan_tasks(*measures: Measure, done: bool = False) -> list[Task]:
    """What these measures ask of a team, in this order."""
    return [
        Task(
            m.id,
            n,
            m.hours.get("team", 0),
            measure=m,
            done=done,
            criteria=tuple(x.criterion for x in m.lifts),
        )
        for n, m in enumerate(measures, start=1)
    ]


def plan(*measures: Measure, room: int = 100, done: bool = False) -> tuple[Placement, ...]:
    """A plan with these measures, in this order."""
    return schedule(plan_tasks(*measures, done=done), HORIZON, room).placements


def test_a_training_of_several_plans_stands_once() -> None:
    """With how many teams and people need it, their hours together, and when; other steps are no training."""
    (found,) = trainings({"noord": plan(LEARN), "oost": plan(TALK, LEARN)}, {"noord": 9, "oost": 12})
    assert (found.measure, found.teams, found.people, found.hours) == (
        LEARN,
        ("noord", "oost"),
        21,
        Fraction(16),
    )
    assert found.criteria == ("AA-01",)
    assert (found.unsized, found.unplanned) == (0, 0)
    (item,) = training_menu([found], ASKED).items
    assert (item["teams"], item["people"], item["hours"], item["planned"]) == (2, 21, 16, "kw 1 2027")
    assert "noord" not in repr(item)


def test_a_team_that_did_not_say_how_many_it_is_makes_it_at_least() -> None:
    """A number of people is never made up."""
    plans = {"noord": plan(LEARN), "oost": plan(LEARN)}
    for members, people in (({"noord": 9}, "minstens 9"), ({}, "onbekend")):
        (found,) = trainings(plans, members)
        (item,) = training_menu([found], ASKED).items
        assert item["people"] == people


def test_what_was_done_is_not_bought_again() -> None:
    """And a plan without room for it is counted apart."""
    assert trainings({"noord": plan(LEARN, done=True)}, {}) == ()
    plans = {"noord": plan(LEARN), "oost": plan(LEARN, room=0), "west": plan(LEARN)}
    (item,) = training_menu(trainings(plans, {}), ASKED).items
    assert item["planned"] == "kw 1 2027; bij 2 van 3 teams"


def test_a_training_runs_from_its_first_quarter_in_any_plan_to_its_last() -> None:
    """Of three plans the second has it a year later and the third has no place for it."""
    later = schedule(plan_tasks(LEARN), tuple(q.plus(4) for q in HORIZON), 100).placements
    plans = {"noord": plan(LEARN), "oost": later, "west": plan(LEARN, room=0)}
    (found,) = trainings(plans, {})
    assert (found.span, found.unplanned) == ((HORIZON[0], HORIZON[0].plus(4)), 1)
    (nowhere,) = trainings({"west": plan(LEARN, room=0)}, {})
    assert (nowhere.span, nowhere.unplanned, nowhere.hours) == (None, 1, Fraction(8))


def test_an_action_of_the_team_itself_is_no_training_to_buy_together() -> None:
    """Nobody else knows what it is."""
    own = schedule([Task("own-1", 1, 8), *plan_tasks(LEARN)], HORIZON, 100).placements
    assert [each.measure for each in trainings({"noord": own}, {})] == [LEARN]


def test_teams_questions_and_trainings_have_an_order() -> None:
    """Teams and questions by id, whatever the order of the plans; of as many teams the first id first."""
    wide = measure(3, [("BB-01", 0, 3), ("AA-02", 0, 3)], 8)
    plans = {"west": plan(wide, LEARN), "noord": plan(wide, LEARN)}
    assert [(each.measure, each.teams, each.criteria) for each in trainings(plans, {})] == [
        (LEARN, ("noord", "west"), ("AA-01",)),
        (wide, ("noord", "west"), ("AA-02", "BB-01")),
    ]


def test_what_somebody_has_to_estimate_is_not_free() -> None:
    """It says who has to; a training without costs says so too."""
    asked = measure(1, [("AA-01", 0, 3)], kind="training", cost={"by": "employer"})
    told = say("comparison.training.open", who=say("plan.who.employer"))
    for found, cost in ((asked, told), (LEARN, say("comparison.training.free"))):
        (item,) = training_menu(trainings({"noord": plan(found)}, {}), ASKED).items
        assert item["cost"] == cost


def test_a_row_says_all_of_a_training_each_under_its_head() -> None:
    """The steps stand under the title, where the document has no column for them; the rest under its word."""
    menu = training_menu(trainings({"noord": plan(LEARN)}, {}), ASKED)
    (item,), (table,) = menu.items, (b for b in menu_section(menu).blocks if isinstance(b, Table))
    heads = {say(f"comparison.word.training_{column}"): str(value) for column, value in item.items()}
    name, *rest = table.rows[0]
    assert item["steps"]
    assert name == f"{item['title']}\n{say('comparison.training.steps', steps=item['steps'])}"
    assert rest == [heads[head] for head in table.heads[1:]]
    assert set(heads) - set(table.heads) == {say("comparison.word.training_steps")}
    assert len(table.widths) == len(table.heads)


def test_without_training_it_says_so() -> None:
    """An empty menu is a sentence, no empty table."""
    menu = training_menu(trainings({"noord": plan(TALK)}, {}), ASKED)
    assert [block.kind for block in menu_section(menu).blocks] == ["text"]
    assert menu.summary == "De plannen vragen geen training."


@given(st.dictionaries(st.sampled_from("abcde"), st.lists(st.integers(1, 4), unique=True), min_size=1))
def test_teams_and_hours_add_up_whatever_is_planned(chosen: dict[str, list[int]]) -> None:
    """Every team stands at every training of its plan and at no other; most teams first."""
    known = {n: training(n, 2 * n) if n < 4 else other(n) for n in range(1, 5)}
    found = trainings({unit: plan(*(known[n] for n in ns)) for unit, ns in chosen.items()}, {})
    asked = {(unit, known[n].id) for unit, ns in chosen.items() for n in ns if n < 4}
    assert {(unit, each.measure.id) for each in found for unit in each.teams} == asked
    assert sum(each.hours for each in found) == sum(2 * n for ns in chosen.values() for n in ns if n < 4)
    assert [len(each.teams) for each in found] == sorted((len(each.teams) for each in found), reverse=True)
