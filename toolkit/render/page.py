# SPDX-License-Identifier: EUPL-1.2
"""A view and a template as one HTML page that asks nothing of the network and runs no script."""

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
    rules: str = "",
    **helpers: object,
) -> str:
    """Print a view as a page.

    Args:
        view: what is shown; the template knows it as `view`.
        templates: text by file name.
        page: name of the template.
        styles: names of the style sheets, in order.
        rules: of style that this one page has besides; safe text.
        helpers: what else the template knows, by name.

    Returns:
        The page, ending in one newline. All text of the view is escaped; the style sheet is
        allowed by its hash, so that nothing else in the page can bring a style of its own.

    Raises:
        TemplateFaultError: when a template (of the user) cannot be used.
    """
    # a style sheet may not end its own element
    css = "\n".join([*(template(templates, name) for name in styles), rules]).replace("</", "<\\/")
    digest = base64.b64encode(hashlib.sha256(css.encode("utf-8")).digest()).decode("ascii")
    try:
        made = compiled(template(templates, page), tuple(sorted(templates.items())))
        # Markup: our own style sheet, already made safe above
        text = made.render(view=view, css=Markup(css), css_hash=f"sha256-{digest}", **helpers)  # noqa: S704
    except TEMPLATE_ERRORS as error:
        raise TemplateFaultError(page, str(error), getattr(error, "lineno", None)) from error
    return text.rstrip("\n") + "\n"
