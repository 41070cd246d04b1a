# SPDX-License-Identifier: EUPL-1.2
"""A table from the first row of a sheet on, so that it can be pivoted as it stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from typing import Any

from toolkit.documents.blocks import Marked
from toolkit.sheets.columns import Column
from toolkit.sheets.write.measure import height_of, one_line, wide_enough
from toolkit.sheets.write.style import Look, Styles, set_across
from toolkit.sheets.write.table import Cell, write_cell, write_row

STYLE = "Table Style Light 9"
_TEXT_MAX = 32_000
_GONE = {"font_strikeout": True, "font_color": "#404040"}
_NEW = {"bold": True, "underline": True}
_RICH = 2  # runs; what a text of one kind has to show is the text
_WIDEST = 80  # of a column as its texts ask
_BUTTON = 3  # of the filter, in the width of its header
Plain = str | int | float | Fraction | date | None
Value = Plain | Marked


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
    marks = {"gone": book.add_format(_GONE), "new": book.add_format(_NEW), "same": book.add_format({})}
    forms = [book.add_format({"valign": "top", **_form(field, wrapped=wrapped)}) for field in fields]
    widths = [wide_enough([field.header], field.width) for field in fields]
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width, forms[place])
    last, longest = 0, [""] * len(fields)
    for last, values in enumerate(rows, start=1):
        for place, value in enumerate(values):
            if isinstance(value, str):
                longest[place] = max(longest[place], value, key=len)
            if isinstance(value, tuple):
                _write_marked(sheet, (last, place), value, marks, forms[place])
            else:
                write_value(sheet, last, place, value, forms[place])
        if wrapped:
            texts = ((_shown(v), width) for v, width in zip(values, widths, strict=True))
            sheet.set_row(last, height_of(texts))
    for place, most in enumerate(longest if not wrapped else ()):
        if (asked := one_line(most)) > widths[place]:  # what stands beside it would cover the rest
            widths[place] = min(asked, _WIDEST)
            sheet.set_column(place, place, widths[place], forms[place])
    area = (0, 0, max(1, last), len(fields) - 1)  # a table has at least one row, if an empty one
    columns = [{"header": field.header, "header_format": styles["header"]} for field in fields]
    sheet.add_table(*area, {"name": _table_name(sheet.get_name()), "columns": columns, "style": STYLE})
    sheet.set_row(0, height_of((f.header, width - _BUTTON) for f, width in zip(fields, widths, strict=True)))
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    set_across(sheet, widths)
    return last


def write_first(
    sheet: Any,  # noqa: ANN401 - idem
    widths: tuple[float, float],
    lines: Iterable[tuple[Look, tuple[str, ...]]],
    styles: Styles,
) -> None:
    """Write the sheet that is read first, and opens first.

    Args:
        sheet: an empty one.
        widths: of labels, and of what they say.
        lines: each with its look: a label and what it says, or one text over the whole width; a text that
            runs on would make the printed page as wide as itself.
        styles: of the workbook.
    """
    columns = tuple(Column(key="", header="", width=width) for width in widths)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    for row, (look, texts) in enumerate(lines):
        label, *said = (
            Cell(look if n == 0 else "cell", fitting(text) or None) for n, text in enumerate(texts)
        )
        if said:
            write_row(sheet, row, columns, [label, *said], styles)
            continue
        sheet.merge_range(row, 0, row, 1, "", styles[look])
        write_cell(sheet, row, 0, label, styles)
        sheet.set_row(row, height_of([(texts[0], sum(widths))]))
    sheet.activate()


def _shown(value: Value) -> str:
    """What a reader sees of a text; of anything else less than a line."""
    return " ".join(run.text for run in value) if isinstance(value, tuple) else str(value or "")


def _write_marked(
    sheet: Any,  # noqa: ANN401 - idem
    at: tuple[int, int],
    runs: Marked,
    marks: Mapping[str, Any],
    form: Any,  # noqa: ANN401 - idem
) -> None:
    """Write a text with the words that changed marked; one of a single kind is a text as any other."""
    text = fitting(_shown(runs))
    if len(runs) < _RICH or len(text) < len(_shown(runs)):
        sheet.write_string(*at, text, form) if text else None
        return
    pieces: list[Any] = []
    for place, run in enumerate(runs):
        pieces += [marks[run.mark], run.text + (" " if place < len(runs) - 1 else "")]
    sheet.write_rich_string(*at, *pieces, form)


def write_value(sheet: Any, row: int, column: int, value: Plain, form: Any) -> None:  # noqa: ANN401 - idem
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
