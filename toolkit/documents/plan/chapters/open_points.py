# SPDX-License-Identifier: EUPL-1.2
"""What is not known: questions without an answer, by reason."""

from collections import defaultdict

from toolkit.documents.blocks import Fact
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.values import OpenGroup, OpenView
from toolkit.model.answers import Answer
from toolkit.scoring.unit import says_two_things
from toolkit.words.catalogue import say
from toolkit.words.text import listing

_REASONS = ("unknown", "unusable", "na", "blank")


def open_points(inputs: PlanInputs) -> OpenView:
    """Questions without an answer, by reason and theme.

    Args:
        inputs: proposal, answers and texts.

    Returns:
        The section; its summary says so when everything is answered.
    """
    themes, steps = inputs.theme_titles(), _steps_about(inputs)
    found: dict[str, dict[str, list[str]]] = {reason: defaultdict(list) for reason in _REASONS}
    for criterion in inputs.proposal.unanswered:
        why = open_reason(inputs, criterion)
        title = inputs.criterion(criterion).title
        if criterion in steps:
            title = say("plan.open.title_with_step", title=title, steps=steps[criterion])
        found[why][themes[criterion]].append(title)
    groups = tuple(
        OpenGroup(
            say(f"plan.open_reason.{reason}"),
            tuple(Fact(theme, " · ".join(titles)) for theme, titles in by_theme.items()),
        )
        for reason, by_theme in found.items()
        if by_theme
    )
    n = len(inputs.proposal.unanswered)
    key = "none" if not n else "some_with_step" if steps else "some"
    return OpenView(say(f"plan.open.{key}", n=n), groups)


def _steps_about(inputs: PlanInputs) -> dict[str, str]:
    """Per unanswered criterion the steps that are in the plan for another reason but lift it too."""
    ranks: dict[str, list[str]] = defaultdict(list)
    unanswered = set(inputs.proposal.unanswered)
    for action in (a for a in inputs.actions if a.counts and a.measure is not None):
        lifts = () if action.measure is None else action.measure.lifts
        for criterion in dict.fromkeys(x.criterion for x in lifts):
            if criterion in unanswered:
                ranks[criterion].append(say("plan.open.step", rank=action.rank))
    return {criterion: listing(steps) for criterion, steps in ranks.items()}


def open_reason(inputs: PlanInputs, criterion: str) -> str:
    """Why a criterion has no answer that counts.

    Args:
        inputs: answers.
        criterion: one without a level and without an accepted n.v.t.

    Returns:
        unknown, unusable, na or blank.
    """
    answer = inputs.answer(criterion)
    if answer is None and inputs.team_form is None:
        said = [f.answers[criterion] for f in inputs.own_files if criterion in f.answers]
        return "unknown" if any(a.unknown for a in said) else "blank"
    if answer is None:
        return "blank"
    if _unusable(answer):
        return "unusable"
    return "unknown" if answer.unknown else "na" if answer.na else "blank"


def _unusable(answer: Answer) -> bool:
    return answer.rejected is not None or says_two_things(answer)
