# SPDX-License-Identifier: EUPL-1.2
"""Where the pages of a PDF end: no heading without what it is about, no page for a few lines."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests.documents.sample_document import sample
from tests.render.test_pdf import of_blocks, pdf, words
from toolkit.documents.blocks import (
    Block,
    Blocks,
    Bullets,
    Card,
    DocumentView,
    Fact,
    Facts,
    Item,
    Section,
    Subheading,
    Table,
    Text,
)

HIGH = "Een lang antwoord over wat het team doet. " * 9
"""Makes a row of more than four centimetres in a narrow column."""


def lines(count: int) -> Blocks:
    """So many paragraphs of one line, to fill a page with."""
    return tuple(Text(f"regel {n}.") for n in range(count))


def table(*cells: str) -> Table:
    """A table that is too tall to stay together, a row for each of these cells."""
    rows = tuple((f"onderwerp {n}.", "niveau 1", cell) for n, cell in enumerate(cells))
    return Table("", ("Onderwerp", "Nu", "Acties"), rows, (5, 3, 2))


def pages_with(pages: list[str], text: str) -> set[int]:
    """Numbers of the pages that have this text, from 0; the contents on page one do not count."""
    return {n for n, page in enumerate(pages) if n > 0 and text in page}


def each_printed(cases: Iterable[tuple[Section, ...]], folder: Path) -> list[list[str]]:
    """The pages of each case, which begins on one of its own: together they cost little more than one."""
    of_all, sections = list(cases), [sample().sections[0]]
    for n, (first, *rest) in enumerate(of_all):
        sections += [replace(first, title=f"Vulling {n}.", new_page=True), *rest]
    unique = (replace(section, anchor=f"{section.anchor}-{n}") for n, section in enumerate(sections))
    pages = words(pdf(replace(sample(), sections=tuple(unique))), folder)
    # the contents, that have every title too, come before
    begins = [
        max(n for n, page in enumerate(pages) if f"Vulling {case}." in page) for case in range(len(of_all))
    ]
    assert begins == sorted(set(begins))
    assert begins[0] > 0
    return [pages[a:b] for a, b in pairwise([*begins, len(pages)])]


def on_pages(pages: list[str], text: str) -> set[int]:
    """Numbers of the pages of a case that have this text, from 0."""
    return {n for n, page in enumerate(pages) if text in page}


CARD = Card("Eerste kaart", "1", "meta", "", (), (Item("Waarvoor:", "Een zin over de kaart. " * 20),))
LONG_CARD = replace(CARD, items=(Item("", "Een zin over de lange kaart. " * 90),))
FOLLOWING: dict[str, tuple[Blocks, str]] = {
    "table of high rows": ((table(*[HIGH] * 5),), "onderwerp 0."),
    "table of rows that stay whole": ((table(*[HIGH[:150]] * 9),), "onderwerp 0."),
    "table under a subheading": ((Subheading("Tussenkop"), table(*[HIGH] * 5)), "onderwerp 0."),
    "table after a second text": (
        (Text("Wat de getallen zijn.", "quiet"), table(*[HIGH] * 5)),
        "onderwerp 0.",
    ),
    "card": ((CARD,), "Eerste kaart"),
    "card after a second text": ((Text("Wat de getallen zijn.", "quiet"), CARD), "Eerste kaart"),
    "card under a subheading": ((Subheading("Tussenkop"), CARD), "Eerste kaart"),
    "card that is too long for a page": ((LONG_CARD,), "Eerste kaart"),
    "facts": ((Facts((Fact("Vragenlijst", "feit 0"), Fact("Antwoorden", "feit 1"))),), "feit 1"),
    "bullets": ((Bullets((Item("", "Eerste punt."), Item("", "Tweede punt."))),), "Eerste punt."),
}


@pytest.mark.parametrize("what", FOLLOWING)
def test_a_heading_and_its_lead_stand_above_what_they_are_about(what: str, tmp_path: Path) -> None:
    """Wherever on the page they come: title, lead and the first row or card are on one page."""
    blocks, first = FOLLOWING[what]
    made = Section("made", "De kop", (Text("Dit leidt het in."), *blocks))
    counts = range(24, 50, 2)
    cases = each_printed(((Section("filler", "", lines(count)), made) for count in counts), tmp_path)
    seen = set()
    for count, pages in zip(counts, cases, strict=True):
        places = [on_pages(pages, text) for text in ("De kop", "Dit leidt het in.", first)]
        assert places[0] == places[1] == places[2], f"{count} lines above"
        assert len(places[0]) == 1
        seen |= places[0]
    assert seen == {0, 1}  # the foot of the page was among them


NOTED = {
    "short": (["kort"] * 3, range(38, 46)),
    "of which only measuring tells whether it is short": ([HIGH[:200]] * 4, range(6, 14)),
    "long": (["kort"] * 40, range(4, 12)),
}
"""Cells of a table, and how many lines above it make it end about where a page does."""


@pytest.mark.parametrize("which", NOTED)
def test_small_print_stands_under_the_table_that_it_is_about(which: str, tmp_path: Path) -> None:
    """Wherever on the page a table ends, its last row is on the page of the note under it."""
    cells, above = NOTED[which]
    seen = set()
    note = Text("De noot eronder.", "quiet")
    wholes = ((Section("made", "", (*lines(count), table(*cells), note)),) for count in above)
    for count, pages in zip(above, each_printed(wholes, tmp_path), strict=True):
        with_note = on_pages(pages, "De noot eronder.")
        assert with_note == on_pages(pages, f"onderwerp {len(cells) - 1}."), f"{count} lines above"
        assert len(with_note) == 1
        seen |= with_note
    assert len(seen) == 2  # the foot of the page was among them


def test_the_last_row_and_the_last_line_of_a_card_are_never_alone(tmp_path: Path) -> None:
    """Wherever on the page they end, what stands just above goes along to the next."""
    cells = [f"Twee regels in een smalle kolom {n}." for n in range(20)]
    told = "Een zin over deze lange kaart, die op een regel past. " * 24
    card = replace(CARD, items=(Item("", told), Item("", "Het voorlaatste."), Item("", "Het laatste.")))
    made: tuple[tuple[Block, str, str, range], ...] = (
        (table(*cells), "onderwerp 18.", "onderwerp 19.", range(1, 14)),
        (card, "Het voorlaatste.", "Het laatste.", range(22, 40)),
    )
    for block, above, last, counts in made:
        seen = set()
        cases = ((Section("made", "", (*lines(count), block)),) for count in counts)
        for count, pages in zip(counts, each_printed(cases, tmp_path), strict=True):
            found = on_pages(pages, last)
            assert found == on_pages(pages, above), f"{last} with {count} lines above"
            seen |= found
        assert len(seen) == 2  # the foot of the page was among them


def test_a_row_is_never_cut_unless_it_is_longer_than_a_page(tmp_path: Path) -> None:
    """Rows up to a third of a page stay whole; one that no page can hold goes on and is complete."""
    low = [f"Drie regels in een smalle kolom, en dan het slot {n}." for n in range(60)]
    high = [f"{HIGH} {HIGH[:150]} slot {n}." for n in range(6)]
    for cells, above, over in ((low, range(5), 2), (high, (3,), 1)):
        for count in above:
            pages = words(pdf(of_blocks(*lines(count), table(*cells))), tmp_path)
            last = len(cells) - 1
            assert max(pages_with(pages, f"onderwerp {last}.")) > over
            for n in range(len(cells)):
                assert pages_with(pages, f"onderwerp {n}.") == pages_with(pages, f"slot {n}.")
    pages = words(pdf(of_blocks(*lines(40), table(f"begin. {HIGH * 6} slot 0.", "slot 1."))), tmp_path)
    begin, end = pages_with(pages, "begin."), pages_with(pages, "slot 0.")
    assert begin
    assert end
    assert begin != end


def with_annex(count: int) -> DocumentView:
    """A document of so many lines before its annex."""
    base = sample()
    body = Section("filler", "Vulling", lines(count), new_page=True)
    annex = Section("annex", "Een bijlage", (Text("Woorden van de bijlage."),), new_page=True, annex=True)
    return replace(base, sections=(base.sections[0], body, annex))


def test_the_annex_begins_on_a_page_of_its_own(tmp_path: Path) -> None:
    """Its heading is the first thing on that page, and what follows belongs to it."""
    document = with_annex(20)
    pages = words(pdf(document), tmp_path)
    top = pages[2].removeprefix(document.example_notice).strip()
    assert top.startswith(f"{document.words['annex']} Een bijlage Woorden van de bijlage.")
    assert len(pages) == 3


def test_no_page_has_a_few_lines_and_then_the_annex_on_the_next(tmp_path: Path) -> None:
    """Where the last page of the body is as good as empty, the annex goes on there under its heading."""
    for count in (2, 5, 20, 48, 54, 56, 60, 80):
        document = with_annex(count)
        pages = words(pdf(document), tmp_path)
        with_last = max(pages_with(pages, f"regel {count - 1}."))
        with_annex_title = {n for n, p in enumerate(pages) if f"{document.words['annex']} Een bijlage" in p}
        on_last = len(re.findall(r"\bregel \d", pages[with_last]))
        assert with_annex_title == {with_last if on_last < 10 else with_last + 1}, f"{count} lines"


def test_an_annex_that_asks_for_a_page_goes_on_where_there_are_a_few_lines(tmp_path: Path) -> None:
    """It begins a page, unless the annex before it left only a few lines on the last one."""
    for count in (20, 44, 53, 58, 80):
        document = with_annex(5)
        long = Section("long", "Een lange bijlage", lines(count), new_page=True, annex=True)
        first, body, annex = document.sections
        pages = words(pdf(replace(document, sections=(first, body, long, annex))), tmp_path)
        with_last = max(pages_with(pages, f"regel {count - 1}."))
        title = pages_with(pages, "Een bijlage Woorden van de bijlage.")
        on_last = len(re.findall(r"\bregel \d", pages[with_last]))
        assert title == {with_last if on_last < 10 else with_last + 1}, f"{count} lines"


def test_page_one_keeps_its_last_lines(tmp_path: Path) -> None:
    """The document in short ends on page one, or goes on with more than a few lines."""
    base = sample()
    spilled, behind = {}, Section("made", "Gemaakt", lines(1), new_page=True)
    for count in range(44, 62):
        items = tuple(Item("", f"punt {n}.") for n in range(count))
        brief = replace(base.sections[0], blocks=(Bullets(items),))
        pages = words(pdf(replace(base, sections=(brief, behind))), tmp_path)
        spilled[count] = sum(len(re.findall(r"\bpunt \d", page)) for page in pages[1:])
    assert spilled[44] == 0 < spilled[61]
    assert {left for left in spilled.values() if 0 < left < 4} == set()


def test_the_line_at_the_end_asks_no_page_of_its_own(tmp_path: Path) -> None:
    """Wherever the last words end, what the document was made of stands on their page, and once."""
    line = sample().made_of
    for count in range(40, 52):
        filler = Section("filler", "Vulling", lines(count), new_page=True)
        pages = words(pdf(replace(sample(), sections=(sample().sections[0], filler))), tmp_path)
        assert [n for n, page in enumerate(pages) if line in page] == [len(pages) - 1]
        assert pages_with(pages, f"regel {count - 1}.") == {len(pages) - 1}


def test_of_two_texts_below_a_table_the_first_is_about_it(tmp_path: Path) -> None:
    """It stays behind with that, where the next table goes to another page with the text that leads it in."""
    above = Table("", ("Wat", "Hoe"), (("boven", "x"), ("boven", "y")), (1, 1))
    below = Table("", ("Wat", "Hoe"), tuple((f"onder {n}", "x") for n in range(8)), (1, 1))
    seen = set()
    told = (above, Text("Over die tabel."), Text("Over de volgende."), below)
    cases = ((Section("made", "", (*lines(count), *told)),) for count in range(28, 44, 2))
    for pages in each_printed(cases, tmp_path):
        about, leads, first = (on_pages(pages, text) for text in ("Over die", "Over de", "onder 0"))
        assert leads == first
        seen.add(about == leads)
    assert seen == {True, False}
