# SPDX-License-Identifier: EUPL-1.2
"""The Word file: Dutch, built on real styles, complete, and the same every time."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Pt, Twips
from docx.text.paragraph import Paragraph
from openxml_audit import OpenXmlValidator

from tests.documents import made
from tests.documents.plan.test_view import ALL
from tests.documents.sample_document import hostile, sample
from tests.render.test_pdf import FONTS
from tests.render.word import (
    TEMPLATE,
    headings_of,
    kept,
    only,
    opened,
    parts,
    tables_of,
    text_in,
    text_of,
    word,
)
from toolkit.documents.blocks import (
    Block,
    Bullets,
    Callout,
    Card,
    DocumentView,
    Fact,
    Facts,
    Item,
    Picture,
    Revision,
    Section,
    Subheading,
    Table,
    Text,
    charts_of,
)
from toolkit.render.picture import chart_pictures
from toolkit.render.templates import TemplateFaultError, read_word_template
from toolkit.render.word.blocks import KINDS
from toolkit.render.word.document import render_word
from toolkit.words.catalogue import describe
from tools.word_template import build


def texts(document: DocumentView) -> Iterator[str]:
    """Every text that a reader of a document must find in it."""
    yield from (document.title, document.circulation, *document.callouts)
    for fact in document.facts:
        yield from (fact.label, fact.value)
    for section in document.sections:
        yield section.title
        for block in section.blocks:
            match block:
                case Text(text=text) | Subheading(text=text) | Callout(text=text):
                    yield text
                case Bullets(items=items):
                    yield from _said(items)
                case Facts(items=facts):
                    yield from (text for fact in facts for text in (fact.label, fact.value))
                case Table(heads=heads, rows=rows):
                    yield from heads
                    yield from (line for row in rows for cell in row for line in cell.split("\n"))
                case Revision(heads=heads, rows=rows):
                    yield from heads
                    yield from (row.label for row in rows)
                    yield from (run.text for row in rows for run in (*row.before, *row.after))
                case Card():
                    yield from (block.title, block.meta, block.alarm)
                    yield from _said((*block.pair, *block.items))


def _said(items: tuple[Item, ...]) -> Iterator[str]:
    yield from (text for item in items for text in (item.label, item.text))


@pytest.mark.parametrize("make", ALL)
def test_every_state_of_filling_in_gives_a_file(make: Any) -> None:  # noqa: ANN401 - idem
    """It opens and says all that the document says; nothing of how the template shows its styles is left."""
    document = make()
    data = word(document)
    shown = text_of(data)
    assert [text for text in texts(document) if text not in shown] == []
    found = [content for name, content in parts(data).items() if name.endswith(".xml")]
    assert len(found) > 5
    own = [line for line in text_of(TEMPLATE).split("\n") if line]
    assert len(own) > 25
    assert [line for line in own if line in shown] == []


def test_every_kind_of_block_is_in_the_file() -> None:
    """All words of the sample are there, as often as the document says them."""
    document = sample()
    shown = text_of(word(document))
    wanted = [text for text in texts(document) if text]
    assert len(wanted) > 150
    assert [text for text in wanted if shown.count(text) < wanted.count(text)] == []


def test_a_table_shows_its_cells_in_its_widths() -> None:
    """Every cell in its place, columns in the parts that were asked, figures to the right, rows named."""
    blocks = [b for s in sample().sections for b in s.blocks if isinstance(b, Table)]
    tables = tables_of(opened(word(sample())), "Plantabel")
    assert len(tables) == len(blocks) == 2
    for block, table in zip(blocks, tables, strict=True):
        rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
        assert rows == [block.heads, *block.rows]
        widths = [int(c.get(qn("w:w"), "0")) for c in table._tbl.tblGrid.iter(qn("w:gridCol"))]
        for row in table.rows:
            cells = [cell._tc.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for cell in row.cells]
            assert [int(c.get(qn("w:w"), "0")) for c in cells if c is not None] == widths
        assert table.autofit is False
        parts_of = [round(w * sum(block.widths) / sum(widths)) for w in widths]
        assert parts_of == list(block.widths)
        for row in table.rows:
            sides = [p.alignment for cell in row.cells for p in cell.paragraphs[:1]]
            assert [n for n, side in enumerate(sides) if side is not None] == list(block.numeric)
        for row in table.rows[1:]:
            style = row.cells[0].paragraphs[0].style
            assert style is not None
            assert style.name == "Tabelrij"
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        assert look is not None
        assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")


def test_numbered_lists_count_from_one() -> None:
    """A second list does not go on where the first one ended."""
    items = (Item("", "eerst"), Item("Dan", "daarna"))
    blocks = (Bullets(items, numbered=True), Text("tussen"), Bullets(items, numbered=True))
    document = replace(sample(), sections=(Section("own", "Eigen", blocks),))
    file = opened(word(document))
    inside = f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}"
    listed = [
        p._p.find(inside) for p in file.paragraphs if p.style is not None and p.style.name == "List Number"
    ]
    numbers = [0 if number is None else int(number.get(qn("w:val"), "0")) for number in listed]
    assert len(numbers) == 4
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    for number in set(numbers):
        numbering: Any = file.part.numbering_part.element
        num = numbering.num_having_numId(number)
        assert [o.get(qn("w:val")) for o in num.iter(qn("w:startOverride"))] == ["1"]


@pytest.mark.parametrize("make", [sample, made.full, lambda: hostile("Een kop")])
def test_headings_are_real_and_go_down_one_step_at_a_time(make: Any) -> None:  # noqa: ANN401 - idem
    """A reader of the outline finds every section."""
    document: DocumentView = make()
    file = opened(word(document))
    headings = list(headings_of(file))
    body, annexes = ([s.title for s in document.sections if s.annex == annex] for annex in (False, True))
    part = (1, document.words["annex"])
    assert [text for level, text in headings if level == 1] == [*body, part[1]]
    behind = headings[headings.index(part) + 1 :]
    assert [text for level, text in behind if level == 2] == annexes
    levels = [0, *(level for level, _ in headings)]
    assert all(b <= a + 1 for a, b in pairwise(levels))
    titles = [p.text for p in file.paragraphs if p.style is not None and p.style.name == "Title"]
    assert titles == [document.title]


@pytest.mark.parametrize("make", [sample, made.half])
def test_every_entry_of_the_contents_arrives(make: Any) -> None:  # noqa: ANN401 - idem
    """Each link goes to the heading that it shows; annexes stand apart, also when Word renews them."""
    document: DocumentView = make()
    body = opened(word(document)).element.body
    marks = {m.get(qn("w:name")): m for m in body.iter(qn("w:bookmarkStart"))}
    assert len({m.get(qn("w:id")) for m in marks.values()}) == len(marks)
    links = [x for x in body.iter(qn("w:hyperlink")) if next(x.iter(qn("w:instrText")), None) is not None]
    assert [text_in(link).strip() for link in links] == [s.title for s in document.sections]
    for link in links:
        mark = marks[link.get(qn("w:anchor"))]
        assert text_in(mark.getparent()) == text_in(link).strip()
        assert next(mark.getparent().iter(qn("w:hyperlink")), None) is None
        page = "".join(i.text or "" for i in link.iter(qn("w:instrText")))
        assert page == f" PAGEREF {link.get(qn('w:anchor'))} \\h "
    kinds = [c.get(qn("w:fldCharType")) for c in body.iter(qn("w:fldChar"))]
    assert [kinds.count(kind) for kind in ("begin", "separate", "end")] == [2 + len(links)] * 3
    assert [c.get(qn("w:dirty")) for c in body.iter(qn("w:fldChar"))].count("1") == 2
    codes = [i.text or "" for i in body.iter(qn("w:instrText"))]
    ranges = [found[0] for code in codes if (found := re.findall(r"TOC .* \\b (\w+)", code))]
    order = [e.get(qn("w:name")) or e.get(qn("w:id")) for e in body.iter(qn("w:bookmarkStart"))]
    firsts = [order[order.index(name) + 1].removeprefix("sectie_") for name in ranges]
    sections = document.sections
    assert firsts == [sections[0].anchor, next(s.anchor for s in sections if s.annex)]
    ends = {e.get(qn("w:id")): text_in(e.getparent()) for e in body.iter(qn("w:bookmarkEnd"))}
    last = [ends[marks[name].get(qn("w:id"))] for name in ranges]
    groups = [[s.title for s in sections if s.annex == annex] for annex in (False, True)]
    assert last == [group[-1] for group in groups]
    fields = [c for c in body.iter(qn("w:fldChar")) if c.get(qn("w:fldCharType")) == "end"]
    assert {text_in(next(c.iterancestors(qn("w:p")))).strip() for c in fields} >= set(last)
    apart = [text_in(p) for p in body.iter(qn("w:p"))]
    first_annex = next(s.title for s in sections if s.annex)
    assert apart[apart.index(first_annex) - 1] == document.words["annex"]


def test_what_is_mentioned_is_linked_in_word_too() -> None:
    """Actions lead to their card or row; every link has its place in the file."""
    body = opened(word(made.full())).element.body
    marks = {m.get(qn("w:name")) for m in body.iter(qn("w:bookmarkStart"))}
    links = [x.get(qn("w:anchor")) for x in body.iter(qn("w:hyperlink"))]
    assert set(links) <= marks
    assert sum("actie" in link for link in links) > 5


def test_only_a_document_with_annexes_has_contents() -> None:
    """A short one needs no list of what stands on the next page."""
    base = sample()
    short = replace(base, sections=tuple(replace(s, annex=False) for s in base.sections))
    for document, listed in ((base, True), (short, False)):
        assert (document.words["contents"] in [p.text for p in opened(word(document)).paragraphs]) is listed


def test_what_a_hurried_reader_reads_stands_in_a_box() -> None:
    """The blocks of a boxed section, and nothing else, are in the one table of the box's style."""
    document = sample()
    boxes = tables_of(opened(word(document)), "Kadertabel")
    assert len(boxes) == 1
    shown = text_in(boxes[0]._tbl)
    boxed = replace(document, title="", circulation="", callouts=(), facts=(), sections=document.sections[:1])
    assert [text for text in texts(boxed) if text not in shown] == [document.sections[0].title]
    assert document.sections[1].title not in shown
    assert document.words["contents"] not in shown


def test_behind_a_long_name_the_value_has_a_line_of_its_own() -> None:
    """So that it begins where the other values do."""
    long = "Een naam die veel langer is dan er naast een waarde past"
    file = only(Facts((Fact("Kort", "waarde"), Fact(long, "waarde"))))
    lines = [p._p for p in file.paragraphs if p.text.endswith("waarde")]
    assert [len(line.findall(f"{qn('w:r')}/{qn('w:tab')}")) for line in lines] == [1, 0]
    assert [len(list(line.iter(qn("w:br")))) for line in lines] == [0, 1]


def test_a_label_ends_in_a_sign_before_what_it_says() -> None:
    """A colon comes behind a label without one; a label alone and a sentence keep theirs."""
    items = (Item("Wie", "het team"), Item("Waarom:", "daarom"), Item("Klaar.", "Ja"), Item("Alleen", ""))
    file = only(Bullets(items))
    shown = [p.text for p in file.paragraphs if p.style is not None and p.style.name == "List Bullet"]
    assert shown == ["Wie: het team", "Waarom: daarom", "Klaar. Ja", "Alleen"]
    bold = [p.runs[0].text for p in file.paragraphs if p.runs and p.runs[0].style.name == "Strong"]
    assert bold == ["Wie: ", "Waarom: ", "Klaar. ", "Alleen"]


def test_space_stays_as_it_was_typed() -> None:
    """Word drops space at the ends of a piece of text that does not ask for it."""
    pieces = list(only(Text("  twee  \n  drie ")).element.body.iter(qn("w:t")))
    spaced = [(p.text, p.get(qn("xml:space"))) for p in pieces if p.text.strip() in {"twee", "drie"}]
    assert spaced == [("  twee  ", "preserve"), ("  drie ", "preserve")]


def test_every_kind_of_block_has_its_function() -> None:
    """A kind that is added to the blocks is not forgotten here."""
    kinds = {kind.__dataclass_fields__["kind"].default for kind in get_args(Block)}
    assert len(kinds) > 6
    assert set(KINDS) == kinds


@pytest.mark.parametrize("make", [sample, lambda: hostile("a <b> & \x07"), made.full])
def test_the_file_keeps_to_the_schemas_of_office(make: Any, tmp_path: Path) -> None:  # noqa: ANN401 - a maker
    """openxml-audit finds nothing to say about a document, nor about the template."""
    for name, data in {"plan.docx": word(make()), "template.docx": TEMPLATE}.items():
        (tmp_path / name).write_bytes(data)
        found = OpenXmlValidator().validate(tmp_path / name)
        assert [f"{e.part_uri} {e.path} {e.description}" for e in found.errors] == []
        assert found.is_valid


def test_no_letter_is_smaller_than_nine_points() -> None:
    """Every style that words stand in is nine points or more, and no run goes under its style."""
    file = opened(word(sample()))
    lines = [Paragraph(p, file._body) for p in file.element.body.iter(qn("w:p"))]
    names = {p.style.name for p in lines if p.style and p.text.strip()} | {"Header", "Footer", "toc 1"}
    assert len(names) > 12
    for style in (file.styles[name] for name in names):
        sized = style
        while sized.font.size is None:
            sized = sized.base_style
        assert sized.font.size >= Pt(9), style.name
    assert list(file.element.body.iter(qn("w:sz"))) == []


def test_tables_repeat_their_header_and_say_what_they_are() -> None:
    """A table that runs over a page keeps its header row; each has a title for who cannot see it."""
    file = opened(word(sample()))
    tables = [t for style in ("Plantabel", "Vergelijking") for t in tables_of(file, style)]
    wanted = [b.caption for s in sample().sections for b in s.blocks if isinstance(b, Table)]
    wanted += [b.title for s in sample().sections for b in s.blocks if isinstance(b, Card) and b.pair]
    captions = []
    for table in tables:
        headed = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        assert headed == [True, *[False] * (len(headed) - 1)]
        for kind in ("tblCaption", "tblDescription"):
            captions += [c.get(qn("w:val")) for c in table._tbl.tblPr.findall(qn(f"w:{kind}"))]
    assert captions == [words for caption in wanted for words in (caption, caption)]
    assert len(wanted) == 3


def test_every_chart_has_words_for_who_cannot_see_it() -> None:
    """The alternative text holds every figure of its chart, in the order of the charts."""
    document = sample()
    shapes = list(opened(word(document)).element.body.iter(qn("wp:docPr")))
    assert [s.get("descr") for s in shapes] == [f"{c.title}. {c.description}" for c in charts_of(document)]
    assert len({s.get("id") for s in shapes}) == len(shapes) == 2


def test_every_chart_is_the_one_that_its_words_tell() -> None:
    """The picture in each place is that of the chart with that number."""
    document = sample()
    file = opened(word(document))
    shown = [
        file.part.related_parts[blip.get(qn("r:embed"), "")].blob
        for blip in file.element.body.iter(qn("a:blip"))
    ]
    assert shown == list(chart_pictures(document, FONTS))
    assert shown[0] != shown[1]


def test_a_small_card_goes_a_heading_lower_only_under_a_subheading() -> None:
    """So that no level of the outline is skipped."""
    small = Card("Klein", "", "", "", (), (Item("", "tekst"),), small=True)
    file = only(small, Subheading("Kop"), small)
    assert [level for level, text in headings_of(file) if text == "Klein"] == [2, 3]


def test_a_card_says_its_number_and_its_alarm_in_its_heading() -> None:
    """The number first, the alarm last and in its own style; without them the title alone."""
    file = only(Card("Een", "3", "", "te laag", (), ()), Card("Twee", "", "", "", (), ()))
    assert [text for level, text in headings_of(file) if level == 2] == ["3. Een · te laag", "Twee"]
    (alarm,) = [r for p in file.paragraphs for r in p.runs if r.style.name == "Aandacht"]
    assert alarm.text == " · te laag"


def test_the_file_is_dutch_throughout() -> None:
    """No part speaks another language; the properties say what it is and not who made it."""
    document = sample()
    data = word(document)
    found = [
        m for c in parts(data).values() for m in re.findall(rb'<w:(?:lang|themeFontLang) w:val="(.+?)"', c)
    ]
    assert set(found) == {b"nl-NL"}
    assert not any(b"en-US" in content for content in parts(data).values())
    properties = opened(data).core_properties
    said = (properties.title, properties.subject, properties.author)
    assert said == (document.title, document.about, "")
    assert properties.created is not None
    assert properties.created.date() == document.day


def test_every_page_says_that_it_is_invented_and_which_it_is() -> None:
    """Notice in the header, mark of the document in the footer."""
    document = sample()
    section = opened(word(document)).sections[0]
    assert section.header.paragraphs[0].text == document.example_notice
    assert document.footer in section.footer.paragraphs[0].text


def test_the_same_document_gives_the_same_bytes() -> None:
    """From values and pictures made anew."""
    assert word(sample()) == word(sample())


def test_the_template_is_what_its_script_builds() -> None:
    """Nobody changed the one without the other."""
    built, kept = parts(build()), parts(TEMPLATE)
    assert build() == build()
    assert len(kept) > 8
    assert sorted(built) == sorted(kept)
    for name, content in kept.items():
        assert built[name] == content, name


def test_a_template_of_the_workspace_goes_first(tmp_path: Path) -> None:
    """A municipality's own file is used; a folder without one changes nothing."""
    (tmp_path / "plan.docx").write_bytes(b"eigen")
    assert read_word_template([tmp_path / "absent", tmp_path]) == b"eigen"
    assert read_word_template([tmp_path / "absent"]) == TEMPLATE


def _without(*lines: str, style: str = "") -> bytes:
    """Our template as somebody left it who took lines or a style away."""
    file = opened(TEMPLATE)
    for paragraph in file.paragraphs:
        if paragraph.text in lines:
            paragraph._p.getparent().remove(paragraph._p)
    if style:
        file.styles[style].delete()
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("template", "named"),
    [
        (_without("Begin van het plan"), ["Begin van het plan", "Einde van het plan"]),
        (_without("Einde van het plan"), ["Begin van het plan", "Einde van het plan"]),
        (_without(style="Kaartregel"), ["Kaartregel"]),
        (_without(style="Plantabel"), ["Plantabel"]),
    ],
)
def test_a_template_that_misses_something_is_a_problem(template: bytes, named: list[str]) -> None:
    """Never a document that looks wrong: the office reads which line or style is gone."""
    with pytest.raises(TemplateFaultError) as caught:
        word(sample(), template)
    assert caught.value.problem.file == "templates/plan.docx"
    why, _ = describe(caught.value.problem)
    assert [name for name in named if f"'{name}'" not in why] == []


@pytest.mark.parametrize("data", [b"", b"geen zip", b"PK\x03\x04"])
def test_a_template_that_is_no_word_file_is_a_problem(data: bytes) -> None:
    """Somebody's letter under the wrong name is named."""
    with pytest.raises(TemplateFaultError):
        render_word(replace(sample(), sections=()), data, ())


@pytest.mark.parametrize("make", [made.full, made.half])
def test_every_figure_of_the_view_is_in_the_word_file(make: Any) -> None:  # noqa: ANN401 - a maker of views
    """Per theme the figure, its status and the counts, as in the other faces."""
    view = make()
    text = text_of(word(view))
    rows = made.theme_rows(view)
    assert len(rows) == 3
    for row in rows:
        assert row.figure in text
        assert row.counts in text
        assert row.status in text


def test_what_leads_a_cell_stands_in_the_style_of_a_row_s_name() -> None:
    """Its first line, in the first column and in those that say so; what follows is plain."""
    rows = (("Wonen\nW-1", "71 %\n2 van 3", "a\nb"),)
    block = Table("Cijfers", ("Thema", "Cijfer", "Rest"), rows, (1, 1, 1), leading=(1,))
    section = replace(sample().sections[0], blocks=(block,), boxed=False)
    (table,) = tables_of(opened(word(replace(sample(), sections=(section,)))), "Plantabel")
    styles = [
        [(p.text, p.style.name if p.style else "") for p in cell.paragraphs] for cell in table.rows[1].cells
    ]
    assert styles == [
        [("Wonen", "Tabelrij"), ("W-1", "Tabeltekst")],
        [("71 %", "Tabelrij"), ("2 van 3", "Tabeltekst")],
        [("a\nb", "Tabeltekst")],
    ]


NOTED = Table("Uren per kwartaal", ("Kwartaal", "Uren"), (("kw 2", "8"), ("kw 3", "9")), (1, 1), (1,))


def test_a_table_has_its_caption_unless_that_was_said() -> None:
    """Two tables under one heading cannot be told apart without; under a heading of their own they can."""
    other = replace(NOTED, caption="Wat een zin inleidt")
    blocks = (
        NOTED,
        Text("Een zin."),
        other,
        Subheading("Kop"),
        NOTED,
        replace(NOTED, caption="Kwartaal"),
    )
    above = [p.text for p in only(*blocks).paragraphs if p.style is not None and p.style.name == "Tabelkop"]
    assert above == ["Uren per kwartaal", "Wat een zin inleidt"]
    named = only(NOTED, title="Uren per kwartaal")
    assert not [p for p in named.paragraphs if p.style is not None and p.style.name == "Tabelkop"]


def test_small_print_stays_with_the_table_above_it() -> None:
    """It is about that table: also where another one follows, that one may go to the next page."""
    note, plain = Text("Dit zijn uren van het team.", "quiet"), Text("Een zin.")
    file = only(NOTED, note, replace(NOTED, caption="Anders", rows=(("kw 4", "7"),)))
    assert [kept(file, text) for text in ("9", note.text)] == [[True], [False]]
    assert kept(only(NOTED, plain), "9") == [False]


def test_the_words_of_an_alarm_begin_where_their_next_line_does() -> None:
    """The stop of the list that it is made from would take them."""
    layout = opened(TEMPLATE).styles["Alarmlijst"].paragraph_format
    inherited = [t.position for t in layout.tab_stops if t.alignment == WD_TAB_ALIGNMENT.CLEAR]
    assert inherited == [Twips(360)]
    assert layout.left_indent in [t.position for t in layout.tab_stops]


def test_only_words_in_tables_are_hyphenated() -> None:
    """A column may be narrower than a word; running text stays as it is read."""
    file = opened(TEMPLATE)
    assert file.settings.element.find(qn("w:autoHyphenation")) is not None
    for style, value in {"Normal": "1", "Tabelkop": "0", "Tabelrij": "0", "Tabeltekst": "0"}.items():
        said = file.styles[style].element.find(f".//{qn('w:suppressAutoHyphens')}")
        assert said is not None
        assert said.get(qn("w:val")) == value


def test_a_picture_keeps_to_the_margins_under_its_title() -> None:
    """No room around it that a program may think up; called as its section, it needs no words above it."""
    document = made.full()
    looked = set()
    for inline in opened(word(document)).inline_shapes:
        assert {inline._inline.get(f"dist{side}") for side in "TBLR"} == {"0"}
    told = text_of(word(document))
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Picture):
                assert (block.chart.title in told) or block.chart.title == section.title
                looked.add(block.chart.title == section.title)
    assert looked == {True, False}


def test_a_title_never_stands_alone_at_the_foot_of_a_page() -> None:
    """It is in the paragraph of its picture, which stays whole: no program can come between them."""
    document = sample()
    drawn = [p for p in opened(word(document)).paragraphs if list(p._p.iter(qn("wp:docPr")))]
    assert [p.text.strip() for p in drawn] == [c.title for c in charts_of(document)]
    assert [p.paragraph_format.keep_together for p in drawn] == [True, True]


def test_values_stand_below_each_other_behind_the_longest_label() -> None:
    """All begin at one place, with no other stop of the style before it; nearer where labels are short."""
    places = []
    short, long = (
        Facts((Fact("Team", "Oost"), Fact(label, "2026")))
        for label in ("Gemaakt op", "Huishoudens die het team nu heeft")
    )
    for block in (short, long):
        base = sample()
        section = replace(base.sections[0], blocks=(block,), boxed=False)
        file = opened(word(replace(base, facts=(), sections=(section,))))
        lines = [p for p in file.paragraphs if p.style is not None and p.style.name == "Gegevens"]
        assert len(lines) == 2
        (place,) = {line.paragraph_format.left_indent for line in lines}
        assert place is not None
        places.append(place)
        style = lines[0].style
        assert style is not None
        stops = {stop.position for stop in style.paragraph_format.tab_stops}
        for line in lines:
            cleared = line._p.findall(f"{qn('w:pPr')}/{qn('w:tabs')}/{qn('w:tab')}")
            assert len(cleared) == len(stops) > 0
            assert {tab.get(qn("w:val")) for tab in cleared} == {"clear"}
    assert places[0] < places[1]


@pytest.mark.parametrize("rows", [2, 60])
def test_the_last_row_of_a_table_stays_with_the_one_above(rows: int) -> None:
    """So that the sum of a table never stands alone on a page; only a short table stays together whole."""
    cells = tuple((f"Rij {n}", str(n)) for n in range(rows))
    file = only(Table("Tabel", ("Naam", "Aantal"), cells, (50, 50), (1,)), Text("Daarna"))
    (table,) = tables_of(file, "Plantabel")
    kept = [
        all(p._p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in row.cells[0].paragraphs)
        for row in table.rows
    ]
    assert kept[-2:] == [True, False]
    assert (kept.count(True) == rows) == (rows == 2)


def test_figures_keep_off_the_words_behind_them() -> None:
    """A column of figures before one of words leaves room at its right; before figures it need not."""
    file = only(
        Table("Tabel", ("Naam", "A", "B", "Wanneer"), (("x", "1", "2", "nu"),), (40, 20, 20, 20), (1, 2))
    )
    (table,) = tables_of(file, "Plantabel")
    for row in table.rows:
        room = [cell.paragraphs[0].paragraph_format.right_indent for cell in row.cells]
        assert [bool(each) for each in room] == [False, False, True, False]
