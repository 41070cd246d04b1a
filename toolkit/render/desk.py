# SPDX-License-Identifier: EUPL-1.2
"""The page of a comparison: tables that stand by themselves, and a script that chooses from them."""

import json
from collections.abc import Mapping

from markupsafe import Markup

from toolkit.documents.desk.values import DeskView
from toolkit.render.html import STYLE, linked_in, on_paper
from toolkit.render.page import render_page
from toolkit.render.templates import SCRIPT

PAGE, DESK_STYLE = "desk/page.html.j2", "desk/page.css"


def render_desk(view: DeskView, templates: Mapping[str, str]) -> str:
    """Print the page.

    Args:
        view: what one reader sees.
        templates: text by file name.

    Returns:
        The page. With scripts off everything but choosing is there.

    Raises:
        TemplateFaultError: when a template (of the user) cannot be used.
    """
    document = view.document
    return render_page(
        view,
        templates,
        PAGE,
        (STYLE, DESK_STYLE),
        rules=on_paper(document),
        script=SCRIPT,
        linked=linked_in(document),
        data=_as_data(view.data),
    )


def _as_data(data: Mapping[str, object]) -> Markup:
    """Data inside an element of a page, with no sign left that could end the element."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    # Markup: escaped as JSON, not as text of a page
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))  # noqa: S704
