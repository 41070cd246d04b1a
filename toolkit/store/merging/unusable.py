# SPDX-License-Identifier: EUPL-1.2
"""What stood in cells and could not be used: it stays with its cell until people empty it or say better."""

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.model.given.answers import Answer, Answers, Profile, cell_of_row
from toolkit.store.merging.rows import Row, rows_by_name

TABLES = {"formation": "role", "own_support": "kind"}
"""Tables of a unit about itself, and the field with the name of a row."""


def moved(texts: Mapping[str, str], old: Answers, new: Answers) -> dict[str, str | None]:
    """Where the cells of some answers are in others, in which rows may have come, gone or changed places.

    Args:
        texts: what could not be used, by cell of the old answers.
        old: to which they belong.
        new: with rows of its own.

    Returns:
        Per key its key among the new rows; None where the row is gone.
    """
    return {key: _moved(key, old, new) for key in texts}


def _moved(key: str, old: Answers, new: Answers) -> str | None:
    cell = cell_of_row(key)
    if cell is None:
        return key
    table, number, field = cell
    was, comes = (rows_by_name(getattr(each, table)) for each in (old, new))
    if number >= len(was):  # a row without a name
        return f"{table}.{number - len(was) + len(comes)}.{field}"
    name = [*was][number]
    return f"{table}.{[*comes].index(name)}.{field}" if name in comes else None


def compared(old: Answers, new: Answers) -> Iterator[tuple[str, str | None, Any]]:
    """Each cell in which something could not be used, with what came in its place.

    Args:
        old: as stored.
        new: as read.

    Yields:
        The key of the cell, in the old answers where it stands there; what stood in it; and what comes,
        usable or not, which is None where the cell is empty now.
    """
    places = moved(old.unusable, old, new)
    for key in sorted(old.unusable):
        to = places[key]
        comes = None if to is None else new.unusable.get(to, _usable(to, old, new))
        yield key, old.unusable[key], comes
    yield from ((key, None, new.unusable[key]) for key in sorted(new.unusable.keys() - {*places.values()}))


def _usable(key: str, old: Answers, new: Answers) -> Any:  # noqa: ANN401 - per field
    """What a cell says that can be used; None for an empty one."""
    cell = cell_of_row(key)
    if cell is not None:
        return _of_row(*cell, old, new)
    about, _, field = key.rpartition(".")
    if about == "profile":
        return getattr(new.profile, field) if field in Profile.model_fields else None
    if about in new.answers and field in Answer.model_fields:
        return getattr(new.answers[about], field)
    states = [each for _, each in sorted(new.standards.items())]
    if key == "on":
        return next((each.since for each in states if each.since is not None), None)
    return next((each.state for each in states), None) if key in {"ready", "handed_in"} else None


def _of_row(table: str, number: int, field: str, old: Answers, new: Answers) -> Any:  # noqa: ANN401 - idem
    """What the row says; of a row that had no name, what the rows say that came."""
    rows: Mapping[tuple[str, int], Row] = rows_by_name(getattr(new, table))
    before = rows_by_name(getattr(old, table))
    there = [[*rows.values()][number]] if number < len(rows) else [rows[n] for n in rows if n not in before]
    return next((value for row in there if (value := getattr(row, field, None)) is not None), None)
