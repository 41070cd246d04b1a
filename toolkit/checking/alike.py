# SPDX-License-Identifier: EUPL-1.2
"""What is looked at in files of many kinds: ids twice, unknown sources, a file at another's place."""

from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.model.base import Citation
from toolkit.model.content.library import Sources
from toolkit.model.problem import Problem
from toolkit.reading.tree import Path
from toolkit.reading.validated import Loaded


def ids_twice(file: Loaded[Any], ids: Iterable[tuple[Path, str]]) -> Iterator[Problem]:
    """A problem per id that stood earlier in the same file, at its own place."""
    seen: set[str] = set()
    for path, identity in ids:
        if identity in seen:
            yield file.problem("duplicate-id", path, id=identity, other=file.file)
        seen.add(identity)


def unknown_sources(
    file: Loaded[Any], cited: Iterable[tuple[Path, Citation]], sources: Sources | None
) -> Iterator[Problem]:
    """A problem per citation of what sources.yaml has not, at its place; None leaves them unchecked."""
    known = {} if sources is None else sources.documents
    for path, citation in cited if sources is not None else ():
        document = known.get(citation.document)
        if document is None or citation.id not in document.ids:
            yield file.problem("unknown-source", path, source=f"{citation.document} {citation.id}")


def misplaced(file: Loaded[Any], said: Iterable[tuple[str, str, str]]) -> Iterator[Problem]:
    """A problem per key of which a file says otherwise than the place where it stands: inside and outside."""
    for key, inside, outside in said:
        if inside != outside:
            yield file.problem("folder-differs", (key,), key=key, inside=inside, outside=outside)
