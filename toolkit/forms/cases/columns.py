# SPDX-License-Identifier: EUPL-1.2
"""The columns of the sheet with patterns, in order: one list for who writes it and who reads it back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from toolkit.forms.cases.form import CasesForm
from toolkit.forms.cases.words import kind_choices, subject_choices
from toolkit.model.given.cases import Pattern, PatternField
from toolkit.sheets.columns import Column
from toolkit.sheets.write import rules
from toolkit.sheets.write.choices import choice_ranges
from toolkit.sheets.write.style import Look
from toolkit.sheets.write.table import Rule
from toolkit.words.catalogue import say

Value = str | float | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternColumn(Column):
    """One column of the table with patterns.

    Attributes:
        field: of a pattern; None for the number of the row.
        look: of its cells.
        value: what is stored of a pattern, as it stands in the cell.
        limit: what may be typed in it; None when anything may.
    """

    field: PatternField | None
    look: Look
    value: Callable[[CasesForm, Pattern], Value] = lambda _form, _pattern: None
    limit: Callable[[CasesForm], Rule] | None = None


@cache
def pattern_columns() -> tuple[PatternColumn, ...]:
    """All columns, from left to right."""
    return (
        PatternColumn(key="id", header=say("cases.column.id"), width=6, field=None, look="id"),
        _filled("subject", 30, _subject, _subjects),
        _filled("kind", 16, _kind, lambda _: rules.chosen(kind_choices())),
        _filled("seen", 48, lambda _, p: p.seen),
        _filled("cases", 13, lambda _, p: p.cases, lambda _: rules.not_negative(), "fill_number"),
        _filled("agreed", 48, lambda _, p: p.agreed),
        _filled("owner", 24, lambda _, p: p.owner, _functions),
        _filled("look_on", 15, lambda _, p: p.look_on, lambda _: rules.day(), "fill_date"),
    )


def choices_of(form: CasesForm) -> dict[str, tuple[str, ...]]:
    """The words of each dropdown that is filled from a range."""
    subjects = tuple(choice.word for choice in subject_choices(form.subjects))
    own = tuple(say(f"cases.why.{key}") for key in WHY)
    return {"subjects": subjects, "why": own, **({"functions": form.functions} if form.functions else {})}


WHY = ("complex", "partners", "long", "discussion", "costly", "stuck", "well")
"""Why a team chooses a case: as the plan of the region says, and what went well."""


def range_of(form: CasesForm, key: str) -> str:
    """The range of a dropdown."""
    return choice_ranges(say("form.sheet.choices"), choices_of(form))[key]


def _filled(
    field: PatternField,
    width: float,
    value: Callable[[CasesForm, Pattern], Value],
    limit: Callable[[CasesForm], Rule] | None = None,
    look: Look = "fill",
) -> PatternColumn:
    header = Pattern.title_of(field)
    return PatternColumn(
        key=field, header=header, width=width, fill=True, field=field, look=look, value=value, limit=limit
    )


def _subject(form: CasesForm, pattern: Pattern) -> Value:
    words = {choice.value: choice.word for choice in subject_choices(form.subjects)}
    return None if pattern.subject is None else words.get(pattern.subject, pattern.subject)


def _kind(_form: CasesForm, pattern: Pattern) -> Value:
    return next((choice.word for choice in kind_choices() if choice.value == pattern.kind), None)


def _subjects(form: CasesForm) -> Rule:
    return rules.one_of(range_of(form, "subjects"))


def _functions(form: CasesForm) -> Rule:
    return rules.suggested(range_of(form, "functions")) if form.functions else {}
