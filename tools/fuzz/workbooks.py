# SPDX-License-Identifier: EUPL-1.2
"""A form that is changed as people and programs do: no traceback, nothing lost, nothing in silence."""

import io
import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import yaml

from toolkit.forms.question.columns import read_columns
from toolkit.forms.question.filled import START
from toolkit.forms.question.layout import (
    CHOICE_FIELDS,
    NUMBER_FIELDS,
    field_label,
    formation_table,
    own_support_table,
    placed_choices,
    profile_choices,
    profile_label,
)
from toolkit.forms.question.read.workbook import FormReader
from toolkit.forms.question.respondent import respondent_choices
from toolkit.model.given.answers import Answers
from toolkit.reading.validated import load
from toolkit.store.answers_file import answers_to_yaml, path_of
from toolkit.store.imports import Policy
from toolkit.store.merging.additions import gives_way
from toolkit.store.merging.differences import differences
from toolkit.words.catalogue import say
from toolkit.work.make.unit.forms import make_forms
from toolkit.work.receive.files import Received, receive
from toolkit.work.workspace.open import Work
from tools.fuzz.bench import changed_file, opened, saved, turns
from tools.fuzz.changes import FIELD, LEVEL_WRONG, Changed, Key, Shape

UNIT = "goed"
_SEEDS = 3000
_POLICIES: tuple[Policy, ...] = ("chosen", "chosen", "ask", "newest", "keep")
_SHOWN_ONLY = ("Uitkomst", "Woordenlijst", "_norm", "_keuzes")
_LEVEL_PARTS = ("na", "unknown", "rejected", "level")

WORDS = ("weet ik niet!", "onbekend", "n/a")
_STATES = ((FIELD, field_label("handed_in")), (FIELD, field_label("on")))

Stored = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bench:
    """A workspace in which one form was read in, and another was filled in to be changed.

    Attributes:
        work: the workspace.
        book: the other form, as openpyxl has it, pickled.
        shape: of the form.
        path: where the answers of the first are stored.
        first: their bytes.
        answers: what the other form says unchanged, as it is stored, by cell.
    """

    work: Work
    book: bytes
    shape: Shape
    path: Path
    first: bytes
    answers: Mapping[Key, Any]


def bench(folder: Path, *, light: bool = False) -> Bench:
    """Make forms, fill them in and read the first one in.

    Args:
        folder: a new folder for the workspace.
        light: without the sheets that nobody fills in, which openpyxl writes slowly.
    """
    work = opened(folder, f"rounds/2026-q1/{UNIT}")
    round_ = work.region.last_round()
    (made,) = make_forms(work, round_, UNIT)
    empty = made.files[0][1]
    asked = {r.id: work.asked(r) for r in work.region.rounds}
    reader = FormReader(work.region, asked.get, day=round_.date)
    cells = reader.read("leeg.xlsx", empty).cells
    form = {k: (c[0].sheet.name, c[0].row + 1, c[0].column + 1) for k, c in cells.at.items()}
    columns = {column.key: column.header for column in read_columns() if column.key != "number"}
    ids = frozenset(each for each, key in form if key == "explanation")
    name = next(column.header for column in read_columns() if column.key == "number")
    labels = [profile_label(f) for f in (*CHOICE_FIELDS, *NUMBER_FIELDS)]
    labels += [field_label("handed_in"), field_label("ready"), field_label("on")]
    corners = (formation_table().name, own_support_table().name)
    shape = Shape(ids, name, columns, "level", tuple(labels), corners)
    books = []
    for turn in range(2):
        book = openpyxl.load_workbook(io.BytesIO(empty))
        for number, (key, (sheet, row, column)) in enumerate(form.items()):
            book[sheet].cell(row, column).value = _filled(
                key, number, turn, book[sheet].cell(row, column).value
            )
        for title in _SHOWN_ONLY if light else ():
            del book[title]
        books.append(book)
    inbox = folder.parent / "eerst.xlsx"
    inbox.write_bytes(saved(books[0]))
    other = reader.read("anders.xlsx", saved(books[1])).answers
    (came,) = receive(work, [inbox], round_.date, "chosen")
    if came.outcome != "read" or other is None:
        raise ValueError(came)
    path = folder / path_of(other)
    answers = _cells(yaml.safe_load(answers_to_yaml(other)))
    return Bench(work, pickle.dumps(books[1]), shape, path, path.read_bytes(), answers)


def _filled(key: Key, number: int, turn: int, empty: Any) -> Any:  # noqa: ANN401 - a cell
    """What somebody fills in: other than the other form, and in each cell other than in the next."""
    row, column = key
    if key == (START, "role") or (column in {"placed", "party"} and empty):
        return empty
    fixed = {
        "respondent": respondent_choices("team")["team"].word,
        "ready": say("word.yes"),
        "handed_in": say("word.yes"),
        "on": date(2026, 3, 1 + turn),
        "target_group": ("0-18", "0-23")[turn],
        "placed": placed_choices()[turn].word,
        "level": (number + 2 * turn) % 5,
    }
    if column in CHOICE_FIELDS and column not in fixed:
        choices = profile_choices(column)
        return choices[turn % len(choices)].word
    if row == "profile" or column in {"fte", "needed", "vacancies", "caseload", "euro"}:
        return fixed.get(column, 2 + turn + number % 3)
    return fixed.get(column, f"{('eerst', 'later')[turn]} {row} {column}")


def _part(answer: Stored, key: str) -> Any:  # noqa: ANN401 - of any field
    """One cell of an answer; of its level everything that may stand there."""
    return tuple(map(answer.get, _LEVEL_PARTS)) if key == "level" else answer.get(key)


def broken(on: Bench, seed: int, scratch: Path) -> tuple[Changed, list[str]]:
    """Change the form, read it in and look what became of it.

    Args:
        on: the workspace and the form.
        seed: of chance.
        scratch: a folder to put the form in.

    Returns:
        What was changed, and every promise that did not hold, in words for developers.
    """
    file = scratch / "terug.xlsx"
    _, changed, policy = changed_file(on.book, on.shape, seed, _POLICIES, file)
    for path in on.path.parent.iterdir():
        path.unlink()
    on.path.write_bytes(on.first)
    try:
        (came,) = receive(on.work, [file], on.work.region.last_round().date, policy)
    except Exception as error:  # that none comes out is what is tried
        return changed, [f"raises {error!r}"]
    return changed, list(_promises(on, changed, came))


def _promises(on: Bench, changed: Changed, came: Received) -> Iterator[str]:
    if came.outcome != "read":
        yield from _promises_of_others(on, changed, came)
        return
    before, after = yaml.safe_load(on.first), yaml.safe_load(on.path.read_bytes())
    was, now = _cells(before), _cells(after)
    state, since = _STATES
    loose = {since} if state in changed.gone | changed.touched else set()  # the day is of the state
    for key, value in on.answers.items():
        if key in loose:
            continue
        if key in changed.gone:
            if now.get(key) != was.get(key):
                yield f"{key} is gone from the form, and {was.get(key)!r} became {now.get(key)!r}"
        elif key not in changed.touched and now.get(key) != value:
            yield f"{key} was not touched, and is {now.get(key)!r} instead of {value!r}"
    told = {d.what for d in came.differences}
    yield from (f"{what} changed in silence" for what in _changes(before, after) if what not in told)
    if changed.gone and not came.problems:
        yield "cells are gone, and nothing is said"
    for key, (typed, sheet, cell) in changed.typed.items():
        told_of = any((p.place.sheet, p.place.cell) == (sheet, cell) for p in came.problems)
        if key not in changed.gone and not told_of and not _counts(key, typed, now.get(key)):
            yield f"{key}: {str(typed)[:40]!r} became {str(now.get(key))[:60]!r}, and nothing is said"


def _promises_of_others(on: Bench, changed: Changed, came: Received) -> Iterator[str]:
    """Of a form that does not count, or of which only what it adds came in."""
    data = on.path.read_bytes()
    if any(problem.code == "kept-and-added" for problem in came.problems):
        old, new = (load("t.yaml", each, Answers).model for each in (on.first, data))
        if old is None or new is None or any(map(gives_way, differences(old, new))):
            yield "is kept, and something gave way"
    elif data != on.first:
        yield f"is {came.outcome}, and something was written"
    if not came.problems:
        yield f"is {came.outcome} without a word"
    if came.outcome == "refused" and not came.differences and not changed.may_refuse:
        yield f"is refused: {[p.code for p in came.problems]}"


def _counts(key: Key, typed: Any, value: Any) -> bool:  # noqa: ANN401 - a cell, and a part of an answer
    """True when what stands there now is what was typed, so that nobody needs to hear of it."""
    if key == (FIELD, field_label("ready")):
        return True  # it is of the form alone, and not stored
    if typed is None:
        return key in _STATES or not value or value == (None,) * 4
    if key[1] == "level":
        *others, level = value or (None,) * 4
        if repr(typed) in map(repr, LEVEL_WRONG):  # 1.0 is a level, and True is none
            return False
        return (level is None) == (typed in WORDS) and (others != [None] * 3 or typed not in WORDS)
    if isinstance(typed, str) and key[0] != FIELD:
        return value is not None and typed.strip() == value
    return value is not None


def _cells(stored: Stored) -> dict[Key, Any]:
    found = {
        (i, key): _part(a, key)
        for i, a in stored.get("answers", {}).items()
        for key in (c.key for c in read_columns() if c.key != "number")
    }
    found |= {(FIELD, profile_label(f)): v for f, v in stored.get("profile", {}).items()}
    for part, table in (("formation", formation_table()), ("own_support", own_support_table())):
        found[FIELD, table.name] = stored.get(part)
    for part, label in zip(("state", "since"), _STATES, strict=True):
        found[label] = [each.get(part) for each in stored.get("standards", {}).values()]
    return found


def _changes(before: Stored, after: Stored) -> set[str]:
    """What differs, by the name that a difference has."""
    found = set()
    for part, name in (("answers", "{}"), ("profile", "profile.{}"), ("unusable", "unusable.{}")):
        old, new = before.get(part) or {}, after.get(part) or {}
        found |= {name.format(k) for k in {*old, *new} if _bare(old.get(k)) != _bare(new.get(k))}
    found |= {part for part in ("formation", "own_support") if before.get(part) != after.get(part)}
    old, new = before.get("standards") or {}, after.get("standards") or {}
    for part in ("state", "since"):
        pairs = {k: [(each.get(k) or {}).get(part) for each in (old, new)] for k in {*old, *new}}
        found |= {f"{part}.{k}" for k, (was, comes) in pairs.items() if was != comes}
    return found


def _bare(value: Any) -> Any:  # noqa: ANN401 - of any field
    if not isinstance(value, dict):
        return value
    return {k: v for k, v in value.items() if k not in {"import", "asked"}}


def main(say_so: Callable[[str], object] = print) -> int:
    """Change a form thousands of times; as `turns`."""
    return turns("forms", {"": bench}, broken, _SEEDS, say_so)
