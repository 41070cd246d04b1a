# SPDX-License-Identifier: EUPL-1.2
"""A workbook with decisions that was saved before another one: it replaces nothing of that one."""

from datetime import datetime
from pathlib import Path

from tests.work.receive.kinds.party_books import REGION, YES, bring, codes, filled, made, stored
from tests.work.receive.test_which_form import say_saved

JOINT, OTHER = "M-BB-01", "M-DD-01"


def saved(data: bytes, place: Path, at: datetime) -> bytes:
    """The same workbook, of which its file says that it was saved at this moment."""
    place.write_bytes(data)
    say_saved(place, at)
    return place.read_bytes()


def test_what_was_saved_first_does_not_win_by_coming_last(space: Path, tmp_path: Path) -> None:
    """With 'newest' the answer of the later one stands, and which cell was left out is told."""
    empty, no = made(space)[REGION], {**YES, "Antwoord": "nee", "Reden of voorwaarde": "Te duur."}
    early = saved(filled(empty, {JOINT: no, OTHER: YES}), tmp_path / "vroeg.xlsx", datetime(2026, 5, 12, 9))
    late = saved(filled(empty, {JOINT: YES}), tmp_path / "laat.xlsx", datetime(2026, 5, 12, 17))
    assert bring(space, late).outcome == "read"
    came = bring(space, early, "newest", "vroeger.xlsx")
    assert stored(space).items[JOINT].answer == "accepted"
    assert stored(space).items[OTHER].answer == "accepted", "what only the older one says is added"
    assert "action-cell-differs" in codes(came)
