# SPDX-License-Identifier: EUPL-1.2
"""Published versions never change: the lock knows their hashes."""

from collections.abc import Iterator
from datetime import date

from toolkit.model.base import Model
from toolkit.model.content.library import Locked
from toolkit.model.content.standard import Standard
from toolkit.model.hashing import said_hash
from toolkit.model.problem import Problem
from toolkit.reading.library import Library
from toolkit.reading.validated import Loaded


def locked(model: Model, published: date) -> Locked:
    """The entry for the lock of a version as it stands now.

    Args:
        model: a list, norm or set of measures.
        published: its publication date.

    Returns:
        Hashes of all that the file says, and of each criterion where there are any.
    """
    criteria = {}
    if isinstance(model, Standard):
        criteria = {c.id: c.content_hash for c in model.asked}
    return Locked(published=published, content=said_hash(model), criteria=criteria)


def check_lock(library: Library) -> list[Problem]:
    """Compare every published version with the lock.

    Args:
        library: all content.

    Returns:
        A problem per version that changed, is not locked, or is gone.
    """
    lock = None if library.lock is None else library.lock.model
    problems: list[Problem] = []
    present = dict(_versions(library))
    for pin, (file, published) in present.items():
        entry = None if lock is None else lock.versions.get(pin)
        if entry is not None:
            problems += _compare(file, pin, entry)
        elif published is not None:
            problems.append(file.problem("published-not-locked", ("published",), pin=pin))
    if library.lock is not None and lock is not None:
        for pin in lock.versions:
            if pin not in present:
                problems.append(library.lock.problem("locked-version-missing", ("versions", pin), pin=pin))
    return problems


def _versions(library: Library) -> Iterator[tuple[str, tuple[Loaded[Model], date | None]]]:
    for pin, standard in library.standards.items():
        yield pin, (standard, None if standard.model is None else standard.model.published)
    for pin, norm in library.norms.items():
        yield pin, (norm, None if norm.model is None else norm.model.published)
    for version, measures in library.measures.items():
        published = None if measures.model is None else measures.model.published
        yield f"measures@{version}", (measures, published)


def _compare(file: Loaded[Model], pin: str, entry: Locked) -> list[Problem]:
    if file.model is None:
        return []
    if said_hash(file.model) == entry.content:
        return []
    now = locked(file.model, entry.published)
    ids = sorted({*now.criteria, *entry.criteria})
    changed = [i for i in ids if now.criteria.get(i) != entry.criteria.get(i)]
    what = ", ".join(changed) if changed else "-"
    return [file.problem("locked-version-changed", ("version",), pin=pin, what=what)]
