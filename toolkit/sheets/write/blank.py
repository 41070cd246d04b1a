# SPDX-License-Identifier: EUPL-1.2
"""A workbook with holes: made once, filled in many times.

Most of what stands in a workbook for a team stands in that of every other. Writing thousands of cells costs
far more than putting a name in a few of them, so the cells are written once, with holes for what differs.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.sheets.write.book import packed

# private-use characters: no text of ours or of a reader's keyboard has them, and XlsxWriter leaves them alone
_OPEN, _CLOSE = "\ue000", "\ue001"
_HOLE = re.compile(f"{_OPEN}([^{_CLOSE}]+){_CLOSE}".encode())
_TEXT = re.compile(rb"<t>([^<]*" + _OPEN.encode() + rb")")
_CELL_TEXTS = "xl/sharedStrings.xml"
# what XML cannot hold, and a text that looks like the way in which a cell writes that
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LOOKS_ESCAPED = re.compile(r"(?=_x[0-9A-Fa-f]{4}_)")


def hole(name: str) -> str:
    """A place in a text of a workbook that is filled in later."""
    return f"{_OPEN}{name}{_CLOSE}"


@dataclass(frozen=True, slots=True)
class Blank:
    """A workbook with holes.

    Attributes:
        parts: name, bytes and whether there are holes in it, in the order of the zip.
    """

    parts: tuple[tuple[str, bytes, bool], ...]


def blank_of(parts: Iterable[tuple[str, bytes]]) -> Blank:
    """Find the holes.

    Args:
        parts: name and bytes of each part of a finished workbook, with holes in its texts.

    Returns:
        The workbook, to be filled in.
    """
    # what comes in a hole may begin or end with a space
    kept = [(name, _TEXT.sub(rb'<t xml:space="preserve">\1', part)) for name, part in parts]
    return Blank(tuple((name, part, _HOLE.search(part) is not None) for name, part in kept))


def fill_in(blank: Blank, texts: Mapping[str, str]) -> bytes:
    """Fill in every hole.

    Args:
        blank: the workbook.
        texts: by name of the hole; whatever is in them stays text.

    Returns:
        The bytes of an .xlsx file.

    Raises:
        KeyError: when a hole has no text: our fault, never the user's.
    """
    plain = {name.encode(): _xml(_CONTROL.sub("", text)) for name, text in texts.items()}
    in_cells = {name.encode(): _xml(_cell_text(text)) for name, text in texts.items()}
    return packed(
        (name, _filled(part, in_cells if name == _CELL_TEXTS else plain) if has_holes else part)
        for name, part, has_holes in blank.parts
    )


def _filled(part: bytes, inside: Mapping[bytes, bytes]) -> bytes:
    return _HOLE.sub(lambda found: inside[found[1]], part)


def _cell_text(text: str) -> str:
    return _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", _LOOKS_ESCAPED.sub("_x005F", text))


def _xml(text: str) -> bytes:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
