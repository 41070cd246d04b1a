# SPDX-License-Identifier: EUPL-1.2
"""A chart of municipalities on one list, in the same hand as that of a plan: a bar per row.

What is certain is solid and what is still possible hatched. The row over all has no bar of its own
but a line from the lowest to the highest. As narrow as a telephone: nothing is cut off there.
"""

import textwrap
from collections.abc import Sequence

from toolkit.documents.blocks import ChartView
from toolkit.documents.charts.bars import EDGE, FILL, INK, QUIET, box, clean, framed, scale, words_at
from toolkit.documents.comparison.values import TownFigures
from toolkit.words.catalogue import say

_THICK = 14
_WIDTH, _BAR = 340, 256
_TOP, _LINE, _LEGEND = 22, 16, 48
_BESIDE = _BAR + 10
_NAME_LINE, _NAME_LINES = 38, 2


def town_chart(title: str, towns: Sequence[TownFigures], number: int) -> ChartView:
    """Draw one list over municipalities.

    Args:
        title: of the list.
        towns: at least one; the names in it are all that the picture says about who it is.
        number: tells the charts of one document apart, from 1; the ids in the picture are made of it.

    Returns:
        The chart with a title and a description that says every figure.
    """
    name = say("comparison.chart.title", title=title)
    described = [
        say("comparison.chart.line", name=t.name, figure=t.whole.text, teams=t.mark or t.count) for t in towns
    ]
    any_spread = any(t.spread for t in towns)
    about = [say("comparison.chart.about"), *([say("comparison.chart.about_all")] if any_spread else [])]
    description = " ".join([*about, *described])
    hatch = f"chart-{number}-hatch"
    drawn, y = scale(width=_BAR), _TOP
    for town in towns:
        parts, y = _row(town, y, hatch)
        drawn += parts
    drawn += _legend(y + 14, hatch, spread=any_spread)
    height = y + _LEGEND
    picture = framed(drawn, height, number, name, description, _WIDTH)
    return ChartView(name, description, picture, _WIDTH, height)


def _row(town: TownFigures, y: int, hatch: str) -> tuple[list[str], int]:
    lines = textwrap.wrap(town.name, _NAME_LINE, max_lines=_NAME_LINES, placeholder="…") or [""]
    count = town.mark or town.count
    if len(lines[-1]) + len(count) > _NAME_LINE:
        lines.append("")
    parts = [words_at(line, 0, y + 12 + i * _LINE, 13, INK, bold=True) for i, line in enumerate(lines[:-1])]
    parts.append(_named(lines[-1], count, y + 12 + (len(lines) - 1) * _LINE, marked=bool(town.mark)))
    top = y + _LINE * len(lines) + 3
    low, high = town.whole.low, town.whole.high
    if low is not None and high is not None:
        draw = _spread if town.spread else _bar
        parts += draw(_BAR * low / 100, _BAR * high / 100, top, hatch)
        parts.append(f'<path d="M{_BAR + 0.5} {top - 3} v{_THICK + 6}" stroke="{INK}" stroke-width="2"/>')
        parts.append(words_at(town.whole.text, _BESIDE, top + 12, 13, INK, bold=True))
    else:
        parts.append(words_at(say("comparison.chart.nothing"), 0, top + 12, 11.5, QUIET))
    return parts, top + _THICK + 11


def _named(name: str, count: str, y: int, *, marked: bool) -> str:
    """A name with the number of teams right behind it, wherever the name ends."""
    colour, weight = (INK, 700) if marked else (QUIET, 400)
    gap = 8 if name else 0
    behind = (
        f'<tspan font-size="11.5" font-weight="{weight}" fill="{colour}" dx="{gap}">{clean(count)}</tspan>'
    )
    return f'<text x="0" y="{y}" font-size="13" fill="{INK}" font-weight="700">{clean(name)}{behind}</text>'


def _bar(low: float, high: float, top: int, hatch: str) -> list[str]:
    parts = [box(0, top, _BAR, "#ffffff", EDGE)]
    if high > low:
        parts.append(box(low, top, high - low, f"url(#{hatch})", FILL))
    if low > 0:
        parts.append(box(0, top, low, FILL, FILL))
    return parts


def _spread(low: float, high: float, top: int, hatch: str) -> list[str]:  # noqa: ARG001 - as `_bar`
    middle = top + _THICK / 2
    ends = "".join(f"M{x + 0.5:g} {top + 1} v{_THICK - 2} " for x in (low, high))
    line = f"M{low + 0.5:g} {middle:g} H{high + 0.5:g}"
    return [
        f'<path d="M0 {middle:g} H{_BAR}" stroke="{EDGE}"/>',
        f'<path d="{ends}{line}" stroke="{FILL}" stroke-width="3" fill="none"/>',
    ]


def _legend(y: int, hatch: str, *, spread: bool) -> list[str]:
    shades = (
        (0, y, FILL, "certain"),
        (75, y, f"url(#{hatch})", "possible"),
        (0, y + 18, "#ffffff", "left"),
    )
    parts = []
    for x, line, fill, key in shades:
        parts.append(box(x, line - 10, 14, fill, EDGE, thick=10))
        parts.append(words_at(say(f"plan.chart.{key}"), x + 20, line, 11, QUIET))
    if spread:
        x, line = 140, y + 18
        parts.append(
            f'<path d="M{x} {line - 10} v10 M{x + 14} {line - 10} v10 M{x} {line - 5} h14" stroke="{FILL}" '
            f'stroke-width="2" fill="none"/>'
        )
        parts.append(words_at(say("comparison.chart.spread"), x + 20, line, 11, QUIET))
    return parts
