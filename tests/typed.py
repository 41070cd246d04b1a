# SPDX-License-Identifier: EUPL-1.2
"""A workbook as somebody types in it: cells are looked up and filled in, all else stays byte for byte.

Most tests of what comes back change some cells of a form. openpyxl reads and writes the whole book for that,
which costs ten times as much. The names here are its names, so that a test can go over to it and back.
What asks for more than values (rows put in, notes, styles, another program's habits) takes openpyxl itself.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, BinaryIO
from xml.sax.saxutils import escape

from lxml import etree
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STRINGS, _STYLES, _BOOK = "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
_RELATIONS, _TYPES, _CORE = "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "docProps/core.xml"
_SAVED = re.compile(rb"(<dcterms:modified\b[^>]*>)[^<]*")
_DAY_FORMAT = "14"

Source = Path | str | BinaryIO


_READ: dict[str, Callable[[str], Any]] = {
    "b": lambda value: value == "1",
    "n": lambda value: int(value) if value.lstrip("-").isdigit() else float(value),
    "e": str,
    "str": str,
}
_place = lru_cache(1 << 16)(coordinate_to_tuple)


@lru_cache(64)  # hundreds of tests open the same form
def _values_in(part: bytes, strings: bytes) -> dict[tuple[int, int], Any]:
    read = {**_READ, "s": lambda value: _strings_in(strings)[int(value)]}
    return {_place(c.get("r")): _value(c, read) for c in etree.fromstring(part).iter(f"{_MAIN}c")}


def _value(cell: Any, read: Mapping[str, Callable[[str], Any]]) -> Any:  # noqa: ANN401 - an element in, anything out
    formula, value, kind = cell.find(f"{_MAIN}f"), cell.findtext(f"{_MAIN}v"), cell.get("t", "n")
    if formula is not None:
        return f"={formula.text or ''}"
    if kind == "inlineStr":
        return "".join(cell.itertext()) or None
    return read[kind](value) if value else None


@lru_cache(16)
def _strings_in(part: bytes) -> tuple[str, ...]:
    root = etree.fromstring(part)
    return tuple("".join(part.text or "" for part in text.iter(f"{_MAIN}t")) for text in root)


class Cell:
    """One cell: where it stands, and its value, which may be set."""

    __slots__ = ("column", "row", "sheet")

    def __init__(self, sheet: "Sheet", row: int, column: int) -> None:
        self.sheet, self.row, self.column = sheet, row, column

    @property
    def coordinate(self) -> str:
        """As in `B7`."""
        return f"{get_column_letter(self.column)}{self.row}"

    @property
    def column_letter(self) -> str:
        """As in `B`."""
        return get_column_letter(self.column)

    @property
    def parent(self) -> "Sheet":
        """The sheet that it is in."""
        return self.sheet

    def offset(self, row: int = 0, column: int = 0) -> "Cell":
        """The cell so many rows and columns on."""
        return Cell(self.sheet, self.row + row, self.column + column)

    @property
    def value(self) -> Any:  # noqa: ANN401 - a cell holds anything
        """What stands there: text, a number, a day as its number, a formula after '=', or None."""
        return self.sheet.values.get((self.row, self.column))

    @value.setter
    def value(self, new: Any) -> None:  # noqa: ANN401 - idem
        at = self.row, self.column
        if new != self.value or type(new) is not type(self.value):
            self.sheet.typed[at] = self.sheet.values[at] = new

    @property
    def data_type(self) -> str:
        """'s' when it was said to be text, whatever it looks like."""
        return self.sheet.kinds.get((self.row, self.column), "")

    @data_type.setter
    def data_type(self, kind: str) -> None:
        self.sheet.kinds[self.row, self.column] = kind

    @property
    def colour(self) -> str:
        """What it is filled with, as in `FFFFF9E0`; "" with nothing."""
        return self.sheet.book.colours[self.sheet.looks.get((self.row, self.column), 0)]


class Sheet:
    """One sheet of a workbook."""

    def __init__(self, book: "Book", title: str, state: str, part: str) -> None:
        self.book, self.sheet_state, self.part = book, state, part
        self._title = title
        self.typed: dict[tuple[int, int], Any] = {}
        self.kinds: dict[tuple[int, int], str] = {}

    @property
    def title(self) -> str:
        """What stands on its tab."""
        return self._title

    @cached_property
    def _root(self) -> Any:  # noqa: ANN401 - lxml publishes no types
        return etree.fromstring(self.book.parts[self.part])

    @cached_property
    def values(self) -> dict[tuple[int, int], Any]:
        """What stands in every cell that the file has, by row and column; None in one that is empty."""
        return dict(_values_in(self.book.parts[self.part], self.book.parts.get(_STRINGS, b"")))

    @cached_property
    def looks(self) -> dict[tuple[int, int], int]:
        """The number of the style of every cell that the file has."""
        return {_place(c.get("r")): int(c.get("s", "0")) for c in self._root.iter(f"{_MAIN}c")}

    @property
    def max_row(self) -> int:
        """The last row with a cell."""
        return max((row for row, _ in self.values), default=1)

    @property
    def max_column(self) -> int:
        """The last column with a cell."""
        return max((column for _, column in self.values), default=1)

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a place, counted from 1."""
        return Cell(self, row, column)

    def __getitem__(self, place: str | int) -> Any:  # noqa: ANN401 - as in openpyxl: a cell, or a row of them
        if isinstance(place, int):
            return next(self.iter_rows(place, place))
        return self.cell(*coordinate_to_tuple(place))

    def __setitem__(self, place: str, value: Any) -> None:  # noqa: ANN401 - a cell holds anything
        self.cell(*coordinate_to_tuple(place)).value = value

    def iter_rows(
        self,
        min_row: int = 1,
        max_row: int | None = None,
        min_col: int = 1,
        max_col: int | None = None,
        *,
        values_only: bool = False,
    ) -> Iterator[tuple[Any, ...]]:
        """Rows of cells, or of their values."""
        columns = range(min_col, (max_col or self.max_column) + 1)
        for row in range(min_row, (max_row or self.max_row) + 1):
            if values_only:
                yield tuple(self.values.get((row, column)) for column in columns)
            else:
                yield tuple(Cell(self, row, column) for column in columns)

    def append(self, values: Sequence[Any]) -> None:
        """Type a row below the last."""
        row = self.max_row + 1
        for column, value in enumerate(values, start=1):
            self.cell(row, column).value = value

    def delete_rows(self, row: int, amount: int = 1) -> None:
        """Have what stands in some rows go, and what stands below them come up."""
        last, columns = self.max_row, range(1, self.max_column + 1)
        for at in range(row, last + 1):
            for column in columns:
                self.cell(at, column).value = self.values.get((at + amount, column))
        for at in range(max(row, last + 1 - amount), last + 1):
            for column in columns:
                self.values.pop((at, column), None)

    def delete_cols(self, column: int) -> None:
        """Have what stands in a column go, and what stands right of it come over."""
        last = self.max_column
        for row in range(1, self.max_row + 1):
            for at in range(column, last + 1):
                self.cell(row, at).value = self.values.get((row, at + 1))
            self.values.pop((row, last), None)

    @property
    def rows(self) -> Iterator[tuple[Any, ...]]:
        """All rows of cells."""
        return self.iter_rows()

    def written(self) -> bytes:
        """The sheet with what was typed in it."""
        data = self._root.find(f"{_MAIN}sheetData")
        rows = {int(row.get("r")): row for row in data}
        for (at_row, at_column), value in sorted(self.typed.items()):
            row = rows.get(at_row)
            if row is None:
                row = rows[at_row] = etree.Element(f"{_MAIN}row", r=str(at_row))
                data.insert(sum(number < at_row for number in rows), row)
            cells = {_column_of(cell.get("r")): cell for cell in row}
            cell = cells.get(at_column)
            if cell is None:
                cell = etree.Element(f"{_MAIN}c", r=f"{get_column_letter(at_column)}{at_row}")
                row.attrib.pop("spans", None)
                row.insert(sum(number < at_column for number in cells), cell)
            self._set(cell, value, self.kinds.get((at_row, at_column)) == "s")
        return _bytes_of(self._root)

    def _set(self, cell: Any, value: Any, as_text: bool) -> None:  # noqa: ANN401 - an element, and anything in it
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        if value is None:
            return
        tag, text, kind = "v", str(value), ""
        if isinstance(value, bool):
            text, kind = str(int(value)), "b"
        elif isinstance(value, date):
            text = str(to_excel(value if isinstance(value, datetime) else datetime(*value.timetuple()[:3])))  # type: ignore[no-untyped-call]  # of openpyxl
            cell.set("s", self.book.style_of_day(cell.get("s", "0")))
        elif isinstance(value, str) and value.startswith("=") and not as_text:
            tag, text, kind = "f", value[1:], ""
        elif isinstance(value, str) and value in ERROR_CODES and not as_text:
            kind = "e"
        elif isinstance(value, str) and _STRINGS not in self.book.parts:
            cell.set("t", "inlineStr")
            inside = etree.SubElement(etree.SubElement(cell, f"{_MAIN}is"), f"{_MAIN}t")
            inside.text = value
            inside.set(_SPACE, "preserve")
            return
        elif isinstance(value, str):
            text, kind = str(self.book.number_of(value)), "s"
        if kind:
            cell.set("t", kind)
        etree.SubElement(cell, f"{_MAIN}{tag}").text = text


class Book:
    """A workbook to look into and to type in.

    Args:
        source: a file, its path, or a stream of its bytes.
    """

    def __init__(self, source: Source) -> None:
        data = Path(source).read_bytes() if isinstance(source, str | Path) else source.read()
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self._new: list[str] = []
        self.worksheets = list(self._sheets())

    def _sheets(self) -> Iterator[Sheet]:
        parts = {r.get("Id"): r.get("Target") for r in etree.fromstring(self.parts[_RELATIONS])}
        for sheet in etree.fromstring(self.parts[_BOOK]).iter(f"{_MAIN}sheet"):
            part = parts[sheet.get(_ID)]
            part = part[1:] if part.startswith("/") else f"xl/{part}"
            yield Sheet(self, sheet.get("name"), sheet.get("state", "visible"), part)

    @property
    def sheetnames(self) -> list[str]:
        """The titles of its sheets, in order."""
        return [sheet.title for sheet in self.worksheets]

    def __getitem__(self, title: str) -> Sheet:
        return next(sheet for sheet in self.worksheets if sheet.title == title)

    def __iter__(self) -> Iterator[Sheet]:
        return iter(self.worksheets)

    def __delitem__(self, title: str) -> None:
        """Take a sheet out, with what the book itself says of it."""
        gone = self[title]
        at = self.worksheets.index(gone)
        root = etree.fromstring(self.parts[_BOOK])
        sheets = root.find(f"{_MAIN}sheets")
        relation = sheets[at].get(_ID)
        sheets.remove(sheets[at])
        for name in list(root.iter(f"{_MAIN}definedName")):
            number = name.get("localSheetId")
            if number == str(at):
                name.getparent().remove(name)
            elif number is not None and int(number) > at:
                name.set("localSheetId", str(int(number) - 1))
        self.parts[_BOOK] = _bytes_of(root)
        self._without(_RELATIONS, "Id", relation)
        self._without(_TYPES, "PartName", f"/{gone.part}")
        del self.parts[gone.part]
        self.worksheets.remove(gone)

    def remove(self, sheet: Sheet) -> None:
        """Take a sheet out."""
        del self[sheet.title]

    def _without(self, part: str, key: str, value: str) -> None:
        root = etree.fromstring(self.parts[part])
        root.remove(next(each for each in root if each.get(key) == value))
        self.parts[part] = _bytes_of(root)

    @cached_property
    def strings(self) -> list[str]:
        """The texts that cells of all sheets share."""
        return list(_strings_in(self.parts[_STRINGS]))

    @cached_property
    def colours(self) -> list[str]:
        """What each style fills a cell with."""
        root = etree.fromstring(self.parts[_STYLES])
        fills = [
            [c.get("rgb", "") for c in fill.iter(f"{_MAIN}fgColor")] for fill in root.find(f"{_MAIN}fills")
        ]
        return ["".join(fills[int(style.get("fillId", "0"))]) for style in root.find(f"{_MAIN}cellXfs")]

    def number_of(self, text: str) -> int:
        """The number of a text among those, where it is put now when it did not stand there."""
        if text not in self._numbers:
            self._numbers[text] = len(self.strings)
            self.strings.append(text)
            self._new.append(text)
        return self._numbers[text]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {text: number for number, text in enumerate(self.strings)}

    def style_of_day(self, style: str) -> str:
        """The number of a style that shows a day and is as another for the rest."""
        root = etree.fromstring(self.parts[_STYLES])
        styles = root.find(f"{_MAIN}cellXfs")
        new = etree.fromstring(etree.tostring(styles[int(style)]))
        new.set("numFmtId", _DAY_FORMAT)
        new.set("applyNumberFormat", "1")
        styles.append(new)
        self.parts[_STYLES] = _bytes_of(root)
        return str(len(styles) - 1)

    def save(self, target: Source) -> None:
        """Write it, as saved at this moment.

        Args:
            target: a path, or a stream for its bytes.
        """
        changed = {sheet.part: sheet.written() for sheet in self.worksheets if sheet.typed}
        parts = self.parts | changed
        texts = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in self._new)
        if self._new:
            parts[_STRINGS] = parts[_STRINGS].replace(b"</sst>", f"{texts}</sst>".encode())
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
        parts[_CORE] = _SAVED.sub(rb"\g<1>" + now, parts[_CORE])
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, part in parts.items():
                archive.writestr(name, part)
        if isinstance(target, str | Path):
            Path(target).write_bytes(stream.getvalue())
        else:
            target.write(stream.getvalue())


def load_workbook(source: Source) -> Book:
    """A workbook to look into and to type in, under the name that openpyxl has for it."""
    return Book(source)


def _bytes_of(root: Any) -> bytes:  # noqa: ANN401 - lxml publishes no types
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _column_of(place: str) -> int:
    return int(coordinate_to_tuple(place)[1])


AnyBook = Book | Workbook
AnySheet = Sheet | Worksheet
"""Whichever of both ways a test took."""
