# SPDX-License-Identifier: EUPL-1.2
"""How the team stands on each list, as text, so that page one, the pictures and the annexes say the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from toolkit.documents.blocks import Block, Picture, Subheading, Text
from toolkit.documents.charts.bars import ThemeRow, bar_chart
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.text import counts_text, figure_text, limits_text
from toolkit.model.content.standard import Standard
from toolkit.scoring.theme import ThemeResult
from toolkit.scoring.unit import ListResult
from toolkit.words.catalogue import say
from toolkit.words.text import listing


@dataclass(frozen=True, slots=True)
class ListStanding:
    """How the team stands on one list; each text is made for who shows it.

    Attributes:
        number: of the list among those in which something is asked, from 1.
        standard: the list itself.
        result: of the team.
        near: the share of the norm at which 'near' begins, from 0 to 1; no figure is rounded across it.
    """

    number: int
    standard: Standard
    result: ListResult
    near: Fraction

    @property
    def title(self) -> str:
        """Of the list, and that it is a proposal where its figure rests on single respondents."""
        title = self.result.title
        return title if self.result.final else say("plan.answers.proposal", text=title)

    @property
    def safety(self) -> bool:
        """True for a list that is shown apart, with its notice."""
        return self.standard.subject == "safety"

    @property
    def figure(self) -> str:
        """'71 %' or '69–73 %'."""
        figures = self.result.result.figures
        return figure_text(figures.attainment, figures.range, self.near)

    @property
    def status(self) -> str:
        """In words."""
        return say(f"status.{self.result.result.figures.status}")

    @property
    def counts(self) -> str:
        """Criteria per status."""
        result = self.result.result
        return counts_text(result.figures.counts, sum(_unnormed_open(t) for t in result.themes))

    @property
    def limits(self) -> str:
        """Lower limits by state; empty without."""
        return limits_text(self.result.result.figures.limits)

    @property
    def rows(self) -> tuple[ThemeRow, ...]:
        """What is shown of each theme."""
        titles = {t.id: t.title for t in self.standard.themes}
        return tuple(_row(titles[t.id], t, self.near) for t in self.result.result.themes)


def list_standings(inputs: PlanInputs) -> tuple[ListStanding, ...]:
    """Every list in which something is asked, in the order of the norm.

    Args:
        inputs: result and texts.

    Returns:
        One value per list; none when nothing was filled in.
    """
    return tuple(_standing(inputs, listed, n) for n, listed in enumerate(inputs.unit.standards, start=1))


def list_blocks(listed: ListStanding) -> Iterator[Block]:
    """A list in the body: its figures in a line, and a picture of its themes."""
    yield Subheading(listed.title)
    if listed.safety:
        yield Text(listed.standard.notice_in_short, "quiet")
    told = (listed.figure, listed.status, listed.counts, listed.limits)
    yield Text(" · ".join(text for text in told if text))
    yield Picture(bar_chart(listed.title, listed.rows, listed.number))


def state_text(listed: ListResult) -> str:
    """How far a list is, and whether its answers are settled."""
    state = say(f"state.{listed.state}")
    return state if listed.final else say("plan.front.state_proposal", state=state)


def _standing(inputs: PlanInputs, listed: ListResult, number: int) -> ListStanding:
    standard = next(s for s in inputs.outcome.asked.standards if s.pin == listed.standard)
    return ListStanding(number, standard, listed, inputs.near)


def _unnormed_open(theme: ThemeResult) -> int:
    """How many criteria of a theme have neither an answer nor a norm."""
    return sum(r.status == "unanswered" and not r.asked.norm for r in theme.criteria)


def _row(title: str, theme: ThemeResult, near: Fraction) -> ThemeRow:
    figures = theme.figures
    low, high = figures.range or (Fraction(0), Fraction(0))
    normed = sum(r.asked.norm > 0 and r.status != "not_applicable" for r in theme.criteria)
    marks = {"missed": figures.limits.missed, "open": figures.limits.open}
    return ThemeRow(
        theme=title,
        figure=figure_text(figures.attainment, figures.range, near),
        low=round(float(low * 100), 2),
        high=round(float(high * 100), 2),
        status=say(f"status.{figures.status}"),
        counts=counts_text(figures.counts, _unnormed_open(theme)),
        limits=limits_text(figures.limits, short=True),
        short=say("plan.chart.short", meets=figures.counts["meets"], n=normed) if figures.range else "",
        mark=listing([say(f"plan.chart.{key}", n=n) for key, n in marks.items() if n]),
        missed=figures.limits.missed,
    )
