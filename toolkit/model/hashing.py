# SPDX-License-Identifier: EUPL-1.2
"""Short hashes over values, the same on every platform: in locks, answers and documents."""

import hashlib
import json
from functools import lru_cache

from toolkit.model.base import Model


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
    return _content_hash(_Itself(model))


class _Itself:
    """A model as the key of a cache: it is frozen, so what was worked out of it stays true."""

    __slots__ = ("model",)

    def __init__(self, model: Model) -> None:
        self.model = model

    def __hash__(self) -> int:
        return id(self.model)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.model is other.model


@lru_cache(maxsize=32)  # the lists, norm and measures of a region, that every document names
def _content_hash(itself: _Itself) -> str:
    return short_hash(itself.model.model_dump(mode="json", by_alias=True, exclude_defaults=True))


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
