# SPDX-License-Identifier: EUPL-1.2
"""Municipalities beside each other, theme by theme: no ranking, and no difference where there is none."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from toolkit.scoring.region import MunicipalityList, OverTeams, RoundResult

SMALLEST_DIFFERENCE = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One municipality on one list.

    Attributes:
        municipality: id.
        of: ids of its teams that are asked the list.
        drafts: ids of those with a draft or a proposal; in the figures only where that was asked for.
        partial: True for a municipality that joins in part.
        whole: over the whole list.
        themes: one per theme that is asked anywhere, in the order of the list; without figure and
            statuses where it is asked of none of its teams.
    """

    municipality: str
    of: tuple[str, ...]
    drafts: tuple[str, ...]
    partial: bool
    whole: OverTeams
    themes: tuple[OverTeams, ...]


@dataclass(frozen=True, slots=True)
class ComparedList:
    """One list over all municipalities.

    Attributes:
        standard: pin.
        title: of the list.
        themes: id and title of every theme that is asked anywhere.
        rows: municipalities by title, alphabetically.
    """

    standard: str
    title: str
    themes: tuple[tuple[str, str], ...]
    rows: tuple[ComparedRow, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A round over its municipalities.

    Attributes:
        lists: in the order of the norm.
        missing: ids of teams without a result, per municipality that has any, alphabetically.
        drafts: likewise of teams of which a list is a draft or a proposal.
    """

    lists: tuple[ComparedList, ...]
    missing: dict[str, tuple[str, ...]]
    drafts: dict[str, tuple[str, ...]]


def compare(outcome: RoundResult) -> Comparison:
    """Put the municipalities of a round beside each other.

    Args:
        outcome: the result of the round.

    Returns:
        Figures and who is missing; nothing in it orders by figure.
    """
    titles = {m.id: m.title for m in outcome.region.municipalities}
    towns = sorted(outcome.municipalities, key=lambda m: (titles[m.id].casefold(), m.id))
    lists = []
    for index, standard in enumerate(outcome.asked.standards):
        asked = {theme.id for town in towns for theme in town.standards[index].themes}
        themes = tuple((theme.id, theme.title) for theme in standard.themes if theme.id in asked)
        rows = tuple(
            ComparedRow(m.id, of.of, of.drafts, partial=m.partial, whole=of.over, themes=_themes(of, themes))
            for m, of in ((m, m.standards[index]) for m in towns)
        )
        lists.append(ComparedList(standard.pin, standard.title, themes, rows))
    missing = {unit.unit.id for unit in outcome.units if not unit.standards}
    drafts = {u.unit.id for u in outcome.units if not all(listed.handed_in for listed in u.standards)}
    order = [m.id for m in towns]
    return Comparison(tuple(lists), _teams_in(outcome, order, missing), _teams_in(outcome, order, drafts))


def differs(one: Fraction, other: Fraction) -> bool:
    """Whether two shares differ enough to say so: a tenth or more."""
    return abs(one - other) >= SMALLEST_DIFFERENCE


def settled(figure: OverTeams) -> bool:
    """Whether a figure says enough to compare with: closed, or of at least one team that is not 'incomplete'.

    Args:
        figure: of a municipality on a list or a theme.

    Returns:
        False without a figure, and where every team's answers are too few and anything is still open.
    """
    if figure.range is None:
        return False
    return figure.range[0] == figure.range[1] or set(figure.statuses) != {"incomplete"}


def _themes(town: MunicipalityList, themes: Sequence[tuple[str, str]]) -> tuple[OverTeams, ...]:
    by_id = {theme.id: theme for theme in town.themes}
    return tuple(by_id.get(theme, OverTeams(theme, None, None, {})) for theme, _ in themes)


def _teams_in(
    outcome: RoundResult, towns: Iterable[str], chosen: Container[str]
) -> dict[str, tuple[str, ...]]:
    """Of the teams that were chosen those of each municipality that has any."""
    teams = {town: tuple(t.id for t in outcome.region.teams_of(town) if t.id in chosen) for town in towns}
    return {town: of_town for town, of_town in teams.items() if of_town}
