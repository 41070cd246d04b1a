# SPDX-License-Identifier: EUPL-1.2
"""A document ready to print: sections of a few kinds of blocks, so that a face needs no rule of its own.

A new section needs no change in a template: every face knows the blocks, and nothing else.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from toolkit.documents.editions import Edition

Tone = Literal["plain", "quiet", "strong", "alarm"]
Mark = Literal["same", "gone", "new"]
"""Of words in a text that was changed: gone stood in the old text alone, new stands in the new one alone."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it is."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart as SVG text, with the words for who cannot see it.

    It is drawn twice: as wide as the text of a page, and as narrow as a telephone.

    Attributes:
        title: short name.
        description: what it shows, figure by figure.
        svg: the picture, without references to anything outside it.
        width: in user units.
        height: in user units.
        narrow: the same picture, reflowed for a telephone.
    """

    title: str
    description: str
    svg: str
    width: int
    height: int
    narrow: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels inside a document.

    Attributes:
        name: of the file.
        description: what it is, for a reader.
        mime: its type.
        data: its text.
    """

    name: str
    description: str
    mime: str
    data: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph.

    Attributes:
        text: what it says; a new line stays one.
        tone: how it is set: plain, quiet (small print), strong or alarm.
    """

    text: str
    tone: Tone = "plain"
    kind: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class Item:
    """A label in bold and what it says; either may be empty."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list.

    Attributes:
        items: at least one.
        numbered: True counts from one.
        tone: alarm for what may not be overlooked.
    """

    items: tuple[Item, ...]
    numbered: bool = False
    tone: Tone = "plain"
    kind: Literal["bullets"] = "bullets"


def bullets(texts: Iterable[str], *, tone: Tone = "plain") -> Bullets:
    """A list of lines without labels, as most lists are."""
    return Bullets(tuple(Item("", text) for text in texts), tone=tone)


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, under each other."""

    items: tuple[Fact, ...]
    kind: Literal["facts"] = "facts"


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section; what follows belongs under it.

    Attributes:
        text: of the heading.
        folded: True where the table after it opens on request, in a face that can fold.
    """

    text: str
    folded: bool = False
    kind: Literal["subheading"] = "subheading"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; the first column names the row.

    Attributes:
        caption: what it is, also for who cannot see it.
        heads: of the columns, two to eight.
        rows: cells as text, a new line stays one; every row as long as `heads`.
        widths: of the columns, in parts of their sum.
        numeric: columns that are set to the right, counted from 0.
        leading: columns whose cells begin with a line in bold, and go on in small print.
        anchors: per row the place that a mention leads to, or nothing; empty without any.
        titled: True shows the caption above it; decided when the document is put together.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numeric: tuple[int, ...] = ()
    leading: tuple[int, ...] = ()
    anchors: tuple[str, ...] = ()
    titled: bool = False
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart.

    Attributes:
        chart: the picture with its words.
        number: from 0, over the whole document; given out when the document is put together.
        titled: True shows its title above it; decided then too.
    """

    chart: ChartView
    number: int = 0
    titled: bool = False
    kind: Literal["picture"] = "picture"


@dataclass(frozen=True, slots=True)
class Card:
    """One thing with a title and a few lines: a priority, a step.

    Attributes:
        title: in a few words.
        rank: its number; empty without.
        meta: a line in small print under the title; empty without.
        alarm: a word in the colour of alarm behind it; empty without.
        pair: two texts that are compared, beside each other where there is room; empty or two.
        items: lines with a label.
        small: True one heading lower, for a card under a subheading.
        anchor: the place that a mention leads to; empty without.
    """

    title: str
    rank: str
    meta: str
    alarm: str
    pair: tuple[Item, ...]
    items: tuple[Item, ...]
    small: bool = False
    anchor: str = ""
    kind: Literal["card"] = "card"


@dataclass(frozen=True, slots=True)
class Callout:
    """A sentence in a box: what counts for the whole document or section."""

    text: str
    kind: Literal["callout"] = "callout"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a text that have one mark."""

    text: str
    mark: Mark


Marked = tuple[Run, ...]
"""A whole text in runs; none for no text."""


@dataclass(frozen=True, slots=True)
class Revised:
    """One text, as it was and as it is."""

    label: str
    before: Marked
    after: Marked


@dataclass(frozen=True, slots=True)
class Revision:
    """Texts as they were beside what they became; a face marks what is gone and new by more than colour.

    Attributes:
        caption: what it is, also for who cannot see it.
        heads: above what a text is, above the old ones, and above the new ones.
        rows: at least one.
    """

    caption: str
    heads: tuple[str, str, str]
    rows: tuple[Revised, ...]
    kind: Literal["revision"] = "revision"


Block = Text | Bullets | Facts | Subheading | Table | Picture | Card | Callout | Revision
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document under a heading.

    Attributes:
        anchor: for links; letters and digits only.
        title: the heading.
        blocks: what stands in it, at least one.
        new_page: True begins on a new page where there are pages.
        annex: True behind the body of the document.
        boxed: True set apart with a colour: what a hurried reader reads.
        front: True on page one, before the contents; so is the first section of any document.
    """

    anchor: str
    title: str
    blocks: Blocks
    new_page: bool = False
    annex: bool = False
    boxed: bool = False
    front: bool = False


def section(
    anchor: str,
    title: str,
    blocks: Iterable[Block],
    *,
    new_page: bool = False,
    annex: bool = False,
    boxed: bool = False,
    front: bool = False,
) -> Section | None:
    """A section, so that a chapter that has nothing to say needs no rule for it: None without blocks."""
    found = tuple(blocks)
    return Section(anchor, title, found, new_page, annex, boxed, front) if found else None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words by which texts name something that stands in the same document.

    Attributes:
        phrase: the words.
        anchor: of the section, card or row that they name.
        paged: True for a whole section, of which a reader on paper wants the page.
    """

    phrase: str
    anchor: str
    paged: bool


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A whole document.

    Attributes:
        edition: for whom, as plans know it.
        title: of the document.
        about: one sentence for the document's properties.
        footer: what stands at the foot of every page, before the page number.
        day: the round's date.
        circulation: for whom it is, in a sentence.
        example_notice: on every page: that all is invented, or that it is a draft; empty without either.
        callouts: sentences in a box under the title.
        facts: the front block.
        sections: in order; those of page one, which is the document in short, first.
        made_of: versions, day and mark, in a line at the very end.
        attachments: what a face that can carry files takes along.
        words: fixed words for the templates, by name.
        mentions: what texts name of the document itself, each phrase once.
    """

    edition: Edition
    title: str
    about: str
    footer: str
    day: date
    circulation: str
    example_notice: str
    callouts: tuple[str, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    made_of: str
    attachments: tuple[Attachment, ...]
    words: dict[str, str]
    mentions: tuple[Mention, ...] = ()

    @property
    def title_parts(self) -> tuple[str, ...]:
        """The title in the parts that a face may set on lines of their own: behind a comma or a colon."""
        return tuple(re.split(r"(?<=[,:]) ", self.title))


def charts_of(document: DocumentView) -> Iterator[ChartView]:
    """The charts of a document, in the order of their numbers."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Picture):
                yield block.chart
