# SPDX-License-Identifier: EUPL-1.2
"""From a plan to its action workbook: which rows there are, what each holds, what is still open."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

from toolkit.forms.actions.form import ActionForm, ActionRow, StillOpen
from toolkit.forms.actions.notes import row_notes, with_joining, with_turn
from toolkit.forms.actions.words import said_to
from toolkit.forms.returned.hidden_sheet import DecidedMark
from toolkit.model.content.measures import Measures
from toolkit.model.given.plan import OWN_PREFIX, STEP_STATES, ActionDecision, Plan, PlanStep, StepState
from toolkit.model.hashing import content_hash
from toolkit.model.quarter import PlanQuarter
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.region import Region, Round
from toolkit.planning.decided.changes import other_ways, shown_quarters
from toolkit.planning.decided.decisions import PlannedAction, gaps_seen
from toolkit.planning.decided.evaluation import RoundSide, levels_of
from toolkit.planning.timed.capacity import QUARTERS_LOOKED_ON
from toolkit.planning.unit_plan import UnitPlan
from toolkit.scoring.unit import UnitKind
from toolkit.words.catalogue import say

NEW_ROWS = 6


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
            notes=row_notes(
                a, due=a.id in due, ways=[made.ranks[n] for n in other_ways(a, actions, proposal)]
            ),
        )
        for a in actions
    )
    needed = made.choice.waiting
    told = (with_turn(row, made.turns.get(row.id), body) for row in plain)
    rows = [with_joining(row, planned.of(row.id), needed.get(row.id, ())) for row in told]
    held = {a.quarter for a in actions if a.quarter is not None and a.quarter > first}
    unit, still_open = side.unit.unit, _still_open(made, due)
    takes = _takes(region, unit.kind)
    return ActionForm(
        mark=DecidedMark(round_.id, unit.id, round_.norm, measures.version),
        region=region.id,
        region_title=region.title,
        example=region.example,
        kind=unit.kind,
        title=unit.title,
        day=made.terms.day,
        horizon=proposal.horizon,
        quarters=tuple(sorted(held.union(first.plus(n) for n in range(QUARTERS_LOOKED_ON)))),
        rows=(*(r for r in rows if not r.settled), *_new_rows(actions), *(r for r in rows if r.settled)),
        still_open=still_open,
        steps=tuple(_steps(plan, round_.id, takes)),
        takes=takes,
        shown=shown,
        hashes={"measures": content_hash(measures), "plan": "" if plan is None else content_hash(plan)},
        functions=tuple(functions),
        provisional=len(proposal.unanswered) if made.provisional else 0,
        can_swap=any(turn.kind in {"hours", "pace"} for turn in made.turns.values()),
    )


def _new_rows(actions: Sequence[PlannedAction]) -> list[ActionRow]:
    numbers = [int(a.id.removeprefix(OWN_PREFIX)) for a in actions if a.own]
    first = max(numbers, default=0) + 1
    return [ActionRow(f"{OWN_PREFIX}{n}", is_new=True) for n in range(first, min(first + NEW_ROWS, 1000))]


def _still_open(made: UnitPlan, due: Collection[str]) -> StillOpen:
    waiting = made.open
    others = sum(not turn.own for turn in made.turns.values())
    zero = Fraction(0)
    hours = sum((a.hours for a in waiting), zero)
    lasting = sum((a.measure.hours_a_year(a.holder) for a in waiting if a.measure is not None), zero)
    ranks = tuple(action.rank for action in waiting)
    moves = {task for each in made.overloads for task in each.moves}
    past = {a.id for a in made.actions if a.id in due and not a.of_region}  # a promise that is theirs
    move, late = (tuple(a.rank for a in made.actions if a.id in these) for these in (moves, past))
    room, before, full = made.planned.capacity, made.choose_before, len(made.overloads)
    days = (None, None) if made.provisional else (made.settle_before, made.terms.fed.first_day)
    return StillOpen(
        len(waiting), ranks, made.soon, others, hours, lasting, room, move, full, before, late, *days
    )


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


def _serves(action: PlannedAction, asked: Questionnaire) -> str:
    levels = {s.criterion: s for s in action.serves}
    gone = {} if action.decision is None else action.decision.gone
    parts = []
    for name in action.criteria:
        criterion = asked.criterion(name)
        kept = say("plan.gone_question", title=gone[name]) if name in gone else ""
        question = f"{name} {kept if criterion is None else criterion.title}".strip()
        at = levels.get(name)
        if at is not None:
            question = say("actions.serves", question=question, was=at.from_, to=at.to)
        parts.append(question)
    return "\n".join(parts)


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
