# SPDX-License-Identifier: EUPL-1.2
"""Of too few answers a memo concludes nothing about what moved, and says so."""

from dataclasses import replace

from hypothesis import given

from tests.documents.memo.memo_made import memos
from tests.documents.plan.made_plans import lines
from toolkit.documents.blocks import Table
from toolkit.documents.memo.chapters.brief import conclusion_texts
from toolkit.documents.memo.chapters.progress import progress
from toolkit.documents.memo.inputs import MemoInputs
from toolkit.region.movement import Movement
from toolkit.words.catalogue import say

ROUND, TITLE = "2025-q1", "Lijst eerste"


def with_moved(memo: MemoInputs, moved: Movement) -> MemoInputs:
    """The same memo after that movement."""
    return replace(memo, found=replace(memo.found, moved=moved))


@given(memos())
def test_of_too_few_answers_nothing_is_concluded(memo: MemoInputs) -> None:
    """A report whose teams answered two questions twice says that it cannot tell, and gives no percents."""
    team = memo.region.teams[0].id
    few = Movement(ROUND, "2026-q1", (), (), (), ((TITLE, (team,)),))
    memo = with_moved(memo, few)
    cannot_tell = say("memo.brief.moved_few", round=ROUND)
    assert (cannot_tell in conclusion_texts(memo)) is (few in memo.found.conclusions)
    chapter = progress(memo)
    assert chapter is not None
    told = "\n".join(line for block in chapter.blocks for line in lines(block))
    assert cannot_tell in told
    assert TITLE in told
    assert (memo.region.teams[0].title in told) is memo.named
    tables = [block.caption for block in chapter.blocks if isinstance(block, Table)]
    assert say("memo.progress.moved_title") not in tables
