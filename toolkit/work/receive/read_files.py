# SPDX-License-Identifier: EUPL-1.2
"""Files that came in are read as forms, over the processors where there are many; nothing is decided here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from toolkit.forms.question.read.cells import Cells
from toolkit.forms.question.read.reading import FormReading
from toolkit.forms.question.read.workbook import FormReader
from toolkit.model.problem import Problem
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.region import Region
from toolkit.model.roles import RoleWords
from toolkit.store.disk import unreadable
from toolkit.words.catalogue import severity
from toolkit.work.receive.dates import with_dates


@dataclass(frozen=True)
class FormFiles:
    """Reads files as forms of a region; another process can do it too.

    Attributes:
        region: whose forms they should be.
        asked: what is asked in each of its rounds, by id.
        roles: the words for functions and organisations that name no person.
        on: the day of the import.
    """

    region: Region
    asked: Mapping[str, Questionnaire]
    roles: RoleWords
    on: date

    def __call__(self, path: Path) -> FormReading | Problem:
        """A file as a form, without its cells where by itself it has nothing that goes back to be mended."""
        read = self.whole(path)
        if isinstance(read, Problem) or needs_a_look(read.problems):
            return read
        return replace(read, cells=Cells(), sheets=())  # twenty times what it says

    def whole(self, path: Path) -> FormReading | Problem:
        """A file as a form, with every cell of it; why it cannot be read."""
        data = bytes_of(path)
        if isinstance(data, Problem):
            return data
        return with_dates(self._reader.read(name_of(path), data), data, self.on)

    def __getstate__(self) -> dict[str, object]:
        """Without the reader, which each process makes for itself."""
        return {name: value for name, value in vars(self).items() if name != "_reader"}

    @cached_property
    def _reader(self) -> FormReader:
        return FormReader(self.region, self.asked.get, day=self.on, words=self.roles)


def needs_a_look(problems: Iterable[Problem]) -> bool:
    """True when one of these is more than good to know."""
    return any(severity(problem) != "remark" for problem in problems)


def bytes_of(path: Path) -> bytes | Problem:
    """What a file holds, or why it cannot be read: most often it is open in another program."""
    try:
        return path.read_bytes()
    except PermissionError:
        return Problem.of("workbook-locked", name_of(path))
    except OSError as error:
        return unreadable(name_of(path), name_of(path), error)


def name_of(path: Path) -> str:
    """The file's name as it can be written down; a byte that is no letter becomes a question mark."""
    return path.name.encode("utf-8", errors="replace").decode("utf-8")
