# SPDX-License-Identifier: EUPL-1.2
"""Every action of earlier rounds, beside the level that the team chooses now."""

from toolkit.documents.blocks import Section, Table, section
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import earlier_title
from toolkit.documents.text import heads
from toolkit.planning.decided.evaluation import Effect, Evaluated
from toolkit.words.catalogue import say

_WIDTHS = (38, 46, 16)
_ORDER = {"risen": 0, "fallen": 1, "same": 2, "not_comparable": 3}
FEW = 4  # actions that the body shows one by one; more of them stand in the annex


def earlier(inputs: PlanInputs) -> Section | None:
    """What each earlier action was for and what the answers say now, where the body only counts them.

    None when the body has them, or when there are none.
    """
    if len(inputs.evaluated) <= FEW:
        return None
    return section("earlier", say("plan.word.earlier"), (earlier_table(inputs),), annex=True)


def earlier_table(inputs: PlanInputs) -> Table:
    """A row per earlier action: what moved first, then what did not."""
    rows = tuple((earlier_title(inputs, e), _effects(inputs, e), _status(e)) for e in inputs.evaluated)
    columns = heads("plan.earlier.head", "action", "effect", "status")
    return Table(say("plan.earlier.title"), columns, rows, _WIDTHS)


def _status(found: Evaluated) -> str:
    key = "plan.earlier.done_same" if found.without_difference else f"plan.action_status.{found.status}"
    return say(key)


def _effects(inputs: PlanInputs, found: Evaluated) -> str:
    effects = sorted(found.effects, key=lambda e: _ORDER[e.outcome])
    return "\n".join(_effect(inputs, effect) for effect in effects)


def _effect(inputs: PlanInputs, effect: Effect) -> str:
    title = inputs.title_of(effect.criterion)
    return say(f"plan.earlier.effect.{effect.outcome}", title=title, before=effect.before, now=effect.now)
