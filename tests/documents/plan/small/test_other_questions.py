# SPDX-License-Identifier: EUPL-1.2
"""A round that put other questions than the one before, and a plan after one about which nobody decided."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.documents import made
from tests.documents.plan.made_plans import blocks_of, rows, said, tables
from tests.planning.made import measure, measures, plan_of
from tests.scoring.small import answers, asked
from toolkit.documents.blocks import Picture
from toolkit.documents.plan.board.closing import since
from toolkit.documents.plan.chapters.changes import changes
from toolkit.documents.plan.chapters.glance import glance
from toolkit.documents.plan.inputs import PlanInputs, Since
from toolkit.documents.plan.lists import list_standings
from toolkit.documents.plan.names import earlier_title
from toolkit.model.given.plan import ActionDecision
from toolkit.planning.decided.evaluation import Effect, Evaluated
from toolkit.planning.unit_plan import unit_plan
from toolkit.scoring.rounds import Change
from toolkit.words.catalogue import say

LIST = "eerste"
STEPS = measures(measure(1, [("AA-01", 0, 4)], 8, title="De eerste stap"))


def second(*, alike: bool, compared: bool, plan: dict[str, dict[str, Any]] | None = None) -> PlanInputs:
    """A plan after a second round, whose lists put the same questions as the first or others."""
    before = made.outcome({"oost": [answers("oost", made.complete({"AA-01": 3}))]})  # handed in
    unit = before.unit("oost")
    assert unit is not None
    change = Change(
        LIST,
        2,
        Fraction(1, 2),
        Fraction(3, 4),
        Fraction(1, 4),
        Fraction(0),
        ("1.0.0", "1.0.0"),
        2,
    )
    files = {"oost": [answers("oost", made.complete({"AA-01": 0}))]}
    result = made.outcome(files)
    now = result.unit("oost")
    assert now is not None
    decided = None if plan is None else plan_of("oost", plan)
    planned = unit_plan(now, result.asked, STEPS, files["oost"], decided)
    since = Since("r1", (change,) if compared else (), unit, frozenset({LIST} if alike else ()))
    return PlanInputs(result, now, planned, STEPS, files, made.SOURCES, since=since)


def pictured(inputs: PlanInputs) -> str:
    """What the picture of all lists says."""
    first = next(b for b in blocks_of(glance, inputs) if isinstance(b, Picture))
    return first.chart.description


@pytest.mark.parametrize("alike", [True, False])
def test_a_whole_figure_of_then_stands_only_beside_one_over_the_same_questions(alike: bool) -> None:
    """Else 61 % of nineteen core questions beside 70 % of seventy reads as a rise of nine."""
    found = second(alike=alike, compared=True)
    assert ("in r1" in pictured(found)) is alike
    assert ("smalle balk" in pictured(found)) is alike
    title = next(s.title for s in found.outcome.asked.standards if s.id == LIST)
    told = say("plan.glance.versions", title=title, round="r1", n=2)
    assert (told in said(glance(found))) is not alike


def test_a_list_of_which_nothing_can_be_compared_is_named() -> None:
    """Both whole figures, and that they cannot be held beside each other; not nothing at all."""
    text = " ".join(said(changes(second(alike=False, compared=False))))
    assert say("plan.changes.list_none") in text
    assert "procentpunt" not in text
    assert text.index("Op alle vragen van toen") > text.index(say("plan.changes.list_none"))


@pytest.mark.parametrize(("alike", "compared"), [(False, False), (True, False), (False, True)])
def test_page_one_says_of_how_many_lists_nothing_can_be_compared(alike: bool, compared: bool) -> None:
    """Those that have no figure of then beside that of now, and no number of questions either."""
    found = second(alike=alike, compared=compared)
    n = len(list_standings(found)) - (alike or compared)
    key = "unlike" if compared else "unlike_all"
    told = [text for text in said(glance(found)) if "niets te vergelijken" in text]
    assert told == ([say(f"plan.glance.{key}", n=n, round="r1")] if n else [])


@pytest.mark.parametrize("norm", [-1, 0, 1])
def test_what_a_sign_of_the_norm_means_is_said(norm: int) -> None:
    """A plus is a norm that asks less, and a minus one that asks more; where it did nothing not a word."""
    found = second(alike=True, compared=True)
    assert found.since is not None
    (change,) = found.since.lists
    by_norm = replace(change, norm_effect=Fraction(norm, 4), after=change.before + Fraction(norm, 4))
    moved = replace(found, since=replace(found.since, lists=(by_norm,)))
    assert (say("plan.changes.norm_sign") in said(changes(moved))) == bool(norm)


def test_a_plan_after_one_about_which_nobody_decided_says_so() -> None:
    """Not silent about what it asked then; with decisions it tells what became of them."""
    told, book = say("plan.earlier.undecided", round="r1"), say("plan.earlier.undecided_book")
    undecided = second(alike=True, compared=True)
    decided = second(alike=True, compared=True, plan={"M-AA-01": {"decision": "accepted"}})
    assert f"{told} {book}" in said(changes(undecided))
    assert told in said(since(undecided))  # a board has no such book to tell it in
    for chapter in (changes, since):
        for inputs in (decided, replace(undecided, since=None)):
            assert told not in " ".join(said(chapter(inputs)))


@pytest.mark.parametrize("criterion", ["ZZ-01", "AA-01"])
def test_a_question_that_is_asked_no_more_has_its_title_and_is_told(criterion: str) -> None:
    """Never its id or the title of what has that id now, nor an empty cell beside an action for it."""
    found = second(alike=True, compared=True, plan={"M-AA-01": {"decision": "accepted"}})
    plan = found.made.plan
    assert plan is not None
    kept: ActionDecision = plan.actions["M-AA-01"].model_copy(update={"gone": {criterion: "Oude vraag"}})
    decided = plan.model_copy(update={"actions": {"M-AA-01": kept}})
    effect = Effect(criterion, 1, None, comparable=False, gone="Oude vraag")
    was = Evaluated("M-AA-01", "De eerste stap", "done", (effect,))
    gone = replace(found, made=replace(found.made, plan=decided), evaluated=(was,))
    lost, asked_now = say("plan.gone_question", title="Oude vraag"), gone.outcome.asked.criterion(criterion)
    assert gone.title_of(criterion) == (lost if asked_now is None else asked_now.title)
    (table,) = tables(blocks_of(changes, gone))
    assert table.rows[0][0] == earlier_title(gone, was)
    assert table.rows[0][1] == say("plan.earlier.effect.not_comparable", titles=lost)
    assert rows(changes(gone))


@pytest.mark.parametrize(("scope", "same"), [("full", True), ("core", False)])
def test_rounds_put_the_same_questions_only_as_far_as_both_put_them_all(scope: str, same: bool) -> None:
    """The same versions in full are alike; core questions beside all of them are not, nor another version."""
    now, then = asked(), asked(day=date(2025, 3, 31), scope=scope)
    assert then.alike(now) == (frozenset(s.id for s in now.standards) if same else frozenset())
    other = replace(now, standards=tuple(s.model_copy(update={"version": "9.0.0"}) for s in now.standards))
    assert asked().alike(other) == frozenset()
