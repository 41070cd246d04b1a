# SPDX-License-Identifier: EUPL-1.2
"""What changed: since the round before, since people last saw the plan, and what earlier actions brought."""

from fractions import Fraction

from toolkit.documents.blocks import Block, Blocks, Bullets, Item, Subheading, Text
from toolkit.documents.plan.chapters.earlier import earlier_part
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.quarter import PlanQuarter, quarter_named
from toolkit.planning.changes import Change, Look
from toolkit.words.catalogue import say
from toolkit.words.text import listing, quarter_short


def changes_part(inputs: PlanInputs) -> Blocks:
    """Figures, earlier actions, and changes in the plan.

    Args:
        inputs: the round before, the plan as people last saw it, and actions of earlier rounds.

    Returns:
        Blocks; empty for a first plan.
    """
    return (*_figures(inputs), *earlier_part(inputs), *_plan(inputs))


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


def by_team(inputs: PlanInputs, standard: str) -> str:
    """What the team itself changed on one list since the round before, apart from another norm.

    Args:
        inputs: the round before.
        standard: id of the list.

    Returns:
        A sentence for page one; empty without a round to compare with.
    """
    changes = () if inputs.since is None else inputs.since.lists
    found = next((c for c in changes if c.standard == standard), None)
    if inputs.since is None or found is None:
        return ""
    return say(
        f"plan.changes.{_by(found.norm_effect)}",
        round=inputs.since.round,
        before=_percent(found.before),
        after=_percent(found.after),
        points=_signed(found.team_effect),
        norm=_signed(found.norm_effect),
    )


def _by(norm_effect: Fraction) -> str:
    if _signed(norm_effect) == "0,0":
        return "by_team"
    return "by_stricter" if norm_effect < 0 else "by_wider"


def _percent(share: Fraction) -> str:
    tenths = (share * 1000 + Fraction(1, 2)).__floor__()
    return f"{tenths // 10},{tenths % 10}"


def _signed(share: Fraction) -> str:
    """Points with one decimal: before, after and effects then add up as nearly as a reader can see."""
    tenths = (abs(share) * 1000 + Fraction(1, 2)).__floor__()
    sign = "" if not tenths else "+" if share > 0 else "-"
    return f"{sign}{tenths // 10},{tenths % 10}"


def _plan(inputs: PlanInputs) -> Blocks:
    """How much changed in the plan, and the decisions that need a look; the list stands in the annex."""
    changes = inputs.changes
    if not changes.seen:
        return ()
    looks = [_look(inputs, look) for look in changes.looks]
    blocks: list[Block] = [Subheading(say("plan.changes.plan"))]
    if not changes.changes and not looks:
        return (*blocks, Text(say("plan.changes.nothing")))
    if changes.changes:
        counts = {kind: sum(c.kind == kind for c in changes.changes) for kind in ("moved", "new", "gone")}
        parts = [say(f"plan.changes.count.{kind}", n=n) for kind, n in counts.items() if n]
        blocks.append(Text(say("plan.changes.counted", parts=listing(parts))))
    if looks:
        blocks.append(Text(say("plan.changes.look", n=len(looks))))
        blocks.append(Bullets(tuple(Item("", text) for text in looks)))
    return tuple(blocks)


def changed_part(inputs: PlanInputs) -> Blocks:
    """Every change in the plan since people last saw it, for the annex.

    Args:
        inputs: the plan as people last saw it.

    Returns:
        A list; empty for a first plan and where nothing changed.
    """
    texts = _changed(inputs)
    return (Bullets(tuple(Item("", text) for text in texts)),) if texts else ()


def _quarter(quarter: PlanQuarter | None) -> str:
    return say("plan.changes.nowhere") if quarter is None else quarter_short(quarter)


def _change(inputs: PlanInputs, change: Change) -> str:
    name = inputs.named(change.action)
    return say(f"plan.changes.{change.kind}", action=name, was=_quarter(change.was), now=_quarter(change.now))


def _changed(inputs: PlanInputs) -> list[str]:
    """What moved one by one; what is new or gone together, for those are about the same answers."""
    texts = [_change(inputs, c) for c in inputs.changes.changes if c.kind == "moved"]
    for kind in ("new", "gone"):
        names = [inputs.named(c.action) for c in inputs.changes.changes if c.kind == kind]
        if names:
            texts.append(say(f"plan.changes.{kind}", n=len(names), names=listing(names)))
    return texts


def _look(inputs: PlanInputs, look: Look) -> str:
    name = "" if look.action is None else inputs.named(look.action)
    criterion = None if look.criterion is None else inputs.outcome.asked.criterion(look.criterion)
    others = listing([inputs.named(a) for a in look.others])
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
