# SPDX-License-Identifier: EUPL-1.2
"""The rooms of the forms stand in a line: what follows knows nothing of the form that carries it."""

import re
from pathlib import Path

import pytest

FORMS = Path(__file__).resolve().parents[2] / "toolkit" / "forms"
MAY_IMPORT: dict[str, set[str]] = {
    "outcome": set(),
    "returned": set(),
    "question": {"outcome", "returned"},
    "actions": {"returned"},
    "party": {"actions", "returned"},
    "cases": {"returned"},
    "earlier": set(),
}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_rooms_before_it(room: str) -> None:
    """The norm and what all workbooks share first, then the form; the workbooks to decide in apart."""
    assert {path.name for path in FORMS.iterdir() if (path / "__init__.py").exists()} == set(MAY_IMPORT)
    sources = [path.read_text(encoding="utf-8") for path in (FORMS / room).glob("*.py")]
    used = {name for text in sources for name in re.findall(r"toolkit\.forms\.(\w+)", text)}
    assert sources
    assert used - {room} == MAY_IMPORT[room]
