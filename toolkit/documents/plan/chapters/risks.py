# SPDX-License-Identifier: EUPL-1.2
"""Risks as they show in the team's own figures; what was not filled in gives no risk, only a question."""

from fractions import Fraction

from toolkit.documents.blocks import Blocks, Bullets, Item
from toolkit.documents.plan.chapters.means import room
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.planning.formation import formation_table
from toolkit.words.catalogue import say
from toolkit.words.text import hours_text, listing, number, quarter_short

MANY_AT_ONCE = 5  # actions that a team carries at one time before the plan says so
FULL = Fraction(9, 10)  # share of its capacity above which a quarter has hardly any room left


def risks_part(inputs: PlanInputs) -> Blocks:
    """Overload, staff, and too much at once, each only where a figure shows it.

    Args:
        inputs: the planning and the team's profile.

    Returns:
        Blocks; empty when there is no action: then nothing can run late.
    """
    if not inputs.planned.placements:
        return ()
    found = [*_limits(inputs), *_overdue(inputs), *_load(inputs), *_many(inputs)]
    if inputs.names is None:  # sizes of a team tell who it is
        found += [*_staff(inputs), *_waiting(inputs)]
    found += _decisions(inputs)
    if not found:
        return (Bullets((Item("", say("plan.risks.none")),)),)
    return (Bullets(tuple(found)),)


def _item(kind: str, **holes: object) -> Item:
    return Item(say(f"plan.risks.{kind}.title"), say(f"plan.risks.{kind}.text", **holes))


def _limits(inputs: PlanInputs) -> list[Item]:
    """Lower limits that are missed until a date, or without one."""
    dated = [way for way in inputs.made.limit_ways if way.end is not None]
    undated = [way for way in inputs.made.limit_ways if way.end is None]
    found = []
    for kind, ways in (("limit", dated), ("limit_undated", undated)):
        if ways:
            titles = listing([f"'{inputs.title_of(way.criterion)}'" for way in ways])
            ends = [way.end for way in ways if way.end is not None]
            quarter = quarter_short(max(ends)) if ends else ""
            found.append(_item(kind, n=len(ways), titles=titles, quarter=quarter))
    return found


def _overdue(inputs: PlanInputs) -> list[Item]:
    late = [p.task.id for p in inputs.planned.placements if p.task.overdue is not None]
    if not late:
        return []
    return [_item("overdue", n=len(late), names=listing([inputs.named(task) for task in late]))]


def _load(inputs: PlanInputs) -> list[Item]:
    planned = inputs.planned
    if planned.unlimited:
        return [_item("no_capacity")] if any(q.used for q in planned.quarters) else []
    asked = inputs.made.hours_of()
    there_is = room(inputs) or Fraction(0)
    if asked > there_is:
        return [_item("short", asked=hours_text(asked), room=hours_text(there_is))]
    full = [q for q in planned.quarters if q.capacity and q.used >= FULL * q.capacity]
    if full:
        names = listing([quarter_short(q.quarter) for q in full])
        return [_item("full", n=len(full), quarters=names)]
    return []


def _many(inputs: PlanInputs) -> list[Item]:
    busiest = max(inputs.planned.quarters, key=lambda q: len(q.tasks))
    if len(busiest.tasks) <= MANY_AT_ONCE:
        return []
    return [_item("many", n=len(busiest.tasks), quarter=quarter_short(busiest.quarter))]


def _staff(inputs: PlanInputs) -> list[Item]:
    table = formation_table(inputs.team_form)
    found = []
    if table.vacancies.known:
        found.append(_item("vacancies", fte=number(table.vacancies.known)))
    short = [(r.role, r.difference) for r in table.rows if r.difference is not None and r.difference > 0]
    if short:
        roles = listing([say("plan.risks.role", role=role, fte=number(fte)) for role, fte in short])
        found.append(_item("formation", roles=roles))
    return found


def _waiting(inputs: PlanInputs) -> list[Item]:
    profile = None if inputs.team_form is None else inputs.team_form.profile
    if profile is None or not profile.waiting_list:
        return []
    return [_item("waiting_list", n=profile.waiting_list, people=number(profile.waiting_list))]


def _decisions(inputs: PlanInputs) -> list[Item]:
    """Steps that others must take before the team can go on."""
    others = {p.task.id for p in inputs.planned.placements if p.task.actor != "team" and p.state != "done"}
    waiting = [
        p.task.id
        for p in inputs.planned.placements
        if p.task.actor == "team" and p.state != "done" and others & set(p.task.after)
    ]
    if not waiting:
        return []
    names = listing([inputs.named(task) for task in waiting])
    return [_item("dependent", n=len(waiting), names=names)]
