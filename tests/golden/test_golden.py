# SPDX-License-Identifier: EUPL-1.2
"""The documents of the fixed region are what they were, all of them and whole."""

from pathlib import Path

import pytest

from tests.scoring.small import AUDIENCES
from toolkit.documents.comparison.view import comparison_name
from toolkit.documents.editions import EDITIONS
from toolkit.model.given.plan import BasedOnRound
from toolkit.planning.decided.changes import PlanChanges, plan_changes
from toolkit.planning.unit_plan import UnitPlan
from toolkit.scoring.unit import UnitResult
from toolkit.words.catalogue import say, severity
from toolkit.work.make.gather import Gather
from tools.golden.__main__ import rewrite
from tools.golden.as_text import without_hashes
from tools.golden.compared import COMMAND, advice, difference
from tools.golden.kept import SETS, Kept
from tools.golden.made import BOARD, BOOKS, DAY, NAMED, PAGE, code_id, documents, made_documents, work

DOCUMENTS = SETS[0]
KEPT = [(kept, name) for kept in SETS for name in kept.names()]
NAMES = DOCUMENTS.names()
FACES = ("html", "md", "docx.txt", "pdf.txt", "pdf.pages.txt")


@pytest.mark.parametrize(("kept", "name"), KEPT, ids=lambda part: part if isinstance(part, str) else "")
def test_a_document_is_what_it_was(kept: Kept, name: str) -> None:
    """The whole document, as it was when somebody last looked at it."""
    made = kept.make()
    if name not in made:
        pytest.fail(f"{name} is kept but not made any more. {advice()}")
    told = difference(f"{kept.shown}/{name}", (kept.folder / name).read_bytes(), made[name])
    if told:
        pytest.fail(told, pytrace=False)


@pytest.mark.parametrize("kept", SETS, ids=lambda kept: kept.shown)
def test_no_document_is_missing_and_none_is_left_over(kept: Kept) -> None:
    """Each document that is to be kept has its golden file, and no golden file stands there without one."""
    assert set(kept.make()) == set(kept.names()), advice()


def test_every_unit_is_there_in_both_editions_and_two_in_every_face() -> None:
    """More than nothing was compared: eight plans and more, action lists, workbooks, comparisons."""
    region = work()
    scored = region.score(region.region.last_round())
    units = [u for u in scored.units if u.standards]
    teams = [u.unit for u in units if u.unit.kind == "team"]
    assert len(teams) >= 8
    assert {u.unit.kind for u in units if u.unit.id in NAMED} == {"team", "municipality"}
    expected = {"uitkomst.json"}
    for unit in (u.unit for u in units):
        prefix = "" if unit.kind == "team" else "list_"
        whole = unit.id in NAMED
        for edition, shown in (("team", unit.id), ("board", code_id(unit))):
            name = say(f"cli.plannen.name.{prefix}{edition}", unit=shown, round=scored.round.id, body=BOARD)
            expected |= {f"{name}.{face}" for face in (FACES if whole else ("md",))}
        by_name = say(f"cli.plannen.name.{prefix}board", unit=unit.id, round=scored.round.id, body=BOARD)
        expected |= {f"{by_name}.md"} if whole else set()
    expected |= {say("cli.plannen.name.actions", unit=t, round=scored.round.id) + ".xlsx.txt" for t in BOOKS}
    own = {"teams": region.region.municipalities[0].id}
    compared = {a: comparison_name(scored.round.id, a, own.get(a)) for a in AUDIENCES}
    expected |= {f"{name}.{face}" for name in compared.values() for face in ("md", "xlsx.txt")}
    expected |= {f"{compared[PAGE]}.html", "vergelijking-pagina.json"}
    assert expected - set(NAMES) <= {name for name in expected if name.endswith("pages.txt")}
    assert set(NAMES) <= expected
    assert all((DOCUMENTS.folder / name).stat().st_size > 200 for name in NAMES)


def test_the_same_region_gives_the_same_bytes() -> None:
    """Made twice, every file of its kind is the same, the PDF too, which is not kept byte for byte."""
    again, before = made_documents(*NAMED), documents()
    again = {name: data for name, data in again.items() if name in before}
    assert again.items() <= before.items()
    assert {name.rpartition(".")[2] for name in again} == {"pdf", "html", "docx", "md", "xlsx", "json"}
    assert len(again) > 4 * len(NAMED) * len(EDITIONS)


def test_a_difference_is_told_with_its_file_and_the_command() -> None:
    """Whoever changes a document reads which, what is other, and how to take it over."""
    kept, made = b"een\ntwee\ndrie\n", b"een\nanders\ndrie\n"
    told = difference("expected/plan.md", kept, made)
    assert "expected/plan.md" in told
    assert "-twee" in told
    assert "+anders" in told
    assert COMMAND in told
    assert difference("plan.md", kept, kept) == ""
    assert difference("plan.md", b"een\r\n", b"een\n") != ""
    many = b"\n".join(b"%d" % n for n in range(1000))
    assert len(difference("plan.md", many, many.replace(b"0", b"x" * 500)).splitlines()) < 40


def test_updating_leaves_exactly_what_is_made(tmp_path: Path) -> None:
    """A changed file is written anew, one that is left over is removed, the rest stays as it is."""
    (tmp_path / "oud.md").write_text("oud", encoding="utf-8")
    (tmp_path / "uitkomst.json").write_text("anders", encoding="utf-8")
    files = DOCUMENTS.make()
    assert rewrite(tmp_path, files) == (len(files), 1)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == files
    assert rewrite(tmp_path, files) == (0, 0)


def test_a_word_that_changes_shows_in_every_golden_file() -> None:
    """What is kept of a Word file, a workbook and a PDF holds their words: a change cannot hide."""
    made, region = DOCUMENTS.make(), work()
    lists = region.workspace.library.readable_standards()
    assert len(lists) == 3
    for_towns = [s.title for s in lists if any(c.asked_of == "municipality" for c in s.asked)]
    assert len(for_towns) == 2
    looked = 0
    for name, data in made.items():
        text = " ".join(data.decode("utf-8").split())
        if name.endswith(".pdf.txt"):
            assert "=== tags Document" in text, name
            assert "=== attachment resultaat-" in text, name
        elif "-acties-" in name:
            assert region.region.title in text, name
        elif not name.endswith(".json"):
            titles = for_towns if name.startswith("actielijst-") else [s.title for s in lists]
            assert all(title in text for title in titles), name
            looked += 1
    assert looked > len(made) / 2


def test_every_face_tells_the_pictures_links_and_cells_that_it_has() -> None:
    """A chart stands there with its words, a table with its rows, and a workbook with what to fill in."""
    made = {name: data.decode("utf-8") for name, data in DOCUMENTS.make().items()}
    round_ = work().region.last_round().id
    plan = say("cli.plannen.name.team", unit=NAMED[0], round=round_)
    picture = "Testlijst werkwijze"
    assert f"(picture: {picture}" in made[f"{plan}.docx.txt"]
    assert f"picture: {picture} | " in made[f"{plan}.md"]
    assert "base64" not in "".join(text for name, text in made.items() if name.endswith(".md"))
    heads = "Wanneer | Wie | Wat |"
    assert f"| {heads} (on every page)" in made[f"{plan}.docx.txt"]
    assert f"| {heads}" in made[f"{plan}.md"]
    book = made[say("cli.plannen.name.actions", unit=BOOKS[0], round=round_) + ".xlsx.txt"]
    assert "open] teamleider" in book
    assert f'list  "{say("actions.decision.accepted")},' in book
    assert "(hidden)" in book


def test_hashes_are_left_out_and_nothing_else() -> None:
    """Where a document has a hash or mark its golden file has a sign; any other figure stays."""
    kept = "".join(data.decode("utf-8") for data in DOCUMENTS.make().values())
    assert without_hashes("a (sha256:832c10f9a68ddc92), kenmerk b5c47bde78ab.") == "a (sha256:…), kenmerk …."
    assert without_hashes("sha256-8enRgKhgwRyJ0hNKZzU42ozd5qN0H3NBfOWpWTzRV9s=") == "sha256-…"
    for other in ("kenmerk acties/1", "kenmerk: b5c47bde78ab", "2026-q1", "832c10f9a68ddc92"):
        assert without_hashes(other) == other
    assert kept.count("kenmerk …") > len(NAMES)


def _levels(unit: UnitResult) -> list[int | None]:
    criteria = [c for s in unit.standards for t in s.result.themes for c in t.criteria]
    return [c.asked.level for c in criteria if not c.asked.na]


def test_the_region_holds_the_cases_it_is_there_for() -> None:
    """All well, one lower limit missed, nothing, half, zero, several respondents, a municipality."""
    region = work()
    assert [p.code for p in region.problems if severity(p) == "error"] == []
    assert region.region.example
    scored = region.score(region.region.last_round())
    units = {u.unit.id: u for u in scored.units}
    counts = {i: u.standards[0].result.figures for i, u in units.items() if u.standards}
    assert {s.result.figures.status for s in units["goed"].standards} == {"meets"}
    assert (counts["ondergrens"].limits.missed, counts["ondergrens"].limits.met) == (1, 1)
    assert [s.subject for s in scored.asked.standards] == ["practice", "practice", "safety"]
    assert set(_levels(units["leeg"])) == {None}
    assert {None} < set(_levels(units["half"]))
    assert set(_levels(units["op-nul"])) == {0}
    assert all(not s.final and s.proposals for s in units["samen"].standards)
    assert any(p.to_discuss for s in units["samen"].standards for p in s.proposals.values())
    assert any(
        c.gap for s in units["gemeente-westdorp"].standards for t in s.result.themes for c in t.criteria
    )


def _plan_of(unit: str) -> tuple[UnitPlan, PlanChanges, set[str]]:
    """The plan of a team now, what changed in it, and whom it asks something beyond its own hours."""
    region = work()
    scored = region.score(region.region.last_round())
    result, measures = scored.unit(unit), region.workspace.library.measure_set(region.region.measures)
    assert result is not None
    assert measures is not None
    found = Gather(region, scored, day=DAY).plan_of(result)
    assert isinstance(found, UnitPlan)
    based_on = BasedOnRound(round=scored.round.id, norm=scored.asked.norm.pin, measures=measures.version)
    changes = plan_changes(
        found.plan,
        based_on,
        proposal=found.proposal,
        actions=found.actions,
        planned=found.planned,
        measures=measures,
    )
    return found, changes, {r.addressee for r in found.requests}


def test_a_team_in_its_third_round_holds_every_kind_of_decision() -> None:
    """Taken over, changed, refused and returned, done, own, and everything that can change in a plan."""
    found, changes, asked = _plan_of("derde")
    by_id = {a.id: a for a in found.actions}
    assert {a.standing for a in by_id.values()} == {"proposed", "accepted", "changed", "refused"}
    assert {a.status for a in by_id.values()} >= {"todo", "doing", "done"}
    assert any(a.own for a in by_id.values())
    assert [a.id for a in by_id.values() if a.returned] == ["M-BB-01"]
    assert {c.kind for c in changes.changes} == {"new", "gone", "moved"}
    kinds = {look.kind for look in changes.looks}
    assert kinds >= {"round", "norm", "measures", "gap_grew", "returned", "measure_gone", "overdue"}
    assert kinds >= {"no_longer_proposed", "still_proposed"}
    assert found.plan is not None
    assert {s.state for s in found.plan.steps} == {"settled", "tested", "discussed", "decided"}
    assert asked == {"employer"}


def test_every_addressee_is_asked_something_somewhere() -> None:
    """Actions fall outside the quarters ahead: employer, municipality and stuurgroep hear of it."""
    teams = ("derde", "op-nul", "besloten", "gemeente-westdorp")
    assert set().union(*(_plan_of(unit)[2] for unit in teams)) == {"employer", "municipality", "steering"}
    assert all(any(p.state == "outside" for p in _plan_of(u)[0].planned.placements) for u in teams)
    assert _plan_of("besloten")[0].planned.over_capacity
