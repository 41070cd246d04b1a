# SPDX-License-Identifier: EUPL-1.2
"""One region from empty forms to a second round, through the commands alone, as its people would."""

import io
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import pikepdf
import pytest

from tests.cli.runner import Done, zelfscan
from tests.forms.helpers import column_of, field_of, header_row
from tests.typed import Book, load_workbook
from tests.work.some_faces import set_first_whole, set_in_markdown
from toolkit.forms.question.layout import field_label, header
from toolkit.model.region import MUNICIPALITY_PREFIX
from toolkit.words.catalogue import say
from tools.golden.pages import can_read_pages, pages_text, structure_text

HERE = Path(__file__).parent
Levels = Mapping[str, Mapping[str, int]]
"""By unit the level of each criterion that it is asked."""


@dataclass(slots=True)
class Line:
    """What came out of every step.

    Attributes:
        folder: the workspace.
        said: what the terminal said, by step.
        outcome: of each round, the record of scoring.
    """

    folder: Path
    said: dict[str, str] = field(default_factory=dict)
    outcome: dict[str, Any] = field(default_factory=dict)

    def run(self, step: str, *words: str | Path, code: int | None = 0) -> Done:
        """Run one command in the workspace, and keep what it said."""
        done = zelfscan(*words, "--map", self.folder, cwd=self.folder, code=code)
        self.said[step] = done.stdout + done.stderr
        return done

    def tell(self, step: str, *words: str | Path) -> Done:
        """Run one command that makes documents, in Markdown alone: for who reads what they say."""
        with pytest.MonkeyPatch.context() as patched:
            set_in_markdown(patched)
            return self.run(step, *words)

    def show(self, step: str, *words: str | Path) -> Done:
        """Run one that makes documents: the first of each kind in every face, the rest in Markdown."""
        with pytest.MonkeyPatch.context() as patched:
            set_first_whole(patched)
            return self.run(step, *words)

    def forms(self, round_: str) -> dict[str, Book]:
        """The empty forms of a round, by unit."""
        self.run(f"forms {round_}", "formulieren", "--ronde", round_)
        made = sorted((self.folder / "formulieren" / round_).glob("*.xlsx"))
        return {path.stem: load_workbook(path) for path in made}

    def hand_in(self, round_: str, answered: Callable[[dict[str, Book]], Levels]) -> None:
        """Fill in the forms of a round as people do, and read them back.

        Args:
            round_: its id.
            answered: what is filled in on them.
        """
        came = self.folder.parent / f"binnen-{round_}"
        came.mkdir()
        books = self.forms(round_)
        levels = answered(books)
        for unit, book in books.items():
            of_town = unit.startswith(MUNICIPALITY_PREFIX)
            fill(book, levels[unit], "de gemeente" if of_town else "het hele team samen")
            book.save(came / f"{unit}.xlsx")
        self.run(f"read {round_}", "inlezen", came)
        record = self.run(f"scores {round_}", "scoren", "--ronde", round_, "--json").stdout
        self.outcome[round_] = json.loads(record)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file that the program made, each part of those that are a zip, and what travels in a PDF."""
        for path in sorted(self.folder.rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            if path.is_file() and not name.startswith(("standards/", "region.yaml")):
                yield from _parts(name, path.read_bytes())


def begun(name: str, folder: Path) -> Line:
    """A copy of a region of this folder, to work in."""
    shutil.copytree(HERE / name, folder / name)
    return Line(folder / name)


def fill(book: Book, levels: Mapping[str, int], whom: str) -> None:
    """Fill in a form: every question, who filled it in, and that it is handed in."""
    for label, value in (("respondent", whom), ("ready", say("word.yes")), ("handed_in", say("word.yes"))):
        field_of(book, field_label(label)).value = value  # type: ignore[arg-type]  # one of the fields
    for sheet in _lists(book):
        for row in range(header_row(sheet) + 1, sheet.max_row + 1):
            criterion = sheet.cell(row, 1).value
            if criterion in levels:
                sheet.cell(row, column_of(sheet, header("level"))).value = levels[criterion]
                sheet.cell(row, column_of(sheet, header("explanation"))).value = "Zo staat het ervoor."


def asked(book: Book) -> dict[str, str]:
    """The question of each criterion on a form, by id."""
    found = {}
    for sheet in _lists(book):
        for row in range(header_row(sheet) + 1, sheet.max_row + 1):
            if sheet.cell(row, 1).value:
                found[sheet.cell(row, 1).value] = sheet.cell(row, column_of(sheet, header("question"))).value
    return found


def heads(book: Book) -> list[str]:
    """The headers above the questions of the first list."""
    sheet = next(_lists(book))
    return [str(cell.value) for cell in sheet[header_row(sheet)] if cell.value]


def texts(book: Book) -> str:
    """Everything that a workbook says, sheet by sheet."""
    cells = (c.value for sheet in book.worksheets for row in sheet.iter_rows() for c in row)
    return "\n".join(str(value) for value in cells if value is not None)


def _lists(book: Book) -> Iterator[Any]:
    for sheet in book.worksheets:
        heads_ = (c.value for row in sheet.iter_rows(max_row=12) for c in row)
        if sheet.sheet_state == "visible" and header("level") in heads_:
            yield sheet


def _parts(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """What can be read in a file; packed bytes hide words, and by chance spell short ones."""
    if name.endswith((".xlsx", ".docx")):
        try:
            with ZipFile(io.BytesIO(data)) as zipped:
                parts = (part for part in zipped.namelist() if not part.endswith(".png"))
                yield from ((f"{name}!{part}", zipped.read(part)) for part in parts)
        except BadZipFile:
            yield name, data
    elif name.endswith(".pdf"):
        yield name, (structure_text(data) + (pages_text(data) if can_read_pages() else "")).encode()
        with pikepdf.open(io.BytesIO(data)) as document:
            for inside, attached in document.attachments.items():
                yield f"{name}!{inside}", attached.get_file().read_bytes()
    else:
        yield name, data
