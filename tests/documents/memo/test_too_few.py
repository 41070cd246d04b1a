# SPDX-License-Identifier: EUPL-1.2
"""Of too few answers a memo gives the figures and concludes nothing, and says so."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings

from tests.documents.memo.memo_made import memos
from tests.documents.plan.made_plans import lines
from tests.strategies import DEEP
from toolkit.documents.memo.chapters.brief import conclusion_texts
from toolkit.documents.memo.chapters.progress import progress
from toolkit.documents.memo.inputs import MemoInputs
from toolkit.region.movement import ListMoved, Moved, Movement

HALF = Fraction(1, 2)
SOME = settings(max_examples=12 * DEEP)
"""What is told is the movement that a test puts in; of the memo itself it needs no more than some."""


@SOME
@given(memo=memos())
def test_a_list_of_which_nothing_can_be_compared_is_named(memo: MemoInputs) -> None:
    """In what is concluded, also where it is every list; it has no figure and no row."""
    alone, titles = memo.outcome.asked.standards[0], [s.title for s in memo.outcome.asked.standards]
    ids = memo.everyone.rounds[0].id, memo.everyone.rounds[-1].id
    for unlike, named in (((alone.id,), [alone.title]), ((), [])):
        memo = replace(memo, found=replace(memo.found, moved=Movement(*ids, (), unlike, (), ())))
        told = [text for text in conclusion_texts(memo) if "niets te vergelijken" in text]
        assert len(told) == len(named)
        assert [t for t in titles if any(t in text for text in told)] == named


@SOME
@given(memo=memos())
def test_of_too_few_answers_nothing_is_concluded(memo: MemoInputs) -> None:
    """The table has the figure either way; what is concluded of it needs half of what could be compared."""
    for asked, enough in ((74, True), (75, False)):
        region = Moved(
            "noord", (memo.region.teams[0].id,), 37, HALF, Fraction(3, 4), Fraction(1, 4), Fraction(0), asked
        )
        listed = ListMoved("eerste", "Lijst eerste", region, (), (region,), ("1.0.0", "1.0.0"))
        moved = Movement(memo.everyone.rounds[0].id, memo.everyone.rounds[-1].id, (listed,), (), (), ())
        memo = replace(memo, found=replace(memo.found, moved=moved))
        chapter = progress(memo)
        assert chapter is not None
        told = "\n".join(line for block in chapter.blocks for line in lines(block))
        assert f"37 van {asked} antwoorden, 1 team" in told.replace("\xa0", " ")
        assert ("nog niet te zeggen" in told) is not enough
        concluded = " ".join(conclusion_texts(memo)).replace("\xa0", " ")
        assert ("van 50 % naar 75 %" in concluded) is enough
        assert ("bij Lijst eerste nog niet te zeggen" in concluded) is not enough


@SOME
@given(memo=memos())
def test_what_a_sign_of_the_norm_means_is_said_where_it_stands(memo: MemoInputs) -> None:
    """A plus is a norm that asks less: who reads 'by the norm +22' takes it for a norm that asks more."""
    for norm in (-1, 0, 1):
        part = Fraction(norm, 4)
        region = Moved("noord", (memo.region.teams[0].id,), 9, HALF, HALF + part, Fraction(0), part, 9)
        listed = ListMoved("eerste", "Lijst eerste", region, (), (region,), ("1.0.0", "1.0.0"))
        moved = Movement(memo.everyone.rounds[0].id, memo.everyone.rounds[-1].id, (listed,), (), (), ())
        memo = replace(memo, found=replace(memo.found, moved=moved))
        chapter = progress(memo)
        assert chapter is not None
        for told in (
            "\n".join(line for block in chapter.blocks for line in lines(block)),
            " ".join(conclusion_texts(memo)),
        ):
            assert (("Een plus" in told), ("Een min" in told)) == (norm > 0, norm < 0)
