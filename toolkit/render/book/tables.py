# SPDX-License-Identifier: EUPL-1.2
"""A table from the first row of a sheet on, so that it can be pivoted as it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from typing import Any

from toolkit.sheets.style import Styles, height_of

STYLE = "Table Style Light 9"
_TEXT_MAX = 32_000
_BUTTON = 3  # of the filter, in the width of its header
Value = str | int | float | Fraction | date | None


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table.

    Attributes:
        header: above it.
        width: in Excel's unit of about one digit.
        form: how its numbers are shown; empty for texts.
    """

    header: str
    width: float
    form: str = ""


def write_table(
    book: Any,  # noqa: ANN401 - XlsxWriter publishes no types
    sheet: Any,  # noqa: ANN401 - idem
    fields: Sequence[Field],
    rows: Iterable[Sequence[Value]],
    styles: Styles,
    *,
    wrapped: bool = False,
) -> int:
    """Write a table of the program itself: headers in the first row, a filter in each, rows striped.

    Args:
        book: to which the sheet belongs.
        sheet: an empty one; the table has its name.
        fields: its columns.
        rows: one value per column; a text stays a text, also when it begins with '='.
        styles: of the workbook.
        wrapped: True for texts that are read in their cells; every row is then as high as it needs.

    Returns:
        How many rows there are.
    """
    forms = [book.add_format({"valign": "top", **_form(field, wrapped=wrapped)}) for field in fields]
    for place, field in enumerate(fields):
        sheet.set_column(place, place, field.width, forms[place])
    last = 0
    for last, values in enumerate(rows, start=1):
        for place, value in enumerate(values):
            write_value(sheet, last, place, value, forms[place])
        if wrapped:
            texts = ((v, f.width) for v, f in zip(values, fields, strict=True) if isinstance(v, str))
            sheet.set_row(last, height_of(texts))
    area = (0, 0, max(1, last), len(fields) - 1)  # a table has at least one row, if an empty one
    columns = [{"header": field.header, "header_format": styles["header"]} for field in fields]
    sheet.add_table(*area, {"name": _table_name(sheet.get_name()), "columns": columns, "style": STYLE})
    sheet.set_row(0, height_of((field.header, field.width - _BUTTON) for field in fields))
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    return last


def write_value(sheet: Any, row: int, column: int, value: Value, form: Any) -> None:  # noqa: ANN401 - idem
    """Write one value as what it is; row and column from 0."""
    if value is None or value == "":
        return
    if isinstance(value, str):
        sheet.write_string(row, column, fitting(value), form)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time()), form)
    else:
        sheet.write_number(row, column, float(value) if isinstance(value, Fraction) else value, form)


def fitting(text: str) -> str:
    """Not more than a cell of a reader's program holds."""
    return f"{text[: _TEXT_MAX - 1]}…" if len(text) > _TEXT_MAX else text


def _form(field: Field, *, wrapped: bool) -> dict[str, Any]:
    """Words keep off the figures in the cell before."""
    return {"num_format": field.form} if field.form else {"align": "left", "indent": 1, "text_wrap": wrapped}


def _table_name(name: str) -> str:
    """As Excel allows it: letters, digits and underscores, and no digit first."""
    return "t_" + "".join(c if c.isascii() and c.isalnum() else "_" for c in name)
