# SPDX-License-Identifier: EUPL-1.2
"""How the answers of several respondents to one question lie beside each other; never who gave which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.model.content.criterion import Criterion
from toolkit.model.given.answers import Answers
from toolkit.scoring.respondents import Given, propose
from toolkit.scoring.unit import given, is_unknown

_LEVELS = range(5)


@dataclass(frozen=True, slots=True)
class Spread:
    """What several respondents said to one question, counted.

    Attributes:
        levels: how many chose each level, from 0 to 4.
        na: how many gave an accepted n.v.t.
        unknown: how many chose 'weet ik niet'.
        silent: how many said nothing that can be used.
    """

    levels: tuple[int, int, int, int, int]
    na: int
    unknown: int
    silent: int

    @property
    def voices(self) -> int:
        """How many said something."""
        return sum(self.levels) + self.na + self.unknown

    @property
    def chosen(self) -> tuple[int, ...]:
        """The levels that somebody chose, from low to high."""
        return tuple(level for level in _LEVELS if self.levels[level])

    @property
    def width(self) -> int:
        """Highest minus lowest level; 0 with fewer than two."""
        return self.chosen[-1] - self.chosen[0] if self.chosen else 0

    @property
    def evenness(self) -> int:
        """Over all pairs of respondents, how far apart their levels are: more where more people differ."""
        return sum(
            self.levels[low] * self.levels[high] * (high - low) for low in _LEVELS for high in range(low, 5)
        )

    @property
    def middle(self) -> Given:
        """What they say together, by the rule of `propose`."""
        return propose(self._all()).given

    @property
    def to_discuss(self) -> bool:
        """True when levels lie two or more apart, or when some say n.v.t. and others a level."""
        return propose(self._all()).to_discuss

    def _all(self) -> Iterable[Given]:
        yield from (Given(level=level) for level in _LEVELS for _ in range(self.levels[level]))
        yield from (Given(na=True) for _ in range(self.na))


def spread_on(criterion: Criterion, files: Sequence[Answers]) -> Spread:
    """Count what respondents said to one question.

    Args:
        criterion: the question.
        files: one per respondent, of colleagues or of partners.

    Returns:
        The counts; they add up to the number of files.
    """
    answers = [file.answers.get(criterion.id) for file in files]
    counted = [given(answer, criterion) for answer in answers]
    zero, one, two, three, four = (sum(g.level == level for g in counted) for level in _LEVELS)
    na = sum(g.na for g in counted)
    unknown = sum(map(is_unknown, answers))
    silent = len(files) - zero - one - two - three - four - na - unknown
    return Spread((zero, one, two, three, four), na, unknown, silent)
