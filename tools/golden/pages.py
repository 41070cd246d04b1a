# SPDX-License-Identifier: EUPL-1.2
"""A PDF as text: what it is (language, outline, tags, attachments), and what stands on each page."""

import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pikepdf

READER = "pdftotext"

_SPACES = re.compile(r"(?<=\S) {2,}")
_METADATA = ("dc:title", "dc:language", "pdfaid:part", "pdfaid:conformance", "pdfuaid:part", "xmp:CreateDate")


def can_read_pages() -> bool:
    """Whether the program that reads the text of a PDF is there."""
    return shutil.which(READER) is not None


def structure_text(data: bytes) -> str:
    """What a program that reads aloud knows of a PDF.

    Args:
        data: of the PDF.

    Returns:
        Language, metadata, outline and tags; attachments by name, since what they hold is kept apart.
    """
    with pikepdf.open(io.BytesIO(data)) as document:
        root = document.Root
        with document.open_metadata() as metadata:
            values = [metadata.get(key, "") for key in _METADATA]
        about = [
            f"{k}: {v if isinstance(v, str) else ', '.join(sorted(v))}"
            for k, v in zip(_METADATA, values, strict=True)
        ]
        lines = [f"language: {root.Lang}", f"pages: {len(document.pages)}", *about, "=== outline"]
        with document.open_outline() as outline:
            lines += _outline(outline.root)
        lines += ["=== tags", *_collapsed(list(_tags(root.StructTreeRoot.get("/K"))))]
        for name in sorted(document.attachments):
            attached = document.attachments[name]
            kind = attached.get_file().mime_type
            lines.append(f"=== attachment {name} ({kind}, {attached.relationship}): {attached.description}")
    return "\n".join(lines) + "\n"


def _outline(items: Any, depth: int = 0) -> Iterator[str]:  # noqa: ANN401 - pikepdf publishes no types
    for item in items:
        yield f"{'  ' * depth}{item.title}"
        yield from _outline(item.children, depth + 1)


def _tags(kids: Any, depth: int = 0) -> Iterator[tuple[str, ...]]:  # noqa: ANN401 - idem
    """One tuple of lines per element: its own tag and those below it, further in."""
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid:
            continue  # a number: a piece of a page, not an element
        alt = f" {' '.join(str(kid.Alt).split())}" if "/Alt" in kid else ""
        below = _collapsed(list(_tags(kid.get("/K"), depth + 1)))
        yield (f"{'  ' * depth}{str(kid.S)[1:]}{alt}", *below)


def _collapsed(elements: list[tuple[str, ...]]) -> list[str]:
    """The lines of elements one after another; the same element again is counted, not repeated."""
    lines: list[str] = []
    for (first, *rest), group in groupby(elements):
        times = len(list(group))
        lines += [first if times == 1 else f"{first} x {times}", *rest]
    return lines


def pages_text(data: bytes, *, last: int | None = None) -> str:
    """What stands on each page of a PDF, as it is laid out.

    Args:
        data: of the PDF.
        last: number of the last page to read; None for all.

    Returns:
        The lines of each page below its number. Needs Poppler.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.pdf"
        path.write_bytes(data)
        until = [] if last is None else ["-l", str(last)]
        command = [READER, "-layout", "-enc", "UTF-8", *until, str(path), "-"]
        text = subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")
    # how wide a gap is differs between versions of the reader; that there is one does not
    pages = [[_SPACES.sub("  ", line).strip() for line in page.split("\n")] for page in text.split("\f")[:-1]]
    shown = ("\n".join(line for line in page if line) for page in pages)
    return "".join(f"=== page {number}\n{page}\n" for number, page in enumerate(shown, start=1))
