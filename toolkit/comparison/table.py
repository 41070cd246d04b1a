# SPDX-License-Identifier: EUPL-1.2
"""Municipalities beside each other, theme by theme: no ranking, and no difference where there is none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from toolkit.scoring.region import MunicipalityList, OverTeams, RoundResult

SMALLEST_DIFFERENCE = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One municipality on one list.

    Attributes:
        municipality: id.
        teams: how many of its teams have a result.
        of: how many teams it has.
        whole: over the whole list.
        themes: one per theme that is asked anywhere, in the order of the list; without figure and
            statuses where it is asked of none of its teams.
    """

    municipality: str
    teams: int
    of: int
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
    """

    lists: tuple[ComparedList, ...]
    missing: dict[str, tuple[str, ...]]


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
            ComparedRow(m.id, m.teams, m.of, m.standards[index].over, _themes(m.standards[index], themes))
            for m in towns
        )
        lists.append(ComparedList(standard.pin, standard.title, themes, rows))
    return Comparison(tuple(lists), _missing(outcome, [m.id for m in towns]))


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


def _missing(outcome: RoundResult, towns: Iterable[str]) -> dict[str, tuple[str, ...]]:
    with_result = {unit.unit.id for unit in outcome.units if unit.standards}
    missing: dict[str, list[str]] = {town: [] for town in towns}
    for team in outcome.region.teams:
        for town in team.municipalities:
            if team.id not in with_result and town in missing:
                missing[town].append(team.id)
    return {town: tuple(teams) for town, teams in missing.items() if teams}
