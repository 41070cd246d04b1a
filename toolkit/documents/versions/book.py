# SPDX-License-Identifier: EUPL-1.2
"""Two versions beside each other for a workbook: what to read first, and tables to filter and sort."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from toolkit.documents.blocks import Bullets, DocumentView, Marked, Text
from toolkit.documents.versions.question import pairs_of, sources_text
from toolkit.documents.versions.view import RevisionInputs, ids_of, index_row, why_texts
from toolkit.words.catalogue import say

Value = str | Marked
"""A text, or one in which the words that changed are marked."""

_WIDTHS = {
    "part": 18,
    "theme": 24,
    "subject": 30,
    "what": 26,
    "answers": 20,
    "why": 110,
    "source": 40,
    "about": 40,
}
_IDS, _TEXT = 14, 64


@dataclass(frozen=True, slots=True)
class BookTable:
    """A sheet that is one table.

    Attributes:
        name: of the sheet.
        heads: of the columns, each with its width in Excel's unit.
        rows: one value per column.
    """

    name: str
    heads: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class RevisionBook:
    """A workbook that is read, filtered and sorted, and does not come back.

    Attributes:
        document: the same as a document: its title, day, facts and first section are read first.
        tables: a sheet each.
    """

    document: DocumentView
    tables: tuple[BookTable, ...]

    def first_lines(self) -> tuple[tuple[str, ...], ...]:
        """What is read first: texts, or a label with what it says."""
        view = self.document
        blocks = view.sections[0].blocks if view.sections else ()
        said = (
            [block.text] if isinstance(block, Text) else [item.text for item in block.items]
            for block in blocks
            if isinstance(block, Bullets) or (isinstance(block, Text) and block.tone != "quiet")
        )
        return (
            (view.circulation,),
            *((text,) for text in view.callouts),
            *((fact.label, fact.value) for fact in view.facts),
            *((text,) for text in chain.from_iterable(said)),
            (say("revision.book.marks"),),
            (view.made_of,),
        )


def table_of(name: str, keys: tuple[str, ...], rows: Iterator[tuple[Value, ...]]) -> BookTable:
    """A sheet with the columns that these keys name.

    Args:
        name: last part of the key of its name.
        keys: last parts of the keys of the heads.
        rows: one value per column.
    """
    widths = (_WIDTHS.get(key, _TEXT if key in ("old", "new") else _IDS) for key in keys)
    heads = tuple((say(f"revision.book.head.{key}"), width) for key, width in zip(keys, widths, strict=True))
    return BookTable(say(f"revision.book.{name}"), heads, tuple(rows))


def revision_book(inputs: RevisionInputs, document: DocumentView) -> RevisionBook:
    """The workbook of two versions of a list.

    Args:
        inputs: the two versions.
        document: the same as a document.

    Returns:
        A row per changed question, a row per changed text, and a row per reason.
    """
    questions = ("before", "after", "theme", "subject", "what", "answers", "why", "source")
    texts = ("before", "after", "subject", "part", "old", "new")
    tables = [table_of("questions", questions, _questions(inputs)), table_of("texts", texts, _texts(inputs))]
    if inputs.reasons:
        tables.append(table_of("reasons", ("number", "why", "about"), _reasons(inputs)))
    return RevisionBook(document, tuple(tables))


def _reasons(inputs: RevisionInputs) -> Iterator[tuple[Value, ...]]:
    """Each reason once in full, by its number in the document."""
    for number, (note, fates) in enumerate(inputs.reasons.items(), start=1):
        yield str(number), note, ", ".join(i for fate in fates for i in ids_of(fate))


def _questions(inputs: RevisionInputs) -> Iterator[tuple[Value, ...]]:
    fates = inputs.fates
    for fate in fates.changed:
        before, after, subject, what, answers = index_row(fate)
        standard = fates.new if fate.after else fates.old
        theme = next(t.title for t in standard.themes if (fate.after or fate.before)[0] in t.criteria)
        cited = tuple(dict.fromkeys(s for c in fate.after or fate.before for s in c.sources))
        why = "\n".join(why_texts(fate, inputs))
        yield before, after, theme, subject, what, answers, why, sources_text(cited, inputs.sources)


def _texts(inputs: RevisionInputs) -> Iterator[tuple[Value, ...]]:
    for fate in inputs.fates.changed:
        for pair in pairs_of(fate, inputs.fates, inputs.sources):
            before, after = ("" if side is None else side.id for side in (pair.before, pair.after))
            subject = "" if (one := pair.after or pair.before) is None else one.title
            yield from ((before, after, subject, row.label, row.before, row.after) for row in pair.rows())
