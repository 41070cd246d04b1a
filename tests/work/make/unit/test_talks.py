# SPDX-License-Identifier: EUPL-1.2
"""A talk sheet and a settling form from a workspace: out, filled in, and back as what the team settled."""

import io
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.scoring.small import AUDIENCES
from tests.typed import Book, load_workbook
from tests.work.small import DAY, filled, gathered, opened
from toolkit.comparison.table import compare
from toolkit.documents.comparison.view import comparison_view
from toolkit.documents.plan.order import plan_document
from toolkit.documents.talk.sheet import talk_sheet
from toolkit.documents.talk.subjects import Talk
from toolkit.forms.question.respondent import Kind
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.model.given.answers import Answer, Answers, Formation
from toolkit.model.problem import Problem
from toolkit.scoring.record import as_record
from toolkit.scoring.region import units_of
from toolkit.store.answers_file import answers_to_yaml, path_of
from toolkit.store.merging.additions import gives_way
from toolkit.store.merging.differences import differences
from toolkit.words.catalogue import say
from toolkit.work.make.gather import Gather
from toolkit.work.make.unit.forms import Person, make_forms, unsure_people
from toolkit.work.make.unit.returned import return_copies
from toolkit.work.make.unit.talks import make_talks, settling_form
from toolkit.work.receive.changed import added, readable
from toolkit.work.receive.files import receive
from toolkit.work.status.invited import still_silent
from toolkit.work.status.standing import standings
from toolkit.work.workspace.open import Work

IDS = ("AA-01", "AA-02", "AA-04", "BB-01", "CC-01", "DD-01")


def stored(
    folder: Path, unit: str, said: Mapping[str, Any], respondent: str = "team", kind: str = "team"
) -> None:
    """Answers of a respondent in the last round, on disk."""
    answers = Answers.model_validate(
        {
            "schema": "answers/1",
            "unit": unit,
            "round": "2026-q1",
            "respondent": respondent,
            "kind": kind,
            "standards": {s: {"version": "1.0.0", "state": "draft"} for s in ("lijst-een", "lijst-twee")},
            "answers": {
                c: value if isinstance(value, dict) else {"level": value} for c, value in said.items()
            },
        }
    )
    place = folder / path_of(answers)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(answers_to_yaml(answers))


def talk_of(work: Work, unit: str) -> Talk:
    """What is known of a unit in the last round."""
    round_ = work.region.last_round()
    scored = work.score(round_)
    result = scored.unit(unit)
    assert result is not None
    return Talk(scored, result, work.answers(round_).get(unit, ()))


def everything(folder: Path, unit: str) -> list[str]:
    """All that can be shown of a region, as text: data, plans of everybody, comparisons, sheet and form."""
    gather = gathered(folder)
    work, scored = gather.work, gather.scored
    made = [json.dumps(as_record(scored), sort_keys=True)]
    for edition in ("team", "board"):
        shown = Gather(work, scored, edition, "coded")
        plans = (shown.inputs(u) for u in scored.units if u.standards)
        made += [repr(plan_document(inputs)) for inputs in plans]  # type: ignore[arg-type]
    for audience in AUDIENCES:
        own = "noorddorp" if audience == "teams" else None
        codes = work.codes_for(scored.region.sight_for(audience))
        assert not isinstance(codes, Problem)
        files = work.answers(scored.round)
        made.append(repr(comparison_view(scored, compare(scored), audience, own, files, codes=codes)))
    talk = talk_of(work, unit)
    form = settling_form(work, talk)
    made += [repr(talk_sheet(talk, "x.xlsx")), repr(form), repr(write_workbook(form))]
    made.append(repr(standings(work, scored).get(unit)))
    return made


def test_of_too_few_nothing_can_be_computed_from_any_output(space: Path) -> None:
    """Two colleagues and two partners who say the opposite: not one byte of all that is made differs."""
    shown = []
    for level in (0, 4):
        for kind in ("member", "partner"):
            for n in (1, 2):
                stored(space, "leeg", dict.fromkeys(IDS, level), f"{kind}-{n}", kind)
        shown.append(everything(space, "leeg"))
    assert shown[0] == shown[1]
    assert len(shown[0]) > 20


def test_from_enough_on_it_counts(space: Path) -> None:
    """A third colleague, and what they say together is in the figures and on the sheet."""
    for n in (1, 2, 3):
        stored(space, "leeg", dict.fromkeys(IDS, n), f"member-{n}", "member")
    talk = talk_of(opened(space), "leeg")
    assert [s.spread.levels for s in talk.subjects if s.criterion.id == "AA-01"] == [(0, 1, 1, 1, 0)]
    assert [s.result.asked.level for s in talk.subjects if s.criterion.id == "AA-01"] == [2]


def rows(data: bytes) -> dict[str, dict[str, Any]]:
    """What stands on a form, by criterion and header."""
    found: dict[str, dict[str, Any]] = {}
    for sheet in load_workbook(io.BytesIO(data)).worksheets:
        lines = list(sheet.iter_rows(values_only=True))
        head = next((line for line in lines if {"Nr.", "Niveau"} <= set(line)), None)
        if head is not None:
            found |= {str(line[0]): dict(zip(map(str, head), line, strict=True)) for line in lines if line[0]}
    return found


def fill(book: Book, criterion: str, level: int | str) -> None:
    """Choose a level."""
    for sheet in book.worksheets:
        heads = [c for row in sheet.iter_rows() for c in row if c.value == "Niveau"]
        for row in sheet.iter_rows() if heads else ():
            if row[0].value == criterion:
                sheet.cell(row[0].row, heads[0].column).value = level


@pytest.fixture
def made(space: Path) -> dict[str, bytes]:
    """What is made for the talk of a team with three colleagues and a partner."""
    work = opened(space)
    (one,) = make_talks(work, work.region.last_round(), "samen")
    assert one.problems == ()
    return dict(one.files)


def test_a_talk_gives_the_sheet_in_every_face_and_a_form(made: dict[str, bytes]) -> None:
    """PDF, page, Word and Markdown, and a workbook that the sheet names."""
    assert list(made) == [
        *(f"gespreksblad-samen-2026-q1.{face}" for face in ("pdf", "html", "docx", "md")),
        "samen-afspraken-2026-q1.xlsx",
    ]
    assert "samen-afspraken-2026-q1.xlsx" in made["gespreksblad-samen-2026-q1.md"].decode().replace("\\", "")


def test_beside_each_question_stands_what_single_people_said(made: dict[str, bytes]) -> None:
    """Counts per level and the middle one; no level is chosen for the team."""
    found = rows(made["samen-afspraken-2026-q1.xlsx"])
    assert found["AA-01"]["Losse antwoorden"].splitlines() == [
        "niveau 1: 1 ×",
        "niveau 2: 1 ×",
        "niveau 3: 1 ×",
        "middelste: niveau 2",
    ]
    assert "n.v.t.: 1 ×" in found["AA-03"]["Losse antwoorden"]
    assert "weet ik niet: 1 ×" in found["DD-02"]["Losse antwoorden"]
    assert {row["Niveau"] for number, row in found.items() if number != "Nr."} == {None}


def test_the_settling_form_offers_the_same_functions_as_any_form(space: Path) -> None:
    """Who fills in the formation of the team chooses from the list, there too."""
    work = opened(space)
    form = settling_form(work, talk_of(work, "samen"))
    assert form.functions
    assert form.functions == work.roles.offered


def test_what_was_agreed_comes_back_as_the_answers_of_the_team(
    space: Path, made: dict[str, bytes], tmp_path: Path
) -> None:
    """Levels on the settling form are settled: they go before what single people said."""
    book = load_workbook(io.BytesIO(made["samen-afspraken-2026-q1.xlsx"]))
    fill(book, "AA-01", 4)
    book.save(tmp_path / "terug.xlsx")
    (one,) = receive(opened(space), [tmp_path / "terug.xlsx"], DAY, "ask")
    assert (one.outcome, one.unit, one.answers) == ("read", "samen", 1)
    work = opened(space)
    (subject,) = (s for s in talk_of(work, "samen").subjects if s.criterion.id == "AA-01")
    assert subject.result.asked.level == 4
    assert not subject.apart
    (again,) = make_talks(work, work.region.last_round(), "samen")
    found = rows(dict(again.files)["samen-afspraken-2026-q1.xlsx"])
    assert found["AA-01"]["Niveau"] == 4
    assert "niveau 3: 1 ×" in found["AA-01"]["Losse antwoorden"]


OWN = ["half", "derde", "gemeente-westdorp"]


def settled(space: Path, unit: str, place: Path) -> Path:
    """The settling form of a unit that answered together, as a file."""
    work = opened(space)
    (one,) = make_talks(work, work.region.last_round(), unit)
    place.write_bytes(dict(one.files)[f"{unit}-afspraken-2026-q1.xlsx"])
    assert (
        say("talk.brief.settle_own", form=f"{unit}-afspraken-2026-q1.xlsx")
        in dict(one.files)[f"gespreksblad-{unit}-2026-q1.html"].decode()
    )
    return place


@pytest.mark.parametrize("unit", OWN)
def test_a_settling_form_that_nobody_touched_changes_nothing(space: Path, tmp_path: Path, unit: str) -> None:
    """All that a unit settled stands on it, and it is no new form as long as nobody writes on it."""
    place = settled(space, unit, tmp_path / "terug.xlsx")
    assert "Losse antwoorden" not in rows(place.read_bytes())["Nr."].values()
    before = {path: path.read_bytes() for path in space.rglob("*.yaml")}
    (came,) = receive(opened(space), [place], DAY, "ask")
    assert (came.outcome, [p.code for p in came.problems]) == ("unchanged", ["return-copy-untouched"])
    assert {path: path.read_bytes() for path in space.rglob("*.yaml")} == before


@pytest.mark.parametrize("unit", OWN)
def test_only_what_was_agreed_otherwise_changes(space: Path, tmp_path: Path, unit: str) -> None:
    """One level changed on the settling form replaces that one, without a question, and it is listed."""
    round_ = opened(space).region.last_round()
    before = opened(space).answers_given(round_)[unit][0]
    place = settled(space, unit, tmp_path / "terug.xlsx")
    criterion = next(c for c, answer in before.answers.items() if answer.level is not None)
    book = load_workbook(place)
    fill(book, criterion, (before.answers[criterion].level or 0) ^ 1)
    book.save(place)
    (came,) = receive(opened(space), [place], DAY, "ask")
    assert came.outcome == "read"
    after = opened(space).answers_given(round_)[unit][0]
    new = after.standards.keys() - before.standards.keys()
    added = {f"{part}.{s}" for part in ("state", "since") for s in new}
    assert {d.what for d in differences(before, after)} - added == {criterion}
    assert {d.what for d in came.differences} - added == {criterion}


DOUBT = "nu eens 3, dan weer 4"
KEPT = {
    "formation.0.fte": "4,5 fte ongeveer",
    "formation.1.needed": "twee, denk ik",
    "profile.caseload": "14 à 16",
    "on": "ergens in maart",
}
"""What a team typed and could not be used: at a function, at a row without one, of itself, on page one."""


@pytest.fixture
def doubtful(space: Path, tmp_path: Path) -> Path:
    """The settling form of a team of whose own form some cells could not be used."""
    work = opened(space)
    (old,) = work.answers_given(work.region.last_round())["half"]
    lists = {name: one.model_copy(update={"since": None}) for name, one in old.standards.items()}
    rows = (Formation(role="gezinswerker"),)
    answers = {**old.answers, "AA-04": Answer(rejected=DOUBT)}
    profile = old.profile.model_copy(update={"caseload": None})
    typed = {"formation": rows, "unusable": KEPT, "answers": answers, "profile": profile, "standards": lists}
    (space / path_of(old)).write_bytes(answers_to_yaml(old.model_copy(update=typed)))
    return settled(space, "half", tmp_path / "terug.xlsx")


def test_what_could_not_be_used_is_still_there_after_the_talk(space: Path, doubtful: Path) -> None:
    """Another answer is settled: what waits to be mended waits there, and none of it is told as changed."""
    book = load_workbook(doubtful)
    fill(book, "AA-01", 0)
    book.save(doubtful)
    (came,) = receive(opened(space), [doubtful], DAY, "ask")
    (now,) = opened(space).answers_given(opened(space).region.last_round())["half"]
    changed = [d.what for d in came.differences if not d.what.startswith("state.")]
    assert (came.outcome, changed) == ("read", ["AA-01"])
    assert (now.unusable, now.answers["AA-04"].rejected) == (KEPT, DOUBT)
    assert [p.code for p in came.problems if p.code.startswith("cell-")] == [
        "cell-not-a-day",
        "cell-not-a-number",
        "cell-not-a-number",
        "cell-not-a-number",
        *["cell-not-a-level"] * 2,
    ]


def test_a_cell_that_is_mended_is_told_once(space: Path, doubtful: Path) -> None:
    """A number at a function is told as its formation; other words that cannot be used as what they are."""
    book = load_workbook(doubtful)
    new: dict[Any, Any] = {
        KEPT["formation.0.fte"]: 4.5,
        KEPT["profile.caseload"]: "15 of 16",
        KEPT["on"]: "24-3-2026",
    }
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                cell.value = new.get(cell.value, cell.value)
    book.save(doubtful)
    (came,) = receive(opened(space), [doubtful], DAY, "ask")
    told = added(came.differences).split(", ")
    assert [part for part in told if "Stand van" not in part] == [
        "Formatie per functie",
        "Datum van inleveren",
        "Huishoudens per fulltime medewerker",
    ]


def test_what_a_team_empties_on_it_is_listed_and_stands_in_the_log(space: Path, doubtful: Path) -> None:
    """Each cell that could not be used and is empty now, people emptied: it is shown as what gave way."""
    book = load_workbook(doubtful)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                cell.value = None if cell.value in {*KEPT.values(), DOUBT} else cell.value
    book.save(doubtful)
    (came,) = receive(opened(space), [doubtful], DAY, "ask")
    (now,) = opened(space).answers_given(opened(space).region.last_round())["half"]
    assert (came.outcome, now.unusable) == ("read", {})
    gone = {"AA-04", *(f"unusable.{key}" for key in KEPT)}
    assert {d.what for d in came.differences if gives_way(d)} == gone
    shown = {(what, old, new) for what, old, new in readable(came.differences, {})}
    nothing = say("word.none")
    assert ("Formatie per functie, regel 1, Fte nu", KEPT["formation.0.fte"], nothing) in shown
    assert ("Formatie per functie, regel 2, Fte nodig", KEPT["formation.1.needed"], nothing) in shown
    log = (space / "log.jsonl").read_text("utf-8")
    assert all(json.dumps(text, ensure_ascii=False) in log for text in (*KEPT.values(), DOUBT))


def test_a_settling_form_after_another_form_is_asked_about(space: Path, tmp_path: Path) -> None:
    """It goes before what it was made from; what came in since is not replaced unseen."""
    place = settled(space, "half", tmp_path / "terug.xlsx")
    book = load_workbook(place)
    fill(book, "AA-01", 0)
    book.save(place)
    (other,) = receive(opened(space), [filled(space, "half", 4, tmp_path / "ander.xlsx")], DAY, "newest")
    assert other.outcome == "read"
    (came,) = receive(opened(space), [place], DAY, "ask")
    assert (came.outcome, bool(came.differences)) == ("refused", True)


def test_nobody_answered_is_nothing_to_talk_about(space: Path) -> None:
    """A team without a form, and one of which only a partner answered, get no sheet."""
    shutil.rmtree(space / "rounds" / "2026-q1" / "leeg")
    stored(space, "leeg", {"AA-01": 1}, "partner-1", "partner")
    work = opened(space)
    (one,) = make_talks(work, work.region.last_round(), "leeg")
    assert (one.files, one.problems) == ((), ())


def test_single_people_get_a_form_of_their_own(space: Path, tmp_path: Path) -> None:
    """Function or organisation stands on it already: it comes back as theirs, beside the team's own form."""
    work = opened(space)
    people: list[Person] = [("member", "gezinswerker 2"), ("partner", "Veilig Thuis")]
    (one,) = make_forms(work, work.region.last_round(), "samen", people=people)
    assert [name for name, _ in one.files] == [
        "samen.xlsx",
        "samen-gezinswerker-2.xlsx",
        "samen-partner-veilig-thuis.xlsx",
    ]
    for name, data in one.files[1:]:
        book = load_workbook(io.BytesIO(data))
        fill(book, "AA-01", 3)
        book.save(tmp_path / name)
    came = list(receive(work, sorted(tmp_path.glob("samen-*.xlsx")), DAY, "ask"))
    assert [(c.outcome, c.problems) for c in came] == [("read", ())] * 2
    files = opened(space).answers_given(work.region.last_round())["samen"]
    kinds = {f.respondent: f.kind for f in files}
    assert (kinds["gezinswerker-2"], kinds["partner-veilig-thuis"]) == ("member", "partner")
    (town,) = make_forms(work, work.region.last_round(), "gemeente-westdorp", people=people)
    assert [name for name, _ in town.files] == [
        "gemeente-westdorp.xlsx",
        "gemeente-westdorp-gezinswerker-2.xlsx",
    ]


def invite(space: Path, unit: str, *people: Person) -> list[str]:
    """Forms for single people, where the program puts them; the names of the files."""
    work = opened(space)
    round_ = work.region.last_round()
    place = space / "formulieren" / round_.id
    place.mkdir(parents=True, exist_ok=True)
    for made in make_forms(work, round_, unit, people=people):
        for name, data in made.files:
            (place / name).write_bytes(data)
    return sorted(path.name for path in place.iterdir())


def test_who_was_asked_and_sent_nothing_stands_on_the_sheet(space: Path, tmp_path: Path) -> None:
    """By function or organisation, until the form comes back; a name of a person stands on no sheet."""
    people: list[Person] = [
        ("member", "gezinswerker 2"),
        ("partner", "Veilig Thuis"),
        ("member", "Jan Jansen"),
    ]
    names = invite(space, "samen", *people)
    assert len(names) == 4
    invite(space, "half", ("member", "gezinswerker 3"))
    fact = "Stuurde nog niets"

    def silent() -> str | None:
        work = opened(space)
        (one,) = make_talks(work, work.region.last_round(), "samen")
        text = dict(one.files)["gespreksblad-samen-2026-q1.md"].decode().replace("\\", "")
        assert "jansen" not in text.lower()
        return next((line for line in text.splitlines() if fact in line), None)

    line = silent() or ""
    assert "gezinswerker 2" in line
    assert "partner Veilig Thuis" in line
    assert "gezinswerker 3" not in line
    for name in ("samen-gezinswerker-2.xlsx", "samen-partner-veilig-thuis.xlsx", "samen-collega.xlsx"):
        book = load_workbook(space / "formulieren" / "2026-q1" / name)
        fill(book, "AA-01", 3)
        book.save(tmp_path / name)
        (came,) = receive(opened(space), [tmp_path / name], DAY, "ask")
        assert came.outcome == "read"
    assert silent() is None


def test_a_team_whose_name_goes_on_from_anothers_is_no_respondent(space: Path) -> None:
    """The form of a team 'samen-oost' is not taken for one that 'samen' has to fill in."""
    text = (space / "region.yaml").read_text(encoding="utf-8")
    (space / "region.yaml").write_text(text.replace("id: derde", "id: samen-team"), encoding="utf-8")
    invite(space, "samen-team", ("member", "gezinswerker"))
    work = opened(space)
    round_ = work.region.last_round()
    units = {unit.id: unit for unit in units_of(work.region)}
    assert still_silent(work, round_, units["samen"]) == ()
    assert still_silent(work, round_, units["samen-team"]) == ("gezinswerker",)


def test_the_form_of_one_colleague_asks_nothing_about_the_team(space: Path, tmp_path: Path) -> None:
    """Neither profile nor formation; that is no remark when it comes back, nor on a copy to mend."""
    invite(space, "samen", ("member", "gezinswerker 2"))
    path = space / "formulieren" / "2026-q1" / "samen-gezinswerker-2.xlsx"
    book = load_workbook(path)
    assert say("form.sheet.team") not in book.sheetnames
    texts = [str(c.value) for row in book.worksheets[0].iter_rows() for c in row if c.value]
    assert not [text for text in texts if f"'{say('form.sheet.team')}'" in text]
    fill(book, "AA-01", "drie à vier")
    book.save(tmp_path / "in.xlsx")
    (came,) = receive(opened(space), [tmp_path / "in.xlsx"], DAY, "ask")
    assert [p.code for p in came.problems] == ["cell-not-a-level"]
    (copy,) = return_copies(opened(space), [came], space / "terug", DAY)
    again = load_workbook(space / "terug" / copy.workbook)
    assert say("form.sheet.team") not in again.sheetnames
    fill(again, "AA-01", 3)
    again.save(tmp_path / "zo.xlsx")
    (done,) = receive(opened(space), [tmp_path / "zo.xlsx"], DAY, "ask")
    assert (done.outcome, done.problems) == ("read", ())
    whole = load_workbook(space / "formulieren" / "2026-q1" / "samen.xlsx")
    assert say("form.sheet.team") in whole.sheetnames


def test_what_may_be_a_name_stands_in_no_name_of_a_form(space: Path) -> None:
    """Two names that somebody typed get a form each, called after a colleague and a number."""
    people: list[Person] = [
        ("member", "Jan Jansen"),
        ("member", "Piet Pietersen"),
        ("member", "gezinswerker"),
    ]
    work = opened(space)
    (made,) = make_forms(work, work.region.last_round(), "samen", people=people)
    names = [name for name, _ in made.files]
    assert names == ["samen.xlsx", "samen-collega.xlsx", "samen-collega-2.xlsx", "samen-gezinswerker.xlsx"]


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("partner", "Buurtlicht", "De Brug"),  # both on no list: nothing of what was typed is kept
        ("member", "Jan Jansen", "Piet Pietersen"),
        ("member", "gezinswerker", "gezinswerker"),  # two who do the same work
        ("partner", "Veilig Thuis", "Veilig Thuis"),
    ],
)
def test_two_that_are_called_alike_come_back_beside_each_other(
    space: Path, tmp_path: Path, kind: Kind, first: str, second: str
) -> None:
    """A form each, and each is stored: the second has its number in the form and not in its name alone."""
    names = set(invite(space, "half", (kind, first), (kind, second))) - {"half.xlsx"}
    assert len(names) == 2
    work = opened(space)
    for name, level in zip(sorted(names), (1, 4), strict=True):
        book = load_workbook(space / "formulieren" / "2026-q1" / name)
        fill(book, "AA-01", level)
        book.save(tmp_path / name)
    came = list(receive(opened(space), sorted(tmp_path.glob("half-*.xlsx")), DAY, "ask"))
    assert [c.outcome for c in came] == ["read", "read"]
    stored_by = {c.respondent.name: c.respondent.kind for c in came if c.respondent is not None}
    assert list(stored_by.values()) == [kind, kind]
    files = {f.respondent: f for f in opened(space).answers_given(work.region.last_round())["half"]}
    assert [files[name].answers["AA-01"].level for name in stored_by] == [1, 4]


def test_a_function_that_is_on_no_list_is_told_when_its_form_is_made(space: Path) -> None:
    """At once, for a colleague and a partner; what is known gets no word."""
    known: list[Person] = [("member", "gezinswerker 2"), ("partner", "Veilig Thuis")]
    unknown: list[Person] = [("member", "Jan Jansen"), ("partner", "Jan Jansen"), ("member", "Veilig Thuis")]
    work = opened(space)
    assert list(unsure_people(work, known)) == []
    told = list(unsure_people(work, [*known, *unknown]))
    assert [(p.code, p.file, dict(p.holes)["text"]) for p in told] == [
        ("form-for-unknown", "--collega", "Jan Jansen"),
        ("form-for-unknown", "--partner", "Jan Jansen"),
        ("form-for-unknown", "--collega", "Veilig Thuis"),
    ]
