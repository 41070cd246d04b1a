# SPDX-License-Identifier: EUPL-1.2
"""For which body a board edition is made, and what several of its chapters say."""

from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.region import Body
from toolkit.planning.weighed.choice import Choice, Option

_LETTERS = "ABC"


def body(inputs: PlanInputs) -> Body:
    """The body that reads: the one that was asked for, or else the one that decides about plans."""
    return inputs.reader.body or inputs.outcome.region.decides("plan")


def lettered(made: Choice) -> tuple[tuple[str, Option], ...]:
    """The options to go on with the letter that each has in the whole document."""
    return tuple(zip(_LETTERS, made.options, strict=False))


def advised_letter(made: Choice) -> str:
    """The letter of what is advised; empty where there is nothing to choose."""
    return next((n for n, each in lettered(made) if each is made.advised and len(made.options) > 1), "")


def todo(option: Option) -> int:
    """How many actions are to be done: those in time and those that are late."""
    return len(option.in_time) + len(option.late)
