# SPDX-License-Identifier: EUPL-1.2
"""Personal data in texts: found by their check digits, taken out or told, as the region agreed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring import small
from toolkit.checking.privacy import check_privacy, personal_data, withhold
from toolkit.model.answers import Answer, Answers
from toolkit.model.region import Privacy
from toolkit.reading.validated import load
from toolkit.store.answers_file import answers_to_yaml

# numbers made for testing: they pass the check and belong to nobody
BSN, IBAN = "111222333", "NL91ABNA0417164300"


def kinds(text: str) -> list[str]:
    """What is found, in order of kind."""
    return [kind for kind, _ in personal_data(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"nummer {BSN}.", ["bsn"]),
        ("nummer 1112.22.333", ["bsn"]),
        ("dossier 123456789", []),
        (f"rekening {IBAN}", ["iban"]),
        ("rekening NL91 ABNA 0417 1643 00", ["iban"]),
        ("NL92ABNA0417164300", []),
        ("mail naam@team.nl", ["email"]),
        ("bel 06-12345678", ["phone"]),
        ("bel +31 6 12345678", ["phone"]),
        ("geboren op 3 mei 2011", ["birth_date"]),
        ("geb. 03-05-2011", ["birth_date"]),
        ("overleg op 24-3-2026, 12 casussen, 0-100 jaar", []),
    ],
)
def test_what_looks_like_personal_data(text: str, expected: list[str]) -> None:
    """Numbers that pass their check are found in every spelling; ordinary numbers and dates are not."""
    assert kinds(text) == expected


@given(st.integers(0, 999_999_999))
def test_a_citizen_service_number_passes_the_eleven_test(number: int) -> None:
    """Nine digits are found exactly when 9a+8b+…+2h−i is a multiple of eleven, and not all are zero."""
    text = f"{number:09d}"
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    proof = sum(w * int(d) for w, d in zip(weights, text, strict=True)) % 11 == 0
    assert ("bsn" in kinds(f"zie {text} daar")) == (proof and number > 0)


def test_refused_numbers_are_never_stored_and_the_rest_is() -> None:
    """What is refused leaves the text, what is warned about stays, and every level stays."""
    text = f"Moeder met {BSN} belde 06-12345678 over {IBAN}."
    before = small.answers("oost", {"AA-01": Answer(level=2, explanation=text, party="x@y.nl")})
    after, problems = withhold("oost.xlsx", before, Privacy())
    answer = after.answers["AA-01"]
    assert answer.level == 2
    assert answer.explanation == "Moeder met […] belde 06-12345678 over […]."
    assert answer.party == "x@y.nl"
    assert sorted(p.code for p in problems) == ["personal-data-removed"] * 2 + ["personal-data-seen"] * 2
    assert BSN not in answers_to_yaml(after).decode()
    assert not any(BSN in str(hole) for p in problems for hole in p.holes)
    allowed, quiet = withhold(
        "oost.xlsx", before, Privacy.model_validate(dict.fromkeys(Privacy.model_fields, "allow"))
    )
    assert (allowed, quiet) == (before, ())


def test_roles_of_a_formation_are_looked_at_too() -> None:
    """A number in the name of a role is taken out as well."""
    before = small.answers("oost", {}, formation=({"role": f"gezinswerker {BSN}"},))
    after, problems = withhold("oost.xlsx", before, Privacy())
    assert after.formation[0].role == "gezinswerker […]"
    assert [p.code for p in problems] == ["personal-data-removed"]


def test_stored_answers_are_told_at_their_line() -> None:
    """A number that somebody wrote into a file by hand is an error there, an e-mail address a warning."""
    data = answers_to_yaml(
        small.answers("oost", {"AA-01": Answer(level=2, explanation=BSN, evidence="a@b.nl")})
    )
    file = load("team.yaml", data, Answers)
    found = {p.code: p.place.line for p in check_privacy(file, Privacy())}
    lines = data.decode().splitlines()
    expected = {
        "personal-data-present": next(i for i, x in enumerate(lines, 1) if "explanation:" in x),
        "personal-data-seen": next(i for i, x in enumerate(lines, 1) if "evidence:" in x),
    }
    assert found == expected
