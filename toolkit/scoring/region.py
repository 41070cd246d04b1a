# SPDX-License-Identifier: EUPL-1.2
"""A whole round: every unit, the municipalities over their teams, the region over its municipalities."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from statistics import median

from toolkit.model.content.standard import Standard
from toolkit.model.given.answers import Answers
from toolkit.model.questionnaire import Questionnaire, lists_for
from toolkit.model.region import Municipality, Region, Round, Team
from toolkit.scoring.rules import Rules, threshold_values
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
        teams: ids of the teams that it is over.
    """

    id: str
    attainment: Fraction | None
    range: Range | None
    statuses: dict[Status, int]
    teams: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MunicipalityList:
    """One list over the teams of a municipality.

    Attributes:
        over: the figure over the list.
        themes: likewise per theme that is asked of a team in it.
        of: ids of its teams that are asked the list.
        drafts: ids of those with a draft, or with no more than a proposal of single respondents; in the
            figures only where that was asked for.
    """

    over: OverTeams
    themes: tuple[OverTeams, ...]
    of: tuple[str, ...]
    drafts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MunicipalityResult:
    """A municipality over its teams; a team of several municipalities is in each of them.

    Attributes:
        id: of the municipality.
        teams: how many of its teams are in the figures of at least one list.
        of: how many teams it has.
        drafts: how many of them have a list that is a draft or a proposal.
        partial: True for one that joins in part, with the lists that its teams have answers for.
        standards: one entry per list of the round.
    """

    id: str
    teams: int
    of: int
    drafts: int
    partial: bool
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
        sure: the median when all that is open would be at level 0: half of them have at least that, whatever
            comes; None without any.
    """

    standard: str
    median: Fraction | None
    lowest: Fraction | None
    highest: Fraction | None
    municipalities: int
    sure: Fraction | None = None


@dataclass(frozen=True, slots=True)
class RoundResult:
    """Everything that follows from one round.

    Attributes:
        region: as it is on the day of the round, without who does not take part then.
        round: which round.
        asked: lists, norm and date.
        units: teams in the order of region.yaml, municipalities, and employers where a list asks them
            something.
        municipalities: all of them over their teams, in the order of region.yaml.
        lists: over the region.
        with_drafts: whether drafts and proposals of single respondents are in the figures of municipalities
            and region, because somebody asked for that.
    """

    region: Region
    round: Round
    asked: Questionnaire
    units: tuple[UnitResult, ...]
    municipalities: tuple[MunicipalityResult, ...]
    lists: tuple[RegionList, ...]
    with_drafts: bool
    _by_id: dict[str, UnitResult] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the units by id once; of two with one id the first counts."""
        object.__setattr__(self, "_by_id", {u.unit.id: u for u in reversed(self.units)})

    @property
    def near(self) -> Fraction:
        """The share of the norm at which 'near' begins."""
        return threshold_values(self.asked.norm).near

    def unit(self, unit_id: str) -> UnitResult | None:
        """The result of a unit by id, or None."""
        return self._by_id.get(unit_id)

    def counted(self, unit: UnitResult) -> tuple[ListResult, ...]:
        """The lists of a unit that are in whatever is said over several: those that were handed in."""
        return tuple(listed for listed in unit.standards if self.counts(listed))

    def counts(self, listed: ListResult) -> bool:
        """Whether a list is in whatever is said over several."""
        return self.with_drafts or listed.handed_in

    def counts_whole(self, unit: UnitResult) -> bool:
        """Whether a unit has a result, and all of it is in what is said over several."""
        return bool(unit.standards) and len(self.counted(unit)) == len(unit.standards)


def units_of(region: Region) -> tuple[Unit, ...]:
    """All units of a region: its teams, the municipalities that join in full, then who employs a team.

    An employer of teams in several municipalities is one unit, and answers once.
    """
    teams = [Unit(t.id, "team", t.municipalities, t.title, t) for t in region.teams]
    towns = [
        Unit(m.unit, "municipality", (m.id,), m.title)
        for m in region.municipalities
        if m.participation == "full"
    ]
    return (*teams, *towns, *_employers(region))


def _employers(region: Region) -> Iterator[Unit]:
    there: dict[str, set[str]] = {}
    for team in region.teams:
        for employer in team.employers:
            there.setdefault(employer, set()).update(team.municipalities)
    for one in region.organisations:
        served = tuple(m.id for m in region.municipalities if m.id in there.get(one.id, ()))
        if served:
            yield Unit(one.party, "employer", served, one.title)


def score_round(
    region: Region,
    round_: Round,
    asked: Questionnaire,
    answers: Mapping[str, Sequence[Answers]],
    *,
    with_drafts: bool = False,
) -> RoundResult:
    """Score one round of a region.

    What was not handed in, and what single respondents say before their team does, is a result of that
    unit and of nothing else: one person's draft would move a whole municipality.

    Args:
        region: who takes part, and from when until when.
        round_: which round.
        asked: lists, norm and date.
        answers: files of this round per unit id.
        with_drafts: whether it is in the figures of municipalities and region all the same.

    Returns:
        Units, municipalities and region.
    """
    region, rules = region.at(round_.date), Rules(asked)
    employers = asked.asks("employer")
    units = tuple(
        score_unit(u, asked, answers.get(u.id, ()), rules)
        for u in units_of(region)
        if u.kind != "employer" or employers
    )
    of_town: dict[str, list[UnitResult]] = {}
    for result in units:
        for town in () if result.unit.team is None else dict.fromkeys(result.unit.municipalities):
            of_town.setdefault(town, []).append(result)
    municipalities = tuple(
        _municipality(m, of_town.get(m.id, []), asked.standards, with_drafts=with_drafts)
        for m in region.municipalities
    )
    lists = tuple(_region_list(s.pin, i, municipalities) for i, s in enumerate(asked.standards))
    return RoundResult(region, round_, asked, units, municipalities, lists, with_drafts)


def _municipality(
    municipality: Municipality,
    teams: Sequence[UnitResult],
    standards: Sequence[Standard],
    *,
    with_drafts: bool,
) -> MunicipalityResult:
    lists = tuple(_over_list(standard, teams, with_drafts=with_drafts) for standard in standards)
    return MunicipalityResult(
        municipality.id,
        len({team for listed in lists for team in listed.over.teams}),
        len(teams),
        len({team for listed in lists for team in listed.drafts}),
        municipality.participation == "partial",
        lists,
    )


def _over_list(standard: Standard, teams: Sequence[UnitResult], *, with_drafts: bool) -> MunicipalityList:
    asked = [(t.unit.team, t) for t in teams if t.unit.team and lists_for(t.unit.team, (standard,))]
    found = [(team, r) for team, unit in asked if (r := unit.list_of(standard.id)) is not None]
    counted = [(team, r) for team, r in found if with_drafts or r.handed_in]
    themes = (_over_theme(theme.id, counted) for theme in standard.themes)
    return MunicipalityList(
        over_teams(standard.pin, [(team, r.result) for team, r in counted]),
        tuple(t for t in themes if t is not None),
        tuple(team.id for team, _ in asked),
        tuple(team.id for team, r in found if not r.handed_in),
    )


def _over_theme(theme_id: str, found: Iterable[tuple[Team, ListResult]]) -> OverTeams | None:
    themes = [(team, t) for team, r in found for t in r.result.themes if t.id == theme_id]
    return over_teams(theme_id, themes) if themes else None


def over_teams(over_id: str, results: Sequence[tuple[Team, ThemeResult | StandardResult]]) -> OverTeams:
    """The figure over several teams, each as heavy as region.yaml says.

    Args:
        over_id: theme id, or the standard's pin.
        results: of each team on it.

    Returns:
        Weighted means over the teams with a value, and how many have which status.
    """
    figures = [(Fraction(team.weight), r.figures) for team, r in results]
    low = weighted_mean((w, f.range[0] if f.range else None) for w, f in figures)
    high = weighted_mean((w, f.range[1] if f.range else None) for w, f in figures)
    return OverTeams(
        over_id,
        weighted_mean((w, f.attainment) for w, f in figures),
        None if low is None or high is None else (low, high),
        dict(sorted(Counter(f.status for _, f in figures).items())),
        tuple(team.id for team, _ in results),
    )


def _region_list(pin: str, index: int, municipalities: Sequence[MunicipalityResult]) -> RegionList:
    over = [m.standards[index].over for m in municipalities]
    values = [each.attainment for each in over if each.attainment is not None]
    if not values:
        return RegionList(pin, None, None, None, 0)
    lows = [each.range[0] for each in over if each.attainment is not None and each.range is not None]
    return RegionList(pin, median(values), min(values), max(values), len(values), median(lows))
