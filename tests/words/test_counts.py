# SPDX-License-Identifier: EUPL-1.2
"""Counts in a sentence: of what there is none nothing is said, as '0 keer anders' reads as a mistake."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.cli.output import count_line
from toolkit.model.problem import Problem
from toolkit.places import PACKAGE
from toolkit.words.catalogue import catalogue, keys, say
from toolkit.words.text import told_counts

WAYS = (
    "progress.brief.decided_of",
    "progress.brief.taken_of",
    "progress.brief.answered_of",
    "versions.carried",
    "versions.difference.wrong",
    "layer.told_of",
    "revision.brief.answers_of",
    "revision.brief.open_of",
)
# a comparison with the norm and lower limits always have the same counts; a range begins where it begins
ALWAYS = r"op de norm|bijna|ver eronder|van \d|tot \d|uur\b"
NOTHING = re.compile(rf"(?:^|(?<=[,:;.(] )|(?<=\ben ))0 (?!{ALWAYS})[a-z][^.|]*", re.MULTILINE)


@given(st.sampled_from(WAYS), st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_only_what_there_is_has_its_count(way: str, counts: list[int]) -> None:
    """In order, each with its number; nothing at all where every count is 0."""
    names = [key.removeprefix(f"{way}.") for key in keys(way) if key.startswith(f"{way}.")]
    kinds = {name: n for name, n in zip(names, counts, strict=False) if name != "none"}
    assert len(kinds) > 1
    told = told_counts(way, kinds)
    assert sorted(set(map(int, re.findall(r"\d+", told)))) == sorted({n for n in kinds.values() if n})
    assert bool(told) == any(kinds.values())


def test_remarks_are_counted_by_what_they_are() -> None:
    """That nothing is wrong is said in words; of what there is none nothing else."""
    by_severity = {entry.severity: code for code, entry in reversed(catalogue().items())}
    error, warning, remark = (Problem(by_severity[s], "x.yaml") for s in ("error", "warning", "remark"))
    no_errors = say("problems.no_errors")
    for found, parts in (
        ([error], [say("problems.of.error", n=1)]),
        ([warning, warning], [no_errors, say("problems.of.warning", n=2)]),
        ([error, remark], [say("problems.of.error", n=1), say("problems.of.remark", n=1)]),
    ):
        assert count_line(found) == say("problems.count", n=len(found), parts=", ".join(parts))


@pytest.mark.parametrize("folder", ["expected", "memos"])
def test_no_document_counts_what_is_not_there(folder: str) -> None:
    """Every document of the fixed regions."""
    found = sorted((PACKAGE.parent / "tests" / "golden" / folder).glob("*.md"))
    assert len(found) > 5
    told = {path.name: NOTHING.findall(path.read_text(encoding="utf-8")) for path in found}
    assert {name: silly for name, silly in told.items() if silly} == {}
