# SPDX-License-Identifier: EUPL-1.2
"""How much room words take in a cell, since spreadsheet programs do not all find it themselves.

Every letter counts with its own width: a column is as wide as its longest word asks, and a row as high as its
lines. An average would leave empty lines under every wide text and break long words.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

# letters of our font as wide as this part of a digit, in hundredths; any other is 105
_WIDE = {
    47: " ijl", 54: "I.,:;'·", 66: "fJt()[]{}-!/", 70: "r²", 80: 'sz"', 86: "cLx\\", 93: "gkvyF?|",
    141: "%&w", 98: "aeESTYZ*+<=>~#^_", 100: "0123456789$", 122: "ADHVX", 132: "GNOQU", 159: "m", 178: "MW@",
}  # fmt: skip
_HUNDREDTHS = {letter: wide for wide, letters in _WIDE.items() for letter in letters}
# over bytes, so that no letter is looked at one by one; what is not Latin counts as a question mark
_TABLE = bytes(_HUNDREDTHS.get(chr(code), 105) for code in range(256))

_UNIT = 0.942  # a column is set in whole pixels, its letters are not
_BESIDE = 1.3  # what a cell keeps free beside its words, in digits
_WIDEST = 36.0  # as words ask: what is longer is an address
_BOLD = 1.03  # a word may be bold
_PIECE = re.compile(r"[^\s-]+-?|-+")  # where a line may break

_LINE_HEIGHT = 15.0
_ROW_MAX = 400.0


def height_of(cells: Iterable[tuple[str, float]], lowest: float = 18.0) -> float:
    """The height that a row needs.

    Args:
        cells: text and column width, in Excel's unit of about one digit.
        lowest: for a row with little text.

    Returns:
        Points; somewhat generous, since the font differs per computer.
    """
    most = max((_lines(text, width) for text, width in cells), default=1)
    return min(_ROW_MAX, max(lowest, most * _LINE_HEIGHT + 4))


def wide_enough(texts: Iterable[str], least: float) -> float:
    """The width at which no word of these texts breaks; only an address may.

    Args:
        texts: that stand in one column.
        least: the column is at least this wide, in Excel's unit of about one digit.

    Returns:
        In the same unit.
    """
    words = {word for text in texts for word in _PIECE.findall(text)}
    longest = max(map(_digits, words), default=0)
    asked = round((longest * _BOLD + _BESIDE) / _UNIT + 0.05, 1)
    return max(least, min(_WIDEST, asked))


def one_line(text: str) -> float:
    """The width at which a text stands whole on one line.

    Args:
        text: without line breaks.

    Returns:
        In Excel's unit of about one digit.
    """
    return round((_digits(text) + _BESIDE) / _UNIT + 0.05, 1)


def _digits(text: str) -> float:
    """How wide a text is on one line, in digits."""
    return sum(text.encode("latin-1", "replace").translate(_TABLE)) / 100


@lru_cache(maxsize=4096)  # the same texts stand on the form of every team
def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column: as many words on each as fit."""
    room = max(3.0, width * _UNIT - _BESIDE)
    return sum(_lines_of(part, room) for part in text.split("\n"))


def _lines_of(text: str, room: float) -> int:
    if _digits(text) <= room:
        return 1
    space = _digits(" ")
    lines, used = 1, 0.0
    for word in text.split():
        for place, piece in enumerate(_PIECE.findall(word)):
            wide = _digits(piece)
            lead = space if used and place == 0 else 0.0
            if used and used + lead + wide > room:
                lines, used, lead = lines + 1, 0.0, 0.0
            used += lead + wide
            while used > room:  # a word that is longer than the line runs on over the next
                lines, used = lines + 1, used - room
    return lines
