# SPDX-License-Identifier: EUPL-1.2
"""Every workbook as it is read and printed: words stay whole, letters can be read, no page for a few rows."""

import io
import re
from functools import cache
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from tests.forms.helpers import team_form
from tests.render.test_office_files import CASES, FILES
from toolkit.forms.cases.book import write_cases_book
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.model.given.cases import MOST_PATTERNS
from toolkit.sheets.write.measure import wide_enough
from toolkit.words.catalogue import say

BOOKS = [name for name in FILES if name.endswith(".xlsx")]
A4, A3 = (842, 595), (1191, 842)  # points, landscape
INCH, LETTERS, UNIT, EDGE = 72, 11, 5.25, 3.75  # a column: points per unit, and what it has beside that


@cache
def book(name: str) -> Workbook:
    """The workbook, read once."""
    return openpyxl.load_workbook(io.BytesIO(FILES[name]()))


def widths(sheet: Any) -> dict[int, float]:  # noqa: ANN401 - openpyxl publishes no types
    """Per column, from 1, its width as it was asked."""
    return {
        column: held.width - 0.71
        for held in sheet.column_dimensions.values()
        for column in range(held.min, min(held.max, 200) + 1)
    }


def scale(sheet: Any) -> float:  # noqa: ANN401 - idem
    """How much smaller a sheet is printed than it is."""
    page = sheet.page_setup
    room: float = (A3 if int(page.paperSize) == 8 else A4)[0] - (sheet.page_margins.left * 2) * INCH
    if not widths(sheet):  # nothing but charts
        return 1.0
    shown = [width for column, width in widths(sheet).items() if column <= sheet.max_column]
    return min(1.0, float(room) * int(page.fitToWidth or 1) / (sum(shown) * UNIT + len(shown) * EDGE))


@pytest.mark.parametrize("name", BOOKS)
def test_no_word_breaks_and_no_letter_is_too_small(name: str) -> None:
    """Where lines wrap a column is as wide as its longest word; what has many columns takes more paper."""
    seen = 0
    outcome = say("form.sheet.outcome")  # an outcome that is there is printed as it says itself
    for sheet in (s for s in book(name).worksheets if s.sheet_state == "visible" and s.title != outcome):
        assert LETTERS * scale(sheet) > 7.4, sheet.title
        wide = widths(sheet)
        merged = {cell for area in sheet.merged_cells.ranges for row in area.rows for cell in row}
        for cell in (c for row in sheet.iter_rows() for c in row if isinstance(c.value, str)):
            if cell.alignment.wrap_text and cell.column in wide and (cell.row, cell.column) not in merged:
                words = re.sub(r"\S+_\S+|^=.*", "", str(cell.value))  # no names of sources, no formulas
                small = cell.font.sz / LETTERS
                assert wide_enough([words], 1) * small <= wide[cell.column] + 0.35, (sheet.title, cell.value)
                seen += 1
    assert seen > 10


def test_the_rows_for_patterns_print_on_one_page() -> None:
    """All of them, with what stands above, and room for the one program that sets lines higher."""
    sheet = openpyxl.load_workbook(io.BytesIO(write_cases_book(CASES)))[say("cases.sheet.patterns")]
    heights = [sheet.row_dimensions[row].height or 20 for row in range(1, sheet.max_row + 1)]
    assert sum(height > 40 for height in heights) == MOST_PATTERNS
    margins = (sheet.page_margins.top + sheet.page_margins.bottom) * INCH
    assert sum(heights) * scale(sheet) < (A4[1] - margins) * 0.97


def test_what_is_only_read_leaves_no_page_for_a_few_rows() -> None:
    """The talk and the glossary of a whole form end on a page that holds something."""
    form = openpyxl.load_workbook(io.BytesIO(write_workbook(team_form())))
    for sheet in (form[say("form.sheet.talk")], form[say("form.sheet.glossary")]):
        margins = (sheet.page_margins.top + sheet.page_margins.bottom) * INCH
        room = (A4[1] - margins) / scale(sheet) - 20  # the header stands on every page
        used, rows, pages = 40.0, 0, 1
        for row in range(3, sheet.max_row + 1):
            high = float(sheet.row_dimensions[row].height or 20)
            used, rows = used + high, rows + 1
            if used > room:
                used, rows, pages = high, 1, pages + 1
        assert pages > 1
        assert rows > 8, sheet.title
