# SPDX-License-Identifier: EUPL-1.2
"""A bar per row against the norm, in the same hand in every document.

It reads without colour: certain is solid, still possible is hatched, the rest of the way to the
norm is white. A row over all has no bar of its own but a line from the lowest to the highest.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.documents.blocks import ChartView
from toolkit.documents.charts.drawing import ALARM, EDGE, FILL, INK, QUIET, WHITE, Draw, Sheet, charted
from toolkit.words.catalogue import say

_THICK = 12
_NAMES, _FIGURE = 175, 52  # room for the names of rows, and for a figure behind the bar
_BESIDE = 96  # room for what stands at the right edge
_NAME_LINES = 3
_GAP = 3


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme in table and chart.

    Attributes:
        theme: title.
        figure: '71 %' or '69–73 %'.
        low: length of the bar that is certain, 0 to 100.
        high: length that is still possible, from `low` to 100.
        status: in words.
        counts: criteria per status.
        limits: lower limits by state; empty without.
        short: '9 van 10 op de norm', over the criteria with a norm.
        mark: what the chart says of lower limits that are missed or open; empty when all is well.
        missed: how many lower limits are missed.
    """

    theme: str
    figure: str
    low: float
    high: float
    status: str
    counts: str
    limits: str
    short: str
    mark: str
    missed: int


@dataclass(frozen=True, slots=True)
class BarRow:
    """One row of a chart with bars.

    Attributes:
        name: what it is.
        figure: in words.
        low: where certain ends, 0 to 100; None without a figure.
        high: where possible ends, from `low` to 100; None without a figure.
        beside: what stands behind the figure; where there is no room, below the bar.
        mark: a line in bold below the bar; empty without.
        sign: what goes before the mark: a filled or an open triangle, or nothing.
        spread: True draws a line from low to high in place of a bar.
    """

    name: str
    figure: str
    low: float | None
    high: float | None
    beside: str = ""
    mark: str = ""
    sign: str = ""
    spread: bool = False


def bar_chart(title: str, rows: Sequence[ThemeRow], number: int) -> ChartView:
    """Draw one list: a bar per theme against the norm.

    Args:
        title: of the list.
        rows: its themes, at least one.
        number: tells the charts of one document apart, from 1.

    Returns:
        The chart with a title and a description that says every figure.
    """
    described = [
        say("plan.chart.line", theme=r.theme, figure=r.figure, counts=r.counts)
        + (f" {r.mark}." if r.mark else "")
        for r in rows
    ]
    bars = [
        BarRow(
            r.theme,
            r.figure,
            r.low,
            r.high,
            r.short,
            r.mark,
            "" if not r.mark else ALARM if r.missed else WHITE,
        )
        for r in rows
    ]
    description = " ".join([say("plan.chart.about"), *described])
    return charted(title, description, number, bars_drawn(bars, say("plan.chart.meets")))


def bars_drawn(rows: Sequence[BarRow], head: str = "") -> Draw:
    """What draws rows of bars with their scale and legend.

    Args:
        rows: in order.
        head: over what stands behind the figures; empty without.
    """

    def draw(sheet: Sheet) -> tuple[list[str], float]:
        start = 0 if sheet.narrow else _NAMES
        wide = sheet.width - start - (_FIGURE * sheet.letter / 9.5 + (70 if sheet.narrow else _BESIDE))
        y = sheet.letter + 1.0
        drawn = []
        if head:
            drawn.append(sheet.words(head, sheet.width, y, QUIET, anchor="end"))
            y += sheet.line if sheet.narrow else 0
        for share, label, anchor in (
            (0.0, "0 %", "start"),
            (0.5, "50 %", "middle"),
            (1.0, say("plan.chart.norm"), "end"),
        ):
            drawn.append(sheet.words(label, start + wide * share, y, QUIET, anchor=anchor))
        y += _GAP
        for row in rows:
            parts, y = _row(sheet, row, y, start, wide)
            drawn += parts
        if any((row.high or 0) > (row.low or 0) for row in rows if not row.spread):
            legend, y = sheet.legend(y + 3, [("possible", say("plan.chart.possible"))])
            drawn += legend
        if any(row.spread for row in rows):
            drawn.append(_line(0, 1.3 * sheet.letter, y + sheet.letter / 2, sheet.letter / 2))
            drawn.append(
                sheet.words(say("comparison.chart.spread"), 1.3 * sheet.letter + 6, y + sheet.letter, QUIET)
            )
            y += sheet.line + 2
        return drawn, y

    return draw


def _row(sheet: Sheet, row: BarRow, y: float, start: float, wide: float) -> tuple[list[str], float]:
    """The picture of one row from a height on, and the height at which the next may begin."""
    room = sheet.width if sheet.narrow else _NAMES - 8
    parts, below = sheet.named(row.name, room, y, _NAME_LINES)
    top = below + 2 if sheet.narrow else y
    base = top + sheet.letter
    if row.low is None or row.high is None:
        parts.append(sheet.words(say("comparison.chart.nothing"), start, base, QUIET))
    else:
        parts += _bar(sheet, row, start, top, wide)
        parts.append(sheet.words(row.figure, start + wide + 8, base, bold=True))
    end = top + _THICK + 3
    left = sheet.width - start - wide - _FIGURE * sheet.letter / 9.5
    if len(row.beside) <= sheet.fits(left):
        parts.append(sheet.words(row.beside, sheet.width, base, QUIET, anchor="end"))
    else:
        parts.append(sheet.words(row.beside, start, end + sheet.letter, QUIET))
        end += sheet.line
    if row.mark:
        colour, aside = (ALARM, sheet.letter + 5) if row.sign else (INK, 0.0)
        if row.sign:  # drawn, not a letter: many fonts lack this sign
            x, foot = start + 1, end + sheet.letter
            parts.append(f'<path d="M{x:g} {foot:g} l5 -9 l5 9 z" fill="{row.sign}" stroke="{ALARM}"/>')
        parts.append(sheet.words(row.mark, start + aside, end + sheet.letter, colour, bold=True))
        end += sheet.line
    return parts, max(end, below) + _GAP


def _bar(sheet: Sheet, row: BarRow, start: float, top: float, wide: float) -> list[str]:
    low, high = wide * (row.low or 0) / 100, wide * (row.high or 0) / 100
    norm = f'<path d="M{start + wide + 0.5:g} {top - 2:g} v{_THICK + 5}" stroke="{INK}" stroke-width="2"/>'
    if row.spread:
        middle = top + _THICK / 2
        track = f'<path d="M{start:g} {middle:g} h{wide:g}" stroke="{EDGE}"/>'
        return [track, _line(start + low, start + high, middle, _THICK / 2 - 1), norm]
    parts = sheet.filled(start, top, wide, (row.low or 0, row.high or 0), _THICK)
    for share in (0.25, 0.5, 0.75):
        x = wide * share
        colour = WHITE if x < low else EDGE
        parts.append(f'<path d="M{start + x:g} {top + _THICK - 4:g} v4" stroke="{colour}"/>')
    return [*parts, norm]


def _line(low: float, high: float, middle: float, half: float) -> str:
    """From the lowest to the highest, with an end on both sides."""
    ends = "".join(f"M{x + 0.5:g} {middle - half:g} v{2 * half:g} " for x in (low, high))
    line = f"M{low + 0.5:g} {middle:g} H{high + 0.5:g}"
    return f'<path d="{ends}{line}" stroke="{FILL}" stroke-width="3" fill="none"/>'
