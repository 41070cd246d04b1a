# SPDX-License-Identifier: EUPL-1.2
"""A version that is published, and the lock that holds it: no lock holds what is not there."""

from collections.abc import Mapping
from pathlib import Path

from toolkit.model.content.library import Lock
from toolkit.model.problem import Problem
from toolkit.store.disk import write_atomically
from toolkit.store.yaml_text import to_yaml

_HEAD = """\
# yaml-language-server: $schema=schemas/lock.json
# Published versions with their hashes. A version with a publication date never changes again.
"""


def lock_to_yaml(lock: Lock) -> bytes:
    """Write a lock in the house style.

    Args:
        lock: versions in the order to write.

    Returns:
        The file.
    """
    return to_yaml(lock.model_dump(by_alias=True, exclude_unset=True), _HEAD)


def write_published(folder: Path, files: Mapping[str, bytes]) -> Problem | None:
    """Write a version and its lock, in that order: killed in between, the next time locks it.

    Args:
        folder: of the content.
        files: bytes by path, the lock last.

    Returns:
        None, or what prevents it.
    """
    for path, data in files.items():
        failed = write_atomically(folder / path, data)
        if failed is not None:
            return failed
    return None
