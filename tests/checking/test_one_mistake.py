# SPDX-License-Identifier: EUPL-1.2
"""Every rule between files, broken once: the problem at its exact place, and nothing else."""

import pytest

from tests.build import (
    ALPHA,
    ANSWERS,
    LOCK,
    NORM,
    PLAN,
    REGION,
    TOWN_ANSWERS,
    Case,
    Edit,
    edited,
    found_in,
    place_in,
    problems_of,
)
from tests.build import workspace as read
from tests.checking import content_cases, layer_cases, region_cases
from toolkit.checking.content.lock import locked
from toolkit.model.problem import Place


@pytest.mark.parametrize(
    "case", content_cases.ALL + region_cases.ALL + layer_cases.ALL, ids=lambda case: case.name
)
def test_one_mistake_gives_one_problem_at_its_place(case: Case) -> None:
    """Breaking one rule gives its problem with file, line, column and words, and no other problem."""
    found = problems_of(edited(*case.edits))
    assert found_in(found) == case.expected
    holes = dict(found[0].holes)
    assert {name: holes.get(name) for name in case.holes} == dict(case.holes)


def test_a_round_that_region_yaml_does_not_name() -> None:
    """Answers in the folder of an unknown round, and a plan made from it, are pointed at, file by file."""
    texts = edited(Edit(REGION, "{id: 2026-q1,", "{id: 2026-q4,"))
    found = problems_of(texts)
    files = {path for path in texts if path.startswith("rounds/")}
    of_plan = ("plan-unknown-round", PLAN, place_in(texts[PLAN], "{▸round: 2026-q1"))
    assert found_in(found) == {("round-unknown", path, Place()) for path in files} | {of_plan}
    assert {dict(p.holes)["round"] for p in found} == {"2026-q1"}


def test_a_municipality_that_joins_in_part_gives_no_answers() -> None:
    """Answers of a municipality that is asked nothing are pointed at, because they count nowhere."""
    found = problems_of(edited(Edit(REGION, "title: Dorp}", "title: Dorp, participation: partial}")))
    assert found_in(found) == {("unit-takes-no-part", TOWN_ANSWERS, Place())}


def test_a_team_that_region_yaml_does_not_name() -> None:
    """Answers and a plan of an unknown team are pointed at."""
    found = problems_of(edited(Edit(REGION, "{id: oost,", "{id: noord-oost,")))
    assert found_in(found) == {("unit-unknown", path, Place()) for path in (ANSWERS, PLAN)}
    assert {dict(p.holes)["unit"] for p in found} == {"oost"}


def test_answers_in_the_folder_of_another_team_do_not_count() -> None:
    """A file whose inside names another team is left out of the round, for either team."""
    space = read(edited(Edit(ANSWERS, "unit: oost", "unit: west")))
    assert "oost" in read().of_round("2026-q1")
    assert set(space.of_round("2026-q1")) == {"gemeente-dorp"}


def test_two_circles_are_both_told() -> None:
    """A second circle, of measures or of references, is told beside the first."""
    measures = edited()["standards/measures/1.0.0.yaml"]
    texts = edited() | {
        "standards/measures/1.0.0.yaml": measures.replace(
            "kind: training", "kind: training\n  after: [M-AA-01]"
        ).replace("after: [M-AA-01]\n  practices", "after: [M-AA-02]\n  practices"),
        "standards/beta/1.0.0.yaml": edited()["standards/beta/1.0.0.yaml"]
        .replace("same_as: AA-01", "same_as: BB-02")
        .replace("same_as: AA-02", "same_as: BB-03"),
    }
    circles = {dict(p.holes)["circle"] for p in problems_of(texts)}
    assert circles == {"M-AA-01 → M-AA-01", "M-AA-02 → M-AA-02", "BB-02 → BB-02", "BB-03 → BB-03"}


def test_answers_at_the_norm_of_that_day_need_no_explanation() -> None:
    """Whether a level is below the norm depends on the norm of the round's date."""
    low = Edit(ANSWERS, "  AA-01: {level: 3, import: 1}", "  BB-01: {level: 1}")
    assert problems_of(edited(low)) == ()
    later = problems_of(edited(low, Edit(REGION, "norm_start: 2026-01-01", "norm_start: 2025-01-01")))
    assert [p.code for p in later] == ["explanation-missing"]


def test_an_answer_to_the_same_words_gives_no_remark() -> None:
    """An answer that names the words as they are now is left in peace."""
    model = read().library.standards["alpha@1.0.0"].model
    assert model is not None
    answer = f"AA-01: {{asked: '{model.asked[0].content_hash}', level: 3, import: 1}}"
    assert problems_of(edited(Edit(ANSWERS, "AA-01: {level: 3, import: 1}", answer))) == ()


class TestLock:
    """A published version with its lock, and what may not happen to it."""

    published = Edit(ALPHA, "status: derived", "status: derived\npublished: 2026-01-01")

    def locking(self) -> Edit:
        """The change to lock.yaml that locks the published list."""
        model = read(edited(self.published)).library.standards["alpha@1.0.0"].model
        assert model is not None
        assert model.published is not None
        entry = locked(model, model.published)
        criteria = "".join(f"      {name}: '{value}'\n" for name, value in entry.criteria.items())
        text = (
            f"versions:\n  alpha@1.0.0:\n    published: {entry.published}\n    content: '{entry.content}'\n"
        )
        return Edit(LOCK, "versions: {}\n", f"{text}    criteria:\n{criteria}")

    def test_locked_as_it_stands_is_right(self) -> None:
        """A published version that the lock knows gives no problem."""
        assert problems_of(edited(self.published, self.locking())) == ()

    @pytest.mark.parametrize(
        ("old", "new", "what"),
        [
            ("Hoe gaat AA-02 hier?", "Hoe gaat AA-02 daar?", "AA-02"),
            ("3: Bij AA-03 doet iedereen", "3: Bij AA-03 doet elk", "AA-03"),
            ("na: Als dit hier niet speelt.", "na: Als dit nergens speelt.", "AA-02"),
            ("title: Thema AA", "title: Thema A", "-"),
            ("published: 2026-01-01", "published: 2026-01-02", "-"),
            ("published: 2026-01-01", "published: null", "-"),
        ],
    )
    def test_any_change_of_a_locked_version_is_told(self, old: str, new: str, what: str) -> None:
        """A changed word in a locked version is a problem that names the criteria that changed."""
        texts = edited(self.published, self.locking(), Edit(ALPHA, old, new))
        found = problems_of(texts)
        assert found_in(found) == {("locked-version-changed", ALPHA, Place(line=3, column=1))}
        assert texts[ALPHA].splitlines()[2].startswith("version:")
        assert dict(found[0].holes) == {"pin": "alpha@1.0.0", "what": what}

    def test_another_layout_is_no_change(self) -> None:
        """Comments, white space and the order of lines do not change a locked version."""
        layout = Edit(ALPHA, "minutes: 10\n", "# tijd\nminutes:   10\n\n")
        assert problems_of(edited(self.published, self.locking(), layout)) == ()

    def test_a_locked_version_that_is_gone_is_told(self) -> None:
        """A locked version whose file was removed is a problem in the lock."""
        texts = edited(self.published, self.locking())
        del texts[ALPHA]
        gone = [p for p in problems_of(texts) if p.code == "locked-version-missing"]
        line = texts[LOCK].splitlines().index("  alpha@1.0.0:") + 1
        assert [(p.file, p.place) for p in gone] == [(LOCK, Place(line=line, column=3))]
        assert NORM in {p.file for p in problems_of(texts) if p.code == "unknown-standard"}
