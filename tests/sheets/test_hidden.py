# SPDX-License-Identifier: EUPL-1.2
"""The hidden sheet by which a workbook is known."""

from toolkit.sheets import hidden
from toolkit.sheets.read.grid import Sheet
from toolkit.words.catalogue import say

NOTE = say("form.hidden_note")
OURS = ((NOTE, ""), (hidden.FORM, "form/1"), (hidden.UNIT, "oost"))
COUNTS = Sheet("_norm", ((NOTE, ""), ("ready", 0)))


def test_the_hidden_sheet_is_found_by_its_name_or_by_what_stands_in_it() -> None:
    """Whoever renames it loses nothing; another hidden sheet of ours is not taken for it."""
    assert hidden.named((COUNTS, Sheet("Blad1", OURS)), "_kenmerk") == Sheet("Blad1", OURS)
    assert hidden.named((Sheet("x", OURS), Sheet(" _KENMERK", ((NOTE, ""),))), "_kenmerk") == Sheet(
        " _KENMERK", ((NOTE, ""),)
    )
    assert hidden.named((COUNTS,), "_kenmerk") is None
