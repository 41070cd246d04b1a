# SPDX-License-Identifier: EUPL-1.2
"""The sheet with patterns back to what a team says, with every problem at its sheet and cell.

The sheets with cases and talks stay the team's own: not a letter of them is looked at.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from toolkit.forms.cases.columns import PatternColumn, pattern_columns
from toolkit.forms.cases.hidden_sheet import CasesIdentity, hidden_identity
from toolkit.forms.cases.words import CasesMark
from toolkit.forms.returned.hidden_sheet import Then, identified, not_ours
from toolkit.forms.returned.means import choice
from toolkit.forms.returned.reading import CellReader, Reading
from toolkit.model.given.cases import MOST_PATTERNS
from toolkit.model.given.said import CasesSaid, SaidPattern
from toolkit.model.problem import Place, Problem
from toolkit.model.region import Region
from toolkit.scoring.region import units_of
from toolkit.sheets.columns import header_row
from toolkit.sheets.read.around import Around, loose_remarks
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.open import Arrived
from toolkit.sheets.read.values import Choice, UnusableError, number_of, shown
from toolkit.words.catalogue import say
from toolkit.words.cells import row_title


def read_cases(
    came: Arrived, region: Region, themes: Mapping[str, str], *, day: date
) -> Reading[CasesSaid] | None:
    """Read one workbook about cases.

    Args:
        came: the file, whatever it is.
        region: whose workbook it should be.
        themes: titles of the themes of now, by id; those of the workbook itself are known as well.
        day: of the import.

    Returns:
        The patterns with everything that is wrong; None when this is no such workbook. What could be read
        but not used is kept as `rejected`. Nothing is raised on whatever bytes.
    """
    file, digest, sheets = came.file, came.sha256, came.sheets
    identity = identified(sheets, say("cases.sheet.mark"), hidden_identity, CasesMark.find, CasesIdentity)
    if identity is None:
        return None
    mark = identity.mark
    refused = _refused(file, identity, region)
    if refused is not None:
        return Reading(file, digest, mark.unit, None, None, (refused,))
    reader = _Reader(file, identity, themes)
    patterns = reader.read(sheets)
    source = came.source(mark.unit, day)
    said = None if patterns is None else CasesSaid(mark.unit, mark.quarter, patterns, source)
    return Reading(file, digest, mark.unit, None, said, tuple(reader.problems))


def _refused(file: str, identity: CasesIdentity, region: Region) -> Problem | None:
    mark = identity.mark
    known = mark.unit in {unit.id for unit in units_of(region)}
    other = None if known else Problem.of("form-other-unit", file, unit=mark.unit)
    return not_ours(file, mark.format, identity.region, region) or other


class _Reader(CellReader):
    def __init__(self, file: str, identity: CasesIdentity, themes: Mapping[str, str]) -> None:
        super().__init__(file)
        self.identity = identity
        titles = {**{title: theme for theme, title in themes.items()}, **identity.subjects}
        self.subject = choice(lambda: tuple(Choice(theme, title) for title, theme in titles.items()))

    def read(self, sheets: tuple[Sheet, ...]) -> tuple[SaidPattern, ...] | None:
        """The patterns; None when their sheet is gone."""
        for sheet in sheets:
            head = header_row(sheet, (c for c in pattern_columns() if c.field in {"subject", "seen"}))
            if head is not None:
                columns = self._columns(sheet, head, pattern_columns())
                if columns is None:
                    return None
                self.problems += loose_remarks(self.file, [sheet])
                return tuple(self._rows(sheet, head, columns))
        self._problem("cases-sheet-missing", Place())
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
            then, word = self.identity.patterns.get(name, Then()), row_title(name)
            yield SaidPattern(
                name, dict(self._cells(sheet, row, columns, self._asked(), then=then, word=word)), place
            )
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

    def _asked(self) -> Iterator[PatternColumn]:
        """All columns; a subject is one of those that the workbook or the lists of now have."""
        for column in pattern_columns():
            yield replace(column, means=self.subject) if column.field == "subject" else column
