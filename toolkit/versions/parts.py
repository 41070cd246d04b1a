# SPDX-License-Identifier: EUPL-1.2
"""What of a question differs between two versions of a list, by what the texts say."""

from typing import Literal

from toolkit.model.content.criterion import Criterion, Reference
from toolkit.model.content.standard import Change, Standard

Part = Literal["question", "levels", "na", "asked", "theme", "words"]
"""What of a question can differ: what an answer answers, of whom it is asked and when, where, the rest."""


_OTHERS = frozenset(
    {"id", "question", "levels", "na", "asked_of", "core", "may_be_elsewhere", "applies_when"}
)


class Sides:
    """Two versions, question by question."""

    def __init__(self, old: Standard, new: Standard) -> None:
        self.old, self.new = ({c.id: c for c in side.asked} for side in (old, new))
        self.themes = tuple({c.id: t.id for t in side.themes for c in t.criteria} for side in (old, new))
        self.links = tuple(
            {c.id: c.same_as for t in side.themes for c in t.criteria if isinstance(c, Reference)}
            for side in (old, new)
        )
        self.changes = new.changes
        self.renamed = {
            c.from_[0]: c.to[0] for c in new.changes if c.kind == "rename" and len(c.from_) == len(c.to) == 1
        }

    def became(self, before: str) -> str:
        """The id that a question has now, by what its author declared."""
        return self.renamed.get(before, before)

    def parts(self, before: str, after: str) -> frozenset[Part]:
        """What differs between a question of then and one of now."""
        one, other = self.old[before], self.new[after]
        differing: dict[Part, bool] = {
            "question": _reads_otherwise(one.question, other.question),
            "levels": one.levels.keys() != other.levels.keys()
            or any(_reads_otherwise(text, other.levels[n]) for n, text in one.levels.items()),
            "na": _reads_otherwise(one.na or "", other.na or ""),
            "asked": _asked(one) != _asked(other),
            "theme": self.themes[0][before] != self.themes[1][after],
            "words": _words(one) != _words(other),
        }
        return frozenset(part for part, differs in differing.items() if differs)

    def parts_of(self, change: Change) -> tuple[Part, ...]:
        """What differs over all questions that a change names on both sides."""
        pairs = [(i, self.became(i)) for i in change.from_ if self.became(i) in change.to]
        known = [(a, b) for a, b in pairs if a in self.old and b in self.new]
        return tuple(sorted({part for a, b in known for part in self.parts(a, b)}))


def _reads_otherwise(text: str, other: str) -> bool:
    return text != other and text.split() != other.split()  # most texts stay, and need no splitting


def _asked(criterion: Criterion) -> tuple[object, ...]:
    profile = tuple(sorted((key, tuple(values)) for key, values in criterion.applies_when.items()))
    return criterion.asked_of, criterion.core, criterion.may_be_elsewhere, profile


def _words(criterion: Criterion) -> tuple[object, ...]:
    """All that no other part is about, whatever field that is."""
    return tuple(getattr(criterion, name) for name in Criterion.model_fields if name not in _OTHERS)
