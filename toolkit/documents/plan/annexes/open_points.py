# SPDX-License-Identifier: EUPL-1.2
"""What is not known: questions without an answer, by reason."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from toolkit.documents.audience import WITHHELD
from toolkit.documents.blocks import Block, Bullets, Item, Section, Subheading, Text, section
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.scoring.unit import is_unknown, says_two_things
from toolkit.words.catalogue import say
from toolkit.words.text import listing

_REASONS = ("review", "unknown", "few", "unusable", "na", "blank")


def open_points(inputs: PlanInputs) -> Section | None:
    """What the team must talk about before anything can be planned for it.

    None when everything has an answer.
    """
    blocks = _blocks(inputs) if inputs.proposal.unanswered else ()
    return section("open", say("plan.word.open"), blocks, annex=True)


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    unanswered, steps = inputs.proposal.unanswered, _steps_about(inputs)
    yield Text(say(f"plan.open.{'some_with_step' if steps else 'some'}", n=len(unanswered)))
    for reason in _REASONS:
        by_theme: dict[str, list[str]] = defaultdict(list)
        for criterion in (c for c in unanswered if open_reason(inputs, c) == reason):
            title = inputs.title_of(criterion)
            if criterion in steps:
                title = say("plan.open.title_with_step", title=title, steps=steps[criterion])
            by_theme[inputs.theme_of(criterion)].append(title)
        if by_theme:
            yield Subheading(say(f"plan.open_reason.{reason}"))
            yield Bullets(tuple(Item(theme, " · ".join(titles)) for theme, titles in by_theme.items()))


def _steps_about(inputs: PlanInputs) -> Mapping[str, str]:
    """Per unanswered criterion the steps that are in the plan for another reason but lift it too."""
    ranks: dict[str, list[str]] = defaultdict(list)
    for action in inputs.actions:
        lifts = action.measure.lifts if action.counts and action.measure is not None else ()
        for criterion in dict.fromkeys(x.criterion for x in lifts):
            if criterion in inputs.proposal.unanswered:
                ranks[criterion].append(say("plan.open.step", rank=action.rank))
    return {criterion: listing(steps) for criterion, steps in ranks.items()}


def open_reason(inputs: PlanInputs, criterion: str) -> str:
    """Why a criterion has no answer that counts.

    Args:
        inputs: answers.
        criterion: one without a level and without an accepted n.v.t.

    Returns:
        review, unknown, few, unusable, na or blank.
    """
    answer = inputs.answer(criterion)
    if answer is None:
        colleagues = (f.answers.get(criterion) for f in inputs.own_files if f.kind != "partner")
        said = [a for a in colleagues if a is not None]
        if WITHHELD in said:
            return "few"
        return "unknown" if inputs.team_form is None and any(map(is_unknown, said)) else "blank"
    if answer.rejected is not None or says_two_things(answer):
        return "unusable"
    if answer.prefilled:  # the team did answer: on an earlier version of the question
        return "review"
    return "unknown" if answer.unknown else "na" if answer.na else "blank"
