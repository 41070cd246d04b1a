# SPDX-License-Identifier: EUPL-1.2
"""What a newer form says otherwise, in a few words for a table."""

from collections.abc import Iterator
from typing import Any

from toolkit.forms.actions.words import column_header, id_word
from toolkit.model.answers import Answer
from toolkit.model.plan import ActionDecision, Decided
from toolkit.store.differences import Difference
from toolkit.words.catalogue import keys, say


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


def cell_name(what: str) -> str:
    """What a cell of an action workbook is about: `M-VL-02.quarter`, or a state of the plan."""
    action, _, key = what.partition(".")
    if key in ActionDecision.model_fields:
        return say("decisions.field", action=id_word(action), column=column_header(key))
    return say(f"decisions.state.{what}") if f"decisions.state.{what}" in keys() else what


def cell_value(what: str, value: object) -> str:
    """A value of a decision as it stands in the workbook."""
    key = f"decisions.{what.rpartition('.')[2]}.{value}"
    if isinstance(value, str) and key in keys():
        return say(key)
    if isinstance(value, str) and what.endswith(".quarter"):
        year, _, number = value.partition("-q")
        return say("decisions.quarter", number=number, year=year)
    if isinstance(value, Decided):
        return value.on.isoformat()
    if isinstance(value, dict):
        return "; ".join(map(str, value.values())) or say("word.none")
    if isinstance(value, tuple) and value and all(isinstance(part, str) for part in value):
        return " ".join(value)
    return " ".join(short(value).split())


def _name(what: str) -> str:
    kind, _, detail = what.partition(".")
    if kind == "action":
        return cell_name(detail)
    if kind == "plan":
        return say(f"decisions.whole.{detail}")
    if kind == "profile":
        return say(f"profile.{detail}.title")
    if kind == "state":
        return say("difference.state", standard=detail)
    return say(f"difference.{what}") if f"difference.{what}" in keys() else what


def _in_words(what: str, value: Any) -> str:  # noqa: ANN401 - idem
    """A fixed value by its Dutch word, as it stands in the form; anything else as it is."""
    if what.startswith(("action.", "plan.")):  # never by its own name: that may be a sentence with holes
        return cell_value(what.partition(".")[2], value)
    key = f"state.{value}" if what.startswith("state.") else f"{what}.{value}"
    return say(key) if key in keys() else short(value)
