# SPDX-License-Identifier: EUPL-1.2
"""One document in every face, with the workbook that goes with it: values in, files out, in any process."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.documents.blocks import DocumentView
from toolkit.forms.actions.book import write_action_book
from toolkit.forms.actions.form import ActionForm
from toolkit.model.problem import Problem
from toolkit.render.html import render_html
from toolkit.render.markdown import render_markdown
from toolkit.render.pdf import forget, render_pdf
from toolkit.render.picture import chart_pictures
from toolkit.render.templates import TemplateFaultError, fonts_folder, read_templates, read_word_template
from toolkit.render.word.document import render_word
from toolkit.store.disk import File

if TYPE_CHECKING:
    from toolkit.documents.desk.values import DeskView

BOOK = "xlsx"
"""The ending of action workbooks, and of no face of a document."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is to be set.

    Attributes:
        name: of its files, without ending.
        view: what it shows.
        book: name and content of the workbook that goes with it, or None.
        page: what its page shows, where that is a page of its own; None for the same blocks as every face.
    """

    name: str
    view: DocumentView
    book: tuple[str, ActionForm] | None = None
    page: "DeskView | None" = None


class Rendered(NamedTuple):
    """A document that was set.

    Attributes:
        files: all of it; none when a template cannot be used.
        problems: why that is so, or what a face cannot show.
    """

    files: tuple[File, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Faces:
    """The templates of every face, read once."""

    templates: dict[str, str]
    word: bytes
    fonts: Path

    @classmethod
    def read(cls, folder: Path) -> "Faces | Problem":
        """Read them.

        Args:
            folder: the workspace; its own templates go before ours.

        Returns:
            The templates, or why one cannot be read.
        """
        own = [folder / "templates"]
        try:
            return cls(read_templates(own), read_word_template(own), fonts_folder())
        except TemplateFaultError as fault:
            return fault.problem

    def set_one_of_many(self, document: Document) -> Rendered:
        """Set a document and keep nothing of it in memory, however many there are."""
        rendered = self.set(document)
        forget(self.fonts)
        return rendered

    def set(self, document: Document) -> Rendered:
        """Set a document in every face.

        Args:
            document: what it shows.

        Returns:
            PDF, page, Word file, Markdown and the workbook, in this order.
        """
        name, view, desk = document.name, document.view, document.page
        try:
            page = render_html(view, self.templates) if desk is None else self._page(desk)
            # before the PDF, after which Typst holds some 80 MB
            pictures = chart_pictures(view, self.fonts)
            pdf = render_pdf(view, self.templates, self.fonts)
            files = [
                (f"{name}.pdf", pdf.data),
                (f"{name}.html", page.encode("utf-8")),
                (f"{name}.docx", render_word(view, self.word, pictures)),
                (f"{name}.md", render_markdown(view, self.templates).encode("utf-8")),
            ]
        except TemplateFaultError as fault:
            return Rendered((), (fault.problem,))
        if document.book is not None:
            files.append((f"{document.book[0]}.{BOOK}", write_action_book(document.book[1])))
        lost = (Problem.of("character-replaced", f"{name}.pdf", n=pdf.replaced),) if pdf.replaced else ()
        return Rendered(tuple(files), lost)

    def _page(self, desk: "DeskView") -> str:
        from toolkit.render.desk import render_desk  # noqa: PLC0415 - only a comparison has a page of its own

        return render_desk(desk, self.templates)


def set_document(folder: Path, document: Document) -> Rendered:
    """Read the templates and set one document in every face.

    Args:
        folder: the workspace; its own templates go before ours.
        document: what it shows.

    Returns:
        As `Faces.set`.
    """
    faces = Faces.read(folder)
    return Rendered((), (faces,)) if isinstance(faces, Problem) else faces.set(document)
