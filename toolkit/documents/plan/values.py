# SPDX-License-Identifier: EUPL-1.2
"""What a plan shows, ready to print: every figure is text, and a renderer needs no rule."""

from dataclasses import dataclass
from datetime import date

from toolkit.documents.blocks import Attachment, Blocks, ChartView, Edition, Fact


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
        short: '9 van 10 op de norm', over the criteria with a norm.
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
    """How the team stands on one list; `safety` lists are shown apart, with their notice."""

    title: str
    state: str
    figure: str
    status: str
    counts: str
    limits: str
    rows: tuple[ThemeRow, ...]
    chart: ChartView
    safety: bool
    notice: str


@dataclass(frozen=True, slots=True)
class LimitsView:
    """Lower limits: a sentence, and those that are missed or open by name.

    Attributes:
        summary: how many are met.
        twice: how many count in more than one list; empty without.
        missed: by name.
        open: by name.
    """

    summary: str
    twice: str
    missed: tuple[Fact, ...]
    open: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class StrengthsView:
    """What goes well: a sentence, and a few criteria with what the team sees."""

    summary: str
    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class PracticeView:
    """What somebody elsewhere did or found."""

    label: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class GapView:
    """One difference with the norm; empty texts are left out, as most are in the edition for boards.

    Attributes:
        reason: why it comes at its place.
        steps: the actions for it, with when they end.
        practices: what others did about it.
    """

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
    reason: str = ""
    steps: str = ""
    practices: tuple[PracticeView, ...] = ()


@dataclass(frozen=True, slots=True)
class GapsView:
    """All differences, most urgent first.

    Attributes:
        summary: how many, and when the norm asks them.
        items: the differences.
        rest: says where those stand that the body does not treat.
        rest_lead: introduces them there.
        heads: of the table that they stand in.
    """

    summary: str
    items: tuple[GapView, ...]
    rest_lead: str = ""
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StepView:
    """One proposed action; empty texts are left out.

    Attributes:
        serves: what it is for: criteria, or else the steps that wait for it.
        needed_for: the steps that wait for it as well.
        when: its quarters, and why then.
        why_this: why it is in the plan.
    """

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
    when: str = ""
    why_this: str = ""


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
    """A point on which a municipality is below the norm.

    Attributes:
        title: of the question.
        levels: now, and asked.
        action: what the municipality would do by its own plan, or that no action is known; empty
            where that plan cannot be read.
        when: when all that it would do for the point has ended; empty without an action.
    """

    title: str
    levels: str
    action: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class MunicipalityView:
    """What a municipality answered on its own form; never in the team's figure."""

    title: str
    summary: str
    points: tuple[MunicipalityPoint, ...]
    heads: tuple[str, ...] = ()
    rest: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One question with everything that the team said to it; empty texts are left out.

    Attributes:
        title: of the question.
        answer: the level in words, or why there is none.
        placed: who does it, where that was asked.
        explanation: in the team's own words.
        evidence: what shows it.
    """

    title: str
    answer: str
    placed: str
    explanation: str
    evidence: str


@dataclass(frozen=True, slots=True)
class AnswerTheme:
    """The answers of one theme, in the order of the list."""

    title: str
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class AnswersView:
    """The annex: every question that was asked, each once."""

    summary: str
    themes: tuple[AnswerTheme, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """Everything that a development plan says, for one edition; `plan_document` lays it out.

    Attributes:
        edition: team: everything; board: figures and actions, nothing in the team's own words.
        title: of the document.
        about: one sentence for the document's properties.
        footer: what stands at the foot of every page, before the page number.
        day: the round's date.
        circulation: for whom it is.
        example_notice: on every page; empty for a real region.
        proposal_notice: shown when the norm is a proposal; else empty.
        state: how far the plan is: who settled, tested and decided it, and when.
        facts: the front block.
        sentences: where the team stands, each a whole sentence.
        brief: page one: those sentences, strengths, priorities, what is asked of whom.
        profile: what kind of team it is.
        standing: per list.
        limits, strengths, gaps, steps, others, open: None when nothing was filled in, or when there is
            nothing to be about.
        planning: the actions in time.
        means: hours, money, formation.
        all_actions: every action in time, for the annex; empty when the body has them all.
        asked: what others must arrange, with amounts and dates.
        late: what comes later than asked, for the annex.
        municipalities: per municipality that the team works for.
        partners: agreements with others.
        moments: when to learn and evaluate.
        risks: as they show in the team's own figures.
        earlier: every action of earlier rounds, where the body has them in counts only.
        changes: since people last saw the plan, and since the round before.
        changed: every change in the plan, for the annex.
        evaluation: actions of earlier beside what they brought, and a page per quarter to fill in.
        answers: the annex; None in the edition for boards.
        method: paragraphs.
        fingerprint: what the document was made of.
        attachments: what a face that can carry files takes along.
        words: fixed words for the templates, by name.
    """

    edition: Edition
    title: str
    about: str
    footer: str
    day: date
    circulation: str
    example_notice: str
    proposal_notice: str
    state: str
    facts: tuple[Fact, ...]
    sentences: tuple[str, ...]
    brief: Blocks
    profile: Blocks
    standing: tuple[ListView, ...]
    limits: LimitsView | None
    strengths: StrengthsView | None
    gaps: GapsView | None
    steps: StepsView | None
    others: OthersView | None
    open: OpenView | None
    planning: Blocks
    means: Blocks
    all_actions: Blocks
    asked: Blocks
    late: Blocks
    municipalities: tuple[MunicipalityView, ...]
    partners: Blocks
    moments: Blocks
    risks: Blocks
    changes: Blocks
    earlier: Blocks
    changed: Blocks
    evaluation: Blocks
    answers: AnswersView | None
    method: tuple[str, ...]
    fingerprint: tuple[Fact, ...]
    attachments: tuple[Attachment, ...]
    words: dict[str, str]
