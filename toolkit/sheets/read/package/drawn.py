# SPDX-License-Identifier: EUPL-1.2
"""What is drawn over the cells of a sheet: texts in boxes and shapes, and pictures. None is an answer."""

import re
from dataclasses import dataclass, field

from toolkit.sheets.read.package.cells_xml import Scanner
from toolkit.sheets.read.package.extent import MAX_NOTES, NOTE_MAX, RefusedError

_SHAPES = frozenset({"sp", "cxnSp", "pic"})
_DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_ANY_ODS = re.compile(
    rb"<[^\s<>/:]+:(?:custom-shape|text-box|image|rect|ellipse|circle|line|polygon|path|g)[\s/>]"
)


@dataclass(slots=True)
class _Drawn:
    """What was drawn so far, and the shape that is being read."""

    texts: list[str] = field(default_factory=list)
    text: str = ""
    is_picture: bool = False

    def add(self, data: str) -> None:
        """More text of this shape."""
        if len(self.text) < NOTE_MAX:
            self.text = (self.text + data)[:NOTE_MAX]

    def close(self) -> None:
        """Keep this shape when it says or shows something; a line or an arrow does not."""
        if (self.text.strip() or self.is_picture) and len(self.texts) < MAX_NOTES:
            self.texts.append(self.text.strip())
        self.text, self.is_picture = "", False


def drawn_in_xlsx(part: bytes) -> list[str]:
    """What a drawing of an .xlsx shows.

    Args:
        part: its XML.

    Returns:
        The text of each shape that has one, lines apart; an empty text for a picture, and for what cannot be
        read: no answer stands in a drawing, so that none is refused because of it.
    """
    scanner = _Xlsx()
    try:
        scanner.run([part])
    except RefusedError:
        return [*scanner.drawn.texts, ""]
    return scanner.drawn.texts


def drawn_in_ods(content: bytes) -> dict[str, list[str]]:
    """The same of each sheet of an .ods, by its name.

    Args:
        content: its `content.xml`, under whatever prefixes.

    Returns:
        Only the sheets on which something is drawn.

    Raises:
        RefusedError: when this is no well-formed XML, or has a document type.
    """
    if not has_drawings(content):
        return {}
    scanner = _Ods()
    scanner.run([content])
    return {name: drawn.texts for name, drawn in scanner.sheets.items() if drawn.texts}


def has_drawings(content: bytes) -> bool:
    """True when something may be drawn on a sheet of an .ods: the fast reader takes its text for a cell's."""
    return _ANY_ODS.search(content) is not None


class _Xlsx(Scanner):
    def __init__(self) -> None:
        super().__init__()
        self.drawn = _Drawn()
        self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - only names tell
        local = name.rpartition(":")[2]
        self._inside = local == "t"
        self.drawn.is_picture |= local == "pic"

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        self._inside = False
        if local == "p":
            self.drawn.add("\n")
        elif local in _SHAPES:
            self.drawn.close()

    def text(self, data: str) -> None:
        if self._inside:
            self.drawn.add(data)


class _Ods(Scanner):
    def __init__(self) -> None:
        super().__init__(namespaces=True)
        self.sheets: dict[str, _Drawn] = {}
        self._at: _Drawn | None = None
        self._depth = self._paragraphs = 0
        self._is_chart = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if (space, local) == (_TABLE, "table") and not self._depth:
            self._at = self.sheets.setdefault(attributes.get(f"{_TABLE} name", ""), _Drawn())
        elif self._at is not None and (self._depth or space == _DRAW):
            self._depth += 1
            self._paragraphs += (space, local) == (_TEXT, "p")
            # a picture of a chart stands beside the chart itself
            self._is_chart |= (space, local) == (_DRAW, "object")
            self._at.is_picture |= (space, local) == (_DRAW, "image")

    def end(self, name: str) -> None:
        if self._at is None or not self._depth:
            return
        self._depth -= 1
        if name == f"{_TEXT} p":
            self._paragraphs -= 1
            self._at.add("\n")
        if not self._depth:
            self._at.is_picture &= not self._is_chart
            self._at.close()
            self._is_chart = False

    def text(self, data: str) -> None:
        if self._at is not None and self._paragraphs:
            self._at.add(data)
