# SPDX-License-Identifier: EUPL-1.2
"""The plan of one unit now: the rule's proposal, with people's decisions over it, in quarters."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from toolkit.model.content.measures import FteCost, Measures
from toolkit.model.given.answers import Answers, Profile, own_form
from toolkit.model.given.decision import ItemKind
from toolkit.model.given.plan import Plan
from toolkit.model.questionnaire import Questionnaire
from toolkit.planning.decided.above import NOTHING, Above
from toolkit.planning.decided.decisions import PlannedAction, decided_actions, decided_tasks
from toolkit.planning.decided.overload import Overload, overloads
from toolkit.planning.decided.turn import Turn, after_decisions, turns
from toolkit.planning.proposed.horizon import Terms
from toolkit.planning.proposed.proposal import PlanProposal, propose_plan
from toolkit.planning.proposed.size import TeamSize
from toolkit.planning.timed.capacity import MoreHours, more_hours, none_asked
from toolkit.planning.timed.schedule import schedule
from toolkit.planning.timed.timetable import Schedule
from toolkit.planning.weighed.asked import Asked, asked_in_all
from toolkit.planning.weighed.choice import Amount, Choice, Option, amount, choice, no_choice
from toolkit.planning.weighed.hours import HoursKind, HoursRow, QuarterHours, hours_rows, quarter_hours
from toolkit.planning.weighed.requests import Cause, Reason, Request, requests
from toolkit.scoring.rules import threshold_values
from toolkit.scoring.unit import UnitResult


@dataclass(frozen=True)  # no slots: what only some readers ask is worked out once, when asked
class UnitPlan:
    """What the plan of a unit holds now.

    Attributes:
        plan: what people decided; None when nothing yet.
        proposal: what follows from the answers.
        actions: the one laid over the other, in order of rank.
        planned: their quarters, within the hours of whose plan it is.
        terms: the day of the plan, and what follows from it.
        size: of the team, on which its hours rest; of a municipality nothing.
        cost: what one fte costs in a year; None where nobody knows.
        provisional: True while a list is half empty: nothing can be asked on the strength of it.
        above: what the region and the employer decided that touches it.
    """

    plan: Plan | None
    proposal: PlanProposal
    actions: tuple[PlannedAction, ...]
    planned: Schedule
    terms: Terms
    size: TeamSize
    cost: FteCost | None
    provisional: bool
    above: Above

    @cached_property
    def possible(self) -> MoreHours:
        """What more hours would do for what comes late, whether they are asked or not."""
        return more_hours(self.planned, self.terms.fed)

    @cached_property
    def more(self) -> MoreHours:
        """The extra hours that it asks, as every document has them: those of the advised option, or none."""
        possible = self.possible
        asked = self.provisional or not possible.total or self.choice.advised.kind == "hours"
        return possible if asked else none_asked(self.planned, possible)

    @cached_property
    def requests(self) -> tuple[Request, ...]:
        """What the planning cannot do in time by itself."""
        return requests(self.planned, self.more, self.possible)

    @cached_property
    def asking(self) -> tuple[Request, ...]:
        """The same without what was answered: that is told, and not asked again."""
        return self.above.unanswered(self.requests)

    @cached_property
    def late_reasons(self) -> dict[str, Reason]:
        """Why an action is late, by its id: for hours, by the pace, by lead times or by decision."""
        return {item.task: item.reason for request in self.requests for item in request.items}

    @cached_property
    def late_causes(self) -> dict[str, Cause]:
        """What keeps an action from being in time that hours do not mend, by its id."""
        items = (item for request in self.requests for item in request.items)
        return {item.task: item.cause for item in items if item.cause is not None}

    @property
    def settle_before(self) -> date:
        """The day before which whose plan it is decides about its own actions.

        Where something that a team did not decide about begins in the first open quarter, it can do so only
        when that is decided in time; all else is in time with the decision of others.
        """
        return self.terms.begins if self.soon and self.proposal.holder == "team" else self.terms.fed.first_day

    @property
    def soon(self) -> tuple[int, ...]:
        """The numbers of the actions that begin in the first open quarter and wait for that decision."""
        first = self.planned.horizon[self.planned.opens]
        starts = {p.task.id for p in self.planned.placed if p.start == first}
        return tuple(action.rank for action in self.open if action.id in starts)

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The number of each action, by its id, in order of rank."""
        return {action.id: action.rank for action in self.actions}

    @cached_property
    def turns(self) -> dict[str, Turn]:
        """Which party each action waits for, by its id; what waits for nobody is not there."""
        outside = any(p.state == "outside" for p in self.planned.placements)
        asked = self.asking if outside and not self.provisional else ()
        return turns(self.actions, self.planned, asked)

    @cached_property
    def open(self) -> tuple[PlannedAction, ...]:
        """The actions that whose plan it is decides about now, in order of rank."""
        return tuple(a for a in self.actions if a.id in self.turns and self.turns[a.id].own)

    @cached_property
    def choice(self) -> Choice:
        """What is to be decided about it: options, the advice, and the day."""
        if self.provisional:
            return no_choice(self.proposal, self.planned, self.terms)
        found = choice(self.proposal, self.planned, self.possible, self.terms)
        kinds: tuple[ItemKind, ...] = ("hours", "formation", "pace")
        return replace(found, answered=frozenset(kind for kind in kinds if self.above.settled(kind)))

    @cached_property
    def amount(self) -> Amount:
        """What the advised option costs; nothing is asked on the strength of a list that is half empty."""
        return self.amount_of(self.choice.advised)

    def amount_of(self, option: Option) -> Amount:
        """What one of the options of its choice costs."""
        return Amount((), ()) if self.provisional else amount(self.asked, option, self.cost)

    @property
    def lasting_done(self) -> Fraction:
        """Team hours in a year that what was done before keeps asking: borne already, never asked anew."""
        done = (p.task for p in self.planned.placements if p.state == "done")
        return sum((task.hours_a_year("team") for task in done), Fraction(0))

    @cached_property
    def hours(self) -> tuple[HoursRow, ...]:
        """What becomes of the team hours of all that is to be done."""
        return hours_rows(self.planned, self.late_reasons)

    @cached_property
    def quarter_hours(self) -> tuple[QuarterHours, ...]:
        """What each quarter asks, of what ends after the quarters ahead too."""
        return quarter_hours(self.planned)

    @cached_property
    def overloads(self) -> tuple[Overload, ...]:
        """The quarters in which people decided on more hours than there are."""
        return overloads(self.planned, self.quarter_hours, self.actions)

    @property
    def choose_before(self) -> date:
        """The day before which whose plan it is chooses what moves out of a quarter that is too full."""
        first = self.overloads[0].quarter if self.overloads else self.terms.fed
        return self.terms.begins if first < self.terms.fed else self.terms.fed.first_day

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """What all that is to be done asks of each addressee, once and lasting."""
        return asked_in_all(self.planned, self.more, self.cost)

    def action(self, action: str) -> PlannedAction | None:
        """An action by its id, refused ones too."""
        return next((a for a in self.actions if a.id == action), None)

    def hours_of(self, *kinds: HoursKind) -> Fraction:
        """Team hours that the plan asks from now on, with a place or without; of some kinds, or of all."""
        return sum((row.hours for row in self.hours if not kinds or row.kind in kinds), Fraction(0))


def unit_plan(
    unit: UnitResult,
    asked: Questionnaire,
    measures: Measures,
    answers: Iterable[Answers],
    plan: Plan | None = None,
    *,
    terms: Terms | None = None,
    cost: FteCost | None = None,
    teams: int = 1,
    above: Above = NOTHING,
) -> UnitPlan:
    """Bring together proposal, decisions and planning of one unit.

    Args:
        unit: its result in a round.
        asked: what that round asks.
        measures: the set in use.
        answers: its files of that round; its own has the capacity.
        plan: what people decided; None when nothing yet.
        terms: the day of the plan, and what follows from it; None for the day after the round.
        cost: of one fte, where the region has its own; None takes that of the measures.
        teams: for how many its hours per team count: of a municipality all that work for it.
        above: what was decided above it.

    Returns:
        The plan.
    """
    bound = terms or Terms.after(asked.day)
    profile = _profile(answers)
    size = TeamSize.of(profile)
    fitting = measures.sized({**size.known, "team": Decimal(teams)})
    proposal = propose_plan(unit, asked, fitting, bound)
    actions = decided_actions(proposal, plan, fitting, above)
    fed = bound.fed.minus(bound.horizon[0])
    tasks = after_decisions(decided_tasks(proposal, actions), actions, fed if fed > bound.opens else 0)
    planned = schedule(tasks, bound.horizon, profile.capacity_hours, opens=bound.opens, at_once=bound.at_once)
    price, provisional = cost or measures.fte_cost, _half_empty(unit, asked)
    return UnitPlan(plan, proposal, actions, planned, bound, size, price, provisional, above)


def _half_empty(unit: UnitResult, asked: Questionnaire) -> bool:
    """Whether fewer questions of a list have an answer than the norm wants of a complete one."""
    least = threshold_values(asked.norm).completeness
    return any(listed.result.figures.completeness < least for listed in unit.standards)


def _profile(answers: Iterable[Answers]) -> Profile:
    """What a unit said of itself; nothing where it said nothing."""
    own = own_form(answers)
    return Profile() if own is None else own.profile
