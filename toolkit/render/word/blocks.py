# SPDX-License-Identifier: EUPL-1.2
"""A function per kind of block, from what it says to paragraphs and tables in the styles of a reference.

A new kind of block is one function here, and one line in `KINDS`.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.shared import Cm, Length

from toolkit.documents.blocks import (
    Block,
    Bullets,
    Callout,
    Card,
    Facts,
    Item,
    Marked,
    Mention,
    Picture,
    Revision,
    Subheading,
    Table,
    Text,
)
from toolkit.documents.cross_references import Pieces
from toolkit.render.word.elements import (
    PARAGRAPH,
    TWIP,
    Element,
    bookmark,
    bookmark_name,
    clean,
    element,
    keep_whole,
    keep_with_next,
    paragraph,
    row,
    run,
    shares,
    table,
)
from toolkit.render.word.reference import Reference

_HAND, _HAND_LINES = round(Cm(1.1) / TWIP), 3  # an empty row has room for handwriting
_LETTER = 90  # how wide a letter of a table is, about
_LONG_ROW, _SHORT_TABLE = 15, 20  # lines: one that may run over a page, and a table that stays on one
_SHORT_TEXT, _SHORT_CARD = 500, 1200  # letters: stays with what is below it; stays on one page
_LONG_LABEL = 40  # letters: the value stands on a line of its own
_LEAST_HANG = round(Cm(2.8) / TWIP)  # where values begin behind short labels; a longer one moves them up
_APART = round(Cm(0.2) / TWIP)  # figures to the right keep off the words of the next column
_TONES = {"plain": "Normal", "quiet": "Kleine tekst", "strong": "Nadruktekst", "alarm": "Alarmtekst"}
_ENDS = ".:;?!"
_DEEPEST = 4  # level of heading that a template has


@dataclass(frozen=True, slots=True)
class Setting:
    """What a block is set with.

    Attributes:
        reference: its styles.
        charts: PNG per chart of the document, by number.
        wide: the room, in twentieths of a point.
        pieces: finds what a text names of the document itself.
        under: True when a subheading of the section stands above.
        deep: how many levels lower the headings of a section stand: one in an annex.
    """

    reference: Reference
    charts: Sequence[bytes]
    wide: int
    pieces: Callable[[str], Pieces]
    under: bool = False
    deep: int = 0

    def line(self, style: str, *inside: Element, **how: Any) -> Element:  # noqa: ANN401 - as `paragraph` takes it
        """A paragraph in a style by name."""
        return paragraph(self.reference.style(style), *inside, **how)

    def run(self, text: str, style: str) -> Element:
        """Words in a style of character by name."""
        return run(text, self.reference.style(style))

    def linked(self, text: str) -> list[Element]:
        """Words with a link at whatever they mention of the document; quiet where that is an action."""

        def shown(piece: str, to: Mention | None) -> Element:
            if to is None:
                return run(piece)
            words = self.run(piece, "Hyperlink") if to.paged else run(piece)
            return element("hyperlink", words, anchor=bookmark_name(to.anchor), history=1)

        return [shown(piece, to) for piece, to in self.pieces(text)]

    def heading(self, level: int, *inside: Element, anchor: str = "", new_page: bool = False) -> Element:
        """A heading, lower in an annex, with a bookmark for the links to it."""
        style = f"Heading {min(level + self.deep, _DEEPEST)}"
        return self.line(style, *self.bookmarked(anchor, *inside), new_page=new_page)

    def bookmarked(self, anchor: str, *inside: Element) -> tuple[Element, ...]:
        """Words with a bookmark around them, where they have an anchor."""
        if not anchor:
            return inside
        start, end = bookmark(bookmark_name(anchor), self.reference.numbers)
        return start, *inside, end


def set_blocks(blocks: Sequence[Block], setting: Setting) -> list[Element]:
    """Set the blocks of a section.

    Args:
        blocks: in order.
        setting: what with.

    Returns:
        Paragraphs and tables. What leads to a list, table or picture stays on its page.
    """
    made: list[Element] = []
    under = False
    for number, block in enumerate(blocks):
        if isinstance(block, Subheading):
            under = True
        elements = KINDS[block.kind](block, replace(setting, under=under))
        if _is_note(blocks, number + 1):
            keep_with_next(_end(elements))
        elif _leads(blocks[number:]) and not (_is_note(blocks, number) or _looks_back(blocks, number)):
            keep_with_next(elements[-1:])
        made += elements
    return made


def _is_note(blocks: Sequence[Block], number: int) -> bool:
    """Whether it is small print right under a table: it stays with that, not with what follows."""
    if not 0 < number < len(blocks) or not isinstance(blocks[number - 1], Table):
        return False
    note = blocks[number]
    return isinstance(note, Text) and note.tone == "quiet"


def _looks_back(blocks: Sequence[Block], number: int) -> bool:
    """Whether it is about what stands above: of two texts between things to look at, the first one is."""
    before, after = blocks[number - 1 : number], blocks[number + 1 : number + 2]
    return bool(before and after) and before[0].kind in {"table", "picture"} and after[0].kind == "text"


def _end(elements: Sequence[Element]) -> list[Element]:
    """The paragraphs of the last row of a table, and what stands under it."""
    *_, whole, below = elements
    return [*whole.tr_lst[-1].iter(PARAGRAPH), below]


def _leads(blocks: Sequence[Block]) -> bool:
    """Whether the first one stays with what comes after it: by itself, or with short texts in between."""
    if len(blocks) == 1 or blocks[0].kind not in {"text", "callout", "facts"}:
        return False
    following = blocks[1]
    if isinstance(following, Text):
        return len(following.text) < _SHORT_TEXT and _leads(blocks[1:])
    return following.kind in {"bullets", "facts", "table", "picture", "card", "subheading", "revision"}


def text(block: Text, setting: Setting) -> list[Element]:
    """A paragraph in the style of its tone."""
    return [setting.line(_TONES[block.tone], *setting.linked(block.text))]


def subheading(block: Subheading, setting: Setting) -> list[Element]:
    """A heading of the second level."""
    return [setting.heading(2, run(block.text))]


def callout(block: Callout, setting: Setting) -> list[Element]:
    """A paragraph in the style of a box."""
    return [setting.line("Kader", *setting.linked(block.text))]


def bullets(block: Bullets, setting: Setting) -> list[Element]:
    """A list; with numbers it counts from one."""
    style = "List Number" if block.numbered else "Alarmlijst" if block.tone == "alarm" else "List Bullet"
    numbering = setting.reference.new_list(style) if block.numbered else 0
    return [setting.line(style, *_said(item, setting), numbering=numbering) for item in block.items]


def facts(block: Facts, setting: Setting) -> list[Element]:
    """A line per fact, the values behind the longest name; below a name that is very long."""
    made = [
        setting.line(
            "Gegevens",
            setting.run(fact.label, "Klein"),
            run(("\n" if len(fact.label) > _LONG_LABEL else "\t") + fact.value),
        )
        for fact in block.items
    ]
    longest = max((n for n in map(len, (fact.label for fact in block.items)) if n <= _LONG_LABEL), default=0)
    hang = max(_LEAST_HANG, (longest + 2) * _LETTER)
    stops = setting.reference.tab_stops("Gegevens")
    for line in made:
        if stops:
            line.pPr.append(element("tabs", *(element("tab", val="clear", pos=stop) for stop in stops)))
        line.pPr.append(element("ind", left=hang, hanging=hang))
    return made


def picture(block: Picture, setting: Setting) -> list[Element]:
    """The chart under its title and as wide as the text, with its words for who cannot see it.

    Both are one paragraph that stays whole: LibreOffice leaves a title alone at the foot of a page, even if
    it is told to stay with what comes next.
    """
    chart = block.chart
    wide = Length(setting.wide * TWIP)
    inline: Element = setting.reference.file.part.new_pic_inline(
        io.BytesIO(setting.charts[block.number]), wide, None
    )
    for side in "TBLR":  # left unsaid, LibreOffice keeps three millimetres free and runs into the margin
        inline.set(f"dist{side}", "0")
    inline.docPr.set("id", str(next(setting.reference.numbers)))
    inline.docPr.set("descr", clean(f"{chart.title}. {chart.description}"))
    drawn = element("r", element("drawing", inline))
    titled = [setting.run(f"{chart.title}\n", "Klein")] if block.titled else []
    for words in titled:
        words.rPr.append(element("b"))
    made = setting.line("Grafiek", *titled, drawn)
    keep_whole(made)
    return [made]


def grid(block: Table, setting: Setting) -> list[Element]:
    """A table with a header row; names of rows and what leads a cell stand in bold on the first line."""
    widths = shares(block.widths, setting.wide)
    fits = [max(1, width // _LETTER) for width in widths]  # letters beside each other

    words_in = {n for n in range(len(widths)) if n not in block.numeric}

    def cell(column: int, words: str, style: str, anchor: str = "") -> Element:
        inside = setting.bookmarked(anchor, *setting.linked(words))
        right = column in block.numeric
        return setting.line(
            style, *inside, right=right, apart=_APART if right and column + 1 in words_in else 0
        )

    def said(column: int, words: str, anchor: str) -> list[Element]:
        if column and column not in block.leading:
            return [cell(column, words, "Tabeltekst")]
        first, _, more = words.partition("\n")
        named = cell(column, first, "Tabelrij", "" if column else anchor)
        return [named, *([cell(column, more, "Tabeltekst")] if more else [])]

    rows = [row(*([cell(n, head, "Tabelkop")] for n, head in enumerate(block.heads)), header=True)]
    lines, pen = 0, False
    anchors = block.anchors or ("",) * len(block.rows)
    for cells, anchor in zip(block.rows, anchors, strict=True):
        by_hand = not any(words.strip() for words in cells[1:])
        pen = pen or by_hand
        high = max(_lines(words, fit) for words, fit in zip(cells, fits, strict=True))
        lines += max(high, _HAND_LINES) if by_hand else high
        made = (said(n, words, anchor) for n, words in enumerate(cells))
        rows.append(row(*made, whole=high < _LONG_ROW, high=_HAND if by_hand else 0))
    # the last row never stands alone on a page, and a short table stays on one
    together = rows[:-1] if lines < _SHORT_TABLE else rows[-2:-1]
    keep_with_next(each for part in together for each in part.iter(PARAGRAPH))
    style = setting.reference.style("Plantabel")
    look = ("firstRow", "firstColumn", "noVBand")
    whole = table(style, block.caption, widths, rows, *look, ruled=pen)
    above = [setting.line("Tabelkop", run(block.caption))] if block.titled else []
    keep_with_next(above)
    return [*above, whole, setting.line("Witregel")]


def revision(block: Revision, setting: Setting) -> list[Element]:
    """Old texts beside new ones: what is gone struck through, what is new bold and underlined."""

    def cell(words: Marked) -> list[Element]:
        inside: list[Element] = []
        for number, each in enumerate(words):
            made = run(each.text + (" " if number < len(words) - 1 else ""))
            if each.mark == "gone":
                made.insert(0, element("rPr", element("strike")))
            elif each.mark == "new":
                made.insert(0, element("rPr", element("b"), element("u", val="single")))
            inside.append(made)
        return [setting.line("Tabeltekst", *inside)]

    rows = [row(*([setting.line("Tabelkop", run(head))] for head in block.heads), header=True)]
    rows += [
        row([setting.line("Tabelrij", run(each.label))], cell(each.before), cell(each.after), whole=False)
        for each in block.rows
    ]
    style = setting.reference.style("Plantabel")
    look = ("firstRow", "firstColumn", "noVBand")
    whole = table(style, block.caption, shares((2, 5, 5), setting.wide), rows, *look)
    return [whole, setting.line("Witregel")]


def _lines(words: str, fit: int) -> int:
    """How many lines words take in a column that fits so many letters."""
    return sum(1 + len(line) // fit for line in words.split("\n"))


def card(block: Card, setting: Setting) -> list[Element]:
    """A heading with its word of alarm, a line in small print, two texts beside each other, and lines."""
    title = f"{block.rank}. {block.title}" if block.rank else block.title
    alarm = [setting.run(f" · {block.alarm}", "Aandacht")] if block.alarm else []
    level = 3 if block.small and setting.under else 2
    made = [setting.heading(level, run(title), *alarm, anchor=block.anchor)]
    if block.meta:
        made.append(setting.line("Kaartregel", run(block.meta)))
    if block.pair:
        rows = (
            row(*([setting.line("Tabelkop", run(item.label))] for item in block.pair), header=True),
            row(*([setting.line("Tabeltekst", *setting.linked(item.text))] for item in block.pair)),
        )
        widths = shares((1,) * len(block.pair), setting.wide)
        style = setting.reference.style("Vergelijking")
        made += [table(style, block.title, widths, rows, "firstRow", "noVBand"), setting.line("Witregel")]
    made += [setting.line("Kaarttekst", *_said(item, setting)) for item in block.items]
    letters = sum(len(item.label) + len(item.text) for item in (*block.pair, *block.items))
    if letters < _SHORT_CARD:
        keep_with_next(each for part in made[:-1] for each in part.iter(PARAGRAPH))
    return made


def _said(item: Item, setting: Setting) -> list[Element]:
    """A label in bold and what it says; a label that does not end a sentence gets a colon."""
    if not item.label:
        return setting.linked(item.text)
    if not item.text:
        return [setting.run(item.label, "Strong")]
    colon = "" if item.label[-1] in _ENDS else ":"
    return [setting.run(f"{item.label}{colon} ", "Strong"), *setting.linked(item.text)]


KINDS: dict[str, Callable[[Any, Setting], list[Element]]] = {
    "text": text,
    "subheading": subheading,
    "callout": callout,
    "bullets": bullets,
    "facts": facts,
    "picture": picture,
    "table": grid,
    "revision": revision,
    "card": card,
}
