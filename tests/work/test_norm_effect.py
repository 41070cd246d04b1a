# SPDX-License-Identifier: EUPL-1.2
"""What another norm asks, and what it would do to a round, before anybody adopts it."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from tests.build import NORM, TEXTS
from tests.cli.runner import zelfscan
from tests.work.test_migrate import LATER_NORM, opened, texts
from tests.work.test_publish import bytes_of, region_in
from toolkit.work.content.norm_effect import NormEffect, norm_effect
from tools.docs import ROOT

STRICTER = (
    TEXTS[NORM].replace("version: 1.0.0", "version: 1.1.0", 1).replace("lower_limit: 2", "lower_limit: 3")
)
STRICTER = STRICTER.replace("themes: {AA: {weight: 2}}", "default: {level: 4}")


def _effect(folder: Path, after: str) -> NormEffect:
    work = opened(folder)
    found = norm_effect(work, work.region.rounds[0], "noord@1.0.0", after)
    assert isinstance(found, NormEffect)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small region with a stricter norm and, later, one over another version of a list."""
    whole = {**texts(), "standards/norms/noord/1.1.0.yaml": STRICTER}
    return region_in(tmp_path, {**whole, "region.yaml": TEXTS["region.yaml"]})


def test_what_is_asked_otherwise_is_told_question_by_question(folder: Path) -> None:
    """Level and lower limit of before and after; a growth path that stays the same is not told."""
    told = {(d.criterion, d.part): (d.before, d.after) for d in _effect(folder, "noord@1.1.0").differences}
    assert told[("AA-01", "level")] == (((0, 3),), ((0, 4),))
    assert told[("AA-01", "limit")] == (2, 3)
    assert ("BB-01", "level") not in told
    assert {part for _, part in told} == {"level", "limit"}


def test_the_same_answers_are_held_against_both(folder: Path) -> None:
    """Level 3 of 3 is the whole norm of then; of 4 it is three quarters. Nothing is written."""
    before = bytes_of(folder)
    effect = _effect(folder, "noord@1.1.0")
    theme = {}
    for name, outcome in (("then", effect.before), ("now", effect.after)):
        unit = outcome.unit("oost")
        assert unit is not None
        criteria = unit.standards[0].result.themes[0].criteria
        theme[name] = {c.asked.id: c for c in criteria}
    assert (theme["then"]["AA-01"].status, theme["now"]["AA-01"].status) == ("meets", "near")
    assert (theme["then"]["AA-01"].asked.norm, theme["now"]["AA-01"].asked.norm) == (3, 4)
    assert effect.to_review == {"oost": 0, "gemeente-dorp": 0}
    assert bytes_of(folder) == before


def test_over_another_version_answers_count_as_they_were_given(folder: Path) -> None:
    """An answer to look at again counts as given and is counted apart, and so is one whose question went."""
    assert LATER_NORM in bytes_of(folder)
    effect = _effect(folder, "noord@2.0.0")
    assert effect.to_review == {"oost": 2, "gemeente-dorp": 0}
    unit = effect.after.unit("oost")
    assert unit is not None
    levels = {c.asked.id: c.asked.level for c in unit.standards[0].result.themes[0].criteria}
    assert levels == {"AA-11": 3, "AA-02": 2, "AA-12": None}
    about = {d.criterion: d.part for d in effect.differences}
    assert about == {"AA-12": None, "AA-03": None}
    assert effect.before.unit("oost") != unit
    assert isinstance(unit.standards[0].result.figures.attainment, Fraction)


def test_a_keeper_sees_it_and_a_program_reads_it(folder: Path) -> None:
    """On screen what changes and per team what follows; as data the same to the last digit."""
    shown = zelfscan("norm", "verschil", "noord@1.0.0", "noord@1.1.0", cwd=folder)
    assert "ondergrens" in shown.stdout
    assert "Team Oost" in shown.stdout
    assert "Er verandert niets" in shown.stderr
    told = json.loads(zelfscan("norm", "verschil", "noord@1.0.0", "noord@1.1.0", "--json", cwd=folder).stdout)
    assert {"criterion": "AA-01", "part": "limit", "from": 2, "to": 3} in told["changes"]
    now = json.loads(zelfscan("scoren", "--json", cwd=folder).stdout)
    assert told["before"]["units"] == now["units"]
    unknown = zelfscan("norm", "verschil", "noord@1.0.0", "noord@9.9.9", cwd=folder, code=2)
    assert "noord@9.9.9" in unknown.stderr


def test_the_example_of_the_manual_is_what_the_command_shows() -> None:
    """Every row that the manual shows stands so among what the command shows of the invented region."""
    shown = zelfscan(
        "norm", "verschil", *(f"regio-amersfoort@1.{n}.0" for n in (0, 1)), "--ronde", "2025-q3",
        cwd=ROOT / "assessments" / "voorbeeldregio", COLUMNS="260",
    )  # fmt: skip
    rows = {tuple(cells) for line in shown.stdout.splitlines() if len(cells := _cells(line, "\u2502")) > 4}
    manual = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
    told = manual.partition("Zo ziet dat eruit in de voorbeeldregio")[2].partition("- **Publiceren.**")[0]
    wanted = [tuple(_cells(line, "|")) for line in told.splitlines() if line.startswith("  | ")]
    wanted = [row for row in wanted if row[0] not in {"---", "Vraag", "Van wie"}]
    assert len(wanted) == 5
    assert [row for row in wanted if not any(row == found[: len(row)] for found in rows)] == []


def _cells(line: str, between: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip(between).split(between)]
