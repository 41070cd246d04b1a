# SPDX-License-Identifier: EUPL-1.2
"""The mark that tells one form from another, as it stands readable on every sheet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

FORMAT = "form/1"
_PIN = r"[a-z0-9-]{1,40}@[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}(?![0-9.])"
_MARK = re.compile(
    r"form/(?P<format>\d{1,4}) · (?P<round>[a-z0-9-]{1,40}) · (?P<unit>[a-z0-9-]{1,40})"
    rf"(?: · (?P<pins>{_PIN}(?: · {_PIN})*))?"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells one form from another; it stands readable on every sheet.

    Attributes:
        round: id of the round.
        unit: id of the team, or `gemeente-…`.
        pins: the lists that the sheet (or the form) is about.
        format: number of the form's format; this version writes and reads 1.
    """

    round: str
    unit: str
    pins: tuple[str, ...] = ()
    format: int = 1

    def __str__(self) -> str:
        """As it stands in a cell: `form/1 · 2026-q1 · team-oost · mijn-lijst@1.0.0`."""
        return " · ".join((f"form/{self.format}", self.round, self.unit, *self.pins))

    def of(self, pin: str) -> "Mark":
        """The mark of the sheet of one list."""
        return Mark(self.round, self.unit, (pin,), self.format)

    @classmethod
    def find(cls, text: str) -> "Mark | None":
        """The mark somewhere in a text, or None."""
        return next(cls.find_all(text), None)

    @classmethod
    def find_all(cls, text: str) -> "Iterator[Mark]":
        """Every mark in a text, in order."""
        for found in _MARK.finditer(text):
            pins = tuple(found["pins"].split(" · ")) if found["pins"] else ()
            yield cls(found["round"], found["unit"], pins, int(found["format"]))
