# SPDX-License-Identifier: EUPL-1.2
"""What the cells of a column mean to a field of a decision."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from toolkit.sheets.read.values import clean, is_blank


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What the cells of a column mean.

    Attributes:
        typed: of what somebody typed the value as `ActionDecision` has it, given every id that a criterion
            may have; raises `UnusableError` when it is something else.
        held: the same of the text on the hidden sheet; None for nonsense.
        words: a value as people chose or typed it.
        adds_up: whether texts of one action on two rows may stand under each other.
    """

    typed: Callable[[object, Collection[str]], Any]
    held: Callable[[str], Any] = lambda text: clean(text)[0] or None
    words: Callable[[Any], str] = str
    adds_up: bool = False

    def of_cell(self, value: object, criteria: Collection[str]) -> Any:  # noqa: ANN401 - per kind
        """What a cell says.

        Args:
            value: of the cell.
            criteria: every id that a criterion may have.

        Returns:
            The value as `ActionDecision` has it; None for a blank cell.

        Raises:
            UnusableError: when it is something else.
        """
        return None if is_blank(value) else self.typed(value, criteria)

    def of_hidden(self, text: str | None) -> Any:  # noqa: ANN401 - idem
        """What the hidden sheet says that the plan held; None for nothing, or nonsense.

        Args:
            text: as written there, or None.

        Returns:
            The value as `ActionDecision` has it.
        """
        return self.held(text) if text else None
