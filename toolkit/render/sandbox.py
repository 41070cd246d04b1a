# SPDX-License-Identifier: EUPL-1.2
"""Jinja as users' own templates may use it: no way out, everything escaped, a missing name is a fault."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from jinja2 import DictLoader, StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

# what a template can raise: Jinja's own errors, and those of an expression in it
TEMPLATE_ERRORS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox; it asks once for every kind of value what a template may see of it, not for every cell."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Jinja's own
        super().__init__(**options)
        self._known: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - any value
        """True for what a template may see: Jinja looks at the kind of value and at the name, at no more."""
        kind = type(obj), attr
        if kind not in self._known:
            self._known[kind] = super().is_safe_attribute(obj, attr, value)
        return self._known[kind]


@lru_cache(maxsize=32)
def compiled(
    text: str, templates: tuple[tuple[str, str], ...], finalize: Callable[[Any], Any] | None = None
) -> Template:
    """Read a template, which may come from elsewhere, once for all documents that are made with it.

    Args:
        text: of the template.
        templates: name and text of those that it may include.
        finalize: applied to every value before it is printed; None leaves it as it is.

    Returns:
        The template, to be rendered in the sandbox; what is printed is escaped as for HTML, but for Markup.

    Raises:
        TEMPLATE_ERRORS: when it cannot be read.
    """
    sandbox = _Sandbox(
        loader=DictLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=finalize,
    )
    return sandbox.from_string(text)
