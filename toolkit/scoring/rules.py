# SPDX-License-Identifier: EUPL-1.2
"""What the norm makes of each answer: looked up once for a round, the same for every unit of it."""

from dataclasses import dataclass, field
from fractions import Fraction

from toolkit.model.content.norm import Norm
from toolkit.model.content.standard import Standard
from toolkit.model.questionnaire import Item, Questionnaire
from toolkit.scoring.criterion import CriterionInput, CriterionResult, score_criterion
from toolkit.scoring.respondents import Given
from toolkit.scoring.theme import ThresholdValues


@dataclass(frozen=True, slots=True)
class CriterionRule:
    """One criterion of a list under the norm of a day.

    Attributes:
        item: the criterion in its list.
        asked: lists, norm and date.
    """

    item: Item
    asked: Questionnaire
    _known: dict[Given, CriterionResult] = field(default_factory=dict, repr=False, compare=False)

    def result(self, said: Given) -> CriterionResult:
        """What follows from an answer; one value for all units that said the same."""
        known = self._known.get(said)
        if known is None:
            known = self._known[said] = score_criterion(criterion_input(self.asked, self.item, said))
        return known


@dataclass(frozen=True, slots=True)
class ThemeRules:
    """One theme of a list: its weight in the list, and its criteria in order."""

    id: str
    weight: Fraction
    criteria: tuple[CriterionRule, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """All lists of a round under its norm.

    Attributes:
        asked: lists, norm and date.
        thresholds: of the norm.
    """

    asked: Questionnaire
    thresholds: ThresholdValues = field(init=False)
    _themes: dict[str, tuple[ThemeRules, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look everything up."""
        object.__setattr__(self, "thresholds", threshold_values(self.asked.norm))
        object.__setattr__(self, "_themes", {s.pin: self._of(s) for s in self.asked.standards})

    def themes(self, standard: Standard) -> tuple[ThemeRules, ...]:
        """The themes of one of the lists, in order."""
        return self._themes[standard.pin]

    def _of(self, standard: Standard) -> tuple[ThemeRules, ...]:
        return tuple(
            ThemeRules(
                theme.id,
                Fraction(self.asked.norm.theme_weight(theme.id)),
                tuple(CriterionRule(item, self.asked) for item in self.asked.items(theme)),
            )
            for theme in standard.themes
        )


def criterion_input(asked: Questionnaire, item: Item, said: Given) -> CriterionInput:
    """What the rules need of one criterion: the answer with norm, weight and limit of the criterion asked.

    Args:
        asked: for the norm on the round's date.
        item: the criterion in its list.
        said: the answer as far as it counts.

    Returns:
        The input under the id in its list.
    """
    norm, criterion = asked.norm, item.asked.id
    return CriterionInput(
        id=item.id,
        level=said.level,
        na=said.na,
        norm=asked.level_asked(criterion),
        weight=Fraction(norm.weight_of(criterion)),
        lower_limit=norm.lower_limit_of(criterion),
        uniform=norm.is_uniform(criterion),
    )


def threshold_values(norm: Norm) -> ThresholdValues:
    """The norm's thresholds as exact fractions of their decimal text."""
    return ThresholdValues(Fraction(norm.thresholds.completeness), Fraction(norm.thresholds.near))
