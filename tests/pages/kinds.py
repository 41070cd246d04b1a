# SPDX-License-Identifier: EUPL-1.2
"""Which kinds of elements a page has: what is asked of one of a kind need not be asked of all."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import TypeVar

Kind = tuple[str, str, tuple[str, ...]]
Name = TypeVar("Name")
_HEADING = re.compile("h[1-6]")
_OF_NO_LOOK = {"id", "href", "style"}


class _Kinds(HTMLParser):
    """The elements of a page, each with what it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.heading = ""
        self.kinds: set[Kind] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        has = dict(attrs)
        own = f"{tag}.{has.get('class') or ''}.{has.get('role') or ''}"
        above = self.inside[-1] if self.inside else ""
        self.kinds.add((above, own, tuple(sorted(has.keys() - _OF_NO_LOOK))))
        self.inside.append(own)
        if _HEADING.fullmatch(tag):  # axe asks whether one skips a level on the way down; up is never wrong
            if tag > self.heading:
                self.kinds.add((self.heading, tag, ()))
            self.heading = tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that holds nothing."""
        self.handle_starttag(tag, attrs)
        self.inside.pop()

    def handle_endtag(self, tag: str) -> None:
        """An element ends, with what was never closed in it."""
        for n in reversed(range(len(self.inside))):
            if self.inside[n].split(".")[0] == tag:
                del self.inside[n:]
                return


def kinds(html: bytes) -> set[Kind]:
    """Every kind of element of a page: its name, class, role and attributes, and what it stands in.

    And which heading comes under which.
    """
    reader = _Kinds()
    reader.feed(re.sub(r"<(style|script)\b.*?</\1>", "", html.decode("utf-8"), flags=re.DOTALL))
    return reader.kinds


def covering(pages: Mapping[Name, bytes]) -> dict[Name, bytes]:
    """Pages that together have every kind of element of all: as few as come by taking what adds most.

    Of those that add as much the shortest, as what is asked of a page takes as long as it is.

    Args:
        pages: by name.

    Returns:
        Those of them, at least one.
    """
    has = {name: kinds(html) for name, html in pages.items()}
    left, chosen = set[Kind]().union(*has.values()), dict[Name, bytes]()
    while left:
        most = max(has, key=lambda name: (len(has[name] & left), -len(pages[name])))
        chosen[most] = pages[most]
        left -= has[most]
    assert chosen
    return chosen
