# SPDX-License-Identifier: EUPL-1.2
"""The formation of a team as a table. What nobody filled in stays unknown; it is never counted as 0."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from toolkit.model.given.answers import Answers


@dataclass(frozen=True, slots=True)
class FormationRow:
    """One role.

    Attributes:
        role: as filled in.
        now: fte filled; None when unknown, as in all figures.
        needed: fte needed.
        vacancies: fte open.
    """

    role: str
    now: Decimal | None
    needed: Decimal | None
    vacancies: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """Needed minus filled: above 0 is short; None when one of the two is unknown."""
        return None if self.now is None or self.needed is None else self.needed - self.now


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of a column.

    Attributes:
        value: None when there are no rows or one of them is unknown.
        known: sum of what is known; None when nothing is.
        unknown: how many rows are unknown.
    """

    value: Decimal | None
    known: Decimal | None
    unknown: int


@dataclass(frozen=True, slots=True)
class FormationTable:
    """The formation of a team.

    Attributes:
        rows: per role, in the order of the form; none when nobody filled it in.
        now: total of fte filled.
        needed: total of fte needed.
        difference: total of the differences.
        vacancies: total of fte open.
    """

    rows: tuple[FormationRow, ...]
    now: Total
    needed: Total
    difference: Total
    vacancies: Total


def formation_table(answers: Answers | None) -> FormationTable:
    """The formation as filled in with the profile of a round.

    Args:
        answers: the form of the team; None when there is none.

    Returns:
        The table, without rows when nothing was filled in.
    """
    rows: tuple[FormationRow, ...] = ()
    if answers is not None:
        rows = tuple(FormationRow(f.role, f.fte, f.needed, f.vacancies) for f in answers.formation)
    return FormationTable(
        rows,
        _total(r.now for r in rows),
        _total(r.needed for r in rows),
        _total(r.difference for r in rows),
        _total(r.vacancies for r in rows),
    )


def _total(column: Iterable[Decimal | None]) -> Total:
    cells = list(column)
    found = [c for c in cells if c is not None]
    known = sum(found, Decimal(0)) if found else None
    unknown = len(cells) - len(found)
    return Total(None if unknown else known, known, unknown)
