# SPDX-License-Identifier: EUPL-1.2
"""The quick way from YAML text to values, for the files in which nothing is remarkable: nearly all.

A tree of our own with every line and column costs more than all the rest of reading, and nodes of PyYAML
cost half of it. So the parser's events become values at once. Whatever the long way (`tree.py`) would refuse
or remark on, and whatever might be that, gives nothing here: then the long way is taken, and says it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from toolkit.reading.tree import CUT_OFF, LOADER, MAX_DEPTH, Path, key_name, other_in_yaml_1_1, plain_value

_TEXT = {str}
_PLACES_DEPTH = 2  # keys so deep have their place at hand: an answer, a decision


@dataclass(frozen=True, slots=True)
class Quick:
    """What a file says, and where its outermost keys stand.

    Attributes:
        value: as `to_python` gives it.
        places: line and column, from 1, of the root (`()`) and of keys, by path.
    """

    value: Any
    places: dict[Path, tuple[int, int]]


class _NotQuickError(Exception):
    """Something that the long way must look at."""


def quick_value(text: str) -> Quick | None:
    """Read one YAML file in which nothing is remarkable.

    Args:
        text: of the file; without characters that YAML forbids.

    Returns:
        The value with places of its outermost keys, or None: the long way must be taken.
    """
    if not hasattr(yaml, "CSafeLoader") or CUT_OFF.search(text):
        return None
    step = LOADER(text).get_event
    try:
        step()  # the stream begins
        if type(step()) is not DocumentStartEvent:
            return None
        root = step()
        read = _Reader(step, {(): _place(root)})
        value = read.value(root, ())
        step()  # the document ends
        return Quick(value, read.places) if type(step()) is StreamEndEvent else None
    except (_NotQuickError, yaml.YAMLError, ValueError, OverflowError):
        return None


class _Reader:
    """Turns events of the parser into values, each as far as it goes."""

    def __init__(self, step: Callable[[], Any], places: dict[Path, tuple[int, int]]) -> None:
        self.step, self.places, self.depth = step, places, 0

    def value(self, event: Any, path: Path | None) -> Any:  # noqa: ANN401 - any YAML, and PyYAML's own events
        """What begins with an event; the place of a key that is at a path, as long as there is one."""
        kind = type(event)
        if kind is AliasEvent or event.tag is not None or event.anchor is not None:
            raise _NotQuickError
        if kind is ScalarEvent:
            return event.value if event.style else _plain(event.value)
        self.depth += 1
        if self.depth >= MAX_DEPTH:
            raise _NotQuickError
        found = self._sequence() if kind is SequenceStartEvent else self._mapping(path)
        self.depth -= 1
        return found

    def _sequence(self) -> tuple[Any, ...]:
        items = []
        while type(event := self.step()) is not SequenceEndEvent:
            items.append(self.value(event, None))
        return tuple(items)

    def _mapping(self, path: Path | None) -> dict[Any, Any]:
        value: dict[Any, Any] = {}
        n = 0
        while type(key := self.step()) is not MappingEndEvent:
            if type(key) is not ScalarEvent or key.tag is not None or key.anchor is not None:
                raise _NotQuickError
            below = None
            if path is not None:
                below = (*path, key.value)
                self.places[below] = _place(key)
                below = below if len(below) < _PLACES_DEPTH else None
            value[key.value if key.style else _key(key.value)] = self.value(self.step(), below)
            n += 1
        if len(value) != n or (set(map(type, value)) != _TEXT and len(set(map(key_name, value))) != n):
            raise _NotQuickError
        return value


def _place(event: Any) -> tuple[int, int]:  # noqa: ANN401 - idem
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


_key = lru_cache(maxsize=4096)(plain_value)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str | int | Decimal | bool | None:
    """The value of a word without quotes; the same few hundred come back in every file."""
    if other_in_yaml_1_1(text):
        raise _NotQuickError
    return plain_value(text)
