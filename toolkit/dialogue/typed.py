# SPDX-License-Identifier: EUPL-1.2
"""From a typed line to what is meant by it. The Dutch letters and words stand in fill.yaml."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from toolkit.model.given.answers import AnswerText, Placed
from toolkit.words.catalogue import say

Typed = Literal[
    "level",
    "unknown",
    "na",
    "next",
    "back",
    "goto",
    "search",
    AnswerText,
    "edit",
    "who",
    "overview",
    "ready",
    "stop",
    "help",
]
"""What can be typed where a question stands, in the order in which the help tells it."""
Kind = Typed | Literal["unclear"]
TYPED: tuple[Typed, ...] = get_args(Typed)
_WITH_WORDS = frozenset({"goto", "search"})
_PLACED: tuple[Placed, ...] = ("own_team", "other_party", "nobody")


@dataclass(frozen=True, slots=True)
class Command:
    """What a line means.

    Attributes:
        kind: what to do.
        words: the level, the id or number to go to, the words to search for, or the line that was
            not understood.
    """

    kind: Kind
    words: str = ""


def command_of(line: str) -> Command:
    """What a line means where a question stands.

    Args:
        line: as typed.

    Returns:
        The command; 'unclear' with the line itself when it is none.
    """
    text = " ".join(line.split())
    if not text:
        return Command("next")
    if text in {"0", "1", "2", "3", "4"}:
        return Command("level", text)
    first, _, rest = text.partition(" ")
    for kind in TYPED[1:]:
        typed, words = (first, rest) if kind in _WITH_WORDS else (text, "")
        if typed.casefold() in _names(f"fill.command.{kind}"):
            return Command(kind, words)
    return Command("unclear", text)


def yes_or_no(line: str) -> bool | None:
    """True for ja, False for nee (Enter is nee), None for anything else."""
    small = line.strip().casefold()
    if not small or small in _names("fill.no"):
        return False
    return True if small in _names("fill.yes") else None


def placed_of(line: str) -> Placed | None:
    """Who does it, by number or in the words of the form; None for anything else."""
    small = " ".join(line.split()).casefold()
    for number, placed in placed_choices():
        if small in {number, say(f"placed.{placed}").casefold()}:
            return placed
    return None


def placed_choices() -> Iterable[tuple[str, Placed]]:
    """The number to type and what it stands for, in the order shown."""
    return ((str(number), placed) for number, placed in enumerate(_PLACED, start=1))


def _names(key: str) -> tuple[str, ...]:
    return tuple(say(key).split("; "))
