# SPDX-License-Identifier: EUPL-1.2
"""How the figures came about, so that a reader can follow them; thresholds are those of the norm."""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.documents.blocks import Section, Text, section
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.lists import list_standings
from toolkit.model.content.criterion import USUAL_LEVELS
from toolkit.model.questionnaire import Questionnaire
from toolkit.words.catalogue import say
from toolkit.words.numbers import number
from toolkit.words.text import level_name, listing


def method(inputs: PlanInputs) -> Section | None:
    """The rules in words from one question up to the plan, and what must be said of each list.

    Never None, as the rules hold for an empty plan too.
    """
    texts = (Text(text, "quiet") for text in _texts(inputs))
    return section("method", say("plan.word.method"), texts, annex=True)


def _texts(inputs: PlanInputs) -> Iterator[str]:
    asked = inputs.outcome.asked
    thresholds = asked.norm.thresholds
    yield _levels(asked)
    yield say("plan.method.question")
    yield f"{say('plan.method.mean')} {_weights(asked)}"
    yield say("plan.method.range")
    yield say("plan.method.incomplete", completeness=number(thresholds.completeness * 100))
    yield say("plan.method.status", near=number(thresholds.near * 100))
    proposals = any(not r.final for r in inputs.unit.standards)
    keys = ("list_status", "limits", "steps", "municipality", *(["proposals"] if proposals else []))
    yield from (say(f"plan.method.{key}") for key in keys)
    yield say("word.about_way_of_working")
    for listed in list_standings(inputs):
        standard = listed.standard
        kept = say("plan.method.kept_by", publisher=standard.publisher)
        yield f"{listed.result.title}. {standard.notice.strip()} {standard.rights.strip()} {kept}"


def _levels(asked: Questionnaire) -> str:
    """How many levels there are and what the lowest and highest are called; per list where they differ."""
    if not any(standard.scale for standard in asked.standards):
        return say("plan.method.levels")
    told = []
    for standard in asked.standards:
        names = [level_name(n, standard.scale) for n in range(len(standard.scale) or USUAL_LEVELS)]
        ends = {"first": names[0], "last": names[-1], "top": len(names) - 1}
        told.append(say("plan.method.levels_of", list=standard.title, n=len(names), **ends))
    return " ".join((*told, say("plan.method.level_asked")))


def _weights(asked: Questionnaire) -> str:
    """Which themes and questions count for more or less than one; or that none does."""
    found: dict[str, Decimal] = {}
    for standard in asked.standards:
        found |= {theme.title: asked.norm.theme_weight(theme.id) for theme in standard.themes}
    for standard in asked.standards:
        found |= {criterion.title: asked.norm.weight_of(criterion.id) for criterion in standard.asked}
    named = [
        say("plan.method.weight", title=title, weight=number(weight))
        for title, weight in found.items()
        if weight != 1
    ]
    if not named:
        return say("plan.method.weights_equal")
    return say("plan.method.weights_differ", n=len(named), named=listing(named))
