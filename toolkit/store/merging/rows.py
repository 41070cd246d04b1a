# SPDX-License-Identifier: EUPL-1.2
"""The rows of a table that a unit fills in about itself, known by their names."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.model.given.answers import Formation, OwnSupport

Row = Formation | OwnSupport


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of the formation, or of the support that a team gives, that differs.

    Attributes:
        name: the role or the kind of support.
        gone: True when the row stood there and does so no longer.
        values: per field that differs its name, what was and what comes.
    """

    name: str
    gone: bool
    values: tuple[tuple[str, Any, Any], ...]


def row_changes(old: Sequence[Row], new: Sequence[Row]) -> Iterator[RowChange]:
    """Rows that differ; the first of a name is held beside the first of that name, and so on.

    Args:
        old: as stored.
        new: as read.

    Yields:
        Rows in the order that they stood and come.
    """
    was, comes = rows_by_name(old), rows_by_name(new)
    for key in dict.fromkeys((*was, *comes)):
        before, after = was.get(key), comes.get(key)
        cells = {**row_cells(before), **row_cells(after)}
        pairs = ((f, row_cells(before).get(f), row_cells(after).get(f)) for f in cells)
        values = tuple(pair for pair in pairs if pair[1] != pair[2])
        if values or before is None or after is None:
            yield RowChange(key[0], after is None, values)


def row_cells(row: Row | None) -> dict[str, Any]:
    """What a row says beside its name, by field; nothing of no row."""
    return {} if row is None else row.model_dump(exclude={"role", "kind"})


def rows_by_name(rows: Sequence[Row]) -> dict[tuple[str, int], Row]:
    """Rows by their name and how many of that name there were so far, from 1."""
    count = Counter[str]()
    found = {}
    for row in rows:
        name = row.role if isinstance(row, Formation) else row.kind
        count[name] += 1
        found[name, count[name]] = row
    return found
