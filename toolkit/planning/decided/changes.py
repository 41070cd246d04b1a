# SPDX-License-Identifier: EUPL-1.2
"""What changed since people last saw the plan, and which decisions need a look. Values, no words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from toolkit.model.content.measures import Measures
from toolkit.model.given.plan import ActionStatus, BasedOnRound, Plan, is_own
from toolkit.model.quarter import PlanQuarter, quarter_named
from toolkit.planning.decided.decisions import PlannedAction, gap_sizes
from toolkit.planning.proposed.proposal import PlanProposal
from toolkit.planning.timed.timetable import Schedule

ChangeKind = Literal["new", "gone", "moved"]
LookKind = Literal[
    "round",  # the plan was decided in an earlier round; `was` and `now` are ids of rounds
    "norm",  # another norm or version; `was` and `now` are pins
    "measures",  # another version of the measures; `was` and `now` are versions
    "gap_grew",  # taken over at a smaller gap; `was` and `now` are levels to go
    "returned",  # refused at a smaller gap; `was` and `now` are levels to go
    "prerequisite_refused",  # `others` must be done first, and were refused or stopped
    "measure_gone",  # this version of the measures has it no longer
    "other_way",  # taken over and not yet done; the rule now chooses other actions for the same
    "no_longer_proposed",  # taken over and not yet done, but no longer follows from the answers
    "still_proposed",  # done according to people, but the answers still ask for it
    "question_gone",  # decided for a question that is asked no more; `was` is its title
    "question_moved",  # decided for a question with other ids now, `others`; `was` is its title then
    "overdue",  # to be done in a quarter before those looked ahead over; `was` is that quarter
]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs from what people last saw.

    Attributes:
        kind: new, gone, or moved to another quarter.
        action: its id.
        was: quarter in which it ended then; None: outside the quarters ahead, or not there.
        now: the same now.
    """

    kind: ChangeKind
    action: str
    was: PlanQuarter | None = None
    now: PlanQuarter | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """A decision that people should look at again; it still holds.

    Attributes:
        kind: why.
        action: id of the action; None where it is about the whole plan.
        was: then, as the kind says.
        now: now, as the kind says.
        criterion: whose gap it is about, or None.
        others: ids of other actions that it is about; of a question that moved what it is now.
        status: how far the action is, where its question is gone.
    """

    kind: LookKind
    action: str | None = None
    was: str | int | None = None
    now: str | int | None = None
    criterion: str | None = None
    others: tuple[str, ...] = ()
    status: ActionStatus | None = None


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """Everything that changed since people last saw the plan.

    Attributes:
        seen: False when nobody saw a plan before: then nothing changed.
        changes: per action, in order of rank; what is gone comes last.
        looks: of the whole plan first, then per action in order of rank.
    """

    seen: bool = False
    changes: tuple[Change, ...] = ()
    looks: tuple[Look, ...] = field(default=())


def plan_changes(
    plan: Plan | None,
    now: BasedOnRound,
    *,
    proposal: PlanProposal,
    actions: Sequence[PlannedAction],
    planned: Schedule,
    measures: Measures,
    moved: Mapping[tuple[str, str, str], tuple[str, ...]] | None = None,
) -> PlanChanges:
    """Compare the plan with what people last saw of it.

    Args:
        plan: what people decided and last saw; None when nothing yet.
        now: what the plan is made from now.
        proposal: what follows from the answers now.
        actions: from `decided_actions`.
        planned: the quarters of what counts.
        measures: the set in use.
        moved: since the plan was decided: by action, id and title of a question that it was for, the ids
            that it has now.

    Returns:
        Changes and decisions to look at; nothing is changed by this.
    """
    if plan is None:
        return PlanChanges()
    return PlanChanges(
        True,
        tuple(_changes(plan, actions, shown_quarters(actions, planned))),
        (
            *_of_plan(plan.based_on, now),
            *_of_actions(actions, proposal, measures),
            *_of_questions(plan, moved or {}),
        ),
    )


def _of_questions(plan: Plan, moved: Mapping[tuple[str, str, str], tuple[str, ...]]) -> Iterator[Look]:
    """What decisions were for under an earlier version of the lists, by action."""
    for action, said in plan.actions.items():
        for criterion, title in said.gone.items():
            yield Look("question_gone", action, title, criterion=criterion, status=said.status)
        for (name, criterion, title), to in moved.items():
            if name == action and to:
                yield Look("question_moved", action, title, criterion=criterion, others=to)


def shown_quarters(actions: Iterable[PlannedAction], planned: Schedule) -> dict[str, PlanQuarter | None]:
    """What a reader of the plan sees: per action that counts and is to be done, when it ends.

    Args:
        actions: from `decided_actions`.
        planned: their quarters.

    Returns:
        By id, in order of rank; None where it falls outside the quarters ahead.
    """
    ends = {p.task.id: p.end for p in planned.placements}
    return {a.id: ends.get(a.id) for a in actions if not a.settled}


def _changes(
    plan: Plan, actions: Sequence[PlannedAction], now: Mapping[str, PlanQuarter | None]
) -> Iterator[Change]:
    was = {name: None if q is None else quarter_named(q) for name, q in plan.shown.items()}
    for name, quarter in now.items():
        if name not in was and not is_own(name):
            yield Change("new", name, None, quarter)
        elif name in was and was[name] != quarter:
            yield Change("moved", name, was[name], quarter)
    # what people added, did, refused or stopped themselves is no news to them
    settled = {a.id for a in actions if a.status in {"done", "dropped"} or a.standing == "refused"}
    for name, quarter in was.items():
        if name not in now and name not in settled:
            yield Change("gone", name, quarter, None)


def _of_plan(was: BasedOnRound, now: BasedOnRound) -> Iterator[Look]:
    pairs: tuple[tuple[LookKind, str, str], ...] = (
        ("round", was.round, now.round),
        ("norm", was.norm, now.norm),
        ("measures", was.measures, now.measures),
    )
    yield from (Look(kind, None, old, new) for kind, old, new in pairs if old != new)


def _of_actions(
    actions: Sequence[PlannedAction], proposal: PlanProposal, measures: Measures
) -> Iterator[Look]:
    sizes = gap_sizes(proposal)
    out = {a.id for a in actions if a.standing == "refused" or a.status == "dropped"}
    known = {m.id for m in measures.measures}
    for action in actions:
        if action.id in out:
            continue
        taken = action.standing in {"accepted", "changed"}
        open_ = action.status != "done"
        yield from _of_gaps(action, sizes)
        refused = () if action.measure is None else tuple(p for p in action.measure.after if p in out)
        if refused and open_:
            yield Look("prerequisite_refused", action.id, others=refused)
        if not action.own and action.id not in known:
            yield Look("measure_gone", action.id)
        elif taken and open_ and action.no_longer_proposed:
            ways = other_ways(action, actions, proposal)
            yield Look("other_way" if ways else "no_longer_proposed", action.id, others=ways)
        if action.proposed and not open_:
            yield Look("still_proposed", action.id)
        past = action.overdue(proposal.horizon[0])
        if past is not None:
            yield Look("overdue", action.id, past.id)


def other_ways(
    action: PlannedAction, actions: Iterable[PlannedAction], proposal: PlanProposal
) -> tuple[str, ...]:
    """What the rule chooses now for what an action was decided for.

    Args:
        action: that no longer follows from the answers.
        actions: of the plan, in order of rank.
        proposal: what follows from the answers now.

    Returns:
        Ids of actions that are still to be done, in order of rank; empty where what it was for is reached.
    """
    below = set(action.criteria).intersection(gap_sizes(proposal))
    todo = (a for a in actions if a.proposed and not a.settled)
    return tuple(a.id for a in todo if below.intersection(s.criterion for s in a.serves))


def _of_gaps(action: PlannedAction, sizes: Mapping[str, int]) -> Iterator[Look]:
    """The gaps that grew beyond what people saw when they decided; of one never seen, from 0."""
    decided = None if action.decision is None else action.decision.decided
    if decided is None or not decided.gaps:
        return
    kind: LookKind = "returned" if action.returned else "gap_grew"
    for criterion in action.criteria:
        was, now = decided.gaps.get(criterion, 0), sizes.get(criterion, 0)
        if now > was:
            yield Look(kind, action.id, was, now, criterion)
