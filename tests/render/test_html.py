# SPDX-License-Identifier: EUPL-1.2
"""The HTML page: complete, safe, and fit for assistive technology."""

import base64
import dataclasses
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.documents import made, sample_document
from tests.documents.plan.test_view import ALL
from tests.documents.sample_document import hostile, sample
from toolkit.documents.blocks import (
    Card,
    ChartView,
    DocumentView,
    Subheading,
    Table,
    Text,
    charts_of,
)
from toolkit.documents.charts.bars import ThemeRow, bar_chart
from toolkit.documents.charts.drawing import clean
from toolkit.documents.charts.roadmap import Lane, roadmap_chart
from toolkit.documents.sections import captioned
from toolkit.model.content.measures import Party
from toolkit.render.html import render_html
from toolkit.render.markdown import render_markdown
from toolkit.render.templates import TemplateFaultError, read_templates
from toolkit.words.catalogue import say


class Page(HTMLParser):
    """What tests want to know of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.style = ""
        self.within = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.within = tag

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's signature
        self.within = ""

    def handle_data(self, data: str) -> None:
        if self.within == "style":
            self.style += data
        else:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]


def page(view: DocumentView) -> Page:
    """A view, printed and read back."""
    return Page(render_html(view, made.TEMPLATES))


def shown(document: DocumentView) -> Page:
    """A document, printed and read back."""
    return Page(render_html(document, made.TEMPLATES))


def places(found: Page, document: DocumentView) -> list[str]:
    """The sections of a document in the order in which their places stand in the page."""
    anchors = {section.anchor for section in document.sections}
    return [i for _, attributes in found.tags if (i := attributes.get("id")) in anchors and i is not None]


def sentences(value: Any) -> list[str]:  # noqa: ANN401 - anything in a document
    """Every text that a reader of the document must see."""
    if isinstance(value, ChartView):
        return [value.title, value.description]
    if dataclasses.is_dataclass(value):
        hidden = {"kind", "tone", "anchor"}
        fields = [f.name for f in dataclasses.fields(value) if f.name not in hidden]
        return [text for name in fields for text in sentences(getattr(value, name))]
    if isinstance(value, tuple):
        return [text for inner in value for text in sentences(inner)]
    return [value] if isinstance(value, str) and value else []


@pytest.mark.parametrize("make", ALL)
def test_headings_go_down_one_step_at_a_time(make: Any) -> None:  # noqa: ANN401 - a maker of views
    """One h1, and no level is skipped on the way down."""
    levels = [int(tag[1]) for tag, _ in page(make()).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert len(levels) > 3
    assert all(b <= a + 1 for a, b in pairwise(levels))


@pytest.mark.parametrize("make", ALL)
def test_the_page_asks_nothing_of_the_network(make: Any) -> None:  # noqa: ANN401 - idem
    """No script, no link out, no address anywhere but the name space of SVG."""
    text = render_html(make(), made.TEMPLATES)
    found = Page(text)
    tags = {tag for tag, _ in found.tags}
    assert tags.isdisjoint({"script", "link", "img", "iframe", "object", "embed", "base", "form", "use"})
    assert all((a["href"] or "").startswith("#") for a in found.all("a"))
    outside = re.findall(r"https?://[^\s\"'<]+", text)
    assert set(outside) <= {"http://www.w3.org/2000/svg"}
    assert "url(" not in found.style
    assert "@import" not in found.style


def test_only_our_own_style_sheet_is_allowed() -> None:
    """The policy names the hash of exactly what stands in the page; no element brings a style."""
    found = page(made.full())
    policy = next(m["content"] for m in found.all("meta") if m.get("http-equiv"))
    digest = base64.b64encode(hashlib.sha256(found.style.encode("utf-8")).digest()).decode("ascii")
    assert policy is not None
    assert "default-src 'none'" in policy
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert all("style" not in attributes for _, attributes in found.tags)


def test_landmarks_language_and_skip_link_are_there() -> None:
    """Who navigates by landmarks finds the way."""
    found = page(made.full())
    for tag in ("header", "nav", "main", "footer"):
        assert len(found.all(tag)) == 1
    assert found.all("html")[0]["lang"] == "nl"
    assert found.all("a")[0]["href"] == "#" + str(found.all("main")[0]["id"])


@pytest.mark.parametrize("make", ALL)
def test_every_link_within_the_page_arrives(make: Any) -> None:  # noqa: ANN401 - idem
    """Each entry of the contents has its section, and no id occurs twice."""
    found = page(make())
    ids = [a["id"] for _, a in found.tags if "id" in a]
    assert len(ids) == len(set(ids))
    links = {(a["href"] or "#")[1:] for a in found.all("a")}
    assert len(links) > 3
    assert links <= set(ids)


def test_every_head_of_a_table_says_what_it_heads() -> None:
    """Columns and rows alike."""
    heads = page(made.full()).all("th")
    assert len(heads) > 8
    assert all(h.get("scope") in {"col", "row"} for h in heads)


@pytest.mark.parametrize("make", [made.full, made.half])
def test_every_figure_of_the_view_is_on_the_page(make: Any) -> None:  # noqa: ANN401 - idem
    """Per theme the figure and the counts, in the table and in the chart."""
    view: DocumentView = make()
    text = page(view).text
    rows = made.theme_rows(view)
    assert len(rows) == 3
    for row in rows:
        assert text.count(row.figure) >= 2
        assert row.counts in text
        assert row.theme in text


def test_a_chart_says_in_words_what_it_draws() -> None:
    """Title and description carry every figure; the picture is well-formed and names them."""
    view = made.half()
    for chart, rows in zip(made.list_charts(view), made.theme_tables(view), strict=True):
        root = ET.fromstring(chart.svg)  # noqa: S314 - our own text
        space = "{http://www.w3.org/2000/svg}"
        title, description = root.find(f"{space}title"), root.find(f"{space}desc")
        assert title is not None
        assert description is not None
        assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        assert all(r.figure in (description.text or "") for r in rows)
        assert all(r.theme in (description.text or "") for r in rows)


def test_letters_of_a_chart_stay_readable_on_paper_and_on_a_telephone() -> None:
    """Never under eight points as wide as a page, nor under ten pixels on the narrowest telephone."""
    points, pixels = 17.4 / 2.54 * 72, 320 - 2 * 20
    charts = [*charts_of(made.half()), *charts_of(sample_document.sample())]
    assert len(charts) > 3
    for chart in charts:
        for svg, shown_at, least in ((chart.svg, points, 8), (chart.narrow, pixels, 10)):
            sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', svg)]
            wide = re.search(r'viewBox="0 0 (\d+) ', svg)
            assert wide
            assert len(sizes) > 5
            assert min(sizes) * shown_at / int(wide[1]) >= least


def test_for_whom_it_is_stands_before_everything_else() -> None:
    """The line of circulation comes right after the title."""
    view = made.full()
    text = page(view).text
    assert view.circulation
    assert text.index(view.circulation) < text.index(view.sections[0].title)


def test_bars_are_as_long_as_their_figures() -> None:
    """Solid to the low end, hatched from there to the high end, on paper and on a telephone."""
    row = ThemeRow("Thema", "25–75 %", 25, 75, "", "", "", "", "", 0)
    chart = bar_chart("Lijst", [row], 1)
    for svg in (chart.svg, chart.narrow):
        solid, hatched, track = (
            re.search(rf'width="([\d.]+)" height="12" fill="{fill}[^"]*"', svg)
            for fill in ("#1f", "url", "#ffffff")
        )
        assert solid
        assert hatched
        assert track
        assert float(solid[1]) == pytest.approx(float(track[1]) / 4, abs=0.01)
        assert float(hatched[1]) == pytest.approx(float(track[1]) / 2, abs=0.01)


def test_each_party_has_a_colour_and_a_pattern_of_its_own() -> None:
    """Every number is in the shade of who takes it up, beside the name of that party, once."""
    parties: tuple[Party, ...] = ("team", "employer", "municipality", "region")
    columns = ["kw 1", "kw 2", "kw 3", "kw 4"]
    lanes = [
        Lane(party, say(f"plan.who.{party}"), [[n + 1], [], [], []], "") for n, party in enumerate(parties)
    ]
    chart = roadmap_chart("Planning", [*lanes, lanes[1]], columns, None, "", 1)
    for svg in (chart.svg, chart.narrow):
        fills = [f for f in re.findall(r'fill="([^"]*)" stroke="([^"]*)"/>', svg) if f[0] != "#ffffff"]
        assert len(fills) == 5
        assert len(set(fills)) == len({colour for _, colour in fills}) == 4
        patterns = re.findall(r"<pattern [^>]*>(.*?)</pattern>", svg)
        assert len({re.sub("#[0-9a-f]{6}", "", pattern) for pattern in patterns}) == 3  # the team's is solid
        assert [svg.count(f">{say(f'plan.who.{party}')}</text>") for party in parties] == [1, 2, 1, 1]


def test_what_xml_forbids_never_reaches_a_chart() -> None:
    """A stray control character would make the whole picture unreadable."""
    assert clean("a\x00b\x1f<c>&\ud800d") == "ab&lt;c&gt;&amp;d"


def test_a_template_of_the_workspace_goes_first(tmp_path: Any) -> None:  # noqa: ANN401 - a Path
    """What a workspace does not bring comes from the program."""
    (tmp_path / "plan.html.j2").write_text("Eigen: {{ view.title }}", encoding="utf-8")
    found = read_templates([tmp_path, tmp_path / "absent"])
    assert render_html(made.full(), found) == "Eigen: Ontwikkelplan Team oost\n"
    assert found["plan.css"] == made.TEMPLATES["plan.css"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ view.nothing }}",
        "{% if %}",
        "{{ view.__class__.__mro__ }}",
        "{% for n in [1, 2] %}{{ view.title[:n] }}{{ [n].append(n) }}{% endfor %}",
        "{% include 'x' %}",
        "{{ 1 / 0 }}",
    ],
)
def test_a_broken_template_is_a_problem_with_a_place(text: str) -> None:
    """Never a traceback, and no way out of the sandbox."""
    with pytest.raises(TemplateFaultError) as caught:
        render_html(made.full(), {**made.TEMPLATES, "plan.html.j2": text})
    assert caught.value.problem.code == "template-broken"
    assert caught.value.problem.file == "templates/plan.html.j2"


def test_the_same_view_gives_the_same_page() -> None:
    """Byte for byte, from values made anew."""
    assert render_html(made.full(), made.TEMPLATES) == render_html(made.full(), made.TEMPLATES)


def test_every_kind_of_block_says_all_it_has_to_say() -> None:
    """No text of any block is left out, whatever the section is called."""
    document = sample()
    text = shown(document).text
    looked = sentences((document.title, document.circulation, document.callouts, document.facts))
    looked += sentences(document.sections)
    assert len(looked) > 200
    for sentence in looked:
        assert sentence in text


def test_the_contents_name_the_body_and_then_the_annex() -> None:
    """Every section once, in order, and the annex under a word of its own."""
    document = sample()
    found = shown(document)
    links = [(a["href"] or "")[1:] for a in found.all("a")][1:]
    assert links == [section.anchor for section in document.sections]
    assert places(found, document) == links
    first = next(section.title for section in document.sections if section.annex)
    body = [section.title for section in document.sections if not section.annex]
    assert len(body) > 1
    assert found.text.index(body[-1]) < found.text.index(document.words["annex"]) < found.text.index(first)


def test_an_annex_stands_behind_the_body_whatever_the_order_was() -> None:
    """Also when a view names it first."""
    document = sample()
    turned = dataclasses.replace(document, sections=document.sections[::-1])
    anchors = places(shown(turned), document)
    kinds = {section.anchor: section.annex for section in document.sections}
    assert [kinds[str(anchor)] for anchor in anchors] == sorted(kinds.values())


def test_cells_know_their_head_and_figures_stand_to_the_right() -> None:
    """On a phone, where the header row is away, each cell has its label."""
    document = sample()
    tables = [b for s in document.sections for b in s.blocks if isinstance(b, Table)]
    found = shown(document)
    labels = [cell["data-label"] for cell in found.all("td")]
    assert labels == [head for table in tables for _ in table.rows for head in table.heads[1:]]
    right = {table.heads[column] for table in tables for column in table.numeric}
    assert right
    assert {c["data-label"] for c in found.all("td") if c.get("class") == "number"} == right
    widths = [float((col["width"] or "").rstrip("%")) for col in found.all("col")]
    assert sum(widths) == pytest.approx(100 * len(tables), abs=1)


def test_a_small_card_is_a_heading_lower_only_under_a_subheading() -> None:
    """Without one above it, no level is skipped."""
    document = sample()
    cards = [b for s in document.sections for b in s.blocks if isinstance(b, Card) and b.small]
    assert len(shown(document).all("h4")) == len(cards) == 1
    alone = dataclasses.replace(document.sections[0], blocks=tuple(cards))
    assert not shown(dataclasses.replace(document, sections=(alone,))).all("h4")


def test_a_row_to_write_in_has_no_empty_head() -> None:
    """Who hears the page is not led to a heading without words."""
    table = Table("Om in te vullen", ("Actie", "Datum"), (("", ""), ("Bellen", "")), (1, 1))
    section = dataclasses.replace(sample().sections[0], blocks=(table,))
    found = shown(dataclasses.replace(sample(), sections=(section,)))
    assert [h["scope"] for h in found.all("th")] == ["col", "col", "row"]
    assert len(found.all("td")) == 3


@pytest.mark.parametrize(
    "text",
    [
        "</style><script>alert(1)</script><img src=x onerror=alert(1)>",
        '"; } body { background: url(http://x.invalid) } @import "x"; \\',
        "{{ 7*7 }} {% raw %} {{ view.__class__ }} &amp; é \U0001f642",
    ],
)
def test_no_text_in_any_place_becomes_anything_else(text: str) -> None:
    """In every field of every block, and in the rules for the margins of a printed page."""
    document = dataclasses.replace(hostile(text), footer=text)
    found = shown(document)
    assert found.text.count(text) > 40
    tags = {tag for tag, _ in found.tags}
    assert tags.isdisjoint({"script", "img", "link"})
    assert "invalid" not in re.sub(r'content: "[^"]*"', "", found.style)
    assert "url(" not in found.style
    assert found.style.count("{") == found.style.count("}")
    digest = base64.b64encode(hashlib.sha256(found.style.encode("utf-8")).digest()).decode("ascii")
    assert any(f"sha256-{digest}" in (m.get("content") or "") for m in found.all("meta"))


def test_every_printed_page_says_which_document_it_is() -> None:
    """Footer and notice stand in the margins; read as a browser reads a style sheet, they are whole."""
    document = sample()
    contents = re.findall(r'@(?:top|bottom)-left \{ content: "([^"]*)"', shown(document).style)
    read = {re.sub(r"\\([0-9a-f]{6})", lambda m: chr(int(m[1], 16)), text) for text in contents}
    assert read == {document.footer, document.example_notice}
    real = dataclasses.replace(document, example_notice="")
    assert not re.search(r'@top-left \{ content: "', shown(real).style)


def test_a_folded_heading_opens_its_table_and_nothing_else() -> None:
    """The table stands behind its heading, once; the next one, and one under a plain heading, stand open."""
    table = Table("Wie", ("Team", "Stap"), (("Oost", "Bellen"),), (1, 1))
    blocks = (Subheading("Dicht", folded=True), table, table, Subheading("Open"), table)
    section = dataclasses.replace(sample().sections[0], blocks=blocks)
    found = shown(dataclasses.replace(sample(), sections=(section,)))
    order = [tag for tag, _ in found.tags if tag in {"details", "summary", "h3", "table"}]
    assert order == ["details", "summary", "h3", "table", "table", "h3", "table"]


def test_a_table_has_its_caption_unless_that_was_said() -> None:
    """Two tables under one heading cannot be told apart without; under a heading of their own they can."""
    uren = Table("Uren per kwartaal", ("Kwartaal", "Uren"), (("kw 2", "8"),), (1, 1))
    blocks = (
        uren,
        Text("Al gezegd"),
        dataclasses.replace(uren, caption="Al gezegd"),
        Subheading("Kop"),
        uren,
        dataclasses.replace(uren, caption="Kwartaal"),
    )
    section = dataclasses.replace(sample().sections[0], blocks=blocks)
    page = render_html(dataclasses.replace(sample(), sections=captioned(section)), read_templates())
    assert re.findall("<caption>(.*?)</caption>", page) == ["Uren per kwartaal"]
    assert re.findall('<caption class="hidden">(.*?)</caption>', page) == [
        "Al gezegd", "Uren per kwartaal", "Kwartaal"
    ]  # fmt: skip


def test_what_leads_a_cell_is_set_apart_from_what_follows() -> None:
    """First line in bold, further lines small; only in the columns that say so."""
    rows = (("Wonen\nW-1", "71 %\n1 team\n2 van 3", "a\nb"),)
    table = Table("Cijfers", ("Thema", "Cijfer", "Rest"), rows, (1, 1, 1), leading=(0, 1))
    section = dataclasses.replace(sample().sections[0], blocks=(table,))
    document = dataclasses.replace(sample(), sections=(section,))
    html = render_html(document, made.TEMPLATES)
    assert '<th scope="row"><b>Wonen</b><small>W-1</small></th>' in html
    assert "<b>71 %</b><small>1 team</small><small>2 van 3</small></td>" in html
    assert ">a\nb</td>" in html
    named = dataclasses.replace(section, blocks=(dataclasses.replace(table, leading=()),))
    plain = render_html(dataclasses.replace(document, sections=(named,)), made.TEMPLATES)
    assert '<th scope="row"><b>Wonen</b><small>W-1</small></th>' in plain, "what a row is called always does"
    markdown = render_markdown(document, made.TEMPLATES)
    assert "| **Wonen**<br>W-1 | **71 %**<br>1 team<br>2 van 3 | a<br>b |" in markdown


def test_annexes_are_folded_and_open_where_a_link_leads() -> None:
    """Each annex is closed at first; its place stands inside, so that a browser opens it for a link."""
    html, annexes = render_html(sample(), made.TEMPLATES), [s for s in sample().sections if s.annex]
    assert len(annexes) > 1
    assert len(re.findall(r'<details class="annex">', html)) == len(annexes)
    for annex in annexes:
        title, anchor = annex.title, annex.anchor
        assert f'<summary><h2>{title}</h2></summary>  <div id="{anchor}">' in html.replace("\n", "")


def test_what_is_mentioned_is_linked() -> None:
    """Actions lead to their card or row and annexes to their place, and no link leads nowhere."""
    document = made.full()
    found = page(document)
    ids = [i for _, attributes in found.tags if (i := attributes.get("id"))]
    assert len(ids) == len(set(ids))
    links = [str(a["href"])[1:] for a in found.all("a")]
    assert set(links) <= set(ids)
    assert sum(link.startswith("actie") for link in links) > 5
    paged = {m.anchor for m in document.mentions if m.paged}
    assert any(links.count(anchor) > 1 for anchor in paged)  # besides the contents


def test_a_picture_stands_there_for_a_page_and_for_a_telephone() -> None:
    """Each has ids of its own, so that neither takes the shades or the words of the other."""
    found = shown(sample())
    ids = [i for _, attributes in found.tags if (i := attributes.get("id"))]
    charts = list(charts_of(sample()))
    assert len(ids) == len(set(ids)) > 6 * len(charts)
    assert sum(tag == "svg" for tag, _ in found.tags) == 2 * len(charts) > 2
