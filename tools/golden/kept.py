# SPDX-License-Identifier: EUPL-1.2
"""Which golden files there are: a folder of them for each kind of thing that is compared whole."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tools.golden.as_text import PAGES, golden_files
from tools.golden.forms import golden_forms
from tools.golden.made import kept_documents
from tools.golden.memos import golden_memos
from tools.golden.pages import can_read_pages

_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of golden files and how they are made.

    Attributes:
        shown: the folder below the checkout, as git names it.
        make: gives the files as they are now, by name.
    """

    shown: str
    make: Callable[[], dict[str, bytes]]

    @property
    def folder(self) -> Path:
        """Where they are."""
        return _ROOT / self.shown

    def names(self) -> tuple[str, ...]:
        """The files that are kept and can be compared here: pages of a PDF only where Poppler reads them."""
        names = sorted(path.name for path in self.folder.glob("*"))
        return tuple(name for name in names if can_read_pages() or not name.endswith(PAGES))


@cache
def _documents() -> dict[str, bytes]:
    return golden_files(kept_documents())


SETS = (
    Kept("tests/golden/expected", _documents),
    Kept("tests/golden/forms", golden_forms),
    Kept("tests/golden/memos", golden_memos),
)
"""Everything that `make golden` writes and that tests compare; a new kind is one line more."""
