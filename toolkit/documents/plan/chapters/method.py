# SPDX-License-Identifier: EUPL-1.2
"""How the figures came about, so that a reader can follow them; thresholds are those of the norm."""

from decimal import Decimal

from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.questionnaire import Questionnaire
from toolkit.words.catalogue import say
from toolkit.words.text import listing, number


def method(inputs: PlanInputs) -> tuple[str, ...]:
    """The rules in words, one paragraph each.

    Args:
        inputs: norm and result.

    Returns:
        Paragraphs, from one question up to the plan.
    """
    asked = inputs.outcome.asked
    thresholds = asked.norm.thresholds
    keys = ["levels", "question", "mean"]
    texts = [say(f"plan.method.{key}") for key in keys]
    texts[-1] += " " + _weights(asked)
    texts += [
        say("plan.method.range"),
        say("plan.method.incomplete", completeness=number(thresholds.completeness * 100)),
        say("plan.method.status", near=number(thresholds.near * 100)),
    ]
    keys = ["list_status", "limits", "steps", "municipality"]
    if any(not r.final for r in inputs.unit.standards):
        keys.append("proposals")
    texts += [say(f"plan.method.{key}") for key in keys]
    return (*texts, say("word.about_way_of_working"))


def _weights(asked: Questionnaire) -> str:
    """Which themes and questions count for more or less than one; or that none does."""
    found: dict[str, Decimal] = {}
    for theme in (t for s in asked.standards for t in s.themes):
        found[theme.title] = asked.norm.theme_weight(theme.id)
    for criterion in (c for s in asked.standards for c in s.asked):
        found[criterion.title] = asked.norm.weight_of(criterion.id)
    named = [
        say("plan.method.weight", title=title, weight=number(weight))
        for title, weight in found.items()
        if weight != 1
    ]
    if not named:
        return say("plan.method.weights_equal")
    return say("plan.method.weights_differ", n=len(named), named=listing(named))
