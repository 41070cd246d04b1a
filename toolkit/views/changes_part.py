# SPDX-License-Identifier: EUPL-1.2
"""What changed: since the round before, since people last saw the plan, and what earlier actions brought."""

from fractions import Fraction

from toolkit.messages.catalogue import say
from toolkit.planning.changes import Change, Look
from toolkit.planning.evaluation import Effect, Evaluated
from toolkit.planning.horizon import PlanQuarter, quarter_named
from toolkit.views.document import Block, Blocks, Bullets, Item, Subheading, Table, Text
from toolkit.views.plan_inputs import PlanInputs
from toolkit.views.text import listing, quarter_short

_WIDTHS = (32, 48, 20)


def changes_part(inputs: PlanInputs) -> Blocks:
    """Figures, earlier actions, and changes in the plan.

    Args:
        inputs: the round before, the plan as people last saw it, and actions of earlier rounds.

    Returns:
        Blocks; empty for a first plan.
    """
    return (*_figures(inputs), *_evaluated(inputs), *_plan(inputs))


def _figures(inputs: PlanInputs) -> Blocks:
    if inputs.since is None or not inputs.since.lists:
        return ()
    titles = {s.id: s.title for s in inputs.outcome.asked.standards}
    items = tuple(
        Item(
            titles[c.standard] + ":",
            say(
                "plan.changes.list",
                before=_percent(c.before),
                after=_percent(c.after),
                team=_signed(c.team_effect),
                norm=_signed(c.norm_effect),
                n=c.criteria,
            ),
        )
        for c in inputs.since.lists
    )
    return (Text(say("plan.changes.since", round=inputs.since.round)), Bullets(items))


def _percent(share: Fraction) -> str:
    tenths = (share * 1000 + Fraction(1, 2)).__floor__()
    return f"{tenths // 10},{tenths % 10}"


def _signed(share: Fraction) -> str:
    """Points with one decimal: before, after and effects then add up as nearly as a reader can see."""
    tenths = (abs(share) * 1000 + Fraction(1, 2)).__floor__()
    sign = "" if not tenths else "+" if share > 0 else "-"
    return f"{sign}{tenths // 10},{tenths % 10}"


def _evaluated(inputs: PlanInputs) -> Blocks:
    if not inputs.evaluated:
        return ()
    rows = tuple(
        (e.title or e.id, _status(e), "\n".join(_effect(inputs, x) for x in e.effects))
        for e in inputs.evaluated
    )
    heads = tuple(say(f"plan.changes.head.{key}") for key in ("action", "effect", "status"))
    caption = say("plan.changes.earlier")
    ordered = tuple((title, effect, status) for title, status, effect in rows)
    blocks: list[Block] = [Subheading(caption), Table(caption, heads, ordered, _WIDTHS)]
    carried = [e for e in inputs.evaluated if e.carried_over]
    if carried:
        blocks.append(Text(say("plan.changes.carried", n=len(carried))))
    blocks.append(Text(say("plan.changes.no_cause"), "quiet"))
    return tuple(blocks)


def _status(found: Evaluated) -> str:
    outcomes = {e.outcome for e in found.effects}
    if found.status == "done" and "risen" not in outcomes and outcomes & {"same", "fallen"}:
        return say("plan.changes.done_no_difference")
    return say(f"plan.action_status.{found.status}")


def _effect(inputs: PlanInputs, effect: Effect) -> str:
    criterion = inputs.outcome.asked.criterion(effect.criterion)
    title = effect.criterion if criterion is None else criterion.title
    return say(f"plan.changes.effect.{effect.outcome}", title=title, before=effect.before, now=effect.now)


def _plan(inputs: PlanInputs) -> Blocks:
    changes = inputs.changes
    if not changes.seen:
        return ()
    moved = [_change(inputs, c) for c in changes.changes]
    looks = [_look(inputs, look) for look in changes.looks]
    blocks: list[Block] = [Subheading(say("plan.changes.plan"))]
    if not moved and not looks:
        return (*blocks, Text(say("plan.changes.nothing")))
    if moved:
        blocks.append(Bullets(tuple(Item("", text) for text in moved)))
    if looks:
        blocks.append(Text(say("plan.changes.look", n=len(looks))))
        blocks.append(Bullets(tuple(Item("", text) for text in looks)))
    return tuple(blocks)


def _quarter(quarter: PlanQuarter | None) -> str:
    return say("plan.changes.nowhere") if quarter is None else quarter_short(quarter)


def _change(inputs: PlanInputs, change: Change) -> str:
    name = inputs.numbered(change.action)
    if inputs.action(change.action) is None:  # what is gone has no number any more
        titles = {m.id: m.title for m in inputs.measures.measures}
        name = titles.get(change.action, change.action)
    return say(f"plan.changes.{change.kind}", action=name, was=_quarter(change.was), now=_quarter(change.now))


def _look(inputs: PlanInputs, look: Look) -> str:
    name = "" if look.action is None else inputs.numbered(look.action)
    criterion = None if look.criterion is None else inputs.outcome.asked.criterion(look.criterion)
    others = listing([inputs.numbered(a) for a in look.others])
    return say(
        f"plan.look.{look.kind}",
        action=name,
        was=_told(inputs, look, look.was),
        now=_told(inputs, look, look.now),
        criterion=look.criterion if criterion is None else criterion.title,
        others=others,
    )


def _told(inputs: PlanInputs, look: Look, value: str | int | None) -> str | int | None:
    """A quarter or a norm as a reader knows it, not as data names it."""
    if look.kind == "overdue" and isinstance(value, str):
        return quarter_short(quarter_named(value))
    if look.kind == "norm" and isinstance(value, str):
        norm = inputs.outcome.asked.norm
        name, _, version = value.partition("@")
        title = norm.title if name == norm.id else name
        return say("plan.front.norm_value", title=title, version=version)
    return value
