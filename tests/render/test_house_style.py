# SPDX-License-Identifier: EUPL-1.2
"""A municipality restyles its documents with copies of our templates, as docs/huisstijl.md tells."""

import copy
import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor, Twips
from docx.table import Table

from tests.documents.sample_document import hostile, sample
from tests.office import saved_as
from tests.render.test_pdf import FONTS
from tests.render.test_word import texts
from tests.render.word import TEMPLATE, headings_of, opened, parts, tables_of, text_of, word
from toolkit.places import data_folder
from toolkit.render.html import render_html
from toolkit.render.pdf import render_pdf
from toolkit.render.picture import chart_pictures
from toolkit.render.templates import read_templates, read_word_template
from tools.example.office import Office
from tools.word_template import styles_told

GREEN, FONT, ALT = "0B6E4F", "Georgia", "Logo gemeente Voorbeeldstad"
OURS = data_folder() / "templates"
MARGINS = {"header", "footer"}  # shown by themselves, above and below
PAGE = Path(__file__).resolve().parents[2] / "docs" / "huisstijl.md"


def own_template() -> bytes:
    """Our template as a municipality would change it: colour, letters, margins, a logo and an address."""
    file = opened(TEMPLATE)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        style: Any = file.styles[name]
        style.font.color.rgb = RGBColor.from_string(GREEN)
        style.font.name = FONT
    file.sections[0].left_margin = Cm(4)
    footer: Any = file.styles["Footer"]
    for stop in (4536, 9072):  # as Word has them by itself
        footer.paragraph_format.tab_stops.add_tab_stop(Twips(stop))
    header = file.sections[0].header
    # a chart stands in for the logo
    header.add_paragraph().add_run().add_picture(io.BytesIO(_logo()), width=Cm(3))
    for shape in header._element.iter(qn("wp:docPr")):
        shape.set("descr", ALT)
    file.sections[0].footer.paragraphs[0].text = "Postbus 1, Voorbeeldstad"
    file.paragraphs[0].insert_paragraph_before("Voorblad van de gemeente")
    file.add_paragraph("Colofon van de gemeente")
    return _saved(file)


def _logo() -> bytes:
    return chart_pictures(sample(), FONTS)[1]


def _saved(file: Document) -> bytes:
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def test_an_own_word_template_gives_its_look_to_the_document(tmp_path: Path) -> None:
    """Its heading colour, font, logo, address and own pages are in the file, and so is every word."""
    (tmp_path / "plan.docx").write_bytes(own_template())
    document = sample()
    data = word(document, read_word_template([tmp_path]))
    file = opened(data)
    heading: Any = file.styles["Heading 1"]
    assert (str(heading.font.color.rgb), heading.font.name) == (GREEN, FONT)
    assert [
        p.style.name for p in file.paragraphs if p.text.strip() == "Prioriteiten" and p.style is not None
    ] == [
        "toc 1",
        "Heading 1",
    ]
    assert [file.paragraphs[n].text for n in (0, 1, -1)] == [
        "Voorblad van de gemeente",
        document.title,
        "Colofon van de gemeente",
    ]
    footer = [p.text for p in file.sections[0].footer.paragraphs]
    assert footer[0] == "Postbus 1, Voorbeeldstad"
    assert footer[1].startswith(f"{document.footer}\t")
    header = file.sections[0].header
    assert [s.get("descr") for s in header._element.iter(qn("wp:docPr"))] == [ALT]
    pictures = [content for name, content in parts(data).items() if name.startswith("word/media/")]
    assert _logo() in pictures
    assert header.paragraphs[0].text == document.example_notice
    shown = text_of(data)
    assert [text for text in texts(document) if text not in shown] == []
    # tables and page numbers fit between the margins of the municipality
    stops = file.sections[0].footer.paragraphs[1].paragraph_format.tab_stops
    assert [(stop.position.twips, stop.alignment) for stop in stops] == [
        (4536, WD_TAB_ALIGNMENT.CLEAR),
        (9072, WD_TAB_ALIGNMENT.CLEAR),
        (Cm(21).twips - Cm(4).twips - Cm(1.8).twips, WD_TAB_ALIGNMENT.RIGHT),
    ]
    for table in tables_of(file, "Plantabel"):
        wide = sum(int(c.get(qn("w:w"), "0")) for c in table._tbl.tblGrid.iter(qn("w:gridCol")))
        assert abs(wide - Cm(15.2).twips) <= 1


def test_a_cover_with_a_header_of_its_own_keeps_it_and_says_the_notice() -> None:
    """Each header gets the line for an invented region, and for a real one nothing at all."""
    file = opened(TEMPLATE)
    cover = file.paragraphs[0].insert_paragraph_before("Voorblad")
    cover._p.get_or_add_pPr().append(copy.deepcopy(file.sections[0]._sectPr))
    for section, text in zip(file.sections, ("Briefhoofd", "Vervolgvel"), strict=True):
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].text = text
    document = sample()
    for notice in (document.example_notice, ""):
        made = opened(word(replace(document, example_notice=notice), _saved(file)))
        headers = [[p.text for p in s.header.paragraphs] for s in made.sections]
        own = [[notice] if notice else []] * 2
        assert headers == [[*own[0], "Briefhoofd"], [*own[1], "Vervolgvel"]]


def test_an_own_template_keeps_its_bookmarks_and_speaks_dutch() -> None:
    """Each bookmark and picture has its own number, spelling is Dutch, who made the template is not told."""
    file = opened(TEMPLATE)
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-US")
    file.core_properties.author = file.core_properties.last_modified_by = "J. Jansen"
    cover = file.paragraphs[0].insert_paragraph_before("Voorblad")
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), "3")
        mark.set(qn("w:name"), "eigen")
        cover._p.append(mark)
    data = word(sample(), _saved(file))
    assert not any(b"Jansen" in content for content in parts(data).values())
    made = opened(data)
    body = made.element.body
    ids = [e.get(qn("w:id")) for e in body.iter(qn("w:bookmarkStart"))]
    ids += [e.get("id") for e in body.iter(qn("wp:docPr"))]
    assert "3" in ids
    assert len(set(ids)) == len(ids) > 8
    assert {e.get(qn("w:val")) for e in made.styles.element.iter(qn("w:lang"))} == {"nl-NL"}


@pytest.mark.slow
def test_a_template_that_an_office_saved_still_works(office: Office, tmp_path: Path) -> None:
    """LibreOffice writes every part anew; contents, tables, lists and headings come out the same."""
    (tmp_path / "plan.docx").write_bytes(TEMPLATE)
    saved = saved_as(office, tmp_path / "plan.docx", tmp_path / "saved.docx")
    ours = opened(word(sample()))
    theirs = opened(word(sample(), saved.read_bytes()))
    assert list(headings_of(theirs)) == list(headings_of(ours))
    assert _captioned(theirs) == _captioned(ours)
    assert len(_captioned(ours)) == 3
    anchors = [
        [h.get(qn("w:anchor")) for h in f.element.body.iter(qn("w:hyperlink"))] for f in (ours, theirs)
    ]
    assert anchors[0] == anchors[1] != []
    for file in (ours, theirs):
        numbering: Any = file.part.numbering_part.element
        assert len(list(numbering.iter(qn("w:startOverride")))) == 1


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


def _styles_of(data: bytes) -> set[str]:
    """The names of the styles that a file uses, in its text, header and footer."""
    file = opened(data)
    section = file.sections[0]
    return {
        file.styles.element.get_by_id(e.get(qn("w:val"))).name_val
        for part in (file.element.body, section.header._element, section.footer._element)
        for kind in ("w:pStyle", "w:rStyle", "w:tblStyle")
        for e in part.iter(qn(kind))
    }


def test_every_style_of_a_document_is_explained_and_shown() -> None:
    """The page for municipalities names just the styles that documents use, and the template shows each."""
    told = {name.lower(): purpose for name, purpose in styles_told(PAGE.read_text(encoding="utf-8"))}
    used = {name.lower() for name in _styles_of(word(sample())) | _styles_of(word(hostile("x")))}
    assert len(used) > 20
    assert set(told) == used
    shown = text_of(TEMPLATE)
    assert [name for name, purpose in told.items() if purpose not in shown and name not in MARGINS] == []


def test_a_page_that_differs_has_the_notice_and_the_mark_too() -> None:
    """A first page, an even page and a cover on paper of its own say what the document is as well."""
    file = opened(TEMPLATE)
    file.settings.odd_and_even_pages_header_footer = True
    file.sections[0].different_first_page_header_footer = True
    cover = file.paragraphs[0].insert_paragraph_before("Voorblad")
    cover._p.get_or_add_pPr().append(copy.deepcopy(file.sections[0]._sectPr))
    file.sections[1].left_margin = Cm(9)  # less than a chart is wide
    document = sample()
    made = opened(word(document, _saved(file)))
    assert len(made.sections) == 2
    for section in made.sections:
        headers = (section.header, section.first_page_header, section.even_page_header)
        assert [h.paragraphs[0].text for h in headers] == [document.example_notice] * 3
        footers = (section.footer, section.first_page_footer, section.even_page_footer)
        assert [document.footer in f.paragraphs[-1].text for f in footers] == [True] * 3
        assert [len(f.paragraphs) for f in (*headers, *footers)] == [1] * 6
    tables = tables_of(made, "Plantabel")
    wide = {sum(int(c.get(qn("w:w"), "0")) for c in t._tbl.tblGrid) for t in tables}
    assert [abs(each - Cm(10.2).twips) <= 1 for each in wide] == [True]
    charts = [int(e.get("cx", "0")) for e in made.element.body.iter(qn("wp:extent"))]
    assert [round(wide / Cm(1), 2) for wide in charts] == [10.2, 10.2]


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
