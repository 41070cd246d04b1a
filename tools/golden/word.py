# SPDX-License-Identifier: EUPL-1.2
"""A Word file as text: what a reader meets in it, a line per paragraph or row of a table.

How a file is packed and in which order its parts stand is of no interest here
(tests/render/test_repack.py), nor are fonts and colours: those are the template's.
"""

import io
from collections.abc import Iterable, Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.section import Section
from docx.table import Table
from docx.text.paragraph import Paragraph


def word_text(data: bytes) -> str:
    """A Word file as somebody leafs through it.

    Args:
        data: of the .docx file.

    Returns:
        Its properties; sections with direction, header and footer; then each paragraph with its style and
        each table with its widths in millimetres, a line per row; a table of one cell is a box. A picture
        is told by its description, what Word fills in itself by the name of the field.
    """
    document = Document(io.BytesIO(data))
    about = document.core_properties
    lines = [f"title: {about.title}", f"language: {about.language}", f"created: {about.created}"]
    for number, section in enumerate(document.sections, start=1):
        lines += _section(number, section)
    lines.append("=== body")
    lines += _blocks(document.iter_inner_content())
    return "\n".join(lines) + "\n"


def _blocks(blocks: Iterable[Paragraph | Table]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _paragraph(block)
        elif len(block.rows) == len(block.columns) == 1:
            yield "[box]"
            yield from _blocks(block.cell(0, 0).iter_inner_content())
            yield "[end of box]"
        else:
            yield from _table(block)


def _section(number: int, section: Section) -> Iterator[str]:
    yield f"=== section {number}: {str(section.orientation).split()[0].lower()}, {section.start_type}"
    named = {"header": section.header, "footer": section.footer}
    if section.different_first_page_header_footer:
        named |= {"first header": section.first_page_header, "first footer": section.first_page_footer}
    for name, part in named.items():
        yield from (f"{name}: {_said(p)}" for p in part.paragraphs if _said(p))


def _table(table: Table) -> Iterator[str]:
    widths = [0 if c.width is None else round(c.width.mm) for c in table.columns]
    yield f"[table {widths} mm]"
    for row in table.rows:
        repeated = " (on every page)" if row._tr.xpath("./w:trPr/w:tblHeader") else ""
        yield "| " + " | ".join(_lines_of(cell.paragraphs) for cell in row.cells) + " |" + repeated


def _lines_of(paragraphs: list[Paragraph]) -> str:
    return " / ".join(_said(p) for p in paragraphs)


def _paragraph(paragraph: Paragraph) -> str:
    style = "" if paragraph.style is None else paragraph.style.name
    page = ", new page" if paragraph.paragraph_format.page_break_before else ""
    return f"[{style}{page}] {_said(paragraph)}"


def _said(paragraph: Paragraph) -> str:
    """The text of a paragraph: a style of its own between stars, a field or picture by what stands for it."""
    parts: list[str] = []
    # also the runs inside links, which python-docx passes over
    for run in paragraph._p.iter(qn("w:r")):
        text = "".join(_parts(run))
        styled = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}") is not None and text.strip()
        parts.append(f"*{text}*" if styled else text)
    return "".join(parts).strip()


def _parts(run: Any) -> Iterator[str]:  # noqa: ANN401 - lxml publishes no types
    for part in run:
        match part.tag.rpartition("}")[2]:
            case "t":
                yield part.text or ""
            case "tab":
                yield "\t"
            case "br":
                yield " / "
            case "instrText":
                yield f"{{{' '.join((part.text or '').split())}}}"
            case "drawing":
                yield from (f"(picture: {found.get('descr')})" for found in part.iter(qn("wp:docPr")))
