# SPDX-License-Identifier: EUPL-1.2
"""Every action of earlier rounds, beside the level that the team chooses now."""

from collections.abc import Iterator

from toolkit.documents.blocks import Block, Section, Table, Text, section
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import earlier_title
from toolkit.documents.text import heads
from toolkit.planning.decided.evaluation import Effect, Evaluated
from toolkit.words.catalogue import say

_WIDTHS = (38, 46, 16)
_ORDER = {"risen": 0, "fallen": 1, "same": 2}
FEW = 4  # actions that the body shows one by one; more of them stand in the annex


def earlier(inputs: PlanInputs) -> Section | None:
    """What each earlier action was for and what the answers say now, where the body only counts them.

    None when the body has them, or when there are none.
    """
    if len(inputs.evaluated) <= FEW:
        return None
    return section("earlier", say("plan.word.earlier"), earlier_blocks(inputs), annex=True)


def earlier_blocks(inputs: PlanInputs) -> Iterator[Block]:
    """A row per earlier action, and why some answers say nothing about it."""
    yield _table(inputs)
    if any(effect.outcome == "not_comparable" for e in inputs.evaluated for effect in e.effects):
        yield Text(say("plan.earlier.not_comparable"), "quiet")


def _table(inputs: PlanInputs) -> Table:
    """What moved first, then what did not, and together what cannot be told."""
    rows = tuple((earlier_title(inputs, e), _effects(inputs, e), _status(e)) for e in inputs.evaluated)
    columns = heads("plan.earlier.head", "action", "effect", "status")
    return Table(say("plan.earlier.title"), columns, rows, _WIDTHS)


def _status(found: Evaluated) -> str:
    key = "plan.earlier.done_same" if found.without_difference else f"plan.action_status.{found.status}"
    return say(key)


def _effects(inputs: PlanInputs, found: Evaluated) -> str:
    told = (e for e in found.effects if e.outcome != "not_comparable")
    lines = [_effect(inputs, effect) for effect in sorted(told, key=lambda e: _ORDER[e.outcome])]
    rest = [inputs.title_of(e.criterion) for e in found.effects if e.outcome == "not_comparable"]
    if rest:
        lines.append(say("plan.earlier.effect.not_comparable", titles="; ".join(rest)))
    return "\n".join(lines)


def _effect(inputs: PlanInputs, effect: Effect) -> str:
    title = inputs.title_of(effect.criterion)
    return say(f"plan.earlier.effect.{effect.outcome}", title=title, before=effect.before, now=effect.now)
