# SPDX-License-Identifier: EUPL-1.2
"""The action workbook, written from scratch; the same plan gives the same bytes."""

import io
from datetime import UTC, datetime, time
from typing import Any

import xlsxwriter

from toolkit.forms.actions import (
    COLUMN_OF,
    COLUMNS,
    FORMAT,
    STEP_COLUMNS,
    ActionColumn,
    ActionForm,
    ActionRow,
    column_header,
    decision_choices,
    id_word,
    is_own_row,
    quarter_word,
    state_choices,
    status_choices,
)
from toolkit.forms.layout import MARK_FORM, MARK_REGION, MARK_ROUND, MARK_UNIT
from toolkit.forms.start_sheet import in_words
from toolkit.forms.style import Look, Styles, height_of, set_up
from toolkit.forms.workbook import finished
from toolkit.messages.catalogue import say
from toolkit.model.plan import ACTION_FIELDS, ActionDecision, ActionField
from toolkit.planning.horizon import quarter_named

HEADER_ROW = 3
# keys in the first column of the hidden sheet
MARK_NORM, MARK_MEASURES, MARK_HASH = "norm", "measures", "hash"
MARK_ACTION, MARK_GAPS, MARK_HELD, MARK_STEP, MARK_SHOWN = "action", "gaps", "held", "step", "shown"
_WIDTHS: dict[ActionColumn, float] = {
    "id": 10, "name": 30, "serves": 19, "rank": 9, "proposed": 14, "needed": 9, "note": 22,
    "decision": 14, "reason": 28, "owner": 17, "quarter": 14, "hours": 8, "status": 12,
}  # fmt: skip
_LOOKS: dict[ActionField, Look] = {"hours": "fill_number"}
_TO_FILL = frozenset(COLUMN_OF[f] for f in ACTION_FIELDS if f not in {"title", "criteria"})
_STEP_WIDTHS = (34, 44, 16, 60)
_HELP = {
    "what": ("what",),
    "how": ("decide", "owner", "quarter", "hours", "own", "blank", "state"),
    "send": ("send",),
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
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(stream, options)
    made = datetime.combine(form.day, time(12), UTC).replace(tzinfo=None)
    title = say("decisions.document_title", title=form.title, round=form.mark.round)
    book.set_properties({"title": title, "subject": str(form.mark), "created": made})
    styles = Styles(book)
    start = _add(book, form, "start")
    _write_start(start, form, styles)
    _write_actions(_add(book, form, "actions"), form, styles)
    _write_state(_add(book, form, "state"), form, styles)
    _write_mark(book.add_worksheet(say("decisions.sheet.mark")), form)
    start.activate()
    book.close()
    return finished(stream.getvalue())


def _add(book: Any, form: ActionForm, key: str) -> Any:  # noqa: ANN401 - XlsxWriter publishes no types
    sheet = book.add_worksheet(say(f"decisions.sheet.{key}"))
    notice = say("word.example") if form.example else say("decisions.title", title=form.title)
    page = say("form.page", page="{page}", pages="{pages}")
    set_up(sheet, notice, f"{form.title} · {form.mark}", page)
    return sheet


def _write_head(sheet: Any, form: ActionForm, styles: Styles, notice: str) -> None:  # noqa: ANN401 - idem
    sheet.write_string(0, 0, say("decisions.title", title=form.title), styles["title"])
    sheet.write_string(1, 0, say("form.mark", mark=form.mark), styles["mark"])
    sheet.write_string(2, 0, notice, styles["notice"])


def _write_start(sheet: Any, form: ActionForm, styles: Styles) -> None:  # noqa: ANN401 - idem
    holes = {"region": form.region_title, "round": form.mark.round, "day": in_words(form.day)}
    _write_head(sheet, form, styles, say("decisions.subtitle", **holes))
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 110)
    row = 3
    if form.example:
        sheet.write_string(row, 0, say("word.example_notice"), styles["notice"])
        row += 1
    sheets = {"decide": say("decisions.sheet.actions"), "state": say("decisions.sheet.state")}
    for heading, lines in _HELP.items():
        row += 1
        sheet.write_string(row, 0, say(f"decisions.heading.{heading}"), styles["heading"])
        for key in lines:
            text = say(f"decisions.help.{key}", sheet=sheets.get(key, ""))
            sheet.set_row(row, height_of(((text, 110),)))
            sheet.write_string(row, 1, text, styles["text"])
            row += 1


def _write_actions(sheet: Any, form: ActionForm, styles: Styles) -> None:  # noqa: ANN401 - idem
    _write_head(sheet, form, styles, say("decisions.fill"))
    for column, name in enumerate(COLUMNS):
        sheet.set_column(column, column, _WIDTHS[name])
        style = styles["fill_header" if name in _TO_FILL else "header"]
        sheet.write_string(HEADER_ROW, column, column_header(name), style)
    sheet.set_row(HEADER_ROW, height_of((column_header(name), _WIDTHS[name]) for name in COLUMNS))
    for number, row in enumerate(form.rows, start=HEADER_ROW + 1):
        _write_row(sheet, number, row, styles)
    first, last = HEADER_ROW + 1, HEADER_ROW + len(form.rows)
    lists = {
        "decision": [c.word for c in decision_choices()],
        "status": [c.word for c in status_choices()],
        "quarter": [quarter_word(q) for q in form.quarters],
    }
    for name in (column for column in COLUMNS if column in _TO_FILL):
        _rule(sheet, (first, last), name, lists.get(name))
    sheet.autofilter(HEADER_ROW, 0, last, len(COLUMNS) - 1)
    sheet.freeze_panes(HEADER_ROW + 1, 2)
    sheet.repeat_rows(HEADER_ROW)
    sheet.print_area(0, 0, last, len(COLUMNS) - 1)


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
        look: Look = "id" if name == "id" else "fill" if name in fill else "cell"
        if name in {"rank", "needed"} and text:
            sheet.write_number(number, COLUMNS.index(name), float(text.replace(",", ".")), styles[look])
        else:
            sheet.write_string(number, COLUMNS.index(name), text, styles[look])
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


def _number(value: Any) -> str:  # noqa: ANN401 - a Fraction
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


def _write_state(sheet: Any, form: ActionForm, styles: Styles) -> None:  # noqa: ANN401 - idem
    _write_head(sheet, form, styles, say("decisions.help.state", sheet=say("decisions.sheet.state")))
    for column, width in enumerate(_STEP_WIDTHS):
        sheet.set_column(column, column, width)
    for column, key in enumerate(STEP_COLUMNS):
        style = styles["header" if key == "state" else "fill_header"]
        sheet.write_string(HEADER_ROW, column, say(f"decisions.column.{key}"), style)
    words = {c.value: c.word for c in state_choices()}
    for number, (state, step) in enumerate(form.steps, start=HEADER_ROW + 1):
        sheet.set_row(number, 20)
        sheet.write_string(number, 0, words[state], styles["label"])
        sheet.write_string(number, 1, "" if step is None else step.by, styles["fill"])
        if step is None:
            sheet.write_blank(number, 2, None, styles["fill_date"])
        else:
            day = datetime.combine(step.on, time())
            sheet.write_datetime(number, 2, day, styles["fill_date"])
        sheet.write_string(number, 3, say(f"decisions.state_help.{state}"), styles["help"])
        rule = {
            "validate": "date",
            "criteria": ">=",
            "value": datetime(2000, 1, 1),
            "error_type": "warning",
            "error_title": say("form.wrong.title"),
            "error_message": say("decisions.wrong.date"),
        }
        sheet.data_validation(number, 2, number, 2, rule)


def _write_mark(sheet: Any, form: ActionForm) -> None:  # noqa: ANN401 - idem
    """What the plan held and what people saw: by it the reader knows which cells were touched."""
    rows: list[tuple[str, ...]] = [
        (MARK_FORM, FORMAT),
        (MARK_REGION, form.region),
        (MARK_ROUND, form.mark.round),
        (MARK_UNIT, form.mark.unit),
        (MARK_NORM, form.mark.norm),
        (MARK_MEASURES, form.mark.measures),
        *((MARK_HASH, name, value) for name, value in form.hashes.items()),
        *((MARK_SHOWN, name, "" if q is None else q.id) for name, q in form.shown.items()),
    ]
    for row in form.rows:
        kind = "new" if row.is_new else "returned" if row.returned else "known"
        rows.append((MARK_ACTION, row.id, kind))
        rows.append((MARK_GAPS, row.id, " ".join(f"{c}={n}" for c, n in row.gaps.items())))
        rows += [
            (MARK_HELD, row.id, key, held_text(row, key)) for key in ACTION_FIELDS if held_text(row, key)
        ]
    count: dict[str, int] = {}
    for state, step in form.steps:
        count[state] = count.get(state, 0) + 1
        if step is not None:
            rows.append((MARK_STEP, state, str(count[state]), step.by, step.on.isoformat()))
    sheet.write_string(0, 0, say("form.hidden_note"))
    for number, cells in enumerate(rows, start=1):
        for column, text in enumerate(cells):
            sheet.write_string(number, column, text)
    sheet.protect()
    sheet.hide()


def held_text(row: ActionRow, key: ActionField) -> str:
    """What the plan held of a field, as the hidden sheet keeps it; "" for nothing."""
    value = row.held_of(key)
    if value is None or value == () or (key == "status" and row.held == ActionDecision()):
        return ""
    return " ".join(value) if isinstance(value, tuple) else str(value)
