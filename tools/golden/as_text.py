# SPDX-License-Identifier: EUPL-1.2
"""Documents as text that a person reads in a diff.

Each kind of document is told in its own way: what a reader meets, in order, a line per paragraph, row,
cell or element. Hashes are left out: one word in a questionnaire would else change every document made
from it. That they follow what they stand for is promised in tests/documents/plan/test_view.py.

- Markdown is kept as it is, but for its pictures: a chart is told by the words in it.
- HTML is kept as it is, with a line for each element; style sheets and the script are named.
- Word files, workbooks and PDFs are told by `word`, `book` and `pages`.
"""

import base64
import re
from pathlib import Path

from tools.golden.book import book_text
from tools.golden.pages import can_read_pages, pages_text, structure_text
from tools.golden.word import word_text

PAGES = ".pdf.pages.txt"
HASH = "…"
"""What stands in a golden file where the document has a hash."""

_TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
_NAMED = ("plan.css", "desk/page.css", "desk/page.js")
_MARK = re.compile(
    r"(?P<before>sha256[:-]|\bkenmerk )(?P<hash>[0-9a-f]{64}|[0-9a-f]{16}|[0-9a-f]{12}|[\w+/]{43}=)(?![\w+/])"
)
_PICTURE = re.compile(r"data:image/svg\+xml;base64,(?P<data>[\w+/=]+)")
_CODE_OF_CSS = re.compile(r"\\(?P<code>[0-9a-f]{6})")


def golden_files(documents: dict[str, bytes]) -> dict[str, bytes]:
    """What is kept of documents.

    Args:
        documents: bytes by file name.

    Returns:
        UTF-8 text by name of the golden file; the text of pages of a PDF only where it can be read.
    """
    told: dict[str, str] = {}
    for name, data in documents.items():
        kind = name.rsplit(".", 1)[-1]
        if kind == "docx":
            told[f"{name}.txt"] = word_text(data)
        elif kind == "xlsx":
            told[f"{name}.txt"] = book_text(data)
        elif kind == "pdf":
            told[f"{name}.txt"] = structure_text(data)
            if can_read_pages():
                told[name.removesuffix(".pdf") + PAGES] = pages_text(data)
        elif kind == "html":
            told[name] = _page(data.decode("utf-8"))
        else:
            told[name] = _PICTURE.sub(_words_of, data.decode("utf-8"))
    return {name: without_hashes(text).encode("utf-8") for name, text in told.items()}


def without_hashes(text: str) -> str:
    """A text with a sign in the place of each hash, so that only its own words can change it.

    Args:
        text: of any document.

    Returns:
        The same, with `HASH` for hashes behind `sha256` and for the mark at the foot of a page.
    """
    return _MARK.sub(lambda found: found["before"] + HASH, text)


def _words_of(found: re.Match[str]) -> str:
    """A chart by the words in it, in the order of drawing; where its bars end is tested elsewhere."""
    drawing = base64.b64decode(found["data"]).decode("utf-8")
    return "picture: " + " | ".join(re.findall(r">([^<]+)<", drawing))


def _page(text: str) -> str:
    for name in _NAMED:
        text = text.replace((_TEMPLATES / name).read_text(encoding="utf-8"), f"/* {name} */\n")
    text = _CODE_OF_CSS.sub(lambda found: chr(int(found["code"], 16)), text)
    # a space between two elements can be seen on the page: it stays, at the beginning of the line
    return re.sub(r">( *)<", r">\n\1<", text)
