# SPDX-License-Identifier: EUPL-1.2
"""Agreements with partners: what another party does for the team, and steps that are made with others."""

from collections.abc import Iterator

from toolkit.documents.blocks import Block, Section, Table, Text, bullets, section
from toolkit.documents.plan.actions import when_text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import named
from toolkit.documents.text import heads
from toolkit.model.given.answers import Placed
from toolkit.words.catalogue import say
from toolkit.words.text import level_name

_WIDTHS = (34, 27, 39)


def partners(inputs: PlanInputs) -> Section | None:
    """Who does what outside the team and what is agreed with whom, as a start for those talks.

    None when nothing is placed elsewhere and no step concerns partners.
    """
    return section(
        "partners", say("plan.word.partners"), _blocks(inputs) if inputs.any_result else (), annex=True
    )


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    elsewhere = _placed(inputs, "other_party")
    if elsewhere:
        columns = heads("plan.partners", "subject", "party", "level")
        rows = tuple(_row(inputs, criterion) for criterion in elsewhere)
        yield Text(say("plan.partners.placed", n=len(rows)))
        yield Table(say("plan.word.partners"), columns, rows, _WIDTHS)
    nobody = _placed(inputs, "nobody")
    if nobody:
        yield Text(say("plan.partners.nobody", n=len(nobody)))
        yield bullets(inputs.title_of(criterion) for criterion in nobody)
    steps = list(_steps(inputs))
    if steps:
        yield Text(say("plan.partners.steps", n=len(steps), steps="; ".join(steps)))


def _placed(inputs: PlanInputs, where: Placed) -> list[str]:
    """The criteria that the team says are somewhere."""
    answers = {c: inputs.answer(c) for c in inputs.results}
    return [c for c, answer in answers.items() if answer is not None and answer.placed == where]


def _row(inputs: PlanInputs, criterion: str) -> tuple[str, ...]:
    answer, level = inputs.answer(criterion), inputs.results[criterion].asked.level
    party = None if answer is None else answer.party
    shown = say("plan.answers.blank")
    if level is not None:
        shown = say("plan.level_name", level=level, name=level_name(level, inputs.scale_of(criterion)))
    return inputs.title_of(criterion), party or say("placed.other_party"), shown


def _steps(inputs: PlanInputs) -> Iterator[str]:
    """Agreements among the actions that serve a question on collaboration."""
    for placement in inputs.planned.todo:
        task = placement.task
        criteria = (inputs.outcome.asked.criterion(c) for c in task.criteria)
        about = any(c is not None and c.dimension == "collaboration" for c in criteria)
        if about and task.measure is not None and task.measure.kind == "agreement":
            yield say("plan.partners.step", action=named(inputs, task.id), when=when_text(placement))
