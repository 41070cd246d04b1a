# SPDX-License-Identifier: EUPL-1.2
"""Builds templates/plan.docx, the reference of every Word file, from python-docx's own empty document.

Run `python -m tools.word_template` after a change here or in the table of docs/huisstijl.md, and look at a
document before you keep it. A municipality does not need this: it opens the template in Word, changes
styles and page, and puts the result as `templates/plan.docx` in its workspace. The template shows each
style with what it is for, as docs/huisstijl.md tells it, between the two lines that the document replaces.
"""

import io
import re
from datetime import date
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE

from toolkit.places import data_folder
from toolkit.render.repack import repack
from toolkit.words.catalogue import say
from tools.word_styles import LANGUAGE, set_page, set_styles

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "huisstijl.md"
# never changes: the template is the same file whenever it is built
DAY = date(2026, 1, 1)
_TABLE = re.compile(r"^\| stijl \| waarvoor \|\n(?:\|.*\|\n)+", re.MULTILINE)
_ROW = re.compile(r"^\| (`[^|]+) \| ([^|]+) \|$", re.MULTILINE)


def build() -> bytes:
    """Make the template.

    Returns:
        The bytes of the .docx, the same every time.
    """
    document = docx.Document()
    set_page(document)
    set_styles(document)
    document.add_paragraph(say("plan.template_begin"))
    for name, purpose in styles_told(GUIDE.read_text(encoding="utf-8")):
        _show(document, name, f"{name}: {purpose}")
    document.add_paragraph(say("plan.template_end"))
    _properties(document)
    target = io.BytesIO()
    document.save(target)
    return repack(target.getvalue(), DAY)


def styles_told(guide: str) -> list[tuple[str, str]]:
    """The styles that the page for offices names, in order, each with what it is for."""
    (table,) = _TABLE.findall(guide)
    rows = ((re.findall(r"`([^`]+)`", names), purpose) for names, purpose in _ROW.findall(table))
    return [(name, purpose) for names, purpose in rows for name in names]


def _show(document: Document, name: str, words: str) -> None:
    kind = document.styles[name].type
    if kind == WD_STYLE_TYPE.TABLE:
        table = document.add_table(2, 2, name)
        table.cell(0, 0).merge(table.cell(0, 1)).text = words
    elif kind == WD_STYLE_TYPE.CHARACTER:
        document.add_paragraph().add_run(words, name)
    elif name not in {"Header", "Footer"}:
        document.add_paragraph(words, name)


def _properties(document: Document) -> None:
    properties = document.core_properties
    properties.title = properties.subject = properties.comments = properties.keywords = ""
    properties.author = properties.last_modified_by = properties.category = ""
    properties.language = LANGUAGE
    # a picture of an empty page, styles of a Word from before 2010, data that nothing uses
    for rels in (document.part.package.rels, document.part.rels):
        for key, relation in list(rels.items()):
            if relation.reltype.endswith(("/thumbnail", "/stylesWithEffects", "/customXml")):
                del rels[key]


if __name__ == "__main__":
    (data_folder() / "templates" / "plan.docx").write_bytes(build())
