# SPDX-License-Identifier: EUPL-1.2
"""Every cell that people could fill in, with what they typed: whatever the program makes of it."""

from dataclasses import dataclass, field

from toolkit.forms.question.filled import Key
from toolkit.forms.question.read.labels import Labelled
from toolkit.model.problem import Place
from toolkit.sheets.grid import Value
from toolkit.sheets.values import is_blank, shown


@dataclass(slots=True)
class Cells:
    """Where each cell of a form was found; what was typed there is looked up when somebody asks.

    Attributes:
        at: more than one place when a row of the form is there twice.
    """

    at: dict[Key, list[Labelled]] = field(default_factory=dict)

    def note(self, key: Key, cell: Labelled) -> None:
        """Remember a cell."""
        self.at.setdefault(key, []).append(cell)

    def with_all(self, *others: "Cells") -> "Cells":
        """These and the cells of other parts of the form."""
        return Cells({key: cells for part in (self, *others) for key, cells in part.at.items()})

    def typed(self) -> dict[Key, Value]:
        """What was typed, of the cells that are not empty; two texts for one cell side by side."""
        found: dict[Key, Value] = {}
        for key, cells in self.at.items():
            values = list(dict.fromkeys(cell.value for cell in cells if not is_blank(cell.value)))
            if values:
                found[key] = values[0] if len(values) == 1 else " | ".join(map(shown, values))
        return found

    def key_at(self, place: Place) -> Key | None:
        """Which cell stood at a place."""
        of_sheet = ((k, c) for k, cells in self.at.items() for c in cells if c.sheet.name == place.sheet)
        return next((key for key, cell in of_sheet if cell.place == place), None)
