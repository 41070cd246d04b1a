# SPDX-License-Identifier: EUPL-1.2
"""A document as Markdown that stands on its own: every text shows as it was typed, also in a table."""

import base64
import re
from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined
from markupsafe import Markup

from toolkit.documents.blocks import DocumentView, charts_of
from toolkit.render.sandbox import TEMPLATE_ERRORS, compiled
from toolkit.render.templates import TemplateFaultError, template

PAGE = "plan.md.j2"

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$@])")
_LINK = re.compile(
    r"(?i)\b(https?|ftp|mailto|xmpp)(?=:)|\b(www)(?=\.)"
)  # some readers link these by themselves
# a number or plus begins a list only before a space: '2.192 uur' and '+22' need nothing
_AT_START = re.compile(r"^(?=[#=:-]|\+(?:\s|$))|^(\d{1,9})(?=[.)](?:\s|$))")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u2028\u2029]")
_LINES = re.compile(r"\s*(?:\r\n|\r|\n)\s*")


def render_markdown(view: DocumentView, templates: Mapping[str, str]) -> str:
    """Print a document as Markdown (CommonMark with tables).

    Args:
        view: what is shown.
        templates: text by file name; `plan.md.j2` is used. Besides the view it gets `charts`: per
            picture, in order of number, an address that holds the picture itself.

    Returns:
        The text, ending in one newline. All text of the view is escaped; a new line in it is <br>.

    Raises:
        TemplateFaultError: when the template (of the user) cannot be used.
    """
    charts = [Markup(_address(chart.svg)) for chart in charts_of(view)]  # noqa: S704 - base64
    try:
        page = compiled(template(templates, PAGE), tuple(sorted(templates.items())), _printed)
        text = page.render(view=view, charts=charts)
    except TEMPLATE_ERRORS as error:
        raise TemplateFaultError(PAGE, str(error), getattr(error, "lineno", None)) from error
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def escaped(text: str) -> str:
    """A text as Markdown that shows exactly that text, on one line.

    Args:
        text: anything that somebody typed.

    Returns:
        The text with what Markdown would read as its own signs behind a backslash. Space at the ends
        and doubled space go, as in every reader; control characters have nothing to show.
    """
    shown = []
    for line in _LINES.split(_CONTROL.sub("", text).strip()):
        plain = _SPECIAL.sub(r"\\\1", re.sub(r"[ \t]+", " ", line.strip()))
        plain = _LINK.sub(lambda m: m[0] + "\\", plain)
        shown.append(_AT_START.sub(lambda m: (m[1] or "") + "\\", plain))
    return "<br>".join(shown)


def _printed(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    if isinstance(value, Markup | StrictUndefined):
        return value  # what a macro made, or a fault that Jinja itself reports
    return Markup(escaped(str(value)))  # noqa: S704 - just made safe


def _address(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode("utf-8")).decode("ascii")
