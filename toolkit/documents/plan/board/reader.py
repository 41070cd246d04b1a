# SPDX-License-Identifier: EUPL-1.2
"""For which body a board edition is made, and what several of its chapters say."""

from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.region import Body, Matter
from toolkit.planning.weighed.choice import Choice, Option

_LETTERS = "ABCD"


def body(inputs: PlanInputs) -> Body:
    """The body that reads: the one that was asked for, or else the one that decides about plans."""
    return inputs.reader.body or inputs.outcome.region.decides("plan")


def decides(inputs: PlanInputs, who: Body) -> tuple[Matter, ...]:
    """What of the matters that the plan raises a body decides about."""
    region, raised = inputs.outcome.region, inputs.made.choice.matters
    return tuple(matter for matter in raised if region.decides(matter).id == who.id)


def advises(inputs: PlanInputs, who: Body) -> bool:
    """Whether a body is asked before another decides; who comes after it on the route takes note of it."""
    route = inputs.outcome.region.route
    return any(decides(inputs, each) for each in route[route.index(who) + 1 :])


def lettered(made: Choice) -> tuple[tuple[str, Option], ...]:
    """The options to go on with the letter that each has in the whole document."""
    return tuple(zip(_LETTERS, made.options, strict=False))


def advised_letter(made: Choice) -> str:
    """The letter of what is advised; empty where there is nothing to choose."""
    return next((n for n, each in lettered(made) if each is made.advised and len(made.options) > 1), "")


def todo(option: Option) -> int:
    """How many actions are to be done: those in time and those that are late."""
    return len(option.in_time) + len(option.late)
