# SPDX-License-Identifier: EUPL-1.2
"""The edge where templates are read: a workspace's own goes before ours, file by file."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from toolkit.model.problem import Place, Problem
from toolkit.places import data_folder
from toolkit.words.catalogue import say

FILES = (
    "plan.html.j2",
    "blocks.html.j2",
    "plan.css",
    "plan.md.j2",
    "plan.typ",
    "desk/page.html.j2",
    "desk/page.css",
)
SCRIPT = "desk/page.js"
"""The one file that runs in a page: ours alone, whatever a region restyles."""
WORD = "plan.docx"


class TemplateFaultError(Exception):
    """A template that cannot be used: usually one that a workspace brought itself.

    Attributes:
        problem: what is wrong and where, for the reader.
    """

    def __init__(self, name: str, why: str, line: int | None = None) -> None:
        super().__init__(name, why, line)  # all of it: a fault also travels between processes
        shown = " ".join(why.split())[:200]
        self.problem = Problem.of(
            "template-broken", f"templates/{name}", Place(line=line), name=name, why=shown or "-"
        )


def template(templates: Mapping[str, str], name: str) -> str:
    """A template by name.

    Raises:
        TemplateFaultError: when it is not there.
    """
    if name not in templates:
        raise TemplateFaultError(name, say("plan.template_missing"))
    return templates[name]


def read_templates(own: Iterable[Path] = ()) -> dict[str, str]:
    """Read the templates of documents.

    Args:
        own: folders that go before ours, the first one first; those that do not exist give nothing.

    Returns:
        Text by file name.

    Raises:
        OSError: when a file cannot be read.
        TemplateFaultError: when a file is not UTF-8.
    """
    found: dict[str, str] = {}
    ours = data_folder() / "templates"
    for folder in (*own, ours):
        for name in (*FILES, SCRIPT) if folder == ours else FILES:
            path = folder / name
            if name in found or not path.is_file():
                continue
            try:
                found[name] = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
            except UnicodeDecodeError:
                raise TemplateFaultError(name, "UTF-8") from None
    return found


def read_word_template(own: Iterable[Path] = ()) -> bytes:
    """Read the Word template of a plan, which a municipality may restyle in Word.

    Args:
        own: folders that go before ours, the first one first; those that do not exist give nothing.

    Returns:
        The bytes of the first `plan.docx` that is found.

    Raises:
        OSError: when the file cannot be read.
        TemplateFaultError: when it is nowhere.
    """
    for folder in (*own, data_folder() / "templates"):
        path = folder / WORD
        if path.is_file():
            return path.read_bytes()
    raise TemplateFaultError(WORD, say("plan.template_missing"))


def fonts_folder() -> Path:
    """The folder with the fonts that documents are set in."""
    return data_folder() / "templates" / "fonts"
