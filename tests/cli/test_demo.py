# SPDX-License-Identifier: EUPL-1.2
"""The main job on the invented region, from workbooks to figures and documents."""

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.conftest import AFTER
from tests.cli.runner import REFERENCES, zelfscan
from tests.documents.of_demo import plans_of
from tests.render.test_pdf import pdf
from tests.typed import load_workbook
from toolkit.documents.blocks import DocumentView
from toolkit.documents.plan.order import plan_document
from toolkit.words.catalogue import say
from tools.golden.pages import can_read_pages, pages_text

ROUND = "2026-q1"
KEPT = ".zelfscan"


def hashes(folder: Path) -> dict[str, bytes]:
    """Every file but the log, which has clock time, and what the program keeps for itself."""
    files = (p for p in folder.rglob("*") if p.is_file() and p.name != "log.jsonl" and KEPT not in p.parts)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def levels_in_workbook(path: Path) -> dict[str, str]:
    """The answers as openpyxl sees them, by criterion: a route that shares nothing with ours."""
    found = {}
    with closing(openpyxl.load_workbook(path, read_only=True)) as book:
        sheets = [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]
    for rows in sheets:
        head = next((r for r in rows if "Nr." in r and "Niveau" in r), None)
        if head is None:
            continue
        number, level = head.index("Nr."), head.index("Niveau")
        for row in rows[rows.index(head) + 1 :]:
            if row[number] and row[level] is not None:
                found[str(row[number])] = str(row[level])
    return found


def scored(folder: Path) -> dict[str, Any]:
    """`scoren --json` of the last round."""
    output = zelfscan("scoren", "--json", "--map", folder, cwd=folder).stdout
    record: dict[str, Any] = json.loads(output)
    return record


def test_the_levels_are_those_in_the_workbooks(demo: Path) -> None:
    """Every level in the result stands in the committed workbook, and every level there in the result."""
    units = {u["unit"]: u for u in scored(demo)["units"]}
    books = sorted((demo / "ingevuld" / ROUND).glob("*.xlsx"))
    assert len(books) >= 4
    compared = 0
    for book in books:
        in_book = {k: int(v) for k, v in levels_in_workbook(book).items() if v.isdigit()}
        in_result = {
            c["id"]: c["level"]
            for s in units[book.stem]["standards"]
            for t in s["themes"]
            for c in t["criteria"]
            if c["level"] is not None
        }
        own = {k: v for k, v in in_result.items() if k in in_book}
        assert own == in_book, book.name
        references = set(in_result) - set(in_book)
        assert references <= REFERENCES, book.name
        compared += len(in_book)
    assert compared > 300


def test_the_special_cases_of_the_region_show(demo: Path) -> None:
    """Nothing handed in, half filled in, a lower limit missed and open, unknown, work placed elsewhere."""
    units = {u["unit"]: u for u in scored(demo)["units"]}
    kpmg = {name: u["standards"][0] for name, u in units.items() if u["standards"]}
    assert units["plompergouw-zuid"]["standards"] == []
    assert kpmg["ottermeent"]["state"] == "draft"
    assert 0.4 < kpmg["ottermeent"]["completeness"] < 0.8
    assert kpmg["bremmerwold"]["limits"]["missed"] == 1
    assert kpmg["hazelmonde-jeugd"]["limits"]["open"] == 1
    stored = (demo / "rounds" / ROUND / "lindeschoor" / "team.yaml").read_text(encoding="utf-8")
    assert "unknown: true" in stored
    elsewhere = (demo / "rounds" / ROUND / "kwelderaard" / "team.yaml").read_text(encoding="utf-8")
    assert "placed: other_party" in elsewhere
    town = next(u for u in units.values() if u["kind"] == "municipality" and u["standards"])
    assert town["standards"][0]["themes"]


def test_every_page_says_that_the_data_are_invented(whole: Path) -> None:
    """Pages, PDFs, the record and the terminal say it; so does the form."""
    pages = sorted((whole / "documenten").rglob("*.html"))
    assert len(pages) == 23  # nine plans, twelve action lists, the comparison and the memo
    for page in pages:
        assert say("word.example_notice") in page.read_text(encoding="utf-8"), page.name
    assert scored(whole)["example"] is True
    assert "verzonnen" in zelfscan("scoren", "--map", whole, cwd=whole).stdout.lower()
    form = load_workbook(whole / "formulieren" / ROUND / "zandwerve-oost.xlsx")
    first = " ".join(str(c.value) for row in form.worksheets[0].iter_rows() for c in row if c.value)
    assert "verzonnen" in first.lower()


def body(view: DocumentView) -> DocumentView:
    """A plan with the first block alone of each annex: where the annexes begin, the body ends."""
    sections = (replace(s, blocks=s.blocks[:1]) if s.annex else s for s in view.sections)
    paged = tuple(mention for mention in view.mentions if mention.paged)
    return replace(view, sections=tuple(sections), mentions=paged)


@pytest.mark.skipif(not can_read_pages(), reason="needs Poppler")
def test_the_plan_in_short_is_page_one_and_the_body_stays_short(demo: Path) -> None:
    """Of every team of the region; a board has an edition of its own."""
    annex, planning = say("plan.word.annex"), say("plan.word.planning")
    looked = half = 0
    for inputs in plans_of(demo, "team", "named", AFTER):
        unit = inputs.unit.unit.id
        printed = pages_text(pdf(body(plan_document(inputs))))
        pages = [page.splitlines() for page in printed.split("=== page ")[1:]]
        first = next(n for n, lines in enumerate(pages) if annex in lines)
        assert first <= 8, unit
        provisional = any(
            line.startswith(say("plan.provisional.team", n=0).partition(":")[0]) for line in pages[0]
        )
        assert (say("plan.brief.asked") in pages[0]) != provisional, unit
        half += provisional
        assert any(planning in lines for lines in pages[:first])
        looked += 1
    assert (looked, half) == (9, 1)


@pytest.mark.parametrize("inside", ["brief.txt", "region.yaml"])
def test_the_demo_never_writes_into_other_folders(tmp_path: Path, inside: str) -> None:
    """A folder with something else in it, or with another region, is left as it is."""
    folder = tmp_path / "vol"
    folder.mkdir()
    (folder / inside).write_text("id: iets-anders\n", encoding="utf-8")
    done = zelfscan("demo", folder, cwd=tmp_path, code=1)
    assert "Kies een" in done.stderr
    assert [p.name for p in folder.iterdir()] == [inside]


def test_the_demo_names_files_that_exist(demo: Path, told: str) -> None:
    """Every file that the demo says to open is there."""
    named = [line.strip() for line in told.splitlines() if line.startswith("  regio")]
    assert len(named) >= 5
    for name in named:
        assert (demo.parent / name).is_file(), name


def test_the_demo_makes_what_it_names_and_says_how_the_rest_is_made(
    demo: Path, whole: Path, told: str
) -> None:
    """One team and one municipality; the commands it names make the others and leave these as they are."""
    units = {"zandwerve-oost", "gemeente-zandwerve"}
    assert {path.stem for path in (demo / "formulieren" / ROUND).glob("*.xlsx")} == units
    plans = {path.stem for path in (demo / "documenten").rglob("*.docx")}
    compared = {name for name in plans if name.startswith(("vergelijking", "stuurgroep"))}
    assert len(compared) == 2
    named = {"ontwikkelplan-zandwerve-oost", "actielijst-gemeente-zandwerve"}
    assert plans - compared == {f"{name}-{ROUND}" for name in named}
    for command in ("formulieren", "plannen"):
        assert f"zelfscan {command} --map" in told
    early, late = hashes(demo), hashes(whole)
    assert {name: late[name] for name in early} == early
    answered = {path.name for path in (demo / "rounds" / ROUND).iterdir()}
    assert len(answered) == 21  # nine teams, seven municipalities, five employers
    assert len([name for name in late if name.endswith(".html")]) == len(compared) + len(answered)
    assert len(list((whole / "formulieren" / ROUND).glob("*.xlsx"))) > 10
