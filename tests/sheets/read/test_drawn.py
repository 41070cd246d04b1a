# SPDX-License-Identifier: EUPL-1.2
"""Boxes, shapes and pictures over the cells of a sheet: seen and told, and never taken for an answer."""

import io
import re
import zipfile

import pytest

from tests.forms.helpers import edited, repacked
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.open import open_workbook
from toolkit.sheets.read.package.canonical import ODS, canonical

_SHAPE = (
    '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="Tekstvak 1"/></xdr:nvSpPr><xdr:txBody><a:bodyPr/>'
    "<a:p><a:r><a:t>Wij bellen </a:t></a:r><a:r><a:t>eerst</a:t></a:r></a:p>"
    "<a:p><a:r><a:t>altijd</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
)
_ARROW = '<xdr:cxnSp><xdr:nvCxnSpPr><xdr:cNvPr id="3" name="Pijl"/></xdr:nvCxnSpPr></xdr:cxnSp>'
_PICTURE = "<xdr:pic><xdr:blipFill/></xdr:pic>"
_DRAWING = (
    '<?xml version="1.0" encoding="UTF-8"?><xdr:wsDr '
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    f"<xdr:twoCellAnchor>{_SHAPE}</xdr:twoCellAnchor><xdr:twoCellAnchor>{_ARROW}</xdr:twoCellAnchor>"
    f"<xdr:oneCellAnchor>{_PICTURE}</xdr:oneCellAnchor></xdr:wsDr>"
)
_LINK = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" '
    'Target="../drawings/drawing9.xml"/></Relationships>'
)
_BOX = (
    '<draw:custom-shape draw:name="x"><text:p><text:span>Wij bellen</text:span> eerst</text:p>'
    "<text:p>altijd</text:p></draw:custom-shape>"
)
_PHOTO = '<draw:frame><draw:image xlink:href="Pictures/1.png"><text:p/></draw:image></draw:frame>'
_CHART = '<draw:frame><draw:object/><draw:image xlink:href="ObjectReplacements/1"/></draw:frame>'
_SPACES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in {n: n for n in ("office", "table", "text")}.items()
) + (
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
_MANIFEST = ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
_SAID = "Wij bellen eerst\naltijd"


def with_drawing(data: bytes, sheet: int, drawing: str = _DRAWING) -> bytes:
    """A workbook with something drawn on a sheet, by its number."""
    with zipfile.ZipFile(stream := io.BytesIO(data), "a") as archive:
        archive.writestr("xl/drawings/drawing9.xml", drawing)
        archive.writestr(f"xl/worksheets/_rels/sheet{sheet}.xml.rels", _LINK)
    return stream.getvalue()


def ods(cells: str, before: str = "") -> bytes:
    """An .ods with one row of cells and something before it."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{_SPACES}><office:body>'
        f'<office:spreadsheet><table:table table:name="a">{before}<table:table-row>{cells}</table:table-row>'
        '</table:table><table:table table:name="b"/></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest{_MANIFEST}/>")
        archive.writestr("content.xml", content)
    return stream.getvalue()


def sheets(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook that is read."""
    found, problems = open_workbook("x", data)
    assert problems == ()
    return found


def text(value: str, drawn: str = "") -> str:
    """A cell with a text, and what is drawn from it."""
    return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p>{drawn}</table:table-cell>'


def test_a_text_box_in_an_xlsx_is_seen_on_its_sheet() -> None:
    """The words of a box and a picture count, an arrow does not; the cells are read as without them."""
    plain = edited(lambda _: None)
    before, after = sheets(plain), sheets(with_drawing(plain, 2))
    assert [s.rows for s in after] == [s.rows for s in before]
    assert [list(s.drawn) for s in after if s.drawn] == [[_SAID, ""]]
    assert after[1].drawn


def test_a_drawing_that_cannot_be_read_refuses_no_form() -> None:
    """No answer stands in a drawing: that something is drawn is told, and the cells count."""
    broken = sheets(with_drawing(edited(lambda _: None), 2, "<xdr:wsDr><xdr:sp>"))
    assert list(broken[1].drawn) == [""]


@pytest.mark.parametrize(
    ("data", "rows", "drawn"),
    [
        (ods(text("3", _BOX)), [("3",)], [_SAID]),
        (ods(text("3") + text("", _PHOTO)), [("3",)], [""]),
        (ods(text("3"), f"<table:shapes>{_BOX}{_PHOTO}</table:shapes>"), [("3",)], [_SAID, ""]),
        (ods(text("3", _CHART)), [("3",)], []),
        (ods(f"<table:table-cell>{_BOX}</table:table-cell>{text('3')}"), [("", "3")], [_SAID]),
    ],
)  # fmt: skip
def test_a_text_box_in_an_ods_is_no_text_of_the_cell(
    data: bytes, rows: list[tuple[str, ...]], drawn: list[str]
) -> None:
    """A level stays a level, whatever box hangs on its cell; what the box says is seen apart."""
    first, second = sheets(data)
    assert [tuple(row)[: len(rows[0])] for row in first.rows] == rows
    assert list(first.drawn) == drawn
    assert not second.drawn


def test_a_box_under_another_prefix_is_a_box() -> None:
    """The names that a program gives to families of XML make no difference."""
    data = repacked(
        ods(text("3", _BOX)), lambda _, part: re.sub(rb"\bdraw:", b"d:", part).replace(b":draw=", b":d=")
    )
    (first, _) = sheets(data)
    assert (first.at(0, 0), list(first.drawn)) == ("3", [_SAID])


def test_what_is_written_anew_holds_no_drawing() -> None:
    """So that the fast reader cannot take its text for that of a cell."""
    with zipfile.ZipFile(io.BytesIO(ods(text("3", _BOX)))) as archive:
        anew = canonical(archive.read("content.xml"), ODS)
    assert b"Wij bellen" not in anew
    assert b"<text:p>3</text:p>" in anew
