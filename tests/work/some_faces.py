# SPDX-License-Identifier: EUPL-1.2
"""Documents set in fewer faces than all, for tests that ask what they say or where they come."""

import pytest

from toolkit.forms.actions.book import write_action_book
from toolkit.render.desk import render_desk
from toolkit.render.html import render_html
from toolkit.render.markdown import render_markdown
from toolkit.work.make.write import faces
from toolkit.work.make.write.faces import Document, Rendered


def set_in_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have documents set as Markdown alone, with their workbook: for who asks what they say, not how."""

    def in_markdown(faces_: faces.Faces, document: Document) -> Rendered:
        text = render_markdown(document.view, faces_.templates)
        files = [(f"{document.name}.md", text.encode("utf-8"))]
        if document.book is not None:
            files.append((f"{document.book[0]}.{faces.BOOK}", write_action_book(document.book[1])))
        return Rendered(tuple(files))

    monkeypatch.setattr(faces.Faces, "set", in_markdown)
    monkeypatch.setattr(faces, "forget", lambda _fonts: None)  # of pages, of which there are none


def set_first_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the first document of each kind set in every face, and the others as Markdown with their workbook.

    The kind is the first word of the name: a plan, an action list, a comparison.
    """
    whole, seen = faces.Faces.set, set[str]()
    set_in_markdown(monkeypatch)  # what Typst keeps of one document of each kind harms none
    in_markdown = faces.Faces.set

    def first_whole(faces_: faces.Faces, document: Document) -> Rendered:
        kind = document.name.partition("-")[0]
        if kind in seen:
            return in_markdown(faces_, document)
        seen.add(kind)
        return whole(faces_, document)

    monkeypatch.setattr(faces.Faces, "set", first_whole)


def set_in_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have documents set as pages for a browser alone: for who asks what those say."""

    def in_pages(faces_: faces.Faces, document: Document) -> Rendered:
        desk, templates = document.page, faces_.templates
        text = render_html(document.view, templates) if desk is None else render_desk(desk, templates)
        return Rendered(((f"{document.name}.html", text.encode("utf-8")),))

    monkeypatch.setattr(faces.Faces, "set", in_pages)


def set_under_all_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have documents set as real pages, and as text in place of every other face: for who asks where."""

    def under_all_names(faces_: faces.Faces, document: Document) -> Rendered:
        desk, templates = document.page, faces_.templates
        page = render_html(document.view, templates) if desk is None else render_desk(desk, templates)
        files = [(f"{document.name}.html", page.encode("utf-8"))]
        files += [
            (f"{document.name}.{kind}", f"{kind} {document!r}".encode()) for kind in ("pdf", "docx", "md")
        ]
        if document.book is not None:
            files.append((f"{document.book[0]}.{faces.BOOK}", write_action_book(document.book[1])))
        return Rendered(tuple(files))

    monkeypatch.setattr(faces.Faces, "set", under_all_names)


def set_in_words(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Have documents set as one line of text, and note their names: quick, and other when they are other."""
    names: list[str] = []

    def in_words(_self: object, document: Document) -> Rendered:
        names.append(document.name)
        return Rendered(((f"{document.name}.md", repr(document).encode()),))

    monkeypatch.setattr(faces.Faces, "set", in_words)
    monkeypatch.setattr(faces, "forget", lambda _fonts: None)
    return names
