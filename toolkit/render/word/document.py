# SPDX-License-Identifier: EUPL-1.2
"""A document as a Word file, on the styles of a template that an office changes in Word. Same bytes twice."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from docx.opc.coreprops import CoreProperties
from docx.oxml.ns import qn

from toolkit.documents.blocks import Block, Callout, DocumentView, Facts, Section
from toolkit.documents.cross_references import finder
from toolkit.render.repack import repack
from toolkit.render.word.blocks import Setting, set_blocks
from toolkit.render.word.contents import contents, mark_groups
from toolkit.render.word.elements import PARAGRAPH, Element, clean, keep_with_next, row, run, table
from toolkit.render.word.margins import set_margins
from toolkit.render.word.reference import Reference

_ROW, _RUN = qn("w:tr"), qn("w:r")
_BOX_SIDES = 340  # left and right of a box together, in twentieths of a point
_LONGEST_PROPERTY = 255  # what Word keeps of a title


def render_word(document: DocumentView, word_template: bytes, charts: Sequence[bytes]) -> bytes:
    """Print a document as .docx.

    Args:
        document: what is shown.
        word_template: bytes of a .docx with the styles that `docs/huisstijl.md` names.
        charts: PNG per chart of the document, by number, as `chart_pictures` draws them.

    Returns:
        The file; its dates are the document's date.

    Raises:
        TemplateFaultError: when the template (of the user) cannot be used.
    """
    reference = Reference(word_template)
    setting = Setting(reference, charts, reference.wide, finder(document.mentions))
    set_margins(document, reference)
    reference.put([*_front(document, setting), *_sections(document, setting)])
    _describe(reference.file.core_properties, document)
    target = io.BytesIO()
    reference.file.save(target)
    return repack(target.getvalue(), document.day)


def _front(document: DocumentView, setting: Setting) -> list[Element]:
    made = [
        setting.line("Title", run(document.title)),
        setting.line("Verspreiding", run(document.circulation)),
    ]
    blocks: list[Block] = [Callout(text) for text in document.callouts]
    if document.facts:
        blocks.append(Facts(document.facts))
    return made + set_blocks(blocks, setting)


def _sections(document: DocumentView, setting: Setting) -> list[Element]:
    """The sections, annexes last under a word of their own; the contents behind those of page one."""
    sections = sorted(document.sections, key=lambda section: section.annex)
    listed = len(sections) > 2 and sections[-1].annex  # a short document needs no contents
    opening = 1 + sum(section.front for section in sections[1:])
    made: list[Element] = []
    headings: list[Element] = []
    for number, section in enumerate(sections):
        new_page = section.new_page
        if section.annex and number and not sections[number - 1].annex:
            made.append(setting.line("Deelkop", run(document.words["annex"]), new_page=new_page))
            new_page = False
        here = replace(setting, deep=int(section.annex))
        headings.append(here.heading(1, run(section.title), anchor=section.anchor, new_page=new_page))
        made += [headings[-1], *(_boxed if section.boxed else _plain)(section, here)]
        if listed and number == opening - 1:
            made += contents(document, setting)
    mark_groups(document, headings, setting)
    # the last words go along, so that no page holds this line alone
    for last in made[-2:] if made and made[-1].find(f".//{_RUN}") is None else made[-1:]:
        rows = list(last.iter(_ROW))
        keep_with_next((rows[-1] if rows else last).iter(PARAGRAPH))
    return [*made, setting.line("Kleine tekst", run(document.made_of))]


def _plain(section: Section, setting: Setting) -> list[Element]:
    return set_blocks(section.blocks, setting)


def _boxed(section: Section, setting: Setting) -> list[Element]:
    """The blocks in a table of one cell, which brings the box; its heading stays outside, for the outline."""
    inside = set_blocks(section.blocks, replace(setting, wide=setting.wide - _BOX_SIDES))
    style = setting.reference.style("Kadertabel")
    box = table(style, section.title, [setting.wide], [row(inside, whole=False)], "noHBand", "noVBand")
    return [box, setting.line("Witregel")]


def _describe(properties: CoreProperties, document: DocumentView) -> None:
    """What Word shows under properties; nothing of the machine that made the file."""
    properties.title = clean(document.title)[:_LONGEST_PROPERTY]
    properties.subject = clean(document.about)[:_LONGEST_PROPERTY]
    properties.comments = clean(document.circulation)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = ""
    properties.language = "nl-NL"
    properties.revision = 1
    properties.created = properties.modified = datetime.combine(document.day, time())
