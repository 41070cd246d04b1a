# SPDX-License-Identifier: EUPL-1.2
"""What a unit answered in an earlier round, in the words that stand beside a question."""

from toolkit.model.content.criterion import Criterion
from toolkit.model.given.answers import Answer, Answers
from toolkit.model.region import Region
from toolkit.scoring.unit import is_settled, says_two_things
from toolkit.words.catalogue import say


def answered_before(region: Region, criterion: Criterion, previous: Answers | None) -> str | None:
    """The answer of an earlier round in words, when it said one clear thing.

    Args:
        region: for the day of that round.
        criterion: as it is asked now.
        previous: of that round; None shows nothing.

    Returns:
        Lines of text; None where nothing is shown.
    """
    then = None if previous is None else region.round(previous.round)
    if previous is None or then is None:
        return None
    answer = previous.answers.get(criterion.id)
    day = say("form.before.day", day=f"{then.date.day}-{then.date.month}-{then.date.year}")
    if answer is None:
        return _clashed(criterion, previous, day)
    if not is_settled(answer) or says_two_things(answer):
        return None
    said = _in_words(answer)
    came = answer.migrated
    changed = answer.asked is not None and answer.asked != criterion.content_hash
    changed = changed or (came is not None and came.verdict != "carry")
    moved = came is not None and came.criterion != criterion.id
    notes = [say("form.before.moved", id=came.criterion)] if came is not None and moved else []
    if came is not None and came.level is not None:
        notes.append(say("form.before.scale", level=came.level))
    notes += [say("form.before.changed")] if changed else []
    return "\n".join((said, day, *notes))


def _in_words(answer: Answer) -> str:
    if answer.level is not None:
        return say("form.before.level", level=answer.level)
    return say("word.na") if answer.na else say("word.unknown")


def _clashed(criterion: Criterion, previous: Answers, day: str) -> str | None:
    """Answers to several questions that became this one, where they differed; None where there are none."""
    lines = [
        say("form.before.clashed", said=_in_words(answer), id=answer.migrated.criterion)
        for answer in previous.aside.values()
        if answer.migrated is not None and answer.migrated.clashed == criterion.id
    ]
    return "\n".join((*lines, day, say("form.before.choose"))) if lines else None
