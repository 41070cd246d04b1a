# SPDX-License-Identifier: EUPL-1.2
"""What the region finds, on the page: in the words and chapters of the memo, and what to talk about first."""

from collections.abc import Iterator

from toolkit.documents.blocks import Block, Section, Subheading, Table, Text, bullets, section
from toolkit.documents.desk.inputs import DeskInputs
from toolkit.documents.memo.chapters.brief import conclusion_texts
from toolkit.documents.memo.chapters.limits import limits
from toolkit.documents.memo.chapters.requests import requests
from toolkit.documents.memo.chapters.together import shared_blocks
from toolkit.documents.memo.inputs import MemoInputs
from toolkit.documents.text import heads
from toolkit.region.subjects import SUBJECTS, Subject
from toolkit.words.catalogue import say

_WIDTHS = (46, 38, 16)
_HELPS = (40, 30, 30)


def conclusions_section(inputs: DeskInputs) -> Section | None:
    """Three to five conclusions, each with what it rests on; None where nothing was looked for."""
    if inputs.memo is None:
        return None
    return Section(
        "conclusies", say("desk.found.conclusions"), (bullets(conclusion_texts(inputs.memo)),), boxed=True
    )


def found_sections(inputs: DeskInputs) -> tuple[Section, ...]:
    """Lower limits, what to do together and who helps whom, what is asked of whom, what to talk about."""
    memo = inputs.memo
    if memo is None:
        return ()
    made = (limits(memo), _together(memo), requests(memo), _subjects(memo, apart=inputs.apart))
    return tuple(one for one in made if one is not None)


def _together(memo: MemoInputs) -> Section | None:
    """As in the memo; who helps whom as a table, for a sentence holds no more than a few teams."""
    return section("together", say("memo.together.title"), (*shared_blocks(memo), *_helps(memo)))


def _helps(memo: MemoInputs) -> Iterator[Block]:
    helps = memo.found.helps
    if not helps:
        return
    if not memo.named:
        yield Text(say("memo.together.helps_coded", n=len({h.criterion for h in helps})))
        return
    titles = {gap.gap.id: gap.gap.title for gap in memo.found.shared.first}
    pairs: dict[tuple[str, str], list[str]] = {}
    for one in helps:
        pairs.setdefault((one.criterion, one.helps), []).append(one.asks)
    rows = tuple(
        (titles[criterion], memo.units_text([helper]), memo.units_text(asks))
        for (criterion, helper), asks in pairs.items()
    )
    title = say("desk.found.helps")
    yield Subheading(title, folded=True)
    yield Table(title, heads("desk.found", "about", "helper", "asks"), rows, _HELPS)


def _subjects(memo: MemoInputs, *, apart: bool) -> Section | None:
    """Where a talk comes before a figure: counted per kind; which questions, for who may see single teams."""
    by_kind = {kind: [s for s in memo.found.subjects if s.kind == kind] for kind in SUBJECTS}
    found = {kind: of for kind, of in by_kind.items() if of}
    if not found:
        return None
    blocks: list[Block] = [Text(say("desk.found.subjects_lead"))]
    if apart:
        blocks += [block for kind, of in found.items() for block in _kind(memo, kind, of)]
    else:
        blocks.append(bullets(say(f"memo.subject.{kind}", n=len(of)) for kind, of in found.items()))
    return Section("gesprek", say("desk.found.subjects"), tuple(blocks))


def _kind(memo: MemoInputs, kind: str, of: list[Subject]) -> Iterator[Block]:
    title = say(f"memo.subject.{kind}", n=len(of))
    rows = tuple((_about(memo, s), _who(memo, s), _rests(s)) for s in of)
    yield Subheading(title, folded=True)
    yield Table(title, heads("desk.found", "about", "who", "rests"), rows, _WIDTHS)


def _about(memo: MemoInputs, subject: Subject) -> str:
    asked = memo.outcome.asked
    if subject.kind == "claimed":
        return next((s.title for s in asked.standards if s.id == subject.about.split("@")[0]), subject.about)
    criterion = asked.criterion(subject.about)
    return subject.about if criterion is None else f"{criterion.title} ({subject.about})"


def _who(memo: MemoInputs, subject: Subject) -> str:
    return memo.units_text(subject.teams)


def _rests(subject: Subject) -> str:
    """On how many teams it rests, or how far levels lie apart."""
    if subject.low is not None and subject.high is not None:
        return say("desk.found.levels", low=subject.low, high=subject.high)
    if subject.kind == "claimed":
        return say("desk.found.questions", n=subject.of)
    return say("comparison.count", n=len(subject.teams), of=subject.of)
