# SPDX-License-Identifier: EUPL-1.2
"""Measures as tables: what one full-time member costs, the measures, and examples of elsewhere."""

from functools import cache
from typing import get_args

from toolkit.authoring import cell_kinds as f
from toolkit.authoring.content_kinds import FACTS, Joined, Kind, Part, Plain, Row, Rows, by_id
from toolkit.model.content.measures import Measure, Measures, Party, Practice
from toolkit.reading.tree import Path

MEASURES, PRACTICES = "measures", "practices"
_PARTIES: tuple[str, ...] = get_args(Party)
_COST = ("low", "high", "basis", "yearly", "year", "by")
_FTE = ("low", "high", "year", "basis", "productive_hours", "hours_basis", "sources")
_INDEX = ("percent", "year", "basis")
_SAID = (
    "id", "title", "what", "lifts", "actor", "kind", "upkeep_basis", "lead_quarters", "after", "together",
    "practices", "sources",
)  # fmt: skip
_PRACTICE = ("kind", "as_of", "text", "sources")


@cache
def measures_kind() -> Kind:
    """Measures as tables."""
    parts = (
        Part(FACTS, _facts()),
        Part(MEASURES, _measures(), ("id",)),
        Part(PRACTICES, _practices(), ("id",)),
    )
    return Kind("measures", Measures, parts, _split, _join, ("published",))


def _facts() -> tuple[f.Field, ...]:
    return (
        f.text(FACTS, "version"),
        f.decimal(FACTS, "fte_low"),
        f.decimal(FACTS, "fte_high"),
        f.whole(FACTS, "fte_year"),
        f.text(FACTS, "fte_basis"),
        f.whole(FACTS, "fte_productive_hours"),
        f.text(FACTS, "fte_hours_basis"),
        f.citations(FACTS, "fte_sources"),
        f.decimal(FACTS, "index_percent"),
        f.whole(FACTS, "index_year"),
        f.text(FACTS, "index_basis"),
    )


def _measures() -> tuple[f.Field, ...]:
    part = MEASURES
    fields = Measure.model_fields
    return (
        f.text(part, "id", 11),
        f.text(part, "title", 28),
        f.text(part, "what", 50),
        f.lifts(part, "lifts", 17),
        f.choice(part, "actor", Party, 12),
        f.choice(part, "kind", fields["kind"].annotation, 14),
        *(f.hours(part, f"hours_{party}", 15) for party in _PARTIES),
        *(f.hours(part, f"upkeep_{party}", 20, lasting=True) for party in _PARTIES),
        f.text(part, "upkeep_basis", 34),
        f.decimal(part, "cost_low", 11),
        f.decimal(part, "cost_high", 11),
        f.text(part, "cost_basis", 28),
        f.flag(part, "cost_yearly", 9),
        f.whole(part, "cost_year", 9),
        f.choice(part, "cost_by", Party, 13),
        f.whole(part, "lead_quarters", 12),
        f.ids(part, "after", 14),
        f.flag(part, "together", 9),
        f.ids(part, "practices", 22),
        f.citations(part),
    )


def _practices() -> tuple[f.Field, ...]:
    part = PRACTICES
    return (
        f.text(part, "id", 30),
        f.choice(part, "kind", Practice.model_fields["kind"].annotation, 14),
        f.whole(part, "as_of", 9),
        f.text(part, "text", 80),
        f.citations(part),
    )


def _split(value: Plain) -> dict[str, list[Plain]]:
    fte = value.get("fte_cost") or {}
    facts = {f"fte_{key}": each for key, each in fte.items()}
    facts |= {f"index_{key}": each for key, each in (fte.get("index") or {}).items()}
    return {
        FACTS: [{"version": value["version"], **facts}],
        MEASURES: [_row(each) for each in value["measures"]],
        PRACTICES: [{"id": name, **each} for name, each in value["practices"].items()],
    }


def _row(measure: Plain) -> Plain:
    hours = {f"hours_{party}": each for party, each in measure["hours"].items()}
    upkeep = {f"upkeep_{party}": each for party, each in (measure["upkeep"] or {}).items()}
    cost = {f"cost_{key}": each for key, each in (measure["cost"] or {}).items()}
    return {**measure, **hours, **upkeep, **cost}


def _join(rows: Rows) -> Joined:
    made, facts = Joined(), rows[FACTS][0]
    made.note((), facts, {"fte_cost": "fte_low"})
    fte = made.taken(("fte_cost",), facts, _FTE, "fte_")
    if index := made.taken(("fte_cost", "index"), facts, _INDEX, "index_"):
        fte["index"] = index
    made.value = {
        "schema": "measures/1",
        **made.taken((), facts, ("version",)),
        "fte_cost": fte or None,
        "measures": tuple(_measure(made, (MEASURES, n), row) for n, row in enumerate(rows[MEASURES])),
        "practices": by_id(made, rows[PRACTICES], PRACTICES, _PRACTICE),
    }
    return made


def _measure(made: Joined, path: Path, row: Row) -> Plain:
    return {
        **made.taken(path, row, _SAID),
        "hours": made.taken((*path, "hours"), row, _PARTIES, "hours_"),
        "upkeep": made.taken((*path, "upkeep"), row, _PARTIES, "upkeep_") or None,
        "cost": made.taken((*path, "cost"), row, _COST, "cost_") or None,
    }
