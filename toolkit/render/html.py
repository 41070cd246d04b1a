# SPDX-License-Identifier: EUPL-1.2
"""A document as one HTML page that asks nothing of the network and runs no script."""

import re
from collections.abc import Callable, Mapping

from markupsafe import Markup

from toolkit.documents.blocks import DocumentView
from toolkit.documents.cross_references import finder
from toolkit.render.page import render_page

PAGE, STYLE = "plan.html.j2", "plan.css"

_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]")


def render_html(view: DocumentView, templates: Mapping[str, str]) -> str:
    """Print a document as HTML.

    Args:
        view: what is shown.
        templates: text by file name; `plan.html.j2` and `plan.css` are used. Besides the view the first
            knows `linked`, which prints a text with links to what it mentions of the page.

    Returns:
        The page, as `render_page` makes it. On paper every page has the document's own footer and,
        for an invented region, says so.

    Raises:
        TemplateFaultError: when a template (of the user) cannot be used.
    """
    return render_page(view, templates, PAGE, (STYLE,), rules=on_paper(view), linked=linked_in(view))


def linked_in(view: DocumentView) -> Callable[[str], Markup]:
    """What prints a text with a link at whatever it mentions of the page itself."""
    pieces = finder(view.mentions)

    def linked(text: str) -> Markup:
        return Markup().join(
            piece if to is None else Markup('<a href="#{}">{}</a>').format(to.anchor, piece)
            for piece, to in pieces(text)
        )

    return linked


def on_paper(view: DocumentView) -> str:
    """Rules for the margins of a printed page; a browser that does not know them leaves them out."""
    footer = f'@bottom-left {{ content: "{_in_css(view.footer)}"; }}'
    notice = f'@top-left {{ content: "{_in_css(view.example_notice)}"; }}' if view.example_notice else ""
    # the first page has the notice over its title
    first = "@page :first { @top-left { content: none; } }"
    return f"@media print {{ @page {{ {footer} {notice} }} {first} }}"


def _in_css(text: str) -> str:
    """A text inside a string of a style sheet, with no sign left that could end the string."""
    return _NOT_PLAIN.sub(lambda m: f"\\{ord(m[0]):06x}", " ".join(text.split()))
