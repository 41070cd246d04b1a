# SPDX-License-Identifier: EUPL-1.2
"""The documents of the fixed region in the faces that tests look at: all of all takes twice as long."""

from unittest import mock

from toolkit.forms.actions.book import write_action_book
from toolkit.render.html import render_html
from toolkit.render.markdown import render_markdown
from toolkit.work.make.write.faces import BOOK, Document, Faces, Rendered
from tools.golden import made


def looked_at_documents() -> dict[str, bytes]:
    """As `made.documents`, with PDF and Word files only of what is kept so, and of every comparison."""
    in_all, kept = Faces.set, made.whole_names()

    def set_(faces: Faces, document: Document) -> Rendered:
        if document.page is not None or document.name in kept:
            return in_all(faces, document)
        files = [
            (f"{document.name}.html", render_html(document.view, faces.templates).encode("utf-8")),
            (f"{document.name}.md", render_markdown(document.view, faces.templates).encode("utf-8")),
        ]
        if document.book is not None:
            files.append((f"{document.book[0]}.{BOOK}", write_action_book(document.book[1])))
        return Rendered(tuple(files))

    with mock.patch.object(Faces, "set", set_):
        return made.made_documents(None)
