# SPDX-License-Identifier: EUPL-1.2
"""The decision workbook of a region or an employer, changed as people and programs do: nothing is lost."""

import datetime as dt
import io
import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import yaml

from toolkit.forms.party.words import column_header
from toolkit.model.given.decision import ITEM_FIELDS
from toolkit.model.problem import Problem
from toolkit.model.region import REGION_PARTY
from toolkit.store.imports import Policy
from toolkit.words.catalogue import say
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.books import party_books
from toolkit.work.receive.files import Received, receive
from toolkit.work.workspace.open import Work
from tools.fuzz.bench import changed_file, opened, saved, turns
from tools.fuzz.changes import Changed, Key, Shape, tables

DAY = dt.date(2026, 5, 12)
PARTIES = (REGION_PARTY, "werkgever-testzorg")
_SEEDS = 1500
_POLICIES: tuple[Policy, ...] = ("chosen", "ask", "newest", "keep")
_TYPED = ("ja", " Nee", "misschien", 3, "=1+1", "#N/A", None, True, DAY, "later")
_REASON = "Omdat wij dat in punt {} afspraken."


@dataclass(frozen=True, slots=True)
class Bench:
    """A workspace with decisions of a party, and a workbook in which it decided further.

    Attributes:
        work: the workspace.
        book: the workbook, as openpyxl has it, pickled.
        shape: of the workbook.
        path: where the decisions are stored.
        first: their bytes after the workbook was brought in once.
        items: the item that each row is about.
    """

    work: Work
    book: bytes
    shape: Shape
    path: Path
    first: bytes
    items: Mapping[str, str]


def bench(folder: Path, party: str) -> Bench:
    """Make the workbook of a party, answer every row, and bring it in.

    Args:
        folder: a new folder for the workspace.
        party: whose.
    """
    work = opened(folder)
    gather = Gather(work, work.score(work.region.last_round()), day=DAY)
    word = "stuurgroep" if party == REGION_PARTY else party
    made = (one for one in party_books(gather) if not isinstance(one, Problem))
    book = openpyxl.load_workbook(io.BytesIO(next(data for name, data in made if word in name)))
    sheet = book[say("party.sheet.items")]
    ids = {str(c.value) for (c,) in sheet.iter_rows(max_col=1) if c.value}
    columns: dict[str, str] = {field: column_header(field) for field in ITEM_FIELDS}
    shape = Shape(frozenset(ids), column_header("id"), columns, "answer", choices=_TYPED)
    (table,) = tables(book, shape)
    for number, row in enumerate(sorted(table.rows)):
        for field in ("answer", "on", "reason"):
            table.cell((row, field)).value = _filled(field, number)
    path = folder / "plans" / f"{party}.yaml"
    file = folder.parent / "besluiten.xlsx"
    file.write_bytes(saved(book))
    (came,) = receive(work, [file], DAY, "chosen")
    if came.outcome != "read":
        raise ValueError(came)
    first = path.read_bytes()
    by_reason = {item["reason"]: name for name, item in yaml.safe_load(first)["items"].items()}
    items = {row: by_reason[_REASON.format(n)] for n, row in enumerate(sorted(table.rows))}
    return Bench(work, pickle.dumps(book), shape, path, first, items)


def _filled(field: str, number: int) -> Any:  # noqa: ANN401 - a cell
    answers = [say(f"party.answer.{answer}") for answer in ("accepted", "refused", "later")]
    return {"answer": answers[number % 3], "on": DAY, "reason": _REASON.format(number)}[field]


def broken(on: Bench, seed: int, scratch: Path) -> tuple[Changed, list[str]]:
    """Change the workbook, read it in and look what became of the decisions.

    Args:
        on: the workspace and the workbook.
        seed: of chance.
        scratch: a folder to put the workbook in.

    Returns:
        What was changed, and every promise that did not hold, in words for developers.
    """
    file = scratch / "besluiten-terug.xlsx"
    _, changed, policy = changed_file(on.book, on.shape, seed, _POLICIES, file)
    on.path.write_bytes(on.first)
    try:
        (came,) = receive(on.work, [file], DAY, policy)
    except Exception as error:  # that none comes out is what is tried
        return changed, [f"raises {error!r}"]
    return changed, list(_promises(on, changed, came))


def _promises(on: Bench, changed: Changed, came: Received) -> Iterator[str]:
    was, now = (_cells(yaml.safe_load(data)) for data in (on.first, on.path.read_bytes()))
    if came.outcome in {"refused", "kept"}:
        if was != now:
            yield f"is {came.outcome}, and something was written"
        if not came.problems and not came.differences:
            yield f"is {came.outcome} without a word"
        return
    rows = {item: row for row, item in on.items.items()}
    told = {d.what for d in came.differences}
    for (item, field), value in was.items():
        key: Key = (rows[item], field)
        if value and not now.get((item, field)):
            yield f"{key} was decided and is lost"
        if key not in changed.touched and key not in changed.gone and now.get((item, field)) != value:
            yield f"{key} was not touched, and is {now.get((item, field))!r} instead of {value!r}"
    for item, field in {*was, *now}:
        differs = was.get((item, field)) != now.get((item, field))
        if differs and field in ITEM_FIELDS and f"item.{item}.{field}" not in told:
            yield f"item.{item}.{field} changed in silence"
    if (
        changed.gone
        and not came.problems
        and any(was.get((on.items[r], f)) for r, f in changed.gone if f in ITEM_FIELDS)
    ):
        yield "cells are gone, and nothing is said"


def _cells(stored: Mapping[str, Any]) -> dict[Key, Any]:
    return {
        (name, field): item.get(field)
        for name, item in (stored.get("items") or {}).items()
        for field in ITEM_FIELDS
    }


def main(say_so: Callable[[str], object] = print) -> int:
    """Change the workbooks of a region and of an employer thousands of times; as `turns`."""
    return turns(
        "decision workbooks of each party",
        {party: partial(bench, party=party) for party in PARTIES},
        broken,
        _SEEDS,
        say_so,
    )
