# SPDX-License-Identifier: EUPL-1.2
"""Ladders of the newest lists: a level holds the ones below it, and 3 is about everybody."""

import re

import pytest

from tests.checking.test_complete_content import CRITERIA, LIBRARY, LISTS
from toolkit.model.content.standard import Criterion

TEXT_LISTS = {"kpmg-basisfuncties"}
WORD = re.compile(r"\w+")
EVERYBODY = re.compile(
    r"(?i)\b(elk|elke|ieder|iedere|iedereen|alle|altijd|hele team|met elk|steeds|ook als|ook bij"
    r"|wie er ook|overal|welke? \w+ (er )?ook|wie (dat|daar|van ons|hier)"
    r"|blijft? (zo|staan|klop\w+)|gaat door|ook zo)"
)
SOUGHT = 4  # letters that two forms of a word share
MOST_MORE = 5  # questions that a minor version may ask over the one before
WITHDRAWN_WORDS = re.compile(
    r"(?i)(?<!\w)(mensen thuis|plegers?|kenner van de privacywet|(?<!\()gezinsvoogd)\b"
)

LADDERS = [c for s in LISTS.values() if s.id in TEXT_LISTS for c in s.asked]


def stems(text: str) -> set[str]:
    """The beginnings of the words that carry meaning."""
    return {word[: SOUGHT + 1] for word in WORD.findall(text.casefold()) if len(word) > SOUGHT}


@pytest.mark.parametrize("criterion", LADDERS, ids=lambda c: c.id)
def test_level_4_says_first_what_3_asks(criterion: Criterion) -> None:
    """Who chooses 4 reads there that everybody works so, in words of 3, before what comes on top."""
    three, four = criterion.levels[3], criterion.levels[4]
    first, *rest = re.split(r"(?<=[.!?])\s+", four.strip())
    assert rest, "4 stops where 3 does"
    assert len(stems(three) & stems(" ".join((first, rest[0])))) >= 3


@pytest.mark.parametrize("criterion", LADDERS, ids=lambda c: c.id)
def test_level_3_is_about_everybody(criterion: Criterion) -> None:
    """At 3 it does not matter who does it, or who leaves."""
    assert EVERYBODY.search(criterion.levels[3]), criterion.levels[3]


@pytest.mark.parametrize("criterion", LADDERS, ids=lambda c: c.id)
def test_a_level_is_read_in_a_breath(criterion: Criterion) -> None:
    """Up to 3, a level is at most three sentences; on top of 3 comes at most one more."""
    for level, text in criterion.levels.items():
        assert len(re.findall(r"[.?!](?:\s|$)", text)) <= (4 if level == 4 else 3), (level, text)


def test_a_minor_version_stays_answerable() -> None:
    """The list of the basic functions grew by at most five questions since its version before."""
    (before,) = (s for s in LIBRARY.readable_standards() if s.pin == "kpmg-basisfuncties@1.0.0")
    assert len(LISTS["kpmg-basisfuncties"].asked) - len(before.asked) <= MOST_MORE


def test_words_that_hurt_or_puzzle_are_gone() -> None:
    """People are called what they are: gezinsleden, who uses violence, a privacy adviser."""
    read = [(c.id, t) for c in CRITERIA for t in (c.question, c.why, *c.levels.values(), *c.evidence)]
    assert len(read) >= 900
    assert [(name, text) for name, text in read if WITHDRAWN_WORDS.search(text)] == []
