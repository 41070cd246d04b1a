# SPDX-License-Identifier: EUPL-1.2
"""The page of situations promises nothing that no test shows."""

import re
from functools import cache
from pathlib import Path

from tests.each import of_each

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "situaties.md").read_text(encoding="utf-8")
_SECTIONS = {
    title: [line for line in text.splitlines() if line.startswith("|")][2:]
    for title, text in re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, flags=re.MULTILINE | re.DOTALL)
}
ROWS = [(title, row) for title, rows in _SECTIONS.items() for row in rows]


@cache
def _tests_in(path: str) -> frozenset[str]:
    return frozenset(
        re.findall(r"^ *def (test_\w+)\(", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)
    )


@of_each(ROWS)
def test_a_situation_names_a_test_that_is_there(place: tuple[str, str]) -> None:
    """Every row says what happens and names at least one test that exists."""
    title, row = place
    cells = [cell.strip() for cell in row.strip("|").split(" | ")]
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", cells[-1])
    assert len(cells) == 3, f"{title}: {row}"
    assert all(cells), f"{title}: {row}"
    assert named, f"{title}: {row}"
    for path, test in named:
        assert test in _tests_in(path), f"{title}: {path}::{test}"


def test_every_section_was_read() -> None:
    """The page was taken apart into its sections: none of them is read over."""
    assert len(_SECTIONS) == PAGE.count("\n## ")
    assert sum(map(len, _SECTIONS.values())) == PAGE.count("\n| ") - 2 * len(_SECTIONS)
