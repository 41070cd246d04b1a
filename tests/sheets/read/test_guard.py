# SPDX-License-Identifier: EUPL-1.2
"""Nothing that arrives by mail can bring the program down."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from tests.forms.helpers import edited, part, read, rebuilt, repacked, team_form, the
from tests.typed import Book
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.sheets.read.package import cells_xml, extent, guard
from toolkit.sheets.read.package.guard import MAX_ENTRIES, inspect
from toolkit.sheets.read.package.kinds import words_of
from toolkit.words.catalogue import describe
from tools.example.fill import AS_ODS, target_of
from tools.example.table import ROUND_WITH_FORMS, answers_of

SHEET = "xl/worksheets/sheet3.xml"


@pytest.fixture(scope="module")
def form() -> bytes:
    """An empty form."""
    return write_workbook(team_form())


UNTOUCHED = ["respondent-assumed"]
"""What is told of a form that nobody filled in."""


@pytest.fixture(scope="module")
def ods() -> bytes:
    """A form that came back as .ods."""
    return target_of(min(AS_ODS)).read_bytes()


def _with_rows(data: bytes, rows: bytes) -> bytes:
    return repacked(
        data, lambda n, d: d.replace(b"</sheetData>", rows + b"</sheetData>") if n == SHEET else d
    )


def _zip(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize("cell", ["XFD1048576", "A20001", "GS5"])
def test_a_stray_cell_is_refused_by_name(form: bytes, cell: str) -> None:
    """A value far outside the form is refused, and the sheet and cell are named."""
    row = "".join(c for c in cell if c.isdigit())
    data = _with_rows(form, f'<row r="{row}"><c r="{cell}"><v>1</v></c></row>'.encode())
    problem = the(read(data).problems, "workbook-stray-cell")
    assert (problem.place.sheet, problem.place.cell) == (team_form().lists[0].sheet, cell)


def test_a_stray_cell_counts_whatever_its_row_claims(form: bytes) -> None:
    """A cell counts where its own name says it is, not where its row says."""
    data = _with_rows(form, b'<row r="60"><c r="XFD1048576"><v>1</v></c></row>')
    assert the(read(data).problems, "workbook-stray-cell").place.cell == "XFD1048576"


def test_a_stray_cell_in_a_part_that_hides_is_refused(form: bytes) -> None:
    """A sheet under another address in the zip is measured as well."""

    def move(name: str, data: bytes) -> bytes:
        if name == "xl/_rels/workbook.xml.rels":
            return data.replace(b"worksheets/sheet3.xml", b"elders/blad.xml")
        return data

    moved = repacked(form, move)
    body = part(form, SHEET).replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    with zipfile.ZipFile(stream := io.BytesIO(moved), "a") as archive:
        archive.writestr("xl/elders/blad.xml", body)
    problem = the(read(stream.getvalue()).problems, "workbook-stray-cell")
    assert problem.place.sheet == team_form().lists[0].sheet


def test_a_stray_cell_in_a_part_that_no_sheet_names_is_refused(form: bytes) -> None:
    """Whatever the fast reader would find in the zip was looked at."""
    body = part(form, SHEET).replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    with zipfile.ZipFile(stream := io.BytesIO(form), "a") as archive:
        archive.writestr("xl/worksheets/sheet99.xml", body)
    problem = the(inspect("x", stream.getvalue()).problems, "workbook-stray-cell")
    assert problem.place.sheet == "xl/worksheets/sheet99.xml"


def test_an_empty_cell_far_away_does_no_harm(form: bytes) -> None:
    """Colouring a whole sheet is no reason to refuse it."""
    data = _with_rows(form, b'<row r="1048576"><c r="XFD1048576" s="1"/></row>')
    assert [p.code for p in read(data).problems] == UNTOUCHED


def _with_sheet(ods: bytes, rows: str) -> bytes:
    """A workbook with one sheet more, before the others."""
    sheet = f'<table:table table:name="Los">{rows}</table:table><table:table '.encode()
    return repacked(ods, lambda n, d: d.replace(b"<table:table ", sheet, 1) if n == "content.xml" else d)


VALUE = 'office:value-type="string"><text:p>x</text:p></table:table-cell>'


@pytest.mark.parametrize(("empty", "cell"), [(19_999, None), (20_000, "A20001"), (1_048_000, "A1048001")])
def test_a_stray_cell_in_ods_is_found_behind_repetition(ods: bytes, empty: int, cell: str | None) -> None:
    """In .ods too a value far down is refused, however its empty rows are counted."""
    rows = (
        f'<table:table-row table:number-rows-repeated="{empty}"><table:table-cell/></table:table-row>'
        f"<table:table-row><table:table-cell {VALUE}</table:table-row>"
    )
    problems = inspect("x.ods", _with_sheet(ods, rows)).problems
    assert [(p.code, p.place.sheet, p.place.cell) for p in problems] == (
        [("workbook-stray-cell", "Los", cell)] if cell else []
    )


COMMENT = (
    "<office:annotation><dc:creator>Jan</dc:creator><text:p>Klopt dit?</text:p><text:p>Ja.</text:p>"
    "</office:annotation>"
)


def test_a_comment_in_ods_is_no_value(ods: bytes) -> None:
    """A comment beside empty cells far out is nothing that was filled in; a value beside it is."""

    def with_row(cell: str) -> bytes:
        wide = f'<table:table-cell table:number-columns-repeated="1000"{cell}'
        return _with_sheet(ods, f"<table:table-row>{wide}</table:table-row>")

    assert inspect("x.ods", with_row(f">{COMMENT}</table:table-cell>")).problems == ()
    filled = with_row(f">{COMMENT}<text:p>x</text:p></table:table-cell>")
    the(inspect("x.ods", filled).problems, "workbook-stray-cell")


def test_a_comment_in_ods_is_not_read_with_an_error(ods: bytes) -> None:
    """What a cell shows is its own text, without what somebody remarked on it."""
    cell = f'<table:table-cell calcext:value-type="error">{COMMENT}<text:p>#N/B</text:p></table:table-cell>'
    row = f"<table:table-row>{cell}</table:table-row>".encode()
    data = repacked(
        ods,
        lambda n, d: (
            d.replace(b"<table:table-row", row + b"<table:table-row", 1) if n == "content.xml" else d
        ),
    )
    assert [m.error for m in inspect("x", data).extent("Uitleg").marked.values()] == ["#N/B"]


@pytest.mark.parametrize(("times", "cell"), [(200, None), (201, "GS1")])
def test_a_repeated_value_in_ods_counts_as_often_as_it_stands(
    ods: bytes, times: int, cell: str | None
) -> None:
    """One value that is repeated over so many columns is as many cells."""
    wide = f'<table:table-cell table:number-columns-repeated="{times}" {VALUE}'
    problems = inspect("x.ods", _with_sheet(ods, f"<table:table-row>{wide}</table:table-row>")).problems
    assert [(p.code, p.place.cell) for p in problems] == ([("workbook-stray-cell", cell)] if cell else [])


def test_a_zip_bomb_is_refused_before_it_is_unpacked(form: bytes) -> None:
    """A part that swells far more than text does is refused, however small the file is."""
    bomb = b"<sst>" + b" " * 6_000_000 + b"</sst>"
    data = repacked(form, lambda n, d: bomb if n == "xl/sharedStrings.xml" else d)
    assert len(data) < 500_000
    the(read(data).problems, "workbook-too-large")


def test_parts_that_are_too_large_together_are_refused(form: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of them would do."""
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        largest = max(entry.file_size for entry in archive.infolist())
    monkeypatch.setattr(guard, "MAX_BYTES", largest + 1)
    assert [p.code for p in inspect("x", form).problems] == ["workbook-too-large"]


def _ods_with(ods: bytes, rows: str) -> bytes:
    return repacked(
        ods,
        lambda n, d: (
            d.replace(b"<table:table-row", rows.encode() + b"<table:table-row", 1)
            if n == "content.xml"
            else d
        ),
    )


def test_one_text_over_a_whole_sheet_of_ods_is_refused_before_it_is_unfolded(ods: bytes) -> None:
    """A small file that says one text some millions of times would take gigabytes."""
    text = "Wij werken zo. " * 20
    row = (
        '<table:table-row table:number-rows-repeated="15000"><table:table-cell '
        'table:number-columns-repeated="190" office:value-type="string"><text:p>{}</text:p>'
        "</table:table-cell></table:table-row>"
    )
    problem = the(read(_ods_with(ods, row.format(text)), "x.ods").problems, "workbook-too-much-text")
    assert problem.place.sheet == "Uitleg"
    few = row.replace("15000", "100").format(text)
    assert read(_ods_with(ods, few), "x.ods").problems == ()


def test_one_long_text_in_many_cells_of_xlsx_is_refused(form: bytes) -> None:
    """A text that all cells share is kept once in the file, and would stand in memory for each of them."""
    cells = "".join(f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(1000, 9000))

    def with_text(length: int) -> bytes:
        def change(name: str, part: bytes) -> bytes:
            if name == "xl/sharedStrings.xml":
                return part.replace(b"<si>", b"<si><t>" + b"x" * length + b"</t></si><si>", 1)
            return part.replace(b"</sheetData>", cells.encode() + b"</sheetData>") if name == SHEET else part

        return repacked(form, change)

    the(inspect("x", with_text(30_000)).problems, "workbook-too-much-text")
    assert inspect("x", with_text(3_000)).problems == ()


def test_a_long_text_that_stands_once_is_no_reason_to_refuse(form: bytes) -> None:
    """A whole page pasted in one cell is read, however many other cells there are."""
    data = repacked(
        form,
        lambda n, d: (
            d.replace(b"</sst>", b"<si><t>" + b"x" * 32_000 + b"</t></si></sst>") if "Strings" in n else d
        ),
    )
    assert inspect("x", data).problems == ()


def test_many_sheets_with_a_cell_far_down_are_refused_together(form: bytes) -> None:
    """Each of them would do; together they would take more room than any form."""
    far = b'<row r="19999"><c r="GR19999"><v>1</v></c></row></sheetData>'

    def change(name: str, part: bytes) -> bytes:
        return part.replace(b"</sheetData>", far) if name.startswith("xl/worksheets/sheet") else part

    the(inspect("x", repacked(form, change)).problems, "workbook-too-much-text")


def test_comments_and_merged_cells_are_known(ods: bytes) -> None:
    """Comments with their words and without their author, and cells made one, in both kinds of file."""

    def change(book: openpyxl.Workbook) -> None:
        book["Team"]["B7"].comment = Comment(
            "Jan Jansen:\nKlopt dit?\nNavragen bij Jan Jansen: ja.", "Jan Jansen"
        )
        book["Team"].merge_cells("B9:B11")

    team = inspect("x", rebuilt(change)).extent("Team")
    assert (team.notes, team.merged) == (
        {(6, 1): "Klopt dit?\nNavragen bij Jan Jansen: ja."},
        [(8, 1, 10, 1)],
    )
    row = (
        f"<table:table-row><table:table-cell>{COMMENT}</table:table-cell><table:table-cell "
        'table:number-rows-spanned="3" table:number-columns-spanned="1"/></table:table-row>'
    )
    before = inspect("x", ods).extent("Uitleg")
    uitleg = inspect("x", _ods_with(ods, row)).extent("Uitleg")
    (text,) = (text for at, text in uitleg.notes.items() if at not in before.notes)
    assert text.strip() == "Klopt dit?\nJa."
    ((first, left, last, right),) = (place for place in uitleg.merged if place not in before.merged)
    assert (left, right, last - first) == (1, 1, 2)


def test_a_picture_in_the_workbook_is_never_unpacked(form: bytes) -> None:
    """What is not needed for the answers is left in the zip, whatever its size."""
    with zipfile.ZipFile(stream := io.BytesIO(form), "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/foto.png", b"\0" * 70_000_000)
    assert [p.code for p in read(stream.getvalue()).problems] == UNTOUCHED


def test_entities_are_refused(form: bytes) -> None:
    """A file that would grow by entities is refused."""
    laughs = (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]>'
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">&c;</sst>'
    )
    data = repacked(form, lambda n, d: laughs if n == "xl/sharedStrings.xml" else d)
    the(inspect("x", data).problems, "workbook-unreadable")


def test_too_many_formulas_are_refused(form: bytes) -> None:
    """A file full of formulas is no form."""
    rows = "".join(
        f'<row r="{r}">' + "<c><f>1</f></c>" * 150 + "</row>" for r in range(1000, 1000 + 60_000 // 150)
    )
    the(read(_with_rows(form, rows.encode())).problems, "workbook-too-many-formulas")


@pytest.mark.parametrize(
    ("names", "refused"),
    [
        (["xl/extra.xml"], False),
        (["XL/STYLES.XML"], True),
        ([f"extra/{n}" for n in range(MAX_ENTRIES)], True),
    ],
    ids=["one more", "one twice", "thousands"],
)
def test_too_many_or_doubled_entries_are_refused(form: bytes, names: list[str], refused: bool) -> None:
    """A zip with thousands of parts, or with one part twice, is refused whatever else is in it."""
    with zipfile.ZipFile(stream := io.BytesIO(form), "a") as archive:
        for name in names:
            archive.writestr(name, b"<a/>")
    assert [p.code for p in inspect("x", stream.getvalue()).problems] == ["workbook-unreadable"] * refused


def test_a_zip_with_a_password_is_told_as_one(form: bytes) -> None:
    """Some programs lock the zip itself; what is in it looks damaged then."""
    data = bytearray(form)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1  # in the list of what is in it
        at = data.find(b"PK\x01\x02", at + 1)
    the(inspect("x", bytes(data)).problems, "workbook-password")


MAIL = b"Received: from mail.example by x\r\nSubject: formulier\r\n\r\nBijlage."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html><table><tr><td>3</td></tr></table></html>", "page"),
        (b"<html xmlns:x='urn:schemas-microsoft-com:office:excel'><body></body></html>", "page"),
        (b"<table><tr><td>VL-01</td></tr></table>", "page"),
        (MAIL, "mail"),
        (b"From: Anna <anna@example.nl>\nTo: x\n\n", "mail"),
        (OLE + "__substg1.0_0037001F".encode("utf-16-le"), "mail"),
        (OLE + "WordDocument".encode("utf-16-le"), "document"),
        (b"%PDF-1.7\n", "document"),
        (b"<?xml version='1.0'?><office:document xmlns:office='urn:x'></office:document>", "flat"),
        (b'<?xml version="1.0"?><Book xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "flat"),
        (_zip({"oost.xlsx": b"PK", "west.xlsx": b"PK"}), "archive"),
        (_zip({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}), "document"),
        (_zip({"[Content_Types].xml": b"<a/>", "xl/workbook.bin": b"x"}), "binary"),
        (_zip({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}), "other"),
        (b"\x89PNG\r\n", "picture"),
        (b"naam;niveau\nVL-01;3\n", "other"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_workbook_is_called_by_its_name(data: bytes, kind: str) -> None:
    """An empty file, a web page, a mail, a zip with forms: each is said, with what to do."""
    problem = the(read(data).problems, "workbook-kind-unknown")
    assert dict(problem.holes) == words_of(kind)
    assert describe(problem)[1] == words_of(kind)["what"] + "."


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "workbook-kind-unknown"),
        (b"naam;niveau\nVL-01;3\n", "workbook-kind-unknown"),
        (_zip({"readme.txt": b"x"}), "workbook-kind-unknown"),
        (_zip({"mimetype": b"opendocument.text", "content.xml": b"<a/>"}), "workbook-kind-unknown"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "workbook-macros"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "workbook-password",
        ),
        (_zip({"xl/workbook.xml": b"<a/>", "xl/vbaProject.bin": b"x"}), "workbook-macros"),
        (
            _zip(
                {
                    "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                    "content.xml": b"\x00\x01",
                    "META-INF/manifest.xml": b"<manifest:m><manifest:encryption-data/></manifest:m>",
                }
            ),
            "workbook-password",
        ),
        (_zip({"xl/workbook.xml": b"<a>"}), "workbook-unreadable"),
        (_zip({"xl/workbook.xml": b"<a/>"}), "workbook-unreadable"),
    ],
)  # fmt: skip
def test_another_kind_of_file_is_named_for_what_it_is(data: bytes, code: str) -> None:
    """Old, locked, broken and other files each get their own sentence."""
    reading = read(data)
    the(reading.problems, code)
    assert reading.answers is None


@given(st.integers(0, 60_000))
@settings(max_examples=25)
def test_a_truncated_file_gives_a_problem(length: int) -> None:
    """A download that broke off halfway is told, never a crash."""
    data = target_of("zandwerve-oost").read_bytes()
    reading = read(data[: min(length, len(data) - 30)])
    assert reading.answers is None
    assert [p.code for p in reading.problems] in (["workbook-unreadable"], ["workbook-kind-unknown"])


@given(st.binary(max_size=2000), st.booleans())
@example(b"PK\x05\x06" + b"\0" * 18, False)
@settings(max_examples=60)
def test_random_bytes_give_a_problem(data: bytes, looks_like_zip: bool) -> None:
    """Whatever bytes come in, the answer is a problem."""
    reading = read(b"PK\x03\x04" + data if looks_like_zip else data)
    assert reading.problems
    assert reading.answers is None


@given(st.integers(0, 40_000), st.integers(0, 255))
@settings(max_examples=60)
def test_one_damaged_byte_never_raises(where: int, value: int) -> None:
    """A file that got damaged on the way is read or refused, never a crash."""
    data = bytearray(target_of("gemeente-zandwerve").read_bytes())
    data[where % len(data)] = value
    reading = read(bytes(data))
    assert reading.answers is not None or reading.problems


def test_formulas_and_errors_are_found_in_xlsx_and_ods(ods: bytes) -> None:
    """The guard knows which cells were calculated, in both kinds of file."""

    def plant(book: Book) -> None:
        book["Team"]["B6"] = "=1+1"

    assert inspect("x", edited(plant)).extent("Team").marked[5, 1].formula == "1+1"
    row = (
        b'<table:table-row><table:table-cell table:formula="of:=1/0" calcext:value-type="error">'
        b"<text:p>#DEEL/0!</text:p></table:table-cell></table:table-row>"
    )
    data = repacked(
        ods,
        lambda n, d: (
            d.replace(b"<table:table-row", row + b"<table:table-row", 1) if n == "content.xml" else d
        ),
    )
    found = list(inspect("x", data).extent("Uitleg").marked.values())
    assert [(m.formula, m.error) for m in found] == [("1/0", "#DEEL/0!")]


def test_the_committed_forms_pass() -> None:
    """Every real file of the invented region passes the guard."""
    files = sorted(Path(target_of("zandwerve-oost")).parent.iterdir())
    assert sorted(f.stem for f in files) == sorted(answers_of(ROUND_WITH_FORMS))  # one of each that answered
    assert all(not inspect(f.name, f.read_bytes()).problems for f in files)


def test_comments_and_merged_cells_cost_no_more_than_anybody_makes() -> None:
    """However many there are in a file, only so many are kept, and of each no more than a cell may hold."""
    many = extent.MAX_NOTES + 50
    authors = "".join(f"<author>a{n}</author>" for n in range(many))
    notes = "".join(f'<comment ref="A{n}"><text><t>x</t></text></comment>' for n in range(2, many))
    long = f'<comment ref="A1"><text>{"<t>lang</t>" * 20_000}</text></comment>'
    part = cells_xml.XlsxPart()
    part.run([f"<comments><authors>{authors}</authors>{long}{notes}</comments>".encode()])
    assert len(part.notes) == extent.MAX_NOTES
    assert len(part.notes[0, 0]) == extent.NOTE_MAX
    assert len(part._authors) == extent.MAX_AUTHORS
    assert part.extent.beyond == many - 1 - extent.MAX_NOTES
    merged = cells_xml.XlsxPart()
    merged.run([b"<x>" + b"<mergeCell ref='A1:B2'/>" * many + b"</x>"])
    assert (len(merged.extent.merged), merged.extent.beyond) == (extent.MAX_MERGED, 50)
    row = "<table:table-row><table:table-cell table:number-rows-spanned='2'><office:annotation>"
    row += "<text:p>x</text:p></office:annotation></table:table-cell></table:table-row>"
    ods = cells_xml.OdsContent()
    ods.run([f"<table:table table:name='a'>{row * many}</table:table>".encode()])
    assert len(ods.sheets["a"].notes) == extent.MAX_NOTES
    assert len(ods.sheets["a"].merged) == extent.MAX_MERGED
    assert ods.sheets["a"].beyond == 2 * 50


def test_different_texts_that_unfold_too_large_together_are_refused(ods: bytes) -> None:
    """Each text is short, and each stands in a whole row: together they are more than any form holds."""
    words = (f"tekst {n} die in de hele rij terugkomt" for n in range(10_000))
    rows = "".join(
        '<table:table-row><table:table-cell office:value-type="string" table:number-columns-repeated="190">'
        f"<text:p>{word}</text:p></table:table-cell></table:table-row>"
        for word in words
    )
    the(read(_ods_with(ods, rows), "x.ods").problems, "workbook-too-much-text")
