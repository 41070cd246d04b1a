# SPDX-License-Identifier: EUPL-1.2
"""How people write a level: one list for who reads a cell, and for the formulas of the form itself."""

from collections.abc import Iterator

LEVELS = range(5)
# what people put around a level and what means nothing there
AROUND = (" ", "(", ")", "!", ":", "'", "‘", "’", '"', "“", "”", "niveau")
# idem around 'weet ik niet' and 'n.v.t.'
AROUND_WORDS = (" ", ".", "!")
UNKNOWN_WORDS = ("weetikniet", "weetniet", "onbekend", "?", "??")
NA_WORDS = ("nvt", "n/a", "nietvantoepassing")
SEPARATORS = "-–—:=.)"
# the signs without a face that come along in copied text, of all those that reading leaves out
UNSEEN = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\ufeff\ufff9\ufffa\ufffb"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
)
# spaces of another width than the usual one
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
PREFIX = "niveau "

_WORDS = (("nul",), ("een", "één", "e\u0301e\u0301n"), ("twee",), ("drie",), ("vier",))
_ROMAN = ("", "i", "ii", "iii", "iv")
_SIGNS = ("０⓪⓿🄋", "１①❶⑴⒈➀➊", "２②❷⑵⒉➁➋", "３③❸⑶⒊➂➌", "４④❹⑷⒋➃➍")


def _spelt(level: int) -> Iterator[str]:
    digit = str(level)
    yield from (digit, f"{digit}.", f"{digit},")
    yield from (f"{digit}{point}{zeros}" for point in ".," for zeros in ("0", "00"))
    yield from (word + end for word in _WORDS[level] for end in ("", "."))
    if _ROMAN[level]:
        yield from (_ROMAN[level], f"{_ROMAN[level]}.")
    yield from _SIGNS[level]


LEVEL_BY_SPELLING = {spelling: level for level in LEVELS for spelling in _spelt(level)}
"""Levels by what is left of a text in small letters without what stands around them."""


def without(text: str, what: tuple[str, ...]) -> str:
    """A text without these pieces, taken out one after another as a formula does."""
    for piece in what:
        text = text.replace(piece, "")
    return text
