# SPDX-License-Identifier: EUPL-1.2
"""One bad value in a file of answers or decisions rejects that value, and never the file."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.build import ANSWERS, PLAN, REGION, TEXTS, Edit, edited, place_in, problems_of, workspace
from toolkit.model.given.answers import Answers
from toolkit.reading.fitting import fitting
from toolkit.words.catalogue import severity

ONCE: dict[str, Any] = {
    "schema": "answers/1",
    "unit": "oost",
    "round": "2026-q1",
    "respondent": "team",
    "formation": ({"role": "gezinswerker", "fte": 3}, {"role": "gedragswetenschapper", "fte": 1}),
}
MANY: dict[str, dict[str, Any]] = {
    "profile": {"caseload": 14, "triage": "team"},
    "standards": {"alpha": {"version": "1.0.0", "state": "submitted"}, "beta": {"version": "1.0.0"}},
    "answers": {"AA-01": {"level": 3}, "AA-02": {"na": True, "explanation": "Niet hier."}},
}


@pytest.mark.parametrize(
    ("old", "new", "bad"),
    [
        ("state: submitted", "state: ingeleverd", "ingeleverd"),
        ("since: 2026-03-24", "since: vorige week", "vorige week"),
        ("{level: 3, import: 1}", "{level: 3, import: 1, niveau: drie}", "niveau: drie"),
        ("answers:\n  AA-01", "profile: {caseload: veel}\nanswers:\n  AA-01", "veel"),
        ("answers:\n  AA-01", "answers:\n  aa-een: {level: 2}\n  AA-01", "aa-een"),
        ("answers:\n  AA-01", "answers:\n  AA-02: {level: drie}\n  AA-01", "drie"),
        ("n: 1, file: oost.xlsx", "n: een, file: oost.xlsx", "een"),
    ],
)
def test_a_bad_value_is_told_and_the_rest_of_the_file_counts(old: str, new: str, bad: str) -> None:
    """An error at the line of the value; the other answers of the team count as they did."""
    texts = edited(Edit(ANSWERS, old, new))
    (file,) = (f for f in workspace(texts).answers if f.unit == "oost")
    assert [severity(p) for p in file.loaded.problems] == ["error"]
    assert file.loaded.problems[0].file == ANSWERS
    assert file.loaded.problems[0].place.line == place_in(texts[ANSWERS], bad).line
    (answers,) = workspace(texts).of_round("2026-q1")["oost"]
    assert answers.answers["AA-01"].level == 3


def test_a_state_in_other_words_is_a_draft_until_somebody_mends_it() -> None:
    """The list is there, as a draft; the catalogue's sentence names the words that are meant."""
    texts = edited(Edit(ANSWERS, "state: submitted", "state: ingeleverd"))
    (answers,) = workspace(texts).of_round("2026-q1")["oost"]
    assert answers.standards["alpha"].state == "draft"
    (problem,) = (p for p in problems_of(texts) if p.file == ANSWERS and severity(p) == "error")
    assert problem.code == "not-one-of"
    assert dict(problem.holes)["expected"] == "draft, submitted, discussed"


def test_one_bad_decision_leaves_the_others() -> None:
    """Decisions are read alike: what does not fit is told and left out."""
    actions = "actions:\n  M-AA-01: {decision: akkoord}\n  M-AA-02: {decision: accepted}\n"
    texts = edited(Edit(PLAN, "", actions))
    plan = workspace(texts).plans["oost"]
    assert plan.model is not None
    assert plan.model.actions["M-AA-02"].decision == "accepted"
    assert plan.model.actions["M-AA-01"].decision is None
    assert [p.code for p in plan.problems] == ["not-one-of"]


@pytest.mark.parametrize("line", ["unit: oost\n", "schema: answers/1\n", "respondent: team\n"])
def test_a_file_that_does_not_say_whose_it_is_counts_for_nobody(line: str) -> None:
    """What a file cannot do without is not spared."""
    (file,) = (f for f in workspace(edited(Edit(ANSWERS, line, ""))).answers if f.unit == "oost")
    assert file.loaded.model is None


def test_region_yaml_is_read_whole_or_not_at_all() -> None:
    """Who takes part and what was agreed is never half of it."""
    region = workspace(edited(Edit(REGION, "norm_start: 2026-01-01", "norm_start: ooit"))).region
    assert region.model is None
    assert workspace(TEXTS).region.model is not None


@given(st.data())
def test_what_is_spoiled_is_left_out_and_nothing_else(data: st.DataObject) -> None:
    """Whatever one value becomes: the file without that value is what is left, or nothing at all."""
    section = data.draw(st.sampled_from(["profile", "standards", "answers"]))
    whole = dict(MANY[section])
    key = data.draw(st.sampled_from(sorted(whole)))
    left = {k: v for k, v in whole.items() if k != key}
    spoiled = {**ONCE, **MANY, section: {**whole, key: object()}}
    assert fitting(spoiled, Answers) == Answers.model_validate({**ONCE, **MANY, section: left})
