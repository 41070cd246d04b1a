# SPDX-License-Identifier: EUPL-1.2
"""A document as an accessible, archivable PDF, set by Typst. The same view gives the same bytes."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from toolkit.documents.blocks import DocumentView, Mention
from toolkit.documents.cross_references import finder
from toolkit.render.fonts import PICTURE, Fitting, coverage, faces
from toolkit.render.templates import TemplateFaultError, template

TEMPLATE = "plan.typ"
_KEPT = 10  # compilations that something lives on without being used
STANDARDS: list[Any] = ["a-3a", "ua-1"]


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """A PDF and what was lost on the way.

    Attributes:
        data: the file.
        replaced: how many characters the font lacks and are shown as '□'.
    """

    data: bytes
    replaced: int


def render_pdf(view: DocumentView, templates: Mapping[str, str], fonts: Path) -> PdfDocument:
    """Print a document as PDF/A-3a and PDF/UA-1.

    All that it takes, returns and raises can be pickled, so that a caller may set pages in another process.

    Args:
        view: what is shown; its attachments go into the file.
        templates: text by file name; `plan.typ` is used. It gets the view as JSON,
            with a kind in every block, and `pieces`: by text that mentions something, its pieces.
        fonts: folder with the fonts; those of the system are not looked at.

    Returns:
        The file; its dates are the round's date.

    Raises:
        TemplateFaultError: when the template (of the user) cannot be used.
        OSError: when a font cannot be read.
    """
    fitted = Fitting(coverage(fonts))
    data = fitted.value(view)
    data["day"] = {"year": view.day.year, "month": view.day.month, "day": view.day.day}
    data["pieces"] = _pieces(data)
    moment = datetime(view.day.year, view.day.month, view.day.day, tzinfo=UTC)
    try:
        compiler = typst.Compiler(
            template(templates, TEMPLATE).encode("utf-8"),
            root=fonts,  # the only folder that a template may read from
            font_paths=faces(fonts),
            sys_inputs={"view": json.dumps(data, ensure_ascii=False, sort_keys=True)},
        )
        pdf = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=moment)
    except typst.TypstError as error:
        raise TemplateFaultError(TEMPLATE, error.message) from error
    return PdfDocument(_one_file(pdf), fitted.replaced)


def _pieces(data: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Each text, and each line of one, that mentions something of its document, in pieces to set.

    A template could look for them itself: in rules of its own for thousands of texts, which costs more than
    all other setting.
    """
    pieces = finder(Mention(**mention) for mention in data["mentions"])
    texts = set(_texts((data["callouts"], data["sections"])))
    cut = {line: pieces(line) for text in texts for line in (text, *text.split("\n"))}
    return {
        line: [{"text": piece, "to": None if to is None else asdict(to)} for piece, to in parts]
        for line, parts in cut.items()
        if any(to is not None for _, to in parts)
    }


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - plain values, nested
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        fields = value.items() if isinstance(value, dict) else enumerate(value)
        for name, part in fields:
            if name != PICTURE:
                yield from _texts(part)


def forget(fonts: Path) -> None:
    """Have Typst let go of what it keeps of documents that were set: some 80 MB each, of the last ten or so.

    It has no other way to say so than to set other pages, which are as small as can be.

    Args:
        fonts: folder with the fonts, as for any page.
    """
    compiler = typst.Compiler(root=fonts, font_paths=faces(fonts))
    for _ in range(_KEPT + 1):
        compiler.compile(b"-", format="svg")


def _one_file(pdf: bytes | list[bytes] | None) -> bytes:
    return pdf if isinstance(pdf, bytes) else b"".join(pdf or ())
