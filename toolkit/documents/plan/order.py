# SPDX-License-Identifier: EUPL-1.2
"""A plan as sections of blocks: what a board needs in front, everything else behind."""

from collections.abc import Iterable, Sequence

from toolkit.documents.blocks import (
    Block,
    Blocks,
    Bullets,
    Card,
    DocumentView,
    Facts,
    Item,
    Picture,
    Section,
    Subheading,
    Table,
    Text,
)
from toolkit.documents.plan.chapters.municipality import POINTS
from toolkit.documents.plan.chapters.steps import PRIORITIES
from toolkit.documents.plan.values import (
    AnswersView,
    AnswerTheme,
    GapView,
    LimitsView,
    ListView,
    MunicipalityView,
    OpenView,
    PlanView,
    StepView,
    StrengthsView,
)

_THEME_WIDTHS = (30, 12, 18, 26, 14)
_ANSWER_WIDTHS = (30, 26, 44)
_TOWN_WIDTHS = (34, 16, 36, 14)


def plan_document(view: PlanView) -> DocumentView:
    """Lay a plan out.

    Args:
        view: everything that the plan says, for one edition.

    Returns:
        Sections in order; one that has nothing to say is left out.
    """
    words = view.words
    pictures = _Pictures()
    practice = [listed for listed in view.standing if not listed.safety]
    safety = [listed for listed in view.standing if listed.safety]
    made: list[tuple[str, str, Blocks, str]] = [
        ("brief", words["brief"], view.brief, "boxed"),
        ("team", words["team"], view.profile, "page"),
        ("standing", words["standing"], _standing(view, practice, pictures), ""),
        ("strengths", words["strengths"], _strengths(view.strengths), ""),
        ("safety", words["safety"], _safety(view, safety, pictures), ""),
        ("priorities", words["priorities"], _priorities(view), ""),
        ("planning", words["planning"], pictures.numbered(view.planning), ""),
        ("means", words["means"], view.means, ""),
        ("others", words["others"], (*view.asked, *_municipalities(view.municipalities)), ""),
        ("partners", words["partners"], view.partners, ""),
        ("moments", words["moments"], view.moments, ""),
        ("risks", words["risks"], view.risks, ""),
        ("changes", words["changes"], view.changes, ""),
        ("themes", words["themes"], _themes(view), "annex page"),
        ("gaps", words["gaps"], _gaps(view), "annex"),
        ("actions", words["all_actions"], view.all_actions, "annex"),
        ("late", words["late"], view.late, "annex"),
        ("steps", words["steps"], _steps(view) if view.edition == "team" else (), "annex"),
        ("earlier", words["earlier"], view.earlier, "annex"),
        ("changed", words["changed"], view.changed, "annex"),
        ("open", words["open"], _open(view.open), "annex"),
        ("method", words["method"], _method(view), "annex"),
        ("fingerprint", words["fingerprint"], (Facts(view.fingerprint),), "annex"),
        ("answers", words["answers"], _answers(view), "annex"),
        ("evaluation", words["evaluation"], view.evaluation, "annex page"),
    ]
    sections = tuple(
        Section(anchor, title, blocks, "page" in how, "annex" in how, "boxed" in how)
        for anchor, title, blocks, how in made
        if blocks
    )
    return DocumentView(
        edition=view.edition,
        title=view.title,
        about=view.about,
        footer=view.footer,
        day=view.day,
        circulation=view.circulation,
        example_notice=view.example_notice,
        callouts=tuple(text for text in (view.state, view.proposal_notice) if text),
        facts=view.facts,
        sections=sections,
        attachments=view.attachments,
        words=words,
    )


class _Pictures:
    """Counts the pictures of a document, so that each is drawn once and found by its number."""

    def __init__(self) -> None:
        self.count = 0

    def numbered(self, blocks: Blocks) -> Blocks:
        """The blocks with their pictures numbered on."""
        return tuple(self._number(block) for block in blocks)

    def _number(self, block: Block) -> Block:
        if not isinstance(block, Picture):
            return block
        self.count += 1
        return Picture(block.chart, self.count - 1)


def _standing(view: PlanView, lists: Sequence[ListView], pictures: _Pictures) -> Blocks:
    if not lists:
        return ()
    blocks = [block for listed in lists for block in _list(listed)]
    if view.limits is not None and view.limits.twice:
        blocks.append(Text(view.limits.twice, "quiet"))
    return pictures.numbered(tuple(blocks))


def _list(listed: ListView) -> Iterable[Block]:
    yield Subheading(listed.title)
    if listed.safety:
        yield Text(first_sentence(listed.notice), "quiet")
    yield Text(" · ".join(t for t in (listed.figure, listed.status, listed.counts, listed.limits) if t))
    yield Picture(listed.chart, 0)


def first_sentence(text: str) -> str:
    """The first sentence of a notice: what may not be missed; the whole stands in the annex."""
    first, point, _ = text.partition(". ")
    return first + point.strip()


def _themes(view: PlanView) -> Blocks:
    """The figures behind the pictures, for who wants them in words."""
    heads = tuple(view.words[key] for key in ("theme", "attainment", "status", "questions", "limits"))
    blocks: list[Block] = []
    for listed in view.standing:
        rows = tuple((r.theme, r.figure, r.status, r.counts, r.limits) for r in listed.rows)
        if not blocks:
            blocks.append(Text(view.words["status_note"], "quiet"))
        blocks += [Subheading(listed.title), Table(listed.chart.title, heads, rows, _THEME_WIDTHS)]
    return tuple(blocks)


def _method(view: PlanView) -> Blocks:
    notices = tuple(Text(f"{listed.title}. {listed.notice}", "quiet") for listed in view.standing)
    return (*(Text(text, "quiet") for text in view.method), *notices)


def _safety(view: PlanView, lists: Sequence[ListView], pictures: _Pictures) -> Blocks:
    blocks = list(_limits(view.limits, view.words)) if view.limits is not None else []
    for listed in lists:
        blocks += _list(listed)
    return pictures.numbered(tuple(blocks))


def _limits(limits: LimitsView, words: dict[str, str]) -> Iterable[Block]:
    yield Text(limits.summary)
    for heading, found, tone in (
        ("limits_missed", limits.missed, "alarm"),
        ("limits_open", limits.open, "plain"),
    ):
        if found:
            yield Subheading(words[heading])
            items = tuple(Item(f.label, f.value) for f in found)
            yield Bullets(items, tone="alarm" if tone == "alarm" else "plain")


def _strengths(strengths: StrengthsView | None) -> Blocks:
    if strengths is None:
        return ()
    lead = Text(strengths.summary)
    items = tuple(Item(f.label, f.value) for f in strengths.items)
    return (lead, Bullets(items)) if items else (lead,)


def _priorities(view: PlanView) -> Blocks:
    """The first differences in full, with what is done about them and what others did."""
    if view.gaps is None:
        return ()
    first = view.gaps.items[:PRIORITIES]
    blocks: list[Block] = [Text(view.gaps.summary)]
    if first:
        blocks.append(Text(view.words["levels"], "quiet"))
    blocks += [_gap_card(gap, view.words, rank=str(n), full=True) for n, gap in enumerate(first, start=1)]
    return tuple(blocks)


def _gap_card(gap: GapView, words: dict[str, str], *, rank: str = "", full: bool = False) -> Card:
    now, asked = (f"{words[key]}: {level}" for key, level in (("now", gap.now), ("asked", gap.asked)))
    items = [Item("", gap.note)] if gap.note else []
    if gap.placed:
        items.append(Item("", gap.placed))
    if gap.explanation:
        items.append(Item(words["explanation"] + ":", gap.explanation))
    if full and gap.steps:
        items.append(Item(words["actions"] + ":", gap.steps))
    if full:
        items += [Item(p.label + ".", f"{p.text} {words['source']}: {p.source}.") for p in gap.practices]
    meta = " · ".join(t for t in (gap.theme, gap.id, gap.reason if full else "") if t)
    pair = (Item(now, gap.now_text), Item(asked, gap.asked_text))
    return Card(gap.title, rank, meta, gap.limit, pair, tuple(items), small=not full)


def _gaps(view: PlanView) -> Blocks:
    """The differences that the body did not treat, as a table that a reader can go through."""
    gaps = view.gaps
    if gaps is None or len(gaps.items) <= PRIORITIES:
        return ()
    heads = gaps.heads
    rows = tuple(
        (
            f"{g.title}\n{g.theme} · {g.id}" + (f"\n{g.limit}" if g.limit else ""),
            "\n".join(t for t in (g.now, g.now_text if view.edition == "team" else "") if t),
            "\n".join(t for t in (g.asked, g.asked_text if view.edition == "team" else "", g.note) if t),
            "\n".join(t for t in (g.steps, g.placed, g.explanation) if t),
        )
        for g in gaps.items[PRIORITIES:]
    )
    widths = (18, 24, 26, 32) if view.edition == "team" else (34, 12, 18, 36)
    return (Text(gaps.rest_lead), Table(gaps.rest_lead, heads, rows, widths))


def _steps(view: PlanView) -> Blocks:
    if view.steps is None:
        return ()
    blocks: list[Block] = [Text(view.steps.summary)]
    blocks += [step_card(item, view.words) for item in view.steps.items]
    if view.others is not None:
        for group in view.others.groups:
            blocks.append(Subheading(group.title))
            blocks += [step_card(item, view.words, small=True) for item in group.items]
    if view.steps.without:
        blocks.append(Text(view.steps.without_summary))
        blocks.append(Bullets(tuple(Item("", title) for title in view.steps.without)))
    return tuple(blocks)


def step_card(item: StepView, words: dict[str, str], *, small: bool = False) -> Card:
    """One action as a card."""
    who = f"{item.who}; {item.together}" if item.together else item.who
    lead = f"{words['lead'].lower()} {item.lead}" if item.lead else ""
    cost = f"{words['cost'].lower()} {item.cost}" if item.cost else ""
    meta = " · ".join(t for t in (who, item.hours, lead, cost) if t)
    items = [Item("", item.what)]
    if item.serves:
        items.append(Item(words["why"] + ":", "; ".join(item.serves)))
    if item.needed_for:
        items.append(Item(words["needed_for"] + ":", item.needed_for))
    if item.why_this:
        items.append(Item(words["why_this"] + ":", item.why_this))
    if item.when:
        why = ". " in item.when  # quarters alone need no reason
        items.append(Item(words["when" if why else "when_only"] + ":", item.when))
    items += [Item(p.label + ".", f"{p.text} {words['source']}: {p.source}.") for p in item.practices]
    return Card(item.title, str(item.rank), meta, "", (), tuple(items), small=small)


def _municipalities(found: Iterable[MunicipalityView]) -> Iterable[Block]:
    for municipality in found:
        yield Subheading(municipality.title)
        yield Text(municipality.summary)
        if municipality.points:
            heads = municipality.heads  # fewer where the municipality's plan is not known
            cells = ((p.title, p.levels, p.action, p.when) for p in municipality.points[:POINTS])
            rows = tuple(row[: len(heads)] for row in cells)
            yield Table(municipality.title, heads, rows, _TOWN_WIDTHS[: len(heads)])
        if municipality.rest:
            yield Text(municipality.rest, "quiet")


def _open(found: OpenView | None) -> Blocks:
    if found is None or not found.groups:
        return ()
    blocks: list[Block] = [Text(found.summary)]
    for group in found.groups:
        blocks.append(Subheading(group.reason))
        blocks.append(Bullets(tuple(Item(f.label, f.value) for f in group.themes)))
    return tuple(blocks)


def _answers(view: PlanView) -> Blocks:
    if view.answers is None:
        return ()
    answers: AnswersView = view.answers
    blocks: list[Block] = [Text(answers.summary)]
    for theme in answers.themes:
        blocks += [Subheading(theme.title), _answer_table(theme, view.words)]
    return tuple(blocks)


def _answer_table(theme: AnswerTheme, words: dict[str, str]) -> Table:
    heads = tuple(words[key] for key in ("answer_question", "answer", "answer_more"))
    rows = []
    for row in theme.rows:
        evidence = f"{words['evidence']}: {row.evidence}" if row.evidence else ""
        said = "\n".join(t for t in (row.explanation, evidence) if t)
        rows.append((row.title, "\n".join(t for t in (row.answer, row.placed) if t), said))
    return Table(f"{words['answers']}: {theme.title}", heads, tuple(rows), _ANSWER_WIDTHS)
