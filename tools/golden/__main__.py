# SPDX-License-Identifier: EUPL-1.2
"""`make golden`: writes the golden files anew. Look at the difference in git before you keep it."""

import sys
from pathlib import Path

from tools.golden.kept import SETS
from tools.golden.pages import READER, can_read_pages


def rewrite(folder: Path, files: dict[str, bytes]) -> tuple[int, int]:
    """Make a folder hold the golden files as they are now, and nothing else.

    Args:
        folder: where they are kept.
        files: what it is to hold, by name.

    Returns:
        How many files were written because they were new or other, and how many removed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    gone = [path for path in folder.iterdir() if path.name not in files]
    for path in gone:
        path.unlink()
    changed = [
        n for n, data in files.items() if not (folder / n).is_file() or (folder / n).read_bytes() != data
    ]
    for name in changed:
        (folder / name).write_bytes(files[name])
    return len(changed), len(gone)


def main() -> None:
    """Rewrite, and say how much changed."""
    if not can_read_pages():
        # else the text of every page would be taken for orphaned
        raise SystemExit(f"{READER} is needed to make the golden files: install Poppler")
    for kept in SETS:
        changed, gone = rewrite(kept.folder, kept.make())
        sys.stdout.write(f"{changed} golden files written, {gone} removed; see git diff {kept.shown}\n")


if __name__ == "__main__":
    main()
