# SPDX-License-Identifier: EUPL-1.2
"""A form in which nothing stands but what the program wrote in it beforehand, from the round before."""

from toolkit.model.given.answers import TEAM_RESPONDENT, Answers
from toolkit.work.workspace.open import Work
from toolkit.work.workspace.stored import read_stored


def only_repeats(work: Work, answers: Answers) -> bool:
    """Whether a form says no more than a form made with the round before beside it says unasked.

    Args:
        work: the workspace.
        answers: what the form says.

    Returns:
        True without any answer, when what it says of the unit itself is what was settled in the round before.
    """
    if answers.answers or answers.unusable:
        return False
    round_ = work.region.round(answers.round)
    last = None if round_ is None else next(iter(work.region.before(round_)), None)
    if last is None:
        return False
    wanted = answers.model_copy(update={"round": last.id, "respondent": TEAM_RESPONDENT})
    before, _ = read_stored(work.folder, wanted)
    return before is not None and _about(before) == _about(answers)


def _about(answers: Answers) -> tuple[object, ...]:
    return answers.profile, answers.formation, answers.own_support
