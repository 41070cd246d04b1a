# SPDX-License-Identifier: EUPL-1.2
"""Answers of a round carried over to the versions that it asks: looked at first, written on request.

The file as it was is kept beside the new one, in the folder `eerder` of the unit, and nothing reads it there.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from toolkit.model.content.criterion import AskedOf
from toolkit.model.given.answers import Answers
from toolkit.model.problem import Problem
from toolkit.model.region import Round
from toolkit.reading.workspace import EARLIER
from toolkit.scoring.region import units_of
from toolkit.scoring.unit import Unit
from toolkit.store.answers_file import answers_to_yaml, path_of
from toolkit.store.disk import unreadable, write_once
from toolkit.store.imports import write_logged
from toolkit.store.ledger import sha256_of
from toolkit.store.merging.differences import Difference
from toolkit.store.one_writer import Alone, alone
from toolkit.versions.chain import migrated
from toolkit.versions.migrate import Event, Migration
from toolkit.work.workspace.open import Work

FROM = "migreren"
"""Where the log says that the change came from."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One file of answers on the versions that its round asks.

    Attributes:
        unit: whose answers they are.
        old: as stored.
        steps: one per list that is carried over, in the order asked; at least one.
        put: ids of the questions that the round puts to this kind of unit.
    """

    unit: Unit
    old: Answers
    steps: tuple[Migration, ...]
    put: frozenset[str]

    @property
    def new(self) -> Answers:
        """The answers then."""
        return self.steps[-1].answers

    @property
    def events(self) -> tuple[Event, ...]:
        """What became of every answer, and what is new to this unit."""
        every = (event for step in self.steps for event in step.events)
        return tuple(e for e in every if e.outcome != "new" or e.to in self.put)

    @property
    def counts(self) -> Counter[str]:
        """How many answers have which outcome."""
        return Counter(event.outcome for event in self.events)


def to_migrate(work: Work, round_: Round, only: str | None = None) -> Iterator[Moved]:
    """Every file of a round that answers an earlier version than the round asks.

    Args:
        work: the workspace.
        round_: the round.
        only: files of this unit alone.

    Yields:
        In the order of region.yaml, then of respondent.
    """
    asked = work.asked(round_)
    files = work.answers_given(round_)
    put = {
        of: frozenset(c.id for s in asked.standards for c in s.asked if c.asked_of == of and not c.is_off)
        for of in get_args(AskedOf)
    }
    for unit in units_of(work.region):
        for old in files.get(unit.id, []) if only in (None, unit.id) else ():
            steps = migrated(old, (*asked.standards, *asked.earlier), asked.standards)
            if steps:
                yield Moved(unit, old, steps, put[unit.asked_of])


def write_migrated(folder: Path, moved: Moved) -> tuple[Problem, ...]:
    """Write one file on its new versions, with the old one beside it and every event in the log.

    Args:
        folder: the workspace.
        moved: what to write.

    Returns:
        Why it could not be written; nothing when it stands.
    """
    with alone(folder) as held:
        return _write(held, moved) if isinstance(held, Alone) else (held,)


def _write(held: Alone, moved: Moved) -> tuple[Problem, ...]:
    path = path_of(moved.old)
    place = held.folder / path
    try:
        before = place.read_bytes()
    except OSError as error:
        return (unreadable(path, place.name, error),)
    kept = place.parent / EARLIER / f"{place.stem}-{sha256_of(before)[:8]}.yaml"
    failed = write_once(kept, before)
    if failed is not None:
        return (failed,)
    changes = tuple(
        Difference(f"{event.outcome}.{event.from_}", event.from_, event.to)
        for event in moved.events
        if event.from_ is not None
    )
    done = write_logged(held, path, answers_to_yaml(moved.new), changes, file=FROM, sha256=None)
    return done.problems if done.outcome != "read" else ()
