# SPDX-License-Identifier: EUPL-1.2
"""`make bench`: speed as ratios against a named alternative in the same run, never as a test."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import yaml

from toolkit import __version__
from toolkit.checking.everything import asked_in, check_workspace
from toolkit.forms.form import build_form
from toolkit.forms.read import read_workbook
from toolkit.forms.workbook import write_workbook
from toolkit.places import data_folder, package_content, read_folder
from toolkit.reading.workspace import read_workspace
from toolkit.scoring.region import score_round, units_of

EXAMPLE = data_folder() / "assessments" / "voorbeeldregio"


def pairs(
    ours: Callable[[], object], other: Callable[[], object], runs: int = 15
) -> tuple[float, float, float]:
    """Time two things in turn, after one warm-up each.

    Args:
        ours: what is measured.
        other: the alternative.
        runs: counted runs of each.

    Returns:
        Medians in seconds of ours and of the other, and the median of the ratios pair by pair.
    """
    ours(), other()
    times = [(_seconds(ours), _seconds(other)) for _ in range(runs)]
    mine, theirs = zip(*times, strict=True)
    ratios = [a / b for a, b in times]
    return statistics.median(mine), statistics.median(theirs), statistics.median(ratios)


def _seconds(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def _run(*arguments: str) -> Callable[[], object]:
    command = [sys.executable, *arguments]
    return lambda: subprocess.run(command, check=True, capture_output=True)


def _score() -> object:
    workspace = read_workspace(read_folder(EXAMPLE), package_content())
    problems = check_workspace(workspace)
    region = workspace.region.model
    if region is None:
        raise SystemExit("the example region cannot be read")
    round_ = region.last_round()
    asked = asked_in(region, round_, workspace.library)
    if asked is None:
        raise SystemExit("the example region's norm cannot be read")
    return problems, score_round(region, round_, asked, workspace.of_round(round_.id))


def _load_yaml() -> object:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    files = [*read_folder(EXAMPLE).values(), *package_content().values()]
    return [yaml.load(data, Loader=loader) for data in files]  # noqa: S506 - a safe loader


def _forms() -> dict[str, tuple[Callable[[], object], Callable[[], object], str]]:
    workspace = read_workspace(read_folder(EXAMPLE), package_content())
    region = workspace.region.model
    if region is None:
        raise SystemExit("the example region cannot be read")
    asked = {r.id: q for r in region.rounds if (q := asked_in(region, r, workspace.library)) is not None}
    round_ = region.last_round()
    path = EXAMPLE / "ingevuld" / round_.id / "zandwerve-oost.xlsx"
    unit = next(u for u in units_of(region) if u.id == "zandwerve-oost")
    glossary = workspace.library.glossary
    words = None if glossary is None else glossary.model

    def read() -> object:
        return read_workbook(
            path.name, path.read_bytes(), region, asked.get, day=round_.date, toolkit_version=__version__
        )

    def write() -> object:
        return write_workbook(build_form(region, round_, unit, asked[round_.id], words))

    def load() -> object:
        return openpyxl.load_workbook(Path(path))

    return {
        "read one form with validation": (read, load, "openpyxl.load_workbook on it"),
        "write one form": (write, load, "openpyxl.load_workbook on a filled one"),
    }


def main() -> None:
    """Print one line per measurement."""
    measured: dict[str, tuple[Callable[[], object], Callable[[], object], str]] = {
        "zelfscan --help": (
            _run("-m", "toolkit", "--help"),
            _run("-c", "import click"),
            "python -c 'import click'",
        ),
        "read, check and score the example region": (
            _score,
            _load_yaml,
            "only yaml.load (C) of the same files",
        ),
        **_forms(),
    }
    for name, (ours, other, against) in measured.items():
        mine, theirs, ratio = pairs(ours, other)
        sys.stdout.write(
            f"{name}: {ratio:.2f} × {against} ({1000 * mine:.0f} ms against {1000 * theirs:.0f} ms)\n"
        )


if __name__ == "__main__":
    main()
