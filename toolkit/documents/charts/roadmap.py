# SPDX-License-Identifier: EUPL-1.2
"""The way ahead in one picture: per party the numbers of its actions, in the quarter in which they end.

A party has the colour and the pattern that it has in the planning, so that it reads in black and white too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.documents.blocks import ChartView
from toolkit.documents.charts.drawing import ALARM, FILL, INK, PALE, WHITE, Draw, Sheet, charted
from toolkit.model.content.measures import Party
from toolkit.words.catalogue import say

_NAMES = 76
_GAP = 2
_EDGE = 4  # from the edge of a quarter to its first square


@dataclass(frozen=True, slots=True)
class Lane:
    """The actions of one party.

    Attributes:
        party: who.
        name: of the party, in two words.
        ends: per column the numbers of the actions that end in it.
        said: the same in words.
    """

    party: Party
    name: str
    ends: Sequence[Sequence[int]]
    said: str


def roadmap_chart(  # noqa: PLR0917 - what the picture consists of, from left to right
    title: str, lanes: Sequence[Lane], columns: Sequence[str], decide: int | None, decided: str, number: int
) -> ChartView:
    """Draw the way ahead.

    Args:
        title: of the chart.
        lanes: the parties in order, at least one.
        columns: the quarters, short.
        decide: number of the first column that a decision feeds, before which the line stands; None: no line.
        decided: what stands at that line.
        number: tells the charts of one document apart.

    Returns:
        The chart; its description says every action.
    """
    described = " ".join([say("plan.roadmap.about"), *(lane.said for lane in lanes)])
    described += "" if decide is None else f" {decided}."
    return charted(title, described, number, _drawn(lanes, columns, decide, decided))


def _drawn(lanes: Sequence[Lane], columns: Sequence[str], decide: int | None, decided: str) -> Draw:
    def draw(sheet: Sheet) -> tuple[list[str], float]:
        start = 0 if sheet.narrow else _NAMES
        width = (sheet.width - start) / len(columns)
        box = round(sheet.letter * 1.65)
        fits = max(1, int((width - _EDGE) // (box + _GAP)))
        top = 2 * sheet.line + 2.0
        y = top + _GAP
        drawn = [
            sheet.words(label, start + width * (n + 0.5), top - 4, bold=True, anchor="middle")
            for n, label in enumerate(columns)
        ]
        for lane in lanes:
            if sheet.narrow:
                drawn.append(sheet.words(lane.name, 0, y + sheet.letter, bold=True))
                y += sheet.line + 2
            else:
                drawn.append(sheet.words(lane.name, 0, y + box / 2 + 3, bold=True))
            lines = max(1, *(-(-len(numbers) // fits) for numbers in lane.ends))
            for n, numbers in enumerate(lane.ends):
                for i, found in enumerate(numbers):
                    x = start + width * n + _EDGE + (i % fits) * (box + _GAP)
                    drawn += _square(sheet, found, x, y + (i // fits) * (box + _GAP), lane.party, box)
            y += lines * (box + _GAP)
            drawn.append(f'<path d="M0 {y:g} H{sheet.width}" stroke="{PALE}"/>')
            y += _GAP
        edges = " ".join(
            f"M{start + width * n:g} {top - sheet.line:g} V{y - _GAP:g}" for n in range(len(columns))
        )
        grid = [f'<path d="{edges}" stroke="{PALE}"/>']
        if decide is not None and 0 <= decide < len(columns):
            x = start + width * decide
            line = f"M{x:g} {sheet.line + 2:g} V{y - _GAP:g}"
            grid.append(f'<path d="{line}" stroke="{ALARM}" stroke-width="2"/>')
            anchor = "start" if not decide else "middle"
            drawn.append(sheet.words(decided, x, sheet.letter, ALARM, bold=True, anchor=anchor))
        return [*grid, *drawn], y

    return draw


def _square(  # noqa: PLR0917 - a place on a sheet
    sheet: Sheet, number: int, x: float, y: float, party: Party, box: int
) -> list[str]:
    """The number of an action in a square of its party; on a pattern it stands on white."""
    own = party == "team"
    parts = [sheet.box(x, y, box, FILL if own else party, box)]
    if not own:
        parts.append(sheet.box(x + 2, y + 2, box - 4, WHITE, box - 4))
    middle, base = x + box / 2 + 0.5, y + box / 2 + sheet.letter * 0.36
    parts.append(sheet.words(str(number), middle, base, WHITE if own else INK, bold=True, anchor="middle"))
    return parts
