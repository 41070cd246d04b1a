# SPDX-License-Identifier: EUPL-1.2
"""Every action that comes later than asked or has no place, with who is asked about it."""

from toolkit.documents.blocks import Section, Table, section
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import addressee_title, numbered
from toolkit.documents.text import heads
from toolkit.planning.requests import RequestItem
from toolkit.words.catalogue import say
from toolkit.words.text import quarter_short

_WIDTHS = (33, 13, 14, 11, 9, 20)


def late(inputs: PlanInputs) -> Section | None:
    """What the requests are about one by one, as each of them names only a few.

    None when everything is in time.
    """
    asked = {item.task: (item, r.addressee) for r in inputs.made.requests for item in r.items}
    if not asked:
        return None
    columns = heads("plan.asked.head", "action", "deadline", "later", "hours_help", "joint", "whom")
    rows = tuple(_row(inputs, *asked[p.task.id], joint=p.task.together) for p in inputs.planned.late)
    table = Table(say("plan.word.late"), columns, rows, _WIDTHS)
    return section("late", say("plan.word.late"), (table,), annex=True)


def _row(inputs: PlanInputs, item: RequestItem, addressee: str, *, joint: bool) -> tuple[str, ...]:
    """Whether more hours bring it in time and whether teams can do it together, beside the dates."""
    later = say("plan.asked.never") if item.later is None else quarter_short(item.later)
    answers = (
        say(f"plan.asked.{'affirmed' if yes else 'denied'}") for yes in (item.reason == "capacity", joint)
    )
    whom = addressee_title(inputs, addressee)
    return numbered(inputs, item.task), quarter_short(item.deadline), later, *answers, whom
