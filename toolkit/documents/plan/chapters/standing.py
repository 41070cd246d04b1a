# SPDX-License-Identifier: EUPL-1.2
"""Where the team stands: a picture per list about its way of working; lists about safety stand apart."""

from collections import Counter
from collections.abc import Callable, Iterator

from toolkit.documents.blocks import Block, Section, Text, section
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.lists import list_blocks, list_standings
from toolkit.scoring.criterion import CriterionResult
from toolkit.words.catalogue import say

_BOTH = 2  # lists, for which Dutch has a word of its own


def standing(inputs: PlanInputs) -> Section | None:
    """Each list in figures, so that a reader sees the shape before the details.

    None without a list of that kind.
    """
    return section("standing", say("plan.word.standing"), _blocks(inputs))


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    lists = [listed for listed in list_standings(inputs) if not listed.safety]
    for listed in lists:
        yield from list_blocks(listed)
    told = [say("plan.chart.whole")] if any(listed.figure for listed in lists) else []
    told += _counted_twice(inputs) if lists else ()
    if told:
        yield Text(" ".join(told), "quiet")


def _counted_twice(inputs: PlanInputs) -> Iterator[str]:
    """What counts in more than one list: who adds up the lists finds too many."""
    if limits := _in_more_lists(inputs, lambda result: result.limit is not None):
        key = "twice" if len(inputs.unit.standards) == _BOTH else "twice_or_more"
        yield say(f"plan.limits_summary.{key}", n=limits)
    if waiting := _in_more_lists(inputs, lambda result: result.status == "unanswered"):
        yield say("plan.limits_summary.open_twice", n=waiting)


def _in_more_lists(inputs: PlanInputs, counts: Callable[[CriterionResult], bool]) -> int:
    asked = inputs.outcome.asked
    results = (r for listed in inputs.unit.standards for t in listed.result.themes for r in t.criteria)
    criteria = (asked.criterion(r.asked.id) for r in results if counts(r))
    return sum(count > 1 for count in Counter(c.id for c in criteria if c is not None).values())
