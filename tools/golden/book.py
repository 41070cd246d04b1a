# SPDX-License-Identifier: EUPL-1.2
"""A workbook as text: what stands on every sheet, and how it is set up.

A workbook is a zip of XML in which texts and looks are numbered. Here each cell is a line with its own
text, so that a word, a formula or an open cell that changed is one line of a diff.
"""

import io
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock


def book_text(data: bytes) -> str:
    """A workbook as text.

    Args:
        data: of an .xlsx file.

    Returns:
        Per sheet how it is set up, a line per cell, and a line per rule for what may be typed.
    """
    book = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)
    cached = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    about = book.properties
    lines = [f"{about.title} | {about.subject} | {about.created}"]
    for sheet in book.worksheets:
        lines += ["", f"=== {sheet.title} ({sheet.sheet_state})", *_set_up(sheet)]
        for row in sheet.iter_rows():
            lines += [
                _cell(cell, cached[sheet.title][cell.coordinate]) for cell in row if cell.value is not None
            ]
            lines += _empty(row)
        lines += sorted(_rules(sheet))
    return "\n".join(lines) + "\n"


def _set_up(sheet: Any) -> Iterator[str]:  # noqa: ANN401 - openpyxl publishes no types for all of this
    may = {name: not getattr(sheet.protection, name) for name in ("autoFilter", "sort", "formatColumns")}
    may |= {name: not getattr(sheet.protection, name) for name in ("formatRows", "formatCells")}
    allowed = ", ".join(name for name, is_allowed in may.items() if is_allowed)
    yield f"protected: {sheet.protection.sheet}; may: {allowed}"
    yield "widths: " + ", ".join(f"{key} {d.width:g}" for key, d in sorted(sheet.column_dimensions.items()))
    rows = {n: d.height for n, d in sheet.row_dimensions.items() if d.height is not None}
    yield "heights: " + ", ".join(f"{n} {height:g}" for n, height in sorted(rows.items()))
    page, margins = sheet.page_setup, sheet.page_margins
    yield (
        f"page: paper {page.paperSize}, {page.orientation}, {page.fitToWidth} by {page.fitToHeight},"
        f" margins {margins.left} {margins.right} {margins.top} {margins.bottom}"
    )
    breaks = ", ".join(str(mark.id) for mark in sheet.row_breaks.brk)
    area, repeated = sheet.print_area or "-", sheet.print_title_rows or "-"
    yield f"printed: {area}; repeat {repeated}; breaks {breaks or '-'}"
    yield f"header: {sheet.oddHeader.left.text}"
    yield f"footer: {sheet.oddFooter.left.text} | {sheet.oddFooter.right.text}"
    view = sheet.sheet_view
    selected = ", ".join(f"{s.pane or ''} {s.sqref}".strip() for s in view.selection)
    yield f"frozen: {sheet.freeze_panes or '-'}; filter {sheet.auto_filter.ref or '-'}; selected {selected}"
    for cells, rules in sheet.conditional_formatting._cf_rules.items():
        yield from (f"look of {cells.sqref} if {rule.formula}" for rule in rules)
    yield from (f"chart at {chart.anchor._from.row + 1}" for chart in sheet._charts)


def _cell(cell: Any, cached: Any) -> str:  # noqa: ANN401 - idem
    value = cell.value
    if isinstance(value, CellRichText):
        parts = (f"*{part}*" if isinstance(part, TextBlock) and part.font.b else str(part) for part in value)
        value = "".join(parts)
    shown = str(value).replace("\n", "\n    ") or '""'
    now = f" -> {cached.value!r}" if cell.data_type == "f" else ""
    return f"{cell.coordinate}{_look(cell)} {shown}{now}"


def _empty(row: Any) -> Iterator[str]:  # noqa: ANN401 - idem
    """Cells of a row without a value that can be filled in, on one line."""
    names = [cell.coordinate for cell in row if cell.value is None and not cell.protection.locked]
    if names:
        looks = sorted({_look(cell) for cell in row if cell.value is None and not cell.protection.locked})
        yield f"to fill in: {' '.join(names)}{''.join(looks)}"


def _look(cell: Any) -> str:  # noqa: ANN401 - idem
    """What differs from a plain cell, in short."""
    font, fill = cell.font, cell.fill
    marks = [f"{font.sz:g}"] if font.sz not in {None, 11} else []
    marks += ["bold"] if font.b else []
    marks += ["italic"] if font.i else []
    marks += ["box"] if cell.border.left is not None and cell.border.left.style else []
    marks += [str(fill.fgColor.rgb)[-6:]] if fill.fill_type else []
    marks += [cell.number_format] if cell.number_format != "General" else []
    marks += [] if cell.protection.locked else ["open"]
    marks += ["secret"] if cell.protection.hidden else []
    return f" [{' '.join(marks)}]" if marks else ""


def _rules(sheet: Any) -> Iterator[str]:  # noqa: ANN401 - idem
    for rule in sheet.data_validations.dataValidation:
        limit = f"{rule.type} {rule.operator or ''} {rule.formula1 or ''}".replace("None", "any").strip()
        yield (
            f"rule {rule.sqref}: {limit} | {rule.promptTitle}: {rule.prompt}"
            f" | {rule.errorStyle or 'stop'} {rule.errorTitle}: {rule.error}"
        )
