# SPDX-License-Identifier: EUPL-1.2
"""Agreements with partners: what another party does for the team, and steps that are made with others."""

from toolkit.documents.blocks import Block, Blocks, Bullets, Edition, Item, Table, Text
from toolkit.documents.plan.chapters.planning import when_text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.words.catalogue import say

_WIDTHS = (34, 27, 39)


def partners_part(inputs: PlanInputs, edition: Edition) -> Blocks:
    """Who does what outside the team, and what is agreed with whom.

    Args:
        inputs: answers and planning.
        edition: a board does not see who the team named.

    Returns:
        Blocks; empty when nothing is placed elsewhere and no step concerns partners.
    """
    blocks: list[Block] = []
    rows = _placed(inputs) if edition == "team" else ()
    if rows:
        heads = tuple(say(f"plan.partners.{key}") for key in ("subject", "party", "level"))
        blocks += [
            Text(say("plan.partners.placed", n=len(rows))),
            Table(say("plan.word.partners"), heads, rows, _WIDTHS),
        ]
    nobody = _nobody(inputs)
    if nobody:
        blocks.append(Text(say("plan.partners.nobody", n=len(nobody))))
        blocks.append(Bullets(tuple(Item("", title) for title in nobody)))
    steps = _steps(inputs)
    if steps:
        blocks.append(Text(say("plan.partners.steps", n=len(steps), steps="; ".join(steps))))
    return tuple(blocks)


def _placed(inputs: PlanInputs) -> tuple[tuple[str, ...], ...]:
    rows = []
    for criterion, result in inputs.results(inputs.unit).items():
        answer = inputs.answer(criterion)
        if answer is not None and answer.placed == "other_party":
            level = result.asked.level
            shown = (
                say("plan.answers.blank")
                if level is None
                else say("plan.level_name", level=level, name=say(f"level.{level}"))
            )
            party = answer.party or say("placed.other_party")
            rows.append((inputs.criterion(criterion).title, party, shown))
    return tuple(rows)


def _nobody(inputs: PlanInputs) -> list[str]:
    return [
        inputs.criterion(criterion).title
        for criterion in inputs.results(inputs.unit)
        if (answer := inputs.answer(criterion)) is not None and answer.placed == "nobody"
    ]


def _steps(inputs: PlanInputs) -> list[str]:
    """Steps about working with others: an agreement, or one that serves a question on collaboration."""
    found = []
    for placement in inputs.planned.placements:
        task = placement.task
        about = any(_with_others(inputs, c) for c in task.criteria)
        agreement = task.measure is not None and task.measure.kind == "agreement"
        if placement.state != "done" and about and agreement:
            name = inputs.named(task.id)
            found.append(say("plan.partners.step", action=name, when=when_text(placement)))
    return found


def _with_others(inputs: PlanInputs, criterion: str) -> bool:
    found = inputs.outcome.asked.criterion(criterion)
    return found is not None and found.dimension == "collaboration"
