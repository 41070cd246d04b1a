# SPDX-License-Identifier: EUPL-1.2
"""A half-filled list asks nothing yet, and no figure says more than what it rests on."""

import io
import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings

from tests.documents import made
from tests.documents.of_demo import gathered
from tests.documents.plan.made_plans import blocks_of, lines, said, teams
from tests.documents.plan.test_action_list import step, town
from tests.documents.plan.test_one_story import action_book
from tests.planning.made import measure, measures
from tests.scoring.small import answers
from tests.strategies import DEEP, kept
from toolkit.documents.blocks import DocumentView, Picture, Subheading, Text
from toolkit.documents.plan.action_list import action_list
from toolkit.documents.plan.chapters.brief import brief
from toolkit.documents.plan.chapters.changes import changes
from toolkit.documents.plan.chapters.glance import glance
from toolkit.documents.plan.chapters.safety import safety
from toolkit.documents.plan.chapters.standing import standing
from toolkit.documents.plan.inputs import PlanInputs, Since
from toolkit.documents.plan.order import plan_document
from toolkit.forms.actions.book import write_action_book
from toolkit.model.given.answers import Answers, ListState
from toolkit.scoring.rounds import Change
from toolkit.words.catalogue import say
from toolkit.work.make.gather import Gather

LIST = "eerste"


def every_line(view: DocumentView) -> list[str]:
    """Everything that a document says, line by line; of a picture what it says in words."""
    blocks = [block for s in view.sections for block in s.blocks]
    told = [line for block in blocks for line in lines(block)]
    return told + [f"{b.chart.title} {b.chart.description}" for b in blocks if isinstance(b, Picture)]


@pytest.fixture(scope="module")
def ottermeent(demo: Path) -> tuple[Gather, PlanInputs]:
    """The team of the example region that has many questions open."""
    gather = gathered(demo)
    unit = gather.scored.unit("ottermeent")
    assert unit is not None
    found = gather.inputs(unit)
    assert isinstance(found, PlanInputs)
    return gather, found


def test_a_half_filled_list_says_so_first_and_asks_no_money(ottermeent: tuple[Gather, PlanInputs]) -> None:
    """In the plan of the team, and in the workbook in which it decides."""
    gather, found = ottermeent
    still = len(found.proposal.unanswered)
    assert found.made.provisional
    assert still > 50
    view = plan_document(found)
    first = say("plan.provisional.team", n=still)
    assert made.section(view, "brief") == view.sections[0]
    assert view.sections[0].blocks[0] == Text(first, "alarm")
    told = every_line(view)
    assert not any("€" in line for line in told)
    assert not any(say("plan.brief.before", day="")[:4] in line for line in told)
    sheet = openpyxl.load_workbook(io.BytesIO(write_action_book(action_book(found, gather))))[
        say("actions.sheet.actions")
    ]
    above = [str(cell.value) for cell in sheet["A"][:8]]
    assert say("actions.provisional", n=still) in above
    assert not any(say("actions.lasting", hours="", n=1).rpartition("uur")[2] in line for line in above)


def test_questions_without_an_answer_add_up_over_the_lists(ottermeent: tuple[Gather, PlanInputs]) -> None:
    """What page one counts once stands at each list that it counts in; how many do, is told below them."""
    _, found = ottermeent
    told = "\n".join(said(standing(found)) + said(safety(found)))
    of_lists = sum(int(n) for n in re.findall(rf"(\d+) {say('criterion_status.unanswered')}", told))
    again = re.search(r"(\d+) open vra\S+ tel", told)
    assert again is not None
    assert of_lists - int(again[1]) == len(found.proposal.unanswered)


@settings(max_examples=30 * DEEP)
@given(kept(teams))
def test_only_a_half_filled_list_makes_a_plan_provisional(found: PlanInputs) -> None:
    """Fewer answers than the norm wants of a list; then no amount, no request and no formation is told."""
    least = Decimal("0.8")
    half = any(r.result.figures.completeness < Fraction(least) for r in found.unit.standards)
    view = plan_document(found)
    told, first = every_line(view), say("plan.provisional.team", n=len(found.proposal.unanswered))
    assert (first in said(brief(found))) == half
    if half:
        assert not any("€" in line for line in told)
        assert say("plan.brief.asked") not in told
        assert say("plan.means.lasting.title") not in told
        titles = {say("plan.elsewhere.head.whom"), say("plan.asked.before", day="").strip(".")}
        assert not titles.intersection(told)


def test_the_list_of_a_municipality_is_provisional_likewise() -> None:
    """One of three questions answered: it begins with how many are open, and asks no day and no amount."""
    cost = {"low": 500, "high": 800, "basis": "Verzonnen."}
    half, whole = (town(step(1, cost=cost), answered=a) for a in (("AA-G1",), ("AA-G1", "AA-G2", "AA-G3")))
    told = every_line(action_list(half))
    assert told[0] == say("plan.provisional.municipality", n=2)
    assert not any("€" in line for line in told)
    assert any("€" in line for line in every_line(action_list(whole)))


def since(state: ListState | None) -> PlanInputs:
    """A team that went from half to more, over two questions that stayed the same."""
    earlier = {} if state is None else {LIST: state}
    before = made.outcome({"oost": [answers("oost", {"AA-01": 3, "AA-02": 0}, standards=earlier)]})
    unit = before.unit("oost")
    assert unit is not None
    change = Change(LIST, 2, Fraction(6, 7), Fraction(1), Fraction(1, 7), Fraction(0), ("1.0.0", "1.0.0"), 2)
    found = made.inputs(made.files(made.FULL))
    return replace(found, since=Since("r1", (change,), unit, frozenset({LIST})))


@pytest.mark.parametrize(
    ("team", "norm_", "told"),
    [
        (
            Fraction(3, 100),
            Fraction(1, 4),
            "door het team +3,0 en door de norm +25,0 procentpunt (2 vergelijkbare vragen)",
        ),
        (Fraction(1, 4), Fraction(3, 100), "te vergelijken zijn 2 vragen"),
    ],
)
def test_a_figure_that_rose_by_the_norm_says_so_on_page_one(
    team: Fraction, norm_: Fraction, told: str
) -> None:
    """Else a reader takes for work of the team that less is asked of questions of another version."""
    before = Fraction(1, 2)
    rose = Change(LIST, 2, before, before + team + norm_, team, norm_, ("1.0.0", "2.0.0"), 2)
    found = since(None)
    assert found.since is not None
    since_ = replace(found.since, lists=(rose,), alike=frozenset())
    text = " ".join(said(glance(replace(found, since=since_))))
    assert told in text
    assert ("door de norm" in text) == ("door de norm" in told)


@pytest.mark.parametrize("team", [Fraction(1, 2), Fraction(-1, 2)])
def test_of_too_few_questions_that_can_be_compared_nothing_is_concluded(team: Fraction) -> None:
    """Neither how it moved nor that it fell, nor on page one what the norm did; how many they are is said."""
    found = since(None)
    assert found.since is not None
    half, norm_ = Fraction(1, 2), Fraction(-1, 4) if team > 0 else Fraction(1, 4)
    moved = Change(LIST, 2, half, half + team + norm_, team, norm_, ("1.0.0", "2.0.0"), 4)
    told = {}
    for enough in (True, False):
        lists = (replace(moved, asked=4 if enough else 5),)
        one = replace(found, since=replace(found.since, lists=lists))
        told[enough] = " ".join([*said(changes(one)), *said(glance(one))])
    assert "over 2 van 5 vragen van 50,0 % naar" in told[False]
    assert ("te weinig om te zeggen" in told[False], "te weinig om te zeggen" in told[True]) == (True, False)
    assert "duidelijk lager" not in told[False]
    assert told[True].count("procentpunt") >= told[False].count("procentpunt") == 2
    assert ("duidelijk lager" in told[True]) is (team < 0)


def test_an_earlier_figure_is_the_one_that_was_published() -> None:
    """Beside the comparison with its number of questions: what the board read then. Of a draft: nothing."""
    handed_in = ListState(version="1.0.0", state="submitted")
    (told,) = [line for line in said(changes(since(handed_in))) if "Lijst eerste" in line]
    assert "over 2 vragen van 85,7 % naar 100,0 %" in told
    assert say("plan.changes.whole", then="25–75 %", now="75 %") in told
    (told,) = [line for line in said(changes(since(None))) if "Lijst eerste" in line]
    assert "25–75 %" not in told


def test_when_a_limit_is_reached_is_known_of_a_half_filled_list_too() -> None:
    """Who looks over all teams asks it of what is weighed, where nothing is to be chosen."""
    known = measures(measure(1, [("AA-01", 0, 4)], 5))
    half = made.inputs({"oost": [answers("oost", {"AA-01": 1})]}, known)
    assert half.made.provisional
    assert half.made.choice.now.limit_ways == half.limit_ways
    assert [way.criterion for way in half.limit_ways] == ["AA-01"]


def proposal(*forms: dict[str, int]) -> PlanInputs:
    """A team of which single people filled in a form and that settled nothing."""
    files: dict[str, list[Answers]] = {
        "oost": [answers("oost", said_, f"lid-{n}", "member") for n, said_ in enumerate(forms, 1)]
    }
    return made.inputs(files)


def test_the_draft_of_one_person_is_marked_wherever_its_figure_stands() -> None:
    """On page one, beside each list, above its picture and its table; a settled list has no mark."""
    mark = say("plan.answers.proposal", text="")
    alone = proposal(made.complete({"AA-01": 1}))
    view = plan_document(alone)
    for listed in alone.unit.standards:
        figures = [line for line in every_line(view) if listed.title in line and re.search(r"\d %", line)]
        assert len(figures) == 2  # all lists in one picture, and a picture for each
        assert all(line.count(listed.title) == line.count(listed.title + mark) for line in figures)
        assert Subheading(listed.title + mark) in [b for s in view.sections for b in s.blocks]
    captions = [
        t.caption for t in blocks_of(lambda _: made.section(view, "themes"), alone) if hasattr(t, "caption")
    ]
    assert captions
    assert all(mark in caption for caption in captions)
    settled = every_line(plan_document(made.inputs(made.files(made.complete({"AA-01": 1})))))
    assert not any(mark in line for line in settled)
