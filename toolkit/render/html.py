# SPDX-License-Identifier: EUPL-1.2
"""A plan as one HTML page that asks nothing of the network and runs no script."""

from collections.abc import Mapping

from toolkit.render.page import render_page
from toolkit.views.plan_values import PlanView

PAGE, STYLE = "plan.html.j2", "plan.css"


def render_html(view: PlanView, templates: Mapping[str, str]) -> str:
    """Print a plan as HTML.

    Args:
        view: what is shown.
        templates: text by file name; `plan.html.j2` and `plan.css` are used.

    Returns:
        The page, as `render_page` makes it.

    Raises:
        TemplateFaultError: when a template (of the user) cannot be used.
    """
    return render_page(view, templates, PAGE, (STYLE,))
