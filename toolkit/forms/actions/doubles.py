# SPDX-License-Identifier: EUPL-1.2
"""An action that stands on more than one row: what agrees is kept, only what differs is refused."""

from collections.abc import Sequence
from dataclasses import replace

from toolkit.forms.actions.columns import means_of
from toolkit.forms.actions.words import column_header
from toolkit.forms.returned.reading import differ
from toolkit.model.given.plan import ACTION_FIELDS, ActionField, is_own
from toolkit.model.given.said import SaidAction, SaidCell
from toolkit.model.problem import Problem
from toolkit.words.cells import id_word


def as_one(file: str, rows: Sequence[SaidAction]) -> tuple[tuple[SaidAction, ...], tuple[Problem, ...]]:
    """The rows of one action brought together.

    Args:
        file: name for the problems.
        rows: with the same id, in order; at least one.

    Returns:
        One row, and a problem when the others say more than the first or something else. Rows of a team's
        own that differ in their title are actions apart: whoever copies a row to write a new action under
        it means another one.
    """
    first, *others = rows
    apart = [row for row in others if is_own(row.id or "") and differ(_cells((first, row), "title"))]
    same = [first, *(row for row in others if row not in apart)]
    if all(_values(row) == _values(first) for row in same):
        return (first, *(replace(row, is_new=True) for row in apart)), ()
    kept = {key: _one(key, cells) for key in ACTION_FIELDS if (cells := _cells(same, key))}
    torn = [key for key, cell in kept.items() if cell.rejected is not None and differ(_cells(same, key))]
    where = next(row.place for row in same if _values(row) != _values(first))
    action, other = id_word(first.id or ""), f"{first.place.sheet}!{first.place.cell}"
    if torn:
        columns = ", ".join(f"'{column_header(key)}'" for key in torn)
        problem = Problem.of("action-twice", file, where, action=action, other=other, columns=columns)
    else:
        problem = Problem.of("action-twice-joined", file, where, action=action, other=other)
    return (replace(first, cells=kept), *(replace(row, is_new=True) for row in apart)), (problem,)


def _one(key: ActionField, cells: Sequence[SaidCell]) -> SaidCell:
    """What the cells of a column say together."""
    filled = [cell for cell in cells if not cell.is_blank]
    if not differ(filled):
        return (filled or cells)[0]
    means = means_of(key)
    texts = list(dict.fromkeys(cell.rejected or means.words(cell.value) for cell in filled))
    if means.adds_up and all(cell.rejected is None for cell in filled):
        return replace(filled[0], value="\n".join(texts))
    return replace(filled[0], value=None, rejected=" | ".join(texts))


def _cells(rows: Sequence[SaidAction], key: ActionField) -> list[SaidCell]:
    return [row.cells[key] for row in rows if key in row.cells]


def _values(row: SaidAction) -> dict[ActionField, object]:
    return {key: (cell.value, cell.rejected) for key, cell in row.cells.items()}
