# SPDX-License-Identifier: EUPL-1.2
"""A workbook that lies about, held beside what is stored."""

from typing import TypeVar

from toolkit.checking.people.privacy import withhold
from toolkit.forms.question.read.reading import FormReading
from toolkit.forms.question.read.workbook import FormReader
from toolkit.model.base import Day
from toolkit.store.imports import known_files, says_nothing
from toolkit.store.merging.differences import differences
from toolkit.store.merging.merge import merge
from toolkit.work.receive.kinds.every import read_decided
from toolkit.work.workspace.open import Work
from toolkit.work.workspace.stored import read_stored

S = TypeVar("S")


class Beside:
    """Holds workbooks beside what is stored; it changes nothing.

    Args:
        work: the workspace.
    """

    def __init__(self, work: Work) -> None:
        self.work = work
        self.day: Day = work.region.last_round().date
        asked = {r.id: work.asked(r) for r in work.region.rounds}
        self.reader = FormReader(work.region, asked.get, day=self.day)

    def brings(self, name: str, data: bytes) -> bool:
        """Read a workbook beside what is stored.

        Args:
            name: of the workbook.
            data: its bytes, whatever they are.

        Returns:
            True when reading it in would bring something new, or would say why it cannot.
        """
        form = self.reader.read(name, data)
        if form.unit is not None:
            return self._answers(form)
        decided = read_decided(self.work, name, data, self.day)
        return decided is not None and decided[0].would_change(self.work, decided[1], self.day)

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
