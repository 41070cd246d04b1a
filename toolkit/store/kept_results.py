# SPDX-License-Identifier: EUPL-1.2
"""What was worked out before, kept in `.zelfscan/` beside the log so that it need not be worked out again.

Nothing in it is needed: whatever is missing, damaged or of other files is worked out anew. Each value
stands under the hash of everything that it follows from, and bears a seal over both.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from toolkit.store.disk import write_atomically

FOLDER = ".zelfscan"
_SCHEMA = "memory/1"


def is_ours(name: str) -> bool:
    """True for what the program keeps for itself in a folder, or left half written there: never of people."""
    return name.startswith(FOLDER)


def digest(parts: Iterable[bytes]) -> str:
    """One hash over pieces of bytes; pieces that are cut otherwise give another.

    Args:
        parts: in order.

    Returns:
        64 hex digits.
    """
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()


def remembered(folder: Path, name: str) -> dict[str, Any]:
    """What was kept under a name.

    Args:
        folder: the workspace.
        name: of what is kept.

    Returns:
        Values of plain JSON types by key; of a value without its right seal nothing.
    """
    try:
        kept = json.loads(_place(folder, name).read_bytes())
        if kept["schema"] != _SCHEMA:
            return {}
        return {
            key: one["value"]
            for key, one in kept["values"].items()
            if one["seal"] == _seal(key, one["value"])
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def remember(folder: Path, name: str, values: Mapping[str, Any]) -> None:
    """Keep values under a name, in place of what was kept before; where that cannot be written, nothing.

    Args:
        folder: the workspace.
        name: of what is kept.
        values: of plain JSON types, by the hash of what they follow from.
    """
    sealed = {key: {"value": value, "seal": _seal(key, value)} for key, value in sorted(values.items())}
    text = json.dumps({"schema": _SCHEMA, "values": sealed}, ensure_ascii=False)
    write_atomically(_place(folder, name), text.encode("utf-8"))


def _place(folder: Path, name: str) -> Path:
    return folder / FOLDER / f"{name}.json"


def _seal(key: str, value: object) -> str:
    text = json.dumps([key, value], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
