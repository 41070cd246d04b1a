# SPDX-License-Identifier: EUPL-1.2
"""The first sheet of a form that goes back: every point to look at again, with a link to its cell."""

from collections.abc import Mapping
from typing import Any

from toolkit.forms.question.filled import Key, Outside, Point
from toolkit.forms.question.form import Form
from toolkit.forms.question.where import where
from toolkit.forms.question.write.start_sheet import send_line
from toolkit.sheets.columns import Column
from toolkit.sheets.read.package.extent import cell_name
from toolkit.sheets.write.style import Styles
from toolkit.sheets.write.table import Cell, write_head, write_header, write_row
from toolkit.words.catalogue import say

At = tuple[str, int, int]
"""Sheet, and row and column from 0."""

_WIDTHS = {"number": 6, "where": 34, "link": 42, "what": 54, "hint": 54}


def write_again(sheet: Any, form: Form, styles: Styles, at: Mapping[Key, At]) -> None:  # noqa: ANN401 - XlsxWriter has no types
    """Write the sheet.

    Args:
        sheet: an empty XlsxWriter worksheet that is set up.
        form: with what was filled in and the points.
        styles: of the workbook.
        at: where each cell to fill in stands.
    """
    columns = [
        Column(key=key, header=say(f"form.again.{key}"), width=width) for key, width in _WIDTHS.items()
    ]
    points, outside = form.filled.points, form.filled.outside
    write_head(sheet, say("form.again.title", title=form.title), form.mark, styles)
    steps = [say("form.again.intro", n=len(points)), say("form.again.step_1"), say("form.again.step_2")]
    steps += [f"{say('form.again.step_3')} {send_line(form)}"]
    steps += [say("form.again.outside_below", n=len(outside))] if outside else []
    for row, text in enumerate(steps, start=2):
        sheet.write_string(row, 0, text, styles["plain"])
    head = len(steps) + 3
    write_header(sheet, head, columns, styles)
    for number, point in enumerate(points, start=1):
        row, target = head + number, _target(point, at)
        cells = [
            Cell("number", number),
            Cell("cell", where(point, form)),
            Cell("cell", ""),
            Cell("cell", point.what),
            Cell("cell", point.hint),
        ]
        write_row(sheet, row, columns, cells, styles)
        _link(sheet, row, target, styles)
    sheet.freeze_panes(head + 1, 0)
    sheet.repeat_rows(head)
    if outside:
        _write_outside(sheet, head + len(points) + 2, form, styles, at)


def _write_outside(sheet: Any, row: int, form: Form, styles: Styles, at: Mapping[Key, At]) -> None:  # noqa: ANN401 - idem
    """What people typed around the cells: where it stood, what it says, and a link to where it may go."""
    headers = {key: say(f"form.again.{key}") for key in _WIDTHS} | {
        key: say(f"form.again.outside_{key}") for key in ("where", "link", "what", "hint")
    }
    columns = [Column(key=key, header=headers[key], width=width) for key, width in _WIDTHS.items()]
    sheet.write_string(row, 0, say("form.again.outside_title"), styles["title"])
    sheet.write_string(row + 1, 0, say("form.again.outside_intro"), styles["plain"])
    write_header(sheet, row + 2, columns, styles)
    for number, one in enumerate(form.filled.outside, start=1):
        key = None if one.about is None else (one.about, "explanation")
        texts = (_stood(one), "", one.text, _title(form, one.about))
        cells = [Cell("number", number), *(Cell("cell", text) for text in texts)]
        write_row(sheet, row + 2 + number, columns, cells, styles)
        _link(sheet, row + 2 + number, _cell(key, at), styles)


def _stood(one: Outside) -> str:
    """Where a text stood in the file that came in."""
    if not one.cell:
        return one.sheet
    return say("form.again.note" if one.is_note else "form.again.go", sheet=one.sheet, cell=one.cell)


def _link(sheet: Any, row: int, target: tuple[str, str] | None, styles: Styles) -> None:  # noqa: ANN401 - idem
    """A link to a cell, as it is called."""
    if target is not None:
        name, cell = target
        shown = say("form.again.go", sheet=name, cell=cell)
        quoted = name.replace("'", "''")
        sheet.write_url(row, 2, f"internal:'{quoted}'!{cell}", styles["link"], string=shown)


def _target(point: Point, at: Mapping[Key, At]) -> tuple[str, str] | None:
    found = _cell(point.key, at)
    if found is not None or point.sheet not in {name for name, *_ in at.values()}:
        return found  # a sheet that somebody put in does not go back
    return (point.sheet, "A1")


def _cell(key: Key | None, at: Mapping[Key, At]) -> tuple[str, str] | None:
    """Sheet and name of a cell to fill in, when this form has it."""
    if key is None or key not in at:
        return None
    name, row, column = at[key]
    return name, cell_name(row, column)


def _title(form: Form, criterion: str | None) -> str:
    """A question by number and title; empty for none of this form."""
    row = None if criterion is None else form.row(criterion)
    return "" if row is None else f"{row.id} · {row.criterion.title}"
