# SPDX-License-Identifier: EUPL-1.2
"""Where a text names an action or an annex that stands in the same document, so that a face can link it.

Texts stay plain: a mention is found again by its words, as `say` makes them everywhere.
"""

import re
from collections.abc import Callable, Iterable

from toolkit.documents.blocks import Card, Mention, Section, Table

Pieces = list[tuple[str, Mention | None]]
"""A text in pieces, each with what it mentions."""


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
    pattern = _pattern(by_phrase)

    def pieces(text: str) -> Pieces:
        found: Pieces = []
        at = 0
        for match in pattern.finditer(text):
            if match.start() > at:
                found.append((text[at : match.start()], None))
            found.append((match[0], by_phrase[match[0]]))
            at = match.end()
        if at < len(text):
            found.append((text[at:], None))
        return found

    return pieces


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """The longest phrase first; '3. Titel' is not found in '13. Titel'.

    With what any of them begins with in front: it is nowhere in most texts, and looked for ten times as fast.
    """
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    begins = re.escape("".join(sorted({phrase[0] for phrase in ordered})))
    every = "|".join(("\\b" if p[0].isdigit() else "") + re.escape(p) for p in ordered)
    return re.compile(f"(?=[{begins}])(?:{every})")
