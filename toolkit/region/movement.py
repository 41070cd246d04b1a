# SPDX-License-Identifier: EUPL-1.2
"""How a region moved between two rounds: the part of the teams and the part of the norm, adding up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from toolkit.model.given.answers import Answers
from toolkit.model.region import Team
from toolkit.model.rounding import two_parts
from toolkit.scoring.display import parts
from toolkit.scoring.region import RoundResult
from toolkit.scoring.rounds import Change, compare_rounds, is_enough
from toolkit.scoring.theme import weighted_mean


@dataclass(frozen=True, slots=True)
class Moved:
    """How one list moved, on questions that both rounds asked in the same words and that were answered.

    Attributes:
        id: of a municipality or a team; of the region its id.
        teams: ids of the teams that it rests on, in the order of region.yaml; at least one.
        questions: how many answers it rests on, over all these teams.
        before: share of the norm then, 0 to 1; of the region the median over municipalities.
        after: share of the norm now.
        team_effect: what changed because teams answered differently, under the norm of then.
        norm_effect: what changed because the norm did, with the answers of now.
        asked: on how many answers it could have rested, had all been comparable.
    """

    id: str
    teams: tuple[str, ...]
    questions: int
    before: Fraction
    after: Fraction
    team_effect: Fraction
    norm_effect: Fraction
    asked: int

    @property
    def enough(self) -> bool:
        """Whether it rests on enough to conclude from; figures are shown either way, with their number."""
        return is_enough(self.questions, self.asked)


@dataclass(frozen=True, slots=True)
class Points:
    """How a list moved in whole numbers that a reader can add up: before, the two parts, and after.

    Attributes:
        before: percent of the norm then, as it stands everywhere else.
        after: the same now.
        teams: points by the teams.
        norm: points by the norm; with those by the teams it is `after` less `before`.
    """

    before: int
    after: int
    teams: int
    norm: int


def points_of(moved: Change | Moved, near: Fraction, whole: int = 100) -> Points:
    """Round a movement for who reads whole percents, or other parts of a whole.

    Args:
        moved: it, exact.
        near: the share at which the status changes: no percent is shown on the other side of it.
        whole: how many parts there are.

    Returns:
        Parts as near to the exact ones as adding up allows; a part that is nothing stays nothing.
    """
    before, after = (parts(end, near, whole) for end in (moved.before, moved.after))
    change, teams, norm = after - before, whole * moved.team_effect, whole * moved.norm_effect
    if not teams or not norm:
        return Points(before, after, change if teams else 0, 0 if teams else change)
    return Points(before, after, *two_parts(change, teams, norm))


def tenths(moved: Change | Moved, near: Fraction) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """A movement in percents with one decimal that a reader can add up, the same wherever it is shown.

    Args:
        moved: of a team, a municipality or the region.
        near: as for `points_of`.

    Returns:
        Before, by the teams, by the norm, after.
    """
    found = points_of(moved, near, 1000)
    before, teams, norm, after = (
        Fraction(n, 10) for n in (found.before, found.teams, found.norm, found.after)
    )
    return before, teams, norm, after


@dataclass(frozen=True, slots=True)
class ListMoved:
    """One list over the region.

    Attributes:
        standard: its id.
        title: of the list.
        region: over the municipalities below.
        municipalities: those with a team in both rounds, in the order of region.yaml.
        teams: each of those teams, in the order of region.yaml.
        versions: of the list then and now.
    """

    standard: str
    title: str
    region: Moved
    municipalities: tuple[Moved, ...]
    teams: tuple[Moved, ...]
    versions: tuple[str, str]

    @property
    def changed(self) -> bool:
        """Whether the list itself is another version now, so that the figures rest on a part of it."""
        return self.versions[0] != self.versions[1]


@dataclass(frozen=True, slots=True)
class Movement:
    """What became of a region since an earlier round.

    Attributes:
        before: id of the earlier round.
        after: id of the later one.
        lists: of which a team handed in both; in the order of the later round.
        unlike: ids of lists that a team handed in both times and of which nothing can be compared; in that
            order too.
        only_now: ids of teams that count now and did not then: they are in no figure here.
        only_before: the other way round.
    """

    before: str
    after: str
    lists: tuple[ListMoved, ...]
    unlike: tuple[str, ...]
    only_now: tuple[str, ...]
    only_before: tuple[str, ...]


Files = Mapping[str, Sequence[Answers]]


def movement(before: RoundResult, after: RoundResult, files_before: Files, files_after: Files) -> Movement:
    """Compare two rounds of a region.

    Only lists that count in both rounds are compared: handed in, or with drafts where both results
    were asked to have them.

    Args:
        before: the result of the earlier round.
        after: that of the later one.
        files_before: answers of the earlier round per unit.
        files_after: those of the later one.

    Returns:
        The figures; no lists where nothing can be compared.
    """
    counted = {side: _counted(side_result) for side, side_result in (("before", before), ("after", after))}
    found: dict[str, dict[str, Change]] = {}
    handed_in: set[str] = set()
    for unit in after.units:
        name = unit.unit.id
        both = counted["before"].get(name, frozenset()) & counted["after"].get(name, frozenset())
        handed_in |= both
        then, now = files_before.get(name, ()), files_after.get(name, ())
        for change in compare_rounds(unit.unit, (before.asked, then), (after.asked, now)) if both else ():
            if change.standard in both:
                found.setdefault(change.standard, {})[name] = change
    lists = (_list(after, s.id, s.title, found[s.id]) for s in after.asked.standards if s.id in found)
    unlike = (s.id for s in after.asked.standards if s.id in handed_in - found.keys())
    now_teams, then_teams = counted["after"].keys(), counted["before"].keys()
    return Movement(
        before.round.id,
        after.round.id,
        tuple(lists),
        tuple(unlike),
        tuple(t for t in now_teams if t not in then_teams),
        tuple(t for t in then_teams if t not in now_teams),
    )


def _counted(outcome: RoundResult) -> dict[str, frozenset[str]]:
    """By team that counts the ids of its lists that do."""
    teams = ((u, outcome.counted(u)) for u in outcome.units if u.unit.kind == "team")
    return {u.unit.id: frozenset(r.standard.split("@")[0] for r in lists) for u, lists in teams if lists}


def _list(after: RoundResult, standard: str, title: str, changes: Mapping[str, Change]) -> ListMoved:
    teams = [t for t in after.region.teams if t.id in changes]
    towns = []
    for town in after.region.municipalities:
        here = [t for t in teams if town.id in t.municipalities]
        if here:
            towns.append(_mean(town.id, here, changes))
    apart = tuple(_mean(t.id, [t], changes) for t in teams)
    region = _region(after.region.id, teams, towns, changes)
    versions = next(iter(changes.values())).versions
    return ListMoved(standard, title, region, tuple(towns), apart, versions)


def _mean(name: str, teams: Sequence[Team], changes: Mapping[str, Change]) -> Moved:
    """Over teams by weight; each part is a mean of the same parts, so that they add up."""

    def over(values: Iterable[Fraction]) -> Fraction:
        return weighted_mean((Fraction(t.weight), v) for t, v in zip(teams, values, strict=True)) or Fraction(
            0
        )

    of = [changes[t.id] for t in teams]
    return Moved(
        name,
        tuple(t.id for t in teams),
        sum(c.criteria for c in of),
        over(c.before for c in of),
        over(c.after for c in of),
        over(c.team_effect for c in of),
        over(c.norm_effect for c in of),
        sum(c.asked for c in of),
    )


def _region(name: str, teams: Sequence[Team], towns: Sequence[Moved], changes: Mapping[str, Change]) -> Moved:
    """Medians over municipalities at each of the two steps, so that the parts add up."""
    before, after = median(t.before for t in towns), median(t.after for t in towns)
    between = median(t.before + t.team_effect for t in towns)
    questions = sum(changes[t.id].criteria for t in teams)
    asked = sum(changes[t.id].asked for t in teams)
    ids = tuple(t.id for t in teams)
    return Moved(name, ids, questions, before, after, between - before, after - between, asked)
