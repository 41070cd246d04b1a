# SPDX-License-Identifier: EUPL-1.2
"""The chapters of a board edition in order: one page that stands alone, then what it rests on.

Of a half-filled list only how the team stands: what it would ask of whom is not known yet.
"""

from toolkit.documents.plan.annexes.own_words import own_words
from toolkit.documents.plan.board.actions import actions, later
from toolkit.documents.plan.board.closing import closing, since
from toolkit.documents.plan.board.decision import decision
from toolkit.documents.plan.board.means import means
from toolkit.documents.plan.board.parties import parties
from toolkit.documents.plan.chapters.above import above
from toolkit.documents.plan.chapters.glance import glance
from toolkit.documents.plan.chapters.risks import risks
from toolkit.documents.plan.chapters.safety import safety
from toolkit.documents.plan.chapters.standing import standing
from toolkit.documents.plan.front import Chapter
from toolkit.documents.plan.inputs import PlanInputs

_WHOLE: tuple[Chapter, ...] = (
    decision,
    glance,
    actions,
    later,
    parties,
    above,
    means,
    risks,
    standing,
    safety,
    since,
    own_words,
    closing,
)
_PROVISIONAL: tuple[Chapter, ...] = (decision, glance, standing, safety, since, own_words, closing)


def board(inputs: PlanInputs) -> tuple[Chapter, ...]:
    """The chapters that a board gets.

    Args:
        inputs: everything that the plan is made from.

    Returns:
        In order.
    """
    return _PROVISIONAL if inputs.made.provisional else _WHOLE
