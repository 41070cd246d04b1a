# SPDX-License-Identifier: EUPL-1.2
"""Where the team stands: per list and theme, its lower limits, and what goes well."""

from fractions import Fraction

from toolkit.messages.catalogue import say
from toolkit.scoring.theme import Figures
from toolkit.scoring.unit import ListResult
from toolkit.views.chart import bar_chart
from toolkit.views.plan_inputs import PlanInputs
from toolkit.views.plan_values import Fact, LimitsView, ListView, StrengthsView, ThemeRow
from toolkit.views.text import counts_text, figure_text, limits_text, listing

MOST_STRENGTHS = 5


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
    rows = tuple(_row(titles[t.id], t.figures, inputs.near) for t in listed.result.themes)
    figures = listed.result.figures
    return ListView(
        listed.title,
        state_text(listed),
        figure_text(figures.attainment, figures.range, inputs.near),
        say(f"status.{figures.status}"),
        counts_text(figures.counts),
        limits_text(figures.limits),
        rows,
        bar_chart(listed.title, rows, number),
    )


def _row(title: str, figures: Figures, near: Fraction) -> ThemeRow:
    low, high = figures.range or (Fraction(0), Fraction(0))
    counts = figures.counts
    normed = counts["meets"] + counts["near"] + counts["behind"] + counts["unanswered"]
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
        counts=counts_text(counts),
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
    still_open = [c for c, r in found.items() if r.limit == "open"]

    def fact(criterion: str) -> Fact:
        asked = found[criterion].asked
        key = "plan.limit_line.open" if asked.level is None else "plan.limit_line.missed"
        text = say(key, level=asked.level, limit=asked.lower_limit)
        return Fact(inputs.criterion(criterion).title, text)

    met = len(found) - len(missed) - len(still_open)
    key = "none" if not found else "all" if met == len(found) else "some"
    return LimitsView(
        say(f"plan.limits_summary.{key}", met=met, n=len(found)),
        tuple(map(fact, missed)),
        tuple(map(fact, still_open)),
    )


def strengths(inputs: PlanInputs) -> StrengthsView:
    """What the team does above the norm or at the highest level, at most five.

    Args:
        inputs: result and texts.

    Returns:
        The section; without any it says how many criteria are at the norm.
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
        return StrengthsView(say("plan.strengths.none", n=at_norm), ())
    shown = sorted(above, key=lambda pair: -pair[1])[:MOST_STRENGTHS]  # stable: order of the lists
    items = tuple(
        Fact(inputs.criterion(c).title, say("plan.level_text", level=level, text=_level(inputs, c, level)))
        for c, level in shown
    )
    summary = say("plan.strengths.some", n=len(above), at_norm=at_norm)
    if len(shown) < len(above):
        summary += " " + say("plan.strengths.shown", shown=len(shown))
    return StrengthsView(summary, items)


def _level(inputs: PlanInputs, criterion: str, level: int) -> str:
    return inputs.criterion(criterion).levels[level].strip()
