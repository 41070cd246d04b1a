# SPDX-License-Identifier: EUPL-1.2
"""From a version of a list to a later one, over every version between them that is known."""

from collections.abc import Iterable
from itertools import pairwise

from toolkit.model.standard import Standard
from toolkit.versions.number import is_later
from toolkit.versions.rules import Rules, composed, rules_between


def rules_over(known: Iterable[Standard], old: Standard, new: Standard) -> Rules:
    """What becomes of answers over all steps from one version to a later one.

    Args:
        known: lists, versions of others among them.
        old: the version that was answered.
        new: a later version of the same list.

    Returns:
        The rules of every step together, as each author declared them.
    """
    between = {
        s.version: s
        for s in known
        if s.id == new.id and is_later(s.version, old.version) and is_later(new.version, s.version)
    }
    steps = [old, *sorted(between.values(), key=lambda s: [int(n) for n in s.version.split(".")]), new]
    rules: Rules | None = None
    for before, after in pairwise(steps):
        step = rules_between(before, after)
        rules = step if rules is None else composed(rules, step)
    return rules or {}


def standing(rules: Rules) -> dict[str, str]:
    """Where answers stand as they were: id in the later version and the id that they were given to."""
    return {
        rule.targets[0].criterion: rule.criterion
        for rule in rules.values()
        if len(rule.targets) == 1 and rule.targets[0].stands
    }
