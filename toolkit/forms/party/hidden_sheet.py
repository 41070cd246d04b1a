# SPDX-License-Identifier: EUPL-1.2
"""The hidden sheet: which decision workbook it is, and what was asked and stored when it was made."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from toolkit.forms.party.columns import printed_columns
from toolkit.forms.party.form import PartyForm
from toolkit.forms.party.words import PartyMark
from toolkit.forms.returned.hidden_sheet import (
    MARK_HELD,
    MARK_PRINTED,
    Then,
    head_rows,
    mark_of,
    not_ours,
    then_rows,
)
from toolkit.model.given.decision import ITEM_FIELDS, Party, parties_of
from toolkit.model.problem import Problem
from toolkit.model.region import Region
from toolkit.sheets import hidden
from toolkit.sheets.read.grid import Sheet

# keys in the first column, beside those of every workbook
_ITEM, _GONE, _LETTERS = "item", "gone", "letters"


@dataclass(slots=True)
class ItemThen(Then):
    """What an item was when the workbook was made.

    Attributes:
        asked: as text, "" without an amount.
        gone: True of what was decided and asked no more.
    """

    asked: str = ""
    gone: bool = False

    @property
    def amount(self) -> Decimal | None:
        """What was asked; None without an amount, or for nonsense."""
        try:
            amount = Decimal(self.asked)
        except InvalidOperation:
            return None
        return amount if amount.is_finite() and amount >= 0 else None


@dataclass(frozen=True, slots=True)
class PartyIdentity:
    """Which decision workbook this is.

    Attributes:
        mark: round, party, norm and measures.
        region: id of the region; None when only the visible mark is left.
        items: what each was then, by its id as the reader saw it; None when only the visible mark is left.
        letters: what tells each letter in it from the same letter of another unit; none without letters.
    """

    mark: PartyMark
    region: str | None = None
    items: Mapping[str, ItemThen] | None = None
    letters: frozenset[str] = frozenset()


def mark_rows(form: PartyForm) -> list[tuple[str, ...]]:
    """What was asked and stored: by it the reader knows which cells were touched.

    Args:
        form: the workbook as a value.

    Returns:
        The rows of the hidden sheet.
    """
    rows = [*head_rows(form.region, form.mark), (_LETTERS, " ".join(form.letters))]
    for row in form.rows:
        rows.append(
            (_GONE if row.before is None else _ITEM, row.item, "" if row.amount is None else str(row.amount))
        )
        printed = {column.key: column.shows(row).value for column in printed_columns()}
        rows += then_rows(row.item, {key: row.held_of(key) for key in ITEM_FIELDS}, printed)
    return rows


def refused_because(
    file: str, identity: PartyIdentity, region: Region, letters: frozenset[str]
) -> Problem | None:
    """Why a workbook cannot be read as one of this region; None when it can.

    Args:
        file: name for the problems.
        identity: of the workbook.
        region: whose it should be.
        letters: what tells the letters of now from others; a workbook with others is about other teams.
    """
    mark = identity.mark
    refused = not_ours(file, mark.format, identity.region, region)
    if refused is not None:
        return refused
    if region.round(mark.round) is None:
        return Problem.of("form-other-round", file, round=mark.round)
    if party_named(region, mark.unit) is None:
        return Problem.of("party-unknown", file, party=mark.unit)
    unsure = bool(letters) if identity.items is None else bool(identity.letters - letters)
    return Problem.of("party-other-letters", file) if unsure else None


def party_named(region: Region, name: str) -> Party | None:
    """A party of the region, also an employer that has no team any more; None when there is none."""
    own = next((party for party in parties_of(region) if party.id == name), None)
    if own is not None:
        return own
    return next((Party(o.party, o.title, o.id) for o in region.organisations if o.party == name), None)


def hidden_identity(sheet: Sheet) -> PartyIdentity | None:
    """Which workbook it is by its hidden sheet; None when that does not say."""
    single: dict[str, str] = {}
    items = defaultdict[str, ItemThen](ItemThen)
    for key, first, *rest in hidden.hidden_rows(sheet, 4):
        if key in {_ITEM, _GONE}:
            items[first].asked, items[first].gone = rest[0], key == _GONE
        elif key in {MARK_HELD, MARK_PRINTED}:
            items[first].remember(key, rest)
        else:
            single[key] = first
    mark = mark_of(PartyMark, single)
    if mark is None:
        return None
    return PartyIdentity(mark, single.get(hidden.REGION), items, frozenset(single.get(_LETTERS, "").split()))
