# SPDX-License-Identifier: EUPL-1.2
"""Every change in the plan since people last saw it."""

from collections.abc import Iterator

from toolkit.documents.blocks import Block, Section, Text, bullets, section
from toolkit.documents.plan.actions import names_text
from toolkit.documents.plan.annexes.earlier import FEW
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import named
from toolkit.model.quarter import PlanQuarter, quarter_named
from toolkit.planning.decided.changes import Look
from toolkit.words.catalogue import say
from toolkit.words.text import listing, quarter_short


def changed(inputs: PlanInputs) -> Section | None:
    """What the body counts, one by one: the decisions that need a look first.

    None for a first plan and where nothing changed.
    """
    looks = () if looks_shown(inputs) else look_blocks(inputs)
    texts = (bullets(changed_texts(inputs)),) if inputs.changes.changes else ()
    return section("changed", say("plan.word.changed"), (*looks, *texts), annex=True)


def looks_shown(inputs: PlanInputs) -> bool:
    """Whether the decisions that need a look are so few that the body shows them one by one."""
    return len(inputs.changes.looks) <= FEW


def changed_texts(inputs: PlanInputs) -> Iterator[str]:
    """What moved one by one; what is new or gone together, for those are about the same answers."""
    found = inputs.changes.changes
    for change in (c for c in found if c.kind == "moved"):
        was, now = _quarter(change.was), _quarter(change.now)
        yield say("plan.changes.moved", action=named(inputs, change.action), was=was, now=now)
    for kind in ("new", "gone"):
        ids = [c.action for c in found if c.kind == kind]
        if ids:
            yield say(f"plan.changes.{kind}", n=len(ids), names=names_text(inputs, ids))


def _quarter(quarter: PlanQuarter | None) -> str:
    return say("plan.changes.nowhere") if quarter is None else quarter_short(quarter)


def look_blocks(inputs: PlanInputs) -> Iterator[Block]:
    """The decisions that need a look; nothing without any."""
    looks = inputs.changes.looks
    if looks:
        yield Text(say("plan.changes.look", n=len(looks)))
        yield bullets(_look(inputs, look) for look in looks)


def _look(inputs: PlanInputs, look: Look) -> str:
    if look.kind in ("question_gone", "question_moved"):
        return _of_question(inputs, look)
    if look.kind == "norm":
        return _of_norm(inputs, look)
    return say(
        f"plan.look.{look.kind}",
        action="" if look.action is None else named(inputs, look.action),
        was=_shown(look, look.was),
        now=_shown(look, look.now),
        criterion=None if look.criterion is None else inputs.title_of(look.criterion),
        others=names_text(inputs, look.others),
    )


def _of_question(inputs: PlanInputs, look: Look) -> str:
    """What became of a question that an action was decided for, and of the action itself."""
    return say(
        f"plan.look.{look.kind}",
        action=named(inputs, look.action or ""),
        was=look.was,
        criterion=look.criterion,
        now=listing([f"'{inputs.title_of(i)}' ({i})" for i in look.others]),
        status="" if look.status is None else say(f"plan.action_status.{look.status}"),
    )


def _of_norm(inputs: PlanInputs, look: Look) -> str:
    """Another norm by name, of the same one another version."""
    norm = inputs.outcome.asked.norm
    pins = [str(pin).partition("@")[::2] for pin in (look.was, look.now)]
    (was, now), (was_version, now_version) = zip(*pins, strict=True)
    if was == now:
        return say("plan.look.norm_version", was=was_version, now=now_version)
    titles = [norm.title if name == norm.id else name for name in (was, now)]
    holes = [say("plan.front.norm_value", title=t, version=v) for t, (_, v) in zip(titles, pins, strict=True)]
    return say("plan.look.norm", was=holes[0], now=holes[1])


def _shown(look: Look, value: str | int | None) -> str | int | None:
    """A quarter as a reader knows it, not as data names it."""
    if look.kind == "overdue" and isinstance(value, str):
        return quarter_short(quarter_named(value))
    return value
