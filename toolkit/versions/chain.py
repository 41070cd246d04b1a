# SPDX-License-Identifier: EUPL-1.2
"""From a version of a list to a later one, over every version between them that is known."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from toolkit.model.base import version_order
from toolkit.model.content.standard import Standard
from toolkit.model.given.answers import Answers
from toolkit.versions.migrate import Migration, answered, migrate
from toolkit.versions.number import is_later
from toolkit.versions.rules import Rules, composed, rules_between


def versions_along(known: Iterable[Standard], old: Standard, new: Standard) -> tuple[Standard, ...]:
    """A version, all that are known between, and a later one.

    Args:
        known: lists, versions of others among them.
        old: a version.
        new: a later version of the same list.

    Returns:
        In order; both ends among them.
    """
    between = {
        s.version: s
        for s in known
        if s.id == new.id and is_later(s.version, old.version) and is_later(new.version, s.version)
    }
    return old, *sorted(between.values(), key=lambda s: version_order(s.version)), new


def rules_over(known: Iterable[Standard], old: Standard, new: Standard) -> Rules:
    """What becomes of answers over all steps from one version to a later one.

    Args:
        known: lists, versions of others among them.
        old: the version that was answered.
        new: a later version of the same list.

    Returns:
        The rules of every step together, as each author declared them.
    """
    return rules_along(versions_along(known, old, new))


def rules_along(versions: Sequence[Standard]) -> Rules:
    """What becomes of answers over these versions, each declared beside the one before it."""
    rules: Rules | None = None
    for before, after in pairwise(versions):
        step = rules_between(before, after)
        rules = step if rules is None else composed(rules, step)
    return rules or {}


def standing(rules: Rules) -> dict[str, str]:
    """Where answers stand as they were: id in the later version and the id that they were given to."""
    return {
        rule.targets[0].criterion: rule.criterion
        for rule in rules.values()
        if rule.targets and rule.targets[0].stands
    }


def migrated(answers: Answers, known: Iterable[Standard], asked: Iterable[Standard]) -> tuple[Migration, ...]:
    """Carry one file of answers over to the versions that are asked.

    Args:
        answers: of one respondent.
        known: lists of any version, those that were answered among them.
        asked: lists in the versions that they should answer.

    Returns:
        One per list that was answered in an earlier version, in the order asked, also where only questions
        were that another list refers to; the answers of each are those of the one before it with this list
        carried over as well. A version that nobody knows any more is left as it is.
    """
    lists = {s.pin: s for s in known}
    done = []
    for new in asked:
        earlier = (s for s in lists.values() if s.id == new.id and is_later(new.version, s.version))
        for old in sorted(earlier, key=lambda s: version_order(s.version)):
            if answered(answers, old, new):
                done.append(migrate(answers, old, new, rules_over(lists.values(), old, new)))
                answers = done[-1].answers
    return tuple(done)


def as_given(steps: Sequence[Migration], before: Answers) -> Answers:
    """Answers that were carried over as if each that is to be looked at again were given again.

    Args:
        steps: what `migrated` made of them.
        before: as they were, for where there was nothing to carry over.

    Returns:
        To be shown, or to see what would follow; never to be stored.
    """
    if not steps:
        return before
    now = steps[-1].answers
    given = {
        i: a
        if a.migrated is None or a.migrated.verdict == "carry"
        else a.model_copy(update={"prefilled": False})
        for i, a in now.answers.items()
    }
    return now.model_copy(update={"answers": given})
