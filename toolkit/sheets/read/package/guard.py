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
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from toolkit.model.problem import Place, Problem
from toolkit.sheets.read.package.canonical import ODS, XLSX, Family, canonical
from toolkit.sheets.read.package.cells_xml import OdsContent, XlsxPart
from toolkit.sheets.read.package.drawn import drawn_in_ods, drawn_in_xlsx, has_drawings
from toolkit.sheets.read.package.extent import (
    MAX_AREA,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_TEXT,
    RefusedError,
    SheetExtent,
)
from toolkit.sheets.read.package.kinds import kind_of_zip, other_kind, words_of
from toolkit.sheets.read.package.plain_xml import is_plain, plain_extent, shared_text
from toolkit.sheets.read.values import normal

MAX_BYTES = 60_000_000
MAX_ENTRIES = 2_000
MAX_RATIO = 250
_RATIO_FROM = 5_000_000
_PIECE = 1 << 18

# parts that the fast reader opens; drawings are only looked at, and what else there is never leaves the zip
_XLSX = re.compile(
    r"\[content_types\]\.xml|_rels/\.rels|xl/(?!drawings/|charts/|media/|theme/).*\.(xml|rels)"
)
_DRAWING = re.compile(r"xl/drawings/[^/]*\.xml")
_ODS = ("mimetype", "meta-inf/manifest.xml", "content.xml")

_BOOK, _RELATIONS, _TEXTS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedstrings.xml"
_ODS_NAMES = tuple(f'xmlns:{prefix}="{space}"'.encode() for space, prefix in ODS.prefixes.items())[:3]
_PREFIXED_ROOT = re.compile(rb"\A[^<]*(?:<\?[^>]*>\s*)?<[^\s<>/]+:")
_NUMBERED = re.compile(rb"<v>[^<]*&#")  # read as an empty cell
# where the fast reader stops, or takes space between elements for text
_ODS_LOOSE = re.compile(rb">\s+</?(?:table:|office:|text:[ph][ >/])")

Kind = Literal["xlsx", "ods"]


@dataclass(frozen=True, slots=True)
class Inspected:
    """What the guard found.

    Attributes:
        kind: of workbook; None when it was refused.
        safe: the parts that hold cells, packed again, written anew where they were written otherwise
            than office programs do; empty when it was refused.
        sheets: what really occurs on every sheet, by name.
        problems: why it was refused.
    """

    kind: Kind | None = None
    safe: bytes = b""
    sheets: dict[str, SheetExtent] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def extent(self, sheet: str) -> SheetExtent:
        """What occurs on a sheet; nothing on one that was not looked at."""
        return self.sheets.get(sheet) or SheetExtent()


def inspect(file: str, data: bytes, unread: Collection[str] = (), *, anew: bool = False) -> Inspected:
    """Look at a workbook without trusting anything in it.

    Args:
        file: its name, for the problems.
        data: its bytes, whatever they are.
        unread: names of sheets, as `normal` gives them, that nobody will read: they stay in the zip.
        anew: write every part anew, also one that looks as office programs write it.

    Returns:
        Facts, or the reason for refusing it. Nothing is raised.
    """
    try:
        _refuse_other(other_kind(data))
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _inspect_zip(archive, unread, anew=anew)
    except RefusedError as error:
        return Inspected(problems=(Problem.of(error.code, file, error.place, **error.holes),))
    except Exception:  # a broken zip raises a dozen kinds of error, all with this one meaning
        return Inspected(problems=(Problem.of("workbook-unreadable", file),))


def _refuse_other(kind: str | None) -> None:
    if kind in {"password", "macros"}:
        raise RefusedError(f"workbook-{kind}")
    if kind is not None:
        raise RefusedError("workbook-kind-unknown", None, **words_of(kind))


def _inspect_zip(archive: zipfile.ZipFile, unread: Collection[str], *, anew: bool) -> Inspected:
    entries = {e.filename.replace("\\", "/").lower(): e for e in archive.infolist()}
    if len(entries) != len(archive.infolist()) or len(entries) > MAX_ENTRIES:
        raise RefusedError("workbook-unreadable")
    kind: Kind
    if _BOOK in entries:
        kind = "xlsx"
        wanted = {name: entry for name, entry in entries.items() if _XLSX.fullmatch(name)}
    elif "mimetype" in entries and "content.xml" in entries:
        kind = "ods"
        wanted = {name: entries[name] for name in _ODS if name in entries}
    else:
        _refuse_other(kind_of_zip(entries))
    if any(entry.flag_bits & 1 for entry in wanted.values()):
        raise RefusedError("workbook-password")
    if "xl/vbaproject.bin" in entries:
        raise RefusedError("workbook-macros")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as safe:
        copier = _Copier(archive, safe, anew=anew)
        drawings = {name: entry for name, entry in entries.items() if _DRAWING.fullmatch(name)}
        sheets = _scan_xlsx(copier, wanted, drawings, unread) if kind == "xlsx" else _scan_ods(copier, wanted)
    _check(sheets)
    return Inspected(kind, packed.getvalue(), sheets)


def _check(sheets: Mapping[str, SheetExtent]) -> None:
    """Refuse what would take more memory than any form."""
    for name, extent in sheets.items():
        if extent.stray is not None:
            place = Place(sheet=name, cell=extent.stray)
            raise RefusedError("workbook-stray-cell", place, rows=MAX_ROWS, columns=MAX_COLUMNS)
    most = max(sheets.items(), key=lambda item: item[1].text, default=("", SheetExtent()))
    area = sum(extent.rows * extent.columns for extent in sheets.values())
    if sum(extent.text for extent in sheets.values()) > MAX_TEXT or area > MAX_AREA:
        raise RefusedError("workbook-too-much-text", Place(sheet=most[0]), most=MAX_TEXT // 1_000_000)


def _scan_xlsx(
    copier: "_Copier",
    entries: dict[str, zipfile.ZipInfo],
    drawings: Mapping[str, zipfile.ZipInfo],
    unread: Collection[str],
) -> dict[str, SheetExtent]:
    book = _followed(copier.part(entries.pop(_BOOK), XLSX))
    relations = _followed(copier.part(entries.pop(_RELATIONS), XLSX)) if _RELATIONS in entries else XlsxPart()
    named = {_address(relations.targets.get(relation, "")): name for name, relation in book.sheets}
    read = {_address(relations.targets.get(r, "")) for name, r in book.sheets if normal(name) not in unread}
    wanted = {path: entry for path, entry in entries.items() if path not in named or path in read}
    parts = {path: copier.part(entry, XLSX) for path, entry in wanted.items()}
    lengths = [len(text) for text in parts.get(_TEXTS, b"").split(b"</si>")]
    extents: dict[str, SheetExtent] = {}
    for path, part in parts.items():
        extent = _extent(part, is_sheet=path in named)
        # a part with cells that the workbook does not name is measured too, under its own address
        if path in named or extent.any_cell:
            extent.text = shared_text(part, lengths) + len(part)
            _look_over(extent, path, parts, drawings, copier)
            extents[named.get(path, path)] = extent
    return extents


def _look_over(
    extent: SheetExtent,
    sheet: str,
    parts: Mapping[str, bytes],
    drawings: Mapping[str, zipfile.ZipInfo],
    copier: "_Copier",
) -> None:
    """Comments on a sheet and what is drawn on it, by its links to other parts."""
    folder, name = posixpath.split(sheet)
    links = parts.get(f"{folder}/_rels/{name}.rels")
    if links is None or not (b"comments" in links or b"drawings" in links):
        return
    for path in (_address(target, folder) for target in _followed(links).targets.values()):
        if "comments" in path and path in parts:
            comments = _followed(parts[path])
            extent.notes |= comments.notes
            extent.beyond += comments.extent.beyond
        elif path in drawings:
            extent.drawn += drawn_in_xlsx(copier.raw(drawings[path]))


def _followed(part: bytes) -> XlsxPart:
    scanner = XlsxPart()
    scanner.run([part])
    return scanner


def _extent(part: bytes, *, is_sheet: bool) -> SheetExtent:
    """What occurs in a part that was copied: at a glance where that will do."""
    if not part:
        return _followed(part).extent
    if not is_sheet and b"sheetData" not in part:
        return SheetExtent()  # texts and looks: no cell in it, and nothing that grows
    extent = plain_extent(part)
    return _followed(part).extent if extent is None else extent


def _address(target: str, base: str = "xl") -> str:
    path = target.replace("\\", "/").lower()
    return path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(base, path))


def _scan_ods(copier: "_Copier", entries: Mapping[str, zipfile.ZipInfo]) -> dict[str, SheetExtent]:
    content = OdsContent()
    for name, entry in entries.items():
        if name == "mimetype":
            if b"opendocument.spreadsheet" not in copier.part(entry):
                raise RefusedError("workbook-kind-unknown", None, **words_of("other"))
        else:
            scanner, part = content if name == "content.xml" else OdsContent(), copier.raw(entry)
            scanner.run([copier.keep(entry, part, ODS)])
            for sheet, texts in drawn_in_ods(part).items():
                content.sheets[sheet].drawn = texts
    return content.sheets


class _Copier:
    """Brings parts from one zip to another and counts what is unpacked, over all parts together."""

    def __init__(self, archive: zipfile.ZipFile, safe: zipfile.ZipFile, *, anew: bool) -> None:
        self.archive, self.safe, self.anew = archive, safe, anew
        self.total = 0

    def part(self, entry: zipfile.ZipInfo, family: Family | None = None) -> bytes:
        """The bytes of a part as they are written to the other zip: XML in the shape of office programs.

        Raises:
            RefusedError: when a part or all parts together swell too much.
        """
        return self.keep(entry, self.raw(entry), family)

    def raw(self, entry: zipfile.ZipInfo) -> bytes:
        """The bytes of a part as they are, only to look at.

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
        return b"".join(kept)

    def keep(self, entry: zipfile.ZipInfo, data: bytes, family: Family | None) -> bytes:
        """Write a part to the other zip; what stands there now."""
        if family is not None and (self.anew or not _is_usual(data, family)):
            data = canonical(data, family)
        self.safe.writestr(zipfile.ZipInfo(entry.filename), data)
        return data


def _is_usual(part: bytes, family: Family) -> bool:
    """True for XML in the shape in which office programs write it."""
    if not is_plain(part):
        return False
    if family is XLSX:
        return _PREFIXED_ROOT.search(part) is None and not (b"&#" in part and _NUMBERED.search(part))
    if b"<manifest:" in part:
        return True
    if has_drawings(part):  # written anew they are left out
        return False
    return all(name in part for name in _ODS_NAMES) and not _ODS_LOOSE.search(part, part.find(b"<office:"))
