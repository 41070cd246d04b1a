# SPDX-License-Identifier: EUPL-1.2
"""A filled-in action workbook back to what people say, with every problem at its sheet and cell."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from pydantic import TypeAdapter, ValidationError

from toolkit.forms.actions.cells import QUARTER
from toolkit.forms.actions.columns import action_columns, printed_columns, step_columns
from toolkit.forms.actions.doubles import as_one
from toolkit.forms.actions.mark import (
    ActionIdentity,
    ThenHeld,
    fingerprint,
    identify_actions,
    mark_sheet,
    refused_because,
)
from toolkit.forms.actions.steps import beside_steps, read_steps
from toolkit.forms.actions.words import ActionMark, based_on, id_of, id_word
from toolkit.model.given.answers import Import
from toolkit.model.given.plan import ActionField, ActionId, is_own
from toolkit.model.given.said import PlanSaid, SaidAction, SaidCell, SaidStep
from toolkit.model.problem import Hole, Place, Problem
from toolkit.model.region import Region
from toolkit.sheets.around import Around, loose_remarks, sheet_remarks
from toolkit.sheets.columns import Column, columns_by_header, header_row
from toolkit.sheets.grid import Sheet, arrived
from toolkit.sheets.said import said_cell
from toolkit.sheets.values import clean, is_blank, normal, shown
from toolkit.words.catalogue import say

_ID = TypeAdapter(ActionId)


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
    came = arrived(name, data)
    file, digest, sheets = came.file, came.sha256, came.sheets
    identity = identify_actions(sheets)
    if identity is None:
        return None
    mark = identity.mark
    refused = refused_because(file, identity, region)
    if refused is not None:
        return ActionsReading(file, digest, mark.unit, mark.round, None, (refused,))
    source = came.source(mark.unit, day, toolkit_version)
    reader = _Reader(file, identity, frozenset(criteria))
    said = reader.read(sheets, source)
    return ActionsReading(file, digest, mark.unit, mark.round, said, tuple(reader.problems))


class _Reader:
    def __init__(self, file: str, identity: ActionIdentity, criteria: frozenset[str]) -> None:
        self.file, self.identity, self.criteria = file, identity, criteria
        self.problems: list[Problem] = []
        self.rows: list[SaidAction] = []
        self.steps: list[SaidStep] = []
        self.there: set[str | None] = set()

    def read(self, sheets: tuple[Sheet, ...], source: Import) -> PlanSaid | None:
        """All sheets; None when no sheet with actions is left."""
        if self.identity.shown is None:
            self._problem("hidden-sheet-missing", Place())
        start, choices = (normal(say(key)) for key in ("decisions.sheet.start", "form.sheet.choices"))
        mark = mark_sheet(sheets)
        seen_by_people = [s for s in sheets if s is not mark and normal(s.name) != choices]
        tables, own = 0, []
        for sheet in (s for s in seen_by_people if normal(s.name) != start and self._belongs(s)):
            has_actions, has_steps = self._actions(sheet), self._steps(sheet, source.on)
            tables += has_actions
            if (
                not has_actions
                and not has_steps
                and ActionMark.find(" ".join(t for *_, t in sheet.texts())) is None
            ):
                own.append(sheet)
        self.problems += loose_remarks(self.file, seen_by_people)
        self.problems += sheet_remarks(self.file, own)
        if not tables:
            self._problem("action-sheet-missing", Place())
            return None
        self._missing()
        seen = self.identity.shown
        return PlanSaid(
            self.identity.mark.unit,
            based_on(self.identity.mark),
            None if seen is None else {k: _quarter_id(v) for k, v in seen.items() if _is_id(k)},
            tuple(self._each_once()),
            tuple(self.steps),
            source,
        )

    def _actions(self, sheet: Sheet) -> bool:
        """The actions on a sheet; False when it has no table with those."""
        name, *others = (c for c in action_columns() if c.key == "id" or c.fill)
        heads = (header_row(sheet, (name, other)) for other in others)  # whichever column is still there
        head = next((row for row in heads if row is not None), None)
        read = [c for c in action_columns() if c.key == "id" or c.field is not None]
        columns = None if head is None else self._columns(sheet, head, read)
        if head is None or columns is None:
            return False
        around = Around(self.file, sheet, head)
        words = ((c.key, word) for c in action_columns() for word in (c.header, *c.older))
        every = {key: at for key, word in words for row, at in sheet.all(word) if row == head} | columns
        ours = {c.key for c in action_columns() if c.field is None and c.key != "id"}
        ids: dict[int, str] = {}
        for row in (row for row in range(len(sheet.rows)) if row != head):
            said = self._collect(sheet, row, columns, around)
            if said is None:
                continue
            self.there.add(said.id)
            ids[row] = id_word(said.id or "-")
            printed = self.identity.actions.get(said.id or "", ThenHeld()).printed
            empty = ours.difference(printed) if said.is_new else frozenset()  # nothing of ours stood there
            inside = {at for key, at in every.items() if key not in empty}
            for at in (at for at in around.filled(row) if at not in inside):
                around.note(row, at)
            self._printed(sheet, row, every, said)
            if said.says_something or self._status_changed(said):
                self._contradiction(said)
                self.rows.append(said)
        self.problems += around.beside()
        filled = {columns[column.key] for column in read if column.fill and column.key in columns}
        self.problems += around.merged(ids, filled, "actions-merged")
        return True

    def _steps(self, sheet: Sheet, today: date) -> bool:
        """The steps on a sheet; False when it has no table with those."""
        read = [c for c in step_columns() if c.key != "example"]
        head = header_row(sheet, read)
        columns = None if head is None else self._columns(sheet, head, read)
        if head is None or columns is None:
            return False
        held = self.identity.steps
        self.steps += read_steps(sheet, head, columns, held, self._problem, today=today)
        self.problems += beside_steps(self.file, sheet, head, columns)
        return True

    def _each_once(self) -> Iterator[SaidAction]:
        """The rows in order, those of one action together."""
        by_id: dict[str, list[SaidAction]] = {}
        for row in self.rows:
            by_id.setdefault(row.id or f"row {id(row)}", []).append(row)
        for rows in by_id.values():
            kept, problems = as_one(self.file, rows)
            self.problems += problems
            yield from kept

    def _missing(self) -> None:
        """Actions that stood in the workbook when it was made, and are no longer there."""
        place = Place(sheet=say("decisions.sheet.actions"))
        for action, then in self.identity.actions.items():
            if then.kind != "new" and action not in self.there:
                self._problem("action-missing", place, action=id_word(action))

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

    def _collect(
        self, sheet: Sheet, row: int, columns: Mapping[str, int], around: Around
    ) -> SaidAction | None:
        """A row with an action; None for any other, which is told."""
        place = sheet.place(row, columns["id"])
        text = clean(shown(sheet.at(row, columns["id"])))[0]
        name = id_of(text)
        action: str | None = name if _is_id(name) else None
        then = self.identity.actions.get(name)
        own = action is None or is_own(action)
        known = then is not None or (action is not None and (own or not self.identity.actions))
        if text and not known:
            filled = [at for at in around.filled(row) if at != columns["id"]]
            if filled and row > around.head:
                self._problem("action-unknown", place, action=text[:60])
            elif filled or text not in {say("decisions.settled"), say("decisions.read.settled_line")}:  # ours
                self.problems += around.loose(row, "action-row-loose")
            return None
        if not text and is_blank(sheet.at(row, columns.get("title", -1))):
            self.problems += around.loose(row, "action-row-loose")
            return None
        then = then or ThenHeld("new" if action is None else "known")
        cells = dict(self._cells(sheet, row, columns, action, then, own=own))
        is_new = then.kind == "new" or (own and name not in self.identity.actions)
        return SaidAction(action, cells, place, is_new, then.kind == "returned", then.gaps)

    def _printed(self, sheet: Sheet, row: int, columns: Mapping[str, int], said: SaidAction) -> None:
        """What somebody wrote over words of ours, or in a cell that was left empty."""
        then = self.identity.actions.get(said.id or "", ThenHeld())
        for each in printed_columns(own=said.id is None or is_own(said.id)):
            at = columns.get(each.key)
            if at is None or each.key not in then.printed or (row, at) in sheet.marked:
                continue
            value = sheet.at(row, at)
            if not is_blank(value) and fingerprint(value) != then.printed[each.key]:
                holes = {"action": id_word(said.id or "-"), "column": each.header}
                self._problem("action-text-changed", sheet.place(row, at), **holes)

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
            where = say("decisions.field", action=id_word(action or "-"), column=each.header)
            held = each.means.of_hidden(then.held.get(key))
            means = partial(each.means.of_cell, criteria=self.criteria)
            cell, problems = said_cell(self.file, sheet, (row, column), means, where=where, held=held)
            self.problems += problems
            yield key, cell

    def _problem(self, code: str, place: Place, **holes: Hole) -> None:
        self.problems.append(Problem.of(code, self.file, place, **holes))


def _is_id(text: str) -> bool:
    try:
        _ID.validate_python(text)
    except ValidationError:
        return False
    return True


def _quarter_id(text: str) -> str | None:
    value = QUARTER.of_hidden(text)
    return value if isinstance(value, str) else None
