# SPDX-License-Identifier: EUPL-1.2
"""The action workbook as a value: the actions of a plan, with room to decide about each."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from toolkit.forms.actions.words import ActionMark, column_header, quarter_word, said_to
from toolkit.model.content.measures import Measures, Party
from toolkit.model.given.plan import (
    OWN_PREFIX,
    STEP_STATES,
    ActionDecision,
    ActionField,
    Plan,
    PlanStep,
    StepState,
    is_own,
)
from toolkit.model.hashing import content_hash
from toolkit.model.quarter import PlanQuarter
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.region import Region, Round
from toolkit.planning.decided.above import Joint
from toolkit.planning.decided.changes import other_ways, shown_quarters
from toolkit.planning.decided.decisions import PlannedAction, gaps_seen
from toolkit.planning.decided.evaluation import RoundSide, levels_of
from toolkit.planning.decided.turn import Turn, taken_over
from toolkit.planning.timed.capacity import QUARTERS_LOOKED_ON
from toolkit.planning.timed.timetable import Placement
from toolkit.planning.unit_plan import UnitPlan
from toolkit.scoring.unit import UnitKind
from toolkit.words.catalogue import say
from toolkit.words.text import capital, day_text, hours_text, listing, standing_text, turn_text

NEW_ROWS = 6
OF_THE_REGION: frozenset[ActionField] = frozenset({"decision", "reason", "quarter"})
"""What only the region says of an action that is its own."""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action, or a row for a new one.

    Attributes:
        id: of the measure, or `own-…`.
        title: None where nobody wrote one.
        what: what is done, by the measure; "" for an own action and where no measure is known.
        serves: what it is for, a criterion with its title and levels each; of an own action just ids.
        rank: None for a new row.
        who: the party that takes it up; None for a new row.
        start: in which it begins by this plan; None as for `quarter`.
        quarter: in which it ends by this plan; None outside the quarters ahead, or not planned.
        needed: hours once of whose plan it is, by the measure; None for an own action.
        lasting: hours of theirs that keep coming back each year, by the measure; None where none do.
        note: what people must know of it, or "".
        held: as stored.
        returned: True when a refused action is asked again: its decision is left open.
        gaps: levels to go per criterion, kept with what people decide.
        is_new: True for a row for a new action.
        settled: True when people need do nothing about it any more: done, stopped, or refused.
        above: True when the region decides about it: then only who takes part and how far it is are asked.
        open: True when whose plan it is decides about it now.
        waits: who decides about it first, in words, where that is another; "" for any other action.
    """

    id: str
    title: str | None
    what: str
    serves: str
    rank: int | None
    who: Party | None
    start: PlanQuarter | None
    quarter: PlanQuarter | None
    needed: Fraction | None
    lasting: Fraction | None
    note: str
    held: ActionDecision
    returned: bool
    gaps: Mapping[str, int]
    is_new: bool = False
    settled: bool = False
    above: bool = False
    open: bool = False
    waits: str = ""

    def held_of(self, name: ActionField) -> Any:  # noqa: ANN401 - per field
        """What the workbook shows of a decision; an old refusal is not filled in, nor what does not count."""
        left_out = (self.returned and name == "decision") or not self.takes(name)
        return None if left_out else getattr(self.held, name)

    def takes(self, name: ActionField) -> bool:
        """Whether a field is asked: of what is the region's no decision."""
        return not (self.above and name in OF_THE_REGION)


@dataclass(frozen=True, slots=True)
class StillOpen:
    """What people have not decided yet, and what they have for all of it.

    Attributes:
        actions: how many wait for a decision of whose plan it is.
        ranks: the numbers of these in the plan.
        soon: those of them that begin in the first open quarter: what the plan has them decide first.
        others: how many wait for another, whether people decided about them already or not.
        hours: of whose plan it is, for those together: once.
        lasting: of theirs, that these keep asking each year.
        capacity: hours per quarter that there are; None when nobody gave them.
        moves: numbers of the actions of which they choose what moves, as a quarter is too full.
        full: how many quarters are.
        choose_before: the day before which they do.
        past: numbers of those that ask a new quarter, as the one that was promised is past.
        settle_before: the day before which they decide, and choose that quarter; None of a provisional plan.
        asked_before: the day before which others are asked to decide; None as well.
    """

    actions: int
    ranks: tuple[int, ...]
    soon: tuple[int, ...]
    others: int
    hours: Fraction
    lasting: Fraction
    capacity: Fraction | None
    moves: tuple[int, ...]
    full: int
    choose_before: date
    past: tuple[int, ...]
    settle_before: date | None
    asked_before: date | None

    @property
    def first_day(self) -> date | None:
        """The first day before which they do anything of it; None where there is none, or nothing to do."""
        if self.settle_before is None:
            return None
        days = [self.choose_before] if self.moves else []
        days += [self.settle_before] if self.actions or self.past else []
        return min(days, default=None)


@dataclass(frozen=True, slots=True)
class ActionForm:
    """Everything that an action workbook says and asks.

    Attributes:
        mark: which one it is.
        region: id of the region.
        region_title: as a reader sees it.
        example: True: everything is invented, and the workbook says so.
        kind: whose plan it is.
        title: of the team or municipality.
        day: the round's date.
        horizon: the quarters that the planning looks at, in time.
        quarters: those, the ones after them in which something can come later, and any that the plan
            holds, in time: what people can choose now.
        rows: actions in order of rank, then rows for new ones, then what is settled.
        still_open: what waits for a decision.
        steps: a row per step of this round, taken or still to take.
        takes: who takes each step in this region, as region.yaml has the route of a plan: in that order.
        shown: the quarter of each action that is to be done, as people see it here.
        hashes: over measures and stored decisions, by name.
        functions: to choose an owner from; anything else may be typed.
        provisional: how many questions are open where the plan is provisional, else 0.
        can_swap: True when an action waits for hours or pace alone, so that another may give it room.
    """

    mark: ActionMark
    region: str
    region_title: str
    example: bool
    kind: UnitKind
    title: str
    day: date
    horizon: tuple[PlanQuarter, ...]
    quarters: tuple[PlanQuarter, ...]
    rows: tuple[ActionRow, ...]
    still_open: StillOpen
    steps: tuple[tuple[StepState, PlanStep | None], ...]
    takes: Mapping[StepState, tuple[str, ...]]
    shown: Mapping[str, PlanQuarter | None]
    hashes: Mapping[str, str]
    functions: tuple[str, ...] = ()
    provisional: int = 0
    can_swap: bool = False


def build_action_form(
    region: Region,
    round_: Round,
    side: RoundSide,
    made: UnitPlan,
    *,
    measures: Measures,
    functions: Sequence[str] = (),
) -> ActionForm:
    """Bring together what a team or municipality can decide about.

    Args:
        region: who takes part.
        round_: of the plan.
        side: the unit's result in it, and what was asked.
        made: the plan as it stands.
        measures: the set in use.
        functions: to choose an owner from.

    Returns:
        The workbook as a value.
    """
    plan, proposal, actions, planned = made.plan, made.proposal, made.actions, made.planned
    shown = shown_quarters(actions, planned)
    body = region.decides("pace").title
    starts = {p.task.id: p.start for p in planned.placed}
    levels, first = levels_of(side), proposal.horizon[0]
    # what waits for another to give it room, gets its quarter there
    due = {a.id for a in actions if a.overdue(first) is not None and a.id not in made.turns}
    plain = (
        _row(
            a,
            shown,
            starts,
            gaps_seen(a.id, proposal, measures, levels),
            asked=side.asked,
            notes=_notes(a, due=a.id in due, ways=[made.ranks[n] for n in other_ways(a, actions, proposal)]),
        )
        for a in actions
    )
    needed = made.choice.waiting
    told = (_told(row, made.turns.get(row.id), body) for row in plain)
    rows = [_joined(row, planned.of(row.id), needed.get(row.id, ())) for row in told]
    held = {a.quarter for a in actions if a.quarter is not None and a.quarter > first}
    unit, still_open = side.unit.unit, _still_open(made, due)
    takes = _takes(region, unit.kind)
    return ActionForm(
        ActionMark(round_.id, unit.id, round_.norm, measures.version),
        region.id,
        region.title,
        region.example,
        unit.kind,
        unit.title,
        round_.date,
        proposal.horizon,
        tuple(sorted(held.union(first.plus(n) for n in range(QUARTERS_LOOKED_ON)))),
        (*(r for r in rows if not r.settled), *_new_rows(actions), *(r for r in rows if r.settled)),
        still_open,
        tuple(_steps(plan, round_.id, takes)),
        takes,
        shown,
        {"measures": content_hash(measures), "plan": "" if plan is None else content_hash(plan)},
        tuple(functions),
        len(proposal.unanswered) if made.provisional else 0,
        any(turn.kind in {"hours", "pace"} for turn in made.turns.values()),
    )


def _new_rows(actions: Sequence[PlannedAction]) -> list[ActionRow]:
    numbers = [int(a.id.removeprefix(OWN_PREFIX)) for a in actions if a.own]
    first = max(numbers, default=0) + 1
    return [
        ActionRow(
            f"{OWN_PREFIX}{n}",
            title=None,
            what="",
            serves="",
            rank=None,
            who=None,
            start=None,
            quarter=None,
            needed=None,
            lasting=None,
            note="",
            held=ActionDecision(),
            returned=False,
            gaps={},
            is_new=True,
        )
        for n in range(first, min(first + NEW_ROWS, 1000))
    ]


def _still_open(made: UnitPlan, due: Collection[str]) -> StillOpen:
    waiting = made.open
    others = sum(not turn.own for turn in made.turns.values())
    zero = Fraction(0)
    hours = sum((a.hours for a in waiting), zero)
    lasting = sum((a.measure.hours_a_year(a.holder) for a in waiting if a.measure is not None), zero)
    ranks = tuple(action.rank for action in waiting)
    moves = {task for each in made.overloads for task in each.moves}
    past = _new_quarter(made, due)
    move, late = (tuple(a.rank for a in made.actions if a.id in these) for these in (moves, past))
    room, before, full = made.planned.capacity, made.choose_before, len(made.overloads)
    days = (None, None) if made.provisional else (made.settle_before, made.terms.fed.first_day)
    return StillOpen(
        len(waiting), ranks, made.soon, others, hours, lasting, room, move, full, before, late, *days
    )


def _new_quarter(made: UnitPlan, due: Collection[str]) -> set[str]:
    """What asks a new quarter of whose plan it is: the region gives its own."""
    return {a.id for a in made.actions if a.id in due and not a.of_region}


def _row(
    action: PlannedAction,
    shown: Mapping[str, PlanQuarter | None],
    starts: Mapping[str, PlanQuarter | None],
    gaps: Mapping[str, int],
    *,
    asked: Questionnaire,
    notes: Iterable[str],
) -> ActionRow:
    held = ActionDecision() if action.decision is None else action.decision
    return ActionRow(
        action.id,
        action.title,
        "" if action.measure is None else action.measure.what,
        " ".join(held.criteria) if action.own else _serves(action, asked),
        action.rank,
        action.party,
        starts.get(action.id),
        shown.get(action.id),
        None if action.measure is None else Fraction(action.measure.hours.get(action.holder, 0)),
        None if action.measure is None else action.measure.hours_a_year(action.holder) or None,
        "\n".join(notes),
        held,
        action.returned,
        gaps,
        settled=action.settled,
        above=action.of_region,
    )


def _told(row: ActionRow, turn: Turn | None, body: str) -> ActionRow:
    """A row with who decides about it; and what it waits for where that was decided already."""
    if turn is None:
        return row
    room = ("", "") if turn.room is None else (turn.room.kind, turn.room.party)
    said = turn_text(turn.kind, turn.party, body, decided=turn.decided, room=room)
    if turn.decided:
        return replace(row, note="\n".join(text for text in (row.note, said) if text))
    return replace(row, open=turn.own, waits="" if turn.own else said)


def _joined(row: ActionRow, placement: Placement | None, parties: Sequence[Party]) -> ActionRow:
    """A row with the others without whom it does not begin, and how many hours of theirs it asks."""
    others = [party for party in parties if party != row.who]
    if placement is None or not others:
        return row
    asked = {party: placement.task.hours_once(party) for party in others}
    parts = [
        say("decisions.note.joins_part", who=say(f"plan.who.{party}"), hours=hours_text(hours))
        if hours
        else say(f"plan.who.{party}")
        for party, hours in asked.items()
    ]
    note = say("decisions.note.joins", parties=listing(parts), n=len(parts))
    return replace(row, note="\n".join(text for text in (row.note, note) if text))


def _serves(action: PlannedAction, asked: Questionnaire) -> str:
    levels = {s.criterion: s for s in action.serves}
    parts = []
    for name in action.criteria:
        criterion = asked.criterion(name)
        question = f"{name} {criterion.title}" if criterion is not None else name
        at = levels.get(name)
        if at is not None:
            question = say("decisions.serves", question=question, was=at.from_, to=at.to)
        parts.append(question)
    return "\n".join(parts)


def _notes(action: PlannedAction, *, due: bool, ways: Sequence[int]) -> Iterator[str]:
    """What people must know of an action; of one that is settled no more than why.

    Of one that no longer follows from the answers, `ways` are the numbers of what the rule has for it now.
    """
    if action.joint is not None:
        yield from _said_above(action.joint)
    if action.decided_on is not None:
        who = say(f"plan.who.{action.holder}")
        told = standing_text(action.standing, who, action.decided_on, in_book=taken_over(action))
        yield say("decisions.note.decided", told=capital(told))
    if action.returned:
        yield say("decisions.note.returned")
    elif action.proposed and action.status == "done":
        yield say("decisions.note.still_proposed")
    elif not action.own and action.measure is None:
        yield say("decisions.note.gone")
    elif action.no_longer_proposed:
        going_on = not action.settled
        key = "other_way" if ways else "going_on"
        key = f"{'other_way' if ways else 'no_longer'}_region" if action.of_region else key
        holes = {"stop": say("decisions.status.dropped"), "n": len(ways), "ranks": listing([*map(str, ways)])}
        yield say(f"decisions.note.{key if going_on else 'no_longer'}", **holes)
    elif action.proposed and not action.serves:
        yield say("decisions.note.first")
    if due and not action.of_region:
        yield say("decisions.note.overdue", column=column_header("quarter"))


def _said_above(joint: Joint) -> Iterator[str]:
    """What the region said of an action, and whether the own word of whose plan it is counts."""
    if joint.answer is None:
        yield say("decisions.above.open")
    else:
        day = "" if joint.on is None else day_text(joint.on)
        holes = {"by": joint.by or say("decisions.above.region"), "day": day}
        quarter = "" if joint.quarter is None else quarter_word(joint.quarter)
        yield say(f"decisions.above.{joint.answer}{'_on' if day else ''}", **holes)
        if quarter:
            yield say("decisions.above.quarter", quarter=quarter)
        if joint.reason:
            yield joint.reason.strip()
    if joint.passed_over:
        yield say("decisions.above.passed_over")
    elif not joint.counts:
        yield say("decisions.above.own")


def _takes(region: Region, kind: UnitKind) -> dict[StepState, tuple[str, ...]]:
    """Who takes each step: whose plan it is settles it, the bodies of the region do the rest."""
    found: dict[StepState, tuple[str, ...]] = {"settled": (said_to(kind, "state_help.settled"),)}
    for body in region.route:
        found[body.step] = (*found.get(body.step, ()), body.title)
    return found


def _steps(
    plan: Plan | None, round_id: str, takes: Mapping[StepState, tuple[str, ...]]
) -> list[tuple[StepState, PlanStep | None]]:
    """Rows for the steps of this round: those taken, and as many as there are bodies to take each."""
    taken = () if plan is None else plan.steps
    found: list[tuple[StepState, PlanStep | None]] = []
    for state in STEP_STATES:
        here = [s for s in taken if s.state == state and s.round in {None, round_id}]
        found += [(state, step) for step in here]
        found += [(state, None)] * max(len(takes.get(state, ())) - len(here), not here)
    return found


def is_own_row(row: ActionRow) -> bool:
    """True when title and criteria are to be filled in too."""
    return is_own(row.id)
