# SPDX-License-Identifier: EUPL-1.2
"""A document beside its golden file, and what to say when they differ."""

import difflib
from itertools import islice

COMMAND = "make golden"

_LINES, _WIDTH = 24, 200


def difference(name: str, kept: bytes, made: bytes) -> str:
    """What to tell whoever changed a document.

    Args:
        name: of the golden file, with its folder.
        kept: what it holds.
        made: what is made now.

    Returns:
        The file, the first lines that differ, and the command that takes the change over; empty when
        they are the same.
    """
    if kept == made:
        return ""
    before, after = (data.decode("utf-8", "replace").split("\n") for data in (kept, made))
    lines = difflib.unified_diff(before, after, "kept", "made now", lineterm="", n=1)
    shown = [line if len(line) <= _WIDTH else line[:_WIDTH] + "…" for line in islice(lines, _LINES)]
    # the same lines with other bytes between them, such as line endings
    told = "\n".join(shown) or "the bytes differ, the lines do not"
    return f"{name} differs:\n{told}\n{advice()}"


def advice() -> str:
    """What to do when the change was meant."""
    return f"If this is meant: run `{COMMAND}` (python -m tools.golden) and look at the git diff."
