# SPDX-License-Identifier: EUPL-1.2
"""Where the team stands: per list and theme, its lower limits, and what goes well."""

from collections import Counter
from fractions import Fraction

from toolkit.documents.blocks import Fact
from toolkit.documents.charts.bars import bar_chart
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.values import LimitsView, ListView, StrengthsView, ThemeRow
from toolkit.documents.text import counts_text, figure_text, limits_text
from toolkit.planning.limits import LimitWay
from toolkit.scoring.criterion import CriterionResult
from toolkit.scoring.theme import ThemeResult
from toolkit.scoring.unit import ListResult
from toolkit.words.catalogue import say
from toolkit.words.text import listing, quarter_text

MOST_STRENGTHS = 5
MOST_AT_NORM = 3
_BOTH = 2  # lists, for which Dutch has a word of its own


def standing(inputs: PlanInputs) -> tuple[ListView, ...]:
    """One view per list in which something is asked, chart included.

    Args:
        inputs: result and texts.

    Returns:
        Lists in the order of the norm.
    """
    return tuple(_list(inputs, listed, n) for n, listed in enumerate(inputs.unit.standards, start=1))


def state_text(listed: ListResult) -> str:
    """How far a list is, and whether its answers are settled."""
    state = say(f"state.{listed.state}")
    return state if listed.final else say("plan.front.state_proposal", state=state)


def _list(inputs: PlanInputs, listed: ListResult, number: int) -> ListView:
    standard = next(s for s in inputs.outcome.asked.standards if s.pin == listed.standard)
    titles = {t.id: t.title for t in standard.themes}
    rows = tuple(_row(titles[t.id], t, inputs.near) for t in listed.result.themes)
    figures = listed.result.figures
    return ListView(
        listed.title,
        state_text(listed),
        figure_text(figures.attainment, figures.range, inputs.near),
        say(f"status.{figures.status}"),
        counts_text(figures.counts, sum(_unnormed_open(t) for t in listed.result.themes)),
        limits_text(figures.limits),
        rows,
        bar_chart(listed.title, rows, number),
        safety=standard.subject == "safety",
        notice=standard.notice.strip(),
    )


def _unnormed_open(theme: ThemeResult) -> int:
    """How many criteria of a theme have neither an answer nor a norm."""
    return sum(r.status == "unanswered" and not r.asked.norm for r in theme.criteria)


def _row(title: str, theme: ThemeResult, near: Fraction) -> ThemeRow:
    figures = theme.figures
    low, high = figures.range or (Fraction(0), Fraction(0))
    counts = figures.counts
    normed = sum(r.asked.norm > 0 and r.status != "not_applicable" for r in theme.criteria)
    marks = []
    if figures.limits.missed:
        marks.append(say("plan.chart.missed", n=figures.limits.missed))
    if figures.limits.open:
        marks.append(say("plan.chart.open", n=figures.limits.open))
    return ThemeRow(
        theme=title,
        figure=figure_text(figures.attainment, figures.range, near),
        low=round(float(low * 100), 2),
        high=round(float(high * 100), 2),
        status=say(f"status.{figures.status}"),
        counts=counts_text(counts, _unnormed_open(theme)),
        limits=limits_text(figures.limits, short=True),
        short=say("plan.chart.short", meets=counts["meets"], n=normed) if figures.range else "",
        mark=listing(marks),
        missed=figures.limits.missed,
    )


def limits(inputs: PlanInputs) -> LimitsView:
    """The lower limits, each once, by name where they need attention.

    Args:
        inputs: result and texts.

    Returns:
        The section; its summary says so when there are none.
    """
    found = {c: r for c, r in inputs.results(inputs.unit).items() if r.limit is not None}
    missed = [c for c, r in found.items() if r.limit == "missed"]
    ways = {way.criterion: way for way in inputs.made.limit_ways}
    still_open = [c for c, r in found.items() if r.limit == "open"]

    def fact(criterion: str) -> Fact:
        asked = found[criterion].asked
        key = "plan.limit_line.open" if asked.level is None else "plan.limit_line.missed"
        text = say(key, level=asked.level, limit=asked.lower_limit)
        if criterion in ways:
            text = f"{text} {_way(inputs, ways[criterion])}"
        return Fact(inputs.criterion(criterion).title, text)

    met = len(found) - len(missed) - len(still_open)
    key = "none" if not found else "all" if met == len(found) else "some"
    return LimitsView(
        say(f"plan.limits_summary.{key}", met=met, n=len(found)),
        _twice(inputs),
        tuple(map(fact, missed)),
        tuple(map(fact, still_open)),
    )


def _way(inputs: PlanInputs, way: LimitWay) -> str:
    """When a missed limit is reached by the planning, or why no date can be given."""
    names = listing([inputs.named(action) for action in way.actions])
    if way.end is not None:
        quarter = quarter_text(way.end)
        return say("plan.limit_line.way", quarter=quarter, names=names, n=len(way.actions))
    if way.left_out:
        left = listing([inputs.named(action) for action in way.left_out])
        return say("plan.limit_line.left_out", names=left, n=len(way.left_out))
    if way.actions:
        waiting = [a for a in way.actions if (p := inputs.planned.of(a)) is None or p.end is None]
        names = listing([inputs.named(action) for action in waiting])
        return say("plan.limit_line.no_date", names=names, n=len(waiting))
    known = way.criterion in inputs.proposal.routes
    return say("plan.limit_line.done" if known else "plan.limit_line.no_step")


def _twice(inputs: PlanInputs) -> str:
    """Tells a reader who adds up the lists why the limits are fewer than that."""
    asked, lists = inputs.outcome.asked, inputs.unit.standards
    listed = [
        asked.criterion(r.asked.id)
        for found in lists
        for theme in found.result.themes
        for r in theme.criteria
        if r.limit is not None
    ]
    times = Counter(c.id for c in listed if c is not None)
    n = sum(count > 1 for count in times.values())
    key = "twice" if len(lists) == _BOTH else "twice_or_more"
    return say(f"plan.limits_summary.{key}", n=n) if n else ""


def strengths(inputs: PlanInputs) -> StrengthsView:
    """What the team does above the norm or at the highest level, at most five.

    Args:
        inputs: result and texts.

    Returns:
        The section; without any, at most three that are at the norm: those with a lower limit
        first, then those that are uniform.
    """
    results = inputs.results(inputs.unit)
    above = [
        (c, r.asked.level)
        for c, r in results.items()
        if r.asked.level is not None
        and not r.asked.na
        and (r.asked.level == 4 or r.asked.level > r.asked.norm > 0)
    ]
    at_norm = sum(r.status == "meets" for r in results.values())
    if not above:
        return _at_norm(inputs, results, at_norm)
    shown = sorted(above, key=lambda pair: -pair[1])[:MOST_STRENGTHS]  # stable: order of the lists
    items = tuple(_strength(inputs, c, level) for c, level in shown)
    summary = say("plan.strengths.some", n=len(above), at_norm=at_norm)
    if len(shown) < len(above):
        summary += " " + say("plan.strengths.shown", shown=len(shown))
    return StrengthsView(summary, items)


def _at_norm(inputs: PlanInputs, results: dict[str, CriterionResult], n: int) -> StrengthsView:
    growing = {g.criterion for g in inputs.proposal.gaps}  # the norm will soon ask more of these
    meets = [(c, r, r.asked.level) for c, r in results.items() if r.status == "meets" and c not in growing]
    meets.sort(key=lambda found: (found[1].asked.lower_limit is None, not found[1].asked.uniform))
    items = tuple(_strength(inputs, c, level) for c, _, level in meets[:MOST_AT_NORM] if level is not None)
    if not n:
        answered = any(r.asked.level is not None for r in results.values())
        return StrengthsView(say(f"plan.strengths.{'nothing' if answered else 'unknown'}"), ())
    summary = say("plan.strengths.none", n=n)
    if len(items) < n:
        summary += " " + say("plan.strengths.example", n=len(items))
    return StrengthsView(summary, items)


def _strength(inputs: PlanInputs, criterion_id: str, level: int) -> Fact:
    criterion = inputs.criterion(criterion_id)
    text = say("plan.level_text", level=level, text=criterion.levels[level].strip())
    return Fact(criterion.title, text)
