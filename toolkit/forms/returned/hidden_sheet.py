# SPDX-License-Identifier: EUPL-1.2
"""What the hidden sheets of these workbooks share: which one it is, and what was held and printed in it."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self, TypeVar

from toolkit.model.given.plan import BasedOnRound
from toolkit.model.problem import Problem
from toolkit.model.region import Region
from toolkit.sheets import hidden
from toolkit.sheets.read.grid import Sheet, Value
from toolkit.sheets.read.values import normal, shown

READS_FORMAT = 1
# keys in the first column
MARK_NORM, MARK_MEASURES, MARK_HELD, MARK_PRINTED = "norm", "measures", "held", "printed"

Mark = TypeVar("Mark", bound="DecidedMark")
Found = TypeVar("Found")
Identity = TypeVar("Identity")


_PIN = r"[a-z0-9-]{1,40}@[0-9.]{5,14}"
_MARK = re.compile(
    r"(?P<kind>acties|besluiten)/(?P<format>\d{1,4}) · (?P<round>[a-z0-9-]{1,40}) · (?P<unit>[a-z0-9-]{1,50})"
    rf" · (?P<norm>{_PIN}) · (?P<measures>[0-9.]{{5,14}})"
)


@dataclass(frozen=True, slots=True)
class DecidedMark:
    """What tells one workbook with decisions from another; it stands readable on every sheet.

    Attributes:
        round: of the plans.
        unit: whose decisions they are: a team or municipality, or a party above them.
        norm: pin.
        measures: version.
        format: of the workbook.
    """

    round: str
    unit: str
    norm: str
    measures: str
    format: int = 1

    KIND: ClassVar[str] = "acties"

    def __str__(self) -> str:
        """As it stands in a cell: `acties/1 · 2026-q1 · team-oost · norm@1.0.0 · 1.0.0`."""
        return " · ".join((f"{self.KIND}/{self.format}", self.round, self.unit, self.norm, self.measures))

    @classmethod
    def find(cls, text: str) -> Self | None:
        """The first mark of this kind somewhere in a text, or None."""
        found = next((each for each in _MARK.finditer(text) if each["kind"] == cls.KIND), None)
        if found is None:
            return None
        return cls(found["round"], found["unit"], found["norm"], found["measures"], int(found["format"]))


def based_on(mark: DecidedMark) -> BasedOnRound:
    """What the plan in a workbook was made from.

    Raises:
        ValueError: when the mark was tampered with.
    """
    return BasedOnRound(round=mark.round, norm=mark.norm, measures=mark.measures)


@dataclass(slots=True)
class Then:
    """What a row was when the workbook was made.

    Attributes:
        held: text per field, as the hidden sheet has it.
        printed: fingerprint of what stood in each column that nobody fills in; empty for earlier workbooks.
    """

    held: dict[str, str] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)

    def remember(self, key: str, texts: Sequence[str]) -> None:
        """One row of the hidden sheet about it, by its key, whatever somebody made of it."""
        if key == MARK_HELD:
            self.held[texts[0]] = texts[1]
        elif key == MARK_PRINTED:
            pairs = (part.partition("=") for part in texts[0].split())
            self.printed = {name: of for name, _, of in pairs}


def head_rows(region: str, mark: DecidedMark) -> list[tuple[str, ...]]:
    """The rows that say which workbook it is.

    Args:
        region: its id.
        mark: of the workbook.
    """
    return [
        (hidden.FORM, f"{mark.KIND}/{mark.format}"),
        (hidden.REGION, region),
        (hidden.ROUND, mark.round),
        (hidden.UNIT, mark.unit),
        (MARK_NORM, mark.norm),
        (MARK_MEASURES, mark.measures),
    ]


def then_rows(
    name: str, held: Mapping[Any, Any], printed: Mapping[str, Value | None]
) -> Iterator[tuple[str, ...]]:
    """What a row held and showed: by it the reader knows which cells were touched.

    Args:
        name: of the row.
        held: what the workbook shows of each field that people fill in.
        printed: what stands in each column that nobody fills in.

    Yields:
        Rows of the hidden sheet.
    """
    if printed:
        texts = (f"{key}={fingerprint(value)}" for key, value in printed.items())
        yield MARK_PRINTED, name, " ".join(texts)
    for key, value in held.items():
        if value is not None and value != ():
            yield MARK_HELD, name, key, " ".join(value) if isinstance(value, tuple) else str(value)


def fingerprint(value: Value | None) -> str:
    """Of what stands in a cell, however it is spaced: it tells whether somebody wrote something else."""
    return hashlib.sha256(normal(shown("" if value is None else value)).encode()).hexdigest()[:8]


def mark_of(kind: type[Mark], single: Mapping[str, str]) -> Mark | None:
    """The mark that the rows of `head_rows` make, read back; None when they make none.

    Args:
        kind: of the workbook.
        single: the first text by key.
    """
    keys = (hidden.FORM, hidden.ROUND, hidden.UNIT, MARK_NORM, MARK_MEASURES)
    return kind.find(" · ".join(single.get(key, "") for key in keys))


def identified(
    sheets: Sequence[Sheet],
    name: str,
    of_hidden: Callable[[Sheet], Identity | None],
    find: Callable[[str], Found | None],
    of_mark: Callable[[Found], Identity],
) -> Identity | None:
    """Find out whether this is a workbook of a kind, and which.

    Args:
        sheets: of the workbook.
        name: of the hidden sheet of this kind.
        of_hidden: what the hidden sheet says; None when it says nothing.
        find: the mark of this kind in a text.
        of_mark: what is known by the mark alone.

    Returns:
        Its identity by the hidden sheet, else by the mark that a reader sees; None for neither.
    """
    kept_apart = hidden.named(sheets, name)
    identity = None if kept_apart is None else of_hidden(kept_apart)
    if identity is not None:
        return identity
    marks = (find(text) for sheet in sheets for _, _, text in sheet.texts())
    mark = next((each for each in marks if each is not None), None)
    return None if mark is None else of_mark(mark)


def not_ours(file: str, number: int, inside: str | None, region: Region) -> Problem | None:
    """Why a workbook of any kind cannot be read as one of this region; None when it can.

    Args:
        file: name for the problem.
        number: of its format.
        inside: id of the region that it says it is of; None when it does not say.
        region: whose it should be.
    """
    if number != READS_FORMAT:
        return Problem.of("form-newer", file, format=number)
    if inside not in {None, region.id}:
        return Problem.of("form-other-region", file, inside=inside or "", outside=region.id)
    return None
