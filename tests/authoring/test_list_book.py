# SPDX-License-Identifier: EUPL-1.2
"""A list out to a workbook and back: the same bytes when nobody changed it, each change where it belongs."""

import io
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from tests.authoring.books import again, book_of, bottom, brought, cell, codes, edited, fact, in_memory, say
from tests.build import ALPHA, TEXTS
from tests.store.generated import NASTY
from tests.work.test_publish import bytes_of, content, region_in
from toolkit.authoring.content_kinds import plain
from toolkit.authoring.house import whole
from toolkit.model.content.criterion import Reference
from toolkit.model.content.standard import Standard
from toolkit.sheets.read.values import clean
from toolkit.words.catalogue import has_errors
from toolkit.work.content.author import bring_in, content_book
from toolkit.work.content.publish import Content, content_of

PIN = "alpha@1.0.0"
REGIONS = Path(__file__).resolve().parents[1] / "regions"
COMMENTED = TEXTS[ALPHA].replace("  - id: AA-02\n", "  # over de tweede\n  - id: AA-02\n")
KEPT = [
    "a: b # c", "=1+1", "'aan'", '"halen"', "- streep", "één\ntwee\n\ndrie", "🙂 漢", "nbsp\u00a0hier", "no",
    "1.10", "{x}", "[y]", "a, b?", "\ue000 teken",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A region with lists of its own, and a comment above the second question."""
    return region_in(tmp_path, {**TEXTS, ALPHA: COMMENTED})


def pins(library: Any) -> list[str]:  # noqa: ANN401 - a library
    """Every list that comes with the program."""
    return sorted(library.standards)


def test_every_list_of_ours_comes_back_as_the_same_bytes() -> None:
    """Exported and read back by a keeper of our own content: it says the same, so nothing is written."""
    here = content_of(None)
    assert isinstance(here, Content)
    looked_at = [bring_in(here, "x.xlsx", book_of(here, pin)) for pin in pins(here.library)]
    assert len(looked_at) > 4
    assert all(result.same and not result.problems for result in looked_at)


def test_a_list_with_levels_of_its_own_goes_out_and_comes_back(tmp_path: Path) -> None:
    """Its names of levels stand among the facts: unchanged it is the same, and another name comes in."""
    folder = Path(shutil.copytree(REGIONS / "bieb", tmp_path / "bieb"))
    pin, here = "thuis-in-de-bieb@3.0.0", content(folder)
    book = book_of(here, pin)
    assert bring_in(here, "x.xlsx", book).same

    def change(made: Workbook) -> None:
        assert fact(made, "Eigen niveaus").value == "zelden\nmeestal\naltijd"
        fact(made, "Eigen niveaus").value = "zelden\nvaak\naltijd"
        fact(made, "Versie").value = "4.0.0"

    came = bring_in(here, "x.xlsx", edited(book, change))
    assert not has_errors(came.problems)
    made = (folder / "standards" / "thuis-in-de-bieb" / "4.0.0.yaml").read_text("utf-8")
    assert "scale: [zelden, vaak, altijd]" in made


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40) | st.sampled_from(
    NASTY[:-1]
)
NOTHING = st.none()
APPLIES = {"positioning": (1, 3), "triage": ("team",), "gives_youth_help": (True, False)}
SCALE = {"kind": "scale", "from": ("A-1",), "answers": "review", "scale": {0: 1}}


@st.composite
def lists(draw: st.DrawFn) -> Standard:
    """A list with texts, order and gaps of any kind."""
    source = {"document": "bron", "id": "B1"}
    themes, number = [], 0
    for letter in draw(st.lists(st.sampled_from("ABC"), min_size=1, max_size=3, unique=True)):
        criteria: list[dict[str, Any]] = []
        for _ in range(draw(st.integers(0, 3))):
            number += 1
            if draw(st.booleans()):
                criteria.append({"id": f"{letter}-{number}", "same_as": "ZZ-01", "sources": (source,)})
                continue
            criteria.append(
                {
                    "id": f"{letter}-{number}",
                    "title": draw(TEXT)[:60],
                    "core": draw(st.booleans()),
                    "question": draw(TEXT),
                    "why": draw(TEXT),
                    "levels": draw(st.dictionaries(st.integers(0, 4), TEXT)),
                    "evidence": tuple(draw(st.lists(TEXT, min_size=1, max_size=3))),
                    "step": draw(st.integers(0, 10)),
                    "dimension": draw(st.sampled_from(["knowledge", "attitude"])),
                    "applies_when": draw(st.sampled_from([{}, APPLIES])),
                    "na": draw(NOTHING | TEXT),
                    "sources": (source, source),
                }
            )
        themes.append({"id": letter, "title": draw(TEXT), "criteria": tuple(criteria)})
    return Standard.model_validate(
        {
            "schema": "standard/1", "id": "proef", "version": "1.0.0", "title": draw(TEXT), "status": "draft",
            "publisher": draw(TEXT), "notice": draw(TEXT), "rights": draw(TEXT), "minutes": 5,
            "valid": {"from": draw(NOTHING | st.just("1950-05-01")), "prolonged_by": draw(NOTHING | TEXT)},
            "steps": ({"id": 0, "title": draw(TEXT)},), "themes": tuple(themes),
            "changes": tuple(
                dict(SCALE, note=each)
                for each in draw(st.lists(TEXT, max_size=2))
            ),
        }
    )  # fmt: skip


@settings(max_examples=30, phases=[Phase.explicit, Phase.generate])  # each makes a workbook
@given(lists())
def test_a_generated_list_comes_back_as_it_was(model: Standard) -> None:
    """Whatever its texts hold: control characters, formulas, line ends, ids that stand twice."""
    here = in_memory({"proef/1.0.0.yaml": whole(plain(model), "")})
    result = bring_in(here, "x.xlsx", book_of(here, "proef@1.0.0"))
    assert result.same
    assert result.problems == ()


def test_two_questions_of_one_id_keep_each_its_own_text() -> None:
    """Also where they differ in nothing that a cell can show: each row takes the text that it was made of."""
    source = ({"document": "bron", "id": "B1"},)
    same = {"id": "A-1", "title": "t", "question": "q", "levels": {}, "evidence": ("e",), "sources": source}
    both = tuple({**same, "why": why, "step": 0, "dimension": "attitude"} for why in ("a\x07", "\x07a"))
    value = {
        "schema": "standard/1", "id": "proef", "version": "1.0.0", "title": "t", "status": "draft",
        "publisher": "p", "notice": "n", "rights": "r", "minutes": 5,
        "themes": ({"id": "A", "title": "t", "criteria": both},),
    }  # fmt: skip
    here = in_memory({"proef/1.0.0.yaml": whole(plain(Standard.model_validate(value)), "")})
    assert bring_in(here, "x.xlsx", book_of(here, "proef@1.0.0")).same


def test_a_text_of_any_kind_comes_in_as_it_was_typed(folder: Path) -> None:
    """Hashes, quotes, line ends, a leading '=', emoji and hard spaces stay; so does all else of the file."""

    def change(book: Workbook) -> None:
        for n, text in enumerate(KEPT[:5]):
            say(cell(book, "questions", "AA-01", f"Niveau {n}"), f"{n} {text}" if n else text)
        say(cell(book, "questions", "AA-02", "Waarom"), "\n".join(KEPT))
        say(fact(book, "Titel"), "Lijst: 'alfa' # één")

    before = bytes_of(folder)
    result = brought(folder, PIN, change)
    assert (result.path, [p.code for p in result.problems]) == ("alpha/1.0.0.yaml", [])
    after = bytes_of(folder)
    assert {path for path in after if after[path] != before.get(path)} == {ALPHA}
    model = again(folder, PIN)
    first, second, *_ = model.themes[0].criteria
    assert [first.levels[n] for n in range(5)] == [KEPT[0], *(f"{n} {KEPT[n]}" for n in range(1, 5))]
    assert second.why == clean("\n".join(KEPT))[0]
    assert model.title == "Lijst: 'alfa' # één"
    assert b"  # over de tweede\n  - id: AA-02\n" in after[ALPHA]
    assert after[ALPHA].startswith(b"# gemaakt door de kwaliteitsmedewerker\n")


def test_rows_may_move_come_and_go(folder: Path) -> None:
    """The order of the rows is that of the list; a new row is a new question, a dropped one is gone."""

    def change(book: Workbook) -> None:
        sheet = book["Vragen"]
        rows: list[list[Any]] = [[c.value for c in sheet[r]] for r in range(5, 9)]
        assert [row[0] for row in rows] == ["AA-01", "AA-02", "AA-03", "AA-G1"]
        for r, row in zip(range(5, 9), [rows[3], rows[0], rows[1], [None] * len(rows[0])], strict=True):
            for column, value in enumerate(row, start=1):
                sheet.cell(r, column).value = value
        bottom(
            book,
            "questions",
            {
                "Id": "AA-09", "Thema": "AA", "Titel": "Nieuw", "Vraag": "Hoe?", "Waarom": "Daarom.",
                **{f"Niveau {n}": f"nieuw {n}" for n in range(5)}, "Onderbouwing": "een\ntwee, drie",
                "Stap": 0, "Dimensie": "Kennis", "Bronnen": "bron B1\nbron B2", "Kern": "Ja",
                "Alleen bij positionering": "1, 2", "Alleen bij geeft jeugdhulp": "Ja",
            },
        )  # fmt: skip

    result = brought(folder, PIN, change)
    assert [p.code for p in result.problems] == []
    criteria = again(folder, PIN).themes[0].criteria
    assert [c.id for c in criteria] == ["AA-G1", "AA-01", "AA-02", "AA-09"]
    new = criteria[-1]
    assert new.evidence == ("een", "twee, drie")
    assert (new.core, new.asked_of, new.dimension, new.na) == (True, "team", "knowledge", None)
    assert new.applies_when == {"positioning": (1, 2), "gives_youth_help": (True,)}
    assert [(c.document, c.id) for c in new.sources] == [("bron", "B1"), ("bron", "B2")]
    assert (folder / ALPHA).read_text("utf-8").count("  # over de tweede\n  - id: AA-02\n") == 1


def test_every_problem_is_told_at_once_at_its_sheet_and_cell(folder: Path) -> None:
    """Nothing is written, and each sentence names the column as the workbook does."""

    def change(book: Workbook) -> None:
        cell(book, "questions", "AA-01", "Vraag").value = None
        cell(book, "questions", "AA-01", "Dimensie").value = "moed"
        cell(book, "questions", "AA-02", "Stap").value = "drie"
        cell(book, "questions", "AA-02", "Niveau 3").value = "=A1"
        cell(book, "questions", "AA-03", "Thema").value = "ZZ"
        cell(book, "questions", "AA-G1", "Bronnen").value = "bron B9"
        fact(book, "Versie").value = "1.0"
        book["Gespreksvragen"]["B5"].value = 7

    before = bytes_of(folder)
    result = brought(folder, PIN, change)
    assert bytes_of(folder) == before
    assert set(codes(result)) == {
        ("missing-key", "Vragen", "E5"),
        ("author-cell-choice", "Vragen", "P5"),
        ("author-cell", "Vragen", "O6"),
        ("author-formula", "Vragen", "J6"),
        ("author-stray", "Vragen", "B7"),
        ("wrong-pattern", "Algemeen", "B5"),
    }
    holes = {p.code: dict(p.holes) for p in result.problems}
    assert holes["missing-key"] == {"key": "Vraag", "where": "AA-01"}
    assert str(holes["author-cell-choice"]["words"]).startswith("kennis, houding")

    # what holds between parts is looked at once each part can be read
    def later(book: Workbook) -> None:
        cell(book, "questions", "AA-G1", "Bronnen").value = "bron B9"
        book["Gespreksvragen"]["B5"].value = 7
        cell(book, "questions", "AA-02", "Niveau 3").value = None
        cell(book, "questions", "AA-03", "Id").value = "AA-02"

    found = set(codes(brought(folder, PIN, later)))
    assert bytes_of(folder) == before
    assert found >= {
        ("unknown-source", "Vragen", "S8"),
        ("unknown-step", "Gespreksvragen", "B5"),
        ("level-missing", "Vragen", "J6"),
        ("duplicate-id", "Vragen", "A7"),
    }


def test_a_text_beside_a_reference_is_told(folder: Path) -> None:
    """Another list asks the question, so a question here would be seen by nobody."""
    result = brought(
        folder, "beta@1.0.0", lambda book: say(cell(book, "questions", "BB-02", "Vraag"), "Hoe?")
    )
    assert list(codes(result)) == [("unknown-key", "Vragen", "E6")]
    model = content(folder).library.standards["beta@1.0.0"].model
    assert model is not None
    assert isinstance(model.themes[0].criteria[1], Reference)


@pytest.mark.parametrize("sheet", ["Vragen", "Thema's", "Algemeen", "Wijzigingen"])
def test_a_sheet_that_is_gone_is_no_empty_sheet(folder: Path, sheet: str) -> None:
    """Nothing is written: nobody can tell whether its rows were meant to go."""
    before = bytes_of(folder)
    result = brought(folder, PIN, lambda book: book.remove(book[sheet]))
    assert [p.code for p in result.problems] == ["author-sheet-missing"]
    assert bytes_of(folder) == before


def test_a_column_that_is_gone_wipes_nothing(folder: Path) -> None:
    """It is an error; a column of one's own is left alone with a word."""

    def change(book: Workbook) -> None:
        book["Vragen"]["F4"].value = "Mijn waarom"

    result = brought(folder, PIN, change)
    assert set(codes(result)) == {("author-column-missing", "Vragen", None)}

    def own(book: Workbook) -> None:
        sheet = book["Vragen"]
        sheet.insert_cols(3)
        sheet["C4"].value, sheet["C5"].value = "Bespreken?", "ja"

    result = brought(folder, PIN, own)
    assert (result.same, list(codes(result))) == (True, [("author-own-column", "Vragen", "C4")])


def test_a_workbook_without_its_mark_is_not_guessed_at(folder: Path) -> None:
    """Which version it was made of is then unknown."""
    result = brought(folder, PIN, lambda book: book.remove(book["_kenmerk"]))
    assert [p.code for p in result.problems] == ["author-unknown"]


def test_the_same_list_gives_the_same_workbook_and_texts_stay_texts(folder: Path) -> None:
    """No cell holds a formula, each fixed value has its choices, and headers stay in sight."""
    here = content(folder)
    data = book_of(here, PIN)
    assert data == book_of(content(folder), PIN)
    book = openpyxl.load_workbook(io.BytesIO(data))
    kinds = {c.data_type for sheet in book for row in sheet.iter_rows() for c in row}
    assert kinds <= {"s", "n"}
    sheet = book["Vragen"]
    assert sheet.freeze_panes == "E5"
    ruled = {str(rule.sqref).split(":")[0] for rule in sheet.data_validations.dataValidation}
    assert ruled == {"B5", "M5", "N5", "O5", "P5", "Q5"}
    for part in ("Thema's", "Vragen", "Stappen", "Wijzigingen"):
        heads = [c.value for c in book[part][4] if c.value]
        helps = [c.value for c in book[part][3] if c.value]
        assert len(heads) == len(helps) > 1


def test_what_no_cell_can_hold_is_told_beforehand(tmp_path: Path) -> None:
    """A spreadsheet program would cut it in silence."""
    folder = region_in(tmp_path, {ALPHA: TEXTS[ALPHA].replace("De tekst is van de makers.", "x" * 33_000)})
    told = content_book(content(folder), PIN)
    assert isinstance(told, tuple)
    assert [problem.code for problem in told] == ["author-too-long"]
