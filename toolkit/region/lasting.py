# SPDX-License-Identifier: EUPL-1.2
"""What the formation that is asked is for: the work that keeps coming back every year, over all plans."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from toolkit.model.given.answers import own_form
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.unit_plan import UnitPlan
from toolkit.planning.weighed.formation import formation_table
from toolkit.planning.weighed.price import fte_asked
from toolkit.region.whole import Whole


@dataclass(frozen=True, slots=True)
class LastingWork:
    """An action after which a team keeps having work.

    Attributes:
        title: of its measure.
        of: hours in a year, above 0, by id of each team for which formation is asked for it.
    """

    title: str
    of: Mapping[str, Fraction]

    @property
    def hours(self) -> Fraction:
        """All of these together."""
        return sum(self.of.values(), Fraction(0))


def lasting_work(whole: Whole) -> tuple[LastingWork, ...]:
    """Which work the formation is for that plans ask and nobody answered yet.

    Args:
        whole: the round and its plans.

    Returns:
        Most hours first, of equal ones by title; together the lasting hours of all requests.
    """
    found: dict[str, dict[str, Fraction]] = {}
    titles: dict[str, str] = {}
    for unit, plan in whole.asking.items():
        if not plan.choice.lasting or whole.settled(unit, "formation"):
            continue
        titles |= {p.task.id: p.task.measure.title for p in plan.planned.todo if p.task.measure is not None}
        for each in plan.choice.advised.lasting_of:
            found.setdefault(each.task, {})[unit] = each.hours
    made = (LastingWork(titles[task], of) for task, of in found.items())
    return tuple(sorted(made, key=lambda work: (-work.hours, work.title)))


@dataclass(frozen=True, slots=True)
class Grown:
    """How much lasting work there is from a quarter on.

    Attributes:
        begins: the quarter.
        fte: of all that began by then, as its plans ask it.
        hours: the same in hours a year, exact: what a price is made from.
    """

    begins: PlanQuarter
    fte: Fraction
    hours: Fraction


@dataclass(frozen=True, slots=True)
class FormationAsked:
    """What is known of the formation of teams for which more of it is asked.

    Attributes:
        teams: their ids, in the order of the region; at least one.
        told: those of them that gave both numbers for every function.
        now: fte that these have, 0 or more.
        needed: fte that these need, by their own account.
        lacking: how many of these need more than they have.
        short: fte that those lack together, above 0 where there is one.
        grows: what there is from each quarter in which more of it begins, as actions are done; from
            the last one on all that is asked. At least one.
        unasked: team hours in a year for which nobody arranged formation, when nothing is decided.
        unpaid: the same when the plans are agreed with, and neither extra hours nor formation are there.
    """

    teams: tuple[str, ...]
    told: tuple[str, ...]
    now: Decimal
    needed: Decimal
    lacking: int
    short: Decimal
    grows: tuple[Grown, ...]
    unasked: Fraction
    unpaid: Fraction


def formation_asked(whole: Whole) -> FormationAsked | None:
    """What teams said of their formation, beside what their plans ask and nobody answered yet.

    Args:
        whole: the round and its plans.

    Returns:
        Numbers over the teams that gave them: what nobody filled in is never counted as 0. None where no
        plan asks formation.
    """
    asking = {
        unit: plan
        for unit, plan in whole.asking.items()
        if plan.choice.lasting and not whole.settled(unit, "formation")
    }
    if not asking:
        return None
    known: dict[str, tuple[Decimal, Decimal]] = {}
    for unit in asking:
        table = formation_table(own_form(whole.answers.get(unit, ())))
        if table.now.value is not None and table.needed.value is not None:
            known[unit] = (table.now.value, table.needed.value)
    short = {unit: max(needed - now, Decimal(0)) for unit, (now, needed) in known.items()}
    return FormationAsked(
        tuple(asking),
        tuple(known),
        sum((now for now, _ in known.values()), Decimal(0)),
        sum((needed for _, needed in known.values()), Decimal(0)),
        sum(lack > 0 for lack in short.values()),
        sum(short.values(), Decimal(0)),
        _grows(asking.values()),
        sum((plan.choice.lasting_undecided for plan in asking.values()), Fraction(0)),
        sum((plan.choice.now.lasting for plan in asking.values()), Fraction(0)),
    )


def _grows(plans: Iterable[UnitPlan]) -> tuple[Grown, ...]:
    """How formation adds up over the quarters in which work begins to last."""
    work = [(plan.choice.advised.lasting_of, plan.cost) for plan in plans]

    def by(quarter: PlanQuarter) -> Grown:
        begun = [
            (sum((each.hours for each in of_plan if each.begins <= quarter), Fraction(0)), cost)
            for of_plan, cost in work
        ]
        fte = sum((fte_asked(hours, cost) for hours, cost in begun), Fraction(0))
        return Grown(quarter, fte, sum((hours for hours, _ in begun), Fraction(0)))

    return tuple(map(by, sorted({each.begins for of_plan, _ in work for each in of_plan})))
