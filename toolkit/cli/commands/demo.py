# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan demo`: the whole line on the invented region, and which files to open."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from toolkit.cli import codes
from toolkit.cli.actions import write_action_books
from toolkit.cli.compare import show_comparison
from toolkit.cli.declare import day_option, verb
from toolkit.cli.make import write_comparison, write_files, write_forms
from toolkit.cli.output import fail, show_problems, tell
from toolkit.cli.plans import joint_of, write_plans
from toolkit.cli.receive import forms_in, receive
from toolkit.cli.work import opened, warn_of_errors
from toolkit.model.problem import Problem
from toolkit.model.region import Region
from toolkit.places import data_folder, read_folder
from toolkit.reading.validated import load
from toolkit.scoring.record import as_record
from toolkit.scoring.region import RoundResult
from toolkit.words.catalogue import has_errors, say
from toolkit.work.open import Work

EXAMPLE = "voorbeeldregio"
SHOWN_TEAM = "zandwerve-oost"
SHOWN_TOWN = "gemeente-zandwerve"
RESULT = "uitkomst.json"


@verb("demo")
@click.argument(
    "folder",
    default=Path("voorbeeld"),
    metavar=say("cli.metavar.folder_optional"),
    type=click.Path(path_type=Path, file_okay=False),
)
@day_option
def command(folder: Path, day: datetime | None) -> None:
    """Run everything on the invented region.

    Args:
        folder: where it comes; an earlier demo there is brought up to date.
        day: the day of the import; None for the round's date, so that a demo always looks the same.
    """
    _refuse_other_content(folder)
    _step("copy", lambda: _copy(folder))
    work = opened(folder)
    round_ = work.region.last_round()
    forms = folder / "formulieren" / round_.id
    documents = folder / "documenten" / round_.id
    on = round_.date if day is None else day.date()

    def read() -> _Told:
        received = receive(work, forms_in([folder / "ingevuld" / round_.id]), on, "newest")
        same = sum(r.outcome == "unchanged" for r in received)
        problems = [p for r in received for p in r.problems if p.code != "same-file-again"]
        return _Told(say("cli.demo.n_read", n=len(received) - same, same=same), tuple(problems))

    results: list[RoundResult] = []

    def score() -> _Told:
        results.append(again.score(round_))
        record = json.dumps(as_record(results[0]), ensure_ascii=False, indent=1) + "\n"
        write_files(documents, [(RESULT, record.encode("utf-8"))])
        return _Told(say("cli.demo.n_units", n=len(results[0].units)))

    def plan() -> _Told:
        files, _, remarks = write_plans(again, results[0], documents)
        return _Told(say("cli.demo.n_plans", n=len({f.stem for f in files})), tuple(remarks))

    def books() -> _Told:
        files, unreadable = write_action_books(again, results[0], documents)
        return _Told(say("cli.demo.n_books", n=len(files)), tuple(unreadable))

    _step("forms", lambda: _Told(say("cli.demo.n_forms", n=len(write_forms(work, round_, forms)))))
    problems = _step("read", read)
    again = opened(folder)
    _step("score", score)
    problems = (*problems, *_step("plans", plan), *_step("books", books))
    scored = results[0]
    compared = write_comparison(again, scored, documents, "programme_manager", joint=joint_of(again, scored))
    show_comparison(scored, "programme_manager")
    warn_of_errors(again)
    _what_to_open(again, forms, documents, compared[0])
    if has_errors(problems):
        show_problems(problems)
        raise SystemExit(codes.DATA)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a step says when it is done, and what it remarked."""

    text: str
    problems: tuple[Problem, ...] = ()


def _step(name: str, do: Callable[[], _Told]) -> tuple[Problem, ...]:
    """Do one step and say what it did and how long it took."""
    start = time.perf_counter()
    told = do()
    seconds = f"{time.perf_counter() - start:.1f}".replace(".", ",")
    tell(say("cli.demo.step_took", what=say(f"cli.demo.step_{name}"), text=told.text, seconds=seconds))
    return told.problems


def _refuse_other_content(folder: Path) -> None:
    """Never write into a folder that holds something else."""
    shown = folder.as_posix()
    if not folder.exists() or not any(folder.iterdir()):
        return
    path = folder / "region.yaml"
    if not path.is_file():
        fail(Problem.of("target-not-empty", shown, folder=shown))
    region = load("region.yaml", path.read_bytes(), Region).model
    if region is None or region.id != EXAMPLE or not region.example:
        fail(Problem.of("other-region", shown, folder=shown))


def _copy(folder: Path) -> _Told:
    source = data_folder() / "assessments" / EXAMPLE
    # what was read in before stays: only files of the example itself are brought up to date
    files = read_folder(source, None)
    write_files(folder, files.items())
    return _Told(say("cli.demo.n_files", n=len(files)))


def _what_to_open(work: Work, forms: Path, documents: Path, compared: Path) -> None:
    round_ = work.region.last_round().id
    plan = documents / f"ontwikkelplan-{SHOWN_TEAM}-{round_}"
    actions = say("cli.plannen.name.actions", unit=SHOWN_TEAM, round=round_)
    town = say("cli.plannen.name.municipality_team", unit=SHOWN_TOWN, round=round_)
    tell(say("cli.demo.done", folder=work.folder))
    shown = {
        "open_plan": plan.with_suffix(".html"),
        "open_pdf": plan.with_suffix(".pdf"),
        "open_word": plan.with_suffix(".docx"),
        "open_actions": documents / f"{actions}.xlsx",
        "open_list": documents / f"{town}.html",
        "open_form": forms / f"{SHOWN_TEAM}.xlsx",
        "open_filled": work.folder / "ingevuld" / round_ / f"{SHOWN_TEAM}.xlsx",
        "open_compare": compared,
        "open_json": documents / RESULT,
    }
    for key, path in shown.items():
        tell(f"  {path}\n      {say(f'cli.demo.{key}')}")
    tell("\n" + say("cli.demo.try_why", folder=work.folder, team=SHOWN_TEAM))
    tell(say("cli.demo.all_commands"))
