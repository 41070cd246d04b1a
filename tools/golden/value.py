# SPDX-License-Identifier: EUPL-1.2
"""What a page shows, as JSON that a person reads in a diff: a row of figures is a line."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from toolkit.documents.desk.values import DeskView

_WIDTH = 240  # of what stands on one line
# the front is that of the other faces, fixed words stand in their own file, and every number of the data is
# held beside the engine in tests/documents/desk/test_desk.py
_LEFT_OUT = ("document", "words", "data")
_NOTHING = ("", False, (), "plain")


def value_text(view: DeskView) -> str:
    """The page as a value, without its front, its fixed words and what its script chooses from.

    Args:
        view: what one reader sees.

    Returns:
        JSON, ending in one newline.
    """
    value = {key: part for key, part in asdict(view, dict_factory=_told).items() if key not in _LEFT_OUT}
    return "\n".join(_lines(value, "")) + "\n"


def _told(fields: list[tuple[str, Any]]) -> dict[str, Any]:
    """What says something: no empty texts, and no 'no'."""
    return {key: part for key, part in fields if part not in _NOTHING}


def _lines(value: Any, before: str) -> Iterator[str]:  # noqa: ANN401 - any JSON
    """On one line what fits there; else an entry per line, as deep as is needed."""
    short = json.dumps(value, ensure_ascii=False, default=str)
    if len(before) + len(short) <= _WIDTH or not isinstance(value, (list, tuple, Mapping)):
        yield before + short
        return
    pad = " " * (len(before) - len(before.lstrip()))
    named = isinstance(value, Mapping)
    entries = list(value.items()) if isinstance(value, Mapping) else [("", part) for part in value]
    yield before + ("{" if named else "[")
    for n, (key, part) in enumerate(entries):
        *lines, last = _lines(part, f"{pad} {json.dumps(key)}: " if named else f"{pad} ")
        yield from lines
        yield last + ("," if n < len(entries) - 1 else "")
    yield pad + ("}" if named else "]")
