# SPDX-License-Identifier: EUPL-1.2
"""What page one says in whole sentences: lower limits, hours and money, and what is open."""

from collections.abc import Iterator
from fractions import Fraction

from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.lists import ListStanding, list_standings
from toolkit.documents.plan.names import holder
from toolkit.documents.plan.requests import money_text
from toolkit.model.region import Region
from toolkit.planning.weighed.requests import euros
from toolkit.scoring.unit import is_unknown
from toolkit.words.catalogue import say
from toolkit.words.text import given_text, hours_text, listing, quarter_short

_NAMED = 2  # missed lower limits that fit on page one by name; the chapter on safety has them all


def sentences(inputs: PlanInputs) -> tuple[str, ...]:
    """The lists without a figure first, then hours and money, and what is still open.

    Args:
        inputs: result, proposal and planning; there is a result.

    Returns:
        The sentences; none where pictures and tables say all.
    """
    return (*_lists(inputs), *_gaps(inputs), *_means(inputs))


def _gaps(inputs: PlanInputs) -> Iterator[str]:
    """That there is nothing to do; how much there is, a later chapter says."""
    if not inputs.proposal.gaps and inputs.any_level:
        yield say("plan.brief.no_gaps", **holder(inputs))


def points(inputs: PlanInputs) -> Iterator[str]:
    """How many points of a municipality are at the norm, and how many are not; in no figure of a team."""
    meets = sum(r.status == "meets" for r in inputs.results.values())
    yield say(
        f"plan.list.{'meets' if meets else 'meets_none'}",
        meets=meets,
        n=len(inputs.results),
        **holder(inputs),
    )
    later = sum(gap.later for gap in inputs.proposal.gaps)
    counts = {"decide": len(inputs.proposal.gaps) - later, "later": later}
    yield from (say(f"plan.list.{key}", n=n) for key, n in counts.items() if n)
    yield say("plan.list.apart")


def limits(inputs: PlanInputs) -> Iterator[tuple[bool, str]]:
    """The lower limits that ask attention; with True where it is about those that are missed."""
    states = {c: r.limit for c, r in inputs.results.items() if r.limit is not None}
    missed, still_open = ([c for c, s in states.items() if s == state] for state in ("missed", "open"))
    for key, criteria in (("missed", missed), ("open", still_open)):
        if criteria:
            many = key == "missed" and len(criteria) > _NAMED + 1
            titles = listing([inputs.title_of(c) for c in (criteria[:_NAMED] if many else criteria)])
            text = say(f"plan.brief.limits_{'many' if many else key}", n=len(criteria), titles=titles)
            yield key == "missed", " ".join([text, *(_limits_when(inputs) if key == "missed" else ())])


def provisional_text(inputs: PlanInputs) -> str:
    """How much a provisional plan leaves open, and what it therefore does not ask yet."""
    return say(f"plan.provisional.{inputs.unit.unit.kind}", n=len(inputs.proposal.unanswered))


def now_or_later(inputs: PlanInputs) -> str:
    """How many subjects the norm asks more of now, and of how many later only."""
    later = sum(gap.later for gap in inputs.proposal.gaps)
    now = len(inputs.proposal.gaps) - later
    key = "both" if now and later else "later" if later else "now"
    return say(f"plan.gap_parts.{key}", now=now, later=later)


def _means(inputs: PlanInputs) -> Iterator[str]:
    todo = [p.task for p in inputs.planned.todo]
    if any(t.hours for t in todo):
        yield hours_sentence(inputs, "plan.brief.team_hours")
        held = held_sentence(inputs)
        yield from [held] if held else ()
    if inputs.made.provisional:
        return  # it asks no money, and page one began with how much is open
    costs = euros(todo)
    if costs is not None:
        yield say("plan.means.cost", amount=money_text(costs))
    if inputs.proposal.unanswered:
        yield say("plan.brief.open", n=len(inputs.proposal.unanswered))


def hours_sentence(inputs: PlanInputs, prefix: str) -> str:
    """What all actions ask of the hours of whose plan it is, against what there are.

    Args:
        inputs: planning and profile.
        prefix: of the words: those of page one, or of the chapter with all actions.

    Returns:
        The sentence.
    """
    planned, total = inputs.planned, inputs.made.hours_of()
    quarters, late = len(planned.horizon), len(planned.late)
    holes: dict[str, object] = {"total": hours_text(total), "quarters": quarters, "late": late}
    holes |= holder(inputs) | {"last": quarter_short(planned.horizon[-1])}
    if planned.capacity is None:
        return say(f"{prefix}.unknown", **holes)
    room = planned.room or Fraction(0)
    placed = sum((q.used for q in planned.quarters), Fraction(0))
    holes |= {
        "per_quarter": given_text(planned.capacity), "room": given_text(room), "placed": hours_text(placed),
    }  # fmt: skip
    return say(f"{prefix}.{'fits' if not late else 'late' if total <= room else 'short'}", **holes)


def _lists(inputs: PlanInputs) -> Iterator[str]:
    """The lists that a picture with a bar per list cannot show."""
    for listed in list_standings(inputs):
        figures, title = listed.result.result.figures, listed.title
        if figures.range is None:
            yield say("plan.brief.list_without", title=title, status=listed.status, counts=listed.counts)
        elif figures.attainment is None:
            unknown = _unknown(inputs, listed)
            yield say(f"plan.brief.list_{'unknown' if unknown else 'nothing'}", title=title, n=unknown)


def _unknown(inputs: PlanInputs, listed: ListStanding) -> int:
    """On how many questions of a list somebody of the team said that it is not known."""
    files = (file for file in inputs.own_files if file.kind != "partner")
    said = {name for file in files for name, answer in file.answers.items() if is_unknown(answer)}
    asked = (result.asked.id for theme in listed.result.result.themes for result in theme.criteria)
    return sum(inputs.criterion(name).id in said for name in asked)


def _limits_when(inputs: PlanInputs) -> Iterator[str]:
    """By when all missed limits are reached, or for how many no date can be given."""
    ends = [way.end for way in inputs.limit_ways if way.end is not None]
    undated = len(inputs.limit_ways) - len(ends)
    if ends:
        key = "limit_by_some" if undated else "limit_by"
        actions = {task for way in inputs.limit_ways if way.end is not None for task in way.actions}
        holes = {"n": len(ends), "actions": len(actions), "quarter": quarter_short(max(ends))}
        yield say(f"plan.brief.{key}", **holes)
    if undated:
        yield say("plan.brief.limit_undated" if ends else "plan.brief.limit_undated_all", n=undated)


def limit_from(region: Region) -> str:
    """Where the most that a team does at once comes from: agreed with somebody, or nobody said so."""
    if region.at_once_agreed is not None:
        return say("board.advice.agreed", who=region.at_once_agreed.strip().rstrip("."))
    return say(f"board.advice.{'chosen' if 'at_once' in region.model_fields_set else 'usual'}")


def held_sentence(inputs: PlanInputs) -> str:
    """Why hours stay free while something waits; empty where no hours do, or not by how much runs at once."""
    most = inputs.planned.at_once
    if most is None or not any(row.kind == "pace" for row in inputs.made.hours):
        return ""
    left = [q for q in inputs.made.quarter_hours if q.running >= most and q.left is not None and q.left >= 1]
    return say("plan.brief.team_hours.held", at_once=most) if left else ""
