# SPDX-License-Identifier: EUPL-1.2
"""Builds templates/plan.docx, the Word template of a document, from python-docx's own empty document.

Run `python -m tools.word_template` after a change here, and look at a document before you keep it.
A municipality does not need this: it opens the template in Word, changes fonts, colours and page, and
puts the result as `templates/plan.docx` in its workspace. The tags between braces are Jinja as docxtpl
reads it: {%p …%} takes its whole paragraph away, {%tr …%} its row, {%tc …%} its cell. Widths of columns,
links, bookmarks and the field of the contents come afterwards, from `toolkit/render/word/finish.py`.
"""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from toolkit.places import data_folder
from toolkit.render.repack import repack
from tools.word_styles import ALERT, LANGUAGE, SMALL, STRONG, set_page, set_styles

WIDTH = Cm(17)
# never changes: the template is the same file whenever it is built
DAY = date(2026, 1, 1)

# a run: its text, or its text with a character style
Run = str | tuple[str, str]

LABEL: Run = ("{% if item.label %}{{ item.label }} {% endif %}", STRONG)
# behind a name that is too long for its column, the value stands on a line of its own
FACT: tuple[Run, ...] = (
    ("{{ fact.label }}", SMALL),
    "{{ '\\n' if (fact.label | length) > 30 else '\\t' }}{{ fact.value }}",
)


def build() -> bytes:
    """Make the template.

    Returns:
        The bytes of the .docx, the same every time.
    """
    document = docx.Document()
    set_page(document)
    set_styles(document)
    _header_and_footer(document)
    body = _Body(document)
    _front(body)
    body.tag("for section in view.sections")
    body.say("Heading 1", "{{ section.title }}")
    body.tag("for block in section.blocks")
    _blocks(body)
    body.tag("endfor")
    _contents(body)
    body.tag("endfor")
    _properties(document)
    target = io.BytesIO()
    document.save(target)
    return repack(target.getvalue(), DAY)


class _Body:
    """Adds to a document in order."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def tag(self, tag: str) -> None:
        """A Jinja tag that leaves no paragraph behind."""
        self.document.add_paragraph("{%p " + tag + " %}")

    def say(self, style: str, *runs: Run) -> Paragraph:
        """A paragraph."""
        return _runs(self.document.add_paragraph(style=style), *runs)

    def each(self, loop: str, style: str, *runs: Run) -> None:
        """A paragraph for each item."""
        self.tag(f"for {loop}")
        self.say(style, *runs)
        self.tag("endfor")

    def choose(self, runs: Sequence[Run], otherwise: str, **styles: str) -> None:
        """A paragraph in the first style whose condition holds."""
        for number, (style, condition) in enumerate(styles.items()):
            self.tag(f"{'elif' if number else 'if'} {condition}")
            self.say(style.replace("_", " "), *runs)
        self.tag("else")
        self.say(otherwise, *runs)
        self.tag("endif")


def _front(body: _Body) -> None:
    body.say("Title", "{{ view.title }}")
    body.say("Verspreiding", "{{ view.circulation }}")
    body.each("callout in view.callouts", "Kader", "{{ callout }}")
    body.each("fact in view.facts", "Gegevens", *FACT)


def _contents(body: _Body) -> None:
    """Behind the first section, which is the document in short; annexes apart."""
    body.tag("if loop.first and view.sections | length > 2")
    body.say("Inhoudskop", "{{ view.words.contents }}")
    body.each("entry in view.sections if not entry.annex", "toc 1", "{{ entry.title }}")
    body.tag("for entry in view.sections if entry.annex")
    body.tag("if loop.first")
    body.say("Bijlagenkop", "{{ view.words.annex }}")
    body.tag("endif")
    body.say("toc 1", "{{ entry.title }}")
    body.tag("endfor")
    body.tag("endif")


def _blocks(body: _Body) -> None:
    body.tag("if block.kind == 'text'")
    tones = {"Kleine_tekst": "quiet", "Nadruktekst": "strong", "Alarmtekst": "alarm"}
    tests = {style: f"block.tone == '{tone}'" for style, tone in tones.items()}
    body.choose(("{{ block.text }}",), "Normal", **tests)
    body.tag("elif block.kind == 'subheading'")
    body.say("Heading 2", "{{ block.text }}")
    body.tag("elif block.kind == 'callout'")
    body.say("Kader", "{{ block.text }}")
    body.tag("elif block.kind == 'bullets'")
    body.tag("for item in block.items")
    line = (LABEL, "{{ item.text }}")
    body.choose(line, "List Bullet", List_Number="block.numbered", Alarmlijst="block.tone == 'alarm'")
    body.tag("endfor")
    body.tag("elif block.kind == 'facts'")
    body.each("fact in block.items", "Gegevens", *FACT)
    body.tag("elif block.kind == 'picture'")
    body.say("Grafiek", "{{ charts[block.number] }}")
    body.tag("elif block.kind == 'table'")
    _table(body)
    body.tag("elif block.kind == 'card'")
    _card(body)
    body.tag("endif")


def _table(body: _Body) -> None:
    """A table with as many columns and rows as its block has."""
    table = _new_table(body, "Plantabel", 4, 3)
    head, start, row, end = table.rows
    _set(head.cells[0], "Tabelkop", "{%tc for head in block.heads %}")
    _set(head.cells[1], "Tabelkop", "{{ head }}")
    _set(start.cells[0], "Tabeltekst", "{%tr for row in block.rows %}")
    _set(row.cells[0], "Tabeltekst", "{%tc for cell in row %}")
    # the first line of the first cell names the row
    content = row.cells[1]
    _set(content, "Tabeltekst", "{%p if loop.first %}")
    _runs(content.add_paragraph(style="Tabelrij"), "{{ cell.partition('\\n')[0] }}")
    content.add_paragraph("{%p endif %}", "Tabeltekst")
    content.add_paragraph("{%p if not loop.first or '\\n' in cell %}", "Tabeltekst")
    rest = "{% if loop.first %}{{ cell.partition('\\n')[2] }}{% else %}{{ cell }}{% endif %}"
    _runs(content.add_paragraph(style="Tabeltekst"), rest)
    content.add_paragraph("{%p endif %}", "Tabeltekst")
    for line in (head, row):
        _set(line.cells[2], "Tabeltekst", "{%tc endfor %}")
    _set(end.cells[0], "Tabeltekst", "{%tr endfor %}")
    _header_row(head)
    body.say("Witregel")


def _card(body: _Body) -> None:
    title = "{% if block.rank %}{{ block.rank }}. {% endif %}{{ block.title }}"
    alarm = ("{% if block.alarm %} · {{ block.alarm }}{% endif %}", ALERT)
    body.choose((title, alarm), "Heading 2", Heading_3="block.small")
    body.tag("if block.meta")
    body.say("Kaartregel", "{{ block.meta }}")
    body.tag("endif")
    body.tag("if block.pair")
    table = _new_table(body, "Vergelijking", 2, 2)
    for number in range(2):
        _set(table.rows[0].cells[number], "Tabelkop", "{{ block.pair[" + str(number) + "].label }}")
        _set(table.rows[1].cells[number], "Tabeltekst", "{{ block.pair[" + str(number) + "].text }}")
    _header_row(table.rows[0])
    body.say("Witregel")
    body.tag("endif")
    body.each("item in block.items", "Kaarttekst", LABEL, "{{ item.text }}")


def _new_table(body: _Body, style: str, rows: int, columns: int) -> Table:
    table: Table = body.document.add_table(rows=rows, cols=columns, style=style)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:
        on = {"firstRow", "noVBand", *({"firstColumn"} if columns == 3 else ())}
        for flag in ("firstRow", "firstColumn", "lastRow", "lastColumn", "noHBand", "noVBand"):
            look.set(qn(f"w:{flag}"), "1" if flag in on else "0")
        look.set(qn("w:val"), "04A0" if columns == 3 else "0420")
    return table


def _set(cell: _Cell, style: str, text: str) -> None:
    cell.paragraphs[0].style = style
    _runs(cell.paragraphs[0], text)


def _header_row(row: _Row) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    properties.append(OxmlElement("w:tblHeader"))


def _runs(paragraph: Paragraph, *runs: Run) -> Paragraph:
    for run in runs:
        text, style = (run, None) if isinstance(run, str) else run
        paragraph.add_run(text, style)
    return paragraph


def _header_and_footer(document: Document) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ view.example_notice }}"
    footer = section.footer.paragraphs[0]
    for stop in list(document.styles["Footer"].paragraph_format.tab_stops):
        stop._tab.getparent().remove(stop._tab)
    footer.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    _runs(footer, "{{ view.footer }}\t{{ view.words.page }} ")
    _field(footer, "PAGE")
    _runs(footer, " {{ view.words.of }} ")
    _field(footer, "NUMPAGES")


def _field(paragraph: Paragraph, code: str) -> None:
    """A field that Word works out by itself, such as a page number."""
    for kind in ("begin", None, "separate", "text", "end"):
        run = paragraph.add_run()
        if kind is None:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {code} "
            run._r.append(instruction)
        elif kind == "text":
            run.text = "1"
        else:
            run._r.append(_mark(kind))


def _mark(kind: str) -> Any:  # noqa: ANN401 - an element of python-docx
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark


def _properties(document: Document) -> None:
    properties = document.core_properties
    properties.title = properties.subject = properties.comments = properties.keywords = ""
    properties.author = properties.last_modified_by = properties.category = ""
    properties.language = LANGUAGE
    # a picture of an empty page, styles of a Word from before 2010, data that nothing uses
    for rels in (document.part.package.rels, document.part.rels):
        for key, relation in list(rels.items()):
            if relation.reltype.endswith(("/thumbnail", "/stylesWithEffects", "/customXml")):
                del rels[key]


if __name__ == "__main__":
    (data_folder() / "templates" / "plan.docx").write_bytes(build())
