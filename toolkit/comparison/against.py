# SPDX-License-Identifier: EUPL-1.2
"""The answers of one round against the norm of another day."""

from toolkit.model.questionnaire import Questionnaire
from toolkit.scoring.rules import threshold_values


def asked_against(asked: Questionnaire, other: Questionnaire) -> Questionnaire:
    """What was asked in one round, held against the norm of another day.

    Args:
        asked: of the round.
        other: whose norm and day count.

    Returns:
        The lists of the round under that norm. A question that it does not name has the norm's default.
    """
    return Questionnaire(other.norm, other.day, other.norm_start, asked.scope, asked.standards, asked.earlier)


def asks_alike(one: Questionnaire, other: Questionnaire) -> bool:
    """Whether two questionnaires of the same lists ask the same of every answer: all figures are equal."""

    def norm_of(asked: Questionnaire) -> list[object]:
        criteria = [c.id for standard in one.standards for c in standard.asked]
        norm = asked.norm
        return [
            threshold_values(norm),
            [norm.theme_weight(theme.id) for standard in one.standards for theme in standard.themes],
            [
                (asked.level_asked(c), norm.weight_of(c), norm.lower_limit_of(c), norm.is_uniform(c))
                for c in criteria
            ],
        ]

    return norm_of(one) == norm_of(other)
