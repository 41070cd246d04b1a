# SPDX-License-Identifier: EUPL-1.2
"""Plans are made one by one, kept when they are the same, and gone on with where somebody stopped."""

import dataclasses
import shutil
from itertools import islice
from pathlib import Path

import pytest

from tests.work.small import gathered
from tests.work.some_faces import set_in_words
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.order import plan_document
from toolkit.store.ledger import Ledger
from toolkit.work.make.gather import Gather
from toolkit.work.make.unit.plans import make_plans, units_with_plans
from toolkit.work.make.write.faces import Document, Faces
from toolkit.work.make.write.files import Written, write_made
from toolkit.work.workers import spread
from tools.golden.made import DAY, documents, work

ANSWERED = {"goed", "ondergrens", "op-nul", "derde", "gemeente-westdorp"}


@pytest.fixture
def few(space: Path) -> Path:
    """The fixed region with the answers of four teams and a municipality: enough to be one among more."""
    for place in (space / "rounds" / "2026-q1").iterdir():
        if place.name not in ANSWERED:
            shutil.rmtree(place)
    return space


def made_in(space: Path, out: Path, most: int | None = None) -> list[Written]:
    """Plans in a folder; of so many units, then somebody stops."""
    made = islice(write_made(out, make_plans(gathered(space), beside=out)), most)
    return [one for one in made if one.names]


def test_every_face_comes_with_the_workbook_of_its_team(space: Path) -> None:
    """Four faces and the workbook of one team; the bytes that all of them give when made together."""
    (made,) = make_plans(gathered(space), "derde")
    assert {name.rsplit(".")[-1] for name, _ in made.files} == {"pdf", "html", "docx", "md", "xlsx"}
    for name, data in made.files:
        assert documents()[name] == data, name


def test_two_processes_give_the_same_bytes(space: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is set elsewhere is what is set here."""
    asked: list[int] = []
    with monkeypatch.context() as patched:

        def noted(do: object, items: object, processes: int) -> object:
            asked.append(processes)
            return spread(do, items, processes)  # type: ignore[arg-type]

        patched.setattr("toolkit.work.make.unit.plans.spread", noted)
        made = list(islice(make_plans(gathered(space), processes=2), 2))
    assert asked == [2]
    assert len([name for one in made for name, _ in one.files]) == 10
    assert [one.files for one in islice(make_plans(gathered(space)), 2)] == [one.files for one in made]


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read as Linux tells it")
def test_many_documents_take_no_more_memory_than_a_few(space: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Typst keeps of a page is let go of: the fourth plan holds little beside what the second did."""
    for other, empty in (("word", b""), ("html", ""), ("markdown", "")):
        monkeypatch.setattr(f"toolkit.work.make.write.faces.render_{other}", lambda *_, empty=empty: empty)
    faces = Faces.read(space)
    assert isinstance(faces, Faces)
    gather = gathered(space)
    inputs = gather.inputs(next(u for u in gather.scored.units if u.unit.id == "derde"))
    assert isinstance(inputs, PlanInputs)
    plan = plan_document(inputs)
    documents_ = [Document("x", dataclasses.replace(plan, title=f"Plan {n}")) for n in range(4)]
    held = []
    for document in documents_:
        faces.set_one_of_many(document)
        held.append(int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096)
    assert len(held) == 4
    assert held[3] - held[1] < 40_000_000  # of two plans kept it would be about twice as much


def test_the_second_time_nothing_is_set(few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same answers, decisions and program give the same documents: they stand, and are named."""
    names = set_in_words(monkeypatch)
    out = tmp_path / "uit"
    first = made_in(few, out)
    assert len(names) == len(set(names)) == len(ANSWERED)
    assert all(one.fresh for one in first)
    before = {path: path.stat().st_mtime_ns for path in out.glob("*.md")}
    second = made_in(few, out)
    assert len(names) == len(before)
    assert [(one.unit, one.names) for one in second] == [(one.unit, one.names) for one in first]
    assert not any(one.fresh for one in second)
    assert {path: path.stat().st_mtime_ns for path in out.glob("*.md")} == before


def test_who_stopped_goes_on_where_it_was(few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was ready stands whole when somebody stops; the next time only the rest is set."""
    names = set_in_words(monkeypatch)
    out = tmp_path / "uit"
    ready = made_in(few, out, 3)
    assert [(out / name).is_file() for one in ready for name in one.names] == [True] * 3
    early = set(names)
    names.clear()
    made_in(few, out)
    assert {name for one in ready for name in one.names} <= {f"{name}.md" for name in early}
    assert not {f"{name}.md" for name in names} & {name for one in ready for name in one.names}
    assert len(list(out.glob("*.md"))) == len(early | set(names))


def test_only_what_changed_is_made_again(few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is gone is written again, beside what was changed, and so is a plan of who answered otherwise."""
    names = set_in_words(monkeypatch)
    out = tmp_path / "uit"
    made_in(few, out)
    whole = {path.name: path.read_bytes() for path in out.glob("*.md")}
    edited, gone = sorted(whole)[:2]
    (out / edited).write_bytes(b"van iemand anders")
    (out / gone).unlink()
    names.clear()
    made_in(few, out)
    assert [f"{name}.md" for name in sorted(names)] == [edited, gone]
    beside = f"{Path(edited).stem} (nieuw).md"
    left = {edited: b"van iemand anders", beside: whole[edited]}
    assert {path.name: path.read_bytes() for path in out.glob("*.md")} == whole | left
    names.clear()
    (few / "plans" / "derde.yaml").unlink()
    made_in(few, out)
    assert "ontwikkelplan-derde-2026-q1" in names
    assert "ontwikkelplan-goed-2026-q1" not in names


def test_another_template_makes_every_document_again(
    few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A house style of the region's own is an input like any other."""
    names = set_in_words(monkeypatch)
    out = tmp_path / "uit"
    made_in(few, out)
    every = set(names)
    names.clear()
    (few / "templates").mkdir()
    (few / "templates" / "plan.css").write_text("body { color: purple }", encoding="utf-8")
    made_in(few, out)
    assert set(names) == every


@pytest.mark.parametrize("note", [b"", b"{", b'{"schema": "memory/1", "values": {}}'])
def test_a_damaged_note_is_no_reason_to_skip(
    few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, note: bytes
) -> None:
    """What the program keeps for itself may be thrown away or be broken: documents are then made again."""
    names = set_in_words(monkeypatch)
    out = tmp_path / "uit"
    made_in(few, out)
    every = sorted(names)
    names.clear()
    for file in (out / ".zelfscan").iterdir():
        file.write_bytes(note)
    made_in(few, out)
    assert sorted(names) == every


def test_a_broken_template_ends_the_making(space: Path) -> None:
    """One problem that names the template, and no plan after it."""
    (space / "templates").mkdir()
    (space / "templates" / "plan.html.j2").write_text("{{ 1 +", encoding="utf-8")
    made = list(make_plans(gathered(space)))
    assert [p.code for one in made for p in one.problems] == ["template-broken"]
    assert [one.files for one in made] == [()]
    (space / "templates" / "plan.html.j2").write_bytes(b"\xff\xfe")
    made = list(make_plans(gathered(space)))
    assert [p.code for one in made for p in one.problems] == ["template-broken"]


def test_decisions_that_cannot_be_read_stop_nobody_else(few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The workspace opens; the team whose decisions are broken gets no plan, every other does."""
    set_in_words(monkeypatch)
    (few / "plans" / "derde.yaml").write_text("unit: [", encoding="utf-8")
    gather = gathered(few)
    assert gather.work.errors() > 0
    made = {one.unit.id: one for one in make_plans(gather)}
    assert [p.code for p in made["derde"].problems] == ["plan-unreadable"]
    assert made["derde"].files == ()
    assert {unit for unit, one in made.items() if one.files} == ANSWERED - {"derde"}
    assert [one.unit.id for one in made.values() if one.problems] == ["derde"]


def test_a_plan_of_another_team_is_not_used(few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of decisions that says of itself that it is of another team counts for none."""
    set_in_words(monkeypatch)
    path = few / "plans" / "derde.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("unit: derde", "unit: goed"), encoding="utf-8")
    made = {one.unit.id: one for one in make_plans(gathered(few))}
    assert [p.code for p in made["derde"].problems] == ["plan-unreadable"]
    assert made["goed"].files


def test_who_has_nothing_is_named_and_gets_no_file(space: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A team without answers is there without files; a municipality without answers is not there."""
    set_in_words(monkeypatch)
    town = "gemeente-westdorp"
    assert town in [u.unit.id for u in units_with_plans(gathered(space))]
    for unit in ("goed", town):
        shutil.rmtree(space / "rounds" / "2026-q1" / unit)
    gather = gathered(space)
    units = [u.unit.id for u in units_with_plans(gather)]
    assert "goed" in units
    assert town not in units
    assert [u.unit.id for u in units_with_plans(gather, "goed")] == ["goed"]
    (made,) = make_plans(gather, "goed")
    assert (made.files, made.problems) == ((), ())


def test_a_character_that_a_face_lacks_is_told_every_time(
    space: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was lost on the way to a PDF does not get lost a second time, by not being made again."""
    monkeypatch.setattr("toolkit.work.make.write.faces.render_pdf", lambda *_: _Lost())
    out = tmp_path / "uit"
    for _ in range(2):
        written = list(write_made(out, make_plans(gathered(space), "goed", beside=out)))
        assert [p.code for one in written for p in one.problems] == ["character-replaced"]
        assert [one.fresh for one in written] == [True]


class _Lost:
    data, replaced = b"%PDF-", 1


def test_a_full_disk_ends_the_writing(space: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first file that cannot be written is told, and nothing is made after it."""
    names = set_in_words(monkeypatch)
    out = tmp_path / "uit"
    out.write_bytes(b"hier staat al een bestand")
    written = list(write_made(out, make_plans(gathered(space))))
    assert [p.code for one in written for p in one.problems] == ["unwritable"]
    assert [one.names for one in written] == [()]
    assert len(names) == 1


def test_templates_are_read_from_the_region_first(space: Path) -> None:
    """A region's own template goes before ours; what it does not bring comes from us."""
    (space / "templates").mkdir()
    (space / "templates" / "plan.css").write_text("body { color: purple }", encoding="utf-8")
    own, ours = Faces.read(space), Faces.read(space / "nergens")
    assert isinstance(own, Faces)
    assert isinstance(ours, Faces)
    assert own.templates["plan.css"] != ours.templates["plan.css"]
    assert own.templates["plan.typ"] == ours.templates["plan.typ"]


def test_a_board_gets_what_was_handed_in() -> None:
    """A list in draft makes no edition for a board, and the team is named; on request it does."""
    region = work()
    gather = Gather(region, region.score(region.region.last_round()), "board", "coded", day=DAY)
    (refused,) = make_plans(gather, "half")
    (problem,) = refused.problems
    assert (refused.files, problem.code) == ((), "plan-not-handed-in")
    assert "Team Half" in repr(problem)
    (made,) = make_plans(dataclasses.replace(gather, concept=True), "half")
    assert len(made.files) == 4
    (whole,) = make_plans(gather, "goed")
    assert (len(whole.files), whole.problems) == (4, ())


def test_the_edition_for_a_body_leaves_none_under_the_name_it_had_once(
    space: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the program wrote goes, also where the new one stands already; what people changed stays."""
    set_in_words(monkeypatch)
    old = [tmp_path / f"ontwikkelplan-bosd-goed-2026-q1.{end}" for end in ("md", "html")]
    for _ in range(2):
        Ledger.read(tmp_path).note([(old[0].name, b"zoals het was")])
        old[0].write_bytes(b"zoals het was")
        old[1].write_bytes(b"door mensen veranderd")
        (written,) = write_made(tmp_path, make_plans(for_board(space), "goed", beside=tmp_path))
        assert [path.exists() for path in old] == [False, True]
    assert not written.fresh


def test_the_plan_of_a_team_that_is_called_so_stays(
    space: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edition of team 'goed' for 'bosd' was once called as the plan of team 'bosd-goed' is now."""
    set_in_words(monkeypatch)
    region = space / "region.yaml"
    text = region.read_text(encoding="utf-8").replace("id: derde", "id: bosd-goed")
    region.write_text(text, encoding="utf-8")
    own = tmp_path / "ontwikkelplan-bosd-goed-2026-q1.md"
    Ledger.read(tmp_path).note([(own.name, b"het eigen plan")])
    own.write_bytes(b"het eigen plan")
    list(write_made(tmp_path, make_plans(for_board(space), "goed", beside=tmp_path)))
    assert own.read_bytes() == b"het eigen plan"


def for_board(space: Path) -> Gather:
    """The same for a body that reads names."""
    return dataclasses.replace(gathered(space), edition="board", sight="named")
