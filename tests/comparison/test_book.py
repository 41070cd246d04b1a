# SPDX-License-Identifier: EUPL-1.2
"""The workbook of a comparison: the same figures as the page, texts as texts, and for its audience alone."""

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from tests.comparison.made import NAMES, SAID, some_region, view
from tests.comparison.test_page import HOSTILE, named_all
from toolkit.documents.audience import AUDIENCES, Audience
from toolkit.documents.comparison.values import ComparisonView
from toolkit.model.region import Sight
from toolkit.render.comparison_book import render_comparison_book
from toolkit.words.catalogue import say

HEAD = 4  # the row with the words of the columns
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def opened(shown: ComparisonView) -> Any:  # noqa: ANN401 - openpyxl's workbook
    """A view as a workbook, read back by another program."""
    return openpyxl.load_workbook(io.BytesIO(render_comparison_book(shown)))


def parts(shown: ComparisonView) -> str:
    """Every part of the workbook as text, file names of the parts included."""
    with zipfile.ZipFile(io.BytesIO(render_comparison_book(shown))) as packed:
        return "\n".join(name + packed.read(name).decode("utf-8") for name in packed.namelist())


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("said", [SAID, {}])
def test_every_sheet_is_ready_to_use_and_to_print(audience: Audience, said: Any) -> None:  # noqa: ANN401 - shorthand
    """Explanation, lists, common gaps; frozen and filtered header that repeats, A4 on its side."""
    shown = view(audience, said)
    book = opened(shown)
    assert len(book.sheetnames) == len(shown.lists) + 2
    assert book.sheetnames[0] == say("comparison.book.explanation")
    assert book.sheetnames[-1] == say("comparison.book.gaps")
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert say("word.example_notice") in sheet.oddHeader.left.text
        assert shown.document.circulation in sheet.oddHeader.left.text
    for sheet in book.worksheets[1:]:
        above = [shown.document.circulation, shown.document.example_notice, shown.document.callouts[0]]
        assert sheet["A2"].value == " · ".join(above)
        assert not sheet.protection.sheet  # nothing is read back: it may be sorted and worked with
        assert sheet.freeze_panes == f"B{HEAD + 1}"
        assert sheet.auto_filter.ref.startswith(f"A{HEAD}:")
        assert sheet.print_title_rows == f"${HEAD}:${HEAD}"
        assert all(cell.value for cell in sheet[HEAD])
        assert all(sheet.column_dimensions[c.column_letter].width > 8 for c in sheet[HEAD])


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
    assert values.isdisjoint(t.sentence for t in shown.lists)  # those stand above their own rows


@pytest.mark.usefixtures("one_is_enough")
@pytest.mark.parametrize("audience", AUDIENCES)
def test_figures_are_those_of_the_page(audience: Audience) -> None:
    """A row per municipality and theme: the text as shown, and its two ends as numbers."""
    shown = view(audience)
    book = opened(shown)
    looked = 0
    for table, sheet in zip(shown.lists, book.worksheets[1:], strict=False):
        rows = list(sheet.iter_rows(min_row=HEAD + 1, values_only=True))
        expected = [(t, cell) for t in table.towns for cell in (t.whole, *t.themes)]
        for row, (town, cell) in zip(rows, expected, strict=True):
            looked += 1
            statuses = " · ".join(cell.statuses) or None
            assert row == (town.name, cell.label, town.teams, cell.text, cell.low, cell.high, statuses)
    assert looked >= 8


@pytest.mark.usefixtures("one_is_enough")
def test_common_gaps_have_a_row_each() -> None:
    """With the numbers to sort by; who may not see names finds no column for them."""
    for audience in ("programme_manager", "ssd", "teams"):
        shown = view(audience, of_region=some_region(common_gap_from=2))
        assert shown.gaps
        sheet = opened(shown).worksheets[-1]
        rows = list(sheet.iter_rows(min_row=HEAD + 1, values_only=True))
        assert [(r[0], r[3], r[4], r[5]) for r in rows] == [
            (g.title, g.id, g.under, g.of) for g in shown.gaps.items
        ]
        assert len(rows) == 2
        heads = [c.value for c in sheet[HEAD]]
        assert (say("comparison.word.who") in heads) is (audience != "teams")


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
    assert len({n.casefold() for n in names}) == len(names) == 4
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not FORBIDDEN.search(name)
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"


def test_an_audience_that_sees_nothing_gets_the_explanation_alone() -> None:
    """No figure and no list."""
    book = opened(view("ssd", of_region=some_region(Sight(ssd="never"))))
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
