# SPDX-License-Identifier: EUPL-1.2
"""Where the team stands, in whole sentences for page one; what all actions ask of its hours."""

from collections.abc import Iterator
from fractions import Fraction

from toolkit.documents.plan.amounts import open_sentence
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.lists import ListStanding, list_standings
from toolkit.documents.plan.names import holder
from toolkit.documents.plan.requests import money_text
from toolkit.planning.requests import euros
from toolkit.words.catalogue import say
from toolkit.words.text import hours_text, listing, quarter_text


def sentences(inputs: PlanInputs) -> tuple[str, ...]:
    """Lower limits first, then each list, the differences, hours and money, and what is still open.

    Args:
        inputs: result, proposal and planning.

    Returns:
        At least one sentence.
    """
    if not inputs.any_result:
        return (say("plan.brief.nothing"),)
    return (
        *_limits(inputs),
        *(_list(inputs, listed) for listed in list_standings(inputs)),
        *_gaps(inputs),
        *_means(inputs),
    )


def now_or_later(inputs: PlanInputs, prefix: str) -> str:
    """How many subjects the norm asks more of now, and of how many later only, by words below a key."""
    later = sum(gap.later for gap in inputs.proposal.gaps)
    now = len(inputs.proposal.gaps) - later
    return say(f"{prefix}.{'both' if now and later else 'later' if later else 'now'}", now=now, later=later)


def _gaps(inputs: PlanInputs) -> Iterator[str]:
    if inputs.proposal.gaps:
        todo = len(inputs.planned.todo)
        steps = say("plan.brief.gaps.steps" if todo else "plan.brief.gaps.without", steps=todo)
        yield f"{now_or_later(inputs, 'plan.brief.gaps')} {steps}"
    elif inputs.any_level:
        yield say("plan.brief.no_gaps")


def _means(inputs: PlanInputs) -> Iterator[str]:
    todo = [p.task for p in inputs.planned.todo]
    if any(t.hours for t in todo):
        yield hours_sentence(inputs, "plan.brief.team_hours")
    costs = euros(todo)
    if costs is not None:
        yield say("plan.means.cost", amount=money_text(costs))
    waiting = open_sentence(inputs)
    if waiting:
        yield waiting
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
    holes |= holder(inputs)
    if planned.capacity is None:
        return say(f"{prefix}.unknown", **holes)
    room = planned.room or Fraction(0)
    placed = sum((q.used for q in planned.quarters), Fraction(0))
    holes |= {
        "per_quarter": hours_text(planned.capacity), "room": hours_text(room), "placed": hours_text(placed),
    }  # fmt: skip
    return say(f"{prefix}.{'fits' if not late else 'late' if total <= room else 'short'}", **holes)


def _list(inputs: PlanInputs, listed: ListStanding) -> str:
    figures, title = listed.result.result.figures, listed.result.title
    if figures.range is None:
        return say("plan.brief.list_without", title=title, status=listed.status, counts=listed.counts)
    if figures.attainment is None:
        unknown = _unknown(inputs, listed)
        return say(f"plan.brief.list_{'unknown' if unknown else 'nothing'}", title=title, n=unknown)
    return say("plan.brief.list", title=title, figure=listed.figure, status=listed.status)


def _unknown(inputs: PlanInputs, listed: ListStanding) -> int:
    """On how many questions of a list somebody of the team said that it is not known."""
    files = (file for file in inputs.own_files if file.kind != "partner")
    said = {name for file in files for name, answer in file.answers.items() if answer.unknown}
    asked = (result.asked.id for theme in listed.result.result.themes for result in theme.criteria)
    return sum(inputs.criterion(name).id in said for name in asked)


def _limits(inputs: PlanInputs) -> Iterator[str]:
    states = {c: r.limit for c, r in inputs.results.items() if r.limit is not None}
    missed, still_open = ([c for c, s in states.items() if s == state] for state in ("missed", "open"))
    for key, criteria in (("missed", missed), ("open", still_open)):
        if criteria:
            titles = listing([inputs.title_of(c) for c in criteria])
            text = say(f"plan.brief.limits_{key}", n=len(criteria), titles=titles)
            yield " ".join([text, *(_limits_when(inputs) if key == "missed" else ())])
    if states and not missed and not still_open:
        yield say("plan.brief.limits_all", n=len(states))


def _limits_when(inputs: PlanInputs) -> Iterator[str]:
    """By when all missed limits are reached, or for how many no date can be given."""
    ends = [way.end for way in inputs.made.limit_ways if way.end is not None]
    undated = len(inputs.made.limit_ways) - len(ends)
    if ends:
        key = "limit_by_some" if undated else "limit_by"
        yield say(f"plan.brief.{key}", n=len(ends), quarter=quarter_text(max(ends)))
    if undated:
        yield say("plan.brief.limit_undated" if ends else "plan.brief.limit_undated_all", n=undated)
