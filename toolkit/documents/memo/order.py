# SPDX-License-Identifier: EUPL-1.2
"""The chapters of a memo in order, put together for one reader."""

from collections.abc import Iterator

from toolkit.documents.blocks import DocumentView, Fact
from toolkit.documents.fingerprint import Origin, made_of_file, made_of_line, mark, round_fingerprint
from toolkit.documents.memo.chapters.brief import brief
from toolkit.documents.memo.chapters.decision import decision
from toolkit.documents.memo.chapters.lasting import lasting
from toolkit.documents.memo.chapters.limits import limits
from toolkit.documents.memo.chapters.progress import progress
from toolkit.documents.memo.chapters.requests import requests
from toolkit.documents.memo.chapters.risks import risks
from toolkit.documents.memo.chapters.standing import standing
from toolkit.documents.memo.chapters.together import together
from toolkit.documents.memo.inputs import Chapter, MemoInputs, MemoKind
from toolkit.documents.sections import ready_to_print
from toolkit.documents.text import norm_text
from toolkit.model.hashing import content_hash, short_hash
from toolkit.model.region import Body
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, words_under

CHAPTERS: tuple[Chapter, ...] = (
    decision,
    brief,
    standing,
    limits,
    progress,
    lasting,
    together,
    risks,
    requests,
)
REPORT: tuple[Chapter, ...] = (
    brief,
    progress,
    standing,
    limits,
    risks,
    decision,
    lasting,
    requests,
    together,
)
"""A report begins with what became of it."""


def memo_document(memo: MemoInputs) -> DocumentView:
    """Put a memo together.

    Args:
        memo: everything that it is made from.

    Returns:
        The document, with its pictures numbered; the same values give the same document.
    """
    chapters = CHAPTERS if memo.kind == "decision" else REPORT
    sections = (chapter(memo) for chapter in chapters)
    region, round_, made_of = memo.region, memo.outcome.round, _made_of(memo)
    title = say(f"memo.title.{memo.kind}")
    about = say("memo.about", region=region.title, round=round_.id)
    notices = [say("comparison.drafts_notice")] if memo.outcome.with_drafts else []
    if memo.body is None:
        notices.append(say("comparison.woo"))
    return DocumentView(
        edition="board",
        title=title,
        about=about,
        footer=say("word.made_of.footer", text=about, mark=mark(made_of)),
        day=memo.day,
        circulation=say("memo.circulation.prepare" if memo.body is None else "memo.circulation.body"),
        example_notice=say("word.example_notice") if region.example else "",
        callouts=tuple(notices),
        facts=tuple(_facts(memo)),
        sections=ready_to_print(sections),
        made_of=made_of_line(made_of, memo.day),
        attachments=(made_of_file(made_of, memo_name(memo)),),
        words=words_under("plan.word"),
    )


def memo_name(memo: MemoInputs) -> str:
    """A name for the files of a memo, without ending; it holds nobody's name."""
    name = memo_file(memo.kind, memo.outcome.round.id, memo.body)
    return "-".join([name, *([say("comparison.file.drafts")] if memo.outcome.with_drafts else [])])


def memo_file(kind: MemoKind, round_id: str, body: Body | None) -> str:
    """The same for a memo without drafts that is not made yet.

    Args:
        kind: which memo.
        round_id: of its round.
        body: who reads; None for the programme manager.
    """
    reader = say("memo.file.prepare") if body is None else body.id
    return "-".join([say(f"memo.file.{kind}"), round_id, reader])


def _facts(memo: MemoInputs) -> Iterator[Fact]:
    round_, before = memo.outcome.round, memo.found.asked.before
    reader = say("memo.front.prepare") if memo.body is None else memo.body.title
    yield Fact(say("memo.front.region"), memo.region.title)
    yield Fact(say("memo.front.reader"), reader)
    yield Fact(
        say("plan.front.round"), say("plan.front.round_value", round=round_.id, day=day_text(round_.date))
    )
    norm = norm_text(memo.outcome.asked.norm)
    if memo.outcome.asked.norm.status == "proposal":
        norm = say("memo.front.norm_proposal", norm=norm)
    yield Fact(say("plan.front.norm"), norm)
    if before is not None:
        yield Fact(say("memo.front.before"), day_text(before))
    if memo.reader.reads_letters:
        yield Fact(say("memo.front.names"), say("memo.front.coded"))


def _made_of(memo: MemoInputs) -> tuple[Origin, ...]:
    """Versions and hashes of everything that it was made from; no name stands in it."""
    plans = memo.found.whole.plans.values()
    decided = [content_hash(plan.plan) for plan in plans if plan.plan is not None]
    above = [[item.id, "" if item.said is None else content_hash(item.said)] for item in memo.decided]
    files = [file for of_unit in memo.found.whole.answers.values() for file in of_unit]
    return (
        *round_fingerprint(memo.outcome, files),
        Origin("measures", memo.measures.version, content_hash(memo.measures)),
        Origin("decisions", hash=short_hash([sorted(decided), above])),
        Origin("day", memo.day.isoformat()),
        Origin("edition", f"{memo.kind}-{memo.reader.sight}"),
    )
