# SPDX-License-Identifier: EUPL-1.2
"""A workbook with decisions beside what is stored: whether it would bring anything, and what it may not."""

from pathlib import Path

import pytest

from tests.store.test_party_imports import ITEM, row, said
from tests.store.test_plan_imports import cell
from tests.work.small import DAY, opened
from toolkit.forms.returned.reading import Reading
from toolkit.model.given.decision import PartyDecisions
from toolkit.model.given.said import PartySaid
from toolkit.model.problem import Problem
from toolkit.store.imports import Imported
from toolkit.store.one_writer import Alone, alone
from toolkit.store.plan_file import party_path, party_to_yaml
from toolkit.work.receive.kinds.kind import Beside
from toolkit.work.receive.kinds.party import PARTY
from toolkit.work.workspace.stored import read_stored_party

YES, NO = cell("accepted"), cell("refused")
NUMBER = "111222333"  # passes the eleven test
REMARK = Problem.of("cell-formula", "x.xlsx", criterion="AA-01", text="=A1")


def reading(what: PartySaid | None) -> Reading[PartySaid]:
    """A workbook that was read, with a remark; or one that is refused."""
    sha256 = "z" * 64 if what is None or what.source.sha256 is None else what.source.sha256
    return Reading("x.xlsx", sha256, "regio", "2026-q1", what, (REMARK,))


def bring(space: Path, what: PartySaid | None) -> Imported:
    """Bring it into the workspace."""
    with alone(space) as held:
        assert isinstance(held, Alone)
        return PARTY.bring_in(opened(space), held, reading(what), DAY, "ask")


def would(space: Path, what: PartySaid | None) -> bool:
    """Whether it would bring anything."""
    return PARTY.would_change(opened(space), reading(what), DAY)


def stored(space: Path) -> PartyDecisions:
    """What stands there."""
    found, broken = read_stored_party(space, "regio")
    assert broken is None
    assert found is not None
    return found


def test_a_workbook_would_change_what_it_says_that_is_not_there(space: Path) -> None:
    """Nothing yet: when it says anything. After that: another file that says something else or more."""
    first = said(row(answer=YES))
    assert not would(space, said())
    assert would(space, first)
    assert would(space, None), "why it cannot be read is worth to know"
    assert bring(space, first).outcome == "read"
    assert not would(space, first)
    assert not would(space, said(row(answer=YES), sha="b"))
    assert would(space, said(row(answer=NO), sha="b"))
    assert would(space, said(row("M-CC-01", answer=YES), sha="b"))
    assert not would(space, said(row(answer=NO))), "a file that came in is known, whatever it says"


def test_what_stands_there_and_cannot_be_used_is_left(space: Path) -> None:
    """The workbook would be refused, with what was told of reading it, and not a byte is other."""
    path = space / party_path("regio")
    path.write_bytes(b"items: [\n")
    assert would(space, said(row(answer=YES)))
    came = bring(space, said(row(answer=YES)))
    assert (came.outcome, [p.code for p in came.problems]) == (
        "refused",
        ["cell-formula", "stored-unreadable"],
    )
    assert came.differences == ()
    assert path.read_bytes() == b"items: [\n"


def test_a_workbook_that_cannot_be_read_is_refused_with_why(space: Path) -> None:
    """All that was told of it, and nothing else."""
    assert bring(space, None) == Imported("refused", (), (REMARK,))
    assert not (space / party_path("regio")).exists()


@pytest.mark.parametrize("by_hand", [False, True])
def test_a_number_of_a_person_is_on_neither_side(space: Path, *, by_hand: bool) -> None:
    """Typed in the workbook it is told; typed in the stored file it leaves that, and enters no log."""
    text = f"Zie {NUMBER}."
    if by_hand:
        assert bring(space, said(row(answer=YES, reason=cell("Zie hier.")))).outcome == "read"
        found = stored(space)
        item = found.items[ITEM].model_copy(update={"reason": text})
        more = found.model_copy(update={"items": {ITEM: item}})
        (space / party_path("regio")).write_bytes(party_to_yaml(more))
        done = bring(space, said(row("M-CC-01", answer=YES), sha="b"))
    else:
        done = bring(space, said(row(answer=YES, reason=cell(text))))
    assert done.outcome == "read"
    assert [p.code for p in done.problems] == [
        "cell-formula",
        *([] if by_hand else ["personal-data-removed"]),
    ]
    assert stored(space).items[ITEM].reason == "Zie […]."
    for name in (party_path("regio"), "log.jsonl"):
        assert NUMBER not in (space / name).read_text(encoding="utf-8"), name
    found_ = PARTY.beside(opened(space), reading(said(row(answer=NO), sha="c")), DAY)
    assert isinstance(found_, Beside)
    assert (found_.file, found_.on, found_.problems) == ("x.xlsx", DAY, (REMARK,))
