# SPDX-License-Identifier: EUPL-1.2
"""What is done together and what that costs, beside each for itself; and who can help whom."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from operator import attrgetter

from toolkit.documents.blocks import Block, Section, Table, Text, section
from toolkit.documents.memo.inputs import MemoInputs, price_text
from toolkit.documents.text import NO_FIGURE, heads
from toolkit.model.quarter import PlanQuarter, quarter_of
from toolkit.region.joint import JointAsk
from toolkit.region.shared import SharedGap, SharedGaps
from toolkit.words.catalogue import say
from toolkit.words.text import hours_text, hours_texts, listing, quarter_short

MOST_STEPS = 3
_GAPS = (35, 14, 10, 41)
_STEPS = (34, 14, 8, 8, 15, 21)


def together(memo: MemoInputs) -> Section | None:
    """None where nothing is shared and nothing can be done together."""
    shared = memo.found.shared
    which = f"begin{_chosen(shared)}" if shared.proposed else "first"
    gaps = _gaps(memo, shared.begin, which)
    chooses = memo.body is not None and "pace" in memo.body.decides
    rest = _rest(shared) if chooses else ()  # who prepares it has them all in the overview
    blocks = (*gaps, *rest)
    asked = memo.kind == "decision" and memo.body is not None  # who prepares it has those too
    helps = _helps(memo) if memo.kind == "decision" else ()  # of no use in a report of what became of it
    return section("together", say("memo.together.title"), (*blocks, *_steps(memo, table=asked), *helps))


def shared_blocks(memo: MemoInputs) -> Iterator[Block]:
    """All that is shared to choose from and what can be done together; who can help whom stands elsewhere."""
    yield from _gaps(memo, memo.found.shared.first, "first")
    yield from _steps(memo, table=True)


def _gaps(memo: MemoInputs, gaps: Sequence[SharedGap], which: str) -> Iterator[Block]:
    if not gaps:
        return
    holes = {"n": len(gaps), "total": memo.found.shared.total, "least": memo.region.common_gap_from}
    told = [say(f"memo.together.{key}", **holes) for key in ("gaps", which, "order")]
    yield Text(" ".join(told))
    rows = tuple((gap.gap.title, _teams(gap), _levels(gap), _helping(memo, gap)) for gap in gaps)
    yield Table(
        say("memo.together.gaps_title"),
        heads("memo.together.gap", "what", "teams", "levels", "step"),
        rows,
        _GAPS,
    )


def _rest(shared: SharedGaps) -> Iterator[Block]:
    """What else of the first there is to choose from, by name."""
    titles = [gap.gap.title for gap in shared.first if gap not in shared.begin]
    if titles:
        yield Text(say(f"memo.together.others{_chosen(shared)}", titles="; ".join(titles)))


def _chosen(shared: SharedGaps) -> str:
    """What the words of a choice end on, where it passes over some that weigh more than others in it."""
    return "" if shared.begin == shared.first[: len(shared.begin)] else "_chosen"


def _teams(gap: SharedGap) -> str:
    """How many are under the norm, and how many of those under the lower limit too."""
    holes = {"n": len(gap.gap.under), "of": len(gap.gap.asked), "missed": len(gap.gap.missed)}
    return say(f"memo.together.of{'_missed' if gap.gap.missed else ''}", **holes)


def _levels(gap: SharedGap) -> str:
    """How many levels teams are short together, as often as they count."""
    return say(f"memo.together.levels{'_uniform' if gap.uniform else ''}", n=gap.levels)


def _helping(memo: MemoInputs, gap: SharedGap) -> str:
    titles = {step.measure.id: step.measure.title for step in memo.found.shared.steps}
    return listing([titles[step] for step in gap.steps]) or say("memo.together.each")


def _steps(memo: MemoInputs, *, table: bool) -> Iterator[Block]:
    joint, agreed = memo.found.joint, memo.found.choice.agreed
    if not joint:
        if agreed:
            yield Text(say("memo.together.agreed", n=agreed))
        return
    first = {step.measure.id for step in memo.found.shared.steps}
    order = sorted(joint, key=lambda s: (s.measure.id not in first, -len(s.units), s.measure.id))
    shown, rest = order[:MOST_STEPS], order[MOST_STEPS:]
    besides = [say("memo.together.agreed_besides", n=agreed)] if agreed else []
    if not table:
        hours = dict(zip(("together", "apart"), _wholes(joint), strict=True))
        yield Text(" ".join([say("memo.together.steps_short", n=len(joint), **hours), *besides]))
        return
    told = [say("memo.together.steps", n=len(joint), saved=hours_text(memo.saved)), *besides]
    yield Text(" ".join(told))
    parts = [(step.measure.title, memo.plans_text(step.units), [step]) for step in shown]
    if rest:
        units = dict.fromkeys(unit for step in rest for unit in step.units)
        parts.append((say("memo.together.rest", n=len(rest)), memo.plans_text(units), rest))
    together, apart = (
        hours_texts(sum((hours(step) for step in steps), Fraction(0)) for _, _, steps in parts)
        for hours in (attrgetter("together"), attrgetter("apart"))
    )
    rows = [
        (title, plans, *hours, _money(steps), _span(memo, steps))
        for (title, plans, steps), *hours in zip(parts, together, apart, strict=True)
    ]
    whole = (say("memo.together.total"), "", *_wholes(joint), _money(joint), _span(memo, joint))
    columns = heads("memo.together.step", "what", "plans", "together", "apart", "money", "when")
    yield Table(say("memo.together.steps_title"), columns, (*rows, whole), _STEPS, (2, 3))
    whose = [say(f"memo.together.hours_of.{who}", hours=n) for who, n in joint_hours(memo).items()]
    told = [say("memo.together.meaning", parts=listing(whose))]
    told += [say("memo.together.in_part")] if any(step.unplanned and step.start for step in joint) else []
    yield Text(" ".join(told), "quiet")


def joint_hours(memo: MemoInputs) -> dict[str, str]:
    """Whose hours those of all joint actions are: the parts that there are add up to the last row."""
    found = memo.found.together
    zero = Fraction(0)
    own, towns, others = (zero,) * 3 if found is None else (found.own, found.own_towns, found.others)
    shown = zip(("teams", "towns", "others"), hours_texts((own - towns, towns, others)), strict=True)
    return {who: hours for who, hours in shown if hours != "0"}


def _wholes(joint: Sequence[JointAsk]) -> Iterator[str]:
    """All hours together, and all of them apart."""
    yield hours_text(sum((step.together for step in joint), Fraction(0)))
    yield hours_text(sum((step.apart for step in joint), Fraction(0)))


def _span(memo: MemoInputs, steps: Sequence[JointAsk]) -> str:
    """When they are done, or how many of several have begun."""
    starts = [s.start for s in steps if s.start is not None]
    ends = [s.end for s in steps if s.end is not None]
    if not starts:
        return say("memo.together.no_place")
    now = quarter_of(memo.day)
    begun = sum(start < now for start in starts)
    if begun and len(steps) > 1:
        return say("memo.together.n_begun", n=begun, of=len(steps))
    return _when(min(starts), max(ends), now, whole=not any(s.unplanned for s in steps))


def _when(start: PlanQuarter, end: PlanQuarter, now: PlanQuarter, *, whole: bool) -> str:
    """From which quarter to which, where every plan has a place for it; no quarter is broken in two."""
    first, last = (quarter_short(one).replace(" ", "\u00a0") for one in (start, end))
    if start < now:
        return say(f"memo.together.begun{'_till' if whole else ''}", last=last)
    if not whole:
        return say("memo.together.since", first=first)
    return first if start == end else say("text.quarters_long", first=first, last=last)


def _money(steps: Sequence[JointAsk]) -> str:
    priced = [price_text(s.price) for s in steps if s.price is not None]
    waiting = sum(s.estimate is not None for s in steps)
    told = priced if len(steps) == 1 else []
    if waiting:
        told.append(
            say("memo.together.to_estimate" if len(steps) == 1 else "memo.together.n_to_estimate", n=waiting)
        )
    return listing(told) or NO_FIGURE


def _helps(memo: MemoInputs) -> Iterator[Block]:
    """For how many differences somebody can show another; who that is takes more lines than a memo has."""
    criteria = {h.criterion for h in memo.found.helps}
    if criteria:
        where = "coded" if not memo.named else "elsewhere" if memo.body is None else "known"
        yield Text(say(f"memo.together.helps_{where}", n=len(criteria)))
