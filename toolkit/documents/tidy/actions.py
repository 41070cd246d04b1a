# SPDX-License-Identifier: EUPL-1.2
"""A row per action of every plan: quarter, hours, party, decision, and how far it is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from toolkit.documents.audience import Reader
from toolkit.documents.tidy.table import Column, choice, quarter_value, yes
from toolkit.documents.tidy.units import Named, unit_columns
from toolkit.model.measures import Party
from toolkit.model.plan import ACTION_STATUSES, PLAN_STATES
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.others import OTHER_PARTIES, PARTIES
from toolkit.planning.timetable import Placement
from toolkit.region.progress import SAID, Followed, RegionProgress, UnitProgress
from toolkit.scoring.unit import Unit
from toolkit.words.catalogue import say

PLACES = ("placed", "outside", "done")


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action of one plan.

    Attributes:
        named: the round, with names for the reader.
        words: which roles are known: whatever else somebody typed may be a name.
        titles: of measures that this version no longer has, by id.
        plan: of which it is.
        followed: the action.
    """

    named: Named
    words: Reader
    titles: Mapping[str, str]
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
        Column("action_title", "text", action_title),
        Column("rank", "number", lambda r: r.followed.action.rank),
        Column("criteria", "code", lambda r: " ".join(r.followed.action.criteria)),
        choice("party", "export.party", PARTIES, lambda r: r.followed.party),
        Column("owner", "text", _owner, matter="owners"),
        yes("own", lambda r: r.followed.action.own),
        yes("together", _together),
        choice("decision", "progress.said", SAID, lambda r: r.followed.said),
        Column("decided_on", "day", _decided_on, matter="days"),
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


def action_rows(
    named: Named, progress: RegionProgress, words: Reader, titles: Mapping[str, str]
) -> Iterator[ActionRow]:
    """The actions of all plans that the reader may see.

    Args:
        named: the round of the plans, with names for the reader.
        progress: all plans.
        words: which roles are known.
        titles: of all measures of all versions, by id.

    Yields:
        In the order of the region, in each plan in order of rank.
    """
    for plan in named.in_order(progress.units, lambda u: u.unit):
        yield from (ActionRow(named, words, titles, plan, followed) for followed in plan.actions)


def action_title(row: ActionRow) -> str:
    """What an action is called; of one that a team typed itself no word for who sees no names."""
    action = row.followed.action
    if action.own and not row.named.reader.sees("own_titles"):
        key = {"team": "plan.coded_action", "municipality": "plan.municipality.own_action"}
        return say(key[row.unit.kind])
    return action.title or row.titles.get(action.id) or say("plan.gone_title", id=action.id)


def _owner(row: ActionRow) -> str | None:
    owner = row.followed.action.owner
    return None if owner is None else row.words.role(owner)


def _together(row: ActionRow) -> bool:
    measure = row.followed.action.measure
    return measure is not None and measure.together


def _decided_on(row: ActionRow) -> date | None:
    decision = row.followed.action.decision
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
