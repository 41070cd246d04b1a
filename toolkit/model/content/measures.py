# SPDX-License-Identifier: EUPL-1.2
"""Measures (verbeterstappen): from which level to which, and what they ask once and always."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from toolkit.model.base import (
    Citation,
    CriterionId,
    Day,
    Level,
    MeasureId,
    Model,
    Number,
    Slug,
    Text,
    Version,
)
from toolkit.model.rounding import half_up

Party = Literal["team", "employer", "municipality", "region"]
Hours = Annotated[int, Field(ge=0, le=10000)]
Year = Annotated[int, Field(ge=2000, le=2100)]
FteHours = Annotated[int, Field(ge=1, le=2000)]
Per = Literal["team", "member", "household"]

Size = Mapping[Per, int | Decimal]
"""How large a team is: members and households; what is not in it is that of the usual team."""

USUAL_SIZE: Size = {"team": 1, "member": 11, "household": 190}
"""The team that is reckoned with while a profile does not say how large it is: estimates were made for it."""

MONTHS = 12


class Lift(Model):
    """From which level to which a measure brings a criterion; usable when from <= level < to."""

    criterion: CriterionId = Field(title="Criterium", description="Id of the criterion that is asked.")
    from_: Level = Field(alias="from", title="Van", description="Lowest level at which it is usable.")
    to: Level = Field(title="Naar", description="Level that it leads to; above `from`.")


class Scaled(Model):
    """Hours that grow with the team: so many for each member, or for each household."""

    n: Number = Field(title="Aantal", description="Hours for one of these.")
    per: Per = Field(title="Per", description="What the hours are multiplied by.")

    def times(self, size: Size) -> Fraction:
        """The hours for a team of a size.

        Args:
            size: members and households as the profile gives them; for what is not in it the usual team.

        Returns:
            Hours, 0 or more; exact, not rounded.
        """
        return Fraction(self.n) * Fraction({**USUAL_SIZE, "team": 1, **size}[self.per])


class Upkeep(Scaled):
    """Work that comes back as long as one works so."""

    every: Literal["month", "year"] = Field(title="Elke", description="How often these hours come back.")

    def yearly(self, size: Size) -> Fraction:
        """The hours in a year for a team of a size; as `times`."""
        return self.times(size) * (MONTHS if self.every == "month" else 1)


def _kind_of_hours(value: Any) -> str:  # noqa: ANN401 - a discriminator sees raw values
    return "scaled" if isinstance(value, dict | Scaled) else "number"


OnceHours = Annotated[
    Annotated[Hours, Tag("number")] | Annotated[Scaled, Tag("scaled")], Discriminator(_kind_of_hours)
]


class Cost(Model):
    """Money outside hours, as a range with its basis."""

    low: Number = Field(title="Laag", description="Euro.")
    high: Number = Field(title="Hoog", description="Euro.")
    basis: Text = Field(title="Grondslag", description="Where the amounts come from.")
    yearly: bool = Field(default=False, title="Per jaar", description="True: every year again.")
    year: Year | None = Field(default=None, title="Prijspeil", description="Year of the amounts.")


class NotEstimated(Model):
    """Money that is certainly asked, of which nobody has said yet how much."""

    by: Party = Field(title="Door", description="Who still has to estimate it.")


def _kind_of_cost(value: Any) -> str:  # noqa: ANN401 - idem
    open_ = isinstance(value, NotEstimated) or (isinstance(value, dict) and "by" in value)
    return "open" if open_ else "amount"


AnyCost = Annotated[
    Annotated[Cost, Tag("amount")] | Annotated[NotEstimated, Tag("open")], Discriminator(_kind_of_cost)
]


class Index(Model):
    """How wages and prices rose since the year of an amount."""

    percent: Annotated[Number, Field(le=200)] = Field(title="Procent", description="Added to the amount.")
    year: Year = Field(title="Naar prijspeil", description="Year to which it brings the amount.")
    basis: Text = Field(title="Grondslag", description="Where the percentage comes from.")


class FteCost(Model):
    """What one full-time member of a team costs in a year, as a range with its basis."""

    low: Number = Field(title="Laag", description="Euro per fte in a year.")
    high: Number = Field(title="Hoog", description="Euro per fte in a year.")
    basis: Text = Field(title="Grondslag", description="Where the amounts come from, as of which year.")
    sources: tuple[Citation, ...] = Field(title="Bronnen", description="At least one place.", min_length=1)
    year: Year | None = Field(default=None, title="Prijspeil", description="Year of the amounts.")
    productive_hours: FteHours | None = Field(
        default=None, title="Werkbare uren", description="Hours that one fte really works in a year."
    )
    hours_basis: Text | None = Field(
        default=None, title="Grondslag uren", description="What those hours rest on."
    )
    index: Index | None = Field(default=None, title="Index", description="Brings it to a later year.")


class RegionFteCost(FteCost):
    """The same as a region reckons it: goes before that of the measures, whole."""

    year: Year = Field(title="Prijspeil", description="Year of the amounts.")
    productive_hours: FteHours = Field(
        title="Werkbare uren", description="Hours that one fte works in a year."
    )
    sources: tuple[Citation, ...] = Field(default=(), title="Bronnen", description="Places, if any.")


class Practice(Model):
    """What a named municipality did or found, as of a year."""

    kind: Literal["example", "lesson"] = Field(title="Soort", description="lesson: a weak point it named.")
    as_of: int = Field(title="Stand", description="Year.", ge=2000, le=2100)
    text: Text = Field(title="Tekst", description="One or two sentences of our own.")
    sources: tuple[Citation, ...] = Field(title="Bronnen", description="At least one place.", min_length=1)


class Measure(Model):
    """One thing that a team, employer, municipality or the region can do."""

    id: MeasureId = Field(title="Id", description="M-, the theme, a number.")
    title: Text = Field(title="Titel", description="In two to eight words.")
    what: Text = Field(title="Wat", description="What is done, concretely.")
    lifts: tuple[Lift, ...] = Field(title="Brengt verder", description="At least one.", min_length=1)
    actor: Party = Field(title="Wie", description="Who takes it up.")
    kind: Literal["training", "agreement", "staffing", "instrument", "consultation"] = Field(
        title="Soort", description="Kind of step."
    )
    once: dict[Party, OnceHours] = Field(
        alias="hours", title="Uren", description="Hours once per party: a number, or so many per member."
    )
    upkeep: dict[Party, Upkeep] | None = Field(
        default=None, title="Blijvende uren", description="What keeps coming back, per party."
    )
    upkeep_basis: Text | None = Field(
        default=None, title="Grondslag blijvend", description="What the estimate of upkeep rests on."
    )
    money: AnyCost | None = Field(
        default=None, alias="cost", title="Kosten", description="With a basis, or by whom to be estimated."
    )
    lead_quarters: int = Field(title="Doorlooptijd", description="Quarters it takes.", ge=1, le=8)
    after: tuple[MeasureId, ...] = Field(default=(), title="Na", description="What must be done first.")
    together: bool = Field(default=False, title="Samen", description="True: teams can do it together.")
    practices: tuple[Slug, ...] = Field(default=(), title="Praktijk", description="Ids below.")
    sources: tuple[Citation, ...] = Field(title="Bronnen", description="At least one place.", min_length=1)

    @cached_property  # looked up for every route that is tried
    def hours(self) -> dict[Party, int]:
        """Hours once per party for the usual team, rounded half up: for who does not know the team's size."""
        return {party: half_up(self.hours_once(party)) for party in self.once}

    @property
    def cost(self) -> Cost | None:
        """What it costs outside hours; None where nobody knows, or where it costs nothing."""
        return self.money if isinstance(self.money, Cost) else None

    @property
    def cost_asked_of(self) -> Party | None:
        """Who still has to estimate what it costs; None where the amount is known, or nothing is asked."""
        return self.money.by if isinstance(self.money, NotEstimated) else None

    def hours_once(self, party: Party, size: Size | None = None) -> Fraction:
        """Hours once of a party: what a plan takes from the hours for development.

        Args:
            party: whose.
            size: members and households of the team; what is not in it is that of the usual team.

        Returns:
            Hours, 0 or more; exact, not rounded.
        """
        told = self.once.get(party, 0)
        return told.times(size or {}) if isinstance(told, Scaled) else Fraction(told)

    def hours_a_year(self, party: Party, size: Size | None = None) -> Fraction:
        """Lasting hours of a party in a year: asked as formation, never taken from hours for development.

        Args:
            party: whose.
            size: as for `hours_once`.

        Returns:
            Hours a year, 0 where the measure brings no lasting work.
        """
        lasting = (self.upkeep or {}).get(party)
        return Fraction(0) if lasting is None else lasting.yearly(size or {})

    def sized(self, size: Size) -> "Measure":
        """The measure as it is for a team of a size, so that who uses it need not know that size.

        Args:
            size: as for `hours_once`.

        Returns:
            The same measure with whole hours, rounded half up once here, so that what a plan shows adds up.
        """
        once = {party: half_up(self.hours_once(party, size)) for party in self.once}
        yearly = {party: half_up(self.hours_a_year(party, size)) for party in self.upkeep or {}}
        upkeep = {p: Upkeep(n=Decimal(n), per="team", every="year") for p, n in yearly.items() if n}
        changed = self.model_copy(update={"once": once, "upkeep": upkeep or None})
        changed.__dict__.pop("hours", None)  # a copy takes along what was worked out for the usual team
        return changed


class Measures(Model):
    """A set of measures of one version."""

    schema_: Literal["measures/1"] = Field(alias="schema", title="Schema", description="Kind of file.")
    version: Version = Field(title="Versie", description="Also the name of its file.")
    published: Day | None = Field(default=None, title="Gepubliceerd", description="A date locks the version.")
    fte_cost: FteCost | None = Field(
        default=None, title="Kosten per fte", description="To put a price on hours that are short."
    )
    measures: tuple[Measure, ...] = Field(title="Verbeterstappen", description="All measures.")
    practices: dict[Slug, Practice] = Field(default={}, title="Praktijk", description="Examples and lessons.")

    @property
    def scales(self) -> bool:
        """True when hours of some measure grow with the team."""
        told = (h for m in self.measures for h in (*m.once.values(), *(m.upkeep or {}).values()))
        return any(isinstance(h, Scaled) and h.per != "team" for h in told)

    def sized(self, size: Size) -> "Measures":
        """All measures as they are for a team of a size; see `Measure.sized`."""
        return self.model_copy(update={"measures": tuple(m.sized(size) for m in self.measures)})
