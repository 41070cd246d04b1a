# SPDX-License-Identifier: EUPL-1.2
"""Lists and norms that were not meant for the day of a round are told, with who prolonged them."""

from datetime import date, timedelta

import pytest

from tests.build import ALPHA, NORM, REGION, TEXTS, found_in, place_in, problems_of
from toolkit.model.problem import Problem
from toolkit.words.catalogue import describe, severity

DAY = date(2026, 3, 31)  # of the round


def _with(path: str, line: str) -> dict[str, str]:
    key = line.split(":", maxsplit=1)[0]
    old = next((one for one in TEXTS[path].splitlines() if one.startswith(f"{key}:")), None)
    text = TEXTS[path] + f"{line}\n" if old is None else TEXTS[path].replace(old, line)
    return {**TEXTS, path: text}


def _published(path: str, later: str, version: str, day: date) -> dict[str, str]:
    """The region with a later version that was published on a day; in no lock, which is told apart."""
    text = TEXTS[path].replace("version: 1.0.0", f"version: {version}", 1) + f"published: {day.isoformat()}\n"
    return {**TEXTS, later: text}


def _told(texts: dict[str, str]) -> list[Problem]:
    return [p for p in problems_of(texts) if p.file == REGION]


def provoked() -> list[Problem]:
    """Each of these problems."""
    cases = [
        _with(ALPHA, f"valid: {{from: null, to: {DAY - timedelta(1)}}}"),
        _with(ALPHA, f"valid: {{from: null, to: {DAY - timedelta(1)}, prolonged_by: De minister.}}"),
        _with(ALPHA, f"valid: {{from: {DAY + timedelta(1)}}}"),
        _with(NORM, "status: withdrawn"),
        _published(NORM, "standards/norms/noord/1.1.0.yaml", "1.1.0", DAY),
    ]
    return [problem for texts in cases for problem in _told(texts)]


@pytest.mark.parametrize(
    ("line", "code", "kind"),
    [
        (f"valid: {{from: null, to: {DAY - timedelta(1)}}}", "list-expired", "warning"),
        (f"valid: {{from: null, to: {DAY}}}", None, None),
        (
            f"valid: {{from: null, to: {DAY - timedelta(1)}, prolonged_by: De minister.}}",
            "list-prolonged",
            "remark",
        ),
        (f"valid: {{from: {DAY + timedelta(1)}}}", "list-not-valid-yet", "warning"),
        (f"valid: {{from: {DAY}}}", None, None),
        ("status: withdrawn", "content-withdrawn", "warning"),
    ],
)
def test_a_list_is_held_beside_the_day_of_its_round(line: str, code: str | None, kind: str | None) -> None:
    """On its last and its first day it holds; a day beside it is told at the norm of the round."""
    texts = _with(ALPHA, line)
    found = _told(texts)
    if code is None:
        assert found == []
        return
    assert found_in(tuple(found)) == {(code, REGION, place_in(texts[REGION], "▸norm: noord"))}
    assert severity(found[0]) == kind
    assert dict(found[0].holes)["pin"] == "alpha@1.0.0"


def test_who_prolonged_it_is_told() -> None:
    """The decision stands in the sentence."""
    (found,) = problems_of(
        _with(ALPHA, "valid: {from: null, to: 2026-01-01, prolonged_by: De minister besloot dit.}")
    )
    assert "(De minister besloot dit)" in describe(found)[0]


@pytest.mark.parametrize(
    ("path", "later", "pin"),
    [(NORM, "standards/norms/noord/1.1.0.yaml", "noord"), (ALPHA, "standards/alpha/1.0.1.yaml", "alpha")],
)
def test_a_version_that_was_followed_by_the_day_of_the_round(path: str, later: str, pin: str) -> None:
    """Published on that day: told, with which version came after; a day later or not at all: nothing."""
    version = later.rsplit("/", 1)[1].removesuffix(".yaml")
    (told,) = _told(_published(path, later, version, DAY))
    assert (told.code, dict(told.holes)["by"]) == ("content-superseded", f"{pin}@{version}")
    assert _told(_published(path, later, version, DAY + timedelta(1))) == []
    draft = {**TEXTS, later: TEXTS[path].replace("version: 1.0.0", f"version: {version}", 1)}
    assert _told(draft) == []


def test_a_withdrawn_norm_is_told() -> None:
    """A round under a norm that was withdrawn says so."""
    assert [p.code for p in _told(_with(NORM, "status: withdrawn"))] == ["content-withdrawn"]
