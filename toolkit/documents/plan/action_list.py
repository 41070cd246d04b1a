# SPDX-License-Identifier: EUPL-1.2
"""The action list of a municipality or employer: its own points and what it takes up; in no team's figure.

It is a plan as that of a team is: the decision first, and chapters that both have.
"""

from toolkit.documents.blocks import DocumentView, Section, Subheading, Table, Text, bullets, section
from toolkit.documents.plan.actions import action_card, no_step_text, running, when_text
from toolkit.documents.plan.annexes.changed import changed_texts
from toolkit.documents.plan.board.actions import actions, later
from toolkit.documents.plan.board.closing import since_blocks
from toolkit.documents.plan.chapters.above import above
from toolkit.documents.plan.chapters.brief import brief
from toolkit.documents.plan.chapters.changes import earlier, figures, look_blocks
from toolkit.documents.plan.chapters.glance import glance
from toolkit.documents.plan.chapters.means import hours_per_quarter
from toolkit.documents.plan.chapters.others import request_blocks
from toolkit.documents.plan.chapters.planning import planning
from toolkit.documents.plan.front import Chapter, put_together
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import holder, numbered, unit_title
from toolkit.documents.text import heads
from toolkit.planning.proposed.gaps import PlanningGap, levels_asked
from toolkit.planning.timed.timetable import Placement, last_end
from toolkit.words.catalogue import say
from toolkit.words.text import levels_line, quarter_short

_WIDTHS = (26, 11, 12, 10, 28, 13)


def action_list(inputs: PlanInputs) -> DocumentView:
    """The points on which a municipality or employer is below the norm, and the steps for them.

    Args:
        inputs: result and proposal of its own form; its reader is who filled that in,
            or a stuurgroep.

    Returns:
        A short document: what is to be decided and how it stands on page one, then points and actions in
        time; for the municipality itself also every action in full, and what is still open.
    """
    name, kind = unit_title(inputs), inputs.unit.unit.kind
    if inputs.reader.codes is None:  # a code says it itself
        name = say(f"plan.list.named.{kind}", name=name)
    named = {"name": name, "round": inputs.outcome.round.id}
    return put_together(
        inputs,
        (*_BEFORE, *(_BOARD if inputs.reader.edition == "board" else _OWN)),
        title=say("plan.list.title", **named),
        about=say("plan.list.about", **named),
        footer=say("plan.list.footer", **named),
        circulation=say(f"plan.list.circulation.{inputs.reader.edition}", **holder(inputs)),
    )


def points(inputs: PlanInputs) -> Section | None:
    """Every point with what is asked since when, and what is done about it."""
    columns = heads("plan.list.head", "point", "now", "asked", "since", "action", "when")
    rows = tuple(_point(inputs, gap) for gap in inputs.proposal.gaps)
    title = say("plan.list.points")
    lead, levels = Text(say("plan.list.points_lead")), Text(levels_line(inputs.scales), "quiet")
    blocks = (lead, levels, Table(title, columns, rows, _WIDTHS)) if rows else ()
    return section("points", title, blocks, new_page=True)  # page one stands alone


def late(inputs: PlanInputs) -> Section | None:
    """What the hours, the pace or the lead times make late, and what would help."""
    return section("late", say("plan.list.requests"), request_blocks(inputs))


def changes(inputs: PlanInputs) -> Section | None:
    """What a reader of the last list wants to know, as a plan tells it: figures, actions, and what moved.

    All of it stands here, since a list has no annexes; of earlier actions a board reads no more than counts.
    None where there is nothing.
    """
    found, board = inputs.changes, inputs.reader.edition == "board"
    then = since_blocks(inputs) if board else (*figures(inputs), *earlier(inputs))
    moved = (*([bullets(changed_texts(inputs))] if found.changes else []), *look_blocks(inputs))
    head = (Subheading(say("plan.changes.plan")),) if moved else ()
    return section("changes", say("plan.word.changes"), (*then, *head, *moved))


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


_BEFORE: tuple[Chapter, ...] = (brief, glance, points)
_OWN: tuple[Chapter, ...] = (planning, hours, late, above, changes, steps, open_points)
_BOARD: tuple[Chapter, ...] = (actions, later, hours, late, above, changes)


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
