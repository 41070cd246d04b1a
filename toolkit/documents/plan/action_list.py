# SPDX-License-Identifier: EUPL-1.2
"""The action list of a municipality: its own points and what it takes up; apart from every team's figure."""

from collections.abc import Iterator
from fractions import Fraction

from toolkit.documents.blocks import DocumentView, Section, Table, Text, bullets, section
from toolkit.documents.plan.actions import action_card, no_step_text, running, when_text
from toolkit.documents.plan.amounts import open_sentence
from toolkit.documents.plan.annexes.changed import changed_texts, look_blocks
from toolkit.documents.plan.chapters.means import hours_per_quarter
from toolkit.documents.plan.chapters.others import request_blocks
from toolkit.documents.plan.chapters.planning import planning
from toolkit.documents.plan.front import Chapter, put_together
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import holder, is_decided, numbered, unit_title
from toolkit.documents.plan.requests import decide_before, money_text
from toolkit.documents.plan.sentences import hours_sentence, provisional_text
from toolkit.documents.text import heads
from toolkit.planning.gaps import PlanningGap, levels_asked
from toolkit.planning.requests import euros
from toolkit.planning.timetable import Placement, last_end
from toolkit.words.catalogue import say
from toolkit.words.text import hours_text, listing, quarter_short, quarter_text

_WIDTHS = (29, 9, 11, 11, 29, 11)


def action_list(inputs: PlanInputs) -> DocumentView:
    """The points on which a municipality is below the norm, and the steps for them.

    Args:
        inputs: result and proposal of a municipality's own form; its reader is the municipality itself,
            or a stuurgroep.

    Returns:
        A short document: in short, points, steps, and what is still open.
    """
    named = {"name": unit_title(inputs), "round": inputs.outcome.round.id}
    return put_together(
        inputs,
        "list",
        CHAPTERS,
        title=say("plan.list.title", **named),
        about=say("plan.list.about", **named),
        footer=say("plan.list.footer", **named),
        circulation=say(f"plan.list.circulation.{inputs.reader.edition}"),
    )


def brief(inputs: PlanInputs) -> Section | None:
    """The list in short: how many points, by when, and what they ask."""
    lines = (*_standing(inputs), *_asked(inputs), *_in_time(inputs), *_means(inputs), *_apart(inputs))
    first = (Text(provisional_text(inputs), "alarm"),) if inputs.made.provisional else ()
    return section("brief", say("plan.word.brief"), (*first, bullets(lines)), boxed=True)


def points(inputs: PlanInputs) -> Section | None:
    """Every point with what is asked since when, and what is done about it."""
    columns = heads("plan.list.head", "point", "now", "asked", "since", "action", "when")
    rows = tuple(_point(inputs, gap) for gap in inputs.proposal.gaps)
    title = say("plan.list.points")
    lead, levels = Text(say("plan.list.points_lead")), Text(say("plan.word.levels"), "quiet")
    return section("points", title, (lead, levels, Table(title, columns, rows, _WIDTHS)) if rows else ())


def late(inputs: PlanInputs) -> Section | None:
    """What the hours, the pace or the lead times make late, and what would help."""
    return section("late", say("plan.list.requests"), request_blocks(inputs))


def looks(inputs: PlanInputs) -> Section | None:
    """What moved since people last decided, and what to look at again; None where there is nothing."""
    found = inputs.changes
    blocks = (*([bullets(changed_texts(inputs))] if found.changes else []), *look_blocks(inputs))
    return section("changes", say("plan.word.changes"), blocks if found.changes or found.looks else ())


def steps(inputs: PlanInputs) -> Section | None:
    """Every action in full; why each is there stands once: the points say since when."""
    cards = [action_card(inputs, action) for action in running(inputs)]
    lead = Text(say("plan.list.steps_lead"))
    return section("steps", say("plan.word.steps"), (lead, *cards) if cards else ())


def open_points(inputs: PlanInputs) -> Section | None:
    """What the municipality has not answered."""
    waiting = [inputs.title_of(c) for c in inputs.proposal.unanswered]
    lead = Text(say("plan.list.open_lead", n=len(waiting)))
    return section("open", say("plan.word.open"), (lead, bullets(waiting)) if waiting else ())


def hours(inputs: PlanInputs) -> Section | None:
    """Hours per quarter beside those that there are; None without actions."""
    return section(
        "hours",
        say("plan.means.hours", **holder(inputs)),
        hours_per_quarter(inputs) if inputs.planned.todo else (),
    )


CHAPTERS: tuple[Chapter, ...] = (brief, points, planning, hours, late, looks, steps, open_points)


def _standing(inputs: PlanInputs) -> Iterator[str]:
    meets = sum(r.status == "meets" for r in inputs.results.values())
    yield say(f"plan.list.{'meets' if meets else 'meets_none'}", meets=meets, n=len(inputs.results))
    later = sum(gap.later for gap in inputs.proposal.gaps)
    counts = {"decide": len(inputs.proposal.gaps) - later, "later": later}
    yield from (say(f"plan.list.{key}", n=n) for key, n in counts.items() if n)
    if not inputs.proposal.gaps:
        yield say("plan.list.no_gaps")


def _apart(inputs: PlanInputs) -> Iterator[str]:
    if inputs.proposal.unanswered and not inputs.made.provisional:  # the list began with it
        yield say("plan.list.open", n=len(inputs.proposal.unanswered))
    yield say("plan.list.apart")


def _in_time(inputs: PlanInputs) -> Iterator[str]:
    """How many actions end when, so that a board sees dates; and what has none, or an old one."""
    planned = inputs.planned
    ends = [p.end for p in planned.todo if p.end is not None]
    if ends:
        counted = [(q, ends.count(q)) for q in sorted(set(ends))]
        parts = listing([say("plan.list.ends_in", n=n, quarter=quarter_short(q)) for q, n in counted])
        key = "last_same" if len(counted) == 1 else "last"
        yield say(f"plan.list.{key}", n=len(ends), quarter=quarter_text(max(ends)), parts=parts)
    counts = {
        "overdue": sum(p.task.overdue is not None for p in planned.todo),
        "outside": sum(p.end is None for p in planned.todo),
        "late": sum(p.late and p.end is not None for p in planned.todo),
        "done": len(planned.placements) - len(planned.todo),
    }
    yield from (say(f"plan.list.{key}", n=n) for key, n in counts.items() if n)


def _asked(inputs: PlanInputs) -> Iterator[str]:
    """Before when which decisions are needed, and how many were taken."""
    if inputs.made.provisional:
        return
    open_ids = {a.id for a in inputs.actions if a.standing == "proposed" and a.status == "todo"}
    fed = inputs.made.terms.fed
    starts = [p.start for p in inputs.planned.placed if p.task.id in open_ids and p.start is not None]
    later = sum(start >= fed for start in starts)
    now = len(starts) - later
    if starts:
        key = "both" if now and later else "later" if later else "now"
        n = len(starts)
        yield say(f"plan.list.decide_by.{key}", n=n, now=now, later=later, day=decide_before(inputs))
    decided = sum(is_decided(action) for action in inputs.actions)
    if decided:
        yield say("plan.list.decided", n=decided)


def _means(inputs: PlanInputs) -> Iterator[str]:
    """Hours, money and who: only what is known, and how much is not."""
    todo = [p.task for p in inputs.planned.todo]
    asks = any(task.hours for task in todo)
    if asks:
        yield hours_sentence(inputs, "plan.brief.team_hours")
    if inputs.made.provisional:
        return
    lasting = sum((task.hours_a_year("municipality") for task in todo), Fraction(0))
    if lasting:
        yield say("plan.list.lasting", hours=hours_text(lasting))
    money = euros(todo)
    if money is not None:
        yield say("plan.list.cost", amount=money_text(money))
    waiting = open_sentence(inputs)
    if waiting:
        yield waiting
    elif todo and money is None:
        yield say("plan.list.no_cost" if asks else "plan.list.no_cost_no_hours", n=len(todo))


def _point(inputs: PlanInputs, gap: PlanningGap) -> tuple[str, ...]:
    asked = levels_asked(gap, inputs.outcome.asked, inputs.proposal.horizon)
    levels = "\n".join(say("plan.level", level=level) for level, _ in asked)
    since = "\n".join(say("plan.list.already") if q is None else quarter_short(q) for _, q in asked)
    found = inputs.planned.serving(gap.criterion)
    names = [numbered(inputs, p.task.id) for p in found]
    if len(found) > 1:  # each with its own date, beside the date on which all is ready
        names = [say("plan.step_when", action=n, when=_end(p)) for n, p in zip(names, found, strict=True)]
    actions = "\n".join(names) if found else no_step_text(inputs, gap.criterion)
    now = say("plan.level", level=gap.level)
    return inputs.title_of(gap.criterion), now, levels, since, actions, _ready(found)


def _ready(found: tuple[Placement, ...]) -> str:
    """When all that is to be done for a point has ended; empty where nothing is known for it."""
    todo = [p for p in found if p.state != "done"]
    if not todo:
        return say("plan.planning.done") if found else ""
    last = last_end(todo)
    return say("plan.planning.outside") if last is None else quarter_short(last)


def _end(placement: Placement) -> str:
    return when_text(placement) if placement.end is None else quarter_short(placement.end)
