# SPDX-License-Identifier: EUPL-1.2
"""A region's own content over ours: it adds, and what has the same id goes before; no file replaces one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from toolkit.model.base import Model
from toolkit.model.content.library import Document, Functions, Glossary, Lock, Sources, TeamForms
from toolkit.reading.library import Library
from toolkit.reading.validated import Loaded

M = TypeVar("M", bound=Model)
T = TypeVar("T")


def layered(ours: Library, own: Library) -> Library:
    """Lay a region's own content over ours.

    Args:
        ours: that comes with the program.
        own: from the region's folder; each file is whole by itself.

    Returns:
        Both together. Problems of a file that both have are told of the region's.
    """
    return Library(
        {**ours.standards, **own.standards},
        {**ours.norms, **own.norms},
        {**ours.measures, **own.measures},
        _over(ours.sources, own.sources, _sources),
        _over(ours.glossary, own.glossary, _glossary),
        _over(ours.team_forms, own.team_forms, _team_forms),
        _over(ours.functions, own.functions, _functions),
        _over(_still_ours(ours.lock, own), own.lock, _lock),
        {**ours.layers, **own.layers},
        (*ours.problems, *own.problems),
    )


def _over(ours: Loaded[M] | None, own: Loaded[M] | None, join: Callable[[M, M], M]) -> Loaded[M] | None:
    if ours is None or own is None:
        return own or ours
    if ours.model is None or own.model is None:
        return replace(own, model=own.model or ours.model, problems=(*ours.problems, *own.problems))
    return replace(own, model=join(ours.model, own.model), problems=(*ours.problems, *own.problems))


def _sources(ours: Sources, own: Sources) -> Sources:
    documents = dict(ours.documents)
    for identity, document in own.documents.items():
        known = documents.get(identity)
        documents[identity] = document if known is None else _document(known, document)
    return own.model_copy(update={"documents": documents})


def _document(ours: Document, own: Document) -> Document:
    return own.model_copy(
        update={"ids": {**ours.ids, **own.ids}, "required": _both(ours.required, own.required)}
    )


def _glossary(ours: Glossary, own: Glossary) -> Glossary:
    return own.model_copy(update={"terms": _by(own.terms, ours.terms, lambda term: term.id)})


def _team_forms(ours: TeamForms, own: TeamForms) -> TeamForms:
    update: Mapping[str, object] = {
        "forms": _by(own.forms, ours.forms, lambda form: form.value),
        "positionings": _by(own.positionings, ours.positionings, lambda point: point.value),
    }
    return own.model_copy(update=update)


def _functions(ours: Functions, own: Functions) -> Functions:
    lists = ("functions", "groups", "endings", "beside", "outside", "outside_signs")
    return own.model_copy(update={name: _both(getattr(ours, name), getattr(own, name)) for name in lists})


def _still_ours(lock: Loaded[Lock] | None, own: Library) -> Loaded[Lock] | None:
    """Our lock without the measures that a region replaces: a set bears a number alone, so its is another."""
    if lock is None or lock.model is None:
        return lock
    theirs = {f"measures@{version}" for version in own.measures}
    if theirs.isdisjoint(lock.model.versions):
        return lock
    kept = {pin: entry for pin, entry in lock.model.versions.items() if pin not in theirs}
    return replace(lock, model=lock.model.model_copy(update={"versions": kept}))


def _lock(ours: Lock, own: Lock) -> Lock:
    return own.model_copy(update={"versions": {**ours.versions, **own.versions}})


def _by(own: Iterable[T], ours: Iterable[T], key: Callable[[T], object]) -> tuple[T, ...]:
    """The region's own first, so that each stands at its own place in the file; then ours that it has not."""
    first = tuple(own)
    known = {key(item) for item in first}
    return (*first, *(item for item in ours if key(item) not in known))


def _both(ours: Iterable[str], own: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*ours, *own)))
