# SPDX-License-Identifier: EUPL-1.2
"""Actions of earlier rounds, beside the level that the team chooses now: in short, and each of them."""

from collections.abc import Sequence

from toolkit.documents.blocks import Block, Blocks, Subheading, Table, Text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.plan import ActionStatus
from toolkit.planning.evaluation import Effect, Evaluated
from toolkit.words.catalogue import say
from toolkit.words.text import listing

_WIDTHS = (38, 46, 16)
_STATES: tuple[ActionStatus, ...] = ("done", "doing", "todo", "dropped")
_ORDER = {"risen": 0, "fallen": 1, "same": 2, "not_comparable": 3}
FEW = 4  # actions that the body shows one by one; more of them stand in the annex


def earlier_part(inputs: PlanInputs) -> Blocks:
    """What became of the actions of earlier rounds, in counts; where there are few, also one by one.

    Args:
        inputs: actions of earlier rounds, beside what the answers say now.

    Returns:
        Blocks for the body; empty without such actions.
    """
    found = inputs.evaluated
    if not found:
        return ()
    blocks: list[Block] = [Subheading(say("plan.earlier.title")), Text(_summary(found))]
    if len(found) <= FEW:
        blocks.append(_table(inputs))
    blocks.append(Text(say("plan.earlier.no_cause"), "quiet"))
    return tuple(blocks)


def earlier_table(inputs: PlanInputs) -> Blocks:
    """Every action of earlier rounds with what it was for, for the annex.

    Args:
        inputs: actions of earlier rounds.

    Returns:
        A table; empty when the body has it.
    """
    return (_table(inputs),) if len(inputs.evaluated) > FEW else ()


def _summary(found: Sequence[Evaluated]) -> str:
    counts = {state: sum(e.status == state for e in found) for state in _STATES}
    parts = [say(f"plan.earlier.count.{state}", n=n) for state, n in counts.items() if n]
    told = [say("plan.earlier.summary", n=len(found), parts=listing(parts))]
    done = [e for e in found if e.status == "done"]
    risen = sum(any(x.outcome == "risen" for x in e.effects) for e in done)
    same = sum(no_difference(e) for e in done)
    if risen:
        told.append(say("plan.earlier.risen", n=risen))
    if same:
        told.append(say("plan.earlier.same", n=same))
    carried = sum(e.carried_over for e in found)
    if carried:
        told.append(say("plan.earlier.carried", n=carried))
    if len(found) > FEW:
        told.append(say("plan.earlier.annex"))
    return " ".join(told)


def no_difference(found: Evaluated) -> bool:
    """Whether an action is done while no level that it was for rose; one that cannot be compared is not."""
    outcomes = {e.outcome for e in found.effects}
    return found.status == "done" and "risen" not in outcomes and bool(outcomes & {"same", "fallen"})


def _table(inputs: PlanInputs) -> Table:
    rows = tuple((inputs.earlier_title(e), _effects(inputs, e), _status(e)) for e in inputs.evaluated)
    heads = tuple(say(f"plan.earlier.head.{key}") for key in ("action", "effect", "status"))
    return Table(say("plan.earlier.title"), heads, rows, _WIDTHS)


def _status(found: Evaluated) -> str:
    return say("plan.earlier.done_same" if no_difference(found) else f"plan.action_status.{found.status}")


def _effects(inputs: PlanInputs, found: Evaluated) -> str:
    """What moved first, then what did not."""
    effects = sorted(found.effects, key=lambda e: _ORDER[e.outcome])
    return "\n".join(_effect(inputs, effect) for effect in effects)


def _effect(inputs: PlanInputs, effect: Effect) -> str:
    title = inputs.title_of(effect.criterion)
    return say(f"plan.earlier.effect.{effect.outcome}", title=title, before=effect.before, now=effect.now)
