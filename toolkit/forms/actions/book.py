# SPDX-License-Identifier: EUPL-1.2
"""The action workbook, written from scratch; the same plan gives the same bytes."""

import io
from collections import Counter
from datetime import UTC, datetime, time
from typing import Any

from toolkit.forms.actions.form import ActionForm
from toolkit.forms.actions.mark import write_mark
from toolkit.forms.actions.table import write_actions
from toolkit.forms.actions.words import STEP_COLUMNS, step_words
from toolkit.forms.question.start_sheet import in_words
from toolkit.sheets.book import finished, new_book
from toolkit.sheets.style import A3, Styles, height_of, set_up
from toolkit.words.catalogue import say

_STEP_HEADER_ROW = 3
_STEP_WIDTHS = (34, 44, 16, 60)
_HELP = {
    "what": ("what", "plan"),
    "how": ("decide", "choose", "blank", "owner", "quarter", "hours", "status", "own", "state", "paper"),
    "send": ("send", "after"),
}


def write_action_book(form: ActionForm) -> bytes:
    """Write the workbook in which a team decides about its actions.

    Args:
        form: actions, decisions so far, steps of the plan.

    Returns:
        The bytes of an .xlsx file; every text is a text, never a formula, and the same form gives the
        same bytes.
    """
    stream = io.BytesIO()
    book = new_book(stream)
    made = datetime.combine(form.day, time(12), UTC).replace(tzinfo=None)
    title = say("decisions.document_title", title=form.title, round=form.mark.round)
    book.set_properties({"title": title, "subject": str(form.mark), "created": made})
    styles = Styles(book)
    start = _add(book, form, "start")
    _write_start(start, form, styles)
    actions = _add(book, form, "actions")
    _write_head(actions, form, styles, say("decisions.title", title=form.title))
    write_actions(actions, form, styles)
    actions.set_paper(A3)  # on A4 its thirteen columns are too small to read
    _write_state(_add(book, form, "state"), form, styles)
    write_mark(book.add_worksheet(say("decisions.sheet.mark")), form)
    start.activate()
    book.close()
    return finished(stream.getvalue())


def _add(book: Any, form: ActionForm, key: str) -> Any:  # noqa: ANN401 - XlsxWriter publishes no types
    sheet = book.add_worksheet(say(f"decisions.sheet.{key}"))
    notice = say("word.example") if form.example else say("decisions.title", title=form.title)
    page = say("form.page", page="{page}", pages="{pages}")
    set_up(sheet, notice, f"{form.title} · {form.mark}", page)
    return sheet


def _write_head(sheet: Any, form: ActionForm, styles: Styles, title: str) -> None:  # noqa: ANN401 - idem
    sheet.write_string(0, 0, title, styles["title"])
    sheet.write_string(1, 0, say("form.mark", mark=form.mark), styles["mark"])


def _write_start(sheet: Any, form: ActionForm, styles: Styles) -> None:  # noqa: ANN401 - idem
    holes = {"region": form.region_title, "round": form.mark.round, "day": in_words(form.day)}
    _write_head(sheet, form, styles, say("decisions.title", title=form.title))
    sheet.write_string(2, 0, say("decisions.subtitle", **holes), styles["notice"])
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 110)
    row = 3
    if form.example:
        sheet.write_string(row, 0, say("word.example_notice"), styles["notice"])
        row += 1
    sheets = {"decide": say("decisions.sheet.actions"), "state": say("decisions.sheet.state")}
    sheets["paper"] = sheets["decide"]
    for heading, lines in _HELP.items():
        row += 1
        sheet.write_string(row, 0, say(f"decisions.heading.{heading}"), styles["heading"])
        for key in lines:
            text = say(f"decisions.help.{key}", sheet=sheets.get(key, ""))
            sheet.set_row(row, height_of(((text, 110),)))
            sheet.write_string(row, 1, text, styles["text"])
            row += 1


def _write_state(sheet: Any, form: ActionForm, styles: Styles) -> None:  # noqa: ANN401 - idem
    _write_head(sheet, form, styles, say("decisions.state_title", title=form.title))
    sheet.write_string(2, 0, say("decisions.state_fill"), styles["notice"])
    for column, width in enumerate(_STEP_WIDTHS):
        sheet.set_column(column, column, width)
    for column, key in enumerate((*STEP_COLUMNS, "example")):
        style = styles["fill_header" if key in STEP_COLUMNS[1:] else "header"]
        sheet.write_string(_STEP_HEADER_ROW, column, say(f"decisions.column.{key}"), style)
    total, count = Counter(state for state, _ in form.steps), Counter[str]()
    for number, (state, step) in enumerate(form.steps, start=_STEP_HEADER_ROW + 1):
        count[state] += 1
        example = say(f"decisions.state_help.{state}")
        by = "" if step is None else step.by
        sheet.set_row(number, height_of(((example, _STEP_WIDTHS[3]), (by, _STEP_WIDTHS[1])), lowest=20))
        sheet.write_string(number, 0, step_words(state, count[state], total[state]), styles["label"])
        sheet.write_string(number, 1, by, styles["fill"])
        if step is None:
            sheet.write_blank(number, 2, None, styles["fill_date"])
        else:
            day = datetime.combine(step.on, time())
            sheet.write_datetime(number, 2, day, styles["fill_date"])
        sheet.write_string(number, 3, example, styles["cell"])
        rule = {
            "validate": "date",
            "criteria": ">=",
            "value": datetime(2000, 1, 1),
            "error_type": "warning",
            "error_title": say("form.wrong.title"),
            "error_message": say("decisions.wrong.date"),
        }
        sheet.data_validation(number, 2, number, 2, rule)
