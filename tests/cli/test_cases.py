# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan casus` as a programme manager types it: blank workbooks out, and what came back stays."""

import shutil
from pathlib import Path

import pytest

from tests.cli.runner import zelfscan
from tests.typed import load_workbook
from tests.work.small import copy

TEAM = "derde"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The fixed region, to write in."""
    return copy(tmp_path / "regio")


def test_every_unit_gets_a_workbook_of_the_quarter_of_the_day(own: Path) -> None:
    """Teams and municipalities alike, in a folder named after the quarter; again the same."""
    told = zelfscan("casus", "--datum", "2026-05-01", cwd=own).stderr
    names = sorted(path.name for path in (own / "casus" / "2026-q2").glob("*.xlsx"))
    assert f"casus-{TEAM}-2026-q2.xlsx" in names
    assert any(name.startswith("casus-gemeente-") for name in names)
    assert f"{len(names)} werkmappen" in told
    first = (own / "casus" / "2026-q2" / names[0]).read_bytes()
    zelfscan("casus", "--datum", "2026-05-01", cwd=own)
    assert (own / "casus" / "2026-q2" / names[0]).read_bytes() == first


def test_a_quarter_is_chosen_or_refused_in_dutch(own: Path) -> None:
    """One of before is fine; what is no quarter is wrong use, and nothing is made."""
    zelfscan("casus", "--team", TEAM, "--kwartaal", "2025-q4", cwd=own)
    assert [p.name for p in (own / "casus").rglob("*.xlsx")] == [f"casus-{TEAM}-2025-q4.xlsx"]
    shutil.rmtree(own / "casus")
    for wrong in ("2026-q5", "2026-Q1", "kw 2 2026", "q1"):
        done = zelfscan("casus", "--kwartaal", wrong, cwd=own, code=2)
        assert "is geen kwartaal" in done.stderr
        assert wrong in done.stderr
    assert not (own / "casus").exists()


def test_out_filled_in_and_read_back(own: Path) -> None:
    """What a team wrote is told as read; a workbook made anew holds it."""
    zelfscan("casus", "--team", TEAM, "--kwartaal", "2026-q2", "--datum", "2026-05-01", cwd=own)
    place = own / "casus" / "2026-q2" / f"casus-{TEAM}-2026-q2.xlsx"
    book = load_workbook(place)
    sheet = book["Patronen"]
    head = next(row for row in range(1, 12) if sheet.cell(row, 1).value == "Nr.")
    columns = {str(cell.value): cell.column for cell in sheet[head] if cell.value}
    sheet.cell(head + 1, columns["Wat wij zien"]).value = "Wij bellen niet terug."
    book.save(own / "terug.xlsx")
    told = zelfscan("inlezen", "terug.xlsx", "--datum", "2026-06-20", cwd=own)
    assert "terug.xlsx vult aan: 1 patroon." in told.stderr
    assert "Team Derde" in told.stdout
    zelfscan("casus", "--team", TEAM, "--kwartaal", "2026-q2", "--datum", "2026-06-21", cwd=own)
    again = load_workbook(place)["Patronen"]
    assert again.cell(head + 1, columns["Wat wij zien"]).value == "Wij bellen niet terug."
