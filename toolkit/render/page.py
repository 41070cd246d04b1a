# SPDX-License-Identifier: EUPL-1.2
"""A view and a template as one HTML page that asks nothing of the network, and runs no script but ours."""

import base64
import hashlib
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from toolkit.render.sandbox import TEMPLATE_ERRORS, compiled
from toolkit.render.templates import TemplateFaultError, template


def render_page(
    view: object,
    templates: Mapping[str, str],
    page: str,
    styles: Sequence[str],
    *,
    rules: str,
    script: str = "",
    **helpers: object,
) -> str:
    """Print a view as a page.

    Args:
        view: what is shown; the template knows it as `view`.
        templates: text by file name.
        page: name of the template.
        styles: names of the style sheets, in order.
        rules: of style that this one page has besides; safe text.
        script: name of the script that the page runs; without one it runs none.
        helpers: what else the template knows, by name.

    Returns:
        The page, ending in one newline. All text of the view is escaped; the style sheet and the script
        are allowed by their hash, so that nothing else in the page can bring one of its own.

    Raises:
        TemplateFaultError: when a template (of the user) cannot be used.
    """
    # a style sheet may not end its own element
    css = "\n".join([*(template(templates, name) for name in styles), rules]).replace("</", "<\\/")
    if script:
        code = template(templates, script)
        # Markup: our own script; no text of the view is in it
        helpers |= {"js": Markup(code), "js_hash": _hash(code)}  # noqa: S704
    try:
        made = compiled(template(templates, page), tuple(sorted(templates.items())))
        # Markup: our own style sheet, already made safe above
        text = made.render(view=view, css=Markup(css), css_hash=_hash(css), **helpers)  # noqa: S704
    except TEMPLATE_ERRORS as error:
        raise TemplateFaultError(page, str(error), getattr(error, "lineno", None)) from error
    return text.rstrip("\n") + "\n"


def _hash(text: str) -> str:
    """As a policy of a page names what it allows."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}"
