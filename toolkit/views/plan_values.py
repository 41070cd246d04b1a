# SPDX-License-Identifier: EUPL-1.2
"""What a plan shows, ready to print: every figure is text, and a renderer needs no rule."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it is."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart as SVG text, with the words for who cannot see it.

    Attributes:
        title: short name.
        description: what it shows, figure by figure.
        svg: the picture, without references to anything outside it.
        width: in user units.
        height: in user units.
    """

    title: str
    description: str
    svg: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme in table and chart.

    Attributes:
        theme: title.
        figure: '71 %' or '69–73 %'.
        low: length of the bar that is certain, 0 to 100.
        high: length that is still possible, from `low` to 100.
        status: in words.
        counts: criteria per status.
        limits: lower limits by state; empty without.
        short: '9 van 10 op de norm'.
        mark: what the chart says of lower limits that are missed or open; empty when all is well.
        missed: how many lower limits are missed.
    """

    theme: str
    figure: str
    low: float
    high: float
    status: str
    counts: str
    limits: str
    short: str
    mark: str
    missed: int


@dataclass(frozen=True, slots=True)
class ListView:
    """How the team stands on one list."""

    title: str
    state: str
    figure: str
    status: str
    counts: str
    limits: str
    rows: tuple[ThemeRow, ...]
    chart: ChartView


@dataclass(frozen=True, slots=True)
class LimitsView:
    """Lower limits: a sentence, and those that are missed or open by name."""

    summary: str
    missed: tuple[Fact, ...]
    open: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class StrengthsView:
    """What goes well: a sentence, and at most five criteria with what the team sees."""

    summary: str
    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class GapView:
    """One difference with the norm; empty texts are left out."""

    id: str
    title: str
    theme: str
    question: str
    now: str
    now_text: str
    asked: str
    asked_text: str
    note: str
    limit: str
    placed: str
    explanation: str


@dataclass(frozen=True, slots=True)
class GapsView:
    """All differences, most urgent first."""

    summary: str
    items: tuple[GapView, ...]


@dataclass(frozen=True, slots=True)
class PracticeView:
    """What somebody elsewhere did or found."""

    label: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class StepView:
    """One proposed action; empty texts are left out."""

    id: str
    rank: int
    title: str
    what: str
    serves: tuple[str, ...]
    needed_for: str
    who: str
    hours: str
    lead: str
    cost: str
    together: str
    practices: tuple[PracticeView, ...]


@dataclass(frozen=True, slots=True)
class StepsView:
    """What the team can do itself, in order; and the differences for which nothing is known."""

    summary: str
    items: tuple[StepView, ...]
    without_summary: str
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddresseeView:
    """What is asked of one other party."""

    title: str
    items: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class OthersView:
    """What the team cannot do itself."""

    summary: str
    groups: tuple[AddresseeView, ...]


@dataclass(frozen=True, slots=True)
class OpenGroup:
    """Questions without an answer, for one reason: per theme their titles."""

    reason: str
    themes: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class OpenView:
    """All questions without an answer."""

    summary: str
    groups: tuple[OpenGroup, ...]


@dataclass(frozen=True, slots=True)
class MunicipalityPoint:
    """A point on which a municipality is below the norm."""

    title: str
    now: str
    asked: str


@dataclass(frozen=True, slots=True)
class MunicipalityView:
    """What a municipality answered on its own form; never in the team's figure."""

    title: str
    summary: str
    points: tuple[MunicipalityPoint, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """A development plan as it is shown.

    Attributes:
        title: of the document.
        about: one sentence for the document's properties.
        team: title of the team.
        footer: what stands at the foot of every page, before the page number.
        day: the round's date.
        example_notice: on every page; empty for a real region.
        proposal_notice: shown when the norm is a proposal; else empty.
        facts: the front block.
        notices: of the lists.
        brief: sentences.
        first_steps: the top of all proposed actions.
        standing: per list.
        limits, strengths, gaps, steps, others, open: sections; None when nothing was filled in, or
            when the section has nothing to be about.
        municipalities: per municipality that the team works for.
        method: paragraphs.
        fingerprint: what the document was made of.
        contents: anchor and title of every section that is there, in order.
        words: fixed words for the templates, by name.
    """

    title: str
    about: str
    team: str
    footer: str
    day: date
    example_notice: str
    proposal_notice: str
    facts: tuple[Fact, ...]
    notices: tuple[str, ...]
    brief: tuple[str, ...]
    first_steps: tuple[str, ...]
    standing: tuple[ListView, ...]
    limits: LimitsView | None
    strengths: StrengthsView | None
    gaps: GapsView | None
    steps: StepsView | None
    others: OthersView | None
    open: OpenView | None
    municipalities: tuple[MunicipalityView, ...]
    method: tuple[str, ...]
    fingerprint: tuple[Fact, ...]
    contents: tuple[Fact, ...]
    words: dict[str, str]
