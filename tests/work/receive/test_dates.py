# SPDX-License-Identifier: EUPL-1.2
"""Of which day a form is: the last day that people wrote in it, today among them; nobody's clock counts."""

import io
import time
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tests.scoring import small
from toolkit.forms.question.read.reading import FormReading
from toolkit.model.given.answers import Import
from toolkit.work.receive.dates import saved_at, with_dates

TODAY = date(2026, 3, 24)
DAYS = {"yesterday": TODAY - timedelta(days=1), "today": TODAY, "tomorrow": TODAY + timedelta(days=1)}


@pytest.mark.parametrize(
    ("written", "dated"),
    [
        (("today",), "today"),
        (("yesterday", "today"), "today"),
        (("today", "yesterday"), "today"),
        (("yesterday", "tomorrow"), "yesterday"),
        (("tomorrow",), None),
        ((), None),
    ],
)
def test_a_form_is_of_the_last_day_in_it_that_came(written: tuple[str, ...], dated: str | None) -> None:
    """Each list has its own day; one that is still to come is a mistake."""
    names = ("eerste", "tweede")
    lists = {name: {"version": "1.0.0", "state": "submitted"} for name in names}
    for name, day in zip(names, written, strict=False):
        lists[name]["since"] = str(DAYS[day])
    came = Import(n=1, file="x.xlsx", sha256="a" * 64, on=TODAY, channel="workbook", toolkit="0")
    answers = small.answers("oost", {"AA-01": 1}, standards=lists, imports=(came,))
    found = with_dates(FormReading("x.xlsx", "a" * 64, answers=answers), b"", TODAY).answers
    assert found is not None
    assert found.imports[-1].dated == (None if dated is None else DAYS[dated])


def test_what_could_not_be_read_is_of_no_day() -> None:
    """It stays as it was."""
    refused = FormReading("x.xlsx", "a" * 64)
    assert with_dates(refused, b"", TODAY) == refused


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer with another clock than that of the tests."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "XXX-5")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("elsewhere")
def test_a_moment_without_a_zone_is_the_same_on_every_computer() -> None:
    """LibreOffice names none: which of two forms is older may not depend on who reads them in."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("meta.xml", "<p><dc:date>2026-03-24T15:20:01.123</dc:date></p>")
    assert saved_at(stream.getvalue()) == "2026-03-24T15:20:01"
