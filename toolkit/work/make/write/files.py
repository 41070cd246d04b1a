# SPDX-License-Identifier: EUPL-1.2
"""Files as values: a name and bytes; and the one place where they are written for people to use.

What stands there as the program wrote it is replaced. What people made or changed is left, and the new
file is set beside it.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolkit.model.problem import Problem
from toolkit.scoring.unit import Unit
from toolkit.store.disk import File, clear_up, write_atomically
from toolkit.store.kept_results import FOLDER
from toolkit.store.ledger import Ledger, sha256_at, sha256_of
from toolkit.words.catalogue import has_errors
from toolkit.work.make.write.already_made import note
from toolkit.work.make.write.file_place import Spot, spot_for, superseded

Unread = Callable[[str, bytes], bool]
"""Whether a workbook holds answers or decisions that were never read in, by its name and bytes."""

LEFT = ("own-file-kept", "own-file-unread", "example-file-kept")
"""What is told of files of people that were left."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of one unit, as soon as it is ready.

    Attributes:
        unit: the team or municipality.
        files: that belong to it; none when it has no result yet, or because of a problem.
        problems: of its decisions, of a template, or of what a face cannot show.
        name: of the document that the files are.
        made_from: hash of everything that it follows from; empty when it is always made anew.
        standing: where the files of that document stand, when they are as they would be.
        day: that the document is of; None for what has no day.
        earlier: what versions before this one called the document.
    """

    unit: Unit
    files: tuple[File, ...] = ()
    problems: tuple[Problem, ...] = ()
    name: str = ""
    made_from: str = ""
    standing: tuple[Spot, ...] = ()
    day: date | None = None
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What was made of one unit and stands on disk.

    Attributes:
        unit: the team or municipality.
        names: of its files as they stand.
        problems: as when it was made, which files were left, or why one could not be written.
        fresh: False when it stood there already.
    """

    unit: Unit
    names: tuple[str, ...]
    problems: tuple[Problem, ...]
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class Placed:
    """Where files that belong together came.

    Attributes:
        names: as they stand, in order; those before the first that could not be written.
        problems: which files of people were left, or why a file could not be written: then an error.
    """

    names: tuple[str, ...]
    problems: tuple[Problem, ...]


def never_unread(_name: str, _data: bytes) -> bool:
    """For files that nobody fills in."""
    return False


def write_made(place: Path, made: Iterable[Made], unread: Unread = never_unread) -> Iterator[Written]:
    """Write what is made as soon as it is ready, so that nothing is lost when somebody stops.

    Args:
        place: the folder; it is made when it is not there.
        made: one unit after the other.
        unread: whether a workbook of people still is to be read in.

    Yields:
        Per unit what stands on disk; the last one when a file could not be written.
    """
    clear_up([place, place / FOLDER])
    ledger = Ledger.read(place)
    for one in made:
        placed = _write(ledger, one.files, unread)
        problems = (*one.problems, *placed.problems)
        if has_errors(placed.problems):
            yield Written(one.unit, (), problems)
            return
        if one.made_from and one.files:
            note(place, one.name, one.made_from, one.files, one.day)
        stood = tuple(spot.name for spot in one.standing)
        _clear_earlier(ledger, one.earlier, stood or placed.names)
        told = tuple(p for spot in one.standing for p in _left(place, spot, unread))
        yield Written(one.unit, stood or placed.names, (*problems, *told), not one.standing)


def write_files(
    place: Path, files: Iterable[File], unread: Unread = never_unread, *, beside: bool = True
) -> Placed:
    """Write files below a folder, each whole or not at all, and never over what people made.

    Args:
        place: the folder; it is made when it is not there.
        files: what to write.
        unread: whether a workbook of people still is to be read in.
        beside: False to write nothing where a file of people stands: the copy would count as well.

    Returns:
        Where they stand, and what is to be told; after one that could not be written none is tried.
    """
    whole = tuple(files)
    clear_up({place / FOLDER, *((place / name).parent for name, _ in whole)})
    return _write(Ledger.read(place), whole, unread, beside=beside)


def _write(ledger: Ledger, files: tuple[File, ...], unread: Unread, *, beside: bool = True) -> Placed:
    ledger.note(files)
    names: list[str] = []
    problems: list[Problem] = []
    for name, data in files:
        spot = spot_for(ledger, name, sha256_of(data))
        if spot.passed and not beside:
            problems.append(Problem.of("example-file-kept", (ledger.place / name).as_posix()))
            continue
        problem = None if spot.stands else write_atomically(ledger.place / spot.name, data)
        if problem is not None:
            return Placed(tuple(names), (*problems, problem))
        for path in superseded(ledger, name, spot):
            with suppress(OSError):  # somebody looks at it: it goes another time
                path.unlink()
        problems += _left(ledger.place, spot, unread)
        names.append(spot.name)
    return Placed(tuple(names), tuple(problems))


def _clear_earlier(ledger: Ledger, documents: Iterable[str], names: Iterable[str]) -> None:
    """A document that has another name now leaves none under the one before, but what people changed."""
    ends = {Path(name).suffix for name in names}
    for path in (ledger.place / f"{document}{end}" for document in documents for end in sorted(ends)):
        there = sha256_at(path)
        if there is not None and ledger.knows(there):
            with suppress(OSError):  # somebody looks at it: it goes another time
                path.unlink()


def _left(place: Path, spot: Spot, unread: Unread) -> Iterator[Problem]:
    """What is told of the files of people that a file was set beside."""
    for name in spot.passed:
        path = place / name
        try:
            to_read = unread(path.name, path.read_bytes())
        except OSError:
            to_read = False
        code = "own-file-unread" if to_read else "own-file-kept"
        yield Problem.of(code, path.as_posix(), beside=Path(spot.name).name)
