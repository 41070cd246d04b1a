# SPDX-License-Identifier: EUPL-1.2
"""What the terminal says of who filled in a form: in the table, and in the data for a program."""

import json
from pathlib import Path

from tests.cli.runner import zelfscan
from tests.forms.helpers import cell_of, edited, field_of
from tests.typed import Book
from toolkit.forms.question.layout import field_label
from tools.example.table import WORKSPACE

ROUND, QUESTION = "2026-q1", "VL-01"


def _nobody_chose(book: Book) -> None:
    field_of(book, field_label("respondent")).value = "Veilig Thuis"
    cell_of(book, QUESTION).value = 2


def test_the_table_says_as_whom_and_for_which_round(tmp_path: Path) -> None:
    """Per file: the team by its name, the round, as whom it was read, and where that is not certain."""
    (tmp_path / "region.yaml").write_bytes((WORKSPACE / "region.yaml").read_bytes())
    path = tmp_path / "formulier.xlsx"
    path.write_bytes(edited(_nobody_chose))
    shown = zelfscan("inlezen", path, "--map", tmp_path, cwd=tmp_path, code=None)
    row = next(line for line in shown.stdout.splitlines() if path.name in line)
    for text in ("Team Oost", ROUND, "een partner (partner-veilig-thuis); niet zeker"):
        assert text in row
    again = zelfscan("inlezen", path, "--map", tmp_path, "--json", cwd=tmp_path, code=None)
    (told,) = json.loads(again.stdout)["files"]
    assert told["respondent"] == {"name": "partner-veilig-thuis", "kind": "partner", "certain": False}
    assert told["round"] == ROUND
