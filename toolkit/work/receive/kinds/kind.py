# SPDX-License-Identifier: EUPL-1.2
"""One kind of workbook with decisions or patterns that comes back: how it is read, held beside and stored."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Generic, TypeVar

from toolkit.checking.people.privacy import withheld
from toolkit.checking.people.roles import unknown_doers
from toolkit.checking.people.texts import with_texts
from toolkit.forms.returned.reading import Reading
from toolkit.model.given.cases import CaseReview
from toolkit.model.given.decision import PartyDecisions
from toolkit.model.given.plan import Plan
from toolkit.model.given.said import PartySaid, PlanSaid, Said
from toolkit.model.problem import Problem
from toolkit.model.region import Privacy
from toolkit.sheets.read.open import Arrived
from toolkit.store.imports import Imported, Policy, known_files
from toolkit.store.merging.differences import Difference
from toolkit.store.merging.plan_merge import Merged
from toolkit.store.one_writer import Alone
from toolkit.store.plan_imports import Storing, import_said
from toolkit.work.receive.remarks import with_told
from toolkit.work.workspace.open import Work

S = TypeVar("S", bound=Said)
M = TypeVar("M", bound=Plan | PartyDecisions | CaseReview)


@dataclass(frozen=True, slots=True)
class Beside(Generic[S, M]):
    """Both sides.

    Attributes:
        file: name of the workbook.
        said: by the workbook.
        old: as stored; None for nothing.
        problems: of reading, and where something was withheld.
        on: the day of the import.
    """

    file: str
    said: S
    old: M | None
    problems: tuple[Problem, ...]
    on: date


@dataclass(frozen=True, slots=True)
class Kind(Generic[S, M]):
    """A kind of workbook.

    Attributes:
        read: what a file of this kind says; None for a file of another kind.
        withhold: takes out of what was said what may not be stored.
        stored: what stands in a workspace of the same, or why it cannot be used.
        changed: what it would change of what is stored, where each of its cells counts.
        lay: lays it over what is stored; True lets it win where both changed.
        storing: how what comes of that is stored.
        remarks: what else is said of it.
    """

    read: Callable[[Work, Arrived, date], Reading[S] | None]
    withhold: Callable[[str, S, Privacy], tuple[S, tuple[Problem, ...]]]
    stored: Callable[[Work, S], tuple[M | None, Problem | None]]
    changed: Callable[[M, S, date], Sequence[Difference]]
    lay: Callable[[Work, Beside[S, M], bool], Merged[M]]
    storing: Storing[S, M]
    remarks: Callable[[Work, Beside[S, M]], Iterable[Problem]] = lambda _work, _found: ()

    def beside(self, work: Work, reading: Reading[S], on: date) -> Beside[S, M] | Imported:
        """Hold a workbook beside what is stored, both without what may not be stored.

        Args:
            work: the workspace.
            reading: of one file.
            on: the day of the import.

        Returns:
            Both sides; or that the file is refused.
        """
        if reading.said is None:
            return Imported("refused", (), reading.problems)
        privacy = work.region.privacy
        said, personal = self.withhold(reading.file, reading.said, privacy)
        old, broken = self.stored(work, said)
        if broken is not None:
            return Imported("refused", (), (*reading.problems, broken))
        if old is not None:  # what somebody wrote there by hand
            old = with_texts(old, lambda _, text: withheld("", "", text, privacy)[0])
        return Beside(reading.file, said, old, (*reading.problems, *personal), on)

    def would_change(self, work: Work, reading: Reading[S], on: date) -> bool:
        """Whether reading a workbook in would say why it cannot, or store something that is not there."""
        found = self.beside(work, reading, on)
        if isinstance(found, Imported):
            return True
        if found.old is None:
            return not found.said.says_nothing
        known = known_files(found.old.imports)
        return reading.sha256 not in known and bool(self.changed(found.old, found.said, on))

    def bring_in(self, work: Work, held: Alone, reading: Reading[S], on: date, policy: Policy) -> Imported:
        """Bring a workbook into the workspace.

        Args:
            work: the workspace.
            held: the same, in which nobody else writes.
            reading: of one file.
            on: the day of the import.
            policy: where what is stored and the workbook both changed.

        Returns:
            What became of it, with the problems of reading; a file that brings nothing new says no more.
        """
        found = self.beside(work, reading, on)
        if isinstance(found, Imported):
            return found
        file, old, said, lay = found.file, found.old, found.said, partial(self.lay, work, found)
        done = import_said(held, file, old, said, policy, storing=self.storing, lay=lay)
        doers = unknown_doers(file, said, work.roles)
        return with_told(done, (*found.problems, *doers, *self.remarks(work, found)))


def is_later(work: Work, found: Beside[PlanSaid, Plan] | Beside[PartySaid, PartyDecisions]) -> bool:
    """True when a workbook is of the round that is stored, or of a later one; or where none is."""
    before = None if found.old is None else work.region.round(found.old.based_on.round)
    now = work.region.round(found.said.based_on.round)
    return before is None or now is None or now.date >= before.date
