# SPDX-License-Identifier: EUPL-1.2
"""One question as it was and as it is, text by text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.documents.blocks import Revised
from toolkit.documents.versions.marked import marked
from toolkit.model.base import Citation
from toolkit.model.content.criterion import Criterion
from toolkit.model.content.library import Sources
from toolkit.model.content.standard import Standard
from toolkit.versions.fates import Fate, Fates
from toolkit.words.catalogue import keys, say
from toolkit.words.text import listing, profile_text

_PARTS = (
    "title", "question", "level_0", "level_1", "level_2", "level_3", "level_4", "na", "theme", "asked", "why",
    "evidence", "sources",
)  # fmt: skip
"""The texts of a question, in the order shown; a text more that a question gets comes last."""

Part = tuple[str, str | None, str | None]
"""Which text, and how it was and is; None where there was or is none."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question beside one that it became.

    Attributes:
        before: the old one; None for what is new.
        after: the new one; None for what is gone.
        parts: texts that differ, those of a question that is new or gone all.
    """

    before: Criterion | None
    after: Criterion | None
    parts: tuple[Part, ...]

    @property
    def name(self) -> str:
        """Both ids, or one where they are the same or there is one."""
        ids = {"before": self.before and self.before.id, "after": self.after and self.after.id}
        if self.before is None or self.after is None:
            return say(f"revision.card.{'fresh' if self.before is None else 'gone'}", **ids)
        return self.after.id if self.before.id == self.after.id else say("revision.card.pair", **ids)

    def _name_of(self, part: str) -> str:
        key, one = f"revision.part.{part}", self.after or self.before
        return say(key) if one is None or key in keys(key) else type(one).title_of(part)

    def rows(self) -> tuple[Revised, ...]:
        """The texts with the words that changed marked."""
        return tuple(Revised(self._name_of(part), *marked(old, new)) for part, old, new in self.parts)


def pairs_of(fate: Fate, fates: Fates, sources: Sources | None) -> tuple[Pair, ...]:
    """Each question of a fate beside one that it became, with the texts that differ.

    Args:
        fate: of questions.
        fates: of the two versions, for where questions stand.
        sources: for the titles of documents; None where they cannot be read.

    Returns:
        As many as the fate has pairs, in that order.
    """
    made = []
    for before, after in fate.pairs:
        old, new = (
            {} if one is None else dict(_texts(one, standard, sources))
            for one, standard in ((before, fates.old), (after, fates.new))
        )
        parts = ((part, old.get(part), new.get(part)) for part in dict.fromkeys((*_PARTS, *old, *new)))
        differ = (p for p in parts if (p[1] or "").split() != (p[2] or "").split())
        made.append(Pair(before, after, tuple(differ)))
    return tuple(made)


def _texts(one: Criterion, standard: Standard, sources: Sources | None) -> Iterator[tuple[str, str]]:
    """Every text of a question."""
    theme = next(t for t in standard.themes if any(c.id == one.id for c in t.criteria))
    yield "title", one.title
    yield "question", one.question
    yield from ((f"level_{level}", text) for level, text in one.levels.items())
    if one.na is not None:
        yield "na", one.na
    yield "theme", theme.title
    yield "asked", ", ".join(_asked(one))
    yield from one.beside.items()
    yield "evidence", "; ".join(text.strip() for text in one.evidence)
    yield "sources", sources_text(one.sources, sources)


def _asked(one: Criterion) -> Iterator[str]:
    yield say(f"revision.asked.{one.asked_of}")
    yield say(f"revision.asked.{'core' if one.core else 'full'}")
    if one.may_be_elsewhere:
        yield say("revision.asked.elsewhere")
    for name, values in one.applies_when.items():
        said = [profile_text(name, value) for value in values]
        yield say("revision.asked.when", field=say(f"profile.{name}.title"), values=listing(said))


def sources_text(citations: tuple[Citation, ...], sources: Sources | None) -> str:
    """Where a question comes from: title of the document and place in it."""
    documents: Mapping[str, str] = (
        {} if sources is None else {name: d.title.strip() for name, d in sources.documents.items()}
    )
    places: dict[str, list[str]] = {}
    for citation in citations:
        places.setdefault(documents.get(citation.document, citation.document), []).append(citation.id)
    return "; ".join(f"{title} ({', '.join(ids)})" for title, ids in places.items())
