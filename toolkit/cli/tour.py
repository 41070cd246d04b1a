# SPDX-License-Identifier: EUPL-1.2
"""The whole line on the invented region, in the terminal, and which files to open."""

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolkit.cli import codes
from toolkit.cli.output import fail, list_problems, save, show_problems, tell
from toolkit.cli.show.compare import show_comparison
from toolkit.cli.workspace import looked_at, opened, warn_of_errors
from toolkit.documents.comparison.view import comparison_name
from toolkit.documents.memo.order import memo_file
from toolkit.model.problem import Problem
from toolkit.model.region import MUNICIPALITY_PREFIX, Body, Region
from toolkit.scoring.record import as_record
from toolkit.store.one_writer import alone
from toolkit.store.secret import begin_with
from toolkit.words.catalogue import has_errors, say
from toolkit.words.text import told_counts
from toolkit.work.begin.example import OPEN_SECRET, example_files, not_for_example
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.comparison import make_comparison
from toolkit.work.make.region.memo import make_memo
from toolkit.work.make.unit.forms import make_forms
from toolkit.work.make.unit.plans import make_plans
from toolkit.work.make.write.files import LEFT, Written, write_made
from toolkit.work.receive.files import forms_in, receive
from toolkit.work.receive.unread import Unread
from toolkit.work.workspace.open import Work

RESULT = "uitkomst.json"


def tour(folder: Path, day: date | None) -> None:
    """Run everything on the invented region.

    Args:
        folder: where it comes; an earlier demo there is brought up to date.
        day: of the import and the plans; None for the round's date, and the day after it.

    Raises:
        SystemExit: 1 when the folder holds something else, or something went wrong.
    """
    problem = not_for_example(folder)
    if problem is not None:
        fail(problem)
    _step("copy", lambda: _copy(folder))
    place = looked_at(folder)
    round_ = place.region.last_round()
    forms, documents = (folder / name / round_.id for name in ("formulieren", "documenten"))
    on = day or round_.date
    work = opened(place)
    shown = _shown(place.region)

    def form() -> _Told:
        made = [
            one for unit in shown for one in write_made(forms, make_forms(work, round_, unit), Unread(work))
        ]
        return _Told(say("cli.demo.n_forms", n=sum(bool(m.names) for m in made)), _problems(made))

    def read() -> _Told:
        received = list(receive(work, forms_in([folder / "ingevuld" / round_.id]), on, "newest"))
        same = sum(r.outcome == "unchanged" for r in received)
        problems = tuple(p for r in received for p in r.problems if p.code != "same-file-again")
        return _Told(told_counts("cli.demo", {"n_read": len(received) - same, "n_known": same}), problems)

    def score() -> _Told:
        record = json.dumps(as_record(gather.scored), ensure_ascii=False, indent=1) + "\n"
        save(documents, [(RESULT, record.encode("utf-8"))])
        return _Told(say("cli.demo.n_units", n=len(gather.scored.units)))

    def plan() -> _Told:
        plans = (make_plans(gather, unit, beside=documents) for unit in shown)
        made = [one for of_unit in plans for one in write_made(documents, of_unit, Unread(again))]
        return _Told(say("cli.demo.n_plans", n=sum(bool(m.names) for m in made)), _problems(made))

    def memo() -> _Told:
        files, remarks = make_memo(gather, body, "decision", gather.day or on)
        save(documents, files)
        return _Told(say("cli.demo.memo_for", body=body.title), remarks)

    body = work.region.decides("pace")
    problems = (*_step("forms", form), *_step("read", read))
    again = opened(place)
    gather = Gather(again, again.score(round_), day=day)
    problems = (*problems, *_step("score", score), *_step("plans", plan), *_step("memo", memo))
    compared, remarks = make_comparison(gather, "programme_manager")
    save(documents, compared)
    show_comparison(gather.scored, "programme_manager")
    warn_of_errors(again)
    page = f"{comparison_name(round_.id, 'programme_manager')}.html"
    _what_to_open(again, forms, documents, documents / page, body)
    problems = (*problems, *remarks)
    list_problems([problem for problem in problems if problem.code in LEFT])
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


def _copy(folder: Path) -> _Told:
    files = example_files()
    with alone(folder) as held:
        if isinstance(held, Problem):
            fail(held)
        save(folder, files, beside=False)
        problem = begin_with(folder, OPEN_SECRET)
        if problem is not None:
            fail(problem)
    return _Told(say("cli.demo.n_files", n=len(files)))


def _problems(made: Iterable[Written]) -> tuple[Problem, ...]:
    return tuple(problem for one in made for problem in one.problems)


def _shown(region: Region) -> tuple[str, str]:
    """Of whom forms and documents are made: the first team and its municipality; more is a command away."""
    team = region.teams[0]
    return team.id, MUNICIPALITY_PREFIX + team.municipalities[0]


def _what_to_open(work: Work, forms: Path, documents: Path, compared: Path, body: Body) -> None:
    last = work.region.last_round()
    round_, (team, of_town) = last.id, _shown(work.region)
    memo = documents / memo_file("decision", round_, body)
    plan = documents / f"ontwikkelplan-{team}-{round_}"
    actions = say("cli.plannen.name.actions", unit=team, round=round_)
    town = say("cli.plannen.name.list_team", unit=of_town, round=round_)
    tell(say("cli.demo.done", folder=work.folder))
    shown = {
        "open_plan": plan.with_suffix(".html"),
        "open_pdf": plan.with_suffix(".pdf"),
        "open_word": plan.with_suffix(".docx"),
        "open_actions": documents / f"{actions}.xlsx",
        "open_list": documents / f"{town}.html",
        "open_form": forms / f"{team}.xlsx",
        "open_filled": work.folder / "ingevuld" / round_ / f"{team}.xlsx",
        "open_compare": compared,
        "open_memo": memo.with_suffix(".html"),
        "open_memo_pdf": memo.with_suffix(".pdf"),
        "open_json": documents / RESULT,
    }
    for key, path in shown.items():
        tell(f"  {path}\n      {say(f'cli.demo.{key}')}")
    asked = (c.id for s in work.asked(last).standards for c in s.asked if c.asked_of == "team")
    tell("\n" + say("cli.demo.try_why", folder=work.folder, team=team, criterion=next(asked)))
    tell(say("cli.demo.all_commands"))
