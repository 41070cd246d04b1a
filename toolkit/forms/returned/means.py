# SPDX-License-Identifier: EUPL-1.2
"""What the cells of a column mean to a field of a decision."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from toolkit.sheets.read.values import Choice, choice_of, clean, day_of, is_blank, text_of
from toolkit.words.text import day_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What the cells of a column mean.

    Attributes:
        typed: of what somebody typed the value as `ActionDecision` has it, given every id that a criterion
            may have; raises `UnusableError` when it is something else.
        held: the same of the text on the hidden sheet; None for nonsense.
        words: a value as people chose or typed it.
        shows: a value as it stands in the cell, by its look.
        adds_up: whether texts of one action on two rows may stand under each other.
    """

    typed: Callable[[object, Collection[str]], Any]
    held: Callable[[str], Any] = lambda text: clean(text)[0] or None
    words: Callable[[Any], str] = str
    shows: Callable[[Any], str | float | date | None] = lambda value: value
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

    def in_cell(self, value: Any) -> str | float | date | None:  # noqa: ANN401 - idem
        """A value as the writer puts it in the cell; None leaves it empty."""
        return None if value is None else self.shows(value)


def choice(choices: Callable[[], tuple[Choice, ...]]) -> Means:
    """One of a few words.

    Args:
        choices: gives them.
    """

    def word(value: Any) -> str:  # noqa: ANN401 - as `ActionDecision` has it
        return next(each.word for each in choices() if each.value == value)

    return Means(typed=lambda value, _: choice_of(value, choices()), words=word, shows=word)


def sound(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """What a text of the hidden sheet says; None for nonsense, as somebody may have changed it.

    Args:
        read: of the text, its value; raises `ValueError` or `ArithmeticError` for nonsense.
    """

    def held(text: str) -> Any:  # noqa: ANN401 - idem
        try:
            return read(text)
        except (ArithmeticError, ValueError):
            return None

    return held


TEXT = Means(typed=lambda value, _: text_of(value)[0])
DAY = Means(typed=lambda value, _: day_of(value), held=sound(date.fromisoformat), words=day_text)
