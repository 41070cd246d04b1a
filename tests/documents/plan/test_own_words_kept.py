# SPDX-License-Identifier: EUPL-1.2
"""What people of a real region wrote themselves reaches no board, whichever plan or list it reads."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from tests.documents.of_demo import views_of, work_of
from tests.documents.plan.board.test_board import DAY
from tests.documents.plan.test_view import texts
from toolkit.documents.editions import Edition
from toolkit.work.workspace.open import Work

_LONG = 12  # letters: a shorter answer may be a word of ours too


def typed(work: Work) -> dict[str, set[str]]:
    """What people wrote in their own words, by what it is about."""
    files = work.answers(work.region.last_round()).values()
    answers = [a for several in files for file in several for a in file.answers.values()]
    plans = [p.model for p in work.workspace.plans.values() if p.model is not None]
    parties = [p.model for p in work.workspace.decisions.values() if p.model is not None]
    found = {
        "explanation": (a.explanation for a in answers),
        "who does it": (a.party for a in answers),
        "reason of a plan": (a.reason for plan in plans for a in plan.actions.values()),
        "reason above the plan": (i.reason for party in parties for i in party.items.values()),
    }
    return {
        about: {t.strip().rstrip(".").lower() for t in told if t and len(t) > _LONG}
        for about, told in found.items()
    }


def documents(demo: Path, edition: Edition) -> Iterator[str]:
    """All plans and lists of an edition by name, drafts too, as the text of everything that they hold."""
    for view in views_of(demo, edition, DAY).values():
        yield "\n".join(texts(asdict(view))).lower()


def test_what_people_wrote_themselves_is_in_no_edition_for_a_board(demo: Path) -> None:
    """Why a level, who does it elsewhere, why they decided so: it is in what they read themselves alone."""
    work = work_of(demo)
    own, board = ("\n".join(documents(demo, edition)) for edition in ("team", "board"))
    for about, words in typed(work).items():
        assert sum(text in own for text in words) >= min(len(words), 2) > 0, about
        assert [text for text in words if text in board] == [], about
