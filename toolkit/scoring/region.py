# SPDX-License-Identifier: EUPL-1.2
"""A whole round: every unit, the municipalities over their teams, the region over its municipalities."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from toolkit.model.answers import Answers
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.region import Region, Round
from toolkit.model.standard import Standard
from toolkit.scoring.rules import Rules
from toolkit.scoring.theme import Range, StandardResult, Status, ThemeResult, weighted_mean
from toolkit.scoring.unit import ListResult, Unit, UnitResult, score_unit


@dataclass(frozen=True, slots=True)
class OverTeams:
    """A figure over the teams of a municipality; it has no status of its own.

    Attributes:
        id: theme id, or the standard's pin.
        attainment: weighted mean over teams with a value, 0 to 1; None without.
        range: weighted means of lows and highs; None without.
        statuses: number of teams per status, only those that occur.
    """

    id: str
    attainment: Fraction | None
    range: Range | None
    statuses: dict[Status, int]


@dataclass(frozen=True, slots=True)
class MunicipalityList:
    """One list over the teams of a municipality."""

    over: OverTeams
    themes: tuple[OverTeams, ...]


@dataclass(frozen=True, slots=True)
class MunicipalityResult:
    """A municipality over its teams.

    Attributes:
        id: of the municipality.
        teams: how many of its teams have a result.
        of: how many teams it has.
        standards: one entry per list of the round.
    """

    id: str
    teams: int
    of: int
    standards: tuple[MunicipalityList, ...]


@dataclass(frozen=True, slots=True)
class RegionList:
    """One list over the municipalities with a value.

    Attributes:
        standard: pin.
        median: mean of the middle two when their number is even; None without any.
        lowest: of all.
        highest: of all.
        municipalities: how many have a value.
    """

    standard: str
    median: Fraction | None
    lowest: Fraction | None
    highest: Fraction | None
    municipalities: int


@dataclass(frozen=True, slots=True)
class RoundResult:
    """Everything that follows from one round.

    Attributes:
        region: who takes part.
        round: which round.
        asked: lists, norm and date.
        units: teams in the order of region.yaml, then municipalities that are asked something.
        municipalities: over their teams, in the order of region.yaml.
        lists: over the region.
    """

    region: Region
    round: Round
    asked: Questionnaire
    units: tuple[UnitResult, ...]
    municipalities: tuple[MunicipalityResult, ...]
    lists: tuple[RegionList, ...]
    _by_id: dict[str, UnitResult] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the units by id once; of two with one id the first counts."""
        object.__setattr__(self, "_by_id", {u.unit.id: u for u in reversed(self.units)})

    def unit(self, unit_id: str) -> UnitResult | None:
        """The result of a unit by id, or None."""
        return self._by_id.get(unit_id)


def units_of(region: Region) -> tuple[Unit, ...]:
    """All units of a region: its teams, then the municipalities that join in full."""
    teams = [Unit(t.id, "team", t.municipalities[0], t.title, t) for t in region.teams]
    towns = [
        Unit(m.unit, "municipality", m.id, m.title)
        for m in region.municipalities
        if m.participation == "full"
    ]
    return (*teams, *towns)


def score_round(
    region: Region, round_: Round, asked: Questionnaire, answers: Mapping[str, Sequence[Answers]]
) -> RoundResult:
    """Score one round of a region.

    Args:
        region: who takes part.
        round_: which round.
        asked: lists, norm and date.
        answers: files of this round per unit id.

    Returns:
        Units, municipalities and region.
    """
    rules = Rules(asked)
    units = tuple(score_unit(u, asked, answers.get(u.id, ()), rules) for u in units_of(region))
    of_town: dict[str, list[UnitResult]] = {}
    for result in units:
        team = result.unit.team
        for town in () if team is None else dict.fromkeys(team.municipalities):
            of_town.setdefault(town, []).append(result)
    municipalities = tuple(
        _municipality(m.id, of_town.get(m.id, []), asked.standards)
        for m in region.municipalities
        if m.participation == "full"
    )
    lists = tuple(_region_list(s.pin, i, municipalities) for i, s in enumerate(asked.standards))
    return RoundResult(region, round_, asked, units, municipalities, lists)


def _municipality(
    municipality: str, teams: Sequence[UnitResult], standards: Sequence[Standard]
) -> MunicipalityResult:
    with_result = [(Fraction(t.unit.team.weight), t) for t in teams if t.unit.team and t.standards]
    lists = []
    for standard in standards:
        found = [(w, r) for w, unit in with_result if (r := unit.list_of(standard.id)) is not None]
        themes = tuple(_over_theme(theme.id, found) for theme in standard.themes)
        lists.append(
            MunicipalityList(
                _over(standard.pin, [(w, r.result) for w, r in found]),
                tuple(t for t in themes if t is not None),
            )
        )
    return MunicipalityResult(municipality, len(with_result), len(teams), tuple(lists))


def _over_theme(theme_id: str, found: Iterable[tuple[Fraction, ListResult]]) -> OverTeams | None:
    themes = [(w, t) for w, r in found for t in r.result.themes if t.id == theme_id]
    return _over(theme_id, themes) if themes else None


def _over(over_id: str, results: Sequence[tuple[Fraction, ThemeResult | StandardResult]]) -> OverTeams:
    figures = [(w, r.figures) for w, r in results]
    low = weighted_mean((w, f.range[0] if f.range else None) for w, f in figures)
    high = weighted_mean((w, f.range[1] if f.range else None) for w, f in figures)
    return OverTeams(
        over_id,
        weighted_mean((w, f.attainment) for w, f in figures),
        None if low is None or high is None else (low, high),
        dict(sorted(Counter(f.status for _, f in figures).items())),
    )


def _region_list(pin: str, index: int, municipalities: Sequence[MunicipalityResult]) -> RegionList:
    values = sorted(
        value for m in municipalities if (value := m.standards[index].over.attainment) is not None
    )
    if not values:
        return RegionList(pin, None, None, None, 0)
    middle = (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2
    return RegionList(pin, middle, values[0], values[-1], len(values))
