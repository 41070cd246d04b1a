# SPDX-License-Identifier: EUPL-1.2
"""What a municipality answered for itself, and what it would do by when; never in a team's figure.

Its explanations stay its own: only levels are shown, and what its own plan says about them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.documents.blocks import Block, Subheading, Table, Text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import annex_named, decision_text, is_decided, town_heading, town_titles
from toolkit.documents.text import heads
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.timed.timetable import Placement, last_end
from toolkit.planning.unit_plan import UnitPlan
from toolkit.scoring.criterion import CriterionResult
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
    """A municipality as its own form says that it stands.

    Attributes:
        title: its name, or what stands for it.
        results: per criterion that it is asked, in order of the lists.
        points: criteria on which it is below the norm, in the order of its own plan, so that the first
            points here are the first there; without a plan the largest difference first.
        made: its own plan; None where that cannot be read.
    """

    title: str
    results: Mapping[str, CriterionResult]
    points: tuple[str, ...]
    made: UnitPlan | None

    @property
    def undecided(self) -> tuple[str, ...]:
        """The points for which it has not decided about any action."""
        actions = () if self.made is None else self.made.actions
        decided = {c for a in actions if is_decided(a) for c in a.criteria}
        return tuple(c for c in self.points if c not in decided)

    @property
    def by(self) -> PlanQuarter | None:
        """When the last point is dealt with; None when one of them has no date."""
        if self.made is None:
            return None
        ends = [last_end(_todo(c, self.made)) for c in self.points]
        known = [end for end in ends if end is not None]
        return max(known) if known and len(known) == len(ends) else None


def towns(inputs: PlanInputs) -> tuple[Town, ...]:
    """The municipalities of the team that are asked something, in the order of region.yaml.

    Args:
        inputs: result of the round, and the plan of each municipality.

    Returns:
        One value per municipality; none where no list asks a municipality anything.
    """
    every = (c for s in inputs.outcome.asked.standards for c in s.asked if not c.is_off)
    if not any(c.asked_of == "municipality" for c in every):
        return ()
    found = zip(
        town_titles(inputs), (inputs.outcome.unit(m.unit) for m in inputs.municipalities()), strict=True
    )
    return tuple(
        _town(town_heading(inputs, name), inputs.results_of(unit), inputs.towns.get(unit.unit.id))
        for name, unit in found
        if unit is not None
    )


def _town(title: str, results: Mapping[str, CriterionResult], made: UnitPlan | None) -> Town:
    short = {c: r.gap for c, r in results.items() if r.gap}
    turns = {} if made is None else {gap.criterion: n for n, gap in enumerate(made.proposal.gaps)}
    order = sorted(short, key=lambda c: -short[c] if made is None else turns.get(c, len(turns)))
    return Town(title, results, tuple(order), made)


def town_blocks(inputs: PlanInputs, town: Town) -> Iterator[Block]:
    """How a municipality stands, in a few sentences."""
    yield Subheading(town.title)
    if not town.results:
        yield Text(say("plan.municipality.nothing"))
        return
    annex = [say("plan.municipality.annex", annex=annex_named("towns"))] if town.points else []
    yield Text(" ".join([_summary(inputs, town), *annex]))


def town_points(inputs: PlanInputs, town: Town) -> Iterator[Block]:
    """Its first points in a table, and how many more its own list has; nothing without any."""
    if town.points:
        yield Subheading(town.title)
        columns = ("point", "levels") if town.made is None else ("point", "levels", "action", "when")
        rows = tuple(_point(inputs, c, town) for c in town.points[:_POINTS])
        yield Table(town.title, heads("plan.municipality.head", *columns), rows, _WIDTHS[: len(columns)])
    more = len(town.points) - _POINTS
    if more > 0:
        yield Text(say("plan.municipality.rest", n=more), "quiet")


def _summary(inputs: PlanInputs, town: Town) -> str:
    meets, n = sum(r.status == "meets" for r in town.results.values()), len(town.points)
    key = "meets" if meets else "meets_none"
    parts = [say(f"plan.municipality.{key}", meets=meets, n=len(town.results))]
    if n:
        parts.append(say("plan.municipality.decide", n=n))
    if n and town.made is not None:
        decided = n - len(town.undecided)
        decides = "decides_rest" if decided else "decides"
        parts += [*_dates(town, town.made), say(f"plan.municipality.{decides}", n=decided)]
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
        return say(f"plan.municipality.no_action.{state}"), ""
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
    return title or say("plan.municipality.own_action")


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
    return "left" if any(criterion in a.criteria and not a.counts for a in made.actions) else "none"


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
        parts.append(say(f"plan.municipality.{key}", **holes))
    overdue = sum(any(p.task.overdue is not None for p in made.planned.serving(c)) for c in town.points)
    if overdue:
        parts.append(say("plan.municipality.overdue", n=overdue))
    count = Counter(states.values())
    return parts + [say(f"plan.municipality.without.{s}", n=count[s]) for s in _WITHOUT if count[s]]
