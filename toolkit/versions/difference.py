# SPDX-License-Identifier: EUPL-1.2
"""What changed between two versions of a list, declared by its author or not, by what the texts say.

An author declares in `changes` what happened to questions, for nobody can tell from texts alone whether
one question became two. What texts do tell is held beside it: a declaration that they contradict is named,
and so is every change that the author did not declare.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.model.standard import Change, ChangeKind, Criterion, Reference, Standard

Part = Literal["question", "levels", "na", "asked", "theme", "words"]
"""What of a question can differ: what an answer answers, of whom it is asked and when, where, the rest."""

Objection = Literal[
    "from_unknown",  # an id that the version before does not ask
    "to_unknown",  # an id that this version does not ask
    "number",  # too few or too many ids for its kind
    "from_stays",  # said to be gone, and still asked
    "to_was",  # said to be new, and asked before
    "same",  # said to be other words or levels, and they are not
    "carry",  # answers would be carried to other words than were answered, or to several questions
    "no_scale",  # another scale without saying which level becomes which
    "twice",  # one question with two fates that exclude each other
]

_FATES: frozenset[ChangeKind] = frozenset({"rename", "split", "merge", "retire"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One change, as its author declared it or as it was found.

    Attributes:
        kind: of change.
        from_: ids in the version before.
        to: ids in this version.
        parts: what differs of the questions that it is about, sorted; empty where they cannot be held
            beside each other.
        declared: as the author declared it; None where nobody did.
    """

    kind: ChangeKind
    from_: tuple[str, ...]
    to: tuple[str, ...]
    parts: tuple[Part, ...]
    declared: Change | None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A declaration that the texts contradict.

    Attributes:
        place: of the declaration in `changes`, from 0.
        change: as declared.
        objection: what is wrong with it.
        ids: that it is about.
    """

    place: int
    change: Change
    objection: Objection
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything between two versions of a list.

    Attributes:
        found: what the author declared, in that order; then what nobody declared, in the order of the
            lists.
        contradictions: in the order declared.
    """

    found: tuple[Difference, ...]
    contradictions: tuple[Contradiction, ...]

    @property
    def undeclared(self) -> tuple[Difference, ...]:
        """What touches answers and nobody declared."""
        return tuple(d for d in self.found if d.declared is None and touches_answers(d))


def touches_answers(difference: Difference) -> bool:
    """Whether a change is about what an answer answers, so that its author must say what answers become."""
    return difference.kind not in ("asked", "move", "words")


def differences(old: Standard, new: Standard) -> Differences:
    """Hold two versions of a list beside each other.

    Args:
        old: the version before.
        new: the version whose `changes` say what happened since.

    Returns:
        Every change, once; nothing for the same content under another number.
    """
    sides = _Sides(old, new)
    found = [
        Difference(change.kind, change.from_, change.to, sides.parts_of(change), change)
        for change in new.changes
    ]
    contradictions = [
        Contradiction(place, change, objection, ids)
        for place, change in enumerate(new.changes)
        for objection, ids in _objections(change, sides)
    ]
    return Differences((*found, *_undeclared(sides)), (*contradictions, *_twice(new.changes)))


class _Sides:
    """Two versions, question by question."""

    def __init__(self, old: Standard, new: Standard) -> None:
        self.old, self.new = ({c.id: c for c in side.asked} for side in (old, new))
        self.themes = tuple({c.id: t.id for t in side.themes for c in t.criteria} for side in (old, new))
        self.links = tuple(
            {c.id: c.same_as for t in side.themes for c in t.criteria if isinstance(c, Reference)}
            for side in (old, new)
        )
        self.changes = new.changes

    def parts(self, before: str, after: str) -> frozenset[Part]:
        """What differs between a question of then and one of now."""
        one, other = self.old[before], self.new[after]
        differing: dict[Part, bool] = {
            "question": _plain(one.question) != _plain(other.question),
            "levels": {n: _plain(t) for n, t in one.levels.items()}
            != {n: _plain(t) for n, t in other.levels.items()},
            "na": _plain(one.na or "") != _plain(other.na or ""),
            "asked": _asked(one) != _asked(other),
            "theme": self.themes[0][before] != self.themes[1][after],
            "words": _words(one) != _words(other),
        }
        return frozenset(part for part, differs in differing.items() if differs)

    def parts_of(self, change: Change) -> tuple[Part, ...]:
        """What differs over all questions that a change names on both sides."""
        if change.kind == "rename" and len(change.from_) == len(change.to) == 1:
            pairs = [(change.from_[0], change.to[0])]
        else:
            pairs = [(i, i) for i in change.to if i in change.from_]
        known = [(a, b) for a, b in pairs if a in self.old and b in self.new]
        return tuple(sorted({part for a, b in known for part in self.parts(a, b)}))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _asked(criterion: Criterion) -> tuple[object, ...]:
    profile = tuple(sorted((key, tuple(values)) for key, values in criterion.applies_when.items()))
    return criterion.asked_of, criterion.core, criterion.may_be_elsewhere, profile


def _words(criterion: Criterion) -> tuple[object, ...]:
    said = criterion.title, criterion.why, criterion.evidence, criterion.sources
    return *said, criterion.step, criterion.dimension


def _objections(change: Change, sides: _Sides) -> Iterator[tuple[Objection, tuple[str, ...]]]:
    """What the texts say against a declaration."""
    before, after = change.from_, change.to
    if unknown := tuple(i for i in before if i not in sides.old):
        yield "from_unknown", unknown
    if unknown := tuple(i for i in after if i not in sides.new):
        yield "to_unknown", unknown
    if not _number_fits(change):
        yield "number", (*before, *after)
        return
    if stays := tuple(i for i in _said_gone(change) if i in sides.new):
        yield "from_stays", stays
    if was := tuple(i for i in _said_new(change) if i in sides.old):
        yield "to_was", was
    in_place = before if change.kind in ("reword", "levels", "move") else ()
    if same := tuple(i for i in in_place if _known(i, sides) and not _moved(change.kind, i, sides)):
        yield "same", same
    if change.kind == "scale" and set(change.scale) != set(range(5)):
        yield "no_scale", before
    if change.answers == "carry" and (words := _carried_to_other_words(change, sides)):
        yield "carry", words


def _known(criterion: str, sides: _Sides) -> bool:
    return criterion in sides.old and criterion in sides.new


def _number_fits(change: Change) -> bool:
    before, after = len(change.from_), len(change.to)
    return {
        "add": before == 0 and after > 0,
        "retire": before > 0 and after == 0 and change.answers == "keep_aside",
        "rename": before == after == 1,
        "split": before == 1 and after > 1,
        "merge": before > 1 and after == 1,
    }.get(change.kind, before > 0 and set(change.from_) == set(change.to))


def _said_gone(change: Change) -> tuple[str, ...]:
    if change.kind in ("retire", "rename"):
        return change.from_
    return tuple(i for i in change.from_ if i not in change.to) if change.kind in ("split", "merge") else ()


def _said_new(change: Change) -> tuple[str, ...]:
    if change.kind in ("add", "rename"):
        return change.to
    return tuple(i for i in change.to if i not in change.from_) if change.kind in ("split", "merge") else ()


def _moved(kind: ChangeKind, criterion: str, sides: _Sides) -> bool:
    parts = sides.parts(criterion, criterion)
    of_kind: Mapping[str, frozenset[Part]] = {
        "reword": frozenset({"question", "na", "asked"}),
        "levels": frozenset({"levels"}),
        "move": frozenset({"theme"}),
    }
    return bool(parts & of_kind[kind])


def _carried_to_other_words(change: Change, sides: _Sides) -> tuple[str, ...]:
    """Where answers cannot be carried: to several questions, or to words that nobody said are alike."""
    if change.kind in ("split", "merge", "add"):
        return change.to
    if change.kind != "rename" or change.from_[0] not in sides.old or change.to[0] not in sides.new:
        return ()
    other = sides.parts(change.from_[0], change.to[0]) & {"question", "levels", "na"}
    return change.to if other else ()


def _twice(changes: tuple[Change, ...]) -> Iterator[Contradiction]:
    """A question that has two fates that exclude each other, at the second of them."""
    fate: dict[str, int] = {}
    born: dict[str, int] = {}
    for place, change in enumerate(changes):
        if change.kind not in _FATES and change.kind != "add":
            continue
        again = tuple(i for i in change.from_ if i in fate)
        again += tuple(i for i in _said_new(change) if i in born and i not in again)
        if again:
            yield Contradiction(place, change, "twice", again)
        fate |= dict.fromkeys(change.from_, place)
        born |= dict.fromkeys(_said_new(change), place)


def _undeclared(sides: _Sides) -> Iterator[Difference]:
    """What differs and no declaration is about, in the order of the version before, then of this one."""
    gone = {i for c in sides.changes for i in _said_gone(c)}
    born = {i for c in sides.changes for i in _said_new(c)}
    lost = [i for i in sides.old if i not in sides.new and i not in gone]
    fresh = [i for i in sides.new if i not in sides.old and i not in born]
    for before in list(lost):  # the same words under another id
        same = [i for i in fresh if sides.new[i].content_hash == sides.old[before].content_hash]
        if len(same) == 1:
            yield Difference("rename", (before,), (same[0],), _sorted(sides.parts(before, same[0])), None)
            lost.remove(before)
            fresh.remove(same[0])
    yield from (Difference("retire", (before,), (), (), None) for before in lost)
    for both in (i for i in sides.old if i in sides.new):
        yield from _of_one(both, sides)
    yield from (Difference("add", (), (after,), (), None) for after in fresh)
    for link in sorted({*sides.links[0], *sides.links[1]}):
        if sides.links[0].get(link) != sides.links[1].get(link):
            yield Difference("asked", (link,), (link,), ("asked",), None)


def _of_one(both: str, sides: _Sides) -> Iterator[Difference]:
    parts = sides.parts(both, both)
    covering = [c for c in sides.changes if both in c.to]
    structural = any(c.kind in _FATES and both in c.from_ for c in covering)
    reworded = structural or any(c.kind == "reword" for c in covering)
    reviewed = structural or any(c.kind == "reword" and c.answers != "carry" for c in covering)
    levelled = reviewed or any(c.kind in ("levels", "scale") for c in covering)
    of_kind: tuple[tuple[ChangeKind, frozenset[Part], bool], ...] = (
        ("reword", frozenset({"question", "na"}), reworded),
        ("levels", frozenset({"levels"}), levelled),
        ("asked", frozenset({"asked"}), reworded),
        ("move", frozenset({"theme"}), any(c.kind == "move" for c in covering)),
        ("words", frozenset({"words"}), bool(covering)),
    )
    for kind, of, declared in of_kind:
        if parts & of and not declared:
            yield Difference(kind, (both,), (both,), _sorted(parts & of), None)


def _sorted(parts: frozenset[Part]) -> tuple[Part, ...]:
    return tuple(sorted(parts))
