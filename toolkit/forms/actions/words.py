# SPDX-License-Identifier: EUPL-1.2
"""The words by which writer and reader of the action workbook find each other, and its mark."""

import re

from toolkit.model.given.plan import (
    ACTION_STATUSES,
    DECISIONS,
    OWN_PREFIX,
    STEP_STATES,
    ActionDecision,
    StepState,
)
from toolkit.model.quarter import PlanQuarter
from toolkit.scoring.unit import UnitKind
from toolkit.sheets.read.values import Choice, normal
from toolkit.words.catalogue import keys, say

_SAID_OTHERWISE: tuple[StepState, ...] = ("settled", "discussed")  # in earlier workbooks

# workbooks of before had no number
_STEP_NUMBER = re.compile(r"\s*\(\d{1,3}\)\s*$")


def said_to(kind: UnitKind, key: str, **holes: object) -> str:
    """A sentence of the workbook; where a municipality is told something else than a team, its own."""
    own = f"actions.{kind}.{key.replace('.', '_')}"
    return say(own if own in keys(own) else f"actions.{key}", **holes)


def column_header(column: str) -> str:
    """The header of a column, of actions or of steps; of what is decided, the title of its field."""
    decided = column in ActionDecision.model_fields
    return ActionDecision.title_of(column) if decided else say(f"actions.column.{column}")


def decision_choices() -> tuple[Choice, ...]:
    """What people can decide, in the order shown."""
    return tuple(Choice(value, say(f"actions.decision.{value}")) for value in DECISIONS)


def status_choices() -> tuple[Choice, ...]:
    """How far an action can be, in the order shown."""
    return tuple(Choice(value, say(f"actions.status.{value}")) for value in ACTION_STATUSES)


def step_words(state: StepState, number: int, rows: int) -> str:
    """What stands before a row for a step; numbered where a state has several: 'getoetst (2)'."""
    word = say(f"actions.state.{state}")
    return word if rows == 1 else say("actions.state_numbered", state=word, number=number)


def step_state(text: str) -> StepState | None:
    """The state that the first cell of a row names, with or without a number; None for none."""
    plain = normal(_STEP_NUMBER.sub("", text))
    words = {normal(say(f"actions.state.{state}")): state for state in STEP_STATES}
    earlier = {normal(say(f"actions.read.{state}")): state for state in _SAID_OTHERWISE}
    return (earlier | words).get(plain)


def quarter_word(quarter: PlanQuarter) -> str:
    """A quarter in a cell: '3e kwartaal 2026'."""
    return say("actions.quarter", number=quarter.number, year=quarter.year)


def id_of(text: str) -> str:
    """The id that a cell means, as far as it has the shape of one."""
    plain = " ".join(text.split()).replace("–", "-").replace(" ", "-")
    own = say("actions.own", number="")
    for prefix in (own, OWN_PREFIX):
        if plain.lower().startswith(prefix):
            return OWN_PREFIX + plain[len(prefix) :]
    return plain.upper()
