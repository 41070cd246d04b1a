# SPDX-License-Identifier: EUPL-1.2
"""What every workbook says of itself that goes out to be filled in, and comes back."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

Mark = TypeVar("Mark")


@dataclass(frozen=True, slots=True, kw_only=True)
class BookForm(Generic[Mark]):
    """A workbook as a value, as far as all of them are alike.

    Attributes:
        mark: which one it is.
        region: id of the region.
        region_title: as a reader sees it.
        example: True: everything is invented, and the workbook says so.
        title: of whom it is: a team, municipality, employer or party, as a reader sees it.
        day: on which it is made; of a form that of its round, of a plan as its page one has it.
    """

    mark: Mark
    region: str
    region_title: str
    example: bool
    title: str
    day: date

    @property
    def choices(self) -> dict[str, tuple[str, ...]]:
        """The words of each dropdown that is filled from a range."""
        return {}
