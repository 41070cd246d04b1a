# SPDX-License-Identifier: EUPL-1.2
"""What the plan holds now: the proposals of the rule, with what people decided laid over them.

A decision always stays. What the rule no longer proposes is shown as such and not dropped; what people
refused stays out, and is asked again only when a gap that it serves grew beyond what they saw then.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from toolkit.model.content.measures import Measure, Measures, Party
from toolkit.model.given.plan import ActionDecision, ActionStatus, Plan, action_order, is_own
from toolkit.model.quarter import PlanQuarter, quarter_named
from toolkit.planning.decided.above import NOTHING, Above, Joint, laid_over
from toolkit.planning.proposed.proposal import PlanProposal, ProposedAction, Served
from toolkit.planning.proposed.route import own_hours
from toolkit.planning.timed.task import Task, tasks_of
from toolkit.scoring.unit import UnitKind

Standing = Literal["proposed", "accepted", "changed", "refused"]
_TAKEN: frozenset[Standing] = frozenset({"accepted", "changed"})


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action of the plan: what the rule says of it and what people decided.

    Attributes:
        id: the measure's, or `own-…`.
        rank: its turn among all actions, from 1; also of those that are refused.
        standing: what people decided; proposed when they did not yet, or must look again.
        proposed: True when it follows from the answers now; never for an action of people's own.
        returned: True when it was refused, at smaller gaps than now; its standing is then proposed.
        title: of the measure, or as people wrote it; None where neither is known.
        measure: what it carries out; None for an own action, and where this version has it no longer.
        serves: criteria that it brings further by the rule, most urgent first.
        criteria: what it is for: what it serves, or what waits for it serves; of an own action what
            people wrote; of one no longer proposed, what it was decided for.
        hours: of whose plan it is, in total, as people changed them or else as the measure says.
        owner: a role, or None.
        quarter: in which it ends by decision of people; None: the rule places it.
        promised: the quarter in which it was to end: that people decided, or else that they saw when they
            took it over; None without one.
        status: how far it is.
        reason: why, in people's words, or None.
        decision: as stored, by the unit itself; None when it said nothing about it.
        holder: whose plan it is.
        joint: what the region said of it, where it is the region's; None for any other action.
    """

    id: str
    rank: int
    standing: Standing
    proposed: bool
    returned: bool
    title: str | None
    measure: Measure | None
    serves: tuple[Served, ...]
    criteria: tuple[str, ...]
    hours: Fraction
    owner: str | None
    quarter: PlanQuarter | None
    promised: PlanQuarter | None
    status: ActionStatus
    reason: str | None
    decision: ActionDecision | None
    holder: UnitKind
    joint: Joint | None

    @property
    def party(self) -> Party:
        """Who takes it up; for an action of people's own whose plan it is."""
        return self.holder if self.measure is None else self.measure.actor

    @property
    def own(self) -> bool:
        """True when people added it themselves."""
        return is_own(self.id)

    @property
    def no_longer_proposed(self) -> bool:
        """True for a decision on a measure that no longer follows from the answers: kept and shown."""
        return not self.own and not self.proposed

    @property
    def counts(self) -> bool:
        """True when it is part of the plan: not refused, and not stopped by people."""
        return self.standing != "refused" and self.status != "dropped"

    @property
    def settled(self) -> bool:
        """True when nobody needs to do anything about it: done, refused, or stopped."""
        return self.status == "done" or not self.counts

    @property
    def of_region(self) -> bool:
        """True when the region's word goes before that of whose plan it is: it decides nothing about it."""
        return self.joint is not None and self.joint.counts

    @property
    def decided_on(self) -> date | None:
        """The day on which whose plan it is decided about it; None where its own word does not stand."""
        said = None if self.of_region or self.standing == "proposed" else self.decision
        return None if said is None or said.decided is None else said.decided.on

    @property
    def fixed(self) -> PlanQuarter | None:
        """The quarter that planning must keep to; it counts as hours do, also without a decision yet."""
        return None if self.standing == "refused" else self.quarter

    def overdue(self, first: PlanQuarter) -> PlanQuarter | None:
        """Whether it should have been done by now: the one rule of what is late by a promise.

        Args:
            first: the quarter that it is today.

        Returns:
            The quarter that was promised, where that is past and the action is neither done, refused nor
            stopped; else None. Only what was taken over is promised: an answer 'later' names a quarter too.
        """
        promises = self.counts and (self.own or self.standing in _TAKEN) and self.status != "done"
        return past_promise(self.promised, first) if promises else None


def past_promise(promised: PlanQuarter | None, first: PlanQuarter) -> PlanQuarter | None:
    """The quarter that was promised, where it is before the one that it is today; else None."""
    return promised if promised is not None and promised < first else None


def decided_actions(
    proposal: PlanProposal, plan: Plan | None, measures: Measures, above: Above = NOTHING
) -> tuple[PlannedAction, ...]:
    """Every action that the rule proposes or that people said something about.

    What the rule proposes keeps its order. Other actions come after what is as urgent as the most
    urgent gap that they are for, and at the end without one: measures first, then own actions.

    Args:
        proposal: what follows from the answers now.
        plan: what people decided; None when nothing yet.
        measures: the set that the region uses now.
        above: what was decided above the unit: it goes before its own word about what is the region's.

    Returns:
        Each action once, in order of rank; every decision of the plan is among them.
    """
    stored = {} if plan is None else plan.actions
    shown = {} if plan is None else plan.shown
    by_id = {m.id: m for m in measures.measures}
    of_rule = [a.id for a in proposal.actions]
    decisions, joint = laid_over(stored, of_rule, measures.measures, above, proposal.holder)
    proposed = {a.id: a for a in proposal.actions}
    criteria = {a.id: served_through(a, proposal) for a in proposal.actions}
    others = sorted(decisions.keys() - proposed.keys(), key=action_order)
    criteria |= {o: _criteria_of(decisions[o], by_id.get(o)) for o in others}
    order = _merged(of_rule, others, criteria, proposal)
    sizes = gap_sizes(proposal)
    return tuple(
        _planned(
            name,
            rank,
            by_rule=proposed.get(name),
            said=decisions.get(name, ActionDecision()),
            measure=by_id.get(name),
            criteria=criteria[name],
            sizes=sizes,
            holder=proposal.holder,
            stored=stored.get(name),
            joint=joint.get(name),
            shown=shown.get(name),
        )
        for rank, name in enumerate(order, start=1)
    )


def decided_tasks(proposal: PlanProposal, actions: Iterable[PlannedAction]) -> tuple[Task, ...]:
    """What is to be planned in time.

    Args:
        proposal: what the actions were made from.
        actions: from `decided_actions`.

    Returns:
        A task per action that counts, in order of rank: with people's hours, in the quarter that
        they decided, begun or done when they said so. A refused prerequisite is not waited for. What
        cannot keep to its quarter any more, as that is past, gets a new one by the rule, with all its
        hours, as nobody said how many are left.
    """
    by_rule = {t.id: t for t in tasks_of(proposal)}
    due = {g.criterion: g.due for g in proposal.gaps}
    first = proposal.horizon[0]
    found = []
    for action in actions:
        if not action.counts:
            continue
        task = by_rule.get(action.id) or Task(
            action.id,
            action.rank,
            action.hours,
            1 if action.measure is None else action.measure.lead_quarters,
            () if action.measure is None else action.measure.after,
            min((due[c] for c in action.criteria if c in due), default=None),
            measure=action.measure,
            criteria=action.criteria,
            holder=action.holder,
        )
        gone = None if action.settled else past_promise(action.fixed, first)
        found.append(
            replace(
                task,
                rank=action.rank,
                hours=action.hours,
                fixed=action.fixed if gone is None else None,
                overdue=action.overdue(first),
                done=action.status == "done",
                begun=action.status == "doing",
            )
        )
    return tuple(found)


def gap_sizes(proposal: PlanProposal) -> dict[str, int]:
    """Levels to go per criterion with a gap, 1 to 4."""
    return {gap.criterion: gap.size for gap in proposal.gaps}


def gaps_seen(
    action: str, proposal: PlanProposal, measures: Measures, levels: Mapping[str, int | None]
) -> dict[str, int]:
    """The gaps that belong to a decision that is taken now, to be kept with it.

    Args:
        action: id of the action.
        proposal: what people see.
        measures: the set in use.
        levels: the unit's level per criterion that is asked; None without an answer.

    Returns:
        Levels to go, 0 to 4, for every answered criterion that the measure can bring further or that
        the action is for, by id; 0 where there was no gap, so that a later one is seen to be new.
    """
    sizes = gap_sizes(proposal)
    named = {lift.criterion for m in measures.measures if m.id == action for lift in m.lifts}
    of_rule = (served_through(a, proposal) for a in proposal.actions if a.id == action)
    wanted = named.union(*of_rule)
    return {c: sizes.get(c, 0) for c in sorted(wanted) if levels.get(c) is not None}


def returns(decision: ActionDecision, criteria: Iterable[str], sizes: Mapping[str, int]) -> bool:
    """Whether a refused action must be asked again.

    Args:
        decision: the refusal.
        criteria: what the action is for now.
        sizes: levels to go now, per criterion with a gap.

    Returns:
        True when a gap exceeds the one that people saw; a criterion that they saw no gap of counts as
        0. When nothing is known of what they saw, the refusal stands.
    """
    seen = {} if decision.decided is None else decision.decided.gaps
    return bool(seen) and any(sizes.get(c, 0) > seen.get(c, 0) for c in criteria)


def served_through(action: ProposedAction, proposal: PlanProposal) -> tuple[str, ...]:
    """The criteria that an action is for; where it serves none itself, those of what waits for it."""
    if action.serves:
        return tuple(s.criterion for s in action.serves)
    waiting = {s.criterion for a in proposal.actions if a.id in action.before for s in a.serves}
    return tuple(g.criterion for g in proposal.gaps if g.criterion in waiting)


def _criteria_of(decision: ActionDecision, measure: Measure | None) -> tuple[str, ...]:
    if decision.criteria:
        return decision.criteria
    if decision.decided is not None and any(decision.decided.gaps.values()):
        return tuple(c for c, size in decision.decided.gaps.items() if size)
    return () if measure is None else tuple(dict.fromkeys(lift.criterion for lift in measure.lifts))


def _merged(
    by_rule: list[str], others: list[str], criteria: Mapping[str, tuple[str, ...]], proposal: PlanProposal
) -> list[str]:
    """The order of the rule, with each other action after the last that is at least as urgent."""
    urgency = {g.criterion: n for n, g in enumerate(proposal.gaps)}
    never = len(urgency)
    own = {name: min((urgency.get(c, never) for c in cs), default=never) for name, cs in criteria.items()}
    place = {name: len(by_rule) for name in others}
    for name in others:
        if own[name] < never:
            before = (n for n, rule in enumerate(by_rule, start=1) if own[rule] <= own[name])
            place[name] = max(before, default=0)
    order = []
    for n in range(len(by_rule) + 1):
        order += by_rule[n - 1 : n] if n else []
        here = (name for name in others if place[name] == n)
        order += sorted(here, key=lambda name: (own[name], action_order(name)))
    return order


def _planned(
    name: str,
    rank: int,
    *,
    by_rule: ProposedAction | None,
    said: ActionDecision,
    measure: Measure | None,
    criteria: tuple[str, ...],
    sizes: Mapping[str, int],
    holder: UnitKind,
    stored: ActionDecision | None,
    joint: Joint | None,
    shown: str | None,
) -> PlannedAction:
    asks_again = by_rule is not None and said.decision == "refused" and returns(said, criteria, sizes)
    hours = Fraction(own_hours(measure, holder) if measure is not None else 0)
    standing: Standing = "proposed" if said.decision is None or asks_again else said.decision
    # who took it over as it stood, took over the quarter that stood beside it; what the region decides
    # shows its own quarter in every plan, and not the one that a single plan had
    taken = standing in _TAKEN and (joint is None or not joint.counts)
    promised = said.quarter or (shown if taken else None)
    return PlannedAction(
        id=name,
        rank=rank,
        standing=standing,
        proposed=by_rule is not None,
        returned=asks_again,
        title=said.title if measure is None else measure.title,
        measure=measure,
        serves=() if by_rule is None else by_rule.serves,
        criteria=criteria,
        hours=hours if said.hours is None else Fraction(said.hours),
        owner=said.owner,
        quarter=None if said.quarter is None else quarter_named(said.quarter),
        promised=None if promised is None or standing == "refused" else quarter_named(promised),
        status=said.status,
        reason=said.reason,
        decision=stored,
        holder=holder,
        joint=joint,
    )
