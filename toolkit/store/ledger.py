# SPDX-License-Identifier: EUPL-1.2
"""Which bytes in a folder came from the program: a list of hashes that stands with the files.

What is on it may be replaced; anything else is of people. The list only ever says more than is true for
the moment between a line and its file, and a list that is gone makes files of people out of ours: both
leave a file where it is.
"""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.store.kept_results import FOLDER

_NAME = "written.sha256"
_DIGITS = 64


@dataclass(frozen=True, slots=True)
class Ledger:
    """The hashes of all that the program ever wrote in a folder, whatever it is called now.

    Attributes:
        place: the folder.
        hashes: SHA-256, 64 hex digits.
    """

    place: Path
    hashes: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, place: Path) -> "Ledger":
        """What is known of a folder; nothing when there is no list.

        Args:
            place: the folder, whether it exists or not.
        """
        try:
            lines = (place / FOLDER / _NAME).read_bytes().splitlines()
        except OSError:
            return cls(place)
        whole = (line for line in lines if line[_DIGITS : _DIGITS + 2] == b"  ")
        return cls(place, {line[:_DIGITS].decode("ascii", "replace") for line in whole})

    def knows(self, sha256: str) -> bool:
        """True for what the program wrote, perhaps a moment ago in another run that is going on."""
        if sha256 not in self.hashes:
            self.hashes.update(Ledger.read(self.place).hashes)
        return sha256 in self.hashes

    def note(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Note files before they are written, so that none is ever ours without a line.

        Args:
            files: names relative to the folder, and bytes.
        """
        new = {sha256: name for name, data in files if (sha256 := sha256_of(data)) not in self.hashes}
        if not new:
            return
        self.hashes.update(new)
        lines = "".join(f"{sha256}  {name}\n" for sha256, name in new.items())
        with suppress(OSError):  # then the files are taken for those of people the next time
            (self.place / FOLDER).mkdir(parents=True, exist_ok=True)
            with (self.place / FOLDER / _NAME).open("ab") as ledger:
                # a line that was cut off earlier spoils no other
                ledger.write(b"\n" + lines.encode("utf-8", "surrogateescape"))


def sha256_at(path: Path) -> str | None:
    """SHA-256 of what stands somewhere; None for nothing, and for what cannot be read."""
    try:
        return sha256_of(path.read_bytes())
    except (OSError, ValueError):
        return None


def sha256_of(data: bytes) -> str:
    """SHA-256 as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()
