# SPDX-License-Identifier: EUPL-1.2
"""Every unpacked byte of every output, searched for what its audience may not see.

Three regions: one that is coded, one of two municipalities and four teams, and one of which a municipality
joins in part with a team of its own. Every name and id in them starts with letters that no word of ours has.
"""

import io
import re
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from tests.documents.test_coded import _PACKED, _STYLE
from tests.scoring.small import AUDIENCES
from toolkit.checking.everything import check_workspace
from toolkit.documents.letters import codes_of
from toolkit.documents.progress.above import above
from toolkit.documents.progress.chapters import brief
from toolkit.documents.progress.view import CHAPTERS
from toolkit.documents.region.inputs import MEMO_KINDS
from toolkit.model.problem import Problem
from toolkit.places import read_folder
from toolkit.reading.workspace import read_workspace
from toolkit.words.catalogue import say
from toolkit.work.make.comparison import make_comparison
from toolkit.work.make.export import FORMS, export_files, make_export, reader_of
from toolkit.work.make.gather import Gather
from toolkit.work.make.plans import make_plans
from toolkit.work.make.progress import make_progress, progress_inputs
from toolkit.work.make.region.memo import make_memo
from toolkit.work.open import Work
from toolkit.work.parties.books import party_books
from tools.golden.made import DAY, WORKSPACE
from tools.golden.pages import can_read_pages, pages_text, structure_text

SECRET = bytes(range(32))
_TEAMS = ("goed", "ondergrens", "op-nul", "leeg", "half", "samen", "derde", "besloten")
_OF_TEAM = re.compile(rf"(^plans/|/)({'|'.join(_TEAMS)})(?=[/.])")
_NAMED = ("noorddorp", "zuiddorp", "westdorp", "testzorg", "anderzorg")
REGIONS = ("coded", "small", "partial")
_WHY = re.compile(r"\b(explanation|evidence|reason|party): (?=[^\s{}])")
_WHO = re.compile(r"\b(owner|title|role|kind): (?=[^\s{}])")
_KINDS = ("team", "member", "partner", "municipality")


def _renamed(text: str) -> str:
    for name in _NAMED:
        text = text.replace(name, f"zqwkx{name}").replace(name.title(), f"Zqwkx{name}")
    return text


def _typed(text: str) -> str:
    """Every text that people typed in an answer or decision, with a word in it that no word of ours has."""
    text = _WHY.sub(r"\1: zqjtoel ", text)
    text = _WHO.sub(lambda m: f"{m[1]}: Zqjnaam ", text)
    for kind in _KINDS:
        text = text.replace(f"kind: Zqjnaam {kind}\n", f"kind: {kind}\n")
    return text.replace("fte: 0.5}\n", "fte: 0.5, quality: Zqjnaam kijkt mee}\n")


def made(which: str, *, typed: bool = False) -> Work:
    """One of the regions, with names that no word contains; typed: so is what people typed."""
    files = {}
    for path, data in read_folder(WORKSPACE).items():
        text = data.decode("utf-8")
        if path == "region.yaml":
            for team in _TEAMS:
                text = text.replace(f"{{id: {team},", f"{{id: zqwkx{team},").replace(
                    "title: Team ", "title: Zqwkxploeg "
                )
            if which == "small":
                keep = ("goed", "ondergrens", "half", "besloten")
                lines = [
                    line
                    for line in text.splitlines()
                    if "id: westdorp" not in line
                    and not any(f"{{id: zqwkx{t}," in line for t in _TEAMS if t not in keep)
                ]
                text = "\n".join(lines) + "\n"
            if which == "partial":
                text = text.replace("title: Zuiddorp}", "title: Zuiddorp, participation: partial}")
        else:
            for team in _TEAMS:
                text = text.replace(f"unit: {team}\n", f"unit: zqwkx{team}\n")
            if typed and path.startswith(("rounds/", "plans/")):
                text = _typed(text)
        files[_renamed(_OF_TEAM.sub(r"\1zqwkx\2", path))] = _renamed(text).encode("utf-8")
    workspace = read_workspace(files, {})
    assert workspace.region.model is not None
    return Work(WORKSPACE, workspace, workspace.region.model, check_workspace(workspace), secret=SECRET)


def unpacked(name: str, data: bytes) -> Iterator[bytes]:
    """The name, and all bytes of a file as they are when nothing is packed any more."""
    yield name.encode()
    if name.endswith((".docx", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            yield packed.comment
            for part in packed.infolist():
                if not part.filename.endswith((".png", ".odttf", ".ttf")):  # pixels hold any letters
                    yield from (part.filename.encode(), part.extra, part.comment, packed.read(part))
    elif name.endswith(".pdf"):
        yield structure_text(data).encode()
        yield pages_text(data).encode() if can_read_pages() else b""
        with pikepdf.open(io.BytesIO(data)) as document:
            for item in document.objects:
                yield repr(item).encode()
                if isinstance(item, pikepdf.Stream) and item.get("/Subtype") != "/Image":
                    yield item.read_bytes()
            for attached in document.attachments.values():
                yield (
                    attached.filename.encode()
                    + attached.description.encode()
                    + attached.get_file().read_bytes()
                )
    else:
        text = data.decode("utf-8")
        yield _STYLE.sub("", _PACKED.sub("", text)).encode()  # in a hash any letters can stand
        yield from (b64decode(found) for found in _PACKED.findall(text))


def searched(files: list[tuple[str, bytes]]) -> str:
    """All of it as small letters, in which a name is found in whatever encoding it stands."""
    parts = [part for name, data in files for part in unpacked(name, data)]
    texts = [part.decode(encoding, "ignore") for part in parts for encoding in ("utf-8", "utf-16-be")]
    return "\n".join(texts).casefold()


def exports(work: Work, audience: str, own: str | None = None) -> list[tuple[str, bytes]]:
    """All files of an export, of all rounds."""
    gather = Gather(work, work.score(work.region.last_round()), day=DAY)
    reader = reader_of(gather, audience, own)
    assert not isinstance(reader, Problem)
    export, _ = make_export(gather, work.region.rounds, reader, DAY)
    return list(export_files(export, FORMS))


def comparisons(work: Work, audience: str, own: str | None = None) -> list[tuple[str, bytes]]:
    """All files of a comparison."""
    scored = work.score(work.region.last_round())
    files, problems = make_comparison(Gather(work, scored, day=DAY), audience, own)
    assert problems == ()
    return list(files)


@pytest.mark.parametrize("which", REGIONS)
def test_a_comparison_in_letters_holds_no_name(which: str) -> None:
    """In no zip part, stream, property, attachment or file name; for who sees names they are there."""
    work = made(which)
    files = comparisons(work, "ssd")
    assert {Path(name).suffix for name, _ in files} == {".html", ".pdf", ".docx", ".md", ".xlsx"}
    assert "zqwkx" not in searched(files)
    named = [file for file in comparisons(work, "programme_manager") if not file[0].endswith(".pdf")]
    assert all("zqwkxnoorddorp" in searched([file]) for file in named)
    assert SECRET not in b"".join(part for name, data in files for part in unpacked(name, data))
    assert SECRET.hex() not in searched(files)
    assert b64encode(SECRET).decode().casefold() not in searched(files)


@pytest.mark.parametrize("which", REGIONS)
def test_a_comparison_for_teams_holds_no_name_but_their_own(which: str) -> None:
    """Not one of another municipality, nor of any team or employer."""
    text = searched(comparisons(made(which), "teams", "zqwkxnoorddorp"))
    assert "zqwkxnoorddorp" in text
    assert "zqwkx" not in text.replace("zqwkxnoorddorp", "")


@pytest.mark.parametrize("which", REGIONS)
def test_tables_hold_no_name_that_their_reader_may_not_see(which: str) -> None:
    """In letters none at all, for teams that of their municipality; for who sees names they are there."""
    work = made(which)
    files = exports(work, "ssd")
    assert {Path(name).suffix for name, _ in files} == {".csv", ".xlsx"}
    assert "zqwkx" not in searched(files)
    assert SECRET.hex() not in searched(files)
    own = searched(exports(work, "teams", "zqwkxnoorddorp"))
    assert "zqwkxnoorddorp" in own
    assert "zqwkx" not in own.replace("zqwkxnoorddorp", "")
    # of who sees all of them none is their own, so that its name is in no name of a file
    assert searched(exports(work, "bosd", "zqwkxnoorddorp")) == searched(exports(work, "bosd"))
    assert "zqwkxploeg" in searched(exports(work, "programme_manager"))


@pytest.mark.parametrize("which", REGIONS)
def test_progress_holds_no_name_that_its_reader_may_not_see(which: str) -> None:
    """In every face: in letters none at all, for teams that of their municipality alone."""
    work = made(which)
    gather = Gather(work, work.score(work.region.last_round()), day=DAY)
    for audience, own in (("ssd", None), ("teams", "zqwkxnoorddorp"), ("programme_manager", None)):
        reader = reader_of(gather, audience, own)
        assert not isinstance(reader, Problem)
        files, problems = make_progress(gather, progress_inputs(gather, reader, DAY)[0])
        assert problems == ()
        assert {Path(name).suffix for name, _ in files} == {".html", ".pdf", ".docx", ".md"}
        text = searched(list(files))
        assert SECRET.hex() not in text
        if audience == "programme_manager":
            assert "zqwkxploeg" in text
        else:
            assert "zqwkx" not in text.replace(own or "zqwkx!", "")
            assert own is None or own in text


def _all_of(work: Work, audience: str, own: str | None) -> list[tuple[str, bytes]]:
    """Every document of the region for one audience: comparison, tables, progress and memo."""
    gather = Gather(work, work.score(work.region.last_round()), day=DAY)
    reader = reader_of(gather, audience, own)
    assert not isinstance(reader, Problem)
    progress, problems = make_progress(gather, progress_inputs(gather, reader, DAY)[0])
    assert problems == ()
    memo: tuple[tuple[str, bytes], ...] = ()
    if own is None:
        body = None if audience == "programme_manager" else work.region.body(audience)
        memo, _ = make_memo(gather, body, "decision", DAY)
    return [*comparisons(work, audience, own), *exports(work, audience, own), *progress, *memo]


@pytest.mark.parametrize("which", REGIONS)
def test_no_document_of_the_region_holds_what_people_typed(which: str) -> None:
    """Explanations, reasons, titles, functions that may be names, kinds of support: not for a board or team.

    The programme manager reads titles of actions, functions and support; why somebody chose a level or
    refused an action, nobody reads here.
    """
    work = made(which, typed=True)
    for audience, own in (("ssd", None), ("bosd", None), ("teams", "zqwkxnoorddorp")):
        text = searched(_all_of(work, audience, own))
        assert len(text) > 100_000
        assert "zqjnaam" not in text, audience
        assert "zqjtoel" not in text, audience
    text = searched(_all_of(work, "programme_manager", None))
    assert "zqjnaam" in text
    assert "zqjtoel" not in text


@pytest.mark.parametrize("which", REGIONS)
def test_pages_of_municipalities_are_for_who_sees_names_and_hold_no_other_team(
    which: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody else gets one; on each stand the teams of that municipality, and no text that people typed."""
    monkeypatch.setattr("toolkit.documents.desk.inputs.MOST_TEAMS", 0)
    work = made(which, typed=True)
    for audience, own in (("ssd", None), ("bosd", None), ("teams", "zqwkxnoorddorp")):
        files = comparisons(work, audience, own)
        assert len(files) == len({Path(name).suffix for name, _ in files}) == 5
        text = searched(files)
        assert "zqwkx" not in text.replace(own or "zqwkx!", "")
        assert "zqjnaam" not in text
    towns = {m.id: m for m in work.region.municipalities}
    files = [f for f in comparisons(work, "programme_manager") if f[0].endswith(".html")]
    pages = {town: file for town in towns for file in files if file[0].endswith(f"-{town}.html")}
    assert len(files) == len(pages) + 1
    assert pages.keys() == towns.keys()
    for town, file in pages.items():
        text = searched([file])
        assert towns[town].title.casefold() in text
        for team in work.region.teams:
            assert (team.title.casefold() in text) == (town in team.municipalities), (town, team.id)
        assert SECRET.hex() not in text
        assert "zqjnaam" not in text
        assert "zqjtoel" not in text


@pytest.mark.parametrize("audience", AUDIENCES)
def test_tables_hold_no_word_that_people_typed(audience: str) -> None:
    """Explanations, reasons and what partners are called stay where they are, for every reader."""
    work = made("coded")
    models = [file.loaded.model for file in work.workspace.answers]
    answers = [a for model in models if model is not None for a in model.answers.values()]
    typed = {
        text for a in answers for text in (a.explanation, a.evidence, a.party) if text and len(text) > 12
    }
    plans = [p.model for p in work.workspace.plans.values() if p.model is not None]
    typed |= {a.reason for plan in plans for a in plan.actions.values() if a.reason}
    assert len(typed) > 5
    text = searched(exports(work, audience, "zqwkxnoorddorp"))
    assert [one for one in typed if one.casefold() in text] == []


@pytest.mark.parametrize("which", REGIONS)
def test_a_memo_in_letters_holds_no_name(which: str) -> None:
    """Nor any text that people typed; for the programme manager teams and employers are there by name."""
    work = made(which)
    gather = Gather(work, work.score(work.region.last_round()), day=DAY)
    for kind in MEMO_KINDS:
        files, _ = make_memo(gather, work.region.body("bosd"), kind, DAY)
        assert {Path(name).suffix for name, _ in files} == {".html", ".pdf", ".docx", ".md"}
        assert "zqwkx" not in searched(list(files))
        assert SECRET.hex() not in searched(list(files))
    files, _ = make_memo(gather, None, "decision", DAY)
    text = searched([file for file in files if not file[0].endswith(".pdf")])
    assert "zqwkxploeg" in text
    models = [file.loaded.model for file in work.workspace.answers]
    answers = [a for model in models if model is not None for a in model.answers.values()]
    typed = {t for a in answers for t in (a.explanation, a.evidence, a.party) if t and len(t) > 12}
    assert [one for one in typed if one.casefold() in text] == []


@pytest.mark.parametrize("which", REGIONS)
def test_plans_in_letters_hold_no_name_and_none_takes_the_place_of_another(which: str) -> None:
    """Every team and municipality with a result has files of its own, without a name in any byte."""
    work = made(which)
    scored = work.score(work.region.last_round())
    gather = Gather(work, scored, "board", "coded", day=DAY, concept=True)
    plans = [one for one in make_plans(gather) if one.files]
    files = [file for one in plans for file in one.files]
    assert len({name for name, _ in files}) == len(files)
    assert {one.unit.id for one in plans} == {u.unit.id for u in scored.units if u.standards}
    codes = codes_of(work.region, SECRET)
    for one in plans:
        text = searched(list(one.files))
        assert "zqwkx" not in text, one.unit.id
        assert "team ?" not in text
        code = codes.towns[one.unit.municipalities[0]] if one.unit.team is None else codes.teams[one.unit.id]
        assert any(f"-{code.lower()}-" in name for name, _ in one.files)


@pytest.mark.parametrize("which", REGIONS)
def test_what_the_region_decides_in_holds_no_name(which: str) -> None:
    """Its workbook has letters, in the hidden sheet too; an employer reads names of its own teams alone."""
    work = made(which)
    region = work.region
    gather = Gather(work, work.score(region.last_round()), day=DAY)
    books = dict(book for book in party_books(gather) if not isinstance(book, Problem))
    (name,) = (name for name in books if "stuurgroep" in name)
    text = searched([(name, books.pop(name))])
    assert "zqwkx" not in text
    assert any(f"team {code.lower()}" in text for code in codes_of(region, SECRET).teams.values())
    assert SECRET.hex() not in text
    assert books
    for name, data in books.items():
        text = searched([(name, data)])
        (employer,) = (o for o in region.organisations if o.party in name)
        for team in region.teams:
            if team.organisation != employer.id:
                assert f"{team.id}." not in text, (name, team.id)
        for other in region.organisations:
            if other.id != employer.id:
                assert other.title.casefold() not in text, (name, other.id)


def _without_neighbours(work: Work, own: str) -> Work:
    """The same region, in which units of other municipalities gave no answer and decided nothing."""
    mine = {t.id for t in work.region.teams if own in t.municipalities} | {f"gemeente-{own}"}
    plans = {name: plan for name, plan in work.workspace.plans.items() if name in mine}
    workspace = replace(work.workspace, plans=plans)
    quiet = Work(work.folder, workspace, work.region, work.problems, secret=SECRET)
    for round_ in work.region.rounds:
        answers = {unit: files for unit, files in work.answers(round_).items() if unit in mine}
        assert len(answers) < len(work.answers(round_))
        quiet._shown[round_.id] = answers
    return quiet


def test_what_a_neighbour_says_changes_nothing_in_tables_and_progress_of_a_team() -> None:
    """Of two municipalities: every row and chapter is the same whatever the other answered and decided.

    Apart from what teams do together: whom a team asks about an action of its own, it must know. Of an
    action that only the other has it reads nothing, and of no joint one how much was asked.
    """
    own = "zqwkxnoorddorp"
    work = made("small")
    told = []
    for each in (work, _without_neighbours(work, own)):
        gather = Gather(each, each.score(each.region.last_round()), day=DAY)
        reader = reader_of(gather, "teams", own)
        assert not isinstance(reader, Problem)
        tables = {name: data for name, data in exports(each, "teams", own) if name.endswith(".csv")}
        explained = say("export.table.explained.name")  # says what it was made of
        rows = {name: data for name, data in tables.items() if explained not in name}
        inputs, _ = progress_inputs(gather, reader, DAY)
        mine = {a.action.id for plan in inputs.seen.units for a in plan.actions}
        joint = [a.item for a in inputs.seen.above if a.item.unit is None]
        assert joint
        assert {item.action for item in joint} <= mine
        assert all(item.asked is None for item in joint)
        told.append((rows, [c(inputs) for c in CHAPTERS if c not in {brief, above}], inputs))
    (rows, chapters, seen), (rows_of_own, chapters_of_own, _) = told
    assert sum(data.count(b"\n") for data in rows.values()) > 10
    assert rows == rows_of_own
    assert sum(chapter is not None for chapter in chapters) >= 2
    assert chapters == chapters_of_own
    assert {a.action.id for p in seen.all.units if own not in p.towns for a in p.actions}


def test_a_neighbour_is_in_no_byte_that_a_team_reads() -> None:
    """Of two municipalities, whatever the other says: apart from hashes, the documents are the same."""
    work = made("small")
    scored = work.score(work.region.last_round())
    quiet = Work(
        work.folder,
        work.workspace,
        work.region,
        work.problems,
        secret=SECRET,
    )
    mine = {u.unit.id for u in scored.units if u.unit.municipality == "zqwkxnoorddorp"}
    for round_ in work.region.rounds:
        own = {unit: files for unit, files in work.answers(round_).items() if unit in mine}
        quiet._shown[round_.id] = own
    made_of_all, made_of_own = (
        {
            Path(name).suffix: data.decode()
            for name, data in comparisons(w, "teams", "zqwkxnoorddorp")
            if name.endswith((".md", ".html"))
        }
        for w in (work, quiet)
    )
    # the page without its head and footer, which say what it was made of
    pages = [made[".html"].split("<body")[1].split("<footer")[0] for made in (made_of_all, made_of_own)]
    assert pages[0] == pages[1]
    assert pages[0].count("<td") > 10
    chapters = [made[".md"].split("## ")[1:-1] for made in (made_of_all, made_of_own)]
    assert chapters[0] == chapters[1]
    assert len(chapters[0]) >= 3
    assert set(work.answers(scored.round)) - mine
