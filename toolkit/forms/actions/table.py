# SPDX-License-Identifier: EUPL-1.2
"""The sheet with actions: what each is, and yellow cells to decide about it."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from toolkit.forms.actions.form import ActionForm, ActionRow, is_own_row
from toolkit.forms.actions.words import (
    COLUMN_OF,
    COLUMNS,
    ActionColumn,
    column_header,
    decision_choices,
    id_word,
    quarter_word,
    status_choices,
)
from toolkit.model.plan import ACTION_FIELDS, ActionDecision, ActionField
from toolkit.model.quarter import quarter_named
from toolkit.sheets.style import Look, Styles, height_of
from toolkit.words.catalogue import say

_FIRST_LINE = 2  # under the title and the mark
_WIDTHS: dict[ActionColumn, float] = {
    "id": 10, "name": 46, "serves": 31, "rank": 10, "proposed": 14, "needed": 11, "note": 22,
    "decision": 14, "reason": 28, "owner": 23, "quarter": 14, "hours": 8, "status": 12,
}  # fmt: skip
_LOOKS: dict[ActionField, Look] = {"hours": "fill_number"}
_TO_FILL = frozenset(COLUMN_OF[f] for f in ACTION_FIELDS if f not in {"title", "criteria"})
# as many quarters as fit in a list of 255 characters
_MOST_QUARTERS = 14


def write_actions(sheet: Any, form: ActionForm, styles: Styles) -> None:  # noqa: ANN401 - XlsxWriter publishes no types
    """Write what helps to choose, and the table.

    Args:
        sheet: the XlsxWriter worksheet, with its title and mark.
        form: the workbook as a value.
        styles: of the workbook.
    """
    lines = tuple(_above(form))
    for number, text in enumerate(lines, start=_FIRST_LINE):
        sheet.write_string(number, 0, text, styles["notice"])
    head = _FIRST_LINE + len(lines)
    for column, name in enumerate(COLUMNS):
        sheet.set_column(column, column, _WIDTHS[name])
        style = styles["fill_header" if name in _TO_FILL else "header"]
        sheet.write_string(head, column, column_header(name), style)
    sheet.set_row(head, height_of((column_header(name), _WIDTHS[name]) for name in COLUMNS))
    number, settled = head, next((r for r in form.rows if r.settled), None)
    for row in form.rows:
        number += 1
        if row is settled:
            sheet.set_row(number, 26)
            sheet.write_string(number, 0, say("decisions.settled"), styles["heading_line"])
            number += 1
        _write_row(sheet, number, row, styles)
    lists = {
        "decision": [c.word for c in decision_choices()],
        "status": [c.word for c in status_choices()],
        "quarter": [quarter_word(q) for q in form.quarters[:_MOST_QUARTERS]],
    }
    for name in (column for column in COLUMNS if column in _TO_FILL):
        _rule(sheet, (head + 1, number), name, lists.get(name))
    sheet.autofilter(head, 0, number, len(COLUMNS) - 1)
    sheet.freeze_panes(head + 1, 2)
    sheet.repeat_rows(head)
    sheet.print_area(0, 0, number, len(COLUMNS) - 1)


def _above(form: ActionForm) -> Iterator[str]:
    """The lines above the table; in the first column alone, or the reader takes one for an action."""
    yield say("decisions.fill")
    yield say("decisions.choose")
    still = form.still_open
    hours = _number(still.hours)
    yield " ".join(
        (
            say("decisions.still_open", n=still.actions, hours=hours)
            if still.actions
            else say("decisions.none_open"),
            say("decisions.no_capacity")
            if still.capacity is None
            else say("decisions.capacity", hours=_number(still.capacity)),
        )
    )
    first, last = quarter_word(form.horizon[0]), quarter_word(form.horizon[-1])
    yield say("decisions.no_quarter", column=column_header("proposed"), first=first, last=last)


def _write_row(sheet: Any, number: int, row: ActionRow, styles: Styles) -> None:  # noqa: ANN401 - idem
    quarter = "" if row.quarter is None else quarter_word(row.quarter)
    texts: dict[ActionColumn, str] = {
        "id": id_word(row.id),
        "name": row.title or "",
        "serves": row.serves,
        "rank": "" if row.rank is None else str(row.rank),
        "proposed": quarter,
        "needed": "" if row.needed is None else _number(row.needed),
        "note": row.note,
    }
    fill = {"name", "serves"} if is_own_row(row) else set()
    for name, text in texts.items():
        column, style = COLUMNS.index(name), styles[_look(name, name in fill)]
        if name in {"rank", "needed"} and text:
            sheet.write_number(number, column, float(text.replace(",", ".")), style)
        elif name == "name" and row.title and row.what:
            sheet.write_rich_string(
                number, column, styles["strong"], row.title, styles["plain"], f"\n{row.what}", style
            )
            texts[name] = f"{row.title}\n{row.what}"
        else:
            sheet.write_string(number, column, text, style)
    for key in ACTION_FIELDS:
        if key in {"title", "criteria"}:
            continue
        column, style = COLUMNS.index(COLUMN_OF[key]), styles[_LOOKS.get(key, "fill")]
        text = shown_field(row, key)
        if key == "hours" and text:
            sheet.write_number(number, column, float(row.held.hours or 0), style)
        elif text:
            sheet.write_string(number, column, text, style)
        else:
            sheet.write_blank(number, column, None, style)
        texts[COLUMN_OF[key]] = text
    sheet.set_row(number, height_of((text, _WIDTHS[name]) for name, text in texts.items()))


def _look(name: ActionColumn, is_fill: bool) -> Look:
    return "id" if name == "id" else "fill" if is_fill else "cell"


def shown_field(row: ActionRow, key: ActionField) -> str:
    """What stands in a cell to fill in before anybody fills it in; "" for a blank one."""
    value = row.held_of(key)
    if key == "status":
        said = row.held != ActionDecision()
        return next(c.word for c in status_choices() if c.value == value) if said else ""
    if value is None or value == ():
        return ""
    if key == "decision":
        return next(c.word for c in decision_choices() if c.value == value)
    if key == "quarter":
        return quarter_word(quarter_named(value))
    return " ".join(value) if isinstance(value, tuple) else str(value)


def _number(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else str(float(value)).replace(".", ",")


def _rule(sheet: Any, rows: tuple[int, int], name: ActionColumn, words: list[str] | None) -> None:  # noqa: ANN401 - idem
    column = COLUMNS.index(name)
    rule: dict[str, Any] = {
        "validate": "any",
        "input_title": column_header(name),
        "input_message": say(f"decisions.prompt.{name}"),
        "error_title": say("form.wrong.title"),
    }
    if words is not None:
        rule |= {"validate": "list", "source": words, "error_message": say("decisions.wrong.choice")}
    elif name == "hours":
        rule |= {"validate": "decimal", "criteria": ">=", "value": 0}
        rule |= {"error_message": say("decisions.wrong.number")}
    sheet.data_validation(rows[0], column, rows[1], column, rule)
