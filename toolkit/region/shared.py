# SPDX-License-Identifier: EUPL-1.2
"""The differences with the norm that teams share: lower limits first, and few enough to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from toolkit.comparison.gaps import CommonGap, common_gaps
from toolkit.model.measures import Cost, Measure
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.asked import PAYS
from toolkit.planning.price import Price
from toolkit.planning.regional import JointMeasure
from toolkit.planning.requests import Addressee
from toolkit.region.whole import Whole

MOST = 10
"""So many a meeting can still choose from."""
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
    def mean(self) -> Fraction:
        """How many levels a team under the norm is short on average."""
        return Fraction(self.levels, len(self.gap.under))

    @property
    def weight(self) -> int:
        """Teams × levels short on average × twice where it is uniform: what it is chosen by."""
        return self.levels * (UNIFORM if self.uniform else 1)


@dataclass(frozen=True, slots=True)
class JointStep:
    """A measure that teams have in their plans and can do together, beside what it asks apart.

    Attributes:
        measure: it.
        teams: ids of the teams that have it, in the order of their ids; at least two.
        team_hours: of all teams, together as well as apart: everybody joins.
        others_together: hours of other parties when it is done once for all.
        others_apart: the same when each team does it for itself.
        price_together: money outside hours, once for all; None where none is known.
        price_apart: the same for each team again.
        estimate: who still has to say what it costs; None where that is known, or nothing is asked.
        start: first quarter in which a plan has it; None where no plan has a place for it.
        end: last of those.
        unplanned: ids of the teams whose plan has no place for it.
    """

    measure: Measure
    teams: tuple[str, ...]
    team_hours: Fraction
    others_together: Fraction
    others_apart: Fraction
    price_together: Price | None
    price_apart: Price | None
    estimate: Addressee | None
    start: PlanQuarter | None
    end: PlanQuarter | None
    unplanned: tuple[str, ...]

    @property
    def together(self) -> Fraction:
        """All hours once when it is done together."""
        return self.team_hours + self.others_together

    @property
    def apart(self) -> Fraction:
        """All hours once when each team does it for itself."""
        return self.team_hours + self.others_apart

    @property
    def saved(self) -> Fraction:
        """Hours that doing it together saves, 0 or more."""
        return self.others_apart - self.others_together


@dataclass(frozen=True, slots=True)
class SharedGaps:
    """What teams share.

    Attributes:
        first: those to choose from, the first first; at most `MOST`.
        rest: how many more there are.
        limits: on how many of all of them a team misses a lower limit.
        steps: what can be done together for any of `first`, most teams first, then id; each once.
    """

    first: tuple[SharedGap, ...]
    rest: int
    limits: int
    steps: tuple[JointStep, ...]

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
    for unit, _, criterion, result in whole.results():
        if unit.unit.kind == "team" and result.gap:
            levels[criterion] = levels.get(criterion, 0) + result.gap
            uniform[criterion] = uniform.get(criterion, False) or result.asked.uniform
    steps = {step.measure.id: step for step in joint_steps_of(whole)}
    helps = {criterion: _helping(whole, criterion, steps) for criterion in levels}
    place = {criterion: n for n, criterion in enumerate(_in_order(whole))}
    gaps = [SharedGap(g, levels[g.id], uniform[g.id], helps[g.id]) for g in common_gaps(whole.outcome)]
    gaps.sort(key=lambda s: (not s.gap.missed, -len(s.gap.missed), -s.weight, place[s.gap.id]))
    first = tuple(gaps[:MOST])
    helping = {step for gap in first for step in gap.steps}
    return SharedGaps(
        first,
        len(gaps) - len(first),
        sum(bool(g.gap.missed) for g in gaps),
        tuple(step for name, step in steps.items() if name in helping),
    )


def joint_steps_of(whole: Whole) -> tuple[JointStep, ...]:
    """What teams have in plans that ask something and can do together, with what it asks in both ways.

    Args:
        whole: the round and its plans.

    Returns:
        Most teams first, then id.
    """
    steps = (_step(whole, joint) for joint in whole.joint())
    return tuple(sorted(steps, key=lambda s: (-len(s.teams), s.measure.id)))


def _helping(whole: Whole, criterion: str, steps: Iterable[str]) -> tuple[str, ...]:
    """Which steps lift a criterion in the plan of a team that has it."""
    used = {p.task.id for plan in whole.asking.values() for p in plan.planned.serving(criterion)}
    return tuple(step for step in steps if step in used)


def _in_order(whole: Whole) -> Iterable[str]:
    asked = whole.outcome.asked
    items = (i for s in asked.standards for theme in s.themes for i in asked.items(theme))
    return dict.fromkeys(item.asked.id for item in items)


def _step(whole: Whole, joint: JointMeasure) -> JointStep:
    """Hours and money of a measure together and apart; hours of a team that is busy with it, those ahead."""
    apart: list[dict[str, Fraction]] = []
    own = Fraction(0)
    for team in joint.teams:
        planned = whole.plans[team.unit].planned
        for placement in (p for p in planned.todo if p.task.id == joint.measure.id):
            ahead = placement.ahead(planned.horizon[0])
            others = (party for party in joint.measure.once if party != "team")
            apart.append({party: placement.task.hours_once(party) * ahead for party in others})
            own += team.hours * ahead
    once = {party: max(hours.get(party, Fraction(0)) for hours in apart) for party in joint.measure.once}
    money = joint.measure.money
    price = Price(money.low, money.high) if isinstance(money, Cost) else None
    n = len(joint.teams)
    start, end = joint.span or (None, None)
    return JointStep(
        joint.measure,
        tuple(t.unit for t in joint.teams),
        own,
        sum(once.values(), Fraction(0)),
        sum((hours for each in apart for hours in each.values()), Fraction(0)),
        price,
        None if price is None else Price(price.low * n, price.high * n),
        None if money is None or isinstance(money, Cost) else PAYS[money.by],
        start,
        end,
        tuple(t.unit for t in joint.teams if t.end is None),
    )
