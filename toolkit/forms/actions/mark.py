# SPDX-License-Identifier: EUPL-1.2
"""The hidden sheet: which action workbook it is, and what the plan held and showed when it was made."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from toolkit.forms.actions.columns import printed_columns
from toolkit.forms.actions.form import ActionForm, ActionRow
from toolkit.forms.actions.words import FORMAT, ActionMark, based_on
from toolkit.model.given.plan import ACTION_FIELDS, ActionDecision, ActionField, PlanStep
from toolkit.model.problem import Problem
from toolkit.model.region import Region
from toolkit.scoring.region import units_of
from toolkit.sheets import hidden
from toolkit.sheets.grid import Sheet, Value
from toolkit.sheets.values import normal, shown
from toolkit.words.catalogue import say

READS_FORMAT = 1
# keys in the first column
MARK_NORM, MARK_MEASURES, MARK_HASH = "norm", "measures", "hash"
MARK_ACTION, MARK_GAPS, MARK_HELD, MARK_STEP, MARK_SHOWN = "action", "gaps", "held", "step", "shown"
MARK_PRINTED = "printed"


@dataclass(slots=True)
class ThenHeld:
    """What an action was when the workbook was made.

    Attributes:
        kind: known, returned (refused, and asked again) or new (an empty row).
        gaps: levels to go, by criterion.
        held: text per field, as the hidden sheet has it.
        printed: fingerprint of what stood in each column that nobody fills in; empty for earlier workbooks.
    """

    kind: str = "known"
    gaps: dict[str, int] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)


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

    mark: ActionMark
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
    rows: list[tuple[str, ...]] = [
        (hidden.FORM, FORMAT),
        (hidden.REGION, form.region),
        (hidden.ROUND, form.mark.round),
        (hidden.UNIT, form.mark.unit),
        (MARK_NORM, form.mark.norm),
        (MARK_MEASURES, form.mark.measures),
        *((MARK_HASH, name, value) for name, value in form.hashes.items()),
        *((MARK_SHOWN, name, "" if q is None else q.id) for name, q in form.shown.items()),
    ]
    for row in form.rows:
        kind = "new" if row.is_new else "returned" if row.returned else "known"
        rows.append((MARK_ACTION, row.id, kind))
        rows.append((MARK_GAPS, row.id, " ".join(f"{c}={n}" for c, n in row.gaps.items())))
        printed = {column.key: column.shows(row).value for column in printed_columns(own=row.own)}
        texts = [f"{key}={fingerprint(value)}" for key, value in printed.items() if value or not row.is_new]
        if texts:
            rows.append((MARK_PRINTED, row.id, " ".join(texts)))
        rows += [
            (MARK_HELD, row.id, key, held_text(row, key)) for key in ACTION_FIELDS if held_text(row, key)
        ]
    count: dict[str, int] = {}
    for state, step in form.steps:
        count[state] = count.get(state, 0) + 1
        if step is not None:
            rows.append((MARK_STEP, state, str(count[state]), step.by, step.on.isoformat()))
    return rows


def fingerprint(value: Value | None) -> str:
    """Of what stands in a cell, however it is spaced: it tells whether somebody wrote something else."""
    return hashlib.sha256(normal(shown("" if value is None else value)).encode()).hexdigest()[:8]


def held_text(row: ActionRow, key: ActionField) -> str:
    """What the plan held of a field, as the hidden sheet keeps it; "" for nothing."""
    value = row.held_of(key)
    if value is None or value == () or (key == "status" and row.held == ActionDecision()):
        return ""
    return " ".join(value) if isinstance(value, tuple) else str(value)


def identify_actions(sheets: tuple[Sheet, ...]) -> ActionIdentity | None:
    """Find out whether this is an action workbook, and which.

    Args:
        sheets: of the workbook.

    Returns:
        Its identity by the hidden sheet, else by the mark that a reader sees; None for neither.
    """
    kept_apart = mark_sheet(sheets)
    identity = None if kept_apart is None else _hidden(kept_apart)
    if identity is not None:
        return identity
    marks = (ActionMark.find(text) for s in sheets for _, _, text in s.texts())
    mark = next((m for m in marks if m is not None), None)
    return None if mark is None else ActionIdentity(mark)


def mark_sheet(sheets: tuple[Sheet, ...]) -> Sheet | None:
    """The hidden sheet of an action workbook; None when it is gone."""
    return hidden.named(sheets, say("decisions.sheet.mark"))


def refused_because(file: str, identity: ActionIdentity, region: Region) -> Problem | None:
    """Why a workbook cannot be read as one of this region; None when it can."""
    mark = identity.mark
    if mark.format != READS_FORMAT:
        return Problem.of("form-newer", file, format=mark.format)
    if identity.region not in {None, region.id}:
        return Problem.of("form-other-region", file, inside=identity.region or "", outside=region.id)
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


def _hidden(sheet: Sheet) -> ActionIdentity | None:
    single: dict[str, str] = {}
    actions: dict[str, ThenHeld] = {}
    shown: dict[str, str] = {}
    steps: dict[tuple[str, int], PlanStep] = {}
    for key, first, *rest in hidden.hidden_rows(sheet, 5):
        if key == MARK_ACTION:
            actions.setdefault(first, ThenHeld()).kind = rest[0]
        elif key == MARK_GAPS:
            actions.setdefault(first, ThenHeld()).gaps = _gaps(rest[0])
        elif key == MARK_HELD:
            actions.setdefault(first, ThenHeld()).held[rest[0]] = rest[1]
        elif key == MARK_PRINTED:
            pairs = (part.partition("=") for part in rest[0].split())
            actions.setdefault(first, ThenHeld()).printed = {name: of for name, _, of in pairs}
        elif key == MARK_SHOWN:
            shown[first] = rest[0]
        elif key == MARK_STEP:
            _step(steps, first, rest)
        else:
            single[key] = first
    keys = (hidden.FORM, hidden.ROUND, hidden.UNIT, MARK_NORM, MARK_MEASURES)
    mark = ActionMark.find(" · ".join(single.get(key, "") for key in keys))
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
