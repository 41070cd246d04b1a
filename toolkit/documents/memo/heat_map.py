# SPDX-License-Identifier: EUPL-1.2
"""Municipality × theme of every list, as a picture."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from toolkit.comparison.heat import Cell, Heat, HeatMap
from toolkit.documents.blocks import Block, Picture
from toolkit.documents.charts.heat import HeatCell, HeatLine, Shade, heat_chart
from toolkit.documents.memo.inputs import MemoInputs
from toolkit.documents.text import NO_FIGURE
from toolkit.scoring.display import percent
from toolkit.words.catalogue import say
from toolkit.words.text import range_text

MOST_COLUMNS, MOST_TOWNS = 8, 16
"""More municipalities than the first stand in a second picture; more than the last are for the page."""
FAR = Fraction(3, 5)
"""Under this share of the norm a cell is darkest."""


def heat_pictures(memo: MemoInputs) -> Iterator[Block]:
    """The map; nothing for more municipalities than a memo has room for."""
    for number, towns in enumerate(_parts(memo), start=1):
        lines = [_counted(memo, towns), *(line for one in _maps(memo) for line in _lines(memo, one, towns))]
        near, far = (percent(share, memo.near) for share in (memo.near, FAR))
        legend: list[tuple[Shade, str]] = [
            ("near", say("memo.heat.near", near=near)),
            ("under", say("memo.heat.under", far=far, near=near)),
            ("far", say("memo.heat.far", far=far)),
        ]
        names = [short_name(name) for _, name in towns]
        yield Picture(heat_chart(say("memo.heat.title"), names, lines, legend, number), number - 1)


def short_name(name: str) -> str:
    """What a municipality is called above a column: a letter alone where letters stand there."""
    return name.removeprefix(say("comparison.coded", code=""))


def _maps(memo: MemoInputs) -> tuple[HeatMap, ...]:
    return tuple(m for m in Heat(memo.outcome).maps() if m.themes)


def _parts(memo: MemoInputs) -> list[Sequence[tuple[str, str]]]:
    towns = memo.towns
    if not 0 < len(towns) <= MOST_TOWNS or not memo.found.stands.counted:
        return []
    parts = -(-len(towns) // MOST_COLUMNS)
    ends = [len(towns) * n // parts for n in range(parts + 1)]
    return [towns[ends[n] : ends[n + 1]] for n in range(parts)]


def _counted(memo: MemoInputs, towns: Sequence[tuple[str, str]]) -> HeatLine:
    """How many of the teams of each municipality are in its figures."""
    results = {m.id: m for m in memo.outcome.municipalities}
    counts = ((results[town].teams, results[town].of) for town, _ in towns)
    cells = (HeatCell(say("memo.heat.of", n=n, of=of), "none") for n, of in counts)
    return HeatLine(say("memo.heat.teams"), tuple(cells))


def _lines(memo: MemoInputs, one: HeatMap, towns: Sequence[tuple[str, str]]) -> list[HeatLine]:
    """A heading, the whole list, and a line per theme."""
    rows = {row.municipality: row for row in one.rows}
    shown = [rows[town] for town, _ in towns]
    whole = tuple(_cell(memo, row.whole) for row in shown)
    lines = [HeatLine(one.title), HeatLine(say("memo.heat.whole"), whole)]
    for place, (_, title) in enumerate(one.themes):
        lines.append(HeatLine(title, tuple(_cell(memo, row.themes[place]) for row in shown)))
    return lines


def _cell(memo: MemoInputs, cell: Cell) -> HeatCell:
    bounds, missed = cell.over.range, bool(cell.missed)
    if bounds is None:
        return HeatCell(NO_FIGURE, "none", missed)
    low, high = (percent(end, memo.near) for end in bounds)
    middle = cell.over.attainment if cell.over.attainment is not None else bounds[0]
    shade: Shade = "near" if middle >= memo.near else "under" if middle >= FAR else "far"
    text = str(low) if low == high else range_text(low, high).removesuffix(" %")
    return HeatCell(text, shade, missed)
