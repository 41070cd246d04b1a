# SPDX-License-Identifier: EUPL-1.2
"""What stands in a cell and what it means."""

import datetime as dt
import re
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.read.spellings import NA, REFUSED, SPELLINGS_OF_3, UNKNOWN
from toolkit.forms.question.layout import profile_choices
from toolkit.sheets.read.values import (
    Said,
    UnusableError,
    ages_of,
    choice_of,
    clean,
    day_of,
    level_of,
    number_of,
    short_slug,
    slug_of,
    text_of,
    yes_or_no,
)
from toolkit.words.catalogue import say


@pytest.mark.parametrize(
    "value",
    [3, 3.0, "3", " 3 ", "3.0", "3,0", "3.", "3 – zo werken wij", "3: zo werken wij, ook als mensen wisselen",
     "3 zo werken wij", "3) Zo werken WIJ", "\u00a03", *SPELLINGS_OF_3],
)  # fmt: skip
def test_a_level_is_understood_as_people_write_it(value: object) -> None:
    """A level may be a number, a text, or a number with its words behind it."""
    assert level_of(value) == Said(level=3)


@pytest.mark.parametrize(
    "value",
    ["3 - prima", "3 = goed", "0 - n.v.t.", "3 - weet ik niet", "4 - nvt, doet een ander", "3=?", "3 - half"],
)
def test_other_words_behind_a_number_are_not_guessed_at(value: str) -> None:
    """Only a level's own words may stand behind it: other words may say something else."""
    assert level_of(value) == Said(rejected=value)


@pytest.mark.parametrize("value", ["Weet ik niet", "weet  ik niet ", "WEET NIET", "?", *UNKNOWN])
def test_not_knowing_is_an_answer(value: str) -> None:
    """'Weet ik niet' counts as said, whatever its capitals."""
    assert level_of(value) == Said(unknown=True)


@pytest.mark.parametrize("value", ["n.v.t.", "nvt", "N.V.T", "n. v. t.", "niet van toepassing", *NA])
def test_not_applicable_is_an_answer(value: str) -> None:
    """N.v.t. is understood with and without points."""
    assert level_of(value) == Said(na=True)


@pytest.mark.parametrize("value", ["", " ", "-", "–", "\u00a0"])
def test_an_empty_cell_says_nothing(value: str) -> None:
    """Empty, a space or a dash is no answer."""
    assert level_of(value) == Said()


@pytest.mark.parametrize(
    ("value", "kept"),
    [(True, "waar"), (False, "onwaar"), (2.5, "2,5"), (7, "7"), (-1, "-1"), (1e9, "1000000000"),
     (dt.datetime(2026, 3, 2), "2026-03-02"), (dt.date(2026, 3, 2), "2026-03-02"), (dt.time(3), "03:00:00"),
     (dt.timedelta(hours=3), "3:00:00"), ("drie à vier", "drie à vier"), ("3-4", "3-4"), ("2 of 3", "2 of 3"),
     ("2/3", "2/3"), ("2 - of drie", "2 - of drie"), ("3 à vier", "3 à vier"), ("3 bijna", "3 bijna"),
     ("5", "5"), ("2,5", "2,5"), ("33", "33"), ("ja", "ja"), ("²", "²"), *((t, t) for t in REFUSED)],
)  # fmt: skip
def test_what_could_mean_two_things_is_rejected_and_kept(value: object, kept: str) -> None:
    """No guessing: what is no clear level stays out of the figures, and what stood there is kept."""
    assert level_of(value) == Said(rejected=kept)


def test_the_words_of_the_question_itself_may_follow_the_level() -> None:
    """A level text copied behind its number is understood, even with numbers in it."""
    texts = {2: "Twee van de 3 collega's of meer doen dit."}
    assert level_of("2 Twee van de 3 collega's", texts) == Said(level=2)
    assert level_of("3 Twee van de 3 collega's", texts).level is None


def test_a_whole_level_text_names_its_level() -> None:
    """Whoever typed over the text of a level, or its label, chose that level; two alike name none."""
    texts = {2: "Wij doen dit soms samen.", 3: "Wij doen dit altijd.", 4: "Wij doen dit altijd."}
    assert level_of("wij doen dit  soms\nsamen.", texts) == Said(level=2)
    assert level_of(say("level.1"), texts) == Said(level=1)
    assert level_of("Niveau 2: wij doen dit", texts) == Said(level=2)
    assert level_of("Wij doen dit", texts).level is None
    assert level_of("Wij doen dit altijd.", texts).level is None


@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\ufeff", "\u2060", "\u202a"])
def test_signs_that_nobody_sees_change_no_short_field(sign: str) -> None:
    """A level, a choice, a number, a day, ages, ja and a role are read as they look."""

    def spoilt(text: str) -> str:
        return sign + sign.join(text)

    assert level_of(spoilt("3")) == Said(level=3)
    assert level_of(sign) == Said()
    assert level_of(spoilt("weet ik niet")) == Said(unknown=True)
    choices = profile_choices("organisation_form")
    assert choice_of(spoilt(choices[0].word), choices) == choices[0].value
    assert number_of(spoilt("4,5")) == Decimal("4.5")
    assert day_of(spoilt("24-3-2026")) == dt.date(2026, 3, 24)
    assert ages_of(spoilt("0-18")) == "0-18"
    assert yes_or_no(spoilt("ja")) is True
    assert slug_of(spoilt("team")) == "team"


@given(st.text())
def test_any_text_says_at_most_one_thing(text: str) -> None:
    """Whatever is typed, it is one answer, none, or rejected."""
    said = level_of(text)
    assert sum((said.level is not None, said.na, said.unknown, said.rejected is not None)) <= 1


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """A cleaned text is clean."""
    once, _ = clean(text)
    assert clean(once) == (once, False)


@pytest.mark.parametrize(
    ("value", "text", "changed"),
    [("a\x07b", "ab", True), ("\uf0b7 eerst", "• eerst", True), ("a\r\nb", "a\nb", False),
     ("e\u0301", "é", False), ("=1+1", "=1+1", False), ("  x ", "x", False),
     (2026.0, "2026", False), (True, "waar", False),
     ("a\u202eb", "ab", True), ("👩\u200d👧", "👩\u200d👧", False), ("–", None, False)],
)  # fmt: skip
def test_texts_keep_what_people_wrote(value: object, text: str | None, changed: bool) -> None:
    """Only invisible and private characters are changed, and that is told."""
    assert text_of(value) == (text, changed)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (4.5, "4.5"),
        (20.0, "20"),
        ("4,5", "4.5"),
        ("0.35", "0.35"),
        ("0.125", "0.125"),
        (0, "0"),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_numbers_are_exact(value: object, number: str) -> None:
    """Fte's come back as they were typed, with a point or a comma."""
    found = number_of(value)
    assert found == Decimal(number)
    assert str(found) == number


@pytest.mark.parametrize(
    "value",
    [
        True,
        -1,
        "vier",
        "4 fte",
        "1e9",
        1e300,
        "1.250",
        "12.000",
        float("nan"),
        float("inf"),
        dt.date(2026, 1, 1),
        "±4",
    ],
)
def test_what_is_no_number_is_refused(value: object) -> None:
    """A number that is not clear is not taken over."""
    with pytest.raises(UnusableError):
        number_of(value)


@pytest.mark.parametrize(
    ("value", "ages"),
    [
        ("0-18", "0-18"),
        ("0 – 100 jaar", "0-100"),
        ("18 tot 23", "18-23"),
        ("18+", "18-100"),
        ("vanaf 18 jaar en ouder", "18-100"),
        ("", None),
    ],
)
def test_ages_are_understood(value: str, ages: str | None) -> None:
    """Ages may be written with a dash or with 'tot'."""
    assert ages_of(value) == ages


@pytest.mark.parametrize("value", ["jeugd", "120+", "18-0", dt.date(2018, 1, 1), 18])
def test_what_are_no_ages_is_refused(value: object) -> None:
    """A date that a spreadsheet made of '1-18' is not taken for ages."""
    with pytest.raises(UnusableError):
        ages_of(value)


@pytest.mark.parametrize(
    "value",
    ["24-3-2026", "24/03/2026", "2026-03-24", "24 maart 2026", 46105, 46105.5, dt.date(2026, 3, 24),
     dt.datetime(2026, 3, 24, 10, 0)],
)  # fmt: skip
def test_a_day_is_understood_as_people_write_it(value: object) -> None:
    """A day may be a date, a number of days, or Dutch words."""
    assert day_of(value) == dt.date(2026, 3, 24)


@pytest.mark.parametrize("value", ["morgen", "31-2-2026", "3 brumaire 2026", True, 7, dt.date(1824, 3, 24)])
def test_what_is_no_day_is_refused(value: object) -> None:
    """A day that does not exist is not taken over."""
    with pytest.raises(UnusableError):
        day_of(value)


@pytest.mark.parametrize("day", [dt.date(1900, 1, 1), dt.date(1999, 12, 31), dt.date(2201, 1, 1)])
def test_a_day_of_another_age_is_refused(day: dt.date) -> None:
    """A year that nobody can mean is a mistake of typing, or of a spreadsheet that lost its beginning."""
    for value in (
        day,
        dt.datetime.combine(day, dt.time(9)),
        day.isoformat(),
        f"{day.day}-{day.month}-{day.year}",
    ):
        with pytest.raises(UnusableError):
            day_of(value)


@pytest.mark.parametrize("day", [dt.date(2000, 1, 1), dt.date(2200, 12, 31)])
def test_the_first_and_the_last_day_are_understood(day: dt.date) -> None:
    """The limits belong to what is understood."""
    assert day_of(day) == day_of(day.isoformat()) == day


def test_a_choice_is_understood_by_its_word_or_its_code() -> None:
    """The word, the word without its code, and the code itself all mean the same choice."""
    choices = profile_choices("organisation_form")
    assert len(choices) == 5
    for choice in choices:
        for text in (choice.word, choice.word.upper(), choice.word.rsplit(" (", 1)[0], choice.value):
            assert choice_of(text, choices) == choice.value


def test_a_level_text_that_begins_with_a_number_names_its_own_level() -> None:
    """The whole text decides, not the digit that it begins with."""
    texts = {2: "3 collega's of meer doen dit.", 3: "Iedereen doet dit."}
    assert level_of("3 collega's of meer doen dit.", texts) == Said(level=2)
    assert level_of("2 3 collega's", texts) == Said(level=2)


@pytest.mark.parametrize("text", ["weet ik niet", "Weet niet", "?", "-", "–", "—", " ", ""])
def test_not_knowing_a_number_leaves_it_empty(text: str) -> None:
    """A profile field in which somebody says not to know is empty, and no wrong value."""
    assert (number_of(text), choice_of(text, profile_choices("triage")), ages_of(text)) == (None, None, None)
    if text not in {"weet ik niet", "Weet niet", "?"}:
        assert (day_of(text), yes_or_no(text)) == (None, None)


@pytest.mark.parametrize(
    "sign", [*"\u202a\u202e\u2066\u2069\ufeff\ufdd0\ufdef\ufffe\x07", "\ud800", "\U0001ffff"]
)
def test_signs_that_no_file_can_hold_are_taken_out_of_a_text(sign: str) -> None:
    """Steering signs, signs without meaning and half signs: out, and told."""
    assert clean(f" a{sign}b {sign}") == ("ab", True)


@pytest.mark.parametrize("kept", ["a\tb", "a\nb", "a\u2065b", "a\ufdf0b", "1\u20e3", "👩\u200d👧"])
def test_other_signs_stay_in_a_text(kept: str) -> None:
    """Tabs, line ends, letters and what joins emoji are text."""
    assert clean(kept) == (kept, False)


def test_every_line_end_is_one() -> None:
    """Of Windows, of old Macs and of Unix."""
    assert clean("a\r\nb\rc\nd") == ("a\nb\nc\nd", False)


@pytest.mark.parametrize("value", [True, 3, 2.5, dt.date(2026, 3, 2), dt.datetime(2026, 3, 2, 9), dt.time(9)])
def test_whatever_kind_a_cell_holds_it_is_a_value_or_refused(value: object) -> None:
    """A number or a day where a word belongs is told, and never stops the program."""
    for meaning in (lambda v: choice_of(v, profile_choices("triage")), ages_of, yes_or_no):
        with pytest.raises(UnusableError):
            meaning(value)
    with suppress(UnusableError):
        assert number_of(value) is not None
    with suppress(UnusableError):
        assert day_of(value) is not None


def test_ages_may_be_one_year() -> None:
    """From eighteen to eighteen is eighteen; the other way round is nothing."""
    assert ages_of("18-18") == "18-18"
    with pytest.raises(UnusableError):
        ages_of("19-18")


@pytest.mark.parametrize(
    "value", [True, 30_000, 80_000, 2026, dt.date(1999, 12, 31), dt.date(2201, 1, 1), "1-1-1999"]
)
def test_what_is_no_day_of_these_years_is_refused(value: object) -> None:
    """A truth value, a number that is no day, and a year that nobody fills in a form in."""
    with pytest.raises(UnusableError):
        day_of(value)


def test_a_day_at_the_edge_is_a_day() -> None:
    """The first and the last year count, and a day whose format got lost."""
    assert [day_of(v) for v in ("1-1-2000", "31-12-2200", 46_113, 46_113.5)] == [
        dt.date(2000, 1, 1), dt.date(2200, 12, 31), dt.date(2026, 4, 1), dt.date(2026, 4, 1)]  # fmt: skip


def test_a_time_that_somebody_typed_stays_with_its_day() -> None:
    """What is kept of it says both."""
    assert level_of(dt.datetime(2026, 3, 2, 9, 30)) == Said(rejected="2026-03-02 09:30")


def test_an_id_of_forty_signs_is_whole() -> None:
    """Only a longer one is cut, and ends with a sign of what it was."""
    assert short_slug("a" * 40) == "a" * 40
    assert short_slug("a" * 41).startswith("a" * 33 + "-")
    assert len(short_slug("a" * 41)) == 40


def test_yes_and_no_are_understood() -> None:
    """Ja and nee may be written with capitals; nothing else says ja."""
    assert [yes_or_no(v) for v in ("Ja", "nee", "", "-")] == [True, False, None, None]
    for other in (True, False, "j", "waar", 1):
        with pytest.raises(UnusableError):
            yes_or_no(other)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Gezinswerker 2", "gezinswerker-2"),
        ("coördinator", "coordinator"),
        ("***", ""),
        ("  --Wijk & buurt!! (Zuid)--", "wijk-buurt-zuid"),
        ("\ufb01etscoach", "fietscoach"),
        ("Weiß", "weiss"),
        ("- " + "x" * 41, "x" * 41),
    ],
)
def test_a_role_becomes_an_id(text: str, slug: str) -> None:
    """A role becomes the name of a file, without accents and signs."""
    assert slug_of(text) == slug


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_short_id_fits_and_keeps_two_texts_apart(one: str, other: str) -> None:
    """At most forty characters, the whole where it fits, and two different ids never become one."""
    for text in (one, other):
        assert len(short_slug(text)) <= 40
        assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", short_slug(text))
        if len(slug_of(text)) <= 40:
            assert short_slug(text) == slug_of(text)
    assert (short_slug(one) == short_slug(other)) == (slug_of(one) == slug_of(other))


def test_two_long_roles_that_differ_at_the_end_stay_two() -> None:
    """What is cut off leaves a sign of what it was, and no dash of its own."""
    found = {short_slug("x" * 32 + " en nog " + end) for end in ("iets", "wat", "meer dan dat")}
    assert len(found) == 3
    assert not any("--" in name for name in found)
