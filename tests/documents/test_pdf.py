# SPDX-License-Identifier: EUPL-1.2
"""The PDF: accessible, the same every time, and complete."""

import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.documents import made
from tests.documents.test_view import ALL
from toolkit.messages.catalogue import say
from toolkit.render.coverage import covered
from toolkit.render.pdf import render_pdf
from toolkit.render.templates import TemplateFaultError, fonts_folder
from toolkit.views.plan_values import PlanView

FONTS = fonts_folder()


def pdf(view: PlanView) -> bytes:
    """A view as PDF."""
    return render_pdf(view, made.TEMPLATES, FONTS).data


def words(data: bytes, folder: Path) -> list[str]:
    """The text of each page, white space as one."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    path = folder / "plan.pdf"
    path.write_bytes(data)
    run = subprocess.run(
        ["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True, encoding="utf-8"
    )
    return [" ".join(page.split()) for page in run.stdout.split("\f")[:-1]]


@pytest.mark.parametrize("make", ALL)
def test_the_pdf_is_tagged_and_says_what_it_is(make: Any) -> None:  # noqa: ANN401 - a maker of views
    """Language, title, tags and the two standards that it follows."""
    view: PlanView = make()
    with pikepdf.open(io.BytesIO(pdf(view))) as document:
        assert str(document.Root.Lang).lower().startswith("nl")
        assert bool(document.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in document.Root
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == view.title
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert len(document.pages) >= 1


def test_every_chart_has_words_for_who_cannot_see_it() -> None:
    """The figure's alternative text holds every figure of its list."""
    view = made.half()
    with pikepdf.open(io.BytesIO(pdf(view))) as document:
        found = [str(o.Alt) for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]
    for listed in view.standing:
        assert any(all(r.figure in text for r in listed.rows) for text in found)


def test_the_same_view_gives_the_same_bytes() -> None:
    """The clock of the machine is nowhere in it; the round's date is."""
    first = pdf(made.full())
    assert first == pdf(made.full())
    with pikepdf.open(io.BytesIO(first)) as document:
        assert str(document.docinfo["/CreationDate"]).startswith("D:20260331")


@pytest.mark.parametrize("make", [made.full, made.half])
def test_every_figure_of_the_view_is_in_the_pdf(make: Any, tmp_path: Path) -> None:  # noqa: ANN401 - idem
    """Per theme the figure and the counts."""
    view: PlanView = make()
    text = " ".join(words(pdf(view), tmp_path))
    rows = [row for listed in view.standing for row in listed.rows]
    assert len(rows) == 3
    for row in rows:
        assert row.figure in text
        assert row.counts in text


def test_every_page_says_that_it_is_invented_and_which_it_is(tmp_path: Path) -> None:
    """Notice above, team and page below, on each page."""
    view = made.full()
    pages = words(pdf(view), tmp_path)
    assert len(pages) >= 2
    for number, page in enumerate(pages, start=1):
        assert view.example_notice in page
        assert view.footer in page
        assert f"{view.words['page']} {number} {view.words['of']} {len(pages)}" in page


def test_the_front_says_for_whom_it_is(tmp_path: Path) -> None:
    """The first page, whoever prints it."""
    view = made.full()
    assert view.circulation in words(pdf(view), tmp_path)[0]


def test_nothing_filled_in_still_gives_a_document(tmp_path: Path) -> None:
    """One page that says so."""
    text = " ".join(words(pdf(made.empty()), tmp_path))
    assert say("plan.brief.nothing") in text


def test_a_broken_template_is_a_problem() -> None:
    """A template of the user's own that Typst refuses is named."""
    with pytest.raises(TemplateFaultError) as caught:
        render_pdf(made.full(), {"plan.typ": "#let"}, FONTS)
    assert caught.value.problem.file == "templates/plan.typ"


def test_a_template_reads_nothing_outside_its_folder() -> None:
    """A template from elsewhere cannot take along a file of the machine."""
    with pytest.raises(TemplateFaultError):
        render_pdf(made.full(), {"plan.typ": '#read("/../../../pyproject.toml")'}, FONTS)
    with pytest.raises(TemplateFaultError):
        render_pdf(made.full(), {"plan.typ": '#import "@preview/cetz:0.3.0"'}, FONTS)


def test_the_fonts_are_the_ones_we_ship() -> None:
    """Every font in the file is one of ours or the one inside Typst, and all are embedded."""
    with pikepdf.open(io.BytesIO(pdf(made.full()))) as document:
        names = {
            re.sub(r"^/[A-Z]{6}\+", "", str(o.FontName))
            for o in document.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
        }
    assert names
    assert all(n.startswith(("NotoSans", "DejaVuSansMono")) for n in names)


def test_the_shipped_fonts_have_the_letters_of_our_own_words() -> None:
    """No word of ours needs a replacement; what is no font covers nothing."""
    found = [covered(p.read_bytes()) for p in sorted(FONTS.glob("*.ttf"))]
    assert len(found) == 4
    ours = {ord(c) for word in made.full().words.values() for c in word}
    assert all(ours <= font for font in found)
    assert not any(ord("漢") in font for font in found)
    assert covered(b"geen lettertype") == frozenset()
    assert covered(b"") == frozenset()
    assert covered((FONTS / "NotoSans-Regular.ttf").read_bytes()[:400]) == frozenset()


def test_the_licence_of_the_fonts_goes_with_them() -> None:
    """The Open Font License asks for it."""
    text = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Copyright" in text
