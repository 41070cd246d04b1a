# SPDX-License-Identifier: EUPL-1.2
"""What all plans of a region lay before who decides, together: what it brings, and what happens otherwise."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from toolkit.model.quarter import PlanQuarter
from toolkit.planning.unit_plan import UnitPlan
from toolkit.region.joint import JointAsk
from toolkit.region.whole import Whole


@dataclass(frozen=True, slots=True)
class RegionChoice:
    """The advised ways of all plans together; an action that is done together counts once.

    Attributes:
        teams: ids of the teams with a plan that asks something.
        towns: ids of the units of municipalities with one.
        total: actions that are to be done.
        placed: actions with a place in their plans.
        late: actions that come later than due in the advised ways.
        late_placed: those of them with a place in their plans: the others come after the quarters ahead.
        undated: those of them for which no quarter is found with the hours and pace of now.
        late_now: actions that come later than due without a decision.
        waiting: actions that another party must join in, and that do not begin without a decision.
        joint: how many actions can be done together and still wait for the region's word.
        agreed: how many the region agreed to do together already.
        saved: hours of other parties that this saves, against each plan doing it for itself.
        short: ids of the teams of which hours for development are too few for what is due.
        no_hours: ids of the teams that did not say how many hours they have.
    """

    teams: tuple[str, ...]
    towns: tuple[str, ...]
    total: int
    placed: int
    late: int
    late_placed: int
    undated: int
    late_now: int
    waiting: int
    joint: int
    agreed: int
    saved: Fraction
    short: tuple[str, ...]
    no_hours: tuple[str, ...]

    @property
    def late_after(self) -> int:
        """How many of the late ones come after the quarters ahead."""
        return self.late - self.late_placed


@dataclass(frozen=True, slots=True)
class QuarterAhead:
    """What the plans have in one quarter.

    Attributes:
        quarter: it.
        ends: how many actions end in it, what is done together once.
        units: ids of the units in whose plans they stand.
        limits: how many missed lower limits are reached in it.
    """

    quarter: PlanQuarter
    ends: int
    units: tuple[str, ...]
    limits: int


def region_choice(whole: Whole, joint: Sequence[JointAsk]) -> RegionChoice:
    """Add up what plans lay before who decides.

    Args:
        whole: the round and its plans.
        joint: what is done together.

    Returns:
        Counts; all 0 where no plan asks anything.
    """
    count, asking = _Count(whole, joint), whole.asking
    late = count.undecided(lambda plan: plan.choice.advised.late)
    placed = count.keys(lambda plan, _: [p.task.id for p in plan.planned.placed])
    teams = tuple(u.unit.id for u in whole.outcome.units if u.unit.kind == "team" and u.unit.id in asking)
    return RegionChoice(
        teams,
        tuple(unit for unit in asking if unit not in teams),
        count.of(lambda plan: [p.task.id for p in plan.planned.todo]),
        len(placed),
        len(late),
        len(late & placed),
        len(count.undecided(lambda plan: plan.choice.undated)),
        len(count.undecided(lambda plan: plan.choice.now.late)),
        count.of(lambda plan: plan.choice.waiting),
        sum(each.open for each in joint),
        sum(not each.open for each in joint),
        sum((each.saved for each in joint if each.open), Fraction(0)),
        tuple(unit for unit in teams if asking[unit].more.total),
        tuple(unit for unit in teams if asking[unit].planned.unlimited),
    )


def quarters_ahead(whole: Whole, joint: Sequence[JointAsk]) -> tuple[QuarterAhead, ...]:
    """What the plans have in each of the quarters ahead.

    Args:
        whole: the round and its plans.
        joint: what is done together; it counts in the quarter in which the last plan ends it.

    Returns:
        The quarters in time; none where no plan asks anything.
    """
    asking = whole.asking
    horizon = max((plan.planned.horizon for plan in asking.values()), default=())
    last = {each.measure.id: each.end for each in joint}
    shared = {(each.measure.id, unit) for each in joint for unit in each.units}
    count = _Count(whole, joint)
    found = []
    for quarter in horizon:

        def here(plan: UnitPlan, unit: str, quarter: PlanQuarter = quarter) -> list[str]:
            ends = ((p.task.id, p.end) for p in plan.planned.placed)
            return [t for t, end in ends if (last[t] if (t, unit) in shared else end) == quarter]

        units = tuple(unit for unit, plan in asking.items() if here(plan, unit))
        n = len(count.keys(here))
        limits = sum(way.end == quarter for plan in asking.values() for way in plan.limit_ways)
        found.append(QuarterAhead(quarter, n, units, limits))
    return tuple(found)


class _Count:
    """Counts actions over plans, each that is done together once."""

    def __init__(self, whole: Whole, joint: Sequence[JointAsk]) -> None:
        self.whole, self.asking = whole, whole.asking
        self.shared = {(each.measure.id, unit) for each in joint for unit in each.units}

    def of(self, tasks: Callable[[UnitPlan], Iterable[str]]) -> int:
        """How many different actions there are in what is picked from each plan."""
        return len(self.keys(lambda plan, _: tasks(plan)))

    def undecided(self, tasks: Callable[[UnitPlan], Iterable[str]]) -> set[tuple[str, str]]:
        """Those of the plans about whose pace nobody decided yet."""
        return self.keys(lambda plan, unit: () if self.whole.settled(unit, "pace") else tasks(plan))

    def keys(self, tasks: Callable[[UnitPlan, str], Iterable[str]]) -> set[tuple[str, str]]:
        """Each different action by its id and whose it is; what is done together is of nobody alone."""
        picked = ((task, unit) for unit, plan in self.asking.items() for task in tasks(plan, unit))
        return {(task, "" if (task, unit) in self.shared else unit) for task, unit in picked}
