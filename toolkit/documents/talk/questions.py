# SPDX-License-Identifier: EUPL-1.2
"""Which question to talk from goes with which subject: questions without a score, from the lists."""

from collections.abc import Iterable, Sequence

from toolkit.model.base import Citation
from toolkit.model.content.criterion import Criterion
from toolkit.model.content.layer import LaidCriterion
from toolkit.model.content.standard import Prompt, Standard


def matching(standards: Sequence[Standard], criteria: Iterable[Criterion]) -> dict[str, str]:
    """A question to talk from for each criterion that has one; each is used once.

    A question fits where it is about the same step of a resident's way. Where several do, one that is
    drawn from the same passage of a source goes first, then one of the criterion's own list, then one that is
    drawn from a passage of the criterion's theme: a question about regie goes before one about safety.

    Args:
        standards: the lists of the round.
        criteria: in the order of their importance: the first one chooses first.

    Returns:
        By id of the criterion, that of the region itself before any other; nothing for one that no question
        is left for.
    """
    left = [(standard, prompt) for standard in standards for prompt in standard.prompts]
    near = _passages(standards)
    found: dict[str, str] = {}
    for criterion in criteria:
        if isinstance(criterion, LaidCriterion) and criterion.own.talk:
            found[criterion.id] = criterion.own.talk
            continue
        fitting = [pair for pair in left if pair[1].step == criterion.step is not None]
        if not fitting:
            continue

        def rank(pair: tuple[Standard, Prompt], of: Criterion = criterion) -> tuple[bool, bool, bool]:
            standard, prompt = pair
            drawn = set(prompt.sources)
            return drawn.isdisjoint(of.sources), of not in standard.asked, drawn.isdisjoint(near[of.id])

        best = min(fitting, key=rank)
        found[criterion.id] = best[1].question
        left.remove(best)
    return found


def _passages(standards: Iterable[Standard]) -> dict[str, set[Citation]]:
    """By id of a criterion, all passages that its theme draws from."""
    found: dict[str, set[Citation]] = {}
    for theme in (theme for standard in standards for theme in standard.themes):
        drawn = {source for criterion in theme.criteria for source in criterion.sources}
        found |= dict.fromkeys((criterion.id for criterion in theme.criteria), drawn)
    return found
