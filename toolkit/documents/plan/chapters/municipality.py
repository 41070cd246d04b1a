# SPDX-License-Identifier: EUPL-1.2
"""What a municipality answered for itself, and what it would do by when; never in a team's figure."""

from collections import Counter
from collections.abc import Collection
from typing import Literal

from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.values import MunicipalityPoint, MunicipalityView
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.timetable import Placement
from toolkit.planning.unit_plan import UnitPlan
from toolkit.scoring.criterion import CriterionResult
from toolkit.scoring.unit import UnitResult
from toolkit.words.catalogue import say
from toolkit.words.text import listing, quarter_short, quarter_text

POINTS = 5  # of a municipality that a team's plan shows; its own action list has them all
_NAMED = 4  # questions without an answer that are named in a sentence

_State = Literal[
    "ready",  # all that is to be done for it has its quarters
    "outside",  # something for it has no place in the quarters ahead
    "done",  # all for it has been done, and the difference is still there
    "left",  # people decided against what was proposed
    "none",  # nothing is known for it
]
_WITHOUT: tuple[_State, ...] = ("outside", "done", "left", "none")


def municipalities(inputs: PlanInputs) -> tuple[MunicipalityView, ...]:
    """What each municipality of the team answered on its own form, apart from the team's figure.

    Its explanations stay its own: only levels are shown, and what its own plan says about them.

    Args:
        inputs: result of the round, and the plan of each municipality.

    Returns:
        One view per municipality that is asked something.
    """
    titles = inputs.town_titles()
    found = zip(titles, (inputs.outcome.unit(m.unit) for m in inputs.municipalities()), strict=True)
    asked = any(c.asked_of == "municipality" for s in inputs.outcome.asked.standards for c in s.asked)
    return tuple(_municipality(inputs, title, u) for title, u in found if u is not None and asked)


def _municipality(inputs: PlanInputs, name: str, unit: UnitResult) -> MunicipalityView:
    title = say("plan.municipality.title", name=name) if inputs.names is None else name[:1].upper() + name[1:]
    results = inputs.results(unit)
    answered = [r for r in results.values() if r.status not in {"unanswered", "not_applicable"}]
    if not answered:
        return MunicipalityView(title, say("plan.municipality.nothing"), ())
    made = inputs.towns.get(unit.unit.id)
    short = _in_order({c: r for c, r in results.items() if r.gap}, made)
    points = tuple(_point(inputs, c, r, made) for c, r in short.items())
    meets = sum(r.status == "meets" for r in answered)
    key = "meets" if meets else "meets_none"
    parts = [say(f"plan.municipality.{key}", meets=meets, n=len(results))]
    if points:
        parts.append(say("plan.municipality.decide", n=len(points)))
    if points and made is not None:
        parts += [*_dates(short, made), say("plan.municipality.decides")]
    waiting = [inputs.criterion(c).title for c, r in results.items() if r.status == "unanswered"]
    if waiting:
        key = "open" if len(waiting) <= _NAMED else "open_many"
        parts.append(say(f"plan.municipality.{key}", titles=listing(waiting), n=len(waiting)))
    columns = ("point", "levels") if made is None else ("point", "levels", "action", "when")
    heads = tuple(say(f"plan.municipality.head.{key}") for key in columns)
    more = len(points) - POINTS
    rest = say("plan.municipality.rest", n=more) if more > 0 else ""
    by = "" if made is None else _by(short, made)
    return MunicipalityView(title, " ".join(parts), points, heads, rest, by)


def _by(points: Collection[str], made: UnitPlan) -> str:
    """When the last point is dealt with, for page one; empty when one of them has no date."""
    ends = [last_end([p for p in _steps(c, made) if p.state != "done"]) for c in points]
    known = [end for end in ends if end is not None]
    all_known = bool(known) and len(known) == len(ends)
    return say("plan.brief.town_by", quarter=quarter_short(max(known))) if all_known else ""


def _in_order(short: dict[str, CriterionResult], made: UnitPlan | None) -> dict[str, CriterionResult]:
    """The order of the municipality's own plan, so that the first points here are the first there."""
    if made is None:
        return dict(sorted(short.items(), key=lambda pair: -(pair[1].gap or 0)))
    turns = {gap.criterion: n for n, gap in enumerate(made.proposal.gaps)}
    return dict(sorted(short.items(), key=lambda pair: turns.get(pair[0], len(turns))))


def _point(
    inputs: PlanInputs, criterion: str, result: CriterionResult, made: UnitPlan | None
) -> MunicipalityPoint:
    title = inputs.criterion(criterion).title
    levels = say("plan.municipality.levels", now=result.asked.level, asked=result.asked.norm)
    if made is None:
        return MunicipalityPoint(title, levels)
    state = _state(criterion, made)
    if state in {"left", "none"}:
        return MunicipalityPoint(title, levels, say(f"plan.municipality.no_action.{state}"))
    found = _steps(criterion, made)
    shown = [p for p in found if p.state != "done"] or found
    action = _title(inputs, shown[0], made)
    if len(shown) > 1:
        action = say("plan.municipality.and_more", action=action, n=len(shown) - 1)
    last = last_end(shown)
    when = say("plan.planning.chart.outside") if last is None else quarter_short(last)
    if state == "done":
        when = say("plan.planning.done")
    return MunicipalityPoint(title, levels, action, when)


def _title(inputs: PlanInputs, placement: Placement, made: UnitPlan) -> str:
    """Title of the municipality's action; words of its own tell who it is to a reader who sees codes."""
    if placement.task.measure is not None:
        return placement.task.measure.title
    own = say("plan.municipality.own_action")
    if inputs.names is not None:
        return own
    return next((a.title for a in made.actions if a.id == placement.task.id and a.title), own)


def _steps(criterion: str, made: UnitPlan) -> list[Placement]:
    """The municipality's actions for a point, in order."""
    return [p for p in made.planned.placements if criterion in p.task.criteria]


def last_end(placements: Collection[Placement]) -> PlanQuarter | None:
    """When the last of some actions ends.

    Args:
        placements: where they fall.

    Returns:
        The quarter; None without actions, or when one of them has no place.
    """
    known = [p.end for p in placements if p.end is not None]
    return max(known) if known and len(known) == len(placements) else None


def _state(criterion: str, made: UnitPlan) -> _State:
    """How the municipality's own plan stands for a point."""
    found = _steps(criterion, made)
    todo = [p for p in found if p.state != "done"]
    if todo:
        return "outside" if last_end(todo) is None else "ready"
    if found:
        return "done"
    return "left" if any(criterion in a.criteria and not a.counts for a in made.actions) else "none"


def _dates(points: Collection[str], made: UnitPlan) -> list[str]:
    """By when all is done by the municipality's own planning, and what has no such date."""
    states = {c: _state(c, made) for c in points}
    dated = [c for c, state in states.items() if state == "ready"]
    todo = {p.task.id: p for c in dated for p in _steps(c, made) if p.state != "done"}
    last = last_end(todo.values())
    parts = []
    if last is not None:
        key = "ready" if len(dated) == len(states) else "ready_some"
        holes = {"n": len(dated), "actions": len(todo), "quarter": quarter_text(last)}
        parts.append(say(f"plan.municipality.{key}", **holes))
    overdue = sum(any(p.task.overdue is not None for p in _steps(c, made)) for c in points)
    if overdue:
        parts.append(say("plan.municipality.overdue", n=overdue))
    count = Counter(states.values())
    return parts + [say(f"plan.municipality.without.{s}", n=count[s]) for s in _WITHOUT if count[s]]
