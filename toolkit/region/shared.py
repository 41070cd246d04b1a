# SPDX-License-Identifier: EUPL-1.2
"""The differences with the norm that teams share: lower limits first, and few enough to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.comparison.gaps import CommonGap, common_gaps
from toolkit.region.joint import JointAsk, done_together
from toolkit.region.whole import Whole

MOST, FEW = 10, 5
"""So many a meeting can still choose from; so many it begins with where nothing says which."""
UNIFORM = 2
"""How much heavier a difference counts where all teams must work alike."""


@dataclass(frozen=True, slots=True)
class SharedGap:
    """A difference that several teams share, with all that its place in the list rests on.

    Attributes:
        gap: the criterion, and which teams.
        levels: how many levels they are short together, at least one for each team under the norm.
        uniform: True where the norm wants all teams to work alike.
        steps: ids of the steps in `SharedGaps.steps` that help, in the order there.
    """

    gap: CommonGap
    levels: int
    uniform: bool
    steps: tuple[str, ...]

    @property
    def weight(self) -> int:
        """Teams × levels short on average × twice where it is uniform: what it is chosen by."""
        return self.levels * (UNIFORM if self.uniform else 1)


@dataclass(frozen=True, slots=True)
class SharedGaps:
    """What teams share.

    Attributes:
        first: those to choose from, the first first; at most `MOST`.
        rest: how many more there are.
        limits: on how many of all of them a team misses a lower limit.
        steps: what can be done together for any of `first`, by id.
    """

    first: tuple[SharedGap, ...]
    rest: int
    limits: int
    steps: tuple[JointAsk, ...]

    @property
    def proposed(self) -> tuple[SharedGap, ...]:
        """Those of `first` to begin with: a lower limit is missed, or something can be done together."""
        return tuple(gap for gap in self.first if gap.gap.missed or gap.steps)

    @property
    def begin(self) -> tuple[SharedGap, ...]:
        """The first few of those that are proposed, or of all where none is."""
        return (self.proposed or self.first)[:FEW]

    @property
    def total(self) -> int:
        """How many differences teams share in all."""
        return len(self.first) + self.rest


def shared_gaps_of(whole: Whole) -> SharedGaps:
    """Find what teams share, few enough to choose from.

    First the differences on which a team misses a lower limit, those of most teams first. Then by how
    many teams, times how many levels a team is short on average, times two where all teams must work
    alike. Where that is equal, the order of the lists decides.

    Args:
        whole: the round and its plans.

    Returns:
        What is shared by as many teams as the region calls common.
    """
    levels: dict[str, int] = {}
    uniform: dict[str, bool] = {}
    for unit, criterion, result in whole.results():
        if unit.unit.kind == "team" and result.gap:
            levels[criterion] = levels.get(criterion, 0) + result.gap
            uniform[criterion] = result.asked.uniform
    steps = {step.measure.id: step for step in done_together(whole)}
    helps = {criterion: _helping(whole, criterion, steps) for criterion in levels}
    place = {criterion: n for n, criterion in enumerate(_in_order(whole))}
    gaps = [SharedGap(g, levels[g.id], uniform[g.id], helps[g.id]) for g in common_gaps(whole.outcome)]
    gaps.sort(key=lambda s: (-len(s.gap.missed), -s.weight, place[s.gap.id]))
    first = tuple(gaps[:MOST])
    helping = {step for gap in first for step in gap.steps}
    return SharedGaps(
        first,
        len(gaps) - len(first),
        sum(bool(g.gap.missed) for g in gaps),
        tuple(step for name, step in steps.items() if name in helping),
    )


def _helping(whole: Whole, criterion: str, steps: Iterable[str]) -> tuple[str, ...]:
    """Which steps lift a criterion in the plan of a team that has it."""
    used = {p.task.id for plan in whole.asking.values() for p in plan.planned.serving(criterion)}
    return tuple(step for step in steps if step in used)


def _in_order(whole: Whole) -> Iterable[str]:
    asked = whole.outcome.asked
    items = (i for s in asked.standards for theme in s.themes for i in asked.items(theme))
    return dict.fromkeys(item.asked.id for item in items)
