# SPDX-License-Identifier: EUPL-1.2
"""The chapter about what was put to who decides above the teams: the region and employers."""

from decimal import Decimal

from toolkit.documents.blocks import Section, Table, Text, section
from toolkit.documents.progress.inputs import ProgressInputs
from toolkit.documents.text import NO_FIGURE, heads
from toolkit.model.given.decision import ANSWERS, DecidedItem, ItemKind, parties_of
from toolkit.model.region import REGION_PARTY
from toolkit.region.progress import FollowedItem
from toolkit.words.catalogue import say
from toolkit.words.numbers import number
from toolkit.words.text import day_text, quarter_short, told_counts

_UNITS: dict[ItemKind, str] = {
    "joint": "euro",
    "hours": "hours",
    "formation": "fte",
    "money": "euro",
    "pace": "",
}


def above(inputs: ProgressInputs) -> Section | None:
    """Everything that was asked of the region and of employers, and what they answered."""
    columns = heads("progress.head", "item", "decides", "answer", "asked", "granted", "when")
    rows = tuple(_row(inputs, followed) for followed in inputs.seen.above)
    title = say("progress.above.title")
    table = Table(title, columns, rows, (34, 20, 18, 12, 12, 14))
    return section("above", title, (Text(say("progress.above.lead")), table) if rows else ())


def above_sentence(inputs: ProgressInputs) -> str:
    """How much of it was answered; empty when nothing was put to them."""
    found = inputs.seen.above
    if not found:
        return ""
    answers = [a.said for a in found]
    if answers.count(None) == len(answers):
        return say("progress.brief.above_open", n=len(found))
    told = say(
        "progress.brief.above",
        n=len(found),
        answered=len(found) - answers.count(None),
        parts=told_counts("progress.brief.answered_of", {a: answers.count(a) for a in ANSWERS}),
    )
    again = sum(a.item.asked_again for a in found)
    return f"{told} {say('progress.brief.above_again', n=again)}" if again else told


def item_title(inputs: ProgressInputs, item: DecidedItem) -> str:
    """What is decided about, and for whom."""
    unit = None if item.unit is None else inputs.units_by_id[item.unit]
    action = "" if item.action is None else inputs.action_title(item.unit, item.action)
    return say(f"progress.item.{item.kind}", action=action, unit="" if unit is None else inputs.title(unit))


def party_title(inputs: ProgressInputs, party: str) -> str:
    """Who decides, by name where names are told."""
    if party != REGION_PARTY and not inputs.named.reader.sees("names"):
        return say("plan.who.employer")
    found = (p.title for p in parties_of(inputs.named.outcome.region) if p.id == party)
    return next(found, say("plan.who.employer"))


def answer_text(followed: FollowedItem) -> str:
    """What they answered, or said of an earlier plan; of what they let go on and is late, since when."""
    answer, earlier = say(f"progress.answer.{followed.said or 'open'}"), followed.item.earlier
    if earlier is not None:
        was = say(f"progress.answer.{earlier.answer}")
        return say("progress.above.earlier", answer=answer, was=was, round=earlier.round)
    if followed.item.asked_again:
        return say("progress.above.again", answer=answer)
    if followed.late_since is None:
        return answer
    return say("progress.above.late", answer=answer, day=day_text(followed.late_since))


def _row(inputs: ProgressInputs, followed: FollowedItem) -> tuple[str, ...]:
    item, promised = followed.item, followed.promised
    return (
        item_title(inputs, item),
        party_title(inputs, item.party),
        answer_text(followed),
        _amount(item.kind, item.asked),
        NO_FIGURE if followed.said == "refused" else _amount(item.kind, followed.granted),
        NO_FIGURE if promised is None else quarter_short(promised),
    )


def _amount(kind: ItemKind, amount: Decimal | None) -> str:
    unit = _UNITS.get(kind)
    return say(f"progress.amount.{unit}", n=number(amount)) if unit and amount is not None else NO_FIGURE
