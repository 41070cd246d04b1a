# SPDX-License-Identifier: EUPL-1.2
"""What becomes of an answer to each question of the version before, as the author of the list declared it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from toolkit.model.content.criterion import Criterion
from toolkit.model.content.layer import OURS, ours_of, own_words
from toolkit.model.content.standard import Change, ChangeKind, Standard, whole_scale
from toolkit.versions.difference import differences

Verdict = Literal["carry", "review", "keep_aside"]
"""carry: the answer stands; review: it is shown, and counts when the unit says so again; keep_aside: it is
kept, and answers nothing."""

_STRICTER: tuple[Verdict, ...] = ("carry", "review", "keep_aside")
_MOVING: frozenset[ChangeKind] = frozenset({"rename", "split", "merge", "retire"})
Scale = tuple[int, ...]
"""What each level becomes, from 0 on."""
_SAME: Scale = (0, 1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Target:
    """A question that answers go to.

    Attributes:
        criterion: id in this version.
        verdict: carry or review.
        scale: what each level becomes.
    """

    criterion: str
    verdict: Verdict
    scale: Scale

    @property
    def stands(self) -> bool:
        """Whether a level given before is the same level now.

        Never on another scale, also not where each level has its own: one that became 0, 2, 4 has new
        levels between, and who now chooses 3 may do what was called 1 before. The difference would be
        that of the scale, and two rounds tell of the team and the norm alone.
        """
        return self.verdict == "carry" and self.scale == _SAME


@dataclass(frozen=True, slots=True)
class Rule:
    """What becomes of the answers to one question.

    Attributes:
        criterion: id in the version before.
        targets: where answers go, in the order declared; nowhere: they are kept aside.
        kinds: of the changes that it follows from.
        notes: of the author, why.
    """

    criterion: str
    targets: tuple[Target, ...]
    kinds: tuple[ChangeKind, ...]
    notes: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """What it comes to for the question as a whole."""
        return strictest(t.verdict for t in self.targets) if self.targets else "keep_aside"


Rules = Mapping[str, Rule]
"""By id of the version before, in its order."""


def rules_between(old: Standard, new: Standard) -> Rules:
    """The rules from one version to the next.

    Declarations are held beside the lists as published. What nobody declared is never guessed: a question
    with other words is reviewed, as is one that a region asks in other words of its own than before; one
    that is gone is kept aside, also where another has the same words. So is one whose levels have another
    scale without a word of which level becomes which.

    Args:
        old: the version before.
        new: the version whose `changes` say what happened since.

    Returns:
        One per question of the version before.
    """
    asked = {c.id for c in new.asked}
    unsaid = {i for d in differences(ours_of(old), ours_of(new)).undeclared for i in d.from_}
    rules = {c.id: _rule(c, new.changes, asked, undeclared=c.id in unsaid) for c in old.asked}
    return _in_own_words(rules, old, new)


def _in_own_words(rules: dict[str, Rule], old: Standard, new: Standard) -> dict[str, Rule]:
    """What a region asks in other words of its own than before is looked at again, whatever was declared."""
    then, now = ({c.id: c.own.asks for c in own_words(side)} for side in (old, new))
    if not then and not now:
        return rules
    for criterion, rule in rules.items():
        targets = tuple(
            t
            if then.get(criterion, OURS) == now.get(t.criterion, OURS)
            else replace(t, verdict=strictest([t.verdict, "review"]))
            for t in rule.targets
        )
        rules[criterion] = replace(rule, targets=targets)
    return rules


def _rule(of: Criterion, declared: Iterable[Change], asked: set[str], *, undeclared: bool) -> Rule:
    criterion = of.id
    changes = [c for c in declared if criterion in c.from_]
    moving = next((c for c in changes if c.kind in _MOVING), None)
    to = (criterion,) if moving is None else moving.to
    scale = _scale_of(changes, of.scale_levels)
    several: Verdict = "review" if moving is not None and moving.kind in ("split", "merge") else "carry"
    verdict = strictest([*(c.answers for c in changes), several, "review" if undeclared else "carry"])
    kept = verdict == "keep_aside" or scale is None
    targets = () if kept else tuple(Target(i, verdict, scale or _SAME) for i in to if i in asked)
    return Rule(
        criterion,
        targets,
        tuple(dict.fromkeys(c.kind for c in changes)),
        tuple(dict.fromkeys(c.note.strip() for c in changes)),
    )


def fresh(rules: Rules, new: Standard) -> tuple[str, ...]:
    """Questions that no answer goes to, in the order asked.

    Args:
        rules: to this version.
        new: this version.
    """
    reached = {target.criterion for rule in rules.values() for target in rule.targets}
    return tuple(c.id for c in new.asked if c.id not in reached)


def composed(first: Rules, then: Rules) -> Rules:
    """Two steps as one.

    Args:
        first: from a version to a later one.
        then: from that one to a still later one.

    Returns:
        The rules from the first version to the last.
    """
    return {criterion: _composed(rule, then) for criterion, rule in first.items()}


def _composed(rule: Rule, then: Rules) -> Rule:
    later = [then[t.criterion] for t in rule.targets if t.criterion in then]
    return Rule(
        rule.criterion,
        tuple(_further(rule.targets, then)),
        tuple(dict.fromkeys((*rule.kinds, *(kind for r in later for kind in r.kinds)))),
        tuple(dict.fromkeys((*rule.notes, *(note for r in later for note in r.notes)))),
    )


def _further(targets: Iterable[Target], then: Rules) -> Iterator[Target]:
    reached = set()
    for target in targets:
        for further in then[target.criterion].targets if target.criterion in then else ():
            if further.criterion not in reached:  # two ways to one question: the first declared
                scale = tuple(further.scale[level] for level in target.scale)
                yield replace(further, verdict=strictest([target.verdict, further.verdict]), scale=scale)
            reached.add(further.criterion)


def strictest(verdicts: Iterable[Verdict]) -> Verdict:
    """The one that lets the least stand; carry where there is none."""
    return max(verdicts, key=_STRICTER.index, default="carry")


def _scale_of(changes: Iterable[Change], levels: Iterable[int]) -> Scale | None:
    """Which level becomes which; None where the scale is another and nobody said so."""
    scales = [c for c in changes if c.kind == "scale"]
    if not scales:
        return _SAME
    if len(scales) > 1 or not whole_scale(scales[0], levels):
        return None
    becomes = scales[0].scale
    return tuple(becomes.get(n, max(becomes.values())) for n in _SAME)  # no answer has a level above
