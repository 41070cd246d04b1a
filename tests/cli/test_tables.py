# SPDX-License-Identifier: EUPL-1.2
"""The commands that add up: files where people look for them, data on stdout, help where one is needed."""

import json
from pathlib import Path
from unittest import mock

import pytest

from tests.cli.runner import zelfscan
from tests.work.small import copy
from toolkit.words.catalogue import say
from toolkit.work.make import export

DATE = ("--datum", "2026-07-20")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The fixed region, of which no document was made yet."""
    monkeypatch.setattr("toolkit.work.workspace.open.package_content", dict)
    return copy(tmp_path / "regio")


def test_tables_come_in_the_documents_of_the_last_round_and_stay_as_they_are(
    place: Path, tmp_path: Path
) -> None:
    """CSV in a folder, the workbook beside it; a second time the same bytes; one form or round on request."""
    zelfscan("exporteren", *DATE, cwd=place)
    made = place / "documenten" / "2026-q1"
    names = {
        f.relative_to(made).as_posix() for f in made.rglob("*") if f.is_file() and ".zelfscan" not in f.parts
    }
    titles = ("antwoorden", "cijfers", "acties", "teams", "formatie en begeleiding", "kolommen")
    tables = {f"gegevens-programmamanager/{title}.csv" for title in titles}
    assert names == {*tables, "gegevens-programmamanager.xlsx"}
    before = {name: (made / name).read_bytes() for name in names}
    zelfscan("exporteren", *DATE, cwd=place)
    assert {name: (made / name).read_bytes() for name in names} == before
    out = tmp_path / "uit"
    zelfscan("exporteren", *DATE, "--vorm", "csv", "--ronde", "2025-q3", "--uit", out, cwd=place)
    text = (out / "gegevens-programmamanager" / "antwoorden.csv").read_text(encoding="utf-8-sig")
    assert {line.split(";")[1] for line in text.splitlines()[1:]} == {"2025-q3"}
    assert not list(out.glob("*.xlsx"))
    # of a whole country no desk computer opens a workbook: then it is told, where one was asked for
    for wanted, told in (((), True), (("--vorm", "xlsx"), True), (("--vorm", "csv"), False)):
        few = tmp_path / f"{len(wanted)}{told}"
        with mock.patch.object(export, "ROWS_MAX", 5):
            said = zelfscan("exporteren", *DATE, *wanted, "--uit", few, cwd=place).stderr
        assert (say("cli.exporteren.too_large") in " ".join(said.split())) == told
        assert not list(few.rglob("*.xlsx"))
        assert bool(list(few.rglob("*.csv"))) == ("xlsx" not in wanted)


def test_progress_is_a_table_data_or_a_document(place: Path) -> None:
    """Data alone with --json; with --uit a file in every face; for teams their municipality is needed."""
    shown = zelfscan("voortgang", *DATE, cwd=place).stdout
    assert say("progress.late.title") in shown
    assert say("progress.sums.units") in shown
    record = json.loads(zelfscan("voortgang", *DATE, "--json", "--uit", "uit", cwd=place).stdout)
    assert record["schema"] == "progress/1"
    suffixes = {f.suffix for f in (place / "uit").iterdir() if f.is_file()}
    assert suffixes == {".pdf", ".html", ".docx", ".md"}
    for command in ("voortgang", "exporteren"):
        told = zelfscan(command, *DATE, "--voor", "teams", cwd=place, code=2).stderr
        assert "--gemeente" in told
        told = zelfscan(command, *DATE, "--voor", "teams", "--gemeente", "nergens", cwd=place, code=2).stderr
        assert "nergens" in told


def test_who_was_agreed_to_see_nothing_gets_nothing(place: Path) -> None:
    """Neither tables nor progress; the command says why."""
    region = place / "region.yaml"
    text = region.read_text(encoding="utf-8")
    region.write_text(text.replace("ssd: coded", "ssd: never"), encoding="utf-8")
    for command in ("voortgang", "exporteren"):
        told = zelfscan(command, *DATE, "--voor", "ssd", cwd=place, code=2).stderr
        assert say("comparison.sight.never") in " ".join(told.split())
    assert not (place / "documenten").exists()
