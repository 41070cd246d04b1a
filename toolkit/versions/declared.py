# SPDX-License-Identifier: EUPL-1.2
"""What an author declared in `changes`, held against what the texts say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from toolkit.model.content.standard import Change, ChangeKind, whole_scale
from toolkit.versions.parts import Part, Sides

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

FATES: frozenset[ChangeKind] = frozenset({"rename", "split", "merge", "retire"})
"""Kinds after which a question is gone, or is no longer the only one that it was."""


_WORDS: Mapping[ChangeKind, frozenset[Part]] = {
    "reword": frozenset({"question", "na"}),
    "levels": frozenset({"levels"}),
}
"""What an author can say of other words: that answers to them stand. So that an answer is never carried to
other words and another id by one declaration alone, a question that is renamed and reworded has both."""


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


def contradictions(changes: Sequence[Change], sides: Sides) -> Iterator[Contradiction]:
    """Every declaration that the texts contradict, or that contradicts another.

    Args:
        changes: as declared.
        sides: the two versions.

    Yields:
        In the order declared; then questions with two fates that exclude each other.
    """
    for place, change in enumerate(changes):
        for objection, ids in _objections(change, sides):
            yield Contradiction(place, change, objection, ids)
    yield from _twice(changes)


def _objections(change: Change, sides: Sides) -> Iterator[tuple[Objection, tuple[str, ...]]]:
    """What the texts say against a declaration."""
    before, after = change.from_, change.to
    if unknown := tuple(i for i in before if i not in sides.old):
        yield "from_unknown", unknown
    if unknown := tuple(i for i in after if i not in sides.new):
        yield "to_unknown", unknown
    if not _number_fits(change, sides):
        yield "number", (*before, *after)
        return
    if stays := tuple(i for i in said_gone(change) if i in sides.new):
        yield "from_stays", stays
    if was := tuple(i for i in said_new(change) if i in sides.old):
        yield "to_was", was
    in_place = before if change.kind in ("reword", "levels", "move") else ()
    if same := tuple(i for i in in_place if _known(i, sides) and not _moved(change.kind, i, sides)):
        yield "same", same
    if change.kind == "scale" and not all(
        whole_scale(change, sides.old[i].scale_levels) for i in before if i in sides.old
    ):
        yield "no_scale", before
    if change.answers == "carry" and (words := _carried_to_other_words(change, sides)):
        yield "carry", words


def _known(criterion: str, sides: Sides) -> bool:
    return criterion in sides.old and sides.became(criterion) in sides.new


def _number_fits(change: Change, sides: Sides) -> bool:
    before, after = len(change.from_), len(change.to)
    return {
        "add": before == 0 and after > 0,
        "retire": before > 0 and after == 0 and change.answers == "keep_aside",
        "rename": before == after == 1,
        "split": before == 1 and after > 1,
        "merge": before > 1 and after == 1,
    }.get(
        change.kind, before > 0 and set(change.to) in (set(change.from_), {*map(sides.became, change.from_)})
    )


def said_gone(change: Change) -> tuple[str, ...]:
    """Questions that a declaration says are asked no more."""
    if change.kind in ("retire", "rename"):
        return change.from_
    return tuple(i for i in change.from_ if i not in change.to) if change.kind in ("split", "merge") else ()


def said_new(change: Change) -> tuple[str, ...]:
    """Questions that a declaration says were not asked before."""
    if change.kind in ("add", "rename"):
        return change.to
    return tuple(i for i in change.to if i not in change.from_) if change.kind in ("split", "merge") else ()


def _moved(kind: ChangeKind, criterion: str, sides: Sides) -> bool:
    parts = sides.parts(criterion, sides.became(criterion))
    of_kind: Mapping[str, frozenset[Part]] = {
        "reword": frozenset({"question", "na", "asked"}),
        "levels": frozenset({"levels"}),
        "move": frozenset({"theme"}),
    }
    return bool(parts & of_kind[kind])


def _carried_to_other_words(change: Change, sides: Sides) -> tuple[str, ...]:
    """Where answers cannot be carried: to several questions, or to words that nobody said are alike."""
    if change.kind in ("split", "merge", "add"):
        return change.to
    if change.kind != "rename" or change.from_[0] not in sides.old or change.to[0] not in sides.new:
        return ()
    said_to_stand = {
        part
        for c in sides.changes
        if c.kind in _WORDS and c.answers == "carry" and change.from_[0] in c.from_
        for part in _WORDS[c.kind]
    }
    other = sides.parts(change.from_[0], change.to[0]) & {"question", "levels", "na"}
    return change.to if other - said_to_stand else ()


def _twice(changes: Sequence[Change]) -> Iterator[Contradiction]:
    """A question that has two fates that exclude each other, at the second of them."""
    fate: dict[str, int] = {}
    born: dict[str, int] = {}
    for place, change in enumerate(changes):
        if change.kind not in FATES and change.kind != "add":
            continue
        again = tuple(i for i in change.from_ if i in fate)
        again += tuple(i for i in said_new(change) if i in born and i not in again)
        if again:
            yield Contradiction(place, change, "twice", again)
        fate |= dict.fromkeys(change.from_, place)
        born |= dict.fromkeys(said_new(change), place)
