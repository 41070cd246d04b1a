# SPDX-License-Identifier: EUPL-1.2
"""`make bench`: speed as ratios against a named alternative in the same run, never as a test."""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import yaml

from toolkit import __version__
from toolkit.checking.everything import asked_in, check_workspace
from toolkit.documents.blocks import DocumentView
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.order import plan_document
from toolkit.forms.question.form import build_form
from toolkit.forms.question.read import read_workbook
from toolkit.forms.question.workbook import FormWriter
from toolkit.places import data_folder, package_content, read_folder
from toolkit.planning.unit_plan import unit_plan
from toolkit.reading.workspace import read_workspace
from toolkit.render.pdf import render_pdf
from toolkit.render.picture import chart_pictures
from toolkit.render.templates import fonts_folder, read_templates, read_word_template
from toolkit.render.word.document import render_word
from toolkit.scoring.region import score_round, units_of

EXAMPLE = data_folder() / "assessments" / "voorbeeldregio"
OFFICE = "soffice"

Pair = tuple[Callable[[], object], Callable[[], object], str]


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


def _forms() -> dict[str, Pair]:
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

    writer = FormWriter()

    def write() -> object:
        return writer.write(build_form(region, round_, unit, asked[round_.id], words))

    def load() -> object:
        return openpyxl.load_workbook(Path(path))

    return {
        "read one form with validation": (read, load, "openpyxl.load_workbook on it"),
        "write one form of a round": (write, load, "openpyxl.load_workbook on a filled one"),
    }


def _views() -> list[DocumentView]:
    """The plans of every team with a result, of the round with most answers (the last comes as workbooks)."""
    workspace = read_workspace(read_folder(EXAMPLE), package_content())
    region = workspace.region.model
    if region is None:
        raise SystemExit("the example region cannot be read")
    round_ = max(region.rounds, key=lambda r: len(workspace.of_round(r.id)))
    asked = asked_in(region, round_, workspace.library)
    measures = workspace.library.measure_set(region.measures)
    if asked is None or measures is None:
        raise SystemExit("the example region's norm or measures cannot be read")
    answers = workspace.of_round(round_.id)
    scored = score_round(region, round_, asked, answers)
    units = [u for u in scored.units if u.unit.kind == "team" and u.standards]
    return [
        plan_document(PlanInputs(scored, unit, made, measures, answers))
        for unit in units
        for made in [unit_plan(unit, asked, measures, answers.get(unit.unit.id, ()))]
    ]


def _plans(views: list[DocumentView], folder: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    """A plan as PDF: by Typst, and through Word and LibreOffice; both from the view on.

    Each call takes the plan of the next team: Typst remembers within a process what it set before, and
    the same plan again would cost it next to nothing.
    """
    templates, word, fonts = read_templates(), read_word_template(), fonts_folder()
    target = folder / "plan.docx"
    # a profile of its own: an office that is open elsewhere would take the work over
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(target)]
    for_us, for_office = iter(views), iter(views)

    def ours() -> object:
        return render_pdf(next(for_us), templates, fonts).data

    def office() -> object:
        view = next(for_office)
        target.write_bytes(render_word(view, word, chart_pictures(view, fonts)))
        subprocess.run(command, check=True, capture_output=True)
        return target.with_suffix(".pdf").read_bytes()

    return ours, office


def _demo(folder: Path) -> list[float]:
    """Seconds that the whole demo takes, each time in a new folder."""
    return [_seconds(_run("-m", "toolkit", "demo", str(folder / f"demo-{n}"))) for n in range(3)]


def main() -> None:
    """Print one line per measurement."""
    measured: dict[str, Pair] = {
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
        _tell(name, pairs(ours, other), against)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        if shutil.which(OFFICE) is None:
            sys.stdout.write(f"one plan as PDF: not measured, {OFFICE} is not installed\n")
        else:
            views = _views()
            times = pairs(*_plans(views, folder), runs=len(views) - 1)
            _tell("one plan as PDF", times, "a Word file through LibreOffice")
        seconds = _demo(folder)
        shown = f"{statistics.median(seconds):.1f} s ({min(seconds):.1f} to {max(seconds):.1f})"
        sys.stdout.write(f"the whole demo, from the command to all documents: {shown}\n")


def _tell(name: str, times: tuple[float, float, float], against: str) -> None:
    mine, theirs, ratio = times
    sys.stdout.write(
        f"{name}: {ratio:.3g} × {against} ({1000 * mine:.0f} ms against {1000 * theirs:.0f} ms)\n"
    )


if __name__ == "__main__":
    main()
