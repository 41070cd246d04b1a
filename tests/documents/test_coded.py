# SPDX-License-Identifier: EUPL-1.2
"""Who sees codes finds no name: not in a text, an attachment, a property or the name of a file."""

import io
import re
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from toolkit.checking.everything import check_workspace
from toolkit.documents.audience import Audience
from toolkit.places import read_folder
from toolkit.reading.workspace import read_workspace
from toolkit.work.make.gather import Gather
from toolkit.work.make.unit.plans import make_plans
from toolkit.work.make.write.files import write_made
from toolkit.work.workspace.open import Work
from tools.golden.made import SECRET, WORKSPACE
from tools.golden.pages import can_read_pages, pages_text, structure_text

_STYLE = re.compile("sha256-[A-Za-z0-9+/=]+")
_PACKED = re.compile(r"base64,([\w+/=]+)")  # a picture: letters in any order, so read it unpacked

HIDDEN = {
    "noorddorp": "zqwknoordzqwk",
    "Noorddorp": "Zqwknoordzqwk",
    "testzorg": "zqwkzorgzqwk",
    "Testzorg": "Zqwkzorgzqwk",
    "derde": "zqwkderdezqwk",
    "Derde": "Zqwkderdezqwk",
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
    return Work(WORKSPACE, workspace, workspace.region.model, check_workspace(workspace), secret=SECRET)


def everything_in(path: Path) -> Iterator[str]:
    """All text of a document: name, pages, properties, outline, pictures and attachments."""
    yield path.name
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as packed:
            # not the pixels of a picture, in which any letters can stand
            parts = [part for part in packed.namelist() if part.endswith((".xml", ".rels"))]
            yield from (f"{part} {packed.read(part).decode('utf-8')}" for part in parts)
    elif path.suffix == ".pdf":
        data = path.read_bytes()
        yield structure_text(data)
        yield pages_text(data) if can_read_pages() else ""
        with pikepdf.open(io.BytesIO(data)) as document:
            yield " ".join(str(value) for value in document.docinfo.values())
            yield str(document.Root.Metadata.read_bytes().decode("utf-8"))
            for name, attached in document.attachments.items():
                yield f"{name} {attached.get_file().read_bytes().decode('utf-8')}"
    else:
        text = path.read_text(encoding="utf-8")
        yield _STYLE.sub("", _PACKED.sub("", text))  # in a hash any letters can stand
        yield from (b64decode(found).decode("utf-8", "replace") for found in _PACKED.findall(text))


@pytest.mark.parametrize("unit", ["zqwkderdezqwk", "gemeente-zqwknoordzqwk"])
def test_a_board_that_sees_codes_finds_no_name_anywhere(unit: str, tmp_path: Path) -> None:
    """Not of team, municipality or employer, nor an id, in any face; who sees names finds them in each."""
    region = renamed()
    scored = region.score(region.region.last_round())
    audiences: tuple[tuple[Audience, bool], ...] = (("bosd", True), ("programme_manager", False))
    for audience, hidden in audiences:
        folder = tmp_path / audience
        folder.mkdir()
        sight = region.region.sight_for(audience)
        gather = Gather(region, scored, "board", sight, concept=True)
        written = list(write_made(folder, make_plans(gather, unit)))
        names_of_files = [name for one in written for name in one.names]
        assert {Path(name).suffix for name in names_of_files} == {".html", ".pdf", ".docx", ".md"}
        assert [problem for one in written for problem in one.problems] == []
        for path in (folder / name for name in names_of_files):
            texts = " ".join(everything_in(path)).lower()
            assert len(texts) > 2000
            assert ("zqwk" in texts) != hidden, path.name
            names = (
                {"zqwknoordzqwk"}
                if unit.startswith("gemeente")
                else {"zqwknoordzqwk", "zqwkderdezqwk", "zqwkzorgzqwk"}
            )
            assert hidden or all(name in texts for name in names)
