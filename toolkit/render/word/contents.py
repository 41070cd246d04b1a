# SPDX-License-Identifier: EUPL-1.2
"""The contents of a Word file: links to sections with their pages, inside a field that Word renews."""

from collections.abc import Sequence

from docx.oxml.ns import qn

from toolkit.documents.blocks import DocumentView, Section
from toolkit.render.word.blocks import Setting
from toolkit.render.word.elements import Element, bookmark, bookmark_name, element, keep_with_next, run

_FEW = 12  # lines that page one may have room for under its own


def contents(document: DocumentView, setting: Setting) -> list[Element]:
    """The contents, annexes apart: behind page one where they are few, else at the head of the next page.

    Args:
        document: with at least one section.
        setting: what with.

    Returns:
        Paragraphs. A field is limited to the bookmark of its own group (`mark_groups`), so that
        annexes stay apart when it is renewed. Only Word knows its pages: it is told that the field is
        out of date, so that it asks to renew it when the file is opened.
    """
    made: list[Element] = []
    long = len(document.sections) > _FEW
    for number, (word, style, level, group) in enumerate(_groups(document)):
        lines = [_line(section, setting) for section in group]
        code = f'TOC \\o "{level}-{level}" \\h \\z \\u \\b {_range(number)}'
        for place, mark in enumerate((_mark("begin", dirty=1), _code(code), _mark("separate")), start=1):
            lines[0].insert(place, element("r", mark))  # behind the properties
        lines[-1].append(element("r", _mark("end")))
        made += [setting.line(style, run(word), new_page=long and number == 0), *lines]
    keep_with_next(made[:-1])
    return made


def mark_groups(document: DocumentView, headings: Sequence[Element], setting: Setting) -> None:
    """Set a bookmark around the sections of each group, from its first heading to its last.

    Args:
        document: as in `contents`.
        headings: of its sections, in the order of the groups; changed in place.
        setting: what with.
    """
    left = iter(headings)
    for number, (_, _, _, group) in enumerate(_groups(document)):
        inside = [next(left) for _ in group]
        start, end = bookmark(_range(number), setting.reference.numbers)
        inside[0].insert(1, start)
        inside[-1].append(end)


def _groups(document: DocumentView) -> list[tuple[str, str, int, list[Section]]]:
    """The word above each group, its style, the level of its headings, and the sections."""
    body = [s for s in document.sections if not s.annex]
    annexes = [s for s in document.sections if s.annex]
    groups = [
        (document.words["contents"], "Inhoudskop", 1, body),
        (document.words["annex"], "Bijlagenkop", 2, annexes),
    ]
    return [group for group in groups if group[3]]


def _line(section: Section, setting: Setting) -> Element:
    """A link with the page at the end of the line, which Word fills in."""
    name = bookmark_name(section.anchor)
    page = [element("r", each) for each in (_mark("begin"), _code(f"PAGEREF {name} \\h"), _mark("separate"))]
    shown = (run(f"{section.title}\t"), *page, element("r", _mark("end")))
    line = setting.line("toc 1", element("hyperlink", *shown, anchor=name, history=1))
    line.pPr.append(element("tabs", element("tab", val="right", pos=setting.wide)))
    return line


def _range(number: int) -> str:
    return f"inhoud_{number + 1}"


def _mark(kind: str, **how: int) -> Element:
    return element("fldChar", fldCharType=kind, **how)


def _code(text: str) -> Element:
    made = element("instrText")
    made.set(qn("xml:space"), "preserve")
    made.text = f" {text} "
    return made
