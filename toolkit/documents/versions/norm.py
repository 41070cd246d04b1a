# SPDX-License-Identifier: EUPL-1.2
"""What two norms ask otherwise, question by question, as a document and for a workbook."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from toolkit.documents.blocks import DocumentView, Table, Text, section
from toolkit.documents.fingerprint import Origin
from toolkit.documents.text import heads
from toolkit.documents.versions.book import RevisionBook, table_of
from toolkit.documents.versions.frame import revision_document
from toolkit.model.content.norm import Norm
from toolkit.versions.norms import Asked, NormDifference
from toolkit.words.catalogue import say

_COLUMNS = ("question", "subject", "what", "was", "becomes", "why")
_WIDTHS = (9, 20, 13, 9, 16, 33)


@dataclass(frozen=True)
class NormRevisionInputs:
    """What the document is made from.

    Attributes:
        old: the earlier norm.
        new: the later one.
        differences: between them.
        titles: of questions, by id.
        made_of: what all of it is.
        day: of the document.
    """

    old: Norm
    new: Norm
    differences: tuple[NormDifference, ...]
    titles: Mapping[str, str]
    made_of: tuple[Origin, ...]
    day: date


def norm_revision_view(inputs: NormRevisionInputs) -> DocumentView:
    """Make the document.

    Args:
        inputs: two norms.

    Returns:
        A document for everybody who works with the norm.
    """
    rows = tuple(_rows(inputs))
    asked = len({d.criterion for d in inputs.differences})
    brief = say("revision.norm.count", n=asked) if rows else say("versions.norm.nothing")
    table = Table(say("revision.norm.title"), heads("revision.norm.head", *_COLUMNS), rows, _WIDTHS)
    found = (
        section("kort", say("revision.brief.title"), (Text(brief),), boxed=True, front=True),
        section("vragen", say("revision.norm.title"), (table,) if rows else ()),
    )
    chapters = tuple(chapter for chapter in found if chapter is not None)
    return revision_document(inputs.old, inputs.new, inputs.made_of, inputs.day, sections=chapters)


def norm_revision_book(inputs: NormRevisionInputs, document: DocumentView) -> RevisionBook:
    """The workbook of two norms: a row per thing that is asked otherwise."""
    keys = ("before", "subject", "what", "old", "new", "why")
    return RevisionBook(document, (table_of("questions", keys, _rows(inputs)),))


def _rows(inputs: NormRevisionInputs) -> Iterator[tuple[str, ...]]:
    for found in inputs.differences:
        entry = inputs.new.criteria.get(found.criterion)
        why = "" if entry is None or found.after is None else entry.reason.strip()
        title = inputs.titles.get(found.criterion, "")
        yield found.criterion, title, part_text(found), asked_text(found.before), asked_text(found.after), why


def part_text(difference: NormDifference) -> str:
    """What a norm asks otherwise, in words."""
    if difference.part is None:
        return say(f"versions.norm.part.{'gone' if difference.after is None else 'fresh'}")
    return say(f"versions.norm.part.{difference.part}")


def asked_text(value: Asked) -> str:
    """A level or its path, a limit, a weight or whether it is uniform, in words."""
    if value is None:
        return say("versions.norm.none")
    if isinstance(value, bool):
        return say(f"versions.norm.{'uniform' if value else 'local'}")
    if not isinstance(value, tuple):
        return str(value)
    steps = [
        say(f"versions.norm.{'later' if quarters else 'level'}", level=level, n=quarters)
        for quarters, level in value
    ]
    return ", ".join(steps)  # "2 en 3 na 4 kwartalen" reads as two levels at once
