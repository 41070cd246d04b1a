# SPDX-License-Identifier: EUPL-1.2
"""The differences that the body did not treat, as a table that a reader can go through."""

from toolkit.documents.blocks import Section, Table, Text, section
from toolkit.documents.plan.actions import steps_text
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
from toolkit.planning.gaps import PlanningGap
from toolkit.words.catalogue import say

_WIDTHS = (18, 24, 26, 32)
_WIDTHS_OF_LEVELS = (34, 12, 18, 36)  # without their words


def gaps(inputs: PlanInputs) -> Section | None:
    """Every other difference with the norm, in the order of the plan, so that none is left out.

    None when the body has them all.
    """
    rest, sees = inputs.proposal.gaps[PRIORITIES:], inputs.reader.sees
    if not rest:
        return None
    lead = say("plan.gaps.rest_lead", n=len(rest))
    last = "steps" if sees("explanations") else "steps_only"
    columns = heads("plan.gaps.head", "title", "now", "asked", last)
    widths = _WIDTHS if sees("level_texts") else _WIDTHS_OF_LEVELS
    table = Table(lead, columns, tuple(_row(inputs, gap) for gap in rest), widths)
    return section("gaps", say("plan.word.gaps"), (Text(lead), table), annex=True)


def _row(inputs: PlanInputs, gap: PlanningGap) -> tuple[str, ...]:
    criterion = inputs.criterion(gap.criterion)
    now, asked = ((level_text(n), _words(inputs, gap, n)) for n in (gap.level, gap.target))
    about = f"{inputs.theme_of(gap.criterion)} · {gap.criterion}"
    said = placed_text(inputs, gap.criterion), explanation_text(inputs, gap.criterion)
    cells = (
        (criterion.title, about, limit_text(gap)),
        now,
        (*asked, note_text(gap)),
        (steps_text(inputs, gap.criterion), *said),
    )
    return tuple("\n".join(text for text in cell if text) for cell in cells)


def _words(inputs: PlanInputs, gap: PlanningGap, level: int) -> str:
    words = inputs.criterion(gap.criterion).levels[level].strip()
    return words if inputs.reader.sees("level_texts") else ""
