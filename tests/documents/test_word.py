# SPDX-License-Identifier: EUPL-1.2
"""The Word file: Dutch, built on real styles, complete, and the same every time."""

import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from tests.documents import made
from tests.documents.test_view import ALL
from tests.documents.word import TEMPLATE, opened, parts, text_of, word
from tests.make_word_template import build
from toolkit.render.picture import chart_pictures
from toolkit.render.templates import TemplateFaultError, fonts_folder, read_word_template
from toolkit.render.word import render_word
from toolkit.views.plan_values import PlanView


@pytest.mark.parametrize("make", ALL)
def test_every_state_of_filling_in_gives_a_file(make: Any) -> None:  # noqa: ANN401 - a maker of views
    """It opens, has its title, and no tag of the template is left in any part."""
    view: PlanView = make()
    data = word(view)
    assert view.title in text_of(data)
    texts = [content for name, content in parts(data).items() if name.endswith(".xml")]
    assert len(texts) > 5
    assert not any(re.search(rb"\{[{%#]", content) for content in texts)


@pytest.mark.parametrize("make", [made.full, made.half])
def test_every_figure_of_the_view_is_in_the_file(make: Any) -> None:  # noqa: ANN401 - idem
    """Each row of a table of themes has the theme's figure and counts, as the view has them."""
    view: PlanView = make()
    tables = [t for t in opened(word(view)).tables if len(t.columns) == 5]
    assert len(tables) == len(view.standing) > 1
    for listed, table in zip(view.standing, tables, strict=True):
        shown = [tuple(cell.text for cell in row.cells) for row in table.rows[1:]]
        assert shown == [(r.theme, r.figure, r.status, r.counts, r.limits) for r in listed.rows]


def test_headings_are_real_and_go_down_one_step_at_a_time() -> None:
    """A reader of the outline finds every section of the contents."""
    view = made.full()
    styles = [(p.style.name if p.style else "", p.text) for p in opened(word(view)).paragraphs]
    headings = [(int(name[-1]), text) for name, text in styles if name.startswith("Heading ")]
    assert [text for level, text in headings if level == 1] == [f.value for f in view.contents]
    levels = [0, *(level for level, _ in headings)]
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert [text for name, text in styles if name == "Title"] == [view.title]


def test_every_entry_of_the_contents_arrives() -> None:
    """Each link names a bookmark that is there, and shows the heading it goes to."""
    view = made.half()
    body = opened(word(view)).element.body
    marks = {m.get(qn("w:name")) for m in body.iter(qn("w:bookmarkStart"))}
    links = list(body.iter(qn("w:hyperlink")))
    assert len(links) == len(view.contents) > 5
    assert {link.get(qn("w:anchor")) for link in links} <= marks
    assert ["".join(t.text for t in link.iter(qn("w:t"))) for link in links] == [
        f.value for f in view.contents
    ]
    kinds = [c.get(qn("w:fldCharType")) for c in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


def test_tables_repeat_their_header_and_say_what_they_are() -> None:
    """A table that runs over a page keeps its header row; each has a title for who cannot see it."""
    tables = opened(word(made.full())).tables
    assert len(tables) > 4
    for table in tables:
        headed = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        assert headed == [True, *[False] * (len(headed) - 1)]
        caption = table._tbl.tblPr.find(qn("w:tblCaption"))
        assert caption is not None
        assert caption.get(qn("w:val"))


def test_every_chart_has_words_for_who_cannot_see_it() -> None:
    """The alternative text holds every figure of its list, in the order of the lists."""
    view = made.half()
    shapes = list(opened(word(view)).element.body.iter(qn("wp:docPr")))
    assert len(shapes) == len(view.standing) > 1
    for listed, shape in zip(view.standing, shapes, strict=True):
        assert shape.get("descr") == f"{listed.chart.title}. {listed.chart.description}"


def test_the_file_is_dutch_throughout() -> None:
    """No part speaks another language; the properties say what it is and not who made it."""
    view = made.full()
    data = word(view)
    found = [
        m for c in parts(data).values() for m in re.findall(rb'<w:(?:lang|themeFontLang) w:val="(.+?)"', c)
    ]
    assert set(found) == {b"nl-NL"}
    assert not any(b"en-US" in content for content in parts(data).values())
    properties = opened(data).core_properties
    assert (properties.title, properties.subject, properties.author) == (view.title, view.about, "")
    assert properties.created is not None
    assert properties.created.date() == view.day


def test_every_page_says_that_it_is_invented_and_which_it_is() -> None:
    """Notice in the header, mark of the document in the footer."""
    view = made.full()
    section = opened(word(view)).sections[0]
    assert section.header.paragraphs[0].text == view.example_notice
    assert view.footer in section.footer.paragraphs[0].text


def test_the_same_view_gives_the_same_bytes() -> None:
    """From values and pictures made anew."""
    assert word(made.full()) == word(made.full())


def test_the_template_is_what_its_script_builds() -> None:
    """Nobody changed the one without the other."""
    built, kept = parts(build()), parts(TEMPLATE)
    assert build() == build()
    assert len(kept) > 8
    assert sorted(built) == sorted(kept)
    for name, content in kept.items():
        assert built[name] == content, name


def test_a_template_of_the_workspace_goes_first(tmp_path: Path) -> None:
    """A municipality's own letterhead is used; a folder without one changes nothing."""
    own = docx.Document()
    own.add_paragraph("Eigen: {{ view.title }}")
    own.save(str(tmp_path / "plan.docx"))
    template = read_word_template([tmp_path / "absent", tmp_path])
    view = made.full()
    data = render_word(view, template, chart_pictures(view, fonts_folder()))
    assert text_of(data) == f"Eigen: {view.title}"
    assert read_word_template([tmp_path / "absent"]) == TEMPLATE


@pytest.mark.parametrize(
    "text", ["{{ view.nothing }}", "{{ view.__class__.__mro__ }}", "{% if %}", "{{ 1 / 0 }}"]
)
def test_a_broken_template_is_a_problem(text: str, tmp_path: Path) -> None:
    """Never a traceback, and no way out of the sandbox."""
    own = docx.Document()
    own.add_paragraph(text)
    own.save(str(tmp_path / "plan.docx"))
    view = made.empty()
    with pytest.raises(TemplateFaultError) as caught:
        render_word(view, (tmp_path / "plan.docx").read_bytes(), ())
    assert caught.value.problem.file == "templates/plan.docx"


@pytest.mark.parametrize("data", [b"", b"geen zip", b"PK\x03\x04"])
def test_a_template_that_is_no_word_file_is_a_problem(data: bytes) -> None:
    """Somebody's letter under the wrong name is named."""
    with pytest.raises(TemplateFaultError):
        render_word(made.empty(), data, ())


def test_an_office_opens_it(tmp_path: Path) -> None:
    """LibreOffice makes pages of it that have the title and every figure."""
    if shutil.which("soffice") is None or shutil.which("pdftotext") is None:
        pytest.skip("soffice or pdftotext is not installed")
    view = made.half()
    (tmp_path / "plan.docx").write_bytes(word(view))
    office = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    convert = ["soffice", office, "--headless", "--convert-to", "pdf", "plan.docx"]
    subprocess.run(convert, cwd=tmp_path, capture_output=True, check=True)
    run = subprocess.run(
        ["pdftotext", "-raw", "plan.pdf", "-"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert view.title in run.stdout
    assert all(row.figure in run.stdout for listed in view.standing for row in listed.rows)
