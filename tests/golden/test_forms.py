# SPDX-License-Identifier: EUPL-1.2
"""The forms that are compared whole (test_golden.py) hold the cases that they are kept for."""

from tools.golden.kept import SETS


def test_the_forms_kept_are_worth_comparing() -> None:
    """Small enough to read; earlier answers, a norm and formulas are really in them."""
    forms = SETS[1]
    kept = {path.name: path.read_text(encoding="utf-8") for path in forms.folder.iterdir()}
    assert len(kept) == 3
    assert sum(len(text.encode("utf-8")) for text in kept.values()) < 300_000
    assert all(text.count("\nrule ") > 10 and text.count(" -> ") > 50 for text in kept.values())
    assert "(30-9-2025)" in kept["derde.txt"]
