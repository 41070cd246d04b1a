# SPDX-License-Identifier: EUPL-1.2
"""The action workbook, written from scratch; the same plan gives the same bytes."""

import io
from collections import Counter
from typing import Any

from toolkit.forms.actions.columns import choices_of, step_columns
from toolkit.forms.actions.form import ActionForm
from toolkit.forms.actions.hidden_sheet import mark_rows
from toolkit.forms.actions.table import write_actions
from toolkit.forms.actions.words import said_to, step_words
from toolkit.model.given.plan import PlanStep, StepState
from toolkit.sheets.hidden import hide_rows
from toolkit.sheets.write import rules
from toolkit.sheets.write.book import finished, new_book
from toolkit.sheets.write.choices import write_choices
from toolkit.sheets.write.measure import height_of
from toolkit.sheets.write.style import A3, Styles, set_up
from toolkit.sheets.write.table import Cell, write_head, write_header, write_row
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, listing

_STEP_HEADER_ROW = 3
_HELP = {
    "what": ("what", "plan"),
    "how": ("decide", "choose", "blank", "owner", "quarter", "hours", "status", "own", "state", "paper"),
    "send": ("send", "after"),
}


def write_action_book(form: ActionForm) -> bytes:
    """Write the workbook in which a team or municipality decides about its actions.

    Args:
        form: actions, decisions so far, steps of the plan.

    Returns:
        The bytes of an .xlsx file; every text is a text, never a formula, and the same form gives the
        same bytes.
    """
    stream = io.BytesIO()
    title = say("actions.document_title", title=form.title, round=form.mark.round)
    book = new_book(stream, title=title, subject=str(form.mark), day=form.day)
    styles = Styles(book)
    start = _add(book, form, "start")
    _write_start(start, form, styles)
    actions = _add(book, form, "actions")
    write_head(actions, say("actions.title", title=form.title), form.mark, styles)
    write_actions(actions, form, styles)
    actions.set_paper(A3)  # on A4 its many columns are too small to read
    _write_state(_add(book, form, "state"), form, styles)
    hide_rows(book.add_worksheet(say("actions.sheet.mark")), mark_rows(form))
    if form.functions:
        write_choices(book.add_worksheet(say("form.sheet.choices")), choices_of(form))
    start.activate()
    book.close()
    return finished(stream.getvalue())


def _add(book: Any, form: ActionForm, key: str) -> Any:  # noqa: ANN401 - XlsxWriter publishes no types
    sheet = book.add_worksheet(say(f"actions.sheet.{key}"))
    notice = say("word.example") if form.example else say("actions.title", title=form.title)
    set_up(sheet, notice, f"{form.title} · {form.mark}")
    return sheet


def _write_start(sheet: Any, form: ActionForm, styles: Styles) -> None:  # noqa: ANN401 - idem
    holes = {"region": form.region_title, "round": form.mark.round, "day": day_text(form.day)}
    write_head(sheet, say("actions.title", title=form.title), form.mark, styles)
    sheet.write_string(2, 0, say("actions.subtitle", **holes), styles["notice"])
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 110)
    row = 3
    if form.example:
        sheet.write_string(row, 0, say("word.example_notice"), styles["notice"])
        row += 1
    sheets = {"decide": say("actions.sheet.actions"), "state": say("actions.sheet.state")}
    sheets["paper"] = sheets["decide"]
    for heading, lines in _HELP.items():
        row += 1
        sheet.write_string(row, 0, say(f"actions.heading.{heading}"), styles["heading"])
        for key in lines:
            first = form.still_open.first_day
            dated = key == "send" and first is not None
            day = "" if first is None else day_text(first)
            told = f"help.{key}_before" if dated else f"help.{key}"
            text = said_to(form.kind, told, sheet=sheets.get(key, ""), day=day)
            sheet.set_row(row, height_of(((text, 110),)))
            sheet.write_string(row, 1, text, styles["text"])
            row += 1


def _write_state(sheet: Any, form: ActionForm, styles: Styles) -> None:  # noqa: ANN401 - idem
    write_head(sheet, say("actions.state_title", title=form.title), form.mark, styles)
    sheet.write_string(2, 0, say("actions.state_fill"), styles["notice"])
    columns = step_columns()
    write_header(sheet, _STEP_HEADER_ROW, columns, styles)
    total, count = Counter(state for state, _ in form.steps), Counter[str]()
    examples = {state: list(titles) for state, titles in form.takes.items()}
    for state, taken in form.steps:  # what one of them did is no example for the next row
        if taken is not None and taken.by in examples.get(state, ()):
            examples[state].remove(taken.by)
    for number, (state, step) in enumerate(form.steps, start=_STEP_HEADER_ROW + 1):
        count[state] += 1
        cells = {
            "state": Cell("label", step_words(state, count[state], total[state])),
            "by": Cell("fill", "" if step is None else step.by),
            "on": Cell("fill_date", None if step is None else step.on, rule=rules.day()),
            "example": Cell("cell", _example(form, examples, state, step)),
        }
        write_row(sheet, number, columns, [cells[column.key] for column in columns], styles, lowest=20)


def _example(
    form: ActionForm, left: dict[StepState, list[str]], state: StepState, step: PlanStep | None
) -> str:
    """Who takes a step in this region: the next that did not yet; nothing where it was taken."""
    if step is not None:
        return ""
    if left.get(state):
        return left[state].pop(0)
    return listing(form.takes.get(state, ())) or say("actions.state_help.nobody")
