# SPDX-License-Identifier: EUPL-1.2
"""Who filled in a form, from what somebody chose or typed: decided here, for workbook and terminal alike.

What is stored is the name of a function or an organisation that is known, or else one that is the same for
everybody: nothing is worked out from a typed name, not even a hash, for names can be tried.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from toolkit.model.given.answers import TEAM_RESPONDENT
from toolkit.model.roles import MOST_DIGITS, RoleWords, words_of
from toolkit.scoring.unit import Unit, UnitKind
from toolkit.sheets.read.values import Choice, short_slug, slug_of, spellings
from toolkit.words.catalogue import say

Kind = Literal["team", "member", "partner"]
Doubt = Literal["assumed", "no_role", "unknown", "outside", "two"]

_NUMBER = re.compile(r"[\s-]([1-9][0-9]?)\s*$")  # of two who are called the same; no telephone ends so
_KINDS: dict[UnitKind, tuple[Kind, ...]] = {
    "team": ("team", "member", "partner"),
    "municipality": ("team", "member"),
    "employer": ("team", "member"),
}


@dataclass(frozen=True, slots=True)
class Respondent:
    """As whom a form was read.

    Attributes:
        name: id under which the answers are stored; it names no person.
        kind: the unit itself, somebody of it, or a partner, who never counts in its figure.
        doubt: why this is not certain, or None.
    """

    name: str = TEAM_RESPONDENT
    kind: Kind = "team"
    doubt: Doubt | None = None

    def in_words(self, unit: UnitKind) -> str:
        """For a table or a sentence, such as 'één collega (gezinswerker-2)'."""
        word = say(f"form.respondent.{unit if self.kind != 'partner' else 'team'}.{self.kind}")
        return say(f"form.respondent.read_as.{self.kind}", unit=word, name=self.name)


@cache
def respondent_choices(kind: UnitKind) -> Mapping[Kind, Choice]:
    """Who may fill in a form of a unit, in the order shown."""
    return {
        value: Choice(value, say(f"form.respondent.{kind}.{value}"), _also(value)) for value in _KINDS[kind]
    }


def respondent_of(
    unit: Unit, words: RoleWords, said: str | None, role: str | None = None
) -> Respondent | None:
    """As whom answers are read.

    Args:
        unit: whose form it is.
        words: for functions and organisations.
        said: a choice, or as older forms and the terminal have it: a function, a partner, the team; None for
            an empty cell.
        role: a function or organisation beside the choice; None for an empty cell.

    Returns:
        Who it is, with a doubt wherever somebody should look; None when what stands there has no letter.
    """
    said, role = _seen(said), _seen(role)
    if said is None and role is None:
        return Respondent(doubt="assumed")
    together = " ".join(text for text in (said, role) if text is not None)
    if not words_of(together):
        return None
    chosen = None if said is None else _chosen(unit, said)
    if chosen is None:
        read = _Reading(unit, words, together)
        free = read.free()
        return Respondent(free.name, free.kind, "assumed") if said is None and free.doubt is None else free
    if chosen == "team":
        return Respondent(doubt=None if role is None or is_whole(unit, role) else "two")
    read = _Reading(unit, words, role or "")
    if not words_of(read.text):
        return Respondent(
            read.name(f"{say(f'form.respondent.neutral.{chosen}')} {read.text}"), chosen, "no_role"
        )
    return read.partner() if chosen == "partner" else read.member()


def is_whole(unit: Unit, text: str) -> bool:
    """True for the unit as a whole: 'ons team', 'wij samen', its title, its id, and words around them."""
    found = set(words_of(text))
    own = words_of(unit.title), words_of(unit.id)
    core, fill = (_words(f"form.read.respondent.{unit.kind}.{key}") for key in ("core", "fill"))
    if unit.kind == "team":  # whatever kind of team people say theirs is
        core |= {word for word in found if word.endswith(say("word.team"))}
    named = any(found >= set(name) - core for name in own if set(name) - core)
    return (
        bool(found) and (named or bool(found & core)) and found <= core | fill | {w for n in own for w in n}
    )


def _chosen(unit: Unit, said: str) -> Kind | None:
    choices = respondent_choices(unit.kind)
    # capitals often go without accents
    plain = slug_of(said)
    chosen = next((k for k, choice in choices.items() if plain in map(slug_of, spellings(choice))), None)
    return "team" if chosen is None and is_whole(unit, said) else chosen


def _seen(text: str | None) -> str | None:
    """A text without what nobody sees."""
    return None if text is None else "".join(c for c in text if unicodedata.category(c) != "Cf")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a typed text says of who somebody is."""

    unit: Unit
    words: RoleWords
    text: str

    def free(self) -> Respondent:
        """Without a choice beside it."""
        found = set(words_of(self.text))
        if found & _words("form.read.respondent.partner"):
            return self.partner()
        member = self.member()
        whole = found & _words(f"form.read.respondent.{self.unit.kind}.core") and member.doubt is None
        # 'team en gedragswetenschapper' speaks for the team, 'gezinswerker van het team' for one of it
        if whole and found & {"en", "met", "samen", "namens"}:
            return Respondent(doubt="two")
        return member

    def member(self) -> Respondent:
        """Somebody of the unit, or so it seems."""
        if is_whole(self.unit, self.text):
            return Respondent(say("form.respondent.neutral.member"), "member", "two")
        if self.words.is_function(self.text) or self._is_colleague():
            return Respondent(self.name(self.text), "member")
        if self.unit.kind == "team" and (self.words.knows(self.text) or self.words.sounds_outside(self.text)):
            return Respondent(self.partner().name, "partner", "outside")
        return Respondent(self.unknown("member"), "member", "unknown")

    def partner(self) -> Respondent:
        """Somebody of another organisation."""
        apart, neutral = _words("form.read.respondent.partner"), say("form.respondent.neutral.partner")
        rest = [w for w in self.text.replace("-", " ").split() if not apart & set(words_of(w))]
        organisation = " ".join(rest)
        if words_of(organisation) and not self.words.knows(organisation):
            return Respondent(self.unknown("partner"), "partner", "unknown")
        doubt: Doubt | None = None if words_of(organisation) else "no_role"
        return Respondent(self.name(f"{neutral} {organisation}"), "partner", doubt)

    def _is_colleague(self) -> bool:
        colleague = _words("form.read.respondent.colleague")
        return bool(set(words_of(self.text)) & colleague) and self.words.knows(self.text)

    def unknown(self, kind: Kind) -> str:
        """What everybody on no list is called; a number behind what they typed keeps two of them apart."""
        number = _NUMBER.search(self.text)
        return short_slug(f"{say(f'form.respondent.neutral.{kind}')} {number[1] if number else ''}")

    def name(self, text: str) -> str:
        """As an id; two long texts that differ at the end stay two."""
        few = sum(c.isdecimal() for c in text) <= MOST_DIGITS
        return short_slug(text if few else "".join(c for c in text if not c.isdecimal()))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(say(key).split())


def _also(value: str) -> tuple[str, ...]:
    return tuple(say(f"form.respondent.also.{value}").split("|"))
