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
    """Ids that stood earlier in the same file.

    Args:
        file: with the ids.
        ids: each with its path in the file, in order.

    Yields:
        A problem per id that comes again, at its own place.
    """
    seen: set[str] = set()
    for path, identity in ids:
        if identity in seen:
            yield file.problem("duplicate-id", path, id=identity, other=file.file)
        seen.add(identity)


def unknown_sources(
    file: Loaded[Any], cited: Iterable[tuple[Path, Citation]], sources: Sources | None
) -> Iterator[Problem]:
    """Citations of what sources.yaml has not.

    Args:
        file: that cites.
        cited: each citation with its path in the file.
        sources: what may be cited; None leaves them unchecked.

    Yields:
        A problem per citation, at its place.
    """
    known = {} if sources is None else sources.documents
    for path, citation in cited if sources is not None else ():
        document = known.get(citation.document)
        if document is None or citation.id not in document.ids:
            yield file.problem("unknown-source", path, source=f"{citation.document} {citation.id}")


def misplaced(file: Loaded[Any], said: Iterable[tuple[str, str, str]]) -> Iterator[Problem]:
    """Keys of which a file says otherwise than its own name and folder.

    Args:
        file: at its place.
        said: per key what the file says, and what its place says.

    Yields:
        A problem per key that differs.
    """
    for key, inside, outside in said:
        if inside != outside:
            yield file.problem("folder-differs", (key,), key=key, inside=inside, outside=outside)
