# SPDX-License-Identifier: EUPL-1.2
"""A plan as an accessible, archivable PDF, set by Typst. The same view gives the same bytes."""

import dataclasses
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from toolkit.render.coverage import covered
from toolkit.render.templates import TemplateFaultError, template
from toolkit.views.plan_values import PlanView

TEMPLATE = "plan.typ"
STANDARDS: list[Any] = ["a-3a", "ua-1"]
REPLACEMENT = "□"
# signs that our text font lacks and the font inside Typst has
_FROM_TYPST = frozenset(map(ord, REPLACEMENT + "→←↑↓≥≤≠▲▼△■●○✓"))
_BULLETS = dict.fromkeys(range(0xF000, 0xF100), "•")  # Word's Symbol and Wingdings letters
_LONGEST_WORD = 30
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD}}}(?=\S)")


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """A PDF and what was lost on the way.

    Attributes:
        data: the file.
        replaced: how many characters the font lacks and are shown as '□'.
    """

    data: bytes
    replaced: int


def render_pdf(view: PlanView, templates: Mapping[str, str], fonts: Path) -> PdfDocument:
    """Print a plan as PDF/A-3a and PDF/UA-1.

    Args:
        view: what is shown.
        templates: text by file name; `plan.typ` is used. It gets the view as JSON.
        fonts: folder with the fonts; those of the system are not looked at.

    Returns:
        The file; its dates are the round's date.

    Raises:
        TemplateFaultError: when the template (of the user) cannot be used.
        OSError: when a font cannot be read.
    """
    fitted = _Fitting(_coverage(fonts))
    data = fitted.value(dataclasses.asdict(view))
    data["day"] = {"year": view.day.year, "month": view.day.month, "day": view.day.day}
    moment = datetime(view.day.year, view.day.month, view.day.day, tzinfo=UTC)
    try:
        compiler = typst.Compiler(
            template(templates, TEMPLATE).encode("utf-8"),
            root=fonts,  # the only folder that a template may read from
            font_paths=_faces(fonts),
            sys_inputs={"view": json.dumps(data, ensure_ascii=False, sort_keys=True)},
        )
        pdf = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=moment)
    except typst.TypstError as error:
        raise TemplateFaultError(TEMPLATE, error.message) from error
    return PdfDocument(_one_file(pdf), fitted.replaced)


@cache
def _faces(fonts: Path) -> typst.Fonts:
    """The fonts of the folder and those inside Typst, so that every machine sets the same page."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(fonts)])


def _one_file(pdf: bytes | list[bytes] | None) -> bytes:
    return pdf if isinstance(pdf, bytes) else b"".join(pdf or ())


class _Fitting:
    """Makes every text fit the font, counting what it cannot show."""

    def __init__(self, available: frozenset[int]) -> None:
        self.available = available
        self.replaced = 0

    def value(self, value: Any) -> Any:  # noqa: ANN401 - any value of a view, nested
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {k: v if k == "svg" else self.value(v) for k, v in value.items()} | self._svg(value)
        if isinstance(value, list | tuple):
            return [self.value(v) for v in value]
        return value.isoformat() if isinstance(value, date) else value

    def _svg(self, value: dict[str, Any]) -> dict[str, str]:
        # no places to break in a picture: its words are drawn, not set
        return {"svg": self._shown(value["svg"])} if "svg" in value else {}

    def text(self, text: str) -> str:
        return _LONG_WORD.sub(lambda m: m[0] + "\u200b", self._shown(text))

    def _shown(self, text: str) -> str:
        shown = []
        for char in text.replace("\r\n", "\n").translate(_BULLETS):
            if char in "\n\t" or (ord(char) in self.available and not _shows_nothing(char)):
                shown.append(char)
            elif not _shows_nothing(char):
                shown.append(REPLACEMENT)
                self.replaced += 1
        return "".join(shown)


def _shows_nothing(char: str) -> bool:
    """Control characters and the byte order mark: PDF/UA refuses them, and nobody misses them."""
    code = ord(char)
    return code < 0x20 or 0x7F <= code < 0xA0 or code in {0xFEFF, 0xFFFE, 0xFFFF}


@cache
def _coverage(fonts: Path) -> frozenset[int]:
    """What every font of the folder has, and what Typst's own has beside it."""
    found = [covered(path.read_bytes()) for path in sorted(fonts.glob("*.ttf"))]
    return (frozenset.intersection(*found) if found else frozenset()) | _FROM_TYPST
