# SPDX-License-Identifier: EUPL-1.2
"""What the lock hashes: all that a file says, and nothing that only its model knows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

import pytest
from pydantic import Field, ValidationError, create_model

from tests.build import ALPHA, MEASURES, NORM, TEXTS
from toolkit.checking.content.lock import check_lock, locked
from toolkit.model.base import Model
from toolkit.model.content.criterion import Criterion
from toolkit.model.content.library import Lock
from toolkit.model.content.measures import Lift, Measure, Measures
from toolkit.model.content.norm import Norm, Thresholds
from toolkit.model.content.standard import Standard, Theme, Validity
from toolkit.places import package_content
from toolkit.reading.layers import layered
from toolkit.reading.library import Library, read_library
from toolkit.reading.tree import read_tree, to_python
from toolkit.reading.validated import Loaded, load

M = TypeVar("M", bound=Model)

KINDS: tuple[tuple[str, type[Model]], ...] = ((ALPHA, Standard), (NORM, Norm), (MEASURES, Measures))


def plain(path: str) -> dict[str, Any]:
    """What a file of the small region says, as plain values."""
    tree, _ = read_tree(path, TEXTS[path].encode("utf-8"))
    assert tree is not None
    value = to_python(tree, path, [])
    assert isinstance(value, dict)
    return value


def later(model: type[M], **fields: Any) -> type[M]:  # noqa: ANN401 - pydantic's field definitions
    """A later version of a model: one optional field more, and other models in its fields."""
    more: Any = {"later": (str | None, Field(default=None)), **fields}
    return create_model(f"Later{model.__name__}", __base__=model, **more)


CRITERION: Any = later(Criterion)
LIFT: Any = later(Lift)
THEME: Any = later(Theme, criteria=(tuple[CRITERION, ...], Field()))
MEASURE: Any = later(Measure, lifts=(tuple[LIFT, ...], Field()))
LATER: dict[str, type[Model]] = {
    ALPHA: later(
        Standard,
        themes=(tuple[THEME, ...], Field()),
        valid=(later(Validity), Field(default=later(Validity)())),
    ),
    NORM: later(Norm, thresholds=(later(Thresholds), Field(default=later(Thresholds)()))),
    MEASURES: later(Measures, measures=(tuple[MEASURE, ...], Field())),
}


@pytest.mark.parametrize(("path", "model"), KINDS)
def test_a_new_optional_field_leaves_the_lock_standing(path: str, model: type[Model]) -> None:
    """When the program learns an optional field, at the top of a file or deep in it, hashes stay."""
    value = plain(path)
    then, now = model.model_validate(value), LATER[path].model_validate(value)
    assert set(type(now).model_fields) - set(model.model_fields) == {"later"}
    assert said(now) == said(then)


def test_a_published_list_stays_locked_under_a_later_model() -> None:
    """A lock that was made before a new optional field existed finds the list unchanged after it."""
    value = TEXTS[ALPHA].replace("status: derived", "status: derived\npublished: 2026-01-02")
    before = load(ALPHA, value.encode(), Standard)
    after: Loaded[Any] = load(ALPHA, value.encode(), LATER[ALPHA])
    assert before.model is not None
    assert isinstance(after.model, LATER[ALPHA])
    assert before.model.published is not None
    entry = locked(before.model, before.model.published)
    lock = Lock.model_validate({"schema": "lock/1", "versions": {before.model.pin: entry}})
    file = Loaded("standards/lock.yaml", lock, (), None)
    library = Library(standards={before.model.pin: after}, lock=file)
    assert check_lock(library) == []


def test_what_a_region_lays_over_a_published_version_is_told_but_for_its_own_measures() -> None:
    """A list of ours may not change under its number; measures bear a number alone, so theirs are others."""
    files = {path: text.encode() for path, text in TEXTS.items() if path in (ALPHA, MEASURES)}
    ours = read_library({path.removeprefix("standards/"): data for path, data in files.items()})
    entries = {pin: locked(file.model, date(2026, 1, 2)) for pin, file in (
        *ours.standards.items(), *((f"measures@{v}", m) for v, m in ours.measures.items())
    ) if file.model is not None}  # fmt: skip
    lock = Lock.model_validate({"schema": "lock/1", "versions": entries})
    ours = replace(ours, lock=Loaded("standards/lock.yaml", lock, (), None))
    assert check_lock(ours) == []
    other = {
        ALPHA: files[ALPHA].replace(b"status: derived", b"status: derived\nminutes: 99"),
        MEASURES: files[MEASURES].replace(b"lead_quarters: 1", b"lead_quarters: 3"),
    }
    told = {}
    for path, data in other.items():
        assert data != files[path]
        own = read_library({path.removeprefix("standards/"): data})
        told[path] = [p.code for p in check_lock(layered(ours, own))]
    assert told == {ALPHA: ["locked-version-changed"], MEASURES: []}


@pytest.mark.parametrize(("path", "model"), KINDS)
def test_whatever_a_file_says_is_in_its_hash(path: str, model: type[Model]) -> None:
    """Another word, number or choice anywhere in a file gives another hash; so does a key left out."""
    value = plain(path)
    hash_now = said(model.model_validate(value))
    seen = 0
    for changed in changes(value):
        try:
            other = model.model_validate(changed)
        except ValidationError:
            continue
        seen += 1
        assert said(other) != hash_now, changed
    assert seen >= 20


def test_what_a_file_says_counts_also_when_it_is_the_default() -> None:
    """Writing out what holds anyhow is a change of a published file too: its default may change later."""
    value = plain(NORM)
    spoken = value | {"default": {"level": Norm.model_validate(value).default.level}}
    assert said(Norm.model_validate(spoken)) != said(Norm.model_validate(value))


def test_all_shipped_content_can_be_locked() -> None:
    """Each list, norm and set of measures of ours has a hash, no two the same."""
    library = read_library(package_content())
    files = [*library.standards.values(), *library.norms.values(), *library.measures.values()]
    hashes = {said(f.model) for f in files if f.model is not None}
    assert len(hashes) == len(files) >= 5


def said(model: Model) -> str:
    """The hash that the lock keeps of a file's content."""
    return locked(model, date(2026, 1, 2)).content


def changes(value: Any) -> Iterator[Any]:  # noqa: ANN401 - any plain value
    """The value with one leaf changed, or one key left out, everywhere in turn."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield {k: v for k, v in value.items() if k != key}
            yield from ({**value, key: other} for other in changes(part))
    elif isinstance(value, tuple):
        for i, part in enumerate(value):
            yield from ((*value[:i], other, *value[i + 1 :]) for other in changes(part))
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, value - 1)
    elif isinstance(value, str):
        yield value + "1"
        yield value[:-1]
