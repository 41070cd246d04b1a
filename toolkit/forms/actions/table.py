# SPDX-License-Identifier: EUPL-1.2
"""The sheet with actions: what each is, and yellow cells to decide about it."""

import re
from collections.abc import Iterator
from datetime import date
from textwrap import wrap
from typing import Any

from toolkit.forms.actions.columns import ActionColumn, action_columns
from toolkit.forms.actions.form import ActionForm
from toolkit.forms.actions.words import column_header, quarter_word, said_to
from toolkit.forms.returned.book import BookWriter
from toolkit.sheets.write import rules
from toolkit.sheets.write.style import A3
from toolkit.sheets.write.table import Cell
from toolkit.words.catalogue import keys, say
from toolkit.words.text import day_text, given_text, hours_text, listing

_SENTENCE = re.compile(r"(?<=[.?!]) ")
_LINE = 220  # characters above the table that fit on its paper: the cell is in no merge, and does not wrap


def write_actions(writer: BookWriter, form: ActionForm, title: str) -> None:
    """Write what helps to choose, and the table.

    Args:
        writer: of the workbook.
        form: the workbook as a value.
        title: of the sheet.
    """
    sheet, columns = writer.sheet(say("actions.sheet.actions"), title), action_columns()
    lines = [line for text in _above(form) for line in paper_lines(text)]
    under = writer.table(sheet, lines, columns, _rows(form), named=2)
    for place, column in enumerate(columns):
        if column.fill and (rule := _rule(column, form)):
            sheet.data_validation(under.start, place, under.stop - 1, place, rule)
    sheet.autofilter(under.start - 1, 0, under.stop - 1, len(columns) - 1)
    sheet.set_paper(A3)  # on A4 its many columns are too small to read


def _rows(form: ActionForm) -> Iterator[list[Cell] | str]:
    """A row for each action; what is settled stands under a line of its own."""
    settled = next((row for row in form.rows if row.settled), None)
    for row in form.rows:
        if row is settled:
            yield say("actions.settled")
        yield [column.shows(row) for column in action_columns()]


def paper_lines(text: str) -> Iterator[str]:
    """A text as lines that fit on the paper of the sheet, broken between sentences where that can be."""
    line = ""
    for sentence in _SENTENCE.split(text):
        if line and len(line) + 1 + len(sentence) > _LINE:
            yield from wrap(line, _LINE)
            line = ""
        line = f"{line} {sentence}".strip()
    yield from wrap(line, _LINE)


def _day(day: date | None) -> str:
    return "" if day is None else day_text(day)


def _rule(column: ActionColumn, form: ActionForm) -> dict[str, Any]:
    key = f"actions.prompt.{column.key}"
    said = said_to(form.kind, f"prompt.{column.key}") if key in keys(key) else ""
    return {**(rules.hint(column.header, said) if said else {}), **column.limit(form)}


def _first(form: ActionForm) -> Iterator[str]:
    """What goes before a decision on anything new: a quarter that is too full, and one that is past."""
    still = form.still_open
    if still.moves:
        key = "first_move" if len(still.moves) == 1 else "first_moves"
        holes = {"names": listing([*map(str, still.moves)]), "day": day_text(still.choose_before)}
        yield say(f"actions.{key}", full=still.full, **holes)
    if still.past:
        holes = {"names": listing([*map(str, still.past)]), "day": _day(still.settle_before)}
        key = "first_quarter" if still.settle_before is None else "first_quarter_before"
        yield say(f"actions.{key}", n=len(still.past), **holes)


def _above(form: ActionForm) -> Iterator[str]:
    """The lines above the table; in the first column alone, or the reader takes one for an action."""
    if form.provisional:
        yield say("actions.provisional", n=form.provisional)
    yield said_to(form.kind, "fill")
    if any(row.above and not row.settled for row in form.rows):
        fields = {field: column_header(field) for field in ("owner", "hours", "status")}
        yield say("actions.fill_above", **fields)
    if first_of_all := "; ".join(_first(form)):
        yield say("actions.first", parts=first_of_all)
    still = form.still_open
    holes = {"column": column_header("decision"), "day": _day(still.settle_before)}
    if still.soon and still.settle_before is not None:
        names = listing([*map(str, still.soon)])
        yield say("actions.choose_soon", n=len(still.soon), names=names, **holes)
    elif still.ranks:
        key = "choose" if still.settle_before is None else "choose_before"
        yield say(f"actions.{key}", rank=still.ranks[0], **holes)
    if form.kind == "team" and form.can_swap:
        yield say("actions.swap")
    hours, lasting = hours_text(still.hours), hours_text(still.lasting)
    told = [say("actions.none_open")]
    if still.actions:
        ranks = listing([str(rank) for rank in still.ranks])
        told = [said_to(form.kind, "still_open", n=still.actions, ranks=ranks, hours=hours)]
    if still.lasting and not form.provisional:
        told.append(said_to(form.kind, "lasting", n=still.actions, hours=lasting))
    if still.others:
        key = "others" if still.asked_before is None else "others_before"
        told.append(say(f"actions.{key}", n=still.others, day=_day(still.asked_before)))
    if still.capacity is None:
        told.append(said_to(form.kind, "no_capacity"))
    else:
        told.append(said_to(form.kind, "capacity", hours=given_text(still.capacity)))
    yield " ".join(told)
    ends = {"first": quarter_word(form.horizon[0]), "last": quarter_word(form.horizon[-1])}
    yield say("actions.no_quarter", column=column_header("proposed"), **ends)
