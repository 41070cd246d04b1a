# SPDX-License-Identifier: EUPL-1.2
"""The columns of a decision workbook, in order: what each shows of an item, and what is answered in it.

One list for who writes the workbook and who reads it back, as in `toolkit/forms/actions/columns.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from toolkit.forms.actions.cells import AMOUNT, DAY, QUARTER, STATUS, TEXT, choice, not_negative
from toolkit.forms.actions.words import quarter_word, status_choices
from toolkit.forms.party.form import PartyForm, PartyRow, quarters_shown
from toolkit.forms.party.words import answer_choices, column_header
from toolkit.forms.returned.means import Means
from toolkit.model.given.decision import ItemField
from toolkit.model.quarter import quarter_named
from toolkit.sheets.columns import Column
from toolkit.sheets.read.values import Choice
from toolkit.sheets.write import rules
from toolkit.sheets.write.choices import choice_ranges
from toolkit.sheets.write.style import Look
from toolkit.sheets.write.table import Cell, Rule
from toolkit.words.catalogue import say
from toolkit.words.text import day_text

_NOT_ASKED = "–"  # reads as an empty cell
# as many quarters as fit in a list of 255 characters
_MOST_QUARTERS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyColumn(Column):
    """One column of the table with items.

    Attributes:
        shows: what its cell holds before anybody answers.
        field: of a decision that is read from it, or None.
        limit: what may be typed in it; None when anything may.
        means: what its cells mean to that field.
    """

    shows: Callable[[PartyRow], Cell]
    field: ItemField | None = None
    limit: Callable[[PartyForm], Rule] | None = None
    means: Means = TEXT


@cache
def party_columns() -> tuple[PartyColumn, ...]:
    """All columns, from left to right."""
    return (
        _shown("id", 27, lambda row: Cell("id", row.word)),
        _shown("kind", 13, lambda row: Cell("cell", say(f"party.kind.{row.kind}"))),
        _shown("about", 46, _about),
        _shown("units", 24, lambda row: Cell("cell", row.units)),
        _shown("asked_text", 18, lambda row: Cell("cell", row.asked)),
        _shown("price", 20, lambda row: Cell("cell", row.price)),
        _shown("before", 17, lambda row: Cell("cell", "" if row.before is None else day_text(row.before))),
        _shown("note", 24, lambda row: Cell("cell", row.note)),
        _answered("answer", 11, _word_of("answer", answer_choices), _answers, means=choice(answer_choices)),
        _answered("amount", 12, _amount, not_negative, "fill_number", means=AMOUNT),
        _shown("unit", 9, lambda row: Cell("cell", say(f"party.unit.{row.kind}"))),
        _answered("by", 26, lambda row: row.held.by, _bodies),
        _answered("on", 14, lambda row: row.held.on, lambda _: rules.day(), "fill_date", means=DAY),
        _answered("quarter", 16, _quarter, _quarters, means=QUARTER),
        _answered("reason", 30, lambda row: row.held.reason),
        _answered("status", 12, _word_of("status", status_choices), _statuses, means=STATUS),
    )  # fmt: skip


def printed_columns() -> tuple[PartyColumn, ...]:
    """The columns in which nobody fills in anything."""
    return tuple(c for c in party_columns() if c.field is None and c.key != "id")


def choices_of(form: PartyForm) -> dict[str, tuple[str, ...]]:
    """The words of each dropdown that is filled from a range."""
    return {"bodies": form.bodies} if form.bodies else {}


def _shown(key: str, width: float, shows: Callable[[PartyRow], Cell]) -> PartyColumn:
    return PartyColumn(key=key, header=column_header(key), width=width, shows=shows)


def _answered(
    key: ItemField,
    width: float,
    held: Callable[[PartyRow], str | float | date | None],
    limit: Callable[[PartyForm], Rule] | None = None,
    look: Look = "fill",
    *,
    means: Means = TEXT,
) -> PartyColumn:
    def shows(row: PartyRow) -> Cell:
        return Cell(look, held(row)) if row.takes(key) else Cell("closed", _NOT_ASKED)

    return PartyColumn(
        key=key, header=column_header(key), width=width, fill=True,
        shows=shows, field=key, limit=limit, means=means,
    )  # fmt: skip


def _about(row: PartyRow) -> Cell:
    return Cell("cell", f"{row.title}\n{row.what}" if row.what else row.title, strong=row.title)


def _word_of(key: ItemField, choices: Callable[[], tuple[Choice, ...]]) -> Callable[[PartyRow], str | None]:
    return lambda row: next((c.word for c in choices() if c.value == row.held_of(key)), None)


def _amount(row: PartyRow) -> float | None:
    return None if row.held.amount is None else float(row.held.amount)


def _quarter(row: PartyRow) -> str | None:
    return None if row.held.quarter is None else quarter_word(quarter_named(row.held.quarter))


def _answers(_: PartyForm) -> Rule:
    return rules.chosen(answer_choices())


def _statuses(_: PartyForm) -> Rule:
    return rules.chosen(status_choices())


def _bodies(form: PartyForm) -> Rule:
    ranges = choice_ranges(say("form.sheet.choices"), choices_of(form))
    return rules.suggested(ranges["bodies"]) if ranges else {}


def _quarters(form: PartyForm) -> Rule:
    return rules.one_of(quarters_shown(form)[:_MOST_QUARTERS])
