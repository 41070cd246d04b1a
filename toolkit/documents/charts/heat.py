# SPDX-License-Identifier: EUPL-1.2
"""A map of municipality × theme: a figure in every cell, in a shade that reads without colour."""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from toolkit.documents.blocks import ChartView
from toolkit.documents.charts.drawing import FILL, INK, PALE, QUIET, WHITE, Draw, Sheet, charted
from toolkit.words.catalogue import say

Shade = Literal["none", "far", "under", "near"]

_SHADES: dict[Shade, tuple[str, str]] = {
    "none": (WHITE, QUIET),
    "far": (FILL, WHITE),
    "under": (PALE, INK),
    "near": (WHITE, INK),
}
_NAMES = 172  # room for what a row is called
_SMALLEST, _SMALL = 6.0, 7.0  # of letters in a cell, and in a head: a longer name is broken off
_BOLD = 0.69  # of a bold letter in the widest font that a reader may have, in its height
# where a syllable of a word may begin
_SYLLABLE = re.compile(r"(?<=[a-zà-ÿ])(?:sch|ch|ph|th|[b-df-hj-np-tv-xz])(?=[aeiouyà-ÿ])")
_LEAST_LETTERS = 3  # of a part of a word
_ROW, _HEAD_LINES, _NAME_LINES = 13, 2, 3


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One cell.

    Attributes:
        text: the figure, short.
        shade: how far it is from the norm.
        missed: True where a lower limit is missed.
    """

    text: str
    shade: Shade
    missed: bool = False

    @property
    def shown(self) -> str:
        """The figure with the sign of a lower limit."""
        return f"{self.text} !" if self.missed else self.text


@dataclass(frozen=True, slots=True)
class HeatLine:
    """One row: a theme, or a heading where it has no cells."""

    name: str
    cells: tuple[HeatCell, ...] = ()


def heat_chart(
    title: str,
    columns: Sequence[str],
    lines: Sequence[HeatLine],
    legend: Sequence[tuple[Shade, str]],
    number: int,
) -> ChartView:
    """Draw a map.

    Args:
        title: of the picture.
        columns: what the columns are called, one to eight.
        lines: headings, and rows with a cell per column.
        legend: what each shade says; the sign of a lower limit is added where it stands in a cell.
        number: tells the charts of one document apart, from 1.

    Returns:
        The chart, with a description that says every figure.
    """
    told = [
        say(
            "memo.heat.line",
            name=line.name,
            cells=", ".join(
                say("memo.heat.cell", name=c, figure=cell.shown)
                for c, cell in zip(columns, line.cells, strict=True)
            ),
        )
        for line in lines
        if line.cells
    ]
    missed = any(cell.missed for line in lines for cell in line.cells)
    words = [text for _, text in legend] + ([say("memo.heat.missed")] if missed else [])
    about = say("memo.heat.about", legend="; ".join(words))
    return charted(title, " ".join([about, *told]), number, _drawn(columns, lines, legend, missed=missed))


def _drawn(
    columns: Sequence[str], lines: Sequence[HeatLine], legend: Sequence[tuple[Shade, str]], *, missed: bool
) -> Draw:
    def draw(sheet: Sheet) -> tuple[list[str], float]:
        start = 0 if sheet.narrow else _NAMES
        wide = (sheet.width - start - 1) / len(columns)
        drawn, y = _heads(sheet, columns, start, wide)
        for line in lines:
            drawn_line, y = _line(sheet, line, start, wide, y)
            drawn += drawn_line
        entries = [(_SHADES[shade][0], text) for shade, text in legend]
        shades, y = sheet.legend(y + 8, entries)
        drawn += shades
        if missed:
            for told in textwrap.wrap(say("memo.heat.missed_sign"), sheet.fits(sheet.width)):
                drawn.append(sheet.words(told, 0, y + sheet.letter + 2, QUIET))
                y += sheet.line
            y += 4
        return drawn, y

    return draw


def _heads(sheet: Sheet, columns: Sequence[str], start: float, wide: float) -> tuple[list[str], float]:
    """The names above the columns, small enough to fit; each on at most two lines."""
    longest = max(len(word) for name in columns for word in name.split())
    letter = max(_SMALL, min(sheet.letter, (wide - 3) / (_BOLD * longest)))
    small = replace(sheet, letter=letter)
    most = max(3, int((wide - 2) / (letter * _BOLD)))
    drawn: list[str] = []
    lines = 1
    for place, name in enumerate(columns):
        parts = textwrap.wrap(_broken(name, most), most, max_lines=_HEAD_LINES, placeholder="…")
        lines = max(lines, len(parts))
        middle = start + wide * (place + 0.5)
        drawn += [
            small.words(part, middle, letter + n * letter * 1.2, bold=True, anchor="middle")
            for n, part in enumerate(parts)
        ]
    return drawn, lines * letter * 1.2 + 4


def _broken(name: str, most: int) -> str:
    """A name of which no part is longer than there is room for; between syllables, where it has them."""

    def parts(word: str) -> str:
        places = (found.start() for found in _SYLLABLE.finditer(word, _LEAST_LETTERS))
        place = max((at for at in places if at < most and len(word) - at >= _LEAST_LETTERS), default=most - 1)
        return f"{word[:place]}- {word[place:]}"

    return " ".join(parts(word) if len(word) > most else word for word in name.split())


def _fitting(sheet: Sheet, text: str, room: float) -> Sheet:
    """The sheet, with smaller letters where a text would not fit."""
    fits = max(1, sheet.fits(room))
    return (
        sheet if len(text) <= fits else replace(sheet, letter=max(_SMALLEST, sheet.letter * fits / len(text)))
    )


def _line(sheet: Sheet, line: HeatLine, start: float, wide: float, y: float) -> tuple[list[str], float]:
    if not line.cells:
        return sheet.named(line.name, sheet.width, y + 5, _NAME_LINES)
    room = sheet.width if sheet.narrow else start - 6
    names = textwrap.wrap(line.name, sheet.fits(room), max_lines=_NAME_LINES, placeholder="…")
    drawn = [sheet.words(n, 0, y + sheet.letter + 2 + i * sheet.line) for i, n in enumerate(names)]
    high: float = _ROW if sheet.narrow else max(_ROW, sheet.line * len(names) + 2)
    if sheet.narrow:
        y += sheet.line * len(names) + 3
        high = sheet.line + 2
    for place, cell in enumerate(line.cells):
        fill, ink = _SHADES[cell.shade]
        x = start + wide * place
        if cell.shade != "none":  # without a frame: no figure is not the lightest of the shades
            drawn.append(sheet.box(x, y, wide - 2, fill, high - 2))
        middle = y + high / 2 + sheet.letter * 0.34
        drawn.append(
            _fitting(sheet, cell.shown, wide - 4).words(
                cell.shown, x + wide / 2 - 1, middle, ink, anchor="middle"
            )
        )
    return drawn, y + high + (3 if sheet.narrow else 1)
