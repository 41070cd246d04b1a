# SPDX-License-Identifier: EUPL-1.2
"""A table per quarter to fill in by hand: what was done, what one notices, what changes."""

from collections.abc import Iterator

from toolkit.documents.blocks import Block, Section, Subheading, Table, Text, section
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import numbered
from toolkit.documents.text import heads
from toolkit.words.catalogue import say
from toolkit.words.text import quarter_text

_WIDTHS = (38, 28, 16, 18)
_EMPTY_ROWS = 2  # room on a page to evaluate for what nobody foresaw
_GOALS = 2  # questions that an action is for, under its name


def evaluation(inputs: PlanInputs) -> Section | None:
    """Pages to take along to a talk, so that looking back costs no preparation.

    None when nothing runs in the quarters ahead.
    """
    tables = tuple(_tables(inputs))
    blocks = (Text(say("plan.evaluate.lead")), *tables) if tables else ()
    return section("evaluation", say("plan.word.evaluation"), blocks, new_page=True, annex=True)


def _tables(inputs: PlanInputs) -> Iterator[Block]:
    columns = heads("plan.evaluate", "action", "noticed", "status", "change")
    for load in inputs.planned.quarters:
        if load.tasks:
            names = [_with_goal(inputs, task) for task in load.tasks] + [""] * _EMPTY_ROWS
            title = say("plan.evaluate.quarter", quarter=quarter_text(load.quarter))
            yield Subheading(title)
            yield Table(title, columns, tuple((name, "", "", "") for name in names), _WIDTHS)


def _with_goal(inputs: PlanInputs, task: str) -> str:
    placement = inputs.planned.of(task)
    criteria = () if placement is None else placement.task.criteria
    goal = "; ".join(inputs.title_of(c) for c in criteria[:_GOALS])
    return f"{numbered(inputs, task)}\n{goal}" if goal else numbered(inputs, task)
