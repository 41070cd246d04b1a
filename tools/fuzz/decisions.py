# SPDX-License-Identifier: EUPL-1.2
"""An action workbook that is changed as people and programs do: nothing lost, nothing in silence."""

import datetime as dt
import io
import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import yaml

from toolkit.forms.actions.book import write_action_book
from toolkit.forms.actions.build import build_action_form
from toolkit.forms.actions.words import column_header, decision_choices, id_of, status_choices
from toolkit.model.problem import Problem
from toolkit.planning.decided.evaluation import RoundSide
from toolkit.store.imports import Policy
from toolkit.store.plan_file import plan_path, plan_to_yaml
from toolkit.words.catalogue import say
from toolkit.work.make.gather import Gather
from toolkit.work.receive.files import Received, receive
from toolkit.work.workspace.open import Work
from toolkit.work.workspace.stored import read_stored_plan
from tools.fuzz.bench import changed_file, opened, saved, turns
from tools.fuzz.changes import Changed, Key, Shape, tables

UNIT = "derde"
DAY = dt.date(2026, 5, 12)
_SEEDS = 3000
_POLICIES: tuple[Policy, ...] = ("chosen", "chosen", "ask", "newest", "keep")
_FIELDS = ("decision", "reason", "owner", "quarter", "hours", "status")
_TYPED = ("overnemen", " Niet overnemen", "ja", 3, "=1+1", "#N/A", None, True, DAY, "2026-q3")
_OWN_ROW = "eigen-2"

Stored = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bench:
    """A workspace with decisions, and an action workbook in which a team decided further.

    Attributes:
        work: the workspace.
        book: the workbook, as openpyxl has it, pickled.
        shape: of the workbook.
        path: where the decisions are stored.
        first: their bytes when the workbook was made.
        answers: what is stored when it comes back unchanged, by cell.
        blank: cells in which nothing stood when it was made.
    """

    work: Work
    book: bytes
    shape: Shape
    path: Path
    first: bytes
    answers: Mapping[Key, Any]
    blank: frozenset[Key]


def bench(folder: Path) -> Bench:
    """Make the workbook of a team that decided before, and decide in it.

    Args:
        folder: a new folder for the workspace.
    """
    work = opened(folder)
    book = openpyxl.load_workbook(io.BytesIO(_book(work)))
    columns = {field: column_header(field) for field in _FIELDS}
    sheet = book[say("actions.sheet.actions")]
    ids = {str(c.value) for (c,) in sheet.iter_rows(max_col=1) if str(c.value).startswith(("M-", "eigen-"))}
    shape = Shape(frozenset(ids), column_header("id"), columns, "decision", choices=_TYPED)
    (table,) = tables(book, shape)
    blank = frozenset(key for key in table.places() if table.cell(key).value is None)
    title = next(c.column for c in sheet[table.head] if c.value == column_header("title"))
    for number, row in enumerate(sorted(table.rows)):
        if row.startswith("eigen-") and row not in {"eigen-1", _OWN_ROW}:
            continue
        if row == _OWN_ROW:
            sheet.cell(table.rows[row], title).value = "Samen eten"
        for field in _FIELDS:
            table.cell((row, field)).value = _filled(field, number)
    path = folder / plan_path(UNIT)
    stored, _ = read_stored_plan(folder, UNIT)
    if stored is None:
        raise ValueError(path)
    first = plan_to_yaml(stored)  # as the program itself writes it, so that what differs is a change
    file = folder.parent / "acties.xlsx"
    file.write_bytes(saved(book))
    (came,) = receive(work, [file], DAY, "chosen")
    if came.outcome != "read" or came.problems:
        raise ValueError(came)
    answers = _cells(yaml.safe_load(path.read_bytes()))
    return Bench(work, pickle.dumps(book), shape, path, first, answers, blank)


def _book(work: Work) -> bytes:
    scored = work.score(work.region.last_round())
    gather = Gather(work, scored, day=DAY)
    result = next(u for u in scored.units if u.unit.id == UNIT)
    plan = gather.plan_of(result)
    if isinstance(plan, Problem):
        raise TypeError(plan)
    return write_action_book(
        build_action_form(
            work.region,
            scored.round,
            RoundSide(result, scored.asked),
            plan,
            measures=work.measures,
            functions=("gezinswerker", "teamleider"),
        )
    )


def _filled(field: str, number: int) -> Any:  # noqa: ANN401 - a cell
    """What a team fills in: other than what it decided before, and in each row other than in the next."""
    return {
        "decision": say("actions.decision.changed"),
        "reason": f"Omdat wij dat in stap {number} afspraken.",
        "owner": "gezinswerker",
        "quarter": f"{1 + number % 4}e kwartaal 2027",
        "hours": 40 + number,
        "status": say(f"actions.status.{('doing', 'done')[number % 2]}"),
    }[field]


def broken(on: Bench, seed: int, scratch: Path) -> tuple[Changed, list[str]]:
    """Change the workbook, read it in and look what became of the decisions.

    Args:
        on: the workspace and the workbook.
        seed: of chance.
        scratch: a folder to put the workbook in.

    Returns:
        What was changed, and every promise that did not hold, in words for developers.
    """
    file = scratch / "acties-terug.xlsx"
    book, changed, policy = changed_file(on.book, on.shape, seed, _POLICIES, file)
    on.path.write_bytes(on.first)
    is_known = say("actions.sheet.mark") in book.sheetnames  # else nobody knows which cells were touched
    try:
        (came,) = receive(on.work, [file], DAY, policy)
    except Exception as error:  # that none comes out is what is tried
        return changed, [f"raises {error!r}"]
    return changed, list(_promises(on, changed, came, is_known=is_known))


def _promises(on: Bench, changed: Changed, came: Received, *, is_known: bool) -> Iterator[str]:
    before, after = yaml.safe_load(on.first), yaml.safe_load(on.path.read_bytes())
    if came.outcome != "read":
        if on.path.read_bytes() != on.first:
            yield f"is {came.outcome}, and something was written"
        if not came.problems:
            yield f"is {came.outcome} without a word"
        if came.outcome == "refused" and is_known and not changed.may_refuse:
            yield f"is refused: {[p.code for p in came.problems]}"
        return
    was, now = _cells(before), _cells(after)
    for key, value in on.answers.items() if is_known else ():
        if key in changed.gone:
            # an own row that lost its number is known by its title, or takes one that nobody has any more
            is_known_by_title = key[0].startswith("eigen-") and (key not in was or now.get(key) == value)
            if now.get(key) != was.get(key) and not is_known_by_title:
                yield f"{key} is gone from the workbook, and {was.get(key)!r} became {now.get(key)!r}"
        elif key not in changed.touched and now.get(key) != value:
            yield f"{key} was not touched, and is {now.get(key)!r} instead of {value!r}"
    yield from (f"{key} was decided and is lost" for key, value in was.items() if value and not now.get(key))
    told = {d.what for d in came.differences}
    yield from (f"{what} changed in silence" for what in _changes(before, after) if what not in told)
    if any(was.get(key) for key in changed.gone) and not came.problems:
        yield "cells are gone, and nothing is said"
    for key, (typed, sheet, cell) in changed.typed.items():
        told_of = any((p.place.sheet, p.place.cell) == (sheet, cell) for p in came.problems)
        is_same = _counts(key, typed, now.get(key))
        if typed is None:  # nothing was there, or what everybody has who says nothing
            is_same = not is_known or key in on.blank or (was.get(key) is None and now.get(key) is None)
        if key not in changed.gone and not told_of and not is_same:
            yield f"{key}: {str(typed)[:40]!r} became {str(now.get(key))[:60]!r}, and nothing is said"


def _counts(key: Key, typed: Any, now: Any) -> bool:  # noqa: ANN401 - a cell, and a part of a decision
    """True when what is stored now is what was typed, so that nobody needs to hear of it."""
    if key[1] in {"decision", "status"}:
        choices = decision_choices() if key[1] == "decision" else status_choices()
        word = str(typed).strip().lower()
        return any(c.word == word and c.value == now for c in choices)
    if key[1] == "hours":
        return type(typed) is int and now == typed
    return bool(now == (str(typed).strip() if isinstance(typed, str | int) else None))


def _cells(stored: Stored) -> dict[Key, Any]:
    return {
        (_row(name), field): action.get(field)
        for name, action in (stored.get("actions") or {}).items()
        for field in _FIELDS
    }


def _row(name: str) -> str:
    return name.replace("own-", "eigen-") if id_of(name) == name and name.startswith("own-") else name


def _changes(before: Stored, after: Stored) -> set[str]:
    """What differs, by the name that a difference has."""
    old, new = before.get("actions") or {}, after.get("actions") or {}
    found = {
        f"action.{name}.{field}"
        for name in {*old, *new}
        for field in {*old.get(name, {}), *new.get(name, {})}
        if old.get(name, {}).get(field) != new.get(name, {}).get(field)
    }
    whole = ("state", "steps", "rejected")
    return found | {f"plan.{key}" for key in whole if before.get(key) != after.get(key)}


def main(say_so: Callable[[str], object] = print) -> int:
    """Change an action workbook thousands of times; as `turns`."""
    return turns("action workbooks", {"": bench}, broken, _SEEDS, say_so)
