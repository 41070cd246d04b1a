# SPDX-License-Identifier: EUPL-1.2
"""A plan as one HTML page that asks nothing of the network and runs no script."""

import base64
import hashlib
from collections.abc import Mapping

from jinja2 import DictLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from toolkit.render.templates import TemplateFaultError, template
from toolkit.views.plan_values import PlanView

PAGE, STYLE = "plan.html.j2", "plan.css"

# what an expression in a user's own template can raise besides Jinja's own errors
_OTHERS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def render_html(view: PlanView, templates: Mapping[str, str]) -> str:
    """Print a plan as HTML.

    Args:
        view: what is shown.
        templates: text by file name; `plan.html.j2` and `plan.css` are used.

    Returns:
        The page, ending in one newline. All text of the view is escaped; the style sheet is
        allowed by its hash, so that nothing else in the page can bring a style of its own.

    Raises:
        TemplateFaultError: when a template (of the user) cannot be used.
    """
    # a style sheet may not end its own element
    css = template(templates, STYLE).replace("</", "<\\/")
    digest = base64.b64encode(hashlib.sha256(css.encode("utf-8")).digest()).decode("ascii")
    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    try:
        page = environment.from_string(template(templates, PAGE))
        # Markup: our own style sheet, already made safe above
        text = page.render(view=view, css=Markup(css), css_hash=f"sha256-{digest}")  # noqa: S704
    except (TemplateError, *_OTHERS) as error:
        raise TemplateFaultError(PAGE, str(error), getattr(error, "lineno", None)) from error
    return text.rstrip("\n") + "\n"
