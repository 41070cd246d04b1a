# SPDX-License-Identifier: EUPL-1.2
"""A filled-in action workbook back to what people say, with every problem at its sheet and cell."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from pydantic import TypeAdapter

from toolkit.forms.actions.cells import QUARTER
from toolkit.forms.actions.columns import action_columns, printed_columns, step_columns
from toolkit.forms.actions.doubles import as_one
from toolkit.forms.actions.hidden_sheet import ActionIdentity, ThenHeld, hidden_identity, refused_because
from toolkit.forms.actions.steps import beside_steps, read_steps
from toolkit.forms.actions.words import id_of
from toolkit.forms.returned.hidden_sheet import DecidedMark, based_on, identified
from toolkit.forms.returned.reading import Places, Reading, SheetReader
from toolkit.model.base import fits
from toolkit.model.given.answers import Import
from toolkit.model.given.plan import ActionId, is_own
from toolkit.model.given.said import PlanSaid, SaidAction, SaidStep
from toolkit.model.problem import Place
from toolkit.model.region import Region
from toolkit.sheets.columns import header_row
from toolkit.sheets.read.around import Around
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.open import Arrived
from toolkit.sheets.read.values import clean, is_blank, shown
from toolkit.words.catalogue import say
from toolkit.words.cells import row_word

_ID = TypeAdapter(ActionId)


def read_actions(
    came: Arrived, region: Region, criteria: Collection[str], *, day: date
) -> Reading[PlanSaid] | None:
    """Read one action workbook.

    Args:
        came: the file, whatever it is.
        region: whose workbook it should be.
        criteria: every id that a criterion may have.
        day: of the import.

    Returns:
        What people say with everything that is wrong; None when this is no action workbook. What
        could be read but not used is kept as `rejected`. Nothing is raised on whatever bytes.
    """
    file, digest, sheets = came.file, came.sha256, came.sheets
    identity = identified(
        sheets, say("actions.sheet.mark"), hidden_identity, DecidedMark.find, ActionIdentity
    )
    if identity is None:
        return None
    mark = identity.mark
    refused = refused_because(file, identity, region)
    if refused is not None:
        return Reading(file, digest, mark.unit, mark.round, None, (refused,))
    source = came.source(mark.unit, day)
    reader = _Reader(file, identity, frozenset(criteria), day)
    said = reader.read(sheets, source)
    return Reading(file, digest, mark.unit, mark.round, said, tuple(reader.problems))


class _Reader(SheetReader):
    def __init__(self, file: str, identity: ActionIdentity, criteria: frozenset[str], day: date) -> None:
        names = say("actions.sheet.mark"), say("actions.sheet.start")
        super().__init__(file, identity.mark, names, criteria)
        self.identity, self.today = identity, day
        self.rows: list[SaidAction] = []
        self.steps: list[SaidStep] = []
        self.there: set[str | None] = set()

    def read(self, sheets: tuple[Sheet, ...], source: Import) -> PlanSaid | None:
        """All sheets; None when no sheet with actions is left."""
        if self.identity.shown is None:
            self._problem("hidden-sheet-missing", Place())
        self._sheets(sheets)
        if not self.any_table:
            self._problem("action-sheet-missing", Place())
            return None
        self._missing()
        seen = self.identity.shown
        return PlanSaid(
            self.identity.mark.unit,
            based_on(self.identity.mark),
            None if seen is None else {k: _quarter_id(v) for k, v in seen.items() if fits(_ID, k)},
            tuple(self._each_once()),
            tuple(self.steps),
            source,
        )

    def _is_read(self, sheet: Sheet) -> bool:
        """The actions and the steps on a sheet; False when it has no table with either."""
        has_actions, has_steps = self._table(sheet, action_columns()), self._steps(sheet)
        return has_actions or has_steps

    def _take(self, sheet: Sheet, row: int, read: Places, every: Places, around: Around) -> str | None:
        """A row with an action."""
        said = self._collect(sheet, row, read, around)
        if said is None:
            return None
        self.there.add(said.id)
        word, then = row_word(said.id), self.identity.actions.get(said.id or "", ThenHeld())
        ours = {c.key for c in action_columns() if c.field is None and c.key != "id"}
        empty = ours.difference(then.printed) if said.is_new else frozenset()  # nothing of ours stood there
        inside = {at for key, at in every.items() if key not in empty}
        for at in (at for at in around.filled(row) if at not in inside):
            around.note(row, at)
        closed = printed_columns(own=said.id is None or is_own(said.id))
        self._overwritten(sheet, row, every, ((c, then.printed.get(c.key)) for c in closed), word)
        if said.says_something or self._status_changed(said):
            self._contradiction(said)
            self._untitled(said)
            self.rows.append(said)
        return word

    def _steps(self, sheet: Sheet) -> bool:
        """The steps on a sheet; False when it has no table with those."""
        read = [c for c in step_columns() if c.key != "example"]
        head = header_row(sheet, read)
        columns = None if head is None else self._columns(sheet, head, read)
        if head is None or columns is None:
            return False
        held = self.identity.steps
        self.steps += read_steps(sheet, head, columns, held, self._problem, today=self.today)
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
        place = Place(sheet=say("actions.sheet.actions"))
        for action, then in self.identity.actions.items():
            if then.kind != "new" and action not in self.there:
                self._problem("action-missing", place, action=row_word(action))

    def _collect(
        self, sheet: Sheet, row: int, columns: Mapping[str, int], around: Around
    ) -> SaidAction | None:
        """A row with an action; None for any other, which is told."""
        place = sheet.place(row, columns["id"])
        text = clean(shown(sheet.at(row, columns["id"])))[0]
        name = id_of(text)
        action: str | None = name if fits(_ID, name) else None
        then = self.identity.actions.get(name)
        own = action is None or is_own(action)
        known = then is not None or (action is not None and (own or not self.identity.actions))
        if text and not known:
            filled = [at for at in around.filled(row) if at != columns["id"]]
            if filled and row > around.head:
                self._problem("action-unknown", place, action=text[:60])
            elif filled or text not in {say("actions.settled"), say("actions.read.settled_line")}:  # ours
                self.problems += around.loose(row, "action-row-loose")
            return None
        if not text and is_blank(sheet.at(row, columns.get("title", -1))):
            self.problems += around.loose(row, "action-row-loose")
            return None
        then = then or ThenHeld(kind="new" if action is None else "known")
        asked = (column for column in action_columns() if own or not column.own_only)
        cells = dict(self._cells(sheet, row, columns, asked, then=then, word=row_word(action)))
        is_new = then.kind == "new" or (own and name not in self.identity.actions)
        return SaidAction(action, cells, place, is_new, then.kind == "returned", then.gaps)

    def _contradiction(self, said: SaidAction) -> None:
        """A row that says no and goes on all the same: both are kept, and people are asked."""
        decision, status = said.cells.get("decision"), said.cells.get("status")
        if decision is None or status is None:
            return
        if decision.value == "refused" and status.value in {"doing", "done"}:
            words = say("actions.decision.refused"), say(f"actions.status.{status.value}")
            holes = {"action": row_word(said.id), "decision": words[0], "status": words[1]}
            self._problem("refused-and-going-on", status.place, **holes)

    def _untitled(self, said: SaidAction) -> None:
        """A row of people's own without a title: the decision is kept, and nobody can tell of what."""
        title = said.cells.get("title")
        if title is not None and title.value is None and title.held is None and title.rejected is None:
            self._problem("own-action-untitled", title.place, action=row_word(said.id))

    def _status_changed(self, said: SaidAction) -> bool:
        """A row without a decision may still say how far the action is."""
        cell = said.cells.get("status")
        return said.id is not None and cell is not None and cell.value not in {None, "todo", cell.held}


def _quarter_id(text: str) -> str | None:
    value = QUARTER.of_hidden(text)
    return value if isinstance(value, str) else None
