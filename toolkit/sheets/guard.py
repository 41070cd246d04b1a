# SPDX-License-Identifier: EUPL-1.2
"""Look at a workbook before the fast reader does: how large it really is, and what was not typed in.

One stray cell in the last row and column makes the fast reader take all memory and end the program,
without an exception. So every part is first streamed out of the zip in bounded pieces. What passes
is packed again, so that the fast reader sees exactly the bytes that were looked at.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Literal

from toolkit.model.problem import Place, Problem
from toolkit.sheets.cells_xml import (
    MAX_COLUMNS,
    MAX_ROWS,
    Marked,
    OdsContent,
    RefusedError,
    SheetExtent,
    XlsxPart,
)
from toolkit.sheets.plain_xml import is_plain, plain_extent
from toolkit.sheets.values import normal

MAX_BYTES = 200_000_000
MAX_ENTRIES = 2_000
MAX_RATIO = 250
_RATIO_FROM = 5_000_000
_PIECE = 1 << 18

# parts that the fast reader opens; pictures, macros and what Office adds never leave the zip
_XLSX = re.compile(
    r"\[content_types\]\.xml|_rels/\.rels|xl/(?!drawings/|charts/|media/|theme/).*\.(xml|rels)"
)
_ODS = ("mimetype", "meta-inf/manifest.xml", "content.xml")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_XLSX = "EncryptedPackage".encode("utf-16-le")

_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"

Kind = Literal["xlsx", "ods"]


@dataclass(frozen=True, slots=True)
class Inspected:
    """What the guard found.

    Attributes:
        kind: of workbook; None when it was refused.
        safe: the parts that hold cells, packed again; empty when it was refused.
        sheets: what really occurs on every sheet, by name.
        problems: why it was refused.
    """

    kind: Kind | None = None
    safe: bytes = b""
    sheets: dict[str, SheetExtent] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def marked(self, sheet: str) -> dict[tuple[int, int], Marked]:
        """Cells of a sheet with a formula or an error value, by row and column from 0."""
        return self.sheets[sheet].marked if sheet in self.sheets else {}


def inspect(file: str, data: bytes, unread: Collection[str] = ()) -> Inspected:
    """Look at a workbook without trusting anything in it.

    Args:
        file: its name, for the problems.
        data: its bytes, whatever they are.
        unread: names of sheets, as `normal` gives them, that nobody will read: they stay in the zip.

    Returns:
        Facts, or the reason for refusing it. Nothing is raised.
    """
    try:
        _check_beginning(data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _inspect_zip(archive, unread)
    except RefusedError as error:
        return Inspected(problems=(Problem.of(error.code, file, error.place, **error.holes),))
    except Exception:  # a broken zip raises a dozen kinds of error, all with this one meaning
        return Inspected(problems=(Problem.of("workbook-unreadable", file),))


def _check_beginning(data: bytes) -> None:
    if data.startswith(_OLE):  # the old format, or a new one behind a password
        raise RefusedError("workbook-password" if _ENCRYPTED_XLSX in data else "workbook-macros")
    if not data.startswith(b"PK"):
        raise RefusedError("workbook-kind-unknown")


def _inspect_zip(archive: zipfile.ZipFile, unread: Collection[str]) -> Inspected:
    entries = {e.filename.replace("\\", "/").lower(): e for e in archive.infolist()}
    if len(entries) != len(archive.infolist()) or len(entries) > MAX_ENTRIES:
        raise RefusedError("workbook-unreadable")
    kind: Kind
    if _BOOK in entries:
        kind = "xlsx"
        wanted = [entry for name, entry in entries.items() if _XLSX.fullmatch(name)]
    elif "mimetype" in entries and "content.xml" in entries:
        kind = "ods"
        wanted = [entries[name] for name in _ODS if name in entries]
    else:
        raise RefusedError("workbook-kind-unknown")
    if any(entry.flag_bits & 1 for entry in wanted):
        raise RefusedError("workbook-password")
    if "xl/vbaproject.bin" in entries:
        raise RefusedError("workbook-macros")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as safe:
        copier = _Copier(archive, safe)
        sheets = _scan_xlsx(copier, wanted, unread) if kind == "xlsx" else _scan_ods(copier, wanted)
    for name, extent in sheets.items():
        if extent.stray is not None:
            place = Place(sheet=name, cell=extent.stray)
            raise RefusedError("workbook-stray-cell", place, rows=MAX_ROWS, columns=MAX_COLUMNS)
    return Inspected(kind, packed.getvalue(), sheets)


def _scan_xlsx(
    copier: "_Copier", wanted: list[zipfile.ZipInfo], unread: Collection[str]
) -> dict[str, SheetExtent]:
    entries = {entry.filename.replace("\\", "/").lower(): entry for entry in wanted}
    book, relations = XlsxPart(), XlsxPart()
    book.run(copier.pieces(entries.pop(_BOOK)))
    if _RELATIONS in entries:
        relations.run(copier.pieces(entries.pop(_RELATIONS)))
    named = {_address(relations.targets.get(relation, "")): name for name, relation in book.sheets}
    read = {_address(relations.targets.get(r, "")) for name, r in book.sheets if normal(name) not in unread}
    extents: dict[str, SheetExtent] = {}
    for path, entry in entries.items():
        if path in named and path not in read:
            continue
        extent = _extent(b"".join(copier.pieces(entry)), is_sheet=path in named)
        # a part with cells that the workbook does not name is measured too, under its own address
        if path in named or extent.any_cell:
            extents[named.get(path, path)] = extent
    return extents


def _extent(part: bytes, *, is_sheet: bool) -> SheetExtent:
    """What occurs in a part; at a glance where that will do."""
    if is_plain(part):
        if not is_sheet and b"sheetData" not in part:
            return SheetExtent()  # texts and looks: no cell in it, and nothing that grows
        extent = plain_extent(part)
        if extent is not None:
            return extent
    scanner = XlsxPart()
    scanner.run([part])
    return scanner.extent


def _address(target: str) -> str:
    path = target.replace("\\", "/").lower()
    return path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join("xl", path))


def _scan_ods(copier: "_Copier", wanted: list[zipfile.ZipInfo]) -> dict[str, SheetExtent]:
    content = OdsContent()
    for entry in wanted:
        name = entry.filename.lower()
        if name == "mimetype":
            if b"opendocument.spreadsheet" not in b"".join(copier.pieces(entry)):
                raise RefusedError("workbook-kind-unknown")
        else:
            scanner = content if name == "content.xml" else OdsContent()
            scanner.run(copier.pieces(entry))
    return content.sheets


class _Copier:
    """Streams parts from one zip to another and counts what is unpacked, over all parts together."""

    def __init__(self, archive: zipfile.ZipFile, safe: zipfile.ZipFile) -> None:
        self.archive = archive
        self.safe = safe
        self.total = 0

    def pieces(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes of a part in bounded pieces, each written to the other zip on the way.

        Raises:
            RefusedError: when a part or all parts together swell too much.
        """
        most = max(_RATIO_FROM, MAX_RATIO * entry.compress_size)
        kept: list[bytes] = []
        mine = 0
        with self.archive.open(entry) as source:
            while piece := source.read(_PIECE):
                mine += len(piece)
                self.total += len(piece)
                if self.total > MAX_BYTES or mine > most:
                    raise RefusedError("workbook-too-large", megabytes=MAX_BYTES // 1_000_000)
                kept.append(piece)
                yield piece
        self.safe.writestr(zipfile.ZipInfo(entry.filename), b"".join(kept))
