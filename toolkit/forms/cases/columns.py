# SPDX-License-Identifier: EUPL-1.2
"""The columns of the sheet with patterns, in order: one list for who writes it and who reads it back."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

from toolkit.forms.cases.form import CasesForm, PatternRow
from toolkit.forms.cases.words import kind_choices
from toolkit.forms.returned.columns import DecidedColumn, range_of, suggested
from toolkit.forms.returned.means import DAY, TEXT, Means, choice, sound
from toolkit.model.given.cases import Pattern, PatternField
from toolkit.sheets.read.values import UnusableError, number_of
from toolkit.sheets.write import rules
from toolkit.sheets.write.style import Look
from toolkit.sheets.write.table import Cell, Rule
from toolkit.words.catalogue import say
from toolkit.words.cells import pattern_word


class PatternColumn(DecidedColumn[PatternField, PatternRow, CasesForm]):
    """One column of the table with patterns."""


@cache
def pattern_columns() -> tuple[PatternColumn, ...]:
    """All columns, from left to right; what a subject means depends on the workbook."""
    return (
        PatternColumn(key="id", header=say("cases.column.id"), width=6, shows=_number),
        _filled("subject", 30, lambda form: rules.one_of(range_of(form, "subjects")), shows=_subject),
        _filled("kind", 16, lambda _: rules.chosen(kind_choices()), means=choice(kind_choices)),
        _filled("seen", 48),
        _filled("cases", 13, lambda _: rules.not_negative(), "fill_number", means=COUNT),
        _filled("agreed", 48),
        _filled("owner", 24, lambda form: suggested(form, "functions")),
        _filled("look_on", 15, lambda _: rules.day(), "fill_date", means=DAY),
    )


def _filled(
    field: PatternField,
    width: float,
    limit: Callable[[CasesForm], Rule] = lambda _: {},
    look: Look = "fill",
    *,
    means: Means = TEXT,
    shows: Callable[[PatternRow], Cell] | None = None,
) -> PatternColumn:
    return PatternColumn(
        key=field, header=Pattern.title_of(field), width=width, fill=True,
        shows=shows or (lambda row: Cell(look, means.in_cell(getattr(row.held, field)))),
        field=field, limit=limit, means=means,
    )  # fmt: skip


def _number(row: PatternRow) -> Cell:
    return Cell("id", pattern_word(row.name))


def _subject(row: PatternRow) -> Cell:
    held = row.held.subject
    return Cell("fill", None if held is None else row.titles.get(held, held))


def _count(value: Any) -> int | None:  # noqa: ANN401 - a cell
    number = number_of(value)
    if number is None:
        return None
    if number != number.to_integral_value() or number > Decimal(99):
        raise UnusableError
    return int(number)


COUNT = Means(typed=lambda value, _: _count(value), held=sound(int))
"""A whole number below a hundred."""
