# SPDX-License-Identifier: EUPL-1.2
"""Where a text names an action or an annex that stands in the same document, so that a face can link it.

Texts stay plain: a mention is found again by its words, as `say` makes them everywhere.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from toolkit.documents.blocks import Card, Mention, Section, Table


def anchors_of(sections: Iterable[Section]) -> set[str]:
    """Every place in the sections that a mention can lead to."""
    found: set[str] = set()
    for section in sections:
        found.add(section.anchor)
        for block in section.blocks:
            if isinstance(block, Card):
                found.add(block.anchor)
            elif isinstance(block, Table):
                found.update(block.anchors)
    return found - {""}


def pattern_of(phrases: Iterable[str]) -> str:
    """A regular expression that finds each of these phrases, as Python and Rust both read it.

    Args:
        phrases: none empty.

    Returns:
        The expression, the longest phrase first; '3. Titel' is not found in '13. Titel'; empty without
        phrases.
    """
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(("\\b" if p[0].isdigit() else "") + re.escape(p) for p in ordered)


def pieces(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, Mention | None]]:
    """A text in pieces, each with what it mentions.

    Args:
        text: anything.
        mentions: of the document, each phrase once.

    Returns:
        Pieces that are the text again when put together; none of an empty text.
    """
    finder, by_phrase = _finder(tuple(mentions))
    at = 0
    for match in () if finder is None else finder.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], None
        yield match[0], by_phrase[match[0]]
        at = match.end()
    if at < len(text):
        yield text[at:], None


@lru_cache(maxsize=8)
def _finder(mentions: tuple[Mention, ...]) -> tuple[re.Pattern[str] | None, dict[str, Mention]]:
    by_phrase = {mention.phrase: mention for mention in mentions}
    return (re.compile(pattern_of(by_phrase)) if by_phrase else None), by_phrase
