# SPDX-License-Identifier: EUPL-1.2
"""The chapters of a plan in order: what a board needs in front, everything else behind."""

from toolkit.documents.blocks import DocumentView
from toolkit.documents.plan.annexes.answers import answers
from toolkit.documents.plan.annexes.before import before
from toolkit.documents.plan.annexes.changed import changed, earlier
from toolkit.documents.plan.annexes.elsewhere import elsewhere
from toolkit.documents.plan.annexes.evaluation import evaluation
from toolkit.documents.plan.annexes.formation import formation
from toolkit.documents.plan.annexes.gaps import gaps
from toolkit.documents.plan.annexes.method import method
from toolkit.documents.plan.annexes.open_points import open_points
from toolkit.documents.plan.annexes.own_words import own_words
from toolkit.documents.plan.annexes.partners import partners
from toolkit.documents.plan.annexes.steps import steps
from toolkit.documents.plan.annexes.team import team
from toolkit.documents.plan.annexes.themes import themes
from toolkit.documents.plan.annexes.towns import points_of_towns
from toolkit.documents.plan.board.order import board
from toolkit.documents.plan.chapters.above import above
from toolkit.documents.plan.chapters.brief import brief
from toolkit.documents.plan.chapters.changes import changes
from toolkit.documents.plan.chapters.glance import glance
from toolkit.documents.plan.chapters.means import means
from toolkit.documents.plan.chapters.moments import moments
from toolkit.documents.plan.chapters.others import others
from toolkit.documents.plan.chapters.planning import planning
from toolkit.documents.plan.chapters.priorities import priorities
from toolkit.documents.plan.chapters.risks import risks
from toolkit.documents.plan.chapters.safety import safety
from toolkit.documents.plan.chapters.standing import standing
from toolkit.documents.plan.chapters.strengths import strengths
from toolkit.documents.plan.front import Chapter, put_together
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import unit_title
from toolkit.words.catalogue import say

CHAPTERS: tuple[Chapter, ...] = (
    brief,
    glance,
    standing,
    strengths,
    safety,
    priorities,
    planning,
    means,
    others,
    above,
    moments,
    risks,
    changes,
)
ANNEXES: tuple[Chapter, ...] = (
    themes,
    gaps,
    elsewhere,
    steps,
    points_of_towns,
    formation,
    partners,
    team,
    earlier,
    before,
    changed,
    open_points,
    own_words,
    method,
    answers,
    evaluation,
)
_FOOTER_TITLE = 60  # letters of a team's title that fit beside round, mark and page number


def plan_document(inputs: PlanInputs) -> DocumentView:
    """The development plan of a team, for its reader.

    Args:
        inputs: result, proposal, decisions, answers and texts. Half-filled and empty results are fine.

    Returns:
        The document; a chapter that has nothing to say is left out.
    """
    edition, title = inputs.reader.edition, unit_title(inputs)
    named = {"team": title, "round": inputs.outcome.round.id}
    title_of = "known" if edition == "board" and inputs.made.provisional else edition
    coded = [] if inputs.reader.codes is None else [say("plan.front.coded")]
    return put_together(
        inputs,
        board(inputs) if edition == "board" else (*CHAPTERS, *ANNEXES),
        title=say(f"plan.title.{title_of}", **named),
        about=say(f"plan.about.{edition}", **named),
        footer=say(f"plan.footer.{edition}", **named | {"team": _short(title)}),
        circulation=" ".join([say(f"plan.front.circulation.{edition}"), *coded]),
    )


def _short(title: str) -> str:
    """A title for the foot of a page: a very long one would leave no room for the page itself."""
    line = " ".join(title.split())
    return line if len(line) <= _FOOTER_TITLE else line[: _FOOTER_TITLE - 1] + "…"
