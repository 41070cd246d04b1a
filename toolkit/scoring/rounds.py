# SPDX-License-Identifier: EUPL-1.2
"""Two rounds beside each other: what the team changed, and what the norm changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from toolkit.model.content.standard import Standard
from toolkit.model.given.answers import Answers, own_form
from toolkit.model.hashing import Itself
from toolkit.model.questionnaire import Item, Questionnaire, is_asked, lists_for
from toolkit.scoring.respondents import Given
from toolkit.scoring.rules import criterion_input, threshold_values
from toolkit.scoring.theme import score_standard, score_theme
from toolkit.scoring.unit import Unit, given
from toolkit.versions.chain import rules_over, standing
from toolkit.versions.number import is_later


@dataclass(frozen=True, slots=True)
class Change:
    """How one list moved between two rounds, over criteria answered in both and comparable.

    Attributes:
        standard: id of the list.
        criteria: how many criteria the figures rest on: those of which either norm asks something.
        before: A(old answers, old norm), 0 to 1.
        after: A(new answers, new norm), 0 to 1.
        team_effect: A(new answers, old norm) − A(old answers, old norm).
        norm_effect: A(new answers, new norm) − A(new answers, old norm).
        versions: of the list then and now.
        asked: how many criteria both rounds could have in common: of the two rounds the least that asked the
            unit something with a norm and got no n.v.t.
    """

    standard: str
    criteria: int
    before: Fraction
    after: Fraction
    team_effect: Fraction
    norm_effect: Fraction
    versions: tuple[str, str]
    asked: int

    @property
    def enough(self) -> bool:
        """Whether it rests on enough to conclude from; figures are shown either way, with their number."""
        return is_enough(self.criteria, self.asked)


def compare_rounds(
    unit: Unit,
    old: tuple[Questionnaire, Sequence[Answers]],
    new: tuple[Questionnaire, Sequence[Answers]],
) -> tuple[Change, ...]:
    """The two effects per list; together they are the change exactly.

    A criterion is comparable when question, levels and n.v.t. rule are the same in both rounds
    (same content hash), or the author of the list let answers to the earlier version stand; when it is
    asked in both; and when the settled answer of both is a level.

    Args:
        unit: a team or municipality.
        old: what was asked in the earlier round, and the unit's files of it.
        new: the same of the later round.

    Returns:
        One change per list with a value under both norms, in the order of the later round.
    """
    before, after = own_form(old[1]), own_form(new[1])
    if before is None or after is None:
        return ()
    stands = standing_between(old[0], new[0])
    changes = []
    for standard in lists_for(unit.team, new[0].standards):
        earlier = next((s for s in old[0].standards if s.id == standard.id), None)
        if earlier is None:
            continue
        then, now = (old[0], earlier, before), (new[0], standard, after)
        pairs = _comparable(unit, then, now, stands)
        old_old = _attainment(then, {o.id: _said(before, o) for o, _ in pairs})
        new_old = _attainment(then, {o.id: _said(after, n) for o, n in pairs})
        new_new = _attainment(now, {n.id: _said(after, n) for _, n in pairs})
        if old_old is None or new_old is None or new_new is None:
            continue
        counted = sum(
            old[0].level_asked(o.asked.id) > 0 or new[0].level_asked(n.asked.id) > 0 for o, n in pairs
        )
        parts = (old_old, new_new, new_old - old_old, new_new - new_old)
        asked = min(_with_a_norm(unit, side) for side in (then, now))
        versions = (earlier.version, standard.version)
        changes.append(Change(standard.id, counted, *parts, versions, asked))
    return tuple(changes)


def is_enough(compared: int, asked: int) -> bool:
    """Whether a comparison of rounds says something of a whole list: half of what both could have in common.

    Args:
        compared: how many answers it rests on.
        asked: on how many it could have rested.

    Returns:
        False where most of it may have gone another way.
    """
    return 2 * compared >= asked


_Side = tuple[Questionnaire, Standard, Answers]


def standing_between(then: Questionnaire, now: Questionnaire) -> Mapping[str, str]:
    """Where answers of an earlier round mean the same in a later one: id now and the id then."""
    return _standing(Itself(then), Itself(now))


@lru_cache(maxsize=8)  # the same two rounds for every team
def _standing(then: Itself[Questionnaire], now: Itself[Questionnaire]) -> dict[str, str]:
    """Where answers of the earlier round stand in the later one: id now and the id then."""
    old, new = then.value, now.value
    known = (*new.earlier, *old.standards)
    stands: dict[str, str] = {}
    for standard in new.standards:
        earlier = next((s for s in old.standards if s.id == standard.id), None)
        if earlier is None:
            continue
        if is_later(standard.version, earlier.version):
            stands |= standing(rules_over(known, earlier, standard))
        else:
            words = {c.id: c.content_hash for c in earlier.asked}
            stands |= {c.id: c.id for c in standard.asked if words.get(c.id) == c.content_hash}
    return stands


def _put(unit: Unit, side: _Side) -> Iterator[tuple[Item, Given]]:
    """What a list asks a unit, with what it said."""
    asked, standard, answers = side
    for item in (item for theme in standard.themes for item in asked.items(theme)):
        if is_asked(item.asked, unit.asked_of, asked.scope, answers.profile):
            yield item, _said(answers, item)


def _with_a_norm(unit: Unit, side: _Side) -> int:
    """Of how many questions the norm asks something of a unit."""
    return sum(side[0].level_asked(item.asked.id) > 0 and not said.na for item, said in _put(unit, side))


def _answered(unit: Unit, side: _Side) -> list[Item]:
    return [item for item, said in _put(unit, side) if said.level is not None]


def _comparable(unit: Unit, old: _Side, new: _Side, stands: Mapping[str, str]) -> list[tuple[Item, Item]]:
    """The items of a list then and now of which both have a level that means the same."""
    then: dict[str, list[Item]] = {}
    for item in _answered(unit, old):
        then.setdefault(item.asked.id, []).append(item)
    pairs = []
    for item in _answered(unit, new):
        same = then.get(stands.get(item.asked.id, ""), ())
        if same:  # two items of one list may ask the same: then each its own
            pairs.append((next((o for o in same if o.id == item.id), same[0]), item))
    return pairs


def _said(answers: Answers, item: Item) -> Given:
    return given(answers.answers.get(item.asked.id), item.asked)


def _attainment(side: _Side, said: Mapping[str, Given]) -> Fraction | None:
    """A over these items alone, whoever gave the answers."""
    asked, standard, _ = side
    thresholds = threshold_values(asked.norm)
    themes = []
    for theme in standard.themes:
        inputs = [
            criterion_input(asked, item, said[item.id]) for item in asked.items(theme) if item.id in said
        ]
        themes.append(score_theme(theme.id, Fraction(asked.norm.theme_weight(theme.id)), inputs, thresholds))
    result = score_standard(themes, thresholds)
    return None if result is None else result.figures.attainment
