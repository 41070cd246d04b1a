# SPDX-License-Identifier: EUPL-1.2
"""A municipality restyles its documents with copies of our templates, as docs/huisstijl.md tells."""

import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor
from docx.table import Table

from tests.documents.sample_document import sample
from tests.documents.test_pdf import FONTS
from tests.documents.test_word import texts
from tests.documents.word import TEMPLATE, headings_of, opened, parts, tables_of, text_of, word
from toolkit.places import data_folder
from toolkit.render.html import render_html
from toolkit.render.pdf import render_pdf
from toolkit.render.picture import chart_pictures
from toolkit.render.templates import read_templates, read_word_template

GREEN, FONT, ALT = "0B6E4F", "Georgia", "Logo gemeente Voorbeeldstad"
OURS = data_folder() / "templates"
PAGE = Path(__file__).resolve().parents[2] / "docs" / "huisstijl.md"


def own_template() -> bytes:
    """Our template as a municipality would change it: colour, letters, margins, a logo and an address."""
    file = opened(TEMPLATE)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        style: Any = file.styles[name]
        style.font.color.rgb = RGBColor.from_string(GREEN)
        style.font.name = FONT
    file.sections[0].left_margin = Cm(4)
    header = file.sections[0].header
    # a chart stands in for the logo
    header.add_paragraph().add_run().add_picture(io.BytesIO(_logo()), width=Cm(3))
    for shape in header._element.iter(qn("wp:docPr")):
        shape.set("descr", ALT)
    file.paragraphs[0].insert_paragraph_before("Postbus 1, Voorbeeldstad")
    return _saved(file)


def _logo() -> bytes:
    return chart_pictures(sample(), FONTS)[1]


def _saved(file: Document) -> bytes:
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def test_an_own_word_template_gives_its_look_to_the_document(tmp_path: Path) -> None:
    """Heading colour, font, logo and address of the municipality are in the file, and so is every word."""
    (tmp_path / "plan.docx").write_bytes(own_template())
    document = sample()
    data = word(document, read_word_template([tmp_path]))
    file = opened(data)
    heading: Any = file.styles["Heading 1"]
    assert (str(heading.font.color.rgb), heading.font.name) == (GREEN, FONT)
    assert [p.style.name for p in file.paragraphs if p.text == "Prioriteiten" and p.style is not None] == [
        "toc 1",
        "Heading 1",
    ]
    assert file.paragraphs[0].text == "Postbus 1, Voorbeeldstad"
    header = file.sections[0].header
    assert [s.get("descr") for s in header._element.iter(qn("wp:docPr"))] == [ALT]
    pictures = [content for name, content in parts(data).items() if name.startswith("word/media/")]
    assert _logo() in pictures
    assert header.paragraphs[0].text == document.example_notice
    shown = text_of(data)
    assert [text for text in texts(document) if text not in shown] == []
    # tables and page numbers fit between the margins of the municipality
    stops = [int(t.get(qn("w:pos"), "0")) for t in file.sections[0].footer._element.iter(qn("w:tab"))]
    assert 0 < max(stops) <= Cm(15).twips
    for table in tables_of(file, "Plantabel"):
        wide = sum(int(c.get(qn("w:w"), "0")) for c in table._tbl.tblGrid.iter(qn("w:gridCol")))
        assert abs(wide - Cm(15).twips) <= 1


def test_a_template_that_an_office_saved_still_works(tmp_path: Path) -> None:
    """LibreOffice writes every part anew; contents, tables, lists and headings come out the same."""
    if shutil.which("soffice") is None:
        pytest.skip("soffice is not installed")
    (tmp_path / "plan.docx").write_bytes(TEMPLATE)
    office = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    kind = "docx:MS Word 2007 XML"
    convert = ["soffice", office, "--headless", "--convert-to", kind, "--outdir", "saved", "plan.docx"]
    subprocess.run(convert, cwd=tmp_path, capture_output=True, check=True)
    ours = opened(word(sample()))
    theirs = opened(word(sample(), (tmp_path / "saved" / "plan.docx").read_bytes()))
    assert list(headings_of(theirs)) == list(headings_of(ours))
    assert _captioned(theirs) == _captioned(ours)
    assert len(_captioned(ours)) == 3
    anchors = [
        [h.get(qn("w:anchor")) for h in f.element.body.iter(qn("w:hyperlink"))] for f in (ours, theirs)
    ]
    assert anchors[0] == anchors[1] != []


def _captioned(file: Document) -> dict[str | None, list[list[str]]]:
    """The cells of every table by what it says that it is, boxes aside."""
    found = {}
    for element in file.element.body.iter(qn("w:tbl")):
        caption = element.tblPr.find(qn("w:tblCaption"))
        if caption is not None and element.find(f".//{qn('w:tbl')}") is None:
            rows = [[cell.text for cell in row.cells] for row in Table(element, file).rows]
            if len(rows) > 1:
                found[caption.get(qn("w:val"))] = rows
    return found


def test_every_style_and_tag_of_the_template_is_explained() -> None:
    """The page for municipalities names each style that the template uses, and only tags that it has."""
    file = opened(TEMPLATE)
    root = file.element.body
    parts_of = (root, file.sections[0].header._element, file.sections[0].footer._element)
    used = {
        file.styles.element.get_by_id(e.get(qn("w:val"))).name_val
        for part in parts_of
        for kind in ("w:pStyle", "w:rStyle", "w:tblStyle")
        for e in part.iter(qn(kind))
    }
    page = PAGE.read_text(encoding="utf-8")
    named = {name.lower() for name in re.findall(r"`([^`]+)`", page)}
    assert len(used) > 20
    assert {name for name in used if name.lower() not in named} == set()
    whole = "".join(t.text or "" for part in parts_of for t in part.iter(qn("w:t")))
    tags = re.findall(r"^\| `(\{\{ [\w.]+ \}\})` \|", page, re.MULTILINE)
    assert len(tags) > 5
    assert [tag for tag in tags if tag not in whole] == []


def test_own_colours_of_the_page_and_the_pdf(tmp_path: Path) -> None:
    """A copy of plan.css and of plan.typ with another accent colours both; the page's names exist."""
    page = PAGE.read_text(encoding="utf-8")
    style = (OURS / "plan.css").read_text(encoding="utf-8")
    names = re.findall(r"^\| `(--\w+)` \|", page, re.MULTILINE)
    assert len(names) == 6
    assert [name for name in names if f"{name}: #" not in style] == []
    (accent,) = re.findall(r"--accent: (#\w+);", style)
    (tmp_path / "plan.css").write_text(style.replace(accent, f"#{GREEN}"), encoding="utf-8")
    source = (OURS / "plan.typ").read_text(encoding="utf-8")
    (line,) = re.findall(r"`(#let accent = [^`]+)`", page)
    assert line in source
    (tmp_path / "plan.typ").write_text(
        source.replace(line, f'#let accent = rgb("#{GREEN}")'), encoding="utf-8"
    )
    for name in re.findall(r"De namen (.+?)\nals", page, re.DOTALL)[0].split("`")[1::2]:
        assert f"#let {name} = rgb(" in source, name
    templates = read_templates([tmp_path])
    html = render_html(sample(), templates)
    assert f"--accent: #{GREEN}" in html
    assert "Prioriteiten" in html
    assert render_pdf(sample(), templates, FONTS).data != render_pdf(sample(), read_templates(), FONTS).data
