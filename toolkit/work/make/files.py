# SPDX-License-Identifier: EUPL-1.2
"""Files as values: a name and bytes. Who asked for them writes them, sends them or looks at them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.model.problem import Problem
from toolkit.scoring.unit import Unit
from toolkit.store.disk import write_atomically
from toolkit.work.make.shelf import File, note


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of one unit, as soon as it is ready.

    Attributes:
        unit: the team or municipality.
        files: that belong to it; none when it has no result yet, or because of a problem.
        problems: of its decisions, of a template, or of what a face cannot show.
        name: of the document that the files are.
        made_from: hash of everything that it follows from; empty when it is always made anew.
        standing: names of the files of that document, when they stand in their folder as they would be.
    """

    unit: Unit
    files: tuple[File, ...] = ()
    problems: tuple[Problem, ...] = ()
    name: str = ""
    made_from: str = ""
    standing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What was made of one unit and stands on disk.

    Attributes:
        unit: the team or municipality.
        names: of its files.
        problems: as when it was made, or why a file could not be written.
        fresh: False when it stood there already.
    """

    unit: Unit
    names: tuple[str, ...]
    problems: tuple[Problem, ...]
    fresh: bool = True


def write_made(place: Path, made: Iterable[Made]) -> Iterator[Written]:
    """Write what is made as soon as it is ready, so that nothing is lost when somebody stops.

    Args:
        place: the folder; it is made when it is not there.
        made: one unit after the other.

    Yields:
        Per unit what stands on disk; the last one when a file could not be written.
    """
    for one in made:
        problem = write_files(place, one.files)
        if problem is not None:
            yield Written(one.unit, (), (*one.problems, problem))
            return
        if one.made_from and one.files:
            note(place, one.name, one.made_from, one.files)
        names = one.standing or tuple(name for name, _ in one.files)
        yield Written(one.unit, names, one.problems, not one.standing)


def write_files(place: Path, files: Iterable[File]) -> Problem | None:
    """Write files below a folder, each whole or not at all.

    Args:
        place: the folder; it is made when it is not there.
        files: what to write.

    Returns:
        None, or why one could not be written; those after it are not tried.
    """
    return next((p for name, data in files if (p := write_atomically(place / name, data))), None)
