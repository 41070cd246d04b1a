# SPDX-License-Identifier: EUPL-1.2
"""The edge to the disk: where content and templates stand, and folders read into bytes."""

import os
from collections.abc import Callable, Iterator, Mapping
from functools import cache
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


def read_folder(
    folder: Path,
    suffixes: tuple[str, ...] | None = (".yaml", ".yml"),
    wanted: Callable[[str], bool] | None = None,
) -> dict[str, bytes]:
    """Read all files below a folder with one of these endings, in capitals or not.

    A `.yml` or `.YAML` is read too, so that whoever uses the files can say that it stands there
    under a name that does not count.

    Args:
        folder: the folder; one that does not exist gives nothing.
        suffixes: endings in small letters; None for every file.
        wanted: by path relative to the folder, with '/', whether it is read; the path of a folder ends
            in '/', and what is not wanted is not looked into. None reads everything.

    Returns:
        Bytes by path relative to the folder, with '/', sorted.

    Raises:
        OSError: when a file or a folder below cannot be read; its `filename` says which.
    """
    return dict(each_file(folder, suffixes, wanted))


def each_file(
    folder: Path,
    suffixes: tuple[str, ...] | None = (".yaml", ".yml"),
    wanted: Callable[[str], bool] | None = None,
) -> Iterator[tuple[str, bytes]]:
    """The same one after the other, for who needs none of them any longer than that.

    Args:
        folder: as for `read_folder`.
        suffixes: idem.
        wanted: idem.

    Yields:
        Path and bytes, in order.

    Raises:
        OSError: idem.
    """
    root = os.fspath(folder)
    found: list[str] = []
    for place, folders, names in os.walk(root, onerror=_raise) if folder.is_dir() else ():
        here = place[len(root) :].replace(os.sep, "/").strip("/")
        start = f"{here}/" if here else ""
        if wanted is not None:
            folders[:] = [name for name in folders if wanted(f"{start}{name}/")]
        found += [
            f"{start}{name}"
            for name in names
            if (suffixes is None or name[1:].lower().endswith(suffixes))
            and (wanted is None or wanted(f"{start}{name}"))
        ]
    for path in sorted(found, key=lambda path: path.split("/")):
        yield path, (folder / path).read_bytes()


def _raise(error: OSError) -> None:
    """A folder that cannot be opened is told, never passed over: its answers would be missing."""
    raise error


@cache
def program_files() -> Mapping[str, bytes]:
    """The program itself, by path: what tells it from another one, also of the same version."""
    return read_folder(PACKAGE, (".py", ".yaml"))


def package_content() -> dict[str, bytes]:
    """The content that comes with the package, by path relative to its `standards` folder."""
    return read_folder(data_folder() / "standards")
