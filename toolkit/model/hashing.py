# SPDX-License-Identifier: EUPL-1.2
"""Short hashes over values, the same on every platform: in locks, answers and documents."""

import hashlib
import json
from functools import lru_cache
from typing import Generic, TypeVar

from toolkit.model.base import Model

T = TypeVar("T")


def short_hash(value: object) -> str:
    """Hash a value of plain JSON types.

    Args:
        value: dicts, lists, strings, numbers, booleans and None.

    Returns:
        `sha256:` and the first 16 hex digits over its UTF-8 JSON with sorted keys.
    """
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def content_hash(model: Model) -> str:
    """The hash over a whole file's value: every word and figure of it, not its layout.

    Defaults stay out, so that a document keeps its mark when the program learns a new optional field.

    Args:
        model: a list, norm, set of measures or file of answers.

    Returns:
        As `short_hash`.
    """
    return _content_hash(Itself(model))


class Itself(Generic[T]):
    """A frozen value as the key of a cache, by which it is and not what it says: that would cost as much.

    Attributes:
        value: the value.
    """

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and self.value is other.value


@lru_cache(maxsize=32)  # the lists, norm and measures of a region, that every document names
def _content_hash(itself: Itself[Model]) -> str:
    return short_hash(itself.value.model_dump(mode="json", by_alias=True, exclude_defaults=True))


def said_hash(model: Model) -> str:
    """The hash over what a file says, without the defaults of its model.

    A published version must stay what it was when the program learns a new optional field.

    Args:
        model: as read from a file.

    Returns:
        As `short_hash`; a key that the file does not give is left out, one that it gives counts
        even when it says what the default is.
    """
    return short_hash(model.model_dump(mode="json", by_alias=True, exclude_unset=True))
