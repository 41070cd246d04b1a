# SPDX-License-Identifier: EUPL-1.2
"""The training that plans ask as a menu, to buy it together; teams are counted, never named."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.documents.blocks import Section, Table, Text
from toolkit.model.content.measures import Measure
from toolkit.model.questionnaire import Questionnaire
from toolkit.region.training import Training
from toolkit.words.catalogue import say
from toolkit.words.numbers import number
from toolkit.words.text import euros_text, hours_text, listing, quarters_text

COLUMNS = ("title", "steps", "criteria", "teams", "people", "hours", "planned", "cost")
"""Of the workbook; a document has no room for one of its own for the steps."""
_WIDTHS = {"title": 27, "criteria": 21, "teams": 7, "people": 9, "hours": 6, "planned": 15, "cost": 15}


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One training, as it is shown; of the people there are at least so many, where a team did not say."""

    title: str
    steps: str
    criteria: str
    teams: int
    people: str
    hours: str
    planned: str
    cost: str

    @property
    def cells(self) -> tuple[str, ...]:
        """In the order of the columns of a document, with the steps under the title."""
        named = [self.title, *([say("comparison.training.steps", steps=self.steps)] if self.steps else [])]
        rest = (getattr(self, column) for column in _WIDTHS if column != "title")
        return "\n".join(named), *(number(cell) if isinstance(cell, int) else cell for cell in rest)


@dataclass(frozen=True, slots=True)
class TrainingMenu:
    """All training that plans ask, of most teams first."""

    summary: str
    items: tuple[MenuItem, ...]


def training_menu(found: Sequence[Training], asked: Questionnaire) -> TrainingMenu:
    """Say which training plans ask.

    Args:
        found: from the plans.
        asked: the round, for titles of steps and questions.

    Returns:
        A sentence and the trainings.
    """
    steps = {step.id: step.title for standard in asked.standards for step in standard.steps}
    items = tuple(
        MenuItem(
            title=each.measure.title,
            steps=_distinct(each.criteria, lambda c: _step(asked, steps, c)),
            criteria=_distinct(each.criteria, lambda c: _title(asked, c)),
            teams=len(each.teams),
            people=_people(each),
            hours=hours_text(each.hours),
            planned=_planned(each),
            cost=_cost(each.measure),
        )
        for each in found
    )
    key = "some" if items else "none"
    return TrainingMenu(say(f"comparison.training.{key}", n=len(items)), items)


def training_section(menu: TrainingMenu) -> Section:
    """The menu as a chapter: a row per training."""
    title, lead = say("comparison.word.training"), Text(menu.summary)
    if not menu.items:
        return Section("training", title, (lead,))
    heads = tuple(say(f"comparison.word.training_{column}") for column in _WIDTHS)
    table = Table(title, heads, tuple(item.cells for item in menu.items), tuple(_WIDTHS.values()))
    return Section("training", title, (lead, table))


def _distinct(criteria: Sequence[str], word: Callable[[str], str]) -> str:
    return listing(list(dict.fromkeys(filter(None, map(word, criteria)))))


def _title(asked: Questionnaire, criterion: str) -> str:
    found = asked.criterion(criterion)
    return criterion if found is None else found.title


def _step(asked: Questionnaire, steps: Mapping[int, str], criterion: str) -> str:
    found = asked.criterion(criterion)
    return "" if found is None else steps.get(found.step, "")


def _people(training: Training) -> str:
    if training.people is None:
        return say("comparison.training.people_unknown")
    key = "people_least" if training.unsized else "people"
    return say(f"comparison.training.{key}", n=training.people)


def _planned(training: Training) -> str:
    if training.span is None:
        return say("comparison.joint.unplanned")
    when, total = quarters_text(*training.span), len(training.teams)
    if not training.unplanned:
        return when
    return say("comparison.joint.planned_some", when=when, n=total - training.unplanned, total=total)


def _cost(measure: Measure) -> str:
    """What it costs outside hours for one team, or who still has to estimate it."""
    if (cost := measure.cost) is not None:
        return say("comparison.training.cost", amount=euros_text(cost.low, cost.high, yearly=cost.yearly))
    by = measure.cost_asked_of
    if by is None:
        return say("comparison.training.free")
    return say("comparison.training.open", who=say(f"plan.who.{by}"))
