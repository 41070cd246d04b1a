# SPDX-License-Identifier: EUPL-1.2
"""Files come in one by one: each stands when it is told, and none stops another."""

import io
import zipfile
from itertools import islice
from pathlib import Path

import openpyxl
import pytest

from tests.work.small import DAY, filled, opened
from toolkit.forms.question.read.reading import FormReading
from toolkit.forms.question.read.workbook import FormReader
from toolkit.forms.returned.reading import Reading
from toolkit.model.given.answers import Import
from toolkit.model.given.plan import BasedOnRound, Plan
from toolkit.model.given.said import PlanSaid, SaidAction, SaidCell
from toolkit.model.problem import Place
from toolkit.places import data_folder
from toolkit.store.imports import Policy
from toolkit.store.one_writer import Alone, alone
from toolkit.store.plan_file import plan_path, plan_to_yaml
from toolkit.work.receive.files import Received, forms_in, receive
from toolkit.work.receive.first_look import looks_like
from toolkit.work.receive.kinds.actions import ACTIONS
from toolkit.work.workspace.stored import read_stored_plan
from tools.golden.made import documents

ROUND = "2026-q1"
EXAMPLE = data_folder() / "assessments" / "voorbeeldregio"


@pytest.fixture
def forms(space: Path, tmp_path: Path) -> Path:
    """A folder with the forms of three teams that sent nothing before."""
    for unit in ("goed", "half", "samen"):
        for path in (space / "rounds" / ROUND / unit).iterdir():
            path.unlink()
        filled(space, unit, 2, tmp_path / "binnen" / f"{unit}.xlsx")
    return tmp_path / "binnen"


def take(space: Path, *paths: Path, policy: Policy = "ask") -> dict[str, Received]:
    """What became of each file, by its name."""
    return {one.path.name: one for one in receive(opened(space), forms_in(paths), DAY, policy)}


def standing(space: Path) -> set[str]:
    """The teams of which answers stand on disk, of those that had none."""
    return {u for u in ("goed", "half", "samen") if (space / "rounds" / ROUND / u / "team.yaml").is_file()}


def test_each_form_stands_before_the_next_is_read(
    space: Path, forms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who stops halfway keeps what was told, and nothing else was done."""
    reads: list[str] = []
    real = FormReader.read

    def noted(self: FormReader, name: str, data: bytes) -> FormReading:
        reads.append(name)
        return real(self, name, data)

    monkeypatch.setattr(FormReader, "read", noted)
    told = []
    for one in islice(receive(opened(space), forms_in([forms]), DAY, "ask"), 2):
        told.append(one.unit)
        assert standing(space) == set(told)
        assert reads == [f"{unit}.xlsx" for unit in told]
    assert told == ["goed", "half"]


def test_a_file_that_was_read_before_rivals_no_newer_one(space: Path, forms: Path) -> None:
    """Last month's file still lies in the folder: it is known, and the new one alone is looked at."""
    assert take(space, forms / "goed.xlsx")["goed.xlsx"].outcome == "read"
    filled(space, "goed", 3, forms / "goed-nieuw.xlsx")
    came = take(space, forms, policy="newest")
    assert (came["goed.xlsx"].outcome, came["goed-nieuw.xlsx"].outcome) == ("unchanged", "read")


def test_the_same_file_twice_is_one_form(space: Path, forms: Path) -> None:
    """A copy under another name says the same: the first is read, the second is known."""
    (forms / "goed-kopie.xlsx").write_bytes((forms / "goed.xlsx").read_bytes())
    came = take(space, forms)
    assert {came["goed-kopie.xlsx"].outcome, came["goed.xlsx"].outcome} == {"read", "unchanged"}


def test_a_bad_file_stops_no_other(space: Path, forms: Path) -> None:
    """No workbook, half a workbook, another workbook: each is told, and the forms come in."""
    (forms / "aa.xlsx").write_bytes(b"geen werkmap")
    (forms / "bb.xlsx").write_bytes((forms / "goed.xlsx").read_bytes()[:3000])
    (forms / "cc.xlsx").mkdir()
    came = take(space, forms, forms / "cc.xlsx", forms / "weg.xlsx")
    assert {name for name, one in came.items() if one.outcome == "read"} == {
        "goed.xlsx",
        "half.xlsx",
        "samen.xlsx",
    }
    assert all(came[name].problems for name in ("aa.xlsx", "bb.xlsx", "weg.xlsx"))


def _further_down(data: bytes) -> bytes:
    """The same form with its texts in the sheets, as openpyxl writes them, further down than is looked."""
    saved, stream = io.BytesIO(), io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(data)).save(saved)
    with zipfile.ZipFile(saved) as packed, zipfile.ZipFile(stream, "w") as other:
        for name in packed.namelist():
            other.writestr(name, packed.read(name).replace(b"<sheetData>", b"<sheetData>" + b" " * (1 << 15)))
    return stream.getvalue()


def test_a_first_look_sees_whose_form_it_is(forms: Path) -> None:
    """Round and unit of a form; an action workbook is no form; of anything else nothing can be said."""
    assert looks_like((forms / "goed.xlsx").read_bytes()) == frozenset({(ROUND, "goed")})
    ours = {path.stem: looks_like(path.read_bytes()) for path in (EXAMPLE / "ingevuld" / ROUND).iterdir()}
    assert ours == {unit: frozenset({(ROUND, unit)}) for unit in ours}
    assert len(ours) > 10
    assert looks_like(documents()["derde-acties-2026-q1.xlsx"]) == frozenset()
    assert looks_like(b"") is None
    assert looks_like(_further_down((forms / "goed.xlsx").read_bytes())) is None
    assert looks_like((forms / "goed.xlsx").read_bytes()[:3000]) is None
    assert looks_like(documents()["vergelijking-2026-q1-bosd.xlsx"]) is None


@pytest.mark.parametrize(
    ("before", "now", "moves"),
    [("2026-q1", "2026-q1", True), ("2025-q3", "2026-q1", True), ("2026-q1", "2025-q3", False)],
)
def test_a_workbook_of_the_same_round_or_a_later_one_says_what_people_saw(
    space: Path, before: str, now: str, moves: bool
) -> None:
    """The plan then stands on the round of the workbook; one of an earlier round leaves that as it was."""
    work = opened(space)
    base = BasedOnRound(round=before, norm="testnorm@1.0.0", measures="1.0.0")
    old = Plan(schema_="plan/1", unit="goed", based_on=base, shown={"own-1": "2026-q2"})
    (space / plan_path("goed")).write_bytes(plan_to_yaml(old))
    source = Import(n=1, file="x.xlsx", sha256="a" * 64, on=DAY, channel="workbook", toolkit="0.1.0")
    cell = SaidCell("teamleider", None, Place(), None)
    row = SaidAction("own-1", {"owner": cell}, Place(), is_new=False, returned=False, gaps={})
    said = PlanSaid("goed", base.model_copy(update={"round": now}), {"own-1": "2026-q4"}, (row,), (), source)
    with alone(space) as held:
        assert isinstance(held, Alone)
        done = ACTIONS.bring_in(work, held, Reading("x.xlsx", "a" * 64, "goed", now, said), DAY, "ask")
    assert done.outcome == "read"
    stored, broken = read_stored_plan(space, "goed")
    assert broken is None
    assert stored is not None
    assert stored.actions["own-1"].owner == "teamleider"
    assert stored.shown == {"own-1": "2026-q4" if moves else "2026-q2"}
    assert stored.based_on.round == (now if moves else before)


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_form_replaces_no_answers_that_cannot_be_used(space: Path, forms: Path, *, elsewhere: bool) -> None:
    """What somebody broke by hand, or put under another team, stays as it is until people look at it."""
    assert take(space, forms / "half.xlsx")["half.xlsx"].outcome == "read"
    path = space / "rounds" / ROUND / "goed" / "team.yaml"
    path.write_bytes((path.parent.parent / "half" / path.name).read_bytes() if elsewhere else b"unit: [\n")
    before = path.read_bytes()
    came = take(space, forms / "goed.xlsx", policy="newest")["goed.xlsx"]
    assert (came.outcome, [p.code for p in came.problems]) == ("refused", ["stored-unreadable"])
    assert path.read_bytes() == before
