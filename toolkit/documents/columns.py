# SPDX-License-Identifier: EUPL-1.2
"""How wide the columns of tables are: as their authors said, with room moved to where the words need it."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from math import ceil

from toolkit.documents.blocks import Block, Table

_WHOLE = 200  # parts that a table is divided in while it is fitted
_STEPS = (4, 8, 16, 24)  # parts that one column may leave to another at once
# centimetres of a page: its text, beside a cell, and behind a figure that words follow
_LINE, _AROUND, _KEPT_OFF = 17.4, 0.35, 0.25
_SIZE, _SPACE, _BOLD = 0.3175, 0.083, 1.07  # centimetres of 9 points and of a space; bold is wider by this
_SURELY = 0.19  # centimetres that any letter fits in, as the faces count where a word may be broken
# how wide letters are in their height; figures and others are as wide as most
_MOST, _CAPITAL = 0.59, 0.66
_LETTERS = {
    **dict.fromkeys("ijl.,:;!'|·", 0.27),
    **dict.fromkeys("frtI()-/", 0.36),
    **dict.fromkeys("ckszvxy", 0.5),
    **dict.fromkeys("mwMW%", 0.88),
}
_GAIN = 1  # lines that a table must get lower, or its author's widths stay
_BROKEN = 1  # line more than it seems, for a word that is broken
_ROW = 64  # a line of a row weighs this much more than a line of one of its cells
_TOGETHER = re.compile(r"kw \d(?:–\d)? \d{4}|\d+(?:,\d+)? %")  # stays on one line, as on paper
_NO_BREAK = "\N{NO-BREAK SPACE}"


def fitted(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of a section, with the columns of its tables as wide as the words in them ask.

    Room moves from one column to another only where the table gets lower by it. Tables of one
    section that their author gave the same columns keep the same; a table to write in keeps its author's.

    Args:
        blocks: in order.

    Returns:
        The same blocks in that order, tables with other widths.
    """
    found = tuple(blocks)
    alike: dict[tuple[object, ...], list[Table]] = {}
    for block in found:
        if isinstance(block, Table):
            alike.setdefault(_kind(block), []).append(block)
    widths = {kind: _widths(tables) for kind, tables in alike.items()}
    return tuple(
        replace(block, widths=widths[_kind(block)]) if isinstance(block, Table) else block for block in found
    )


def _kind(table: Table) -> tuple[object, ...]:
    return table.widths, table.numeric, table.leading


def _widths(tables: Sequence[Table]) -> tuple[int, ...]:
    """The widths of tables of one kind together."""
    first, rows = tables[0], [row for table in tables for row in table.rows]
    if any(not any(words.strip() for words in row[1:]) for row in rows):
        return first.widths  # to write in
    heads = [table.heads for table in tables]
    columns = [_Column(first, n, heads, rows) for n in range(len(first.heads))]
    said = sum(first.widths)
    parts = [_WHOLE * width // said for width in first.widths]
    least = [min(part, column.least) for part, column in zip(parts, columns, strict=True)]
    weight = before = _weight(columns, parts)
    while True:
        tried = [
            (_weight(columns, other), other)
            for step in _STEPS
            for giver in range(len(parts))
            for taker in range(len(parts))
            if giver != taker and parts[giver] - step >= least[giver]
            for other in [_moved(parts, giver, taker, step)]
        ]
        best = min(tried, default=(weight, parts))
        if best[0] >= weight:
            return tuple(parts) if before - weight >= _GAIN * _ROW else first.widths
        weight, parts = best


def _moved(parts: Sequence[int], giver: int, taker: int, step: int) -> list[int]:
    return [part + step * ((n == taker) - (n == giver)) for n, part in enumerate(parts)]


def _weight(columns: Sequence["_Column"], parts: Sequence[int]) -> int:
    """How much paper a table takes: the highest cell of every row first, then all cells."""
    high = [column.lines(part) for column, part in zip(columns, parts, strict=True)]
    rows = zip(*high, strict=True)
    highest: Iterable[int] = map(max, rows)
    return _ROW * sum(highest) + sum(map(sum, high))


def _kept(text: str) -> str:
    """A text in which what stays on one line is one word."""
    return _TOGETHER.sub(lambda found: found.group().replace(" ", _NO_BREAK), text)


class _Column:
    """One column with its head, and how many lines each cell takes at a width.

    Attributes:
        least: parts of the table that it does with: no word is broken, and no figure.
        lines: of each cell, heads first, at so many parts.
    """

    def __init__(
        self, table: Table, place: int, heads: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]
    ) -> None:
        first = _BOLD if place == 0 or place in table.leading else 1
        figures = place in table.numeric
        behind = figures and place + 1 < len(table.heads) and place + 1 not in table.numeric
        self._around = _AROUND + (_KEPT_OFF if behind else 0)
        texts = [_kept(row[place]) for row in rows]
        above = [_kept(head[place]) for head in heads]
        self._cells = [self._words(text, _BOLD, _BOLD) for text in above]
        self._cells += [self._words(text, first, 1) for text in texts]
        inside = [line for text in texts for line in text.split("\n")]
        whole = [*(inside if figures else " ".join(inside).split(" ")), *" ".join(above).split(" ")]
        longest = max(map(len, whole))
        self.least = ceil((longest * _SURELY + self._around) * _WHOLE / _LINE)
        self.lines: Callable[[int], list[int]] = cache(self._lines)

    @staticmethod
    def _words(text: str, first: float, other: float) -> list[list[float]]:
        """The widths of the words on each line."""
        return [
            [_wide(word) * (other if number else first) for word in line.split(" ")]
            for number, line in enumerate(text.split("\n"))
        ]

    def _lines(self, part: int) -> list[int]:
        room = _LINE * part / _WHOLE - self._around
        return [sum(_filled(line, room) for line in cell) for cell in self._cells]


@lru_cache(maxsize=20_000)  # of every text of a region
def _wide(word: str) -> float:
    """How wide a word is, in centimetres."""
    return _SIZE * sum(_LETTERS.get(c, _CAPITAL if c.isupper() else _MOST) for c in word)


def _filled(words: Sequence[float], room: float) -> int:
    """How many lines words fill."""
    lines, used = 1, 0.0
    for width in words:
        if used and used + _SPACE + width > room:
            lines, used = lines + 1, 0.0
        used += width + (_SPACE if used else 0)
        if width > room:
            lines += _BROKEN
    return lines
