# SPDX-License-Identifier: EUPL-1.2
"""Questions of an earlier version beside those that they became: what people read to see what changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from toolkit.model.content.criterion import Criterion
from toolkit.model.content.standard import ChangeKind, Standard
from toolkit.versions.chain import rules_along, versions_along
from toolkit.versions.parts import Part, Sides
from toolkit.versions.rules import Rules, Verdict, strictest

_IN_ORDER: tuple[ChangeKind, ...] = get_args(ChangeKind)
_OF_PART: Mapping[Part, ChangeKind] = {
    "question": "reword",
    "na": "reword",
    "levels": "levels",
    "asked": "asked",
    "theme": "move",
    "words": "words",
}


@dataclass(frozen=True, slots=True)
class Fate:
    """Questions that became one another: one and one, one and several, or none on one side.

    Attributes:
        before: questions of the earlier version, in its order; none for what is new.
        after: questions of the later version, in its order; none for what is gone.
        kinds: of change, as declared or else as the texts show; none where all stayed as it was.
        verdict: what becomes of answers; None for what is new.
        notes: of the author, why.
    """

    before: tuple[Criterion, ...]
    after: tuple[Criterion, ...]
    kinds: tuple[ChangeKind, ...]
    verdict: Verdict | None
    notes: tuple[str, ...]

    @property
    def pairs(self) -> tuple[tuple[Criterion | None, Criterion | None], ...]:
        """Each question beside one that it became; what is new or gone beside nothing."""
        if not self.before or not self.after:
            return (*((one, None) for one in self.before), *((None, one) for one in self.after))
        return tuple((one, other) for one in self.before for other in self.after)


@dataclass(frozen=True, slots=True)
class Fates:
    """Everything between two versions of a list, question by question.

    Attributes:
        old: the earlier version.
        new: the later version.
        all: in the order of the later version; what is gone comes at the end, in the order of the earlier.
        linked: references to a question of another list that came, went or changed: id, what it was, what
            it is.
    """

    old: Standard
    new: Standard
    all: tuple[Fate, ...]
    linked: tuple[tuple[str, str | None, str | None], ...]

    @property
    def changed(self) -> tuple[Fate, ...]:
        """Those of which anything differs."""
        return tuple(fate for fate in self.all if fate.kinds)


def fates_between(known: Iterable[Standard], old: Standard, new: Standard) -> Fates:
    """Hold every question of two versions beside what it became, over all versions between them.

    Args:
        known: lists, versions of others among them.
        old: the earlier version.
        new: a later version of the same list.

    Returns:
        Every question of both versions, each in one fate.
    """
    steps = versions_along(known, old, new)
    rules = rules_along(steps)
    sides = Sides(old, new)
    joined = [_fate(before, after, rules, sides) for before, after in _together(rules, sides)]
    added = {i: c.note.strip() for s in steps[1:] for c in s.changes if c.kind == "add" for i in c.to}
    reached = {c.id for fate in joined for c in fate.after}
    for criterion in (c for c in new.asked if c.id not in reached):
        notes = (added[criterion.id],) if criterion.id in added else ()
        joined.append(Fate((), (criterion,), ("add",), None, notes))
    order = {c.id: n for n, c in enumerate(new.asked)}
    joined.sort(key=lambda fate: min((order[c.id] for c in fate.after), default=len(order)))
    ids = dict.fromkeys((*sides.links[1], *sides.links[0]))
    linked = ((i, sides.links[0].get(i), sides.links[1].get(i)) for i in ids)
    return Fates(old, new, tuple(joined), tuple(link for link in linked if link[1] != link[2]))


def _together(rules: Rules, sides: Sides) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Ids of then and of now that any answer goes between, put together over shared ones."""
    groups: list[tuple[set[str], set[str]]] = []
    for rule in rules.values():
        before, after = {rule.criterion}, {target.criterion for target in rule.targets}
        if not after and rule.criterion in sides.new:  # its answers are kept aside, and it is asked still
            after = {rule.criterion}
        for group in [g for g in groups if g[1] & after]:
            groups.remove(group)
            before |= group[0]
            after |= group[1]
        groups.append((before, after))
    for before, after in groups:
        yield tuple(i for i in sides.old if i in before), tuple(i for i in sides.new if i in after)


def _fate(before: Sequence[str], after: Sequence[str], rules: Rules, sides: Sides) -> Fate:
    mine = [rules[i] for i in before]
    kinds = {kind for rule in mine for kind in rule.kinds}
    if len(before) == len(after) == 1:
        shown = {_OF_PART[part] for part in sides.parts(before[0], after[0])}
        kinds |= shown | ({"rename"} if before != after else set())
    elif not kinds:
        kinds = {"retire"}  # nobody declared it
    return Fate(
        tuple(sides.old[i] for i in before),
        tuple(sides.new[i] for i in after),
        tuple(kind for kind in _IN_ORDER if kind in kinds),
        strictest(rule.verdict for rule in mine),
        tuple(dict.fromkeys(note for rule in mine for note in rule.notes)),
    )
