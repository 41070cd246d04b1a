# SPDX-License-Identifier: EUPL-1.2
"""The rows that the sheet 'Uitkomst' must have, from the engine's result and nothing else."""

from fractions import Fraction
from math import floor
from typing import Any

from toolkit.forms.outcome.norm import ItemNorm, ListNorm
from toolkit.forms.question.form import Form
from toolkit.scoring.criterion import CriterionResult
from toolkit.scoring.display import percent
from toolkit.scoring.theme import Figures
from toolkit.scoring.unit import UnitResult
from toolkit.words.catalogue import say

Rows = list[list[Any]]


def compare(form: Form, rows: Rows, result: UnitResult, unknown: set[str]) -> int:
    """Hold every figure on the sheet against the engine's.

    Args:
        form: for the lists and the norm.
        rows: of the sheet.
        result: of the same answers.
        unknown: criteria that were answered with 'weet ik niet'.

    Returns:
        How many rows were compared.
    """
    near = form.norm.thresholds.near
    compared = 0
    for each in form.norm.lists:
        listed = result.list_of(each.pin.split("@")[0])
        assert listed is not None
        themes = {theme.id: theme for theme in listed.result.themes}
        found = _table(rows, each.title, say("form.outcome.figures.title"))
        assert len(found) == len(each.themes) + 1
        for theme, row in zip(each.themes, found, strict=False):
            if theme.id in themes:
                assert row[:14] == _figures(theme.title, themes[theme.id].figures, near)
                compared += 1
            else:
                assert row[1:3] == ["–", say("form.outcome.not_asked")]
        assert found[-1][:14] == _figures(say("form.outcome.whole"), listed.result.figures, near)
        results = {c.asked.id: c for t in themes.values() for c in t.criteria}
        compared += 1 + _compare_items(each, rows, results, unknown)
    return compared


def _compare_items(each: ListNorm, rows: Rows, results: dict[str, CriterionResult], unknown: set[str]) -> int:
    heading = f"{say('form.outcome.heading_items')}: {each.title}"
    found = _table(rows, heading, say("form.outcome.items.label"))
    items = list(each.items)
    assert len(found) == len(items)
    for item, row in zip(items, found, strict=True):
        shown = "weet ik niet" if item.criterion.id in unknown else "–"
        assert row[0].startswith(f"{item.id} · ")
        assert row[1:8] == _item(item, results.get(item.id), shown)
    return len(items)


def _numbers(value: Any) -> Any:  # noqa: ANN401 - a cell
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _table(rows: Rows, title: str, first_header: str) -> Rows:
    """The rows below a heading and its header, up to an empty row."""
    start = next(n for n, row in enumerate(rows) if row[0] == title)
    top = next(n for n in range(start, len(rows)) if rows[n][0] == first_header)
    found = []
    for row in rows[top + 1 :]:
        if row[0] == "":
            break
        found.append([_numbers(value) for value in row])
    return found


def _figures(title: str, figures: Figures, near: Fraction) -> list[Any]:
    """The row that a theme or list must have, from the engine's result and nothing else."""
    counts, limits = figures.counts, figures.limits
    if figures.range is None:
        share = "–"
    else:
        low, high = (percent(bound, near) for bound in figures.range)
        share = f"{low} %" if low == high else f"{low}–{high} %"
    mean = figures.mean_level
    asked = sum(counts.values())
    return [
        title,
        share,
        say(f"status.{figures.status}"),
        "–" if mean is None else _numbers(floor(mean * 10 + Fraction(1, 2)) / 10),
        f"{asked - counts['unanswered']} van {asked}",
        *(counts[s] for s in ("meets", "near", "behind", "unanswered", "not_applicable", "unnormed")),
        limits.met,
        limits.missed,
        limits.open,
    ]


def _item(item: ItemNorm, result: CriterionResult | None, shown: Any) -> list[Any]:  # noqa: ANN401 - a cell
    """The row that a criterion must have; `shown` is its answer where that has no level."""
    limit = "–" if item.lower_limit is None else item.lower_limit
    kind = "uniform" if item.uniform else "lokaal maatwerk"
    kind = kind if item.norm else "–"  # without a norm there is no kind of norm, and no way to go
    norm = item.norm or "–"
    if result is None:
        return ["–", say("form.outcome.not_asked"), norm, kind, "–", limit, "–"]
    words = {None: "–", "met": "gehaald", "missed": "niet gehaald", "open": "nog open"}
    level = result.asked.level
    answer = "n.v.t." if result.asked.na else shown if level is None else level
    gap = "–" if result.gap is None or not item.norm else result.gap
    return [answer, say(f"criterion_status.{result.status}"), norm, kind, gap, limit, words[result.limit]]
