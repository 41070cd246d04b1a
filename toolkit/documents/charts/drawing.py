# SPDX-License-Identifier: EUPL-1.2
"""What every chart is drawn with: two sheets, the same picture on each, and shades that need no colour.

Only presentation attributes: a page with a strict content security policy refuses styles in a picture,
and Typst reads the same text. No references to anything outside it.
"""

import re
import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from toolkit.documents.blocks import ChartView

INK, QUIET, FILL, ALARM, EDGE, PALE = "#1a1a1a", "#4a4a4a", "#1f4e79", "#8a1c1c", "#6b6b6b", "#c9ced4"
WHITE = "#ffffff"
_WIDE, _NARROW = 500, 320
_LETTER, _LARGE = 9.5, 12.0  # of each sheet: as the text around it on paper, and on a telephone
_LETTER_WIDE, _BOLD_WIDE = 0.53, 0.58  # of a letter in a wide font, in its height
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# a shade by name: the size of its tile, how it is turned, and what stands in it
_TILES = {
    "possible": (5, 45, f'<rect width="1.6" height="5" fill="{FILL}"/>'),
    "employer": (6, -45, '<rect width="3" height="6" fill="#9a4a00"/>'),
    "municipality": (5, 0, '<circle cx="2.5" cy="2.5" r="1.5" fill="#1d6b3c"/>'),
    "region": (4, 0, '<rect width="4" height="1.4" fill="#5b2a86"/>'),
}
_EDGES = {"possible": FILL, "employer": "#9a4a00", "municipality": "#1d6b3c", "region": "#5b2a86"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a picture is drawn on.

    Attributes:
        name: begins every id in the picture, so that two of them never meet in one page.
        width: in user units.
        letter: size of its letters, in user units.
    """

    name: str
    width: int
    letter: float

    @property
    def narrow(self) -> bool:
        """True where names have no room beside what is drawn, and stand above it."""
        return self.width < _WIDE

    @property
    def line(self) -> int:
        """From one line of words to the next."""
        return round(self.letter * 1.3)

    def fits(self, room: float, *, bold: bool = False) -> int:
        """How many letters surely fit beside each other in a room."""
        return int(room / self.long("n", bold=bold))

    def long(self, text: str, *, bold: bool = False) -> float:
        """How much room words surely have enough of."""
        return len(text) * self.letter * (_BOLD_WIDE if bold else _LETTER_WIDE)

    def words(
        self, text: str, x: float, y: float, colour: str = INK, *, bold: bool = False, anchor: str = "start"
    ) -> str:
        """Words with their baseline at a height; `anchor` is SVG's."""
        weight = ' font-weight="700"' if bold else ""
        place = "" if anchor == "start" else f' text-anchor="{anchor}"'
        return (
            f'<text x="{x:g}" y="{y:g}" font-size="{self.letter:g}" fill="{colour}"{weight}{place}>'
            f"{clean(text)}</text>"
        )

    def box(self, x: float, y: float, width: float, shade: str, high: float) -> str:
        """A rectangle in a shade (`possible`, a party) or a colour, with an edge on whole pixels."""
        fill = f"url(#{self.name}-{shade})" if shade in _TILES else shade
        edge = _EDGES.get(shade, EDGE if shade == WHITE else shade)
        return (
            f'<rect x="{x + 0.5:g}" y="{y + 0.5:g}" width="{width:g}" height="{high:g}" '
            f'fill="{fill}" stroke="{edge}"/>'
        )

    def named(self, name: str, room: float, y: float, most: int) -> tuple[list[str], float]:
        """What a row is called, in bold on as many lines as it takes, at most some; and where they end."""
        lines = textwrap.wrap(name, self.fits(room, bold=True), max_lines=most, placeholder="…")
        drawn = [self.words(n, 0, y + self.letter + i * self.line, bold=True) for i, n in enumerate(lines)]
        return drawn, y + self.line * len(lines)

    def filled(self, x: float, y: float, wide: float, ends: tuple[float, float], high: float) -> list[str]:
        """A bar that is certain up to its first end and possible up to its second, both 0 to 100."""
        low, possible = (wide * end / 100 for end in ends)
        drawn = [self.box(x, y, wide, WHITE, high)]
        if possible > low:
            drawn.append(self.box(x + low, y, possible - low, "possible", high))
        return [*drawn, self.box(x, y, low, FILL, high)] if low else drawn

    def legend(self, y: float, entries: Iterable[tuple[str, str]]) -> tuple[list[str], float]:
        """Shades with what they stand for, as many beside each other as fit; and where they end."""
        drawn: list[str] = []
        x, size = 0.0, round(self.letter)
        for shade, text in entries:
            wide = size + 6 + len(text) * self.letter * _LETTER_WIDE
            if x and x + wide > self.width:
                x, y = 0.0, y + self.line + 4
            drawn.append(self.box(x, y, 1.3 * size, shade, size))
            drawn.append(self.words(text, x + 1.3 * size + 6, y + size - 0.5, QUIET))
            x += wide + 16
        return drawn, y + size + 4


Draw = Callable[[Sheet], tuple[list[str], float]]
"""Draws a picture on a sheet: its elements, and how high it became."""


def charted(title: str, description: str, number: int, draw: Draw) -> ChartView:
    """A picture as wide as a page and the same as narrow as a telephone, with its words.

    Args:
        title: short name.
        description: what it shows, figure by figure.
        number: tells the charts of one document apart; ids in the picture are made of it.
        draw: draws it.

    Returns:
        The chart.
    """
    wide, narrow = Sheet(f"chart-{number}", _WIDE, _LETTER), Sheet(f"chart-{number}-narrow", _NARROW, _LARGE)
    (svg, height), (small, _) = (_framed(sheet, title, description, *draw(sheet)) for sheet in (wide, narrow))
    return ChartView(title, description, svg, _WIDE, height, small)


def _framed(sheet: Sheet, title: str, description: str, drawn: list[str], height: float) -> tuple[str, int]:
    heading, about, high = f"{sheet.name}-title", f"{sheet.name}-desc", round(height + 0.5)
    inside = "".join(drawn)
    shades = "".join(
        f'<pattern id="{sheet.name}-{shade}" width="{size}" height="{size}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate({turn})"><rect width="{size}" height="{size}" '
        f'fill="{WHITE}"/>{mark}</pattern>'
        for shade, (size, turn, mark) in _TILES.items()
        if f"url(#{sheet.name}-{shade})" in inside
    )
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {sheet.width} {high}" width="{sheet.width}" '
        f'height="{high}" role="img" aria-labelledby="{heading} {about}" '
        f"font-family=\"'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif\">"
    )
    words = f'<title id="{heading}">{clean(title)}</title><desc id="{about}">{clean(description)}</desc>'
    return f"{head}{words}<defs>{shades}</defs>{inside}</svg>", high


def clean(text: str) -> str:
    """Text that is safe between tags and in attributes, without what XML forbids."""
    return escape(_NOT_XML.sub("", text))
