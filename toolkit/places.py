# SPDX-License-Identifier: EUPL-1.2
"""The edge to the disk: where content and templates stand, and folders read into bytes."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def data_folder() -> Path:
    """The folder with `standards`, `templates` and `assessments`.

    Returns:
        `toolkit/_data` in an installed package; the checkout itself in an editable install, where
        the build's copy does not exist.
    """
    packed = PACKAGE / "_data"
    return packed if packed.is_dir() else PACKAGE.parent


def read_folder(folder: Path, suffixes: tuple[str, ...] | None = (".yaml", ".yml")) -> dict[str, bytes]:
    """Read all files below a folder with one of these endings, in capitals or not.

    A `.yml` or `.YAML` is read too, so that whoever uses the files can say that it stands there
    under a name that does not count.

    Args:
        folder: the folder; one that does not exist gives nothing.
        suffixes: endings in small letters; None for every file.

    Returns:
        Bytes by path relative to the folder, with '/', sorted.

    Raises:
        OSError: when a file or a folder below cannot be read; its `filename` says which.
    """
    if not folder.is_dir():
        return {}
    found = []
    for place, _, names in os.walk(folder, onerror=_raise):
        paths = (Path(place) / name for name in names)
        found += [p for p in paths if suffixes is None or p.suffix.lower() in suffixes]
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(found)}


def _raise(error: OSError) -> None:
    """A folder that cannot be opened is told, never passed over: its answers would be missing."""
    raise error


def package_content() -> dict[str, bytes]:
    """The content that comes with the package, by path relative to its `standards` folder."""
    return read_folder(data_folder() / "standards")
