# SPDX-License-Identifier: EUPL-1.2
"""What several teams can do together and what training plans ask; teams are counted, never named."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from toolkit.documents.blocks import Section, Table, Text
from toolkit.model.content.measures import Measure
from toolkit.model.quarter import PlanQuarter
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.rounding import half_up
from toolkit.planning.weighed.regional import JointMeasure
from toolkit.region.training import Training
from toolkit.words.catalogue import say
from toolkit.words.numbers import number
from toolkit.words.text import euros_text, listing, quarters_text

MenuKey = Literal["joint", "training"]
Item = Mapping[str, str | int]
"""What is said of one, by name of the column: texts, and numbers that a workbook can add up."""

_WIDTHS: Mapping[MenuKey, Mapping[str, int]] = {
    "joint": {"step": 34, "teams": 9, "who": 15, "hours": 11, "region": 11, "planned": 20},
    # the steps stand under the title: there is no room for a column of their own
    "training": {"title": 27, "criteria": 21, "teams": 7, "people": 9, "hours": 6, "planned": 15, "cost": 15},
}


@dataclass(frozen=True, slots=True)
class Menu:
    """What plans of teams have in common, to do or to buy it together.

    Attributes:
        key: of its words, and the place in a document.
        summary: how much there is.
        items: most teams first.
    """

    key: MenuKey
    summary: str
    items: tuple[Item, ...]

    @property
    def title(self) -> str:
        """The heading above it."""
        return say(f"comparison.word.{self.key}")

    def head(self, column: str) -> str:
        """What stands above a column."""
        return say(f"comparison.word.{self.key}_{column}")


def joint_steps(measures: Sequence[JointMeasure]) -> Menu:
    """Say what can be done together.

    Args:
        measures: that several plans contain, most teams first.

    Returns:
        A sentence and the steps.
    """
    items: tuple[Item, ...] = tuple(
        {
            "step": joint.measure.title,
            "teams": len(joint.teams),
            "who": say(f"plan.who.{joint.measure.actor}"),
            "hours": half_up(joint.team_hours),
            "region": half_up(Fraction(joint.region_hours)),
            "planned": _planned(joint.span, len(joint.planned), len(joint.teams)),
        }
        for joint in measures
    )
    key = "some" if items else "none"
    return Menu("joint", say(f"comparison.joint.{key}", n=len(items)), items)


def training_menu(found: Sequence[Training], asked: Questionnaire) -> Menu:
    """Say which training plans ask.

    Args:
        found: from the plans.
        asked: the round, for titles of steps and questions.

    Returns:
        A sentence and the trainings; of the people at least so many, where a team did not say how many.
    """
    steps = {step.id: step.title for standard in asked.standards for step in standard.steps}
    items: tuple[Item, ...] = tuple(
        {
            "title": each.measure.title,
            "steps": _distinct(each.criteria, lambda c: _step(asked, steps, c)),
            "criteria": _distinct(each.criteria, lambda c: _title(asked, c)),
            "teams": len(each.teams),
            "people": _people(each),
            "hours": half_up(each.hours),
            "planned": _planned(each.span, len(each.teams) - each.unplanned, len(each.teams)),
            "cost": _cost(each.measure),
        }
        for each in found
    )
    key = "some" if items else "none"
    return Menu("training", say(f"comparison.training.{key}", n=len(items)), items)


def menu_section(menu: Menu) -> Section:
    """A menu as a chapter: a row per item, and a sentence where there is none."""
    lead, widths = Text(menu.summary), _WIDTHS[menu.key]
    if not menu.items:
        return Section(menu.key, menu.title, (lead,))
    rows = tuple(tuple(_cell(item, column) for column in widths) for item in menu.items)
    table = Table(menu.title, tuple(map(menu.head, widths)), rows, tuple(widths.values()))
    return Section(menu.key, menu.title, (lead, table))


def _cell(item: Item, column: str) -> str:
    value = item[column]
    if column == "title" and item["steps"]:
        return f"{value}\n{say('comparison.training.steps', steps=item['steps'])}"
    return number(value) if isinstance(value, int) else value


def _planned(span: tuple[PlanQuarter, PlanQuarter] | None, planned: int, teams: int) -> str:
    """When the teams do it by their own plans, so that no other date stands here than in those."""
    if span is None:
        return say("comparison.joint.unplanned")
    when = quarters_text(*span)
    if planned == teams:
        return when
    return say("comparison.joint.planned_some", when=when, n=planned, total=teams)


def _distinct(criteria: Sequence[str], word: Callable[[str], str]) -> str:
    return listing(list(dict.fromkeys(filter(None, map(word, criteria)))))


def _title(asked: Questionnaire, criterion: str) -> str:
    found = asked.criterion(criterion)
    return criterion if found is None else found.title


def _step(asked: Questionnaire, steps: Mapping[int, str], criterion: str) -> str:
    found = asked.criterion(criterion)
    return "" if found is None else steps.get(found.step, "")


def _people(training: Training) -> str | int:
    if training.people is None:
        return say("comparison.training.people_unknown")
    return say("comparison.training.people_least", n=training.people) if training.unsized else training.people


def _cost(measure: Measure) -> str:
    """What it costs outside hours for one team, or who still has to estimate it."""
    if (cost := measure.cost) is not None:
        return say("comparison.training.cost", amount=euros_text(cost.low, cost.high, yearly=cost.yearly))
    by = measure.cost_asked_of
    if by is None:
        return say("comparison.training.free")
    return say("comparison.training.open", who=say(f"plan.who.{by}"))
