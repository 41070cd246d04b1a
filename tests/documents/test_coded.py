# SPDX-License-Identifier: EUPL-1.2
"""Who sees codes finds no name: not in a text, an attachment, a property or the name of a file."""

import io
import re
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from toolkit.checking.everything import check_workspace
from toolkit.cli.plans import write_plans
from toolkit.documents.comparison.view import Audience
from toolkit.places import read_folder
from toolkit.reading.workspace import read_workspace
from toolkit.work.open import Work
from tools.golden.as_text import golden_files
from tools.golden.made import WORKSPACE

_PACKED = re.compile(r"base64,([\w+/=]+)")  # a picture: letters in any order, so read it unpacked

HIDDEN = {
    "noorddorp": "zqnoordzq",
    "Noorddorp": "Zqnoordzq",
    "testzorg": "zqzorgzq",
    "Testzorg": "Zqzorgzq",
    "derde": "zqderdezq",
    "Derde": "Zqderdezq",
}


def renamed() -> Work:
    """The golden region, in which team, municipality and employer have names that no word contains."""
    files = {}
    for path, data in read_folder(WORKSPACE).items():
        text = data.decode("utf-8")
        for old, new in HIDDEN.items():
            path, text = path.replace(old, new), text.replace(old, new)  # noqa: PLW2901 - one name at a time
        files[path] = text.encode("utf-8")
    workspace = read_workspace(files, {})
    assert workspace.region.model is not None
    return Work(WORKSPACE, workspace, workspace.region.model, check_workspace(workspace))


def everything_in(path: Path) -> Iterator[str]:
    """All text of a document: name, pages, properties, outline, pictures and attachments."""
    yield path.name
    for data in golden_files({path.name: path.read_bytes()}).values():
        text = data.decode("utf-8")
        yield _PACKED.sub("", text)
        yield from (b64decode(found).decode("utf-8", "replace") for found in _PACKED.findall(text))
    if path.suffix == ".pdf":
        with pikepdf.open(io.BytesIO(path.read_bytes())) as document:
            yield " ".join(str(value) for value in document.docinfo.values())
            yield " ".join(document.attachments)
            yield str(document.Root.Metadata.read_bytes().decode("utf-8"))


@pytest.mark.parametrize("unit", ["zqderdezq", "gemeente-zqnoordzq"])
def test_a_board_that_sees_codes_finds_no_name_anywhere(unit: str, tmp_path: Path) -> None:
    """Not of team, municipality or employer, nor an id, in any face; who sees names finds them in each."""
    region = renamed()
    scored = region.score(region.region.last_round())
    audiences: tuple[tuple[Audience, bool], ...] = (("bosd", True), ("programme_manager", False))
    for audience, hidden in audiences:
        folder = tmp_path / audience
        folder.mkdir()
        written, _, problems = write_plans(region, scored, folder, unit, edition="board", audience=audience)
        assert {path.suffix for path in written} == {".html", ".pdf", ".docx", ".md"}
        assert problems == []
        for path in written:
            texts = " ".join(everything_in(path)).lower()
            assert len(texts) > 2000
            assert ("zq" in texts) != hidden, path.name
            names = {"zqnoordzq"} if unit.startswith("gemeente") else {"zqnoordzq", "zqderdezq", "zqzorgzq"}
            assert hidden or all(name in texts for name in names)
