# SPDX-License-Identifier: EUPL-1.2
"""Documents in a folder, and what each was made from, so that what stands there is not made again.

Nothing is taken on trust: a document stands when it was made from the same, by the same program, and
every one of its files still has the bytes that were written, under its own name or beside a file of people.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from toolkit.places import program_files, read_folder
from toolkit.store.disk import File
from toolkit.store.kept_results import digest, remember, remembered
from toolkit.store.ledger import Ledger, sha256_of
from toolkit.work.make.write.file_place import Spot, spot_for

_DAY = "day"
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


def standing(ledger: Ledger, name: str, made_from: str) -> tuple[Spot, ...]:
    """The files of a document, when nothing about it changed.

    Args:
        ledger: of the folder where documents come.
        name: of the document.
        made_from: hash of everything that it follows from.

    Returns:
        Where its files stand; none when it is to be made.
    """
    files = remembered(ledger.place, name).get(made_from)
    if not isinstance(files, dict):
        return ()
    spots = tuple(spot_for(ledger, file, sha256) for file, sha256 in files.items())
    return spots if all(spot.stands for spot in spots) else ()


def note(folder: Path, name: str, made_from: str, files: Iterable[File], day: date | None = None) -> None:
    """Note what a document was made from, once all its files stand in the folder.

    Args:
        folder: where documents come.
        name: of the document.
        made_from: hash of everything that it follows from.
        files: all its files.
        day: that it is of; None for what has no day.
    """
    dated = {} if day is None else {_DAY: day.isoformat()}
    remember(folder, name, {made_from: {file: sha256_of(data) for file, data in files}, **dated})


def made_on(folder: Path, name: str) -> date | None:
    """The day that a document is of, as long as one of its files still has its name.

    Args:
        folder: where documents come.
        name: of the document.

    Returns:
        The day; None for a document that is not there, or that has none.
    """
    kept = remembered(folder, name)
    files = [file for value in kept.values() if isinstance(value, dict) for file in value]
    if _DAY not in kept or not any((folder / file).exists() for file in files):
        return None
    return date.fromisoformat(kept[_DAY])
