# SPDX-License-Identifier: EUPL-1.2
"""Inside a folder imports go one way too."""

from collections import defaultdict
from functools import cache

from tools import affected


@cache
def imports() -> dict[str, set[str]]:
    """By module, below toolkit and without its ending, the modules that it imports."""
    read = affected.imports()
    names = {
        path: path.removeprefix("toolkit/").removesuffix(".py")
        for path in read
        if path.startswith("toolkit/") and not path.endswith("/__init__.py")
    }
    return {name: {names[other] for other in read[path] if other in names} for path, name in names.items()}


def knots() -> set[tuple[str, frozenset[str]]]:
    """Per folder below the top, the modules and folders in it that reach one another both ways."""
    arrows: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name, others in imports().items():
        for other in others:
            here, there = name.split("/"), other.split("/")
            same = next(n for n in range(len(here) + 1) if here[n : n + 1] != there[n : n + 1])
            if 0 < same < min(len(here), len(there)):
                arrows["/".join(here[:same])][here[same]].add(there[same])
    return {(folder, knot) for folder, each in arrows.items() for knot in _round(each)}


def _round(arrows: dict[str, set[str]]) -> set[frozenset[str]]:
    reach: dict[str, set[str]] = {}
    for start in arrows:
        ahead, reach[start] = [start], set()
        while ahead:
            new = arrows.get(ahead.pop(), set()) - reach[start]
            reach[start] |= new
            ahead += new
    return {frozenset(x for x in reach[n] if n in reach.get(x, ())) for n in reach if n in reach[n]}


def test_no_two_parts_of_a_folder_import_one_another_round_and_round() -> None:
    """Which modules and folders do is told by name; to untie them, move the piece that both need."""
    assert sum(map(len, imports().values())) > 1000
    assert knots() == set()
