# SPDX-License-Identifier: EUPL-1.2
"""A memo says on how many answers a list is compared that put other questions a round ago."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.documents.of_demo import gathered
from toolkit.documents.memo.chapters.brief import conclusion_texts, versions_text
from toolkit.documents.memo.inputs import MemoInputs
from toolkit.region.movement import ListMoved, Moved
from toolkit.words.catalogue import say
from toolkit.work.make.region.memo import memo_inputs

DAY = date(2026, 4, 14)

ONE = Moved("noord", ("oost", "west"), 37, Fraction(1, 2), Fraction(3, 4), Fraction(1, 4), Fraction(0), 40)


def test_a_list_that_changed_says_on_how_many_answers_it_rests() -> None:
    """Both versions and the number of answers; a list of one version is not told of."""
    same, other = (
        ListMoved("alpha", "Lijst alpha", ONE, (), (), ("1.0.0", now)) for now in ("1.0.0", "1.1.0")
    )
    assert (same.changed, other.changed) == (False, True)
    assert versions_text(other).endswith(
        "(versie 1.0.0, nu 1.1.0); daar rust de vergelijking op 37 antwoorden."
    )


@pytest.mark.parametrize("ago", [0, 1])
def test_core_questions_beside_all_of_them_say_on_how_many_answers_it_rests(demo: Path, ago: int) -> None:
    """Else a reader takes what moved on a quarter of the questions for what moved on all of them."""
    memo = memo_inputs(gathered(demo, ago=ago), None, "decision", DAY)
    assert isinstance(memo, MemoInputs)
    moved = memo.found.moved
    assert moved is not None
    n = sum(listed.region.questions for listed in moved.lists)
    scopes = {r.id: r.scope for r in memo.everyone.rounds}
    told = say("memo.brief.part", n=n) in " ".join(conclusion_texts(memo))
    assert told == (scopes[moved.before] != scopes[moved.after]) == (ago == 1)
