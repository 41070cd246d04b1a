# SPDX-License-Identifier: EUPL-1.2
"""Problems that really come out: of every broken case of the other tests, and some files more."""

import errno
import os
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.build import (
    ALPHA,
    ANSWERS,
    LOCK,
    NORM,
    REGION,
    SOURCES,
    TEXTS,
    Edit,
    as_bytes,
    edited,
    problems_of,
)
from tests.checking import (
    content_cases,
    layer_cases,
    region_cases,
    test_layers,
    test_scale,
    test_validity,
    test_versions,
)
from tests.checking.test_one_mistake import TestLock
from tests.reading import cases as reading_cases
from tests.reading.test_all_at_once import BROKEN
from tests.store.test_cases_imports import CASES
from tests.store.test_cases_imports import bring as bring_cases
from tests.store.test_cases_imports import row as pattern
from tests.store.test_cases_imports import said as of_cases
from tests.store.test_party_imports import bring
from tests.store.test_party_imports import row as item
from tests.store.test_party_imports import said as of_party
from tests.store.test_plan_imports import DAY, cell, row, said
from tests.store.writing import import_answers, import_plan
from toolkit.checking.everything import check_workspace
from toolkit.checking.people.privacy import masked, withhold
from toolkit.checking.people.roles import check_roles
from toolkit.forms.earlier.read import Known, read_earlier
from toolkit.model.given.answers import Answer, Answers, Import, Profile
from toolkit.model.given.earlier import EarlierScan
from toolkit.model.given.plan import Plan
from toolkit.model.given.said import SaidAction
from toolkit.model.problem import Place, Problem
from toolkit.model.region import Privacy
from toolkit.model.roles import RoleWords
from toolkit.reading.tree import MAX_BYTES, MAX_DEPTH
from toolkit.reading.validated import load
from toolkit.reading.workspace import read_workspace
from toolkit.sheets.read.grid import Sheet
from toolkit.store.disk import unreadable, unwritable
from toolkit.store.earlier_imports import import_earlier
from toolkit.store.imports import Policy
from toolkit.store.one_writer import Alone, alone
from toolkit.store.plan_file import plan_path
from toolkit.store.secret import secret_of

_OLDER: tuple[Policy, ...] = ("ask", "newest")
PLAN = b"""\
schema: plan/1
unit: oost
based_on: {round: 2026-q1, norm: n@1.0.0, measures: 1.0.0}
actions:
  M-AA-01: {owner: Jan}
"""
EARLIER = """\
schema: earlier/1
unit: oost
name: Scan van vroeger
held: 2024-05-01
scale: 1-5=0-4
levels: {AA-01: 1}
imports:
- {n: 1, file: t.csv, on: 2026-01-01, channel: table, toolkit: 0.1.0}
"""
_WHOLE_FILES = (b"", b"#" * (MAX_BYTES + 1), b"\xff", b"[" * (MAX_DEPTH + 1), b"a: \x07", b"a: [\n")


@cache
def all_problems() -> tuple[Problem, ...]:
    """Every problem of every case, in no particular order."""
    found: list[Problem] = []
    for case in (*reading_cases.ALL, *content_cases.ALL, *region_cases.ALL, *layer_cases.ALL):
        found += problems_of(edited(*case.edits))
    found += problems_of(edited(*(edit for edit, _, _ in BROKEN)))
    for data in _WHOLE_FILES:
        found += load("f.yaml", data, Answers).problems
    found += _of_folders()
    found += _of_imports()
    found += _of_plans()
    found += _of_parties()
    found += _of_people()
    found += _of_cases()
    found += _of_earlier()
    found += [
        *test_versions.provoked(),
        *test_validity.provoked(),
        *test_layers.provoked(),
        *test_scale.provoked(),
    ]
    return tuple(found)


def _of_folders() -> list[Problem]:
    lock = TestLock()
    in_time = (
        Edit(REGION, "title: Team Oost,", "title: Team Oost, from: 2026-03-01, until: 2026-02-01,"),
        Edit(REGION, "title: Dorp}", "title: Dorp, until: 2026-01-31}"),
        Edit(REGION, "title: De Brug,", "title: De Brug, until: 2026-01-31,"),
    )
    found = [*problems_of(edited(Edit(REGION, "{id: 2026-q1,", "{id: 2026-q4,")))]
    found += problems_of(edited(Edit(REGION, "{id: oost,", "{id: noord-oost,")))
    found += problems_of(edited(Edit(REGION, "title: Dorp}", "title: Dorp, participation: partial}")))
    found += [problem for edit in in_time for problem in problems_of(edited(edit))]
    with TemporaryDirectory() as name:
        (Path(name) / ".zelfscan").mkdir()
        (Path(name) / ".zelfscan" / "letters").write_text("abc", encoding="utf-8")
        secret = secret_of(Path(name))
        found += [secret] if isinstance(secret, Problem) else []
    for number in (errno.ENOSPC, errno.EACCES, errno.EIO):
        failed = OSError(number, os.strerror(number))
        found += [unwritable("a.yaml", "a.yaml", failed), unreadable("a.yaml", "a.yaml", failed)]
    found += problems_of(edited(lock.published, lock.locking(), Edit(ALPHA, "Thema AA", "Thema A")))
    files = as_bytes(TEXTS)
    without = {path: data for path, data in files.items() if path not in {REGION, SOURCES}}
    found += check_workspace(
        read_workspace(without | {"x.yaml": b"a: 1", "standards/a/9.0.0.yaml": files[ALPHA]}, {})
    )
    assert {LOCK, NORM} <= set(without)
    return found


def _of_imports() -> list[Problem]:
    old = load(ANSWERS, TEXTS[ANSWERS].encode(), Answers).model
    assert old is not None
    stored = old.model_copy(update={"imports": tuple(_import(i, "a") for i in old.imports)})
    new = stored.model_copy(
        update={"imports": (_import(stored.imports[0], "b"),), "answers": {"AA-01": Answer(level=0)}}
    )
    found: list[Problem] = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        found += import_answers(folder, "x.xlsx", stored, stored, "ask").problems
        found += import_answers(folder, "x.xlsx", stored, new, "ask").problems
        found += import_answers(folder, "x.xlsx", stored, new, "keep").problems
        more = new.model_copy(update={"profile": Profile(waiting_list=Decimal(4))})
        found += import_answers(folder, "x.xlsx", stored, more, "keep").problems
        blank = new.model_copy(update={"answers": {}})
        found += import_answers(folder, "x.xlsx", stored, blank, "newest").problems
        after = stored.model_copy(update={"imports": (*stored.imports, *new.imports), "answers": new.answers})
        found += import_answers(folder, "x.xlsx", after, stored, "newest").problems
        found += withhold("x.xlsx", _with_a_number(stored), Privacy())[1]
        for policy in _OLDER:
            late, early = (_dated(one, day) for one, day in ((stored, 24), (new, 1)))
            found += import_answers(folder, "x.xlsx", late, early, policy).problems
        with alone(folder), alone(folder, 0) as busy:
            found += [busy] if isinstance(busy, Problem) else []
        (folder / "log.jsonl").unlink()
        (folder / "log.jsonl").mkdir()
        found += import_answers(folder, "x.xlsx", stored, new, "newest").problems
    return found


def _of_plans() -> list[Problem]:
    """Workbooks with decisions: an empty one, an older one, and one that says something else."""
    found: list[Problem] = []
    with TemporaryDirectory() as name:
        folder = Path(name)

        def bring(sha: str, *rows: SaidAction) -> None:
            path = folder / plan_path("oost")
            old = load("p.yaml", path.read_bytes(), Plan).model if path.exists() else None
            what = said(*rows, sha=sha)
            found.extend(import_plan(folder, "x.xlsx", old, what, "ask", on=DAY).problems)

        bring("a")
        bring("b", row(owner=cell("teamleider")), row("own-1", is_new=True, title=cell("Een")))
        bring("c", row(owner=cell(None, "teamleider")), row("own-1", is_new=True, title=cell("Twee")))
        bring("d", row(owner=cell("directeur", "teamleider")))
        bring("e", row(owner=cell("teamleider", "teamleider")))
        bring("f", row(owner=cell("gedragswetenschapper", "teamleider")))
    return found


def _of_parties() -> list[Problem]:
    """Workbooks of a party above the teams: an empty one, and two that say something else."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        rows = ((), *((item(answer=cell(answer)),) for answer in ("accepted", "refused")))
        books = (of_party(*row, sha=sha) for sha, row in zip("abc", rows, strict=True))
        return [problem for book in books for problem in bring(folder, book).problems]


def _of_cases() -> list[Problem]:
    """Patterns from cases: an empty workbook, two that say something else, and a theme that no list has."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        rows = ((), *((pattern(seen=cell(text)),) for text in ("Wij bellen.", "Wij schrijven.")))
        books = (of_cases(*row, sha=sha) for sha, row in zip("abc", rows, strict=True))
        found = [problem for book in books for problem in bring_cases(folder, book).problems]
    path = "cases/oost/2026-q2.yaml"
    stored = CASES.replace("kind: good", "kind: good, subject: ZZ")
    return [*found, *problems_of(edited() | {path: stored})]


def _of_earlier() -> list[Problem]:
    """Tables of an earlier scan: none, one with every mistake, and one that says otherwise."""
    known = Known({"oost": "oost"}, {"aa-01": "AA-01", "aa-02": "AA-02"})
    table: tuple[tuple[str | int, ...], ...] = (
        ("team", "vraag", "niveau"),
        ("west", "AA-01", 1),
        ("oost", "ZZ", 1),
        ("oost", "AA-01", 9),
        *(("oost", "AA-02", n) for n in (1, 2)),
    )
    rule = {"1": 1, "2": 2}
    found = [
        p for rows in ((), table) for p in read_earlier("t.csv", (Sheet("csv", rows),), known, rule).problems
    ]
    stored = load("earlier/oost.yaml", EARLIER.encode(), EarlierScan).model
    if stored is not None:
        other = stored.model_copy(update={"levels": {"AA-01": 2}})
        with TemporaryDirectory() as name, alone(Path(name)) as held:
            if isinstance(held, Alone):
                found += import_earlier(held, "t.csv", stored, other, newest=False).problems
    return [*found, *problems_of(edited() | {"earlier/oost.yaml": EARLIER.replace("AA-01", "ZZ-99")})]


def _of_people() -> list[Problem]:
    """A cell that quotes a number of a person, and an owner that is on no list."""
    quoted = Problem.of(
        "cell-not-a-level", "x.xlsx", Place(cell="B2"), criterion="AA-01", text="bsn 111222333"
    )
    plan = load("p.yaml", PLAN, Plan)
    words = RoleWords(None, ("teamleider",))
    return [*masked((quoted,), Privacy()), *check_roles(plan, words)]


def _with_a_number(answers: Answers) -> Answers:
    said = {"AA-01": Answer(level=1, explanation="Zie 111222333.")}
    return answers.model_copy(update={"answers": said})


def _dated(answers: Answers, day: int) -> Answers:
    when = {"dated": date(2026, 3, day)}
    return answers.model_copy(update={"imports": tuple(i.model_copy(update=when) for i in answers.imports)})


def _import(one: Import, letter: str) -> Import:
    return one.model_copy(update={"sha256": letter * 64})
