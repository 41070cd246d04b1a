# SPDX-License-Identifier: EUPL-1.2
"""What is said of personal data: which file, which cell, about what and of which kind, once for each."""

from typing import Any

import pytest

from tests.scoring import small
from toolkit.checking.people.personal import personal_data
from toolkit.checking.people.privacy import (
    WITHHELD,
    check_privacy,
    kind_in_words,
    masked,
    withheld,
    withhold,
    without_personal_data,
)
from toolkit.model.given.answers import Answer, Answers, Import, OwnSupport
from toolkit.model.given.cases import CaseReview, Pattern
from toolkit.model.given.decision import ItemDecision, PartyDecisions
from toolkit.model.given.plan import ActionDecision, BasedOnRound, Plan, PlanStep
from toolkit.model.problem import Place, Problem
from toolkit.model.region import Privacy
from toolkit.reading.validated import Loaded, load
from toolkit.store.answers_file import answers_to_yaml
from toolkit.store.plan_file import cases_to_yaml, party_to_yaml, plan_to_yaml
from toolkit.words.catalogue import describe, say

# numbers made for testing: they pass the check and belong to nobody
BSN, IBAN, FILE = "111222333", "NL91ABNA0417164300", "oost.xlsx"
BASED_ON = BasedOnRound(round="2026-q1", norm="n@1.0.0", measures="1.0.0")


def test_a_problem_tells_file_place_subject_and_kind() -> None:
    """Whoever gets the remark finds the cell, and reads what kind of thing stood there."""
    at = Place(sheet="Lijst", cell="E7")
    _, (problem,) = withheld(FILE, "AA-01", f"zie {BSN}", Privacy(), at)
    assert (problem.file, problem.place) == (FILE, at)
    assert dict(problem.holes) == {"where": "AA-01", "kind": kind_in_words("bsn")}
    assert kind_in_words("bsn") != kind_in_words("iban") != "None"


def test_the_remark_does_not_say_the_number_again() -> None:
    """Of a role that is called by a number the remark shows the role without it."""
    role = f"hulp {BSN} thuis"
    _, (problem,) = withheld(FILE, role, role, Privacy())
    assert dict(problem.holes)["where"] == f"hulp {WITHHELD} thuis"


def test_every_text_of_an_answer_has_its_own_cell() -> None:
    """Two texts of one question, one of another: each remark at the place of its own text."""
    before = small.answers(
        "oost",
        {"AA-01": Answer(level=2, explanation=BSN, evidence=IBAN), "BB-01": Answer(level=1, party=BSN)},
    )
    cells = {
        ("AA-01", "explanation"): Place(sheet="Lijst", cell="E7"),
        ("AA-01", "evidence"): Place(sheet="Lijst", cell="F7"),
        ("BB-01", "party"): Place(sheet="Lijst", cell="G9"),
    }
    after, problems = withhold(FILE, before, Privacy(), cells)
    assert [(p.file, p.place, dict(p.holes)["where"]) for p in problems] == [
        (FILE, cells["AA-01", "explanation"], "AA-01"),
        (FILE, cells["AA-01", "evidence"], "AA-01"),
        (FILE, cells["BB-01", "party"], "BB-01"),
    ]
    assert after.answers["AA-01"].explanation == after.answers["BB-01"].party == WITHHELD


def test_roles_and_own_support_are_told_beside_the_answers() -> None:
    """Rows of the formation and of own support lose their numbers too, and no remark hides another."""
    before = small.answers(
        "oost",
        {"AA-01": Answer(level=2, explanation=BSN)},
        formation=({"role": f"gezinswerker {BSN}"}, {"role": "coach"}, {"role": f"arts {IBAN}"}),
        own_support=({"kind": f"maatwerk {BSN}"},),
    )
    after, problems = withhold(FILE, before, Privacy())
    assert [row.role for row in after.formation] == [f"gezinswerker {WITHHELD}", "coach", f"arts {WITHHELD}"]
    assert [row.kind for row in after.own_support] == [f"maatwerk {WITHHELD}"]
    assert [(p.code, p.file) for p in problems] == [("personal-data-removed", FILE)] * 4
    told = {dict(p.holes)["where"] for p in problems}
    assert told == {"AA-01", f"gezinswerker {WITHHELD}", f"arts {WITHHELD}", f"maatwerk {WITHHELD}"}


def test_stored_texts_are_told_with_their_question_and_kind() -> None:
    """Of a file on disk each remark names the question and what stands there."""
    said = {"AA-01": Answer(level=2, explanation=BSN), "BB-01": Answer(level=1, party=f"{IBAN} a@b.nl")}
    file = load("team.yaml", answers_to_yaml(small.answers("oost", said)), Answers)
    told = {(dict(p.holes)["where"], dict(p.holes)["kind"]) for p in check_privacy(file, Privacy())}
    expected = {("AA-01", "bsn"), ("BB-01", "iban"), ("BB-01", "email")}
    assert told == {(where, kind_in_words(kind)) for where, kind in expected}


def test_what_stood_in_another_cell_is_told_by_that_cell() -> None:
    """What people typed where a number belongs is no name of the place where it stands."""
    typed = small.answers("oost", {}, unusable={"profile.caseload": f"twaalf, {BSN}"})
    _, (problem,) = withhold(FILE, typed, Privacy())
    assert dict(problem.holes)["where"] == say("profile.caseload.title")


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ({"own_support": ({"kind": "maatwerk", "quality": BSN},)}, OwnSupport.title_of("quality")),
        ({"aside": {"AA-09": Answer(level=1, explanation=BSN)}}, "AA-09"),
        ({"unusable": {"AA-01.placed": BSN}}, f"AA-01, {Answer.title_of('placed')}"),
    ],
)
def test_a_text_of_a_form_is_told_by_what_people_call_its_place(said: dict[str, Any], where: str) -> None:
    """By the name on the form, or by its question: what the program calls a field is of no use to them."""
    whole = small.answers("oost", {}, **said)
    _, (problem,) = withhold(FILE, whole, Privacy())
    (stored,) = check_privacy(load("team.yaml", answers_to_yaml(whole), Answers), Privacy())
    assert dict(problem.holes)["where"] == dict(stored.holes)["where"] == where


def test_a_text_of_decisions_is_told_by_what_people_call_its_place() -> None:
    """A row by its name in the workbook, and who took a step of a plan by the column that it stands in."""
    step = PlanStep(state="tested", by=BSN, on=small.DAY)
    plan = Plan(schema_="plan/1", unit="oost", based_on=BASED_ON, steps=(step,))
    cases = CaseReview(schema_="cases/1", unit="oost", quarter="2026-q1", patterns={"p-1": Pattern(seen=BSN)})
    items = {"oost.hours": ItemDecision(reason=BSN)}
    party = PartyDecisions(schema_="decisions/1", party="regio", based_on=BASED_ON, items=items)
    read: list[Loaded[Any]] = [
        load("plan.yaml", plan_to_yaml(plan), Plan),
        load("cases.yaml", cases_to_yaml(cases), CaseReview),
        load("regio.yaml", party_to_yaml(party), PartyDecisions),
    ]
    told = [dict(p.holes)["where"] for file in read for p in check_privacy(file, Privacy())]
    assert told == [PlanStep.title_of("by"), say("cases.row", n=1), f"oost {say('party.id.hours')}"]


def test_a_text_in_a_plan_is_told_by_its_action() -> None:
    """Whichever of its columns it stands in: by the action people find the row."""
    said = {"own-1": ActionDecision(title=f"bel {BSN}"), "M-AA-02": ActionDecision(reason=IBAN)}
    plan = Plan(schema_="plan/1", unit="oost", based_on=BASED_ON, actions=said)
    told = check_privacy(load("plan.yaml", plan_to_yaml(plan), Plan), Privacy())
    assert {dict(p.holes)["where"] for p in told} == {say("actions.own", number=1), "M-AA-02"}


def test_a_file_that_cannot_be_read_has_no_personal_data_to_tell() -> None:
    """Nothing is said of it, and nothing breaks."""
    file = load("team.yaml", b"dit is geen: [lijst", Answers)
    assert file.model is None
    assert check_privacy(file, Privacy()) == []


def test_allowing_one_kind_allows_no_other() -> None:
    """A region that allows e-mail addresses still refuses numbers, in stored files too."""
    privacy = Privacy.model_validate({"email": "allow"})
    text = f"a@b.nl en {BSN}"
    kept, problems = withheld(FILE, "AA-01", text, privacy)
    assert kept == f"a@b.nl en {WITHHELD}"
    assert [p.code for p in problems] == ["personal-data-removed"]
    said = {"AA-01": Answer(level=2, explanation=text)}
    file = load("team.yaml", answers_to_yaml(small.answers("oost", said)), Answers)
    assert [p.code for p in check_privacy(file, privacy)] == ["personal-data-present"]


def test_what_is_allowed_is_not_warned_about_where_it_is_uncertain() -> None:
    """A number that may well be another one is told no more than one that is certain."""
    (piece,) = personal_data(text := f"zaaknummer {BSN}")
    assert not piece.certain
    assert withheld(FILE, "AA-01", text, Privacy.model_validate({"bsn": "allow"})) == (text, [])


@pytest.mark.parametrize("pieces", [(BSN, IBAN, "a@b.nl"), ("a@b.nl", IBAN, BSN), (IBAN, "a@b.nl", BSN)])
def test_of_several_in_one_text_nothing_is_shown(pieces: tuple[str, ...]) -> None:
    """In whatever order they stand: each is gone whole, and every other letter is there."""
    gone = ", ".join([WITHHELD] * 3)
    assert without_personal_data(f"zie {', '.join(pieces)}!", Privacy()) == f"zie {gone}!"


def test_a_number_that_fails_does_not_hide_the_next() -> None:
    """Every number of a text is looked at, and a piece counts once however many there are."""
    text = f"dossier 123456789, daarna {BSN}, {IBAN} en 06-12345678"
    found = personal_data(text)
    assert sorted(piece.kind for piece in found) == ["bsn", "iban", "phone"]
    places = [range(piece.start, piece.end) for piece in found]
    assert len(set().union(*places)) == sum(len(place) for place in places)


def test_the_digits_of_a_bank_account_are_no_telephone_number_either() -> None:
    """What was found keeps its place, also after something else was found behind it."""
    found = personal_data("NL91 ABNA 0417 1643 00 of a@b.nl")
    assert [piece.kind for piece in found] == ["iban", "email"]


def test_no_problem_repeats_what_may_not_be_stored() -> None:
    """A cell is quoted without its number; where its text is not stored whole nothing is promised."""
    at = Place(sheet="Lijst", cell="E7")
    refused = Problem.of("cell-not-a-level", FILE, at, criterion="AA-01", text=f"drie, {BSN}")
    kept = Problem.of("cell-not-a-level", FILE, at, criterion="AA-01", text="bel a@b.nl")
    plain = Problem.of("cell-not-a-level", FILE, at, criterion="AA-01", text="drie à vier")
    first, second, third = masked((refused, kept, plain), Privacy())
    assert (first.code, first.place) == ("cell-with-personal-data", at)
    assert "bewaard" not in " ".join(describe(first))
    assert dict(second.holes) == {"criterion": "AA-01", "text": f"bel {WITHHELD}"}
    assert third == plain
    assert masked((kept,), Privacy.model_validate({"email": "allow"})) == (kept,)
    sheet = Problem.of(
        "cell-not-a-level", FILE, Place(sheet="van a@b.nl", cell="E7"), criterion="AA-01", text="3"
    )
    assert [p.place.sheet for p in masked((sheet,), Privacy())] == [f"van {WITHHELD}"]
    both = Problem.of("cell-not-a-level", FILE, at, criterion="AA-01", text=f"drie, {BSN}, bel a@b.nl")
    assert [p.code for p in masked((both,), Privacy())] == ["cell-with-personal-data"]
    nowhere = Problem.of("cell-not-a-level", FILE, criterion="AA-01", text=BSN)
    (told,) = masked((nowhere,), Privacy())
    assert (told.code, dict(told.holes)["text"]) == (nowhere.code, WITHHELD), "there is no cell to look at"
    counted = Problem.of("comments-unread", FILE, n=1)
    assert masked((counted,), Privacy()) == (counted,)


def test_what_the_program_wrote_itself_is_no_text_of_people() -> None:
    """A hash has digits too: nobody can do anything about a remark on those."""
    digits = Import(
        n=1, file=FILE, sha256=f"{'a' * 40}b{BSN}c{'d' * 13}",
        on=small.DAY, channel="workbook", toolkit="0",
    )  # fmt: skip
    whole = small.answers("oost", {"AA-01": 1}).model_copy(update={"imports": (digits,)})
    assert personal_data(str(digits.sha256))
    assert withhold(FILE, whole, Privacy()) == (whole, ())


def test_every_text_that_answers_can_hold_is_looked_at() -> None:
    """Whatever field of text there is, in whatever part, a number in it is found and taken out."""
    answer = dict.fromkeys(("party", "explanation", "evidence", "rejected"), BSN)
    whole = small.answers(
        "oost",
        {"AA-01": Answer.model_validate(answer)},
        formation=({"role": BSN},),
        own_support=({"kind": BSN},),
    )
    texts = [name for name, info in Answer.model_fields.items() if "min_length" in repr(info.annotation)]
    assert set(texts) == set(answer)
    kept, problems = withhold(FILE, whole, Privacy())
    assert BSN not in kept.model_dump_json()
    assert len(problems) == len(answer) + 2
    assert withhold(FILE, kept, Privacy()) == (kept, ())
