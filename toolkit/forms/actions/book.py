# SPDX-License-Identifier: EUPL-1.2
"""The action workbook, written from scratch; the same plan gives the same bytes."""

from collections import Counter
from collections.abc import Iterator

from toolkit.forms.actions.columns import step_columns
from toolkit.forms.actions.form import ActionForm
from toolkit.forms.actions.hidden_sheet import mark_rows
from toolkit.forms.actions.table import write_actions
from toolkit.forms.actions.words import said_to, step_words
from toolkit.forms.returned.book import BookWriter
from toolkit.model.given.plan import PlanStep, StepState
from toolkit.sheets.write import rules
from toolkit.sheets.write.table import Cell, write_header, write_row
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, listing

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
    holes = {"region": form.region_title, "round": form.mark.round, "day": day_text(form.day)}
    title = say("actions.title", title=form.title)
    writer = BookWriter(form, say("actions.document_title", title=form.title, round=form.mark.round))
    writer.explain(
        say("actions.sheet.start"),
        title,
        say("actions.subtitle", **holes),
        {say(f"actions.heading.{key}"): _help(form, of) for key, of in _HELP.items()},
    )
    write_actions(writer, form, title)
    _write_state(writer, form, title)
    return writer.finished(say("actions.sheet.mark"), mark_rows(form))


def _help(form: ActionForm, keys: tuple[str, ...]) -> Iterator[str]:
    sheets = {"decide": say("actions.sheet.actions"), "state": say("actions.sheet.state")}
    sheets["paper"] = sheets["decide"]
    first = form.still_open.first_day
    for key in keys:
        dated = key == "send" and first is not None
        day = "" if first is None else day_text(first)
        told = f"help.{key}_before" if dated else f"help.{key}"
        yield said_to(form.kind, told, sheet=sheets.get(key, ""), day=day)


def _write_state(writer: BookWriter, form: ActionForm, title: str) -> None:
    sheet = writer.sheet(
        say("actions.sheet.state"), say("actions.state_title", title=form.title), above=title
    )
    head, columns = writer.lines(sheet, (say("actions.state_fill"),)), step_columns()
    write_header(sheet, head, columns, writer.styles)
    total, count = Counter(state for state, _ in form.steps), Counter[str]()
    examples = {state: list(titles) for state, titles in form.takes.items()}
    for state, taken in form.steps:  # what one of them did is no example for the next row
        if taken is not None and taken.by in examples.get(state, ()):
            examples[state].remove(taken.by)
    for number, (state, step) in enumerate(form.steps, start=head + 1):
        count[state] += 1
        cells = {
            "state": Cell("label", step_words(state, count[state], total[state])),
            "by": Cell("fill", "" if step is None else step.by),
            "on": Cell("fill_date", None if step is None else step.on, rule=rules.day()),
            "example": Cell("cell", _example(form, examples, state, step)),
        }
        write_row(sheet, number, columns, [cells[column.key] for column in columns], writer.styles, lowest=20)


def _example(
    form: ActionForm, left: dict[StepState, list[str]], state: StepState, step: PlanStep | None
) -> str:
    """Who takes a step in this region: the next that did not yet; nothing where it was taken."""
    if step is not None:
        return ""
    if left.get(state):
        return left[state].pop(0)
    return listing(form.takes.get(state, ())) or say("actions.state_help.nobody")
