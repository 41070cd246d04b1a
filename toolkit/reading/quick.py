# SPDX-License-Identifier: EUPL-1.2
"""The quick way from YAML text to values, for the files in which nothing is remarkable: nearly all.

A tree of our own with every line and column costs more than all the rest of reading. So libyaml composes,
and its nodes become values at once. Whatever the long way (`tree.py`) would refuse or remark on, and
whatever might be that, gives nothing here: then the long way is taken, and says it.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

import yaml

from toolkit.reading.tree import CUT_OFF, LOADER, MAX_DEPTH, Path, key_name, other_in_yaml_1_1, plain_value

# where an anchor, an alias or a tag may begin; in prose it may mean nothing, and the long way is taken
# (looked for by its own sign first, so that the search runs through a file in one go)
_MARKED = re.compile(r"[&*!](?<=[\s\[{,:?-].)(?:(?<=!)|(?=\S))")
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


class _Composer(LOADER):  # type: ignore[misc]  # which class it is depends on how PyYAML was built
    """libyaml's composer, without resolving words (YAML 1.1) and without building without end."""

    depth = 0

    def descend_resolver(self, _parent: object, _index: object) -> None:
        self.depth += 1
        if self.depth >= MAX_DEPTH:  # the composer is recursive, in C
            raise _NotQuickError

    def ascend_resolver(self) -> None:
        self.depth -= 1

    def resolve(self, _kind: object, _value: object, _implicit: object) -> None:
        """No tag: a node that has one bears it in the file."""


def quick_value(text: str) -> Quick | None:
    """Read one YAML file in which nothing is remarkable.

    Args:
        text: of the file; without characters that YAML forbids.

    Returns:
        The value with places of its outermost keys, or None: the long way must be taken.
    """
    if not hasattr(yaml, "CSafeLoader") or _MARKED.search(f"\n{text}") or CUT_OFF.search(text):
        return None
    places: dict[Path, tuple[int, int]] = {}
    try:
        root = _Composer(text).get_single_node()
        if root is None:
            return None
        places[()] = _place(root)
        return Quick(_value(root, (), places), places)
    except (_NotQuickError, yaml.YAMLError, ValueError, OverflowError):
        return None


def _value(node: Any, path: Path | None, places: dict[Path, tuple[int, int]]) -> Any:  # noqa: ANN401 - any YAML
    if node.tag is not None:
        raise _NotQuickError
    kind = type(node)
    if kind is yaml.ScalarNode:
        return node.value if node.style else _plain(node.value)
    if kind is yaml.SequenceNode:
        return tuple([_value(item, None, places) for item in node.value])
    value: dict[Any, Any] = {}
    for key, item in node.value:
        if type(key) is not yaml.ScalarNode or key.tag is not None:
            raise _NotQuickError
        below = None
        if path is not None:
            below = (*path, key.value)
            places[below] = _place(key)
            below = below if len(below) < _PLACES_DEPTH else None
        value[key.value if key.style else _key(key.value)] = _value(item, below, places)
    if len(value) != len(node.value) or len(set(map(key_name, value))) != len(value):
        raise _NotQuickError
    return value


def _place(node: Any) -> tuple[int, int]:  # noqa: ANN401 - PyYAML publishes no usable node types
    mark = node.start_mark
    return mark.line + 1, mark.column + 1


_key = lru_cache(maxsize=4096)(plain_value)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str | int | Decimal | bool | None:
    """The value of a word without quotes; the same few hundred come back in every file."""
    if other_in_yaml_1_1(text):
        raise _NotQuickError
    return plain_value(text)
