# SPDX-License-Identifier: EUPL-1.2
"""Pieces of work beside a named alternative in the same run: ratios, which say the same on any machine."""

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import openpyxl
import yaml

from toolkit.checking.everything import asked_in, check_workspace
from toolkit.documents.blocks import DocumentView
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.order import plan_document
from toolkit.forms.question.form import build_form
from toolkit.forms.question.read.workbook import FormReader
from toolkit.forms.question.write.workbook import FormWriter
from toolkit.places import data_folder, package_content, read_folder
from toolkit.planning.unit_plan import unit_plan
from toolkit.reading.workspace import read_workspace
from toolkit.render.pdf import render_pdf
from toolkit.render.picture import chart_pictures
from toolkit.render.templates import fonts_folder, read_templates, read_word_template
from toolkit.render.word.document import render_word
from toolkit.scoring.region import score_round, units_of
from tools.bench.process import AS_USERS

EXAMPLE = data_folder() / "assessments" / "voorbeeldregio"
OFFICE = "soffice"

Pair = tuple[Callable[[], object], Callable[[], object]]


@dataclass(frozen=True, slots=True)
class Ratio:
    """What one piece of work costs beside another.

    Attributes:
        what: the piece of work.
        against: the alternative.
        ours: processor seconds, the median.
        ratio: of ours to the other, the median of pairs.
        asked: the ratio that it should not exceed, or None.
        asked_seconds: the seconds that it should not exceed, or None.
    """

    what: str
    against: str
    ours: float
    ratio: float
    asked: float | None = None
    asked_seconds: float | None = None


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
    """Processor seconds, of child processes too: what else runs on the machine counts little."""
    start = _spent()
    do()
    return _spent() - start


def _spent() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _run(*arguments: str) -> Callable[[], object]:
    command = [sys.executable, *arguments]
    return lambda: subprocess.run(command, check=True, capture_output=True, env=AS_USERS)


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


def _forms() -> tuple[Pair, Pair]:
    """Reading and writing a form, each beside openpyxl's loading of one."""
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
        return FormReader(region, asked.get, day=round_.date).read(path.name, path.read_bytes())

    writer = FormWriter()

    def write() -> object:
        return writer.write(build_form(region, round_, unit, asked[round_.id], words))

    def load() -> object:
        return openpyxl.load_workbook(Path(path))

    return (read, load), (write, load)


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


def ratios() -> Iterator[Ratio]:
    """Measure every pair, one after another."""
    click = "python -c 'import click'"
    load, written = "openpyxl.load_workbook on it", "openpyxl.load_workbook on a filled one"
    read, write = _forms()
    yield _ratio("zelfscan --help", _run("-m", "toolkit", "--help"), _run("-c", "import click"), click, 1.8)
    for name in ("plannen", "status"):
        ours = _run("-m", "toolkit", name, "--help")
        yield _ratio(f"zelfscan {name} --help", ours, _run("-c", "import click"), click, 1.8)
    yield _ratio("read, check and score the example region", _score, _load_yaml, "only yaml.load (C)")
    yield _ratio("read one form with validation", *read, load, 0.25)
    yield replace(_ratio("write one form of a round", *write, written), asked_seconds=0.04)
    if shutil.which(OFFICE) is not None:
        with tempfile.TemporaryDirectory() as place:
            views = _views()
            both = _plans(views, Path(place))
            times = pairs(*both, runs=len(views) - 1)
            yield Ratio("one plan as PDF", "a Word file through LibreOffice", times[0], times[2])


def _ratio(
    what: str,
    ours: Callable[[], object],
    other: Callable[[], object],
    against: str,
    asked: float | None = None,
) -> Ratio:
    mine, _, ratio = pairs(ours, other)
    return Ratio(what, against, mine, ratio, asked)
