# SPDX-License-Identifier: EUPL-1.2
"""What a reader may see, decided in one place: every chapter of a plan and every comparison asks here.

A rule is a word in a table below, and whoever makes a document asks `sees` about a topic. Which chapters
an edition has stands where they are put in order: those in which a team reads its own words back are in
none for a board. What single respondents said is taken out before anything is worked out from it: see
`shown_answers`.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from toolkit.documents.editions import Edition
from toolkit.documents.letters import CodeNames, Codes
from toolkit.model.given.answers import Answer, Answers, Profile
from toolkit.model.region import MANAGER, Body, Municipality, Region, Visibility
from toolkit.model.roles import RoleWords
from toolkit.scoring.region import RoundResult
from toolkit.scoring.unit import ListResult, Unit, UnitResult, is_settled
from toolkit.words.catalogue import say
from toolkit.words.numbers import number

Audience = str
"""One of `Region.audiences`: the programme manager, a body on the route by its id, or teams."""

Topic = Literal[
    # would tell who it is
    "names",  # of team, municipality and employer
    "days",  # who settled, tested or decided a plan, and when
    "owners",  # roles that people chose for an action
    "own_titles",  # of actions that a team added itself: somebody may have typed a name
    "other_teams",  # how many other teams have an action too
    # formation per function, vacancies and waiting list to the number: who knows a team knows these; not what
    # it is short of, which is summed with what is asked of the board
    "sizes",
    # what a unit said for itself
    "answers",  # all of them with the profile, as data
    "disagreement",  # on which questions colleagues differ
    "explanations",  # why it chose a level or decided so, and where something is placed
    "typed_names",  # functions and bodies that are on no list: somebody may have typed a name
    # for a unit itself: it learns from these, and no score or plan rests on them
    "cases",  # what it saw in a few cases
    "earlier_scan",  # what it scored in a scan of before
    "talk",  # the questions to talk from with what comes first
    # of a comparison
    "figures",  # anything at all
    "other_towns",  # rows and numbers of others than the reader's own municipality, and who is missing
    "plans",  # of one team or municipality, in the edition for a board
]

_OF_ANSWERS: frozenset[Topic] = frozenset(
    {
        "answers", "disagreement", "explanations", "typed_names", "own_titles",
        "cases", "earlier_scan", "talk",
    }
)  # fmt: skip
_TELL_WHO: frozenset[Topic] = frozenset(
    {"names", "days", "owners", "own_titles", "other_teams", "sizes", "answers"}
)

_KEPT_FROM: Mapping[Edition | Visibility, frozenset[Topic]] = {
    "team": frozenset(),
    "board": _OF_ANSWERS,
    "named": frozenset(),
    "coded": _TELL_WHO,
    "own_and_range": _TELL_WHO | {"other_towns", "plans"},
    "never": _TELL_WHO | {"other_towns", "plans", "figures"},
}


def may_see(sight: Edition | Visibility, topic: Topic) -> bool:
    """Whether a topic is for whoever reads this edition, or has this visibility in region.yaml.

    Args:
        sight: an edition, or what was agreed that an audience sees.
        topic: what it is about.

    Returns:
        True when nothing above keeps it from them.
    """
    return topic not in _KEPT_FROM[sight]


FTE_STEP, VACANCY_STEP, PEOPLE_STEP = 5, 1, 10
"""Between which round numbers who reads codes sees formation, vacancies and a waiting list."""

ENOUGH_OTHERS = 5
"""What is said of others than the reader's own rests on at least so many, municipalities and teams alike."""


def enough_others(
    own_towns: Collection[str], own_teams: Collection[str], rests: Mapping[str, Iterable[str]]
) -> bool:
    """Whether what is said of others may be shown to a reader who may not see any of them apart.

    With two municipalities a range would give the neighbour's exact figure. Nor does it hide anything that
    several municipalities share one team, or are served by the reader's own.

    Args:
        own_towns: ids of the reader's own municipalities.
        own_teams: ids of the teams that work for them.
        rests: by municipality the teams that it rests on, the reader's own among them or not.

    Returns:
        True over five or more others.
    """
    others = (set(teams).difference(own_teams) for town, teams in rests.items() if town not in own_towns)
    told = [teams for teams in others if teams]
    return len(told) >= ENOUGH_OTHERS and len(set().union(*told)) >= ENOUGH_OTHERS


WITHHELD = Answer()
"""What stands in place of an answer that too few gave: it is known that there is one, and nothing of it."""


def shown_answers(files: Sequence[Answers], at_least: int) -> list[Answers]:
    """What a unit's files of one round say as far as others than the respondent may know.

    The form that the unit settled together stands as it is. Colleagues, and apart from them partners, are
    single respondents: what they say to a question stands only when enough of them say something to it,
    for whatever is worked out from less would tell what one of them said. What is left out here is in no
    figure, plan, comparison, table, hash or data.

    Args:
        files: of one unit in one round.
        at_least: how many must have said something: `min_respondents` of the region.

    Returns:
        The files in the same order. In those of single respondents `WITHHELD` stands for what is not
        shown, and nothing tells from which file they came.
    """
    groups: dict[bool, list[Answers]] = {}
    for file in files:
        if not file.own:
            groups.setdefault(file.kind == "partner", []).append(file)
    said = {
        partners: Counter(c for file in group for c, answer in file.answers.items() if is_settled(answer))
        for partners, group in groups.items()
    }

    def shown(file: Answers) -> Answers:
        if file.own:
            return file
        partner = file.kind == "partner"
        counted = ((c, answer) for c, answer in file.answers.items() if is_settled(answer))
        kept = {c: answer if said[partner][c] >= at_least else WITHHELD for c, answer in counted}
        bare: dict[str, object] = {"answers": kept, "aside": {}, "imports": (), "unusable": {}}
        if len(groups[partner]) < at_least:
            bare |= {"profile": Profile(), "formation": (), "own_support": ()}
        return file.model_copy(update=bare)

    return [shown(file) for file in files]


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a plan or action list is made.

    Attributes:
        edition: team: the unit itself; board: whoever it talks with.
        codes: what stands instead of names, by the visibility agreed; None shows names.
        words: functions and organisations that are known; anything else may be the name of a person.
        body: the body on the route of decision that reads; None: the one that decides about plans.
    """

    edition: Edition = "team"
    codes: CodeNames | None = None
    words: RoleWords = field(default_factory=lambda: RoleWords(None))
    body: Body | None = None

    def sees(self, topic: Topic) -> bool:
        """Whether this reader may see a topic."""
        return all(may_see(sight, topic) for sight in self._sights)

    def role(self, text: str, instead: str = "plan.some_role") -> str:
        """A function or body as people typed it; for a board, what is on no list is told as 'een functie'.

        Args:
            text: as typed.
            instead: key of the words that stand for what may be a name.

        Returns:
            What this reader sees.
        """
        return text if self.sees("typed_names") or self.words.knows(text) else say(instead)

    def size(self, value: Decimal | int, step: int) -> str:
        """How large something of a team is: the number, or between which round numbers it lies.

        Args:
            value: fte or people, 0 or more.
            step: how far the round numbers lie apart, at least 1.

        Returns:
            '12,7' for who may see sizes, else '10 tot 15'.
        """
        if self.sees("sizes"):
            return number(Decimal(value))
        low = int(value // step) * step
        return say("plan.between", low=low, high=low + step)

    def unit_title(self, unit: Unit) -> str:
        """Name of a unit, or what stands for it."""
        return unit.title if self.codes is None else self.codes.unit

    def unit_id(self, unit: Unit) -> str:
        """Id of a unit in data and names of files, or what stands for it."""
        return unit.id if self.codes is None else self.codes.id

    def town_titles(self, towns: Iterable[Municipality]) -> tuple[str, ...]:
        """Names of a unit's municipalities, or what stands for them."""
        return tuple(town.title for town in towns) if self.codes is None else self.codes.towns

    @property
    def _sights(self) -> tuple[Edition | Visibility, ...]:
        return self.edition, "named" if self.codes is None else "coded"


def reads_codes(edition: Edition, sight: Visibility) -> bool:
    """Whether letters stand for names in an edition of a plan; in the unit's own, names are no secret."""
    return edition == "board" and not may_see(sight, "names")


def code_names(outcome: RoundResult, unit: Unit, codes: Codes) -> CodeNames:
    """The codes of a unit, the same as in a comparison.

    Args:
        outcome: the round, for the order of its municipalities.
        unit: a team or municipality.
        codes: of the region.

    Returns:
        They hide nothing from who knows the region by heart, and a team of two municipalities has both. Of an
        employer it is not told for which municipalities: how many these are would tell who it is.
    """
    told = () if unit.kind == "employer" else unit.municipalities
    return codes.of(unit, [m.id for m in outcome.region.municipalities if m.id in told])


def counts_told(region: Region, unit: Unit, holders: Mapping[str, Collection[str]]) -> dict[str, int]:
    """How many other teams have each action too, as far as teams may know of each other.

    Args:
        region: what was agreed that teams see, and which teams work where.
        unit: whose plan it is.
        holders: ids of teams by measure.

    Returns:
        By measure; where others may not be seen, only over five or more.
    """
    towns = unit.municipalities
    own = {t.id for m in towns for t in region.teams_of(m)}
    told = {}
    for measure, teams in holders.items():
        rests = {m.id: [t.id for t in region.teams_of(m.id) if t.id in teams] for m in region.municipalities}
        if may_see(region.visibility.teams, "other_towns") or enough_others(towns, own, rests):
            told[measure] = len(set(teams) - {unit.id})
    return told


@dataclass(frozen=True, slots=True)
class ComparisonReader:
    """For whom a comparison is made.

    Attributes:
        audience: who looks.
        sight: what was agreed that they see.
        own: id of the reader's own municipality, where they see no other; else None.
        codes: letters of the region, for who reads those; without them such a reader gets nothing.
    """

    audience: Audience
    sight: Visibility
    own: str | None = None
    codes: Codes | None = None

    def sees(self, topic: Topic) -> bool:
        """Whether this reader may see a topic; a body no title that a team typed, as in its plans."""
        typed = topic == "own_titles" and self.audience != MANAGER
        return may_see(self.sight, topic) and not typed

    @property
    def reads_letters(self) -> bool:
        """Whether municipalities other than the reader's own are there, but not by name."""
        return self.sees("other_towns") and not self.sees("names")

    def names(self, outcome: RoundResult) -> dict[str, str]:
        """What each municipality that this reader may see is called: a title or a letter.

        Args:
            outcome: the round.

        Returns:
            The names by id, in an order that tells nothing: by alphabet, of letters in theirs.

        Raises:
            LookupError: when letters should stand there and none are given.
        """
        titles = dict(
            sorted(
                ((m.id, m.title) for m in outcome.region.municipalities),
                key=lambda town: (town[1].casefold(), town[0]),
            )
        )
        if not self.sees("other_towns"):
            return {town: title for town, title in titles.items() if town == self.own}
        if self.sees("names"):
            return titles
        if self.codes is None:
            raise LookupError("letters")
        letters = ((town, self.codes.town(town)) for town in titles)
        return dict(sorted(letters, key=lambda town: (len(town[1]), town[1])))

    def units(self, outcome: RoundResult) -> dict[str, str]:
        """What each team and municipality that this reader may see apart is called, by id.

        Where names are not told, the teams of the reader's own municipality have a number: colleagues in a
        neighbouring team need not know whose levels those are.

        Raises:
            LookupError: as `names`.
        """
        towns, seen = self.names(outcome), self.teams(outcome.region)
        shown = [u.unit for u in outcome.units if u.unit.id in seen or self._sees_own(outcome, u.unit, towns)]
        if self.sees("names"):
            return {unit.id: unit.title for unit in shown}
        if self.codes is None:
            raise LookupError("letters")
        letters = self.codes.teams
        drawn = sorted(
            (u.id for u in shown if u.team is not None), key=lambda t: (len(letters[t]), letters[t])
        )
        numbers = {team: str(n) for n, team in enumerate(drawn, start=1)}
        if not self.sees("other_towns"):
            coded = {team: say("plan.coded_team", code=code) for team, code in numbers.items()}
            return {unit.id: coded.get(unit.id) or unit.title for unit in shown}
        return {unit.id: self.codes.title(unit) for unit in shown}

    def _sees_own(self, outcome: RoundResult, unit: Unit, towns: Mapping[str, str]) -> bool:
        """Whether this reader may see what a municipality or employer says of itself; teams stand in `teams`.

        A municipality's is for who may see that municipality. An employer's is for who may see all of them,
        and for the teams of one municipality where all of these are employed there.
        """
        if unit.kind == "employer":
            own = () if self.own is None else outcome.region.teams_of(self.own)
            return self.sees("other_towns") or (bool(own) and all(map(unit.has_team, own)))
        return unit.municipality in towns

    def towns_told(self, unit: Unit) -> tuple[str, ...]:
        """Ids of the municipalities of a unit that may be told beside it."""
        return () if unit.kind == "employer" and not self.sees("names") else unit.municipalities

    @property
    def reads_single_respondents(self) -> bool:
        """Whether what colleagues and partners say for themselves, counted together, is for this reader.

        It is for who leads the talks about it, not for who decides or for neighbours.
        """
        return self.audience == MANAGER and self.sees("names")

    def lists(self, outcome: RoundResult, unit: UnitResult) -> tuple[ListResult, ...]:
        """The lists of a unit that this reader may see: all of them, or those that count."""
        return unit.standards if self.reads_single_respondents else outcome.counted(unit)

    def teams(self, region: Region) -> frozenset[str]:
        """Ids of the teams that this reader may see numbers of."""
        others = self.sees("other_towns")
        return frozenset(t.id for t in region.teams if others or self.own in t.municipalities)

    def may_read(self, region: Region, rests: Mapping[str, Iterable[str]]) -> bool:
        """Whether this reader may read what is said over several municipalities together.

        Args:
            region: who takes part.
            rests: by municipality the teams that it rests on.
        """
        own = () if self.own is None else (self.own,)
        return self.sees("other_towns") or enough_others(own, self.teams(region), rests)
