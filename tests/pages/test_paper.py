# SPDX-License-Identifier: EUPL-1.2
"""A document that is printed from the browser: no page that is nearly empty."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser

from tests.documents import made
from tests.documents.made import TEMPLATES
from tests.pages.opened import printed
from toolkit.documents.blocks import Block, Section, Table, Text
from toolkit.render.html import render_html

pytestmark = pytest.mark.slow
LINE = Text("Een zin die op papier één regel inneemt.")
TALL = "zes woorden in een smalle kolom " * 9
CLOSING = Section("slot", "Aan het slot", (LINE,))


def pages(browser: Browser, folder: Path, *sections: Section) -> int:
    """How many pages a document of these sections takes."""
    document = replace(made.full(), callouts=(), facts=(), sections=sections)
    html = render_html(document, TEMPLATES).encode("utf-8")
    with pikepdf.open(io.BytesIO(printed(browser, html, folder))) as paper:
        return len(paper.pages)


@pytest.mark.parametrize(("lines", "wanted"), [(2, 1), (20, 2)])
def test_a_new_page_is_no_page_after_one_that_is_as_good_as_empty(
    browser: Browser, tmp_path: Path, lines: int, wanted: int
) -> None:
    """What asks for a page of its own begins one, unless next to nothing stands on the last one."""
    before = Section("b", "Daarvoor", (LINE,) * lines)
    asks = Section("c", "Een blad om op te schrijven", (LINE,), annex=True, new_page=True)
    assert pages(browser, tmp_path, before, asks) == wanted


def test_a_table_with_few_but_long_rows_begins_where_there_is_room(browser: Browser, tmp_path: Path) -> None:
    """Only a table that is short to the eye stays on one page; a long one leaves no page half empty."""
    rows = tuple((f"Rij {n}", TALL, TALL) for n in range(6))
    filled: tuple[Block, ...] = (LINE,) * 18
    long = Table("Lange rijen", ("Wat", "Nu", "Straks"), rows, (1, 1, 1))
    assert pages(browser, tmp_path, Section("b", "Verschillen", (*filled, long)), CLOSING) == 2
    few = Table("Korte rijen", ("Wat", "Nu"), (("een", "twee"),) * 8, (1, 1))
    told = render_html(replace(made.full(), sections=(Section("c", "Kort", (few, long)),)), TEMPLATES)
    assert told.count('<table class="themes short">') == 1
