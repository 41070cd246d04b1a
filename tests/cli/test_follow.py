# SPDX-License-Identifier: EUPL-1.2
"""Following a round as a programme manager does: a talk is recorded, and status says so."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.runner import zelfscan
from tests.forms.helpers import cell_of
from tests.typed import load_workbook

TEAM = "zandwerve-oost"


@pytest.fixture
def own(demo: Path, tmp_path: Path) -> Path:
    """A copy of the finished demo."""
    return Path(shutil.copytree(demo, tmp_path / "regio"))


def states(own: Path) -> set[str]:
    """How far the lists of the team are, as status says."""
    units = json.loads(zelfscan("status", "--json", cwd=own).stdout)["units"]
    return {s for unit in units if unit["unit"] == TEAM for s in unit["states"].values()}


def test_a_talk_shows_in_the_status(own: Path) -> None:
    """What was handed in is discussed from then on."""
    assert states(own) == {"submitted"}
    told = zelfscan("besproken", "--team", TEAM, "--op", "2026-05-12", cwd=own).stderr
    assert "12 mei 2026" in told
    assert states(own) == {"discussed"}


def test_a_talk_needs_a_team_and_a_day(own: Path) -> None:
    """Without them nothing is recorded; a day that no calendar has is wrong use as well."""
    for arguments in (["--team", TEAM], ["--op", "2026-05-12"], ["--team", TEAM, "--op", "2026-02-30"]):
        done = zelfscan("besproken", *arguments, cwd=own, code=2)
        assert "Fout:" in done.stderr
    zelfscan("besproken", "--team", "plompergouw-zuid", "--op", "2026-05-12", cwd=own, code=1)
    assert states(own) == {"submitted"}


def spoiled(own: Path) -> Path:
    """The form of a team in which one level cannot be used."""
    book = load_workbook(own / "ingevuld" / "2026-q1" / f"{TEAM}.xlsx")
    cell_of(book, "VL-03").value = "drie à vier"
    book.save(own / "van de mail.xlsx")
    return own / "van de mail.xlsx"


def test_reading_says_which_file_to_send_back(own: Path) -> None:
    """The copy and its mail stand in the folder that was asked for, and both are named."""
    path = spoiled(own)
    arguments: list[str | Path] = ["inlezen", path, "--nieuwste", "--map", own]
    zelfscan(*arguments, "--terug", own / "ergens", "--geen-terug", cwd=own, code=2)
    assert "terug" not in zelfscan(*arguments, "--geen-terug", cwd=own).stderr.casefold()
    (own / "log.jsonl").unlink()
    shutil.rmtree(own / "rounds" / "2026-q1" / TEAM)
    told = zelfscan(*arguments, "--terug", "ergens", cwd=own).stderr
    names = [f"{TEAM}-nakijken-2026-q1.{kind}" for kind in ("xlsx", "txt")]
    assert all(name in told for name in names)
    assert sorted(p.name for p in (own / "ergens").iterdir() if p.is_file()) == sorted(names)
    assert not (own / "terug").exists()


def test_reminders_are_written_for_who_has_something_open(own: Path) -> None:
    """A text per unit with something open, named at the terminal; status tells drafts apart."""
    told = zelfscan("herinneren", "--datum", "2026-03-20", cwd=own).stderr
    names = {path.name for path in (own / "herinneringen" / "2026-q1").glob("*.txt")}
    assert names
    assert all(name in told for name in names)
    assert "herinnering-plompergouw-zuid-2026-q1.txt" in names
    # all is answered and handed in there, and no plan waits for decisions
    assert "herinnering-kwelderaard-2026-q1.txt" not in names
    zelfscan("herinneren", "--team", "plompergouw-zuid", "--uit", "hier", "--datum", "2026-03-20", cwd=own)
    assert [p.name for p in (own / "hier").glob("*.txt")] == ["herinnering-plompergouw-zuid-2026-q1.txt"]
    told = zelfscan("status", "--datum", "2026-03-20", cwd=own).stderr
    assert "over 4 dagen" in told
    assert "Niets ontvangen: Team Zuid." in told
    assert "Nog concept: Wijkteam Ottermeent." in told
