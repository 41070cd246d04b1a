# SPDX-License-Identifier: EUPL-1.2
"""No field of content is lost on its way through a workbook: without a cell for it, it stays as it was."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tests.authoring.books import book_of, edited, fact, say
from toolkit.authoring.columns.lists import QUESTIONS, list_kind
from toolkit.authoring.columns.measures import measures_kind
from toolkit.authoring.columns.norms import norm_kind
from toolkit.authoring.content_kinds import Kind, Plain, Row, Rows, plain
from toolkit.authoring.kept import with_kept
from toolkit.authoring.read import read_content
from toolkit.model.base import Model
from toolkit.model.content.criterion import Criterion
from toolkit.model.content.measures import Measures
from toolkit.model.content.norm import Norm
from toolkit.model.content.standard import Standard
from toolkit.sheets.read.open import open_workbook
from toolkit.work.content.publish import Content, content_of

CITED = ({"document": "bron", "id": "B1"}, {"document": "bron", "id": "B2"})
HINT = "staat in geen kolom"


def question(identity: str, **more: Any) -> Plain:  # noqa: ANN401 - plain values
    """A question that says something in every field."""
    return {
        "id": identity, "title": f"Titel {identity}", "core": True, "asked_of": "municipality",
        "question": f"Hoe gaat {identity}?", "why": "Daarom.",
        "levels": {n: f"{n} van {identity}" for n in range(5)},
        "evidence": ("een", "twee"), "step": 3, "dimension": "attitude", "may_be_elsewhere": True,
        "applies_when": {"positioning": (1, 2)}, "na": "Soms.", "sources": CITED, **more,
    }  # fmt: skip


LIST: Plain = {
    "schema": "standard/1", "id": "proef", "version": "1.0.0", "title": "Proef", "status": "draft",
    "valid": {"from": "2026-01-01", "to": "2027-01-01", "prolonged_by": "het bestuur"}, "subject": "safety",
    "publisher": "p", "notice": "n", "rights": "r", "minutes": 5, "scale": tuple("abcde"),
    "steps": ({"id": 3, "title": "drie"},),
    "themes": (
        {"id": "A", "title": "a", "criteria": (question("A-1"), question("A-2"))},
        {"id": "B", "title": "b", "criteria": ({"id": "B-1", "same_as": "Z-1", "sources": CITED},)},
    ),
    "prompts": ({"id": "P-01", "step": 3, "question": "En?", "sources": CITED},),
    "not_encoded": ({"document": "bron", "id": "B3", "reason": "Elders."},),
    "changes": (
        {"kind": "scale", "from": ("A-1",), "answers": "review", "scale": {0: 1}, "note": "x"},
        {"kind": "words", "from": ("A-2",), "to": ("A-2",), "answers": "carry", "note": "y"},
    ),
}  # fmt: skip
MEASURES: Plain = {
    "schema": "measures/1", "version": "1.0.0",
    "fte_cost": {
        "low": 1, "high": 2, "basis": "b", "sources": CITED, "year": 2026, "productive_hours": 1400,
        "hours_basis": "h", "index": {"percent": 3, "year": 2027, "basis": "i"},
    },
    "measures": (
        {
            "id": "M-A-1", "title": "t", "what": "w", "lifts": ({"criterion": "A-1", "from": 0, "to": 2},),
            "actor": "team", "kind": "training", "hours": {"team": {"n": Decimal(2), "per": "member"}},
            "upkeep": {"team": {"n": Decimal(2), "per": "member", "every": "month"}}, "upkeep_basis": "u",
            "cost": {"low": 1, "high": 2, "basis": "c", "yearly": True, "year": 2026}, "lead_quarters": 2,
            "after": ("M-A-2",), "together": True, "practices": ("daar",), "sources": CITED,
        },
        {
            "id": "M-A-2", "title": "t2", "what": "w", "lifts": ({"criterion": "A-2", "from": 0, "to": 2},),
            "actor": "team", "kind": "training", "hours": {"team": 3}, "cost": {"by": "team"},
            "lead_quarters": 1, "sources": CITED,
        },
    ),
    "practices": {"daar": {"kind": "example", "as_of": 2025, "text": "x", "sources": CITED}},
}  # fmt: skip
NORM: Plain = {
    "schema": "norm/1", "id": "noord", "version": "1.0.0", "title": "t", "status": "proposal", "notice": "n",
    "standards": ("proef@1.0.0",), "thresholds": {"completeness": Decimal("0.7"), "near": Decimal("0.9")},
    "default": {"level": 2, "uniform": False, "weight": Decimal(2)}, "themes": {"A": {"weight": Decimal(3)}},
    "criteria": {
        "A-1": {
            "level": 4, "path": ({"after_quarters": 1, "level": 2},), "uniform": False, "weight": Decimal(2),
            "lower_limit": 1, "reason": "r",
        },
    },
}  # fmt: skip
ALL: tuple[tuple[Kind, Model], ...] = (
    (list_kind(), Standard.model_validate(LIST)),
    (measures_kind(), Measures.model_validate(MEASURES)),
    (norm_kind({"A-1": "Titel", "A-2": "Titel"}), Norm.model_validate(NORM)),
)


NAMES = frozenset(
    {"id", "document", "theme", "same_as", "cost_by", "version", "title"}
)  # or it is another thing


def with_hints(value: Any) -> Any:  # noqa: ANN401 - models inside models
    """Content as plain values in which every model, however deep, has a field that no workbook knows."""
    if isinstance(value, Model):
        said = {name: getattr(value, name) for name in type(value).model_fields}
        names = {name: of.alias or name for name, of in type(value).model_fields.items()}
        return {**{names[name]: with_hints(each) for name, each in said.items()}, "hint": HINT}
    if isinstance(value, dict):
        return {key: with_hints(each) for key, each in value.items()}
    return tuple(with_hints(each) for each in value) if isinstance(value, tuple) else value


def typed_anew(kind: Kind, was: Plain) -> Rows:
    """Rows of which every cell was typed over with the same: nothing is left of a value but what it shows."""
    split = kind.split(was)
    return {
        part.key: [
            Row(
                part.key,
                number,
                {
                    each.key: None
                    if each.show(said.get(each.key)) is None
                    else each.read(each.show(said[each.key]))
                    for each in part.fields
                    if not each.to_read
                },
            )
            for number, said in enumerate(split[part.key])
        ]
        for part in kind.parts
    }


def without_nothing(value: Any) -> Any:  # noqa: ANN401 - plain values
    """Plain values without keys that say nothing."""
    if isinstance(value, dict):
        return {k: without_nothing(v) for k, v in value.items() if v is not None and v not in ((), {})}
    return tuple(map(without_nothing, value)) if isinstance(value, tuple | list) else value


def criteria(value: Plain) -> dict[str, Plain]:
    """The questions of a list by id."""
    return {each["id"]: each for theme in value["themes"] for each in theme["criteria"]}


@pytest.mark.parametrize(("kind", "model"), ALL, ids=lambda each: getattr(each, "name", ""))
def test_a_field_that_no_workbook_knows_stays_wherever_it_stands(kind: Kind, model: Model) -> None:
    """Of every model in a list, measures and a norm: also when each cell was typed anew."""
    was = with_hints(model)
    joined = kind.join(typed_anew(kind, was)).value
    assert HINT not in repr(joined)
    assert without_nothing(with_kept(kind, was, joined)) == without_nothing(was)


COLUMNS = [
    (kind, model, p.key, f.key) for kind, model in ALL for p in kind.parts for f in p.fields if not f.to_read
]


@pytest.mark.parametrize(
    ("kind", "model", "part", "column"),
    [each for each in COLUMNS if each[3] not in NAMES],
    ids=[f"{each[2]}.{each[3]}" for each in COLUMNS if each[3] not in NAMES],
)
def test_a_field_stays_when_its_column_is_not_there(kind: Kind, model: Model, part: str, column: str) -> None:
    """Whatever column a workbook would lack: what it held stays as it was."""
    parts = tuple(
        replace(p, fields=tuple(f for f in p.fields if (p.key, f.key) != (part, column))) for p in kind.parts
    )
    narrow, was = replace(kind, parts=parts), plain(model)
    joined = narrow.join(typed_anew(narrow, was)).value
    assert without_nothing(with_kept(narrow, was, joined)) == without_nothing(was)


def test_every_field_of_a_question_has_a_cell() -> None:
    """Whoever adds a field to a question puts it in the workbook too: people edit lists there."""
    columns = {each.key for each in list_kind().part(QUESTIONS).fields}
    spread = {"levels": "level_0", "applies_when": "applies_positioning"}
    assert {spread.get(field, field) for field in Criterion.model_fields} <= columns
    assert criteria(list_kind().join(typed_anew(list_kind(), plain(ALL[0][1]))).value)["A-1"] == question(
        "A-1"
    )


def test_a_question_takes_its_field_along_and_leaves_it_when_it_becomes_another() -> None:
    """It moved to another theme; one that another list asks now says nothing of its own; one went."""
    kind, model = ALL[0]
    was = with_hints(model)
    rows = {key: list(each) for key, each in typed_anew(kind, was).items()}
    first, second, third = rows[QUESTIONS]
    moved = replace(first, values={**first.values, "theme": "B", "why": "Anders."})
    asked_elsewhere = dict.fromkeys(second.values) | {"id": "A-2", "theme": "A", "same_as": "Z-2"}
    rows[QUESTIONS] = [replace(second, values=asked_elsewhere), moved]
    assert third.values["same_as"] == "Z-1"
    made = criteria(with_kept(kind, was, kind.join(rows).value))
    assert (made["A-1"]["hint"], made["A-1"]["why"]) == (HINT, "Anders.")
    assert made["A-2"] == {"id": "A-2", "same_as": "Z-2"}
    assert set(made) == {"A-1", "A-2"}


def test_a_cleared_cell_is_cleared() -> None:
    """What a workbook does have a cell for is never put back."""
    kind, model = ALL[0]
    rows = {key: list(each) for key, each in typed_anew(kind, plain(model)).items()}
    first, *others = rows[QUESTIONS]
    rows[QUESTIONS] = [
        replace(first, values={**first.values, "na": None, "applies_positioning": None}),
        *others,
    ]
    made = criteria(with_kept(kind, plain(model), kind.join(rows).value))
    assert "na" not in made["A-1"]
    assert made["A-1"]["applies_when"] == {}
    assert made["A-2"]["na"] == "Soms."


def test_a_list_that_comes_back_keeps_what_its_workbook_had_no_column_for() -> None:
    """The whole way: out as a workbook without a column, another text changed, and in again."""
    here = content_of(None)
    assert isinstance(here, Content)
    pin = sorted(here.library.standards)[-1]
    base = here.library.standards[pin].model
    assert base is not None
    kind = list_kind()
    part = kind.part(QUESTIONS)
    fields = tuple(each for each in part.fields if each.key not in {"na", "core"})
    parts = tuple(replace(part, fields=fields) if p is part else p for p in kind.parts)
    sheets, _ = open_workbook(
        "x.xlsx", edited(book_of(here, pin), lambda book: say(fact(book, "Titel"), "Anders"))
    )
    loaded, _ = read_content(replace(kind, parts=parts), "x.xlsx", sheets, base)
    assert loaded.model == base.model_copy(update={"title": "Anders"})
    assert any(each.na for each in base.asked)
