# SPDX-License-Identifier: EUPL-1.2
"""A filled-in action workbook back to what people say, with every problem at its sheet and cell."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from pydantic import TypeAdapter, ValidationError

from toolkit.forms.actions.cells import field_of, held_value
from toolkit.forms.actions.columns import action_columns, step_columns
from toolkit.forms.actions.mark import ActionIdentity, ThenHeld, identify_actions
from toolkit.forms.actions.steps import read_steps
from toolkit.forms.actions.words import ActionMark, based_on, id_of, id_word
from toolkit.model.answers import Import
from toolkit.model.plan import ActionField, ActionId, is_own
from toolkit.model.problem import Hole, Place, Problem
from toolkit.model.region import Region
from toolkit.model.said import PlanSaid, SaidAction, SaidCell, SaidStep
from toolkit.sheets.columns import Column, columns_by_header, header_row
from toolkit.sheets.grid import Sheet, open_workbook
from toolkit.sheets.names import stored_name
from toolkit.sheets.values import UnusableError, clean, is_blank, normal, shown
from toolkit.words.catalogue import say

READS_FORMAT = 1
_ID = TypeAdapter(ActionId)
_NOT_READ = ("start", "mark")


@dataclass(frozen=True, slots=True)
class ActionsReading:
    """What came back in one action workbook.

    Attributes:
        file: name without folder.
        sha256: of the bytes.
        unit: id of the team or municipality, or None.
        round: id of the round, or None.
        said: what could be read; None when the file is refused.
        problems: in the order found.
    """

    file: str
    sha256: str
    unit: str | None = None
    round: str | None = None
    said: PlanSaid | None = None
    problems: tuple[Problem, ...] = ()


def read_actions(
    name: str, data: bytes, region: Region, criteria: Collection[str], *, day: date, toolkit_version: str
) -> ActionsReading | None:
    """Read one action workbook.

    Args:
        name: of the file, perhaps with folders.
        data: its bytes, whatever they are.
        region: whose workbook it should be.
        criteria: every id that a criterion may have.
        day: of the import.
        toolkit_version: of the program that reads.

    Returns:
        What people say with everything that is wrong; None when this is no action workbook. What
        could be read but not used is kept as `rejected`. Nothing is raised on whatever bytes.
    """
    file = name.replace("\\", "/").rsplit("/", 1)[-1] or "-"
    digest = hashlib.sha256(data).hexdigest()
    sheets, problems = open_workbook(file, data)
    identity = None if problems else identify_actions(sheets)
    if identity is None:
        return None
    mark = identity.mark
    refused = _refused(file, identity, region)
    if refused is not None:
        return ActionsReading(file, digest, mark.unit, mark.round, None, (refused,))
    stored = stored_name(mark.unit, file)
    source = Import(n=1, file=stored, sha256=digest, on=day, channel="workbook", toolkit=toolkit_version)
    reader = _Reader(file, identity, frozenset(criteria))
    said = reader.read(sheets, source)
    return ActionsReading(file, digest, mark.unit, mark.round, said, tuple(reader.problems))


def _refused(file: str, identity: ActionIdentity, region: Region) -> Problem | None:
    mark = identity.mark
    if mark.format != READS_FORMAT:
        return Problem.of("form-newer", file, format=mark.format)
    if identity.region not in {None, region.id}:
        return Problem.of("form-other-region", file, inside=identity.region or "", outside=region.id)
    if region.round(mark.round) is None:
        return Problem.of("form-other-round", file, round=mark.round)
    if region.team(mark.unit) is None and all(m.unit != mark.unit for m in region.municipalities):
        return Problem.of("form-other-unit", file, unit=mark.unit)
    try:
        based_on(mark)
    except ValueError:
        return Problem.of("not-a-form", file)
    return None


@dataclass(slots=True)
class _Rows:
    """The rows found so far, by id, to see one that stands there twice."""

    rows: list[SaidAction] = field(default_factory=list)
    first: dict[str, SaidAction] = field(default_factory=dict)
    doubles: set[str] = field(default_factory=set)


class _Reader:
    def __init__(self, file: str, identity: ActionIdentity, criteria: frozenset[str]) -> None:
        self.file, self.identity, self.criteria = file, identity, criteria
        self.problems: list[Problem] = []

    def read(self, sheets: tuple[Sheet, ...], source: Import) -> PlanSaid | None:
        """All sheets; None when no sheet with actions is left."""
        if self.identity.shown is None:
            self._problem("hidden-sheet-missing", Place())
        unread = {normal(say(f"decisions.sheet.{key}")) for key in _NOT_READ}
        found, steps, tables = _Rows(), list[SaidStep](), 0
        for sheet in (s for s in sheets if normal(s.name) not in unread):
            if not self._belongs(sheet):
                continue
            head = header_row(sheet, (c for c in action_columns() if c.key in {"id", "decision"}))
            read = [c for c in action_columns() if c.key == "id" or c.field is not None]
            columns = None if head is None else self._columns(sheet, head, read)
            if columns is not None:
                tables += 1
                for row in (row for row in range(len(sheet.rows)) if row != head):
                    self._collect(sheet, row, columns, found)
            read_too = [c for c in step_columns() if c.key != "example"]
            head = header_row(sheet, read_too)
            columns = None if head is None else self._columns(sheet, head, read_too)
            if head is not None and columns is not None:
                steps += read_steps(sheet, head, columns, self.identity.steps, self._problem, today=source.on)
        if not tables:
            self._problem("action-sheet-missing", Place())
            return None
        seen = self.identity.shown
        return PlanSaid(
            self.identity.mark.unit,
            based_on(self.identity.mark),
            None if seen is None else {k: _quarter_id(v) for k, v in seen.items() if _is_id(k)},
            tuple(row for row in found.rows if row.id not in found.doubles),
            tuple(steps),
            source,
        )

    def _belongs(self, sheet: Sheet) -> bool:
        own = self.identity.mark
        for row, column, text in sheet.texts():
            mark = ActionMark.find(text)
            if mark is not None and (mark.round, mark.unit) != (own.round, own.unit):
                place = sheet.place(row, column)
                self._problem("form-marks-differ", place, inside=str(mark), outside=str(own))
                return False
        return True

    def _columns(self, sheet: Sheet, head: int, columns: Iterable[Column]) -> dict[str, int] | None:
        places, problems = columns_by_header(self.file, sheet, head, columns)
        self.problems += problems
        return places

    def _collect(self, sheet: Sheet, row: int, columns: Mapping[str, int], found: _Rows) -> None:
        place = sheet.place(row, columns["id"])
        text = clean(shown(sheet.at(row, columns["id"])))[0]
        name = id_of(text)
        action: str | None = name if _is_id(name) else None
        then = self.identity.actions.get(name)
        known = then is not None or (action is not None and not self.identity.actions)
        if text and not known and not (action is not None and is_own(action)):
            if any(not is_blank(v) for v in sheet.rows[row][columns["id"] + 1 :]) and row > 2:
                self._problem("action-unknown", place, action=text[:60])
            return
        then = then or ThenHeld("new" if action is None else "known")
        own = action is None or is_own(action)
        cells = dict(self._cells(sheet, row, columns, action, then, own=own))
        is_new = then.kind == "new" or (own and name not in self.identity.actions)
        said = SaidAction(action, cells, place, is_new, then.kind == "returned", then.gaps)
        if not said.says_something and not self._status_changed(said):
            return
        self._contradiction(said)
        if action is None or action not in found.first:
            found.rows.append(said)
            found.first |= {} if action is None else {action: said}
            return
        if _values(found.first[action]) != _values(said):
            found.doubles.add(action)
            other = found.first[action].place
            where = f"{other.sheet}!{other.cell}"
            self._problem("action-twice", place, action=action, other=where)

    def _contradiction(self, said: SaidAction) -> None:
        """A row that says no and goes on all the same: both are kept, and people are asked."""
        decision, status = said.cells.get("decision"), said.cells.get("status")
        if decision is None or status is None:
            return
        if decision.value == "refused" and status.value in {"doing", "done"}:
            words = say("decisions.decision.refused"), say(f"decisions.status.{status.value}")
            holes = {"action": id_word(said.id or "-"), "decision": words[0], "status": words[1]}
            self._problem("refused-and-going-on", status.place, **holes)

    def _status_changed(self, said: SaidAction) -> bool:
        """A row without a decision may still say how far the action is."""
        cell = said.cells.get("status")
        return said.id is not None and cell is not None and cell.value not in {None, "todo", cell.held}

    def _cells(
        self,
        sheet: Sheet,
        row: int,
        columns: Mapping[str, int],
        action: str | None,
        then: ThenHeld,
        *,
        own: bool,
    ) -> Iterator[tuple[ActionField, SaidCell]]:
        for each in action_columns():
            key, column = each.field, columns.get(each.key)
            if key is None or column is None or (each.own_only and not own):
                continue
            place = sheet.place(row, column)
            where = say("decisions.field", action=id_word(action or "-"), column=each.header)
            held = held_value(key, then.held.get(key))
            marked = sheet.marked.get((row, column))
            if marked is not None:
                code = "cell-formula" if marked.error is None else "cell-error"
                text = clean(marked.error or f"={marked.formula}")[0] or say("form.read.formula")
                self._problem(code, place, criterion=where, text=text[:60])
                yield key, SaidCell(None, held, place, text)
                continue
            value = sheet.at(row, column)
            if isinstance(value, str) and clean(value)[1]:
                self._problem("text-control-characters", place, criterion=where)
            try:
                yield key, SaidCell(field_of(key, value, self.criteria), held, place)
            except UnusableError:
                text = clean(shown(value))[0] or say("form.read.unreadable")
                short = " ".join(text.split())[:60]
                self._problem("action-cell-unusable", place, where=where, text=short)
                yield key, SaidCell(None, held, place, text)

    def _problem(self, code: str, place: Place, **holes: Hole) -> None:
        self.problems.append(Problem.of(code, self.file, place, **holes))


def _values(said: SaidAction) -> dict[ActionField, object]:
    return {key: (cell.value, cell.rejected) for key, cell in said.cells.items()}


def _is_id(text: str) -> bool:
    try:
        _ID.validate_python(text)
    except ValidationError:
        return False
    return True


def _quarter_id(text: str) -> str | None:
    value = held_value("quarter", text)
    return value if isinstance(value, str) else None
