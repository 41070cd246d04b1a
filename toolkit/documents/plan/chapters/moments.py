# SPDX-License-Identifier: EUPL-1.2
"""When to learn and evaluate: at the end of each quarter, and at the next round."""

from toolkit.documents.blocks import Block, Blocks, Bullets, Item, Subheading, Table, Text
from toolkit.documents.plan.chapters.steps import PRIORITIES
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.quarter import PlanQuarter
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, listing, quarter_text

_WIDTHS = (30, 34, 18, 18)
_GOALS = (27, 13, 36, 24)
_EXAMPLES = 1  # of evidence, in the table of goals
_EMPTY_ROWS = 2  # room on a page to evaluate for what nobody foresaw


def moments_part(inputs: PlanInputs) -> Blocks:
    """What ends when, so that people look back on it together.

    Args:
        inputs: the planning, and later rounds of the region.

    Returns:
        Blocks; empty without actions.
    """
    if not inputs.planned.placements:
        return ()
    items = []
    last = max((q.quarter for q in inputs.planned.quarters if q.tasks), default=None)
    for quarter in inputs.planned.horizon:
        if last is None or quarter > last:
            break
        ending = _ending(inputs, quarter)
        day = day_text(quarter.last_day)
        if ending:
            names = listing([inputs.named(task) for task in ending])
            said = say("plan.moments.ending", n=len(ending), names=names)
            items.append(Item(say("plan.moments.end", day=day), said))
        else:
            running = len(_running(inputs, quarter))
            key = "running" if running else "nothing"
            items.append(Item(say("plan.moments.end", day=day), say(f"plan.moments.{key}", n=running)))
    if last is not None and last < inputs.planned.horizon[-1]:
        items.append(Item(say("plan.moments.after"), say("plan.moments.nothing_after")))
    later = [r for r in inputs.outcome.region.rounds if r.date > inputs.outcome.round.date]
    if later:
        first = min(later, key=lambda r: r.date)
        day = day_text(first.date)
        items.append(Item(say("plan.moments.next"), say("plan.moments.next_round", round=first.id, day=day)))
    return (Text(say("plan.moments.lead")), Bullets(tuple(items)), *_goals(inputs))


def _goals(inputs: PlanInputs) -> Blocks:
    """How one sees that it worked: per priority the level that a team recognises, and when to look."""
    first = inputs.proposal.gaps[:PRIORITIES]
    if not first:
        return ()
    heads = tuple(say(f"plan.moments.goal.{key}") for key in ("title", "levels", "seen", "look"))
    ways = {way.criterion: way for way in inputs.made.limit_ways}
    rows = []
    for gap in first:
        title, seen = inputs.title_of(gap.criterion), _seen(inputs, gap.criterion)
        way = ways.get(gap.criterion)
        if way is not None and way.limit < gap.target:
            named = say("plan.moments.goal.limit", title=title)
            when = say("plan.moments.goal.later") if way.end is None else day_text(way.end.last_day)
            # what shows the norm does not show the limit below it: that is the text of its own level
            text = inputs.criterion(gap.criterion).levels[way.limit].strip()
            rows.append((named, _levels(gap.level, way.limit), text, when))
        rows.append((title, _levels(gap.level, gap.target), seen, _look_back(inputs, gap.criterion)))
    caption = say("plan.moments.goals")
    return (Text(say("plan.moments.goals_lead")), Table(caption, heads, tuple(rows), _GOALS))


def _levels(level: int, goal: int) -> str:
    return say("plan.moments.goal.from_to", level=level, goal=goal)


def _seen(inputs: PlanInputs, criterion: str) -> str:
    """What one could look at: the first examples of evidence that the question names."""
    examples = inputs.criterion(criterion).evidence[:_EXAMPLES]
    return say("plan.moments.goal.or").join(e.strip().rstrip(".") for e in examples)


def _look_back(inputs: PlanInputs, criterion: str) -> str:
    """The day after the last action for it; with the hours of now when one of them has no place."""
    found = [p for p in inputs.planned.placements if criterion in p.task.criteria and p.state != "done"]
    later = {i.task: i.later for request in inputs.made.requests for i in request.items}
    ends = [p.end or later.get(p.task.id) for p in found]
    known = [end for end in ends if end is not None]
    if not known or len(known) < len(ends):
        return say("plan.moments.goal.later")
    day = day_text(max(known).last_day)
    return day if all(p.end for p in found) else say("plan.moments.goal.by_now", day=day)


def evaluation_pages(inputs: PlanInputs) -> Blocks:
    """Per quarter a table to fill in by hand: what was done, what one notices, what changes.

    Args:
        inputs: the planning.

    Returns:
        A subheading and a table per quarter in which something runs.
    """
    blocks: list[Block] = []
    for quarter in inputs.planned.horizon:
        running = _running(inputs, quarter)
        if running:
            heads = tuple(say(f"plan.evaluate.{key}") for key in ("action", "noticed", "status", "change"))
            rows = tuple((_with_goal(inputs, task), "", "", "") for task in running)
            rows += (("", "", "", ""),) * _EMPTY_ROWS
            name = say("plan.evaluate.quarter", quarter=quarter_text(quarter))
            blocks += [Subheading(name), Table(name, heads, rows, _WIDTHS)]
    return (Text(say("plan.evaluate.lead")), *blocks) if blocks else ()


def _with_goal(inputs: PlanInputs, task: str) -> str:
    placement = inputs.planned.of(task)
    criteria = () if placement is None else placement.task.criteria
    goal = "; ".join(inputs.title_of(c) for c in criteria[:2])
    return f"{inputs.numbered(task)}\n{goal}" if goal else inputs.numbered(task)


def _ending(inputs: PlanInputs, quarter: PlanQuarter) -> list[str]:
    return [p.task.id for p in inputs.planned.placements if p.state == "placed" and p.end == quarter]


def _running(inputs: PlanInputs, quarter: PlanQuarter) -> tuple[str, ...]:
    return next((q.tasks for q in inputs.planned.quarters if q.quarter == quarter), ())
