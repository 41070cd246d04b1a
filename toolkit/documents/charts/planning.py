# SPDX-License-Identifier: EUPL-1.2
"""The planning as a picture: a line per action, a column per quarter. Reads without colour."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.documents.blocks import ChartView
from toolkit.documents.charts.bars import ALARM, EDGE, FILL, INK, QUIET, WIDTH, box, framed, words_at
from toolkit.words.catalogue import say

_NAMES = 280  # room for the names; the rest is for the quarters
_LETTERS = 46
_LINES = 2
_LINE = 14
_THICK = 12
_TOP = 24
_PAD = 7


@dataclass(frozen=True, slots=True)
class Bar:
    """One action in the picture.

    Attributes:
        name: number and title.
        start: number of its first column, from 0; negative when it began before.
        end: number of its last column; None when it has no place in the picture.
        others: True when another party must take it up.
        said: the same in words.
    """

    name: str
    start: int
    end: int | None
    others: bool
    said: str


def planning_chart(
    title: str, bars: Sequence[Bar], columns: Sequence[str], loads: Sequence[str], number: int
) -> ChartView:
    """Draw the planning.

    Args:
        title: of the chart.
        bars: the actions in order, at least one.
        columns: the quarters, short.
        loads: per quarter what it asks of the team; empty without.
        number: tells the charts of one document apart.

    Returns:
        The chart; its description says every bar.
    """
    hatch = f"chart-{number}-hatch"
    width = (WIDTH - _NAMES) / len(columns)
    drawn = [
        words_at(label, _NAMES + width * (n + 0.5), 12, 9, QUIET, anchor="middle")
        for n, label in enumerate(columns)
    ]
    y = _TOP
    for bar in bars:
        parts, y = _row(bar, y, width, len(columns), hatch)
        drawn += parts
    grid = [
        f'<path d="M{_NAMES + width * n:g} {_TOP - 4} V{y:g}" stroke="{EDGE}" stroke-width="0.5"/>'
        for n in range(len(columns) + 1)
    ]
    if loads:
        drawn.append(words_at(say("plan.planning.chart.load"), 0, y + 16, 11, INK, bold=True))
        drawn += [
            words_at(text, _NAMES + width * (n + 0.5), y + 16, 11, INK, bold=True, anchor="middle")
            for n, text in enumerate(loads)
        ]
        y += 22
    drawn += _legend(y + 18, hatch, any(b.end is None for b in bars))
    described = " ".join([say("plan.planning.chart.about"), *(b.said for b in bars)])
    height = y + 30
    return ChartView(
        title, described, framed([*grid, *drawn], height, number, title, described), WIDTH, height
    )


def _row(bar: Bar, y: int, width: float, columns: int, hatch: str) -> tuple[list[str], int]:
    lines = textwrap.wrap(bar.name, _LETTERS, max_lines=_LINES, placeholder="…")
    parts = [words_at(line, 0, y + 11 + i * _LINE, 11.5, INK) for i, line in enumerate(lines)]
    fill = f"url(#{hatch})" if bar.others else FILL
    if bar.end is None:
        right = _NAMES + width * columns
        parts.append(f'<path d="M{right - 20:g} {y + 2} l12 5 l-12 5 z" fill="none" stroke="{ALARM}"/>')
    else:
        first, last = max(bar.start, 0), min(bar.end, columns - 1)
        if first <= last:
            x = _NAMES + width * first + 3
            parts.append(box(x, y + 1, width * (last - first + 1) - 6, fill, FILL, thick=_THICK))
    return parts, y + max(_LINE * len(lines), _THICK) + _PAD


def _legend(y: int, hatch: str, outside: bool) -> list[str]:
    parts = [box(0, y - 10, 14, FILL, EDGE, thick=10)]
    parts.append(words_at(say("plan.planning.chart.own"), 20, y, 11, QUIET))
    parts.append(box(120, y - 10, 14, f"url(#{hatch})", EDGE, thick=10))
    parts.append(words_at(say("plan.planning.chart.others"), 140, y, 11, QUIET))
    if outside:
        parts.append(f'<path d="M290 {y - 10} l12 5 l-12 5 z" fill="none" stroke="{ALARM}"/>')
        parts.append(words_at(say("plan.planning.chart.outside"), 308, y, 11, QUIET))
    return parts
