# SPDX-License-Identifier: EUPL-1.2
"""What is seen at a glance is what following every element finds; where it is not sure it says so."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.forms.helpers import edited, read, repacked, team_form, the
from toolkit.forms.question.read.marks import unread_sheets
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.sheets.read.open import open_workbook
from toolkit.sheets.read.package.cells_xml import XlsxPart
from toolkit.sheets.read.package.extent import Marked, RefusedError, SheetExtent
from toolkit.sheets.read.package.guard import inspect
from toolkit.sheets.read.package.plain_xml import is_plain, plain_extent
from tools.example.fill import target_of

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet><sheetData>'
TAIL = "</sheetData></worksheet>"


def _followed(part: bytes) -> SheetExtent | None:
    """The same by following every element; None when the part is refused."""
    scanner = XlsxPart()
    try:
        scanner.run([part])
    except RefusedError:
        return None
    return scanner.extent


def _sheets(data: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(n) for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]


REAL = [*_sheets(write_workbook(team_form())), *_sheets(target_of("zandwerve-oost").read_bytes())]
LIST = REAL[2]


def test_real_sheets_are_seen_at_a_glance() -> None:
    """Sheets as we write them and as LibreOffice saves them, with all their formulas."""
    assert len(REAL) == 22
    marked = 0
    for part in REAL:
        assert is_plain(part)
        glance = plain_extent(part)
        assert glance is not None
        assert glance == _followed(part)
        marked += len(glance.marked)
    assert marked > 4000


CELLS = (
    '<c r="{at}"/>',
    '<c r="{at}" s="3"/>',
    '<c r="{at}" s="3" t="s"><v>1</v></c>',
    '<c r="{at}"><f>A1&amp;"x"</f><v>2</v></c>',
    '<c r="{at}" t="str"><f aca="false">A1&lt;2</f><v></v></c>',
    '<c r="{at}" t="e"><v>#N/A</v></c>',
    '<c r="{at}" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    '<c r="{at}"><f t="shared" si="0"/><v>2</v></c>',
    '<c r="{at}" t="inlineStr"><is><t>x</t></is></c>',
    # shapes that are not known at a glance
    '<c r="{at}" t="e"/>',
    "<c><v>1</v></c>",
    "<c r='{at}'><v>1</v></c>",
    '<c t="s" r="{at}"><v>1</v></c>',
    '<c r="{at}"><v>1</v><f>A1</f></c>',
    '<c r="{at}"><f>A1&#10;+1</f></c>',
    '<c r="{at}"><f>A1\r\n+1</f></c>',
    '<x:c r="{at}"><x:f>A1</x:f></x:c>',
    '<c r="{at}"><x:f>A1</x:f></c>',
    '<c r="{at}"><!-- --><f>A1</f></c>',
    '<c r="{at}"><f><![CDATA[A1]]></f></c>',
)
PLACES = ("A1", "B2", "GR3", "GS3", "A20000", "A20001", "XFD9", "AB12")


@given(st.lists(st.tuples(st.sampled_from(CELLS), st.sampled_from(PLACES)), max_size=6))
@settings(max_examples=300)
def test_a_glance_never_says_otherwise(cells: list[tuple[str, str]]) -> None:
    """Whatever stands in a sheet, a glance finds the same formulas, errors and far cells, or nothing."""
    row = "".join(cell.replace("{at}", at) for cell, at in cells)
    part = f'{HEAD}<row r="1">{row}</row>{TAIL}'.encode()
    glance = plain_extent(part) if is_plain(part) else None
    followed = _followed(part)
    if glance is not None and followed is not None:
        assert (glance.marked, glance.stray) == (followed.marked, followed.stray)


@given(st.integers(0, len(LIST) - 1), st.binary(min_size=1, max_size=3))
@settings(max_examples=200)
def test_a_changed_sheet_is_seen_as_it_is(where: int, other: bytes) -> None:
    """A few bytes changed anywhere: a glance finds the same as following every element, or nothing."""
    part = LIST[:where] + other + LIST[where + len(other) :]
    glance = plain_extent(part) if is_plain(part) else None
    followed = _followed(part)
    if glance is not None and followed is not None:
        assert glance.marked == followed.marked


@pytest.mark.parametrize("cell", CELLS[:9])
def test_what_offices_write_is_known(cell: str) -> None:
    """The shapes in which our own and office programs write a cell need no second look."""
    part = f'{HEAD}<row r="2">{cell.replace("{at}", "B2")}</row>{TAIL}'.encode()
    assert is_plain(part)
    assert plain_extent(part) == _followed(part) or "/>" in cell


@pytest.mark.parametrize("cell", CELLS[9:])
def test_what_is_otherwise_gets_a_second_look(cell: str) -> None:
    """A cell in any other shape is left to the scanner that follows every element."""
    part = f'{HEAD}<row r="2">{cell.replace("{at}", "B2")}</row>{TAIL}'.encode()
    assert not is_plain(part) or plain_extent(part) is None


@pytest.mark.parametrize(
    "begin",
    ['<?xml version="1.0" encoding="UTF-16"?><a>', "<!DOCTYPE a><a>", "<a><!-- -->", "<a><?x y?>", "\x00<a>"],
)
def test_other_beginnings_are_not_plain(begin: str) -> None:
    """Another alphabet, a document type, comments and instructions need the scanner."""
    assert not is_plain(begin.encode())
    assert is_plain(b"<a>")


def test_a_cell_that_stands_twice_gets_a_second_look() -> None:
    """Which of two cells of one name counts is not for a glance to say."""
    once = f'{HEAD}<row r="1"><c r="A1"><f>1</f></c></row>{TAIL}'.encode()
    assert plain_extent(once) is not None
    assert plain_extent(once.replace(b"</row>", b'<c r="A1" t="e"><v>#N/A</v></c></row>')) is None


def test_cells_in_two_places_get_a_second_look() -> None:
    """One sheet has one place for cells; with a second nobody knows at a glance which is read."""
    once = f'{HEAD}<row r="1"><c r="A1"/></row>{TAIL}'.encode()
    assert plain_extent(once) is not None
    assert plain_extent(once.replace(b"</worksheet>", b"<sheetData></sheetData></worksheet>")) is None
    assert plain_extent(once.replace(b"</worksheet>", b"<x:sheetData/></worksheet>")) is None


@pytest.mark.parametrize("at", ["GS5", "A20001"])
def test_a_far_cell_gets_a_second_look(at: str) -> None:
    """The first column and the first row beyond the limits are not passed over; those before are."""
    part = f'{HEAD}<row r="5"><c r="{at}"><v>1</v></c></row>{TAIL}'.encode()
    assert plain_extent(part) is None
    near = part.replace(b"GS5", b"GR5").replace(b"A20001", b"A20000")
    assert plain_extent(near) is not None


def test_a_formula_is_kept_as_it_was_typed() -> None:
    """Entities become characters again, once; a formula and its error are both kept."""
    cells = '<c r="A1" t="e"><f>A2&amp;lt;&quot;x&quot;</f><v>#NAAM?</v></c>'
    extent = plain_extent(f'{HEAD}<row r="1">{cells}</row>{TAIL}'.encode())
    assert extent is not None
    assert extent.marked == {(0, 0): Marked('A2&lt;"x"', "#NAAM?")}


def test_sheets_that_nobody_reads_stay_in_the_zip() -> None:
    """What shows the outcome is not opened; whatever stands there brings nobody down."""
    data = write_workbook(team_form())
    number = 1 + [s.name for s in open_workbook("x", data)[0]].index("Uitkomst")
    name = f"xl/worksheets/sheet{number}.xml"
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    changed = repacked(data, lambda n, d: d.replace(b"</sheetData>", far) if n == name else d)
    the(open_workbook("x", changed)[1], "workbook-stray-cell")
    sheets, problems = open_workbook("x", changed, ("UITKOMST ", "_norm"))
    assert problems == ()
    assert {"Uitkomst", "_norm"}.isdisjoint(s.name for s in sheets)
    assert len(sheets) == 9
    with zipfile.ZipFile(io.BytesIO(inspect("x", changed, {"uitkomst"}).safe)) as archive:
        assert name not in archive.namelist()
        assert name.replace(str(number), "1") in archive.namelist()
    assert read(changed).problems == read(data).problems


def test_a_sheet_that_no_workbook_names_is_looked_at() -> None:
    """Cells in a part of which nobody knows whether it is read are measured as well."""
    with zipfile.ZipFile(stream := io.BytesIO(write_workbook(team_form())), "a") as archive:
        far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        archive.writestr("xl/elders.xml", f"{HEAD}{far}{TAIL}")
    problem = the(inspect("x", stream.getvalue()).problems, "workbook-stray-cell")
    assert problem.place.sheet == "xl/elders.xml"


def test_a_part_that_two_sheets_name_is_looked_at() -> None:
    """Calling a sheet by the name of one that is skipped does not hide what is read under another name."""
    data = write_workbook(team_form())
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'

    def change(name: str, part: bytes) -> bytes:
        if name == "xl/_rels/workbook.xml.rels":
            return part.replace(b"worksheets/sheet6.xml", b"worksheets/sheet3.xml")
        return part.replace(b"</sheetData>", far) if name == "xl/worksheets/sheet3.xml" else part

    assert [p.code for p in open_workbook("x", repacked(data, change), unread_sheets())[1]] == [
        "workbook-stray-cell"
    ]


def test_a_formula_on_a_list_is_found_among_our_own() -> None:
    """One typed formula between a hundred of ours, in a file as openpyxl saves it."""

    def plant(book: object) -> None:
        book[team_form().lists[0].sheet]["K7"] = "=1+1"  # type: ignore[index]  # a workbook of openpyxl

    found = inspect("x", edited(plant)).extent(team_form().lists[0].sheet).marked
    assert found[6, 10] == Marked("1+1")
    assert len(found) == len(team_form().lists[0].rows) + 1


def test_more_formulas_than_a_form_has_are_refused_at_a_glance(monkeypatch: pytest.MonkeyPatch) -> None:
    """As by who follows every element: as many as are allowed are read, one more is not."""
    monkeypatch.setattr("toolkit.sheets.read.package.plain_xml.MAX_MARKED", 2)
    cells = [f'<c r="{at}"><f>1</f></c>' for at in ("A1", "B1", "C1")]
    two, three = (f'{HEAD}<row r="1">{"".join(cells[:n])}</row>{TAIL}'.encode() for n in (2, 3))
    glance = plain_extent(two)
    assert glance is not None
    assert len(glance.marked) == 2
    with pytest.raises(RefusedError):
        plain_extent(three)
