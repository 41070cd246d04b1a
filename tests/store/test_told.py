# SPDX-License-Identifier: EUPL-1.2
"""What becomes of a file is told with its name, its unit and what would change; the log keeps both sides."""

from pathlib import Path

import pytest

from tests.store.test_imports import FIRST, NEW, OLD, SECOND, form, log, stored
from tests.store.test_plan_imports import ACTION, cell, plan, row, said
from tests.store.writing import import_answers, import_plan
from toolkit.model.given.answers import ANSWER_TEXTS, Answer, Answers, Profile
from toolkit.store.disk import write_atomically
from toolkit.store.imports import Imported, Policy
from toolkit.store.merging.differences import differences
from toolkit.store.merging.merge import merge
from toolkit.store.plan_file import plan_path
from toolkit.store.plan_imports import Words
from toolkit.words.catalogue import describe

NAME = "van oost.xlsx"
DAY = said().source.on


def names_file_and_unit(result: Imported) -> bool:
    """Every problem is about the file that came, and its sentence names the unit."""
    return bool(result.problems) and all(
        p.file == NAME and "oost" in "".join(describe(p)).replace(NAME, "") for p in result.problems
    )


def rows(*criteria: str) -> frozenset[str]:
    """What a form has room for that has a whole row for each of these questions."""
    return frozenset(f"{c}.{key}" for c in criteria for key in ("level", "placed", "party", *ANSWER_TEXTS))


def test_what_a_form_has_no_row_for_stays() -> None:
    """Not there is not emptied: an answer whose row is gone from the form is kept with its own import."""
    whole = merge(OLD, NEW, rows("AA-01", "AA-02", "AA-04"))
    assert whole.answers["AA-03"] == OLD.answers["AA-03"]
    assert "AA-03" not in merge(OLD, NEW, rows("AA-01", "AA-02", "AA-03", "AA-04")).answers


def test_a_row_that_is_gone_is_kept_on_disk_too(tmp_path: Path) -> None:
    """Also when the form is read in: what it has no row for stands there afterwards as before."""
    import_answers(tmp_path, NAME, None, OLD, "ask")
    result = import_answers(tmp_path, NAME, OLD, NEW, "newest", seen=rows("AA-01", "AA-02", "AA-04"))
    assert [d.what for d in result.differences] == ["AA-02", "AA-04"]
    assert stored(tmp_path).answers["AA-03"] == OLD.answers["AA-03"]


def test_an_answer_that_says_nothing_is_not_carried_along() -> None:
    """What stood there empty and is not in the newer form stands there no more; what was said is."""
    empty = OLD.model_copy(update={"answers": {**OLD.answers, "AA-09": Answer(import_=1)}})
    for seen in (None, {"AA-01.level"}):
        assert "AA-09" not in merge(empty, NEW, seen).answers
    assert merge(empty, NEW, {"AA-01.level"}).answers["AA-03"] == OLD.answers["AA-03"]


def test_numbers_of_imports_begin_at_one() -> None:
    """Answers that were stored without a file get their first import as number 1."""
    bare = OLD.model_copy(update={"imports": (), "answers": {"AA-09": Answer(level=1)}})
    assert [i.n for i in merge(bare, NEW).imports] == [1]


@pytest.mark.parametrize("old", [None, OLD])
def test_an_empty_form_is_refused(tmp_path: Path, old: Answers | None) -> None:
    """A form in which nobody filled in anything changes nothing, whatever stands there."""
    result = import_answers(tmp_path, NAME, old, form(SECOND), "chosen")
    assert (result.outcome, result.differences) == ("refused", ())
    assert [p.code for p in result.problems] == ["form-blank"]
    assert names_file_and_unit(result)
    assert list(tmp_path.rglob("*.yaml")) == []


def test_a_form_with_only_the_profile_is_read_when_nothing_stands_there(tmp_path: Path) -> None:
    """A team may begin with its profile; over answers that stand there it is an empty form."""
    only = form(SECOND).model_copy(update={"profile": Profile(target_group="0-18")})
    assert import_answers(tmp_path, NAME, OLD, only, "chosen").outcome == "refused"
    assert import_answers(tmp_path, NAME, None, only, "ask").outcome == "read"
    more = form(FIRST).model_copy(update={"profile": Profile(target_group="0-18", positioning=2)})
    assert import_answers(tmp_path, NAME, stored(tmp_path), more, "ask").outcome == "read"


@pytest.mark.parametrize(("policy", "outcome"), [("ask", "refused"), ("keep", "kept")])
def test_what_is_not_read_says_what_it_would_change(tmp_path: Path, policy: Policy, outcome: str) -> None:
    """Refused or kept out: the differences come along, and the problem names file and unit."""
    result = import_answers(tmp_path, NAME, OLD, NEW, policy)
    assert result.outcome == outcome
    assert result.differences == differences(OLD, merge(OLD, NEW))
    assert names_file_and_unit(result)


def test_the_same_file_again_is_named(tmp_path: Path) -> None:
    """The file that was read before is called by its name, and brings no differences."""
    result = import_answers(tmp_path, NAME, OLD, form(FIRST, AA_01=Answer(level=4)), "chosen")
    assert (result.outcome, result.differences) == ("unchanged", ())
    assert [p.file for p in result.problems] == [NAME]


def test_the_log_keeps_what_was_and_what_came(tmp_path: Path) -> None:
    """Of each changed answer the old one stands there whole, and what the new one says without its import."""
    import_answers(tmp_path, NAME, OLD, NEW, "newest")
    changes = {c["what"]: c for c in log(tmp_path)[0]["changes"]}
    no = {"na": False, "unknown": False, "prefilled": False}
    assert changes["AA-02"]["new"] == {**no, "level": 4}
    assert changes["AA-04"]["new"] == {**no, "unknown": True}
    assert changes["AA-02"]["old"] == {**no, "level": 3, "import": 1}
    assert [line["sha256"] for line in log(tmp_path) if line["event"] == "begin"] == [SECOND]


def test_a_file_can_be_read_by_colleagues(tmp_path: Path) -> None:
    """Others who share the folder may read what was written, and nobody else may change or run it."""
    assert write_atomically(tmp_path / "a.yaml", b"x") is None
    assert (tmp_path / "a.yaml").stat().st_mode & 0o777 == 0o644


HELD = plan(**{ACTION.replace("-", "_"): {"decision": "accepted", "owner": "teamleider"}})


def test_decisions_that_collide_are_named_and_counted(tmp_path: Path) -> None:
    """A workbook whose cells changed where the plan did too: file, unit and number of cells are told."""
    ours = said(row(owner=cell("manager", held="gezinswerker")))
    result = import_plan(tmp_path, NAME, HELD, ours, "ask", on=DAY)
    assert result.outcome == "refused"
    assert len(result.differences) == 1
    last = result.problems[-1]
    assert (last.code, last.file) == ("actions-would-overwrite", NAME)
    assert "1" in describe(last)[0]
    assert "oost" in describe(last)[0].replace(NAME, "")
    assert {p.file for p in result.problems} == {NAME}


def test_a_collision_says_where_and_which_values(tmp_path: Path) -> None:
    """The words that a caller gives name the cell and both values."""
    asked: list[tuple[str, object]] = []

    def value(what: str, held: object) -> str:
        asked.append((what, held))
        return f"<{held}>"

    words = Words(where=lambda what: f"bij {what}", value=value)
    ours = said(row(owner=cell("manager", held="gezinswerker")))
    result = import_plan(tmp_path, NAME, HELD, ours, "ask", on=DAY, words=words)
    text = describe(result.problems[0])[0]
    assert f"bij {ACTION}.owner" in text
    assert "<teamleider>" in text
    assert "<manager>" in text
    assert {what for what, _ in asked} == {f"{ACTION}.owner"}


def test_without_words_a_cell_is_named_by_its_fields(tmp_path: Path) -> None:
    """Left to itself the store says action and field, parted by a comma, and values in one line."""
    ours = said(row(owner=cell("een\nmanager", held="gezinswerker")))
    text = describe(import_plan(tmp_path, NAME, HELD, ours, "ask", on=DAY).problems[0])[0]
    assert f"{ACTION}, owner" in text
    assert "een manager" in text


def test_a_long_value_is_told_shortened(tmp_path: Path) -> None:
    """Sixty characters of a value are shown, of a longer one the end is left out and that is seen."""
    for length, shown in ((60, "x" * 60), (61, "x" * 59 + "…")):
        ours = said(row(owner=cell("x" * length, held="gezinswerker")))
        text = describe(import_plan(tmp_path, NAME, HELD, ours, "ask", on=DAY).problems[0])[0]
        assert shown in text
        assert "x" * 61 not in text


def test_an_empty_workbook_is_refused_by_name(tmp_path: Path) -> None:
    """No decision and no step, and no plan yet: nothing is written, and file and unit are told."""
    result = import_plan(tmp_path, NAME, None, said(), "ask", on=DAY)
    assert (result.outcome, result.differences) == ("refused", ())
    assert [p.code for p in result.problems] == ["actions-blank"]
    assert names_file_and_unit(result)


def test_the_log_says_from_which_workbook_decisions_came(tmp_path: Path) -> None:
    """Begin and done name the workbook; begin has its SHA-256, so that it is known again."""
    result = import_plan(tmp_path, NAME, None, said(row(decision=cell("accepted")), sha="b"), "ask", on=DAY)
    assert result.outcome == "read"
    assert result.differences != ()
    begin, done = log(tmp_path)
    kept = said().source.file  # not as somebody called it
    assert (begin["file"], begin["sha256"], begin["path"]) == (kept, "b" * 64, plan_path("oost"))
    assert (done["event"], done["file"]) == ("done", kept)
    again = import_plan(tmp_path, NAME, HELD.model_copy(update={"imports": (said(sha="b").source,)}),
                        said(sha="b"), "ask", on=DAY)  # fmt: skip
    assert (again.outcome, again.differences) == ("unchanged", ())
    assert [p.file for p in again.problems] == [NAME]
