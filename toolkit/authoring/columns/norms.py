# SPDX-License-Identifier: EUPL-1.2
"""A norm as tables: its facts, weights of themes, and what it asks of each question."""

from collections.abc import Mapping, Sequence

from toolkit.authoring import cell_kinds as f
from toolkit.authoring.content_kinds import FACTS, Joined, Kind, Part, Plain, Rows, by_id
from toolkit.model.content.norm import Norm

WEIGHTS, CRITERIA = "weights", "criteria"
_FACTS = ("id", "version", "title", "status", "notice", "standards")
_THRESHOLDS = ("completeness", "near")
_DEFAULT = ("level", "uniform", "weight")
_SAID = ("level", "path", "uniform", "weight", "lower_limit", "reason")


def norm_kind(titles: Mapping[str, str]) -> Kind:
    """A norm as tables.

    Args:
        titles: of all questions of its lists by id, in order: each gets a row, also where the norm asks
            of it what it asks of every other.
    """

    def split(value: Plain) -> dict[str, list[Plain]]:
        criteria = value["criteria"]
        rows = [
            {"id": each, "title": titles.get(each), **criteria.get(each, {})}
            for each in _order(criteria, titles)
        ]
        return {
            FACTS: [{**value, **value["thresholds"], **value["default"]}],
            WEIGHTS: [{"id": theme, **each} for theme, each in value["themes"].items()],
            CRITERIA: rows,
        }

    parts = (
        Part(FACTS, _facts()),
        Part(CRITERIA, _criteria(), ("id",)),
        Part(WEIGHTS, (f.text(WEIGHTS, "id", 12), f.decimal(WEIGHTS, "weight", 12)), ("id",)),
    )
    return Kind("norm", Norm, parts, split, _join, ("published", "adopted"))


def _order(criteria: Mapping[str, Plain], titles: Mapping[str, str]) -> Sequence[str]:
    """The questions that the norm names in its own order; each other behind the one before it in its list."""
    order = list(criteria)
    before = ""
    for each in titles:
        if each not in criteria:
            order.insert(order.index(before) + 1 if before else 0, each)
        before = each
    return order


def _facts() -> tuple[f.Field, ...]:
    return (
        f.text(FACTS, "id"),
        f.text(FACTS, "version"),
        f.text(FACTS, "title"),
        f.choice(FACTS, "status", Norm.model_fields["status"].annotation),
        f.text(FACTS, "notice"),
        f.ids(FACTS, "standards"),
        f.decimal(FACTS, "completeness"),
        f.decimal(FACTS, "near"),
        f.whole(FACTS, "level"),
        f.flag(FACTS, "uniform"),
        f.decimal(FACTS, "weight"),
    )


def _criteria() -> tuple[f.Field, ...]:
    part = CRITERIA
    return (
        f.text(part, "id", 10),
        f.shown_only(part, "title", 34),
        f.whole(part, "level", 9),
        f.path(part, "path", 30),
        f.flag(part, "uniform", 10),
        f.decimal(part, "weight", 10),
        f.whole(part, "lower_limit", 12),
        f.text(part, "reason", 80),
    )


def _join(rows: Rows) -> Joined:
    made, facts = Joined(), rows[FACTS][0]
    asked = [row for row in rows[CRITERIA] if any(row[key] is not None for key in _SAID)]
    made.value = {
        "schema": "norm/1",
        **made.taken((), facts, _FACTS),
        "thresholds": made.taken(("thresholds",), facts, _THRESHOLDS),
        "default": made.taken(("default",), facts, _DEFAULT),
        "themes": by_id(made, rows[WEIGHTS], "themes", ("weight",)),
        "criteria": by_id(made, asked, "criteria", _SAID),
    }
    return made
