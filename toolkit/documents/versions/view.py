# SPDX-License-Identifier: EUPL-1.2
"""The table 'was-wordt' of a list as a document: in short, every change, why, and the texts by theme."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import get_args

from toolkit.documents.blocks import (
    Block,
    Bullets,
    Card,
    DocumentView,
    Item,
    Mention,
    Revision,
    Section,
    Table,
    Text,
    bullets,
    section,
)
from toolkit.documents.fingerprint import Origin
from toolkit.documents.text import heads
from toolkit.documents.versions.frame import revision_document
from toolkit.documents.versions.question import pairs_of, sources_text
from toolkit.model.content.criterion import Criterion
from toolkit.model.content.library import Sources
from toolkit.model.content.standard import ChangeKind
from toolkit.versions.fates import Fate, Fates
from toolkit.versions.rules import Verdict
from toolkit.words.catalogue import say
from toolkit.words.text import listing, told_counts

_VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_FEW = 3  # questions with one reason: it stands whole at each


@dataclass(frozen=True)
class RevisionInputs:
    """What the document is made from.

    Attributes:
        fates: every question of both versions.
        between: versions that lie between the two.
        undeclared: how many changes the author did not declare.
        contradicted: how many declarations the texts contradict.
        sources: for titles of documents; None where they cannot be read.
        made_of: what all of it is.
        day: of the document.
    """

    fates: Fates
    between: tuple[str, ...]
    undeclared: int
    contradicted: int
    sources: Sources | None
    made_of: tuple[Origin, ...]
    day: date

    @cached_property
    def reasons(self) -> dict[str, list[Fate]]:
        """Every reason of the author with what it is about, in the order of the questions."""
        found: dict[str, list[Fate]] = {}
        for fate in self.fates.changed:
            for note in fate.notes:
                found.setdefault(note, []).append(fate)
        return found


def revision_view(inputs: RevisionInputs) -> DocumentView:
    """Make the document.

    Args:
        inputs: two versions of a list.

    Returns:
        A document for everybody who works with the list.
    """
    old, new = inputs.fates.old, inputs.fates.new
    chapters = (_brief(inputs), _index(inputs), _reasons(inputs), *_themes(inputs), _linked(inputs))
    found = tuple(chapter for chapter in chapters if chapter is not None)
    ids = {i: _anchor(f) for f in inputs.fates.changed for i in ids_of(f)}
    mentions = tuple(Mention(i, anchor, paged=False) for i, anchor in ids.items())
    return revision_document(old, new, inputs.made_of, inputs.day, sections=found, mentions=mentions)


def _brief(inputs: RevisionInputs) -> Section | None:
    return section("kort", say("revision.brief.title"), _in_short(inputs), boxed=True, front=True)


def _in_short(inputs: RevisionInputs) -> Iterator[Block]:
    fates = inputs.fates
    holes = {"before": fates.old.version, "after": fates.new.version}
    if not fates.changed and not fates.linked:
        yield Text(say("revision.brief.same", **holes))
        return
    kept = sum(len(f.before) for f in fates.all if not f.kinds)
    old, new = len(fates.old.asked), len(fates.new.asked)
    verdicts = verdicts_of(fates.all)
    told = {verdict: verdicts[verdict] for verdict in get_args(Verdict)}
    lines = [
        say("revision.brief.size", old=old, new=new, **holes)
        + " "
        + say(f"revision.brief.kept{'' if kept else '_none'}", n=kept),
        say("revision.brief.answers", old=old, parts=told_counts("revision.brief.answers_of", told)),
    ]
    fresh = sum(not f.before for f in fates.all)
    if fresh:
        lines.append(say("revision.brief.fresh", n=fresh))
    if inputs.between:
        lines.append(
            say("revision.brief.steps", n=len(inputs.between), versions=listing(list(inputs.between)))
        )
    yield bullets(lines)
    if inputs.undeclared or inputs.contradicted:
        counts = {"undeclared": inputs.undeclared, "contradicted": inputs.contradicted}
        parts = told_counts("revision.brief.open_of", counts)
        yield Text(say("revision.brief.open", parts=parts), tone="alarm")
    yield _kinds(fates)
    yield Text(say("revision.brief.several"), tone="quiet")


def verdicts_of(fates: Sequence[Fate]) -> Counter[Verdict]:
    """How many old questions have answers that stand, are looked at again, or are kept aside."""
    counts: Counter[Verdict] = Counter()
    for fate in fates:
        if fate.verdict is not None:
            counts[fate.verdict] += len(fate.before)
    return counts


def _kinds(fates: Fates) -> Table:
    kinds = dict.fromkeys(k for k in get_args(ChangeKind) for f in fates.changed if k in f.kinds)
    rows = []
    for kind in kinds:
        of = [f for f in fates.changed if kind in f.kinds]
        counts = verdicts_of(of)
        numbers = (
            sum(len(f.before) for f in of),
            sum(len(f.after) for f in of),
            *(counts[v] for v in _VERDICTS),
        )
        rows.append((say(f"versions.kind.{kind}").capitalize(), *(str(n) if n else "" for n in numbers)))
    head = heads("revision.kinds.head", "kind", "before", "after", *_VERDICTS)
    return Table(
        say("revision.kinds.caption"), head, tuple(rows), (26, 13, 15, 14, 18, 14), numeric=(1, 2, 3, 4, 5)
    )


def _index(inputs: RevisionInputs) -> Section | None:
    fates = inputs.fates
    rows = tuple(index_row(fate) for fate in fates.changed)
    if not rows:
        return None
    head = heads("revision.index.head", "before", "after", "subject", "what", "answers")
    blocks: list[Block] = [Table(say("revision.index.caption"), head, rows, (13, 13, 32, 24, 18))]
    same = [c.id for f in fates.all if not f.kinds for c in f.after]
    if same:
        blocks.append(Text(say("revision.index.same", ids=", ".join(same)), tone="quiet"))
    return section("vragen", say("revision.index.title"), blocks, new_page=True)


def index_row(fate: Fate) -> tuple[str, str, str, str, str]:
    """Ids then and now, what it is about, what changed, and what becomes of answers; as words."""
    nothing = say("revision.index.none")
    sides = (", ".join(c.id for c in side) or nothing for side in (fate.before, fate.after))
    what = ", ".join(say(f"revision.short.{kind}") for kind in fate.kinds)
    verdict = say(f"revision.verdict.short.{fate.verdict or 'none'}")
    return *sides, title_of(fate), what, verdict  # type: ignore[return-value]  # two sides


def kinds_text(fate: Fate) -> str:
    """What changed, in words."""
    return listing([say(f"versions.kind.{kind}") for kind in fate.kinds])


def title_of(fate: Fate) -> str:
    """What a fate is about: the titles of now, or else of then."""
    return listing(list(dict.fromkeys(c.title for c in fate.after or fate.before)))


def ids_of(fate: Fate) -> tuple[str, ...]:
    """Its questions by id, then and now, each once."""
    return tuple(dict.fromkeys(c.id for c in (*fate.before, *fate.after)))


def _anchor(fate: Fate) -> str:
    first: Criterion = (fate.after or fate.before)[0]
    return "vraag" + "".join(c for c in first.id if c.isalnum())


def _reasons(inputs: RevisionInputs) -> Section | None:
    reasons = inputs.reasons
    if not reasons:
        return None
    items = []
    for note, of in reasons.items():
        kinds = dict.fromkeys(kind for fate in of for kind in fate.kinds)
        shared = [k for k in kinds if all(k in fate.kinds for fate in of)] or list(kinds)
        words = listing([say(f"versions.kind.{kind}") for kind in shared]).capitalize()
        ids = ", ".join(i for fate in of for i in ids_of(fate))
        items.append(Item("", f"{note}\n{words}: {ids}."))
    return section(
        "redenen",
        say("revision.reasons.title"),
        (Text(say("revision.reasons.lead")), Bullets(tuple(items), numbered=True)),
    )


def _themes(inputs: RevisionInputs) -> Iterator[Section | None]:
    changed, new = inputs.fates.changed, inputs.fates.new
    legend = Text(say("revision.legend"), tone="quiet")
    for theme in new.themes:
        inside = {c.id for c in theme.criteria}
        of = [f for f in changed if f.after and f.after[0].id in inside]
        blocks = [block for fate in of for block in _blocks(fate, inputs)]
        yield section(f"thema{theme.id}", theme.title, (legend, *blocks) if blocks else (), new_page=True)
    gone = [block for fate in changed if not fate.after for block in _blocks(fate, inputs)]
    yield section("vervallen", say("revision.retired"), gone, new_page=True)


def _blocks(fate: Fate, inputs: RevisionInputs) -> Iterator[Block]:
    fates = inputs.fates
    ids = ", ".join(dict.fromkeys(c.id for c in fate.after or fate.before))
    asked = {c.question for c in (*fate.before, *fate.after)}
    items = []
    if len(asked) == 1 and fate.before and fate.after:  # its texts do not show a question that stayed
        items.append(Item("", *asked))
    items.append(Item(say("revision.card.answers"), say(f"revision.verdict.{fate.verdict or 'none'}")))
    items += [Item(say("revision.card.why"), text) for text in why_texts(fate, inputs)]
    cited = tuple(dict.fromkeys(s for c in fate.after or fate.before for s in c.sources))
    items.append(Item(say("revision.card.source"), sources_text(cited, inputs.sources)))
    yield Card(
        title=say("revision.card.title", ids=ids, title=title_of(fate)),
        rank="",
        meta=kinds_text(fate).capitalize(),
        alarm="",
        pair=(),
        items=tuple(items),
        anchor=_anchor(fate),
    )
    for pair in pairs_of(fate, fates, inputs.sources):
        if pair.parts:
            head = (
                pair.name,
                say("revision.before", version=fates.old.version),
                say("revision.after", version=fates.new.version),
            )
            yield Revision(say("revision.caption", name=pair.name), head, pair.rows())


def why_texts(fate: Fate, inputs: RevisionInputs) -> Iterator[str]:
    """The reasons for a change: in full, or a sentence and the number of one that stands at many."""
    places = {note: n for n, note in enumerate(inputs.reasons, start=1)}
    for note in fate.notes:
        of = [i for each in inputs.reasons[note] for i in ids_of(each)]
        if len(of) <= _FEW:
            yield note
        else:
            text = note.partition(". ")[0].rstrip(".") + "."
            yield say("revision.card.short", text=text, n=places[note], of=len(of))
    if not fate.notes:
        yield say("revision.card.undeclared")


def _linked(inputs: RevisionInputs) -> Section | None:
    lines = []
    for identity, was, now in inputs.fates.linked:
        key = "added" if was is None else "removed" if now is None else "changed"
        lines.append(say(f"revision.linked.{key}", id=identity, was=was, is_=now))
    return section("verwezen", say("revision.linked.title"), [bullets(lines)] if lines else ())
