# SPDX-License-Identifier: EUPL-1.2
"""From the levels of another scan to those of now: only what somebody stated, nothing is worked out."""

import re
from collections.abc import Iterator, Mapping

from toolkit.sheets.read.values import normal

_HIGHEST = 4
_MOST = 100
_RANGE = re.compile(r"(\d{1,3})\s*-\s*(\d{1,3})")
_NUMBER = re.compile(r"\d{1,3}")


def scale_rule(text: str) -> Mapping[str, int] | None:
    """Read a rule such as `1-5=0-4`, `1-3=0,4-6=2,7-10=4` or `rood=0,groen=4`.

    Args:
        text: parts with commas or semicolons between them: a number, a range of numbers or a word, and after
            '=' the level that it is; a range on both sides has as many numbers on each.

    Returns:
        The level (0 to 4) by what stands in the other scan, in small letters; None when it is no such rule,
        or says two things of one.
    """
    found: dict[str, int] = {}
    for part in re.split(r"[,;]", text):
        before, is_one, after = part.partition("=")
        pairs = list(_pairs(before.strip(), after.strip())) if is_one else []
        if not pairs or any(found.setdefault(name, level) != level for name, level in pairs):
            return None
    return found


def _pairs(before: str, after: str) -> Iterator[tuple[str, int]]:
    levels = _numbers(after)
    names = [str(n) for n in _numbers(before)] if _RANGE.fullmatch(before) else [normal(before)]
    if not levels or max(levels) > _HIGHEST or not all(names) or len(levels) not in {1, len(names)}:
        return
    yield from zip(names, levels * len(names) if len(levels) == 1 else levels, strict=True)


def _numbers(text: str) -> list[int]:
    """A number or a range of at least two, in order; nothing for anything else."""
    if _NUMBER.fullmatch(text):
        return [int(text)]
    ends = _RANGE.fullmatch(text)
    found = range(int(ends[1]), int(ends[2]) + 1) if ends else range(0)
    return list(found) if 1 < len(found) <= _MOST else []
