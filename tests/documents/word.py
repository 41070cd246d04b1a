# SPDX-License-Identifier: EUPL-1.2
"""What tests want to know of a Word file, read with python-docx and from its XML."""

import io
import zipfile

import docx
from docx.document import Document
from docx.oxml.ns import qn

from tests.documents.test_pdf import FONTS
from toolkit.render.picture import chart_pictures
from toolkit.render.templates import read_word_template
from toolkit.render.word import render_word
from toolkit.views.plan_values import PlanView

TEMPLATE = read_word_template()


def word(view: PlanView) -> bytes:
    """A view as Word file."""
    return render_word(view, TEMPLATE, chart_pictures(view, FONTS))


def opened(data: bytes) -> Document:
    """The file as python-docx reads it."""
    return docx.Document(io.BytesIO(data))


def parts(data: bytes) -> dict[str, bytes]:
    """The contents of the zip by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist()}


def text_of(data: bytes) -> str:
    """All text of the body, a new line per paragraph and per break."""
    lines = []
    for paragraph in opened(data).element.body.iter(qn("w:p")):
        inside = paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
        lines.append("".join(e.text or "" if e.tag == qn("w:t") else "\n" for e in inside))
    return "\n".join(lines)
