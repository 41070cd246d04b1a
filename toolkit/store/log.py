# SPDX-License-Identifier: EUPL-1.2
"""The log of a workspace: a line before and after every write, and what is made of a line that stayed alone.

Each write of answers or decisions, and each removal, stands between 'begin' and 'done', or 'failed'. A
'begin' without either is of a program that was killed; the next one finds out what became of it, removes
what was to be removed, and closes it.
"""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from toolkit.model.problem import Problem
from toolkit.store.disk import clear_up, remove, unwritable
from toolkit.store.ledger import sha256_at
from toolkit.store.one_writer import Alone, alone

_LOG = "log.jsonl"
_ENDS = ("done", "failed", "cut-off")
_NOT_OURS = (ValueError, LookupError, TypeError, RecursionError)  # lines of somebody else


@dataclass(frozen=True, slots=True)
class CutOff:
    """A write or a removal that was cut off.

    Attributes:
        path: what was written or removed, relative to the workspace, with '/'.
        file: where it came from, or what came in its place.
        stored: True when it stands there whole, or is gone; False when what was there before still is.
        removed: True for a removal.
    """

    path: str
    file: str
    stored: bool
    removed: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A write of answers or decisions that was ended.

    Attributes:
        at: day of it, as the log has it.
        path: of what was written, relative to the workspace, with '/'.
        came: what was said for the first time, such as ids of questions.
        changed: what was said otherwise before.
    """

    at: date
    path: str
    came: tuple[str, ...]
    changed: tuple[str, ...]


def written(folder: Path) -> tuple[Written, ...]:
    """What was written into a workspace, the last of it first; what was removed or failed is not in it.

    Args:
        folder: the workspace.

    Returns:
        Each write; of what the log does not tell whole, nothing.
    """
    begun: dict[tuple[str, str], dict[str, Any]] = {}
    ended: list[Written] = []
    for line in _read(folder).splitlines():
        with suppress(*_NOT_OURS):
            record, about = _record(line)
            if record["event"] == "begin":
                begun[about] = record
            else:
                start = begun.pop(about)
                if record["event"] == "done" or record.get("stored") is True:  # a removal has no changes
                    told = [(str(change["what"]), change.get("old") is None) for change in start["changes"]]
                    new, other = (tuple(w for w, first in told if first is kind) for kind in (True, False))
                    ended.append(Written(datetime.fromisoformat(record["at"]).date(), about[0], new, other))
    return tuple(reversed(ended))


def log_line(folder: Path, record: dict[str, Any]) -> Problem | None:
    """Add a line to the log in one go: a program that is killed leaves a line or none, never half of one.

    Args:
        folder: the workspace.
        record: plain values; the time comes before them.

    Returns:
        Why it could not be written, or None.
    """
    at = datetime.now(UTC).isoformat(timespec="seconds")
    text = json.dumps({"at": at, **record}, ensure_ascii=False, separators=(",", ":")) + "\n"
    line = text.encode("utf-8", "replace")
    try:
        with (folder / _LOG).open("ab+", buffering=len(line) + 1) as log:
            if log.seek(0, os.SEEK_END) and log.seek(-1, os.SEEK_END) and log.read() != b"\n":
                line = b"\n" + line  # on a full disk the line before was cut off
            log.write(line)
    except OSError as error:
        return unwritable(_LOG, _LOG, error)
    return None


def close_cut_off(folder: Path) -> tuple[CutOff, ...]:
    """Find out what became of writes that were cut off, clear up after them, and say so in the log.

    Args:
        folder: the workspace.

    Returns:
        Each once, in order of the log; nothing while another program is writing.
    """
    if not _maybe_open(folder):
        return ()
    with alone(folder, 0) as held:
        found = tuple(_cut_off(held)) if isinstance(held, Alone) else ()
        for one in found:
            clear_up([(folder / one.path).parent])
            record = {"event": "cut-off", "path": one.path, "file": one.file, "stored": one.stored}
            log_line(folder, record)
        return found


def _maybe_open(folder: Path) -> bool:
    """Count, without making out a line: quotes inside a text stand otherwise in JSON."""
    data = _read(folder)
    return data.count(b'"event":"begin"') > sum(data.count(f'"event":"{end}"'.encode()) for end in _ENDS)


def _cut_off(held: Alone) -> Iterator[CutOff]:
    begun: dict[tuple[str, str], tuple[str, bool]] = {}
    for line in _read(held.folder).splitlines():
        with suppress(*_NOT_OURS):
            record, about = _record(line)
            if record["event"] == "begin":
                removes = "gone" in record
                begun[about] = str(record["gone" if removes else "stored"]), removes
            else:
                begun.pop(about, None)
    for (path, file), (sha256, removes) in begun.items():
        same = sha256_at(held.folder / path) == sha256
        if removes and same:  # nobody wrote there since: what was begun is ended
            remove(held.folder / path)
        stored = sha256_at(held.folder / path) is None if removes else same
        yield CutOff(path, file, stored, removes)


def _record(line: bytes) -> tuple[dict[str, Any], tuple[str, str]]:
    """What a line says, and of which path and file."""
    record = json.loads(line)
    return record, (str(record["path"]), str(record["file"]))


def _read(folder: Path) -> bytes:
    try:
        return (folder / _LOG).read_bytes()
    except OSError:
        return b""
