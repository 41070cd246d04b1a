# SPDX-License-Identifier: EUPL-1.2
"""The rest of page one: how the team stands per list, what comes first, and the way ahead in a picture."""

from collections.abc import Iterator

from toolkit.documents.blocks import Block, ChartView, Picture, Section, Table, Text, section
from toolkit.documents.charts.lists import ListBar, lists_chart
from toolkit.documents.charts.roadmap import Lane, roadmap_chart
from toolkit.documents.plan.actions import when_text
from toolkit.documents.plan.board.parties import party_title
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.lists import ListStanding, list_standings
from toolkit.documents.plan.names import numbered, owner
from toolkit.documents.plan.requests import decide_before
from toolkit.documents.text import figure_text, heads, limits_text
from toolkit.planning.gaps import PlanningGap
from toolkit.planning.others import PARTIES
from toolkit.words.catalogue import say
from toolkit.words.text import listing, quarter_short

PRIORITIES = 3  # that fit on page one
_CHARTS = 80  # tells the charts of page one apart from those of the lists, which count from 1
_WIDTHS = (31, 33, 20, 16)


def glance(inputs: PlanInputs) -> Section | None:
    """Where the team stands and what is ahead, for who has one page.

    None without a result.
    """
    return section("glance", say("board.glance.title"), _blocks(inputs) if inputs.any_result else ())


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    rows = [_bar(inputs, listed) for listed in list_standings(inputs) if listed.result.result.figures.range]
    if rows:
        yield Picture(lists_chart(say("board.glance.title"), rows, _CHARTS))
    first = inputs.proposal.gaps[:PRIORITIES]
    named = {gap.criterion for gap in first}
    missed = [c for c, r in inputs.results.items() if r.limit == "missed" and c not in named]
    if missed:
        titles = listing([f"'{inputs.title_of(c)}'" for c in missed])
        yield Text(say("board.glance.missed", n=len(missed), titles=titles), "alarm")
    if first:
        columns = heads("board.glance.head", "title", "step", "who", "when")
        rows_ = tuple(_priority(inputs, gap) for gap in first)
        yield Table(say("board.glance.first", n=len(rows_)), columns, rows_, _WIDTHS)
    if inputs.planned.placed:
        yield Picture(_roadmap(inputs))


def _bar(inputs: PlanInputs, listed: ListStanding) -> ListBar:
    figures = listed.result.result.figures
    low, high = figures.range or (0, 0)
    # a half-empty list is compared only beside the number of questions that it rests on: at the end
    since = None if inputs.made.provisional else inputs.since
    before = None if since is None else since.figures_of(listed.standard.id)
    then = ""
    if before is not None and since is not None:
        figure = figure_text(before.attainment, before.range, inputs.near)
        then = say("board.chart.then", figure=figure, round=since.round)
    missed = figures.limits.missed
    parts = (f"{listed.result.title}: {listed.figure}, {listed.status}", then, listed.limits)
    return ListBar(
        title=listed.result.title,
        figure=listed.figure,
        low=round(float(low * 100), 2),
        high=round(float(high * 100), 2),
        before=None
        if before is None or before.attainment is None
        else round(float(before.attainment * 100), 2),
        before_text=then,
        limits=limits_text(figures.limits, short=True),
        missed=bool(missed),
        said="; ".join(text for text in parts if text) + ".",
    )


def _priority(inputs: PlanInputs, gap: PlanningGap) -> tuple[str, ...]:
    """A subject with its first step that is still to be done, by whom, and when that is ready."""
    title = inputs.title_of(gap.criterion)
    if gap.limit == "missed":
        title = f"{title}\n{say('limit.missed')}"
    steps = inputs.planned.serving(gap.criterion)
    first = next((p for p in steps if p.state != "done"), None)
    if first is None:
        whom = party_title(inputs, "region")
        return title, say("board.glance.all_done" if steps else "board.glance.no_step"), whom, ""
    return (
        title,
        numbered(inputs, first.task.id),
        owner(inputs, first.task.id),
        _ready(inputs, first.task.id),
    )


def _ready(inputs: PlanInputs, action: str) -> str:
    """When an action is done; of one without a place when that can be."""
    placement = inputs.planned.of(action)
    if placement is not None and placement.end is not None:
        return when_text(placement)
    later = {i.task: i.later for request in inputs.made.requests for i in request.items}.get(action)
    if action in inputs.made.choice.advised.in_time:
        return say("board.glance.with_hours")
    return (
        say("board.later.no_date")
        if later is None
        else say("board.glance.later", quarter=quarter_short(later))
    )


def _roadmap(inputs: PlanInputs) -> ChartView:
    planned = inputs.planned
    ranks = {action.id: action.rank for action in inputs.actions}
    lanes = []
    for party in PARTIES:
        placed = [p for p in planned.placed if p.task.actor == party]
        ends = [[ranks[p.task.id] for p in placed if p.end == quarter] for quarter in planned.horizon]
        if any(ends):
            name = say(f"plan.who.{party}")
            told = [
                say("board.roadmap.line", quarter=quarter_short(q), numbers=listing([str(n) for n in found]))
                for q, found in zip(planned.horizon, ends, strict=True)
                if found
            ]
            lanes.append(Lane(party, name, ends, f"{name}: {'; '.join(told)}."))
    decide = inputs.made.terms.fed.minus(planned.horizon[0])
    decided = say("board.roadmap.decide", day=decide_before(inputs))
    columns = [quarter_short(q) for q in planned.horizon]
    return roadmap_chart(say("board.roadmap.title"), lanes, columns, decide, decided, _CHARTS + 1)
