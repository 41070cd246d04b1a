# SPDX-License-Identifier: EUPL-1.2
"""In which order everybody has a turn before a decision falls: the route of the region, with two days."""

from collections.abc import Iterator

from toolkit.documents.blocks import Item
from toolkit.documents.plan.board.reader import advises, body, decides
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.region import Body
from toolkit.words.catalogue import say
from toolkit.words.text import day_text


def meetings(inputs: PlanInputs) -> Iterator[Item]:
    """Whose plan it is and every body on the route in order, with the day before which one only advises.

    Nothing where one body alone has a say.
    """
    route = inputs.outcome.region.route
    turns = [each for each in route if advises(inputs, each) or decides(inputs, each)]
    if len(turns) > 1:
        names = [say("board.meetings.team"), *(name for each in turns for name in _turn(inputs, each))]
        yield Item(say("board.meetings.label"), say("board.meetings.turns", turns=", ".join(names)))


def _turn(inputs: PlanInputs, each: Body) -> Iterator[str]:
    """A body that decides by its name; one that does not with the day of its advice.

    Behind the one that asks the employer for hours comes the employer: it decides about them after that.
    """
    matters = decides(inputs, each)
    if matters:
        yield _name(inputs, each)
    else:
        day = day_text(inputs.made.terms.told)
        yield say("board.meetings.advice", body=_name(inputs, each), day=day)
    if "hours" in matters:
        yield say("board.meetings.employer")


def _name(inputs: PlanInputs, each: Body) -> str:
    """A body by its letters where its whole name stands in the decision already."""
    named = each.id == body(inputs).id or decides(inputs, each)
    return each.short if named else each.title
