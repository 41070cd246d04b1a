# SPDX-License-Identifier: EUPL-1.2
"""Patterns from cases into a workspace: none is lost, none changes silently."""

from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.store.generated import texts
from tests.store.test_plan_imports import DAY, cell
from tests.store.writing import import_cases
from toolkit.model.given.answers import Import
from toolkit.model.given.cases import PATTERN_FIELDS, PATTERN_KINDS, CaseReview, Pattern, PatternField
from toolkit.model.given.said import CasesSaid, SaidCell, SaidPattern
from toolkit.model.problem import Place
from toolkit.reading.validated import load
from toolkit.store.imports import Imported, Policy
from toolkit.store.merging.cases_merge import merge_cases
from toolkit.store.plan_file import cases_path, cases_to_yaml

CASES = """\
schema: cases/1
unit: oost
quarter: 2026-q2
patterns:
  p-1: {kind: good, seen: Wij bellen terug.}
"""


def row(name: str = "p-1", **cells: SaidCell) -> SaidPattern:
    """A row with these cells."""
    known: dict[PatternField, SaidCell] = {key: cells[key] for key in PATTERN_FIELDS if key in cells}
    return SaidPattern(name, known, Place(sheet="Patronen", cell="A5"))


def said(*rows: SaidPattern, sha: str = "a") -> CasesSaid:
    """A workbook with these rows."""
    source = Import(n=1, file="x.xlsx", sha256=sha * 64, on=DAY, channel="workbook", toolkit="0.1.0")
    return CasesSaid("oost", "2026-q2", rows, source)


def bring(folder: Path, what: CasesSaid, policy: Policy = "ask") -> Imported:
    """Import into a folder with what stands there already."""
    path = folder / cases_path(what.unit, what.quarter)
    old = load("c.yaml", path.read_bytes(), CaseReview).model if path.exists() else None
    return import_cases(folder, "x.xlsx", old, what, policy)


def test_a_blank_workbook_and_one_that_says_otherwise_are_told(tmp_path: Path) -> None:
    """Nothing comes to stand of the first; of the second nothing until somebody chooses."""
    assert [p.code for p in bring(tmp_path, said()).problems] == ["cases-blank"]
    assert bring(tmp_path, said(row(seen=cell("Wij bellen.")), sha="b")).outcome == "read"
    other = bring(tmp_path, said(row(seen=cell("Wij schrijven.")), sha="c"))
    assert [p.code for p in other.problems] == ["action-cell-differs", "cases-would-overwrite"]
    chosen = bring(tmp_path, said(row(seen=cell("Wij schrijven.")), sha="c"), "chosen")
    assert [(d.old, d.new) for d in chosen.differences] == [("Wij bellen.", "Wij schrijven.")]


def test_a_row_that_says_nothing_is_no_pattern() -> None:
    """Rows for new patterns that nobody filled in leave nothing behind."""
    merged = merge_cases(None, said(row("p-1"), row("p-2", seen=cell("Wij bellen."))), newest=False)
    assert list(merged.plan.patterns) == ["p-2"]


def test_imports_are_numbered_on(tmp_path: Path) -> None:
    """Each file that came in stands beside the patterns, in order."""
    bring(tmp_path, said(row(seen=cell("Wij bellen."))))
    bring(tmp_path, said(row("p-2", seen=cell("Wij schrijven.")), sha="b"))
    found = load("c.yaml", (tmp_path / "cases/oost/2026-q2.yaml").read_bytes(), CaseReview).model
    assert found is not None
    assert [i.n for i in found.imports] == [1, 2]
    assert list(found.patterns) == ["p-1", "p-2"]


_VALUES: dict[PatternField, st.SearchStrategy[Any]] = {
    "subject": st.sampled_from(["VL", "AP"]),
    "kind": st.sampled_from(PATTERN_KINDS),
    "seen": texts,
    "cases": st.integers(0, 99),
    "agreed": texts,
    "owner": texts,
    "look_on": st.dates(date(2020, 1, 1), date(2030, 1, 1)),
}


@st.composite
def _rows(draw: st.DrawFn) -> list[SaidPattern]:
    found = []
    for name in draw(st.lists(st.sampled_from(["p-1", "p-2", "p-12"]), unique=True, max_size=3)):
        cells: dict[PatternField, SaidCell] = {}
        for key in draw(st.lists(st.sampled_from(PATTERN_FIELDS), unique=True)):
            value, held = draw(st.none() | _VALUES[key]), draw(st.none() | _VALUES[key])
            rejected = draw(st.none() | texts) if value is None else None
            cells[key] = SaidCell(value, held, Place(), rejected)
        found.append(SaidPattern(name, cells, Place()))
    return found


@given(_rows(), _rows(), st.booleans())
def test_whatever_comes_nothing_is_lost_or_changed_in_silence(
    first: list[SaidPattern], then: list[SaidPattern], newest: bool
) -> None:
    """What stood stays, or stands among the changes; what was told to differ is as people chose."""
    before = merge_cases(None, said(*first), newest=True).plan
    merged = merge_cases(before, said(*then, sha="b"), newest=newest)
    after, changed = merged.plan, {d.what: d for d in merged.changed}
    for name in {*before.patterns, *after.patterns}:
        old, new = (file.patterns.get(name, Pattern()) for file in (before, after))
        for key in Pattern.model_fields:
            was, now = getattr(old, key), getattr(new, key)
            if was != now:
                assert (changed[f"pattern.{name}.{key}"].old, changed[f"pattern.{name}.{key}"].new) == (
                    was,
                    now,
                )
                assert now is not None
    for note in merged.notes:
        name, _, key = note.what.rpartition(".")
        now = getattr(after.patterns.get(name, Pattern()), key)
        assert now == (note.new if newest and note.kind == "differs" else note.old)
    assert load("c.yaml", cases_to_yaml(after), CaseReview).model == after
