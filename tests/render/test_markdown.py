# SPDX-License-Identifier: EUPL-1.2
"""The Markdown text: read back by a program that follows CommonMark, it says what the view says."""

import base64
import dataclasses
import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.documents import made
from tests.documents.plan.test_view import ALL
from tests.documents.sample_document import hostile, sample
from tests.render.test_html import Page, sentences
from toolkit.documents.blocks import Card, ChartView, DocumentView, Table, charts_of
from toolkit.render.markdown import escaped, render_markdown
from toolkit.render.templates import TemplateFaultError


def reader() -> MarkdownIt:
    """Tables and struck-out text as most readers know them; pictures inside the text are allowed."""
    found = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    setattr(found, "validateLink", lambda _: True)  # noqa: B010 - the documented way, which mypy refuses
    return found


def page(text: str) -> Page:
    """Markdown as a reader shows it."""
    return Page(reader().render(text))


def rows(text: str) -> list[list[str]]:
    """The cells of all tables, without their heads."""
    found: list[list[str]] = []
    tokens = reader().parse(text)
    for token, following in pairwise(tokens):
        if token.type == "tr_open":
            found.append([])
        if token.type == "td_open":
            found[-1].append("".join(c.content for c in following.children or () if c.type == "text"))
    return [row for row in found if row]


@pytest.mark.parametrize("make", ALL)
def test_every_section_of_the_contents_is_a_heading(make: Any) -> None:  # noqa: ANN401 - a maker of views
    """In their order, under the one title."""
    view: DocumentView = make()
    tokens = reader().parse(render_markdown(view, made.TEMPLATES))
    heads = [(t.tag, f.content) for t, f in pairwise(tokens) if t.type == "heading_open"]
    assert [text for tag, text in heads if tag == "h1"] == [view.title]
    assert [text for tag, text in heads if tag == "h2"] == [x.title for x in view.sections]


@pytest.mark.parametrize("make", [made.full, made.half])
def test_every_figure_of_the_view_is_in_its_table(make: Any) -> None:  # noqa: ANN401 - idem
    """Per theme one row with figure, status, counts and limits."""
    view: DocumentView = make()
    found = rows(render_markdown(view, made.TEMPLATES))
    asked = [list(row) for row in made.theme_rows(view)]
    assert len(asked) == 3
    assert [row for row in found if row in asked] == asked


def test_the_chart_is_the_one_of_the_view() -> None:
    """Its address holds the very picture; its words hold every figure."""
    view = made.half()
    found = page(render_markdown(view, made.TEMPLATES)).all("img")
    charts = list(charts_of(view))
    assert len(found) == len(charts) > 1
    for chart, image in zip(charts, found, strict=True):
        kind, _, data = (image["src"] or "").partition(",")
        assert kind == "data:image/svg+xml;base64"
        assert base64.b64decode(data).decode("utf-8") == chart.svg
        assert image["alt"] == f"{chart.title}. {chart.description}"


def test_it_says_which_document_it_is() -> None:
    """Circulation, notice and mark."""
    view = made.full()
    text = page(render_markdown(view, made.TEMPLATES)).text
    assert all(words in text for words in (view.circulation, view.example_notice, view.footer))


_SEEN = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cn")), min_size=1)


@given(st.lists(_SEEN, min_size=1, max_size=6).map(" ".join))
def test_any_text_reads_back_as_it_was(text: str) -> None:
    """In a paragraph, a list and a cell of a table a reader shows exactly the signs that were typed."""
    plain = text.strip("\ufeff").replace("\ufeff", "")
    if not plain.strip():
        return
    shown = " ".join(plain.split())
    assert "".join(page(f"voor {escaped(plain)} na\n").text.split()) == "voor" + "".join(shown.split()) + "na"
    assert "".join(page(f"{escaped(plain)}\n").text.split()) == "".join(shown.split())
    assert "".join(page(f"- {escaped(plain)}\n").text.split()) == "".join(shown.split())
    cells = rows(f"| a | b |\n| --- | --- |\n| {escaped(plain)} | x |\n")
    assert ["".join(c.split()) for c in cells[0]] == ["".join(shown.split()), "x"]


@pytest.mark.parametrize(
    "start", ["# a", "1. a", "2) a", "1.", "+", "- a", "+ a", "> a", "=== a", "--- a", "    a", "\ta"]
)
def test_a_text_is_never_the_start_of_something(start: str) -> None:
    """A heading, list or block of code is not made by what somebody typed first."""
    tokens = [t.type for t in reader().parse(escaped(start) + "\n")]
    assert tokens == ["paragraph_open", "inline", "paragraph_close"]


@pytest.mark.parametrize("figure", ["2.192 uur", "+22", "+1.250,5", "3.5.1"])
def test_a_figure_stands_as_it_is(figure: str) -> None:
    """Who reads the file as text sees no backslash in an amount."""
    assert escaped(figure) == figure
    assert page(f"{figure}\n").text.strip() == figure


def test_a_new_line_stays_inside_its_cell() -> None:
    """It becomes a break, so that a table has as many cells in a row as heads."""
    assert escaped("een\r\n\n twee |\ndrie ") == "een<br>twee \\|<br>drie"


def test_addresses_are_not_made_into_links() -> None:
    """What readers link by themselves is broken up."""
    for address in ("http://a.invalid", "HTTPS://a.invalid", "www.a.invalid", "ftp://a", "x@a.invalid"):
        assert not re.search(r"(?i)https?:|www\.|ftp:|\w@", escaped(address))
        assert page(escaped(address)).text.strip() == address


@pytest.mark.parametrize(
    "text", ["{{ view.nothing }}", "{% if %}", "{{ view.__class__.__mro__ }}", "{{ 1 / 0 }}"]
)
def test_a_broken_template_is_a_problem(text: str) -> None:
    """Never a traceback, and no way out of the sandbox."""
    with pytest.raises(TemplateFaultError) as caught:
        render_markdown(made.full(), {"plan.md.j2": text})
    assert caught.value.problem.file == "templates/plan.md.j2"


def test_the_same_view_gives_the_same_text() -> None:
    """From values made anew, without empty lines in a row."""
    text = render_markdown(made.full(), made.TEMPLATES)
    assert text == render_markdown(made.full(), made.TEMPLATES)
    assert "\n\n\n" not in text
    assert text.endswith("\n")


def test_every_kind_of_block_says_all_it_has_to_say() -> None:
    """No text of any block is left out, whatever the section is called."""
    document = sample()
    found = page(render_markdown(document, made.TEMPLATES))
    text = " ".join(found.text.split()) + " ".join(str(image["alt"]) for image in found.all("img"))
    captions = {b.caption for s in document.sections for b in s.blocks if isinstance(b, Table)}
    looked = [
        t for t in sentences((document.callouts, document.facts, document.sections)) if t not in captions
    ]
    assert len(looked) > 200
    for line in (part for sentence in looked for part in sentence.split("\n")):
        assert line.removesuffix(":") in text


def test_tables_are_the_views_own_with_figures_to_the_right() -> None:
    """Cell by cell, in the order of the document."""
    document = sample()
    tables = [b for s in document.sections for b in s.blocks if isinstance(b, Table)]
    text = render_markdown(document, made.TEMPLATES)
    assert rows(text) == [[c.replace("\n", "") for c in row] for table in tables for row in table.rows]
    rules = [line for line in text.splitlines() if line.startswith("| --")]
    assert [rule.count("---:") for rule in rules] == [len(table.numeric) for table in tables]


def test_pictures_are_found_by_their_numbers() -> None:
    """Each where its block stands, whatever the others are."""
    document = sample()
    found = page(render_markdown(document, made.TEMPLATES)).all("img")
    charts: list[ChartView] = list(charts_of(document))
    sources = [base64.b64decode((i["src"] or "").partition(",")[2]).decode("utf-8") for i in found]
    assert len(charts) > 1
    assert sources == [chart.svg for chart in charts]


@pytest.mark.parametrize(
    "text", ["# kop", "1. een", "a | b\nc", "*b* _s_ ![x](y) <b>", "---", "`code", "&lt;"]
)
def test_no_text_in_any_place_becomes_anything_else(text: str) -> None:
    """In every field of every block."""
    document = dataclasses.replace(hostile(text), footer=text)
    html = reader().render(render_markdown(document, made.TEMPLATES))
    found = Page(html.replace("&lt;br&gt;", "\n"))
    plain = "".join(text.split())
    assert "".join(found.text.split()).count(plain) > 30
    tags = {tag for tag, _ in found.tags}
    assert tags.isdisjoint({"em", "code", "a", "script", "b"})
    assert len(found.all("img")) == 1
    heads = [tag for tag, _ in found.tags if tag in {"h1", "h2", "h3", "h4"}]
    assert heads == ["h1", "h2", "h2", "h3", "h3", "h3", "h4", "h2", "h3", "h4"]


def test_an_annex_stands_behind_the_body_whatever_the_order_was() -> None:
    """Also when a view names it first."""
    document = sample()
    turned = dataclasses.replace(document, sections=document.sections[::-1])
    tokens = reader().parse(render_markdown(turned, made.TEMPLATES))
    heads = [f.content for t, f in pairwise(tokens) if t.type == "heading_open" and t.tag == "h2"]
    kinds = {section.title: section.annex for section in document.sections}
    assert [kinds[title] for title in heads] == sorted(kinds.values())


def test_an_empty_label_leaves_no_sign_behind() -> None:
    """A line without a label has nothing in bold before it."""
    assert "****" not in render_markdown(sample(), made.TEMPLATES)


def test_a_small_card_is_a_heading_lower_only_under_a_subheading() -> None:
    """Without one above it, no level is skipped."""
    document = sample()
    cards = [b for s in document.sections for b in s.blocks if isinstance(b, Card) and b.small]
    assert len(page(render_markdown(document, made.TEMPLATES)).all("h4")) == len(cards) == 1
    alone = dataclasses.replace(document.sections[0], blocks=tuple(cards))
    changed = dataclasses.replace(document, sections=(alone,))
    assert not page(render_markdown(changed, made.TEMPLATES)).all("h4")
