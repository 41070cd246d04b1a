# SPDX-License-Identifier: EUPL-1.2
"""What goes well: what the team does above the norm, or else at it."""

from collections.abc import Iterator, Sequence

from toolkit.documents.blocks import Block, Bullets, Item, Section, Text, section
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.words.catalogue import say

_MOST = 5
_MOST_AT_NORM = 3


def strengths(inputs: PlanInputs) -> Section | None:
    """What the team may be proud of, with the text of its level, so that it can tell others.

    None when no question has a level.
    """
    blocks = _blocks(inputs) if inputs.any_level else ()
    return section("strengths", say("plan.word.strengths"), blocks)


def strongest(inputs: PlanInputs) -> Sequence[tuple[str, int]]:
    """Criteria and levels above the norm or at the highest level, at most five, highest first.

    Args:
        inputs: result.

    Returns:
        Without any, at most three that are at the norm: those with a lower limit first, then those
        that are uniform; none for which the norm will soon ask more.
    """
    return _above(inputs)[:_MOST] or _at_norm(inputs)[:_MOST_AT_NORM]


def _above(inputs: PlanInputs) -> list[tuple[str, int]]:
    found = [
        (c, r.asked.level)
        for c, r in inputs.results.items()
        if r.asked.level is not None
        and not r.asked.na
        and (r.asked.level == 4 or r.asked.level > r.asked.norm > 0)
    ]
    return sorted(found, key=lambda pair: -pair[1])  # stable: order of the lists


def _at_norm(inputs: PlanInputs) -> list[tuple[str, int]]:
    growing = {g.criterion for g in inputs.proposal.gaps}
    meets = [(c, r.asked) for c, r in inputs.results.items() if r.status == "meets" and c not in growing]
    meets.sort(key=lambda found: (found[1].lower_limit is None, not found[1].uniform))
    return [(c, asked.level) for c, asked in meets if asked.level is not None]


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    shown, above = strongest(inputs), len(_above(inputs))
    at_norm = sum(r.status == "meets" for r in inputs.results.values())
    if above:
        parts = [say("plan.strengths.some", n=above, at_norm=at_norm)]
        parts += [say("plan.strengths.shown", shown=len(shown))] if len(shown) < above else []
    elif at_norm:
        parts = [say("plan.strengths.none", n=at_norm)]
        parts += [say("plan.strengths.example", n=len(shown))] if len(shown) < at_norm else []
    else:
        parts = [say("plan.strengths.nothing")]
    yield Text(" ".join(parts))
    if shown:
        yield Bullets(tuple(_item(inputs, criterion, level) for criterion, level in shown))


def _item(inputs: PlanInputs, criterion_id: str, level: int) -> Item:
    criterion = inputs.criterion(criterion_id)
    return Item(criterion.title, say("plan.level_text", level=level, text=criterion.levels[level].strip()))
