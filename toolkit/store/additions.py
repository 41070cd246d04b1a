# SPDX-License-Identifier: EUPL-1.2
"""What only adds to what was said, and where people must choose because something gives way."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from toolkit.model.answers import Answer, Formation, OwnSupport, State
from toolkit.model.plan import PLAN_STATES
from toolkit.store.differences import Difference

Row = Formation | OwnSupport
# how far a list and a plan are: further is no other thing to say
_ORDER: dict[str, tuple[Any, ...]] = {"state": get_args(State), "plan.state": PLAN_STATES}
_NOTHING_YET = {"status": "todo"}
_FOLLOWS = frozenset({"decided", "rejected"})
"""Of a decision: what follows from its cell, and what could not be used."""
_TEXTS = ("placed", "party", "explanation", "evidence")


def gives_way(difference: Difference) -> bool:
    """False when nothing that was said is changed or gone: it is only added to, or could not be used.

    Args:
        difference: of answers, or of decisions about a plan.

    Returns:
        True where people must choose. A text that goes on is an addition, and so is a list that is handed in,
        whatever the day.
    """
    old, new = difference.old, difference.new
    kind, _, key = difference.what.rpartition(".")
    beside = difference.what.startswith(("unusable.", "since."))
    if key in _FOLLOWS or beside or old in (None, (), _NOTHING_YET.get(key)):
        return False
    if isinstance(old, Answer):
        return not _goes_on(old, new)
    if kind == "plan" and isinstance(old, tuple):
        return not {*old} <= {*new}
    if isinstance(old, tuple) and kind == "":
        return any(
            row.gone or any(was is not None for _, was, _ in row.values) for row in row_changes(old, new)
        )
    order = _ORDER.get(kind if kind == "state" else difference.what, ())
    return old not in order or new not in order or order.index(new) < order.index(old)


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of the formation, or of the support that a team gives, that differs.

    Attributes:
        name: the role or the kind of support.
        gone: True when the row stood there and does so no longer.
        values: per field that differs its name, what was and what comes.
    """

    name: str
    gone: bool
    values: tuple[tuple[str, Any, Any], ...]


def row_changes(old: Sequence[Row], new: Sequence[Row]) -> Iterator[RowChange]:
    """Rows that differ; the first of a name is held beside the first of that name, and so on.

    Args:
        old: as stored.
        new: as read.

    Yields:
        Rows in the order that they stood and come.
    """
    was, comes = rows_by_name(old), rows_by_name(new)
    for key in dict.fromkeys((*was, *comes)):
        before, after = was.get(key), comes.get(key)
        cells = {**row_cells(before), **row_cells(after)}
        pairs = ((f, row_cells(before).get(f), row_cells(after).get(f)) for f in cells)
        values = tuple(pair for pair in pairs if pair[1] != pair[2])
        if values or before is None or after is None:
            yield RowChange(key[0], after is None, values)


def row_cells(row: Row | None) -> dict[str, Any]:
    """What a row says beside its name, by field; nothing of no row."""
    return {} if row is None else row.model_dump(exclude={"role", "kind"})


def rows_by_name(rows: Sequence[Row]) -> dict[tuple[str, int], Row]:
    """Rows by their name and how many of that name there were so far, from 1."""
    count = Counter[str]()
    found = {}
    for row in rows:
        name = row.role if isinstance(row, Formation) else row.kind
        count[name] += 1
        found[name, count[name]] = row
    return found


def _goes_on(old: Answer, new: Answer | None) -> bool:
    """True when an answer still says all that the old one said; what could not be used said nothing."""
    return old.prefilled or (same_level(old, new or Answer()) and not lost_texts(old, new or Answer()))


def same_level(old: Answer, new: Answer) -> bool:
    """True when an answer has the level, n.v.t. or 'weet ik niet' of the old one, or that had none."""
    return (old.level, old.na, old.unknown) in {(None, False, False), (new.level, new.na, new.unknown)}


def lost_texts(old: Answer, new: Answer) -> list[str]:
    """The names of the texts that stand in the old answer and not in the new one."""
    return [key for key in _TEXTS if (getattr(old, key) or "") not in (getattr(new, key) or "")]
