# SPDX-License-Identifier: EUPL-1.2
"""What tests type in a workbook is what openpyxl would have put there."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any

import openpyxl
import pytest

from tests import typed
from tests.forms.actions_made import action_form
from tests.forms.helpers import opened, saved
from toolkit.forms.actions.book import write_action_book
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.sheets.read.open import arrived
from tools.golden.forms import golden_form

MADE: dict[str, Callable[[], bytes]] = {
    "form": cache(lambda: write_workbook(golden_form("derde"))),
    "actions": cache(lambda: write_action_book(action_form())),
    "inline": cache(lambda: saved(opened(write_action_book(action_form())))),  # openpyxl shares no texts
}
TYPED: dict[str, Any] = {
    "B8": "R&D <b> met spaties  erin ",
    "B9": 3,
    "B10": None,
    "B11": 2.5,
    "B12": True,
    "B13": "=1+2",
    "B14": "#N/A",
    "B15": "regel een\nregel twee",
    "B16": "3",
    "B17": "",
    "B18": -4,
    "C200": "onder alles",
    "AB3": "rechts van alles",
    "D3": date(2026, 3, 1),
    "D4": datetime(2026, 3, 1, 14, 30),
}


def typed_in(data: bytes, load: Callable[[Any], Any]) -> bytes:
    """A workbook in which every sheet is typed in."""
    book = load(io.BytesIO(data))
    for sheet in book.worksheets:
        for place, value in TYPED.items():
            sheet[place].value = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def seen(data: bytes) -> dict[str, list[tuple[str, Any, str]]]:
    """Every value that openpyxl finds, with what kind it is."""
    return {
        sheet.title: [(c.coordinate, c.value, c.data_type) for r in sheet.iter_rows() for c in r if c.value]
        for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets
    }


@pytest.mark.parametrize("kind", MADE)
def test_it_shows_the_cells_that_openpyxl_shows(kind: str) -> None:
    """Every sheet with its title and state, and every value at its place."""
    ours = typed.load_workbook(io.BytesIO(MADE[kind]()))
    theirs = openpyxl.load_workbook(io.BytesIO(MADE[kind]()))
    assert ours.sheetnames == theirs.sheetnames
    assert any(sheet.sheet_state == "hidden" for sheet in ours)
    looked: set[str] = set()
    for one, other in zip(ours.worksheets, theirs.worksheets, strict=True):
        assert one.sheet_state == other.sheet_state
        assert (one.max_row, one.max_column) == (other.max_row, other.max_column)
        assert list(one.iter_rows(values_only=True)) == list(other.iter_rows(values_only=True))
        colours = [cell.colour or "00000000" for row in one.rows for cell in row]
        assert colours == [cell.fill.fgColor.rgb for row in other.iter_rows() for cell in row]
        looked |= {*colours}
    assert len(looked) > 3


@pytest.mark.parametrize("kind", MADE)
def test_rows_and_columns_that_go_are_those_that_openpyxl_takes(kind: str) -> None:
    """And a row that is put below, and a sheet that is taken out: the same values at the same places."""
    made = []
    for load in (typed.load_workbook, openpyxl.load_workbook):
        book: Any = load(io.BytesIO(MADE[kind]()))
        second, third = book.worksheets[1:3]
        second.delete_rows(4, 2)
        third.delete_cols(2)
        second.append(["eronder"])
        third.append(["onder", None, 5])
        book.remove(book.worksheets[0])
        stream = io.BytesIO()
        book.save(stream)
        made.append(stream.getvalue())
    assert seen(made[0]) == seen(made[1])
    ours, theirs = (openpyxl.load_workbook(io.BytesIO(data)) for data in made)
    titles = [sheet.print_title_rows for sheet in ours]
    assert titles == [sheet.print_title_rows for sheet in theirs]  # what the book says of each sheet
    assert any(titles)


@pytest.mark.parametrize("kind", MADE)
def test_what_is_typed_is_what_openpyxl_writes(kind: str) -> None:
    """For another program and for our reader; openpyxl alone leaves out what formulas last gave."""
    ours, theirs = (typed_in(MADE[kind](), load) for load in (typed.load_workbook, openpyxl.load_workbook))
    assert seen(ours) == seen(theirs)
    one, other = (arrived("terug.xlsx", data) for data in (ours, theirs))
    assert len(one.sheets) > 3
    assert one.problems == other.problems
    for mine, its, sheet in zip(
        one.sheets, other.sheets, openpyxl.load_workbook(io.BytesIO(ours)), strict=True
    ):
        assert replace(mine, rows=()) == replace(its, rows=())
        cells = {(r, c): cell.data_type for r, row in enumerate(sheet.rows) for c, cell in enumerate(row)}
        apart = [place for place in cells if mine.at(*place) != its.at(*place)]
        assert all(cells[place] == "f" and its.at(*place) == "" for place in apart)
