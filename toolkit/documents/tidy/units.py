# SPDX-License-Identifier: EUPL-1.2
"""The columns that say of whom a row is: the same in every table, so that tables can be joined by them."""

from typing import Protocol, get_args

from toolkit.documents.names_for_reader import Named
from toolkit.documents.tidy.table import Column, choice, yes
from toolkit.scoring.region import RoundResult
from toolkit.scoring.unit import ListResult, Unit, UnitKind
from toolkit.words.catalogue import say

UNIT_KINDS: tuple[UnitKind, ...] = get_args(UnitKind)
STATES = ("draft", "submitted", "discussed")


class OfUnit(Protocol):
    """A row about a unit in a round."""

    @property
    def named(self) -> Named:
        """The round, with names."""

    @property
    def unit(self) -> Unit:
        """Of whom it is."""


def unit_columns() -> tuple[Column[OfUnit], ...]:
    """Region, round, municipality, unit and employer."""
    return (
        Column("region", "text", lambda r: region_title(r.named.outcome)),
        Column("round", "code", lambda r: r.named.outcome.round.id),
        Column("date", "day", lambda r: r.named.outcome.round.date),
        Column("town", "text", lambda r: r.named.towns_of(r.unit)),
        Column("unit", "text", lambda r: r.named.units[r.unit.id]),
        choice("unit_kind", "export.unit_kind", UNIT_KINDS, lambda r: r.unit.kind),
        Column("employer", "text", lambda r: r.named.employer_of(r.unit), topic="names"),
    )


def region_title(outcome: RoundResult) -> str:
    """The region; of an invented one that it is: a table may come anywhere without its explanation."""
    title = outcome.region.title
    return say("export.invented", title=title) if outcome.region.example else title


class OfList(OfUnit, Protocol):
    """A row about a list of a unit."""

    @property
    def listed(self) -> ListResult:
        """The list."""


def list_columns() -> tuple[Column[OfList], ...]:
    """The list with its version, how far it is, and whether it is in figures over several."""
    return (
        Column("standard", "text", lambda r: r.listed.title),
        Column("pin", "code", lambda r: r.listed.standard),
        choice("state", "state", STATES, lambda r: r.listed.state),
        yes("counted", lambda r: r.named.outcome.counts(r.listed)),
    )
