# SPDX-License-Identifier: EUPL-1.2
"""Documents as text, so that a change of a golden file can be read in a diff.

- HTML, Markdown and JSON are text: kept byte for byte.
- Word files and workbooks are zips of XML, in which a changed word moves every packed byte. They are kept
  unpacked: each part in full, in the order of the zip, a line per paragraph, row or cell. A part that
  comes from the Word template untouched is named, and a picture is kept by its hash. The zip around it
  is always the same (tests/documents/test_repack.py), so nothing of the file escapes.
- A PDF is packed and numbered throughout by the version of Typst at hand, so bytes would change with each
  of its versions without a reader seeing anything. Kept are what pikepdf finds (language, metadata,
  outline, tags, attachments in full) and, apart, what pdftotext reads from each page.
"""

import hashlib
import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pikepdf

from toolkit.render.templates import read_word_template

PAGES = ".pdf.pages.txt"
READER = "pdftotext"

# a new line before each of these: in Word, in workbooks, and in the lists that both have
_LINES = re.compile(
    r"(?=<(?:w:(?:p|tbl|tr|sectPr)|sheetData|row|c|si|xf|font|fill|border|mergeCell|col"
    r"|Override|Default|Relationship)[ >])"
)
_NO_WORDS_OF_OURS = {"xl/theme/theme1.xml"}
_SPACES = re.compile(r"(?<=\S) {2,}")
_METADATA = ("dc:title", "dc:language", "pdfaid:part", "pdfaid:conformance", "pdfuaid:part", "xmp:CreateDate")


def can_read_pages() -> bool:
    """Whether the program that reads the text of a PDF is there."""
    return shutil.which(READER) is not None


def golden_files(documents: dict[str, bytes]) -> dict[str, bytes]:
    """What is kept of documents.

    Args:
        documents: bytes by file name.

    Returns:
        UTF-8 text by name of the golden file; the text of pages of a PDF only where it can be read.
    """
    found: dict[str, bytes] = {}
    for name, data in documents.items():
        kind = name.rsplit(".", 1)[-1]
        if kind in {"docx", "xlsx"}:
            found[f"{name}.txt"] = _office(data).encode("utf-8")
        elif kind == "pdf":
            found[f"{name}.txt"] = _pdf(data).encode("utf-8")
            if can_read_pages():
                found[name.removesuffix(".pdf") + PAGES] = _pages(data).encode("utf-8")
        else:
            found[name] = data
    return found


def _office(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(read_word_template())) as found:
        template = {name: found.read(name) for name in found.namelist()}
    lines: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        for name in found.namelist():
            part = found.read(name)
            lines.append(f"=== {name}")
            if template.get(name) == part:
                lines.append("as in the template")
            elif name in _NO_WORDS_OF_OURS or not name.endswith((".xml", ".rels")):
                lines.append(f"{len(part)} bytes, sha256 {hashlib.sha256(part).hexdigest()}")
            else:
                lines.append(_LINES.sub("\n", part.decode("utf-8")))
    return "\n".join(lines) + "\n"


def _pdf(data: bytes) -> str:
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
            file = attached.get_file()
            head = (
                f"=== attachment {name} ({file.mime_type}, {attached.relationship}): {attached.description}"
            )
            lines += [head, file.read_bytes().decode("utf-8").rstrip("\n")]
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


def _pages(data: bytes) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.pdf"
        path.write_bytes(data)
        command = [READER, "-layout", "-enc", "UTF-8", str(path), "-"]
        text = subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")
    # how wide a gap is differs between versions of the reader; that there is one does not
    pages = [[_SPACES.sub("  ", line).strip() for line in page.split("\n")] for page in text.split("\f")[:-1]]
    shown = ("\n".join(line for line in page if line) for page in pages)
    return "".join(f"=== page {number}\n{page}\n" for number, page in enumerate(shown, start=1))
