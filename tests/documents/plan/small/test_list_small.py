# SPDX-License-Identifier: EUPL-1.2
"""The action list of a municipality, chapter by chapter: what stands there, and that nothing else does."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.documents.made import codes
from tests.documents.plan.made_plans import blocks_of, lines, said, tables
from tests.documents.plan.test_action_list import ASKED, points, step, town
from toolkit.documents.audience import Reader
from toolkit.documents.editions import EDITIONS, Edition
from toolkit.documents.plan.action_list import action_list, changes, hours, open_points
from toolkit.documents.plan.annexes.changed import changed_texts
from toolkit.documents.plan.chapters.changes import look_blocks
from toolkit.documents.plan.inputs import Since
from toolkit.documents.plan.names import holder
from toolkit.planning.decided.changes import Change, Look, PlanChanges
from toolkit.planning.decided.evaluation import Effect, Evaluated
from toolkit.scoring.rounds import Change as Moved
from toolkit.words.catalogue import say

CHANGE = Change("new", "M-AA-01")
LOOK = Look("overdue", "M-AA-01", "2026-q1")


def test_a_point_without_a_step_is_not_told_to_be_done() -> None:
    """Nobody did anything for it: it has no action, and no day on which it is ready."""
    row = next(row for row in points(action_list(town(step(1)))).rows if row[0] == f"Titel {ASKED[1]}")
    assert row[-2:] == (say("plan.gaps.no_step"), "")


@pytest.mark.parametrize("moves", [(), (CHANGE,)])
@pytest.mark.parametrize("to_look_at", [(), (LOOK,)])
def test_what_moved_and_what_to_look_at_again_stand_in_one_chapter(
    moves: tuple[Change, ...], to_look_at: tuple[Look, ...]
) -> None:
    """Each where there is something, and no chapter without either."""
    inputs = replace(town(step(1)), changes=PlanChanges(True, moves, to_look_at))
    found = [line.strip() for line in said(changes(inputs))]
    moved = [*changed_texts(inputs)]
    asked = [line.strip() for block in look_blocks(inputs) for line in lines(block)]
    assert (bool(moved), bool(asked)) == (bool(moves), bool(to_look_at))
    head = [say("plan.changes.plan")] if moved or asked else []
    assert found == [*head, *moved, *asked]


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_second_list_tells_what_became_of_the_round_before(edition: Edition) -> None:
    """How it moved, by whom, and in counts its actions; who keeps it reads what became of each."""
    inputs = town(step(1))
    unit = inputs.unit
    moved = Moved("eerste", 3, Fraction(1, 2), Fraction(3, 4), Fraction(1, 4), Fraction(0), ("1.0.0",) * 2, 3)
    was = Evaluated("M-AA-01", "De eerste stap", "doing", (Effect(ASKED[0], 0, 1, comparable=True),))
    since = Since("r1", (moved,), unit, frozenset({"eerste"}))
    inputs = replace(inputs, since=since, reader=Reader(edition))
    began = replace(inputs, evaluated=(was,))
    told, again = (" ".join(said(changes(each))) for each in (began, inputs))
    for text in (told, again):
        assert "van 50,0 % naar 75,0 % van de norm (+25,0 procentpunt door de gemeente" in text
        assert "het team" not in text
    assert say("plan.earlier.count.doing", n=1, who="de gemeente") in told
    rows = [row for table in tables(blocks_of(changes, began)) for row in table.rows]
    effect = say("plan.earlier.effect.risen", title=inputs.title_of(ASKED[0]), before=0, now=1)
    assert [row[1] for row in rows] == ([] if edition == "board" else [effect])
    undecided = say("plan.earlier.undecided", round="r1")
    assert (undecided in told, undecided in again) == (False, True)
    assert (say("plan.earlier.undecided_book") in again) == (edition == "team")


def test_hours_stand_there_while_something_is_to_be_done() -> None:
    """A list without actions has no table of hours, also not to say that there are none."""
    assert hours(town(step(1))) is not None
    assert hours(town()) is None


def test_a_list_in_codes_has_no_name_and_says_that_it_may_be_public() -> None:
    """The list for the municipality itself says for whom it is, and bears its name."""
    inputs = town(step(1))
    unit = inputs.unit.unit
    for edition in EDITIONS:
        coded = replace(inputs, reader=Reader(edition, codes(inputs.outcome, unit)))
        view, own = (action_list(each) for each in (coded, replace(inputs, reader=Reader(edition))))
        assert unit.title in own.title
        assert unit.title not in str(view)
        assert own.circulation == say(f"plan.list.circulation.{edition}", **holder(inputs))


def test_every_question_without_an_answer_is_named() -> None:
    """As many as the sentence above them says."""
    told = said(open_points(town(step(1), answered=ASKED[:1])))
    assert told[0] == say("plan.list.open_lead", n=2)
    assert [line.strip() for line in told[1:]] == [f"Titel {name}" for name in ASKED[1:]]
