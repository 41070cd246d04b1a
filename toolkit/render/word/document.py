# SPDX-License-Identifier: EUPL-1.2
"""A document as a Word file, from a template that anyone can restyle in Word. Same input, same bytes."""

import dataclasses
import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx.opc.exceptions import OpcError
from docx.shared import Cm, Length
from docxtpl import DocxTemplate

from toolkit.documents.blocks import ChartView, DocumentView, charts_of
from toolkit.render.fonts import BULLETS
from toolkit.render.repack import repack
from toolkit.render.sandbox import TEMPLATE_ERRORS, sandbox
from toolkit.render.templates import WORD, TemplateFaultError
from toolkit.render.word.finish import finish, text_width
from toolkit.render.word.marks import SIGN, clean, marked

_UNIT = Cm(0.025)  # of a chart: 500 units are 12.5 cm
_LONGEST_PROPERTY = 255  # what Word keeps of a title
# a file that is no Word document, or one with broken parts (lxml's fault is a SyntaxError)
_ERRORS = (*TEMPLATE_ERRORS, OpcError, zipfile.BadZipFile, SyntaxError)
_NOT_XML = re.compile(f"[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|{SIGN}")
# docxtpl's own way to write braces: broken up by a sign without width, so that it stays what it is
_BRACES = re.compile(r"(?<=\{)_(?=[{%])|(?<=[}%])_(?=\})")


def render_word(document: DocumentView, word_template: bytes, charts: Sequence[bytes]) -> bytes:
    """Print a document as .docx.

    Args:
        document: what is shown.
        word_template: bytes of a .docx with Jinja tags as docxtpl reads them; it gets `view`, the document,
            and `charts`, a picture per chart.
        charts: PNG per chart of the document, by number, as `chart_pictures` draws them.

    Returns:
        The file; its dates are the document's date. All text is escaped.

    Raises:
        TemplateFaultError: when the template (of the user) cannot be used.
    """
    shown: DocumentView = clean(dataclasses.replace(document, attachments=()), _allowed)
    view, grids = marked(shown)
    target = io.BytesIO()
    try:
        file = DocxTemplate(io.BytesIO(word_template))
        file.init_docx()
        wide = text_width(file.docx)
        pictures = [
            _Picture(file, png, chart, wide) for chart, png in zip(charts_of(shown), charts, strict=True)
        ]
        file.render({"view": view, "charts": pictures}, jinja_env=sandbox({}), autoescape=True)
        finish(file.docx, shown.sections, grids)
        _describe(file.docx.core_properties, shown)
        file.save(target)
    except _ERRORS as error:
        raise TemplateFaultError(WORD, str(error)) from error
    return repack(target.getvalue(), document.day)


class _Picture:
    """A chart that a template prints, with words for who cannot see it."""

    def __init__(self, file: DocxTemplate, png: bytes, chart: ChartView, wide: int) -> None:
        self.file, self.png = file, png
        self.alt = f"{chart.title}. {chart.description}"
        self.width = Length(min(chart.width * _UNIT, wide))

    def __html__(self) -> str:
        inline = self.file.current_rendering_part.new_pic_inline(io.BytesIO(self.png), self.width, None)
        inline.docPr.set("descr", self.alt)
        return f'</w:t></w:r><w:r><w:drawing>{inline.xml}</w:drawing></w:r><w:r><w:t xml:space="preserve">'


def _allowed(text: str) -> str:
    """A text that XML allows and that docxtpl leaves alone."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _BRACES.sub("\u2060_\u2060", _NOT_XML.sub("", lines.translate(BULLETS)))


def _describe(properties: Any, document: DocumentView) -> None:  # noqa: ANN401 - docxtpl publishes no types
    """What Word shows under properties; nothing of the machine that made the file."""
    moment = datetime(document.day.year, document.day.month, document.day.day)
    properties.title = document.title[:_LONGEST_PROPERTY]
    properties.subject = document.about[:_LONGEST_PROPERTY]
    properties.comments = document.circulation[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = ""
    properties.language = "nl-NL"
    properties.revision = 1
    properties.created = properties.modified = moment
