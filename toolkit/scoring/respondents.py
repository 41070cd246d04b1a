# SPDX-License-Identifier: EUPL-1.2
"""Several respondents: from what each said to one proposal, and what is a subject for the talk."""

from collections.abc import Iterable
from dataclasses import dataclass

SPREAD_TO_DISCUSS = 2


@dataclass(frozen=True, slots=True)
class Given:
    """What counts of one answer: a level, an accepted n.v.t., or neither.

    Attributes:
        level: 0 to 4, or None.
        na: True for an accepted n.v.t.; then level is None.
    """

    level: int | None = None
    na: bool = False

    @property
    def answered(self) -> bool:
        """True when there is a level or an accepted n.v.t."""
        return self.na or self.level is not None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What several respondents say together.

    Attributes:
        given: the proposed answer.
        to_discuss: True when they lie two or more apart, or when both kinds were given.
    """

    given: Given
    to_discuss: bool


def propose(answers: Iterable[Given]) -> Proposal:
    """One proposal from several respondents.

    N.v.t. when more than half of those who answered gave an accepted n.v.t.; otherwise the lower
    median of the levels.

    Args:
        answers: one per respondent of the team itself (partners never count).

    Returns:
        The proposal; without any answer an empty one.
    """
    answered = [a for a in answers if a.answered]
    levels = sorted(a.level for a in answered if a.level is not None)
    refusals = len(answered) - len(levels)
    both_kinds = bool(levels) and refusals > 0
    to_discuss = both_kinds or (bool(levels) and levels[-1] - levels[0] >= SPREAD_TO_DISCUSS)
    if not answered:
        return Proposal(Given(), to_discuss=False)
    if 2 * refusals > len(answered):
        return Proposal(Given(na=True), to_discuss)
    return Proposal(Given(level=levels[(len(levels) - 1) // 2]), to_discuss)
