# SPDX-License-Identifier: EUPL-1.2
"""Where a file comes: under its own name, or beside what people made of it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath

from toolkit.store.ledger import Ledger, sha256_of
from toolkit.words.catalogue import say


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a file comes.

    Attributes:
        name: relative to the folder, with '/'.
        stands: True when these bytes stand there already.
        passed: names of files that are of people and are left: the own name first.
    """

    name: str
    stands: bool
    passed: tuple[str, ...]


def spot_for(ledger: Ledger, name: str, sha256: str) -> Spot:
    """The first name under which nothing of people stands.

    Args:
        ledger: of the folder: what in it came from the program.
        name: that the file should have.
        sha256: of its bytes.

    Returns:
        Its own name, or else the first free one of those beside it; the same files give the same name.
    """
    passed: list[str] = []
    for at in _names(name):
        there = _hash(ledger.place / at)
        if there is None or there == sha256 or ledger.knows(there):
            return Spot(at, there == sha256, tuple(passed))
        passed.append(at)
    raise AssertionError(name)  # names never end


def superseded(ledger: Ledger, name: str, spot: Spot) -> list[Path]:
    """Files that were set beside earlier, are as they were written, and that nobody needs any more.

    Args:
        ledger: of the folder.
        name: that the file should have.
        spot: where it stands now.

    Returns:
        Paths: those that come after the spot.
    """
    old: list[Path] = []
    names = _names(name)
    while next(names) != spot.name:
        pass
    for at in names:
        path = ledger.place / at
        there = _hash(path)
        if there is None or not ledger.knows(there):
            return old
        old.append(path)
    return old


def _names(name: str) -> Iterator[str]:
    yield name
    own = PurePosixPath(name)
    for n in count(1):
        new = say("word.new") if n == 1 else say("word.new_n", n=n)
        yield own.with_name(f"{own.stem} ({new}){own.suffix}").as_posix()


def _hash(path: Path) -> str | None:
    """Of the bytes that stand there; None for nothing, "" for what cannot be read and so is left."""
    try:
        return sha256_of(path.read_bytes())
    except OSError:
        return "" if os.path.lexists(path) else None
