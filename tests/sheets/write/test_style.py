# SPDX-License-Identifier: EUPL-1.2
"""How cells look: words keep off the edge, and figures stand under each other."""

import io
from typing import Any

import openpyxl
import pytest

from tests.forms.actions_made import action_form
from toolkit.forms.actions.book import write_action_book
from toolkit.forms.actions.words import column_header
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.words.catalogue import say
from tools.golden.forms import golden_form

BOOKS = {
    "form": lambda: write_workbook(golden_form("derde")),
    "actions": lambda: write_action_book(action_form()),
}


def cells(data: bytes, sheet: str = "") -> list[Any]:
    """The cells with an edge of all visible sheets, or of one."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    found = [s for s in book.worksheets if s.sheet_state == "visible" and sheet in {"", s.title}]
    return [c for s in found for row in s.iter_rows() for c in row if c.border.left.style == "thin"]


@pytest.mark.parametrize("name", BOOKS)
def test_no_cell_runs_together_with_the_next(name: str) -> None:
    """Every cell of a table has room before its words or after its figure, or stands in the middle."""
    looked = cells(BOOKS[name]())
    assert len(looked) > 100
    for cell in looked:
        assert cell.alignment.horizontal == "center" or cell.alignment.indent >= 1, cell.coordinate


def test_figures_of_the_action_workbook_stand_under_each_other() -> None:
    """Numbers and hours to the right, those that somebody fills in too."""
    looked = cells(write_action_book(action_form()), say("actions.sheet.actions"))
    heads = {c.value: c.column for c in looked if c.value in map(column_header, ("rank", "needed", "hours"))}
    assert len(heads) == 3
    below = [c for c in looked if c.column in heads.values() and c.value not in heads and c.value is not None]
    assert sum(isinstance(c.value, int | float) for c in below) > 5
    assert {c.alignment.horizontal for c in below if isinstance(c.value, int | float)} == {"right"}


def test_an_outcome_that_is_not_there_takes_one_page() -> None:
    """The sheet prints its first lines alone, and says how to print the rest when there is one."""
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(golden_form("derde"))))
    sheet = book[say("form.sheet.outcome")]
    last = int(str(sheet.print_area).rpartition("$")[2])
    assert 3 < last < 25
    held = [c.value for row in book[say("form.sheet.norm")].iter_rows() for c in row]
    assert say("form.outcome.paper") in held
    formulas = [str(row[0].value) for row in sheet.iter_rows(max_row=last)]
    assert any(
        f"$B${held.index(say('form.outcome.paper')) // book[say('form.sheet.norm')].max_column + 1}" in f
        for f in formulas
    )
