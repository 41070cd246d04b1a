# SPDX-License-Identifier: EUPL-1.2
"""What stands is kept, and what a form adds to it comes in: one changed answer keeps no other out."""

from collections.abc import Iterator, Sequence, Set

from toolkit.model.given.answers import Answer, Answers, ListState, Profile
from toolkit.store.merging.additions import gives_way, lost_level, lost_texts, same_level
from toolkit.store.merging.differences import Difference, differences, same_said
from toolkit.store.merging.rows import Row, row_cells, rows_by_name
from toolkit.store.merging.unusable import moved


def only_added(old: Answers, merged: Answers) -> Answers:
    """What is stored with what a form adds to it; wherever something would give way, what is stored.

    Args:
        old: what is stored.
        merged: the form laid over it.

    Returns:
        Answers beside which nothing of the old ones gave way. The last import is marked: more of its form
        may come yet.
    """
    kept = {d.what for d in differences(old, merged) if gives_way(d)}
    source = merged.imports[-1].model_copy(update={"partly": True})
    tables = {name: getattr(merged, name) for name in ("formation", "own_support")}
    tables |= {name: tuple(_rows(getattr(old, name), tables[name])) for name in tables.keys() & kept}
    laid = merged.model_copy(update=tables)
    return laid.model_copy(
        update={
            "imports": (*merged.imports[:-1], source),
            "answers": dict(_answers(old, merged)),
            "profile": merged.profile.model_copy(update=_profile(old.profile, kept)),
            "standards": dict(_states(old, merged, kept)),
            "unusable": dict(_unusable(old, merged, laid, kept)),
        }
    )


def _answers(old: Answers, merged: Answers) -> Iterator[tuple[str, Answer]]:
    for key in {**old.answers, **merged.answers}:
        before, after = old.answers.get(key), merged.answers.get(key)
        answer = after if before is None else _with_added(before, after)
        if answer is not None:
            yield key, answer


def _with_added(old: Answer, new: Answer | None) -> Answer | None:
    """An answer with the texts that come; a text beside another level says nothing of this one."""
    if not gives_way(Difference("", old, new)):
        return new
    if new is None or not same_level(old, new):
        return old
    lost = lost_texts(old, new)
    lost += ["party"] if "placed" in lost else []
    lost += ["rejected"] if lost_level(old, new) else []
    added = new.model_copy(update={key: getattr(old, key) for key in lost})
    return old if same_said(added, old) else added


def _profile(old: Profile, kept: Set[str]) -> dict[str, object]:
    return {name: getattr(old, name) for name in type(old).model_fields if f"profile.{name}" in kept}


def _rows(old: Sequence[Row], new: Sequence[Row]) -> Iterator[Row]:
    """Every row that stood there, with the cells that were empty filled in; then those that come."""
    was, comes = rows_by_name(old), rows_by_name(new)
    for key, row in was.items():
        cells = row_cells(comes.get(key))
        empty = [name for name, value in row_cells(row).items() if value is None and name in cells]
        yield row.model_copy(update={name: cells[name] for name in empty})
    yield from (row for key, row in comes.items() if key not in was)


def _states(old: Answers, merged: Answers, kept: Set[str]) -> Iterator[tuple[str, ListState]]:
    yield from old.standards.items()
    for name, after in merged.standards.items():
        before = old.standards.get(name)
        moved = before is None or (after.state != before.state and f"state.{name}" not in kept)
        if moved or (before is not None and before.since is None and after.state == before.state):
            yield name, after


def _unusable(old: Answers, merged: Answers, laid: Answers, kept: Set[str]) -> Iterator[tuple[str, str]]:
    """By the cells of what is stored: of the form what is kept out of nothing, of the old what gave way."""
    for texts, of, stays in ((merged.unusable, merged, False), (old.unusable, old, True)):
        places = moved(texts, of, laid)
        for key, text in texts.items():
            to = places[key]
            if to is not None and _below(key, kept) is stays:
                yield to, text


def _below(key: str, kept: Set[str]) -> bool:
    """True for a text that could not be used where something is kept: of an answer, a field or a table."""
    return f"unusable.{key}" in kept or any(key == what or key.startswith(f"{what}.") for what in kept)
