# SPDX-License-Identifier: EUPL-1.2
"""Every list in one picture: now beside the round before, against the norm, with lower limits in words."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.documents.blocks import ChartView
from toolkit.documents.charts.drawing import ALARM, EDGE, INK, PALE, QUIET, WHITE, Draw, Sheet, charted
from toolkit.words.catalogue import say

_NAMES, _BAR, _LIMITS = 222, 86, 397  # where names end, how long a full bar is, where limits begin at least
_THICK, _THIN = 12, 6
_BESIDE = 6  # from a bar to its figures
_SIGN = 18  # from the edge of a badge to its words
_NAME_LINES = 3
_GAP = 3


@dataclass(frozen=True, slots=True)
class ListBar:
    """One list.

    Attributes:
        title: of the list.
        figure: '71 %' or '69–73 %'.
        low: length of the bar that is certain, 0 to 100.
        high: length that is still possible, from `low` to 100.
        before: length of the bar of the round before, 0 to 100; None without one.
        before_text: '75 % in 2025-q3', as it was published then; empty without.
        limits: lower limits in words; empty where the list has none.
        missed: True where one of them is missed.
        open: True where one of them has no answer yet.
        said: all of it in words.
    """

    title: str
    figure: str
    low: float
    high: float
    before: float | None
    before_text: str
    limits: str
    missed: bool
    open: bool
    said: str


def lists_chart(title: str, rows: Sequence[ListBar], number: int) -> ChartView:
    """Draw the lists.

    Args:
        title: of the chart.
        rows: at least one.
        number: tells the charts of one document apart.

    Returns:
        The chart; its description says every figure.
    """
    key = "about" if all(row.before is None for row in rows) else "about_before"
    described = " ".join([say(f"plan.lists_chart.{key}"), *(row.said for row in rows)])
    return charted(title, described, number, _drawn(rows))


def _drawn(rows: Sequence[ListBar]) -> Draw:
    def draw(sheet: Sheet) -> tuple[list[str], float]:
        beside = max(sheet.long(row.before_text) for row in rows)
        start, wide = (0, min(200, sheet.width - _BESIDE - beside)) if sheet.narrow else (_NAMES, _BAR)
        limits = 0 if sheet.narrow else max(_LIMITS, start + wide + _BESIDE + beside)
        y = sheet.letter + 1.0
        drawn = [
            sheet.words(label, start + wide * share, y, QUIET, anchor=anchor)
            for share, label, anchor in ((0.0, "0 %", "start"), (1.0, say("plan.chart.norm"), "end"))
        ]
        if not sheet.narrow and any(row.limits for row in rows):
            drawn.append(sheet.words(say("plan.lists_chart.limits"), limits, y, QUIET))
        y += _GAP
        for row in rows:
            parts, y = _row(sheet, row, y, start=start, wide=wide, limits=limits)
            drawn += parts
        if any(row.high > row.low for row in rows):
            # beside the scale, where no name stands; on a telephone it comes below
            legend, end = sheet.legend(y if sheet.narrow else 2.0, [("possible", say("plan.chart.possible"))])
            drawn += legend
            y = end if sheet.narrow else y
        return drawn, y

    return draw


def _row(
    sheet: Sheet, row: ListBar, y: float, *, start: float, wide: float, limits: float
) -> tuple[list[str], float]:
    """The picture of one list from a height on, and the height at which the next may begin."""
    room = sheet.width if sheet.narrow else _NAMES - 6
    parts, below = sheet.named(row.title, room, y, _NAME_LINES)
    top = below + 2 if sheet.narrow else y
    parts += sheet.filled(start, top, wide, (row.low, row.high), _THICK)
    beside, base = start + wide + _BESIDE, top + sheet.letter
    parts.append(sheet.words(row.figure, beside, base, bold=True))
    end = top + _THICK + 3
    if row.before is not None:
        parts.append(sheet.box(start, end, wide * row.before / 100, PALE, _THIN))
        parts.append(sheet.words(row.before_text, beside, base + sheet.line, QUIET))
        end = max(end + _THIN, top + 2 * sheet.line)
    norm = f"M{start + wide + 0.5:g} {top - 2:g} v{_THICK + _THIN + 5}"
    parts.append(f'<path d="{norm}" stroke="{INK}" stroke-width="2"/>')
    if row.limits:
        first = end + 3 if sheet.narrow else top
        said = say("plan.lists_chart.limits_said", limits=row.limits) if sheet.narrow else row.limits
        told, last = _badge(sheet, row, said, limits, first)
        parts += told
        end = max(end, last)
    return parts, max(end, below) + _GAP


def _badge(sheet: Sheet, row: ListBar, text: str, x: float, y: float) -> tuple[list[str], float]:
    """The lower limits in a box, with a sign that is drawn, not a letter: a warning, or a tick; and its end.

    A missed one reads in black and white by the thick edge, the sign and the bold words; the warning of
    an open one is hollow, as in the bars of themes.
    """
    warns = row.missed or row.open
    shape = "l5 -9 l5 9 z" if warns else "m0 -4 l4 4 l6 -9"
    colour, thick = (ALARM, 2) if row.missed else (EDGE, 1)
    lines = textwrap.wrap(text, sheet.fits(sheet.width - x - _SIGN - 2, bold=row.missed))
    base, high = y + sheet.letter, sheet.line * len(lines) + 2
    wide = max(sheet.long(line, bold=True) for line in lines) + _SIGN + 6
    box = (
        f'<rect x="{x + 0.5:g}" y="{y - 1.5:g}" width="{min(wide, sheet.width - x - 1):g}" height="{high:g}" '
    )
    parts = [f'{box}rx="4" fill="{WHITE}" stroke="{colour}" stroke-width="{thick}"/>']
    sign = f'<path d="M{x + 5:g} {base:g} {shape}" fill="{ALARM if row.missed else "none"}" '
    parts.append(f'{sign}stroke="{ALARM if warns else INK}"/>')
    parts += [
        sheet.words(line, x + _SIGN, base + n * sheet.line, INK, bold=row.missed)
        for n, line in enumerate(lines)
    ]
    return parts, y + high
