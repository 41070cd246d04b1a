# SPDX-License-Identifier: EUPL-1.2
"""For which body a board edition is made, and what several of its chapters say."""

from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.region import Body
from toolkit.planning.choice import Choice, Way
from toolkit.words.text import quarter_short

_LETTERS = "ABC"


def body(inputs: PlanInputs) -> Body:
    """The body that reads: the one that was asked for, or else the one that decides about plans."""
    return inputs.reader.body or inputs.outcome.region.decides("plan")


def lettered(made: Choice) -> tuple[tuple[str, Way], ...]:
    """The ways to go on with the letter that each has in the whole document."""
    return tuple(zip(_LETTERS, made.ways, strict=False))


def placed_until(inputs: PlanInputs) -> str:
    """The quarter in which the last action with a place ends; empty without one."""
    ends = [p.end for p in inputs.planned.placed if p.end is not None]
    return quarter_short(max(ends)) if ends else ""
