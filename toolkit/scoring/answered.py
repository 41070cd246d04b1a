# SPDX-License-Identifier: EUPL-1.2
"""How many questions were answered: one way of counting for whoever fills in, reads in, or waits."""

from collections.abc import Sequence

from toolkit.model.content.criterion import Criterion
from toolkit.model.given.answers import Answer, Answers, own_form
from toolkit.model.questionnaire import Questionnaire, is_asked, lists_for
from toolkit.scoring.unit import Unit, given, is_settled, is_unknown, profile_of


def is_answered(answer: Answer | None, criterion: Criterion) -> bool:
    """Whether somebody said something that stands: a level, n.v.t. with its reason, or 'weet ik niet'.

    Args:
        answer: as stored, or None.
        criterion: that it answers.

    Returns:
        False also for what was only filled in beforehand, and for two things at once.
    """
    return is_unknown(answer) or given(answer, criterion).answered


def answered_of(unit: Unit, asked: Questionnaire, files: Sequence[Answers]) -> int:
    """How many questions that are put to a unit have an answer, each counted once.

    Args:
        unit: who it is.
        asked: lists, norm and date of the round.
        files: of the unit in this round; partners among them are left aside.

    Returns:
        Questions that the team answered, or where it said nothing usable one of its members.
    """
    own = [a for a in files if a.kind != "partner"]
    team_form = own_form(own)
    members = [a for a in own if a is not team_form]
    profile = profile_of(own)
    themes = (theme for standard in lists_for(unit.team, asked.standards) for theme in standard.themes)
    put = {item.asked.id: item.asked for theme in themes for item in asked.items(theme)}

    def answered(criterion: Criterion) -> bool:
        settled = None if team_form is None else team_form.answers.get(criterion.id)
        if is_settled(settled) or not members:
            return is_answered(settled, criterion)
        return any(is_answered(member.answers.get(criterion.id), criterion) for member in members)

    asked_here = (c for c in put.values() if is_asked(c, unit.asked_of, asked.scope, profile))
    return sum(map(answered, asked_here))
