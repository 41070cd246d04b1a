# SPDX-License-Identifier: EUPL-1.2
"""The planning as a picture: a line per action, a column per quarter. A colour and a pattern per party."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.documents.blocks import ChartView
from toolkit.documents.charts.drawing import FILL, INK, PALE, QUIET, Draw, Sheet, charted
from toolkit.model.measures import Party
from toolkit.planning.others import OTHER_PARTIES
from toolkit.words.catalogue import say

_NAMES = 220  # room for the names; the rest is for the quarters
_LINES = 2
_THICK = 11
_PAD = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """One action in the picture.

    Attributes:
        name: number and title.
        start: number of its first column, from 0; negative when it began before.
        end: number of its last column.
        party: who takes it up.
        said: the same in words.
    """

    name: str
    start: int
    end: int
    party: Party
    said: str


def planning_chart(
    title: str, bars: Sequence[Bar], columns: Sequence[str], loads: Sequence[str], number: int, *, who: str
) -> ChartView:
    """Draw the planning.

    Args:
        title: of the chart.
        bars: the actions in order, at least one.
        columns: the quarters, short.
        loads: per quarter what it asks of whose plan it is; empty without.
        number: tells the charts of one document apart.
        who: whose plan it is.

    Returns:
        The chart; its description says every bar.
    """
    described = " ".join([say("plan.planning.chart.about"), *(b.said for b in bars)])
    return charted(title, described, number, _drawn(bars, columns, loads, who))


def _drawn(bars: Sequence[Bar], columns: Sequence[str], loads: Sequence[str], who: str) -> Draw:
    def draw(sheet: Sheet) -> tuple[list[str], float]:
        start = 0 if sheet.narrow else _NAMES
        width = (sheet.width - start) / len(columns)

        def across(texts: Sequence[str], y: float, colour: str, *, bold: bool = False) -> list[str]:
            places = (start + width * (n + 0.5) for n in range(len(texts)))
            return [
                sheet.words(text, x, y, colour, bold=bold, anchor="middle")
                for text, x in zip(texts, places, strict=True)
            ]

        y = sheet.letter + 1.0
        drawn = across(columns, y, QUIET)
        y += _PAD
        for bar in bars:
            parts, y = _row(sheet, bar, y, start, width, len(columns))
            drawn += parts
        if loads:
            label = say("plan.planning.chart.load", who=who)
            drawn.append(sheet.words(label, 0, y + sheet.line, bold=True))
            y += 2 * sheet.line if sheet.narrow else sheet.line
            drawn += across(loads, y, INK, bold=True)
            y += _PAD
        parties = {bar.party for bar in bars}
        legend, y = sheet.legend(
            y + _PAD, [(_shade(p), say(f"plan.who.{p}")) for p in ("team", *OTHER_PARTIES) if p in parties]
        )
        return [*drawn, *legend], y

    return draw


def _row(  # noqa: PLR0917 - a place on a sheet
    sheet: Sheet, bar: Bar, y: float, start: float, width: float, columns: int
) -> tuple[list[str], float]:
    """An action from a height on, with the edges of the quarters beside it, and where the next begins."""
    room = sheet.width if sheet.narrow else _NAMES - 8
    lines = textwrap.wrap(bar.name, sheet.fits(room), max_lines=_LINES, placeholder="…")
    parts = [sheet.words(line, 0, y + sheet.letter + i * sheet.line) for i, line in enumerate(lines)]
    below = y + sheet.line * len(lines)
    top = below + 3 if sheet.narrow else y
    end = max(top + _THICK, below) + _PAD
    low, high = (top - 2, top + _THICK + 3) if sheet.narrow else (y - _PAD / 2, end - _PAD / 2)
    edges = " ".join(f"M{start + width * n:g} {low:g} V{high:g}" for n in range(columns + 1))
    parts.append(f'<path d="{edges}" stroke="{PALE}"/>')
    first, last = max(bar.start, 0), min(bar.end, columns - 1)
    if first <= last:
        x = start + width * first + 3
        parts.append(sheet.box(x, top, width * (last - first + 1) - 6, _shade(bar.party), _THICK))
    return parts, end


def _shade(party: Party) -> str:
    return FILL if party == "team" else party
