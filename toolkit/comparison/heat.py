# SPDX-License-Identifier: EUPL-1.2
"""Municipality × theme and × criterion: the figure, who stands where, which lower limits are missed.

Also over some of the criteria or some of the teams, and against the norm of another day. A figure over a part
is worked out by scoring from that part, as it would be if nothing else were asked.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from toolkit.model.content.standard import Standard
from toolkit.model.region import Team
from toolkit.scoring.criterion import CRITERION_STATUSES, CriterionResult, CriterionStatus
from toolkit.scoring.region import OverTeams, RoundResult, over_teams
from toolkit.scoring.rules import threshold_values
from toolkit.scoring.theme import StandardResult, ThemeResult, score_standard, theme_result
from toolkit.scoring.unit import ListResult

CriterionKind = Literal["all", "uniform", "local", "limit", "core"]
KINDS: tuple[CriterionKind, ...] = ("all", "uniform", "local", "limit", "core")


@dataclass(frozen=True, slots=True)
class Cell:
    """One municipality on a list or a theme.

    Attributes:
        over: the figure over its teams.
        missed: lower limits that any of them does not reach, by id, with the ids of those teams.
    """

    over: OverTeams
    missed: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One municipality on one list.

    Attributes:
        municipality: id.
        whole: over the list.
        themes: one per theme of the map.
    """

    municipality: str
    whole: Cell
    themes: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """One list: a row per municipality, a column per theme that is asked of any team in the round.

    Attributes:
        title: of the list.
        themes: id and title.
        rows: in the order of region.yaml.
    """

    title: str
    themes: tuple[tuple[str, str], ...]
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True)
class CriterionCell:
    """One municipality on one criterion.

    Attributes:
        over: the figure over its teams; its statuses are those of a theme with this criterion alone.
        statuses: number of teams per status of the criterion, only those that occur.
        levels: what each team reaches, in the order of region.yaml.
        missed: ids of the teams under the lower limit.
    """

    over: OverTeams
    statuses: Mapping[CriterionStatus, int]
    levels: tuple[tuple[str, CriterionResult], ...]
    missed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """The maps of one round; what a team has on a part of the criteria is worked out once.

    Attributes:
        outcome: the result of the round.
    """

    outcome: RoundResult
    _parts: dict[tuple[str, str, CriterionKind], StandardResult | None] = field(
        default_factory=dict, repr=False, compare=False
    )
    _alone: dict[CriterionResult, ThemeResult] = field(default_factory=dict, repr=False, compare=False)
    _core: set[str] = field(default_factory=set, repr=False, compare=False)
    _columns: list[tuple[tuple[str, str], ...]] = field(default_factory=list, repr=False, compare=False)
    _counted: dict[tuple[str, str], list[tuple[Team, ListResult]]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Look up which criteria are core, under each id, and which themes are asked of any team."""
        asked, towns = self.outcome.asked, self.outcome.municipalities
        themes = (theme for standard in asked.standards for theme in standard.themes)
        self._core.update(i.id for theme in themes for i in asked.items(theme) if i.asked.core)
        for number, standard in enumerate(asked.standards):
            there = {theme.id for town in towns for theme in town.standards[number].themes}
            self._columns.append(
                tuple((theme.id, theme.title) for theme in standard.themes if theme.id in there)
            )

    def maps(self, kind: CriterionKind = "all", teams: Collection[str] | None = None) -> tuple[HeatMap, ...]:
        """Municipality × theme, per list.

        Args:
            kind: over which criteria; of a theme without any there is no figure.
            teams: ids of those that count; None for all of them.

        Returns:
            One map per list of the round, with the same rows and themes whatever is chosen.
        """
        made = []
        for number, standard in enumerate(self.outcome.asked.standards):
            rows = tuple(self.row(number, m.id, kind, teams) for m in self.outcome.municipalities)
            made.append(HeatMap(standard.title, self._columns[number], rows))
        return tuple(made)

    def row(
        self,
        number: int,
        municipality: str,
        kind: CriterionKind = "all",
        teams: Collection[str] | None = None,
    ) -> HeatRow:
        """One municipality of a map.

        Args:
            number: of the list in the round, from 0.
            municipality: its id.
            kind: over which criteria.
            teams: ids of those that count; None for all of them.

        Returns:
            Figures per theme of the map.
        """
        standard = self.outcome.asked.standards[number]
        there = self._teams(municipality, standard)
        chosen = ((team, listed) for team, listed in there if teams is None or team.id in teams)
        parts = ((team, self._part(team.id, listed, kind)) for team, listed in chosen)
        counted = [(team, part) for team, part in parts if part is not None]
        by_theme: dict[str, list[tuple[Team, ThemeResult]]] = {}
        for team, part in counted:
            for theme in part.themes:
                by_theme.setdefault(theme.id, []).append((team, theme))
        cells = []
        for theme_id, _ in self._columns[number]:
            of_theme = by_theme.get(theme_id, [])
            cells.append(Cell(over_teams(theme_id, of_theme), _missed((team, [t]) for team, t in of_theme)))
        whole = Cell(
            over_teams(standard.pin, counted), _missed((team, part.themes) for team, part in counted)
        )
        return HeatRow(municipality, whole, tuple(cells))

    def criteria(self, standard: Standard, municipality: str) -> dict[str, CriterionCell]:
        """One municipality on every criterion of a list that is asked of any of its teams that count.

        Args:
            standard: one of the round's lists.
            municipality: id.

        Returns:
            By id in the list, in its order.
        """
        by_criterion: dict[str, list[tuple[Team, CriterionResult]]] = {}
        for team, listed in self._teams(municipality, standard):
            for result in (r for theme in listed.result.themes for r in theme.criteria):
                by_criterion.setdefault(result.asked.id, []).append((team, result))
        order = (i.id for theme in standard.themes for i in self.outcome.asked.items(theme))
        return {c: self._criterion(c, by_criterion[c]) for c in order if c in by_criterion}

    def _teams(self, municipality: str, standard: Standard) -> list[tuple[Team, ListResult]]:
        """The teams of a municipality that count on a list, with their result."""
        key = (municipality, standard.pin)
        if key not in self._counted:
            counted = self._counted[key] = []
            for team in self.outcome.region.teams_of(municipality):
                unit = self.outcome.unit(team.id)
                lists = () if unit is None else self.outcome.counted(unit)
                counted += [(team, listed) for listed in lists if listed.standard == standard.pin]
        return self._counted[key]

    def _part(self, team: str, listed: ListResult, kind: CriterionKind) -> StandardResult | None:
        """A list of a team over a kind of criteria."""
        if kind == "all":
            return listed.result
        key = (team, listed.standard, kind)
        if key not in self._parts:
            belongs, thresholds = self._belongs(kind), threshold_values(self.outcome.asked.norm)
            themes = [
                theme_result(t.id, t.weight, [r for r in t.criteria if belongs(r)], thresholds)
                for t in listed.result.themes
            ]
            self._parts[key] = score_standard(themes, thresholds)
        return self._parts[key]

    def _belongs(self, kind: CriterionKind) -> Callable[[CriterionResult], bool]:
        return lambda result: kind in self.kinds(result)

    def kinds(self, result: CriterionResult) -> tuple[CriterionKind, ...]:
        """Of which kinds a criterion is."""
        asked = result.asked
        kinds: list[CriterionKind] = ["all", "uniform" if asked.uniform else "local"]
        kinds += ["limit"] if asked.lower_limit is not None else []
        return (*kinds, *(("core",) if asked.id in self._core else ()))

    def _criterion(self, criterion: str, results: Sequence[tuple[Team, CriterionResult]]) -> CriterionCell:
        thresholds = threshold_values(self.outcome.asked.norm)
        alone = []
        for team, result in results:
            if result not in self._alone:
                theme = theme_result(result.asked.id, Fraction(1), [result], thresholds)
                if theme is not None:
                    self._alone[result] = theme
            alone.append((team, self._alone[result]))
        said = [result.status for _, result in results]
        return CriterionCell(
            over_teams(criterion, alone),
            {status: said.count(status) for status in CRITERION_STATUSES if status in said},
            tuple((team.id, result) for team, result in results),
            tuple(team.id for team, result in results if result.limit == "missed"),
        )


def _missed(results: Iterable[tuple[Team, Iterable[ThemeResult]]]) -> dict[str, tuple[str, ...]]:
    teams: dict[str, list[str]] = {}
    for team, themes in results:
        for result in (r for theme in themes for r in theme.criteria if r.limit == "missed"):
            teams.setdefault(result.asked.id, []).append(team.id)
    return {criterion: tuple(of) for criterion, of in sorted(teams.items())}
