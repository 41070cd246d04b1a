# SPDX-License-Identifier: EUPL-1.2
"""Where a text names an action or an annex that stands in the same document, so that a face can link it.

Texts stay plain: a mention is found again by its words, as `say` makes them everywhere.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache

from toolkit.documents.blocks import Card, Mention, Section, Table

Pieces = list[tuple[str, Mention | None]]
"""A text in pieces, each with what it mentions."""
_FEW = 4  # letters that tell most phrases apart


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


def finder(mentions: Iterable[Mention]) -> Callable[[str], Pieces]:
    """What finds mentions in texts; made once for all texts of a document.

    Args:
        mentions: of the document, each phrase once and none empty.

    Returns:
        A function that gives a text in pieces, each with what it mentions: pieces that are the text again
        when put together; none of an empty text.
    """
    by_phrase = {mention.phrase: mention for mention in mentions}
    if not by_phrase:
        return lambda text: [(text, None)] if text else []
    # a text is looked at only where a phrase may begin, and there for those alone that begin so
    begins, few = _beginnings(by_phrase), min(_FEW, *map(len, by_phrase))
    by_start: dict[str, list[str]] = {}
    for phrase in sorted(by_phrase, key=lambda phrase: (-len(phrase), phrase)):  # the longest first
        by_start.setdefault(phrase[:few], []).append(phrase)

    def pieces(text: str) -> Pieces:
        found: Pieces = []
        at = 0
        for match in begins.finditer(text):
            start = match.start()
            if start < at:
                continue
            for phrase in by_start.get(text[start : start + few], ()):
                if text.startswith(phrase, start):
                    if start > at:
                        found.append((text[at:start], None))
                    found.append((phrase, by_phrase[phrase]))
                    at = start + len(phrase)
                    break
        if at < len(text):
            found.append((text[at:], None))
        return found

    return cache(pieces)  # half the cells of a document say what another says


def _beginnings(phrases: Iterable[str]) -> re.Pattern[str]:
    """Where one of them may begin; '3. Titel' is not found in '13. Titel'."""
    first = {phrase[0] for phrase in phrases}
    others = "".join(sorted(one for one in first if not one.isdigit()))
    return re.compile(r"\b\d" + (f"|[{re.escape(others)}]" if others else ""))
