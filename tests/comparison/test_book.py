# SPDX-License-Identifier: EUPL-1.2
"""The workbook of a comparison: the same figures as the page, texts as texts, and for its audience alone."""

import io
import re
import zipfile
from dataclasses import replace
from html import unescape
from typing import Any

import openpyxl
import pytest

from tests.comparison.made import NAMES, SAID, result, some_region, view
from tests.comparison.test_page import HOSTILE, named_all
from tests.scoring.small import AUDIENCES
from toolkit.comparison.bands import BANDS
from toolkit.comparison.heat import Heat
from toolkit.documents.audience import Audience
from toolkit.documents.comparison.values import ComparisonView
from toolkit.model.region import Sight
from toolkit.render.comparison_book import render_comparison_book
from toolkit.scoring.theme import STATUSES
from toolkit.words.catalogue import say

NEAR = 85  # percent, as the norm has it
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def opened(shown: ComparisonView) -> Any:  # noqa: ANN401 - openpyxl's workbook
    """A view as a workbook, read back by another program."""
    return openpyxl.load_workbook(io.BytesIO(render_comparison_book(shown)))


def parts(shown: ComparisonView) -> str:
    """Every part of the workbook as text, file names of the parts included."""
    with zipfile.ZipFile(io.BytesIO(render_comparison_book(shown))) as packed:
        return "\n".join(name + unescape(packed.read(name).decode("utf-8")) for name in packed.namelist())


def sheet(book: Any, key: str) -> Any:  # noqa: ANN401 - openpyxl's sheets
    """One of the sheets that every workbook has."""
    return book[say(f"comparison.book.{key}")]


def rows_of(table: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - idem
    """The rows of a table, by the words above its columns."""
    heads, *rows = table.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def is_table(one: Any) -> bool:  # noqa: ANN401 - idem
    """Whether a sheet holds a table of the program itself."""
    return bool(one.tables)


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("said", [SAID, {}])
def test_every_sheet_is_ready_to_use_and_to_print(audience: Audience, said: Any) -> None:  # noqa: ANN401 - shorthand
    """Explanation, maps, tables; headers in the first row, frozen, filtered, repeated; paper on its side."""
    shown = view(audience, said)
    book = opened(shown)
    maps = book.worksheets[1 : 1 + len(shown.lists)]
    assert book.sheetnames[0] == say("comparison.book.explanation")
    assert [m.title for m in maps] == [listed.title for listed in shown.lists]
    tables = [one for one in book.worksheets if is_table(one)]
    assert [t.title for t in tables] == [say(f"comparison.book.{key}") for key in ("figures", "gaps")]
    for one in book.worksheets:
        many = one.max_column > 10  # more columns than A4 shows in letters that can be read
        assert (one.page_setup.orientation, one.page_setup.paperSize) == ("landscape", 8 if many else 9)
        assert say("word.example_notice") in one.oddHeader.left.text
        assert shown.document.circulation in one.oddHeader.left.text
        assert not one.protection.sheet  # nothing is read back: it may be sorted and worked with
    for one in (*maps, *tables):
        assert one.freeze_panes == "B2"
        assert one.print_title_rows == "$1:$1"
        heads = [c for c in one[1] if c.value]
        assert len(heads) > 2
        assert all(one.column_dimensions[c.column_letter].width > 8 for c in heads)
    assert all(one.auto_filter.ref.startswith("A1:") for one in maps)
    for one in tables:
        (table,) = one.tables.values()
        assert table.ref.startswith("A1:")
        assert int(re.sub(r".*:[A-Z]+", "", table.ref)) == max(2, len(rows_of(one)) + 1)


def test_the_explanation_says_all_that_the_page_says() -> None:
    """Notices, who is missing, how to read it, what it was made of, and each list's own notice."""
    shown = view()
    values = {c.value for row in opened(shown).worksheets[0].iter_rows() for c in row}
    document = shown.document
    wanted = [document.circulation, document.example_notice, *document.callouts, *shown.missing]
    wanted += [fact.value for fact in document.facts]
    wanted += [t.notice for t in shown.lists]
    blocks = {s.anchor: s.blocks for s in document.sections}
    wanted += [block.text for block in blocks["method"] if block.kind == "text"]
    wanted.append(document.made_of)
    assert len(wanted) > 15
    assert set(wanted) <= values
    assert shown.gaps
    assert f"{shown.gaps.summary} {shown.gaps.counted}" in values
    assert say("comparison.book.how_to_use") in values


@pytest.mark.usefixtures("one_is_enough")
@pytest.mark.parametrize("audience", AUDIENCES)
def test_figures_are_those_of_the_page(audience: Audience) -> None:
    """A row per list, theme and municipality: the text as shown, its ends, teams per status as numbers."""
    shown = view(audience)
    rows = rows_of(sheet(opened(shown), "figures"))
    expected = [
        (listed, n, town, figure)
        for listed in shown.lists
        for n in range(len(listed.themes) + 1)
        for town in listed.towns
        for figure in [(town.whole, *town.themes)[n]]
    ]
    assert len(rows) == len(expected) >= 8
    for row, (listed, _, town, figure) in zip(rows, expected, strict=True):
        assert row[say("comparison.book.standard")] == listed.title
        assert row[say("comparison.book.theme")] == figure.label
        assert row[say("comparison.municipality")] == town.name
        assert row[say("comparison.book.figure")] == figure.text
        assert row[say("comparison.book.low")] == figure.low
        assert row[say("comparison.book.high")] == figure.high
        still_open = None if figure.low is None else (figure.high or 0) - figure.low
        assert row[say("comparison.book.open")] == still_open
        for status in STATUSES:
            head = say("comparison.book.status", status=say(f"status.{status}"))
            if head in row:
                assert row[head] == (None if town.spread else figure.counts.get(status, 0))
            else:
                assert status not in figure.counts
        band = None if town.spread else say(f"desk.band.{figure.band}", near=NEAR)
        assert row[say("comparison.book.band")] == band


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_map_says_in_words_what_its_colours_say(audience: Audience) -> None:
    """A row per municipality in the order of the page; cells of one band, and no other, have its colour."""
    shown = view(audience)
    book = opened(shown)
    looked = 0
    for listed in shown.lists:
        one = book[listed.title]
        heads = [c.value for c in one[1] if c.value]
        assert heads[2:] == [say("comparison.whole"), *(t.value for t in listed.themes)]
        colours: dict[str, str] = {}
        for row, town in zip(one.iter_rows(min_row=2), listed.towns, strict=False):
            assert row[0].value == town.name
            for cell, figure in zip(row[2:], (town.whole, *town.themes), strict=False):
                looked += 1
                lines = str(cell.value).split("\n")
                assert lines[0] == figure.text
                assert lines[1 : 1 + len(figure.statuses)] == list(figure.statuses)
                missed = [say("comparison.book.missed", n=figure.missed)] if figure.missed else []
                assert lines[1 + len(figure.statuses) :] == missed
                assert colours.setdefault(figure.band, cell.fill.fgColor.rgb) == cell.fill.fgColor.rgb
        assert len(set(colours.values())) == len(colours)
        legend = {c.value: c.fill.fgColor.rgb for c in one[len(listed.towns) + 3] if c.value}
        assert set(legend) == {say(f"desk.band.{band}", near=NEAR) for band in BANDS}
        for band, colour in colours.items():
            assert legend[say(f"desk.band.{band}", near=NEAR)] == colour
        under = {c.value for row in one.iter_rows(min_row=len(listed.towns) + 4) for c in row}
        assert {listed.sentence, listed.counted, shown.document.circulation} <= under
        assert shown.document.callouts[0] in under
    assert looked >= 5


def test_lower_limits_that_are_missed_are_those_of_the_engine() -> None:
    """As many as any team of the municipality misses, on the theme and on the list."""
    shown, scored = view(), result()
    towns = {m.id: m.title for m in scored.region.municipalities}
    looked = 0
    for listed, heat in zip(shown.lists, Heat(scored).maps(), strict=True):
        by_name = {town.name: town for town in listed.towns}
        for row in heat.rows:
            town = by_name[towns[row.municipality]]
            assert [f.missed for f in (town.whole, *town.themes)] == [
                len(c.missed) for c in (row.whole, *row.themes)
            ]
            looked += town.whole.missed
    assert looked > 0


@pytest.mark.usefixtures("one_is_enough")
def test_common_gaps_have_a_row_each() -> None:
    """With the numbers to sort by; who may not see names finds no column for them."""
    for audience in ("programme_manager", "ssd", "teams"):
        shown = view(audience, of_region=some_region(common_gap_from=2))
        assert shown.gaps
        table = sheet(opened(shown), "gaps")
        rows = list(table.iter_rows(min_row=2, values_only=True))
        assert [(r[0], r[3], r[4], r[5]) for r in rows] == [
            (g.title, g.id, g.under, g.of) for g in shown.gaps.items
        ]
        assert len(rows) == 2
        heads = [c.value for c in table[1]]
        assert (say("comparison.word.who") in heads) is (audience != "teams")


def test_charts_are_drawn_from_the_cells_of_the_tables() -> None:
    """One per list over the municipalities with a figure, and one of the common differences; none without."""
    shown = view(of_region=some_region(common_gap_from=2))
    assert shown.gaps
    charts = chart_parts(shown)
    assert len(charts) == len(shown.lists) + 1
    book = opened(shown)
    figures = say("comparison.book.figures")
    for listed, chart in zip(shown.lists, charts, strict=False):
        names, low, _, still_open = re.findall(r"<c:f>([^<]+)</c:f>", chart)
        assert names.startswith(f"{figures}!")
        assert [c.value for c in cells_of(book, names)] == [t.name for t in listed.towns]
        assert [c.value for c in cells_of(book, low)] == [t.whole.low for t in listed.towns]
        assert [c.value for c in cells_of(book, still_open)] == [
            None if t.whole.low is None else (t.whole.high or 0) - t.whole.low for t in listed.towns
        ]
    names, under = re.findall(r"<c:f>([^<]+)</c:f>", charts[-1])
    assert [c.value for c in cells_of(book, names)] == [g.title for g in shown.gaps.items]
    assert [c.value for c in cells_of(book, under)] == [g.under for g in shown.gaps.items]
    with zipfile.ZipFile(io.BytesIO(render_comparison_book(shown))) as packed:
        drawing = packed.read("xl/drawings/drawing1.xml").decode("utf-8")
    assert drawing.count('descr="') == len(charts)
    assert chart_parts(view(said={})) == []


def chart_parts(shown: ComparisonView) -> list[str]:
    """The charts of a workbook, in order."""
    with zipfile.ZipFile(io.BytesIO(render_comparison_book(shown))) as packed:
        names = sorted(n for n in packed.namelist() if n.startswith("xl/charts/chart"))
        return [packed.read(name).decode("utf-8") for name in names]


def cells_of(book: Any, reference: str) -> list[Any]:  # noqa: ANN401 - idem
    """The cells of a column that a chart refers to."""
    name, area = reference.replace("$", "").split("!")
    return [row[0] for row in book[name.strip("'")][area]]


def test_a_coded_workbook_holds_no_name() -> None:
    """No part of the zip: texts, names of sheets, properties, headers and footers."""
    for audience in ("ssd", "bosd"):
        assert NAMES.findall(parts(view(audience)).casefold()) == []
    own = parts(view("teams", of_region=some_region(common_gap_from=2)))
    assert set(NAMES.findall(own.casefold())) == {"qstad"}
    assert "Qstad" in parts(view())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_stay_text(text: str) -> None:
    """No formula, no link, and the very signs that were typed."""
    shown = named_all(text)
    book = opened(shown)
    cells = [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row]
    assert any(c.value == text for c in cells)
    assert {c.data_type for c in cells} <= {"s", "n"}
    assert all(isinstance(c.value, int) for c in cells if c.data_type == "n" and c.value is not None)
    assert all(c.hyperlink is None for c in cells)


@pytest.mark.parametrize(
    "title", ["a/b:c*[d]?", "'", "Uitleg", "History", "🙂", "lang " * 30, "(alles)", "x" * 99]
)
def test_names_of_sheets_are_always_good(title: str) -> None:
    """Whatever two lists are called: short, without signs that Excel refuses, and all different."""
    shown = view()
    tables = tuple(replace(table, title=title) for table in shown.lists)
    names = opened(replace(shown, lists=tables)).sheetnames
    assert len({n.casefold() for n in names}) == len(names) == 6
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not FORBIDDEN.search(name)
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"


def test_an_audience_that_sees_nothing_gets_the_explanation_alone() -> None:
    """No figure and no list."""
    book = opened(view("ssd", of_region=some_region(Sight.model_validate({"ssd": "never"}))))
    assert book.sheetnames == [say("comparison.book.explanation")]
    values = [c.value for row in book.worksheets[0].iter_rows() for c in row]
    assert say("comparison.sight.never") in values


def test_the_same_round_gives_the_same_bytes() -> None:
    """From values made anew; the language stands in it, and the day is the round's."""
    one, other = (render_comparison_book(view()) for _ in range(2))
    assert one == other
    properties = openpyxl.load_workbook(io.BytesIO(one)).properties
    assert properties.language == "nl-NL"
    assert properties.created.date() == view().document.day
    assert not properties.creator
