# SPDX-License-Identifier: EUPL-1.2
"""What is asked in one round: lists and norm brought together, references resolved, asked once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from toolkit.model.base import version_order
from toolkit.model.content.criterion import AskedOf, Criterion, ProfileField, Reference
from toolkit.model.content.norm import Norm
from toolkit.model.content.standard import Standard, Theme
from toolkit.model.given.answers import USUAL_AGES, Profile
from toolkit.model.region import Region, Round, Team


@dataclass(frozen=True, slots=True)
class Item:
    """One criterion of a list, with the criterion that is really asked.

    Attributes:
        id: id in this list (of a reference: its own id).
        asked: the criterion whose question is put and whose answer counts.
    """

    id: str
    asked: Criterion

    @property
    def is_reference(self) -> bool:
        """True when another list asks this."""
        return self.id != self.asked.id


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The lists of one round under one norm.

    Attributes:
        norm: the norm of the round.
        day: the round's date; the norm of that day counts.
        norm_start: day from which growth paths count.
        scope: core or full.
        standards: the lists, in the order of the norm.
        earlier: other versions of them that are known.
    """

    norm: Norm
    day: date
    norm_start: date
    scope: str
    standards: tuple[Standard, ...]
    earlier: tuple[Standard, ...] = ()
    _by_id: dict[str, Criterion] = field(init=False, repr=False, compare=False)
    _levels: dict[str, int] = field(init=False, repr=False, compare=False)
    _themes: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look up once which criterion is asked under each id, and how much; of two with one id the first."""
        own = {c.id: c for standard in self.standards for c in standard.asked}
        found: dict[str, Criterion] = {}
        themes: dict[str, str] = {}
        for theme in (t for standard in self.standards for t in standard.themes):
            for criterion in theme.criteria:
                asked = own.get(criterion.same_as) if isinstance(criterion, Reference) else criterion
                if asked is not None:
                    found.setdefault(criterion.id, asked)
                    themes.setdefault(asked.id, theme.title)
        object.__setattr__(self, "_by_id", found)
        object.__setattr__(self, "_themes", themes)
        levels = {c: self.norm.level_on(c, self.norm_start, self.day) for c in own}
        object.__setattr__(self, "_levels", levels)

    def items(self, theme: Theme) -> tuple[Item, ...]:
        """The criteria of a theme with references resolved; what points nowhere is left out."""
        items = []
        for criterion in theme.criteria:
            asked = self._by_id.get(criterion.id) if isinstance(criterion, Reference) else criterion
            if asked is not None:
                items.append(Item(criterion.id, asked))
        return tuple(items)

    def criterion(self, criterion_id: str) -> Criterion | None:
        """The criterion that is asked under an id; a reference leads to its target."""
        return self._by_id.get(criterion_id)

    def theme_title(self, criterion_id: str) -> str | None:
        """Title of the theme of a criterion that is asked; of the first that has it."""
        return self._themes.get(criterion_id)

    def asks(self, of: AskedOf) -> bool:
        """Whether this round puts any question to a kind of unit."""
        core_only = self.scope == "core"
        every = (c for standard in self.standards for c in standard.asked if not c.is_off)
        return any(c.asked_of == of and (c.core or not core_only) for c in every)

    def level_asked(self, criterion_id: str) -> int:
        """The norm's level of a criterion on the round's date, 0 to 4."""
        known = self._levels.get(criterion_id)
        return self.norm.level_on(criterion_id, self.norm_start, self.day) if known is None else known

    def as_asked_by(self, pins: Collection[str]) -> "Questionnaire":
        """The same with the earlier versions of lists that a form says it asked.

        Args:
            pins: of the lists on the form.

        Returns:
            This one where it asked these versions, or others that nobody knows.
        """
        asked = {s.id: version_order(s.version) for s in self.standards}
        older = {s.id: s for s in self.earlier if s.pin in pins and version_order(s.version) < asked[s.id]}
        if not older:
            return self
        lists = tuple(older.get(s.id, s) for s in self.standards)
        there = {s.pin for s in lists}
        others = tuple(s for s in (*self.standards, *self.earlier) if s.pin not in there)
        return Questionnaire(self.norm, self.day, self.norm_start, self.scope, lists, others)

    def alike(self, later: "Questionnaire") -> frozenset[str]:
        """Ids of the lists of which a later round puts the same questions: this version, as much of it."""
        if self.scope != later.scope:
            return frozenset()
        return frozenset({s.id for s in self.standards if s.pin in {other.pin for other in later.standards}})

    def on(self, day: date) -> "Questionnaire":
        """The same lists and norm on another day."""
        return Questionnaire(self.norm, day, self.norm_start, self.scope, self.standards, self.earlier)


def questionnaire(region: Region, round_: Round, norm: Norm, standards: Iterable[Standard]) -> Questionnaire:
    """Bring together what is asked in a round.

    Args:
        region: for the day from which growth paths count, where the round has none of its own.
        round_: its date and scope, and the day from which its norm began.
        norm: the norm of the round.
        standards: all known lists; those that the norm names are taken, in the norm's order.

    Returns:
        The questionnaire; lists that the norm names and nobody has are left out.
    """
    by_pin = {s.pin: s for s in standards}
    chosen = tuple(by_pin[pin] for pin in norm.standards if pin in by_pin)
    ids, pins = {s.id for s in chosen}, {s.pin for s in chosen}
    others = tuple(s for pin, s in by_pin.items() if s.id in ids and pin not in pins)
    start = region.norm_start if round_.norm_start is None else round_.norm_start
    return Questionnaire(norm, round_.date, start, round_.scope, chosen, others)


def is_asked(criterion: Criterion, of: AskedOf, scope: str, profile: Profile) -> bool:
    """Whether a criterion is put to a unit.

    Args:
        criterion: the criterion that is asked.
        of: what the unit is.
        scope: of the round; core asks only core criteria.
        profile: of the unit; a field that is not filled in never excludes, nor do ages that somebody typed:
            which of the usual groups they come nearest to is for the team to say.

    Returns:
        True when it is asked; a question that the region switched off never is.
    """
    if criterion.is_off or criterion.asked_of != of or (scope == "core" and not criterion.core):
        return False
    wanted = criterion.applies_when.items()
    return not any(_excludes(field, getattr(profile, field), allowed) for field, allowed in wanted)


def _excludes(field: ProfileField, value: str | int | bool | None, allowed: Collection[object]) -> bool:
    """Whether what one field of a profile says takes a question away."""
    if value is None or value in allowed:
        return False
    return field != "target_group" or value in USUAL_AGES


def lists_for(team: Team | None, standards: Iterable[Standard]) -> tuple[Standard, ...]:
    """The lists that a unit fills in.

    Args:
        team: the team, or None for a municipality (which gets its part of every list).
        standards: the lists of the round.

    Returns:
        Those that apply, in the same order.
    """
    if team is None or team.standards == "all":
        return tuple(standards)
    return tuple(s for s in standards if s.id in team.standards)
