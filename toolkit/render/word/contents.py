# SPDX-License-Identifier: EUPL-1.2
"""The contents of a Word file: links to sections, inside a field that Word can renew."""

from collections.abc import Sequence
from itertools import count

from docx.oxml.ns import qn

from toolkit.documents.blocks import DocumentView, Section
from toolkit.render.word.blocks import Setting
from toolkit.render.word.elements import Element, element, keep_with_next, run


def heading(section: Section, setting: Setting, *, new_page: bool) -> Element:
    """The heading of a section, with a bookmark for the links to it."""
    start, end = _bookmark(_name(section), setting.reference.numbers)
    return setting.line("Heading 1", start, run(section.title), end, new_page=new_page)


def contents(document: DocumentView, setting: Setting) -> list[Element]:
    """The contents, annexes apart; they stay together on a page.

    Args:
        document: with at least one section.
        setting: what with.

    Returns:
        Paragraphs. A field is limited to the bookmark of its own group (`mark_groups`), so that
        annexes stay apart when Word renews it.
    """
    made: list[Element] = []
    for number, (word, style, group) in enumerate(_groups(document)):
        lines = [setting.line("toc 1", _link(section)) for section in group]
        codes = (_mark("begin"), _code(f'TOC \\o "1-1" \\h \\z \\u \\b {_range(number)}'), _mark("separate"))
        for place, code in enumerate(codes, start=1):
            lines[0].insert(place, element("r", code))  # behind the properties
        lines[-1].append(element("r", _mark("end")))
        made += [setting.line(style, run(word)), *lines]
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
    for number, (_, _, group) in enumerate(_groups(document)):
        inside = [next(left) for _ in group]
        start, end = _bookmark(_range(number), setting.reference.numbers)
        inside[0].insert(1, start)
        inside[-1].append(end)


def _groups(document: DocumentView) -> list[tuple[str, str, list[Section]]]:
    """The word above each group, its style, and the sections."""
    body = [s for s in document.sections if not s.annex]
    annexes = [s for s in document.sections if s.annex]
    groups = [
        (document.words["contents"], "Inhoudskop", body),
        (document.words["annex"], "Bijlagenkop", annexes),
    ]
    return [group for group in groups if group[2]]


def _link(section: Section) -> Element:
    return element("hyperlink", run(section.title), anchor=_name(section), history=1)


def _name(section: Section) -> str:
    return f"sectie_{section.anchor}"


def _range(number: int) -> str:
    return f"inhoud_{number + 1}"


def _bookmark(name: str, numbers: "count[int]") -> tuple[Element, Element]:
    number = next(numbers)
    return element("bookmarkStart", id=number, name=name), element("bookmarkEnd", id=number)


def _mark(kind: str) -> Element:
    return element("fldChar", fldCharType=kind)


def _code(text: str) -> Element:
    made = element("instrText")
    made.set(qn("xml:space"), "preserve")
    made.text = f" {text} "
    return made
