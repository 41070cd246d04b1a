# SPDX-License-Identifier: EUPL-1.2
"""What a workbook of any kind says beside what is stored of it, both without what may not be stored."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from toolkit.checking.people.privacy import withheld
from toolkit.checking.people.texts import with_texts
from toolkit.model.base import Model
from toolkit.model.problem import Problem
from toolkit.model.region import Privacy
from toolkit.store.imports import Imported

S = TypeVar("S")
M = TypeVar("M", bound=Model)
Said_co = TypeVar("Said_co", covariant=True)


class CameBack(Protocol[Said_co]):
    """What came back in one file."""

    @property
    def file(self) -> str:
        """Its name."""

    @property
    def sha256(self) -> str:
        """Of its bytes."""

    @property
    def said(self) -> Said_co | None:
        """What it says; None when it is refused."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Of reading it."""


@dataclass(frozen=True, slots=True)
class Beside(Generic[S, M]):
    """Both sides.

    Attributes:
        said: by the workbook.
        old: as stored; None for nothing.
        problems: of reading, and where something was withheld.
    """

    said: S
    old: M | None
    problems: tuple[Problem, ...]


def beside_stored(
    reading: CameBack[S],
    privacy: Privacy,
    withhold: Callable[[str, S, Privacy], tuple[S, tuple[Problem, ...]]],
    stored: Callable[[S], tuple[M | None, Problem | None]],
) -> Beside[S, M] | Imported:
    """Hold a workbook beside what is stored.

    Args:
        reading: of one file.
        privacy: what the region agreed.
        withhold: takes out of what was said what may not be stored.
        stored: what stands there of the same, or why it cannot be used.

    Returns:
        Both sides; or that the file is refused.
    """
    if reading.said is None:
        return Imported("refused", (), reading.problems)
    said, personal = withhold(reading.file, reading.said, privacy)
    old, broken = stored(said)
    if broken is not None:
        return Imported("refused", (), (*reading.problems, broken))
    if old is not None:  # what somebody wrote there by hand
        old = with_texts(old, lambda _, text: withheld("", "", text, privacy)[0])
    return Beside(said, old, (*reading.problems, *personal))
