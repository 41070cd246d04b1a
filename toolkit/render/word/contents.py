# SPDX-License-Identifier: EUPL-1.2
"""The contents of a Word file: links to sections, inside a field that Word can renew."""

from collections.abc import Mapping, Sequence
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from toolkit.documents.blocks import Section
from toolkit.render.word.marks import marks_in

# an element of python-docx, which publishes no types for them
Element = Any
# a section's heading: its run and its paragraph
Target = tuple[Element, Element]


def targets(file: Document) -> dict[int, Target]:
    """The headings of sections by number: their titles in a style of a heading, else the last time.

    Args:
        file: with its marks.

    Returns:
        Every other place where the title stands is a link to this one.
    """
    headings = _heading_styles(file)
    found: dict[int, Target] = {}
    for number, run, paragraph in _titles(file.element.body):
        if number not in found or found[number][1].style not in headings:
            found[number] = (run, paragraph)
    return found


def _heading_styles(file: Document) -> frozenset[str]:
    """The styles that Word shows in its navigation pane: with a level, by themselves or by their base."""
    level = f"{qn('w:pPr')}/{qn('w:outlineLvl')}"
    styles: dict[str, Element] = {s.get(qn("w:styleId")): s for s in file.styles.element.iter(qn("w:style"))}
    found: set[str] = set()
    for name, style in styles.items():
        base, seen = style, set[str]()  # a style of a user's template may be based on itself
        while base is not None and base.find(level) is None and base.get(qn("w:styleId")) not in seen:
            seen.add(base.get(qn("w:styleId")))
            on = base.find(qn("w:basedOn"))
            base = None if on is None else styles.get(on.get(qn("w:val")))
        if base is not None and base.find(level) is not None:
            found.add(name)
    return frozenset(found)


def page_breaks(found: Mapping[int, Target], sections: Sequence[Section]) -> None:
    """Sections that begin on a new page do."""
    for number, (_, paragraph) in found.items():
        if sections[number].new_page:
            layout = Paragraph(paragraph, None).paragraph_format  # type: ignore[arg-type]  # needs no parent
            layout.page_break_before, layout.space_before = True, Pt(0)


def link_contents(body: Element, found: Mapping[int, Target], sections: Sequence[Section]) -> None:
    """Make links of the titles in the contents, and fields of the lists that they stand in.

    Args:
        body: of the file, changed in place.
        found: the headings by number of their section.
        sections: by number.
    """
    marks = _Bookmarks(body)
    groups: list[list[tuple[int, Element]]] = []
    for number, run, paragraph in list(_titles(body)):
        if run is found[number][0]:
            continue
        link = run.getparent()
        if link.tag != qn("w:hyperlink"):  # a template may have made one itself
            link = OxmlElement("w:hyperlink")
            run.addprevious(link)
            link.append(run)
        link.set(qn("w:anchor"), _name(sections[number]))
        link.set(qn("w:history"), "1")
        if groups and groups[-1][-1][1].getnext() is paragraph:
            groups[-1].append((number, paragraph))
        else:
            groups.append([(number, paragraph)])
    for number, (run, _) in found.items():
        marks.around(run, run, _name(sections[number]))
    for count, group in enumerate(groups, start=1):
        numbers = [number for number, _ in group]
        first, last = (found[n][1] for n in (min(numbers), max(numbers)))
        marks.across(first, last, f"inhoud_{count}")
        # only what stands between these bookmarks: annexes stay apart when Word renews it
        _field(group[0][1], group[-1][1], f'TOC \\o "1-1" \\h \\z \\u \\b inhoud_{count}')


def _titles(body: Element) -> list[tuple[int, Element, Element]]:
    return [
        (number, text.getparent(), next(text.iterancestors(qn("w:p"))))
        for text in body.iter(qn("w:t"))
        for number in marks_in(text.text or "", "section")
    ]


def _name(section: Section) -> str:
    return f"sectie_{section.anchor}"


class _Bookmarks:
    """Sets bookmarks with numbers of their own."""

    def __init__(self, body: Element) -> None:
        used = (mark.get(qn("w:id"), "") for mark in body.iter(qn("w:bookmarkStart")))
        self.last = max((int(number) for number in used if number.isdecimal()), default=0)

    def around(self, first: Element, last: Element, name: str) -> None:
        """From before one run until after another."""
        start, end = self._pair(name)
        first.addprevious(start)
        last.addnext(end)

    def across(self, first: Element, last: Element, name: str) -> None:
        """From the beginning of one paragraph to the end of another."""
        start, end = self._pair(name)
        first.insert_element_before(start, *_INLINE)
        last.append(end)

    def _pair(self, name: str) -> tuple[Element, Element]:
        self.last += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(self.last))
        start.set(qn("w:name"), name)
        return start, end


_INLINE = ("w:bookmarkStart", "w:r", "w:hyperlink", "w:bookmarkEnd")


def _field(first: Element, last: Element, code: str) -> None:
    for kind in ("begin", "", "separate"):
        run = OxmlElement("w:r")
        run.append(_character(kind) if kind else _instruction(code))
        first.insert_element_before(run, "w:hyperlink")
    run = OxmlElement("w:r")
    run.append(_character("end"))
    last.append(run)


def _character(kind: str) -> Element:
    found = OxmlElement("w:fldChar")
    found.set(qn("w:fldCharType"), kind)
    return found


def _instruction(code: str) -> Element:
    found = OxmlElement("w:instrText")
    found.set(qn("xml:space"), "preserve")
    found.text = f" {code} "
    return found
