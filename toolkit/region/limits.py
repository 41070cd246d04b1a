# SPDX-License-Identifier: EUPL-1.2
"""The lower limits that teams and municipalities miss, and by when their plans reach them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.model.quarter import PlanQuarter
from toolkit.planning.weighed.choice import Choice, Option
from toolkit.planning.weighed.limits import LimitWay
from toolkit.region.whole import Whole


@dataclass(frozen=True, slots=True)
class MissedLimit:
    """A lower limit that one unit misses.

    Attributes:
        unit: its id.
        criterion: id of the criterion that is asked.
        end: the quarter in which its plan reaches it; None where the plan has no day for it.
        waits: True where its plan reaches it by then only after a decision: an action that leads to it does
            not begin without one, or ends later with the hours of now.
        planned: False while there is no plan that says so: a list is still out, or too much of it open.
    """

    unit: str
    criterion: str
    end: PlanQuarter | None
    waits: bool
    planned: bool


@dataclass(frozen=True, slots=True)
class Limits:
    """All lower limits of the lists that count, each question of a unit once.

    Attributes:
        met: how many are met.
        unanswered: unit and question of those that have no answer yet.
        units: ids of the units that have any, in the order of the round.
        asked: how many units must reach each question's limit, by the id of the question.
        missed: those that are missed, units in the order of the round, questions in that of the lists.
    """

    met: int
    unanswered: tuple[tuple[str, str], ...]
    units: tuple[str, ...]
    asked: Mapping[str, int]
    missed: tuple[MissedLimit, ...]

    @property
    def open(self) -> int:
        """How many have no answer yet."""
        return len(self.unanswered)

    @property
    def total(self) -> int:
        """How many there are."""
        return self.met + self.open + len(self.missed)

    @property
    def last(self) -> PlanQuarter | None:
        """The quarter in which the last of those with a day is reached; None where none has one."""
        return max((one.end for one in self.missed if one.end is not None), default=None)

    @property
    def undated(self) -> tuple[MissedLimit, ...]:
        """Those without a day."""
        return tuple(one for one in self.missed if one.end is None)

    @property
    def waiting(self) -> int:
        """How many of those with a day are reached only after a decision."""
        return sum(one.waits for one in self.missed if one.end is not None)

    def by_criterion(self) -> dict[str, tuple[MissedLimit, ...]]:
        """The missed ones per question, in the order in which they are found."""
        found: dict[str, tuple[MissedLimit, ...]] = {}
        for one in self.missed:
            found[one.criterion] = (*found.get(one.criterion, ()), one)
        return found


def units_of(limits: Iterable[MissedLimit]) -> tuple[str, ...]:
    """Ids of the units that miss some limits, each once."""
    return tuple(dict.fromkeys(one.unit for one in limits))


def limits_of(whole: Whole) -> Limits:
    """Look up every lower limit of a region.

    Args:
        whole: the round and its plans.

    Returns:
        Counts, and what is missed.
    """
    met, asked = 0, Counter[str]()
    missed, unanswered, units = [], [], dict[str, None]()
    asking = whole.asking
    for unit, criterion, result in whole.results():
        met += result.limit == "met"
        asked[criterion] += result.limit is not None
        if result.limit is not None:
            units[unit.unit.id] = None
        if result.limit == "open":
            unanswered.append((unit.unit.id, criterion))
        if result.limit == "missed":
            plan = asking.get(unit.unit.id)
            way = None if plan is None else _way(plan.choice.advised, criterion)
            missed.append(
                MissedLimit(
                    unit.unit.id,
                    criterion,
                    None if way is None else way.end,
                    waits=plan is not None and way is not None and _waits(plan.choice, way),
                    planned=plan is not None,
                )
            )
    return Limits(met, tuple(unanswered), tuple(units), +asked, tuple(missed))


def _way(option: Option, criterion: str) -> LimitWay | None:
    return next((way for way in option.limit_ways if way.criterion == criterion), None)


def _waits(choice: Choice, way: LimitWay) -> bool:
    """Whether a limit is reached when its way says so only after a decision."""
    now = _way(choice.now, way.criterion)
    sooner = way.end is not None and (now is None or now.end is None or now.end > way.end)
    return sooner or not set(way.actions).isdisjoint(choice.advised.waiting)
