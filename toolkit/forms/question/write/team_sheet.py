# SPDX-License-Identifier: EUPL-1.2
"""The sheet about the team itself: its profile, its formation, the support that it gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

from toolkit.forms.question.filled import PROFILE, Filled, Key
from toolkit.forms.question.form import Form
from toolkit.forms.question.layout import (
    NUMBER_FIELDS,
    Table,
    formation_table,
    own_support_table,
    profile_fields,
    profile_help,
    profile_label,
)
from toolkit.sheets.write import rules
from toolkit.sheets.write.style import Look, Styles
from toolkit.sheets.write.table import Cell, Rule, write_cell, write_head
from toolkit.words.catalogue import say

_WIDTHS = (46, 30, 18, 18, 36)


def write_team(
    sheet: Any,  # noqa: ANN401 - XlsxWriter has no types
    form: Form,
    styles: Styles,
    ranges: Mapping[str, str],
    functions: str,
) -> dict[Key, tuple[int, int]]:
    """Write the sheet about the team.

    Args:
        sheet: an empty XlsxWriter worksheet that is set up.
        form: for the mark and the title.
        styles: of the workbook.
        ranges: per field of the profile with a dropdown, the range of its choices.
        functions: the range with functions to choose from; empty for none.

    Returns:
        Row and column (from 0) of each cell to fill in.
    """
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    write_head(sheet, say("form.team.title", title=form.title), form.mark, styles)
    intro = [say("form.team.intro"), *([say("form.team.prefilled")] if form.filled.earlier else [])]
    sheet.write_string(2, 0, " ".join(intro), styles["notice"])
    sheet.write_string(4, 0, say("form.team.profile"), styles["heading"])
    writer = _Writer(sheet, styles, form.filled)
    row = 5
    for field in profile_fields("team"):
        writer.write_field(row, field, ranges)
        row += 1
    sheet.fit_to_pages(1, 1)
    for table in (formation_table(), own_support_table()):
        offered = functions if table.columns[0].key == "role" else ""
        row = writer.write_table(row + 1, table, offered)
    return writer.cells


@dataclass(slots=True)
class _Writer:
    """Writes the cells to fill in, and remembers where they stand."""

    sheet: Any
    styles: Styles
    filled: Filled
    cells: dict[Key, tuple[int, int]] = dataclass_field(default_factory=dict)

    def write_cell(self, key: Key, row: int, column: int, empty: Cell) -> None:
        self.cells[key] = (row, column)
        write_cell(self.sheet, row, column, self.filled.cell(key, empty), self.styles)

    def write_field(self, row: int, field: str, ranges: Mapping[str, str]) -> None:
        self.sheet.write_string(row, 0, profile_label(field), self.styles["label"])
        text = profile_help(field, "team")
        look: Look = "fill_number" if field in NUMBER_FIELDS else "fill"
        limit: Rule = {}
        if field == "target_group":
            limit = rules.suggested(ranges[field])
        elif field in ranges:
            limit = rules.one_of(ranges[field])
        elif field in NUMBER_FIELDS:
            limit = rules.not_negative()
        empty = Cell(look, rule={**rules.hint(profile_label(field), text), **limit})
        self.write_cell((PROFILE, field), row, 1, empty)
        self.sheet.set_row(row, 34 if field in ranges else 20)
        self.sheet.write_string(row, 2, text, self.styles["help"])

    def write_table(self, row: int, table: Table, offered: str) -> int:
        self.sheet.write_string(row, 0, table.heading, self.styles["heading"])
        self.sheet.write_string(row + 1, 0, table.help, self.styles["notice"])
        for place, column in enumerate(table.columns):
            self.sheet.write_string(row + 2, place, column.header, self.styles["fill_header"])
        first = row + 3
        last = first + max(table.rows, self.filled.rows(table.key)) - 1
        for number in range(first, last + 1):
            for place, column in enumerate(table.columns):
                key = (f"{table.key}.{number - first}", column.key)
                is_text = not place or column.key in table.texts
                self.write_cell(key, number, place, Cell("fill" if is_text else "fill_number"))
        if offered:
            rule = {**rules.hint(table.name, table.help), **rules.suggested(offered)}
            self.sheet.data_validation(first, 0, last, 0, rule)
        numbers = len(table.columns) - 1 - len(table.texts)
        self.sheet.data_validation(first, 1, last, numbers, dict(rules.not_negative()))
        return last + 1
