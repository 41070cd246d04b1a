# SPDX-License-Identifier: EUPL-1.2
"""What stands on the sheet of a list around the cells that are read: it is never passed over in silence."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from toolkit.forms.question.columns import ListColumn, level_key, list_columns
from toolkit.forms.question.form import Row
from toolkit.forms.question.layout import header
from toolkit.model.content.criterion import USUAL_LEVELS
from toolkit.model.hashing import Itself
from toolkit.model.problem import Hole, Place, Problem
from toolkit.sheets.read.around import Around
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.values import is_blank, level_of, normal, shown
from toolkit.words.catalogue import say

TYPED_AROUND = frozenset(
    {
        "cells-outside",
        "comments-unread",
        "drawings-unread",
        "level-beside",
        "level-text-changed",
        "own-sheet-unread",
        "printed-text-changed",
        "row-continues",
        "row-unknown",
        "row-without-number",
        "too-much-around",
    }
)
"""What is told of texts that stand around the cells of a form."""


_NOT_OF_THE_ROW = frozenset({"number", "before", "said", "chosen"})
"""What shows something else than the question: found by it, earlier answers, and what came of a formula."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row with a question, as it stands on a sheet.

    Attributes:
        sheet: where it stands.
        row: from 0.
        columns: column by key, of those that are read.
        id: of the criterion.
    """

    sheet: Sheet
    row: int
    columns: Mapping[str, int]
    id: str

    def place(self, column: str) -> Place:
        """Where the cell in a column is."""
        return self.sheet.place(self.row, self.columns[column])


class Beside:
    """Looks around the cells of one sheet with a list.

    Args:
        file: name for the problems.
        sheet: with the list.
        head: row of the headers, from 0.
        read: column by key, of those that are read.
        scales: how the lists of the form call their levels.
    """

    def __init__(
        self,
        file: str,
        sheet: Sheet,
        head: int,
        read: Mapping[str, int],
        scales: Iterable[tuple[str, ...]] = ((),),
    ) -> None:
        self.file, self.sheet, self.read = file, sheet, read
        self.around = Around(file, sheet, head)
        columns, self.printed = _columns(tuple(scales))
        self.known = {
            column.key: at for column in columns for row, at in sheet.all(column.header) if row == head
        }
        keys = {level: level_key(level) for level in range(USUAL_LEVELS)}
        self.levels = {level: self.known[key] for level, key in keys.items() if key in self.known}
        inside = set(self.known.values())
        self.outside = [at for at in range(max(map(len, sheet.rows), default=0)) if at not in inside]
        others = {at for key, at in self.known.items() if key not in {"number", "level"}}
        self.open = sorted({*self.outside, *others}.difference(self.levels.values()))

    def row(self, found: FoundRow, asked: Row | None) -> Iterator[Problem]:
        """Remarks on one row; `asked` is its question when its words are still those of the form."""
        cells = self.sheet.rows[found.row]
        is_open = "level" in self.read and is_blank(cells[self.read["level"]])
        beside = set()
        for column in self.open if is_open else self.outside:
            value = self.sheet.at(found.row, column)
            if is_blank(value):
                continue
            if is_open and (found.row, column) not in self.sheet.marked and level_of(value).level is not None:
                beside.add(column)
                place = self.sheet.place(found.row, column)
                holes: dict[str, Hole] = {
                    "criterion": found.id,
                    "text": shown(value),
                    "column": header("level"),
                }
                yield Problem.of("level-beside", self.file, place, **holes)
            elif column in self.outside:
                self.around.note(found.row, column)
        if asked is not None:
            yield from self._levels(found, asked)
            yield from self._printed(found, asked, beside)

    def _levels(self, found: FoundRow, asked: Row) -> Iterator[Problem]:
        """Level texts that somebody crossed or changed."""
        for level, text in asked.criterion.levels.items():
            column = self.levels.get(level)
            value = text if column is None else self.sheet.at(found.row, column)
            if value != text and normal(shown(value)) != normal(text):
                place = self.sheet.place(found.row, column or 0)
                holes: dict[str, Hole] = {"criterion": found.id, "level": level, "column": header("level")}
                yield Problem.of("level-text-changed", self.file, place, **holes)

    def _printed(self, found: FoundRow, asked: Row, told: Set[int]) -> Iterator[Problem]:
        """Other printed texts that somebody wrote over."""
        for key, ours in _printed_texts(Itself(asked), self.printed).items():
            column = self.known.get(key)
            if column is None or column in told or (found.row, column) in self.sheet.marked:
                continue
            value = self.sheet.at(found.row, column)
            if value in ours or is_blank(value) or normal(shown(value)) in ours:
                continue
            place = self.sheet.place(found.row, column)
            yield Problem.of("printed-text-changed", self.file, place, criterion=found.id, column=header(key))

    def all(self, rows: Iterable[FoundRow]) -> Iterator[Problem]:
        """Remarks on the sheet as a whole, after all its rows."""
        yield from self.around.beside()
        filled = {at for key, at in self.read.items() if key != "number"}
        yield from self.around.merged({found.row: found.id for found in rows}, filled, "cells-merged")


@cache
def _columns(scales: tuple[tuple[str, ...], ...]) -> tuple[list[ListColumn], Itself[tuple[ListColumn, ...]]]:
    """All columns of lists with these levels, and those with words of ours about one row."""
    columns = [column for scale in scales for column in list_columns(scale)]
    others = {*_NOT_OF_THE_ROW, *map(level_key, range(USUAL_LEVELS))}
    shown = {column.key: column for column in columns if not column.fill}
    return columns, Itself(tuple(c for key, c in shown.items() if key not in others))


@lru_cache(maxsize=1 << 12)  # form after form has the same questions
def _printed_texts(itself: Itself[Row], printed: Itself[tuple[ListColumn, ...]]) -> dict[str, frozenset[str]]:
    """What may stand in the columns with words of ours, by column; earlier forms have fewer words in some."""
    asked, columns = itself.value, printed.value
    criterion = asked.criterion
    earlier = {"core": say("form.core_mark"), "question": criterion.question, "why": criterion.why}
    texts = {c.key: [str(c.shows(asked, {}).value or ""), earlier.get(c.key, "")] for c in columns}
    texts["chosen"] = list(criterion.levels.values())  # some programs keep only what came of our formula
    # as they are too: in nearly every cell they stand so
    return {key: frozenset((*ours, *map(normal, ours))) for key, ours in texts.items()}
