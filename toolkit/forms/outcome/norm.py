# SPDX-License-Identifier: EUPL-1.2
"""The norm as a form carries it: frozen numbers, so that a workbook can show the outcome by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from toolkit.model.content.criterion import Criterion
from toolkit.model.content.norm import Norm
from toolkit.model.given.answers import Profile
from toolkit.model.questionnaire import Questionnaire, is_asked, lists_for
from toolkit.scoring.criterion import CriterionInput
from toolkit.scoring.rules import threshold_values
from toolkit.scoring.theme import StandardResult, ThresholdValues, score_standard, score_theme
from toolkit.scoring.unit import Unit

WEIGHT_SCALE = 100  # weights have at most two decimals, so times a hundred they are whole


@dataclass(frozen=True, slots=True)
class ItemNorm:
    """What the norm asks of one criterion of a list.

    Attributes:
        id: in its list; of a reference its own.
        criterion: that is really asked.
        norm: level on the round's date, 0 to 4; 0 is 'no norm'.
        weight: in its theme, times 100.
        lower_limit: 0 to 4, or None.
        uniform: False is lokaal maatwerk.
    """

    id: str
    criterion: Criterion
    norm: int
    weight: int
    lower_limit: int | None
    uniform: bool


@dataclass(frozen=True, slots=True)
class ThemeNorm:
    """A theme in which this unit may be asked something; its weight is times 100."""

    id: str
    title: str
    weight: int
    items: tuple[ItemNorm, ...]


@dataclass(frozen=True, slots=True)
class ListNorm:
    """A list with its themes."""

    pin: str
    title: str
    themes: tuple[ThemeNorm, ...]

    @property
    def items(self) -> Iterator[ItemNorm]:
        """All criteria, in the order of the list."""
        return (item for theme in self.themes for item in theme.items)


@dataclass(frozen=True, slots=True)
class FormNorm:
    """The norm of a round on the round's date, for one unit.

    Attributes:
        norm: for its title, version and notice.
        thresholds: where 'incomplete' and 'near' begin.
        lists: those with something to ask, in the order of the norm.
    """

    norm: Norm
    thresholds: ThresholdValues
    lists: tuple[ListNorm, ...]


def form_norm(unit: Unit, asked: Questionnaire) -> FormNorm:
    """Freeze what the norm asks of a unit on the round's date.

    A criterion that depends on the profile is in it, because the form asks it too; one that two
    lists share is in both, because it counts in both.

    Args:
        unit: the team or municipality.
        asked: lists, norm and date of the round.

    Returns:
        The frozen norm.
    """
    norm = asked.norm
    lists = []
    for standard in lists_for(unit.team, asked.standards):
        themes = []
        for theme in standard.themes:
            items = tuple(
                ItemNorm(
                    item.id,
                    item.asked,
                    asked.level_asked(item.asked.id),
                    int(norm.weight_of(item.asked.id) * WEIGHT_SCALE),
                    norm.lower_limit_of(item.asked.id),
                    norm.is_uniform(item.asked.id),
                )
                for item in asked.items(theme)
                if is_asked(item.asked, unit.asked_of, asked.scope, Profile())
            )
            if items:
                weight = int(norm.theme_weight(theme.id) * WEIGHT_SCALE)
                themes.append(ThemeNorm(theme.id, theme.title, weight, items))
        if themes:
            lists.append(ListNorm(standard.pin, standard.title, tuple(themes)))
    return FormNorm(norm, threshold_values(norm), tuple(lists))


def nothing_answered(each: ListNorm, thresholds: ThresholdValues) -> StandardResult:
    """What the engine says of a list in which nothing is filled in; a fresh workbook holds these values.

    Args:
        each: the list, with at least one criterion.
        thresholds: of the norm.

    Returns:
        The result, with a theme for each theme of the list.
    """
    themes = [
        score_theme(
            theme.id,
            Fraction(theme.weight, WEIGHT_SCALE),
            [
                CriterionInput(
                    id=item.id,
                    level=None,
                    na=False,
                    norm=item.norm,
                    weight=Fraction(item.weight, WEIGHT_SCALE),
                    lower_limit=item.lower_limit,
                    uniform=item.uniform,
                )
                for item in theme.items
            ],
            thresholds,
        )
        for theme in each.themes
    ]
    result = score_standard(themes, thresholds)
    if result is None:
        raise ValueError("a list without criteria is not on a form")
    return result
