# SPDX-License-Identifier: EUPL-1.2
"""The sheet of one list: a row per question, its level texts, and the cells to fill in."""

from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from toolkit.forms.outcome.norm_cells import AnswerRanges
from toolkit.forms.question.columns import columns_of, level_key
from toolkit.forms.question.filled import Key
from toolkit.forms.question.form import Form, FormList
from toolkit.model.content.layer import MARK
from toolkit.sheets.columns import place_of
from toolkit.sheets.write.formulas import column_range
from toolkit.sheets.write.style import A3, Styles
from toolkit.sheets.write.table import write_head, write_header, write_row
from toolkit.words.catalogue import say
from toolkit.words.text import listed, listing

HEADER_ROW = 4
_SPARE_ROWS = 300  # rows that somebody may put between or below the questions


def write_list(sheet: Any, form: Form, each: FormList, styles: Styles) -> dict[Key, tuple[int, int]]:  # noqa: ANN401 - no types
    """Write all questions of a list.

    Args:
        sheet: an empty XlsxWriter worksheet that is set up.
        form: for the mark, and whether answers of an earlier round are shown.
        each: the list.
        styles: of the workbook.

    Returns:
        Row and column (from 0) of each cell to fill in.
    """
    columns = columns_of(form, each)
    to_fill: dict[Key, tuple[int, int]] = {}
    write_head(sheet, f"{each.title} · {form.title}", form.mark.of(each.pin), styles)
    notes = (say("form.fill_columns"), *_gaps(form, each), *_own_words(each))
    sheet.write_string(2, 0, " ".join(notes), styles["notice"])
    sheet.write_string(3, 0, each.first_notice, styles["notice"])
    write_header(sheet, HEADER_ROW, columns, styles)
    for number, row in enumerate(each.rows, start=HEADER_ROW + 1):
        cells = {column.key: xl_rowcol_to_cell(number, place) for place, column in enumerate(columns)}
        shown = [column.shows(row, cells) for column in columns]
        for place, column in enumerate(columns):
            if column.fill:
                to_fill[row.id, column.key] = (number, place)
                shown[place] = form.filled.cell((row.id, column.key), shown[place])
        write_row(sheet, number, columns, shown, styles)
    last = HEADER_ROW + len(each.rows)
    sheet.autofilter(HEADER_ROW, 0, last, len(columns) - 1)
    sheet.freeze_panes(HEADER_ROW + 1, place_of(columns, "question") + 1)
    sheet.repeat_rows(HEADER_ROW)
    sheet.set_paper(A3)  # so many columns on A4 are too small to read
    sheet.print_area(0, 0, last, len(columns) - 1)
    level = place_of(columns, "level")
    sheet.set_selection(HEADER_ROW + 1, level, HEADER_ROW + 1, level)
    return to_fill


def _gaps(form: Form, each: FormList) -> tuple[str, ...]:
    """Why numbers are missing on this sheet, when they are."""
    sheets = form.elsewhere(each)
    if sheets:
        return (say("form.gaps_elsewhere", sheet=listed(sheets)),)
    return (say("form.gaps"),) if each.has_gaps else ()


def _own_words(each: FormList) -> tuple[str, ...]:
    """What the mark behind a title means, and which questions the region does not ask."""
    marked = (say("layer.form_mark", mark=MARK),) if each.has_own_words else ()
    off = each.switched_off
    return (*marked, *((say("layer.form_off", n=len(off), names=listing(off)),) if off else ()))


def answer_ranges(form: Form) -> dict[str, AnswerRanges]:
    """Where the outcome looks for the answer to each criterion, whatever row somebody moved it to."""
    found: dict[str, AnswerRanges] = {}
    for each in form.lists:
        columns = columns_of(form, each)
        last = HEADER_ROW + len(each.rows) + _SPARE_ROWS
        number, level, explanation = (
            column_range(each.sheet, place_of(columns, key), last)
            for key in ("number", "level", "explanation")
        )
        texts = tuple(column_range(each.sheet, place_of(columns, level_key(n)), last) for n in each.levels)
        for row, question in enumerate(each.rows, start=HEADER_ROW + 2):
            found[question.id] = AnswerRanges(number, level, explanation, texts, row)
    return found
