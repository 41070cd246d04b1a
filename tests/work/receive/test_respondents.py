# SPDX-License-Identifier: EUPL-1.2
"""Whoever sent a form: two colleagues stay two, and neither a name nor a number of a person is kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.typed import load_workbook
from tests.work.small import DAY, filled, opened
from toolkit.checking.people.privacy import kind_in_words
from toolkit.forms.question.layout import profile_label
from toolkit.model.given.answers import Answers
from toolkit.model.problem import Hole, Place, Problem
from toolkit.sheets.names import stored_name
from toolkit.store.answers_file import answers_to_yaml, path_of
from toolkit.words.catalogue import describe
from toolkit.work.receive.files import Received, receive
from toolkit.work.receive.respondents import joined, told_of_respondent
from toolkit.work.workspace.stored import read_stored

UNIT, ROUND = "goed", "2026-q1"
BSN = "123456782"  # made for testing


def form(space: Path, place: Path, level: int, *, who: str = "één collega", role: str | None = None) -> Path:
    """A form with one level everywhere, on which it says who filled it in."""
    filled(space, UNIT, level, place)
    book = load_workbook(place)
    for row in book["Uitleg"].iter_rows(max_col=2):
        if row[0].value in {"Ingevuld door", "Functie of organisatie"}:
            row[1].value = who if row[0].value == "Ingevuld door" else role
    book.save(place)
    return place


def take(space: Path, *paths: Path) -> list[Received]:
    """What became of these files, brought in together."""
    return list(receive(opened(space), paths, DAY, "ask"))


def stored(space: Path) -> dict[str, str]:
    """Every file that stands in the workspace for this unit, and the log, as text by name."""
    paths = [*(space / "rounds" / ROUND / UNIT).iterdir(), space / "log.jsonl"]
    return {p.name: p.read_text(encoding="utf-8") for p in paths if p.is_file()}


def test_two_colleagues_with_one_function_are_not_put_out(space: Path, tmp_path: Path) -> None:
    """Together or one after the other, the message names the respondent and offers a number that is free."""
    one = form(space, tmp_path / "a.xlsx", 1, role="gezinswerker")
    two = form(space, tmp_path / "b.xlsx", 3, role="gezinswerker")
    first, second = take(space, one, two)
    assert (first.outcome, second.outcome) == ("read", "refused")
    problem = next(p for p in second.problems if p.code == "would-overwrite-respondent")
    assert {"respondent": "gezinswerker", "free": "gezinswerker-2"}.items() <= dict(problem.holes).items()
    (later,) = take(space, two)
    problem = next(p for p in later.problems if p.code == "would-overwrite-respondent")
    assert "gezinswerker-2" in describe(problem)[1]
    (mended,) = take(space, form(space, tmp_path / "b.xlsx", 3, role="gezinswerker 2"))
    assert (mended.outcome, mended.respondent and mended.respondent.name) == ("read", "gezinswerker-2")
    assert {"gezinswerker.yaml", "gezinswerker-2.yaml"} <= stored(space).keys()
    old, _ = read_stored(space, next(iter(opened(space).workspace.of_round(ROUND)[UNIT])))
    assert old is not None
    number_two = old.model_copy(update={"respondent": "gezinswerker-2", "kind": "member"})
    (told,) = told_of_respondent(
        space, number_two, (Problem.of("would-overwrite", "x", unit=UNIT, changes=1),)
    )
    assert dict(told.holes)["free"] == "gezinswerker-3"
    team = old.model_copy(update={"respondent": "team", "kind": "team"})
    same = (Problem.of("would-overwrite", "x", unit=UNIT, changes=1),)
    assert told_of_respondent(space, team, same) == same


def test_a_typed_name_and_the_name_of_a_file_are_kept_nowhere(space: Path, tmp_path: Path) -> None:
    """A person in 'Functie', in the name of the file: neither stands in answers, log or names of files."""
    path = form(space, tmp_path / "zelfscan Fatima Jansen.xlsx", 2, role="Fatima Jansen")
    (came,) = take(space, path)
    assert came.outcome == "read"
    assert came.respondent is not None
    assert came.respondent.doubt == "unknown"
    texts = stored(space)
    assert f"{came.respondent.name}.yaml" in texts
    assert not any("atima" in name or "ansen" in name for name in texts)
    assert not any("atima" in text or "ansen" in text for text in texts.values())
    assert stored_name(UNIT, path.name) in texts[f"{came.respondent.name}.yaml"]
    assert "sha256:" in texts[f"{came.respondent.name}.yaml"]
    assert not any("Fatima" in str(p.holes) for p in came.problems)


def test_a_number_of_a_person_stands_nowhere(space: Path, tmp_path: Path) -> None:
    """In role, level, explanation, age, function and name of the file: not stored, not shown, each told."""
    path = form(space, tmp_path / f"bsn {BSN}.xlsx", 2, role=f"gezinswerker {BSN}")
    book = load_workbook(path)
    team = {row[0].value: row for row in book["Team"].iter_rows()}
    team[profile_label("target_group")][1].value = f"0-18 bsn {BSN}"
    below = int(team["Functie"][0].row or 0) + 1
    book["Team"][f"A{below}"].value = f"gezinswerker bsn {BSN}"
    rows = {row[0].value: row for row in book["Testlijst werkwijze"].iter_rows()}
    heads = {cell.value: n for n, cell in enumerate(rows["Nr."])}
    rows["AA-01"][heads["Niveau"]].value = f"drie, bsn {BSN}"
    rows["AA-02"][heads["Toelichting"]].value = f"bsn {BSN}"
    book.save(path)
    (came,) = take(space, path)
    assert came.outcome == "read"
    assert BSN not in came.name
    assert not any(BSN in text for text in stored(space).values())
    assert not any(BSN in str(p) or BSN in " ".join(describe(p)) for p in came.problems)
    assert came.to_mend is not None
    assert BSN not in repr(came.to_mend), "what goes back holds it nowhere either"
    codes = [p.code for p in came.problems]
    assert codes.count("personal-data-removed") == 4
    assert {"personal-data-in-name", "cell-with-personal-data", "respondent-unsure"} <= set(codes)
    finds = [p for p in came.problems if p.code in {"personal-data-removed", "cell-with-personal-data"}]
    assert all(p.place.sheet and p.place.cell for p in finds)
    of_cell = [p for p in came.problems if p.place == next(f for f in finds).place]
    assert not any("bewaard" in " ".join(describe(p)) for p in of_cell if p.code != "personal-data-removed")
    assert kind_in_words("bsn") in {dict(p.holes).get("kind") for p in finds}


@pytest.mark.parametrize("name", ["Jan.XLSX", "jan.ods", "jan", "a.b.c.xlsx", "x.exe"])
def test_the_name_that_is_kept_says_the_unit_alone(name: str) -> None:
    """Only the ending of a workbook is taken over from whatever a file was called."""
    kept = stored_name("oost", name)
    assert kept.startswith("oost")
    assert kept.removeprefix("oost") in {"", ".xlsx", ".ods"}


def test_what_was_there_by_hand_is_not_put_in_the_log(space: Path, tmp_path: Path) -> None:
    """A number that somebody typed into a stored file leaves it with the next form, and enters no log."""
    take(space, form(space, tmp_path / "a.xlsx", 1, role="gezinswerker"))
    path = space / "rounds" / ROUND / UNIT / "gezinswerker.yaml"
    text = path.read_text(encoding="utf-8")
    first = text.index("level: 1")
    path.write_text(f"{text[:first]}explanation: bsn {BSN}, {text[first:]}", encoding="utf-8")
    newer = form(space, tmp_path / "b.xlsx", 3, role="gezinswerker")
    (came,) = receive(opened(space), [newer], DAY, "newest")
    assert came.outcome == "read"
    assert not any(BSN in kept for kept in stored(space).values())
    assert replace(came, problems=()).name == "b.xlsx"


def test_what_goes_back_speaks_to_who_filled_it_in(space: Path, tmp_path: Path) -> None:
    """A function that nobody knows, of who fills in and in the table: no file of the region, no command."""
    path = form(space, tmp_path / "a.xlsx", 2, role="Fatima Jansen")
    book = load_workbook(path)
    team = {row[0].value: row for row in book["Team"].iter_rows()}
    book["Team"][f"A{int(team['Functie'][0].row or 0) + 1}"].value = "Fatima Jansen"
    book.save(path)
    (came,) = take(space, path)
    assert {"respondent-unsure", "function-unknown"} <= {p.code for p in came.problems}
    assert came.to_mend is not None
    assert len(came.to_mend.points) > 1
    for point in came.to_mend.points:
        assert "region.yaml" not in point.hint + point.what
        assert "lees het" not in point.hint


def member(name: str, **more: object) -> Answers:
    """What a form of a colleague says."""
    given = {"schema": "answers/1", "unit": UNIT, "round": ROUND, "respondent": name, "kind": "member"}
    return Answers.model_validate({**given, **more})


def stands(folder: Path, *answers: Answers) -> None:
    """These answers are stored."""
    for one in answers:
        (folder / path_of(one)).parent.mkdir(parents=True, exist_ok=True)
        (folder / path_of(one)).write_bytes(answers_to_yaml(one))


@pytest.mark.parametrize("code", ["would-overwrite", "older-form-differs"])
@pytest.mark.parametrize(
    ("name", "free"),
    [
        ("gezinswerker", "gezinswerker-3"),
        ("gezinswerker-2", "gezinswerker-3"),
        ("gezinswerker-17", "gezinswerker-3"),
        ("jurist", "jurist-2"),
        ("loket-112", "loket-112-2"),
    ],
)
def test_whatever_stands_in_the_way_somebody_else_gets_a_number(
    tmp_path: Path, code: str, name: str, free: str
) -> None:
    """The first that nobody of this team has, also of a form that is older; what else is told stays."""
    stands(tmp_path, member("gezinswerker"), member("gezinswerker-2"), member("jurist-2", unit="half"))
    place = Place(sheet="Uitleg", cell="B4")
    days: dict[str, Hole] = {"day": "1-3-2026", "newest": "2-3-2026"} if code == "older-form-differs" else {}
    told = Problem.of(code, "x.xlsx", place, unit=UNIT, changes=4, **days)
    other = Problem.of("same-file-again", "x.xlsx")
    assert told_of_respondent(tmp_path, member(name), (other, told)) == (
        other,
        Problem.of(
            "would-overwrite-respondent",
            "x.xlsx",
            place,
            unit=UNIT,
            changes=4,
            respondent=name,
            free=free,
        ),
    )


def test_who_is_put_with_another_is_told_how_to_make_two_of_them(tmp_path: Path) -> None:
    """With the file to take away and a free number; of the team there is one, and a partner is nobody's."""
    stands(tmp_path, member("gezinswerker"))
    who = member("gezinswerker")
    holes: dict[str, Hole] = {
        "unit": UNIT,
        "respondent": "gezinswerker",
        "free": "gezinswerker-2",
        "path": path_of(who),
    }
    assert list(joined(tmp_path, "x.xlsx", who)) == [Problem.of("respondent-added", "x.xlsx", None, **holes)]
    assert list(joined(tmp_path, "x.xlsx", member("team", kind="team"))) == []
    assert [p.code for p in joined(tmp_path, "x.xlsx", member("team", kind="partner"))] == [
        "respondent-added"
    ]
