# SPDX-License-Identifier: EUPL-1.2
"""The page of a comparison: complete, safe, in figures that are the result's, and for its audience alone."""

import base64
import hashlib
import re
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.comparison.made import NAMES, SAID, result, some_region, view
from tests.documents.made import TEMPLATES
from tests.documents.test_html import Page
from toolkit.documents.comparison import gaps as comparison_gaps
from toolkit.documents.comparison.view import AUDIENCES, Audience, ComparisonView, comparison_name
from toolkit.model.region import Sight
from toolkit.render.comparison_book import render_comparison_book
from toolkit.render.comparison_html import render_comparison_html
from toolkit.render.templates import TemplateFaultError
from toolkit.scoring.record import as_record
from toolkit.words.catalogue import say

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)></style></title>",
    "{{ 7*7 }} {% raw %} {{ view.__class__ }}",
    '=HYPERLINK("http://x";"y") & +1 @SUM(A1)',
    "🙂 مرحبا 漢字 \ue000",
    "x" * 10_000,
)


def printed(shown: ComparisonView) -> str:
    """A view as HTML."""
    return render_comparison_html(shown, TEMPLATES)


def named_all(text: str) -> ComparisonView:
    """What the programme manager sees where everything is called like this."""
    base = some_region(common_gap_from=2)
    towns = tuple(m.model_copy(update={"title": text}) for m in base.municipalities)
    teams = tuple(t.model_copy(update={"title": text}) for t in base.teams)
    return view(of_region=base.model_copy(update={"municipalities": towns, "teams": teams, "title": text}))


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("said", [SAID, {}])
def test_the_page_is_well_built_and_asks_nothing_of_the_network(audience: Audience, said: Any) -> None:  # noqa: ANN401 - shorthand
    """One h1, no level skipped, landmarks, links that arrive, no address outside, no id twice."""
    text = printed(view(audience, said))
    found = Page(text)
    levels = [int(tag[1]) for tag, _ in found.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert len(levels) > 3
    assert all(b <= a + 1 for a, b in pairwise(levels))
    for tag in ("header", "nav", "main", "footer"):
        assert len(found.all(tag)) == 1
    assert found.all("html")[0]["lang"] == "nl"
    ids = [a["id"] for _, a in found.tags if "id" in a]
    links = {str(a["href"]) for a in found.all("a")}
    assert len(ids) == len(set(ids))
    assert len(links) > 3
    assert links <= {f"#{i}" for i in ids}
    assert {tag for tag, _ in found.tags}.isdisjoint({"script", "link", "img", "iframe", "form", "use"})
    assert set(re.findall(r"https?://[^\s\"'<]+", text)) == {"http://www.w3.org/2000/svg"}
    assert all(h.get("scope") in {"col", "row"} for h in found.all("th"))
    assert all("style" not in attributes for _, attributes in found.tags)


def test_only_our_own_style_sheet_is_allowed() -> None:
    """The policy names the hash of exactly what stands in the page."""
    found = Page(printed(view()))
    policy = next(m["content"] for m in found.all("meta") if m.get("http-equiv"))
    digest = base64.b64encode(hashlib.sha256(found.style.encode("utf-8")).digest()).decode("ascii")
    assert policy is not None
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert TEMPLATES["vergelijking.css"] in found.style


def test_every_figure_is_the_records() -> None:
    """Both ends of every cell are those of the record in whole percents, and stand on the page."""
    record = {m["id"]: m for m in as_record(result())["municipalities"]}
    ids = {m.title: m.id for m in some_region().municipalities}
    shown = view()
    text = Page(printed(shown)).text
    looked = 0
    for index, table in enumerate(shown.lists):
        for town in table.towns:
            listed = record[ids[town.name]]["standards"][index]
            themes = {t["id"]: t for t in listed["themes"]}
            expected = [listed, *(themes.get(f.label) for f in table.legend)]
            for cell, one in zip((town.whole, *town.cells), expected, strict=True):
                low, high = (None, None) if one is None else one["range"]
                if low is None or high is None:
                    assert (cell.low, cell.high, cell.figure) == (None, None, "–")
                    continue
                looked += 1
                assert cell.low is not None
                assert cell.high is not None
                assert abs(cell.low - 100 * low) < 1
                assert abs(cell.high - 100 * high) < 1
                expected_text = f"{cell.low} %" if low == high else f"{cell.low}–{cell.high} %"
                assert cell.figure == expected_text
                assert cell.figure in text
                assert one is not None
                words = {f"{n} {say(f'status.{s}')}" for s, n in one["statuses"].items()}
                assert set(cell.statuses) == words
                assert all(w in text for w in words)
    assert looked > 6
    assert any("–" in c.figure for t in shown.lists[0].towns for c in t.cells)


def test_the_chart_says_every_figure_in_words() -> None:
    """Well-formed, with title and description; ids are numbers."""
    space = "{http://www.w3.org/2000/svg}"
    for audience in ("programme_manager", "teams"):
        for number, table in enumerate(view(audience).lists, start=1):
            assert table.chart
            root = ET.fromstring(table.chart.svg)  # noqa: S314 - our own text
            title, about = root.find(f"{space}title"), root.find(f"{space}desc")
            assert title is not None
            assert about is not None
            assert root.get("aria-labelledby") == f"chart-{number}-title chart-{number}-desc"
            drawn = "".join(t.text or "" for t in root.iter(f"{space}text"))
            for town in table.towns:
                assert f"{town.name}: {town.whole.figure}" in (about.text or "")
                assert town.name in drawn


def test_who_reads_it_is_said_first() -> None:
    """Each page says for whom it is; the programme manager's that a board's may become public."""
    seen = {a: Page(printed(view(a))).text for a in AUDIENCES}
    for audience, text in seen.items():
        shown = view(audience)
        assert shown.circulation == say(f"comparison.circulation.{audience}")
        assert text.index(shown.circulation) < text.index(shown.reading[0])
        assert say("word.example_notice") in text
        assert say("word.proposal_norm") in text
        assert all(fact.value in text for fact in shown.fingerprint)
    assert "Woo" in seen["ssd"]
    assert say("comparison.woo") in seen["programme_manager"]
    assert say("comparison.woo") not in seen["ssd"]


def test_how_to_read_it_and_who_is_missing_come_first() -> None:
    """Before the first list; how many teams are counted stands with every list, whoever reads."""
    for audience in AUDIENCES:
        shown = view(audience)
        text = printed(shown)
        assert text.index('id="method"') < text.index('id="list-1"') < text.index('id="gaps"')
        assert text.count(shown.counted) >= len(shown.lists) > 0
        if shown.missing_shown:
            assert text.index('id="missing"') < text.index('id="method"')


def test_what_is_not_shown_first_can_be_opened_and_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every difference is on the page, the rest behind a heading that opens without a script."""
    monkeypatch.setattr(comparison_gaps, "SHOWN_FIRST", 1)
    shown = view(of_region=some_region(common_gap_from=2))
    assert shown.gaps
    found = Page(printed(shown))
    assert len(found.all("details")) == len(found.all("summary")) == len(shown.gaps.rest) > 0
    assert all(gap.title in found.text and gap.who in found.text for gap in shown.gaps.items)
    assert "::details-content" in found.style


def test_a_figure_of_some_teams_says_so_where_it_stands() -> None:
    """In the chart and beside the figure in the table; a municipality with all its teams has no mark."""
    some = {t: levels for t, levels in SAID.items() if t != "qwest"}
    mark = say("comparison.some_teams", n=1, of=2)
    for audience in ("programme_manager", "ssd", "teams"):
        for table in view(audience, some).lists:
            assert table.chart
            assert table.chart.svg.count(mark) >= 2
        assert 'class="teams mark"' in printed(view(audience, some))
        assert mark not in printed(view(audience))


def test_a_coded_page_holds_no_name() -> None:
    """No municipality, team or organisation, and no id of one, anywhere in the bytes."""
    for audience in ("ssd", "bosd"):
        text = printed(view(audience, of_region=some_region(common_gap_from=2)))
        assert NAMES.findall(text.casefold()) == []
        assert say("comparison.coded", code="A") in text
    assert "Qstad" in printed(view())


def test_a_page_of_teams_holds_only_their_own_name() -> None:
    """No other municipality and no team; the range over all stands beside it."""
    text = printed(view("teams", of_region=some_region(common_gap_from=2)))
    assert set(NAMES.findall(text.casefold())) == {"qstad"}
    assert say("comparison.all") in text


def test_never_is_a_page_without_figures() -> None:
    """A sentence says that nothing is shown."""
    shown = view("ssd", of_region=some_region(Sight(ssd="never")))
    text = Page(printed(shown)).text
    assert say("comparison.sight.never") in text
    assert "%" not in text
    assert shown.gaps is None


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_are_shown_as_text(text: str) -> None:
    """What was typed is what is read, and it starts nothing."""
    found = Page(printed(named_all(text)))
    assert text in found.text
    assert not found.all("script")
    assert not found.all("img")


def test_the_same_round_gives_the_same_page() -> None:
    """Byte for byte, from values made anew, and whatever the order of the files."""
    assert printed(view()) == printed(view(said=dict(reversed(SAID.items()))))


def test_a_broken_template_is_a_problem_with_a_place() -> None:
    """Never a traceback."""
    for name in ("vergelijking.html.j2", "vergelijking.css", "plan.css"):
        with pytest.raises(TemplateFaultError) as caught:
            render_comparison_html(view(), {n: t for n, t in TEMPLATES.items() if n != name})
        assert caught.value.problem.file == f"templates/{name}"


def test_names_of_files_tell_the_audience_and_nobody() -> None:
    """Four different names; only who asks for an own municipality finds it in the name."""
    names = {comparison_name("r2", a) for a in AUDIENCES}
    assert len(names) == len(AUDIENCES)
    assert all(re.fullmatch(r"[a-z0-9-]+", n) and "r2" in n for n in names)
    assert comparison_name("r2", "teams", "qstad").endswith("-qstad")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_region_without_full_members_still_has_its_documents(audience: Audience) -> None:
    """Every municipality joins in part: no row, no chart, no fault."""
    base = some_region()
    towns = tuple(m.model_copy(update={"participation": "partial"}) for m in base.municipalities)
    shown = view(audience, of_region=base.model_copy(update={"municipalities": towns}))
    assert shown.lists
    assert say("comparison.too_few") in Page(printed(shown)).text
    assert render_comparison_book(shown)[:2] == b"PK"
