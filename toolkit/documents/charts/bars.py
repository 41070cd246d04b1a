# SPDX-License-Identifier: EUPL-1.2
"""A bar chart as SVG text, made once and shown the same in every document.

It reads without colour: certain is solid, still possible is hatched, the rest of the way to the
norm is white. Only presentation attributes: a page with a strict content security policy refuses
styles in the picture, and Typst reads the same text. No references to anything outside it.
"""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from toolkit.documents.blocks import ChartView
from toolkit.words.catalogue import say

WIDTH = 500
BAR = 270  # with the figure beside it this fits a telephone; what is right of that stands in the table too
_THICK = 14
_NAMES = 178  # room for the names of themes; the bar begins beside them
_BAR = 170
_BESIDE = _NAMES + _BAR + 10
_TOP = 22
_LEGEND = 30
_LINE = 14
INK, QUIET, FILL, ALARM, EDGE = "#1a1a1a", "#4a4a4a", "#1f4e79", "#8a1c1c", "#6b6b6b"
_TITLE_LINE = 27  # characters that fit beside the bar in a wide font
_TITLE_LINES = 3
_NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


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


def bar_chart(title: str, rows: Sequence[ThemeRow], number: int) -> ChartView:
    """Draw one list: a bar per theme against the norm.

    Args:
        title: of the list.
        rows: its themes, at least one.
        number: tells the charts of one document apart, from 1.

    Returns:
        The chart with a title and a description that says every figure.
    """
    name = say("plan.chart.title", title=title)
    described = [
        say("plan.chart.line", theme=r.theme, figure=r.figure, counts=r.counts)
        + (f" {r.mark}." if r.mark else "")
        for r in rows
    ]
    description = " ".join([say("plan.chart.about"), *described])
    hatch = f"chart-{number}-hatch"
    drawn = scale(_NAMES, _BAR)
    drawn.append(words_at(say("plan.chart.meets"), WIDTH, 11, 11, QUIET, anchor="end"))
    y = _TOP
    for row in rows:
        parts, y = _row(row, y, hatch)
        drawn += parts
    height = y + _LEGEND
    drawn += _legend(y + 14, hatch)
    picture = framed(drawn, height, number, name, description)
    return ChartView(name, description, picture, WIDTH, height)


def framed(  # noqa: PLR0917 - what a picture consists of, in the order of the picture
    drawn: Sequence[str], height: int, number: int, title: str, description: str, width: int = WIDTH
) -> str:
    """A picture around what was drawn, with its words and the hatch `url(#chart-N-hatch)`.

    Args:
        drawn: elements of SVG.
        height: in user units.
        number: tells the charts of one document apart, from 1.
        title: short name.
        description: what it shows.
        width: in user units.

    Returns:
        The SVG text.
    """
    hatch, heading, about = (f"chart-{number}-{part}" for part in ("hatch", "title", "desc"))
    head = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
            f'height="{height}" role="img" aria-labelledby="{heading} {about}" '
            f"font-family=\"'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif\">"
        ),
        f'<title id="{heading}">{clean(title)}</title>',
        f'<desc id="{about}">{clean(description)}</desc>',
        (
            f'<defs><pattern id="{hatch}" width="5" height="5" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)"><rect width="5" height="5" fill="#ffffff"/>'
            f'<rect width="1.6" height="5" fill="{FILL}"/></pattern></defs>'
        ),
    ]
    return "".join([*head, *drawn, "</svg>"])


def clean(text: str) -> str:
    """Text that is safe between tags and in attributes, without what XML forbids."""
    return escape(_NOT_XML.sub("", text))


def scale(start: float = 0, width: float = BAR) -> list[str]:
    """The words over bars that begin at `start`: nothing, half, the norm."""
    labels = [(0.0, "0 %", "start"), (width / 2, "50 %", "middle"), (width, say("plan.chart.norm"), "end")]
    return [words_at(label, start + x, 11, 11, QUIET, anchor=anchor) for x, label, anchor in labels]


def _row(row: ThemeRow, y: int, hatch: str) -> tuple[list[str], int]:
    """The picture of one theme from a height on, and the height at which the next may begin."""
    lines = textwrap.wrap(row.theme, _TITLE_LINE, max_lines=_TITLE_LINES, placeholder="…")
    parts = [words_at(line, 0, y + 12 + i * _LINE, 12, INK, bold=True) for i, line in enumerate(lines)]
    low, high = _BAR * row.low / 100, _BAR * row.high / 100
    parts.append(box(_NAMES, y, _BAR, "#ffffff", EDGE))
    if high > low:
        parts.append(box(_NAMES + low, y, high - low, f"url(#{hatch})", FILL))
    if low > 0:
        parts.append(box(_NAMES, y, low, FILL, FILL))
    for share in (25, 50, 75):
        x = _BAR * share / 100
        colour = "#ffffff" if x < low else EDGE
        parts.append(f'<path d="M{_NAMES + x:g} {y + _THICK - 4} v4" stroke="{colour}"/>')
    parts.append(f'<path d="M{_NAMES + _BAR + 0.5} {y - 2} v{_THICK + 4}" stroke="{INK}" stroke-width="2"/>')
    parts.append(words_at(row.figure, _BESIDE, y + 12, 12, INK, bold=True))
    parts.append(words_at(row.short, WIDTH, y + 12, 11.5, QUIET, anchor="end"))
    end = y + _THICK
    if row.mark:
        # drawn, not a letter: many fonts lack this sign
        filled = ALARM if row.missed else "none"
        parts.append(f'<path d="M{_NAMES + 1} {end + 14} l5 -9 l5 9 z" fill="{filled}" stroke="{ALARM}"/>')
        parts.append(words_at(row.mark, _NAMES + 17, end + 14, 11.5, ALARM, bold=bool(row.missed)))
        end += 16
    return parts, max(end, y + _LINE * len(lines)) + 7


def _legend(y: int, hatch: str) -> list[str]:
    parts = []
    x = 0
    shades = ((FILL, "certain", 75), (f"url(#{hatch})", "possible", 155), ("#ffffff", "left", 0))
    for fill, key, room in shades:
        parts.append(box(x, y - 10, 14, fill, EDGE, thick=10))
        parts.append(words_at(say(f"plan.chart.{key}"), x + 20, y, 11, QUIET))
        x += room
    return parts


def box(x: float, y: float, width: float, fill: str, edge: str, *, thick: int = _THICK) -> str:
    """A rectangle with an edge, sharp on whole pixels."""
    return (
        f'<rect x="{x + 0.5:g}" y="{y + 0.5:g}" width="{width:g}" height="{thick}" '
        f'fill="{fill}" stroke="{edge}"/>'
    )


def words_at(
    text: str, x: float, y: float, size: float, colour: str, *, bold: bool = False, anchor: str = "start"
) -> str:
    """Words with their baseline at a height; `anchor` is SVG's."""
    weight = ' font-weight="700"' if bold else ""
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{colour}"{weight}{place}>{clean(text)}</text>'
    )
