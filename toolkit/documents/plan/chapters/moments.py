# SPDX-License-Identifier: EUPL-1.2
"""When to learn and evaluate: at the end of each quarter, and at the next round."""

from collections.abc import Iterator

from toolkit.documents.blocks import Block, Bullets, Item, Section, Subheading, Table, Text, section
from toolkit.documents.plan.case_patterns import case_patterns, cases_invite
from toolkit.documents.plan.chapters.own_steps import decides, too_much
from toolkit.documents.plan.chapters.priorities import PRIORITIES
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import numbers_text
from toolkit.documents.talk.questions import matching
from toolkit.documents.text import heads
from toolkit.planning.proposed.gaps import PlanningGap
from toolkit.words.catalogue import say
from toolkit.words.text import capital, day_text

_GOALS = (27, 13, 36, 24)
_EXAMPLES = 1  # of evidence, in the table of goals


def moments(inputs: PlanInputs) -> Section | None:
    """What ends when and how one sees that it worked, so that people look back on it together.

    None without actions, differences and patterns from cases.
    """
    blocks = (
        *(_blocks(inputs) if inputs.planned.placements else ()),
        *_talks(inputs),
        *case_patterns(inputs),
    )
    return section("moments", say("plan.word.moments"), blocks)


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    yield Text(say("plan.moments.lead"))
    yield Bullets((*_decision(inputs), *cases_invite(inputs), *_quarters(inputs), *_next_round(inputs)))
    yield from _goals(inputs)


def _talks(inputs: PlanInputs) -> Iterator[Block]:
    """A question to talk from with what comes first, for who makes its own plan; no answer to it is right."""
    if not inputs.reader.sees("talk"):
        return
    first = [inputs.criterion(gap.criterion) for gap in inputs.gaps[:PRIORITIES]]
    questions = matching(inputs.outcome.asked.standards, first)
    if questions:
        yield Subheading(say("plan.moments.talk"))
        yield Text(say("plan.moments.talk_lead"))
        yield Bullets(tuple(Item(f"{c.title}:", questions[c.id]) for c in first if c.id in questions))


def _decision(inputs: PlanInputs) -> Iterator[Item]:
    """What the team itself chooses and decides, before which day, as page one has it."""
    if inputs.reader.edition == "team" and not inputs.made.provisional:
        for before, who, what in (*too_much(inputs), *decides(inputs)):
            told = say("plan.moments.decide", who=who, what=what)
            yield Item(say("plan.moments.at", when=capital(before)), told)


def _quarters(inputs: PlanInputs) -> Iterator[Item]:
    loads = inputs.planned.quarters
    last = max((q.quarter for q in loads if q.tasks), default=None)
    if last is None:
        return
    for load in loads:
        if load.quarter > last:
            break
        ending = [p.task.id for p in inputs.planned.placed if p.end == load.quarter]
        n = len(ending) or len(load.tasks)
        key = "ending" if ending else "running" if n else "nothing"
        said = say(f"plan.moments.{key}", n=n, names=numbers_text(inputs, ending))
        yield Item(say("plan.moments.end", day=day_text(load.quarter.last_day)), said)
    if last < inputs.planned.horizon[-1]:
        yield Item(say("plan.moments.after"), say("plan.moments.nothing_after"))


def _next_round(inputs: PlanInputs) -> Iterator[Item]:
    since = max(inputs.outcome.round.date, inputs.day)
    later = [r for r in inputs.outcome.region.rounds if r.date > since]
    if later:
        first = min(later, key=lambda r: r.date)
        said = say("plan.moments.next_round", round=first.id, day=day_text(first.date))
        yield Item(say("plan.moments.next"), said)


def _goals(inputs: PlanInputs) -> Iterator[Block]:
    """How one sees that it worked: per priority the level that a team recognises, and when to look."""
    rows = [row for gap in inputs.gaps[:PRIORITIES] for row in _goal(inputs, gap)]
    if rows:
        columns = heads("plan.moments.goal", "title", "levels", "seen", "look")
        yield Text(say("plan.moments.goals_lead"))
        yield Table(say("plan.moments.goals"), columns, tuple(rows), _GOALS)


def _goal(inputs: PlanInputs, gap: PlanningGap) -> Iterator[tuple[str, ...]]:
    criterion = inputs.criterion(gap.criterion)
    seen = say("plan.moments.goal.or").join(e.strip().rstrip(".") for e in criterion.evidence[:_EXAMPLES])
    yield criterion.title, _levels(gap.level, gap.target), seen, _look_back(inputs, gap.criterion)


def _levels(level: int, goal: int) -> str:
    return say("plan.moments.goal.from_to", level=level, goal=goal)


def _look_back(inputs: PlanInputs, criterion: str) -> str:
    """The day after the last action for it; with the hours of now when one of them has no place."""
    found = [p for p in inputs.planned.serving(criterion) if p.state != "done"]
    later = {i.task: i.later for request in inputs.made.requests for i in request.items}
    ends = [p.end or later.get(p.task.id) for p in found]
    known = [end for end in ends if end is not None]
    if not known or len(known) < len(ends):
        return say("plan.moments.goal.later")
    day = day_text(max(known).last_day)
    return day if all(p.end for p in found) else say("plan.moments.goal.by_now", day=day)
