# SPDX-License-Identifier: EUPL-1.2
"""From the sheet about the team to its profile, formation and own support; what is unusable stays out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from toolkit.forms.question.layout import (
    CHOICE_FIELDS,
    NUMBER_FIELDS,
    Table,
    formation_table,
    own_support_table,
    profile_choices,
    profile_label,
)
from toolkit.model.answers import Formation, OwnSupport, Profile
from toolkit.model.problem import Problem
from toolkit.sheets.columns import columns_by_header, header_row
from toolkit.sheets.grid import Sheet
from toolkit.sheets.values import (
    UnusableError,
    ages_of,
    choice_of,
    is_blank,
    normal,
    number_of,
    shown,
    text_of,
)
from toolkit.words.text import listed

_SHOWN_MAX = 60


@dataclass(slots=True)
class TeamAnswers:
    """What the sheet about the team says.

    Attributes:
        profile: with None for what is empty or unusable.
        formation: rows with a role.
        own_support: rows with a kind.
        problems: each with its sheet and cell.
    """

    profile: Profile = field(default_factory=Profile)
    formation: tuple[Formation, ...] = ()
    own_support: tuple[OwnSupport, ...] = ()
    problems: list[Problem] = field(default_factory=list)


def read_team(file: str, sheets: tuple[Sheet, ...]) -> TeamAnswers:
    """Read profile, formation and own support, wherever their labels stand.

    Args:
        file: name for the problems.
        sheets: those that belong to the form.

    Returns:
        What could be used, and what is wrong with the rest.
    """
    reader = _Reader(file, sheets)
    values: dict[str, Any] = {}
    for name in CHOICE_FIELDS:
        choices = profile_choices(name)
        named = listed(choice.word for choice in choices)
        chosen = reader.field(name, partial(choice_of, choices=choices), "cell-not-a-choice", choices=named)
        values[name] = int(chosen) if isinstance(chosen, str) and chosen.isdigit() else chosen
    values["target_group"] = reader.field("target_group", ages_of, "cell-not-ages")
    for number in NUMBER_FIELDS:
        values[number] = reader.field(number, number_of, "cell-not-a-number")
    formation = tuple(
        Formation.model_validate({"role": name, **numbers})
        for name, numbers in reader.table(formation_table())
    )
    support = tuple(
        OwnSupport.model_validate({"kind": name, **numbers})
        for name, numbers in reader.table(own_support_table())
    )
    return TeamAnswers(Profile.model_validate(values), formation, support, reader.problems)


class _Reader:
    def __init__(self, file: str, sheets: tuple[Sheet, ...]) -> None:
        self.file = file
        self.sheets = sheets
        self.problems: list[Problem] = []

    def field(self, name: str, meaning: Callable[[Any], Any], code: str, **holes: str) -> Any:  # noqa: ANN401 - per field
        label = profile_label(name)
        for sheet in self.sheets:
            at = sheet.find(label)
            if at is not None:
                return self.value(sheet, (at[0], at[1] + 1), label, meaning, code, **holes)
        return None

    def value(
        self,
        sheet: Sheet,
        at: tuple[int, int],
        label: str,
        meaning: Callable[[Any], Any],
        code: str,
        **holes: str,
    ) -> Any:  # noqa: ANN401 - per field
        value = sheet.at(*at)
        marked = sheet.marked.get(at)
        if marked is not None:
            text = marked.error or f"={marked.formula}"
        else:
            try:
                return meaning(value)
            except UnusableError:
                text = shown(value)
        flat = " ".join(text.split())[:_SHOWN_MAX]
        self.problems.append(Problem.of(code, self.file, sheet.place(*at), field=label, text=flat, **holes))
        return None

    def table(self, table: Table) -> list[tuple[str, dict[str, Any]]]:
        for sheet in self.sheets:
            head = header_row(sheet, table.columns)
            if head is not None:
                places, twice = columns_by_header(self.file, sheet, head, table.columns)
                self.problems += twice
                return [] if places is None else self._rows(sheet, head + 1, table, places)
        return []

    def _rows(
        self, sheet: Sheet, first: int, table: Table, places: Mapping[str, int]
    ) -> list[tuple[str, dict[str, Any]]]:
        found = []
        name, *numbers = table.columns
        name_column = places[name.key]
        ends = {
            normal(t) for each in (formation_table(), own_support_table()) for t in (each.heading, each.name)
        }
        for row in range(first, len(sheet.rows)):
            value = sheet.at(row, name_column)
            if isinstance(value, str) and normal(value) in ends:
                break
            role = self._name(sheet, row, name_column, table)
            values = {
                c.key: self.value(sheet, (row, places[c.key]), c.header, number_of, "cell-not-a-number")
                for c in numbers
            }
            if role is not None:
                found.append((role, values))
            elif any(value is not None for value in values.values()):
                place = sheet.place(row, name_column)
                self.problems.append(Problem.of("row-without-name", self.file, place, field=table.name))
        return found

    def _name(self, sheet: Sheet, row: int, column: int, table: Table) -> str | None:
        if (row, column) in sheet.marked:
            place = sheet.place(row, column)
            self.problems.append(Problem.of("cell-formula", self.file, place, criterion=table.name))
            return None
        value = sheet.at(row, column)
        if is_blank(value):
            return None
        text, changed = text_of(value)
        if changed:
            place = sheet.place(row, column)
            self.problems.append(
                Problem.of("text-control-characters", self.file, place, criterion=table.name)
            )
        return text
