# SPDX-License-Identifier: EUPL-1.2
"""A tidy table as a value: rows of facts, and columns that say themselves what they mean."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Generic, Literal, TypeVar

from toolkit.documents.audience import ComparisonReader, Topic
from toolkit.model.quarter import PlanQuarter
from toolkit.words.catalogue import say

Value = str | int | Fraction | date | None
"""What stands in a cell; None leaves it empty."""

Kind = Literal[
    "text", "code", "choice", "number", "level", "mean", "share", "decimal", "hours", "day", "quarter"
]
Row_contra = TypeVar("Row_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class Column(Generic[Row_contra]):
    """One column of a table, and how a row gives its value.

    Attributes:
        key: of its words.
        kind: of its values.
        value: of a row.
        choices: all values that can stand there, where they are fixed.
        topic: what a reader must be allowed to see; None for everybody.
    """

    key: str
    kind: Kind
    value: Callable[[Row_contra], Value]
    choices: tuple[str, ...] = ()
    topic: Topic | None = None

    @property
    def header(self) -> str:
        """As it stands above the column."""
        return say(f"export.column.{self.key}.head")

    @property
    def meaning(self) -> str:
        """What it means, in a sentence."""
        return say(f"export.column.{self.key}.means")

    @property
    def unit(self) -> str:
        """In what its values are counted or written."""
        return say(f"export.unit.{self.kind}")


@dataclass(frozen=True, slots=True)
class Heading:
    """What is known of a column when its rows have values: its words, without how they are found."""

    header: str
    meaning: str
    unit: str
    kind: Kind
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TidyTable:
    """A table for one reader.

    Attributes:
        name: of its file and its sheet.
        about: what a row is, in a sentence.
        headings: of its columns.
        rows: made when they are asked for: of a whole country they are too many to hold.
    """

    name: str
    about: str
    headings: tuple[Heading, ...]
    rows: Callable[[], Iterator[tuple[Value, ...]]]


@dataclass(frozen=True, slots=True)
class Notes:
    """What must be read before the tables.

    Attributes:
        title: of all of it together.
        day: on which it counts as made.
        header: at the top of every printed page.
        footer: at the foot of it.
        lines: texts, or labels with what they say.
    """

    title: str
    day: date
    header: str
    footer: str
    lines: tuple[tuple[str, ...], ...]


def tidy_table(
    key: str,
    columns: Sequence[Column[Row_contra]],
    rows: Callable[[], Iterable[Row_contra]],
    reader: ComparisonReader,
) -> TidyTable:
    """Bring columns and rows together for a reader.

    Args:
        key: of its words.
        columns: what is known of a row.
        rows: makes them.
        reader: a column that is not for this reader is left out, so that nothing shows what stood there.

    Returns:
        The table.
    """
    seen = tuple(c for c in columns if c.topic is None or reader.sees(c.topic))
    heads = tuple(Heading(c.header, c.meaning, c.unit, c.kind, c.choices) for c in seen)
    return TidyTable(
        say(f"export.table.{key}.name"),
        say(f"export.table.{key}.about"),
        heads,
        lambda: (tuple(c.value(row) for c in seen) for row in rows()),
    )


def explained(tables: Sequence[TidyTable], notes: Notes) -> TidyTable:
    """What must be read first, and every column of every table, as a table.

    Args:
        tables: to explain.
        notes: stand before the columns, so that who has no workbook has them too.

    Returns:
        The table.
    """
    keys = ("table", "column", "meaning", "measured", "choices")
    heads = tuple(
        Heading(
            say(f"export.column.{key}.head"),
            say(f"export.column.{key}.means"),
            say("export.unit.text"),
            "text",
        )
        for key in keys
    )

    def rows() -> Iterator[tuple[Value, ...]]:
        for line in notes.lines:
            yield None, None if len(line) == 1 else line[0], line[-1], None, None
        for table in tables:
            yield table.name, None, table.about, None, None
            for head in table.headings:
                yield table.name, head.header, head.meaning, head.unit, " | ".join(head.choices)

    return TidyTable(say("export.table.explained.name"), say("export.table.explained.about"), heads, rows)


def choice(
    key: str,
    prefix: str,
    fixed: Sequence[str],
    value: Callable[[Row_contra], str | None],
    topic: Topic | None = None,
) -> Column[Row_contra]:
    """A column in which one of a few words stands.

    Args:
        key: of the words of the column.
        prefix: dotted key below which the words of its values stand.
        fixed: the last parts of their keys, in the order in which they are explained.
        value: which of these a row has, or None.
        topic: what a reader must be allowed to see.

    Returns:
        The column.
    """
    said = {one: say(f"{prefix}.{one}") for one in fixed}

    def word(row: Row_contra) -> str | None:
        chosen = value(row)
        return None if chosen is None else said[chosen]

    return Column(key, "choice", word, tuple(said.values()), topic)


def yes(key: str, value: Callable[[Row_contra], bool | None]) -> Column[Row_contra]:
    """A column in which ja or nee stands."""
    return choice(key, "word", ("yes", "no"), lambda row: _YES.get(value(row)))


_YES = {True: "yes", False: "no", None: None}


def quarter_value(quarter: PlanQuarter | None) -> str | None:
    """A quarter so that it sorts in time: '2026 kw 3'."""
    return None if quarter is None else say("export.quarter", year=quarter.year, number=quarter.number)
