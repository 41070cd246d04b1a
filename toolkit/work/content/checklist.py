# SPDX-License-Identifier: EUPL-1.2
"""A checklist in a spreadsheet becomes the draft of a list, with what it cites; never over what is there."""

from dataclasses import replace
from typing import Any

from toolkit.authoring.content_kinds import Plain, plain
from toolkit.authoring.house import whole
from toolkit.authoring.minimal import Draft, draft_of
from toolkit.authoring.text import text_of
from toolkit.checking.everything import check_library
from toolkit.model.base import version_order
from toolkit.model.content.library import Document, Sources
from toolkit.model.content.standard import Standard
from toolkit.model.problem import Problem, in_order
from toolkit.reading.layers import layered
from toolkit.reading.library import Library
from toolkit.reading.validated import Loaded, load
from toolkit.sheets.read.spreadsheet import open_spreadsheet
from toolkit.store.published import write_published
from toolkit.words.catalogue import has_errors, say, severity
from toolkit.work.content.author import Brought
from toolkit.work.content.publish import Content

SOURCES = "sources.yaml"
_SCHEMA = "# yaml-language-server: $schema="


def take_over(content: Content, name: str, data: bytes, identity: str, title: str) -> Brought:
    """Make a draft of a checklist and write it, with the checklist itself among the sources.

    Args:
        content: all content; the files come in its folder.
        name: of the spreadsheet, for the problems.
        data: its bytes: .xlsx, .ods or .csv.
        identity: id of the list.
        title: of it; "" for the id.

    Returns:
        What was written, with all that the list still needs.
    """
    sheets, problems = open_spreadsheet(name, data)
    known = _latest(content.library, identity)
    draft = (
        Draft(problems=[*problems])
        if problems
        else draft_of(name, sheets, identity, title or identity, known)
    )
    version = "0.1.0" if known is None else _next(known.version)
    made = _loaded(name, {**draft.value, "version": version}) if draft.value else None
    if made is None or made.model is None:
        return Brought("", problems=in_order([*draft.problems, *(() if made is None else made.problems)]))
    if known is not None and _says_the_same(known, made.model):
        return Brought(known.pin, same=True)
    sources = _sources(content, identity, title or identity, draft.source)
    if isinstance(sources, Problem):
        return Brought("", problems=(sources,))
    model, text = sources
    own = Library(sources=Loaded(SOURCES, model, (), None), standards={made.model.pin: made})
    library = layered(content.library, own)
    found = [*draft.problems]
    found += [p for p in check_library(library) if p.file == name and severity(p) == "error"]
    if has_errors(found):
        return Brought(made.model.pin, problems=in_order(found))
    path = f"{identity}/{version}.yaml"
    head = f"{_SCHEMA}../../schemas/standard.json\n"
    failed = write_published(content.folder, {SOURCES: text, path: whole(plain(made.model), head)})
    return Brought(made.model.pin, path, problems=(failed,) if failed else in_order(found))


def _loaded(name: str, value: Plain) -> Loaded[Standard]:
    """The list as a model, by way of its file: so its problems are those of a file."""
    read = load(name, whole(value, ""), Standard)
    return Loaded(
        name,
        read.model,
        tuple(replace(p, place=replace(p.place, line=None, column=None)) for p in read.problems),
        None,
    )


def _says_the_same(known: Standard, new: Standard) -> bool:
    return plain(known.model_copy(update={"version": new.version})) == plain(new)


def _latest(library: Library, identity: str) -> Standard | None:
    every = [each for each in library.readable_standards() if each.id == identity]
    return max(every, key=lambda each: version_order(each.version), default=None)


def _next(version: str) -> str:
    major, minor, _ = version_order(version)
    return f"{major}.{minor + 1}.0"


def _sources(
    content: Content, identity: str, title: str, ids: dict[str, str]
) -> tuple[Sources, bytes] | Problem:
    """The sources of this folder with the checklist among them; what it was cited for before stays."""
    data = content.own.get(SOURCES)
    document: dict[str, Any] = {
        "title": title,
        "publisher": say("authoring.minimal.to_fill"),
        "kind": "public_page",
    }
    if data is None:
        made = Sources.model_validate(
            {"schema": "sources/1", "version": "1.0.0", "documents": {identity: {**document, "ids": ids}}}
        )
        return made, whole(plain(made), f"{_SCHEMA}../schemas/sources.json\n")
    base = load(SOURCES, data, Sources)
    if base.model is None:
        return base.problems[0]
    there = base.model.documents.get(identity)
    new = (
        Document.model_validate({**document, "ids": ids})
        if there is None
        else there.model_copy(update={"ids": {**there.ids, **ids}})
    )
    made = base.model.model_copy(update={"documents": {**base.model.documents, identity: new}})
    return made, text_of(made, base.model, data, "")[0]
