# SPDX-License-Identifier: EUPL-1.2
"""Ladders of the newest lists: each holds the ones below; 2 is one choice, 3 one claim about everybody."""

import re

from tests.checking.test_complete_content import CRITERIA, LIBRARY, LISTS
from tests.each import of_each
from toolkit.model.content.criterion import Criterion
from toolkit.words.catalogue import say

TEXT_LISTS = {"kpmg-basisfuncties", "vng-werken-aan-veiligheid", "regio-werkwijze"}
WORD = re.compile(r"\w+")
EVERYBODY = re.compile(r"(?i)\b(elk|elke|ieder|iedere|iedereen|alle|altijd|hele team|steeds|overal)\b")
AGREED = re.compile(
    r"(?i)\b(afgesproken|afspraken gemaakt|gekozen|besloten|bepaald|benoemd|geregeld|overzicht|vastgesteld"
    r"|vastgelegd|opgenomen)\b"
)
MOSTLY = re.compile(r"(?i)\b(de meesten?)\b")
LACKS = re.compile(r"(?i)(\b(nog|geen|niemand|ontbreek\w*|blijft|pas)\b|;)")
MAY = re.compile(r"\b(kan|kunnen)\b")
NOT_YET = re.compile(r"(?i)\b(nog (niet|niets|geen|niemand)|hangt af van|verschilt per|is er niet|soms)\b")
OF_THE_OTHER = re.compile(
    r"(?i)(?<!\w)(anderen|(de|bij een) andere|zijn zij er niet|is die .{0,40}er niet|vertrekt"
    r"|de rest|niemand)(?!\w)"
)
ONLY_A_WAY = re.compile(r"(?i)\bdat kan\b")
WHO_CHANGES = re.compile(
    r"(?i)\b(ook (als|na|met|voor|bij) .{0,40}(wissel\w*|vertrek\w*|drukte|ziekte|nieuw\w*)"
    r"|ook wie|wie \w+( \w+)? ook|wie er ook|welke? \w+ er ook)\b"
)
METHODS = re.compile(
    r"(?i)\b(oefen\w*|meelopen|inwerkprogramma|bij de start|je hoort|uitleggen waarom|laten zien)\b"
)
SOUGHT = 4  # letters that two forms of a word share
MOST_OF_IT = 0.7  # of what 3 claims, said again at 4
MOST_WORDS = 22  # of level 3: the claim alone
MOST_MORE = 5  # questions that a minor version may ask over the one before
WITHDRAWN_WORDS = re.compile(
    r"(?i)(?<!\w)(mensen thuis|plegers?|kenner van de privacywet|(?<!\()gezinsvoogd)\b"
)

LADDERS = [c for s in LISTS.values() if s.id in TEXT_LISTS for c in s.asked]
NORM = LIBRARY.norm("regio-amersfoort@1.1.0")
CARRIED = {
    name for s in LISTS.values() for change in s.changes if change.answers == "carry" for name in change.to
}
LIMITED = {name for name, entry in (NORM.criteria if NORM else {}).items() if entry.lower_limit is not None}


def stems(text: str) -> set[str]:
    """The beginnings of the words that carry meaning."""
    return {word[: SOUGHT + 1] for word in WORD.findall(text.casefold()) if len(word) > SOUGHT}


def sentences(text: str) -> list[str]:
    """The sentences of a level, in order."""
    return re.split(r"(?<=[.!?])\s+", text.strip())


@of_each(LADDERS, lambda c: c.id)
def test_level_4_says_first_what_3_asks(criterion: Criterion) -> None:
    """Who chooses 4 reads in its first sentence what 3 says, in words of 3, before what comes on top."""
    three, four = criterion.levels[3], criterion.levels[4]
    first, *rest = sentences(four)
    claim = stems(sentences(three)[0])
    assert rest, "4 stops where 3 does"
    assert len(claim & stems(first)) >= MOST_OF_IT * len(claim)


@of_each(LADDERS, lambda c: c.id)
def test_level_3_is_about_everybody(criterion: Criterion) -> None:
    """At 3 it does not matter who does it, or for whom: everybody, each time, everywhere."""
    assert EVERYBODY.search(criterion.levels[3]), criterion.levels[3]


@of_each(LADDERS, lambda c: c.id)
def test_level_3_is_one_claim(criterion: Criterion) -> None:
    """Who stands at 3 agrees with one sentence; a second only says which ways are good as well."""
    first, *rest = sentences(criterion.levels[3])
    assert all(ONLY_A_WAY.match(each) for each in rest), rest
    assert len(WORD.findall(first)) <= MOST_WORDS, first
    assert METHODS.search(first) is None


@of_each(LADDERS, lambda c: c.id)
def test_level_3_leaves_to_the_scale_that_people_change(criterion: Criterion) -> None:
    """That it stays so when somebody leaves or starts is said once, in the scale; carried texts stay."""
    if criterion.id not in CARRIED:
        assert WHO_CHANGES.search(criterion.levels[3]) is None, criterion.levels[3]
        assert WHO_CHANGES.search(sentences(criterion.levels[4])[0]) is None, criterion.levels[4]
    assert "wisselen" in say("level.3")


@of_each(LADDERS, lambda c: c.id)
def test_level_2_is_one_choice(criterion: Criterion) -> None:
    """Who chose or agreed on a way can choose 2: nothing else must be true; what follows only may be so."""
    chosen, *rest = sentences(criterion.levels[2])
    assert AGREED.search(chosen), chosen
    assert LACKS.search(chosen) is None, chosen
    assert [each for each in rest if not MAY.search(each) and not MOSTLY.search(each)] == []


@of_each(LADDERS, lambda c: c.id)
def test_level_2_says_mostly_where_the_norm_has_a_lower_limit(criterion: Criterion) -> None:
    """An agreement on paper meets no lower limit: there 2 asks that it mostly goes so, and only there."""
    assert LIMITED
    assert bool(MOSTLY.search(criterion.levels[2])) == (criterion.id in LIMITED), criterion.levels[2]


@of_each(LADDERS, lambda c: c.id)
def test_level_1_blames_nobody(criterion: Criterion) -> None:
    """At 1 there is no agreement yet; what a colleague who does otherwise leaves undone is not claimed."""
    assert NOT_YET.search(criterion.levels[1]), criterion.levels[1]
    said = NOT_YET.sub("", criterion.levels[1])
    assert OF_THE_OTHER.search(said) is None, said


@of_each(LADDERS, lambda c: c.id)
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
