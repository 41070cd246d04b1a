# SPDX-License-Identifier: EUPL-1.2
"""A problem (opmerking): a typed value with a stable code, never an exception with a sentence in it."""

from dataclasses import dataclass, field

Hole = str | int


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: line and column (from 1) in text, sheet and cell in a workbook."""

    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    def __reduce__(self) -> "tuple[type[Place], tuple[int | str | None, ...]]":
        """As it goes to another process: what dataclasses do for it costs three times as much."""
        return Place, (self.line, self.column, self.sheet, self.cell)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in one place; its words stand in the catalogue `problems.yaml`.

    Attributes:
        code: the code in the catalogue.
        file: file as the user knows it, relative to the folder that was read, with '/'.
        place: where in the file; an empty Place is the file as a whole.
        holes: the values for the named holes in the catalogue's sentences.
    """

    code: str
    file: str
    place: Place = Place()
    holes: tuple[tuple[str, Hole], ...] = field(default=())

    @classmethod
    def of(cls, code: str, file: str, place: Place | None = None, **holes: Hole) -> "Problem":
        """Make a problem with its holes given by name.

        Args:
            code: the code in the catalogue.
            file: the file it stands in.
            place: where in the file.
            **holes: values for the catalogue's sentences.

        Returns:
            The problem; holes are kept sorted by name, so that equal problems are equal.
        """
        return cls(code, file, place or Place(), tuple(sorted(holes.items())))


def in_order(problems: "list[Problem] | tuple[Problem, ...]") -> tuple[Problem, ...]:
    """Problems by file and place, each once, so that the order of checking shows nowhere.

    Args:
        problems: in any order, perhaps with doubles.

    Returns:
        Sorted by file, sheet, line, column, cell (row by row) and code.
    """

    def key(p: Problem) -> tuple[object, ...]:
        at = p.place
        letters = (at.cell or "").rstrip("0123456789")
        row = int((at.cell or "")[len(letters) :] or 0)
        place = (at.sheet or "", at.line or 0, at.column or 0, row, len(letters), letters)
        return (p.file, *place, p.code, str(p.holes))

    return tuple(sorted(set(problems), key=key))
