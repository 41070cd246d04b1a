# SPDX-License-Identifier: EUPL-1.2
"""The sheet of one list: a row per question, its level texts, and the cells to fill in."""

from typing import Any

from toolkit.forms.form import Form, FormList, Row
from toolkit.forms.layout import (
    ANSWER_COLUMNS,
    LEVELS,
    TEXT_COLUMNS,
    header,
    level_choices,
    level_header,
    placed_choices,
)
from toolkit.forms.style import Styles, height_of
from toolkit.messages.catalogue import say

HEADER_ROW = 3
_WIDTHS = (7, 13, 21, 21, *(19 for _ in LEVELS), 8, 10, 12, 27, 17)
_FIRST_ANSWER = len(TEXT_COLUMNS) + len(LEVELS)
_PROMPT_MAX = 255


def write_list(sheet: Any, form: Form, each: FormList, styles: Styles) -> None:  # noqa: ANN401 - no types
    """Write all questions of a list.

    Args:
        sheet: an empty XlsxWriter worksheet that is set up.
        form: for the mark.
        each: the list.
        styles: of the workbook.
    """
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, f"{each.title} · {form.title}", styles["title"])
    sheet.write_string(1, 0, say("form.mark", mark=form.mark.of(each.pin)), styles["mark"])
    first = each.notice.split(". ")[0].rstrip(".") + "."
    sheet.write_string(2, 0, f"{say('form.fill_columns')} {first}", styles["notice"])
    headers = [*(header(c) for c in TEXT_COLUMNS), *(level_header(n) for n in LEVELS)]
    for column, text in enumerate(headers):
        sheet.write_string(HEADER_ROW, column, text, styles["header"])
    sheet.set_row(HEADER_ROW, height_of(zip(headers, _WIDTHS, strict=False)))
    for column, name in enumerate(ANSWER_COLUMNS, start=_FIRST_ANSWER):
        sheet.write_string(HEADER_ROW, column, header(name), styles["fill_header"])
    for number, row in enumerate(each.rows, start=HEADER_ROW + 1):
        _write_row(sheet, number, row, styles)
    last = HEADER_ROW + len(each.rows)
    sheet.autofilter(HEADER_ROW, 0, last, len(_WIDTHS) - 1)
    sheet.freeze_panes(HEADER_ROW + 1, 3)
    sheet.repeat_rows(HEADER_ROW)
    sheet.print_area(0, 0, last, len(_WIDTHS) - 1)
    sheet.set_selection(HEADER_ROW + 1, _FIRST_ANSWER, HEADER_ROW + 1, _FIRST_ANSWER)


def why_text(row: Row) -> str:
    """Why it is asked, and when n.v.t. is right where it is allowed."""
    rule = row.criterion.na
    return row.criterion.why if rule is None else f"{row.criterion.why}\n{say('form.na_rule', rule=rule)}"


def _write_row(sheet: Any, number: int, row: Row, styles: Styles) -> None:  # noqa: ANN401 - idem
    asked = row.criterion
    texts = (row.theme, asked.question, why_text(row), *(asked.levels[n] for n in LEVELS))
    sheet.set_row(number, height_of(zip(texts, _WIDTHS[1:], strict=False)))
    sheet.write_string(number, 0, asked.id, styles["id"])
    for column, text in enumerate(texts, start=1):
        sheet.write_string(number, column, text, styles["cell"])
    level, placed, party, explanation, evidence = range(_FIRST_ANSWER, _FIRST_ANSWER + len(ANSWER_COLUMNS))
    sheet.write_blank(number, level, None, styles["fill_short"])
    _level_rule(sheet, number, level, asked.na is not None)
    if asked.may_be_elsewhere:
        sheet.write_blank(number, placed, None, styles["fill"])
        sheet.write_blank(number, party, None, styles["fill"])
        _placed_rule(sheet, number, placed)
        _prompt(sheet, number, party, header("party"), say("form.prompt.party"))
    else:
        sheet.write_string(number, placed, say("form.not_here"), styles["closed"])
        sheet.write_string(number, party, say("form.not_here"), styles["closed"])
    sheet.write_blank(number, explanation, None, styles["fill"])
    sheet.write_blank(number, evidence, None, styles["fill"])
    _prompt(sheet, number, explanation, header("explanation"), say("form.prompt.explanation"))
    examples = say("form.prompt.evidence", examples="; ".join(asked.evidence))
    _prompt(sheet, number, evidence, header("evidence"), examples)


def _level_rule(sheet: Any, row: int, column: int, na_allowed: bool) -> None:  # noqa: ANN401 - idem
    kind = "level_na" if na_allowed else "level"
    rule = {
        "validate": "list",
        "source": list(level_choices(na_allowed)),
        "input_title": header("level"),
        "input_message": say(f"form.prompt.{kind}"),
        "error_title": say("form.wrong.title"),
        "error_message": say(f"form.wrong.{kind}"),
    }
    sheet.data_validation(row, column, row, column, rule)


def _placed_rule(sheet: Any, row: int, column: int) -> None:  # noqa: ANN401 - idem
    rule = {
        "validate": "list",
        "source": [choice.word for choice in placed_choices()],
        "input_title": header("placed"),
        "input_message": say("form.prompt.placed"),
        "error_title": say("form.wrong.title"),
        "error_message": say("form.wrong.choice"),
    }
    sheet.data_validation(row, column, row, column, rule)


def _prompt(sheet: Any, row: int, column: int, title: str, text: str) -> None:  # noqa: ANN401 - idem
    cut = text if len(text) <= _PROMPT_MAX else text[: _PROMPT_MAX - 1] + "…"
    sheet.data_validation(
        row, column, row, column, {"validate": "any", "input_title": title, "input_message": cut}
    )
