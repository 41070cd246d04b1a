# SPDX-License-Identifier: EUPL-1.2
"""From what a unit says of itself to profile, formation and own support; what is unusable stays out."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from toolkit.forms.question.filled import PROFILE
from toolkit.forms.question.layout import (
    CHOICE_FIELDS,
    LATER_COLUMNS,
    NUMBER_FIELDS,
    Table,
    first_fields,
    formation_table,
    own_support_table,
    profile_choices,
    profile_fields,
    profile_label,
)
from toolkit.forms.question.read.cells import Cells
from toolkit.forms.question.read.labels import Labelled, find_labels, label_there
from toolkit.model.given.answers import Formation, OwnSupport, Profile
from toolkit.model.problem import Place, Problem
from toolkit.scoring.unit import UnitKind
from toolkit.sheets.columns import Column, columns_by_header, header_row
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.values import (
    UnusableError,
    ages_of,
    choice_of,
    clean,
    is_blank,
    normal,
    number_of,
    shown,
    text_of,
)
from toolkit.words.catalogue import say
from toolkit.words.text import listed

_SHOWN_MAX = 60
_STORED: dict[str | None, bool] = {"true": True, "false": False}
"""What stands in the answers for a choice of ja and nee."""


@dataclass(slots=True)
class TeamAnswers:
    """What a team says of itself on its sheet, or a municipality on the first one.

    Attributes:
        profile: with None for what is empty or unusable.
        formation: rows with a role.
        own_support: rows with a kind.
        seen: what is there, such as `profile.caseload`, `formation` and `formation.fte`.
        unusable: what stood there and could not be used, such as `formation.2.fte` for the third row.
        places: sheet and cell of each of those.
        problems: each with its sheet and cell.
        cells: every cell to fill in that was found, with what was typed.
    """

    profile: Profile = field(default_factory=Profile)
    formation: tuple[Formation, ...] = ()
    own_support: tuple[OwnSupport, ...] = ()
    seen: set[str] = field(default_factory=set)
    unusable: dict[str, str] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    cells: Cells = field(default_factory=Cells)


def read_team(
    file: str, sheets: tuple[Sheet, ...], kind: UnitKind, fields: Collection[str] | None
) -> TeamAnswers:
    """Read profile, formation and own support, wherever their labels stand.

    Args:
        file: name for the problems.
        sheets: those that belong to the form.
        kind: of the unit: a municipality is asked only its hours, and in earlier forms not even that.
        fields: of the profile, that the form has; None where it does not say.

    Returns:
        What could be used, and what is wrong with the rest.
    """
    reader = _Reader(file, sheets, kind, first_fields(kind) if fields is None else fields)
    values: dict[str, Any] = {}
    for name in CHOICE_FIELDS:
        choices = profile_choices(name)
        named = listed(choice.word for choice in choices)
        if name == "target_group":  # an age that is not in the list may be typed
            values[name] = reader.field(name, ages_of, "cell-not-ages")
            continue
        chosen = reader.field(name, partial(choice_of, choices=choices), "cell-not-a-choice", choices=named)
        values[name] = _STORED.get(chosen, int(chosen) if chosen is not None and chosen.isdigit() else chosen)
    for number in NUMBER_FIELDS:
        values[number] = reader.field(number, number_of, "cell-not-a-number")
    out = reader.out
    out.profile = Profile.model_validate(values)
    if kind != "team":
        return out
    out.formation = tuple(map(Formation.model_validate, reader.table("formation", formation_table())))
    out.own_support = tuple(map(OwnSupport.model_validate, reader.table("own_support", own_support_table())))
    return out


class _Reader:
    def __init__(self, file: str, sheets: tuple[Sheet, ...], kind: UnitKind, fields: Collection[str]) -> None:
        self.file, self.sheets, self.fields = file, sheets, fields
        labels = {name: profile_label(name, kind) for name in profile_fields(kind)}
        # a form of before may ask these in other words
        before = {"capacity_hours": say("form.read.capacity_hours")}
        before["gives_youth_help"] = say(
            f"form.read.youth_help.{'employer' if kind == 'employer' else 'team'}"
        )
        for name in before.keys() & labels.keys():
            labels[name] = label_there(sheets, labels[name], before[name]) or labels[name]
        # what the form was never asked is not missed
        labels = {n: text for n, text in labels.items() if n in fields or label_there(sheets, text)}
        found = find_labels(file, sheets, labels)
        self.cells = found.cells
        seen = {f"profile.{name}" for name in found.cells}
        self.out = TeamAnswers(seen=seen, problems=found.problems)

    def field(self, name: str, meaning: Callable[[Any], Any], code: str, **holes: str) -> Any:  # noqa: ANN401 - per field
        cell = self.cells.get(name)
        if cell is None:
            return None
        self.out.cells.note((PROFILE, name), cell)
        return self.value(f"profile.{name}", cell, profile_label(name), meaning, code, **holes)

    def value(
        self, key: str, cell: Labelled, label: str, meaning: Callable[[Any], Any], code: str, **holes: str
    ) -> Any:  # noqa: ANN401 - per field
        try:
            if not cell.is_marked:
                return meaning(cell.value)
        except UnusableError:
            pass
        text = self.keep(key, cell)
        self.problem(code, cell, field=label, text=" ".join(text.split())[:_SHOWN_MAX], **holes)
        return None

    def keep(self, key: str, cell: Labelled) -> str:
        """Keep what could not be used."""
        what, _, detail = key.partition(".")
        text = clean(shown(cell.value))[0] or say("form.read.unreadable")
        self.out.unusable[key] = text
        self.out.places[what, detail] = cell.place
        return text

    def problem(self, code: str, cell: Labelled, **holes: str) -> None:
        self.out.problems.append(Problem.of(code, self.file, cell.place, **holes))

    def table(self, key: str, table: Table) -> list[dict[str, Any]]:
        """The rows of a table; of a copy of it elsewhere only that it is there, when it differs."""
        name, *others = table.columns
        found: list[list[dict[str, Any]]] = []
        for sheet in self.sheets:
            heads = [row for other in others if (row := header_row(sheet, (name, other))) is not None]
            if not heads:
                continue
            columns = [c for c in table.columns if self._has(sheet, f"{key}.{c.key}", c)]
            places, problems = columns_by_header(self.file, sheet, min(heads), columns)
            if found:
                copy = (
                    []
                    if places is None
                    else _Reader(self.file, (sheet,), "team", ()).rows(key, sheet, min(heads), table, places)
                )
                if copy not in ([], found[0]):
                    self.problem("table-twice", Labelled(sheet, min(heads), 0), table=table.heading)
                continue
            self.out.problems += problems
            if places is not None:
                self.out.seen |= {key, *(f"{key}.{column}" for column in places)}
            found.append([] if places is None else self.rows(key, sheet, min(heads), table, places))
        if not found:
            self.out.problems.append(Problem.of("table-missing", self.file, table=table.heading))
        return found[0] if found else []

    def _has(self, sheet: Sheet, key: str, column: Column) -> bool:
        """Whether a column is to be there: what the form was never asked is not missed."""
        return (
            key not in LATER_COLUMNS or key in self.fields or label_there((sheet,), column.header) is not None
        )

    def rows(
        self, key: str, sheet: Sheet, head: int, table: Table, places: Mapping[str, int]
    ) -> list[dict[str, Any]]:
        """The rows below a header, up to the next table.

        What could not be used is kept by the row's number from 0: of a row with a name among those with
        one, and after them of a row without.
        """
        name, *others = table.columns
        body = [
            {c.key: Labelled(sheet, row, places[c.key]) for c in table.columns if c.key in places}
            for row in self._body(sheet, head, places[name.key])
        ]
        for row, cells in enumerate(body):
            for column, cell in cells.items():
                self.out.cells.note((f"{key}.{row}", column), cell)
        filled = [cells for cells in body if not all(is_blank(cell.value) for cell in cells.values())]
        filled.sort(key=lambda cells: cells[name.key].is_marked or is_blank(cells[name.key].value))
        found: list[dict[str, Any]] = []
        for row, cells in enumerate(filled):
            at = f"{key}.{row}"
            role = self._text(f"{at}.{name.key}", cells[name.key], table.name)
            values = {
                c.key: self._text(f"{at}.{c.key}", cells[c.key], c.header)
                if c.key in table.texts
                else self.value(f"{at}.{c.key}", cells[c.key], c.header, number_of, "cell-not-a-number")
                for c in others
                if c.key in cells
            }
            given = [field for field, value in values.items() if value is not None]
            if role is not None:
                texts = (field for field in given if field in table.texts)
                self.out.places |= {(at, field): cells[field].place for field in (name.key, *texts)}
                found.append({name.key: role, **values})
            elif given:
                for field in given:
                    self.keep(f"{at}.{field}", cells[field])
                self.problem("row-without-name", cells[name.key], field=table.name)
        return found

    def _body(self, sheet: Sheet, head: int, column: int) -> Iterator[int]:
        """The rows of a table, up to where the next one begins."""
        ends = {
            normal(t) for each in (formation_table(), own_support_table()) for t in (each.heading, each.name)
        }
        for row in range(head + 1, len(sheet.rows)):
            value = sheet.at(row, column)
            if isinstance(value, str) and normal(value) in ends:
                return
            yield row

    def _text(self, key: str, cell: Labelled, label: str) -> str | None:
        if cell.is_marked:
            self.keep(key, cell)
            self.problem("cell-formula", cell, criterion=label)
            return None
        if is_blank(cell.value):
            return None
        text, changed = text_of(cell.value)
        if changed:
            self.problem("text-control-characters", cell, criterion=label)
        return text
