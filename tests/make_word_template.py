# SPDX-License-Identifier: EUPL-1.2
"""Builds templates/plan.docx, the Word template of a plan, from python-docx's own empty document.

Run `python -m tests.make_word_template` after a change here, and look at a plan before you keep it.
A municipality does not need this: it opens the template in Word, changes fonts, colours and page, and
puts the result as `templates/plan.docx` in its workspace. The tags between braces are Jinja as docxtpl
reads it: {%p …%} takes its whole paragraph away, {%tr …%} its row, {%r …%} its run.
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
from docx.text.paragraph import Paragraph

from tests.word_styles import ALERT, LANGUAGE, SMALL, STRONG, set_page, set_styles
from toolkit.places import data_folder
from toolkit.render.repack import repack

WIDTH = Cm(17)
# never changes: the template is the same file whenever it is built
DAY = date(2026, 1, 1)

# a run: its text, or its text with a character style
Run = str | tuple[str, str]


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
    _standing(body)
    _actions(body)
    _end(body)
    _properties(document)
    target = io.BytesIO()
    document.save(target)
    return repack(target.getvalue(), DAY)


class _Body:
    """Adds to a document in order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.marks = 0

    def tag(self, tag: str) -> None:
        """A Jinja tag that leaves no paragraph behind."""
        self.document.add_paragraph("{%p " + tag + " %}")

    def say(self, style: str, *runs: Run) -> Paragraph:
        """A paragraph."""
        return _runs(self.document.add_paragraph(style=style), *runs)

    def lead(self, *runs: Run) -> None:
        """A paragraph that stays with what it introduces."""
        self.say("Normal", *runs).paragraph_format.keep_with_next = True

    def heading(self, level: int, text: str) -> Paragraph:
        """A heading inside a section."""
        return self.say(f"Heading {level}", text)

    def section(self, anchor: str, word: str | None = None) -> Paragraph:
        """The heading of a section, with the bookmark that the contents point at."""
        paragraph = self.heading(1, "{{ view.words." + (word or anchor) + " }}")
        self.marks += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        start.set(qn("w:name"), f"sectie_{anchor}")
        for mark in (start, end):
            mark.set(qn("w:id"), str(self.marks))
        paragraph.runs[0]._r.addprevious(start)
        paragraph._p.append(end)
        return paragraph

    def each(self, loop: str, style: str, *runs: Run) -> None:
        """A paragraph for each item."""
        self.tag(f"for {loop}")
        self.say(style, *runs)
        self.tag("endfor")

    def table(
        self, caption: str, heads: Sequence[str], loop: str, cells: Sequence[Any], widths: Sequence[float]
    ) -> None:
        """A table with a header row that is repeated, and a row for each item.

        Args:
            caption: what it is, for who cannot see it.
            heads: of the columns.
            loop: what the rows are for.
            cells: per column one run, or a list of paragraphs that are lists of runs.
            widths: per column in centimetres.
        """
        table = self.document.add_table(rows=4, cols=len(heads), style="Plantabel")
        table.autofit = False
        properties = table._tbl.tblPr
        look = properties.find(qn("w:tblLook"))
        for kind, text in (("w:tblCaption", caption), ("w:tblDescription", caption)):
            element = OxmlElement(kind)
            element.set(qn("w:val"), text)
            properties.append(element)
        if look is not None:
            for flag in ("firstRow", "firstColumn", "lastRow", "lastColumn", "noHBand", "noVBand"):
                look.set(qn(f"w:{flag}"), "1" if flag in {"firstRow", "firstColumn", "noVBand"} else "0")
            look.set(qn("w:val"), "04A0")
        head, start, row, end = table.rows
        start.cells[0].text = "{%tr for " + loop + " %}"
        end.cells[0].text = "{%tr endfor %}"
        for cell, text in zip(head.cells, heads, strict=True):
            cell.paragraphs[0].text = text
        for cell, content in zip(row.cells, cells, strict=True):
            paragraphs = content if isinstance(content, list) else [[content]]
            for number, runs in enumerate(paragraphs):
                _runs(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), *runs)
        for line in table.rows:
            line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, width in zip(line.cells, widths, strict=True):
                cell.width = Cm(width)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        # a long answer may run over a page; its header comes along
        row._tr.trPr.remove(row._tr.trPr.find(qn("w:cantSplit")))
        head._tr.trPr.append(OxmlElement("w:tblHeader"))
        for number, line in enumerate(table.rows):
            for cell in line.cells:
                for paragraph in cell.paragraphs:
                    paragraph.style = "Tabeltekst" if number else "Tabelkop"


def _runs(paragraph: Paragraph, *runs: Run) -> Paragraph:
    for run in runs:
        text, style = (run, None) if isinstance(run, str) else run
        paragraph.add_run(text, style)
    return paragraph


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


def _front(body: _Body) -> None:
    body.say("Title", "{{ view.title }}")
    body.say("Verspreiding", "{{ view.circulation }}")
    body.tag("if view.proposal_notice")
    body.say("Kader", "{{ view.proposal_notice }}")
    body.tag("endif")
    body.each("fact in view.facts", "Gegevens", ("{{ fact.label }}", SMALL), "\t{{ fact.value }}")
    body.each("notice in view.notices", "Kleine tekst", "{{ notice }}")
    body.section("brief")
    body.each("sentence in view.brief", "List Bullet", "{{ sentence }}")
    body.tag("if view.first_steps")
    body.heading(2, "{{ view.words.first_steps }}")
    body.each("line in view.first_steps", "List Number", "{{ line }}")
    body.tag("endif")
    body.say("Inhoudskop", "{{ view.words.contents }}")
    body.tag("for section in view.contents")
    _entry(body.document.add_paragraph(style="toc 1"))
    body.tag("endfor")


def _entry(paragraph: Paragraph) -> None:
    """One entry of the contents: a link, inside the field that Word can renew."""
    paragraph.add_run("{%r if loop.first %}")
    paragraph.add_run()._r.append(_mark("begin"))
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = ' TOC \\o "1-1" \\n \\h \\z \\u '
    paragraph.add_run()._r.append(instruction)
    paragraph.add_run()._r.append(_mark("separate"))
    paragraph.add_run("{%r endif %}")
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), "sectie_{{ section.label }}")
    link.set(qn("w:history"), "1")
    shown = paragraph.add_run("{{ section.value }}", "Hyperlink")
    link.append(shown._r)
    paragraph._p.append(link)
    paragraph.add_run("{%r if loop.last %}")
    paragraph.add_run()._r.append(_mark("end"))
    paragraph.add_run("{%r endif %}")


def _standing(body: _Body) -> None:
    body.tag("if view.limits")
    body.section("limits")
    body.say("Normal", "{{ view.limits.summary }}")
    for state in ("missed", "open"):
        body.tag(f"if view.limits.{state}")
        body.heading(2, "{{ view.words.limits_" + state + " }}")
        body.each(
            f"item in view.limits.{state}", "List Bullet", ("{{ item.label }}", STRONG), ": {{ item.value }}"
        )
        body.tag("endif")
    body.tag("endif")
    body.tag("if view.strengths")
    body.section("strengths")
    body.say("Normal", "{{ view.strengths.summary }}")
    body.each(
        "item in view.strengths.items", "List Bullet", ("{{ item.label }}", STRONG), ": {{ item.value }}"
    )
    body.tag("endif")
    body.tag("if view.standing")
    body.section("standing")
    body.tag("if view.limits and view.limits.twice")
    body.lead("{{ view.limits.twice }}")
    body.tag("endif")
    body.tag("for list in view.standing")
    body.heading(2, "{{ list.title }}")
    counts = " · {{ list.status }} · {{ list.counts }}{% if list.limits %} · {{ list.limits }}{% endif %}"
    body.lead(("{{ list.figure }}", STRONG), counts)
    body.say("Normal", "{{ charts[loop.index0] }}")
    words = ("theme", "attainment", "status", "questions", "limits")
    heads = ["{{ view.words." + word + " }}" for word in words]
    cells: list[Run] = [("{{ row.theme }}", STRONG)]
    cells += ["{{ row." + field + " }}" for field in ("figure", "status", "counts", "limits")]
    body.table("{{ list.chart.title }}", heads, "row in list.rows", cells, (4.6, 2, 3, 4.6, 2.8))
    body.tag("endfor")
    body.tag("endif")


def _actions(body: _Body) -> None:
    body.tag("if view.gaps")
    body.section("gaps")
    body.lead("{{ view.gaps.summary }}")
    body.tag("for gap in view.gaps.items")
    body.heading(2, "{{ gap.title }}")
    body.say(
        "Kleine tekst",
        "{{ gap.theme }} · {{ gap.id }}",
        ("{% if gap.limit %} · {{ gap.limit }}{% endif %}", ALERT),
        "{% if gap.note %} · {{ gap.note }}{% endif %}",
    ).paragraph_format.keep_with_next = True
    body.tag("if gap.question")
    body.lead("{{ gap.question }}")
    body.tag("endif")
    now = ("{{ view.words.now }}: {{ gap.now }}. ", STRONG)
    asked = ("{{ view.words.asked }}: {{ gap.asked }}. ", STRONG)
    body.lead(now, "{{ gap.now_text }}")
    body.say("Normal", asked, "{{ gap.asked_text }}")
    _if(body, "gap.placed", "{{ gap.placed }}")
    _if(body, "gap.explanation", ("{{ view.words.explanation }}: ", SMALL), "{{ gap.explanation }}")
    body.tag("endfor")
    body.tag("endif")
    body.tag("if view.steps")
    body.section("steps")
    body.lead("{{ view.steps.summary }}")
    _steps(body, "view.steps.items", 2)
    body.tag("if view.steps.without")
    body.say("Normal", "{{ view.steps.without_summary }}")
    body.each("title in view.steps.without", "List Bullet", "{{ title }}")
    body.tag("endif")
    body.tag("endif")
    body.tag("if view.others")
    body.section("others")
    body.lead("{{ view.others.summary }}")
    body.tag("for group in view.others.groups")
    body.heading(2, "{{ group.title }}")
    _steps(body, "group.items", 3)
    body.tag("endfor")
    body.tag("endif")


def _steps(body: _Body, items: str, level: int) -> None:
    body.tag(f"for item in {items}")
    body.heading(level, "{{ item.rank }}. {{ item.title }}")
    body.say(
        "Kleine tekst",
        "{{ item.who }}{% if item.together %}, {{ item.together }}{% endif %}"
        "{% if item.hours %} · {{ item.hours }}{% endif %} · {{ view.words.lead | lower }} {{ item.lead }}"
        "{% if item.cost %} · {{ view.words.cost | lower }} {{ item.cost }}{% endif %}",
    ).paragraph_format.keep_with_next = True
    body.say("Normal", "{{ item.what }}")
    _if(body, "item.serves", ("{{ view.words.why }}: ", SMALL), "{{ item.serves | join('; ') }}")
    _if(body, "item.needed_for", ("{{ view.words.needed_for }}: ", SMALL), "{{ item.needed_for }}")
    body.each(
        "practice in item.practices",
        "Normal",
        ("{{ practice.label }}. ", STRONG),
        "{{ practice.text }} ",
        ("{{ view.words.source }}: {{ practice.source }}.", SMALL),
    )
    body.tag("endfor")


def _if(body: _Body, condition: str, *runs: Run) -> None:
    body.tag(f"if {condition}")
    body.say("Normal", *runs)
    body.tag("endif")


def _end(body: _Body) -> None:
    body.tag("if view.open")
    body.section("open")
    body.lead("{{ view.open.summary }}")
    body.tag("for group in view.open.groups")
    body.heading(2, "{{ group.reason }}")
    body.each("item in group.themes", "Normal", ("{{ item.label }}. ", STRONG), "{{ item.value }}")
    body.tag("endfor")
    body.tag("endif")
    body.tag("if view.municipalities")
    body.section("municipalities", "municipality")
    body.tag("for municipality in view.municipalities")
    body.heading(2, "{{ municipality.title }}")
    body.say("Normal", "{{ municipality.summary }}")
    body.tag("if municipality.points")
    heads = ["{{ view.words." + word + " }}" for word in ("municipality_question", "now", "asked")]
    cells = [("{{ point.title }}", STRONG), "{{ point.now }}", "{{ point.asked }}"]
    body.table("{{ municipality.title }}", heads, "point in municipality.points", cells, (6.6, 5.2, 5.2))
    body.tag("endif")
    body.tag("endfor")
    body.tag("endif")
    body.section("method")
    body.each("paragraph in view.method", "Kleine tekst", "{{ paragraph }}")
    body.section("fingerprint")
    body.each("fact in view.fingerprint", "Gegevens", ("{{ fact.label }}", SMALL), "\t{{ fact.value }}")
    body.tag("if view.answers")
    body.section("answers").paragraph_format.page_break_before = True
    body.say("Normal", "{{ view.answers.summary }}")
    body.tag("for theme in view.answers.themes")
    body.heading(2, "{{ theme.title }}")
    heads = ["{{ view.words." + word + " }}" for word in ("answer_question", "answer", "answer_more")]
    more = [
        ["{{ row.explanation }}"],
        ["{%p if row.evidence %}"],
        [("{{ view.words.evidence }}: ", SMALL), "{{ row.evidence }}"],
        ["{%p endif %}"],
    ]
    answer = [["{{ row.answer }}"], ["{%p if row.placed %}"], ["{{ row.placed }}"], ["{%p endif %}"]]
    caption = "{{ view.words.answers }}: {{ theme.title }}"
    body.table(
        caption, heads, "row in theme.rows", [("{{ row.title }}", STRONG), answer, more], (5, 4.6, 7.4)
    )
    body.tag("endfor")
    body.tag("endif")


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
