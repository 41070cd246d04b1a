# SPDX-License-Identifier: EUPL-1.2
"""Personal data in texts: found by their check digits, taken out or told, as the region agreed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring import small
from toolkit.checking.people.personal import personal_data
from toolkit.checking.people.privacy import check_privacy, withheld, withhold
from toolkit.checking.region.plans import check_plan
from toolkit.model.given.answers import Answer, Answers, Formation
from toolkit.model.given.plan import ACTION_FIELDS, ActionDecision, BasedOnRound, Plan
from toolkit.model.problem import Place
from toolkit.model.region import Privacy
from toolkit.reading.library import Library
from toolkit.reading.validated import load
from toolkit.store.answers_file import answers_to_yaml
from toolkit.store.plan_file import plan_to_yaml

# numbers made for testing: they pass the check and belong to nobody
BSN, IBAN = "111222333", "NL91ABNA0417164300"


def kinds(text: str) -> list[str]:
    """What is found, in order of kind."""
    return [piece.kind for piece in personal_data(text)]


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
        ("mail 123456782@team.nl", ["email"]),  # the whole of it, not a number in it
        ("vragenlijst kpmg-basisfuncties@1.0.0", []),
        ("mail naam@team.1e-lijn.nl, versie 1.0.0", ["email"]),
        ("bel 06-12345678", ["phone"]),
        ("bel +31 6 12345678", ["phone"]),
        ("geboren op 3 mei 2011", ["birth_date"]),
        ("geb. 03-05-2011", ["birth_date"]),
        ("overleg op 24-3-2026, 12 casussen, 0-100 jaar", []),
        ("geboren op 3 mei 2011 of 03-05-2011", ["birth_date"]),
    ],
)
def test_what_looks_like_personal_data(text: str, expected: list[str]) -> None:
    """Numbers that pass their check are found in every spelling; ordinary numbers and dates are not."""
    assert kinds(text) == expected


# the eleven test of 123456782: 9·1+8·2+7·3+6·4+5·5+4·6+3·7+2·8−2 = 154 = 14·11
CALLED = [
    "BSN123456782", "bsn:123456782", "BSN 123\u00a0456\u00a0782", "BSN 123  456  782", "BSN 123/456/782",
    "BSN 123\n456\n782", "burgerservicenummer is 123456782", "BSN van de moeder: 1234 56 782",
    "bsn 12345672", "123456782 (bsn)", "het bsn-nummer 123-456-782", "Sofinummer 123456782",
    "BSN 1 2 3 4 5 6 7 8 2", "BSN 123\u200b456\u200b782", "zaak 7, bsn 123456782",
    "dossier 123456782 (bsn)",
]  # fmt: skip
ALONE = [
    "123456782", "moeder 123456782 belde", "(123456782)", "Zie 123456782.", "123 456 782", "123-456-782",
    "1234.56.782", "123/456/782", "123\n456\n782", "12345 6782", "123\u00a0456\u00a0782", "123  456  782",
    "kind: 123456782; vader: onbekend",
]  # fmt: skip
NOT_CERTAIN = [
    "nr_123456782_a", "zaaknummer 123456782", "dossier 123 456 782", "https://zaken.nl/zaak/123456782",
    "www.gemeente.nl/?id=123456782", "kenmerk 123456782", "factuur 123456782", "123.456.782 inwoners",
    "A123456782", "123456782@", "KvK 123456782", "order-123456782", "ticket #123456782", "123456782/2026",
    "bestand 123456782.pdf", "SKJ 123456782", "geen bsn, zaaknummer 123456782",
]  # fmt: skip
NO_NUMBER_OF_A_PERSON = [
    "€ 123.456.782", "EUR 123456782",
    "1 2 3 4 5 6 7 8 2", "12 34 56 782", "1 2345 6782", "12345672", "123456789", "BSN 123456789",
    "niveau 1, 2 en 3", "24-03-2026", "1234567821", "12 casussen van 345 gezinnen", "000000000",
    "1 maart 2026, 234 gezinnen", "wijk 3 4 5 6 7 8 2 1 1", "euro 123456782",
]  # fmt: skip


@pytest.mark.parametrize("text", [*CALLED, *ALONE])
def test_a_citizen_service_number_is_taken_out(text: str) -> None:
    """A number that the text calls a BSN, or that stands alone as one, is not stored, however it is typed."""
    kept, problems = withheld("oost.xlsx", "AA-01", text, Privacy())
    assert [p.code for p in problems] == ["personal-data-removed"]
    assert "[…]" in kept
    assert not any(c.isdigit() for c in kept.replace("zaak 7", ""))


@pytest.mark.parametrize("text", NOT_CERTAIN)
def test_what_may_be_another_number_is_kept_and_told(text: str) -> None:
    """A case number or an address is not destroyed because it passes the eleven test; it is warned about."""
    kept, problems = withheld("oost.xlsx", "AA-01", text, Privacy())
    assert kept == text
    assert "personal-data-seen" in [p.code for p in problems]


@pytest.mark.parametrize("text", NO_NUMBER_OF_A_PERSON)
def test_an_ordinary_number_is_left_alone(text: str) -> None:
    """Amounts, dates, counts and numbers that fail the eleven test give no remark about a BSN."""
    kept, _ = withheld("oost.xlsx", "AA-01", text, Privacy())
    assert kept == text
    assert "bsn" not in kinds(text)


OTHERS = {
    "iban": [
        "NL91.ABNA.0417.1643.00", "NL91 ABNA 0417 1643 00", "nl91abna0417164300",
        "NL91\u00a0ABNA\u00a00417\u00a01643\u00a000",
    ],
    "email": ["naam(at)team.nl", "naam (at) team.nl", "naam[at]team.nl", "n.naam+x@zorg-team.nl"],
    "phone": [
        "(035) 123 45 67", "06/12345678", "06.12.34.56.78", "06.12345678", "+31 (0)6 12345678",
        "0031612345678",
    ],
    "birth_date": [
        "geb 3-4-12", "geb. 03-04-2012", "geboren op 3 april 2012", "geb 3/4/12", "Geboren: 3 mei 11",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "texts"), OTHERS.items())
def test_other_personal_data_in_every_spelling(kind: str, texts: list[str]) -> None:
    """Bank accounts, addresses, telephone numbers and dates of birth are found as people type them."""
    assert len(texts) > 3
    assert {text: kinds(text) for text in texts} == {text: [kind] for text in texts}


@given(st.text(max_size=60), st.text(max_size=60))
def test_what_is_taken_out_is_gone_and_all_else_stays(before: str, behind: str) -> None:
    """Around a number that is called a BSN every other letter stays, and the number is nowhere."""
    text = f"{before} BSN 123456782 {behind}"
    kept, problems = withheld("oost.xlsx", "AA-01", text, Privacy.model_validate({"iban": "warn"}))
    assert "123456782" not in kept or "123456782" in before + behind
    assert problems
    if not any(c.isdigit() for c in before + behind):
        assert kept == f"{before} BSN […] {behind}"


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


def test_what_is_stored_is_told_without_the_number() -> None:
    """A row that is called by its own text, such as a function, is named without what may not stand there."""
    stored = small.answers("oost", {}, formation=(Formation(role=f"arts bsn {BSN}"),))
    (problem,) = check_privacy(load("team.yaml", answers_to_yaml(stored), Answers), Privacy())
    assert dict(problem.holes)["where"] == "arts bsn […]"


def test_a_find_in_a_cell_that_cannot_be_used_names_its_cell() -> None:
    """What stood where only a number belongs is kept under one name; the find is told where it was typed."""
    typed = small.answers("oost", {}).model_copy(update={"unusable": {"formation.17.fte": f"bsn {BSN}"}})
    at = Place(sheet="Team", cell="B17")
    kept, (problem,) = withhold("x.xlsx", typed, Privacy(), {("formation", "17.fte"): at})
    assert problem.place == at
    assert kept.unusable == {"formation.17.fte": "bsn […]"}


@pytest.mark.parametrize("field", ACTION_FIELDS)
def test_every_text_of_a_decision_is_looked_at(field: str) -> None:
    """Whatever people may write about an action, a number of a person in it is told."""
    try:
        decision = ActionDecision.model_validate({field: f"bel {BSN}"})
    except ValueError:
        assert field in {"criteria", "hours", "decision", "quarter", "status"}  # no free text
        return
    based_on = BasedOnRound(round="2026-q1", norm="n@1.0.0", measures="1.0.0")
    plan = Plan(schema_="plan/1", unit="oost", based_on=based_on, actions={"own-1": decision})
    problems = check_plan(load("plan.yaml", plan_to_yaml(plan), Plan), small.region(), Library())
    assert "personal-data-present" in {p.code for p in problems}
