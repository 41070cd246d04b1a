# SPDX-License-Identifier: EUPL-1.2
"""Many teams of which a memo says the same: it counts them, and says where their names stand."""

from dataclasses import replace

from hypothesis import given, settings

from tests.documents.memo.memo_made import memos
from tests.documents.plan.made_plans import lines
from tests.strategies import DEEP
from toolkit.documents.memo.chapters.progress import progress
from toolkit.documents.memo.chapters.standing import standing
from toolkit.documents.memo.inputs import MOST_IN_SENTENCE, MemoInputs
from toolkit.region.movement import Movement
from toolkit.words.catalogue import say


def with_missing(memo: MemoInputs, number: int) -> tuple[MemoInputs, list[str]]:
    """The same memo where so many teams said nothing, nor said so before; and their titles."""
    team = memo.region.teams[0]
    named = {f"stil-{n:02}": f"Stil team {n:02}" for n in range(number)}
    teams = [team.model_copy(update={"id": name, "title": title}) for name, title in named.items()]
    moved = Movement(memo.everyone.rounds[0].id, memo.everyone.rounds[-1].id, (), (), (), tuple(named))
    if memo.found.moved is not None:
        moved = replace(memo.found.moved, only_now=(), only_before=tuple(named))
    stands = replace(memo.found.stands, drafts=tuple(named), missing=tuple(named))
    everyone = memo.everyone.model_copy(update={"teams": (*memo.everyone.teams, *teams)})
    found = replace(memo.found, stands=stands, moved=moved)
    return replace(memo, found=found, everyone=everyone), list(named.values())


@settings(max_examples=15 * DEEP)
@given(memo=memos())
def test_names_of_many_teams_do_not_fill_a_sentence(memo: MemoInputs) -> None:
    """By name up to as many as a sentence holds; of one more their number, and where a reader finds them."""
    for number in (MOST_IN_SENTENCE, MOST_IN_SENTENCE + 1):
        made, titles = with_missing(memo, number)
        named = memo.named and number <= MOST_IN_SENTENCE
        for section, most in ((standing(made), 2), (progress(made), 1)):
            told = "" if section is None else " ".join(t for block in section.blocks for t in lines(block))
            assert {told.count(title) for title in titles} <= ({0, most} if named else {0})
        told = " ".join(t for block in standing(made).blocks for t in lines(block))  # type: ignore[union-attr]
        assert (titles[0] in told) == named
        counted = say("memo.standing.missing", who=say("memo.n_teams", n=number))
        assert (counted in told) == (not named)
        assert (say("memo.standing.which") in told) == (memo.named and not named)
