# SPDX-License-Identifier: EUPL-1.2
"""What an authoring workbook is made of: a kind of content as tables, and those tables as content again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from toolkit.authoring.cell_kinds import Field
from toolkit.model.base import Model
from toolkit.reading.tree import Path

FACTS = "facts"
"""The part that has its fields under each other, each once."""

Plain = dict[str, Any]
"""Content as plain values, by the keys of its file."""

_SAID_EMPTY = frozenset(
    {
        "adopted", "after", "changes", "cost", "criteria", "from", "na", "not_encoded", "notice", "practices",
        "prolonged_by", "prompts", "published", "steps", "themes", "to", "upkeep",
    }
)  # fmt: skip
"""Fields that files of ours name also where they say nothing; any other is then left out."""


@dataclass(frozen=True, slots=True)
class Part:
    """One table, on a sheet of its own.

    Attributes:
        key: by which the program knows it.
        fields: its columns, from left to right.
        known_by: keys of the columns that tell one row from another; () where only all of it does.
    """

    key: str
    fields: tuple[Field, ...]
    known_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it says by field, None where it says nothing.

    Attributes:
        part: its table.
        number: from 0 in that table, as it is read.
        values: by key of the field.
    """

    part: str
    number: int
    values: Mapping[str, Any]

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - plain values
        return self.values.get(key)


Rows = Mapping[str, Sequence[Row]]


@dataclass(slots=True)
class Joined:
    """Content made of rows.

    Attributes:
        value: as plain values; what a row leaves open is not in it.
        origins: by path in it, the row and field that it comes from; "" for the row as a whole.
        strays: rows that belong nowhere: the code of what is wrong, the row, and the field that says so.
    """

    value: Plain = field(default_factory=dict)
    origins: dict[Path, tuple[Row, str]] = field(default_factory=dict)
    strays: list[tuple[str, Row, str]] = field(default_factory=list)

    def note(self, path: Path, row: Row, keys: Mapping[str | int, str]) -> None:
        """Remember of a row and its fields where in the content they came.

        Args:
            path: of the row.
            row: it.
            keys: by key in the content the field.
        """
        self.origins[path] = (row, "")
        self.origins |= {(*path, key): (row, name) for key, name in keys.items()}

    def taken(self, path: Path, row: Row, keys: Iterable[str | int], prefix: str = "") -> dict[Any, Any]:
        """What a row says of fields, remembered as `note` does.

        Args:
            path: where it comes in the content.
            row: it.
            keys: in the content.
            prefix: of the fields, before these keys.

        Returns:
            By key; what the row leaves open is left out.
        """
        names = {key: f"{prefix}{key}" for key in keys}
        self.note(path, row, names)
        return {key: row[name] for key, name in names.items() if row[name] is not None}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of content.

    Attributes:
        name: as in the schema of its files.
        model: that its files fit.
        parts: its tables in the order of the sheets, that with facts first.
        split: plain values to rows by part, as plain mappings.
        join: rows by part to plain values.
        own: keys that are on no sheet: they stay as they are within a version.
    """

    name: str
    model: type[Model]
    parts: tuple[Part, ...]
    split: Callable[[Plain], dict[str, list[Plain]]]
    join: Callable[[Rows], Joined]
    own: tuple[str, ...]

    def part(self, key: str) -> Part:
        """A table by its key.

        Raises:
            KeyError: when there is none: our fault, never the user's.
        """
        return {part.key: part for part in self.parts}[key]


def plain(model: Model) -> Plain:
    """A model as plain values by the keys of its file; what files leave out when it is empty, is left out."""
    return dict(_said(model))


def _said(value: Any) -> Any:  # noqa: ANN401 - plain values
    if isinstance(value, Model):
        fields = {name: (of.alias or name, of) for name, of in type(value).model_fields.items()}
        said = ((key, of, getattr(value, name)) for name, (key, of) in fields.items())
        empty: tuple[Any, ...] = (None, (), {})
        return {k: _said(v) for k, of, v in said if of.is_required() or k in _SAID_EMPTY or v not in empty}
    if isinstance(value, dict):
        return {key: _said(each) for key, each in value.items()}
    return tuple(_said(each) for each in value) if isinstance(value, tuple | list) else value


def rows_as_they_are(made: Joined, rows: Sequence[Row], path: str, keys: Sequence[str]) -> tuple[Plain, ...]:
    """Rows of which each column is a key.

    Args:
        made: gets where they come from.
        rows: of one part.
        path: the key in the content under which they stand, as a list.
        keys: of each.
    """
    return tuple(made.taken((path, place), row, keys) for place, row in enumerate(rows))


def by_id(made: Joined, rows: Sequence[Row], path: str, keys: Sequence[str]) -> Plain:
    """Rows that stand in the content under their id.

    Args:
        made: gets where they come from, and the rows without an id or with one that another has.
        rows: of one part.
        path: the key in the content under which they stand.
        keys: of each, besides its id.
    """
    value: Plain = {}
    for row in rows:
        if row["id"] is None or row["id"] in value:
            made.strays.append(("author-no-id" if row["id"] is None else "author-twice", row, "id"))
            continue
        value[row["id"]] = made.taken((path, row["id"]), row, keys)
        made.origins[path, row["id"], "[key]"] = (row, "id")
    return value
