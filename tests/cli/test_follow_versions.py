# SPDX-License-Identifier: EUPL-1.2
"""Decisions and action workbooks of an earlier version of a list: they follow their questions."""

from pathlib import Path

import pytest

from tests.build import ANSWERS, PLAN
from tests.cli.runner import zelfscan
from tests.forms.actions_made import cell
from tests.typed import load_workbook
from tests.versions.line import LATER_ANSWERS, WAYS, Way, texts
from tests.work.some_faces import set_in_markdown
from tests.work.test_publish import region_in
from toolkit.model.given.plan import Plan
from toolkit.reading.validated import load

MERGE = next(way for way in WAYS if way.kind == "merge")
RETIRE = next(way for way in WAYS if way.kind == "retire")


@pytest.fixture(autouse=True)
def _words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    set_in_markdown(monkeypatch)


def book(folder: Path, round_id: str) -> Path:
    """The action workbook of a round."""
    zelfscan("plannen", "--ronde", round_id, "--team", "oost", "--uit", f"plan-{round_id}", cwd=folder)
    (made,) = (folder / f"plan-{round_id}").glob("*.xlsx")
    return made


def typed(path: Path, name: str, *cells: tuple[str, str, str]) -> Path:
    """A copy in which people filled in something."""
    opened = load_workbook(path)
    for action, column, value in cells:
        cell(opened, action, column).value = value
    copy = path.parents[1] / name
    opened.save(copy)
    return copy


def plan(folder: Path) -> Plan:
    """The decisions as stored."""
    found = load(PLAN, (folder / PLAN).read_bytes(), Plan).model
    assert found is not None
    return found


def region_of(way: Way, folder: Path) -> Path:
    """The region with answers of the later round as well."""
    found = texts(way)
    later = found[ANSWERS].replace("2026-q1", "2026-q3").replace("version: 1.0.0", "version: 2.0.0")
    found[LATER_ANSWERS] = later.split("answers:\n")[0] + "answers:\n  AA-01: {level: 2, import: 1}\n"
    return region_in(folder, found)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two questions became one between the rounds; people decided on the first version."""
    return region_of(MERGE, tmp_path)


def test_a_workbook_of_the_later_round_brings_the_decisions_over(folder: Path) -> None:
    """What was decided stays word for word; it is for the question of now, and the log has what it was."""
    before = plan(folder).actions["own-1"]
    assert cell(load_workbook(book(folder, "2026-q3")), "own-1", "criteria").value == "AA-12"
    filled = typed(book(folder, "2026-q3"), "terug.xlsx", ("own-1", "status", "mee bezig"))
    zelfscan("inlezen", filled, "--map", folder, cwd=folder, code=None)
    now = plan(folder)
    assert (now.based_on.round, now.based_on.norm) == ("2026-q3", "noord@2.0.0")
    assert now.actions["own-1"] == before.model_copy(update={"criteria": ("AA-12",), "status": "doing"})
    assert "AA-02" in (folder / "log.jsonl").read_text("utf-8")
    again = zelfscan("inlezen", filled, "--map", folder, cwd=folder, code=None)
    assert plan(folder) == now
    assert "own-1" not in again.stderr


def test_a_workbook_of_the_earlier_version_comes_back_late(folder: Path) -> None:
    """It is read and follows: its decision counts, it is for the question of now, and that is told."""
    late = typed(
        book(folder, "2026-q1"),
        "laat.xlsx",
        ("own-1", "quarter", "4e kwartaal 2026"),
        ("own-1", "criteria", "AA-02 AA-03"),
    )
    filled = typed(book(folder, "2026-q3"), "terug.xlsx", ("own-1", "status", "mee bezig"))
    zelfscan("inlezen", filled, "--map", folder, cwd=folder, code=None)
    done = zelfscan("inlezen", late, "--map", folder, cwd=folder, code=None)
    now = plan(folder)
    assert (now.based_on.round, now.based_on.norm) == ("2026-q3", "noord@2.0.0")
    own = now.actions["own-1"]
    assert (own.criteria, own.quarter, own.status, own.decision) == (
        ("AA-12",),
        "2026-q4",
        "doing",
        "accepted",
    )
    assert "gemaakt voor een eerdere versie van de vragenlijsten" in done.stderr
    kept = (folder / PLAN).read_bytes()
    zelfscan("inlezen", late, "--map", folder, cwd=folder, code=None)
    assert (folder / PLAN).read_bytes() == kept


def test_a_cell_of_then_that_nobody_touched_goes_before_nothing(folder: Path) -> None:
    """People gave an action another question since: the late workbook, unchanged there, is no difference."""
    late = typed(book(folder, "2026-q1"), "laat.xlsx", ("own-1", "quarter", "4e kwartaal 2026"))
    filled = typed(book(folder, "2026-q3"), "terug.xlsx", ("own-1", "criteria", "AA-01"))
    zelfscan("inlezen", filled, "--map", folder, cwd=folder, code=None)
    done = zelfscan("inlezen", late, "--map", folder, cwd=folder, code=None)
    own = plan(folder).actions["own-1"]
    assert (own.criteria, own.quarter) == (("AA-01",), "2026-q4")
    assert "'AA-12'" not in done.stdout


def test_what_a_decision_was_for_stays_known_when_its_question_is_gone(tmp_path: Path) -> None:
    """The plan names the question that nobody asks any more, also after the next workbook was read."""
    folder = region_of(RETIRE, tmp_path)
    filled = typed(book(folder, "2026-q3"), "terug.xlsx", ("own-1", "status", "gedaan"))
    zelfscan("inlezen", filled, "--map", folder, cwd=folder, code=None)
    own = plan(folder).actions["own-1"]
    assert (own.criteria, own.gone, own.title) == (
        (),
        {"AA-02": "Onderwerp AA-02"},
        "Kennismaken met de wijk",
    )
    book(folder, "2026-q3")
    text = next((folder / "plan-2026-q3").glob("*.md")).read_text("utf-8").replace("\\", "")
    assert text.count("'Onderwerp AA-02' (AA-02). Die vraag is vervallen.") == 2
    assert text.count("de actie is nu: gedaan") == 1
