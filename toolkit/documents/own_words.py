# SPDX-License-Identifier: EUPL-1.2
"""What a region asks in its own words and what it does not ask, for the end of a document: never in silence.

Wherever the title of such a question stands it has a mark (see `toolkit/model/content/layer.py`); this says
what it means, and why. Who reads it may know it: it is about the list, and of no team.
"""

from collections.abc import Collection, Iterator

from toolkit.documents.blocks import Block, Bullets, Item, Section, Subheading, Text, section
from toolkit.model.content.criterion import AskedOf
from toolkit.model.content.layer import MARK, LaidCriterion, own_words
from toolkit.model.questionnaire import Questionnaire
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, listing

ANCHOR = "own-words"


def own_words_section(
    asked: Questionnaire, of: Collection[AskedOf], lists: Collection[str], *, annex: bool = False
) -> Section | None:
    """The questions in own words and those that are switched off, each with its reason.

    Args:
        asked: of the round.
        of: whose questions.
        lists: ids of the lists that it is about.
        annex: whether it stands behind the body.

    Returns:
        None where every question is asked as its list has it.
    """
    found = [
        c for s in asked.standards if s.id in lists for c in own_words(s) if c.asked_of in of and c.own.says
    ]
    return section(ANCHOR, say("layer.title"), _blocks(asked, found), annex=annex)


def _blocks(asked: Questionnaire, found: list[LaidCriterion]) -> Iterator[Block]:
    off = [c for c in found if c.is_off]
    others = [c for c in found if not c.is_off]
    limits = [c for c in off if asked.norm.lower_limit_of(c.id) is not None]
    if limits:
        yield Text(limits_off_text(asked, limits), "alarm")
    if others:
        yield Text(say("layer.lead", mark=MARK, n=len(others)))
        yield Bullets(tuple(Item(_named(c), f"{changed_text(c)} {why_text(c)}") for c in others))
    if off:
        yield Subheading(say("layer.off_title", n=len(off)))
        yield Text(say("layer.off_lead", n=len(off)))
        yield Bullets(tuple(Item(_named(c), why_text(c)) for c in off))


def _named(criterion: LaidCriterion) -> str:
    return say("layer.named", id=criterion.id, title=criterion.title)


def limits_off_text(asked: Questionnaire, criteria: Collection[LaidCriterion]) -> str:
    """That a lower limit of the norm is asked of nobody."""
    names = [say("layer.limit", title=c.title, level=asked.norm.lower_limit_of(c.id)) for c in criteria]
    return say("layer.limits_off", n=len(names), names=listing(names))


def limits_off(asked: Questionnaire) -> tuple[LaidCriterion, ...]:
    """The questions with a lower limit that the region switched off, in the order of the lists."""
    every = (c for s in asked.standards for c in own_words(s) if c.is_off)
    return tuple(c for c in every if asked.norm.lower_limit_of(c.id) is not None)


def changed_text(criterion: LaidCriterion) -> str:
    """What the region says otherwise, in a few words."""
    own = criterion.own
    parts = [say(f"layer.part.{name}") for name in (*own.words, *(["talk"] if own.talk else []))]
    if own.levels:
        numbers = [str(n) for n in sorted(own.levels)]
        parts.append(say("layer.part.levels", n=len(numbers), levels=listing(numbers)))
    return say("layer.changed", parts=listing(parts))


def why_text(criterion: LaidCriterion) -> str:
    """Why, by whom and since when."""
    reason = criterion.own.reason.removesuffix(".")
    return say("layer.why", reason=reason, period=period_text(criterion))


def period_text(criterion: LaidCriterion) -> str:
    """From when until when it is asked so, and which body decided it."""
    own = criterion.own
    key = "since" if own.until is None else "between"
    until = {} if own.until is None else {"until": day_text(own.until)}
    return say(f"layer.{key}", by=own.by, day=day_text(own.from_), **until)
