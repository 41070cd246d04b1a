# SPDX-License-Identifier: EUPL-1.2
"""Question by question: over all teams that the reader sees, and per municipality where that may be."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.comparison.bands import band_of
from toolkit.comparison.heat import CriterionCell
from toolkit.documents.comparison.lists import figure_of
from toolkit.documents.desk.inputs import DeskInputs
from toolkit.documents.desk.values import CriterionRow, MapCell, ThemeTable
from toolkit.documents.text import NO_FIGURE
from toolkit.model.content.standard import Standard, Theme
from toolkit.model.questionnaire import Item
from toolkit.scoring.criterion import CRITERION_STATUSES, CriterionResult, CriterionStatus
from toolkit.words.catalogue import say
from toolkit.words.text import listing

MOST_TOWNS = 20
"""More municipalities than this have no column each: their teams are counted, and each opens by itself."""


def themes(inputs: DeskInputs, names: Mapping[str, str]) -> tuple[ThemeTable, ...]:
    """Every theme of every list, question by question.

    Args:
        inputs: of the page.
        names: what each municipality that the reader sees is called, in order.

    Returns:
        A table per theme in which a team is asked something; none for who sees no other municipality.
    """
    if not inputs.reader.sees("other_towns"):
        return ()
    tables = []
    for number, standard in enumerate(inputs.outcome.asked.standards):
        towns = _Towns(inputs, standard, names)
        for theme in standard.themes:
            rows = tuple(
                row for item in inputs.outcome.asked.items(theme) if (row := towns.row(item)) is not None
            )
            if rows:
                heads = tuple(towns.names.values()) if towns.apart else ()
                anchor = theme_anchor(number, theme)
                tables.append(ThemeTable(number, anchor, theme.id, theme.title, heads, rows))
    return tuple(tables)


def theme_anchor(number: int, theme: Theme) -> str:
    """Where a theme stands question by question."""
    return f"v{number}-{theme.id}"


def asks_text(result: CriterionResult) -> str:
    """The norm of a question, and its lower limit."""
    asked = result.asked
    told = say("desk.asks", norm=asked.norm) if asked.norm else say("criterion_status.unnormed")
    return told if asked.lower_limit is None else say("desk.asks_limit", told=told, limit=asked.lower_limit)


def counts_words(statuses: Mapping[CriterionStatus, int]) -> tuple[str, ...]:
    """How many teams have which status on a question, only what occurs."""
    return tuple(
        f"{statuses[s]} {say(f'criterion_status.{s}')}" for s in CRITERION_STATUSES if statuses.get(s)
    )


@dataclass(frozen=True, slots=True)
class _Over:
    """A question over the teams that are seen, each once."""

    levels: Mapping[str, CriterionResult]

    @property
    def counts(self) -> str:
        return " · ".join(counts_words(Counter(r.status for r in self.levels.values())))

    @property
    def missed(self) -> list[str]:
        return [team for team, r in self.levels.items() if r.limit == "missed"]


class _Towns:
    """The municipalities that are seen on one list."""

    def __init__(self, inputs: DeskInputs, standard: Standard, names: Mapping[str, str]) -> None:
        self.inputs, self.names = inputs, names
        self.near = inputs.outcome.near
        heat = inputs.sides[0].heat
        self.kinds = heat.kinds
        self.cells = {town: heat.criteria(standard, town) for town in names}
        self.apart = inputs.apart and len(names) <= MOST_TOWNS
        self.titles = {t.id: t.title for t in inputs.region.teams}

    def row(self, item: Item) -> CriterionRow | None:
        """One question; None where no team is asked it."""
        found = {town: cells[item.id] for town, cells in self.cells.items() if item.id in cells}
        over = _Over({team: r for cell in found.values() for team, r in cell.levels})
        some = next(iter(over.levels.values()), None)
        if some is None:
            return None
        return CriterionRow(
            item.id,
            item.asked.title,
            asks_text(some),
            self.kinds(some)[1:],
            over.counts,
            self._missed(over.missed),
            tuple(self._cell(town, found.get(town)) for town in self.names) if self.apart else (),
        )

    def _missed(self, teams: Sequence[str]) -> str:
        if not teams:
            return ""
        if not self.inputs.apart:
            return say("desk.missed_teams", n=len(teams))
        return say("desk.missed_named", teams=listing([t for i, t in self.titles.items() if i in teams]))

    def _cell(self, town: str, cell: CriterionCell | None) -> MapCell:
        if cell is None:
            return MapCell(say("desk.not_asked") if self.cells[town] else NO_FIGURE, "none", ())
        figure = figure_of("", cell.over, self.near)
        missed = say("desk.missed_short") if cell.missed else ""
        return MapCell(figure.text, band_of(cell.over, self.near), counts_words(cell.statuses), missed)
