# SPDX-License-Identifier: EUPL-1.2
"""The actions that the picture of the body leaves out or shows too late, in one table.

What such an action holds stands in the workbook in which people decide about it; here is what it is for,
what it asks, and who can bring it forward.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from toolkit.documents.blocks import Section, Table, Text, section
from toolkit.documents.plan.actions import serves_text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import anchor_of, numbered, owner, state_lines
from toolkit.documents.plan.requests import cause_text
from toolkit.documents.text import heads
from toolkit.planning.timed.timetable import Placement
from toolkit.planning.weighed.requests import RequestItem
from toolkit.words.catalogue import say
from toolkit.words.text import hours_text, quarter_short

_COLUMNS = ("action", "who", "hours", "deadline", "later", "hours_help", "whom")
_DATES = 5  # columns that say what it is and when it can be
_ONCE = ("deadline", "hours_help")
"""Columns that say little where all rows say the same."""
_WIDTHS = dict(zip(_COLUMNS, (28, 15, 7, 11, 11, 12, 16), strict=True))


def elsewhere(inputs: PlanInputs) -> Section | None:
    """Every action that comes later than asked, has no place, or is done.

    None when all actions have their quarters in time.
    """
    shown = [p for p in inputs.planned.placements if p.late or p.state == "done"]
    if not shown:
        return None
    asked = {item.task: (item, r.addressee) for r in inputs.made.requests for item in r.items}
    keys = _COLUMNS[:_DATES] if inputs.made.provisional else _COLUMNS  # it asks nobody anything yet
    rows = [dict(zip(keys, _row(inputs, p, asked.get(p.task.id)), strict=False)) for p in shown]
    alike = _alike(rows)
    kept = [key for key in keys if key not in alike]
    cells = tuple(tuple(row[key] for key in kept) for row in rows)
    widths = tuple(_WIDTHS[key] for key in kept)  # what others leave goes to all of them
    anchors = tuple(_anchor(inputs, placement) for placement in shown)
    title, columns = say("plan.word.elsewhere"), heads("plan.elsewhere.head", *kept)
    table = Table(title, columns, cells, widths, (2,), anchors=anchors)
    told = " ".join(_told(key, value) for key, value in alike.items())
    return section("elsewhere", title, (Text(told), table) if told else (table,), annex=True)


def _alike(rows: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """What is the same in each row that has it, so that it is told once instead of in a column."""
    found = {key: {row[key] for row in rows if row.get(key)} for key in _ONCE}
    alike = {key: next(iter(values)) for key, values in found.items() if len(rows) > 1 and len(values) == 1}
    plain = {say(f"plan.elsewhere.{key}") for key in ("affirmed", "denied")}  # a cause stays with its action
    return {key: value for key, value in alike.items() if key != "hours_help" or value in plain}


def _told(key: str, value: str) -> str:
    """What all rows share, in a sentence."""
    denied = "_not" if value == say("plan.elsewhere.denied") else ""
    return say(f"plan.elsewhere.all.{key}{denied}", value=value)


def _anchor(inputs: PlanInputs, placement: Placement) -> str:
    """The place of an action that is not told in full elsewhere."""
    action = inputs.made.action(placement.task.id)
    return "" if action is None or placement.state == "placed" else anchor_of(action)


def _row(inputs: PlanInputs, placement: Placement, asked: tuple[RequestItem, str] | None) -> tuple[str, ...]:
    """What it is for and asks, then its dates and who is asked; of what is done only that."""
    task = placement.task
    action = "\n".join(text for text in (numbered(inputs, task.id), serves_text(inputs, placement)) if text)
    together = f"; {say('plan.together')}" if task.together else ""
    about = action, owner(inputs, task.id) + together, hours_text(Fraction(task.hours))
    if asked is None:
        return *about, "", say("plan.planning.done"), "", ""
    item, addressee = asked
    later = say("plan.elsewhere.never") if item.later is None else quarter_short(item.later)
    helps = say(f"plan.elsewhere.{'affirmed' if item.reason == 'capacity' else 'denied'}")
    helps = cause_text(inputs, task.id, "cell") or helps
    whom = say(f"plan.addressee.{addressee}_alone")
    if placement.state == "outside" or task.id in inputs.made.turns:
        whom = "\n".join(state_lines(inputs, inputs.made.action(task.id))) or whom
    return *about, quarter_short(item.deadline), later, helps, whom
