# SPDX-License-Identifier: EUPL-1.2
"""What a municipality or employer answered for itself, and what it would do by when; in no team's figure.

Its explanations stay its own: only levels are shown, and what its own plan says about them.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.documents.blocks import Block, Subheading, Table, Text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import (
    addressee_title,
    decided_itself,
    decision_text,
    is_decided,
    own_action,
    party_holes,
    section_named,
    town_heading,
    town_titles,
)
from toolkit.documents.text import heads
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.decided.decisions import PlannedAction
from toolkit.planning.timed.timetable import Placement, last_end
from toolkit.planning.unit_plan import UnitPlan
from toolkit.scoring.criterion import CriterionResult
from toolkit.scoring.unit import UnitKind, UnitResult
from toolkit.words.catalogue import say
from toolkit.words.text import listing, quarter_short, quarter_text

_POINTS = 5  # of a municipality that a team's plan shows; its own action list has them all
_NAMED = 4  # questions without an answer that are named in a sentence
_WIDTHS = (34, 16, 36, 14)

_State = Literal[
    "ready",  # all that is to be done for it has its quarters
    "outside",  # something for it has no place in the quarters ahead
    "done",  # all for it has been done, and the difference is still there
    "left",  # people decided against what was proposed
    "none",  # nothing is known for it
]
_WITHOUT: tuple[_State, ...] = ("outside", "done", "left", "none")


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality or employer as its own form says that it stands.

    Attributes:
        kind: which of the two.
        title: its name, or what stands for it.
        results: per criterion that it is asked, in order of the lists.
        points: criteria on which it is below the norm, in the order of its own plan, so that the first
            points here are the first there; without a plan the largest difference first.
        made: its own plan; None where that cannot be read.
    """

    kind: UnitKind
    title: str
    results: Mapping[str, CriterionResult]
    points: tuple[str, ...]
    made: UnitPlan | None

    @property
    def undecided(self) -> tuple[str, ...]:
        """The points for which nobody decided about any action."""
        decided = self._said_by(is_decided)
        return tuple(c for c in self.points if c not in decided)

    @property
    def decided(self) -> tuple[str, ...]:
        """The points for which it decided about an action itself; what the region decided is not its word."""
        decided = self._said_by(decided_itself)
        return tuple(c for c in self.points if c in decided)

    @property
    def by(self) -> PlanQuarter | None:
        """When the last point is dealt with; None when one of them has no date."""
        if self.made is None:
            return None
        ends = [last_end(_todo(c, self.made)) for c in self.points]
        known = [end for end in ends if end is not None]
        return max(known) if known and len(known) == len(ends) else None

    def _said_by(self, decided: Callable[[PlannedAction], bool]) -> set[str]:
        actions = () if self.made is None else self.made.actions
        return {c for a in actions if decided(a) for c in a.criteria}


def towns(inputs: PlanInputs) -> tuple[Town, ...]:
    """Who stands behind the team and is asked something: municipalities as in region.yaml, then the employer.

    Args:
        inputs: result of the round, and the plan of each of them.

    Returns:
        One value for each; none where no list asks such a unit anything.
    """
    if inputs.unit.unit.team is None:
        return ()
    asks = inputs.outcome.asked.asks
    names = zip(inputs.municipalities(), town_titles(inputs), strict=True)
    titles = {m.unit: town_heading(inputs, name) for m, name in names}
    titles[inputs.unit.unit.behind[-1]] = addressee_title(inputs, "employer")
    found = ((title, inputs.outcome.unit(unit)) for unit, title in titles.items())
    return tuple(
        _town(inputs, unit, title) for title, unit in found if unit is not None and asks(unit.unit.asked_of)
    )


def _town(inputs: PlanInputs, unit: UnitResult, title: str) -> Town:
    results, made = inputs.results_of(unit), inputs.towns.get(unit.unit.id)
    short = {c: r.gap for c, r in results.items() if r.gap}
    turns = {} if made is None else {gap.criterion: n for n, gap in enumerate(made.proposal.gaps)}
    order = sorted(short, key=lambda c: -short[c] if made is None else turns.get(c, len(turns)))
    return Town(unit.unit.kind, title, results, tuple(order), made)


def points_title(inputs: PlanInputs) -> str:
    """What the annex with these points is called: by whose they are."""
    kinds = {town.kind for town in towns(inputs) if town.points}
    only = {"municipality": "towns", "employer": "employer"}
    return say(f"plan.word.{only[kinds.pop()] if len(kinds) == 1 else 'behind'}")


def town_blocks(inputs: PlanInputs, town: Town) -> Iterator[Block]:
    """How a municipality stands, in a few sentences."""
    yield Subheading(town.title)
    if not town.results:
        yield Text(say("plan.municipality.nothing", **party_holes(town.kind)))
        return
    annex = [say("plan.municipality.annex", annex=section_named(points_title(inputs)))] if town.points else []
    yield Text(" ".join([_summary(inputs, town), *annex]))


def town_points(inputs: PlanInputs, town: Town) -> Iterator[Block]:
    """Its first points in a table, and how many more its own list has; nothing without any."""
    if town.points:
        yield Subheading(town.title)
        columns = heads("plan.municipality.head", "point", "levels")
        if town.made is not None:
            does = say("plan.municipality.can_do", **party_holes(town.kind))
            columns = (*columns, does, *heads("plan.municipality.head", "when"))
        rows = tuple(_point(inputs, c, town) for c in town.points[:_POINTS])
        yield Table(town.title, columns, rows, _WIDTHS[: len(columns)])
    more = len(town.points) - _POINTS
    if more > 0:
        yield Text(say("plan.municipality.rest", n=more, **party_holes(town.kind)), "quiet")


def _summary(inputs: PlanInputs, town: Town) -> str:
    meets, n = sum(r.status == "meets" for r in town.results.values()), len(town.points)
    key, whose = "meets" if meets else "meets_none", party_holes(town.kind)
    parts = [say(f"plan.municipality.{key}", meets=meets, n=len(town.results), **whose)]
    if n:
        parts.append(say("plan.municipality.decide", n=n))
    if n and town.made is not None:
        decided = len(town.decided)
        decides = "decides_rest" if decided else "decides"
        parts += [*_dates(town, town.made), say(f"plan.municipality.{decides}", n=decided, **whose)]
    waiting = [inputs.criterion(c).title for c, r in town.results.items() if r.status == "unanswered"]
    if waiting:
        key = "open" if len(waiting) <= _NAMED else "open_many"
        parts.append(say(f"plan.municipality.{key}", titles=listing(waiting), n=len(waiting)))
    return " ".join(parts)


def _point(inputs: PlanInputs, criterion: str, town: Town) -> tuple[str, ...]:
    asked = town.results[criterion].asked
    levels = say("plan.municipality.levels", now=asked.level, asked=asked.norm)
    said = (inputs.criterion(criterion).title, levels)
    return said if town.made is None else (*said, *_plan(inputs, criterion, town.made))


def _plan(inputs: PlanInputs, criterion: str, made: UnitPlan) -> tuple[str, str]:
    """What the municipality would do for a point, and when it is ready."""
    state = _state(criterion, made)
    if state in {"left", "none"}:
        return say(f"plan.municipality.no_action.{state}", **_whose(made)), ""
    shown = _todo(criterion, made) or made.planned.serving(criterion)
    action = _title(inputs, shown[0], made)
    decided = decision_text(inputs, made.action(shown[0].task.id))
    if decided and state != "done":
        action = say("plan.municipality.decided", action=action, decision=decided)
    if len(shown) > 1:
        action = say("plan.municipality.and_more", action=action, n=len(shown) - 1)
    if state == "done":
        return action, say("plan.planning.done")
    last = last_end(shown)
    return action, say("plan.planning.chart.outside") if last is None else quarter_short(last)


def _title(inputs: PlanInputs, placement: Placement, made: UnitPlan) -> str:
    """Title of the municipality's action; words of its own tell who it is."""
    if placement.task.measure is not None:
        return placement.task.measure.title
    action = made.action(placement.task.id) if inputs.reader.sees("own_titles") else None
    title = None if action is None else action.title
    return title or own_action(made.proposal.holder)


def _whose(made: UnitPlan) -> dict[str, str]:
    return party_holes(made.proposal.holder)


def _todo(criterion: str, made: UnitPlan) -> tuple[Placement, ...]:
    """The municipality's actions for a point that are still to be done, in order."""
    return tuple(p for p in made.planned.serving(criterion) if p.state != "done")


def _state(criterion: str, made: UnitPlan) -> _State:
    """How the municipality's own plan stands for a point."""
    todo = _todo(criterion, made)
    if todo:
        return "outside" if last_end(todo) is None else "ready"
    if made.planned.serving(criterion):
        return "done"
    # what counts is planned: what is left was refused or stopped
    return "left" if any(criterion in a.criteria for a in made.actions) else "none"


def _dates(town: Town, made: UnitPlan) -> list[str]:
    """By when all is done by the municipality's own planning, and what has no such date."""
    states = {c: _state(c, made) for c in town.points}
    dated = [c for c, state in states.items() if state == "ready"]
    todo = {p.task.id: p for c in dated for p in _todo(c, made)}
    last = last_end(todo.values())
    parts = []
    if last is not None:
        key = "ready" if len(dated) == len(states) else "ready_some"
        holes = {"n": len(dated), "actions": len(todo), "quarter": quarter_text(last)}
        parts.append(say(f"plan.municipality.{key}", **holes, **_whose(made)))
    late = Counter(s for c, s in states.items() if any(p.task.overdue is not None for p in _todo(c, made)))
    count = Counter(states.values())
    for state in ("ready", *_WITHOUT):  # each point is counted once: what is overdue is part of these
        if count[state] and state != "ready":
            parts.append(say(f"plan.municipality.without.{state}", n=count[state], **_whose(made)))
        if late[state]:
            parts.append(say("plan.municipality.overdue", n=late[state]))
    return parts
