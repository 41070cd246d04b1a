# SPDX-License-Identifier: EUPL-1.2
"""How much room words take: no word breaks, no line is cut, and no row is half empty."""

import pytest

from tests.forms.helpers import team_form
from toolkit.forms.question.columns import columns_of, list_columns
from toolkit.sheets.write.measure import height_of, one_line, wide_enough
from toolkit.words.catalogue import say

BEFORE = ("changed", "moved", "scale", "choose")
ONE, TWO = (height_of([("a" if n == 1 else "a\nb", 60)], lowest=0) for n in (1, 2))


def high(text: str, width: float) -> float:
    """The height of a row with this text in a column of this width."""
    return height_of([(text, width)], lowest=0)


@pytest.mark.parametrize("text", ["Zelfscan (eigen uitwerking bij het kader)", "mmmm WWWW", "il il il"])
def test_a_text_stands_on_one_line_where_it_just_fits(text: str) -> None:
    """At that width it takes one line, and much narrower two."""
    wide = one_line(text)
    assert high(text, wide) == ONE
    assert high(text, wide - 1) == TWO


@pytest.mark.parametrize(
    "word", ["jeugdbeschermingstafel.", "Aandachtsfunctionaris", "wwwwwwwwwwmmmmmm", "lijstje"]
)
def test_a_column_is_as_wide_as_its_longest_word_and_no_wider(word: str) -> None:
    """At that width the word stands on one line, also with its full stop; much narrower it breaks."""
    wide = wide_enough([f"een {word} en meer"], 2)
    assert high(word, wide) == ONE
    assert high(word, wide - 1) == TWO
    assert wide_enough([word], 60) == 60
    assert wide_enough([f"https://voorbeeld.example/{word * 9}"], 2) < 40


def test_every_letter_counts_with_its_own_width() -> None:
    """As many narrow letters take less room than wide ones, and a word may break behind its hyphen."""
    assert wide_enough(["illittil"], 2) < wide_enough(["00000000"], 2) < wide_enough(["wmwmwmwm"], 2)
    assert wide_enough(["op- en afschalen, kosten-batenanalyse"], 2) == wide_enough(["batenanalyse"], 2)


@pytest.mark.parametrize(("letters", "width"), [(58, 50), (112, 95), (124, 106)])
def test_a_line_of_usual_dutch_that_fits_takes_one_line(letters: int, width: int) -> None:
    """What a spreadsheet program shows on one line gets no empty line under it; twice as much gets two."""
    usual = "Zet dit in het verslag als het team er iets over wil lezen, en kies de tekst die best past. " * 3
    assert high(usual[:letters].strip(), width) == ONE
    assert high(usual[: 2 * letters - 8].strip(), width) == TWO


def test_no_word_of_a_question_breaks_on_the_form() -> None:
    """Every word of every text that is read on the sheet of a list stands on one line of its column."""
    form = team_form()
    looked = 0
    for each in form.lists:
        columns = columns_of(form, each)
        for row in each.rows:
            for column in (c for c in columns if c.texts):
                for word in str(column.shows(row, {}).value).split():
                    assert high(word, column.width) == ONE, (row.id, column.key, word)
                    looked += 1
        chosen = next(c for c in columns if c.key == "chosen")
        assert chosen.width == max(c.width for c in columns if c.key.startswith("level_text"))
    assert looked > 5000


def test_no_word_about_an_earlier_answer_breaks() -> None:
    """Its column is made before anybody knows what was answered: it holds every word that may come in it."""
    width = next(column.width for column in list_columns() if column.key == "before")
    words = {word for key in BEFORE for word in say(f"form.before.{key}", id="VL-01", level=3).split()}
    assert len(words) > 15
    assert [word for word in words if high(word, width) > ONE] == []
