# SPDX-License-Identifier: EUPL-1.2
"""A comparison as one HTML page that asks nothing of the network and runs no script."""

from collections.abc import Mapping

from toolkit.documents.comparison.values import ComparisonView
from toolkit.render.page import render_page

# the style of plans, and what a comparison has besides
PAGE, STYLES = "vergelijking.html.j2", ("plan.css", "vergelijking.css")


def render_comparison_html(view: ComparisonView, templates: Mapping[str, str]) -> str:
    """Print a comparison as HTML.

    Args:
        view: what its audience sees.
        templates: text by file name; `vergelijking.html.j2`, `plan.css` and `vergelijking.css` are used.

    Returns:
        The page, as `render_page` makes it.

    Raises:
        TemplateFaultError: when a template (of the user) cannot be used.
    """
    return render_page(view, templates, PAGE, STYLES)
