# SPDX-License-Identifier: EUPL-1.2
"""Whether a workbook that lies about holds something that was never read in."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from toolkit import __version__
from toolkit.checking.people.privacy import withhold
from toolkit.checking.people.said import withhold_cases, withhold_party, withhold_said
from toolkit.forms.actions.read import ActionsReading
from toolkit.forms.cases.read import CasesReading
from toolkit.forms.party.read import PartyReading
from toolkit.forms.question.read.workbook import FormReader, FormReading
from toolkit.model.base import Day
from toolkit.model.problem import Problem
from toolkit.model.region import Privacy
from toolkit.store.beside.cases_merge import merge_cases
from toolkit.store.beside.differences import Difference, differences
from toolkit.store.beside.merge import merge
from toolkit.store.beside.party_merge import merge_party
from toolkit.store.beside.plan_merge import Stored, merge_plan
from toolkit.store.imports import Imported, known_files, says_nothing
from toolkit.work.open import Work
from toolkit.work.receive.beside import CameBack, beside_stored
from toolkit.work.receive.cases import read_cases_file
from toolkit.work.receive.decisions import read_action_file
from toolkit.work.receive.party import read_party_file
from toolkit.work.stored import read_stored, read_stored_cases, read_stored_party, read_stored_plan

S = TypeVar("S")


class Unread:
    """Holds workbooks beside what is stored; it changes nothing.

    Args:
        work: the workspace.
    """

    def __init__(self, work: Work) -> None:
        self.work = work
        self.day: Day = work.region.last_round().date
        asked = {r.id: work.asked(r) for r in work.region.rounds}
        self.reader = FormReader(work.region, asked.get, day=self.day, toolkit_version=__version__)

    def __call__(self, name: str, data: bytes) -> bool:
        """Read a file beside what is stored.

        Args:
            name: of the file.
            data: its bytes, whatever they are.

        Returns:
            True when reading it in would bring something new, or would say why it cannot.
        """
        if not name.lower().endswith(".xlsx"):
            return False
        form = self.reader.read(name, data)
        if form.unit is not None:
            return self._answers(form)
        actions = read_action_file(self.work, name, data, self.day)
        if actions is not None:
            return self._decisions(actions)
        party = read_party_file(self.work, name, data, self.day)
        if party is not None:
            return self._party(party)
        cases = read_cases_file(self.work, name, data, self.day)
        return cases is not None and self._cases(cases)

    def _answers(self, form: FormReading) -> bool:
        if form.answers is None:
            return True
        new, _ = withhold(form.file, form.answers, self.work.region.privacy, form.places)
        old, broken = read_stored(self.work.folder, new)
        if old is None:
            return broken is not None or not says_nothing(None, new)
        if form.sha256 in known_files(old.imports) or says_nothing(old, new):
            return False
        return bool(differences(old, merge(old, new, form.seen)))

    def _decisions(self, actions: ActionsReading) -> bool:
        return self._would_change(
            actions,
            withhold_said,
            lambda said: read_stored_plan(self.work.folder, said.unit),
            lambda said: bool(said.actions or said.steps),
            lambda old, said: merge_plan(old, said, on=self.day, newest=True, later=False).changed,
        )

    def _party(self, party: PartyReading) -> bool:
        return self._would_change(
            party,
            withhold_party,
            lambda said: read_stored_party(self.work.folder, said.party),
            lambda said: bool(said.items),
            lambda old, said: merge_party(old, said, newest=True, later=False).changed,
        )

    def _cases(self, cases: CasesReading) -> bool:
        return self._would_change(
            cases,
            withhold_cases,
            lambda said: read_stored_cases(self.work.folder, said.unit, said.quarter),
            lambda said: bool(said.patterns),
            lambda old, said: merge_cases(old, said, newest=True).changed,
        )

    def _would_change(
        self,
        reading: CameBack[S],
        withhold: Callable[[str, S, Privacy], tuple[S, tuple[Problem, ...]]],
        stored: Callable[[S], tuple[Stored | None, Problem | None]],
        says_something: Callable[[S], bool],
        changed: Callable[[Stored, S], Sequence[Difference]],
    ) -> bool:
        """Whether reading a workbook in would say why it cannot, or store something that is not there."""
        found = beside_stored(reading, self.work.region.privacy, withhold, stored)
        if isinstance(found, Imported):
            return True
        if found.old is None:
            return says_something(found.said)
        known = known_files(found.old.imports)
        return reading.sha256 not in known and bool(changed(found.old, found.said))
