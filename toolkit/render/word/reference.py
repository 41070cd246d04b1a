# SPDX-License-Identifier: EUPL-1.2
"""The Word file whose styles, page, header and footer a document takes over."""

import io
import zipfile
from collections.abc import Iterable
from itertools import count

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.shared import Cm

from toolkit.render.templates import WORD, TemplateFaultError
from toolkit.render.word.elements import TWIP, Element
from toolkit.words.catalogue import say
from toolkit.words.text import listing

# a file that is no Word document, or one with broken parts (lxml's fault is a SyntaxError)
_ERRORS = (OpcError, zipfile.BadZipFile, SyntaxError, LookupError, ValueError, AttributeError, TypeError)


class Reference:
    """A template, opened for one document.

    What stands between its lines 'Begin van het plan' and 'Einde van het plan' shows the styles to who
    changes them; the document takes that place. What stands before and after stays.

    Attributes:
        file: as python-docx opens it.
        wide: of the text where the document stands, in twentieths of a point.
        numbers: ids for bookmarks and pictures that nothing in the file has yet.
    """

    def __init__(self, template: bytes) -> None:
        """Open a template.

        Args:
            template: the bytes of a .docx.

        Raises:
            TemplateFaultError: when it is no Word file, or without the two lines.
        """
        try:
            self.file = docx.Document(io.BytesIO(template))
            self._body: Element = self.file.element.body
            self._styles: dict[str, Element] = {s.name.lower(): s.element for s in self.file.styles if s.name}
            self._place = self._emptied()
            self.wide = self._width()
            for language in self.file.styles.element.iter(qn("w:lang")):
                language.set(qn("w:val"), "nl-NL")
        except _ERRORS as error:
            raise TemplateFaultError(WORD, str(error)) from error
        self._absent: set[str] = set()
        ids = (value for value in self._body.xpath("//@w:id | //@id") if value.isdecimal())
        self.numbers = count(max(map(int, ids), default=0) + 1)

    def style(self, name: str) -> str:
        """The id of a style by its English name: each language of Word has ids of its own."""
        found = self._styles.get(name.lower())
        if found is None:
            self._absent.add(name)
            return ""
        return str(found.get(qn("w:styleId")))

    def tab_stops(self, name: str) -> list[str]:
        """Where a style has tab stops of its own."""
        found = self._styles.get(name.lower())
        inside = f"{qn('w:pPr')}/{qn('w:tabs')}/{qn('w:tab')}"
        stops = [] if found is None else found.findall(inside)
        return [stop.get(qn("w:pos")) for stop in stops]

    def new_list(self, name: str) -> int:
        """The id of a list that counts from one, as the numbers of this style look; 0 without numbers."""
        found = self._styles.get(name.lower())
        inside = f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}"
        number = None if found is None else found.find(inside)
        if number is None:
            return 0
        numbering: Element = self.file.part.numbering_part.element
        made = numbering.add_num(numbering.num_having_numId(number.val).abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    def put(self, elements: Iterable[Element]) -> None:
        """Put the document in its place.

        Raises:
            TemplateFaultError: when a style that it needs is not in the template.
        """
        for each in elements:
            self._place.addprevious(each)
        self._body.remove(self._place)
        if self._absent:
            names = listing([f"'{name}'" for name in sorted(self._absent)])
            raise TemplateFaultError(WORD, say("plan.template_styles", n=len(self._absent), names=names))

    def _emptied(self) -> Element:
        """The line before which the document comes, with what showed the styles taken away."""
        wanted = [say(f"plan.template_{name}") for name in ("begin", "end")]
        lines = [p for p in self._body.iterchildren(qn("w:p")) if _text(p) in wanted]
        if [_text(line) for line in lines] != wanted:
            raise TemplateFaultError(WORD, say("plan.template_marks", begin=wanted[0], end=wanted[1]))
        begin, end = lines
        for each in list(begin.itersiblings()):
            self._body.remove(each)
            if each is end:
                break
        return begin

    def _width(self) -> int:
        """As wide as the text; on paper as we know it where the file is silent."""
        before = self._place.xpath("preceding-sibling::*[.//w:sectPr]")
        section = self.file.sections[len(before)]
        page, left, right = section.page_width, section.left_margin, section.right_margin
        if page is None or left is None or right is None or page <= left + right:
            return Cm(17) // TWIP
        return (page - left - right) // TWIP


def _text(line: Element) -> str:
    return " ".join("".join(t.text or "" for t in line.iter(qn("w:t"))).split())
