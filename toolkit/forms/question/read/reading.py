# SPDX-License-Identifier: EUPL-1.2
"""What came back in one form."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.forms.question.read.cells import Cells
from toolkit.forms.question.respondent import Respondent
from toolkit.model.given.answers import Answers
from toolkit.model.problem import Place, Problem
from toolkit.sheets.read.grid import Sheet
from toolkit.versions.migrate import Event


@dataclass(frozen=True, slots=True)
class FormReading:
    """What came back in one file.

    Attributes:
        file: name without folder.
        sha256: of the bytes, 64 hex digits.
        unit: who it is about, or None when that is not known.
        round: id of the round, or None.
        respondent: as whom it was read, or None.
        ready: True when 'Klaar met invullen' is ja.
        answers: what could be read; None when the file is refused.
        seen: what is there, filled in or not: `AB-03.level`, `profile.caseload`, `formation`, `handed_in`.
        places: sheet and cell of each text, by criterion and field.
        problems: in the order found, each with sheet and cell where there is one.
        cells: every cell to fill in that was found, with what was typed.
        mends: SHA-256 of the file that this one was made to mend, or None.
        untouched: True when nobody typed anything in it since then.
        sheets: those that belong to it.
        notes: sheet and cell of each note that it was made with.
        alone: True for a form of one colleague or partner, that asks nothing about the team itself.
        pins: of the lists that it asked.
        events: what became of its answers, where lists have a later version by now; of a question that no
            form asks this unit any more, that no question takes it.
    """

    file: str
    sha256: str
    unit: str | None = None
    round: str | None = None
    respondent: Respondent | None = None
    ready: bool = False
    answers: Answers | None = None
    seen: frozenset[str] = frozenset()
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    cells: Cells = field(default_factory=Cells)
    mends: str | None = None
    untouched: bool = False
    sheets: tuple[Sheet, ...] = ()
    notes: frozenset[tuple[str, str]] = frozenset()
    alone: bool = False
    pins: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
