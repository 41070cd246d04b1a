# SPDX-License-Identifier: EUPL-1.2
"""What changed between two norms, question by question."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.model.content.norm import Norm
from toolkit.model.content.standard import Standard

NormPart = Literal["level", "limit", "uniform", "weight"]
Asked = tuple[tuple[int, int], ...] | int | bool | str | None
"""Of a level: the steps of its path as quarters and level; of the others the value itself."""


@dataclass(frozen=True, slots=True)
class NormDifference:
    """One thing that a norm asks otherwise of one question.

    Attributes:
        criterion: id under the later norm; under the earlier one where it is asked there alone.
        part: what is other; None where the question is asked under one of the two norms alone.
        before: under the earlier norm; None where it is not asked there.
        after: under the later norm; None where it is not asked there.
    """

    criterion: str
    part: NormPart | None
    before: Asked
    after: Asked


def norm_differences(
    old: tuple[Norm, tuple[Standard, ...]], new: tuple[Norm, tuple[Standard, ...]], was: Mapping[str, str]
) -> tuple[NormDifference, ...]:
    """Hold two norms beside each other.

    Args:
        old: the earlier norm, and the lists that it lies over.
        new: the later one, and its lists.
        was: id of a question under the later norm and its id under the earlier one, where it is the same.

    Returns:
        In the order of the later norm's lists; then what is asked no more.
    """
    found: list[NormDifference] = []
    there = [c.id for standard in old[1] for c in standard.asked]
    for criterion in (c.id for standard in new[1] for c in standard.asked):
        before = was.get(criterion)
        if before is None:
            found.append(NormDifference(criterion, None, None, _level(new[0], criterion)))
            continue
        found += _of_one(criterion, before, old[0], new[0])
    reached = set(was.values())
    found += [NormDifference(c, None, _level(old[0], c), None) for c in there if c not in reached]
    return tuple(found)


def _of_one(criterion: str, before: str, old: Norm, new: Norm) -> Iterator[NormDifference]:
    values: dict[NormPart, tuple[Asked, Asked]] = {
        "level": (_level(old, before), _level(new, criterion)),
        "limit": (old.lower_limit_of(before), new.lower_limit_of(criterion)),
        "uniform": (old.is_uniform(before), new.is_uniform(criterion)),
        "weight": (str(old.weight_of(before)), str(new.weight_of(criterion))),
    }
    for part, (then, now) in values.items():
        if then != now:
            yield NormDifference(criterion, part, then, now)


def _level(norm: Norm, criterion: str) -> tuple[tuple[int, int], ...]:
    """What is asked and when: a level that always holds is a path of one step."""
    entry = norm.criteria.get(criterion)
    if entry is not None and entry.path:
        return tuple((step.after_quarters, step.level) for step in entry.path)
    return ((0, norm.final_level(criterion)),)
