# SPDX-License-Identifier: EUPL-1.2
"""The catalogue of problems: complete, used, and sayable for everything that really comes out."""

import re

import pytest

from tests.each import of_each
from tests.words.provoked import all_problems
from tests.words.source import constants, holes_in, problems_made
from toolkit.model.problem import Place, Problem
from toolkit.places import PACKAGE
from toolkit.reading.tree import read_tree
from toolkit.words.catalogue import (
    Entry,
    as_record,
    catalogue,
    describe,
    fill,
    has_errors,
    severity,
    where,
)

ENTRIES = list(catalogue().values())
# where the codes of these tests come from; forms, command line and documents have tests of their own
OWN_FOLDERS = ("toolkit/reading/", "toolkit/checking/", "toolkit/store/")


def test_the_catalogue_is_plain_yaml() -> None:
    """The file of problems passes our own reader: no code or key twice, no trap."""
    data = (PACKAGE / "words" / "problems.yaml").read_bytes()
    tree, problems = read_tree("problems.yaml", data)
    assert tree is not None
    assert problems == []
    assert len(ENTRIES) > 80


@of_each(ENTRIES, lambda entry: entry.code)
def test_an_entry_is_whole(entry: Entry) -> None:
    """Every kind of problem has a code, a title, and two Dutch sentences that end as one."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.code)
    assert entry.severity in {"error", "warning", "remark"}
    assert 1 <= len(entry.title.split()) <= 9
    assert not holes_in(entry.title)
    for text in (entry.message, entry.hint):
        assert text == text.strip()
        assert text.endswith((".", "…"))
        assert "—" not in text
        filled = fill(text, dict.fromkeys(holes_in(text), 2))
        assert not re.search(r"[{}|]", filled.replace("{…}", ""))


def test_every_code_in_the_catalogue_is_used() -> None:
    """No entry describes a problem that nothing reports."""
    unused = sorted(set(catalogue()) - constants())
    assert unused == []


def test_every_code_that_is_reported_is_in_the_catalogue() -> None:
    """No problem is made with a code that the catalogue does not know."""
    made = [said for said in problems_made() if said.words is not None]
    assert len(made) > 60
    assert [said for said in made if said.words not in catalogue()] == []


def test_every_hole_is_given_where_a_problem_is_made() -> None:
    """A problem that is made with its holes written out gives all that its sentences need."""
    looked_at = 0
    wrong = []
    for said in problems_made():
        if said.words is None or said.holes is None or said.words not in catalogue():
            continue
        entry = catalogue()[said.words]
        looked_at += 1
        if not holes_in(entry.message + entry.hint) <= said.holes:
            wrong.append(said)
    assert looked_at > 40
    assert wrong == []


def test_every_problem_that_comes_out_can_be_said() -> None:
    """All problems of all broken cases fill their sentences, and say where they are."""
    found = all_problems()
    assert len(found) > 150
    for problem in found:
        message, hint = describe(problem)
        assert "{" not in message.replace("{…}", "").replace("{level", "").replace("{a", "")
        assert hint
        assert where(problem).startswith(problem.file)
        assert as_record(problem)["message"] == message


def test_every_problem_of_reading_checking_and_storing_was_provoked() -> None:
    """For each code that these three parts can report, a test makes it come out."""
    own = frozenset[str]().union(*(constants(folder) for folder in OWN_FOLDERS)) & set(catalogue())
    assert len(own) > 60
    assert sorted(own - {p.code for p in all_problems()}) == []


def test_a_place_is_said_as_a_reader_finds_it() -> None:
    """Line and column in text, sheet and cell in a workbook, and nothing where nothing is known."""
    in_text = Problem.of("empty-file", "norm.yaml", Place(line=3, column=5))
    in_sheet = Problem.of("empty-file", "oost.xlsx", Place(sheet="Team", cell="D7"))
    assert where(in_text) == "norm.yaml, regel 3, kolom 5"
    assert where(in_sheet) == "oost.xlsx, blad 'Team', cel D7"
    assert where(Problem.of("empty-file", "a.yaml")) == "a.yaml"
    assert as_record(in_text)["place"] == {"line": 3, "column": 5}
    assert as_record(in_sheet)["place"] == {"sheet": "Team", "cell": "D7"}


def test_only_errors_are_errors() -> None:
    """Remarks and warnings do not stop anything; one error does."""
    by = {
        level: Problem.of(next(e.code for e in ENTRIES if e.severity == level), "f")
        for level in ("error", "warning", "remark")
    }
    assert {level: severity(p) for level, p in by.items()} == {level: level for level in by}
    assert not has_errors([by["warning"], by["remark"]])
    assert has_errors((by["warning"], by["error"]))
    assert not has_errors(())


def test_text_of_a_user_is_never_a_template() -> None:
    """Braces in what a user wrote come out as they are."""
    problem = Problem.of("wrong-value", "f", text="{key|a|b} {0.__class__}", where="{where}", key="x")
    assert "{key|a|b} {0.__class__}" in describe(problem)[0]
    assert "({where})" in describe(problem)[0]


def test_a_number_chooses_the_word() -> None:
    """One is one; nothing and more are more."""
    sentence = "{n} {n|keer|keren}"
    assert [fill(sentence, {"n": n}) for n in (0, 1, 2)] == ["0 keren", "1 keer", "2 keren"]
    with pytest.raises(KeyError):
        fill(sentence, {})
