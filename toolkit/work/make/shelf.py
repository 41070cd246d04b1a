# SPDX-License-Identifier: EUPL-1.2
"""Documents in a folder, and what each was made from, so that what stands there is not made again.

Nothing is taken on trust: a document stands when it was made from the same, by the same program, and
every one of its files still has the bytes that were written.
"""

import hashlib
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from toolkit.places import program_files, read_folder
from toolkit.store.memory import digest, remember, remembered

File = tuple[str, bytes]
"""A path relative to the folder it is for, with '/', and bytes."""

_SETTERS = ("fonttools", "jinja2", "lxml", "python-docx", "typst", "xlsxwriter")


def maker(own: Iterable[bytes], fonts: Path) -> bytes:
    """What tells this program, with its templates, from another one that would make other bytes.

    Args:
        own: templates, in a fixed order.
        fonts: folder with the fonts.

    Returns:
        A hash.
    """
    packages = [f"{name} {_version(name)}".encode() for name in _SETTERS]
    files: list[Mapping[str, bytes]] = [program_files(), read_folder(fonts, None)]
    read = [piece for of in files for path, data in of.items() for piece in (path.encode(), data)]
    return digest([*packages, *own, *read]).encode()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"


def standing(folder: Path, name: str, made_from: str) -> tuple[str, ...]:
    """The files of a document, when nothing about it changed.

    Args:
        folder: where documents come.
        name: of the document.
        made_from: hash of everything that it follows from.

    Returns:
        Names of its files; none when it is to be made.
    """
    files = remembered(folder, name).get(made_from)
    if not isinstance(files, dict) or not all(_is(folder / file, sha256) for file, sha256 in files.items()):
        return ()
    return tuple(files)


def note(folder: Path, name: str, made_from: str, files: Iterable[File]) -> None:
    """Note what a document was made from, once all its files stand in the folder.

    Args:
        folder: where documents come.
        name: of the document.
        made_from: hash of everything that it follows from.
        files: all its files.
    """
    remember(folder, name, {made_from: {file: hashlib.sha256(data).hexdigest() for file, data in files}})


def _is(path: Path, sha256: object) -> bool:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    except OSError:
        return False
