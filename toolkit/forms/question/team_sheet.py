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
from toolkit.sheets.style import Styles
from toolkit.words.catalogue import say

_WIDTHS = (46, 30, 18, 18, 36)


def write_team(
    sheet: Any,  # noqa: ANN401 - XlsxWriter has no types
    form: Form,
    styles: Styles,
    ranges: Mapping[str, str],
) -> dict[str, tuple[int, int]]:
    """Write the sheet about the team.

    Args:
        sheet: an empty XlsxWriter worksheet that is set up.
        form: for the mark and the title.
        styles: of the workbook.
        ranges: per field of the profile with a dropdown, the range of its choices.

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
        row = _write_table(sheet, row + 1, table, styles)
    return cells


def _write_field(sheet: Any, row: int, field: str, styles: Styles, ranges: Mapping[str, str]) -> None:  # noqa: ANN401 - idem
    sheet.write_string(row, 0, profile_label(field), styles["label"])
    rule: dict[str, Any] = {"validate": "any", "error_title": say("form.wrong.title")}
    if field in ranges:
        sheet.write_blank(row, 1, None, styles["fill"])
        text = say("form.help.choose")
        rule |= {"validate": "list", "source": ranges[field], "error_message": say("form.wrong.choice")}
    elif field in NUMBER_FIELDS:
        sheet.write_blank(row, 1, None, styles["fill_number"])
        text = say(f"form.help.{field}")
        rule |= _number_rule()
    else:
        sheet.write_blank(row, 1, None, styles["fill"])
        text = say(f"form.help.{field}")
    rule |= {"input_title": profile_label(field)[:32], "input_message": text[:255]}
    sheet.data_validation(row, 1, row, 1, rule)
    sheet.set_row(row, 34 if field in ranges else 20)
    sheet.write_string(row, 2, text, styles["help"])


def _write_table(sheet: Any, row: int, table: Table, styles: Styles) -> int:  # noqa: ANN401 - idem
    sheet.write_string(row, 0, table.heading, styles["heading"])
    sheet.write_string(row + 1, 0, table.help, styles["notice"])
    headers = (table.name, *(text for _, text in table.numbers))
    for column, text in enumerate(headers):
        sheet.write_string(row + 2, column, text, styles["fill_header"])
    first = row + 3
    last = first + table.rows - 1
    for number in range(first, last + 1):
        sheet.write_blank(number, 0, None, styles["fill"])
        for column in range(1, len(headers)):
            sheet.write_blank(number, column, None, styles["fill_number"])
    rule = {**_number_rule(), "error_title": say("form.wrong.title")}
    sheet.data_validation(first, 1, last, len(headers) - 1, rule)
    return last + 1


def _number_rule() -> dict[str, Any]:
    return {
        "validate": "decimal",
        "criteria": ">=",
        "value": 0,
        "error_message": say("form.wrong.number"),
    }
