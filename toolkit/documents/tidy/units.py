# SPDX-License-Identifier: EUPL-1.2
"""The columns that say of whom a row is: the same in every table, so that tables can be joined by them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from toolkit.documents.audience import ComparisonReader
from toolkit.documents.tidy.table import Column, choice, yes
from toolkit.scoring.region import RoundResult
from toolkit.scoring.unit import ListResult, Unit
from toolkit.words.catalogue import say

T = TypeVar("T")

UNIT_KINDS = ("team", "municipality")
STATES = ("draft", "submitted", "discussed")


@dataclass(frozen=True, slots=True)
class Named:
    """A round with what this reader calls everybody in it.

    Attributes:
        outcome: the round.
        reader: for whom.
        units: names of the units that this reader may see, by id.
        towns: names of the municipalities that this reader may see, by id.
    """

    outcome: RoundResult
    reader: ComparisonReader
    units: Mapping[str, str] = field(init=False)
    towns: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Name everybody once."""
        object.__setattr__(self, "units", self.reader.units(self.outcome))
        object.__setattr__(self, "towns", self.reader.names(self.outcome))

    def in_order(self, rows: Iterable[T], unit: Callable[[T], Unit]) -> list[T]:
        """What this reader may see, in the order of the region; letters in their own, which tells nothing."""
        seen = [row for row in rows if unit(row).id in self.units]
        if not self.reader.sees("names"):
            seen.sort(key=lambda row: (len(name := self.units[unit(row).id]), name))
        return seen

    def towns_of(self, unit: Unit) -> str:
        """The municipalities of a unit in one cell, in an order that tells nothing."""
        of = (unit.municipality,) if unit.team is None else unit.team.municipalities
        return " + ".join(sorted(self.towns[town] for town in of if town in self.towns))

    def employer_of(self, unit: Unit) -> str | None:
        """Who employs a team; None for a municipality, and where region.yaml does not say."""
        of = None if unit.team is None else unit.team.organisation
        return next((o.title for o in self.outcome.region.organisations if o.id == of), None)


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
        Column("employer", "text", lambda r: r.named.employer_of(r.unit), matter="names"),
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
