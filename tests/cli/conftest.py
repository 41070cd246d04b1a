# SPDX-License-Identifier: EUPL-1.2
"""One demo for all tests that only look at it."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from unittest import mock

import pytest

from tests.cli.runner import zelfscan
from toolkit.forms.actions.book import write_action_book
from toolkit.render.html import render_html
from toolkit.work.make.write.faces import BOOK, Document, Faces, Rendered
from tools.example.table import ROUND_WITH_FORMS, asked_in

TOLD = "told.txt"
AFTER = asked_in(ROUND_WITH_FORMS).day + timedelta(days=1)
"""The day that the demo gives its plans."""


@pytest.fixture(scope="session")
def demo(shared: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The folder of a finished demo; tests that change something work on a copy."""

    def make(place: Path) -> None:
        told = zelfscan("demo", "regio", cwd=place).stderr
        (place / TOLD).write_text(told, encoding="utf-8")

    return shared("demo", make) / "regio"


@pytest.fixture(scope="session")
def whole(demo: Path, shared: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The folder of that demo with the forms and plans of everybody; of those plans pages alone."""

    def as_looked_at(faces: Faces, document: Document) -> Rendered:
        files = [(f"{document.name}.html", render_html(document.view, faces.templates).encode())]
        if document.book is not None:
            files.append((f"{document.book[0]}.{BOOK}", write_action_book(document.book[1])))
        return Rendered(tuple(files))

    def make(place: Path) -> None:
        shutil.copytree(demo, place / "regio")
        zelfscan("formulieren", "--map", "regio", cwd=place)
        with mock.patch.object(Faces, "set", as_looked_at):
            zelfscan("plannen", "--map", "regio", "--datum", str(AFTER), cwd=place)

    return shared("whole", make) / "regio"


@pytest.fixture(scope="session")
def told(demo: Path) -> str:
    """What that demo said at the terminal."""
    return (demo.parent / TOLD).read_text(encoding="utf-8")
