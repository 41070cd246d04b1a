# SPDX-License-Identifier: EUPL-1.2
"""Content out to a workbook and back: read, checked beside all other content, written whole or not at all."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from toolkit.authoring.book import Book, too_long, write_book
from toolkit.authoring.columns.lists import list_kind
from toolkit.authoring.columns.measures import measures_kind
from toolkit.authoring.columns.norms import norm_kind
from toolkit.authoring.content_kinds import Kind, plain
from toolkit.authoring.hidden_sheet import Mark, mark_of
from toolkit.authoring.read import read_content
from toolkit.authoring.text import text_of, with_schema_line
from toolkit.checking.content.versions import version_before
from toolkit.checking.everything import check_library
from toolkit.model.base import Model, version_order
from toolkit.model.content.measures import Measures
from toolkit.model.content.norm import Norm
from toolkit.model.content.standard import Standard
from toolkit.model.problem import Place, Problem, in_order
from toolkit.places import data_folder, package_content
from toolkit.reading.library import Library
from toolkit.reading.validated import Loaded
from toolkit.sheets.read.open import open_workbook
from toolkit.store.ledger import sha256_of
from toolkit.store.published import write_published
from toolkit.versions.difference import differences
from toolkit.versions.number import Step, step_needed
from toolkit.words.catalogue import has_errors, say
from toolkit.work.content.publish import MEASURES, Content

_MADE = date(2000, 1, 1)  # the same content gives the same workbook, whatever the day


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a workbook.

    Attributes:
        pin: of the content that it holds; "" when it could not be read.
        path: of the file that holds it now, below the folder of the content; "" when nothing was written.
        same: True when the file said all of it already.
        problems: with the workbook, each at its cell, and what is good to know.
    """

    pin: str
    path: str = ""
    same: bool = False
    problems: tuple[Problem, ...] = ()


def content_book(content: Content, pin: str) -> bytes | tuple[Problem, ...]:
    """One version as a workbook in which people edit it.

    Args:
        content: that it stands in.
        pin: such as `mijn-lijst@1.1.0`, of a version that can be read.

    Returns:
        The bytes of an .xlsx file, or what prevents it.
    """
    file = content.file(pin)
    if file is None or file.model is None:
        return () if file is None else file.problems
    kind = _kind(_kind_name(file.model), content.library, file.model)
    mark = Mark(pin, sha256_of(_bytes_of(content, file.file)))
    title = say(
        f"authoring.document.{kind.name}", title=getattr(file.model, "title", ""), version=file.model.version
    )
    book = Book(kind, title, mark, kind.split(plain(file.model)), _MADE)
    wide = tuple(Problem.of("author-too-long", file.file, column=column) for column in too_long(book))
    return wide or write_book(book)


def bring_in(content: Content, name: str, data: bytes) -> Brought:
    """Read a workbook and write what it holds.

    Args:
        content: all content; the file comes in its folder.
        name: of the workbook, for the problems.
        data: its bytes, whatever they are.

    Returns:
        What was written; nothing at all when anything stops it.
    """
    sheets, problems = open_workbook(name, data)
    mark = mark_of(sheets)
    if mark is None:
        return Brought("", problems=problems or (Problem.of("author-unknown", name),))
    old = content.file(mark.pin)
    base = None if old is None else old.model
    kind = _kind(_name_of(mark.pin, content), content.library, base)
    loaded, notes = read_content(kind, name, sheets, base)
    if loaded.model is None:
        return Brought("", problems=in_order(loaded.problems))
    return _laid(content, mark, kind, loaded, [Problem.of(code, name) for code in notes])


def _laid(content: Content, mark: Mark, kind: Kind, loaded: Loaded[Any], notes: list[Problem]) -> Brought:
    model: Any = loaded.model
    name = loaded.file
    region = content.folder != data_folder() / "standards"
    pin, path = _pin_of(model), _path_of(model)
    old = content.file(mark.pin)
    was = b"" if old is None else _bytes_of(content, old.file)
    head = _head(kind, region=region)
    made, kept = text_of(model, None if old is None else old.model, was, head)
    there = content.file(pin)
    if there is not None and there.model == model:
        return Brought(pin, same=True, problems=in_order([*loaded.problems, *notes]))
    if region and path not in content.own:
        made = with_schema_line(made, head)
    if not kept:
        notes.append(Problem.of("author-comments-gone", name, pin=mark.pin))
    problems = [*notes, *_refused(content, mark, loaded, was), *_checked(content, loaded, pin)]
    if has_errors(problems):
        return Brought(pin, problems=in_order(problems))
    failed = write_published(content.folder, {path: made})
    if failed is not None:
        return Brought(pin, problems=(failed,))
    return Brought(pin, path, problems=in_order(problems))


def _refused(content: Content, mark: Mark, loaded: Loaded[Any], was: bytes) -> Iterator[Problem]:
    """Why a file may not be written over; what came with the program is published, all of it."""
    pin = _pin_of(loaded.model)
    there = content.file(pin)
    if there is None:
        return
    locked = content.library.lock
    holes = {"pin": pin, "next": _next_number(content, mark, loaded.model)}
    fixed = locked is not None and locked.model is not None and pin in locked.model.versions
    if fixed or (there.model is not None and there.model.published is not None):
        yield loaded.problem("author-published", ("version",), **holes)
    elif pin != mark.pin:
        yield loaded.problem("author-number-taken", ("version",), **holes)
    elif sha256_of(was) != mark.sha256:
        yield loaded.problem("author-changed-since", ("version",), **holes)


def _next_number(content: Content, mark: Mark, model: Any) -> str:  # noqa: ANN401 - any content
    """The smallest number that fits what changed and that nothing has yet."""
    old = content.file(mark.pin)
    base = None if old is None else old.model
    step: Step = "minor"
    if isinstance(base, Standard) and isinstance(model, Standard):
        step = step_needed(differences(base, model)).step
    identity = _pin_of(model).partition("@")[0]
    numbers = version_order(mark.pin.partition("@")[2])
    while True:
        numbers = _raised(numbers, step)
        version = ".".join(map(str, numbers))
        if content.file(f"{identity}@{version}") is None:
            return version


def _raised(numbers: tuple[int, ...], step: Step) -> tuple[int, ...]:
    """The next number after a step; what asks for none still gets another number."""
    major, minor, patch = numbers
    return {"major": (major + 1, 0, 0), "minor": (major, minor + 1, 0)}.get(step, (major, minor, patch + 1))


def _checked(content: Content, loaded: Loaded[Any], pin: str) -> list[Problem]:
    """All problems of the workbook, with what it says held beside all other content."""
    library = _with(content.library, loaded, pin)
    found = [p for p in check_library(library) if p.file == loaded.file]
    return [*found, *_gone(library, loaded)] if isinstance(loaded.model, Standard) else found


def _gone(library: Library, loaded: Loaded[Standard]) -> Iterator[Problem]:
    """Questions that may have been answered and are gone without a word of what became of them."""
    new = loaded.model
    before = None if new is None else version_before(new, library)
    if new is None or before is None:
        return
    there = {c.id for theme in new.themes for c in theme.criteria}
    said = {each for change in new.changes for each in change.from_}
    place = Place(sheet=say("authoring.sheet.changes"))
    for criterion in (c for theme in before.themes for c in theme.criteria if c.id not in there | said):
        yield Problem.of("author-gone", loaded.file, place, id=criterion.id, before=before.version)


def _with(library: Library, loaded: Loaded[Any], pin: str) -> Library:
    """The library with what a workbook says in the place of the file with that pin."""
    model: Any = loaded.model
    if isinstance(model, Standard):
        return replace(library, standards={**library.standards, pin: loaded})
    if pin.startswith(f"{MEASURES}@"):
        return replace(library, measures={**library.measures, model.version: loaded})
    return replace(library, norms={**library.norms, pin: loaded})


def _kind(name: str, library: Library, model: Model | None) -> Kind:
    """A kind of content as tables; of a norm with the questions of the lists that it lies over."""
    if name != "norm":
        return measures_kind() if name == MEASURES else list_kind()
    pins = model.standards if isinstance(model, Norm) else ()
    lists = [file.model for pin in pins if (file := library.standards.get(pin)) is not None]
    return norm_kind({each.id: each.title for known in lists if known is not None for each in known.asked})


def _kind_name(model: Model) -> str:
    return "norm" if isinstance(model, Norm) else MEASURES if isinstance(model, Measures) else "standard"


def _name_of(pin: str, content: Content) -> str:
    if pin.startswith(f"{MEASURES}@"):
        return "measures"
    return "norm" if pin in content.library.norms else "standard"


def _pin_of(model: Any) -> str:  # noqa: ANN401 - any content
    return f"{getattr(model, 'id', MEASURES)}@{model.version}"


def _path_of(model: Any) -> str:  # noqa: ANN401 - idem
    folder = {"standard": "", "norm": "norms/"}.get(_kind_name(model), "")
    return f"{folder}{getattr(model, 'id', MEASURES)}/{model.version}.yaml"


def _head(kind: Kind, *, region: bool) -> str:
    up = "../" * (1 + (kind.name == "norm") + region)
    return f"# yaml-language-server: $schema={up}schemas/{kind.name}.json\n"


def _bytes_of(content: Content, file: str) -> bytes:
    path = file.removeprefix("standards/")
    return content.own[path] if path in content.own else package_content()[path]
