# SPDX-License-Identifier: EUPL-1.2
"""Every cell that people could fill in, with what they typed: whatever the program makes of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from toolkit.forms.question.filled import Key
from toolkit.forms.question.read.labels import Labelled
from toolkit.model.problem import Place
from toolkit.sheets.read.grid import Value
from toolkit.sheets.read.values import is_blank, shown


@dataclass(slots=True)
class Cells:
    """Where each cell of a form was found; what was typed there is looked up when somebody asks.

    Attributes:
        at: more than one place when a row of the form is there twice.
        below: where a text goes on, on the lines below its own.
    """

    at: dict[Key, list[Labelled]] = field(default_factory=dict)
    below: dict[Key, list[Labelled]] = field(default_factory=dict)

    def note(self, key: Key, cell: Labelled) -> None:
        """Remember a cell."""
        self.at.setdefault(key, []).append(cell)

    def note_below(self, key: Key, cell: Labelled) -> None:
        """Remember a cell in which the text of another goes on."""
        self.below.setdefault(key, []).append(cell)

    def with_all(self, *others: "Cells") -> "Cells":
        """These and the cells of other parts of the form."""
        parts = (self, *others)
        return Cells(
            {key: cells for part in parts for key, cells in part.at.items()},
            {key: cells for part in parts for key, cells in part.below.items()},
        )

    def typed(self) -> dict[Key, Value]:
        """What was typed, of the cells that are not empty; two texts for one cell side by side.

        What goes on below a cell stands behind it, on lines of its own.
        """
        found: dict[Key, Value] = {}
        for key, cells in self.at.items():
            values = [cell.value for cell in cells if not is_blank(cell.value)]
            if values:
                found[key] = side_by_side(values)
        for key, cells in self.below.items():
            lines = [found.get(key, ""), *(cell.value for cell in cells)]
            found[key] = "\n".join(shown(line) for line in lines if not is_blank(line))
        return found

    def all(self) -> Iterator[tuple[Key, Labelled]]:
        """Every cell with what it is."""
        return (
            (key, cell) for part in (self.at, self.below) for key, cells in part.items() for cell in cells
        )

    def key_at(self, place: Place) -> Key | None:
        """Which cell stood at a place."""
        of_sheet = ((key, cell) for key, cell in self.all() if cell.sheet.name == place.sheet)
        return next((key for key, cell in of_sheet if cell.place == place), None)


def side_by_side(values: Iterable[Value]) -> Value:
    """Several values for one cell: each once, as texts where they differ."""
    each = list(dict.fromkeys(values))
    return each[0] if len(each) == 1 else " | ".join(map(shown, each))
