# SPDX-License-Identifier: EUPL-1.2
"""The edge to the disk: where content and templates stand, and folders read into bytes."""

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


def read_folder(folder: Path, pattern: str = "*.yaml") -> dict[str, bytes]:
    """Read all files below a folder whose name fits a pattern.

    Args:
        folder: the folder; one that does not exist gives nothing.
        pattern: of the file name.

    Returns:
        Bytes by path relative to the folder, with '/', sorted.

    Raises:
        OSError: when a file cannot be read.
    """
    if not folder.is_dir():
        return {}
    found = (p for p in folder.rglob(pattern) if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(found)}


def package_content() -> dict[str, bytes]:
    """The content that comes with the package, by path relative to its `standards` folder."""
    return read_folder(data_folder() / "standards")
