# SPDX-License-Identifier: EUPL-1.2
"""What a newer form says otherwise than what is stored: answers, profile, formation and states alike."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeVar

from pydantic_core import to_jsonable_python

from toolkit.model.base import Day, Model
from toolkit.model.given.answers import Answer, Answers, State
from toolkit.store.merging.unusable import compared

M = TypeVar("M", bound=Model)
_ORIGIN = {"import_", "asked"}
_BESIDE = {"earlier"}  # what was said of other rounds, and stays
NOTHING_SAID = Answer()
_said_of = attrgetter(*(field for field in Answer.model_fields if field not in _ORIGIN))


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a newer form gives otherwise.

    Attributes:
        what: a criterion id; or `profile.caseload`, `formation`, `own_support`, `state.<list>`, or
            `since.<list>` where a day gives way; or where something stands that could not be used, such as
            `unusable.TS-01.placed` or, for the third row of a table, `unusable.formation.2.fte`.
        old: as stored; None is 'not there'.
        new: as read; None is 'not there'. Of what could not be used: what came in its place.
    """

    what: str
    old: Any
    new: Any


def row_differences(
    about: str,
    old: Mapping[str, M],
    new: Mapping[str, M],
    nothing: M,
    order: Callable[[str], Any] | None = None,
) -> Iterator[Difference]:
    """Everything that people decided and that differs; where it came from does not count.

    Args:
        about: what the rows are about: `action`, `item` or `pattern`.
        old: decisions as stored, by id.
        new: the same to store.
        nothing: a decision that nobody took.
        order: of the ids; None for their own.

    Yields:
        Per row and field.
    """
    for name in sorted({*old, *new}, key=order):
        before, after = old.get(name, nothing), new.get(name, nothing)
        for key in (name for name in type(nothing).model_fields if name not in _BESIDE):
            if getattr(before, key) != getattr(after, key):
                yield Difference(f"{about}.{name}.{key}", getattr(before, key), getattr(after, key))


def differences(old: Answers, new: Answers) -> tuple[Difference, ...]:
    """Everything that differs in what was said; where it came from does not count.

    Args:
        old: as stored.
        new: as read.

    Returns:
        Answers by criterion id, then profile, formation, own support and states.
    """
    return tuple(each_difference(old, new))


def each_difference(old: Answers, new: Answers) -> Iterator[Difference]:
    """The same one by one, for who wants to know whether there are any."""
    for i in sorted({*old.answers, *new.answers}):
        before, after = old.answers.get(i), new.answers.get(i)
        if not same_said(before, after):
            yield Difference(i, before, after)
    about: list[tuple[str, Any, Any]] = [
        (f"profile.{field}", getattr(old.profile, field), getattr(new.profile, field))
        for field in type(old.profile).model_fields
    ]
    about += [(name, getattr(old, name), getattr(new, name)) for name in ("formation", "own_support")]
    lists = sorted({*old.standards, *new.standards})
    about += [(f"state.{i}", _state(old, i), _state(new, i)) for i in lists]
    about += [(f"since.{i}", day, _since(new, i)) for i in lists if (day := _since(old, i)) is not None]
    about += [(f"unusable.{key}", text, comes) for key, text, comes in compared(old, new)]
    yield from (Difference(what, a, b) for what, a, b in about if a != b)


def same_said(one: Answer | None, other: Answer | None) -> bool:
    """True for two answers that differ at most in where they came from."""
    if one is None or other is None:
        return one is other
    return one is other or _said_of(one) == _said_of(other)


def as_record(difference: Difference) -> dict[str, Any]:
    """A difference as plain values: the old answer goes into the log whole, so that none disappears."""
    new = difference.new
    return {
        "what": difference.what,
        "old": to_jsonable_python(difference.old, by_alias=True, exclude_none=True),
        "new": new.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=_ORIGIN)
        if isinstance(new, Answer)
        else to_jsonable_python(new, by_alias=True, exclude_none=True),
    }


def _state(answers: Answers, standard: str) -> State | None:
    return answers.standards[standard].state if standard in answers.standards else None


def _since(answers: Answers, standard: str) -> Day | None:
    return answers.standards[standard].since if standard in answers.standards else None
