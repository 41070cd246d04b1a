# SPDX-License-Identifier: EUPL-1.2
"""What a team may talk about: per question how its answers lie, and which questions deserve the hour most."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.documents.audience import WITHHELD
from toolkit.model.content.criterion import Criterion
from toolkit.model.given.answers import Answer, Answers, own_form
from toolkit.model.roles import RoleWords
from toolkit.planning.proposed.gaps import asked_once
from toolkit.scoring.criterion import CriterionResult
from toolkit.scoring.region import RoundResult
from toolkit.scoring.respondents import SPREAD_TO_DISCUSS
from toolkit.scoring.spread import Spread, spread_on
from toolkit.scoring.unit import UnitResult, is_settled


@dataclass(frozen=True, slots=True)
class Subject:
    """One question that the unit is asked, with what is known of it.

    Attributes:
        criterion: the question.
        theme: title of the theme under which it is asked first.
        result: level that counts now, norm and lower limit.
        spread: what colleagues said, apart from what they settled together.
        partners: what partners said, beside it.
        withheld: too few colleagues said something to show it; then `spread` is silent about them.
        settled: what the unit said together, when that can be used; else None.
    """

    criterion: Criterion
    theme: str
    result: CriterionResult
    spread: Spread
    partners: Spread
    withheld: bool
    settled: Answer | None

    @property
    def apart(self) -> bool:
        """True when colleagues lie far apart on what is not settled yet."""
        return self.settled is None and self.spread.to_discuss

    @property
    def missed(self) -> bool:
        """True when its lower limit is not reached, as far as is known."""
        return self.result.limit == "missed"

    @property
    def unknown(self) -> bool:
        """True when the unit, or half of those who said something, chose 'weet ik niet'."""
        if self.settled is not None:
            return self.settled.unknown
        return self.spread.unknown > 1 and 2 * self.spread.unknown >= self.spread.voices

    @property
    def seen_otherwise(self) -> bool:
        """True when partners say something that lies far from what counts for the unit."""
        theirs, own = self.partners.middle, self.result.asked
        if theirs.level is not None and own.level is not None:
            return abs(theirs.level - own.level) >= SPREAD_TO_DISCUSS
        return theirs.answered and (own.na or own.level is not None)


@dataclass(frozen=True)
class Talk:
    """What is known of one unit before it talks.

    Attributes:
        outcome: the whole round.
        unit: its result, one of the outcome's units.
        files: its answers of this round, as far as its reader may know them (`shown_answers`).
        silent: who was asked to answer alone and sent nothing, by respondent.
        words: how functions and organisations are spelled.
    """

    outcome: RoundResult
    unit: UnitResult
    files: Sequence[Answers]
    silent: Sequence[str] = ()
    words: RoleWords = field(default_factory=lambda: RoleWords(None))

    @property
    def own(self) -> Answers | None:
        """The form that the unit settled together, or None."""
        return own_form(self.files)

    @property
    def colleagues(self) -> tuple[Answers, ...]:
        """Who answered for themselves, by respondent."""
        return tuple(self._single(partner=False))

    @property
    def partners(self) -> tuple[Answers, ...]:
        """Who answered from beside the unit, by respondent."""
        return tuple(self._single(partner=True))

    def _single(self, *, partner: bool) -> Iterator[Answers]:
        for file in sorted(self.files, key=lambda f: f.respondent):
            if not file.own and (file.kind == "partner") == partner:
                yield file

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """Every question that the unit is asked, once, in the order of the lists."""
        return tuple(self._subjects())

    def _subjects(self) -> Iterator[Subject]:
        asked, own = self.outcome.asked, self.own
        themes: dict[str, str] = {}
        for theme in (t for standard in asked.standards for t in standard.themes):
            for item in asked.items(theme):
                themes.setdefault(item.asked.id, theme.title)
        for identity, result in asked_once(self.unit.standards, asked):
            criterion = asked.criterion(identity)
            if criterion is None:
                raise LookupError(identity)
            settled = None if own is None else own.answers.get(identity)
            yield Subject(
                criterion,
                themes[identity],
                result,
                spread_on(criterion, self.colleagues),
                spread_on(criterion, self.partners),
                any(file.answers.get(identity) == WITHHELD for file in self.colleagues),
                settled if is_settled(settled) else None,
            )

    def apart(self) -> list[Subject]:
        """What colleagues lie far apart on, the furthest first, then what misses its lower limit."""
        found = [s for s in self.subjects if s.apart]
        return sorted(found, key=lambda s: (-s.spread.width, -s.spread.evenness, not s.missed))

    def unknown(self) -> list[Subject]:
        """What many, or the unit itself, do not know."""
        return [s for s in self.subjects if s.unknown]

    def seen_otherwise(self) -> list[Subject]:
        """What partners see differently."""
        return [s for s in self.subjects if s.seen_otherwise]

    def missed(self) -> list[Subject]:
        """What lies below its lower limit."""
        return [s for s in self.subjects if s.missed]

    def blank(self) -> list[Subject]:
        """What nobody answered."""
        return [s for s in self.subjects if s.settled is None and not s.withheld and not s.spread.voices]

    def below(self) -> list[Subject]:
        """What lies below the norm, the furthest first."""
        found = [s for s in self.subjects if s.result.gap and s.result.asked.norm]
        return sorted(found, key=lambda s: -(s.result.gap or 0) * s.result.asked.weight)
