# SPDX-License-Identifier: EUPL-1.2
"""The workbook for learning from cases as a value."""

from dataclasses import dataclass
from datetime import date

from toolkit.forms.cases.words import CasesMark, Subject
from toolkit.model.given.cases import MOST_PATTERNS, CaseReview, Pattern
from toolkit.scoring.unit import UnitKind


@dataclass(frozen=True, slots=True)
class CasesForm:
    """Everything that the workbook says and asks.

    Attributes:
        mark: which one it is.
        region: id of the region.
        region_title: as a reader sees it.
        example: True: everything is invented, and the workbook says so.
        unit_title: the team or municipality, as a reader sees it.
        kind: what it is.
        day: on which it is made.
        subjects: that a pattern can be about.
        functions: who can do what was agreed, to choose from; anything else may be typed.
        stored: what came back before; None for nothing.
    """

    mark: CasesMark
    region: str
    region_title: str
    example: bool
    unit_title: str
    kind: UnitKind
    day: date
    subjects: tuple[Subject, ...]
    functions: tuple[str, ...] = ()
    stored: CaseReview | None = None

    @property
    def patterns(self) -> dict[str, Pattern]:
        """Every row, with what is stored of it."""
        held = {} if self.stored is None else self.stored.patterns
        rows = [f"p-{n}" for n in range(1, MOST_PATTERNS + 1)]
        return {name: held.get(name, Pattern()) for name in dict.fromkeys((*rows, *held))}
