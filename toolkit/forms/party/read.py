# SPDX-License-Identifier: EUPL-1.2
"""A filled-in decision workbook back to what a party says, with every problem at its sheet and cell."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from pydantic import TypeAdapter, ValidationError

from toolkit.forms.actions.mark import fingerprint
from toolkit.forms.actions.words import based_on
from toolkit.forms.party.columns import party_columns, printed_columns
from toolkit.forms.party.mark import (
    ItemThen,
    PartyIdentity,
    identify_party,
    mark_sheet,
    party_named,
    refused_because,
)
from toolkit.forms.party.words import PartyMark, item_of, item_word
from toolkit.model.given.decision import ITEM_FIELDS, ItemField, ItemId, kind_of, unit_of_item
from toolkit.model.given.said import PartySaid, SaidCell, SaidItem
from toolkit.model.problem import Hole, Place, Problem
from toolkit.model.region import Region
from toolkit.sheets.around import Around, loose_remarks, sheet_remarks
from toolkit.sheets.columns import columns_by_header, header_row
from toolkit.sheets.grid import Sheet, arrived
from toolkit.sheets.said import said_cell
from toolkit.sheets.values import (
    clean,
    is_blank,
    normal,
    shown,
)
from toolkit.words.catalogue import say

_ID = TypeAdapter(ItemId)
_JOINT_ONLY = frozenset({"quarter", "status"})


@dataclass(frozen=True, slots=True)
class Letters:
    """What stands for the ids of units, for who reads letters.

    Attributes:
        units: by what stands there, the id of a unit; empty for the ids themselves.
        checks: what tells each of these letters from the same letter of another unit.
    """

    units: Mapping[str, str] = field(default_factory=dict)
    checks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PartyReading:
    """What came back in one decision workbook.

    Attributes:
        file: name without folder.
        sha256: of the bytes.
        party: `regio` or `werkgever-…`.
        round: id of the round.
        said: what could be read; None when the file is refused.
        problems: in the order found.
    """

    file: str
    sha256: str
    party: str
    round: str
    said: PartySaid | None = None
    problems: tuple[Problem, ...] = ()


def read_party(
    name: str,
    data: bytes,
    region: Region,
    letters: Callable[[str], Letters | Problem],
    *,
    day: date,
    toolkit_version: str,
) -> PartyReading | None:
    """Read one decision workbook.

    Args:
        name: of the file, perhaps with folders.
        data: its bytes, whatever they are.
        region: whose workbook it should be.
        letters: what stands for units in the workbook of a party, or why that cannot be known.
        day: of the import.
        toolkit_version: of the program that reads.

    Returns:
        What a party says with everything that is wrong; None when this is no decision workbook. What
        could be read but not used is kept as `rejected`. Nothing is raised on whatever bytes.
    """
    came = arrived(name, data)
    file, digest, sheets = came.file, came.sha256, came.sheets
    identity = identify_party(sheets)
    if identity is None:
        return None
    mark = identity.mark
    seen = letters(mark.unit)
    if isinstance(seen, Problem):
        return PartyReading(file, digest, mark.unit, mark.round, None, (seen,))
    refused = refused_because(file, identity, region, seen.checks)
    party = party_named(region, mark.unit)
    if refused is not None or party is None:
        return PartyReading(file, digest, mark.unit, mark.round, None, () if refused is None else (refused,))
    source = came.source(mark.unit, day, toolkit_version)
    reader = _Reader(file, identity, seen)
    items = reader.read(sheets, day)
    if items is None:
        return PartyReading(file, digest, mark.unit, mark.round, None, tuple(reader.problems))
    asked = identity.items
    shown_then = None if asked is None else dict(reader.known((n, then.amount) for n, then in asked.items()))
    said = PartySaid(party.id, party.title, based_on(mark), shown_then, items, source)
    return PartyReading(file, digest, mark.unit, mark.round, said, tuple(reader.problems))


class _Reader:
    def __init__(self, file: str, identity: PartyIdentity, letters: Letters) -> None:
        self.file, self.identity, self.letters = file, identity, letters
        self.problems: list[Problem] = []
        self.rows: dict[str, list[SaidItem]] = {}
        self.there: set[str] = set()
        # by item id what it was in the workbook
        self.then = dict(self.known((identity.items or {}).items()))
        self.shown_ids = {unit: code for code, unit in letters.units.items()}

    def known(self, pairs: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any value by item
        """By item what stood by its id as the reader saw it; what is no item is left out."""
        for name, value in pairs:
            unit, dot, what = name.partition(".")
            item = f"{self.letters.units.get(unit, unit)}.{what}" if dot else name
            if _is_item(item):
                yield item, value

    def read(self, sheets: tuple[Sheet, ...], today: date) -> tuple[SaidItem, ...] | None:
        """All sheets; None when no sheet with items is left."""
        if self.identity.items is None:
            self._problem("hidden-sheet-missing", Place())
        start, choices = normal(say("region_form.sheet.start")), normal(say("form.sheet.choices"))
        mark = mark_sheet(sheets)
        seen = [s for s in sheets if s is not mark and normal(s.name) != choices]
        tables, own = 0, []
        for sheet in (s for s in seen if normal(s.name) != start and self._belongs(s)):
            if self._items(sheet, today):
                tables += 1
            elif PartyMark.find(" ".join(t for *_, t in sheet.texts())) is None:
                own.append(sheet)
        self.problems += loose_remarks(self.file, seen)
        self.problems += sheet_remarks(self.file, own)
        if not tables:
            self._problem("decision-sheet-missing", Place())
            return None
        for item in self.then.keys() - self.there:
            self._problem("decision-missing", Place(), item=item_word(item, self.shown_ids))
        return tuple(self._each_once())

    def _belongs(self, sheet: Sheet) -> bool:
        own = self.identity.mark
        for row, column, text in sheet.texts():
            mark = PartyMark.find(text)
            if mark is not None and (mark.round, mark.unit) != (own.round, own.unit):
                holes = {"inside": str(mark), "outside": str(own)}
                self._problem("form-marks-differ", sheet.place(row, column), **holes)
                return False
        return True

    def _items(self, sheet: Sheet, today: date) -> bool:
        """The items on a sheet; False when it has no table with those."""
        name, *others = (c for c in party_columns() if c.key == "id" or c.fill)
        heads = (header_row(sheet, (name, other)) for other in others)  # whichever column is still there
        head = next((row for row in heads if row is not None), None)
        if head is None:
            return False
        read = [c for c in party_columns() if c.key == "id" or c.field is not None]
        columns, problems = columns_by_header(self.file, sheet, head, read)
        self.problems += problems
        if columns is None:
            return False
        around = Around(self.file, sheet, head)
        words = ((c.key, c.header) for c in party_columns())
        every = {key: at for key, word in words for row, at in sheet.all(word) if row == head} | columns
        ids: dict[int, str] = {}
        for row in (row for row in range(len(sheet.rows)) if row != head):
            said = self._row(sheet, row, columns, around)
            if said is None:
                continue
            self.there.add(said.id)
            ids[row] = item_word(said.id, self.shown_ids)
            for at in (at for at in around.filled(row) if at not in every.values()):
                around.note(row, at)
            self._printed(sheet, row, every, said)
            on = said.cells.get("on")
            if on is not None and on.value is not None and on.value > today:
                self._problem("decision-in-future", on.place, item=ids[row])
            if _says_something(said):
                self.rows.setdefault(said.id, []).append(said)
        self.problems += around.beside()
        fill = {at for key, at in columns.items() if key != "id"}
        self.problems += around.merged(ids, fill, "actions-merged")
        return True

    def _row(self, sheet: Sheet, row: int, columns: Mapping[str, int], around: Around) -> SaidItem | None:
        """A row with an item; None for any other, which is told."""
        text = clean(shown(sheet.at(row, columns["id"])))[0]
        item = item_of(text, self.letters.units)
        known = item in self.then if self.identity.items is not None else _is_item(item)
        if not known:
            filled = [at for at in around.filled(row) if at != columns["id"]]
            if filled and row > around.head:
                self._problem("decision-unknown", sheet.place(row, columns["id"]), item=text[:60] or "-")
            elif filled:
                self.problems += around.loose(row, "action-row-loose")
            return None
        then = self.then.get(item, ItemThen())
        cells = dict(self._cells(sheet, row, columns, item, then))
        return SaidItem(item, cells, sheet.place(row, columns["id"]), then.amount)

    def _cells(
        self, sheet: Sheet, row: int, columns: Mapping[str, int], item: str, then: ItemThen
    ) -> Iterator[tuple[ItemField, SaidCell]]:
        for each in party_columns():
            key, column = each.field, columns.get(each.key)
            joint = kind_of(item) == "joint"
            if key is None or column is None or (key in _JOINT_ONLY and not joint):
                continue
            word = item_word(item, self.shown_ids)
            where = say("decisions.field", action=word, column=each.header)
            held = each.means.of_hidden(then.held.get(key))
            means = partial(each.means.of_cell, criteria=())
            cell, problems = said_cell(self.file, sheet, (row, column), means, where=where, held=held)
            self.problems += problems
            yield key, cell

    def _printed(self, sheet: Sheet, row: int, every: Mapping[str, int], said: SaidItem) -> None:
        """What somebody wrote over words of ours, or in a cell that was left empty."""
        then = self.then.get(said.id, ItemThen())
        closed = [c for c in party_columns() if c.field is not None and c.field not in said.cells]
        for each in (*printed_columns(), *closed):
            at = every.get(each.key)
            known = each in closed or each.key in then.printed
            if at is None or not known or (row, at) in sheet.marked:
                continue
            value = sheet.at(row, at)
            if not is_blank(value) and fingerprint(value) != then.printed.get(each.key):
                holes = {"action": item_word(said.id, self.shown_ids), "column": each.header}
                self._problem("action-text-changed", sheet.place(row, at), **holes)

    def _each_once(self) -> Iterator[SaidItem]:
        """The rows in order, those of one item together: what agrees is kept, what differs is refused."""
        for first, *others in self.rows.values():
            cells = dict(first.cells)
            for row in others:
                torn = [key for key in ITEM_FIELDS if _differ(cells.get(key), row.cells.get(key))]
                holes = {"item": item_word(first.id, self.shown_ids)}
                self._problem("decision-twice" if torn else "decision-twice-joined", row.place, **holes)
                for key, cell in row.cells.items():
                    ours = cells.get(key)
                    if key in torn and ours is not None:
                        texts = (_as_text(key, ours), _as_text(key, cell))
                        cells[key] = replace(ours, value=None, rejected=" | ".join(texts))
                    elif ours is None or _blank(ours):
                        cells[key] = cell
            yield replace(first, cells=cells)

    def _problem(self, code: str, place: Place, **holes: Hole) -> None:
        self.problems.append(Problem.of(code, self.file, place, **holes))


def _says_something(said: SaidItem) -> bool:
    """True when a cell holds anything; how far it is only where that is not what nobody said."""
    return any(
        not _blank(cell) and (key != "status" or cell.rejected is not None or cell.value != "todo")
        for key, cell in said.cells.items()
    )


def _blank(cell: SaidCell) -> bool:
    return cell.value is None and cell.rejected is None


def _differ(one: SaidCell | None, other: SaidCell | None) -> bool:
    if one is None or other is None or _blank(one) or _blank(other):
        return False
    return (one.value, one.rejected) != (other.value, other.rejected)


def _as_text(key: ItemField, cell: SaidCell) -> str:
    if cell.rejected is not None:
        return cell.rejected
    means = next(column.means for column in party_columns() if column.field == key)
    return "" if cell.value is None else means.words(cell.value)


def _is_item(text: str) -> bool:
    try:
        _ID.validate_python(text)
    except ValidationError:
        return False
    return bool(unit_of_item(text) or text)
