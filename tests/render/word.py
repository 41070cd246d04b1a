# SPDX-License-Identifier: EUPL-1.2
"""What tests want to know of a Word file, read with python-docx and from its XML."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table

from tests.documents.sample_document import sample
from tests.render.test_pdf import FONTS
from toolkit.documents.blocks import Block, DocumentView, Section
from toolkit.documents.sections import captioned
from toolkit.render.picture import chart_pictures
from toolkit.render.templates import read_word_template
from toolkit.render.word.document import render_word

TEMPLATE = read_word_template()


def word(document: DocumentView, template: bytes = TEMPLATE) -> bytes:
    """A document as Word file."""
    return render_word(document, template, chart_pictures(document, FONTS))


def opened(data: bytes) -> Document:
    """The file as python-docx reads it."""
    return docx.Document(io.BytesIO(data))


def parts(data: bytes) -> dict[str, bytes]:
    """The contents of the zip by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist()}


def text_of(data: bytes) -> str:
    """All text of the body, a new line per paragraph and per break."""
    return "\n".join(text_in(paragraph) for paragraph in opened(data).element.body.iter(qn("w:p")))


def text_in(element: Any) -> str:  # noqa: ANN401 - an element of python-docx
    """The text of one element, a new line per break."""
    inside = element.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
    return "".join(e.text or "" if e.tag == qn("w:t") else "\n" for e in inside)


def tables_of(file: Document, style: str) -> list[Table]:
    """The tables in a style, also those inside another."""
    found = (Table(element, file) for element in file.element.body.iter(qn("w:tbl")))
    return [table for table in found if table.style is not None and table.style.name == style]


def headings_of(file: Document) -> Iterator[tuple[int, str]]:
    """Level and text of every heading in order, also those in a box."""
    for element in file.element.body.iter(qn("w:p")):
        name = str(file.styles.element.get_by_id(element.style).name_val).lower() if element.style else ""
        if name.startswith("heading ") or name == "deelkop":
            yield 1 if name == "deelkop" else int(name[-1]), text_in(element)


def kept(file: Document, text: str) -> list[bool]:
    """Whether each paragraph with this text stays with what follows it."""
    found = (p for p in file.element.body.iter(qn("w:p")) if text_in(p) == text)
    return [p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in found]


def only(*blocks: Block, title: str = "Eigen") -> Document:
    """A file of one section with these blocks."""
    return opened(word(replace(sample(), sections=captioned(Section("own", title, blocks)))))
