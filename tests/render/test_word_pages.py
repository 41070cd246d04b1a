# SPDX-License-Identifier: EUPL-1.2
"""The pages of a Word file: what begins one, and what stays together on one."""

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from docx.oxml.ns import qn

from tests.documents.sample_document import sample
from tests.fonts import has_calibri
from tests.office import saved_as
from tests.printed import pages_of
from tests.render.word import kept, only, opened, tables_of, text_in, word
from toolkit.documents.blocks import Block, Bullets, Card, Item, Section, Table, Text
from tools.example.office import Office


def test_a_section_on_a_new_page_begins_there() -> None:
    """So does the word above the annexes; few contents, and what follows any, take the room there is."""
    document = sample()
    paragraphs = opened(word(document)).paragraphs
    layouts = {p.text: p.paragraph_format for p in paragraphs if p.paragraph_format.page_break_before}
    assert {layout.space_before for layout in layouts.values()} == {0}
    wanted = [s.title for s in document.sections if s.new_page]
    annex = next(s for s in document.sections if s.annex)
    assert annex.new_page
    wanted[wanted.index(annex.title)] = document.words["annex"]
    assert list(layouts) == wanted
    long = replace(document, sections=(*document.sections, *document.sections[-1:] * 12))
    broken = [p.text for p in opened(word(long)).paragraphs if p.paragraph_format.page_break_before]
    assert broken[:1] == [document.words["contents"]]


def test_what_leads_to_a_table_or_list_stays_with_it() -> None:
    """The sentence before it is kept on its page."""
    paragraphs = opened(word(sample())).element.body.iter(qn("w:p"))
    kept = {text_in(p) for p in paragraphs if p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None}
    assert "De volgorde volgt de prioriteiten." in kept
    assert "Stel de vijf prioriteiten vast en wijs per prioriteit een trekker aan." in kept


def test_a_short_table_and_a_short_card_stay_on_one_page() -> None:
    """Every row but the last stays with the next one, and every line of a card; long ones may break."""
    rows = tuple((f"rij {n}", f"cel {n}") for n in range(3))
    file = only(Text("leidt in"), Table("Kort", ("Wat", "Hoe"), rows, (1, 1)), Text("slot"))
    stay = [kept(file, f"{name} {n}") for n in range(3) for name in ("rij", "cel")]
    assert stay == [[True]] * 4 + [[False]] * 2
    assert kept(file, "leidt in") == [True]
    long = only(Table("Lang", ("Wat", "Hoe"), tuple((f"rij {n}", "x") for n in range(60)), (1, 1)))
    assert kept(long, "rij 0") == [False]
    by_hand = only(Table("Pen", ("Wat", "Hoe"), tuple((f"rij {n}", "") for n in range(12)), (1, 1)))
    assert kept(by_hand, "rij 0") == [False]
    lines = (Item("", "een"), Item("Twee", "twee"), Item("", "drie"))
    pair = (Item("Nu", "links"), Item("Straks", "rechts"))
    short = only(Card("Kaart", "", "klein", "", pair, lines), Text("slot"))
    said = ("klein", "links", "rechts", "een", "Twee: twee", "drie")
    assert [kept(short, text) for text in said] == [[True]] * 5 + [[False]]
    more = only(Card("Kaart", "", "", "", (), (Item("", "een"), Item("", "woord " * 300))))
    assert kept(more, "een") == [False]


def test_short_texts_stay_with_the_card_that_they_lead_to() -> None:
    """One after the other; where a long one comes in between, the first need not."""
    card = Card("Kaart", "", "", "", (), (Item("", "tekst"),))
    short = only(Text("een"), Text("twee"), card)
    assert (kept(short, "een"), kept(short, "twee")) == ([True], [True])
    assert kept(only(Text("een"), Text("woord " * 100), card), "een") == [False]
    assert kept(only(Text("een"), Text("twee")), "een") == [False]


def test_of_two_texts_below_a_table_the_first_is_about_it() -> None:
    """It may stay behind with that; the one that leads in the next table goes along."""
    table = Table("", ("Wat", "Hoe"), (("een", "x"), ("slot", "x")), (1, 1))
    file = only(table, Text("over die tabel"), Text("over de volgende"), table)
    assert (kept(file, "over die tabel"), kept(file, "over de volgende")) == ([False], [True])


@pytest.mark.parametrize(
    "last", [Text("slot"), Table("", ("Wat", "Hoe"), (("een", "x"), ("slot", "x")), (1, 1))]
)
def test_what_it_was_made_of_never_stands_on_a_page_alone(last: Block) -> None:
    """The last words of the document stay with that line."""
    file = only(last)
    assert file.paragraphs[-1].text == sample().made_of
    assert kept(file, "slot") == [True]


def test_a_row_stays_whole_unless_it_is_long() -> None:
    """No row breaks in the middle of a sentence; one of half a page may."""
    table = Table("Rijen", ("Wat", "Hoe"), (("kort", "x"), ("lang", "woord " * 300)), (1, 1))
    (made,) = tables_of(only(table), "Plantabel")
    whole = [row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in made.rows]
    assert whole == [True, True, False]


def test_an_empty_row_leaves_room_for_a_pen() -> None:
    """Its height is at least 1.1 cm; other rows are as high as their text."""
    table = Table("Invullen", ("Wat", "Hoe"), (("Eerste", "iets"), ("Tweede", ""), ("", "")), (1, 1))
    base = sample()
    document = replace(base, sections=(*base.sections[:1], Section("own", "Eigen", (table,))))
    rows = tables_of(opened(word(document)), "Plantabel")[0].rows
    heights = [None if row.height is None else row.height.cm for row in rows]
    assert heights[:2] == [None, None]
    assert [h is not None and 1.1 <= round(h, 2) < 1.15 for h in heights[2:]] == [True, True]


def test_a_table_to_write_in_has_lines_between_its_columns() -> None:
    """Who writes sees where a cell ends; a table to read goes without."""
    tables = [
        Table(caption, ("Wat", "Hoe"), (("Eerste", "iets"), ("Tweede", last)), (1, 1))
        for caption, last in (("Lezen", "iets"), ("Invullen", ""))
    ]
    lines = [
        table._tbl.tblPr.find(f"{qn('w:tblBorders')}/{qn('w:insideV')}") is not None
        for table in tables_of(only(*tables), "Plantabel")
    ]
    assert lines == [False, True]


def test_the_contents_stay_together() -> None:
    """Every line stays with the next one, and the last one lets go."""
    lines = [p for p in opened(word(sample())).paragraphs if p.style is not None and p.style.name == "toc 1"]
    assert [p.paragraph_format.keep_with_next for p in lines] == [True] * (len(lines) - 1) + [None]


@pytest.mark.slow
def test_an_office_opens_it(office: Office, tmp_path: Path) -> None:
    """LibreOffice makes pages of it: the first section on page one, the contents behind it, and every row.

    In the letters that all computers have alike here; in those of its own they would not be as many.
    """
    document = sample()
    (tmp_path / "plan.docx").write_bytes(word(document))
    printed = saved_as(office, tmp_path / "plan.docx", tmp_path / "plan.pdf")
    pages = [" ".join(page.split()) for page in pages_of(printed)]
    assert document.title in pages[0]
    brief = document.sections[0]
    assert isinstance(brief.blocks[-1], Bullets)
    assert brief.blocks[-1].items[-1].text in pages[0]
    front = pages[0] + pages[1]
    assert document.words["contents"] in front
    assert document.sections[1].title in pages[2] or document.sections[1].title in pages[1]
    whole = " ".join(pages)
    tables = [b for s in document.sections for b in s.blocks if isinstance(b, Table)]
    assert [row[0] for table in tables for row in table.rows if row[0] not in whole] == []
    with pikepdf.open(printed) as file:
        fonts = [each.get("/BaseFont") for each in file.objects if isinstance(each, pikepdf.Dictionary)]
    named = {str(font).partition("+")[2].partition("-")[0] for font in fonts if font is not None}
    assert named == {"Carlito" if has_calibri() else "NotoSans"}
