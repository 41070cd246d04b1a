# SPDX-License-Identifier: EUPL-1.2
"""What was decided above the teams, by the region and by each employer, about what plans ask of them.

One file per party beside the plans: `plans/regio.yaml`, `plans/werkgever-….yaml`. What is asked always
follows from the plans; only the answers stand here, with what people saw when they gave them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema

from toolkit.model.base import Day, Model, Quarter, Slug, Text, decimal_from_int
from toolkit.model.given.answers import Import
from toolkit.model.given.plan import ActionOrder, ActionStatus, BasedOnRound, action_order
from toolkit.model.region import EMPLOYER_PREFIX, REGION_PARTY, Region

Answer = Literal["accepted", "changed", "refused", "later"]
"""Yes, otherwise, no, and not now."""

ItemKind = Literal[
    "joint",  # a measure that teams carry out together: decided once, for every plan that has it
    "hours",  # team hours above those for development, once
    "formation",  # team hours that keep coming back, as fte
    "money",  # euro outside the hours of one action
    "pace",  # that actions end later than the norm asks
]
ItemField = Literal["answer", "amount", "by", "on", "quarter", "reason", "status"]
"""What a party may say about one item."""

ANSWERS: tuple[Answer, ...] = get_args(Answer)
ITEM_FIELDS: tuple[ItemField, ...] = get_args(ItemField)
ITEM_KINDS: tuple[ItemKind, ...] = get_args(ItemKind)
OF_ACCORD: frozenset[Answer] = frozenset({"accepted", "changed"})
"""The answers that let something go on."""

_MEASURE = r"M-[A-Z]{1,4}-[A-Z]?\d{1,3}"
PartyId = Annotated[str, Field(pattern=rf"^({REGION_PARTY}|{EMPLOYER_PREFIX}[a-z0-9-]{{1,40}})$")]
ItemId = Annotated[
    str,
    Field(pattern=rf"^({_MEASURE}|[a-z0-9-]{{1,40}}\.(hours|formation|pace|{_MEASURE}|own-\d{{1,3}}))$"),
]
"""A joint action by its measure: `M-AB-02`; a request by the plan that it is of: `team-oost.hours`."""


Amount = Annotated[
    Decimal,
    BeforeValidator(decimal_from_int),
    Field(ge=0, le=1_000_000_000, allow_inf_nan=False),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1_000_000_000}),
]
"""Hours, fte or euro, by the kind of the item."""


class ItemDecision(Model):
    """What a party said about one item. The title of a field is its name wherever people see it."""

    answer: Answer | None = Field(default=None, title="Antwoord", description="Null: not yet decided.")
    amount: Amount | None = Field(
        default=None, title="Toegezegd", description="Hours, fte or euro, by the kind; null: as asked."
    )
    by: Text | None = Field(
        default=None, title="Besloten door", description="A body or function, never a person."
    )
    on: Day | None = Field(default=None, title="Besloten op", description="Day of the decision.")
    quarter: Quarter | None = Field(
        default=None, title="Klaar in", description="In which a joint action ends."
    )
    reason: Text | None = Field(
        default=None, title="Reden of voorwaarde", description="Why, or on what condition."
    )
    status: ActionStatus = Field(default="todo", title="Hoe ver", description="How far a joint action is.")
    asked: Amount | None = Field(
        default=None, title="Gevraagd", description="What was asked when it was decided."
    )
    round: Slug | None = Field(default=None, title="Ronde", description="Of which the plans were.")
    rejected: dict[ItemField, Text] = Field(
        default={}, title="Niet bruikbaar", description="What stood there and could not be used; kept."
    )
    earlier: tuple["ItemDecision", ...] = Field(
        default=(), title="Eerder besloten", description="What was answered about the plans of other rounds."
    )

    def of_round(self, kind: ItemKind, round_: str | None) -> "ItemDecision":
        """What was decided about the plans of a round.

        Args:
            kind: what is asked.
            round_: its id; None for what was decided last.

        Returns:
            Of that round; where nothing was decided of it, and of a joint action, what was decided last.
        """
        if kind == "joint" or round_ in {None, self.round}:
            return self
        return next((one for one in self.earlier if one.round == round_), self)

    def with_decision(self, before: "ItemDecision", after: "ItemDecision") -> "ItemDecision":
        """These decisions with one of them taken anew; an answer about another round is kept beside it.

        Args:
            before: as `of_round` gives it.
            after: what it became.
        """
        if before is not self:
            return self.model_copy(
                update={"earlier": tuple(after if one is before else one for one in self.earlier)}
            )
        if before.round in {None, after.round}:
            return after
        kept = before.model_copy(update={"earlier": (), "rejected": {}})  # that stands in what comes after it
        return after.model_copy(update={"earlier": (*before.earlier, kept)})

    def answer_to(self, kind: ItemKind, round_: str | None) -> Answer | None:
        """The answer that counts for what the plans of a round ask.

        Args:
            kind: what is asked.
            round_: id of the round; None where every answer counts.

        Returns:
            None while nobody answered, and of a request that was answered about the plan of another round:
            the plan of this one asks it anew. A joint action is decided once.
        """
        counts = kind == "joint" or None in {round_, self.round} or self.round == round_
        return self.answer if counts else None


class PartyDecisions(Model):
    """The decisions of one party above the teams."""

    model_config = ConfigDict(title="Decisions")  # a schema is called as its kind of file

    schema_: Literal["decisions/1"] = Field(alias="schema", title="Schema", description="Kind of file.")
    party: PartyId = Field(alias="decides", title="Wie besluit", description="Also the name of the file.")
    based_on: BasedOnRound = Field(title="Gebaseerd op", description="Round, norm and measures.")
    shown: dict[ItemId, Amount | None] = Field(
        default={}, title="Getoond", description="What they were last asked; null: without an amount."
    )
    items: dict[ItemId, ItemDecision] = Field(default={}, title="Besluiten", description="By item.")
    imports: tuple[Import, ...] = Field(default=(), title="Imports", description="Files they came from.")


@dataclass(frozen=True, slots=True)
class Party:
    """Who decides above the teams.

    Attributes:
        id: `regio` or `werkgever-…`; also the name of its file.
        title: the body that decides about joint matters, or the employer.
        organisation: id of the employer; None for the region.
    """

    id: str
    title: str
    organisation: str | None = None


def parties_of(region: Region) -> tuple[Party, ...]:
    """Who decides above the teams of a region: the region itself, then who employs a team.

    Args:
        region: on the day of a round, as `Region.at` gives it.

    Returns:
        In the order of region.yaml.
    """
    employers = {team.organisation for team in region.teams}
    return (
        Party(REGION_PARTY, region.decides("pace").title),
        *(Party(o.party, o.title, o.id) for o in region.organisations if o.id in employers),
    )


def is_party(name: str) -> bool:
    """Whether a file in `plans/` of this name, without ending, is of a party above the teams."""
    return name == REGION_PARTY or name.startswith(EMPLOYER_PREFIX)


def kind_of(item: str) -> ItemKind:
    """What an item is, by its id."""
    _, dot, what = item.partition(".")
    if not dot:
        return "joint"
    named: dict[str, ItemKind] = {"hours": "hours", "formation": "formation", "pace": "pace"}
    return named.get(what, "money")


def unit_of_item(item: str) -> str | None:
    """The team or municipality whose plan asks it; None for a joint action."""
    unit, dot, _ = item.partition(".")
    return unit if dot else None


def action_of_item(item: str) -> str | None:
    """The action that a joint item or an amount outside hours is about; None for any other."""
    unit, dot, what = item.partition(".")
    if not dot:
        return unit
    return what if kind_of(item) == "money" else None


def item_order(item: str) -> tuple[int, str, ActionOrder]:
    """Sorts items: joint actions by measure, then requests by unit and kind, money by its action."""
    action = action_of_item(item)
    place = ITEM_KINDS.index(kind_of(item))
    unit = unit_of_item(item)
    return (0, "", action_order(item)) if unit is None else (place, unit, action_order(action or "own-0"))


@dataclass(frozen=True, slots=True)
class DecidedItem:
    """One matter above the teams, with what became of it.

    Attributes:
        party: who decides: `regio` or `werkgever-…`.
        id: of the item; the same from one run to the next.
        kind: what it is; it tells the unit of the amounts: hours, fte (formation), or euro.
        unit: id of the team or municipality whose plan asks it; None for a joint action.
        action: of a joint action its measure, of money the action; else None.
        asked: what was asked when people decided, or last; None without an amount.
        said: what they said, of whatever round; None while they said nothing.
        round: id of the round of which the plans ask it; None where every answer counts.
        asked_now: False where the plans ask it no more.
    """

    party: str
    id: str
    kind: ItemKind
    unit: str | None
    action: str | None
    asked: Decimal | None
    said: ItemDecision | None
    round: str | None = None
    asked_now: bool = True

    @property
    def answer(self) -> Answer | None:
        """The answer that counts: whoever counts what is open or answered counts by it."""
        return None if self.said is None else self.said.answer_to(self.kind, self.round)

    @property
    def open(self) -> bool:
        """True while nobody answered, or only about the plan of another round."""
        return self.answer is None

    @property
    def asked_again(self) -> bool:
        """True where the answer was 'later': plans ask it once more, so it waits as what is open does."""
        return self.answer == "later" and self.asked_now

    @property
    def waits(self) -> bool:
        """Whether somebody still has to answer it, for the first time or again."""
        return self.open or self.asked_again

    @property
    def earlier(self) -> ItemDecision | None:
        """What was answered about the plan of another round, and is asked again; None without that."""
        return self.said if self.open and self.said is not None and self.said.answer is not None else None

    @property
    def granted(self) -> Decimal | None:
        """What was promised, also in an earlier answer: the amount, or with yes all that was asked; 0 for no.

        None while nobody answered or with later, and where no amount was asked or given.
        """
        if self.said is None or self.said.answer in {None, "later"}:
            return None
        if self.said.answer == "refused":
            return Decimal(0)
        if self.said.amount is not None:
            return self.said.amount
        return self.asked if self.said.answer == "accepted" else None


def decided(parties: Mapping[str, PartyDecisions], round_: str | None = None) -> tuple[DecidedItem, ...]:
    """Everything that parties above the teams were asked or decided, as their files hold it.

    It follows from the files alone, without a plan: what was put to a party the last time, answered or
    not, and every decision that it ever took. A party without a file has nothing here.

    Args:
        parties: by id, as `Workspace.decisions` reads them.
        round_: id of the round of which the plans ask it; None where every answer counts.

    Returns:
        Each item once, by party (the region first) and then in the order of `item_order`.
    """
    return tuple(
        _decided(file, item, round_)
        for file in (parties[party] for party in sorted(parties))  # 'regio' comes before 'werkgever-'
        for item in sorted({*file.shown, *file.items}, key=item_order)
    )


def _decided(file: PartyDecisions, item: str, round_: str | None) -> DecidedItem:
    said = file.items.get(item)
    said = None if said is None else said.of_round(kind_of(item), round_)
    asked = said.asked if said is not None and said.asked is not None else file.shown.get(item)
    kind, unit, action = kind_of(item), unit_of_item(item), action_of_item(item)
    return DecidedItem(file.party, item, kind, unit, action, asked, said, round_)
