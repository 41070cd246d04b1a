# SPDX-License-Identifier: EUPL-1.2
"""A row per team, list, theme and round: the figures, and one row for the list as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.documents.names_for_reader import Named
from toolkit.documents.tidy.table import Column, choice
from toolkit.documents.tidy.units import list_columns, unit_columns
from toolkit.scoring.criterion import CRITERION_STATUSES, CriterionStatus
from toolkit.scoring.theme import STATUSES, Figures
from toolkit.scoring.unit import ListResult, Unit
from toolkit.words.catalogue import say


@dataclass(frozen=True, slots=True)
class FigureRow:
    """The figures of one unit on one theme, or on a whole list.

    Attributes:
        named: the round, with names for the reader.
        unit: of whom it is.
        listed: the list.
        theme: id of the theme; None for the list as a whole.
        title: of the theme, or the words for the list as a whole.
        figures: as the scoring gives them.
    """

    named: Named
    unit: Unit
    listed: ListResult
    theme: str | None
    title: str
    figures: Figures


def figure_columns() -> tuple[Column[FigureRow], ...]:
    """Shares exactly as the engine has them, limits and questions counted."""
    return (
        *unit_columns(),
        *list_columns(),
        choice("part", "export.part", ("list", "theme"), lambda r: "list" if r.theme is None else "theme"),
        Column("theme_id", "code", lambda r: r.theme),
        Column("theme", "text", lambda r: r.title),
        Column("attainment", "share", lambda r: r.figures.attainment),
        Column("low", "share", lambda r: None if r.figures.range is None else r.figures.range[0]),
        Column("high", "share", lambda r: None if r.figures.range is None else r.figures.range[1]),
        Column("mean", "mean", lambda r: r.figures.mean_level),
        Column("completeness", "share", lambda r: r.figures.completeness),
        choice("figure_status", "status", STATUSES, lambda r: r.figures.status),
        Column("limits", "number", lambda r: r.figures.limits.total),
        Column("limits_met", "number", lambda r: r.figures.limits.met),
        Column("limits_missed", "number", lambda r: r.figures.limits.missed),
        Column("limits_open", "number", lambda r: r.figures.limits.open),
        *(_count(status) for status in CRITERION_STATUSES),
    )


def figure_rows(named: Named) -> Iterator[FigureRow]:
    """The rows of one round for one reader: of every list the whole first, then its themes."""
    outcome, whole = named.outcome, say("comparison.whole")
    titles = {theme.id: theme.title for s in outcome.asked.standards for theme in s.themes}
    for unit in named.in_order(outcome.units, lambda u: u.unit):
        for listed in named.reader.lists(outcome, unit):
            yield FigureRow(named, unit.unit, listed, None, whole, listed.result.figures)
            for theme in listed.result.themes:
                yield FigureRow(named, unit.unit, listed, theme.id, titles[theme.id], theme.figures)


def _count(status: CriterionStatus) -> Column[FigureRow]:
    return Column(f"n_{status}", "number", lambda r: r.figures.counts[status])
