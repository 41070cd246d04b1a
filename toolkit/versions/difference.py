# SPDX-License-Identifier: EUPL-1.2
"""What changed between two versions of a list, declared by its author or not, by what the texts say.

An author declares in `changes` what happened to questions, for nobody can tell from texts alone whether
one question became two. What texts do tell is held beside it: a declaration that they contradict is named,
and so is every change that the author did not declare.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.model.content.standard import Change, ChangeKind, Standard
from toolkit.versions.declared import FATES, Contradiction, contradictions, said_gone, said_new
from toolkit.versions.parts import Part, Sides


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
    sides = Sides(old, new)
    found = [
        Difference(change.kind, change.from_, change.to, sides.parts_of(change), change)
        for change in new.changes
    ]
    return Differences((*found, *_undeclared(sides)), tuple(contradictions(new.changes, sides)))


def _undeclared(sides: Sides) -> Iterator[Difference]:
    """What differs and no declaration is about, in the order of the version before, then of this one."""
    gone = {i for c in sides.changes for i in said_gone(c)}
    born = {i for c in sides.changes for i in said_new(c)}
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


def _of_one(both: str, sides: Sides) -> Iterator[Difference]:
    parts = sides.parts(both, both)
    covering = [c for c in sides.changes if both in c.to]
    structural = any(c.kind in FATES and both in c.from_ for c in covering)
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
