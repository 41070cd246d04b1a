# SPDX-License-Identifier: EUPL-1.2
"""Text that tries to be something else is shown as text, everywhere, and stops nothing."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents import made
from tests.render.test_html import Page
from tests.render.test_markdown import page as read_markdown
from tests.render.test_pdf import FONTS, words
from tests.render.word import opened, text_of, word
from tests.scoring.small import region
from tests.strategies import DEEP
from toolkit.documents.blocks import DocumentView, charts_of
from toolkit.documents.plan.order import plan_document
from toolkit.model.given.answers import Answer
from toolkit.render.html import render_html
from toolkit.render.markdown import render_markdown
from toolkit.render.pdf import PdfDocument, render_pdf

HOSTILE = [
    '#panic[x] #read("/etc/passwd") $x^2$ *vet* _schuin_ \\u{41} @bron <label> = kop',
    "<script>alert(1)</script><img src=x onerror=alert(1)>&amp;</style></title>",
    "{{ 7*7 }} {% raw %} {# weg #} {{ view.__class__ }}",
    '=HYPERLINK("http://x";"y") +1 -1 @SUM(A1)',
    "http://voorbeeld.invalid/pad",
    "--- /* geen */ // commentaar",
    "# kop | cel | [tekst](http://x.invalid) ![x](y) `code` ~~weg~~ <b>vet</b> &lt; \\| 1. een",
    "{_{ view.title }_} {_% if x %_} {%p if view %} {%tr endfor %} {{r x }}",
    "]]> <w:p/> <!-- weg --> &#0; R&D <b>",
]
TOGETHER = "\n".join(HOSTILE)
UNSEEN = ["🙂👨‍👩‍👧", "مرحبا بالعالم", "漢字かな", "\ue000", "\U0001f1f3\U0001f1f1"]
JOINER = "\u200d"


@cache
def saying(text: str) -> DocumentView:
    """A plan in which a team, its name and its municipality say this."""
    base = region()
    named = base.model_copy(
        update={
            "teams": tuple(t.model_copy(update={"title": text}) for t in base.teams),
            "municipalities": tuple(m.model_copy(update={"title": text}) for m in base.municipalities),
        }
    )
    said: dict[str, Any] = {
        **made.FULL,
        "AA-01": Answer(level=1, explanation=text),
        "BB-02": Answer(level=0, placed="other_party", party=text),
    }
    return plan_document(made.inputs(made.files(said), of_region=named))


def printed(view: DocumentView) -> PdfDocument:
    """A view as PDF."""
    return render_pdf(view, made.TEMPLATES, FONTS)


@pytest.mark.parametrize("text", [*HOSTILE, TOGETHER])
def test_markup_is_shown_as_text_on_a_page(text: str) -> None:
    """A reader sees the very signs that were typed."""
    page = Page(render_html(saying(text), made.TEMPLATES))
    assert text in page.text
    assert not page.all("script")
    assert not page.all("img")


def test_markup_is_shown_as_text_in_print(tmp_path: Path) -> None:
    """Of all texts below each other every one is there, in every place where they stand."""
    document = printed(saying(TOGETHER))
    assert document.replaced == 0
    shown = "".join(words(document.data, tmp_path)).replace(" ", "")
    begins = ["".join(text.split())[:20] for text in HOSTILE]
    assert {begin: shown.count(begin) for begin in begins if shown.count(begin) < 5} == {}


def test_letters_that_the_font_lacks_become_a_box_in_the_pdf_alone(tmp_path: Path) -> None:
    """The page keeps them; the PDF counts them."""
    view = saying("\n".join(f"voor {text} na" for text in UNSEEN))
    page = Page(render_html(view, made.TEMPLATES)).text
    assert all(f"voor {text} na" in page for text in UNSEEN)
    document = printed(view)
    shown = "".join("".join(words(document.data, tmp_path)).replace(JOINER, "").split())
    boxes = Counter("□" * len("".join(text.replace(JOINER, "").split())) for text in UNSEEN)
    for of_one, texts in boxes.items():
        assert shown.count(f"voor{of_one}na") >= 3 * texts
    assert document.replaced >= 3 * sum(len(of_one) * texts for of_one, texts in boxes.items())


def test_bullets_from_a_word_processor_become_bullets(tmp_path: Path) -> None:
    """Its private signs mean a bullet."""
    document = printed(saying("\uf0b7 eerste \uf0a7 tweede"))
    assert document.replaced == 0
    assert "• eerste • tweede" in " ".join(words(document.data, tmp_path))


def test_a_word_without_end_stays_on_the_page(tmp_path: Path) -> None:
    """Ten thousand letters without a space are all there, over as many lines as they need."""
    document = printed(saying("a" * 10_000))
    assert "".join(words(document.data, tmp_path)).replace("\u200b", "").count("a") > 10_000


def test_many_short_lines_run_over_pages_without_loss(tmp_path: Path) -> None:
    """A list of one word a line, longer than a page, ends where its writer ended it."""
    document = printed(saying("regel\n" * 150 + "slotwoord"))
    text = " ".join(words(document.data, tmp_path))
    assert text.count("slotwoord") >= 2
    assert text.count("regel") >= 300


def test_a_long_story_runs_over_pages_without_loss(tmp_path: Path) -> None:
    """An explanation of many pages ends where its writer ended it."""
    document = printed(saying("woord " * 1500 + "slotwoord"))
    pages = words(document.data, tmp_path)
    assert sum("woord woord" in page for page in pages) > 6
    text = " ".join(pages)
    assert text.count("slotwoord") >= 2
    assert text.count("woord") > 3000


@pytest.mark.parametrize("text", [*HOSTILE, *(f"voor {text} na" for text in UNSEEN)])
def test_markup_is_shown_as_text_in_markdown(text: str) -> None:
    """A reader sees the very signs that were typed, in sentences, lists and tables."""
    view = saying(text)
    page = read_markdown(render_markdown(view, made.TEMPLATES))
    shown = " ".join(page.text.split())
    assert shown.count(" ".join(text.split())) >= 5
    assert len(page.all("img")) == len(list(charts_of(view))) > 2
    assert not page.all("script")
    assert not page.all("a")


def test_markup_is_shown_as_text_in_word() -> None:
    """Of all texts below each other, in every place where they stand."""
    texts = [*HOSTILE, *(f"voor {text} na" for text in UNSEEN)]
    found = text_of(word(saying("\n".join(texts))))
    assert {text: found.count(text) for text in texts if found.count(text) < 5} == {}


def test_a_text_without_end_or_with_many_lines_is_whole_in_every_face() -> None:
    """Ten thousand letters without a space, and a list of one word a line."""
    for text in ("a" * 10_000, "regel\n" * 150 + "slotwoord"):
        view = saying(text)
        joined = "".join(text.split())
        assert joined in "".join(text_of(word(view)).split())
        shown = read_markdown(render_markdown(view, made.TEMPLATES)).text
        assert joined in "".join(shown.split())
        assert len(view.footer) < 120
        title = opened(word(view)).core_properties.title
        assert title
        assert view.title.startswith(title)


def test_word_bullets_and_what_xml_forbids() -> None:
    """Private bullets become bullets; a bell, a new page or half a sign never breaks the file."""
    found = text_of(word(saying("\uf0b7 een\x07twee\x0cdrie\x00\x1b\ufffe vier\rvijf\r\nzes")))
    assert "• eentweedrie vier\nvijf\nzes" in found


@settings(max_examples=3 * DEEP)
@given(st.text(min_size=120, max_size=400))  # many signs at once: a document costs far more than a sign
def test_no_text_stops_a_document(text: str) -> None:
    """Whatever somebody typed, there is a page, a text, a Word file and a PDF."""
    view = saying(text.encode("utf-8", "replace").decode("utf-8"))
    assert render_html(view, made.TEMPLATES).endswith("</html>\n")
    assert printed(view).data.startswith(b"%PDF-")
    assert render_markdown(view, made.TEMPLATES).endswith("\n")
    assert view.words["brief"] in text_of(word(view))
