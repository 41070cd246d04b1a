# SPDX-License-Identifier: EUPL-1.2
"""What people filled in, as it goes back to them: their own words in every cell, and notes where to look."""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from toolkit.sheets.read.grid import Value
from toolkit.sheets.read.values import clean, is_blank, shown
from toolkit.sheets.write.table import Cell

Key = tuple[str, str]
"""A cell to fill in, wherever it stands: the id of a question and a column, `profile` or `start` and a
field, or a row of a table such as `formation.0` and a column."""

PROFILE, START = "profile", "start"
_LONGEST = 32_767  # characters in a cell of a workbook


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to look at again.

    Attributes:
        what: is wrong, in a sentence.
        hint: what to do, in a sentence.
        key: the cell; None when it is about more than one.
        sheet: where it is, when it is about a sheet; None for the whole form.
        others: more cells that it is about.
    """

    what: str
    hint: str
    key: Key | None
    sheet: str | None
    others: frozenset[Key]

    @property
    def cells(self) -> frozenset[Key]:
        """Every cell that it is about."""
        return self.others if self.key is None else self.others | {self.key}


@dataclass(frozen=True, slots=True)
class Outside:
    """What people typed where nothing is to be filled in.

    Attributes:
        sheet: where it stood.
        cell: there; empty when it is about more than one.
        text: what stood there.
        about: id of the question on the same row, or None.
        is_note: True for a comment on the cell.
    """

    sheet: str
    cell: str
    text: str
    about: str | None = None
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form holds before it is sent.

    Attributes:
        values: what was typed, by cell; a cell that is not in it is as on an empty form.
        points: to look at again, in order.
        mends: SHA-256 of the file in which it was typed; empty when there is none.
        outside: what people typed around its cells, which goes back in words.
        alone: True when the form asked nothing about the team itself.
        earlier: True when it is what the unit said of itself in an earlier round.
    """

    values: Mapping[Key, Value] = field(default_factory=dict)
    points: tuple[Point, ...] = ()
    mends: str = ""
    outside: tuple[Outside, ...] = ()
    alone: bool = False
    earlier: bool = False

    def cell(self, key: Key, empty: Cell) -> Cell:
        """What stands in a cell.

        Args:
            key: which one.
            empty: as on an empty form.

        Returns:
            The same, with what was typed and with the note of each point about it.
        """
        notes = [f"{point.what}\n{point.hint}" for point in self.points if key in point.cells]
        value = self.values.get(key)
        if value is None and not notes:
            return empty
        kept = empty.value if value is None else _as_typed(value, empty)
        return replace(empty, value=kept, note="\n\n".join(notes))

    def rows(self, table: str) -> int:
        """How many rows of a table were filled in, up to the last one."""
        numbers = (key[0].removeprefix(f"{table}.") for key in self.values if key[0].startswith(f"{table}."))
        return max((int(number) + 1 for number in numbers), default=0)


def fingerprint(values: Mapping[Key, Value]) -> str:
    """The same for the same words in the same cells, whatever program saved them; 16 hex digits."""
    words = sorted((*key, clean(shown(value))[0]) for key, value in values.items() if not is_blank(value))
    return hashlib.sha256(repr(words).encode()).hexdigest()[:16]


NOTHING = Filled()
"""An empty form."""


def _as_typed(value: Value, empty: Cell) -> str | float | date:
    """A number where the cell takes one, a day where it takes one, and else the text that it shows."""
    if empty.look == "fill_date" and isinstance(value, date):
        return value
    number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    if number and empty.look in {"fill_short", "fill_number"}:
        return float(value)  # type: ignore[arg-type]  # mypy does not follow the name
    return clean(shown(value))[0][:_LONGEST]
