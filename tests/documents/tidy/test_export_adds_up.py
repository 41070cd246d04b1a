# SPDX-License-Identifier: EUPL-1.2
"""Tables to work on, of any region: every answer, figure and action once, exactly as the engine has it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import given

from tests.comparison.made import lettered
from tests.region.made import wholes
from tests.strategies import kept
from toolkit.documents.audience import ComparisonReader
from toolkit.documents.tidy.export import ExportInputs, export_for
from toolkit.model.roles import RoleWords
from toolkit.planning.unit_plan import UnitPlan
from toolkit.region.progress import RegionProgress, unit_progress
from toolkit.region.whole import Whole
from toolkit.words.catalogue import say

DAY = date(2026, 7, 1)


def tables(whole: Whole, reader: ComparisonReader) -> dict[str, list[dict[str, Any]]]:
    """The rows of every table by its key, with values by the key of their column."""
    plans = ((u.unit, whole.plans.get(u.unit.id)) for u in whole.outcome.units)
    progress = RegionProgress(
        DAY,
        tuple(
            unit_progress(unit, plan, DAY, round_id=whole.outcome.round.id, counts=True)
            for unit, plan in plans
            if isinstance(plan, UnitPlan)
        ),
    )
    inputs = ExportInputs(((whole.outcome, whole.answers),), progress, RoleWords(None), {})
    found = export_for(reader, inputs).tables
    return {
        t.name: [dict(zip([h.header for h in t.headings], r, strict=True)) for r in t.rows()] for t in found
    }


def head(key: str) -> str:
    """What stands above a column."""
    return say(f"export.column.{key}.head")


def name(key: str) -> str:
    """The name of a table."""
    return say(f"export.table.{key}.name")


@given(kept(wholes))
def test_every_row_is_that_of_the_engine(whole: Whole) -> None:
    """Level, norm, gap and status per question; exact shares and counts per theme; hours per action."""
    made = tables(whole, ComparisonReader("programme_manager", "named"))
    named = {u.unit.id: u.unit.title for u in whole.outcome.units}
    answers = {
        (r[head("unit")], r[head("pin")], r[head("criterion")]): r
        for r in made[name("answers")]
        if r[head("counts")] == say("word.yes")
    }
    figures = {(r[head("unit")], r[head("pin")], r[head("theme_id")]): r for r in made[name("figures")]}
    assert len(figures) == len(made[name("figures")])
    for unit, listed, theme in _themes(whole):
        for criterion in theme.criteria:
            row = answers.pop((named[unit], listed.standard, criterion.asked.id))
            assert row[head("level")] == criterion.asked.level
            assert row[head("norm")] == criterion.asked.norm
            assert row[head("gap")] == criterion.gap
            assert row[head("status")] == say(f"criterion_status.{criterion.status}")
        row = figures.pop((named[unit], listed.standard, theme.id))
        assert row[head("attainment")] == theme.figures.attainment
        assert row[head("completeness")] == theme.figures.completeness
        assert row[head("limits_missed")] == theme.figures.limits.missed
    assert answers == {}
    assert {theme for _, _, theme in figures} <= {None}
    assert len(figures) == sum(len(u.standards) for u in whole.outcome.units)
    expected = {
        (named[unit], action.id): action for unit, plan in whole.plans.items() for action in plan.actions
    }
    rows = {(r[head("unit")], r[head("action")]): r for r in made[name("actions")]}
    assert len(rows) == len(made[name("actions")])
    assert rows.keys() == expected.keys()
    for key, action in expected.items():
        assert rows[key][head("hours")] == action.hours
        assert rows[key][head("progress")] == say(f"plan.action_status.{action.status}")


@given(kept(wholes))
def test_in_letters_the_same_figures_stand_without_a_name(whole: Whole) -> None:
    """As many rows of what counts, with the same numbers, and no title or id of anybody in any cell."""
    codes = lettered(whole.outcome)
    made = tables(whole, ComparisonReader("ssd", "coded", codes=codes))
    assert name("answers") not in made
    counted = [listed for u in whole.outcome.units for listed in whole.outcome.counted(u)]
    shares = sorted(str(row[head("attainment")]) for row in made[name("figures")])
    assert shares == sorted(
        str(f.attainment)
        for listed in counted
        for f in (listed.result.figures, *(t.figures for t in listed.result.themes))
    )
    hidden = {u.unit.title for u in whole.outcome.units} | {
        o.title for o in whole.outcome.region.organisations
    }
    cells = {value for rows in made.values() for row in rows for value in row.values()}
    assert not hidden & cells


def _themes(whole: Whole) -> Iterator[tuple[str, Any, Any]]:
    """Every theme of every list: whose, the list, the theme."""
    for unit in whole.outcome.units:
        for listed in unit.standards:
            for theme in listed.result.themes:
                yield unit.unit.id, listed, theme
