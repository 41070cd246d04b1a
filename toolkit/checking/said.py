# SPDX-License-Identifier: EUPL-1.2
"""Personal data in the texts of an action workbook, taken out before anything is stored."""

from dataclasses import replace

from toolkit.checking.privacy import withheld
from toolkit.model.problem import Place, Problem
from toolkit.model.region import Privacy
from toolkit.model.said import PlanSaid, SaidCell


def withhold_said(file: str, said: PlanSaid, privacy: Privacy) -> tuple[PlanSaid, tuple[Problem, ...]]:
    """Take out of a workbook's texts what may not be stored, and say what looks like personal data.

    Args:
        file: the workbook, for the problems.
        said: as read.
        privacy: what the region agreed.

    Returns:
        The same with '[…]' where something was taken out, and a problem per find at its cell.
    """
    problems: list[Problem] = []

    def text_of(text: str | None, where: str, place: Place) -> str | None:
        if text is None:
            return None
        kept, found = withheld(file, where, text, privacy, place)
        problems.extend(found)
        return kept

    def cell_of(cell: SaidCell, where: str) -> SaidCell:
        value = text_of(cell.value, where, cell.place) if isinstance(cell.value, str) else cell.value
        return replace(cell, value=value, rejected=text_of(cell.rejected, where, cell.place))

    actions = tuple(
        replace(row, cells={key: cell_of(cell, row.id or "-") for key, cell in row.cells.items()})
        for row in said.actions
    )
    steps = tuple(
        replace(
            step,
            by=text_of(step.by, step.state, step.place),
            rejected=text_of(step.rejected, step.state, step.place),
        )
        for step in said.steps
    )
    return replace(said, actions=actions, steps=steps), tuple(problems)
