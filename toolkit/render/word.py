# SPDX-License-Identifier: EUPL-1.2
"""A plan as a Word file, from a template that anyone can restyle in Word. Same input, same bytes."""

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

from toolkit.render.fonts import BULLETS
from toolkit.render.repack import repack
from toolkit.render.sandbox import TEMPLATE_ERRORS, sandbox
from toolkit.render.templates import WORD, TemplateFaultError
from toolkit.views.plan_values import PlanView

_CHART_WIDTH = Cm(12.5)
_LONGEST_PROPERTY = 255  # what Word keeps of a title
# a file that is no Word document, or one with broken parts (lxml's fault is a SyntaxError)
_ERRORS = (*TEMPLATE_ERRORS, OpcError, zipfile.BadZipFile, SyntaxError)
_NOT_XML = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# docxtpl's own way to write braces: broken up by a sign without width, so that it stays what it is
_BRACES = re.compile(r"(?<=\{)_(?=[{%])|(?<=[}%])_(?=\})")


def render_word(view: PlanView, word_template: bytes, charts: Sequence[bytes]) -> bytes:
    """Print a plan as .docx.

    Args:
        view: what is shown.
        word_template: bytes of a .docx with Jinja tags as docxtpl reads them; it gets `view` and
            `charts`, a picture per list.
        charts: PNG per list in `view.standing`, in that order, as `chart_pictures` draws them.

    Returns:
        The file; its dates are the round's date. All text is escaped.

    Raises:
        TemplateFaultError: when the template (of the user) cannot be used.
    """
    shown = _clean(view)
    target = io.BytesIO()
    try:
        document = DocxTemplate(io.BytesIO(word_template))
        pictures = [
            _Picture(document, png, f"{listed.chart.title}. {listed.chart.description}")
            for listed, png in zip(shown.standing, charts, strict=True)
        ]
        context = {"view": shown, "charts": pictures}
        document.render(context, jinja_env=sandbox({}), autoescape=True)
        _describe(document.docx.core_properties, shown)
        document.save(target)
    except _ERRORS as error:
        raise TemplateFaultError(WORD, str(error)) from error
    return repack(target.getvalue(), view.day)


class _Picture:
    """A chart that a template prints, with words for who cannot see it."""

    def __init__(self, document: DocxTemplate, png: bytes, alt: str) -> None:
        self.document, self.png, self.alt = document, png, alt

    def __html__(self) -> str:
        width: Length = _CHART_WIDTH
        inline = self.document.current_rendering_part.new_pic_inline(io.BytesIO(self.png), width, None)
        inline.docPr.set("descr", self.alt)
        return f'</w:t></w:r><w:r><w:drawing>{inline.xml}</w:drawing></w:r><w:r><w:t xml:space="preserve">'


def _clean(value: Any) -> Any:  # noqa: ANN401 - any value of a view, nested
    """The same value with texts that XML allows and that docxtpl leaves alone."""
    if isinstance(value, str):
        lines = value.replace("\r\n", "\n").replace("\r", "\n")
        return _BRACES.sub("\u2060_\u2060", _NOT_XML.sub("", lines.translate(BULLETS)))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        found = {f.name: _clean(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return dataclasses.replace(value, **found)
    if isinstance(value, dict):
        return {k: _clean(v) for k, v in value.items()}
    return tuple(_clean(v) for v in value) if isinstance(value, tuple) else value


def _describe(properties: Any, view: PlanView) -> None:  # noqa: ANN401 - docxtpl publishes no types
    """What Word shows under properties; nothing of the machine that made the file."""
    moment = datetime(view.day.year, view.day.month, view.day.day)
    properties.title = view.title[:_LONGEST_PROPERTY]
    properties.subject = view.about[:_LONGEST_PROPERTY]
    properties.comments = view.circulation[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = ""
    properties.language = "nl-NL"
    properties.revision = 1
    properties.created = properties.modified = moment
