# SPDX-License-Identifier: EUPL-1.2
"""What the plan does: each action with what it is, who takes it up, and when; and all that comes later."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import groupby

from toolkit.documents.blocks import Block, Bullets, Item, Section, Subheading, Table, Text, section
from toolkit.documents.plan.actions import left_out_texts, names_text, when_lines
from toolkit.documents.plan.board.conditions import condition_text
from toolkit.documents.plan.board.parties import doers
from toolkit.documents.plan.board.reader import lettered
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.moved_actions import chosen_texts, too_full_in_short
from toolkit.documents.plan.names import decision_text, numbered, numbers_text, owner
from toolkit.documents.text import heads
from toolkit.planning.decided.condition import conditions
from toolkit.planning.timed.timetable import Placement
from toolkit.planning.weighed.choice import Choice
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, hours_text, hours_texts, listing, runs_text

_WIDTHS = (42, 16, 7, 8, 27)
_YEARLY = 3  # column that is there only where something lasts
_LATER = (17, 11, 72)
_SENTENCE = re.compile(r"(?<=[.?!])\s")


def actions(inputs: PlanInputs) -> Section | None:
    """The actions that run in the quarters ahead as a table that adds up; what begins later stands with that.

    None without any.
    """
    after_points = inputs.unit.unit.kind != "team" and bool(inputs.proposal.gaps)  # they stand on page two
    return section("planning", say("board.actions.title"), _blocks(inputs), new_page=not after_points)


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    hours_of = "hours" if inputs.unit.unit.kind == "team" else "hours_own"
    columns = heads("board.actions.head", "action", "who", hours_of, "yearly", "when")
    running = inputs.planned.ahead
    if running:
        yield Text(" ".join(_lead(inputs)))
        ahead = [sum(q in p.quarters for q in inputs.planned.horizon) * p.task.per_quarter for p in running]
        shown = zip(running, hours_texts(ahead), strict=True)
        lasting = {each.task: each.hours for each in inputs.option.lasting_of}
        yearly = hours_texts([lasting.get(p.task.id, Fraction(0)) for p in running])
        rows = [_row(inputs, p, hours, each) for (p, hours), each in zip(shown, yearly, strict=True)]
        total = hours_text(inputs.option.used), hours_text(inputs.option.lasting)
        rows.append((say("board.actions.total"), "", *total, ""))
        kept = [n for n in range(len(columns)) if lasting or n != _YEARLY]
        columns, *shown_rows = [tuple(row[n] for n in kept) for row in (columns, *rows)]
        widths, numeric = tuple(_WIDTHS[n] for n in kept), (2, _YEARLY) if lasting else (2,)
        yield Table(say("board.actions.title"), columns, tuple(shown_rows), widths, numeric)
    if inputs.option is inputs.made.choice.advised:
        told = " ".join(moved_texts(inputs.made.choice, inputs.made.ranks))
        yield from [Text(told, "quiet")] if told else []
    if moving := " ".join((*too_full_in_short(inputs), *chosen_texts(inputs))):
        yield Text(moving, "quiet")
    done = [p.task.id for p in inputs.planned.placements if p.state == "done"]
    if done:
        yield Text(say("board.actions.done", n=len(done), names=names_text(inputs, done)), "quiet")
    yield from (Text(text, "quiet") for text in left_out_texts(inputs))


def moved_texts(made: Choice, ranks: Mapping[str, int]) -> Iterator[str]:
    """What gives up its place in the advised option, and for which missed lower limit where that is why.

    Args:
        made: what is to be decided.
        ranks: number of each action, by its id.

    Yields:
        At most two sentences; none where nothing moves.
    """
    moved, ahead = made.moved_back, set(made.by_extra_hours)
    if moved:
        yield say(
            "board.actions.moved_back", n=len(moved), names=listing([str(ranks[task]) for task in moved])
        )
        limits = {task: None for way in made.advised.limit_ways for task in way.actions if task in ahead}
        if limits:
            names = listing([str(ranks[task]) for task in limits])
            yield say("board.actions.moved_for_limit", n=len(limits), names=names)


def _lead(inputs: PlanInputs) -> Iterator[str]:
    """How many end in the quarters ahead, how many of those late, and how many begin only by the decision."""
    running, last = inputs.planned.ahead, inputs.planned.horizon[-1]
    ended = [p for p in running if p.end is not None and p.end <= last]
    late = sum(p.late for p in ended)
    key = "late" if late else "in_time"
    yield say(f"board.actions.lead.{key}", n=len(ended), late=late)
    if more := len(running) - len(ended):
        yield say("board.actions.runs_on", n=more)
    conditional = conditions(inputs.actions, inputs.option)
    waiting = [p for p in running if p.task.id in conditional]
    if overdue := [p.task.id for p in running if p.task.overdue is not None]:
        yield say("board.actions.overdue", n=len(overdue), names=numbers_text(inputs, overdue))
    yield say("board.actions.rank")
    if waiting:
        yield say("board.actions.waiting", n=len(waiting))


def _row(inputs: PlanInputs, placement: Placement, hours: str, yearly: str) -> tuple[str, ...]:
    """An action with what it is; hours that are still to come within the quarters ahead, and that last."""
    task = placement.task
    what = "" if task.measure is None else _SENTENCE.split(task.measure.what.strip())[0]
    serves = inputs.title_of(task.criteria[0]) if task.criteria else ""
    name = "\n".join(text for text in (numbered(inputs, task.id), what or serves) if text)
    return name, "\n".join(doers(inputs, task.id)), hours, yearly, "\n".join(_notes(inputs, placement))


def _notes(inputs: PlanInputs, placement: Placement) -> list[str]:
    """When it is done, and what must be said of that."""
    task, option = placement.task.id, inputs.option
    told = when_lines(placement)
    if placement.late:
        told.append(say("board.actions.late"))
    if task in inputs.made.choice.by_extra_hours:
        told.append(say("board.actions.by_extra_hours"))
    condition = conditions(inputs.actions, option).get(task)
    if condition is not None:
        key = "after" if task in option.waiting else "if_decided"
        told.append(say(f"board.actions.{key}", what=condition_text(inputs, condition)))
    if condition is not None and condition.decides == "region":  # that it was put off stands beside it
        return told
    decided = decision_text(inputs, inputs.made.action(task))
    return [*told, decided] if decided else told


def later(inputs: PlanInputs) -> Section | None:
    """Everything that comes later than asked, by when it is ready; as many as page one says.

    None when all is in time.
    """
    return section("later", say("board.later.title"), _later(inputs))


def _later(inputs: PlanInputs) -> Iterator[Block]:
    """What has a day as a table by year; then what has none as a list, with what is proposed for it."""
    option = inputs.option
    if not option.late:
        return
    holes = {"n": len(option.late), "dated": len(option.dated), "undated": len(option.undated)}
    key = "all" if not option.undated else "some" if option.dated else "none"
    told = [say(f"board.later.lead.{key}", **holes)]
    if option.dated:
        told.append(say("board.later.extra" if option.total else "board.later.of_now"))
    if faster := [*_by_option(inputs)]:
        told.append(say("board.later.in_time_by", parts="; ".join(faster)))
    yield Text(" ".join(told))
    rows = tuple(_later_rows(inputs))
    if rows:
        columns = heads("board.later.head", "when", "n", "actions")
        yield Table(say("board.later.title"), columns, rows, _LATER, (1,))
    if option.undated:
        yield Subheading(say("board.later.undated", n=len(option.undated)))
        yield Text(say("board.later.proposal", n=len(option.undated), day=day_text(inputs.made.terms.over)))
        names: dict[str, list[str]] = {}
        for task in option.undated:
            names.setdefault(owner(inputs, task), []).append(numbered(inputs, task))
        yield Bullets(
            tuple(Item(say("board.later.by_who", who=who), "; ".join(told)) for who, told in names.items())
        )


def _by_option(inputs: PlanInputs) -> Iterator[str]:
    """Which of what comes late another option brings in time, by its letter."""
    made, ranks = inputs.made.choice, inputs.made.ranks
    for letter, option in lettered(made):
        brings = [ranks[task] for task in made.advised.late if task in option.in_time]
        if brings:  # of the advised one nothing
            what = say("board.decision.option", letter=letter)
            yield say("board.later.brings", what=what, n=len(brings), names=runs_text(brings))


def _later_rows(inputs: PlanInputs) -> Iterator[tuple[str, ...]]:
    """What ends in the quarters ahead by number, for it stands above; then a row a year, by name."""
    ends, horizon = inputs.option.late_ends, inputs.planned.horizon
    ahead = [task for task, end in ends.items() if end in horizon]
    if ahead:
        yield say("board.later.ahead"), str(len(ahead)), numbers_text(inputs, ahead)
    after = sorted(set(ends.values()).difference(horizon))
    for year, quarters in groupby(after, key=lambda quarter: quarter.year):
        tasks = {q: [task for task, end in ends.items() if end == q] for q in quarters}
        told = [
            say("board.later.by", n=q.number, names="; ".join(numbered(inputs, task) for task in of))
            for q, of in tasks.items()
        ]
        yield say("board.later.in", year=year), str(sum(map(len, tasks.values()))), "\n".join(told)
