# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: ANN401 - a cell holds anything, and openpyxl types its cells as anything
"""Action workbooks of the invented region, filled in cell by cell."""

import io
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

from tests.forms.helpers import saved
from tests.scoring.small import answers
from tests.typed import AnyBook, Book
from toolkit.forms.actions.book import write_action_book
from toolkit.forms.actions.build import build_action_form
from toolkit.forms.actions.form import ActionForm
from toolkit.forms.actions.read import read_actions
from toolkit.forms.actions.words import column_header, step_state
from toolkit.forms.returned.reading import Reading
from toolkit.model.content.measures import Measures
from toolkit.model.given.answers import Profile
from toolkit.model.given.plan import Plan, StepState
from toolkit.model.given.said import PlanSaid, SaidAction
from toolkit.model.region import Region
from toolkit.planning.decided.above import NOTHING
from toolkit.planning.decided.decisions import decided_actions, decided_tasks
from toolkit.planning.decided.evaluation import RoundSide
from toolkit.planning.proposed.horizon import Terms
from toolkit.planning.proposed.proposal import propose_plan
from toolkit.planning.proposed.size import TeamSize
from toolkit.planning.timed.schedule import schedule
from toolkit.planning.unit_plan import UnitPlan
from toolkit.scoring.region import units_of
from toolkit.scoring.unit import score_unit
from toolkit.sheets.read.open import arrived
from toolkit.words.catalogue import say
from toolkit.words.cells import id_word
from tools.example import table
from tools.example.table import asked_in, library

UNIT = "zandwerve-oost"
DAY = date(2026, 5, 12)
CRITERIA = frozenset({"VL-01", "VL-02", "VL-03", "VL-04"})


@cache
def region() -> Region:
    """The invented region, with a second body that tests a plan."""
    made = table.region()
    second = made.route[0].model_copy(update={"id": "risb", "title": "RISB werkplaats"})
    return made.model_copy(update={"route": (made.route[0], second, *made.route[1:])})


def measures() -> Measures:
    """The measures of the invented region."""
    found = library().measure_set(region().measures)
    assert found is not None
    return found


def plan(**other: Any) -> Plan:
    """Decisions of the team; an underscore in the name of an action is a dash."""
    actions = {k.replace("_", "-"): v for k, v in other.pop("actions", {}).items()}
    round_ = region().last_round()
    base = {"round": round_.id, "norm": round_.norm, "measures": region().measures}
    return Plan.model_validate(
        {"schema": "plan/1", "unit": UNIT, "based_on": base, "actions": actions, **other}
    )


def action_form(of: Plan | None = None, level: int = 1, capacity: int | None = None) -> ActionForm:
    """The workbook of a team that says the same level four times, with so many hours per quarter."""
    round_ = region().last_round()
    asked = asked_in(round_.id)
    assert asked is not None
    unit = next(u for u in units_of(region()) if u.id == UNIT)
    scored = score_unit(unit, asked, [answers(UNIT, dict.fromkeys(sorted(CRITERIA), level))])
    proposal = propose_plan(scored, asked, measures())
    actions = decided_actions(proposal, of, measures())
    planned = schedule(decided_tasks(proposal, actions), proposal.horizon, capacity)
    return build_action_form(
        region(),
        round_,
        RoundSide(scored, asked),
        UnitPlan(
            of,
            proposal,
            actions,
            planned,
            Terms.after(asked.day),
            TeamSize.of(Profile()),
            cost=None,
            provisional=False,
            above=NOTHING,
        ),
        measures=measures(),
    )


def filled(change: Callable[[Book], object], form: ActionForm | None = None) -> bytes:
    """The bytes of a workbook after somebody typed in it."""
    book = Book(io.BytesIO(_untouched() if form is None else write_action_book(form)))
    change(book)
    return saved(book)


def rebuilt(change: Callable[[Workbook], object]) -> bytes:
    """The bytes of a workbook after somebody changed more of it than cells: openpyxl writes it anew."""
    book = openpyxl.load_workbook(io.BytesIO(_untouched()))
    change(book)
    return saved(book)


@cache
def _untouched() -> bytes:
    return write_action_book(action_form())


def cell(book: AnyBook, action: str, column: str) -> Any:
    """The cell of an action under a header."""
    sheet = book[say("actions.sheet.actions")]
    head = next(r for r in sheet.iter_rows() if r[0].value == column_header("id"))
    at = next(c.column for c in head if c.value == column_header(column))
    row = next(r for r in sheet.iter_rows(max_col=1) if r[0].value == id_word(action))
    number = row[0].row
    assert at is not None
    assert number is not None
    return sheet.cell(number, at)


def step_cells(book: AnyBook, state: StepState, nth: int = 0) -> tuple[Any, Any]:
    """Who and when of a step."""
    sheet = book[say("actions.sheet.state")]
    rows = [r for r in sheet.iter_rows(max_col=3) if step_state(str(r[0].value)) == state]
    return rows[nth][1], rows[nth][2]


def read(data: bytes, name: str = "acties.xlsx") -> Reading[PlanSaid] | None:
    """Read a workbook as one of the invented region."""
    return read_actions(arrived(name, data), region(), CRITERIA, day=DAY)


def said(data: bytes, name: str = "acties.xlsx") -> tuple[PlanSaid, list[str]]:
    """What a workbook says, and the codes of its problems."""
    reading = read(data, name)
    assert reading is not None
    assert reading.said is not None
    return reading.said, [p.code for p in reading.problems]


def action(of: PlanSaid, name: str) -> SaidAction:
    """The row of an action."""
    return next(row for row in of.rows if row.id == name)
