# SPDX-License-Identifier: EUPL-1.2
"""What a keeper has still to fill in: texts of a draft as it was started."""

from collections.abc import Iterator
from typing import Any

from toolkit.model.base import Model
from toolkit.model.problem import Problem
from toolkit.reading.validated import Loaded
from toolkit.words.catalogue import say

Path = tuple[str | int, ...]
CODE = "fill-in-left"
_SHOWN = 60


def check_fill_in(file: Loaded[Any]) -> Iterator[Problem]:
    """One problem per text that still says what to fill in.

    Args:
        file: a list, norm, or what they lean on.

    Yields:
        Each at its place.
    """
    begin = say("word.fill_in")
    if file.places is None or not file.places.says(begin):  # as of nearly every file
        return
    for path, text in _texts(file.model, ()):
        if text.startswith(begin):
            yield file.problem(CODE, path, text=text.strip()[:_SHOWN])


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text in a model, with the keys that lead to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Model):
        for name, each in value:
            yield from _texts(each, (*path, name))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, (*path, key))
    elif isinstance(value, tuple):
        for n, each in enumerate(value):
            yield from _texts(each, (*path, n))
