# SPDX-License-Identifier: EUPL-1.2
"""A board has few pages: what stands elsewhere in them by name, it reads by number. Small plans show how."""

import re
from datetime import date
from typing import Any

import pytest

from tests.documents import made
from tests.documents.plan.board.test_board_small import board
from tests.documents.plan.board.test_page_one_of_a_board import with_route
from tests.documents.plan.made_plans import rows, said
from tests.documents.plan.small.test_asked import STEPS, given, told
from tests.planning.made import measure, measures
from tests.scoring.small import norm
from toolkit.documents.plan.chapters.glance import glance
from toolkit.documents.plan.chapters.risks import risks
from toolkit.documents.plan.chapters.safety import safety
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import action_title, decided_by
from toolkit.model.region import Body
from toolkit.planning.proposed.horizon import Terms
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, quarter_short

STEP = measure(1, [("AA-01", 0, 4)], 5)


def two_limits(*steps: int) -> PlanInputs:
    """A team that misses two lower limits, with a step for some of them."""
    least = {c: {"lower_limit": 2, "reason": "Plicht."} for c in ("AA-01", "AA-02")}
    known = measures(*(measure(n, [(made.CRITERIA[n - 1], 0, 4)], 5) for n in steps))
    files = made.files(made.complete(dict.fromkeys(least, 1)))
    return made.inputs(files, known, of_norm=norm(criteria=least))


def test_a_missed_limit_has_its_action_by_number_and_the_quarter() -> None:
    """The table in front has the title; a team reads it there and then. Without a date nothing is 'klaar'."""
    own = given(STEP)
    (way,) = own.limit_ways
    assert way.end is not None
    line = say("board.limit.way", n=1, names="1", quarter=quarter_short(way.end))
    title = action_title(own, STEP.id)
    assert line in told(safety, board(own))
    assert title not in told(safety, board(own))
    assert line not in told(safety, own)
    assert title in told(safety, own)
    shown = say("board.limit.shown")
    assert [shown in said(safety(i)) for i in (board(own), own, board(given()))] == [True, False, False]


def test_more_limits_are_counted_among_the_risks() -> None:
    """The chapter about safety names each; of one the name stands here too."""
    for inputs, many in ((two_limits(1, 2), True), (two_limits(1), False)):
        assert (say("plan.risks.limit.many", n=2) in told(risks, board(inputs))) == many
        names = [f"'{inputs.title_of(way.criterion)}'" for way in inputs.limit_ways if way.end is not None]
        assert all(name in told(risks, inputs) for name in names)
        assert all((name in told(risks, board(inputs))) == (not many) for name in names)


def test_what_is_overdue_has_its_new_date_in_the_table() -> None:
    """There a board reads both quarters; a team reads them among the risks."""
    late = given(STEP, terms=Terms(date(2026, 10, 1)), M_AA_01={"decision": "accepted", "quarter": "2026-q2"})
    short = say("plan.risks.overdue_short.text", n=1, names="1")
    assert short in told(risks, board(late))
    assert action_title(late, STEP.id) not in told(risks, board(late))
    assert short not in told(risks, late)
    assert say("plan.risks.overdue_short.title") not in told(risks, board(given(STEP)))


@pytest.mark.parametrize("many", [2, 8])
def test_a_new_date_stands_once_however_many_actions_it_is_of(many: int) -> None:
    """With more than one date each has the numbers of its actions, all of them together once."""
    own: dict[str, Any] = {
        f"own_{n}": {"decision": "accepted", "quarter": "2026-q2", "title": "Kennismaken", "hours": 8}
        for n in range(1, many + 1)
    }
    late = given(terms=Terms(date(2026, 10, 1)), **own)
    placed = [p for p in late.planned.placements if p.task.overdue is not None]
    dates = {say("plan.risks.no_quarter") if p.end is None else quarter_short(p.end) for p in placed}
    assert len(placed) == many
    text = next(line for line in told(risks, late).split("\n") if "Kennismaken" in line)
    (new,) = re.findall(r"Nieuwe datum: (.*?)\. Wie", text)
    assert {one: new.count(one) for one in dates} == dict.fromkeys(dates, 1)
    numbers = re.findall(r"\b\d+\b", re.sub(r"kw \d \d{4}", "", new))
    assert sorted(numbers) == (sorted(str(n) for n in range(1, many + 1)) if len(dates) > 1 else [])
    assert (len(dates) > 1) == (many > 2)


def test_a_body_that_decided_is_known_by_its_letters() -> None:
    """Page one explains them; a team may never have seen them."""
    body = Body(id="ssd", title="Stuurgroep Sociaal Domein (SSD)", step="discussed", decides=("pace",))
    own = with_route(given(STEP), body, given(STEP).outcome.region.route[-1])
    day = date(2026, 5, 12)
    assert decided_by(board(own), body.title, day) == f"SSD, {day_text(day)}"
    assert decided_by(own, body.title, day) == f"{body.title}, {day_text(day)}"


def test_page_one_names_one_first_step_and_none_beside_a_missed_limit() -> None:
    """The decision says what is done about that limit, and by when."""
    files = made.files(made.complete(dict.fromkeys(made.CRITERIA, 0)))
    missed = given(*STEPS)
    free = made.inputs(files, measures(*STEPS), of_norm=norm(criteria={}))
    for inputs, first in ((missed, 0), (free, 1)):
        assert any(gap.limit == "missed" for gap in inputs.gaps) == (not first)
        assert len(rows(glance(inputs))) > 1
        assert len(rows(glance(board(inputs)))) == first
