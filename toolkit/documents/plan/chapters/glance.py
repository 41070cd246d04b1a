# SPDX-License-Identifier: EUPL-1.2
"""The rest of page one: how the team stands per list, what comes first, and the way ahead in a picture."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from toolkit.documents.blocks import Block, ChartView, Picture, Section, Table, Text, section
from toolkit.documents.charts.lists import ListBar, lists_chart
from toolkit.documents.charts.roadmap import Lane, roadmap_chart
from toolkit.documents.plan.actions import when_lines
from toolkit.documents.plan.chapters.priorities import PRIORITIES
from toolkit.documents.plan.chapters.strengths import strongest
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.lists import ListStanding, list_standings
from toolkit.documents.plan.names import holder, numbered, owner
from toolkit.documents.plan.requests import decide_before, decider
from toolkit.documents.plan.sentences import limits, points, sentences
from toolkit.documents.text import figure_text, heads
from toolkit.planning.proposed.gaps import PlanningGap
from toolkit.planning.weighed.asked import PAYS
from toolkit.planning.weighed.others import PARTIES
from toolkit.region.movement import tenths
from toolkit.scoring.theme import LimitCounts
from toolkit.words.catalogue import say
from toolkit.words.text import decimals_text, listing, quarter_short

_STRENGTHS = 2  # that fit on page one
_NORM_MOVED = Fraction(1, 10)  # of the norm; what is less nobody takes for a fall of the team
_CHARTS = 80  # tells the charts of page one apart from those of the lists, which count from 1
_WIDTHS = (29, 32, 14, 25)
_WIDTHS_OF_ROLES = (28, 32, 20, 20)  # where people chose who does it, and a quarter is all of when


def glance(inputs: PlanInputs) -> Section | None:
    """Where a team or municipality stands and what is ahead, for who has one page.

    A board sees pictures, what a figure may hide and what comes first, of a half-filled list only where it
    stands; whose plan it is also what goes well, when its lower limits are reached, and what all of it asks.

    None without a result.
    """
    told = _blocks(inputs) if inputs.any_result else ()
    return section("glance", say("plan.word.brief"), told, front=True)


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    own = inputs.reader.edition == "team"
    rows = [_bar(inputs, listed) for listed in list_standings(inputs) if listed.result.result.figures.range]
    if rows:
        yield Picture(lists_chart(say("plan.word.brief"), rows, _CHARTS))
    yield from _versions(inputs)
    if inputs.unit.unit.kind != "team":
        yield Text(" ".join(points(inputs)))
    boxed = not own and inputs.unit.unit.kind == "team" and not inputs.made.provisional
    beside = () if own else (*(() if boxed else _same_limit(inputs)), *_moved(inputs))
    yield from [Text(" ".join(beside), "quiet")] if beside else ()
    yield from _strengths(inputs) if own else ()
    if own:
        yield from _limits(inputs)
    elif not boxed:  # there the decision counts and names them
        yield from _missed(inputs)
    if not own and inputs.made.provisional:
        return  # what comes first is not known of a half-filled list
    named = boxed and any(gap.limit == "missed" for gap in inputs.gaps)  # in the decision, as what goes first
    first = () if named else inputs.gaps[:PRIORITIES]
    if first:
        columns = heads("plan.glance.head", "gap" if boxed else "title", "step", "who", "when")
        rows_ = [_priority(inputs, gap) for gap in first]
        shown = rows_ if own else [*_same_step(rows_)]
        shown = shown[:1] if boxed else shown  # what a decision asks and brings goes before
        widths = _WIDTHS if inputs.unit.unit.kind == "team" else _WIDTHS_OF_ROLES
        yield Table(columns[0], columns, tuple(shown), widths)
    if inputs.planned.placed:
        yield Picture(_roadmap(inputs))
    if own:
        told = " ".join(sentences(inputs))
        yield from [Text(told)] if told else ()


def _same_limit(inputs: PlanInputs) -> Iterator[str]:
    """That a missed lower limit is counted at more than one list, so that nobody adds them up."""
    missed = sum(result.limit == "missed" for result in inputs.results.values())
    if sum(listed.result.result.figures.limits.missed for listed in list_standings(inputs)) > missed:
        yield say("plan.glance.same_limit", n=missed)


def _moved(inputs: PlanInputs) -> Iterator[str]:
    """Where a figure fell, or hardly rose, though the team went on: the norm asks more than a round ago."""
    since = None if inputs.made.provisional else inputs.since
    titles = {listed.standard.id: listed.title for listed in list_standings(inputs)}
    for change in () if since is None else since.lists:
        found = change.enough and change.team_effect > 0 and change.norm_effect <= -_NORM_MOVED
        if found and since is not None:
            _, *parts, _ = tenths(change, inputs.near)
            team, norm = (decimals_text(abs(part), 1) for part in parts)
            holes = {"title": titles[change.standard], "round": since.round, "team": team, "norm": norm}
            proposal = inputs.outcome.asked.norm.status == "proposal"
            holes["asks"] = say(f"plan.glance.norm_of.{'proposal' if proposal else 'final'}")
            holes |= holder(inputs)
            yield say("plan.glance.norm_moved", **holes)


def _versions(inputs: PlanInputs) -> Iterator[Block]:
    """On how many questions a list can be compared that put other questions a round ago.

    Where the norm asks less of these, how much of what they rose is of the team.
    """
    since = None if inputs.made.provisional else inputs.since
    titles = {listed.standard.id: listed.title for listed in list_standings(inputs)}
    for change in () if since is None else since.lists:
        if since is not None and change.standard not in since.alike:
            holes = {"title": titles[change.standard], "round": since.round, "n": change.criteria}
            key = "versions_norm" if change.enough and change.norm_effect >= _NORM_MOVED else "versions"
            _, *parts, _ = tenths(change, inputs.near)
            team, norm = (decimals_text(part, 1, signed=True) for part in parts)
            told = say(f"plan.glance.{key}", team=team, norm=norm, **holes, **holder(inputs))
            yield Text(told, "quiet")
    yield from _unlike(inputs)


def _unlike(inputs: PlanInputs) -> Iterator[Block]:
    """How many lists put other questions a round ago, so that nothing of them can be compared."""
    since = None if inputs.made.provisional else inputs.since
    if since is None:
        return
    compared = {change.standard for change in since.lists}
    if compared and inputs.reader.edition == "board":
        return  # its page one is full of what it decides: the chapter on changes names each list
    then = [s.standard.id for s in list_standings(inputs) if since.figures_of(s.standard.id) is not None]
    unlike = [name for name in then if name not in compared and name not in since.alike]
    if unlike:
        key = "unlike" if compared else "unlike_all"
        yield Text(say(f"plan.glance.{key}", n=len(unlike), round=since.round), "quiet")


def _strengths(inputs: PlanInputs) -> Iterator[Block]:
    best = [f"'{inputs.title_of(criterion)}'" for criterion, _ in strongest(inputs)[:_STRENGTHS]]
    if best:
        yield Text(say("plan.brief.strengths", titles=listing(best)))


def _limits(inputs: PlanInputs) -> Iterator[Block]:
    """Each lower limit that asks attention, in the colour of alarm where it is missed."""
    for missed, text in limits(inputs):
        yield Text(text, "alarm" if missed else "plain")


def _missed(inputs: PlanInputs) -> Iterator[Block]:
    """The missed lower limits that no row of the priorities names."""
    named = {gap.criterion for gap in inputs.gaps[:PRIORITIES]}
    missed = [c for c, r in inputs.results.items() if r.limit == "missed" and c not in named]
    if missed:
        titles = listing([f"'{inputs.title_of(c)}'" for c in missed])
        yield Text(say("plan.glance.missed", n=len(missed), titles=titles), "alarm")


def _bar(inputs: PlanInputs, listed: ListStanding) -> ListBar:
    figures = listed.result.result.figures
    low, high = figures.range or (0, 0)
    # a half-empty list is compared only beside the number of questions that it rests on: at the end
    since = None if inputs.made.provisional else inputs.since
    name = listed.standard.id
    before = since.figures_of(name) if since is not None and name in since.alike else None
    then = ""
    if before is not None and since is not None:
        figure = figure_text(before.attainment, before.range, inputs.near)
        then = say("plan.lists_chart.then", figure=figure, round=since.round)
    parts = (f"{listed.title}: {listed.figure}, {listed.status}", then, listed.limits)
    return ListBar(
        title=listed.title,
        figure=listed.figure,
        low=round(float(low * 100), 2),
        high=round(float(high * 100), 2),
        before=None
        if before is None or before.attainment is None
        else round(float(before.attainment * 100), 2),
        before_text=then,
        limits=_badge(figures.limits),
        missed=figures.limits.missed > 0,
        open=figures.limits.open > 0,
        said="; ".join(text for text in parts if text) + ".",
    )


def _badge(limits: LimitCounts) -> str:
    """How it stands with the lower limits of a list, what asks attention first; empty without any."""
    if not limits.total:
        return ""
    key = "missed" if limits.missed else "open" if limits.open else "met"
    key = "missed_open" if limits.missed and limits.open else key
    holes = {"met": limits.met, "missed": limits.missed, "open": limits.open, "total": limits.total}
    return say(f"plan.lists_chart.{key}", **holes)


def _priority(inputs: PlanInputs, gap: PlanningGap) -> tuple[str, ...]:
    """A subject with its first step that is still to be done, by whom, and when that is ready."""
    title = inputs.title_of(gap.criterion)
    if gap.limit == "missed":
        title = f"{title}\n{say('limit.missed')}"
    steps = inputs.planned.serving(gap.criterion)
    todo = [p for p in steps if p.state != "done"]
    if not todo:
        own = inputs.reader.edition == "team" or inputs.unit.unit.kind != "team"
        whom = holder(inputs)["who"] if own else inputs.outcome.region.decides("pace").title
        return title, say("plan.glance.all_done" if steps else "plan.glance.no_step"), whom, ""
    # what can be done within these quarters before what cannot
    first = next((p.task.id for p in todo if p.end is not None), todo[0].task.id)
    when = "\n".join([_ready(inputs, first), *_decides(inputs, gap)])
    return title, numbered(inputs, first), owner(inputs, first), when


def _same_step(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Subjects with the same first step in one row: a board that reads the step twice takes it for two."""
    titles: dict[tuple[str, ...], list[str]] = {}
    for title, *step in rows:
        titles.setdefault(tuple(step), []).append(title)
    yield from (("; ".join(told), *step) for step, told in titles.items())


def _decides(inputs: PlanInputs, gap: PlanningGap) -> Iterator[str]:
    """Who decides about a subject without a place: whether, where that is another party, and when."""
    decided = decider(inputs, gap.criterion)
    if decided is None:
        return
    whom = say(f"plan.addressee.{decided.whom}_alone").lower()
    if decided.whether is None:
        yield say("plan.glance.decides", whom=whom)
    else:
        first = say(f"plan.addressee.{PAYS[decided.whether]}_alone").lower()
        key = "hours" if decided.by_hours else "both"
        yield say(f"plan.glance.decides_{key}", first=first, whom=whom)


def _ready(inputs: PlanInputs, action: str) -> str:
    """When an action is done, and what it was decided for; of one without a place when that can be."""
    placement = inputs.planned.of(action)
    told = [] if placement is None else when_lines(placement)
    if placement is None or placement.end is None:
        later = inputs.option.late_ends.get(action)
        if action in inputs.made.choice.advised.in_time:
            text = say("plan.glance.with_hours")
        elif later is None:
            text = say("plan.glance.no_date")
        else:
            text = say("plan.glance.later", quarter=quarter_short(later))
        told = [text, *told[1:]]
    else:  # when it is done is what a reader of one page asks, not how long it takes
        told = [quarter_short(placement.end), *told[1:]]
    return "\n".join(told)


def _roadmap(inputs: PlanInputs) -> ChartView:
    planned, ranks = inputs.planned, inputs.made.ranks
    lanes = []
    for party in PARTIES:
        placed = [p for p in planned.placed if p.task.actor == party]
        ends = [[ranks[p.task.id] for p in placed if p.end == quarter] for quarter in planned.horizon]
        if any(ends):
            name = say(f"plan.who.{party}")
            told = [
                say("plan.roadmap.line", quarter=quarter_short(q), numbers=listing([str(n) for n in found]))
                for q, found in zip(planned.horizon, ends, strict=True)
                if found
            ]
            lanes.append(Lane(party, name, ends, f"{name}: {'; '.join(told)}."))
    asks = inputs.made.choice.matters and not inputs.made.provisional
    decide = inputs.made.terms.fed.minus(planned.horizon[0]) if asks else None
    decided = say("plan.roadmap.decide", day=decide_before(inputs))
    columns = [quarter_short(q) for q in planned.horizon]
    where = say("board.actions.title" if inputs.reader.edition == "board" else "plan.word.planning")
    return roadmap_chart(say("plan.roadmap.title", where=where), lanes, columns, decide, decided, _CHARTS + 1)
