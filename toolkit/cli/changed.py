# SPDX-License-Identifier: EUPL-1.2
"""What a newer form says otherwise, in a few words for a table."""

from collections.abc import Iterator
from typing import Any

from toolkit.messages.catalogue import keys, say
from toolkit.model.answers import Answer
from toolkit.store.differences import Difference


def readable(found: tuple[Difference, ...]) -> Iterator[tuple[str, str, str]]:
    """Differences as short texts.

    Args:
        found: as `differences` gave them.

    Yields:
        What it is about, what was, and what comes.
    """
    for one in found:
        old, new = (_in_words(one.what, value) for value in (one.old, one.new))
        if old == new:  # the same level with other words beside it
            new = say("difference.other_text", text=new)
        yield _name(one.what), old, new


def short(value: Any) -> str:  # noqa: ANN401 - an answer, or any value of a profile
    """A value in a few characters, as it stands in the form."""
    if isinstance(value, Answer):
        return _short_answer(value)
    if value is None or value == ():
        return say("word.none")
    if isinstance(value, tuple):
        return say("difference.rows", n=len(value))
    return str(value)


def _short_answer(answer: Answer) -> str:
    if answer.rejected is not None:
        return f"({answer.rejected[:20]})"
    if answer.na:
        return say("word.na")
    if answer.unknown:
        return say("word.unknown")
    return say("word.none") if answer.level is None else str(answer.level)


def _name(what: str) -> str:
    kind, _, detail = what.partition(".")
    if kind == "profile":
        return say(f"profile.{detail}.title")
    if kind == "state":
        return say("difference.state", standard=detail)
    return say(f"difference.{what}") if f"difference.{what}" in keys() else what


def _in_words(what: str, value: Any) -> str:  # noqa: ANN401 - idem
    """A fixed value by its Dutch word, as it stands in the form; anything else as it is."""
    key = f"state.{value}" if what.startswith("state.") else f"{what}.{value}"
    return say(key) if key in keys() else short(value)
