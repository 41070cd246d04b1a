# SPDX-License-Identifier: EUPL-1.2
"""Two rounds beside each other: what the team changed, and what the norm changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from toolkit.model.answers import Answers, own_form
from toolkit.model.questionnaire import Item, Questionnaire, is_asked, lists_for
from toolkit.model.standard import Standard
from toolkit.scoring.rules import criterion_input, threshold_values
from toolkit.scoring.theme import score_standard, score_theme
from toolkit.scoring.unit import Unit, given


@dataclass(frozen=True, slots=True)
class Change:
    """How one list moved between two rounds, over criteria answered in both and comparable.

    Attributes:
        standard: id of the list.
        criteria: how many criteria the figures rest on: those of which either norm asks something.
        before: A(old answers, old norm), 0 to 1.
        after: A(new answers, new norm), 0 to 1.
        team_effect: A(new answers, old norm) − A(old answers, old norm).
        norm_effect: A(new answers, new norm) − A(new answers, old norm).
    """

    standard: str
    criteria: int
    before: Fraction
    after: Fraction
    team_effect: Fraction
    norm_effect: Fraction


def compare_rounds(
    unit: Unit,
    old: tuple[Questionnaire, Sequence[Answers]],
    new: tuple[Questionnaire, Sequence[Answers]],
) -> tuple[Change, ...]:
    """The two effects per list; together they are the change exactly.

    A criterion is comparable when question, levels and n.v.t. rule are the same in both rounds
    (same content hash), it is asked in both, and the settled answer of both is a level.

    Args:
        unit: a team or municipality.
        old: what was asked in the earlier round, and the unit's files of it.
        new: the same of the later round.

    Returns:
        One change per list with a value under both norms, in the order of the later round.
    """
    before, after = own_form(old[1]), own_form(new[1])
    if before is None or after is None:
        return ()
    changes = []
    for standard in lists_for(unit.team, new[0].standards):
        earlier = next((s for s in old[0].standards if s.id == standard.id), None)
        if earlier is None:
            continue
        pairs = _comparable(unit, (old[0], earlier, before), (new[0], standard, after))
        old_old = _attainment(old[0], earlier, pairs, before)
        new_old = _attainment(old[0], earlier, pairs, after)
        new_new = _attainment(new[0], standard, pairs, after)
        if old_old is None or new_old is None or new_new is None:
            continue
        counted = sum(any(_has_norm(asked, item_id) for asked in (old[0], new[0])) for item_id in pairs)
        changes.append(Change(standard.id, counted, old_old, new_new, new_old - old_old, new_new - new_old))
    return tuple(changes)


_Side = tuple[Questionnaire, Standard, Answers]


def _answered(unit: Unit, side: _Side) -> dict[str, Item]:
    asked, standard, answers = side
    return {
        item.id: item
        for theme in standard.themes
        for item in asked.items(theme)
        if is_asked(item.asked, unit.asked_of, asked.scope, answers.profile)
        and given(answers.answers.get(item.asked.id), item.asked).level is not None
    }


def _has_norm(asked: Questionnaire, item_id: str) -> bool:
    found = asked.criterion(item_id)
    return found is not None and asked.level_asked(found.id) > 0


def _comparable(unit: Unit, old: _Side, new: _Side) -> frozenset[str]:
    before, after = _answered(unit, old), _answered(unit, new)
    return frozenset(
        item_id
        for item_id, item in after.items()
        if item_id in before and before[item_id].asked.content_hash == item.asked.content_hash
    )


def _attainment(
    asked: Questionnaire, standard: Standard, pairs: frozenset[str], answers: Answers
) -> Fraction | None:
    thresholds = threshold_values(asked.norm)
    themes = []
    for theme in standard.themes:
        inputs = [
            criterion_input(asked, item, given(answers.answers.get(item.asked.id), item.asked))
            for item in asked.items(theme)
            if item.id in pairs
        ]
        themes.append(score_theme(theme.id, Fraction(asked.norm.theme_weight(theme.id)), inputs, thresholds))
    result = score_standard(themes, thresholds)
    return None if result is None else result.figures.attainment
