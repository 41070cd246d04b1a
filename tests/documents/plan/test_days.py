# SPDX-License-Identifier: EUPL-1.2
"""The day of page one is the day of the workbook, for all that people do and for what others are asked."""

import re
from pathlib import Path

import pytest
from hypothesis import given as for_any

from tests.documents.of_demo import plans_of, work_of
from tests.documents.plan.board.test_board import DAY
from tests.documents.plan.made_plans import rows, teams
from tests.documents.plan.test_whose_turn import above_table, book, values_in
from tests.strategies import kept
from toolkit.documents.plan.chapters.brief import brief
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.words.catalogue import say
from toolkit.words.text import day_text

_DAY = r"vóór (\d+ [a-z]+ \d{4})"
_ON_PAGE = {
    "moves": re.compile(r"kiest (?:of|welke van) acties? [\d, en]+ schuift"),
    "past": re.compile(r"kiest een nieuw kwartaal voor"),
    "own": re.compile(r"beslist over \d+ acties?: |beslist over \d+ acties?, eerst over"),
}
_IN_BOOK = {
    "moves": re.compile(rf"kies {_DAY} (?:of|welke van) acties?"),
    "past": re.compile(rf"kies {_DAY} bij acties? [\d, en]+ een nieuw kwartaal"),
    "own": re.compile(rf"Besluit {_DAY}, en begin bij"),
    "others": re.compile(rf"van een ander, gevraagd {_DAY}"),
}
_OTHERS = re.compile(r"beslist over \d+ acties?: |daarop wacht(?:en)? \d+ acties?: ")


@pytest.fixture(scope="module")
def rounds(demo: Path) -> tuple[PlanInputs, ...]:
    """The plans of the teams of every round, of the last on a day when more was to be done already."""
    ways = ((ago, DAY if ago else DAY.replace(month=8)) for ago in range(len(work_of(demo).region.rounds)))
    return tuple(found for ago, day in ways for found in plans_of(demo, "team", "named", day, ago=ago))


def on_page_one(inputs: PlanInputs) -> dict[str, set[str]]:
    """The days before which page one has each kind of thing done."""
    found: dict[str, set[str]] = {}
    for when, who, what in rows(brief(inputs)):
        day = re.fullmatch(_DAY, when)
        own = who == say("plan.who.team")
        kinds = [kind for kind, told in _ON_PAGE.items() if own and told.search(what)]
        kinds += ["others"] if not own and _OTHERS.search(what) else []
        for kind in kinds:
            assert day is not None, (when, what)
            found.setdefault(kind, set()).add(day[1])
    return found


def sent_before(inputs: PlanInputs) -> str:
    """The day before which the first sheet of a workbook has it sent; "" without one."""
    lines = values_in(book(inputs), say("actions.sheet.start"))
    told = " ".join(str(value) for line in lines for value in line)
    found = re.search(rf"mail het {_DAY}", told)
    return "" if found is None else found[1]


def same_days(inputs: PlanInputs) -> set[str]:
    """Hold page one of a whole plan beside its workbook; gives the kinds of things that have a day."""
    page, text, made = on_page_one(inputs), above_table(inputs), inputs.made
    in_book = {kind: set(told.findall(text)) for kind, told in _IN_BOOK.items()}
    assert in_book == {kind: page.get(kind, set()) for kind in _IN_BOOK}
    days = [made.choose_before] if "moves" in page else []
    days += [made.settle_before] if {"own", "past"} & page.keys() else []
    assert sent_before(inputs) == (day_text(min(days)) if days else "")
    assert all(found <= {day_text(day) for day in days} for kind, found in page.items() if kind != "others")
    return {*page}


@for_any(kept(teams, whole=True))
def test_every_day_of_page_one_stands_in_the_workbook(inputs: PlanInputs) -> None:
    """For what the team decides, moves and puts in a new quarter, and for what waits for others."""
    if inputs.planned.placements and not inputs.made.provisional:
        same_days(inputs)


def test_in_the_example_region_for_every_kind(rounds: tuple[PlanInputs, ...]) -> None:
    """Every kind of thing occurs in its rounds; a provisional plan names no day in either."""
    kinds: set[str] = set()
    for inputs in rounds:
        if inputs.made.provisional:
            assert not any(_IN_BOOK[kind].search(above_table(inputs)) for kind in ("past", "own", "others"))
            assert not sent_before(inputs)
        else:
            kinds |= same_days(inputs)
    assert kinds == {*_IN_BOOK}
