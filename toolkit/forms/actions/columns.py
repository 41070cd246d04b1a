# SPDX-License-Identifier: EUPL-1.2
"""The columns of the action workbook, in order: what each shows of an action, and what is decided in it.

One list for who writes the workbook and who reads it back. To add a column, put it in where it belongs and
give it a header under `actions.column` in the words. One that people fill in has its name from the field of
`ActionDecision` that holds it (with its name in `ActionField`), says what its cells mean where that is more
than a text, and may have an `actions.prompt`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from toolkit.forms.actions.cells import CRITERIA, DECISION, HOURS, NOTES, QUARTER, STATUS, among, not_negative
from toolkit.forms.actions.form import ActionForm, ActionRow
from toolkit.forms.actions.words import column_header, decision_choices, quarter_word, status_choices
from toolkit.forms.returned.columns import NOT_ASKED, DecidedColumn, suggested
from toolkit.forms.returned.means import TEXT, Means
from toolkit.model.given.plan import ActionField
from toolkit.model.quarter import PlanQuarter
from toolkit.sheets.columns import Column
from toolkit.sheets.write import rules
from toolkit.sheets.write.style import Look
from toolkit.sheets.write.table import Cell, Rule
from toolkit.words.catalogue import say
from toolkit.words.cells import id_word

# what earlier workbooks call otherwise, under `actions.read` in the words
_RENAMED = frozenset({"id", "rank", "lasting", "reason"})

Shows = Callable[[ActionRow], Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionColumn(DecidedColumn[ActionField, ActionRow, ActionForm]):
    """One column of the table with actions.

    Attributes:
        own_only: True when it is read for actions of the team's own alone; of others it only shows.
    """

    own_only: bool = False


@cache
def action_columns() -> tuple[ActionColumn, ...]:
    """All columns, from left to right."""
    return (
        _shown("id", 10, lambda row: Cell("id", id_word(row.id))),
        _shown("rank", 9, lambda row: Cell("amount", "" if row.rank is None else row.rank)),
        _own("title", 46, _name),
        _own("criteria", 31, lambda row: Cell(_own_look(row), row.serves), CRITERIA),
        _shown("who", 13, lambda row: Cell("cell", "" if row.who is None else say(f"plan.who.{row.who}"))),
        _shown("starts", 14, lambda row: Cell("cell", _quarter_shown(row.start))),
        _shown("proposed", 14, lambda row: Cell("cell", _quarter_shown(row.quarter))),
        _shown("needed", 11, lambda row: Cell("amount", "" if row.needed is None else float(row.needed))),
        _shown("lasting", 11, lambda row: Cell("amount", "" if row.lasting is None else float(row.lasting))),
        _shown("note", 22, lambda row: Cell("cell", row.note)),
        _decided("decision", 14, lambda _: rules.chosen(decision_choices()), means=DECISION),
        _decided("reason", 28, means=NOTES),
        _decided("owner", 23, lambda form: suggested(form, "functions")),
        _decided("quarter", 14, lambda form: among(form.quarters), means=QUARTER),
        _decided("hours", 8, not_negative, "fill_number", means=HOURS),
        _decided("status", 12, lambda _: rules.chosen(status_choices()), means=STATUS),
    )


def means_of(field: ActionField) -> Means:
    """What the cells mean in which a field of a decision is filled in."""
    return next(column.means for column in action_columns() if column.field == field)


def printed_columns(*, own: bool) -> tuple[ActionColumn, ...]:
    """The columns in which nobody fills in anything; of an own action they are fewer.

    Args:
        own: True for an action of the team's own.
    """
    return tuple(c for c in action_columns() if not (c.key == "id" or c.fill or (own and c.own_only)))


@cache
def step_columns() -> tuple[Column, ...]:
    """The columns of the sheet with the steps of the plan; the last is an example and is not read."""
    widths = {"state": 34, "by": 44, "on": 16, "example": 60}
    return tuple(
        Column(key=key, header=column_header(key), width=width, fill=key in {"by", "on"})
        for key, width in widths.items()
    )


def _shown(key: str, width: float, shows: Shows) -> ActionColumn:
    return ActionColumn(key=key, header=column_header(key), older=_older(key), width=width, shows=shows)


def _older(key: str) -> tuple[str, ...]:
    """The header that earlier workbooks had."""
    return (say(f"actions.read.{key}"),) if key in _RENAMED else ()


def _quarter_shown(quarter: PlanQuarter | None) -> str:
    return "" if quarter is None else quarter_word(quarter)


def _own(key: ActionField, width: float, shows: Shows, means: Means = TEXT) -> ActionColumn:
    return ActionColumn(
        key=key, header=column_header(key), width=width, shows=shows, field=key, own_only=True, means=means
    )


def _decided(
    key: ActionField,
    width: float,
    limit: Callable[[ActionForm], Rule] = lambda _: {},
    look: Look = "fill",
    *,
    means: Means = TEXT,
) -> ActionColumn:
    def shows(row: ActionRow) -> Cell:
        said, words = means.in_cell(row.held_of(key)), row.waits if key == "decision" else ""
        if not row.takes(key):
            return Cell("closed", words) if words else NOT_ASKED
        if row.waits or row.settled:
            said = said if row.settled or said is not None else words or None
            return Cell("not_now_number" if look == "fill_number" else "not_now", said)
        if key == "decision" and said is None and not row.open and not row.is_new:
            return Cell("not_now")  # it goes on already, or is done: nobody waits for a word
        return Cell(look, said)

    return ActionColumn(
        key=key, header=column_header(key), older=_older(key), width=width, fill=True,
        shows=shows, field=key, limit=limit, means=means,
    )  # fmt: skip


def _own_look(row: ActionRow) -> Look:
    return "fill" if row.own else "cell"


def _name(row: ActionRow) -> Cell:
    title = row.title or ""
    if title and row.what:
        return Cell(_own_look(row), f"{title}\n{row.what}", strong=title)
    return Cell(_own_look(row), title)
