# SPDX-License-Identifier: EUPL-1.2
"""Which form came back: the mark in the hidden sheet, or else the one that a reader sees."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from pydantic import TypeAdapter

from toolkit.forms.question.layout import (
    MARK_ALONE,
    MARK_CRITERION,
    MARK_FIELD,
    MARK_LIST,
    MARK_MENDS,
    MARK_NORM,
    MARK_NOTE,
)
from toolkit.forms.question.mark import Mark
from toolkit.model.base import CriterionId, fits
from toolkit.model.problem import Place, Problem
from toolkit.sheets import hidden
from toolkit.sheets.read.grid import Sheet
from toolkit.words.catalogue import say

_ID: TypeAdapter[str] = TypeAdapter(CriterionId)
_HASH = re.compile(r"sha256:[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class AskedThen:
    """A question as it was asked on the form.

    Attributes:
        hash: content hash of what was asked.
        pin: the list it stood on.
    """

    hash: str
    pin: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Which form this is.

    Attributes:
        mark: round, unit and lists.
        region: id of the region; None when only the visible mark is left.
        asked: what was asked, by criterion; empty when only the visible mark is left.
        mends: SHA-256 of the file that this one was made to mend, or None.
        held: fingerprint of what it held when it was made, or None.
        notes: sheet and cell of each note that it was made with.
        fields: of the profile, that it has; None for a form that does not say.
        norm: pin of the norm that its outcome is held against; None likewise.
        alone: True for a form of one colleague or partner, that asks nothing about the team itself.
    """

    mark: Mark
    region: str | None = None
    asked: Mapping[str, AskedThen] = field(default_factory=dict)
    mends: str | None = None
    held: str | None = None
    notes: frozenset[tuple[str, str]] = frozenset()
    alone: bool = False
    fields: frozenset[str] | None = None
    norm: str | None = None


def unread_sheets() -> tuple[str, ...]:
    """Sheets on which nothing is typed: what follows, words, and two that are hidden. Nobody reads them."""
    return tuple(say(f"form.sheet.{key}") for key in ("again", "choices", "norm", "outcome", "glossary"))


@lru_cache(maxsize=1 << 12)  # form after form has the same
def is_criterion_id(text: str) -> bool:
    """True for a text with the shape of a criterion's id."""
    return fits(_ID, text)


def identify(
    file: str, sheets: tuple[Sheet, ...]
) -> tuple[Identity | None, tuple[Sheet, ...], tuple[Problem, ...]]:
    """Find out which form this is and which sheets belong to it.

    Args:
        file: name for the problems.
        sheets: of the workbook.

    Returns:
        Who and when (None: no form), the sheets to read, and problems. A sheet with the mark of
        another form is left out.
    """
    kept_apart = hidden.named(sheets, say("form.sheet.mark"))
    visible = tuple(s for s in sheets if s is not kept_apart)
    marks = {s.name: (place, mark) for s in visible if (found := _visible(s)) for place, mark in [found]}
    identity = None if kept_apart is None else _hidden(kept_apart)
    problems: list[Problem] = []
    if identity is None:
        if not marks:
            return None, (), (Problem.of("not-a-form", file),)
        first = next(iter(marks.values()))[1]
        same = [m for _, m in marks.values() if (m.round, m.unit) == (first.round, first.unit)]
        pins = tuple(dict.fromkeys(pin for mark in same for pin in mark.pins))
        identity = Identity(Mark(first.round, first.unit, pins, first.format))
        problems.append(Problem.of("hidden-sheet-missing", file))
    own = identity.mark
    kept = []
    for sheet in visible:
        place, mark = marks.get(sheet.name, (Place(sheet=sheet.name), own))
        if (mark.round, mark.unit) == (own.round, own.unit):
            kept.append(sheet)
        else:
            outside = str(Mark(own.round, own.unit))
            problems.append(Problem.of("form-marks-differ", file, place, inside=str(mark), outside=outside))
    return identity, tuple(kept), tuple(problems)


def is_marked(sheet: Sheet) -> bool:
    """True for a sheet on which the mark of a form stands, whatever else somebody made of it."""
    return _visible(sheet) is not None


def _visible(sheet: Sheet) -> tuple[Place, Mark] | None:
    for row, column, text in sheet.texts():
        mark = Mark.find(text)
        if mark is not None:
            return sheet.place(row, column), mark
    return None


def _hidden(sheet: Sheet) -> Identity | None:
    """The identity in the hidden sheet, or None when it is not whole."""
    single: dict[str, str] = {}
    pins: list[str] = []
    asked: dict[str, AskedThen] = {}
    notes: set[tuple[str, str]] = set()
    fields: set[str] = set()
    mends = held = None
    for key, *cells in hidden.hidden_rows(sheet, 4):
        if key == MARK_LIST:
            pins.append(cells[0])
        elif key == MARK_CRITERION and is_criterion_id(cells[0]) and _HASH.fullmatch(cells[1]):
            asked[cells[0]] = AskedThen(cells[1], cells[2])
        elif key == MARK_MENDS:
            mends, held = cells[0], cells[1]
        elif key == MARK_NOTE:
            notes.add((cells[0], cells[1]))
        elif key == MARK_FIELD:
            fields.add(cells[0])
        else:
            single[key] = cells[0]
    found = (single.get(key, "") for key in (hidden.FORM, hidden.ROUND, hidden.UNIT))
    mark = Mark.find(" · ".join((*found, *pins)))
    if mark is None:
        return None
    return Identity(
        mark,
        single.get(hidden.REGION),
        asked,
        mends,
        held,
        frozenset(notes),
        MARK_ALONE in single,
        frozenset(fields) or None,
        single.get(MARK_NORM),
    )
