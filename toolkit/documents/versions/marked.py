# SPDX-License-Identifier: EUPL-1.2
"""Which words of a text were changed, so that a reader sees it without comparing word by word."""

from difflib import SequenceMatcher

from toolkit.documents.blocks import Mark, Marked, Run

ALIKE = 0.4
"""Below this share of words in common a text was written anew: marks in it would hide more than they show."""

_ISLAND = 2  # words that stayed between two changes: so few read as part of the change


def marked(before: str | None, after: str | None) -> tuple[Marked, Marked]:
    """Mark the words of two texts.

    Args:
        before: the old text; None where there was none.
        after: the new text; None where there is none any more.

    Returns:
        Both texts whole, in runs; white space counts as one space. Without marks where one of the two is
        missing or they are written anew.
    """
    old, new = (before or "").split(), (after or "").split()
    if not old or not new or not are_alike(old, new):
        return _plain(old), _plain(new)
    runs: tuple[list[Run], list[Run]] = ([], [])
    for same, (a, b), (c, d) in _pieces(old, new):
        sides: tuple[tuple[list[str], Mark], ...] = ((old[a:b], "gone"), (new[c:d], "new"))
        for side, (words, mark) in zip(runs, sides, strict=True):
            if words:
                side.append(Run(" ".join(words), "same" if same else mark))
    return tuple(runs[0]), tuple(runs[1])


def are_alike(old: list[str], new: list[str]) -> bool:
    """Whether two texts have enough words in common, in order, to be one text that was changed."""
    return SequenceMatcher(None, old, new, autojunk=False).ratio() >= ALIKE


def _plain(words: list[str]) -> Marked:
    return (Run(" ".join(words), "same"),) if words else ()


_Piece = tuple[bool, tuple[int, int], tuple[int, int]]


def _pieces(old: list[str], new: list[str]) -> list[_Piece]:
    """What stayed and what did not, in turn, as places in both; a few words in between go along."""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    pieces: list[_Piece] = []
    for number, (tag, a, b, c, d) in enumerate(codes):
        inside = 0 < number < len(codes) - 1
        same = tag == "equal" and not (inside and b - a <= _ISLAND)
        if pieces and not same and not pieces[-1][0]:
            pieces[-1] = (False, (pieces[-1][1][0], b), (pieces[-1][2][0], d))
        else:
            pieces.append((same, (a, b), (c, d)))
    return pieces
