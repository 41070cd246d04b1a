# SPDX-License-Identifier: EUPL-1.2
"""A round's result as plain values, schema `result/1`. The only place where fractions become floats."""

from fractions import Fraction
from typing import Any

from toolkit.model.content.layer import own_words
from toolkit.scoring.criterion import CriterionResult
from toolkit.scoring.region import MunicipalityResult, OverTeams, RegionList, RoundResult
from toolkit.scoring.theme import Figures, Range, ThemeResult
from toolkit.scoring.unit import ListResult, UnitResult

Record = dict[str, Any]


def as_record(result: RoundResult, only: str | None = None) -> Record:
    """The result of a round as JSON can hold it.

    Args:
        result: as `score_round` gave it.
        only: this unit alone, and nothing that is said over several; None for all.

    Returns:
        The object of schema result/1: shares as floats from 0 to 1, levels from 0 to 4, null
        where there is no value.
    """
    norm = result.asked.norm
    return {
        "schema": "result/1",
        "workspace": result.region.id,
        "example": result.region.example,
        "round": result.round.id,
        "date": result.round.date.isoformat(),
        "norm": norm.pin,
        "norm_status": norm.status,
        "thresholds": {
            "completeness": float(norm.thresholds.completeness),
            "near": float(norm.thresholds.near),
        },
        "with_drafts": result.with_drafts,
        **_own_words(result),
        "units": [_unit(u) for u in result.units if only in {None, u.unit.id}],
        "municipalities": [_municipality(m) for m in result.municipalities if only is None],
        "region": {"standards": [_region(r) for r in result.lists if only is None]},
    }


def _own_words(result: RoundResult) -> Record:
    """Questions that the region changed or switched off; nothing where every list is asked as it is."""
    found = [
        {
            "id": c.id,
            "standard": standard.pin,
            "switched_off": c.is_off,
            "reason": c.own.reason,
            "by": c.own.by,
            "from": c.own.from_.isoformat(),
        }
        for standard in result.asked.standards
        for c in own_words(standard)
    ]
    return {"own_words": found} if found else {}


def _unit(result: UnitResult) -> Record:
    return {
        "unit": result.unit.id,
        "kind": result.unit.kind,
        "municipality": result.unit.municipality,
        **({"municipalities": list(result.unit.municipalities)} if result.unit.kind == "employer" else {}),
        "standards": [_list(r) for r in result.standards],
    }


def _list(result: ListResult) -> Record:
    to_discuss = sorted(i for i, p in result.proposals.items() if p.to_discuss)
    return {
        "standard": result.standard,
        "state": result.state,
        "final": result.final,
        **_figures(result.result.figures),
        "not_asked": list(result.not_asked),
        "to_discuss": to_discuss,
        "themes": [_theme(t) for t in result.result.themes],
    }


def _theme(theme: ThemeResult) -> Record:
    return {
        "id": theme.id,
        "weight": _number(theme.weight),
        **_figures(theme.figures),
        "criteria": [_criterion(c) for c in theme.criteria],
    }


def _figures(figures: Figures) -> Record:
    limits = figures.limits
    return {
        "attainment": _number(figures.attainment),
        "range": _range(figures.range),
        "mean_level": _number(figures.mean_level),
        "completeness": _number(figures.completeness),
        "status": figures.status,
        "limits": {
            "total": limits.total,
            "met": limits.met,
            "missed": limits.missed,
            "open": limits.open,
        },
        "counts": dict(figures.counts),
    }


def _criterion(result: CriterionResult) -> Record:
    asked = result.asked
    return {
        "id": asked.id,
        "level": asked.level,
        "na": asked.na,
        "norm": asked.norm,
        "gap": result.gap,
        "weight": _number(asked.weight),
        "lower_limit": asked.lower_limit,
        "limit": result.limit,
        "uniform": asked.uniform,
        "status": result.status,
    }


def _municipality(result: MunicipalityResult) -> Record:
    return {
        "id": result.id,
        "teams": result.teams,
        "of": result.of,
        "drafts": result.drafts,
        "participation": "partial" if result.partial else "full",
        "standards": [
            {
                "standard": one.over.id,
                "teams": len(one.over.teams),
                "of": len(one.of),
                "drafts": len(one.drafts),
                **_over(one.over),
                "themes": [{"id": t.id, **_over(t)} for t in one.themes],
            }
            for one in result.standards
        ],
    }


def _over(over: OverTeams) -> Record:
    return {
        "attainment": _number(over.attainment),
        "range": _range(over.range),
        "statuses": dict(over.statuses),
    }


def _region(result: RegionList) -> Record:
    return {
        "standard": result.standard,
        "median": _number(result.median),
        "lowest": _number(result.lowest),
        "highest": _number(result.highest),
        "municipalities": result.municipalities,
    }


def _range(bounds: Range | None) -> list[float | None]:
    return [None, None] if bounds is None else [_number(bounds[0]), _number(bounds[1])]


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
