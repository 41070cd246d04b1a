# SPDX-License-Identifier: EUPL-1.2
"""The Markdown text: read back by a program that follows CommonMark, it says what the view says."""

import base64
import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.documents import made
from tests.documents.test_html import Page
from tests.documents.test_view import ALL
from toolkit.render.markdown import escaped, render_markdown
from toolkit.render.templates import TemplateFaultError
from toolkit.views.plan_values import PlanView


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
    view: PlanView = make()
    tokens = reader().parse(render_markdown(view, made.TEMPLATES))
    heads = [(t.tag, f.content) for t, f in pairwise(tokens) if t.type == "heading_open"]
    assert [text for tag, text in heads if tag == "h1"] == [view.title]
    assert [text for tag, text in heads if tag == "h2"] == [f.value for f in view.contents]


@pytest.mark.parametrize("make", [made.full, made.half])
def test_every_figure_of_the_view_is_in_its_table(make: Any) -> None:  # noqa: ANN401 - idem
    """Per theme one row with figure, status, counts and limits."""
    view: PlanView = make()
    found = rows(render_markdown(view, made.TEMPLATES))
    asked = [[r.theme, r.figure, r.status, r.counts, r.limits] for x in view.standing for r in x.rows]
    assert len(asked) == 3
    assert [row for row in found if len(row) == 5] == asked


def test_the_chart_is_the_one_of_the_view() -> None:
    """Its address holds the very picture; its words hold every figure."""
    view = made.half()
    found = page(render_markdown(view, made.TEMPLATES)).all("img")
    assert len(found) == len(view.standing) > 1
    for listed, image in zip(view.standing, found, strict=True):
        kind, _, data = (image["src"] or "").partition(",")
        assert kind == "data:image/svg+xml;base64"
        assert base64.b64decode(data).decode("utf-8") == listed.chart.svg
        assert image["alt"] == f"{listed.chart.title}. {listed.chart.description}"


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
    "start", ["# a", "1. a", "2) a", "- a", "+ a", "> a", "=== a", "--- a", "    a", "\ta"]
)
def test_a_text_is_never_the_start_of_something(start: str) -> None:
    """A heading, list or block of code is not made by what somebody typed first."""
    tokens = [t.type for t in reader().parse(escaped(start) + "\n")]
    assert tokens == ["paragraph_open", "inline", "paragraph_close"]


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
