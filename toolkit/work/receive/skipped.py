# SPDX-License-Identifier: EUPL-1.2
"""What lies in a folder beside the forms and is not read: named, with what to do."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.model.problem import Problem
from toolkit.sheets.read.package.kinds import kind_by_name, words_of


def skipped_in(paths: Iterable[Path]) -> Iterator[Problem]:
    """Name what somebody may have meant as a form and is not read.

    Args:
        paths: files and folders as they were given; only folders are looked through.

    Yields:
        A remark per file of a kind that is not read, and per folder that cannot be opened.
    """
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path)


def _in_folder(folder: Path) -> Iterator[Problem]:
    shut: list[str] = []
    for here, below, names in os.walk(folder, onerror=lambda error: shut.append(str(error.filename))):
        below[:] = sorted(name for name in below if not name.startswith((".", "__MACOSX")))
        for name in sorted(names):
            kind = None if name.startswith((".", "~$")) else kind_by_name(Path(name).suffix.lower())
            if kind is not None:
                yield Problem.of("file-skipped", _shown(folder, Path(here, name)), None, **words_of(kind))
    for name in shut:
        yield Problem.of("folder-unreadable", _shown(folder, Path(name)))


def _shown(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix().encode("utf-8", "replace").decode("utf-8")
