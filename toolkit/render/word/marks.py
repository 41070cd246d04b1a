# SPDX-License-Identifier: EUPL-1.2
"""Marks in texts of a document, so that what a Word template printed can be found again and finished.

A template of Word can say where something stands, not how wide a column is or where a list begins anew.
The marks stand in the texts themselves, so that no restyling of a template can lose them.
"""

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from toolkit.documents.blocks import Block, Bullets, Card, DocumentView, Item, Table

Kind = Literal["contents", "section", "table", "list"]
SIGN = "\U0010fffe"  # no letter, and never one: taken out of all texts before
_MARK = re.compile(f"{SIGN}([a-z]+)([0-9]+){SIGN}")


@dataclass(frozen=True, slots=True)
class Grid:
    """What a template cannot set about a table.

    Attributes:
        caption: what it is.
        widths: of the columns, in parts of their sum.
        numeric: columns that are set to the right.
        rows: cells below the header row.
    """

    caption: str
    widths: tuple[int, ...]
    numeric: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


def marked(document: DocumentView) -> tuple[DocumentView, tuple[Grid, ...]]:
    """Put the marks in.

    Args:
        document: with clean texts.

    Returns:
        The document, in which every section's title, every table's first head, every line of a numbered
        list and the word above the contents begins with a mark; and the tables by the number in their marks.
    """
    marks = _Marks()
    sections = tuple(
        dataclasses.replace(
            section,
            title=_mark("section", number) + section.title,
            blocks=tuple(marks.block(block) for block in section.blocks),
        )
        for number, section in enumerate(document.sections)
    )
    words = dict(document.words)
    words["contents"] = _mark("contents", 0) + words.get("contents", "")
    return dataclasses.replace(document, sections=sections, words=words), tuple(marks.grids)


def marks_in(text: str, kind: Kind) -> tuple[int, ...]:
    """The numbers of the marks of one kind in a text, in order."""
    return tuple(int(number) for found, number in _MARK.findall(text) if found == kind)


def unmarked(text: str) -> str:
    """The text without marks."""
    return _MARK.sub("", text)


def _mark(kind: Kind, number: int) -> str:
    return f"{SIGN}{kind}{number}{SIGN}"


class _Marks:
    """Counts tables and lists while it marks them."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self.lists = 0

    def block(self, block: Block) -> Block:
        if isinstance(block, Table):
            grid = Grid(block.caption, block.widths, block.numeric, block.rows)
            return dataclasses.replace(block, heads=self._first(block.heads, grid))
        if isinstance(block, Card) and block.pair:
            labels = tuple(item.label for item in block.pair)
            texts = tuple(item.text for item in block.pair)
            grid = Grid(block.title, (1,) * len(texts), (), (texts,))
            pair = zip(self._first(labels, grid), texts, strict=True)
            return dataclasses.replace(block, pair=tuple(Item(*each) for each in pair))
        if isinstance(block, Bullets) and block.numbered:
            self.lists += 1
            return dataclasses.replace(block, items=tuple(self._items(block.items)))
        return block

    def _first(self, heads: tuple[str, ...], grid: Grid) -> tuple[str, ...]:
        self.grids.append(grid)
        return (_mark("table", len(self.grids) - 1) + heads[0], *heads[1:])

    def _items(self, items: Iterable[Item]) -> Iterable[Item]:
        mark = _mark("list", self.lists)
        for item in items:
            label = mark + item.label if item.label else ""
            yield Item(label, item.text if label else mark + item.text)


def clean(value: Any, text: Any) -> Any:  # noqa: ANN401 - any value of a view, nested
    """The same value with every text in it changed.

    Args:
        value: a text, or dataclasses, dicts and tuples with texts in them.
        text: what makes a text of a text.

    Returns:
        A value of the same shape.
    """
    if isinstance(value, str):
        return text(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        found = {f.name: clean(getattr(value, f.name), text) for f in dataclasses.fields(value)}
        return dataclasses.replace(value, **found)
    if isinstance(value, dict):
        return {k: clean(v, text) for k, v in value.items()}
    return tuple(clean(v, text) for v in value) if isinstance(value, tuple) else value
