# SPDX-License-Identifier: EUPL-1.2
"""Every kind of change along the whole line: new form, old form that comes back, plan and comparison."""

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.build import REGION
from tests.cli.runner import zelfscan
from tests.forms.helpers import cell_of
from tests.versions.line import LATER_ANSWERS, LEVELS, WAYS, Way, texts
from tests.work.some_faces import set_in_markdown, set_in_pages
from tests.work.test_publish import region_in
from toolkit.model.given.answers import Answers
from toolkit.reading.validated import load

HERE = ("--ronde", "2026-q3", "--team", "oost")


def _late_form(folder: Path) -> Path:
    """A form of the later round, made before its norm changed, with the answers of then."""
    region = folder / REGION
    now = region.read_text("utf-8")
    region.write_text(now.replace("noord@2.0.0", "noord@1.0.0"), encoding="utf-8")
    zelfscan("formulieren", *HERE, "--uit", "oud", cwd=folder)
    region.write_text(now, encoding="utf-8")
    path = folder / "oud" / "oost.xlsx"
    book = load_workbook(path)
    for criterion, level in LEVELS.items():
        cell_of(book, criterion).value = level
    book.save(path)
    return path


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.kind)
def test_the_whole_line(way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On form, plan and comparison a reader sees what became of question, answer and decisions."""
    folder = region_in(tmp_path, texts(way))
    checked = zelfscan("controleren", "--json", cwd=folder, code=None)
    assert '"severity": "error"' not in checked.stdout
    assert "change-" not in checked.stdout

    zelfscan("formulieren", *HERE, "--vorige", "--uit", "nieuw", cwd=folder)
    book = load_workbook(folder / "nieuw" / "oost.xlsx")
    for criterion, lines in way.before.items():
        said = cell_of(book, criterion, "before").value
        assert said == ("–" if lines is None else "\n".join(lines))

    path = _late_form(folder)
    zelfscan("inlezen", path.name, "--map", str(folder), cwd=path.parent, code=None)
    stored = load(LATER_ANSWERS, (folder / LATER_ANSWERS).read_bytes(), Answers).model
    assert stored is not None
    assert stored.standards["alpha"].version == "2.0.0"
    assert {i: (a.level, not a.prefilled) for i, a in stored.answers.items()} == way.stored
    assert tuple(stored.aside) == way.aside

    with monkeypatch.context() as patched:
        set_in_markdown(patched)
        zelfscan("plannen", *HERE, "--uit", "plan", cwd=folder)
    (page,) = (folder / "plan").glob("*.md")
    plan = page.read_text("utf-8").replace("\\", "")
    assert "Kennismaken met de wijk" in plan
    assert [text for text in way.told if plan.count(text) != 2] == []
    if not way.told:
        assert "was bedoeld voor de vraag" not in plan
    if way.kind.startswith("rename"):  # what became of the action is told of the question of now
        assert "Onderwerp AA-02: nog geen verschil, niveau 2" in plan
    number = "is" if way.compared == 1 else "zijn"
    compared = f": te vergelijken {number} {way.compared} vra"
    if "Voorlopig" not in plan:  # else no figure of before stands on page one
        assert (
            compared in plan[: plan.index("Eerst aandacht voor") if "Eerst aandacht voor" in plan else None]
        )
    assert re.findall(r"over (\d+) (?:vraag|vragen) van", plan) == [str(way.compared)]

    set_in_pages(monkeypatch)
    zelfscan("vergelijken", "--ronde", "2026-q3", "--met-concepten", "--uit", "naast", cwd=folder)
    (html,) = (folder / "naast").glob("*.html")
    shown = " ".join(re.sub(r"<[^>]+>", " ", html.read_text("utf-8")).split())
    assert re.findall(r"\(versie 1\.0\.0, nu 2\.0\.0\)\. De vergelijking rust op (\d+) ", shown) == [
        str(way.compared)
    ]
