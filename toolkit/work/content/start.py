# SPDX-License-Identifier: EUPL-1.2
"""A first list or norm of a region's own: a whole draft that says where to fill in what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.model.content.criterion import Criterion
from toolkit.model.content.layer import ours_of
from toolkit.model.content.standard import Standard
from toolkit.model.problem import Problem
from toolkit.reading.library import Library
from toolkit.reading.schemas import CONTENT, schema_files
from toolkit.store.disk import File
from toolkit.words.catalogue import say
from toolkit.work.begin.new import rendered

SOURCES = "sources.yaml"
_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Start:
    """What a list or norm is called.

    Attributes:
        identity: its id.
        version: its version.
        title: as a reader sees it; None leaves it to fill in.
    """

    identity: str
    version: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a keeper starts with.

    Attributes:
        path: of the draft in the workspace.
        files: the draft, what it leans on, and the schemas for an editor.
    """

    path: str
    files: tuple[File, ...]


def new_list(folder: Path, library: Library, start: Start, publisher: str) -> Draft | Problem:
    """A list of two questions with every field explained.

    Args:
        folder: the workspace.
        library: all content, for letters and sources that are taken.
        start: what the list is called.
        publisher: who keeps it.

    Returns:
        The draft; or that it, or another of that id, is there already.
    """
    path = f"standards/{start.identity}/{start.version}.yaml"
    taken = any(s.id == start.identity for s in library.readable_standards())
    if (problem := _taken(folder, path, start.identity, taken=taken)) is not None:
        return problem
    own, files = _source(folder, library)
    text = rendered(
        "list.yaml.j2",
        id=start.identity,
        version=start.version,
        title=_title(start.title),
        publisher=_quoted(publisher),
        theme=_theme_letters(start.identity, library),
        **own,
        **_fill(),
    )
    return Draft(path, (*_schemas(), *files, (path, text)))


def new_norm(folder: Path, library: Library, start: Start, lists: Sequence[Standard]) -> Draft | Problem:
    """A norm with every question of some lists, each at level 3 and without its reason yet.

    Args:
        folder: the workspace.
        library: all content.
        start: what the norm is called.
        lists: that it lies over, at least one.

    Returns:
        The draft; or that it, or another of that id, is there already.
    """
    path = f"standards/norms/{start.identity}/{start.version}.yaml"
    taken = any(pin.partition("@")[0] == start.identity for pin in library.norms)
    if (problem := _taken(folder, path, start.identity, taken=taken)) is not None:
        return problem
    themes = [
        {"title": f"{standard.title}: {theme.title}", "criteria": rows}
        for standard in map(ours_of, lists)
        for theme in standard.themes
        if (rows := [_row(c) for c in theme.criteria if isinstance(c, Criterion)])
    ]
    pins = [s.pin for s in lists]
    text = rendered(
        "norm.yaml.j2",
        id=start.identity,
        version=start.version,
        title=_title(start.title),
        pins=pins,
        themes=themes,
        **_fill(),
    )
    return Draft(path, (*_schemas(), (path, text)))


def _row(criterion: Criterion) -> dict[str, str]:
    whose = "" if criterion.asked_of == "team" else say(f"cli.nieuw.whose.{criterion.asked_of}")
    return {"id": criterion.id, "title": " ".join(criterion.title.split()), "whose": whose}


def _taken(folder: Path, path: str, identity: str, *, taken: bool) -> Problem | None:
    """Why nothing can be started here: people's own work is never written over."""
    if (folder / path).exists():
        return Problem.of("draft-there", path)
    return Problem.of("draft-id-taken", path, id=identity) if taken else None


def _schemas() -> Iterator[File]:
    yield from ((f"schemas/{name}", data) for name, data in schema_files(CONTENT).items())


def _fill() -> dict[str, str]:
    fill = say("word.fill_in")
    return {"fill": fill, "fill_quoted": f"'{fill}"}


def _title(title: str | None) -> str:
    return _quoted(say("word.fill_in") + say("cli.nieuw.a_title") if title is None else title)


def _quoted(text: str) -> str:
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


def _source(folder: Path, library: Library) -> tuple[dict[str, str], tuple[File, ...]]:
    """What the questions cite: the first place in a source of the region's own, or of a new file of one."""
    file = library.sources
    own = (folder / "standards" / SOURCES).exists()
    documents = {} if not own or file is None or file.model is None else file.model.documents
    for name, document in reversed(documents.items()):  # the region's own stand behind ours
        if document.ids:
            return {"document": name, "source": next(iter(document.ids))}, ()
    new: dict[str, Any] = {"document": "eigen", "source": "E1"}
    return new, ((f"standards/{SOURCES}", rendered("sources.yaml.j2", **new, **_fill())),)


def _theme_letters(identity: str, library: Library) -> str:
    """Capitals for the first theme that no list has yet, from the words of the id."""
    there = {t.id for s in library.readable_standards() for t in s.themes}
    there |= {
        c.id.partition("-")[0] for s in library.readable_standards() for t in s.themes for c in t.criteria
    }
    letters = "".join(word[0] for word in identity.split("-") if word[:1].isalpha()).upper()[:_LETTERS] or "A"
    endings = ("", *(chr(code) for code in range(ord("A"), ord("Z") + 1)))
    return next((letters + end for end in endings if letters + end not in there), letters)
