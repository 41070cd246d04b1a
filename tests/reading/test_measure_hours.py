# SPDX-License-Identifier: EUPL-1.2
"""What a measure asks once and always, and what nobody has estimated yet."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import create_model

from tests.build import MEASURES, edited
from toolkit.model.content.measures import USUAL_SIZE, Measure, Measures
from toolkit.model.hashing import content_hash
from toolkit.reading.validated import load

HOURS = "hours: {team: 8}"


def read(new: str) -> tuple[Measure | None, list[str]]:
    """The first measure of the small content with other hours, and the codes of what is wrong."""
    data = edited()[MEASURES]
    assert data.count(HOURS) >= 1
    loaded = load(MEASURES, data.replace(HOURS, new, 1).encode("utf-8"), Measures)
    measures = () if loaded.model is None else loaded.model.measures
    changed = next((m for m in measures if m.once != {"team": 8} or m.money or m.upkeep), None)
    return changed, [p.code for p in loaded.problems]


def told(new: str) -> Measure:
    """The changed measure, which must be readable."""
    measure, problems = read(new)
    assert problems == []
    assert measure is not None
    return measure


@given(members=st.integers(1, 60), households=st.integers(0, 900))
def test_hours_grow_with_the_team(members: int, households: int) -> None:
    """Hours per member and per household follow the profile; plain hours do not move."""
    measure = told("hours: {team: {n: 1.5, per: member}, employer: {n: 0.25, per: household}, region: 7}")
    assert measure.hours_once("team", {"member": members}) == Fraction(3, 2) * members
    assert measure.hours_once("employer", {"household": households}) == Fraction(households, 4)
    assert measure.hours_once("region", {"member": members, "household": households}) == 7
    assert measure.hours_once("municipality", {"member": members}) == 0


def test_without_a_profile_the_usual_team_is_reckoned_with() -> None:
    """Whoever does not know the size gets whole hours for the team that the estimates were made for."""
    measure = told("hours: {team: {n: 1.5, per: member}, municipality: {n: 3, per: team}, region: 7}")
    assert measure.hours == {"team": 17, "municipality": 3, "region": 7}  # 16,5 rounds up
    assert measure.hours_once("team") == Fraction(3, 2) * Fraction(USUAL_SIZE["member"])
    assert measure.hours_once("team", {"household": 40}) == measure.hours_once("team")


@given(households=st.integers(0, 900))
def test_lasting_hours_are_told_per_year(households: int) -> None:
    """What comes back each month counts twelve times a year, what comes back each year once."""
    lasting = "{team: {n: 0.5, per: household, every: month}, employer: {n: 4, per: team, every: year}}"
    measure = told(f"{HOURS}\n  upkeep: {lasting}\n  upkeep_basis: Een schatting.")
    assert measure.hours_a_year("team", {"household": households}) == households * 6
    assert measure.hours_a_year("employer") == 4
    assert measure.hours_a_year("region") == 0
    assert measure.hours == {"team": 8}


def test_what_nobody_estimated_is_no_amount_and_no_silence() -> None:
    """A cost that is still to be estimated names who does that, and is no amount."""
    measure = told(f"{HOURS}\n  cost: {{by: employer}}")
    assert (measure.cost, measure.cost_asked_of) == (None, "employer")
    known = told(f"{HOURS}\n  cost: {{low: 1, high: 2, basis: Een tabel., year: 2019}}")
    assert known.cost is not None
    assert known.cost.high == 2
    assert known.cost.year == 2019
    assert known.cost_asked_of is None


@pytest.mark.parametrize(
    ("new", "codes"),
    [
        ("hours: {team: acht}", ["not-a-whole-number"]),
        ("hours: {team: -1}", ["out-of-range"]),
        ("hours: {team: {n: 2}}", ["missing-key"]),
        ("hours: {team: {n: 2, per: week}}", ["not-one-of"]),
        ("hours: {team: {n: -2, per: member}}", ["out-of-range"]),
        (f"{HOURS}\n  upkeep: {{team: {{n: 2, per: member}}}}", ["missing-key"]),
        (f"{HOURS}\n  cost: {{by: iemand}}", ["not-one-of"]),
        (f"{HOURS}\n  cost: {{by: region, low: 3}}", ["unknown-key"]),
        (f"{HOURS}\n  cost: {{low: 3, high: 4}}", ["missing-key"]),
    ],
)
def test_one_mistake_is_one_remark(new: str, codes: list[str]) -> None:
    """A value that may be a number or a mapping gives the remark of the kind that was meant, once."""
    assert read(new)[1] == codes


def test_a_file_that_does_not_use_the_new_fields_keeps_its_hash() -> None:
    """Fingerprints of measures that were written before do not move when the program learns a field."""
    loaded = load(MEASURES, edited()[MEASURES].encode("utf-8"), Measures)
    assert loaded.model is not None
    later = create_model("Later", __base__=Measures, learned=(str | None, None))
    grown = load(MEASURES, edited()[MEASURES].encode("utf-8"), later).model
    assert grown is not None
    assert "learned" in type(grown).model_fields
    assert content_hash(grown) == content_hash(loaded.model)
    data = edited()[MEASURES].replace(HOURS, f"{HOURS}\n  upkeep_basis: Een schatting.", 1)
    other = load(MEASURES, data.encode("utf-8"), Measures).model
    assert other is not None
    assert content_hash(other) != content_hash(loaded.model)
