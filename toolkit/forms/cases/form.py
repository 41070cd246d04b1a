# SPDX-License-Identifier: EUPL-1.2
"""The workbook for learning from cases as a value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.forms.cases.words import CasesMark, Subject
from toolkit.forms.returned.form import BookForm
from toolkit.model.given.cases import MOST_PATTERNS, CaseReview, Pattern
from toolkit.words.catalogue import say

WHY = ("complex", "partners", "long", "discussion", "costly", "stuck", "well")
"""Why a team chooses a case: as the plan of the region says, and what went well."""


class PatternRow(NamedTuple):
    """A row for a pattern: its number, what is stored of it, and the titles of subjects by their ids."""

    name: str
    held: Pattern
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesForm(BookForm[CasesMark]):
    """Everything that the workbook says and asks.

    Attributes:
        subjects: that a pattern can be about.
        functions: who can do what was agreed, to choose from; anything else may be typed.
        stored: what came back before; None for nothing.
    """

    subjects: tuple[Subject, ...]
    functions: tuple[str, ...]
    stored: CaseReview | None

    @property
    def choices(self) -> dict[str, tuple[str, ...]]:
        """The words of each dropdown that is filled from a range."""
        subjects = tuple(subject.title for subject in self.subjects)
        own = tuple(say(f"cases.why.{key}") for key in WHY)
        return {"subjects": subjects, "why": own, **({"functions": self.functions} if self.functions else {})}

    @property
    def rows(self) -> tuple[PatternRow, ...]:
        """Every row, with what is stored of it."""
        held = {} if self.stored is None else self.stored.patterns
        titles = {subject.id: subject.title for subject in self.subjects}
        names = dict.fromkeys((*(f"p-{n}" for n in range(1, MOST_PATTERNS + 1)), *held))
        return tuple(PatternRow(name, held.get(name, Pattern()), titles) for name in names)
