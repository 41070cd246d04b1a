# SPDX-License-Identifier: EUPL-1.2
"""Municipality × theme: every list, in every round, against every norm that can be chosen."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.comparison.bands import BANDS, band_of
from toolkit.comparison.heat import Cell, HeatMap, HeatRow
from toolkit.comparison.table import compare
from toolkit.documents.blocks import Fact
from toolkit.documents.comparison.lists import figure_of, list_figures
from toolkit.documents.comparison.values import TownFigures
from toolkit.documents.desk.inputs import DeskInputs, Side
from toolkit.documents.desk.values import MapCell, MapRow, MapTable
from toolkit.scoring.display import percent
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, listing

MOST_TOWNS = 40
"""With more municipalities than this, maps of other rounds and norms hold figures alone."""


def maps(inputs: DeskInputs) -> tuple[MapTable, ...]:
    """Every list in every round against every norm, as far as the reader may see.

    Args:
        inputs: of the page.

    Returns:
        The round that is shown by its own norm first, list by list; none for who sees no figures.
    """
    if not inputs.reader.sees("figures"):
        return ()
    return tuple(table for n, side in enumerate(inputs.sides) for table in _of_side(inputs, n, side))


def side_text(side: Side) -> str:
    """Which round, and against the norm of which day."""
    return say("desk.map.about", round=side.round.id, day=day_text(side.day))


def cell_of(cell: Cell, side: Side, inputs: DeskInputs, why: str = "") -> MapCell:
    """A figure as a cell of a map.

    Args:
        cell: the figure, and which lower limits are missed.
        side: whose norm it is.
        inputs: of the page, for who reads it.
        why: address where its teams stand one by one, on this page or that of their municipality.

    Returns:
        The cell; without a place where the reader may not see teams, or there is nothing to see.
    """
    near = side.outcome.near
    figure = figure_of("", cell.over, near)
    place = why if inputs.apart and cell.over.teams else ""
    return MapCell(
        figure.text, band_of(cell.over, near), figure.statuses, _missed_text(cell, side, inputs), place
    )


def _missed_text(cell: Cell, side: Side, inputs: DeskInputs) -> str:
    """How many lower limits are missed, and by which teams where several are in the figure."""
    if not cell.missed:
        return ""
    teams = {team for teams in cell.missed.values() for team in teams}
    told = say("desk.map.missed", n=len(cell.missed))
    if not inputs.apart:
        return told
    titles = [t.title for t in side.outcome.region.teams if t.id in teams]
    return say("desk.map.missed_by", told=told, teams=listing(titles))


def _of_side(inputs: DeskInputs, number: int, side: Side) -> Iterator[MapTable]:
    compared, towns = compare(side.outcome).lists, inputs.reader.names(side.outcome)
    for place, (listed, heat) in enumerate(zip(compared, side.heat.maps(), strict=True)):
        figures = list_figures(side.outcome, listed, inputs.reader)
        rows = {row.municipality: row for row in heat.rows}
        made = [
            _row(town, _cells(inputs, side, place, (m, rows[m]), heat, first=number == 0))
            for m, town in zip(towns, figures.towns, strict=False)
        ]
        if number and len(made) > MOST_TOWNS:
            made = [replace(row, cells=tuple(MapCell(c.text, c.band, ()) for c in row.cells)) for row in made]
        made += [_spread(town) for town in figures.towns if town.spread]
        yield MapTable(
            place,
            number,
            figures.title,
            side_text(side),
            tuple(Fact(theme, title) for theme, title in heat.themes),
            tuple(made),
            figures.sentence,
            figures.counted,
            figures.notice,
        )


def why_anchor(number: int, town: int, theme: str = "") -> str:
    """Where the teams of a municipality stand one by one; no name in it."""
    return f"w{number}-{town}-{theme}" if theme else f"w{number}-{town}"


def town_numbers(inputs: DeskInputs) -> dict[str, int]:
    """A number for each municipality of the round that is shown."""
    return {m.id: n for n, m in enumerate(inputs.region.municipalities)}


def _cells(
    inputs: DeskInputs,
    side: Side,
    place: int,
    of_town: tuple[str, HeatRow],
    heat: HeatMap,
    *,
    first: bool,
) -> tuple[MapCell, ...]:
    """The cells of a row; only those of the round that is shown lead to its teams."""
    town, row = of_town
    number = town_numbers(inputs).get(town)

    def why(theme: str) -> str:
        if not first or number is None:
            return ""
        return f"{inputs.page_of(town) if inputs.spread else ''}#{why_anchor(place, number, theme)}"

    whole = cell_of(row.whole, side, inputs, why(""))
    themes = zip(heat.themes, row.themes, strict=True)
    return (whole, *(cell_of(cell, side, inputs, why(theme)) for (theme, _), cell in themes))


def _row(town: TownFigures, cells: Sequence[MapCell]) -> MapRow:
    return MapRow(town.name, town.count, town.also, tuple(cells))


def _spread(town: TownFigures) -> MapRow:
    """All municipalities together: from the lowest to the highest, without a band of their own."""
    cells = (MapCell(figure.text, "none", ()) for figure in (town.whole, *town.themes))
    return MapRow(town.name, town.count, town.also, tuple(cells))


def legend(inputs: DeskInputs) -> tuple[Fact, ...]:
    """What each band means, by the borders of the norm of the round."""
    near = percent(inputs.outcome.near, inputs.outcome.near)
    return tuple(Fact(band, say(f"desk.band.{band}", near=near)) for band in BANDS)
