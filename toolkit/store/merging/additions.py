# SPDX-License-Identifier: EUPL-1.2
"""What only adds to what was said, and where people must choose because something gives way."""

from typing import Any, get_args

from toolkit.model.given.answers import Answer, State
from toolkit.model.given.plan import PLAN_STATES
from toolkit.store.merging.differences import NOTHING_SAID, Difference
from toolkit.store.merging.rows import row_changes

# how far a list and a plan are: further is no other thing to say
_ORDER: dict[str, tuple[Any, ...]] = {"state": get_args(State), "plan.state": PLAN_STATES}
_NOTHING_YET = {"status": "todo"}
_FOLLOWS = frozenset({"decided", "rejected"})
"""Of a decision: what follows from its cell, and what could not be used."""
_TEXTS = ("placed", "party", "explanation", "evidence")


def gives_way(difference: Difference) -> bool:
    """False when nothing that was said is changed or gone: it is only added to.

    What could not be used was said as well: it goes before what can be, and never before an empty cell.

    Args:
        difference: of answers, or of decisions about a plan.

    Returns:
        True where people must choose. A text that goes on is an addition, and so is a list that is handed in,
        whatever the day.
    """
    old, new = difference.old, difference.new
    if isinstance(old, Answer):
        return not _goes_on(old, new)
    kind, _, key = difference.what.rpartition(".")
    if key in _FOLLOWS or kind == "since" or old in (None, (), _NOTHING_YET.get(key)):
        return False
    if difference.what.startswith("unusable."):
        return new is None
    if kind == "plan" and isinstance(old, tuple):
        return not {*old} <= {*new}
    if isinstance(old, tuple) and kind == "":
        return any(
            row.gone or any(was is not None for _, was, _ in row.values) for row in row_changes(old, new)
        )
    order = _ORDER.get(kind if kind == "state" else difference.what, ())
    return new not in order or order.index(new) < order.index(old)


def _goes_on(old: Answer, new: Answer | None) -> bool:
    """True when an answer still says all that the old one said."""
    new = new or NOTHING_SAID
    return old.prefilled or (same_level(old, new) and not lost_texts(old, new) and not lost_level(old, new))


def same_level(old: Answer, new: Answer) -> bool:
    """True when an answer has the level, n.v.t. or 'weet ik niet' of the old one, or that had none."""
    return _level(old) in (_NO_LEVEL, _level(new))


def _level(answer: Answer) -> tuple[int | None, bool, bool]:
    return answer.level, answer.na, answer.unknown


_NO_LEVEL = _level(NOTHING_SAID)


def lost_level(old: Answer, new: Answer) -> bool:
    """True when what stood at the level could not be used, and nothing at all stands there now."""
    return old.rejected is not None and new.rejected is None and _level(new) == _NO_LEVEL


def lost_texts(old: Answer, new: Answer) -> list[str]:
    """The names of the texts that stand in the old answer and not in the new one."""
    return [key for key in _TEXTS if (getattr(old, key) or "") not in (getattr(new, key) or "")]
