# SPDX-License-Identifier: EUPL-1.2
"""Several respondents at the terminal: a sheet to talk from, a form to settle on, silence about too few."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.runner import zelfscan
from tests.work.some_faces import set_in_words

TEAM = "zandwerve-west"
ROUND = "2026-q1"


@pytest.fixture
def own(demo: Path, tmp_path: Path) -> Path:
    """A copy of the demo in which a team did not settle anything yet, that a test may change."""
    shutil.copytree(demo, tmp_path / "regio")
    (tmp_path / "regio" / "rounds" / ROUND / TEAM / "team.yaml").unlink()
    return tmp_path / "regio"


def test_a_talk_gives_a_sheet_and_a_form(own: Path, tmp_path: Path) -> None:
    """The files are named at the terminal, with what comes next, and stand where they were asked."""
    said = zelfscan("gesprek", "--map", own, "--team", TEAM, "--uit", tmp_path / "uit", cwd=tmp_path).stderr
    names = {p.name for p in (tmp_path / "uit").iterdir() if p.is_file()}
    sheet = f"gespreksblad-{TEAM}-{ROUND}"
    assert names >= {
        *(f"{sheet}.{face}" for face in ("pdf", "html", "docx", "md")),
        f"{TEAM}-afspraken-{ROUND}.xlsx",
    }
    assert all(name in said for name in names)
    assert "zelfscan inlezen" in said


def test_nobody_answered_yet(own: Path) -> None:
    """It says so, and that is no error."""
    shutil.rmtree(own / "rounds" / ROUND / TEAM)
    said = zelfscan("gesprek", "--map", own, "--team", TEAM, cwd=own).stderr
    assert "Geen gespreksblad voor Team West" in said
    assert "zelfscan inlezen" not in said
    zelfscan("gesprek", "--map", own, "--team", "nergens", cwd=own, code=2)
    zelfscan("gesprek", "--map", own, cwd=own, code=2)


@pytest.mark.parametrize("command", ["scoren", "vergelijken", "plannen"])
def test_of_too_few_colleagues_it_is_told_that_they_are(
    own: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two colleagues: their answers count nowhere, and every command that would show them says why."""
    set_in_words(monkeypatch)
    team = ["--team", TEAM] if command != "vergelijken" else []
    enough = zelfscan(command, "--map", own, *team, cwd=own).stderr
    (own / "rounds" / ROUND / TEAM / "jeugdprofessional-1.yaml").unlink()
    few = zelfscan(command, "--map", own, *team, cwd=own).stderr
    told = "Team West: te weinig collega's"
    assert (told in enough, told in few) == (False, True)


def test_of_one_official_it_is_told_how_the_municipality_answers(own: Path) -> None:
    """It has no team that hands in together: 'Ingevuld door' says it; after that nothing is told."""
    path = own / "rounds" / ROUND / "gemeente-zandwerve" / "team.yaml"
    before = path.read_bytes()
    text = before.decode().replace("respondent: team", "respondent: beleidsadviseur")
    path.with_name("beleidsadviseur.yaml").write_text(text.replace("kind: team", "kind: member"), "utf-8")
    path.unlink()
    told = " ".join(zelfscan("scoren", "--map", own, "--team", path.parent.name, cwd=own).stderr.split())
    assert "Zandwerve: te weinig collega's" in told
    assert "'Ingevuld door' de gemeente" in told
    assert "team samen" not in told
    path.write_bytes(before)
    assert "te weinig" not in zelfscan("scoren", "--map", own, "--team", path.parent.name, cwd=own).stderr


def test_the_data_hold_nothing_of_too_few_colleagues(own: Path) -> None:
    """No level, no subject for the talk and no figure of two colleagues; `status` counts them."""
    (own / "rounds" / ROUND / TEAM / "jeugdprofessional-1.yaml").unlink()
    record = json.loads(zelfscan("scoren", "--json", "--map", own, "--team", TEAM, cwd=own).stdout)
    (unit,) = record["units"]
    criteria = [c for s in unit["standards"] for t in s["themes"] for c in t["criteria"]]
    assert len(criteria) > 100
    assert {c["level"] for c in criteria} == {None}
    assert {(s["attainment"], tuple(s["to_discuss"])) for s in unit["standards"]} == {(None, ())}
    units = json.loads(zelfscan("status", "--json", "--map", own, cwd=own).stdout)["units"]
    (at,) = [u for u in units if u["unit"] == TEAM]
    assert (at["respondents"], at["filled"] > 20) == (3, True)
