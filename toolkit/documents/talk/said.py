# SPDX-License-Identifier: EUPL-1.2
"""How single respondents answered each question, in the few words that fit beside it on a form."""

from collections.abc import Iterator

from toolkit.documents.talk.subjects import Subject, Talk
from toolkit.scoring.spread import Spread
from toolkit.words.catalogue import say


def said_beside(talk: Talk) -> dict[str, str]:
    """What stands beside each question of a form on which a unit settles its answers.

    Args:
        talk: what is known of the unit, as far as its reader may know it.

    Returns:
        Text of a few lines by id of the criterion that is asked; empty when nobody answered for themselves.
    """
    if not talk.colleagues and not talk.partners:
        return {}
    return {s.criterion.id: "\n".join(lines) for s in talk.subjects if (lines := list(_lines(s)))}


def _lines(subject: Subject) -> Iterator[str]:
    if subject.withheld:
        yield say("talk.said.few")
    elif subject.spread.voices:
        yield from _counted(subject.spread)
        middle = subject.spread.middle
        if middle.level is not None:
            yield say("talk.said.middle", level=middle.level)
    if subject.partners.voices:
        yield say("talk.said.partners")
        yield from _counted(subject.partners)


def _counted(spread: Spread) -> Iterator[str]:
    yield from (say("talk.said.level", level=level, n=spread.levels[level]) for level in spread.chosen)
    others = {"word.na": spread.na, "word.unknown": spread.unknown, "talk.silent": spread.silent}
    yield from (say("talk.said.other", what=say(key), n=n) for key, n in others.items() if n)
