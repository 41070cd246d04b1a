# SPDX-License-Identifier: EUPL-1.2
"""What the pages count of the content, counted: the newest versions of lists, norm and measures."""

from collections import Counter
from pathlib import Path

import pytest

from tests.each import of_each
from toolkit.model.content.criterion import Criterion
from tools.docs import ROOT
from tools.example.table import library

PARTIES = ("team", "municipality", "employer")


def newest(folder: str) -> Path:
    """The file of the newest version in a folder of the content."""
    return max(
        (ROOT / "standards" / folder).glob("*.yaml"), key=lambda p: [int(n) for n in p.stem.split(".")]
    )


def own_questions(list_id: str) -> tuple[Counter[str], int]:
    """Of the newest version of a list: its own questions by who is asked, and how many another list asks."""
    model = library().standards[f"{list_id}@{newest(list_id).stem}"].model
    assert model is not None
    criteria = [c for theme in model.themes for c in theme.criteria]
    own = Counter[str](c.asked_of for c in criteria if isinstance(c, Criterion))
    return own, len(criteria) - own.total()


def text(name: str) -> str:
    """A page as one line."""
    return " ".join((ROOT / name).read_text(encoding="utf-8").split())


LISTS = ("kpmg-basisfuncties", "vng-werken-aan-veiligheid", "regio-werkwijze")


@of_each(LISTS)
def test_pages_count_the_questions_of_the_newest_list(list_id: str) -> None:
    """README and handleiding say how many questions the newest version asks of whom, and name its file."""
    own, elsewhere = own_questions(list_id)
    counts = [own[party] for party in PARTIES]
    assert sum(counts) > 20
    assert "`standards/{}/` ({}, {} and {})".format(list_id, *counts) in text("README.md")
    row = next(
        r for r in text("docs/handleiding.md").split("| `")[1:] if r.startswith(f"standards/{list_id}/")
    )
    assert row.startswith(newest(list_id).relative_to(ROOT).as_posix())
    numbers = [int(word) for word in row.split("|")[1].split() if word.isdigit()]
    assert numbers == [n for n in (*counts, elsewhere) if n]


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "docs/handleiding.md"])
def test_pages_count_the_newest_measures(name: str) -> None:
    """How many measures there are is the number of the newest version."""
    model = library().measures[newest("measures").stem].model
    assert model is not None
    said = f"{len(model.measures)} {'measures' if name == 'README.md' else 'verbeterstappen'}"
    assert said in text(name)


def test_pages_name_the_newest_norm() -> None:
    """Who looks up that the norm is a proposal finds the newest one."""
    path = newest("norms/regio-amersfoort").relative_to(ROOT).as_posix()
    assert f"`status: proposal` in `{path}`" in text("README.md")
    assert f"`{path}`" in text("docs/handleiding.md")
