# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: ANN401 - a cell holds anything, and openpyxl types its cells as anything
"""What people and programs do to a workbook, by chance: each says which cells it touched or took away.

Where things stand is found in the workbook itself, by headers and labels, and not by the program's reader.
"""

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.worksheet.dimensions import ColumnDimension, RowDimension
from openpyxl.worksheet.worksheet import Worksheet

Key = tuple[str, str]
"""A row by its id and a column by its key; or `field` and the label of a cell."""
FIELD = "field"
_LOWEST_HEAD = 25  # no table begins lower

LEVEL_SPELLINGS = (" 3 ", "niveau 2", "drie", "III", "(4)", "1!", "'0", "３", "④", "2\u200b", "3.0")
LEVEL_WRONG = (5, -1, 2.5, True, "2-3", "bijna 3", "3²", "=1+1", "#N/A", dt.datetime(2026, 3, 2), 1e300)
LEVEL_WORDS = ("weet ik niet!", "onbekend", "n/a", "X", "ja", 0, 4, 1.0)
TEXTS = (
    "kort",
    "regel\nen nog een",
    "lang " * 4000,
    "a\u200bb\u202e",
    "a_x0007_b",
    "=SOM(A1)",
    "#REF!",
    "- 3",
    7,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """How the tables of a kind of workbook are recognised.

    Attributes:
        ids: of all rows.
        name: header of the column with those ids.
        columns: header by key, of the columns that people fill in.
        level: key of the column in which a short choice belongs; the others hold texts.
        labels: of single cells, which stand to the right of their label.
        corners: labels that stand above a small table of their own.
        choices: what may be typed in that column; the others get a text.
    """

    ids: frozenset[str]
    name: str
    columns: Mapping[str, str]
    level: str
    labels: tuple[str, ...] = ()
    corners: tuple[str, ...] = ()
    choices: tuple[Any, ...] = (*LEVEL_SPELLINGS, *LEVEL_WRONG, *LEVEL_WORDS)


@dataclass(slots=True)
class Changed:
    """What was done to a workbook so far.

    Attributes:
        done: in words for developers.
        touched: cells that may be read otherwise.
        gone: cells that are no longer there.
        typed: what was typed last, by cell, with the sheet and the cell it stands in.
        may_refuse: True when so much is gone that the file may be refused.
    """

    done: list[str] = field(default_factory=list)
    touched: set[Key] = field(default_factory=set)
    gone: set[Key] = field(default_factory=set)
    typed: dict[Key, tuple[Any, str, str]] = field(default_factory=dict)
    may_refuse: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its sheet, the row of its headers, column by key (with `name`), and row by id."""

    sheet: Worksheet
    head: int
    columns: Mapping[str, int]
    rows: Mapping[str, int]

    def places(self) -> set[Key]:
        """All cells that people fill in."""
        return {(each, key) for each in self.rows for key in self.columns if key != "name"}

    def cell(self, key: Key) -> Any:
        """The cell of a key."""
        return self.sheet.cell(self.rows[key[0]], self.columns[key[1]])


def tables(book: Workbook, shape: Shape) -> list[Table]:
    """Every table that people see as a part of the form."""
    return [table for sheet in book.worksheets if (table := _table(sheet, shape)) is not None]


def _table(sheet: Worksheet, shape: Shape) -> Table | None:
    keys = {"name": shape.name, **shape.columns}
    for row in sheet.iter_rows(max_row=_LOWEST_HEAD):
        if all(c.value != shape.name for c in row):
            continue
        places = {key: int(c.column or 0) for c in row for key, header in keys.items() if c.value == header}
        if "name" in places and len(places) > 2:
            below = sheet.iter_rows(
                min_row=int(row[0].row or 0) + 1, min_col=places["name"], max_col=places["name"]
            )
            rows = {str(c.value): int(c.row or 0) for (c,) in below if str(c.value) in shape.ids}
            return Table(sheet, int(row[0].row or 0), places, rows) if rows else None
    return None


def labelled(book: Workbook, labels: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """Each label with its own cell."""
    wanted = set(labels)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from ((str(c.value), c) for c in row if isinstance(c.value, str) and c.value in wanted)


Change = Callable[[Workbook, Shape, random.Random, Changed], str | None]
"""Changes a workbook, notes what it touched and says what it did; None when there was nothing to do."""


def mutate(book: Workbook, shape: Shape, chance: random.Random) -> Changed:
    """Change a workbook in a few ways: first how it lies there, then what stands in its cells."""
    changed = Changed()
    steps = chance.choices(_LAID, k=chance.choice((0, 1, 1, 2, 3)))
    steps += chance.choices(_TYPED, k=chance.randint(0, 5))
    for step in steps:
        words = step(book, shape, chance, changed)
        if words is not None:
            changed.done.append(f"{step.__name__.strip('_')}: {words}")
    return changed


def _any_table(book: Workbook, shape: Shape, chance: random.Random) -> Table | None:
    every = tables(book, shape)
    return chance.choice(every) if every else None


def _once(keys: Iterable[Key], book: Workbook, shape: Shape) -> set[Key]:
    """Those of these cells that are there once: in a copy of a sheet they would be said twice."""
    count = Counter(key for table in tables(book, shape) for key in table.places())
    return {key for key in keys if count[key] == 1}


# ---- how it lies there: nothing is touched but what is taken away


def _delete_sheet(book: Workbook, shape: Shape, chance: random.Random, changed: Changed) -> str | None:
    if len(book.worksheets) < 4:
        return None
    sheet = chance.choice(book.worksheets)
    visible = [s for s in book.worksheets if s.sheet_state == "visible"]
    if visible == [sheet]:
        return None
    keys = table.places() if (table := _table(sheet, shape)) is not None else set()
    keys |= {
        (FIELD, label) for label, cell in labelled(book, shape.labels + shape.corners) if cell.parent is sheet
    }
    title = sheet.title
    book.remove(sheet)
    left = {key for each in tables(book, shape) for key in each.places()}
    left |= {(FIELD, label) for label, _ in labelled(book, shape.labels + shape.corners)}
    changed.gone |= keys - left
    changed.may_refuse |= not tables(book, shape) or title.startswith("_")
    book.active = book.worksheets.index(next(s for s in book.worksheets if s.sheet_state == "visible"))
    return title


def _rename_sheet(book: Workbook, _: Shape, chance: random.Random, __: Changed) -> str:
    sheet = chance.choice(book.worksheets)
    sheet.title = chance.choice(("Blad1", "kopie van oost", "Team 2", "ÆØ", "a" * 31))
    return str(sheet.title)


def _move_sheet(book: Workbook, _: Shape, chance: random.Random, __: Changed) -> str:
    sheet = chance.choice(book.worksheets)
    book.move_sheet(sheet, chance.randint(-5, 5))
    return str(sheet.title)


def _copy_sheet(book: Workbook, _: Shape, chance: random.Random, __: Changed) -> str:
    sheet = chance.choice([s for s in book.worksheets if s.sheet_state == "visible"])
    book.copy_worksheet(sheet)
    return str(sheet.title)


def _hide(book: Workbook, shape: Shape, chance: random.Random, _: Changed) -> str | None:
    table = _any_table(book, shape, chance)
    if table is None:
        return None
    for row in table.rows.values():
        table.sheet.row_dimensions[row] = RowDimension(table.sheet, row, hidden=chance.random() < 0.5)
    for letter in "DEFGHIJ":
        hidden = chance.random() < 0.5
        table.sheet.column_dimensions[letter] = ColumnDimension(table.sheet, letter, hidden=hidden)
    if sum(s.sheet_state == "visible" for s in book.worksheets) > 2 and chance.random() < 0.5:
        table.sheet.sheet_state = "hidden"
        book.active = book.worksheets.index(next(s for s in book.worksheets if s.sheet_state == "visible"))
    return str(table.sheet.title)


def _sort(book: Workbook, shape: Shape, chance: random.Random, _: Changed) -> str | None:
    table = _any_table(book, shape, chance)
    if table is None:
        return None
    places = sorted(table.rows.values())
    rows = [[c.value for c in table.sheet[row]] for row in places]
    chance.shuffle(rows)
    for row, values in zip(places, rows, strict=True):
        for cell, value in zip(table.sheet[row], values, strict=True):
            if type(cell).__name__ != "MergedCell":
                cell.value = value
    return str(table.sheet.title)


def _insert(book: Workbook, shape: Shape, chance: random.Random, _: Changed) -> str | None:
    table = _any_table(book, shape, chance)
    if table is None or table.sheet.merged_cells.ranges:
        return None
    if chance.random() < 0.5:
        at = chance.randint(1, max(table.rows.values()) + 1)
        table.sheet.insert_rows(at, chance.randint(1, 3))
        return f"{table.sheet.title}, row {at}"
    at = chance.randint(1, max(table.columns.values()) + 1)
    table.sheet.insert_cols(at)
    return f"{table.sheet.title}, column {at}"


def _delete_row(book: Workbook, shape: Shape, chance: random.Random, changed: Changed) -> str | None:
    table = _any_table(book, shape, chance)
    if table is None or len(table.rows) < 2 or table.sheet.merged_cells.ranges:
        return None
    row = chance.choice(list(table.rows))
    if _stands_twice(table, row):
        return None  # the other one stays
    keys = {key for key in table.places() if key[0] == row}
    changed.gone |= _once(keys, book, shape)
    table.sheet.delete_rows(table.rows[row])
    return row


def _delete_column(book: Workbook, shape: Shape, chance: random.Random, changed: Changed) -> str | None:
    table = _any_table(book, shape, chance)
    if table is None or table.sheet.merged_cells.ranges:
        return None
    at = chance.randint(1, max(table.columns.values()))
    _column_gone(book, shape, table, at, changed)
    table.sheet.delete_cols(at)
    return f"{table.sheet.title}, column {at}"


def _rename_header(book: Workbook, shape: Shape, chance: random.Random, changed: Changed) -> str | None:
    table = _any_table(book, shape, chance)
    if table is None:
        return None
    at = chance.choice(list(table.columns.values()))
    _column_gone(book, shape, table, at, changed)
    table.sheet.cell(table.head, at).value = chance.choice(("Score", None, 3, "Nivo"))
    return f"{table.sheet.title}, column {at}"


def _column_gone(book: Workbook, shape: Shape, table: Table, at: int, changed: Changed) -> None:
    names = {key for key, column in table.columns.items() if column == at}
    keys = table.places() if "name" in names else {key for key in table.places() if key[1] in names}
    changed.gone |= _once(keys, book, shape)
    changed.touched |= keys
    changed.may_refuse |= "name" in names


def _double_header(book: Workbook, shape: Shape, chance: random.Random, changed: Changed) -> str | None:
    table = _any_table(book, shape, chance)
    if table is None:
        return None
    key = chance.choice(list(table.columns))
    at = table.sheet.max_column + 1
    for row in range(table.head, max(table.rows.values()) + 1):
        table.sheet.cell(row, at).value = table.sheet.cell(row, table.columns[key]).value
    changed.gone |= _once(table.places(), book, shape)
    changed.touched |= table.places()
    changed.may_refuse = True
    return f"{table.sheet.title}, {key}"


def _stands_twice(table: Table, row: str) -> bool:
    name = table.columns["name"]
    return sum(str(c.value) == row for (c,) in table.sheet.iter_rows(min_col=name, max_col=name)) > 1


def _rename_id(book: Workbook, shape: Shape, chance: random.Random, changed: Changed) -> str | None:
    table = _any_table(book, shape, chance)
    if table is None:
        return None
    row = chance.choice(list(table.rows))
    if _stands_twice(table, row):
        return None  # the other one stays
    cell = table.sheet.cell(table.rows[row], table.columns["name"])
    keys = {key for key in table.places() if key[0] == row}
    changed.gone |= _once(keys, book, shape)
    cell.value = chance.choice((None, f"vraag {row}", "ZZ-99", 12))
    return f"{row} to {cell.value}"


def _label(book: Workbook, shape: Shape, chance: random.Random, changed: Changed) -> str | None:
    every = list(labelled(book, shape.labels + shape.corners))
    if not every:
        return None
    label, cell = chance.choice(every)
    if sum(each == label for each, _ in every) == 1:
        changed.gone.add((FIELD, label))
    cell.value = chance.choice((None, "iets anders"))
    return label


def _double_row(book: Workbook, shape: Shape, chance: random.Random, _: Changed) -> str | None:
    table = _any_table(book, shape, chance)
    if table is None:
        return None
    row = chance.choice(list(table.rows))
    table.sheet.append([c.value for c in table.sheet[table.rows[row]]])
    return row


def _comment(book: Workbook, shape: Shape, chance: random.Random, _: Changed) -> str | None:
    table = _any_table(book, shape, chance)
    if table is None:
        return None
    key = chance.choice(sorted(table.places()))
    table.cell(key).comment = Comment("klopt dit?", "iemand")
    return str(key)


# ---- what stands in its cells


def _own(book: Workbook, shape: Shape, chance: random.Random) -> tuple[Key, Any] | None:
    """A cell to fill in that is there once, also when its row is."""
    table = _any_table(book, shape, chance)
    keys = [] if table is None else sorted(_once(table.places(), book, shape))
    if table is None or not keys:
        return None
    key = chance.choice(keys)
    name = table.columns["name"]
    rows = table.sheet.iter_rows(min_col=name, max_col=name)
    twice = sum(str(c.value) == key[0] for (c,) in rows) > 1
    cell = table.cell(key)
    return None if twice or type(cell).__name__ == "MergedCell" else (key, cell)


def _level(book: Workbook, shape: Shape, chance: random.Random, changed: Changed) -> str | None:
    own = _own(book, shape, chance)
    if own is None:
        return None
    (row, _), cell = own
    table = _table(cell.parent, shape)
    if table is None or shape.level not in table.columns:
        return None
    cell = table.cell((row, shape.level))
    if type(cell).__name__ == "MergedCell":
        return None
    return _type((row, shape.level), cell, chance.choice(shape.choices), changed)


def _text(book: Workbook, shape: Shape, chance: random.Random, changed: Changed) -> str | None:
    own = _own(book, shape, chance)
    if own is None or own[0][1] == shape.level:
        return None
    return _type(*own, chance.choice(TEXTS), changed)


def _empty(book: Workbook, shape: Shape, chance: random.Random, changed: Changed) -> str | None:
    own = _own(book, shape, chance)
    return None if own is None else _type(*own, None, changed)


def _field(book: Workbook, shape: Shape, chance: random.Random, changed: Changed) -> str | None:
    every = [(label, cell) for label, cell in labelled(book, shape.labels)]
    every = [each for each in every if sum(each[0] == other for other, _ in every) == 1]
    if not every:
        return None
    label, cell = chance.choice(every)
    target = cell.parent.cell(cell.row, cell.column + 1)
    if type(target).__name__ == "MergedCell":
        return None
    value = chance.choice(
        ("14 à 16", "misschien", "=1+1", dt.datetime(2026, 3, 2), True, -4, "0-18", None, "#N/A")
    )
    return _type((FIELD, label), target, value, changed)


def _merge(book: Workbook, shape: Shape, chance: random.Random, changed: Changed) -> str | None:
    table = _any_table(book, shape, chance)
    if table is None or len(table.rows) < 2 or table.sheet.merged_cells.ranges:
        return None
    key = chance.choice([key for key in table.columns if key != "name"])
    first, *others = sorted(table.rows, key=lambda row: table.rows[row])[:2]
    at = table.columns[key]
    if table.rows[others[0]] != table.rows[first] + 1:
        return None
    table.sheet.merge_cells(
        start_row=table.rows[first], end_row=table.rows[others[0]], start_column=at, end_column=at
    )
    changed.touched.add((others[0], key))
    changed.typed.pop((others[0], key), None)
    return f"{key} of {first} and {others[0]}"


def _type(key: Key, cell: Any, value: Any, changed: Changed) -> str:
    cell.value = value
    changed.touched.add(key)
    changed.typed[key] = value, cell.parent.title, cell.coordinate
    return f"{key[0]} {key[1]} = {str(value)[:40]!r}"


_LAID: tuple[Change, ...] = (
    _delete_sheet,
    _rename_sheet,
    _move_sheet,
    _copy_sheet,
    _hide,
    _sort,
    _insert,
    _delete_row,
    _delete_column,
    _rename_header,
    _double_header,
    _rename_id,
    _label,
    _double_row,
    _comment,
)
_TYPED: tuple[Change, ...] = (_level, _level, _level, _text, _text, _empty, _field, _merge)
