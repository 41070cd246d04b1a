# SPDX-License-Identifier: EUPL-1.2
"""What a Word template cannot say: links and bookmarks, widths of columns, lists that begin anew."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

from toolkit.documents.blocks import Section
from toolkit.render.word.contents import link_contents, page_breaks, targets
from toolkit.render.word.marks import Grid, marks_in, unmarked

BOX = "Kadertabel"  # the table style that a boxed section is set in
_HAND = Cm(1.1)  # an empty row has room for handwriting
_TWIP = 635  # EMU in a twentieth of a point
_LINE, _LONG_ROW = 40, 900  # letters of a line, and of a row that may run over a page
_SIDES = 340  # of the box, left and right together

# an element of python-docx, which publishes no types for them
Element = Any


def finish(file: Document, sections: Sequence[Section], grids: Sequence[Grid]) -> None:
    """Finish a document that a template printed, and take its marks out.

    Args:
        file: the document, changed in place.
        sections: those that were printed, by the number in their marks.
        grids: tables by the number in their marks.
    """
    body: Element = file.element.body
    found = targets(file)
    page_breaks(found, sections)
    link_contents(body, found, sections)
    _boxes(file, found, sections)
    _lists(file)
    _keep_together(body)
    wide = text_width(file) // _TWIP
    for table in body.iter(qn("w:tbl")):
        row = table.find(qn("w:tr"))
        numbers = marks_in(
            "".join(t.text or "" for t in row.iter(qn("w:t"))) if row is not None else "", "table"
        )
        if numbers and table.find(f".//{qn('w:tbl')}") is None:
            inside = next(table.iterancestors(qn("w:tc")), None) is not None
            _table(table, grids[numbers[0]], wide - _SIDES if inside else wide)
    for part in _other_parts(file):
        _tabs(part.element, wide)
    _take_marks_out(file)


def text_width(file: Document) -> int:
    """How wide the text of the first page is, in EMU; on paper as we know it where the file is silent."""
    section = file.sections[0]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    if page is None or left is None or right is None or page <= left + right:
        return Cm(17)
    return page - left - right


def _table(table: Element, grid: Grid, wide: int) -> None:
    properties = table.tblPr
    for name in ("tblW", "tblLayout", "tblCaption", "tblDescription"):
        for old in properties.findall(qn(f"w:{name}")):
            properties.remove(old)
    _put(properties, "tblW", _AFTER_WIDTH, type="dxa", w=str(wide))
    _put(properties, "tblLayout", _AFTER_LAYOUT, type="fixed")
    # what it is, for who cannot see it
    _put(properties, "tblCaption", (), val=grid.caption)
    _put(properties, "tblDescription", (), val=grid.caption)
    widths = _shares(grid.widths, wide)
    for column, width in zip(table.tblGrid.findall(qn("w:gridCol")), widths, strict=False):
        column.set(qn("w:w"), str(width))
    rows = table.findall(qn("w:tr"))
    for number, row in enumerate(rows):
        for column, (cell, width) in enumerate(zip(row.findall(qn("w:tc")), widths, strict=False)):
            place = cell.get_or_add_tcPr().get_or_add_tcW()
            place.set(qn("w:type"), "dxa")
            place.set(qn("w:w"), str(width))
            if column in grid.numeric:
                for paragraph in cell.findall(qn("w:p")):
                    _put(paragraph.get_or_add_pPr(), "jc", _AFTER_SIDE, val="right")
        if number == 0 and row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None:
            row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row, cells in zip(rows[1:], grid.rows, strict=False):
        if sum(len(text) + _LINE * text.count("\n") for text in cells) < _LONG_ROW:
            _put(row.get_or_add_trPr(), "cantSplit", ())
        if not any(text.strip() for text in cells[1:]):
            _put(row.get_or_add_trPr(), "trHeight", (), val=str(round(_HAND / _TWIP)), hRule="atLeast")


def _tabs(element: Element, wide: int) -> None:
    """What a header or footer sets to the right stays between the margins, also those of another template."""
    for stop in element.iter(qn("w:tab")):
        place = stop.get(qn("w:pos"))
        if stop.get(qn("w:val")) in {"right", "end"} and place is not None and int(place) > wide:
            stop.set(qn("w:pos"), str(wide))


def _shares(parts: Sequence[int], whole: int) -> list[int]:
    """The whole in these parts, without a twentieth of a point left over."""
    edges = [whole * sum(parts[:n]) // sum(parts) for n in range(len(parts) + 1)]
    return [b - a for a, b in pairwise(edges)]


def _boxes(file: Document, found: dict[int, Element], sections: Sequence[Section]) -> None:
    """What stands under the heading of a boxed section goes in a table of one cell, in its own style."""
    style = next((s.style_id for s in file.styles if s.name == BOX), None)
    headings = {target[1] for target in found.values()}
    for number, section in enumerate(sections):
        if not section.boxed or style is None or number not in found:
            continue
        heading = found[number][1]
        inside = []
        for element in heading.itersiblings():
            if element in headings or element.tag not in {qn("w:p"), qn("w:tbl")} or _is_contents(element):
                break
            inside.append(element)
        if not inside:
            continue
        box: Element = parse_xml(_BOX_XML.format(style=style, wide=text_width(file) // _TWIP))
        heading.addnext(box)
        _put(box.tblPr, "tblCaption", (), val=section.title)
        cell = next(box.iter(qn("w:tc")))
        cell.extend(inside)
        if inside[-1].tag == qn("w:tbl"):
            cell.append(OxmlElement("w:p"))  # a cell ends with a paragraph


def _is_contents(element: Element) -> bool:
    words = "".join(t.text or "" for t in element.iter(qn("w:t")))
    return bool(marks_in(words, "contents")) or next(element.iter(qn("w:hyperlink")), None) is not None


def _lists(file: Document) -> None:
    """Every numbered list counts from one."""
    anew: dict[int, int] = {}
    for text in file.element.body.iter(qn("w:t")):
        for number in marks_in(text.text or "", "list"):
            properties = next(text.iterancestors(qn("w:p"))).get_or_add_pPr()
            counted = _numbering(file, properties)
            if counted is None:
                continue
            if number not in anew:
                numbering: Element = file.part.numbering_part.element
                original = numbering.num_having_numId(counted)
                num = numbering.add_num(original.abstractNumId.val)
                num.add_lvlOverride(ilvl=0).add_startOverride(1)
                anew[number] = num.numId
            properties.get_or_add_numPr().get_or_add_numId().val = anew[number]


def _numbering(file: Document, properties: Element) -> int | None:
    """The numbering of a paragraph, by itself or by its style; None without."""
    styles: Element = file.styles.element
    seen: set[str] = set()
    while properties is not None:
        number = properties.find(f"{qn('w:numPr')}/{qn('w:numId')}")
        if number is not None:
            return int(number.get(qn("w:val")))
        ref = properties.find(qn("w:pStyle"))
        name = ref.get(qn("w:val")) if ref is not None else None
        properties = None
        while name is not None and name not in seen and properties is None:
            seen.add(name)
            style = styles.get_by_id(name)
            if style is None:
                return None
            properties = style.find(qn("w:pPr"))
            based = style.find(qn("w:basedOn"))
            name = based.get(qn("w:val")) if based is not None else None
    return None


def _keep_together(body: Element) -> None:
    """A sentence that leads to a table, a picture or a list stays on its page."""
    for first in body.iter(qn("w:p")):
        second = first.getnext()
        if second is None or _is_list(first) or _is_picture(first) or not first.findall(qn("w:r")):
            continue
        if second.tag == qn("w:tbl") or (
            second.tag == qn("w:p") and (_is_list(second) or _is_picture(second))
        ):
            properties = first.get_or_add_pPr()
            if properties.find(qn("w:keepNext")) is None:
                properties._add_keepNext()


def _is_list(paragraph: Element) -> bool:
    style = paragraph.style or ""
    return style.startswith("List") or paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None


def _is_picture(paragraph: Element) -> bool:
    return next(paragraph.iter(qn("w:drawing")), None) is not None


def _take_marks_out(file: Document) -> None:
    roots = [file.element, *(part.element for part in _other_parts(file))]
    for root in roots:
        for text in root.iter(qn("w:t")):
            if text.text:
                text.text = unmarked(text.text)


def _other_parts(file: Document) -> Iterable[Element]:
    for relation in file.part.rels.values():
        if relation.reltype.endswith(("/header", "/footer")):
            yield relation.target_part


def _put(parent: Element, name: str, successors: Sequence[str], **attributes: str) -> None:
    """An element in the order that the format asks for, in place of one that was there."""
    for old in parent.findall(qn(f"w:{name}")):
        parent.remove(old)
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    parent.insert_element_before(element, *successors)


_AFTER_LAYOUT = ("w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription", "w:tblPrChange")
_AFTER_WIDTH = (
    "w:jc",
    "w:tblCellSpacing",
    "w:tblInd",
    "w:tblBorders",
    "w:shd",
    "w:tblLayout",
    *_AFTER_LAYOUT,
)
_AFTER_SIDE = (
    "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle",
    "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
_BOX_XML = (
    f"<w:tbl {nsdecls('w')}><w:tblPr>"
    '<w:tblStyle w:val="{style}"/><w:tblW w:type="dxa" w:w="{wide}"/><w:tblLayout w:type="fixed"/>'
    '<w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
    ' w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="{wide}"/></w:tblGrid>'
    '<w:tr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{wide}"/></w:tcPr></w:tc></w:tr></w:tbl>'
)
