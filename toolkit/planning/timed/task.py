# SPDX-License-Identifier: EUPL-1.2
"""Tasks: what planning in time needs to know of an action, proposed by the rule or added by people."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from toolkit.model.content.measures import AnyCost, Cost, Measure, Party
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.proposed.proposal import PlanProposal, ProposedAction
from toolkit.scoring.unit import UnitKind

Hours = Fraction | int


@dataclass(frozen=True, slots=True)
class Task:
    """An action as it is planned in time.

    Attributes:
        id: the measure's id, or `own-…` for an action of people's own; once per plan.
        rank: its turn, from 1; what comes first by rank takes the earliest room.
        hours: of whose plan it is, 0 or more, spread evenly over the quarters that it takes.
        lead: whole quarters that it takes, at least 1; also when it asks no hours.
        after: ids of tasks that must have ended before it starts; an id that the plan does not
            have (refused, or reached already) is not waited for.
        due: the quarter in which it must have ended at the latest; None without one.
        fixed: the quarter in which it ENDS by decision of people; None: the rule places it.
        done: True when it has been done; then it takes nothing and counts as ended.
        measure: what it carries out; None for an action of people's own.
        criteria: ids of the criteria that it is for, most urgent first.
        overdue: the quarter that was promised, where that is past and it is not done; the rule gives it
            a new place. None otherwise.
        begun: True when people are busy with it: it runs from the first quarter on, whatever room
            there is, unless they decided when it ends.
        holder: whose plan it is.
        opens: number of the first quarter of the plan in which it can begin, 0 or more: what another party
            still decides about begins only when that decision can have fallen.
    """

    id: str
    rank: int
    hours: Hours
    lead: int = 1
    after: tuple[str, ...] = ()
    due: PlanQuarter | None = None
    fixed: PlanQuarter | None = None
    done: bool = False
    measure: Measure | None = None
    criteria: tuple[str, ...] = ()
    overdue: PlanQuarter | None = None
    begun: bool = False
    holder: UnitKind = "team"
    opens: int = 0

    @property
    def per_quarter(self) -> Fraction:
        """Hours of whose plan it is in each of its quarters."""
        return Fraction(self.hours) / self.lead

    @property
    def of_holder(self) -> bool:
        """True when it keeps whose plan it is busy: taken up by them, or with hours of theirs."""
        return self.actor == self.holder or bool(self.hours)

    @property
    def actor(self) -> Party:
        """Who takes it up; for an action of people's own whose plan it is."""
        return self.holder if self.measure is None else self.measure.actor

    @property
    def together(self) -> bool:
        """True when several teams can do it together."""
        return self.measure is not None and self.measure.together

    @property
    def money(self) -> AnyCost | None:
        """Money outside hours, or who still has to estimate it; None where none is asked, or nobody knows."""
        return None if self.measure is None else self.measure.money

    @property
    def cost(self) -> Cost | None:
        """The amount of its money outside hours, or None where there is none."""
        return None if self.measure is None else self.measure.cost

    def hours_once(self, party: Party) -> Fraction:
        """Hours once of a party: of whose plan it is as people may have changed them, else by the measure."""
        if party == self.holder:
            return Fraction(self.hours)
        return Fraction(0) if self.measure is None else Fraction(self.measure.hours.get(party, 0))

    def hours_a_year(self, party: Party) -> Fraction:
        """Lasting hours of a party in a year, once it has been done; 0 for an action of people's own."""
        return Fraction(0) if self.measure is None else self.measure.hours_a_year(party)


def tasks_of(proposal: PlanProposal) -> tuple[Task, ...]:
    """The tasks of a proposal, before people decided anything.

    Besides the prerequisites that a measure names, a task waits for the step before it in its
    chain: a measure from level 2 is not usable by a team at level 0. Where two criteria ask two
    measures in opposite orders, the one that ranks first does not wait.

    Args:
        proposal: what follows from the result by the rule.

    Returns:
        A task per proposed action, in order of rank; due when the first gap that it, or
        something that waits for it, serves is due.
    """
    due = {g.criterion: g.due for g in proposal.gaps}
    ranks = {a.id: a.rank for a in proposal.actions}
    found = [
        Task(
            id=a.id,
            rank=a.rank,
            hours=a.hours,
            lead=a.measure.lead_quarters,
            after=_after(a, proposal, ranks),
            due=min((due[s.criterion] for s in a.serves), default=None),
            measure=a.measure,
            criteria=tuple(s.criterion for s in a.serves),
            holder=proposal.holder,
        )
        for a in proposal.actions
    ]
    return _due_with_dependents(found)


def _after(action: ProposedAction, proposal: PlanProposal, ranks: dict[str, int]) -> tuple[str, ...]:
    before = {p for p in action.measure.after if p in ranks}
    for served in action.serves:
        legs = [leg.measure for leg in proposal.routes[served.criterion].legs]
        earlier = legs[: legs.index(action.id)]
        before.update(e for e in earlier if ranks[e] < action.rank)
    return tuple(sorted(before - {action.id}))


def _due_with_dependents(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """What others wait for is due when the first of them is."""
    due = {t.id: t.due for t in tasks}
    waiting = list(tasks)
    by_id = {t.id: t for t in tasks}
    while waiting:
        task = waiting.pop()
        own = due[task.id]
        for name in task.after:
            theirs = due[name]
            if own is not None and (theirs is None or own < theirs):
                due[name] = own
                waiting.append(by_id[name])
    return tuple(replace(t, due=due[t.id]) for t in tasks)
