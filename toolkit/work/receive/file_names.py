# SPDX-License-Identifier: EUPL-1.2
"""Whose form a file seems to be by its name; the mark inside decides, but people look at names."""

from collections.abc import Iterable

from toolkit.scoring.unit import Unit
from toolkit.sheets.read.values import slug_of

Names = tuple[tuple[str, Unit], ...]
"""Units by the words of their id and of their title."""


def names_of(units: Iterable[Unit]) -> Names:
    """What files may be named after."""
    return tuple((words, unit) for unit in units for words in (_words(unit.id), _words(unit.title)))


def named_after(file: str, own: str, names: Names) -> Unit | None:
    """The other team or municipality that a file is named after.

    Args:
        file: its name.
        own: id of the unit that the form inside is of.
        names: of the units of the region.

    Returns:
        The unit whose id or title stands in the name as whole words; the longest goes before shorter
        ones within it. None when that is the form's own, or there is none.
    """
    name = _words(file)
    found = [(len(words), unit.id == own, unit) for words, unit in names if words in name]
    best = max(found, key=lambda one: one[:2], default=None)
    return None if best is None or best[2].id == own else best[2]


def _words(text: str) -> str:
    """Words in plain small letters, with a dash before, between and behind."""
    return f"-{slug_of(text)}-"
