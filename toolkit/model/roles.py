# SPDX-License-Identifier: EUPL-1.2
"""Whether a text says a function, a group or an organisation: then it names no person.

A text is known when every word of it is: 'gezinswerkers', 'wijkverpleegkundige (0,5)' and 'team en
gedragswetenschapper' are, 'Jan, de teamleider' is not. Numbers count people and say nothing of who they are.
"""

import unicodedata
from collections.abc import Iterable
from functools import cached_property

from toolkit.model.content.library import Functions

MOST_DIGITS = 4
"""In a text that names nobody: counts and parts of a week. More may be anything."""
Words = tuple[str, ...]


def words_of(text: str) -> Words:
    """The words of a text in plain small letters, without accents, digits, signs and what nobody sees."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = (c if c.isalpha() else "" if unicodedata.category(c) in {"Mn", "Cf"} else " " for c in plain)
    return tuple("".join(kept).split())


class RoleWords:
    """The words for functions, groups and organisations of a region.

    Args:
        content: the list that comes with the program, or the region's own; None knows no function.
        functions: what region.yaml adds.
        names: of teams, municipalities and employers: no persons.
    """

    def __init__(
        self, content: Functions | None, functions: Iterable[str] = (), names: Iterable[str] = ()
    ) -> None:
        self.content, self.own, self.names = content, tuple(functions), tuple(names)

    @property
    def offered(self) -> tuple[str, ...]:
        """Functions to choose from, those of the region last."""
        first = () if self.content is None else self.content.functions
        return tuple(dict.fromkeys((*first, *self.own)))

    def knows(self, text: str) -> bool:
        """True when a text says a function, a group or an organisation, and not a word more."""
        return self._covered(text, self._phrases)

    def is_function(self, text: str) -> bool:
        """True when a function is said somewhere in a text that is known."""
        found = words_of(text)
        return self.knows(text) and any(
            self._longest(found, at, self._functions) or self._ends_as_function(found[at])
            for at in range(len(found))
        )

    def sounds_outside(self, text: str) -> bool:
        """True when an organisation outside the team is named somewhere in a text."""
        found = words_of(text)
        return any(self._longest(found, at, self._outside) for at in range(len(found)))

    def spelled(self, stored: str) -> str:
        """A name of a respondent as people write it: `partner-veilig-thuis` is 'partner Veilig Thuis'.

        Args:
            stored: in small letters with hyphens, as it names a file.

        Returns:
            The words apart; what stands on a list is spelled as it is there.
        """
        found, rest = [], stored.split("-")
        while rest:
            sizes = range(len(rest), 0, -1)
            known = next((n for n in sizes if tuple(rest[:n]) in self._spelling), 0)
            found.append(self._spelling[tuple(rest[:known])] if known else rest[0])
            rest = rest[known or 1 :]
        return " ".join(found)

    def _covered(self, text: str, phrases: frozenset[Words]) -> bool:
        found, at, said = words_of(text), 0, False
        if sum(c.isdecimal() for c in text) > MOST_DIGITS:
            return False
        while at < len(found):
            step = self._longest(found, at, phrases)
            if not step and self._ends_as_function(found[at]):
                step = 1
            if step:
                said = True
            elif found[at] not in self._beside:
                return False
            at += step or 1
        return said

    def _longest(self, found: Words, at: int, phrases: frozenset[Words]) -> int:
        """How many words from here on are one phrase of these; 0 for none."""
        sizes = range(min(self._most, len(found) - at), 0, -1)
        return next((n for n in sizes if found[at : at + n] in phrases), 0)

    def _ends_as_function(self, word: str) -> bool:
        return word.endswith(self._endings)

    @cached_property
    def _functions(self) -> frozenset[Words]:
        return _phrases(self.offered)

    @cached_property
    def _outside(self) -> frozenset[Words]:
        c = self.content
        return frozenset() if c is None else _phrases((*c.outside, *c.outside_signs))

    @cached_property
    def _phrases(self) -> frozenset[Words]:
        c = self.content
        listed = () if c is None else (*c.groups, *c.outside)
        return self._functions | _phrases((*listed, *self.names))

    @cached_property
    def _spelling(self) -> dict[Words, str]:
        c = self.content
        listed = () if c is None else (*c.groups, *c.outside)
        return {words_of(text): text for text in (*listed, *self.offered)}

    @cached_property
    def _most(self) -> int:
        return max((len(p) for p in self._phrases | self._outside), default=0)

    @cached_property
    def _endings(self) -> tuple[str, ...]:
        listed = () if self.content is None else self.content.endings
        return tuple(form for text in listed for word in words_of(text) for form in _forms(word))

    @cached_property
    def _beside(self) -> frozenset[str]:
        listed = () if self.content is None else self.content.beside
        return frozenset(form for text in listed for word in words_of(text) for form in _forms(word))


def _phrases(texts: Iterable[str]) -> frozenset[Words]:
    """Each text as its words, the last one also in the plural."""
    found = set()
    for text in texts:
        words = words_of(text)
        if words:
            found |= {(*words[:-1], form) for form in _forms(words[-1])}
    return frozenset(found)


def _forms(word: str) -> Iterable[str]:
    """A word and its plurals as Dutch makes them: werkers; psycholoog, psychologen; coach, coaches."""
    yield from (word, word + "s", word + "en", word + "n", word + "es", word + word[-1:] + "en")
    if len(word) > 3 and word[-2] == word[-3] and word[-2] in "aeou":
        yield word[:-2] + word[-1] + "en"
