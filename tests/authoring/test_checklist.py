# SPDX-License-Identifier: EUPL-1.2
"""A checklist from elsewhere becomes the draft of a list: nothing made up, nothing lost, ids that stay."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.authoring.books import again
from tests.build import SOURCES, TEXTS
from tests.cli.runner import zelfscan
from tests.work.test_publish import bytes_of, content, region_in
from toolkit.authoring.minimal import TEXT_KEYS, draft_of, header_words
from toolkit.checking.everything import check_library
from toolkit.model.content.standard import Standard
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.values import clean
from toolkit.work.content.author import Brought
from toolkit.work.content.checklist import take_over

HEAD = ("Thema", "Nr", "Vraag", *(f"Niveau {n}" for n in range(5)))
ROWS = (
    ("Bereikbaar zijn", "1.1", "Hoe bereikbaar is het team?", "nooit", "soms", "vaak", "meestal", "altijd"),
    ("", "1.2", 'Kent men "het" team: #ja?', "a", "b", "c", "d", "e"),
    ("Samen werken", "SW-07", "Hoe gaat het samen?", "nooit", "p", "q", "r", "s"),
)
Table = tuple[tuple[Any, ...], ...]


def as_csv(rows: Table, between: str = ";", alphabet: str = "utf-8") -> bytes:
    """A table as a program saves it."""
    lines = (between.join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in rows)
    return "\r\n".join(lines).encode(alphabet)


def as_xlsx(rows: Table) -> bytes:
    """The same as a workbook, with a title above it and a sheet before it."""
    book = openpyxl.Workbook()
    book.create_sheet("Leeswijzer", 0).append(["Lees dit"])
    sheet = book.create_sheet("Lijst")
    sheet.append(["Checklist van elders"])
    for row in rows:
        sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def taken(folder: Path, data: bytes, name: str = "lijst.csv") -> Brought:
    """What becomes of a checklist."""
    return take_over(content(folder), name, data, "proef", "Proef: lijst")


def codes(result: Brought) -> set[str]:
    """Codes of what was told."""
    return {p.code for p in result.problems}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A region with content of its own."""
    return region_in(tmp_path, dict(TEXTS))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("lijst.csv", as_csv((HEAD, *ROWS))),
        ("lijst.csv", as_csv((HEAD, *ROWS), ",")),
        ("lijst.csv", as_csv((HEAD, *ROWS), "\t", "utf-8-sig")),
        ("lijst.csv", as_csv((HEAD, *ROWS), ";", "cp1252")),
        ("lijst.xlsx", as_xlsx((HEAD, *ROWS))),
    ],
)
def test_a_table_becomes_a_draft_that_holds_no_error(folder: Path, name: str, data: bytes) -> None:
    """Questions, themes and levels as the table says; its ids where they can be, and as sources."""
    before = bytes_of(folder)
    result = taken(folder, data, name)
    assert (result.pin, result.path) == ("proef@0.1.0", "proef/0.1.0.yaml")
    draft = again(folder, "proef@0.1.0")
    assert [(t.id, t.title, [c.id for c in t.criteria]) for t in draft.themes] == [
        ("BZ", "Bereikbaar zijn", ["BZ-01", "BZ-02"]),
        ("SW", "Samen werken", ["SW-07"]),
    ]
    first, second, third = draft.asked
    assert second.question == 'Kent men "het" team: #ja?'
    assert dict(second.levels) == {0: "a", 1: "b", 2: "c", 3: "d", 4: "e"}
    assert (first.levels[0], third.levels[0]) == ("nooit (BZ-01)", "nooit (SW-07)")
    assert [c.sources[0].id for c in draft.asked] == ["1.1", "1.2", "SW-07"]
    assert (draft.status, draft.published) == ("draft", None)
    assert not [
        p
        for p in check_library(content(folder).library)
        if "proef" in p.file and p.code != "source-not-covered"
    ]
    after = bytes_of(folder)
    assert {path for path in after if after[path] != before.get(path)} == {
        SOURCES, "standards/proef/0.1.0.yaml",
    }  # fmt: skip
    assert after[SOURCES].startswith(before[SOURCES].rstrip(b"\n"))


def test_what_a_table_does_not_say_is_counted_and_not_made_up(folder: Path) -> None:
    """Missing texts say that they are to be written; who keeps the list hears how many of each."""
    result = taken(folder, as_csv((("Vraag",), ("Hoe gaat het?",), ("Werkt het?",))))
    assert codes(result) == {"minimal-missing", "minimal-levels-missing", "minimal-rest"}
    counted = {
        dict(p.holes)["field"]: dict(p.holes)["n"] for p in result.problems if p.code == "minimal-missing"
    }
    assert counted == {"titel": 2, "thema": 2, "waarom": 2, "onderbouwing": 2}
    assert next(dict(p.holes)["n"] for p in result.problems if p.code == "minimal-levels-missing") == 10
    draft = again(folder, "proef@0.1.0")
    assert [c.id for c in draft.asked] == ["AA-01", "AA-02"]
    assert draft.asked[0].levels[2] == "Nog te schrijven: niveau 2 van AA-01."
    assert draft.asked[0].title == "Hoe gaat het"


def test_yes_and_no_are_two_levels(folder: Path) -> None:
    """'Nee' is nobody, 'ja' is everybody; what lies between is to be written."""
    result = taken(folder, as_csv((("Stelling", "Ja", "Nee"), ("Er is een afspraak.", "", ""))))
    assert "minimal-levels-missing" in codes(result)
    levels = again(folder, "proef@0.1.0").asked[0].levels
    assert (levels[0], levels[3]) == ("Nee.", "Ja.")
    assert all(levels[n].startswith("Nog te schrijven") for n in (1, 2, 4))


def test_five_levels_counted_from_one_are_told(folder: Path) -> None:
    """They become 0 to 4 in order, and that is said at the first of them."""
    head = ("Vraag", *(f"Score {n}" for n in range(1, 6)))
    result = taken(folder, as_csv((head, ("Hoe?", "a", "b", "c", "d", "e"))))
    told = next(p for p in result.problems if p.code == "minimal-shifted")
    assert (told.place.sheet, told.place.cell) == ("csv", "B1")
    assert list(again(folder, "proef@0.1.0").asked[0].levels.values()) == ["a", "b", "c", "d", "e"]


def test_the_next_checklist_keeps_the_ids(folder: Path) -> None:
    """Rows in another order, one more, one gone: what was asked before keeps its id, in a next version."""
    assert taken(folder, as_csv((HEAD, *ROWS))).path
    assert taken(folder, as_csv((HEAD, *ROWS))).same
    new = ("Bereikbaar zijn", "", "Een nieuwe vraag?", "1", "2", "3", "4", "5")
    result = taken(
        folder, as_csv((HEAD, ROWS[2], new, (*ROWS[0][:2], "hoe BEREIKBAAR is het team", *ROWS[0][3:])))
    )
    assert result.pin == "proef@0.2.0"
    ids = {c.question: c.id for c in again(folder, "proef@0.2.0").asked}
    assert ids == {
        "Hoe gaat het samen?": "SW-07",
        "Een nieuwe vraag?": "BZ-03",
        "hoe BEREIKBAAR is het team": "BZ-01",
    }
    assert again(folder, "proef@0.1.0").asked[1].id == "BZ-02"
    told = {p.code for p in check_library(content(folder).library) if "proef" in p.file}
    assert "unknown-source" not in told  # what the earlier draft cites is still there


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (as_csv((("Naam", "Adres"), ("a", "b"))), "minimal-no-table"),
        (as_csv((HEAD,)), "minimal-no-question"),
        (b"", "minimal-no-table"),
    ],
)
def test_what_holds_no_questions_is_told(folder: Path, data: bytes, code: str) -> None:
    """And nothing is written."""
    before = bytes_of(folder)
    assert codes(taken(folder, data)) == {code}
    assert bytes_of(folder) == before
    assert taken(folder, b"PK\x03\x04 kapot", "x.xlsx").problems
    assert bytes_of(folder) == before


def test_an_id_that_cannot_be_is_refused(folder: Path) -> None:
    """Before anything is written."""
    before = bytes_of(folder)
    result = take_over(content(folder), "x.csv", as_csv((HEAD, *ROWS)), "Met Spatie", "")
    assert "wrong-pattern" in codes(result)
    assert bytes_of(folder) == before


CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    ["", "-", "VL-01", "vl-01", "1", "A", "Zelfde tekst", "=1+1", "a: b # c", "Één thema"]
)


@settings(max_examples=60, phases=[Phase.explicit, Phase.generate])  # tables are slow to make smaller
@given(st.lists(st.sampled_from([*TEXT_KEYS, "0", "1", "4", "5"]), unique=True), st.data())
def test_any_table_gives_a_list_with_every_question_once(keys: list[str], data: st.DataObject) -> None:
    """Each row with a question is in the list, ids are unique, and rows in another order keep them."""
    keys = [*dict.fromkeys([*keys, "question"])]
    heads = tuple(header_words(key)[-1] if key in TEXT_KEYS else key for key in keys)
    rows = tuple(tuple(data.draw(CELLS) for _ in keys) for _ in range(data.draw(st.integers(1, 5))))
    draft = draft_of("x", [Sheet("x", (heads, *rows))], "proef", "Proef", None)
    questions = [clean(row[keys.index("question")])[0] for row in rows]
    asked = [text for text in questions if text and text not in {"-", "–", "—"}]
    if not asked:
        assert draft.value == {}
        return
    model = Standard.model_validate(draft.value)
    assert sorted(c.question for c in model.asked) == sorted(asked)
    assert len({c.id for c in model.asked}) == len(asked)
    again_ = draft_of("x", [Sheet("x", (heads, *rows[::-1]))], "proef", "Proef", model)
    ids = {(c.question, c.id) for c in Standard.model_validate(again_.value).asked}
    assert ids == {(c.question, c.id) for c in model.asked} or len(set(asked)) < len(asked)


def test_questions_that_differ_in_capitals_alone_keep_each_its_id() -> None:
    """In another order too: the same text goes before one that is alike."""
    heads = (header_words("question")[-1],)
    rows = (("Eén vraag",), ("eén vraag",))
    known = Standard.model_validate(draft_of("x", [Sheet("x", (heads, *rows))], "proef", "Proef", None).value)
    again_ = draft_of("x", [Sheet("x", (heads, *rows[::-1]))], "proef", "Proef", known)
    ids = {c.question: c.id for c in Standard.model_validate(again_.value).asked}
    assert ids == {c.question: c.id for c in known.asked}
    assert len(ids) == len(set(ids.values())) == len(rows)


def test_a_new_question_with_the_number_of_an_earlier_one_takes_nothing_from_it() -> None:
    """Each keeps a source of its own: the earlier question its id, the new one another."""
    heads = tuple(header_words(key)[-1] for key in ("id", "theme", "question"))
    earlier = draft_of("x", [Sheet("x", (heads, ("VL-01", "VL", "Vraag een")))], "proef", "Proef", None)
    known = Standard.model_validate(earlier.value)
    rows = (("VL-01", "VL", "Vraag nieuw"), ("", "VL", "Vraag een"))
    draft = draft_of("x", [Sheet("x", (heads, *rows))], "proef", "Proef", known)
    model = Standard.model_validate(draft.value)
    assert {c.question: c.id for c in model.asked} == {"Vraag een": "VL-01", "Vraag nieuw": "VL-02"}
    assert {c.sources[0].id for c in model.asked} == set(draft.source)
    assert len(draft.source) == 2


def test_the_terminal_says_what_is_missing(folder: Path) -> None:
    """As a keeper does it: one command, and the list is there with all that it still needs."""
    (folder / "vng.csv").write_bytes(as_csv((HEAD, *ROWS)))
    done = zelfscan("standaard", "importeren", "vng.csv", "--id", "vng", "--titel", "Van elders", cwd=folder)
    assert "vng@0.1.0 staat in" in done.stderr
    assert "Bij 3 vragen ontbreekt: waarom." in done.stderr
    told = zelfscan("standaard", "importeren", "vng.csv", cwd=folder, code=1)
    assert "geen werkmap" in told.stderr.casefold()


def test_the_manual_names_every_header_that_is_known() -> None:
    """Whoever makes a table finds each word that the program knows, and no other."""
    page = (Path(__file__).parents[2] / "docs" / "checklist.md").read_text("utf-8")
    cells = [line.split("|")[2].strip() for line in page.splitlines() if line.count("|") == 3]
    told = {word for cell in cells for word in cell.split(", ")}
    assert told >= {word for key in TEXT_KEYS for word in header_words(key)}
