# SPDX-License-Identifier: EUPL-1.2
"""The document of a comparison: complete, in figures that are the result's, and for its audience alone."""

import re
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.comparison.made import NAMES, SAID, result, some_region, view
from tests.documents.made import TEMPLATES
from tests.render.test_html import Page, sentences
from tests.scoring.small import AUDIENCES
from toolkit.documents.audience import Audience
from toolkit.documents.blocks import Table, charts_of
from toolkit.documents.comparison import gaps as comparison_gaps
from toolkit.documents.comparison import lists as comparison_lists
from toolkit.documents.comparison.values import ComparisonView
from toolkit.documents.comparison.view import comparison_name
from toolkit.model.region import Sight
from toolkit.render.comparison_book import render_comparison_book
from toolkit.render.html import render_html
from toolkit.render.markdown import render_markdown
from toolkit.scoring.record import as_record
from toolkit.words.catalogue import say
from toolkit.work.make.write.faces import Document, Faces

_HASH = re.compile("sha256-[A-Za-z0-9+/=]+")
_PACKED = re.compile(r"base64,([\w+/=]+)")

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)></style></title>",
    "{{ 7*7 }} {% raw %} {{ view.__class__ }}",
    '=HYPERLINK("http://x";"y") & +1 @SUM(A1)',
    "🙂 مرحبا 漢字 \ue000",
    "x" * 10_000,
)


def names_in(shown: ComparisonView) -> list[str]:
    """Names in its page, and in what is packed in it; not in a hash, in which any letters can stand."""
    page = _HASH.sub("", printed(shown))
    packed = [b64decode(found).decode("utf-8", "replace") for found in _PACKED.findall(page)]
    return NAMES.findall(" ".join((_PACKED.sub("", page), *packed)).casefold())


def printed(shown: ComparisonView) -> str:
    """A view as HTML."""
    return render_html(shown.document, TEMPLATES)


def tables(shown: ComparisonView, anchor: str) -> Iterator[Table]:
    """The tables of a chapter."""
    for section in shown.document.sections:
        yield from (b for b in section.blocks if b.kind == "table" and section.anchor == anchor)


def texts(shown: ComparisonView) -> str:
    """Every text of every block, and the title, notices and facts above them."""
    return "\n".join(sentences(shown.document))


def named_all(text: str) -> ComparisonView:
    """What the programme manager sees where everything is called like this."""
    base = some_region(common_gap_from=2)
    towns = tuple(m.model_copy(update={"title": text}) for m in base.municipalities)
    teams = tuple(t.model_copy(update={"title": text}) for t in base.teams)
    return view(of_region=base.model_copy(update={"municipalities": towns, "teams": teams, "title": text}))


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("said", [SAID, {}])
def test_every_face_is_made_for_every_audience(tmp_path: Path, audience: Audience, said: Any) -> None:  # noqa: ANN401 - shorthand
    """The figures of the lists stand in HTML and Markdown, a link arrives, and PDF and Word have content."""
    shown = view(audience, said)
    faces = Faces.read(tmp_path)
    assert isinstance(faces, Faces)
    rendered = faces.set(Document("naam", shown.document))
    assert rendered.problems == ()
    made = {name.removeprefix("naam."): data for name, data in rendered.files}
    assert made["docx"][:2] == b"PK"
    assert made["pdf"][:5] == b"%PDF-"
    page = Page(made["html"].decode("utf-8"))
    ids = [a["id"] for _, a in page.tags if "id" in a]
    assert len(ids) == len(set(ids))
    assert {f"#{s.anchor}" for s in shown.document.sections} < {str(a["href"]) for a in page.all("a")}
    text = made["md"].decode("utf-8")
    for figure in (f for listed in shown.lists for town in listed.towns for f in (town.whole, *town.themes)):
        assert figure.text in page.text
        assert figure.text in text


def test_every_figure_is_the_records() -> None:
    """Both ends of every cell are those of the record in whole percents, and stand in the table."""
    record = {m["id"]: m for m in as_record(result())["municipalities"]}
    ids = {m.title: m.id for m in some_region().municipalities}
    shown = view()
    looked = 0
    for index, listed in enumerate(shown.lists):
        (table,) = tables(shown, f"list{index + 1}")
        assert table.heads[1:] == tuple(town.name for town in listed.towns)
        for column, town in enumerate(listed.towns, start=1):
            recorded = record[ids[town.name]]["standards"][index]
            themes = {t["id"]: t for t in recorded["themes"]}
            expected = [recorded, *(themes.get(f.label) for f in listed.themes)]
            for row, one in enumerate(expected, start=1):
                figure = (town.whole, *town.themes)[row - 1]
                cell = table.rows[row][column].split("\n")
                assert table.rows[row][0] == figure.label
                low, high = (None, None) if one is None else one["range"]
                if low is None or high is None:
                    assert (figure.low, figure.high, cell) == (None, None, ["–"])
                    continue
                looked += 1
                assert figure.low is not None
                assert figure.high is not None
                assert abs(figure.low - 100 * low) < 1
                assert abs(figure.high - 100 * high) < 1
                expected_text = f"{figure.low} %" if low == high else f"{figure.low}–{figure.high} %"
                assert cell[0] == figure.text == expected_text
                assert one is not None
                words = {f"{n} {say(f'status.{s}')}" for s, n in one["statuses"].items()}
                assert set(figure.statuses) == words == set(cell[1:])
    assert looked > 6
    assert any("–" in f.text for t in shown.lists[0].towns for f in t.themes)


def test_the_chart_says_every_figure_in_words() -> None:
    """Well-formed, with title and description; ids are numbers, over the whole document."""
    space = "{http://www.w3.org/2000/svg}"
    for audience in ("programme_manager", "teams"):
        shown = view(audience)
        charts = list(charts_of(shown.document))
        for number, (listed, chart) in enumerate(zip(shown.lists, charts, strict=True), start=1):
            root = ET.fromstring(chart.svg)  # noqa: S314 - our own text
            title, about = root.find(f"{space}title"), root.find(f"{space}desc")
            assert title is not None
            assert about is not None
            assert root.get("aria-labelledby") == f"chart-{number}-title chart-{number}-desc"
            drawn = "".join(t.text or "" for t in root.iter(f"{space}text"))
            for town in listed.towns:
                assert f"{town.name}: {town.whole.text}" in (about.text or "")
                assert town.name in drawn


def test_many_municipalities_stand_in_more_pictures_and_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each once, in the same order, in parts of about the same length; every part says from whom to whom."""
    monkeypatch.setattr(comparison_lists, "MOST_BARS", 2)
    monkeypatch.setattr(comparison_lists, "MOST_COLUMNS", 1)
    shown = view()
    assert [len(listed.towns) for listed in shown.lists] == [3, 3]
    pictures = [b for s in shown.document.sections for b in s.blocks if b.kind == "picture"]
    assert [p.number for p in pictures] == [0, 1, 2, 3]
    for number, listed in enumerate(shown.lists, start=1):
        names = [town.name for town in listed.towns]
        made = list(tables(shown, f"list{number}"))
        assert [table.heads[1:] for table in made] == [(name,) for name in names]
        assert [table.caption for table in made] == [
            say("comparison.part", first=name, last=name) for name in names
        ]
        bars = [[name for name in names if f"{name}:" in p.chart.description] for p in pictures]
        assert bars[2 * number - 2 : 2 * number] == [names[:1], names[1:]]


def test_who_reads_it_is_said_first() -> None:
    """Each page says for whom it is; the programme manager's that a board's may become public."""
    seen = {a: view(a).document for a in AUDIENCES}
    for audience, document in seen.items():
        body = some_region().body(audience)
        told = say("comparison.circulation.body", title=body.title) if body else None
        assert document.circulation == (told or say(f"comparison.circulation.{audience}"))
        sight = some_region().sight_for(audience)
        notice = say("plan.front.norm_notice", notice=say("word.proposal_norm"))
        assert document.callouts[:2] == (notice, say(f"comparison.sight.{sight}"))
        assert document.example_notice == say("word.example_notice")
    assert "Woo" in seen["ssd"].circulation
    assert say("comparison.woo") in seen["programme_manager"].callouts
    assert say("comparison.woo") not in seen["ssd"].callouts


def test_how_to_read_it_and_who_is_missing_come_first() -> None:
    """Before the first list; how many teams are counted stands with every list, whoever reads."""
    for audience in AUDIENCES:
        shown = view(audience)
        anchors = [section.anchor for section in shown.document.sections]
        first = ["method"] if audience == "teams" else ["missing", "method"]
        assert anchors == [*first, "list1", "list2", "gaps"]
        assert texts(shown).count(shown.counted) >= len(shown.lists) > 0


@pytest.mark.usefixtures("one_is_enough")
def test_where_none_goes_first_all_can_be_opened_and_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every difference is on the page once, by theme behind a heading that opens without a script."""
    monkeypatch.setattr(comparison_gaps, "SHOWN_FIRST", 1)
    shown = view("teams", of_region=some_region(common_gap_from=2))
    assert shown.gaps
    found = Page(printed(shown))
    assert len(found.all("details")) == len(found.all("summary")) > 0
    assert "::details-content" in found.style
    rows = [row for table in tables(shown, "gaps") for row in table.rows]
    assert sorted(row[0].split("\n")[0] for row in rows) == sorted(g.title for g in shown.gaps.items)
    markdown = render_markdown(shown.document, TEMPLATES)
    assert all(found.text.count(gap.title) == 1 and gap.title in markdown for gap in shown.gaps.items)
    assert all(gap.who in found.text for gap in shown.gaps.items)


def test_a_figure_of_some_teams_says_so_where_it_stands() -> None:
    """In the chart and beside the figure in the table; a municipality with all its teams has no mark."""
    some = {t: levels for t, levels in SAID.items() if t != "qwest"}
    mark, count = say("comparison.some_teams", n=1, of=2), say("comparison.count", n=1, of=2)
    for audience in ("programme_manager", "ssd", "teams"):
        shown = view(audience, some)
        assert all(chart.svg.count(mark) >= 2 for chart in charts_of(shown.document))
        marked = 0
        for number in (1, 2):
            (table,) = tables(shown, f"list{number}")
            column = table.rows[0].index(mark)
            for row in table.rows[1:]:
                assert all((count in cell.split("\n")) == (n == column) for n, cell in enumerate(row))
                marked += 1
        assert marked == 5
        assert mark not in texts(view(audience))


def test_where_there_is_no_figure_nothing_is_said_of_teams_in_it() -> None:
    """This list is asked of neither team of Qstad: that it says, and a dash and no more."""
    base = some_region()
    teams = tuple(
        t.model_copy(update={"standards": ("tweede",)}) if "qstad" in t.municipalities else t
        for t in base.teams
    )
    some = {t: levels for t, levels in SAID.items() if t != "qwest"}
    (table,) = tables(view(said=some, of_region=base.model_copy(update={"teams": teams})), "list1")
    place = table.heads.index("Qstad")
    assert table.rows[0][place] == say("comparison.not_asked")
    assert {row[place] for row in table.rows[1:]} == {"–"}


def test_a_coded_page_holds_no_name() -> None:
    """No municipality, team or organisation, and no id of one, anywhere in the bytes."""
    for audience in ("ssd", "bosd"):
        shown = view(audience, of_region=some_region(common_gap_from=2))
        assert names_in(shown) == []
        assert NAMES.findall(render_markdown(shown.document, TEMPLATES).casefold()) == []
        assert say("comparison.coded", code="A") in texts(shown)
    assert "Qstad" in printed(view())


@pytest.mark.usefixtures("one_is_enough")
def test_a_page_of_teams_holds_only_their_own_name() -> None:
    """No other municipality and no team; the range over all stands beside it."""
    shown = view("teams", of_region=some_region(common_gap_from=2))
    assert set(names_in(shown)) == {"qstad"}
    assert say("comparison.all") in texts(shown)


def test_never_is_a_page_without_figures() -> None:
    """A sentence says that nothing is shown, and there is nothing else."""
    shown = view("ssd", of_region=some_region(Sight.model_validate({"ssd": "never"})))
    text = Page(printed(shown)).text
    assert say("comparison.sight.never") in text
    assert "%" not in text
    assert shown.document.sections == ()
    assert (shown.gaps, shown.lists, shown.missing, shown.counted) == (None, (), (), "")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_are_shown_as_text(text: str) -> None:
    """What was typed is what is read, and it starts nothing."""
    found = Page(printed(named_all(text)))
    assert text in found.text
    assert not found.all("script")
    assert not found.all("img")


def test_the_same_round_gives_the_same_page() -> None:
    """From values made anew, and whatever the order of the files."""
    assert view() == view(said=dict(reversed(SAID.items())))


def test_names_of_files_tell_the_audience_and_nobody() -> None:
    """Four different names; only who asks for an own municipality finds it in the name."""
    names = {comparison_name("r2", a) for a in AUDIENCES}
    assert len(names) == len(AUDIENCES)
    assert all(re.fullmatch(r"[a-z0-9-]+", n) and "r2" in n for n in names)
    assert comparison_name("r2", "teams", "qstad").endswith("-qstad")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_region_without_full_members_still_has_its_documents(audience: Audience) -> None:
    """Every municipality joins in part: they stand beside each other all the same."""
    base = some_region()
    towns = tuple(m.model_copy(update={"participation": "partial"}) for m in base.municipalities)
    shown = view(audience, of_region=base.model_copy(update={"municipalities": towns}))
    assert shown.lists
    assert [len(t.towns) for t in shown.lists] == ([1, 1] if audience == "teams" else [3, 3])
    assert Page(printed(shown)).text
    assert render_comparison_book(shown)[:2] == b"PK"
