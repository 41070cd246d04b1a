# SPDX-License-Identifier: EUPL-1.2
"""Personal data in the texts of a workbook with decisions, taken out before anything is stored."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from toolkit.checking.people.privacy import withheld
from toolkit.model.given.said import CasesSaid, PartySaid, PlanSaid, SaidCell, SaidStep
from toolkit.model.problem import Place, Problem
from toolkit.model.region import Privacy
from toolkit.words.catalogue import say
from toolkit.words.cells import row_title, row_word

F = TypeVar("F", bound=str)
R = TypeVar("R", PartySaid, CasesSaid)


def withhold_said(file: str, said: PlanSaid, privacy: Privacy) -> tuple[PlanSaid, tuple[Problem, ...]]:
    """Take out of a workbook's texts what may not be stored, and say what looks like personal data.

    Args:
        file: the workbook, for the problems.
        said: as read.
        privacy: what the region agreed.

    Returns:
        The same with '[…]' where something was taken out, and a problem per find at its cell.
    """
    text = _Texts(file, privacy)
    actions = tuple(replace(row, cells=text.of_cells(row.cells, row_word(row.id))) for row in said.rows)
    steps = tuple(
        replace(
            step,
            by=text.of(step.by, _step(step), step.place),
            rejected=text.of(step.rejected, _step(step), step.place),
        )
        for step in said.steps
    )
    return replace(said, rows=actions, steps=steps), tuple(text.problems)


def withhold_rows(file: str, said: R, privacy: Privacy) -> tuple[R, tuple[Problem, ...]]:
    """The same for a workbook that holds rows alone: of a party above the teams, and about cases."""
    text = _Texts(file, privacy)
    rows = tuple(replace(row, cells=text.of_cells(row.cells, row_title(row.id))) for row in said.rows)
    return replace(said, rows=rows), tuple(text.problems)


def _step(step: SaidStep) -> str:
    """What a step became, as the workbook says it."""
    return say(f"actions.state.{step.state}")


class _Texts:
    """Texts of one workbook without what may not be stored; remembers what was found."""

    def __init__(self, file: str, privacy: Privacy) -> None:
        self.file, self.privacy = file, privacy
        self.problems: list[Problem] = []

    def of(self, text: str | None, where: str, place: Place) -> str | None:
        """One text."""
        if text is None:
            return None
        kept, found = withheld(self.file, where, text, self.privacy, place)
        self.problems.extend(found)
        return kept

    def of_cells(self, cells: Mapping[F, SaidCell], where: str) -> dict[F, SaidCell]:
        """The cells of one row, those that hold no text too."""
        return {key: self._of_cell(cell, where) for key, cell in cells.items()}

    def _of_cell(self, cell: SaidCell, where: str) -> SaidCell:
        value = self.of(cell.value, where, cell.place) if isinstance(cell.value, str) else cell.value
        return replace(cell, value=value, rejected=self.of(cell.rejected, where, cell.place))
