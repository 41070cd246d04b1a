# SPDX-License-Identifier: EUPL-1.2
"""The form and the import read a level alike, however it is spelt: counted again by LibreOffice."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.forms.helpers import cell_of, edited, read, team_form
from tests.forms.recalculated import has_office, recalculated, rows_of
from tests.sheets.spellings import NA, OTHERS, REFUSED, SPELLINGS_OF_3, UNKNOWN
from toolkit.forms.outcome.norm_cells import ITEM_COLUMNS
from toolkit.model.answers import Answer
from toolkit.words.catalogue import say

pytestmark = pytest.mark.slow
ROWS = team_form().rows
OWN = {2: lambda row: row.criterion.levels[2], 4: lambda row: f"niveau 4: {row.criterion.levels[4][:40]}"}
TYPED: tuple[Any, ...] = (
    *SPELLINGS_OF_3, *OTHERS, *UNKNOWN, *NA, *REFUSED, *OWN.values(),
    0, 3, 4, 5, 2.5, -1, True, "=1+2", None, "-",
)  # fmt: skip


def _forms() -> Iterator[dict[str, Any]]:
    """What is typed at each question, form by form, until everything was typed once."""
    for first in range(0, len(TYPED), len(ROWS)):
        some = TYPED[first : first + len(ROWS)]
        yield {row.id: what(row) if callable(what) else what for row, what in zip(ROWS, some, strict=False)}


def _filled(typed: dict[str, Any]) -> bytes:
    def change(book: Any) -> None:  # noqa: ANN401 - a workbook of openpyxl
        for criterion, value in typed.items():
            cell = cell_of(book, criterion)
            cell.value = value
            if isinstance(value, str) and value != "=1+2":
                cell.data_type = "s"

    return edited(change)


def _previewed(data: bytes) -> dict[str, int]:
    """The level that the form itself takes for each question; -1 for none."""
    rows = rows_of(data, say("form.sheet.norm"))
    asked, level = ITEM_COLUMNS.index("asked_id"), ITEM_COLUMNS.index("level")
    ids = {row.id for row in ROWS}
    return {row[asked]: int(row[level]) for row in rows if len(row) > level and row[asked] in ids}


@pytest.mark.skipif(not has_office(), reason="LibreOffice is not installed")
def test_the_form_and_the_import_read_every_spelling_alike(tmp_path: Path) -> None:
    """Every spelling of the lists, read and refused: the preview on 'Uitkomst' says what the import says."""
    forms = list(_forms())
    files = {str(n): _filled(typed) for n, typed in enumerate(forms)}
    counted = recalculated(files, tmp_path)
    wrong, seen = [], 0
    for name, typed in zip(files, forms, strict=True):
        answers = read(files[name]).answers
        assert answers is not None
        shown = _previewed(counted[name])
        assert len(shown) >= len(ROWS)
        for criterion, value in typed.items():
            level = answers.answers.get(criterion, Answer()).level
            seen += level is not None
            if shown[criterion] != (-1 if level is None else level):
                wrong.append((value, level, shown[criterion]))
    assert wrong == []
    assert seen > len(SPELLINGS_OF_3) + len(OTHERS)
