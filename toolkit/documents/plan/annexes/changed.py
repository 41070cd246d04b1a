# SPDX-License-Identifier: EUPL-1.2
"""Every change in the plan since people last saw it, and what became of every earlier action."""

from collections.abc import Iterator

from toolkit.documents.blocks import Section, bullets, section
from toolkit.documents.plan.actions import names_text
from toolkit.documents.plan.chapters.changes import FEW, earlier_blocks, look_blocks, looks_shown
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import named
from toolkit.model.quarter import PlanQuarter
from toolkit.words.catalogue import say
from toolkit.words.text import quarter_short


def changed(inputs: PlanInputs) -> Section | None:
    """What the body counts, one by one: the decisions that need a look first.

    None for a first plan and where nothing changed.
    """
    looks = () if looks_shown(inputs) else look_blocks(inputs)
    texts = (bullets(changed_texts(inputs)),) if inputs.changes.changes else ()
    return section("changed", say("plan.word.changed"), (*looks, *texts), annex=True)


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


def earlier(inputs: PlanInputs) -> Section | None:
    """What each earlier action was for and what the answers say now, where the body only counts them.

    None when the body has them, or when there are none.
    """
    if len(inputs.evaluated) <= FEW:
        return None
    return section("earlier", say("plan.word.earlier"), earlier_blocks(inputs), annex=True)
