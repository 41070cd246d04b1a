# SPDX-License-Identifier: EUPL-1.2
"""A region: who takes part, which rounds, what was agreed. People write this file, never the program."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from toolkit.model.base import Day, Model, Pin, Quarter, Slug, Text, Version, Weight
from toolkit.model.content.measures import RegionFteCost

Visibility = Literal["named", "coded", "own_and_range", "never"]
Care = Literal["refuse", "warn", "allow"]

Matter = Literal["plan", "hours", "pace"]
"""What can be decided about a plan: that it is done, hours and money, and what comes later or together."""

MATTERS: tuple[Matter, ...] = ("plan", "hours", "pace")

MUNICIPALITY_PREFIX = "gemeente-"
# who decides above the teams: names of files beside the plans
REGION_PARTY, EMPLOYER_PREFIX = "regio", "werkgever-"
_OWN_PLAN = "acties-"
_LETTERS = re.compile(r"\(([^()]+)\)$")


def plan_name(unit: str) -> str:
    """What the file with a unit's own decisions is called in `plans/`, without ending.

    Under the id of an employer stand its decisions about what plans of others ask of it.
    """
    return _OWN_PLAN + unit if unit.startswith(EMPLOYER_PREFIX) else unit


def unit_of_plan(name: str) -> str:
    """The unit whose own decisions a file of that name holds."""
    own = name.removeprefix(_OWN_PLAN)
    return own if own.startswith(EMPLOYER_PREFIX) else name


class Round(Model):
    """One round (not a measurement: a help for a conversation)."""

    id: Slug = Field(title="Id", description="Such as 2026-q1.")
    date: Day = Field(title="Datum", description="The norm of this day is used.")
    due: Day | None = Field(default=None, title="Inleveren uiterlijk", description="Last day to hand in.")
    norm: Pin = Field(title="Kwaliteitsnorm", description="Norm of this round.")
    scope: Literal["core", "full"] = Field(
        default="full", title="Omvang", description="core: core questions."
    )
    norm_start: Day | None = Field(
        default=None,
        title="Begin kwaliteitsnorm",
        description="Growth paths of this round's norm count from here; else from that of the region.",
    )


class Sender(Model):
    """Who sends the forms and gets them back: a function and its mailbox, never a person."""

    role: Text = Field(title="Functie", description="Such as programmamanager; never a name.")
    mailbox: Annotated[str, Field(pattern=r"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+$", max_length=254)] = Field(
        title="Postvak", description="Of the function, such as zelfscan@regio.nl."
    )


MANAGER, TEAMS = "programme_manager", "teams"
"""Who looks besides the bodies of the route, that have an id of the region's own."""


class Sight(Model):
    """Who sees what, per audience: besides those below, each body on the route by its id."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True, populate_by_name=True)
    __pydantic_extra__: dict[str, Visibility]

    programme_manager: Visibility = Field(default="named", title="Programmamanager", description="Sees.")
    teams: Visibility = Field(default="own_and_range", title="Teams", description="See.")
    notes: Literal["never"] = Field(
        default="never", title="Toelichtingen", description="Explanations of a team are shown to nobody else."
    )

    @property
    def bodies(self) -> Mapping[str, Visibility]:
        """What was agreed per body on the route, by its id."""
        return self.__pydantic_extra__


class Body(Model):
    """One body on the way of a plan: which step it takes, and what it can decide."""

    id: Slug = Field(title="Id", description="Short id, such as stuurgroep.")
    title: Text = Field(title="Naam", description="As a reader sees it, without 'de' or 'het'.")
    step: Literal["tested", "discussed", "decided"] = Field(title="Stap", description="That it takes.")
    decides: tuple[Matter, ...] = Field(default=(), title="Besluit over", description="What it can decide.")
    sees: Visibility | None = Field(
        default=None, title="Ziet", description="Null: what `visibility` says for this id, else coded."
    )

    @property
    def short(self) -> str:
        """Its letters, for where its whole name stands elsewhere; that name where it has none."""
        letters = _LETTERS.search(self.title)
        return letters[1] if letters else self.title


ROUTE = (
    Body(id="stuurgroep", title="Stuurgroep", step="discussed", decides=("pace",)),
    Body(id="bestuur", title="Bestuurlijk Overleg", step="decided", decides=("plan", "hours")),
)
"""The route of a region that says nothing of it."""


class Privacy(Model):
    """What happens when a text looks like personal data."""

    bsn: Care = Field(default="refuse", title="burgerservicenummer", description="Citizen service number.")
    iban: Care = Field(default="refuse", title="rekeningnummer", description="Bank account.")
    email: Care = Field(default="warn", title="e-mailadres", description="E-mail address.")
    phone: Care = Field(default="warn", title="telefoonnummer", description="Telephone number.")
    birth_date: Care = Field(default="warn", title="geboortedatum", description="Date of birth.")


class Lasting(Model):
    """What takes part from a day until a day; what stopped stays in the file, so that its history stands."""

    from_: Day | None = Field(
        default=None, alias="from", title="Vanaf", description="First day; null: from the first round."
    )
    until: Day | None = Field(default=None, title="Tot en met", description="Last day; null: it goes on.")

    def takes_part(self, day: date) -> bool:
        """Whether it takes part on a day: in a round, that of its date."""
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)


class Organisation(Lasting):
    """An employer of teams."""

    id: Annotated[Slug, Field(max_length=30)] = Field(title="Id", description="Short id.")
    title: Text = Field(title="Naam", description="As a reader sees it.")
    municipalities: tuple[Slug, ...] = Field(title="Gemeenten", description="That it serves.", min_length=1)

    @property
    def party(self) -> str:
        """The id of its own form and decisions: `werkgever-de-brug`."""
        return EMPLOYER_PREFIX + self.id


class Municipality(Lasting):
    """A municipality of the region."""

    id: Annotated[Slug, Field(max_length=31)] = Field(title="Id", description="Short id.")
    title: Text = Field(title="Naam", description="As a reader sees it.")
    code: Annotated[str, Field(pattern=r"^GM\d{4}$")] | None = Field(
        default=None, title="Gemeentecode", description="GM code for a real one, else null."
    )
    participation: Literal["full", "partial"] = Field(
        default="full", title="Deelname", description="partial: joins in part; not asked for forms."
    )

    @property
    def unit(self) -> str:
        """The id of its own form and folder: `gemeente-noord`."""
        return MUNICIPALITY_PREFIX + self.id


class Employed(Model):
    """Who employed a team before."""

    organisation: Slug = Field(title="Organisatie", description="Employer then.")
    until: Day = Field(title="Tot en met", description="Last day.")


class Team(Lasting):
    """A lokaal team."""

    id: Slug = Field(title="Id", description="Also the name of its folder.")
    title: Text = Field(title="Naam", description="As a reader sees it.")
    organisation: Slug = Field(title="Organisatie", description="Employer.")
    earlier: tuple[Employed, ...] = Field(
        default=(), title="Eerdere organisaties", description="Employers before, each until its last day."
    )
    municipalities: tuple[Slug, ...] = Field(title="Gemeenten", description="It works for.", min_length=1)
    weight: Weight = Field(default=Decimal(1), title="Gewicht", description="Share in its municipality.")
    standards: Literal["all"] | tuple[Slug, ...] = Field(
        default="all", title="Vragenlijsten", description="Which lists it fills in."
    )

    @property
    def employers(self) -> tuple[str, ...]:
        """Whoever employs it or ever did."""
        return (*(e.organisation for e in self.earlier), self.organisation)

    def at(self, day: date) -> "Team":
        """The team with the employer of that day, and no other."""
        if not self.earlier:
            return self
        in_order = sorted(self.earlier, key=lambda e: e.until)
        then = next((e.organisation for e in in_order if day <= e.until), self.organisation)
        return self.model_copy(update={"organisation": then, "earlier": ()})


class Milestone(Model):
    """What the programme of the region wants to have done in a quarter."""

    quarter: Quarter = Field(title="Kwartaal", description="In which it is to be done, such as 2026-q2.")
    title: Text = Field(title="Wat", description="In a few words, as a reader sees it.")
    done: Day | None = Field(default=None, title="Klaar op", description="Day; null: not yet.")


class Region(Model):
    """One region as a whole."""

    schema_: Literal["region/1"] = Field(alias="schema", title="Schema", description="Kind of file.")
    id: Slug = Field(title="Id", description="Short id.")
    title: Text = Field(title="Naam", description="As a reader sees it.")
    example: bool = Field(default=False, title="Voorbeeld", description="True: everything is invented.")
    content: Literal["added", "alone"] = Field(
        default="added",
        title="Eigen inhoud",
        description="added: lies over what comes with the program; alone: nothing of that counts here.",
    )
    measures: Version = Field(title="Verbeterstappen", description="Version of the measures.")
    norm_start: Day = Field(title="Begin kwaliteitsnorm", description="Growth paths count from here.")
    rounds: tuple[Round, ...] = Field(title="Rondes", description="In any order.", min_length=1)
    sender: Sender | None = Field(
        default=None, title="Afzender", description="On forms, mails and reminders."
    )
    functions: tuple[Text, ...] = Field(
        default=(), title="Functies", description="And partners, besides those of the content."
    )
    visibility: Sight = Field(default=Sight(), title="Wie ziet wat", description="Per audience.")
    route: tuple[Body, ...] = Field(
        default=ROUTE, title="Weg van een plan", description="Bodies in order.", min_length=1
    )
    programme: tuple[Milestone, ...] = Field(
        default=(), title="Programma", description="What it wants to have done per quarter."
    )
    min_respondents: int = Field(default=3, title="Minimum invullers", description="Per spread.", ge=1)
    privacy: Privacy = Field(default=Privacy(), title="Privacy", description="Personal data in texts.")
    common_gap_from: int = Field(
        default=3, title="Gezamenlijk vanaf", description="Teams with the same gap.", ge=2
    )
    decision_weeks: int = Field(
        default=8, title="Weken voor een besluit", description="From a plan's day to a decision.", ge=0, le=52
    )
    at_once: int = Field(
        default=5,
        title="Tegelijk",
        description="Actions of a team or municipality in a quarter.",
        ge=1,
        le=50,
    )
    at_once_agreed: Text | None = Field(
        default=None, title="Tegelijk: afgesproken met", description="With whom `at_once` was agreed."
    )
    fte_cost: RegionFteCost | None = Field(
        default=None, title="Kosten per fte", description="Goes before that of the measures."
    )
    organisations: tuple[Organisation, ...] = Field(title="Organisaties", description="Employers.")
    municipalities: tuple[Municipality, ...] = Field(title="Gemeenten", description="All.", min_length=1)
    teams: tuple[Team, ...] = Field(title="Teams", description="All teams.")

    def body(self, body_id: str) -> Body | None:
        """The body on the route of decision with this id, or None."""
        return next((b for b in self.route if b.id == body_id), None)

    def decides(self, matter: Matter) -> Body:
        """Who decides about a matter: the first body that can, or else the last on the route."""
        return next((b for b in self.route if matter in b.decides), self.route[-1])

    def sight_of(self, body: Body) -> Visibility:
        """What a body sees of teams and municipalities."""
        return body.sees or self.visibility.bodies.get(body.id, "coded")

    @property
    def audiences(self) -> tuple[str, ...]:
        """For whom something can be made: the programme manager, each body on the route, teams."""
        return (MANAGER, *(b.id for b in self.route), TEAMS)

    def sight_for(self, audience: str) -> Visibility:
        """What an audience sees of teams and municipalities.

        Args:
            audience: one of `audiences`.

        Raises:
            LookupError: for another.
        """
        body = self.body(audience)
        if body is not None:
            return self.sight_of(body)
        return {MANAGER: self.visibility.programme_manager, TEAMS: self.visibility.teams}[audience]

    def at(self, day: date) -> "Region":
        """The region as it was or will be on a day: without who does not take part then.

        Args:
            day: that of a round.

        Returns:
            The region with the municipalities and teams of that day; a team works for those of its
            municipalities that take part, and without any it does not either. It has its employer of then.
        """
        towns = tuple(m for m in self.municipalities if m.takes_part(day))
        there = {m.id for m in towns}
        teams = []
        for team in (t.at(day) for t in self.teams if t.takes_part(day)):
            now = tuple(m for m in team.municipalities if m in there)
            if now:
                same = now == team.municipalities
                teams.append(team if same else team.model_copy(update={"municipalities": now}))
        if towns == self.municipalities and tuple(teams) == self.teams:
            return self
        return self.model_copy(update={"municipalities": towns, "teams": tuple(teams)})

    def began(self, unit: str) -> date | None:
        """The first day of a team, municipality or employer, by the id of its form.

        Returns:
            None for who was there from the first round on.
        """
        forms = (
            *((t.id, t) for t in self.teams),
            *((m.unit, m) for m in self.municipalities),
            *((o.party, o) for o in self.organisations),
        )
        return next((each.from_ for name, each in forms if name == unit), None)

    def last_round(self) -> Round:
        """The last round by date; the later in the file where two share a day."""
        return max(enumerate(self.rounds), key=lambda pair: (pair[1].date, pair[0]))[1]

    def before(self, round_: Round) -> tuple[Round, ...]:
        """The rounds of an earlier day, the last one first."""
        earlier = (r for r in self.rounds if r.date < round_.date)
        return tuple(sorted(earlier, key=lambda r: r.date, reverse=True))

    def round(self, round_id: str) -> Round | None:
        """The round with this id, or None."""
        return next((r for r in self.rounds if r.id == round_id), None)

    def teams_of(self, municipality: str) -> tuple[Team, ...]:
        """The teams that work for a municipality, in the order of the file."""
        return tuple(t for t in self.teams if municipality in t.municipalities)
