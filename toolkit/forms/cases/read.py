# SPDX-License-Identifier: EUPL-1.2
"""The sheet with patterns back to what a team says, with every problem at its sheet and cell.

The sheets with cases and talks stay the team's own: not a letter of them is looked at.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from toolkit.forms.cases.columns import pattern_columns
from toolkit.forms.cases.hidden_sheet import CasesIdentity, identify_cases
from toolkit.forms.cases.words import kind_choices, pattern_word
from toolkit.forms.returned.hidden_sheet import not_ours
from toolkit.forms.returned.reading import Reading
from toolkit.model.given.cases import MOST_PATTERNS, PatternField
from toolkit.model.given.said import CasesSaid, SaidCell, SaidPattern
from toolkit.model.problem import Hole, Place, Problem
from toolkit.model.region import Region
from toolkit.scoring.region import units_of
from toolkit.sheets.columns import columns_by_header, header_row
from toolkit.sheets.read.around import Around, loose_remarks
from toolkit.sheets.read.grid import Sheet, Value
from toolkit.sheets.read.open import arrived
from toolkit.sheets.read.said import said_cell
from toolkit.sheets.read.values import (
    Choice,
    UnusableError,
    choice_of,
    day_of,
    is_blank,
    number_of,
    shown,
    text_of,
)
from toolkit.words.catalogue import say


def read_cases(
    name: str, data: bytes, region: Region, themes: Mapping[str, str], *, day: date, toolkit_version: str
) -> Reading[CasesSaid] | None:
    """Read one workbook about cases.

    Args:
        name: of the file, perhaps with folders.
        data: its bytes, whatever they are.
        region: whose workbook it should be.
        themes: titles of the themes of now, by id; those of the workbook itself are known as well.
        day: of the import.
        toolkit_version: of the program that reads.

    Returns:
        The patterns with everything that is wrong; None when this is no such workbook. What could be read
        but not used is kept as `rejected`. Nothing is raised on whatever bytes.
    """
    came = arrived(name, data)
    file, digest, sheets = came.file, came.sha256, came.sheets
    identity = identify_cases(sheets)
    if identity is None:
        return None
    mark = identity.mark
    refused = _refused(file, identity, region)
    if refused is not None:
        return Reading(file, digest, mark.unit, None, None, (refused,))
    reader = _Reader(file, identity, themes)
    patterns = reader.read(sheets)
    if patterns is None:
        return Reading(file, digest, mark.unit, None, None, tuple(reader.problems))
    source = came.source(mark.unit, day, toolkit_version)
    said = CasesSaid(mark.unit, mark.quarter, patterns, source)
    return Reading(file, digest, mark.unit, None, said, tuple(reader.problems))


def _refused(file: str, identity: CasesIdentity, region: Region) -> Problem | None:
    mark = identity.mark
    known = mark.unit in {unit.id for unit in units_of(region)}
    other = None if known else Problem.of("form-other-unit", file, unit=mark.unit)
    return not_ours(file, mark.format, identity.region, region) or other


class _Reader:
    def __init__(self, file: str, identity: CasesIdentity, themes: Mapping[str, str]) -> None:
        self.file, self.identity = file, identity
        titles = {**{title: theme for theme, title in themes.items()}, **identity.subjects}
        self.subjects = tuple(Choice(theme, title) for title, theme in titles.items())
        self.problems: list[Problem] = []

    def read(self, sheets: tuple[Sheet, ...]) -> tuple[SaidPattern, ...] | None:
        """The patterns; None when their sheet is gone."""
        for sheet in sheets:
            head = header_row(sheet, (c for c in pattern_columns() if c.field in {"subject", "seen"}))
            if head is not None:
                columns, problems = columns_by_header(self.file, sheet, head, pattern_columns())
                self.problems += problems
                if columns is None:
                    return None
                self.problems += loose_remarks(self.file, [sheet])
                return tuple(self._rows(sheet, head, columns))
        self.problems.append(Problem.of("cases-sheet-missing", self.file, Place()))
        return None

    def _rows(self, sheet: Sheet, head: int, columns: Mapping[str, int]) -> Iterator[SaidPattern]:
        around = Around(self.file, sheet, head)
        seen: set[str] = set()
        for row in range(head + 1, len(sheet.rows)):
            filled = [at for at in around.filled(row) if at != columns["id"]]
            if not filled:
                continue
            name = self._name(sheet, row, columns["id"])
            place = sheet.place(row, columns["id"])
            if name is None or name in seen:
                code = "pattern-unknown" if name is None else "pattern-twice"
                text = " ".join(shown(sheet.at(row, columns["id"])).split())[:60] or "-"
                self._problem(code, place, pattern=text)
                continue
            seen.add(name)
            for at in (at for at in filled if at not in columns.values()):
                around.note(row, at)
            yield SaidPattern(name, dict(self._cells(sheet, row, columns, name)), place)
        self.problems += around.beside()

    @staticmethod
    def _name(sheet: Sheet, row: int, column: int) -> str | None:
        """The number of a row; None for what is none."""
        try:
            number = number_of(sheet.at(row, column))
        except UnusableError:
            return None
        whole = number is not None and number == int(number) and 1 <= number <= MOST_PATTERNS
        return f"p-{int(number)}" if whole and number is not None else None

    def _cells(
        self, sheet: Sheet, row: int, columns: Mapping[str, int], name: str
    ) -> Iterator[tuple[PatternField, SaidCell]]:
        for each in pattern_columns():
            field, column = each.field, columns.get(each.key)
            if field is None or column is None:
                continue
            where = say("cases.where", n=pattern_word(name), column=each.header)
            means = self._means(field)
            held = _held(field, self.identity.held.get((name, field)))
            cell, problems = said_cell(self.file, sheet, (row, column), means, where=where, held=held)
            self.problems += problems
            yield field, cell

    def _means(self, field: PatternField) -> Callable[[Value], Any]:
        choices = {"subject": self.subjects, "kind": kind_choices()}.get(field)
        if choices is not None:
            return lambda value: choice_of(value, choices)
        if field == "cases":
            return _count
        return day_of if field == "look_on" else lambda value: None if is_blank(value) else text_of(value)[0]

    def _problem(self, code: str, place: Place, **holes: Hole) -> None:
        self.problems.append(Problem.of(code, self.file, place, **holes))


def _count(value: Value) -> int | None:
    """A whole number below a hundred.

    Raises:
        UnusableError: when it is something else.
    """
    number = None if is_blank(value) else number_of(value)
    if number is None:
        return None
    if number != number.to_integral_value() or number > Decimal(99):
        raise UnusableError
    return int(number)


def _held(field: PatternField, text: str | None) -> Any:  # noqa: ANN401 - per field
    """What the hidden sheet says that was stored; None for nothing, or nonsense."""
    try:
        if field == "cases" and text:
            return int(text)
        return date.fromisoformat(text) if field == "look_on" and text else text or None
    except ValueError:
        return None
