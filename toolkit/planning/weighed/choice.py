# SPDX-License-Identifier: EUPL-1.2
"""What a plan lays before those who decide: the ways to go on, what each brings, the advice, and the day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal

from toolkit.model.content.measures import FteCost, Party
from toolkit.model.given.decision import ItemKind
from toolkit.model.quarter import PlanQuarter
from toolkit.model.region import MATTERS, Matter
from toolkit.planning.proposed.horizon import Terms
from toolkit.planning.proposed.proposal import PlanProposal
from toolkit.planning.timed.capacity import MoreHours, again, ends_later, more_hours
from toolkit.planning.timed.schedule import schedule
from toolkit.planning.timed.timetable import Schedule
from toolkit.planning.weighed.asked import PAYS, Asked, AskedPart, hour_parts
from toolkit.planning.weighed.hours import QuarterHours, quarter_hours
from toolkit.planning.weighed.limits import LimitWay, limit_ways
from toolkit.planning.weighed.others import waits_for_others
from toolkit.planning.weighed.price import Price, total_price
from toolkit.planning.weighed.requests import Addressee

OptionKind = Literal[
    "now",  # the hours and the pace of now
    "hours",  # the table of extra hours, at the pace of now
    "spare",  # any number at once from the first quarter after the decision, with no more hours than now
    "pace",  # any number at once from the first quarter after the decision, with the hours which that takes
]


@dataclass(frozen=True, slots=True)
class Lasting:
    """What an action keeps asking of the team, once it is done.

    Attributes:
        task: its id.
        hours: in a year, above 0.
        begins: the quarter after that in which it ends.
    """

    task: str
    hours: Fraction
    begins: PlanQuarter


@dataclass(frozen=True)  # no slots: what only some readers ask is worked out once, when asked
class Option:
    """One way to go on with a plan; what is in time and what is late are together all that is to be done.

    Attributes:
        kind: which.
        hours: extra team hours in each quarter of the horizon, 0 or more.
        planned: the plan as it is made with those hours, and at that pace.
        limit_ways: when each missed lower limit is reached then.
        waiting: per action that another party must take up or lend hours to after the day of the decision,
            or that waits for one: those parties. Without a decision none of them begins. In order of rank.
        brings: ids of what ends within the quarters ahead, in order of rank: what it costs is what these
            cost. Empty while nothing can be asked.
    """

    kind: OptionKind
    hours: tuple[int, ...]
    planned: Schedule
    limit_ways: tuple[LimitWay, ...]
    waiting: Mapping[str, tuple[Party, ...]]
    brings: tuple[str, ...]

    @property
    def total(self) -> int:
        """All its extra hours."""
        return sum(self.hours)

    @property
    def limits(self) -> int:
        """How many missed lower limits are reached within the quarters ahead."""
        return sum(way.end is not None and way.end <= self.planned.horizon[-1] for way in self.limit_ways)

    @property
    def in_time(self) -> tuple[str, ...]:
        """Ids of the actions that end by their deadline, in order of rank."""
        return tuple(p.task.id for p in self.planned.todo if not p.late)

    @property
    def late(self) -> tuple[str, ...]:
        """Ids of all others, in order of rank."""
        return tuple(p.task.id for p in self.planned.todo if p.late)

    @cached_property
    def late_ends(self) -> Mapping[str, PlanQuarter]:
        """When what is late ends, by id in order of rank: after the quarters ahead with the hours of now."""
        after = ends_later(self.planned)
        ends = {p.task.id: p.end or after.get(p.task.id) for p in self.planned.todo if p.late}
        return {task: end for task, end in ends.items() if end is not None}

    @property
    def dated(self) -> tuple[str, ...]:
        """What is late and has a quarter in which it ends, in order of rank."""
        return tuple(self.late_ends)

    @property
    def undated(self) -> tuple[str, ...]:
        """What is late and has none, however far one looks; in order of rank."""
        return tuple(task for task in self.late if task not in self.late_ends)

    @property
    def most(self) -> int:
        """The most actions of the team that run in one quarter."""
        team = {t.id for t in self.planned.tasks if t.of_holder}
        return max(len(team.intersection(load.tasks)) for load in self.planned.quarters)

    @property
    def used(self) -> Fraction:
        """All hours of whose plan it is in the quarters ahead, 0 or more: of those that are, and extra."""
        return sum((load.used for load in self.planned.quarters), Fraction(0))

    @cached_property
    def quarter_hours(self) -> tuple[QuarterHours, ...]:
        """What each quarter asks, of what ends after the quarters ahead too."""
        return quarter_hours(self.planned)

    @property
    def lasting_of(self) -> tuple[Lasting, ...]:
        """What each action that it brings keeps asking of the team, in order of rank."""
        brings = set(self.brings)
        ends = [(p.task, p.end) for p in self.planned.todo if p.task.id in brings and p.task.holder == "team"]
        found = (Lasting(t.id, t.hours_a_year("team"), end.next()) for t, end in ends if end is not None)
        return tuple(each for each in found if each.hours)

    @property
    def lasting(self) -> Fraction:
        """Team hours in a year that keep coming back when all of those are done: formation, 0 or more."""
        return sum((each.hours for each in self.lasting_of), Fraction(0))

    @property
    def lasting_from(self) -> PlanQuarter | None:
        """The quarter in which the first of those begin; None without any."""
        return min((each.begins for each in self.lasting_of), default=None)


@dataclass(frozen=True, slots=True)
class Amount:
    """All that has a price in what is asked now.

    Attributes:
        parts: with who pays; their sum is the amount.
        open: ids of the actions with costs that somebody still has to estimate, in order of rank.
    """

    parts: tuple[tuple[Addressee, AskedPart], ...]
    open: tuple[str, ...]

    @property
    def once(self) -> Price | None:
        """Euro once; None where nothing has such a price."""
        return total_price(part.price for _, part in self.parts if not part.yearly)

    @property
    def yearly(self) -> Price | None:
        """Euro in a year; None where nothing has such a price."""
        return total_price(part.price for _, part in self.parts if part.yearly)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be decided about a plan.

    Attributes:
        before: the day before which a decision still does something for the quarters that it feeds.
        options: that of now first; another only where it brings more in time. At least one.
        advised: the one of `options` that is recommended.
        answered: what was asked and answered before, and is not asked again.
    """

    before: date
    options: tuple[Option, ...]
    advised: Option
    answered: frozenset[ItemKind] = frozenset()

    @property
    def now(self) -> Option:
        """The plan as it is, with the hours and the pace of now."""
        return self.options[0]

    @property
    def waiting(self) -> Mapping[str, tuple[Party, ...]]:
        """What does not begin without a decision, of the plan as it is: see `Option`."""
        return self.now.waiting

    @property
    def undated(self) -> tuple[str, ...]:
        """What comes late in the advised option and has no day, in order of rank."""
        return self.advised.undated

    @property
    def dated(self) -> tuple[str, ...]:
        """What comes late in the advised option and has a day, in order of rank."""
        return self.advised.dated

    @property
    def by_extra_hours(self) -> tuple[str, ...]:
        """What has a place in the advised option and none with the hours of now, in order of rank."""
        now = {p.task.id for p in self.now.planned.placed}
        return tuple(p.task.id for p in self.advised.planned.placed if p.task.id not in now)

    @property
    def moved_back(self) -> tuple[str, ...]:
        """What has a place with the hours of now, and gives it up to those; in order of rank."""
        then = {p.task.id for p in self.advised.planned.placed}
        return tuple(p.task.id for p in self.now.planned.placed if p.task.id not in then)

    @property
    def lasting(self) -> Fraction:
        """Team hours in a year that are asked as formation, 0 or more."""
        return self.advised.lasting

    @property
    def lasting_undecided(self) -> Fraction:
        """Team hours a year that keep coming back of what then ends, and that nobody arranged, 0 or more."""
        return sum((each.hours for each in self.lasting_undecided_of), Fraction(0))

    @property
    def lasting_undecided_of(self) -> tuple[Lasting, ...]:
        """What each action that begins without a decision keeps asking of the team, in order of rank."""
        return tuple(each for each in self.now.lasting_of if each.task not in self.waiting)

    @property
    def in_time_undecided(self) -> tuple[str, ...]:
        """What is in time without a decision: of the plan as it is what then begins. In order of rank."""
        return tuple(task for task in self.now.in_time if task not in self.waiting)

    @property
    def matters(self) -> tuple[Matter, ...]:
        """What it raises: that the plan is done, extra hours and formation, and what comes late."""
        means: dict[ItemKind, Fraction] = {"hours": Fraction(self.advised.total), "formation": self.lasting}
        here = {
            "plan": bool(self.advised.planned.placed),
            "hours": any(n > 0 and kind not in self.answered for kind, n in means.items()),
            "pace": bool(self.advised.late) and "pace" not in self.answered,
        }
        return tuple(matter for matter in MATTERS if here[matter])

    def option(self, kind: OptionKind) -> Option | None:
        """The option of a kind; None where it would bring nothing."""
        return next((option for option in self.options if option.kind == kind), None)


def choice(proposal: PlanProposal, planned: Schedule, more: MoreHours, terms: Terms) -> Choice:
    """Weigh the ways to go on with a plan.

    Extra hours are advised where they bring more in time and reach no fewer lower limits. A higher
    pace, within the hours of now or with more of them, is weighed and never advised: how much a team can
    do at once is agreed in the region.

    Args:
        proposal: gaps and routes, for the lower limits.
        planned: the planning now.
        more: the extra hours that would help.
        terms: the day of the plan.

    Returns:
        The choice.
    """
    options = tuple(_options(proposal, planned, more))
    hours = next((option for option in options if option.kind == "hours"), None)
    better = hours is not None and hours.limits >= options[0].limits
    return Choice(terms.fed.first_day, options, hours if hours is not None and better else options[0])


def no_choice(proposal: PlanProposal, planned: Schedule, terms: Terms) -> Choice:
    """What a provisional plan lays before who decides: how it stands, and nothing to choose or to pay."""
    now = Option("now", (0,) * len(planned.horizon), planned, limit_ways(proposal, planned), {}, ())
    return Choice(terms.fed.first_day, (now,), now)


def amount(asked: Iterable[Asked], option: Option, cost: FteCost | None) -> Amount:
    """What an option costs: its hours once and lasting, and money of what it brings.

    Args:
        asked: what the whole plan asks of each addressee, in their order; the first pays hours of a team.
        option: it.
        cost: of one fte in a year; None where nobody knows.

    Returns:
        The amount; without parts where nothing has a price.
    """
    all_asked = tuple(asked)
    of_team = all(p.task.holder == "team" for p in option.planned.todo)
    hours = hour_parts(option.total, option.lasting, cost) if of_team else ()
    parts = [(PAYS["team"], part) for part in hours]
    parts += [
        (one.addressee, part)
        for one in all_asked
        for part in one.parts
        if part.kind == "outside" and part.task in option.brings
    ]
    waiting = {task for one in all_asked for task in one.open}
    return Amount(tuple(parts), tuple(task for task in option.brings if task in waiting))


def _options(proposal: PlanProposal, planned: Schedule, more: MoreHours) -> Iterator[Option]:
    now = _option("now", proposal, planned, (0,) * len(planned.horizon), more)
    yield now
    best = now
    if more.total:
        with_hours = again(planned, more.per_quarter)
        hours = _option("hours", proposal, with_hours, more.per_quarter, more)
        if len(hours.in_time) > len(now.in_time):
            yield hours
            best = hours
    faster = _at_any_pace(planned, more)
    if faster is not None:
        spare = _option("spare", proposal, faster, (0,) * len(planned.horizon), more)
        if best is now and len(spare.in_time) > len(best.in_time):  # one way between now and all at once
            yield spare
            best = spare
        table = more_hours(faster, more.first).per_quarter
        pace = _option("pace", proposal, again(faster, table), table, more)
        if len(pace.in_time) > len(best.in_time):
            yield pace


def _option(
    kind: OptionKind, proposal: PlanProposal, planned: Schedule, table: tuple[int, ...], more: MoreHours
) -> Option:
    last = planned.horizon[-1]
    brings = tuple(p.task.id for p in planned.todo if p.end is not None and p.end <= last)
    waiting = waits_for_others(planned, more.first)
    return Option(kind, table, planned, limit_ways(proposal, planned), waiting, brings)


def _at_any_pace(planned: Schedule, more: MoreHours) -> Schedule | None:
    """The plan with its present pace up to the quarter that a decision feeds, and without one from there.

    What begins before stays where it is. None where there is no pace to let go of, or nothing is left.
    """
    opens = max(planned.opens, more.first.minus(planned.horizon[0]))
    if planned.at_once is None or opens >= len(planned.horizon):
        return None
    begun = {p.task.id: p.end for p in planned.placed if p.start is not None and p.start < more.first}
    tasks = [replace(t, fixed=begun[t.id]) if t.id in begun else t for t in planned.tasks]
    return schedule(tasks, planned.horizon, planned.capacity, opens=opens)
