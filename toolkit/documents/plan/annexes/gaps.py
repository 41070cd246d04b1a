# SPDX-License-Identifier: EUPL-1.2
"""The differences that the body did not treat, as a table that a reader can go through."""

from collections.abc import Iterator, Sequence

from toolkit.documents.blocks import Block, Section, Subheading, Table, Text, section
from toolkit.documents.plan.actions import names_text, steps_text
from toolkit.documents.plan.chapters.priorities import (
    PRIORITIES,
    explanation_text,
    level_text,
    limit_text,
    note_text,
    placed_text,
)
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.text import heads
from toolkit.planning.proposed.gaps import PlanningGap
from toolkit.words.catalogue import say

_WIDTHS = (18, 24, 26, 32)
_WIDTHS_OF_LEVELS = (34, 12, 18, 36)  # without their words


def gaps(inputs: PlanInputs) -> Section | None:
    """Every other difference with the norm, in the order of the plan, so that none is left out.

    The words of levels and team stand where an action works on a difference within the horizon; of the
    others they would fill ten pages with what form and answers hold.

    None when the body has them all.
    """
    rest = inputs.gaps[PRIORITIES:]
    return section("gaps", say("plan.word.gaps"), _blocks(inputs, rest) if rest else (), annex=True)


def _blocks(inputs: PlanInputs, rest: Sequence[PlanningGap]) -> Iterator[Block]:
    yield Text(say("plan.gaps.rest_lead", n=len(rest)))
    placed = {p.task.id for p in inputs.planned.placed}
    served = [g for g in rest if placed & {p.task.id for p in inputs.planned.serving(g.criterion)}]
    waiting = [g for g in rest if g not in served]
    if served:
        yield Subheading(say("plan.gaps.served", n=len(served)))
        yield _table(inputs, served, say("plan.word.gaps"), in_full=True)
    if waiting:
        heading = say("plan.gaps.waiting", n=len(waiting))
        yield Subheading(heading)
        yield Text(say("plan.gaps.elsewhere"), "quiet")
        yield _table(inputs, waiting, heading, in_full=False)


def _table(inputs: PlanInputs, part: Sequence[PlanningGap], caption: str, *, in_full: bool) -> Table:
    last = "steps" if in_full else "steps_only"
    columns = heads("plan.gaps.head", "title", "now", "asked", last)
    rows = tuple(_row(inputs, gap, in_full=in_full) for gap in part)
    return Table(caption, columns, rows, _WIDTHS if in_full else _WIDTHS_OF_LEVELS)


def _row(inputs: PlanInputs, gap: PlanningGap, *, in_full: bool) -> tuple[str, ...]:
    criterion = inputs.criterion(gap.criterion)
    now, asked = (
        (level_text(n), criterion.levels[n].strip() if in_full else "") for n in (gap.level, gap.target)
    )
    about = f"{inputs.theme_of(gap.criterion)} · {gap.criterion}"
    said = (placed_text(inputs, gap.criterion), explanation_text(inputs, gap.criterion)) if in_full else ()
    cells = (
        (criterion.title, about, limit_text(gap)),
        now,
        (*asked, note_text(gap)),
        (_steps(inputs, gap.criterion), *said),
    )
    return tuple("\n".join(text for text in cell if text) for cell in cells)


def _steps(inputs: PlanInputs, criterion: str) -> str:
    """The actions for it with their quarters; where none has any, the heading of the table says so."""
    serving = inputs.planned.serving(criterion)
    if serving and all(p.state == "outside" for p in serving):
        return names_text(inputs, [p.task.id for p in serving])
    return steps_text(inputs, criterion)
