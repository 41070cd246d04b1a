# SPDX-License-Identifier: EUPL-1.2
"""'Waarom dit, en wat is er nodig': one criterion from answer to status, in values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from toolkit.model.content.criterion import Criterion
from toolkit.model.given.answers import Answer, Answers, own_form
from toolkit.model.questionnaire import Questionnaire
from toolkit.scoring.criterion import CriterionResult
from toolkit.scoring.region import RoundResult
from toolkit.scoring.respondents import Proposal


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that leads to one figure.

    Attributes:
        unit_title: team or municipality.
        standard: title of the list that the id belongs to.
        theme: title of the theme.
        id: as asked for; of a reference its own id.
        criterion: the criterion that is asked.
        handed_in: True when the unit gave any answer in this round.
        result: level, norm, weight, limit and status; None when it is not asked here.
        answer: the team's own answer as stored, or None.
        proposal: what several respondents say, where the team gave no settled answer.
        level_text: text of the chosen level, or None.
        asked_text: text of the level that the norm asks, or None when there is no norm.
        reason: why the norm differs from the default here, or None.
        rises: the next step of the norm's growth path after the round's date: its day and level; or None.
        weight_in_theme: share of the theme's weight, 0 to 1, over criteria that count; None without a norm.
    """

    unit_title: str
    standard: str
    theme: str
    id: str
    criterion: Criterion
    handed_in: bool
    result: CriterionResult | None
    answer: Answer | None
    proposal: Proposal | None
    level_text: str | None
    asked_text: str | None
    reason: str | None
    rises: tuple[date, int] | None
    weight_in_theme: Fraction | None


def explain(
    scored: RoundResult, unit_id: str, criterion_id: str, answers: Sequence[Answers]
) -> Explanation | None:
    """Explain one figure of one unit.

    Args:
        scored: the result of the round.
        unit_id: a team or municipality of the region.
        criterion_id: an id in one of the lists.
        answers: the unit's files of this round.

    Returns:
        The explanation, or None when the unit or the criterion does not exist.
    """
    unit = scored.unit(unit_id)
    found = _find(scored.asked, criterion_id)
    if unit is None or found is None:
        return None
    standard_id, standard_title, theme_id, theme_title, criterion = found
    result, proposal, share = None, None, None
    of_list = unit.list_of(standard_id)
    if of_list is not None:
        proposal = of_list.proposals.get(criterion_id)
        for theme in of_list.result.themes:
            if theme.id == theme_id:
                result = next((c for c in theme.criteria if c.asked.id == criterion_id), None)
                share = _share(theme.criteria, result)
    team_form = own_form(answers)
    entry = scored.asked.norm.criteria.get(criterion.id)
    level = None if result is None else result.asked.level
    norm = scored.asked.level_asked(criterion.id)
    return Explanation(
        unit_title=unit.unit.title,
        standard=standard_title,
        theme=theme_title,
        id=criterion_id,
        criterion=criterion,
        handed_in=bool(unit.standards),
        result=result,
        answer=None if team_form is None else team_form.answers.get(criterion.id),
        proposal=proposal,
        level_text=None if level is None else criterion.levels.get(level),
        asked_text=criterion.levels.get(norm) if norm > 0 else None,
        reason=None if entry is None else entry.reason,
        rises=scored.asked.norm.next_step(criterion.id, scored.asked.norm_start, scored.asked.day),
        weight_in_theme=share,
    )


def _find(asked: Questionnaire, criterion_id: str) -> tuple[str, str, str, str, Criterion] | None:
    for standard in asked.standards:
        for theme in standard.themes:
            for item in asked.items(theme):
                if item.id == criterion_id:
                    return standard.id, standard.title, theme.id, theme.title, item.asked
    return None


def _share(criteria: Sequence[CriterionResult], result: CriterionResult | None) -> Fraction | None:
    counted = [c.asked.weight for c in criteria if c.asked.norm > 0 and not c.asked.na]
    if result is None or result.asked.norm == 0 or result.asked.na:
        return None
    return result.asked.weight / sum(counted, Fraction(0))
