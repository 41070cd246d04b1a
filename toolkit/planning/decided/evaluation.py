# SPDX-License-Identifier: EUPL-1.2
"""The next round: what became of each action, beside the criteria that it was for.

It puts side by side what was done and which level the team gives itself now; it does not say that one
came from the other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.model.content.measures import Measures
from toolkit.model.given.plan import ActionDecision, ActionStatus, Plan, action_order, is_own
from toolkit.model.questionnaire import Questionnaire
from toolkit.planning.proposed.gaps import asked_once
from toolkit.scoring.rounds import standing_between
from toolkit.scoring.unit import UnitResult

Outcome = Literal["risen", "same", "fallen", "not_comparable"]


@dataclass(frozen=True, slots=True)
class RoundSide:
    """One round for one unit.

    Attributes:
        unit: its result.
        asked: lists and norm of that round, for its date and for what was asked.
    """

    unit: UnitResult
    asked: Questionnaire


@dataclass(frozen=True, slots=True)
class Effect:
    """A criterion that an action was for.

    Attributes:
        criterion: its id.
        before: level in the round in which it was decided, 0 to 4; None without one.
        now: level now, 0 to 4; None without one.
        comparable: True when both are there and the same was asked.
        gone: its title then, where it is asked no more; its id may be that of another question now.
    """

    criterion: str
    before: int | None
    now: int | None
    comparable: bool
    gone: str | None = None

    @property
    def outcome(self) -> Outcome:
        """Whether the level rose, stayed or fell."""
        if not self.comparable or self.before is None or self.now is None:
            return "not_comparable"
        return "same" if self.now == self.before else "risen" if self.now > self.before else "fallen"


@dataclass(frozen=True, slots=True)
class Evaluated:
    """An action of an earlier round.

    Attributes:
        id: the measure's, or `own-…`.
        title: of the measure, or as the team wrote it; None where neither is known.
        status: how far it is, as people say.
        effects: per criterion that it was for, by id, those that are asked no more last; empty when it was
            for none of its own.
    """

    id: str
    title: str | None
    status: ActionStatus
    effects: tuple[Effect, ...]

    @property
    def without_difference(self) -> bool:
        """True when it is done while no level that it was for rose; never for what cannot be compared."""
        outcomes = {e.outcome for e in self.effects}
        return self.status == "done" and "risen" not in outcomes and bool(outcomes & {"same", "fallen"})

    @property
    def carried_over(self) -> bool:
        """True when it is not finished, so that it stands in the new plan as well."""
        return self.status in {"todo", "doing"}


def evaluate(
    plan: Plan | None, now: RoundSide, earlier: Mapping[str, RoundSide], measures: Measures
) -> tuple[Evaluated, ...]:
    """Put every action that was taken over in an earlier round beside what the answers say now.

    Args:
        plan: what people decided; None gives nothing.
        now: the round to look at.
        earlier: rounds by id; those of the date of `now` or later are left aside.
        measures: for titles.

    Returns:
        Actions taken over or added in one of those rounds, by id; refused ones are not among them.
    """
    if plan is None:
        return ()
    titles = {m.id: m.title for m in measures.measures}
    found = []
    for name in sorted(plan.actions, key=action_order):
        decision = plan.actions[name]
        taken = decision.decision in {"accepted", "changed"} or (is_own(name) and decision.decision is None)
        said = None if decision.decided is None else decision.decided.round
        round_id = said or plan.based_on.round
        before = earlier.get(round_id)
        if taken and before is not None and before.asked.day < now.asked.day:
            effects = tuple(_effects(decision, before, now))
            title = titles.get(name, decision.title)
            found.append(Evaluated(name, title, decision.status, effects))
    return tuple(found)


def levels_of(side: RoundSide) -> dict[str, int | None]:
    """The level of every criterion that is asked of a unit, each once; None without one."""
    criteria = asked_once(side.unit.standards, side.asked)
    return {name: None if result.asked.na else result.asked.level for name, result in criteria}


def _effects(decision: ActionDecision, before: RoundSide, now: RoundSide) -> Iterator[Effect]:
    was, is_ = levels_of(before), levels_of(now)
    stands = standing_between(before.asked, now.asked)
    gaps = {} if decision.decided is None else decision.decided.gaps
    wanted = decision.criteria or tuple(sorted(c for c, size in gaps.items() if size))
    for name in dict.fromkeys(wanted):
        new = now.asked.criterion(name)
        own = name if new is None else new.id  # an own action may name a reference
        levels = was.get(stands.get(own, own)), is_.get(own)
        yield Effect(name, *levels, comparable=own in stands and None not in levels)
    for name, title in decision.gone.items():
        yield Effect(name, was.get(name), None, comparable=False, gone=title)
