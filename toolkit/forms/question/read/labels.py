# SPDX-License-Identifier: EUPL-1.2
"""Cells that stand after a label, wherever that is, and a remark when a label is gone or there twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.model.problem import Place, Problem
from toolkit.sheets.read.grid import Sheet, Value
from toolkit.sheets.read.values import is_blank, normal, shown
from toolkit.words.text import listed


class Labelled(NamedTuple):  # made by the hundred for each form: a tuple costs half of a frozen dataclass
    """The cell after a label; row and column from 0."""

    sheet: Sheet
    row: int
    column: int

    @property
    def is_marked(self) -> bool:
        """True when its value was not typed in."""
        return (self.row, self.column) in self.sheet.marked

    @property
    def value(self) -> Value:
        """What stands in it; a formula or an error as its own text."""
        marked = self.sheet.marked.get((self.row, self.column))
        if marked is not None:
            return marked.error or f"={marked.formula}"
        return self.sheet.at(self.row, self.column)

    @property
    def place(self) -> Place:
        """Where it is, as a reader finds it."""
        return self.sheet.place(self.row, self.column)


@dataclass(slots=True)
class Labels:
    """Cells by the key of their label, and what is wrong with the labels."""

    cells: dict[str, Labelled] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def label_there(sheets: Iterable[Sheet], *labels: str) -> str | None:
    """The first of some labels that stands anywhere: earlier forms may have an older one; None for none."""
    return next((label for label in labels for sheet in sheets if sheet.find(label) is not None), None)


def find_labels(file: str, sheets: Iterable[Sheet], labels: Mapping[str, str]) -> Labels:
    """Find cells by the labels before them.

    Args:
        file: name for the problems.
        sheets: of the form.
        labels: label by key, of cells that stand together on one sheet.

    Returns:
        A cell for each label that is there. On a sheet of somebody's own, one label says nothing.
    """
    found = Labels()
    places = [
        (sheet, {key: at for key, label in labels.items() if (at := sheet.find(label))}) for sheet in sheets
    ]
    ranked = sorted((each for each in places if each[1]), key=lambda each: -len(each[1]))
    for number, (sheet, here) in enumerate(ranked):
        if number and len(here) < 2:
            break
        for key, (row, column) in here.items():
            cell = Labelled(sheet, row, column + 1)
            first = found.cells.setdefault(key, cell)
            if not is_blank(cell.value) and _text(first) != _text(cell):
                other = f"{first.place.sheet}!{first.place.cell}"
                holes = {"field": labels[key], "text": shown(cell.value)[:60], "other": other}
                found.problems.append(Problem.of("field-twice", file, cell.place, **holes))
    gone = [label for key, label in labels.items() if key not in found.cells]
    if gone:
        found.problems.append(Problem.of("field-missing", file, fields=listed(gone), n=len(gone)))
    return found


def _text(cell: Labelled) -> str:
    return normal(shown(cell.value))
