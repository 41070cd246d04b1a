# SPDX-License-Identifier: EUPL-1.2
"""What a workbook of a party says laid over its decisions that are stored, cell by cell.

The rules are those of a plan (`plan_merge`): what nobody touched never goes before a decision that was taken
since, a blank cell wipes nothing, and only where both changed must people choose.
"""

from typing import Any

from toolkit.model.given.decision import ItemDecision, PartyDecisions, kind_of
from toolkit.model.given.said import PartySaid, SaidItem
from toolkit.store.merging.differences import row_differences
from toolkit.store.merging.plan_merge import CellNote, Merged, laid_over

_DEFAULTS: dict[str, Any] = {"status": "todo"}


def merge_party(
    old: PartyDecisions | None, said: PartySaid, *, newest: bool, later: bool = True
) -> Merged[PartyDecisions]:
    """Lay a workbook over what is stored.

    Args:
        old: as stored, or None.
        said: as read.
        newest: True to let the workbook win where both changed.
        later: False when the workbook is of an earlier round than what is stored: then it does not say
            what people were last asked.

    Returns:
        The new decisions with what changed. Everything that was stored is in it, but for values that
        people changed in a cell; those stand in `changed`.
    """
    start = _begin(old, said, later=later)
    notes: list[CellNote] = []
    items = dict(start.items)
    for row in said.rows:
        stored = items.get(row.id, ItemDecision())
        before = stored.of_round(kind_of(row.id), said.based_on.round)
        after = _row(before, row, said, notes, newest=newest)
        if after != before:
            items[row.id] = stored.with_decision(before, after)
    imports = (*start.imports, said.source.after(start.imports))
    merged = start.model_copy(update={"items": items, "imports": imports})
    changed = row_differences("item", {} if old is None else old.items, items, ItemDecision())
    return Merged(merged, tuple(changed), notes, "item")


def _begin(old: PartyDecisions | None, said: PartySaid, *, later: bool) -> PartyDecisions:
    shown = dict(said.shown or {})
    if old is None:
        return PartyDecisions(schema_="decisions/1", party=said.party, based_on=said.based_on, shown=shown)
    if not later:
        return old
    seen: dict[str, Any] = {"based_on": said.based_on}
    if said.shown is not None:
        seen["shown"] = shown
    return old.model_copy(update=seen)


def _row(
    before: ItemDecision, row: SaidItem, said: PartySaid, notes: list[CellNote], *, newest: bool
) -> ItemDecision:
    update, rejected = laid_over(before, row.cells, row.id, notes, newest=newest, defaults=_DEFAULTS)
    if any(key in update and update[key] != getattr(before, key) for key in ("answer", "amount", "on")):
        update |= {"asked": row.asked, "round": said.based_on.round}
    return before.model_copy(update={**update, "rejected": rejected})
