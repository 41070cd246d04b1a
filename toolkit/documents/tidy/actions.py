# SPDX-License-Identifier: EUPL-1.2
"""A row per action of every plan: quarter, hours, party, decision, and how far it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from toolkit.documents.names_for_reader import ActionNames, Named
from toolkit.documents.tidy.table import Column, choice, quarter_value, yes
from toolkit.documents.tidy.units import unit_columns
from toolkit.model.content.measures import Party
from toolkit.model.given.plan import ACTION_STATUSES, PLAN_STATES
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.timed.timetable import Placement
from toolkit.planning.weighed.others import OTHER_PARTIES, PARTIES
from toolkit.region.progress import SAID, Followed, RegionProgress, UnitProgress
from toolkit.scoring.unit import Unit

DECIDES = ("own", *PARTIES)
PLACES = ("placed", "outside", "done")


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action of one plan.

    Attributes:
        named: the round, with names for the reader.
        names: of actions and of who takes them up.
        plan: of which it is.
        followed: the action.
    """

    named: Named
    names: ActionNames
    plan: UnitProgress
    followed: Followed

    @property
    def unit(self) -> Unit:
        """Whose plan it is."""
        return self.plan.unit


def action_columns() -> tuple[Column[ActionRow], ...]:
    """Reasons are in none: they are people's own words."""
    return (
        *unit_columns(),
        choice("plan_state", "export.plan_state", PLAN_STATES, lambda r: r.plan.state),
        yes("plan_counts", lambda r: r.plan.counts),
        Column("action", "code", lambda r: r.followed.action.id),
        Column("action_title", "text", lambda r: r.names.title(r.followed)),
        Column("rank", "number", lambda r: r.followed.action.rank),
        Column("criteria", "code", lambda r: " ".join(r.followed.action.criteria)),
        choice("party", "export.party", PARTIES, lambda r: r.followed.party),
        Column("owner", "text", lambda r: r.names.owner(r.followed), topic="owners"),
        yes("own", lambda r: r.followed.action.own),
        yes("together", _together),
        choice("decision", "progress.said", SAID, lambda r: r.followed.said),
        choice("decides", "export.decides", DECIDES, lambda r: r.followed.decides or "own"),
        Column("decided_on", "day", _decided_on, topic="days"),
        choice("progress", "plan.action_status", ACTION_STATUSES, lambda r: r.followed.action.status),
        Column("hours", "hours", lambda r: r.followed.action.hours),
        *(_hours_of(party) for party in OTHER_PARTIES),
        Column("promised", "quarter", lambda r: quarter_value(r.followed.promised)),
        yes("late", lambda r: r.followed.late_since is not None),
        Column("late_since", "day", lambda r: r.followed.late_since),
        choice("place", "export.place", PLACES, lambda r: _placed(r, lambda p: p.state)),
        Column("start", "quarter", lambda r: quarter_value(_quarter(r, lambda p: p.start))),
        Column("end", "quarter", lambda r: quarter_value(_quarter(r, lambda p: p.end))),
        Column("deadline", "quarter", lambda r: quarter_value(_quarter(r, lambda p: p.deadline))),
    )


def action_rows(named: Named, progress: RegionProgress, names: ActionNames) -> Iterator[ActionRow]:
    """The actions of all plans that the reader may see.

    Args:
        named: the round of the plans, with names for the reader.
        progress: all plans.
        names: of actions and of who takes them up.

    Yields:
        In the order of the region, in each plan in order of rank.
    """
    for plan in named.in_order(progress.units, lambda u: u.unit):
        yield from (ActionRow(named, names, plan, followed) for followed in plan.actions)


def _together(row: ActionRow) -> bool:
    measure = row.followed.action.measure
    return measure is not None and measure.together


def _decided_on(row: ActionRow) -> date | None:
    action = row.followed.action
    if row.followed.of_region and action.joint is not None:
        return action.joint.on
    decision = action.decision
    return None if decision is None or decision.decided is None else decision.decided.on


def _hours_of(party: Party) -> Column[ActionRow]:
    """Hours of another party; those of whose plan it is stand in a column of their own."""

    def hours(row: ActionRow) -> Fraction | None:
        measure = row.followed.action.measure
        own = party == row.followed.action.holder
        return None if measure is None or own else Fraction(measure.hours.get(party, 0))

    return Column(f"hours_{party}", "hours", hours)


def _placed(row: ActionRow, value: Callable[[Placement], str]) -> str | None:
    return None if row.followed.placement is None else value(row.followed.placement)


def _quarter(row: ActionRow, value: Callable[[Placement], PlanQuarter | None]) -> PlanQuarter | None:
    return None if row.followed.placement is None else value(row.followed.placement)
