# SPDX-License-Identifier: EUPL-1.2
"""Reading only the rounds and units that are needed gives of them what reading everything gives."""

import shutil
from itertools import product
from pathlib import Path

import pytest

from toolkit.model.problem import Problem
from toolkit.places import data_folder, package_content, read_folder
from toolkit.reading.workspace import EVERYTHING, NO_ANSWERS, Part, read_workspace
from toolkit.work.workspace.open import Place, Work, look, open_work

EXAMPLE = data_folder() / "assessments" / "voorbeeldregio"
ROUNDS = ("2025-q1", "2025-q3", "2026-q1")
PARTIES = ("regio", "werkgever-wervelsteun")  # what they decide is about many teams
UNITS = ("zandwerve-oost", "zandwerve-west", "gemeente-ottermeent", "niemand")


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """A copy of the example region in which files stand that do not belong there, and one that is broken."""
    folder = tmp_path / "regio"
    shutil.copytree(EXAMPLE, folder)
    for name in (
        "los.yaml",
        "rounds/los.yaml",
        "rounds/2025-q1/los.yaml",
        "plans/los.yml",
        *(f"plans/{name}.yaml" for name in PARTIES),
        "elders/x/y/z.yaml",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("a: b\n", encoding="utf-8")
    broken = folder / "rounds" / "2025-q3" / "zandwerve-oost" / "team.yaml"
    broken.write_text(broken.read_text(encoding="utf-8") + "  X\n", encoding="utf-8")
    return folder


def place_of(folder: Path) -> Place:
    """The region, looked at."""
    place = look(folder)
    assert isinstance(place, Place)
    return place


def worked(place: Place, part: Part) -> Work:
    """The region, opened for a part of its answers."""
    work = open_work(place, part=part)
    assert isinstance(work, Work)
    return work


def is_of(path: str, rounds: tuple[str, ...], units: tuple[str, ...]) -> bool:
    """Whether a file belongs to these rounds and units, or to none in particular."""
    top, *below = path.split("/")
    if top == "rounds" and len(below) == 3:
        return below[0] in rounds and below[1] in units
    if top == "rounds" and len(below) == 2:
        return below[0] in rounds
    name = below[0].removesuffix(".yaml") if below else ""
    return top != "plans" or path.endswith(".yml") or name in units or name in PARTIES


@pytest.mark.parametrize("rounds", [(), ROUNDS[:1], ROUNDS[1:]])
@pytest.mark.parametrize("units", [(), UNITS[:1], UNITS[1:]])
def test_only_what_is_needed_is_read(region: Path, rounds: tuple[str, ...], units: tuple[str, ...]) -> None:
    """Files of other rounds and units are not opened; all else is, also what stands in a wrong place."""
    part = Part(frozenset(rounds), frozenset(units))
    everything = read_folder(region)
    read = read_folder(region, wanted=part.wants)
    assert read == {path: data for path, data in everything.items() if is_of(path, rounds, units)}
    assert list(read) == [path for path in everything if path in read]
    assert "region.yaml" in read
    assert len(everything) > 40


def test_a_part_says_what_the_whole_says_of_it(region: Path) -> None:
    """Answers, decisions and problems of a unit in a round are the same, whatever else is read beside it."""
    place = place_of(region)
    whole = worked(place, EVERYTHING)
    seen = 0
    for round_id, unit in product(ROUNDS, UNITS):
        round_ = place.region.round(round_id)
        assert round_ is not None
        part = worked(place, Part(frozenset({round_id}), frozenset({unit})))
        assert part.answers(round_).get(unit) == whole.answers(round_).get(unit)
        assert part.workspace.plans.get(unit) is None or unit in whole.workspace.plans
        assert problems_of(part, round_id, unit) == problems_of(whole, round_id, unit)
        seen += len(part.answers(round_).get(unit, [])) + len(problems_of(part, round_id, unit))
    assert seen > 20


def problems_of(work: Work, round_id: str, unit: str) -> list[Problem]:
    """What is remarkable in the files of a unit in a round, and in its decisions."""
    return [p for p in work.problems if p.file.startswith((f"rounds/{round_id}/{unit}/", f"plans/{unit}."))]


def test_a_round_that_was_not_read_has_no_answers_to_give(region: Path) -> None:
    """Asking for answers that were not read is a mistake in the program, never 'nobody answered'."""
    place = place_of(region)
    first, second = place.region.rounds[:2]
    work = worked(place, Part(rounds=frozenset({first.id})))
    assert work.answers(first)
    with pytest.raises(LookupError):
        work.answers(second)
    with pytest.raises(LookupError):
        worked(place, NO_ANSWERS).score(first)


def test_everything_is_the_whole_workspace(region: Path) -> None:
    """Without a part, each file of the workspace is read."""
    files = read_folder(region)
    assert read_folder(region, wanted=EVERYTHING.wants) == files
    whole = read_workspace(files, package_content())
    assert len(whole.answers) == sum(path.startswith("rounds/") and path.count("/") == 3 for path in files)
