# SPDX-License-Identifier: EUPL-1.2
"""Elements of a Word file, in the order that the format asks for; all text comes in, cleaned, here."""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from functools import lru_cache
from itertools import pairwise
from typing import Any

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser

from toolkit.render.fonts import BULLETS

# an element of python-docx, which publishes no types for them
Element = Any
TWIP = 635  # EMU in a twentieth of a point

_SPACES = {"w": nsmap["w"]}
_W = f"{{{nsmap['w']}}}"
PARAGRAPH = qn("w:p")
_PRESERVE = qn("xml:space")
_NOT_XML = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"([\n\t])")
_EMPTY = {"\n": "br", "\t": "tab"}
_RULE: dict[str, str | int] = {"val": "single", "sz": 4, "space": 0, "color": "C9CED4"}
_LOOK = dict.fromkeys(("firstRow", "lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand"), 0)


def element(name: str, /, *inside: Element, **attributes: str | int) -> Element:
    """An element of the main namespace, with its attributes and what stands in it."""
    # what OxmlElement does, without taking its name apart every time
    made = oxml_parser.makeelement(_W + name, None, _SPACES)
    for key, value in attributes.items():  # one by one costs half of all at once
        made.set(_W + key, str(value))
    made.extend(inside)
    return made


_WORDS = element("t")
_WORDS.set(_PRESERVE, "preserve")


def clean(text: str) -> str:
    """A text that XML allows: without control characters, with one kind of line end, bullets as bullets."""
    return _NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n").translate(BULLETS))


def run(text: str, style: str = "") -> Element:
    """Words in one style of character; a new line or tab stays one.

    Args:
        text: anything that somebody typed.
        style: id of the style; empty for that of the paragraph.
    """
    made = element("r")
    if style:
        made.append(element("rPr", element("rStyle", val=style)))
    for piece in filter(None, _BREAKS.split(clean(text))):
        if piece in _EMPTY:
            made.append(element(_EMPTY[piece]))
            continue
        words = deepcopy(_WORDS)
        words.text = piece
        made.append(words)
    return made


def paragraph(
    style: str,
    *inside: Element,
    new_page: bool = False,
    numbering: int = 0,
    right: bool = False,
    apart: int = 0,
) -> Element:
    """A paragraph.

    Args:
        style: its id.
        inside: runs, links and bookmarks.
        new_page: True begins a page with it.
        numbering: the list that it counts in; 0 leaves that to its style.
        right: True sets it to the right.
        apart: room that stays free there, in twentieths of a point.
    """
    about = _about(style, new_page=new_page, numbering=numbering, right=right, apart=apart)
    return element("p", deepcopy(about), *inside)


@lru_cache(maxsize=256)  # thousands of paragraphs are of few kinds, and a copy costs a tenth
def _about(style: str, *, new_page: bool, numbering: int, right: bool, apart: int) -> Element:
    about = element("pPr", element("pStyle", val=style))
    if new_page:
        about.append(element("pageBreakBefore"))
    if numbering:
        about.append(element("numPr", element("ilvl", val=0), element("numId", val=numbering)))
    if new_page:
        about.append(element("spacing", before=0))
    if apart:
        about.append(element("ind", right=apart))
    if right:
        about.append(element("jc", val="right"))
    return about


def bookmark(name: str, numbers: Iterator[int]) -> tuple[Element, Element]:
    """Where a place begins and ends that links lead to."""
    number = next(numbers)
    return element("bookmarkStart", id=number, name=name), element("bookmarkEnd", id=number)


def bookmark_name(anchor: str) -> str:
    """What a place of the document is called in the file."""
    return f"sectie_{anchor}"


def keep_with_next(paragraphs: Iterable[Element]) -> None:
    """Paragraphs stay on the page of what comes after them."""
    for each in paragraphs:
        if each.pPr.find(_W + "keepNext") is None:
            each.pPr.insert(1, element("keepNext"))  # behind the style


def keep_whole(paragraph: Element) -> None:
    """A paragraph never breaks over two pages."""
    paragraph.pPr.insert(1, element("keepLines"))  # behind the style


def row(*cells: Sequence[Element], header: bool = False, whole: bool = True, high: int = 0) -> Element:
    """A row of a table.

    Args:
        cells: the paragraphs of each.
        header: True repeats it on every page.
        whole: True never breaks it over two pages.
        high: at least, in twentieths of a point.
    """
    about = element("trPr")
    if whole:
        about.append(element("cantSplit"))
    if high:
        about.append(element("trHeight", val=high, hRule="atLeast"))
    if header:
        about.append(element("tblHeader"))
    return element("tr", about, *(element("tc", element("tcPr"), *inside) for inside in cells))


def table(
    style: str,
    caption: str,
    widths: Sequence[int],
    rows: Iterable[Element],
    *look: str,
    ruled: bool = False,
) -> Element:
    """A table of a fixed width.

    Args:
        style: its id.
        caption: what it is, for who cannot see it.
        widths: of the columns, in twentieths of a point.
        rows: as `row` makes them.
        look: which parts of the style apply, such as firstRow.
        ruled: True draws lines between the columns, where somebody writes in it.
    """
    about = element(
        "tblPr",
        element("tblStyle", val=style),
        element("tblW", w=sum(widths), type="dxa"),
        *([element("tblBorders", element("insideV", **_RULE))] if ruled else []),
        element("tblLayout", type="fixed"),
        element("tblLook", **(_LOOK | dict.fromkeys(look, 1))),
        element("tblCaption", val=clean(caption)),
        element("tblDescription", val=clean(caption)),
    )
    made = element("tbl", about, element("tblGrid", *(element("gridCol", w=width) for width in widths)))
    wide = [element("tcW", w=width, type="dxa") for width in widths]
    for each in rows:
        for cell, width in zip(each.findall(_W + "tc"), wide, strict=True):
            cell[0].append(deepcopy(width))
        made.append(each)
    return made


def shares(parts: Sequence[int], whole: int) -> list[int]:
    """The whole in these parts, without a twentieth of a point left over."""
    edges = [whole * sum(parts[:n]) // sum(parts) for n in range(len(parts) + 1)]
    return [b - a for a, b in pairwise(edges)]
