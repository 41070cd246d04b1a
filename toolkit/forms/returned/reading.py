# SPDX-License-Identifier: EUPL-1.2
"""What the readers of these workbooks share: what comes back, and how a table of rows is found and read."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from toolkit.forms.returned.columns import DecidedColumn
from toolkit.forms.returned.hidden_sheet import DecidedMark, Then, fingerprint
from toolkit.forms.returned.means import Means
from toolkit.model.given.said import SaidCell
from toolkit.model.problem import Hole, Place, Problem
from toolkit.sheets import hidden
from toolkit.sheets.columns import Column, columns_by_header, header_row
from toolkit.sheets.read.around import Around, loose_remarks, sheet_remarks
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.values import UnusableError, clean, is_blank, normal, shown
from toolkit.words.catalogue import say

S = TypeVar("S")
Places = Mapping[str, int]
"""Where columns stand, by key."""
F = TypeVar("F", bound=str)
_SHOWN_MAX = 60  # letters of a text that a problem shows


@dataclass(frozen=True, slots=True)
class Reading(Generic[S]):
    """What came back in one workbook.

    Attributes:
        file: name without folder.
        sha256: of the bytes.
        unit: whose it is: a team, a municipality, or a party above them.
        round: id of the round; None where it is of none.
        said: what could be read; None when the file is refused.
        problems: in the order found.
    """

    file: str
    sha256: str
    unit: str
    round: str | None
    said: S | None = None
    problems: tuple[Problem, ...] = ()


class CellReader:
    """Reads what people filled in cell by cell, and keeps what is wrong.

    Args:
        file: name for the problems.
        criteria: every id that a criterion may have.
    """

    def __init__(self, file: str, criteria: Collection[str] = ()) -> None:
        self.file, self.criteria = file, criteria
        self.problems: list[Problem] = []

    def _columns(self, sheet: Sheet, head: int, columns: Iterable[Column]) -> dict[str, int] | None:
        places, problems = columns_by_header(self.file, sheet, head, columns)
        self.problems += problems
        return places

    def _cells(
        self,
        sheet: Sheet,
        row: int,
        places: Places,
        asked: Iterable[DecidedColumn[F, Any, Any]],
        *,
        then: Then,
        word: str,
    ) -> Iterator[tuple[F, SaidCell]]:
        """What people filled in on a row, by field: in those of the columns that are asked and are there."""
        for column in asked:
            field, at, means = column.field, places.get(column.key), column.means
            if field is None or at is None:
                continue
            where = say("actions.field", action=word, column=column.header)
            yield field, self._cell(sheet, (row, at), means, means.of_hidden(then.held.get(field)), where)

    def _cell(self, sheet: Sheet, at: tuple[int, int], means: Means, held: object, where: str) -> SaidCell:
        """What one cell says; what cannot be used is kept as its text, and told."""
        place, marked, value = sheet.place(*at), sheet.marked.get(at), sheet.at(*at)
        if marked is not None:
            code = "cell-formula" if marked.error is None else "cell-error"
            text = clean(marked.error or f"={marked.formula}")[0] or say("form.read.formula")
            self._problem(code, place, criterion=where, text=text[:_SHOWN_MAX])
            return SaidCell(None, held, place, text)
        if isinstance(value, str) and clean(value)[1]:
            self._problem("text-control-characters", place, criterion=where)
        try:
            return SaidCell(means.of_cell(value, self.criteria), held, place)
        except UnusableError:
            text = clean(shown(value))[0] or say("form.read.unreadable")
            self._problem(
                "action-cell-unusable", place, where=where, text=" ".join(text.split())[:_SHOWN_MAX]
            )
            return SaidCell(None, held, place, text)

    def _problem(self, code: str, place: Place, **holes: Hole) -> None:
        self.problems.append(Problem.of(code, self.file, place, **holes))


class SheetReader(CellReader, ABC):
    """Reads the sheets of a workbook with a row per thing to decide about.

    Args:
        file: name for the problems.
        mark: of the workbook.
        names: of its hidden sheet, and of the one that explains it.
        criteria: every id that a criterion may have.
    """

    def __init__(
        self, file: str, mark: DecidedMark, names: tuple[str, str], criteria: Collection[str] = ()
    ) -> None:
        super().__init__(file, criteria)
        self.mark, self.names, self.any_table = mark, names, False

    @abstractmethod
    def _is_read(self, sheet: Sheet) -> bool:
        """Read a sheet; False when nothing of ours stands on it."""

    @abstractmethod
    def _take(self, sheet: Sheet, row: int, read: Places, every: Places, around: Around) -> str | None:
        """Read a row and give what the problems call it; None for one that is none of ours, which is told."""

    def _sheets(self, sheets: Sequence[Sheet]) -> None:
        """All sheets that people see, but the first one and the one with words to choose from."""
        kept_apart = hidden.named(sheets, self.names[0])
        choices, start = normal(say("form.sheet.choices")), normal(self.names[1])
        seen = [s for s in sheets if s is not kept_apart and normal(s.name) != choices]
        told = (s for s in seen if normal(s.name) != start and self._belongs(s))
        others = [s for s in told if not self._is_read(s)]
        own = [s for s in others if self.mark.find(" ".join(text for *_, text in s.texts())) is None]
        self.problems += loose_remarks(self.file, seen)
        self.problems += sheet_remarks(self.file, own)

    def _belongs(self, sheet: Sheet) -> bool:
        own = self.mark
        for row, column, text in sheet.texts():
            mark = own.find(text)
            if mark is not None and (mark.round, mark.unit) != (own.round, own.unit):
                holes = {"inside": str(mark), "outside": str(own)}
                self._problem("form-marks-differ", sheet.place(row, column), **holes)
                return False
        return True

    def _table(self, sheet: Sheet, columns: Sequence[DecidedColumn[Any, Any, Any]]) -> bool:
        """Every row of a table with these columns; False when the sheet has none."""
        read = [c for c in columns if c.key == "id" or c.field is not None]
        name, *others = (c for c in columns if c.key == "id" or c.fill)
        heads = (header_row(sheet, (name, other)) for other in others)  # whichever column is still there
        head = next((row for row in heads if row is not None), None)
        places = None if head is None else self._columns(sheet, head, read)
        if head is None or places is None:
            return False
        self.any_table = True
        around = Around(self.file, sheet, head)
        words = ((c.key, word) for c in columns for word in (c.header, *c.older))
        every = {key: at for key, word in words for row, at in sheet.all(word) if row == head} | places
        rows = (row for row in range(len(sheet.rows)) if row != head)
        taken = {row: self._take(sheet, row, places, every, around) for row in rows}
        self.problems += around.beside()
        filled = {places[column.key] for column in read if column.fill and column.key in places}
        known = {row: word for row, word in taken.items() if word is not None}
        self.problems += around.merged(known, filled, "actions-merged")
        return True

    def _overwritten(
        self, sheet: Sheet, row: int, every: Places, closed: Iterable[tuple[Column, str | None]], word: str
    ) -> None:
        """Tell what somebody wrote over words of ours, by the fingerprint of each where that is known."""
        for column, printed in closed:
            at = every.get(column.key)
            if at is None or printed is None or (row, at) in sheet.marked:
                continue
            value = sheet.at(row, at)
            if not is_blank(value) and fingerprint(value) != printed:
                holes = {"action": word, "column": column.header}
                self._problem("action-text-changed", sheet.place(row, at), **holes)


def differ(cells: Iterable[SaidCell]) -> bool:
    """Whether cells in which something stood say different things."""
    return len({(cell.value, cell.rejected) for cell in cells if not cell.is_blank}) > 1
