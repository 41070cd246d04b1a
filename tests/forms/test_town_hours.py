# SPDX-License-Identifier: EUPL-1.2
"""A municipality is asked how many hours it has: on its first sheet, in the field that a team has too."""

from decimal import Decimal

import pytest

from tests.forms.helpers import edited, field_of, read
from tests.typed import Book
from toolkit.forms.question.layout import MARK_FIELD, profile_label
from toolkit.forms.question.read.reading import FormReading
from toolkit.model.given.answers import Profile
from toolkit.words.catalogue import describe, say
from tools.example.fill import form_of

TOWN = "gemeente-zandwerve"
LABEL = profile_label("capacity_hours")


def _filled(typed: object, label: str = LABEL, unit: str = TOWN, *, earlier: bool = False) -> FormReading:
    def change(book: Book) -> None:
        cell = field_of(book, LABEL)
        cell.value = typed
        cell.offset(0, -1).value = label
        if earlier:
            _as_before(book)

    return read(edited(change, form_of(unit)))


def _as_before(book: Book) -> None:
    """A form of before did not say which fields of the profile it has."""
    rows = [row for row in book[say("form.sheet.mark")].iter_rows() if row[0].value == MARK_FIELD]
    assert rows
    for row in rows:
        for cell in row:
            cell.value = None


@pytest.mark.parametrize("earlier", [True, False])
def test_a_field_that_came_later_is_missed_only_in_a_form_that_had_it(earlier: bool) -> None:
    """A form of before was never asked it; in one of now, who takes the label out hears of it."""
    label = profile_label("members")

    def change(book: Book) -> None:
        field_of(book, label).offset(0, -1).value = None
        if earlier:
            _as_before(book)

    reading = read(edited(change, form_of("zandwerve-oost")))
    told = [describe(p)[0] for p in reading.problems if p.code == "field-missing"]
    assert [label in text for text in told] == ([] if earlier else [True])


@pytest.mark.parametrize(
    ("typed", "hours"), [(60, Decimal(60)), ("60", Decimal(60)), (None, None), (0, Decimal(0))]
)
def test_the_hours_of_a_municipality_are_read_from_its_first_sheet(
    typed: object, hours: Decimal | None
) -> None:
    """What a municipality writes behind its hours is in its profile, and nothing else is asked of it."""
    reading = _filled(typed)
    assert reading.answers is not None
    assert reading.answers.profile.capacity_hours == hours
    assert reading.answers.profile == Profile(capacity_hours=hours)
    assert "profile.capacity_hours" in reading.seen


def test_hours_that_are_no_number_are_kept_and_told_at_their_cell() -> None:
    """'veel' behind the hours stays as what could not be used, with its place."""
    reading = _filled("veel")
    assert reading.answers is not None
    assert reading.answers.profile.capacity_hours is None
    assert reading.answers.unusable == {"profile.capacity_hours": "veel"}
    told = [p for p in reading.problems if p.code == "cell-not-a-number"]
    assert [p.place.sheet for p in told] == [say("form.sheet.start")]


def test_a_form_of_before_the_hours_were_asked_reads_as_it_did() -> None:
    """Without the field nothing is missing, and hours that stand stored are not taken for wiped out."""
    reading = _filled(None, label="", earlier=True)
    assert reading.answers is not None
    assert "field-missing" not in {p.code for p in reading.problems}
    assert not any(key.startswith("profile.") for key in reading.seen)


def test_hours_under_the_label_of_earlier_team_forms_are_read() -> None:
    """The label said 'hele team' before a municipality was asked too; who has such a form loses nothing."""
    reading = _filled(120, f"{LABEL}, hele team", "zandwerve-oost", earlier=True)
    assert reading.answers is not None
    assert reading.answers.profile.capacity_hours == 120
    assert "field-missing" not in {p.code for p in reading.problems}
