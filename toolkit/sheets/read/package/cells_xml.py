# SPDX-License-Identifier: EUPL-1.2
"""Stream the XML inside a workbook: which cells occur, and what is said of them."""

import re
from collections.abc import Iterable
from xml.parsers import expat

from toolkit.sheets.read.package.extent import (
    CELL,
    MAX_AUTHORS,
    MAX_COLUMNS,
    MAX_NOTES,
    MAX_ROWS,
    NOTE_MAX,
    TEXT_MAX,
    Marked,
    RefusedError,
    SheetExtent,
    column_number,
    merged_in,
)

_CELL_TYPES = frozenset({"table:table-cell", "table:covered-table-cell"})


class Scanner:
    """An incremental parser that refuses document types and entities."""

    def __init__(self, *, namespaces: bool = False) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" " if namespaces else None)
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text

    def run(self, pieces: Iterable[bytes]) -> None:
        """Parse to the end.

        Raises:
            RefusedError: when this is no well-formed XML, or has a document type.
        """
        try:
            for piece in pieces:
                self.parser.Parse(piece, False)
            self.parser.Parse(b"", True)
        except (expat.ExpatError, UnicodeError, LookupError):
            raise RefusedError("workbook-unreadable") from None

    def _refuse(self, *_: object) -> None:
        raise RefusedError("workbook-unreadable")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Characters inside an element."""


class XlsxPart(Scanner):
    """Any part of an .xlsx: a sheet, the list of sheets, or their addresses.

    Attributes:
        extent: cells that occur in it.
        sheets: name and relation id, when it is the workbook part.
        targets: address by relation id, when it is a relations part.
        notes: text of each comment by cell, when it is a part with those; without who wrote it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.extent = SheetExtent()
        self.sheets: list[tuple[str, str]] = []
        self.targets: dict[str, str] = {}
        self.notes: dict[tuple[int, int], str] = {}
        self._noted: tuple[int, int] | None = None
        self._authors: list[str] = []
        self._row, self._column = -1, -1
        self._in_cell = self._filled = self._is_error = False
        self._formula: str | None = None
        self._value = ""
        self._inside = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Follow rows and cells; whatever the prefix, as the fast reader does."""
        local = name.rpartition(":")[2]
        if local == "c":
            self._start_cell(attributes)
        elif local == "row":
            self._row = _number(attributes.get("r"), self._row + 2) - 1
            self._column = -1
        elif self._in_cell and local in {"v", "f", "is"}:
            self._filled = True
            self._inside = local
            if local == "f":
                self._formula = ""
        elif local == "mergeCell":
            self.extent.merge(merged_in(attributes.get("ref", "")))
        elif local == "sheet" and "name" in attributes:
            relation = next((v for k, v in attributes.items() if k.rpartition(":")[2] == "id"), "")
            self.sheets.append((attributes["name"], relation))
        elif local == "comment" and (at := CELL.fullmatch(attributes.get("ref", ""))):
            if len(self.notes) < MAX_NOTES:
                self._noted = (int(at[2]) - 1, column_number(at[1]))
                self.notes[self._noted] = ""
            else:
                self.extent.beyond += 1
        elif local == "author" and len(self._authors) < MAX_AUTHORS:
            self._authors.append("")
            self._inside = local
        elif local == "t" and self._noted is not None:
            self._inside = local
        elif local == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._in_cell, self._filled, self._formula, self._value = True, False, None, ""
        self._is_error = attributes.get("t") == "e"
        at = attributes.get("r")
        if at is None:
            self._column += 1
            return
        found = CELL.fullmatch(at)
        if found is None:
            raise RefusedError("workbook-unreadable")
        self._row, self._column = int(found[2]) - 1, column_number(found[1])

    def end(self, name: str) -> None:
        """A cell that ends with a value counts."""
        local = name.rpartition(":")[2]
        if local in {"v", "f", "is", "t", "author"}:
            self._inside = ""
        elif local == "comment" and self._noted is not None:
            # Excel puts the name of whoever wrote a comment before its text
            text = self.notes[self._noted].strip()
            for author in filter(None, self._authors):
                text = text.removeprefix(f"{author}:").lstrip()
            self.notes[self._noted], self._noted = text, None
        elif local == "c" and self._in_cell:
            self._in_cell = False
            if self._filled:
                self.extent.add(max(0, self._row), self._column)
            if self._formula is not None or self._is_error:
                error = self._value if self._is_error else None
                self.extent.mark(max(0, self._row), self._column, Marked(self._formula, error))

    def text(self, data: str) -> None:
        """Keep the beginning of formulas and values."""
        if self._inside == "f" and self._formula is not None and len(self._formula) < TEXT_MAX:
            self._formula = (self._formula + data)[:TEXT_MAX]
        elif self._inside == "v" and len(self._value) < TEXT_MAX:
            self._value = (self._value + data)[:TEXT_MAX]
        elif self._inside == "t" and self._noted is not None and len(self.notes[self._noted]) < NOTE_MAX:
            self.notes[self._noted] = (self.notes[self._noted] + data)[:NOTE_MAX]
        elif self._inside == "author" and len(self._authors[-1]) < TEXT_MAX:
            self._authors[-1] += data[:TEXT_MAX]


class OdsContent(Scanner):
    """`content.xml` of an .ods (or its manifest, for the sign of a password).

    Attributes:
        sheets: what occurs, by sheet name.
    """

    def __init__(self) -> None:
        super().__init__()
        self.sheets: dict[str, SheetExtent] = {}
        self._extent: SheetExtent | None = None
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._in_cell = self._filled = self._row_filled = False
        self._depth = 0  # inside a comment, whose paragraphs are not the cell's
        self._noting = False  # inside a paragraph of a comment; who made it when is no text of it
        self._formula: str | None = None
        self._is_error = False
        self._value = ""
        self._text = self._row_text = 0
        self._row_marked: list[tuple[int, int, Marked]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Follow tables, rows and cells with their repetitions."""
        if name == "table:table":
            self._extent = self.sheets.setdefault(attributes.get("table:name", ""), SheetExtent())
            self._row = 0
        elif name.endswith(":encryption-data"):
            raise RefusedError("workbook-password")
        elif self._extent is None:
            return
        elif name == "table:table-row":
            self._rows = _number(attributes.get("table:number-rows-repeated"), 1)
            self._column, self._row_filled, self._row_marked, self._row_text = 0, False, [], 0
        elif name in _CELL_TYPES:
            self._columns = _number(attributes.get("table:number-columns-repeated"), 1)
            self._in_cell, self._value, self._text = True, "", 0
            self._merge(self._extent, attributes)
            self._formula = attributes.get("table:formula")
            self._is_error = attributes.get("calcext:value-type") == "error"
            self._filled = self._formula is not None or "office:value-type" in attributes
        elif name == "office:annotation":
            self._depth += 1
            if len(self._extent.notes) < MAX_NOTES:
                self._extent.notes.setdefault((self._row, self._column), "")
            else:
                self._extent.beyond += 1
        elif name == "text:p" and self._depth:
            self._noting = True
        elif name == "text:p" and self._in_cell:
            self._filled = True

    def end(self, name: str) -> None:
        """A cell or row that ends with a value counts as often as it is repeated."""
        if self._extent is None:
            return
        if name == "table:table":
            self._extent = None
        elif name == "table:table-row":
            self._end_row(self._extent)
        elif name in _CELL_TYPES:
            self._end_cell(self._extent)
        elif name == "office:annotation":
            self._depth -= 1
        elif name == "text:p" and self._noting:
            self._noting = False
            self._note("\n")

    def _note(self, data: str) -> None:
        """A piece of the text of a comment."""
        at = (self._row, self._column)
        notes = {} if self._extent is None else self._extent.notes
        if at in notes and len(notes[at]) < NOTE_MAX:
            notes[at] = (notes[at] + data)[:NOTE_MAX]

    def _merge(self, extent: SheetExtent, attributes: dict[str, str]) -> None:
        down, right = (
            _number(attributes.get(f"table:number-{of}-spanned"), 1) - 1 for of in ("rows", "columns")
        )
        if down or right:
            extent.merge([(self._row, self._column, self._row + down, self._column + right)])

    def _end_cell(self, extent: SheetExtent) -> None:
        self._in_cell = False
        self._row_text += self._columns * self._text
        if self._filled:
            self._row_filled = True
            extent.add(self._row, self._column + self._columns - 1)
        if self._formula is not None or self._is_error:
            what = Marked(_bare(self._formula), self._value if self._is_error else None)
            self._row_marked.append((self._column, self._columns, what))
        self._column += self._columns

    def _end_row(self, extent: SheetExtent) -> None:
        last = self._row + self._rows - 1
        extent.text += self._rows * self._row_text
        if self._row_filled:
            extent.add(last, 0)
        for column, width, what in self._row_marked:
            for row in range(self._row, min(last + 1, MAX_ROWS)):
                for each in range(column, min(column + width, MAX_COLUMNS)):
                    extent.mark(row, each, what)
        self._row = last + 1

    def text(self, data: str) -> None:
        """Keep the beginning of what a cell shows, and of a comment."""
        if self._noting:
            self._note(data)
        elif self._in_cell and not self._depth:
            self._text += len(data)
            if len(self._value) < TEXT_MAX:
                self._value = (self._value + data)[:TEXT_MAX]


def _bare(formula: str | None) -> str | None:
    """A formula without the name of its grammar and its equals sign."""
    return None if formula is None else re.sub(r"^(of:|oooc:|msoxl:)?=?", "", formula)[:TEXT_MAX]


def _number(text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    if not text.isascii() or not text.isdigit() or not 0 < len(text) <= 9 or int(text) < 1:
        raise RefusedError("workbook-unreadable")
    return int(text)
