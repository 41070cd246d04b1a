# SPDX-License-Identifier: EUPL-1.2
"""Round 0: a scan from before this program, beside the level of now in a team's own plan and nowhere else."""

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.forms.recalculated import recalculated
from tests.work.small import copy, opened
from tests.work.some_faces import set_in_markdown
from toolkit.documents.editions import Edition
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.forms.earlier.read import Known, read_earlier
from toolkit.forms.earlier.rule import scale_rule
from toolkit.model.content.criterion import Criterion
from toolkit.model.given.earlier import EarlierScan
from toolkit.reading.validated import load
from toolkit.reading.workspace import Part
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.package.extent import Marked
from toolkit.store.one_writer import Alone, alone
from toolkit.work.make.gather import Gather
from toolkit.work.make.unit.plans import make_plans
from toolkit.work.receive.earlier import ReceivedEarlier, Scan, receive_earlier
from tools.example.office import Office

UNIT = "derde"
STORED = f"earlier/{UNIT}.yaml"
TODAY = date(2026, 6, 20)
SCAN = Scan("Teamscan Voorbeeld", date(2024, 5, 1), "1-5=0-4")
TITLE = "Eerdere scan, alleen ter vergelijking"
Rows = Sequence[Sequence[object]]
HEAD = ("Team", "Vraag", "Score")


@pytest.fixture(autouse=True)
def _in_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    """What plans say is asked here, and not how they look."""
    set_in_markdown(monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The fixed region, to write in."""
    return copy(tmp_path / "space")


def questions(folder: Path) -> list[Criterion]:
    """What the plan of the team has a result of, as criteria."""
    plan = inputs(folder)
    return [plan.criterion(name) for name in plan.results]


def xlsx(*rows: Sequence[object]) -> bytes:
    """A workbook with one table, under a line of text."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (("Uitkomst van de scan",), (), *rows):
        sheet.append(list(row))
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def came(
    folder: Path, data: bytes, scan: Scan = SCAN, name: str = "scan.xlsx", *, newest: bool = False
) -> ReceivedEarlier:
    """What became of a table."""
    with alone(folder) as held:
        assert isinstance(held, Alone)
        return receive_earlier(opened(folder), held, (name, data), scan, TODAY, newest=newest)


def stored(folder: Path) -> EarlierScan:
    """What the workspace holds of it."""
    file = load(STORED, (folder / STORED).read_bytes(), EarlierScan)
    assert file.model is not None
    return file.model


def inputs(folder: Path, edition: Edition = "team", unit_id: str = UNIT) -> PlanInputs:
    """What a plan of the region is made from."""
    work = opened(folder)
    gather = Gather(work, work.score(work.region.last_round()), edition=edition, day=TODAY)
    unit = gather.scored.unit(unit_id)
    assert unit is not None
    found = gather.inputs(unit)
    assert isinstance(found, PlanInputs)
    return found


def text_of(folder: Path, edition: Edition = "team", unit_id: str = UNIT) -> str:
    """A plan in Markdown."""
    work = opened(folder)
    gather = Gather(work, work.score(work.region.last_round()), edition=edition, day=TODAY)
    (made,) = make_plans(gather, unit_id)
    return next(data for name, data in made.files if name.endswith(".md")).decode()


def test_a_question_is_known_by_its_id_title_or_text(folder: Path) -> None:
    """And a team by its id or title; the level is that of the stated rule, and checking finds no fault."""
    one, two, three, *_ = questions(folder)
    title = next(t.title for t in opened(folder).region.teams if t.id == UNIT)
    rows = ((UNIT, one.id.lower(), 1), (title.upper(), two.title, 3), (UNIT, three.question, 5))
    done = came(folder, xlsx(HEAD, *rows))
    assert done.problems == ()
    assert {unit: (n, result.outcome) for unit, (n, result) in done.units.items()} == {UNIT: (3, "read")}
    scan = stored(folder)
    assert scan.levels == {one.id: 0, two.id: 2, three.id: 4}
    assert (scan.unit, scan.name, scan.held, scan.scale) == (UNIT, SCAN.name, SCAN.held, "1-5=0-4")
    assert [p for p in opened(folder).problems if p.file.startswith("earlier/")] == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_text_file_with_other_headers_is_read_alike(folder: Path, encoding: str) -> None:
    """A CSV as Excel saves it, in either alphabet, with any of the headers that the manual lists."""
    one = questions(folder)[0]
    text = f"Indicator;Lokaal team;Opmerking;Waarde\r\n{one.id};{UNIT};één;2\r\n"
    assert came(folder, text.encode(encoding), name="scan.csv").problems == ()
    assert stored(folder).levels == {one.id: 1}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("0-4=0-4", {"0": 0, "1": 1, "2": 2, "3": 3, "4": 4}),
        ("1-3=2-4", {"1": 2, "2": 3, "3": 4}),
        ("1-2=0, 3=4", {"1": 0, "2": 0, "3": 4}),
        ("Rood=0; groen=4", {"rood": 0, "groen": 4}),
        *(
            (wrong, None)
            for wrong in ("", "1-5", "1-10=0-4", "1-5=1-5", "1=5", "5-1=0-4", "1=0,1=2", "=3", "1=x")
        ),
    ],
)
def test_a_rule_says_all_or_is_none(text: str, rule: dict[str, int] | None) -> None:
    """Ten levels do not become five by themselves, and nothing becomes two things."""
    assert scale_rule(text) == rule


def test_a_row_that_fits_nothing_is_told_at_its_cell(folder: Path) -> None:
    """Another team, question or level stays out, each with its place; a row without a level says nothing."""
    one, two, *_ = questions(folder)
    rows = (
        (UNIT, one.id, 2),
        ("elders", one.id, 2),
        (UNIT, "Iets anders", 2),
        (UNIT, two.id, 6),
        (UNIT, two.id, "2,5"),
        (UNIT, two.id, None),
        (UNIT, two.id, "=1+1"),
    )
    done = came(folder, xlsx(HEAD, *rows))
    assert [(p.code, p.place.cell) for p in done.problems] == [
        ("earlier-team-unknown", "A5"),
        ("earlier-question-unknown", "B6"),
        ("earlier-level-unknown", "C7"),
        ("earlier-level-unknown", "C8"),
        ("earlier-level-unknown", "C10"),
    ]
    assert stored(folder).levels == {one.id: 1}


def test_what_a_formula_shows_is_not_trusted() -> None:
    """Also when a value stands with it: it may be of before the last change."""
    sheet = Sheet("s", (HEAD, (UNIT, "A-1", 2)), {(1, 2): Marked("1+1")})
    read = read_earlier("s.xlsx", (sheet,), Known({UNIT: UNIT}, {"a-1": "A-1"}), {"2": 1})
    assert [p.code for p in read.problems] == ["earlier-level-unknown", "earlier-nothing"]


def test_who_works_with_one_team_reads_that_of_no_other() -> None:
    """Of a part of the region, the earlier scan of another team is not opened."""
    part = Part(units=frozenset({UNIT}))
    assert part.wants(STORED)
    assert not part.wants("earlier/vierde.yaml")


def test_of_two_levels_for_one_question_neither_counts(folder: Path) -> None:
    """Which is right is not guessed; the same level twice is once."""
    one, two, *_ = questions(folder)
    rows = ((UNIT, one.id, 2), (UNIT, one.id, 3), (UNIT, one.id, 2), (UNIT, two.id, 4), (UNIT, two.id, 4))
    done = came(folder, xlsx(HEAD, *rows))
    assert [(p.code, p.place.cell) for p in done.problems] == [("earlier-twice", "B5")]
    assert stored(folder).levels == {two.id: 3}


def test_what_is_no_table_writes_nothing(folder: Path) -> None:
    """Other headers, no row that fits, and a file that is no spreadsheet: each says so."""
    tables = {
        "earlier-no-table": xlsx(("Team", "Vraag")),
        "earlier-nothing": xlsx(HEAD),
    }
    for code, data in tables.items():
        assert [p.code for p in came(folder, data).problems] == [code]
    assert came(folder, b"geen werkmap").problems
    assert not (folder / "earlier").exists()


def test_personal_data_reach_neither_disk_nor_screen(folder: Path) -> None:
    """A number of a person in the name, in the file's name, or in a row that fits nothing, is taken out."""
    one = questions(folder)[0]
    rows = ((UNIT, one.id, 2), ("gezin 111222333", one.id, 2), (UNIT, "bsn 111222333", 1))
    done = came(folder, xlsx(HEAD, *rows), Scan("Scan 111222333", SCAN.held, SCAN.scale), "111222333.xlsx")
    assert "111222333" not in str(done.problems)
    assert "personal-data-removed" in {p.code for p in done.problems}
    written = [path for path in folder.rglob("*") if path.is_file()]
    assert [path for path in written if b"111222333" in path.read_bytes()] == []
    assert stored(folder).name == "Scan […]"


def test_again_is_once_and_more_is_added(folder: Path) -> None:
    """The same table changes nothing; another question of the same scan comes beside it."""
    one, two, *_ = questions(folder)
    data = xlsx(HEAD, (UNIT, one.id, 2))
    came(folder, data)
    before = (folder / STORED).read_bytes()
    assert came(folder, data).units[UNIT][1].outcome == "unchanged"
    assert (folder / STORED).read_bytes() == before
    came(folder, xlsx(HEAD, (UNIT, two.id, 5)))
    assert stored(folder).levels == {one.id: 1, two.id: 4}
    assert [i.n for i in stored(folder).imports] == [1, 2]


def test_what_stands_there_gives_way_only_when_asked(folder: Path) -> None:
    """Another level, or another scan, is refused; with --nieuwste it stands, and the old in the log."""
    one, two, *_ = questions(folder)
    came(folder, xlsx(HEAD, (UNIT, one.id, 2), (UNIT, two.id, 2)))
    before = (folder / STORED).read_bytes()
    other = Scan("Scan van later", date(2025, 1, 1), SCAN.scale)
    for scan, level in ((SCAN, 3), (other, 2)):
        done = came(folder, xlsx(HEAD, (UNIT, one.id, level)), scan)
        assert [p.code for p in done.problems] == ["earlier-would-overwrite"]
        assert (folder / STORED).read_bytes() == before
    came(folder, xlsx(HEAD, (UNIT, one.id, 3)), newest=True)
    assert stored(folder).levels == {one.id: 2, two.id: 1}
    came(folder, xlsx(HEAD, (UNIT, one.id, 3)), other, newest=True)
    assert (stored(folder).name, stored(folder).levels) == ("Scan van later", {one.id: 2})
    assert SCAN.name in (folder / "log.jsonl").read_text("utf-8")


def test_a_file_with_errors_is_not_written_over(folder: Path) -> None:
    """Who changed it by hand into something unreadable loses nothing."""
    one = questions(folder)[0]
    came(folder, xlsx(HEAD, (UNIT, one.id, 2)))
    (folder / STORED).write_text("schema: earlier/1\nlevels: veel\n", "utf-8")
    done = came(folder, xlsx(HEAD, (UNIT, one.id, 2)), newest=True)
    assert [p.code for p in done.problems] == ["stored-unreadable"]
    assert "veel" in (folder / STORED).read_text("utf-8")


def test_the_plan_of_the_team_shows_then_and_now(folder: Path) -> None:
    """One annex with question, then and now and the rule; for a board or another team not a word."""
    asked = questions(folder)[0]
    now = inputs(folder).results[asked.id].asked.level
    came(folder, xlsx(HEAD, (UNIT, asked.id, 5)))
    plan = text_of(folder)
    table = plan.split(TITLE)[-1]
    assert SCAN.name in table
    assert "1-5=0-4" in table
    row = next(line for line in table.splitlines() if line.startswith("|") and asked.title in line)
    assert [cell.strip() for cell in row.strip("|").split("|")][1:] == ["4", "-" if now is None else str(now)]
    other = next(t.id for t in opened(folder).region.teams if t.id != UNIT)
    for text in (text_of(folder, "board"), text_of(folder, unit_id=other)):
        assert len(text) > 500
        assert TITLE not in text
        assert SCAN.name not in text
    assert inputs(folder, "board").before is None


def test_it_counts_in_no_figure(folder: Path) -> None:
    """Scores, change since a round before, planning and the whole region are the same with and without it."""
    before = inputs(folder)
    came(folder, xlsx(HEAD, *((UNIT, c.id, 1) for c in questions(folder))))
    after = inputs(folder)
    assert after.before is not None
    assert before.before is None
    assert (after.unit, after.made, after.since, after.evaluated, after.outcome) == (
        before.unit,
        before.made,
        before.since,
        before.evaluated,
        before.outcome,
    )
    assert text_of(folder, "board") == text_of_board(folder)


def text_of_board(folder: Path) -> str:
    """The edition for a board of the same region without any earlier scan."""
    (folder / STORED).unlink()
    return text_of(folder, "board")


def test_what_is_wrong_in_the_file_by_hand_is_told(folder: Path) -> None:
    """Another team inside than outside, a question of no list, a number of a person, a team that is none."""
    one = questions(folder)[0]
    came(folder, xlsx(HEAD, (UNIT, one.id, 2)))
    text = (folder / STORED).read_text("utf-8")
    wrong = text.replace(f"unit: {UNIT}", "unit: anders").replace(SCAN.name, "Scan 111222333")
    (folder / STORED).write_text(wrong.replace(f"{one.id}:", "ZZ-99:"), "utf-8")
    codes = {p.code for p in opened(folder).problems if p.file == STORED}
    assert codes == {"folder-differs", "earlier-criterion-unknown", "personal-data-present"}
    assert inputs(folder).before is None
    (folder / "earlier" / "niemand.yaml").write_text(text, "utf-8")
    assert "unit-unknown" in {p.code for p in opened(folder).problems}


@pytest.mark.slow
def test_a_table_that_libreoffice_saved_is_read_as_it_is(office: Office, folder: Path) -> None:
    """Numbers and texts survive another program."""
    one = questions(folder)[0]
    place = folder.parent / "office"
    place.mkdir()
    data = recalculated(office, {"scan": xlsx(HEAD, (UNIT, one.id, 2))}, place)
    assert came(folder, data["scan"]).problems == ()
    assert stored(folder).levels == {one.id: 1}
