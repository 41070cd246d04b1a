# SPDX-License-Identifier: EUPL-1.2
"""Tables as values: what stands in each cell before anybody fills it in, written from left to right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from toolkit.sheets.columns import Column
from toolkit.sheets.write.measure import height_of
from toolkit.sheets.write.style import Look, Styles
from toolkit.words.catalogue import say

_NOTE_WIDTH, _NOTE_HEIGHT = 40.0, 60.0  # of a note 2.4 times as wide as usual: letters, and points

Rule = Mapping[str, Any]
"""What may be typed in a cell and what it says about that, as XlsxWriter takes it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell.

    Attributes:
        look: by name.
        value: a text, number or day; None leaves the cell empty.
        strong: the beginning of the text, to be shown in bold.
        formula: True when the text is a formula of our own; its value is an empty text until it is counted.
        rule: for this cell alone, or None.
        note: what to do here; a cell with a note stands out.
    """

    look: Look
    value: str | float | date | None = None
    strong: str = ""
    formula: bool = False
    rule: Rule | None = None
    note: str = ""


def write_head(sheet: Any, title: str, mark: object, styles: Styles) -> None:  # noqa: ANN401 - XlsxWriter publishes no types
    """Write what stands above everything else on a sheet that comes back.

    Args:
        sheet: the XlsxWriter worksheet.
        title: of the sheet.
        mark: by which a reader knows which workbook it is.
        styles: of the workbook.
    """
    sheet.write_string(0, 0, title, styles["title"])
    sheet.write_string(1, 0, say("form.mark", mark=mark), styles["mark"])


def write_header(sheet: Any, row: int, columns: Sequence[Column], styles: Styles) -> None:  # noqa: ANN401 - XlsxWriter publishes no types
    """Set the widths and write the headers; those of columns to fill in stand out.

    Args:
        sheet: the XlsxWriter worksheet.
        row: of the headers, from 0.
        columns: from the left edge on.
        styles: of the workbook.
    """
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(row, place, column.header, styles["fill_header" if column.fill else "header"])
    sheet.set_row(row, height_of((column.header, column.width) for column in columns))


def write_row(
    sheet: Any,  # noqa: ANN401 - idem
    row: int,
    columns: Sequence[Column],
    cells: Sequence[Cell],
    styles: Styles,
    *,
    lowest: float = 18.0,
) -> None:
    """Write one row, as high as its longest text needs.

    Args:
        sheet: the XlsxWriter worksheet.
        row: from 0.
        columns: from the left edge on.
        cells: one per column.
        styles: of the workbook.
        lowest: height of a row with little text, in points.
    """
    high = [
        (cell.value, column.width)
        for column, cell in zip(columns, cells, strict=True)
        if column.high and not cell.formula and isinstance(cell.value, str)
    ]
    sheet.set_row(row, height_of(high, lowest))
    for place, cell in enumerate(cells):
        write_cell(sheet, row, place, cell, styles)


def write_cell(sheet: Any, row: int, column: int, cell: Cell, styles: Styles) -> None:  # noqa: ANN401 - idem
    """Write one cell with its rule; row and column from 0."""
    style, value = styles.to_mend(cell.look) if cell.note else styles[cell.look], cell.value
    if cell.note:
        lines = height_of([(cell.note, _NOTE_WIDTH)]) / _NOTE_HEIGHT
        size = {"x_scale": 2.4, "y_scale": max(1.0, lines), "font_size": 10}
        sheet.write_comment(row, column, cell.note, {"author": say("form.again.author"), **size})
    if cell.rule is not None:
        sheet.data_validation(row, column, row, column, dict(cell.rule))
    if value is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time()), style)
    elif not isinstance(value, str):
        sheet.write_number(row, column, value, style)
    elif cell.formula:
        sheet.write_formula(row, column, value, style, "")
    elif cell.strong and cell.strong != value:
        rest = value.removeprefix(cell.strong)
        sheet.write_rich_string(row, column, styles["strong"], cell.strong, styles["plain"], rest, style)
    else:
        sheet.write_string(row, column, value, style)
