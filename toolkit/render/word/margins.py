# SPDX-License-Identifier: EUPL-1.2
"""What stands above and below every page besides an office's own logo and address."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn
from docx.section import Section

from toolkit.documents.blocks import DocumentView
from toolkit.render.word.elements import Element, element, paragraph, run
from toolkit.render.word.reference import Reference


def set_margins(document: DocumentView, reference: Reference) -> None:
    """Add the notice of an invented region on top, and the document's mark with the page number at the foot.

    Args:
        document: what says them.
        reference: its headers and footers get a line more, also those of a first or an even page.
    """
    words = document.words
    for header in _stories(reference, "header"):
        if document.example_notice:
            _add(header, paragraph(reference.style("Header"), run(document.example_notice)), first=True)
    for footer in _stories(reference, "footer"):
        line = paragraph(
            reference.style("Footer"),
            run(f"{document.footer}\t{words['page']} "),
            _field("PAGE"),
            run(f" {words['of']} "),
            _field("NUMPAGES"),
        )
        cleared = [element("tab", val="clear", pos=stop) for stop in reference.tab_stops("Footer")]
        line.pPr.append(element("tabs", *cleared, element("tab", val="right", pos=reference.wide)))
        _add(footer, line, first=False)


def _stories(reference: Reference, kind: str) -> Iterator[Element]:
    """Every header or footer that some page shows."""
    even = reference.file.settings.odd_and_even_pages_header_footer
    for number, section in enumerate(reference.file.sections):
        for story in _of(section, kind, even=even):
            if number == 0 or not story.is_linked_to_previous:
                yield story._element


def _of(section: Section, kind: str, *, even: bool) -> Iterator[Any]:
    yield getattr(section, kind)
    if section.different_first_page_header_footer:
        yield getattr(section, f"first_page_{kind}")
    if even:
        yield getattr(section, f"even_page_{kind}")


def _add(story: Element, line: Element, *, first: bool) -> None:
    """A line before or behind the others, in place of one that is empty."""
    beside = story[0 if first else -1] if len(story) else None
    if beside is None:
        story.append(line)
        return
    (beside.addprevious if first else beside.addnext)(line)
    if beside.tag == qn("w:p") and beside.find(f".//{qn('w:r')}") is None:
        story.remove(beside)


def _field(code: str) -> Element:
    """A field that Word works out by itself."""
    return element("fldSimple", run("1"), instr=f" {code} ")
