# SPDX-License-Identifier: EUPL-1.2
"""From two versions of a list or norm to the table 'was-wordt', in every face and as a workbook."""

from datetime import date
from itertools import pairwise
from pathlib import Path

from toolkit import __version__
from toolkit.documents.fingerprint import Origin
from toolkit.documents.versions.book import RevisionBook, revision_book
from toolkit.documents.versions.frame import revision_name
from toolkit.documents.versions.norm import NormRevisionInputs, norm_revision_book, norm_revision_view
from toolkit.documents.versions.view import RevisionInputs, revision_view
from toolkit.model.content.norm import Norm
from toolkit.model.content.standard import Standard
from toolkit.model.hashing import content_hash
from toolkit.reading.library import Library
from toolkit.render.revision_book import render_revision_book
from toolkit.versions.chain import versions_along
from toolkit.versions.difference import differences
from toolkit.versions.fates import fates_between
from toolkit.versions.norms import norm_differences
from toolkit.work.content.norm_effect import was_before
from toolkit.work.make.write.faces import BOOK, Document, Rendered, set_document


def make_revision(library: Library, old: Standard, new: Standard, day: date, templates: Path) -> Rendered:
    """Make the table of two versions of a list.

    Args:
        library: all content.
        old: the earlier version.
        new: a later version of the same list.
        day: of the document.
        templates: a region whose own templates go before ours.

    Returns:
        The files, and what a face cannot show; no files when a template cannot be used.
    """
    inputs = revision_inputs(library, old, new, day)
    view = revision_view(inputs)
    return _files(revision_name(old, new), revision_book(inputs, view), templates)


def make_norm_revision(library: Library, old: Norm, new: Norm, day: date, templates: Path) -> Rendered:
    """Make the table of two norms; arguments and result as above."""
    known = library.readable_standards()
    lists = {s.pin: s for s in known}
    before, after = (tuple(lists[pin] for pin in norm.standards if pin in lists) for norm in (old, new))
    titles = {c.id: c.title for s in (*before, *after) for c in s.asked}
    told = norm_differences((old, before), (new, after), was_before(before, after, known))
    inputs = NormRevisionInputs(old, new, told, titles, made_of(old, new, day), day)
    view = norm_revision_view(inputs)
    return _files(revision_name(old, new), norm_revision_book(inputs, view), templates)


def _files(name: str, book: RevisionBook, templates: Path) -> Rendered:
    """A document in every face, and its workbook."""
    files, problems = set_document(templates, Document(name, book.document))
    if not files:
        return Rendered((), problems)
    return Rendered((*files, (f"{name}.{BOOK}", render_revision_book(book))), problems)


def revision_inputs(library: Library, old: Standard, new: Standard, day: date) -> RevisionInputs:
    """Everything that the table is made from.

    Args:
        library: all content.
        old: the earlier version.
        new: a later version of the same list.
        day: of the document.
    """
    known = library.readable_standards()
    steps = versions_along(known, old, new)
    told = [differences(*pair) for pair in pairwise(steps)]
    return RevisionInputs(
        fates=fates_between(known, old, new),
        between=tuple(s.version for s in steps[1:-1]),
        undeclared=sum(len(each.undeclared) for each in told),
        contradicted=sum(len(each.contradictions) for each in told),
        sources=None if library.sources is None else library.sources.model,
        made_of=made_of(old, new, day),
        day=day,
    )


def made_of(old: Standard | Norm, new: Standard | Norm, day: date) -> tuple[Origin, ...]:
    """What a table of two versions is made of."""
    kind = "norm" if isinstance(new, Norm) else "list"
    both = (Origin(kind, each.pin, content_hash(each)) for each in (old, new))
    return *both, Origin("toolkit", __version__), Origin("day", day.isoformat())
