# SPDX-License-Identifier: EUPL-1.2
"""The action workbook as a value: the actions of a team's plan, with room to decide about each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Literal

from toolkit.forms.layout import Choice
from toolkit.messages.catalogue import say
from toolkit.model.hashing import content_hash
from toolkit.model.measures import Measures
from toolkit.model.plan import (
    ACTION_STATUSES,
    DECISIONS,
    OWN_PREFIX,
    STEP_STATES,
    ActionDecision,
    ActionField,
    BasedOnRound,
    Plan,
    PlanStep,
    StepState,
    is_own,
)
from toolkit.model.region import Region, Round
from toolkit.planning.changes import shown_quarters
from toolkit.planning.decisions import PlannedAction, gaps_seen
from toolkit.planning.horizon import PlanQuarter
from toolkit.planning.proposal import PlanProposal
from toolkit.planning.timetable import Schedule
from toolkit.scoring.unit import Unit

FORMAT = "acties/1"
NEW_ROWS = 6
_STEP_ROWS: dict[StepState, int] = {"settled": 1, "tested": 2, "discussed": 1, "decided": 1}

ActionColumn = Literal[
    "id", "name", "serves", "rank", "proposed", "needed", "note",
    "decision", "reason", "owner", "quarter", "hours", "status",
]  # fmt: skip
COLUMNS: tuple[ActionColumn, ...] = (
    "id", "name", "serves", "rank", "proposed", "needed", "note",
    "decision", "reason", "owner", "quarter", "hours", "status",
)  # fmt: skip
# the column in which a field of a decision stands; title and criteria only for own actions
COLUMN_OF: dict[ActionField, ActionColumn] = {
    "title": "name", "criteria": "serves", "decision": "decision", "reason": "reason",
    "owner": "owner", "quarter": "quarter", "hours": "hours", "status": "status",
}  # fmt: skip
STEP_COLUMNS = ("state", "by", "on")

_PIN = r"[a-z0-9-]{1,40}@[0-9.]{5,14}"
_MARK = re.compile(
    r"acties/(?P<format>\d{1,4}) · (?P<round>[a-z0-9-]{1,40}) · (?P<unit>[a-z0-9-]{1,40})"
    rf" · (?P<norm>{_PIN}) · (?P<measures>[0-9.]{{5,14}})"
)


@dataclass(frozen=True, slots=True)
class ActionMark:
    """What tells one action workbook from another; it stands readable on every sheet."""

    round: str
    unit: str
    norm: str
    measures: str
    format: int = 1

    def __str__(self) -> str:
        """As it stands in a cell: `acties/1 · 2026-q1 · zandwerve-oost · norm@1.0.0 · 1.0.0`."""
        return " · ".join((f"acties/{self.format}", self.round, self.unit, self.norm, self.measures))

    @classmethod
    def find(cls, text: str) -> "ActionMark | None":
        """The mark somewhere in a text, or None."""
        found = _MARK.search(text)
        if found is None:
            return None
        return cls(found["round"], found["unit"], found["norm"], found["measures"], int(found["format"]))


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action, or a row for a new one.

    Attributes:
        id: of the measure, or `own-…`.
        title: None where nobody wrote one.
        serves: what it is for, a criterion with its levels each; of an own action just ids.
        rank: None for a new row.
        quarter: in which it ends by this plan; None outside the quarters ahead, or not planned.
        needed: team hours by the measure; None for an own action.
        note: what people must know of it, or "".
        held: as stored.
        returned: True when a refused action is asked again: its decision is left open.
        gaps: levels to go per criterion, kept with what people decide.
        is_new: True for a row for a new action.
    """

    id: str
    title: str | None
    serves: str
    rank: int | None
    quarter: PlanQuarter | None
    needed: Fraction | None
    note: str
    held: ActionDecision
    returned: bool
    gaps: Mapping[str, int]
    is_new: bool = False

    def held_of(self, name: ActionField) -> Any:  # noqa: ANN401 - per field
        """What the workbook shows of a decision; the old refusal is not filled in beforehand."""
        return None if self.returned and name == "decision" else getattr(self.held, name)


@dataclass(frozen=True, slots=True)
class ActionForm:
    """Everything that an action workbook says and asks.

    Attributes:
        mark: which one it is.
        region: id of the region.
        region_title: as a reader sees it.
        example: True: everything is invented, and the workbook says so.
        title: of the team.
        day: the round's date.
        quarters: those looked ahead over, and any other that the plan holds, in time.
        rows: actions in order of rank, then rows for new ones.
        steps: a row per step of this round, taken or still to take.
        shown: the quarter of each action that is to be done, as people see it here.
        hashes: over measures and stored decisions, by name.
    """

    mark: ActionMark
    region: str
    region_title: str
    example: bool
    title: str
    day: date
    quarters: tuple[PlanQuarter, ...]
    rows: tuple[ActionRow, ...]
    steps: tuple[tuple[StepState, PlanStep | None], ...]
    shown: Mapping[str, PlanQuarter | None]
    hashes: Mapping[str, str]


def build_action_form(
    region: Region,
    round_: Round,
    unit: Unit,
    plan: Plan | None,
    *,
    measures: Measures,
    proposal: PlanProposal,
    actions: Sequence[PlannedAction],
    planned: Schedule,
    levels: Mapping[str, int | None],
) -> ActionForm:
    """Bring together what a team can decide about.

    Args:
        region: who takes part.
        round_: of the plan.
        unit: the team.
        plan: what people decided, or None.
        measures: the set in use.
        proposal: what follows from the answers.
        actions: from `decided_actions`.
        planned: their quarters.
        levels: the team's level per criterion that is asked.

    Returns:
        The workbook as a value.
    """
    shown = shown_quarters(actions, planned)
    rows = [_row(a, shown, gaps_seen(a.id, proposal, measures, levels)) for a in actions]
    numbers = [int(a.id.removeprefix(OWN_PREFIX)) for a in actions if a.own]
    first = max(numbers, default=0) + 1
    rows += [
        ActionRow(f"{OWN_PREFIX}{n}", None, "", None, None, None, "", ActionDecision(), False, {}, True)
        for n in range(first, min(first + NEW_ROWS, 1000))
    ]
    held = {a.quarter for a in actions if a.quarter is not None}
    return ActionForm(
        ActionMark(round_.id, unit.id, round_.norm, measures.version),
        region.id,
        region.title,
        region.example,
        unit.title,
        round_.date,
        tuple(sorted(held.union(proposal.horizon))),
        tuple(rows),
        tuple(_steps(plan, round_.id)),
        shown,
        {"measures": content_hash(measures), "plan": "" if plan is None else content_hash(plan)},
    )


def based_on(mark: ActionMark) -> BasedOnRound:
    """What the plan in a workbook was made from.

    Raises:
        ValueError: when the mark was tampered with.
    """
    return BasedOnRound(round=mark.round, norm=mark.norm, measures=mark.measures)


def column_header(column: ActionColumn) -> str:
    """The header of a column with actions."""
    return say(f"decisions.column.{column}")


def decision_choices() -> tuple[Choice, ...]:
    """What people can decide, in the order shown."""
    return tuple(Choice(value, say(f"decisions.decision.{value}")) for value in DECISIONS)


def status_choices() -> tuple[Choice, ...]:
    """How far an action can be, in the order shown."""
    return tuple(Choice(value, say(f"decisions.status.{value}")) for value in ACTION_STATUSES)


def state_choices() -> tuple[Choice, ...]:
    """The steps of a plan, in order."""
    return tuple(Choice(value, say(f"decisions.state.{value}")) for value in STEP_STATES)


def quarter_word(quarter: PlanQuarter) -> str:
    """A quarter in a cell: '3e kwartaal 2026'."""
    return say("decisions.quarter", number=quarter.number, year=quarter.year)


def id_word(action: str) -> str:
    """The id of an action in a cell: of an own one 'eigen-1'."""
    return say("decisions.own", number=action.removeprefix(OWN_PREFIX)) if is_own(action) else action


def id_of(text: str) -> str:
    """The id that a cell means, as far as it has the shape of one."""
    plain = " ".join(text.split()).replace("–", "-").replace(" ", "-")
    own = say("decisions.own", number="")
    for prefix in (own, OWN_PREFIX):
        if plain.lower().startswith(prefix):
            return OWN_PREFIX + plain[len(prefix) :]
    return plain.upper()


def _row(
    action: PlannedAction, shown: Mapping[str, PlanQuarter | None], gaps: Mapping[str, int]
) -> ActionRow:
    held = ActionDecision() if action.decision is None else action.decision
    return ActionRow(
        action.id,
        action.title,
        " ".join(held.criteria) if action.own else _serves(action),
        action.rank,
        shown.get(action.id),
        None if action.measure is None else Fraction(action.measure.hours.get("team", 0)),
        _note(action),
        held,
        action.returned,
        gaps,
    )


def _serves(action: PlannedAction) -> str:
    levels = {s.criterion: s for s in action.serves}
    parts = [
        say("decisions.serves", criterion=c, was=levels[c].from_, to=levels[c].to) if c in levels else c
        for c in action.criteria
    ]
    return "\n".join(parts)


def _note(action: PlannedAction) -> str:
    if action.returned:
        return say("decisions.note.returned")
    if action.proposed and not action.serves:
        return say("decisions.note.first")
    if not action.own and action.measure is None:
        return say("decisions.note.gone")
    return say("decisions.note.no_longer") if action.no_longer_proposed else ""


def _steps(plan: Plan | None, round_id: str) -> list[tuple[StepState, PlanStep | None]]:
    """Rows for the steps of this round, with room for one more of each."""
    taken = () if plan is None else plan.steps
    found: list[tuple[StepState, PlanStep | None]] = []
    for state, least in _STEP_ROWS.items():
        here = [s for s in taken if s.state == state and s.round in {None, round_id}]
        found += [(state, step) for step in here]
        found += [(state, None)] * max(least - len(here), 0)
    return found


def is_own_row(row: ActionRow) -> bool:
    """True when title and criteria are to be filled in too."""
    return is_own(row.id)
