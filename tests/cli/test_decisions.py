# SPDX-License-Identifier: EUPL-1.2
"""Decisions as a user takes them: a workbook out, filled in, read back, and a plan that keeps them."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.runner import zelfscan
from tests.forms.actions_made import cell, step_cells
from tests.typed import load_workbook
from tests.work.some_faces import set_in_markdown
from toolkit.forms.actions.words import column_header
from toolkit.words.catalogue import say

ROUND, TEAM = "2026-q1", "zandwerve-oost"
BOOK = f"{TEAM}-acties-{ROUND}.xlsx"


@pytest.fixture
def own(demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the finished demo in which nothing was decided yet; it is all about the workbooks."""
    set_in_markdown(monkeypatch)
    folder = Path(shutil.copytree(demo, tmp_path / "regio"))
    shutil.rmtree(folder / "plans")
    return folder


def book(own: Path) -> Path:
    """The workbook of the team as the program makes it now."""
    zelfscan("plannen", "--team", TEAM, "--uit", own / "uit", "--map", own, cwd=own)
    return own / "uit" / BOOK


def fill(path: Path, name: str, *cells: tuple[str, Any, Any]) -> Path:
    """A copy in which cells are filled in."""
    loaded = load_workbook(path)
    for action, column, value in cells:
        cell(loaded, action, column).value = value
    who, when = step_cells(loaded, "settled")
    who.value, when.value = "het team", "12-5-2026"
    place = path.with_name(name)
    loaded.save(place)
    return place


def first_action(path: Path) -> str:
    """The id of the first action under the headers."""
    rows = iter(load_workbook(path)["Acties"].iter_rows(max_col=1, values_only=True))
    next(row for row in rows if row[0] == column_header("id"))
    return str(next(rows)[0])


def test_decisions_travel_round(own: Path) -> None:
    """Out, filled in, in, and out again: the decision stands in plan.yaml and in the next workbook."""
    empty = book(own)
    action = first_action(empty)
    before = empty.read_bytes()
    assert book(own).read_bytes() == before
    assert not (own / "plans").exists()
    filled = fill(
        empty,
        "terug.xlsx",
        (action, "decision", "overnemen"),
        (action, "owner", "teamleider"),
        (action, "quarter", "4e kwartaal 2026"),
        ("own-1", "title", "Samen eten"),
    )
    original = filled.read_bytes()
    done = zelfscan("inlezen", filled, "--datum", "2026-05-12", "--json", "--map", own, cwd=own)
    record = json.loads(done.stdout)["files"][0]
    assert (record["outcome"], record["unit"], record["problems"]) == ("read", TEAM, [])
    changes = {c["what"]: c["new"] for c in record["changes"]}
    assert changes[f"{action}, Besluit"] == "overnemen"
    assert changes[f"{action}, Klaar in"] == "4e kwartaal 2026"
    assert changes["Stand van het plan"] == "vastgesteld"
    assert filled.read_bytes() == original
    text = (own / "plans" / f"{TEAM}.yaml").read_text(encoding="utf-8")
    for part in ("state: settled", "decision: accepted", "owner: teamleider", "Samen eten", "'2026-q4'"):
        assert part in text or part.strip("'") in text, part
    assert say("problems.no_errors") in zelfscan("controleren", "--map", own, cwd=own).stderr
    again = load_workbook(book(own))
    assert cell(again, action, "decision").value == "overnemen"
    assert cell(again, action, "proposed").value == "4e kwartaal 2026"
    assert cell(again, "own-1", "title").value == "Samen eten"
    kept = (own / "plans" / f"{TEAM}.yaml").read_bytes()
    zelfscan("plannen", "--team", TEAM, "--map", own, cwd=own)
    assert (own / "plans" / f"{TEAM}.yaml").read_bytes() == kept
    zelfscan("inlezen", filled, "--map", own, cwd=own)
    assert (own / "plans" / f"{TEAM}.yaml").read_bytes() == kept


def test_an_older_workbook_does_not_overwrite(own: Path) -> None:
    """Both changed: refused with each cell in Dutch, until somebody chooses."""
    empty = book(own)
    action = first_action(empty)
    zelfscan("inlezen", fill(empty, "a.xlsx", (action, "decision", "overnemen")), "--map", own, cwd=own)
    other = fill(empty, "b.xlsx", (action, "decision", "niet overnemen"), (action, "reason", "Toch niet."))
    place = own / "plans" / f"{TEAM}.yaml"
    kept = place.read_bytes()
    told = zelfscan("inlezen", other, "--map", own, cwd=own, code=1)
    assert place.read_bytes() == kept
    assert "'overnemen'" in told.stderr
    assert "'niet overnemen'" in told.stderr
    assert f"{action}, Besluit" in told.stdout + told.stderr
    zelfscan("inlezen", other, "--nieuwste", "--map", own, cwd=own)
    assert "decision: refused" in place.read_text(encoding="utf-8")
    assert "accepted" in (own / "log.jsonl").read_text(encoding="utf-8")


def test_decisions_with_errors_are_never_overwritten(own: Path) -> None:
    """A broken plan file stops its workbook, going out and coming in, and stays as it is."""
    empty = book(own)
    place = own / "plans" / f"{TEAM}.yaml"
    place.parent.mkdir()
    place.write_text("schema: plan/1\nunit: [\n", encoding="utf-8")
    filled = fill(empty, "a.xlsx", (first_action(empty), "decision", "overnemen"))
    zelfscan("inlezen", filled, "--map", own, cwd=own, code=1)
    assert place.read_text(encoding="utf-8") == "schema: plan/1\nunit: [\n"
    shutil.rmtree(own / "uit")
    told = zelfscan("plannen", "--team", TEAM, "--uit", own / "uit", "--map", own, cwd=own, code=1)
    assert "plans/" in told.stderr
    assert not (own / "uit" / BOOK).exists()
