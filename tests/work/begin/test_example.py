# SPDX-License-Identifier: EUPL-1.2
"""The example and a new region: where they may come, and what stands in them."""

from datetime import date
from pathlib import Path

import pytest

from toolkit.places import data_folder
from toolkit.work.begin.example import EXAMPLE, example_files, not_for_example
from toolkit.work.begin.new import new_workspace
from toolkit.work.make.write.files import write_files
from toolkit.work.workspace.open import Place, look


def test_the_example_comes_in_a_new_or_empty_folder_and_in_itself(tmp_path: Path) -> None:
    """What is not there yet, what is empty, and an earlier example that is brought up to date."""
    assert not_for_example(tmp_path / "nieuw") is None
    assert not_for_example(tmp_path) is None
    assert write_files(tmp_path / "voor", example_files()).problems == ()
    assert not_for_example(tmp_path / "voor") is None


@pytest.mark.parametrize(
    ("name", "change", "code"),
    [
        ("brief.txt", None, "target-not-empty"),
        ("region.yaml", ("id: voorbeeldregio", "id: mijn-regio"), "other-region"),
        ("region.yaml", ("example: true", "example: false"), "other-region"),
        ("region.yaml", ("schema: region/1", "schema: ["), "other-region"),
    ],
)
def test_the_example_comes_in_no_other_folder(
    tmp_path: Path, name: str, change: tuple[str, str] | None, code: str
) -> None:
    """Something else, another region, a real one, or one that cannot be read: none is mixed with it."""
    text = (data_folder() / "assessments" / EXAMPLE / "region.yaml").read_text(encoding="utf-8")
    if change is not None:
        assert change[0] in text
        text = text.replace(*change)
    (tmp_path / name).write_text(text, encoding="utf-8")
    problem = not_for_example(tmp_path)
    assert problem is not None
    assert problem.code == code


def test_a_new_region_can_be_read_and_bears_the_name_of_its_folder(tmp_path: Path) -> None:
    """Its first round lies at the end of the quarter of the day that it was made."""
    assert write_files(tmp_path, new_workspace("Regio Zuid-Oost", date(2026, 5, 2))).problems == ()
    place = look(tmp_path)
    assert isinstance(place, Place)
    assert (place.region.id, place.region.title) == ("regio-zuid-oost", "Regio Zuid-Oost")
    assert [(r.id, r.date) for r in place.region.rounds] == [("2026-q2", date(2026, 6, 30))]
    assert (tmp_path / "schemas" / "region.json").is_file()
