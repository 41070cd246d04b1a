# SPDX-License-Identifier: EUPL-1.2
"""A document stands when every file of it is as it was written, from the same, and not otherwise."""

from datetime import date
from pathlib import Path

import pytest

from toolkit.store.ledger import Ledger
from toolkit.work.make.write import already_made
from toolkit.work.make.write.already_made import made_on, note


def standing(folder: Path, name: str, made_from: str) -> tuple[str, ...]:
    """The names of the files that stand."""
    return tuple(spot.name for spot in already_made.standing(Ledger.read(folder), name, made_from))


FILES = (("plan.pdf", b"een"), ("plan.docx", b"twee"), ("acties.xlsx", b"drie"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which a document of three files stands."""
    for name, data in FILES:
        (tmp_path / name).write_bytes(data)
    note(tmp_path, "plan", "van-dit", FILES)
    return tmp_path


def test_a_whole_document_stands(folder: Path) -> None:
    """All its files are named, in the order that they were written."""
    assert standing(folder, "plan", "van-dit") == ("plan.pdf", "plan.docx", "acties.xlsx")


@pytest.mark.parametrize("name", [name for name, _ in FILES])
def test_one_file_that_is_gone_or_other_is_enough(folder: Path, name: str) -> None:
    """Whichever of them it is: the document is made again, whole."""
    (folder / name).write_bytes(b"van iemand anders")
    assert standing(folder, "plan", "van-dit") == ()
    (folder / name).unlink()
    assert standing(folder, "plan", "van-dit") == ()


def test_a_document_of_other_things_does_not_stand(folder: Path) -> None:
    """Made from something else, or another document: nothing is known of it."""
    assert standing(folder, "plan", "van-iets-anders") == ()
    assert standing(folder, "ander-plan", "van-dit") == ()
    note(folder, "plan", "van-iets-anders", FILES)
    assert standing(folder, "plan", "van-dit") == ()
    assert standing(folder, "plan", "van-iets-anders") == ("plan.pdf", "plan.docx", "acties.xlsx")


def test_a_document_remembers_its_day_as_long_as_it_is_there(folder: Path) -> None:
    """Without a day there is none; with one it holds until the last of its files is gone."""
    assert made_on(folder, "plan") is None
    note(folder, "plan", "van-dit", FILES, date(2026, 4, 14))
    assert standing(folder, "plan", "van-dit") == ("plan.pdf", "plan.docx", "acties.xlsx")
    for name, _ in FILES:
        assert made_on(folder, "plan") == date(2026, 4, 14)
        (folder / name).unlink()
    assert made_on(folder, "plan") is None
