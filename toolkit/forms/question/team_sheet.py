# SPDX-License-Identifier: EUPL-1.2
"""The sheet about the team itself: its profile, its formation, the support that it gives."""

from collections.abc import Mapping
from typing import Any

from toolkit.forms.question.form import Form
from toolkit.forms.question.layout import (
    CHOICE_FIELDS,
    NUMBER_FIELDS,
    Table,
    formation_table,
    own_support_table,
    profile_label,
)
from toolkit.sheets import rules
from toolkit.sheets.style import Look, Styles
from toolkit.sheets.table import Cell, Rule, write_cell
from toolkit.words.catalogue import say

_WIDTHS = (46, 30, 18, 18, 36)


def write_team(
    sheet: Any,  # noqa: ANN401 - XlsxWriter has no types
    form: Form,
    styles: Styles,
    ranges: Mapping[str, str],
    functions: str,
) -> dict[str, tuple[int, int]]:
    """Write the sheet about the team.

    Args:
        sheet: an empty XlsxWriter worksheet that is set up.
        form: for the mark and the title.
        styles: of the workbook.
        ranges: per field of the profile with a dropdown, the range of its choices.
        functions: the range with functions to choose from; empty for none.

    Returns:
        Row and column (from 0) of each field of the profile.
    """
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, say("form.team.title", title=form.title), styles["title"])
    sheet.write_string(1, 0, say("form.mark", mark=form.mark), styles["mark"])
    sheet.write_string(2, 0, say("form.team.intro"), styles["notice"])
    sheet.write_string(4, 0, say("form.team.profile"), styles["heading"])
    row = 5
    cells: dict[str, tuple[int, int]] = {}
    for field in (*CHOICE_FIELDS, "target_group", *NUMBER_FIELDS):
        _write_field(sheet, row, field, styles, ranges)
        cells[field] = (row, 1)
        row += 1
    sheet.fit_to_pages(1, 1)
    for table in (formation_table(), own_support_table()):
        offered = functions if table.columns[0].key == "role" else ""
        row = _write_table(sheet, row + 1, table, styles, offered)
    return cells


def _write_field(sheet: Any, row: int, field: str, styles: Styles, ranges: Mapping[str, str]) -> None:  # noqa: ANN401 - idem
    sheet.write_string(row, 0, profile_label(field), styles["label"])
    text = say("form.help.choose" if field in ranges else f"form.help.{field}")
    look: Look = "fill_number" if field in NUMBER_FIELDS else "fill"
    limit: Rule = {}
    if field in ranges:
        limit = rules.one_of(ranges[field])
    elif field in NUMBER_FIELDS:
        limit = rules.not_negative()
    write_cell(sheet, row, 1, Cell(look, rule={**rules.hint(profile_label(field), text), **limit}), styles)
    sheet.set_row(row, 34 if field in ranges else 20)
    sheet.write_string(row, 2, text, styles["help"])


def _write_table(sheet: Any, row: int, table: Table, styles: Styles, offered: str) -> int:  # noqa: ANN401 - idem
    sheet.write_string(row, 0, table.heading, styles["heading"])
    sheet.write_string(row + 1, 0, table.help, styles["notice"])
    for place, column in enumerate(table.columns):
        sheet.write_string(row + 2, place, column.header, styles["fill_header"])
    first = row + 3
    last = first + table.rows - 1
    for number in range(first, last + 1):
        sheet.write_blank(number, 0, None, styles["fill"])
        for place in range(1, len(table.columns)):
            sheet.write_blank(number, place, None, styles["fill_number"])
    if offered:
        sheet.data_validation(
            first, 0, last, 0, {**rules.hint(table.name, table.help), **rules.suggested(offered)}
        )
    sheet.data_validation(first, 1, last, len(table.columns) - 1, dict(rules.not_negative()))
    return last + 1
