# SPDX-License-Identifier: EUPL-1.2
"""The secret that letters are drawn with: made at first need, kept in `.zelfscan/` for its owner alone.

The only module that asks for chance. Whoever has the secret can tell whose letter is whose; without it
nobody can, also not who knows the whole region. It never comes in a document, and belongs in no git.
"""

import re
import secrets
from pathlib import Path

from toolkit.model.problem import Problem
from toolkit.store.disk import write_once
from toolkit.store.kept_results import FOLDER

_NAME = "letters"
_BYTES = 32
_KEPT = re.compile(rf"[0-9a-f]{{{2 * _BYTES}}}\s*")


def secret_of(folder: Path) -> bytes | Problem:
    """The secret of a workspace, made when there is none yet.

    One that is damaged is not replaced: every letter would be another's.

    Args:
        folder: the workspace.

    Returns:
        32 bytes, the same every time; or why it cannot be read or kept.
    """
    place = folder / FOLDER / _NAME
    if not place.exists():
        problem = begin_with(folder, secrets.token_bytes(_BYTES))
        if problem is not None:
            return problem
    try:
        text = place.read_text(encoding="ascii")
    except (OSError, ValueError):
        text = ""
    if not _KEPT.fullmatch(text):
        return Problem.of("secret-unreadable", f"{FOLDER}/{_NAME}")
    return bytes.fromhex(text)


def begin_with(folder: Path, secret: bytes) -> Problem | None:
    """Give a workspace its secret; one with invented data has one that everybody may know.

    Args:
        folder: the workspace; a secret that is there stays.
        secret: 32 bytes.

    Returns:
        Why it cannot be kept; None when there is one.
    """
    return write_once(folder / FOLDER / _NAME, f"{secret.hex()}\n".encode())
