# SPDX-License-Identifier: EUPL-1.2
"""What may be written: never a published version, never over another's work, never a question gone unsaid."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from openpyxl.workbook import Workbook

from tests.authoring.books import Change, again, book_of, bottom, brought, cell, codes, edited, fact, say
from tests.build import ALPHA, TEXTS
from tests.cli.runner import zelfscan
from tests.office import KINDS, saved_by_office
from tests.work.test_publish import bytes_of, content, region_in
from toolkit.places import package_content
from toolkit.work.content.author import bring_in
from toolkit.work.content.publish import LOCK, Content, content_of, publish
from tools.example.office import Office

PIN, NEXT = "alpha@1.0.0", "standards/alpha/1.1.0.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A region with lists of its own."""
    return region_in(tmp_path, dict(TEXTS))


def reworded(book: Workbook) -> None:
    """Another question."""
    say(cell(book, "questions", "AA-01", "Vraag"), "Hoe gaat het hier echt?")


def numbered(version: str) -> Change:
    """The same under another number."""

    def change(book: Workbook) -> None:
        reworded(book)
        say(fact(book, "Versie"), version)

    return change


def test_a_published_version_never_changes(folder: Path) -> None:
    """It is refused in the cell with the number, with the number that fits what changed."""
    assert publish(content(folder), PIN, date(2026, 12, 1)).day is not None
    before = bytes_of(folder)
    result = brought(folder, PIN, reworded)
    assert ("author-published", "Algemeen", "B5") in codes(result)
    told = next(p for p in result.problems if p.code == "author-published")
    assert dict(told.holes) == {"pin": PIN, "next": "1.1.0"}
    assert bytes_of(folder) == before
    # also where only its day says so, and where only the lock does
    lock = (folder / "standards" / LOCK).rename(folder / "lock")
    assert "author-published" in [p.code for p in brought(folder, PIN, reworded).problems]
    lock.rename(folder / "standards" / LOCK)
    path = folder / ALPHA
    path.write_bytes(path.read_bytes().replace(b"published: 2026-12-01\n", b""))
    assert "author-published" in [p.code for p in brought(folder, PIN, reworded).problems]


def test_a_layout_that_cannot_be_followed_is_written_anew_and_told(folder: Path) -> None:
    """All of it on one line between braces: what it says stays, and who keeps it hears that comments went."""
    path = folder / ALPHA
    path.write_text(yaml.safe_dump(yaml.safe_load(path.read_text("utf-8")), default_flow_style=True), "utf-8")
    result = brought(folder, PIN, reworded)
    assert "author-comments-gone" in [p.code for p in result.problems]
    assert again(folder, PIN).asked[0].question == "Hoe gaat het hier echt?"


def test_a_new_number_is_a_new_file_beside_the_old_one(folder: Path) -> None:
    """Without the day of publication of the old one; what the old one changed is not said again."""
    path = folder / ALPHA
    told = "changes:\n- kind: words\n  to: [AA-01]\n  from: [AA-01]\n  answers: carry\n  note: Vorige keer.\n"
    path.write_text(path.read_text("utf-8") + told, "utf-8")
    assert publish(content(folder), PIN, date(2026, 12, 1)).day is not None
    before = bytes_of(folder)
    result = brought(folder, PIN, numbered("1.1.0"))
    assert (result.pin, result.path) == ("alpha@1.1.0", "alpha/1.1.0.yaml")
    assert [p.code for p in result.problems] == ["author-earlier-changes", "change-undeclared"]
    after = bytes_of(folder)
    assert {p for p in after if after[p] != before.get(p)} == {NEXT}
    new = again(folder, "alpha@1.1.0")
    assert (new.published, new.changes) == (None, ())
    assert new.asked[0].question == "Hoe gaat het hier echt?"


def test_a_question_that_is_gone_asks_what_became_of_it(folder: Path) -> None:
    """A new id for an old question may not lose answers in silence: it is to be said under changes."""

    def renamed(book: Workbook) -> None:
        say(fact(book, "Versie"), "2.0.0")
        say(cell(book, "questions", "AA-02", "Id"), "AA-12")

    result = brought(folder, PIN, renamed)
    assert ("author-gone", "Wijzigingen", None) in codes(result)
    assert not (folder / "standards/alpha/2.0.0.yaml").exists()

    def declared(book: Workbook) -> None:
        renamed(book)
        change = {"Soort": "kreeg een andere id", "Van": "AA-02", "Naar": "AA-12"}
        bottom(book, "changes", {**change, "Antwoorden": "blijven staan", "Toelichting": "Zelfde vraag."})

    result = brought(folder, PIN, declared)
    assert result.path == "alpha/2.0.0.yaml"
    assert not {"author-gone", "change-undeclared", "version-too-small"} & {p.code for p in result.problems}


def test_the_work_of_another_is_not_undone(folder: Path) -> None:
    """A file that changed after the workbook was made stays; under a new number both are there."""
    data = edited(book_of(content(folder), PIN), reworded)
    path = folder / ALPHA
    path.write_text(path.read_text("utf-8").replace("Thema AA", "Thema A"), "utf-8")
    before = bytes_of(folder)
    result = bring_in(content(folder), "x.xlsx", data)
    assert [p.code for p in result.problems] == ["author-changed-since"]
    assert bytes_of(folder) == before


def test_a_number_of_another_version_is_taken(folder: Path) -> None:
    """Otherwise a workbook of the one would go over the other; the number that is told is free."""
    assert brought(folder, PIN, numbered("1.1.0")).path

    def other(version: str) -> Change:
        def change(book: Workbook) -> None:
            say(fact(book, "Versie"), version)
            say(fact(book, "Titel"), "Anders")

        return change

    assert free(folder, PIN, other("1.1.0")) == "1.0.1"
    assert brought(folder, PIN, other("1.0.1")).path
    assert free(folder, PIN, other("1.1.0")) == "1.0.2"


def free(folder: Path, pin: str, change: Change) -> object:
    """The number that is told to who took one that another version has."""
    problems = brought(folder, pin, change).problems
    return dict(next(p for p in problems if p.code == "author-number-taken").holes)["next"]


@pytest.mark.parametrize(("header", "number"), [("Vraag", "1.3.0"), ("Id", "2.0.0")])
def test_a_number_rises_where_what_changed_asks_it(folder: Path, header: str, number: str) -> None:
    """The second for another question and the first for one that is gone; behind it counting begins again."""
    assert brought(folder, PIN, numbered("1.2.3")).path

    def change(book: Workbook) -> None:
        say(fact(book, "Versie"), "1.0.0")
        say(cell(book, "questions", "AA-02", header), "AA-12")

    assert free(folder, "alpha@1.2.3", change) == number


def test_a_number_is_free_in_the_list_that_is_written(folder: Path) -> None:
    """Of a workbook whose list was given the id of another, the number is told that the other has not."""

    def change(book: Workbook) -> None:
        say(fact(book, "Id"), "beta")

    beta = folder / "standards/beta"
    (beta / "1.0.1.yaml").write_bytes((beta / "1.0.0.yaml").read_bytes())
    assert free(folder, PIN, change) == "1.0.2"


def test_what_cannot_be_written_is_not_called_written(folder: Path) -> None:
    """As where a folder stands in the place of the file."""
    (folder / NEXT).mkdir()
    result = brought(folder, PIN, numbered("1.1.0"))
    assert (result.path, [p.code for p in result.problems]) == ("", ["unwritable"])


def test_a_region_edits_ours_under_a_number_of_its_own(tmp_path: Path) -> None:
    """Our version stays ours; under another number it is the region's, with the comments that we wrote."""
    pin = "kpmg-basisfuncties@1.1.0"
    here = content_of(tmp_path)
    assert isinstance(here, Content)

    def change(book: Workbook) -> None:
        say(cell(book, "questions", "VL-02", "Waarom"), "Daarom.")

    result = bring_in(here, "x.xlsx", edited(book_of(here, pin), change))
    assert "author-published" in [p.code for p in result.problems]
    assert bytes_of(tmp_path) == {}

    def own(book: Workbook) -> None:
        change(book)
        say(fact(book, "Versie"), "1.1.1")

    result = bring_in(here, "x.xlsx", edited(book_of(here, pin), own))
    made = (tmp_path / "standards" / result.path).read_bytes()
    ours = package_content()["kpmg-basisfuncties/1.1.0.yaml"]
    line, rest = made.split(b"\n", 1)
    assert line == b"# yaml-language-server: $schema=../../schemas/standard.json"
    assert rest.count(b"  # target group") == ours.count(b"  # target group") == 2
    assert len(set(ours.split(b"\n")) - set(rest.split(b"\n"))) < 300  # the question, the number, the changes


def test_what_is_no_workbook_of_ours_is_told(folder: Path) -> None:
    """Whatever it is, nothing is written and nothing is raised."""
    before = bytes_of(folder)
    for data in (b"", b"PK\x03\x04", b"id;vraag\n", b"%PDF-1.7"):
        result = bring_in(content(folder), "x.xlsx", data)
        assert result.problems
        assert not result.path
    assert bytes_of(folder) == before


def test_the_terminal_says_what_was_done(folder: Path) -> None:
    """Out, back unchanged, back changed, back wrong: in Dutch, with an exit code that a script can use."""
    done = zelfscan("standaard", "exporteren", PIN, cwd=folder)
    assert "alpha-1.0.0.xlsx" in done.stderr
    book = folder / "alpha-1.0.0.xlsx"
    assert "Er is niets geschreven" in zelfscan("standaard", "importeren", book, cwd=folder).stderr
    book.write_bytes(edited(book.read_bytes(), reworded))
    assert "alpha@1.0.0 staat in" in zelfscan("standaard", "importeren", book, cwd=folder).stderr
    wrong = edited(book_of(content(folder), PIN), lambda b: say(cell(b, "questions", "AA-01", "Thema"), "QQ"))
    book.write_bytes(wrong)
    assert "blad 'Vragen', cel B5" in zelfscan("standaard", "importeren", book, cwd=folder, code=1).stderr
    zelfscan("standaard", "exporteren", "geen@1.0.0", cwd=folder, code=2)


@pytest.mark.slow
def test_a_workbook_that_libreoffice_saved_says_the_same(
    office: Office, folder: Path, tmp_path: Path
) -> None:
    """As .ods and as .xlsx, of a small list and of one of ours, with sources and texts of many lines."""
    here = content_of(folder)
    assert isinstance(here, Content)
    out = tmp_path / "lo"
    out.mkdir()
    books = {pin: book_of(here, pin) for pin in (PIN, "vng-werken-aan-veiligheid@2.0.0")}
    saved = saved_by_office(office, books, out)
    assert len(saved) == len(books) * len(KINDS)
    for name, path in saved.items():
        result = bring_in(here, name, path.read_bytes())
        assert (result.same, result.problems) == (True, ()), name
