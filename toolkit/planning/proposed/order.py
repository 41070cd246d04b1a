# SPDX-License-Identifier: EUPL-1.2
"""In which order actions come: by urgency, yet nothing before what must precede it."""

from collections.abc import Hashable, Mapping, Set
from typing import Any, TypeVar

K = TypeVar("K", bound=Hashable)


def in_rank_order(
    keys: Mapping[K, tuple[Any, ...]], first: Mapping[K, Set[K]], rather_first: Mapping[K, Set[K]]
) -> list[K]:
    """Sort by key, pulling what must be done first to just before its first dependent.

    Args:
        keys: what to order, with keys that can be compared; equal keys do not occur.
        first: per item what must be done before it.
        rather_first: per item what is done before it unless that goes in a circle: the earlier
            leg of a chain, when another criterion asks the two in the opposite order.

    Returns:
        All items once; `first` is always kept, except within a circle of its own.
    """
    remaining = set(keys)
    ordered: list[K] = []
    while remaining:
        chosen = _next(remaining, keys, first, rather_first)
        ordered.append(chosen)
        remaining.discard(chosen)
    return ordered


def _next(
    remaining: Set[K],
    keys: Mapping[K, tuple[Any, ...]],
    first: Mapping[K, Set[K]],
    rather_first: Mapping[K, Set[K]],
) -> K:
    current = min(remaining, key=keys.__getitem__)
    seen: set[K] = set()
    for _ in range(2 * len(remaining) + 1):  # longer only in a circle, where any choice is as good
        seen.add(current)
        before = first.get(current, frozenset()) & remaining - {current}
        if not before:
            before = rather_first.get(current, frozenset()) & remaining - seen
        if not before:
            return current
        current = min(before, key=keys.__getitem__)
    return current
