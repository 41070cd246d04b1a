# SPDX-License-Identifier: EUPL-1.2
"""The end of a board edition: what changed since the round before, and how it was worked out."""

from collections.abc import Iterator

from toolkit.documents.blocks import Block, Section, Text, section
from toolkit.documents.plan.chapters.changes import earlier_counts, figures
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.content.criterion import USUAL_LEVELS
from toolkit.words.catalogue import say


def since(inputs: PlanInputs) -> Section | None:
    """What became of figures and actions of the round before.

    None for a first plan.
    """
    return section("changes", say("plan.word.changes"), since_blocks(inputs))


def since_blocks(inputs: PlanInputs) -> Iterator[Block]:
    """Per list how it moved, and in counts what became of earlier actions, or that nobody decided."""
    yield from figures(inputs)
    counts = earlier_counts(inputs)
    if counts:
        yield Text(" ".join(counts))


def closing(inputs: PlanInputs) -> Section | None:
    """How the figures came about, in a few lines.

    Never None.
    """
    top = max(len(scale) or USUAL_LEVELS for scale in inputs.scales) - 1
    texts = [say(f"board.method.{key}", top=top) for key in _methods(inputs)]
    texts += [say("plan.method.proposals")] if any(not r.final for r in inputs.unit.standards) else []
    texts.append(say("word.about_way_of_working"))
    return section("method", say("plan.word.method"), (Text(" ".join(texts), "quiet"),))


def _methods(inputs: PlanInputs) -> Iterator[str]:
    """What there is to explain: no planning of a half-filled list, extra hours only where some are shown."""
    yield "figures"
    if not inputs.made.provisional:
        yield "in_time"
        yield "planning"
        if any(option.total for option in inputs.made.choice.options):
            yield "extra_hours"
