# SPDX-License-Identifier: EUPL-1.2
"""The columns of a decision workbook, in order: what each shows of an item, and what is answered in it.

One list for who writes the workbook and who reads it back, as in `toolkit/forms/actions/columns.py`.
"""

from collections.abc import Callable
from functools import cache

from toolkit.forms.actions.cells import AMOUNT, QUARTER, STATUS, among, not_negative
from toolkit.forms.actions.words import status_choices
from toolkit.forms.party.form import PartyForm, PartyRow
from toolkit.forms.party.words import answer_choices, column_header
from toolkit.forms.returned.columns import NOT_ASKED, DecidedColumn, suggested
from toolkit.forms.returned.means import DAY, TEXT, Means, choice
from toolkit.model.given.decision import ItemField
from toolkit.sheets.write import rules
from toolkit.sheets.write.style import Look
from toolkit.sheets.write.table import Cell, Rule
from toolkit.words.catalogue import say
from toolkit.words.text import day_text


class PartyColumn(DecidedColumn[ItemField, PartyRow, PartyForm]):
    """One column of the table with items."""


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
        _answered("answer", 11, lambda _: rules.chosen(answer_choices()), means=choice(answer_choices)),
        _answered("amount", 12, not_negative, "fill_number", means=AMOUNT),
        _shown("unit", 9, lambda row: Cell("cell", say(f"party.unit.{row.kind}"))),
        _answered("by", 26, lambda form: suggested(form, "bodies")),
        _answered("on", 14, lambda _: rules.day(), "fill_date", means=DAY),
        _answered("quarter", 16, lambda form: among(form.quarters), means=QUARTER),
        _answered("reason", 30),
        _answered("status", 12, lambda _: rules.chosen(status_choices()), means=STATUS),
    )


def printed_columns() -> tuple[PartyColumn, ...]:
    """The columns in which nobody fills in anything."""
    return tuple(c for c in party_columns() if c.field is None and c.key != "id")


def _shown(key: str, width: float, shows: Callable[[PartyRow], Cell]) -> PartyColumn:
    return PartyColumn(key=key, header=column_header(key), width=width, shows=shows)


def _answered(
    key: ItemField,
    width: float,
    limit: Callable[[PartyForm], Rule] = lambda _: {},
    look: Look = "fill",
    *,
    means: Means = TEXT,
) -> PartyColumn:
    def shows(row: PartyRow) -> Cell:
        return Cell(look, means.in_cell(row.held_of(key))) if row.takes(key) else NOT_ASKED

    return PartyColumn(
        key=key, header=column_header(key), width=width, fill=True,
        shows=shows, field=key, limit=limit, means=means,
    )  # fmt: skip


def _about(row: PartyRow) -> Cell:
    return Cell("cell", f"{row.title}\n{row.what}" if row.what else row.title, strong=row.title)
