# SPDX-License-Identifier: EUPL-1.2
"""The PDF: accessible, the same every time, and complete."""

import io
import itertools
import pickle
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.documents import made
from tests.documents.plan.test_view import ALL
from tests.documents.sample_document import chart, hostile, sample
from tests.printed import pages_of
from tests.render.letters import sizes
from toolkit.documents.blocks import (
    Attachment,
    Block,
    Blocks,
    Bullets,
    Callout,
    Card,
    DocumentView,
    Facts,
    Item,
    Mention,
    Picture,
    Section,
    Table,
    Text,
    charts_of,
)
from toolkit.documents.sections import captioned
from toolkit.render.coverage import covered
from toolkit.render.fonts import Fitting, coverage
from toolkit.render.pdf import render_pdf
from toolkit.render.templates import TemplateFaultError, fonts_folder
from toolkit.words.catalogue import say

FONTS = fonts_folder()


def pdf(document: DocumentView) -> bytes:
    """A plan, or any document, as PDF."""
    return render_pdf(document, made.TEMPLATES, FONTS).data


def words(data: bytes, folder: Path) -> list[str]:
    """The text of each page, white space as one."""
    path = folder / "plan.pdf"
    path.write_bytes(data)
    return [" ".join(page.split()) for page in pages_of(path)]


@pytest.mark.parametrize("make", ALL)
def test_the_pdf_is_tagged_and_says_what_it_is(make: Any) -> None:  # noqa: ANN401 - a maker of views
    """Language, title, tags and the two standards that it follows."""
    view: DocumentView = make()
    with pikepdf.open(io.BytesIO(pdf(view))) as document:
        assert str(document.Root.Lang).lower().startswith("nl")
        assert bool(document.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in document.Root
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == view.title
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert len(document.pages) >= 1


@pytest.mark.parametrize("make", [sample, made.full, made.half])
def test_no_letter_is_smaller_than_nine_points(make: Any) -> None:  # noqa: ANN401 - a maker of views
    """In words, tables, margins and pictures alike, as they come out on paper."""
    found = sizes(pdf(make()))
    assert len(found) > 4
    assert min(found) >= 9


def test_every_chart_has_words_for_who_cannot_see_it() -> None:
    """The figure's alternative text holds every figure of its list."""
    view = made.half()
    with pikepdf.open(io.BytesIO(pdf(view))) as document:
        found = [str(o.Alt) for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]
    assert made.theme_tables(view)
    for rows in made.theme_tables(view):
        assert any(all(r.figure in text for r in rows) for text in found)


def test_the_same_view_gives_the_same_bytes() -> None:
    """The clock of the machine is nowhere in it; the plan's day is."""
    view = made.full()
    first = pdf(view)
    assert first == pdf(made.full())
    with pikepdf.open(io.BytesIO(first)) as document:
        assert str(document.docinfo["/CreationDate"]).startswith(f"D:{view.day:%Y%m%d}")


@pytest.mark.parametrize("make", [made.full, made.half])
def test_every_figure_of_the_view_is_in_the_pdf(make: Any, tmp_path: Path) -> None:  # noqa: ANN401 - idem
    """Per theme the figure and the counts."""
    view: DocumentView = make()
    text = " ".join(words(pdf(view), tmp_path))
    rows = made.theme_rows(view)
    assert len(rows) == 3
    for row in rows:
        assert row.figure in text
        assert row.counts in text


def test_every_page_says_that_it_is_invented_and_which_it_is(tmp_path: Path) -> None:
    """Notice above, team and page below, on each page."""
    view = made.full()
    pages = words(pdf(view), tmp_path)
    assert len(pages) >= 2
    for number, page in enumerate(pages, start=1):
        assert view.example_notice in page
        assert view.footer in page
        assert f"{view.words['page']} {number} {view.words['of']} {len(pages)}" in page


def test_a_long_title_leaves_the_mark_on_every_page(tmp_path: Path) -> None:
    """What the document is called ends earlier then; one endless word is printed as well."""
    view = made.half()
    about, _, mark = view.footer.rpartition(" · ")
    for length, shown in ((1, view.footer), (40, f"… · {mark}")):
        pages = words(pdf(replace(view, footer=" · ".join([*([about] * length), mark]))), tmp_path)
        assert all(shown in page for page in pages)
        assert len(pages) == len(words(pdf(view), tmp_path))
    assert words(pdf(replace(view, footer="x" * 900)), tmp_path)


def test_the_front_says_for_whom_it_is(tmp_path: Path) -> None:
    """The first page, whoever prints it."""
    view = made.full()
    assert view.circulation in words(pdf(view), tmp_path)[0]


def of_blocks(*blocks: Block, **named: Any) -> DocumentView:  # noqa: ANN401 - any field of a document
    """The sample with one section of these blocks behind its first."""
    base = sample()
    made_ones = captioned(Section("made", "Gemaakt", blocks))
    return replace(base, **{"sections": (base.sections[0], *made_ones), **named})


def tables(document: DocumentView) -> Iterator[Table]:
    """Every table of a document."""
    blocks: Blocks = tuple(itertools.chain.from_iterable(s.blocks for s in document.sections))
    return (b for b in blocks if isinstance(b, Table))


def test_every_kind_of_block_is_printed_whole(tmp_path: Path) -> None:
    """Words of every block: facts, cells, cards and what they compare, in the order of the document."""
    document = sample()
    pages = words(pdf(document), tmp_path)
    text = " ".join(pages)
    said: list[str] = [*document.callouts, *(f.value for f in document.facts)]
    for section in document.sections:
        said.append(section.title)
        for block in section.blocks:
            if isinstance(block, Facts):
                said += [part for f in block.items for part in (f.label, f.value)]
            elif isinstance(block, Card):
                said += [block.title, block.meta, block.alarm]
                said += [part for i in block.items for part in (i.label, *i.text.split("\n"))]
            elif isinstance(block, Text):
                said += block.text.split("\n")
    assert len(said) > 40
    assert [part for part in said if " ".join(part.split()) not in text] == []
    places = [text.index(s.title, text.index(document.facts[-1].value)) for s in document.sections[:1]]
    bodies = [text.rindex(s.title) for s in document.sections[1:]]
    assert places + bodies == sorted(places + bodies)
    cells = {cell for t in tables(document) for row in t.rows for cell in row[1:] if "\n" not in cell}
    assert len(cells) > 30
    assert [cell for cell in cells if cell not in text] == []


def test_every_chart_of_a_document_has_its_description() -> None:
    """In the order of their numbers, with all their words."""
    document = sample()
    with pikepdf.open(io.BytesIO(pdf(document))) as file:
        found = {str(o.Alt) for o in file.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o}
    assert found >= {f"{c.title}. {c.description}" for c in charts_of(document)}


def test_no_line_breaks_within_a_quarter_or_a_percentage(tmp_path: Path) -> None:
    """Wherever on a line they fall: after words of every length."""
    fillers = ("a" * n for n in range(3, 120))
    texts = tuple(Text(f"{each} tot en met kw 2–3 2026 komt er 12 % bij") for each in fillers)
    document = replace(sample(), sections=(Section("regels", "Regels", texts),))
    (tmp_path / "plan.pdf").write_bytes(pdf(document))
    text = "".join(pages_of(tmp_path / "plan.pdf", "layout"))
    assert (text.count("kw 2–3 2026"), text.count("12 %")) == (len(texts), len(texts))


def test_page_one_is_the_document_in_short_with_its_contents(tmp_path: Path) -> None:
    """Title, circulation, callouts, facts, the first section and every later title stand on page one."""
    document = sample()
    data = pdf(document)
    first = words(data, tmp_path)[0]
    shown = [document.title, document.circulation, *document.callouts, document.words["contents"]]
    shown += [f.value for f in document.facts] + [s.title for s in document.sections]
    assert [text for text in shown if text not in first] == []
    with pikepdf.open(io.BytesIO(data)) as file:
        links = [a for a in file.pages[0].get("/Annots", pikepdf.Array()) if a.Subtype == "/Link"]
    assert len(links) >= len(document.sections) - 1


def test_the_contents_go_to_page_two_where_page_one_is_full(tmp_path: Path) -> None:
    """With a long first section they come right behind it; the bookmarks have every section too."""
    base = sample()
    long = replace(base.sections[0], blocks=(Text("Een lange zin over het team. " * 260),))
    document = replace(base, sections=(long, *base.sections[1:]))
    data = pdf(document)
    pages = words(data, tmp_path)
    (number,) = (n for n, page in enumerate(pages) if document.words["contents"] in page)
    assert number in {1, 2}
    assert all(s.title in pages[number] for s in document.sections[1:])
    with pikepdf.open(io.BytesIO(data)) as file, file.open_outline() as outline:
        titles = [i.title for i in outline.root]
        annex = outline.root[-1]
        assert titles == [s.title for s in document.sections if not s.annex] + [document.words["annex"]]
        assert [i.title for i in annex.children] == [s.title for s in document.sections if s.annex]


def test_an_annex_that_is_mentioned_has_its_page_beside_it(tmp_path: Path) -> None:
    """The page is the one where the annex stands; an action is a link alone, to its card or row."""
    mentions = (
        Mention("'De bijlage'", "annex", True),
        Mention("'Stap' (3)", "actie3", False),
        Mention("'Stap' (13)", "actie13", False),
        Mention("3. Stap", "actie3", False),
    )
    said = "Zie de bijlage 'De bijlage', na 'Stap' (13) en 'Stap' (3)."
    card = Card("Stap", "3", "", "", (), (Item("", said),), anchor="actie3")
    table = Table(
        "", ("Actie", "Nu"), (("13. Stap", said), ("3. Stap", "x")), (1, 1), anchors=("actie13", "")
    )
    annex = Section("annex", "De bijlage", (card, table), annex=True)
    filler = Section("filler", "Vulling", tuple(Text(f"regel {n}.") for n in range(70)))
    document = of_blocks(Text(said), Bullets((Item("Let op", said),)), Callout(said), mentions=mentions)
    data = pdf(replace(document, sections=(*document.sections, filler, annex)))
    pages = words(data, tmp_path)
    (there,) = (n for n, page in enumerate(pages, start=1) if "Bijlagen De bijlage" in page)
    assert there > 2
    whole = " ".join(pages)
    assert whole.count(f"'De bijlage' (pagina {there}), na 'Stap' (13) en 'Stap' (3).") == 5
    with pikepdf.open(io.BytesIO(data)) as file:
        links = [a for p in file.pages for a in p.get("/Annots", pikepdf.Array()) if a.Subtype == "/Link"]
    assert len(links) >= 3 * 5 + 1


def test_a_mention_is_a_link_on_any_line_of_a_cell() -> None:
    """In the cell that a row is called by, which is set line by line, as in any other."""
    card = Card("Stap", "3", "", "", (), (), anchor="actie3")
    rows = (("Eerst\n3. Stap", "Dan\n3. Stap"), ("3. Stap", "niets"))
    mentions = (Mention("3. Stap", "actie3", False),)
    data = pdf(of_blocks(Table("", ("Wat", "Nu"), rows, (1, 1)), card, mentions=mentions))
    with pikepdf.open(io.BytesIO(data)) as file:
        links = [a for p in file.pages for a in p.get("/Annots", pikepdf.Array()) if a.Subtype == "/Link"]
    assert len(links) == 3


def test_a_long_table_repeats_its_heads_on_every_page(tmp_path: Path) -> None:
    """Thirty rows run on; each page of them has the heads."""
    heads, rows = ("Kolom een", "Kolom twee"), tuple((f"rij {n}", "woord " * 30) for n in range(60))
    pages = words(pdf(of_blocks(Table("Een tabel", heads, rows, (1, 3)))), tmp_path)
    with_rows = [p for p in pages if re.search(r"\brij \d", p)]
    assert len(with_rows) >= 2
    assert all(" ".join(heads) in p for p in with_rows)


@pytest.mark.parametrize("above", range(0, 60, 7))
def test_a_short_table_and_a_card_stay_together(above: int, tmp_path: Path) -> None:
    """Wherever on the page they come, begin and end are on the same page, with their heading."""
    filler = tuple(Text("regel") for _ in range(above))
    rows = tuple((f"rij {n}", "ja") for n in range(8))
    card = Card("Kaart begint", "1", "meta", "", (), (Item("", "Lang. " * 40), Item("", "kaart eindigt")))
    document = of_blocks(*filler, Table("Tabel begint", ("een", "twee"), rows, (1, 1)), card)
    pages = words(pdf(document), tmp_path)
    for begin, end in (("Tabel begint", "rij 7"), ("Kaart begint", "kaart eindigt")):
        assert [n for n, p in enumerate(pages) if begin in p] == [n for n, p in enumerate(pages) if end in p]


def test_rows_to_fill_in_by_hand_have_room_for_a_pen(tmp_path: Path) -> None:
    """Twenty-five of them take more than a page of 29.7 cm, where filled ones need less than half."""
    heads = ("Actie", "Merkbaar", "Stand")
    by_hand = tuple((f"actie {n}", "", "") for n in range(25))
    filled = tuple((f"actie {n}", "ja", "") for n in range(25))
    count = {}
    for name, rows in (("hand", by_hand), ("filled", filled)):
        page = Section("made", "Gemaakt", (Table("Tabel", heads, rows, (2, 2, 1)),), new_page=True)
        document = replace(sample(), sections=(sample().sections[0], page))
        count[name] = len(words(pdf(document), tmp_path))
    assert count == {"hand": 3, "filled": 2}


def test_the_name_of_a_file_is_set_as_it_is(tmp_path: Path) -> None:
    """Who copies a machine's name gets that name; only a word without end gets places to break."""
    names = ["afspraakformulier-zandwerve-oost-2026-q1.xlsx", "kpmg-basisfuncties_voor.lokale-teams@1.0.0"]
    endless = "x" * 90
    shown = " ".join(Fitting(coverage(FONTS)).text(f"Lees '{names[0]}' ({names[1]}) in. {endless}").split())
    assert all(name in shown for name in names)
    assert shown.count("\u200b") == 2
    assert "\u200b" not in "".join(words(pdf(of_blocks(Text(" ".join(names)))), tmp_path))


def test_attachments_travel_inside() -> None:
    """By name, with the very text: a name without end, and letters that no font has, are of no page."""
    long = Attachment(f"{'antwoorden' * 5}.json", "Wat gegeven is", "application/json", '{"a": "漢\t"}')
    document = replace(sample(), attachments=(*sample().attachments, long))
    with pikepdf.open(io.BytesIO(pdf(document))) as file:
        found = {name: file.attachments[name].get_file().read_bytes() for name in file.attachments}
    assert found == {a.name: a.data.encode("utf-8") for a in document.attachments}
    assert found


@pytest.mark.parametrize("text", ["a" * 1_500, "regel\n" * 70, "#panic[x] $x^2$ <a> @b"])
def test_no_text_is_too_long_or_too_strange_for_any_block(text: str, tmp_path: Path) -> None:
    """What somebody typed is there, wherever it stands."""
    shown = "".join(words(pdf(hostile(text)), tmp_path)).replace(" ", "").replace("\u200b", "")
    kept = "".join(text.split())
    assert shown.count(kept[:20]) >= 20


def test_what_is_longer_than_a_property_may_be_is_printed_whole(tmp_path: Path) -> None:
    """A PDF holds no string above 32,767 bytes: properties are cut there, the page is not."""
    long = "woord " * 6000 + "slotwoord"
    section = Section("made", long, (Picture(chart("Grafiek", 1, ((long, 50),)), 0),))
    document = replace(sample(), title=long, about=long, sections=(section,))
    text = " ".join(words(pdf(document), tmp_path))
    assert text.count("slotwoord") == 2
    assert text.count("woord") >= 12_000


def test_nothing_filled_in_still_gives_a_document(tmp_path: Path) -> None:
    """One page that says so."""
    text = " ".join(words(pdf(made.empty()), tmp_path))
    assert say("plan.brief.nothing") in text


def test_a_broken_template_is_a_problem() -> None:
    """A template of the user's own that Typst refuses is named."""
    with pytest.raises(TemplateFaultError) as caught:
        render_pdf(made.full(), {"plan.typ": "#let"}, FONTS)
    assert caught.value.problem.file == "templates/plan.typ"


def sent(value: Any) -> Any:  # noqa: ANN401 - anything
    """A value as another process gets it."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes


def test_a_page_can_be_set_in_another_process() -> None:
    """What goes in, what comes out and what goes wrong survive the way there and back."""
    document = sample()
    made_there = render_pdf(*sent((document, made.TEMPLATES, FONTS)))
    assert sent(made_there) == render_pdf(document, made.TEMPLATES, FONTS)
    with pytest.raises(TemplateFaultError) as caught:
        render_pdf(document, {"plan.typ": "#nothing"}, FONTS)
    assert sent(caught.value).problem == caught.value.problem


@pytest.mark.parametrize(
    ("word", "is_broken"),
    [("Samenwerkingsverbanden", True), ("samen/werkings/verbanden", False), ("samen werkings", False)],
)
def test_a_word_is_broken_only_where_it_is_too_long_for_its_column(
    word: str, is_broken: bool, tmp_path: Path
) -> None:
    """A hyphen comes into a word that no line of the column can hold, and into no other."""
    table = Table("Smal", ("A", "B"), (("x", word),), (8, 1))
    shown = "".join(words(pdf(of_blocks(table)), tmp_path))
    hyphen = "\u00ad"
    assert (hyphen in shown) == is_broken
    assert re.sub(r"\W", "", word) in re.sub(r"\W", "", shown)


def test_a_template_reads_nothing_outside_its_folder() -> None:
    """A template from elsewhere cannot take along a file of the machine."""
    with pytest.raises(TemplateFaultError):
        render_pdf(made.full(), {"plan.typ": '#read("/../../../pyproject.toml")'}, FONTS)
    with pytest.raises(TemplateFaultError):
        render_pdf(made.full(), {"plan.typ": '#import "@preview/cetz:0.3.0"'}, FONTS)


def test_the_fonts_are_the_ones_we_ship() -> None:
    """Every font in the file is one of ours or the one inside Typst, and all are embedded."""
    with pikepdf.open(io.BytesIO(pdf(made.full()))) as document:
        names = {
            re.sub(r"^/[A-Z]{6}\+", "", str(o.FontName))
            for o in document.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
        }
    assert names
    assert all(n.startswith(("NotoSans", "DejaVuSansMono")) for n in names)


def test_the_shipped_fonts_have_the_letters_of_our_own_words() -> None:
    """No word of ours needs a replacement; what is no font covers nothing."""
    found = [covered(p.read_bytes()) for p in sorted(FONTS.glob("*.ttf"))]
    assert len(found) == 4
    ours = {ord(c) for word in made.full().words.values() for c in word}
    assert all(ours <= font for font in found)
    assert not any(ord("漢") in font for font in found)
    assert covered(b"geen lettertype") == frozenset()
    assert covered(b"") == frozenset()
    assert covered((FONTS / "NotoSans-Regular.ttf").read_bytes()[:400]) == frozenset()


def test_the_licence_of_the_fonts_goes_with_them() -> None:
    """The Open Font License asks for it."""
    text = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Copyright" in text
