# SPDX-License-Identifier: EUPL-1.2
"""What a newer form says, laid over what is stored: what the form has no room for was not emptied."""

from collections.abc import Iterator, Set
from typing import Any

from toolkit.model.given.answers import Answer, Answers, ListState, Profile, cell_of_row
from toolkit.store.merging.differences import NOTHING_SAID, each_difference, same_said
from toolkit.store.merging.unusable import TABLES, moved

_TEXTS = ("placed", "party", "explanation", "evidence")
_LEVEL = ("level", "na", "unknown", "rejected", "asked", "prefilled", "migrated")


def merge(old: Answers | None, new: Answers, seen: Set[str] | None = None) -> Answers:
    """The answers to store: the newer file's, with the history of imports kept.

    Args:
        old: what is stored, or None.
        new: as read, with one import numbered 1.
        seen: what the new form has room for: `AB-03.level` and `AB-03.explanation`, `profile.caseload`,
            `formation` and `formation.fte`, `handed_in`, `on`; None for everything. What was stored
            and has no room there stays: it is not there, which is not the same as emptied.

    Returns:
        The newer answers; an answer that says the same keeps the number of its first import.
    """
    if old is None:
        return new
    n = max((i.n for i in old.imports), default=0) + 1
    imports = (*old.imports, *(i.model_copy(update={"n": n}) for i in new.imports))
    laid = new.model_copy(update={table: _rows(table, old, new, seen) for table in TABLES})
    merged = laid.model_copy(
        update={
            "imports": imports,
            "answers": dict(_answers(old, new, seen, n)),
            "profile": _profile(old.profile, new.profile, seen),
            "standards": _states(old, new, seen),
            "unusable": _unusable(old, laid, seen),
            "aside": {**old.aside, **new.aside},
        }
    )
    if any(not d.what.startswith(("state.", "since.")) for d in each_difference(old, merged)):
        return merged
    # what was handed in once more after the talk, and says the same, is still what was talked over
    talked = {i for i, s in old.standards.items() if s.state == "discussed"}
    states = {
        i: old.standards[i] if i in talked and s.state != "draft" else s for i, s in merged.standards.items()
    }
    return merged.model_copy(update={"standards": states})


def _has(seen: Set[str] | None, what: str) -> bool:
    return seen is None or what in seen


def _answers(old: Answers, new: Answers, seen: Set[str] | None, n: int) -> Iterator[tuple[str, Answer]]:
    for criterion in {**old.answers, **new.answers}:
        before, after = old.answers.get(criterion), new.answers.get(criterion, NOTHING_SAID)
        if before is not None:
            kept = [field for field in _TEXTS if not _has(seen, f"{criterion}.{field}")]
            kept += _LEVEL if not _has(seen, f"{criterion}.level") else ()
            update = {f: was for f in kept if (was := getattr(before, f)) != getattr(after, f)}
            if update:
                after = after.model_copy(update=update)
        if criterion not in new.answers and same_said(after, NOTHING_SAID):
            continue  # nothing is said of it, then or now
        origin = before.import_ if before is not None and same_said(before, after) else n
        yield criterion, after.model_copy(update={"import_": origin})


def _profile(old: Profile, new: Profile, seen: Set[str] | None) -> Profile:
    kept = [name for name in type(old).model_fields if not _has(seen, f"profile.{name}")]
    return new.model_copy(update={name: getattr(old, name) for name in kept})


def _rows(table: str, old: Answers, new: Answers, seen: Set[str] | None) -> tuple[Any, ...]:
    """The rows of a table; a column that is gone keeps its numbers, by the name of the row."""
    before, after = getattr(old, table), getattr(new, table)
    if not _has(seen, table):
        return tuple(before)
    name = TABLES[table]
    of = {getattr(row, name): row for row in before}
    rows = []
    for row in after:
        kept = [f for f in type(row).model_fields if not _has(seen, f"{table}.{f}")]
        then = of.get(getattr(row, name))
        rows.append(row if then is None else row.model_copy(update={f: getattr(then, f) for f in kept}))
    return tuple(rows)


def _states(old: Answers, new: Answers, seen: Set[str] | None) -> dict[str, ListState]:
    """The newer states, and those of lists that the newer form does not have."""
    found = {} if seen is None else dict(old.standards)
    for standard, state in new.standards.items():
        before = old.standards.get(standard)
        kept = [] if _has(seen, "handed_in") else ["state", "since"]  # a day says nothing by itself
        kept += [] if _has(seen, "on") else ["since"]
        update = {} if before is None else {f: getattr(before, f) for f in kept}
        found[standard] = state.model_copy(update=update)
    return found


def _unusable(old: Answers, new: Answers, seen: Set[str] | None) -> dict[str, str]:
    places = moved(old.unusable, old, new)
    there = {to: old.unusable[key] for key, to in places.items() if to and not _has_cell(seen, key)}
    return {**there, **new.unusable}


def _has_cell(seen: Set[str] | None, key: str) -> bool:
    """True when the form has room for what stood in a cell; a row of a table has room where its column is."""
    cell = cell_of_row(key)
    return _has(seen, key if cell is None else f"{cell[0]}.{cell[2]}")
