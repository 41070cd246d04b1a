# SPDX-License-Identifier: EUPL-1.2
"""A filled-in decision workbook back to what a party says, with every problem at its sheet and cell."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from toolkit.forms.party.columns import party_columns, printed_columns
from toolkit.forms.party.form import JOINT_ONLY
from toolkit.forms.party.hidden_sheet import (
    ItemThen,
    PartyIdentity,
    hidden_identity,
    party_named,
    refused_because,
)
from toolkit.forms.party.words import PartyMark, item_of
from toolkit.forms.returned.hidden_sheet import based_on, identified
from toolkit.forms.returned.reading import Places, Reading, SheetReader, differ
from toolkit.model.base import fits
from toolkit.model.given.answers import Import
from toolkit.model.given.decision import ItemField, ItemId, Party, kind_of
from toolkit.model.given.said import PartySaid, SaidCell, SaidItem
from toolkit.model.problem import Place, Problem
from toolkit.model.region import Region
from toolkit.sheets.read.around import Around
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.open import Arrived
from toolkit.sheets.read.values import clean, shown
from toolkit.words.catalogue import say
from toolkit.words.cells import item_word

_ID = TypeAdapter(ItemId)


@dataclass(frozen=True, slots=True)
class Letters:
    """What stands for the ids of units, for who reads letters.

    Attributes:
        units: by what stands there, the id of a unit; empty for the ids themselves.
        checks: what tells each of these letters from the same letter of another unit.
    """

    units: Mapping[str, str]
    checks: frozenset[str]


def read_party(
    came: Arrived, region: Region, letters: Callable[[str], Letters | Problem], *, day: date
) -> Reading[PartySaid] | None:
    """Read one decision workbook.

    Args:
        came: the file, whatever it is.
        region: whose workbook it should be.
        letters: what stands for units in the workbook of a party, or why that cannot be known.
        day: of the import.

    Returns:
        What a party says with everything that is wrong; None when this is no decision workbook. What
        could be read but not used is kept as `rejected`. Nothing is raised on whatever bytes.
    """
    file, digest, sheets = came.file, came.sha256, came.sheets
    identity = identified(sheets, say("party.sheet.mark"), hidden_identity, PartyMark.find, PartyIdentity)
    if identity is None:
        return None
    mark = identity.mark
    seen = letters(mark.unit)
    refused = seen if isinstance(seen, Problem) else refused_because(file, identity, region, seen.checks)
    party = party_named(region, mark.unit)
    if isinstance(seen, Problem) or refused is not None or party is None:
        return Reading(file, digest, mark.unit, mark.round, None, () if refused is None else (refused,))
    reader = _Reader(file, identity, seen, day)
    said = reader.read(sheets, party, came.source(mark.unit, day))
    return Reading(file, digest, mark.unit, mark.round, said, tuple(reader.problems))


class _Reader(SheetReader):
    def __init__(self, file: str, identity: PartyIdentity, letters: Letters, day: date) -> None:
        super().__init__(file, identity.mark, (say("party.sheet.mark"), say("party.sheet.start")))
        self.identity, self.letters, self.today = identity, letters, day
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
            if fits(_ID, item):
                yield item, value

    def read(self, sheets: tuple[Sheet, ...], party: Party, source: Import) -> PartySaid | None:
        """All sheets; None when no sheet with items is left."""
        if self.identity.items is None:
            self._problem("hidden-sheet-missing", Place())
        self._sheets(sheets)
        if not self.any_table:
            self._problem("decision-sheet-missing", Place())
            return None
        for item in self.then.keys() - self.there:
            self._problem("decision-missing", Place(), item=item_word(item, self.shown_ids))
        items, then = tuple(self._each_once()), self.identity.items
        asked = None if then is None else ((name, one.amount) for name, one in then.items() if not one.gone)
        shown_then = None if asked is None else dict(self.known(asked))
        return PartySaid(party.id, party.title, based_on(self.mark), shown_then, items, source)

    def _is_read(self, sheet: Sheet) -> bool:
        """The items on a sheet; False when it has no table with those."""
        return self._table(sheet, party_columns())

    def _take(self, sheet: Sheet, row: int, read: Places, every: Places, around: Around) -> str | None:
        """A row with an item."""
        said = self._row(sheet, row, read, around)
        if said is None:
            return None
        self.there.add(said.id)
        word = item_word(said.id, self.shown_ids)
        for at in (at for at in around.filled(row) if at not in every.values()):
            around.note(row, at)
        closed = [c for c in party_columns() if c.field is not None and c.field not in said.cells]
        printed = self.then.get(said.id, ItemThen()).printed
        texts = [*((c, printed.get(c.key)) for c in printed_columns()), *((c, "") for c in closed)]
        self._overwritten(sheet, row, every, texts, word)
        on = said.cells.get("on")
        if on is not None and on.value is not None and on.value > self.today:
            self._problem("decision-in-future", on.place, item=word)
        if _says_something(said):
            self.rows.setdefault(said.id, []).append(said)
        return word

    def _row(self, sheet: Sheet, row: int, columns: Mapping[str, int], around: Around) -> SaidItem | None:
        """A row with an item; None for any other, which is told."""
        text = clean(shown(sheet.at(row, columns["id"])))[0]
        item = item_of(text, self.letters.units)
        known = item in self.then if self.identity.items is not None else fits(_ID, item)
        if not known:
            filled = [at for at in around.filled(row) if at != columns["id"]]
            if filled and row > around.head:
                self._problem("decision-unknown", sheet.place(row, columns["id"]), item=text[:60] or "-")
            elif filled:
                self.problems += around.loose(row, "action-row-loose")
            return None
        then = self.then.get(item, ItemThen())
        joint = kind_of(item) == "joint"
        asked = (column for column in party_columns() if joint or column.field not in JOINT_ONLY)
        cells = dict(self._cells(sheet, row, columns, asked, then=then, word=item_word(item, self.shown_ids)))
        return SaidItem(item, cells, sheet.place(row, columns["id"]), then.amount)

    def _each_once(self) -> Iterator[SaidItem]:
        """The rows in order, those of one item together: what agrees is kept, what differs is refused."""
        for first, *others in self.rows.values():
            cells = dict(first.cells)
            for row in others:
                torn = {k for k, cell in row.cells.items() if k in cells and differ((cells[k], cell))}
                holes = {"item": item_word(first.id, self.shown_ids)}
                self._problem("decision-twice" if torn else "decision-twice-joined", row.place, **holes)
                for key, cell in row.cells.items():
                    if key in torn:
                        texts = (_as_text(key, cells[key]), _as_text(key, cell))
                        cells[key] = replace(cells[key], value=None, rejected=" | ".join(texts))
                    elif key not in cells or cells[key].is_blank:
                        cells[key] = cell
            yield replace(first, cells=cells)


def _says_something(said: SaidItem) -> bool:
    """True when a cell holds anything; how far it is only where that is not what nobody said."""
    return any(
        not cell.is_blank and (key != "status" or cell.rejected is not None or cell.value != "todo")
        for key, cell in said.cells.items()
    )


def _as_text(key: ItemField, cell: SaidCell) -> str:
    if cell.rejected is not None:
        return cell.rejected
    means = next(column.means for column in party_columns() if column.field == key)
    return "" if cell.value is None else means.words(cell.value)
