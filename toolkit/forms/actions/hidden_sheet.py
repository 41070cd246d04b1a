# SPDX-License-Identifier: EUPL-1.2
"""The hidden sheet: which action workbook it is, and what the plan held and showed when it was made."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from toolkit.forms.actions.columns import printed_columns
from toolkit.forms.actions.form import ActionForm
from toolkit.forms.returned.hidden_sheet import (
    MARK_HELD,
    MARK_PRINTED,
    DecidedMark,
    Then,
    based_on,
    head_rows,
    mark_of,
    not_ours,
    then_rows,
)
from toolkit.model.given.plan import ACTION_FIELDS, PlanStep
from toolkit.model.problem import Problem
from toolkit.model.region import Region
from toolkit.scoring.region import units_of
from toolkit.sheets import hidden
from toolkit.sheets.read.grid import Sheet

# keys in the first column, beside those of every workbook
_HASH, _ACTION, _GAPS, _STEP, _SHOWN = "hash", "action", "gaps", "step", "shown"


@dataclass(slots=True)
class ThenHeld(Then):
    """What an action was when the workbook was made.

    Attributes:
        kind: known, returned (refused, and asked again) or new (an empty row).
        gaps: levels to go, by criterion.
    """

    kind: str = "known"
    gaps: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ActionIdentity:
    """Which action workbook this is.

    Attributes:
        mark: round, team, norm and measures.
        region: id of the region; None when only the visible mark is left.
        actions: what each was then; empty when only the visible mark is left.
        shown: quarter per action, "" for outside; None when only the visible mark is left.
        steps: the steps that stood there, by state and how manieth row of that state, from 1.
    """

    mark: DecidedMark
    region: str | None = None
    actions: Mapping[str, ThenHeld] = field(default_factory=dict)
    shown: Mapping[str, str] | None = None
    steps: Mapping[tuple[str, int], PlanStep] = field(default_factory=dict)


def mark_rows(form: ActionForm) -> list[tuple[str, ...]]:
    """What the plan held and what people saw: by it the reader knows which cells were touched.

    Args:
        form: the workbook as a value.

    Returns:
        The rows of the hidden sheet.
    """
    rows = [
        *head_rows(form.region, form.mark),
        *((_HASH, name, value) for name, value in form.hashes.items()),
        *((_SHOWN, name, "" if q is None else q.id) for name, q in form.shown.items()),
    ]
    for row in form.rows:
        kind = "new" if row.is_new else "returned" if row.returned else "known"
        rows.append((_ACTION, row.id, kind))
        rows.append((_GAPS, row.id, " ".join(f"{c}={n}" for c, n in row.gaps.items())))
        printed = {column.key: column.shows(row).value for column in printed_columns(own=row.own)}
        there = {key: value for key, value in printed.items() if value or not row.is_new}
        rows += then_rows(row.id, {key: row.held_of(key) for key in ACTION_FIELDS}, there)
    count = Counter[str]()
    for state, step in form.steps:
        count[state] += 1
        if step is not None:
            rows.append((_STEP, state, str(count[state]), step.by, step.on.isoformat()))
    return rows


def refused_because(file: str, identity: ActionIdentity, region: Region) -> Problem | None:
    """Why a workbook cannot be read as one of this region; None when it can."""
    mark = identity.mark
    refused = not_ours(file, mark.format, identity.region, region)
    if refused is not None:
        return refused
    round_ = region.round(mark.round)
    if round_ is None:
        return Problem.of("form-other-round", file, round=mark.round)
    if not _knows(region, mark.unit):
        return Problem.of("form-other-unit", file, unit=mark.unit)
    try:
        based_on(mark)
    except ValueError:
        return Problem.of("not-a-form", file)
    there = _knows(region.at(round_.date), mark.unit)
    return None if there else Problem.of("unit-not-in-round", file, unit=mark.unit, round=mark.round)


def _knows(region: Region, unit: str) -> bool:
    return any(m.unit == unit for m in region.municipalities) or unit in {u.id for u in units_of(region)}


def hidden_identity(sheet: Sheet) -> ActionIdentity | None:
    """Which workbook it is by its hidden sheet; None when that does not say."""
    single: dict[str, str] = {}
    actions = defaultdict[str, ThenHeld](ThenHeld)
    shown: dict[str, str] = {}
    steps: dict[tuple[str, int], PlanStep] = {}
    for key, first, *rest in hidden.hidden_rows(sheet, 5):
        if key == _ACTION:
            actions[first].kind = rest[0]
        elif key == _GAPS:
            actions[first].gaps = _gaps(rest[0])
        elif key in {MARK_HELD, MARK_PRINTED}:
            actions[first].remember(key, rest)
        elif key == _SHOWN:
            shown[first] = rest[0]
        elif key == _STEP:
            _step(steps, first, rest)
        else:
            single[key] = first
    mark = mark_of(DecidedMark, single)
    return None if mark is None else ActionIdentity(mark, single.get(hidden.REGION), actions, shown, steps)


def _gaps(text: str) -> dict[str, int]:
    pairs = (part.split("=") for part in text.split())
    return {pair[0]: int(pair[1]) for pair in pairs if len(pair) == 2 and pair[1] in set("01234")}


def _step(steps: dict[tuple[str, int], PlanStep], state: str, rest: list[str]) -> None:
    number, by, on = rest
    try:
        step = PlanStep.model_validate({"state": state, "by": by, "on": date.fromisoformat(on)})
        steps[state, int(number)] = step
    except ValueError:  # somebody changed the hidden sheet: then nothing is known of this step
        return
