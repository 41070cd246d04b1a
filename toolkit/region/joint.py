# SPDX-License-Identifier: EUPL-1.2
"""What several plans have and can be done together, beside what it asks when each does its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from toolkit.model.content.measures import Cost, Measure
from toolkit.model.content.measures import Party as Worker
from toolkit.model.given.decision import Answer
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.timed.timetable import Placement
from toolkit.planning.weighed.asked import PAYS, WORKERS
from toolkit.planning.weighed.price import Price
from toolkit.planning.weighed.requests import Addressee
from toolkit.region.whole import Whole


@dataclass(frozen=True, slots=True)
class JointAsk:
    """One action that the plans of several units have, done together: asked once, of the region.

    Attributes:
        measure: what is done.
        units: whose plans have it, in the order of the region; at least two.
        own: hours once of those units themselves: everybody joins, together as well as apart.
        own_towns: those of municipalities among them: their own hours are asked of them.
        once: hours once of each party that is not the unit itself, for all units together.
        saved: hours of those parties that are not needed again for every unit, 0 or more.
        yearly: hours in a year of each such party: for every unit again.
        price: money outside hours, once for all; None where none is known or asked now.
        price_yearly: True where it comes back every year.
        estimate: who still has to say what it costs; None where that is known, or nothing is asked.
        start: first quarter in which a plan has it, as advised; None where no plan has a place for it.
        end: last of those.
        unplanned: those of the units whose plan has no place for it.
        late: those of the units in whose plans it comes later than due.
        answer: what the region said about doing it together; None while it did not.
        before: the day before which to decide.
    """

    measure: Measure
    units: tuple[str, ...]
    own: Fraction
    own_towns: Fraction
    once: dict[Worker, Fraction]
    saved: Fraction
    yearly: dict[Worker, Fraction]
    price: Price | None
    price_yearly: bool
    estimate: Addressee | None
    start: PlanQuarter | None
    end: PlanQuarter | None
    unplanned: tuple[str, ...]
    late: tuple[str, ...]
    answer: Answer | None
    before: date

    @property
    def open(self) -> bool:
        """Whether the region still has to say it: it did not, or it said 'later'."""
        return self.answer in {None, "later"}

    @property
    def together(self) -> Fraction:
        """All hours once when it is done together."""
        return self.own + _sum(self.once.values())

    @property
    def apart(self) -> Fraction:
        """All hours once when each unit does it for itself."""
        return self.together + self.saved


def joint_asks(whole: Whole) -> tuple[JointAsk, ...]:
    """The actions that several plans have and that can be done together, teams and municipalities alike.

    Args:
        whole: the round and its plans; one that is provisional asks nothing.

    Returns:
        Each action once, by id.
    """
    found: dict[str, tuple[Measure, list[tuple[str, Placement]]]] = {}
    for unit, plan in whole.in_order():
        for placement in plan.planned.todo:
            measure = placement.task.measure
            if measure is not None and measure.together:
                found.setdefault(measure.id, (measure, []))[1].append((unit.id, placement))
    shared = (found[task] for task in sorted(found))
    return tuple(_joint(whole, measure, holders) for measure, holders in shared if len(holders) > 1)


def done_together(whole: Whole) -> tuple[JointAsk, ...]:
    """The same without those to which the region said no: there each does its own."""
    return tuple(each for each in joint_asks(whole) if each.answer != "refused")


def _joint(whole: Whole, measure: Measure, holders: list[tuple[str, Placement]]) -> JointAsk:
    own = own_towns = apart = Fraction(0)
    once: dict[Worker, Fraction] = {}
    yearly: dict[Worker, Fraction] = {}
    for unit, placement in holders:
        task, ahead = placement.task, placement.ahead(whole.plans[unit].planned.horizon[0])
        own += task.hours * ahead
        own_towns += task.hours * ahead * (task.holder == "municipality")
        for worker in (w for w in WORKERS.values() if w != task.holder):
            hours, each = task.hours_once(worker) * ahead, task.hours_a_year(worker)
            apart += hours
            if hours:
                once[worker] = max(once.get(worker, hours), hours)
            if each:
                yearly[worker] = yearly.get(worker, Fraction(0)) + each
    plans = [whole.plans[unit] for unit, _ in holders]
    prices = [part for plan in plans for _, part in plan.amount.parts if part.task == measure.id]
    open_ = any(measure.id in plan.amount.open for plan in plans)
    money = measure.money
    places = [(unit, whole.plans[unit].choice.advised.planned.of(measure.id)) for unit, _ in holders]
    there = [(unit, placement) for unit, placement in places if placement is not None]
    return JointAsk(
        measure,
        tuple(unit for unit, _ in holders),
        own,
        own_towns,
        once,
        apart - _sum(once.values()),
        yearly,
        prices[0].price if prices else None,
        bool(prices) and prices[0].yearly,
        None if money is None or isinstance(money, Cost) or not open_ else PAYS[money.by],
        min((p.start for _, p in there if p.start is not None), default=None),
        max((p.end for _, p in there if p.end is not None), default=None),
        tuple(unit for unit, p in there if p.end is None),
        tuple(unit for unit, p in there if p.late),
        next((said.answer for plan in plans if (said := plan.above.joint.get(measure.id))), None),
        min(plan.choice.before for plan in plans),
    )


def _sum(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))
