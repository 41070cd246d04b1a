# SPDX-License-Identifier: EUPL-1.2
"""Municipalities beside each other, theme by theme: no ranking, and no difference where there is none."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from toolkit.scoring.region import MunicipalityList, OverTeams, RoundResult
from toolkit.scoring.theme import Range, Status

SMALLEST_DIFFERENCE = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """One municipality on one theme.

    Attributes:
        theme: id.
        attainment: 0 to 1, or None.
        range: lowest and highest possible, or None.
        statuses: number of teams per status of the theme; empty when it is asked of none.
    """

    theme: str
    attainment: Fraction | None
    range: Range | None
    statuses: dict[Status, int]


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One municipality on one list.

    Attributes:
        municipality: id.
        teams: how many of its teams have a result.
        of: how many teams it has.
        attainment: over the whole list.
        range: over the whole list.
        statuses: number of teams per status of the list.
        cells: one per theme that is asked anywhere, in the order of the list.
    """

    municipality: str
    teams: int
    of: int
    attainment: Fraction | None
    range: Range | None
    statuses: dict[Status, int]
    cells: tuple[ComparedCell, ...]


@dataclass(frozen=True, slots=True)
class ComparedList:
    """One list over all municipalities.

    Attributes:
        standard: pin.
        title: of the list.
        themes: id and title of every theme with a cell.
        rows: municipalities by title, alphabetically.
        lowest: figure of the lowest municipality; None without any.
        highest: of the highest.
    """

    standard: str
    title: str
    themes: tuple[tuple[str, str], ...]
    rows: tuple[ComparedRow, ...]
    lowest: Fraction | None
    highest: Fraction | None


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
        per_town = {m.id: m.standards[index] for m in towns}
        asked_somewhere = {t.id for found in per_town.values() for t in found.themes}
        themes = tuple((t.id, t.title) for t in standard.themes if t.id in asked_somewhere)
        rows = tuple(
            ComparedRow(
                m.id,
                m.teams,
                m.of,
                per_town[m.id].over.attainment,
                per_town[m.id].over.range,
                per_town[m.id].over.statuses,
                _cells(per_town[m.id], [theme for theme, _ in themes]),
            )
            for m in towns
        )
        region = outcome.lists[index]
        lists.append(ComparedList(standard.pin, standard.title, themes, rows, region.lowest, region.highest))
    missing = {m.id: _missing(outcome, m.id) for m in towns}
    return Comparison(tuple(lists), {town: teams for town, teams in missing.items() if teams})


def differs(one: Fraction, other: Fraction) -> bool:
    """Whether two shares differ enough to say so: a tenth or more."""
    return abs(one - other) >= SMALLEST_DIFFERENCE


def settled(found: ComparedRow | ComparedCell) -> bool:
    """Whether a figure says enough to compare with: closed, or of at least one team that is not 'incomplete'.

    Args:
        found: a municipality on a list or a theme.

    Returns:
        False without a figure, and where every team's answers are too few and anything is still open.
    """
    if found.range is None:
        return False
    return found.range[0] == found.range[1] or set(found.statuses) != {"incomplete"}


def codes(region: str, municipalities: Iterable[str]) -> dict[str, str]:
    """A letter per municipality, the same every time, in an order that the names do not show.

    The order is that of a hash over region and municipality, so that it does not follow the
    alphabet and is not drawn anew for each document. It hides nothing from who knows the region.

    Args:
        region: id of the region.
        municipalities: their ids.

    Returns:
        'A', 'B' … 'Z', 'AA' … by id.
    """

    def draw(municipality: str) -> str:
        return hashlib.sha256(f"{region}/{municipality}".encode()).hexdigest()

    ordered = sorted(set(municipalities), key=lambda m: (draw(m), m))
    return {m: _letters(n) for n, m in enumerate(ordered)}


def _letters(number: int) -> str:
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _cells(found: MunicipalityList, themes: list[str]) -> tuple[ComparedCell, ...]:
    by_id: dict[str, OverTeams] = {t.id: t for t in found.themes}
    nothing = OverTeams("", None, None, {})
    over = [(t, by_id.get(t, nothing)) for t in themes]
    return tuple(ComparedCell(t, o.attainment, o.range, o.statuses) for t, o in over)


def _missing(outcome: RoundResult, municipality: str) -> tuple[str, ...]:
    without = []
    for team in outcome.region.teams_of(municipality):
        result = outcome.unit(team.id)
        if result is None or not result.standards:
            without.append(team.id)
    return tuple(without)
