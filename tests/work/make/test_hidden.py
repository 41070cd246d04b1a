# SPDX-License-Identifier: EUPL-1.2
"""Every unpacked byte of every output, searched for what its audience may not see.

Three regions: one that is coded, one of two municipalities and four teams, and one of which a municipality
joins in part with a team of its own. Every name and id in them starts with letters that no word of ours has.

A face shows what its view says and knows nothing of regions. So of each kind of document one is searched in
every face, and of all others the view itself, in which everything stands that any face could show.
"""

import io
import re
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pikepdf
import pytest

from tests.documents.test_coded import _PACKED, _STYLE
from tests.scoring.small import AUDIENCES
from toolkit.checking.everything import check_workspace
from toolkit.documents.letters import codes_of
from toolkit.documents.memo.inputs import MEMO_KINDS
from toolkit.model.problem import Problem
from toolkit.places import read_folder
from toolkit.reading.workspace import read_workspace
from toolkit.render.desk import render_desk
from toolkit.render.markdown import render_markdown
from toolkit.work.make.export import FORMS, Form, export_files, make_export
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.books import party_books
from toolkit.work.make.region.comparison import make_comparison
from toolkit.work.make.region.memo import make_memo
from toolkit.work.make.region.progress import progress_inputs
from toolkit.work.make.region.progress_document import make_progress
from toolkit.work.make.unit.plans import make_plans
from toolkit.work.make.write.faces import Document, Faces, Rendered
from toolkit.work.workspace.open import Work
from tools.golden.made import DAY, WORKSPACE
from tools.golden.pages import can_read_pages, pages_text, structure_text

SECRET = bytes(range(32))
_TEAMS = ("goed", "ondergrens", "op-nul", "leeg", "half", "samen", "derde", "besloten")
_OF_TEAM = re.compile(rf"(^plans/|/)({'|'.join(_TEAMS)})(?=[/.])")
_NAMED = ("noorddorp", "zuiddorp", "westdorp", "testzorg", "anderzorg")
REGIONS = ("coded", "small", "partial")
FACES = {".html", ".pdf", ".docx", ".md"}


def _renamed(text: str) -> str:
    for name in _NAMED:
        text = text.replace(name, f"zqwkx{name}").replace(name.title(), f"Zqwkx{name}")
    return text


@cache
def gathered(which: str) -> Gather:
    """What all documents of a region are made from, worked out once: nobody changes it."""
    work = made(which)
    return Gather(work, work.score(work.region.last_round()), day=DAY)


@pytest.fixture
def seen_through(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Have documents set as all that their views hold, until a test asks for faces again."""

    def as_it_is(_faces: Faces, document: Document) -> Rendered:
        return Rendered(((f"{document.name}.txt", repr(document).encode()),))

    monkeypatch.setattr(Faces, "set", as_it_is)
    return monkeypatch


@cache
def made(which: str) -> Work:
    """One of the regions, with names that no word contains."""
    files = {}
    for path, data in read_folder(WORKSPACE).items():
        text = data.decode("utf-8")
        if path == "region.yaml":
            for team in _TEAMS:
                text = text.replace(f"{{id: {team},", f"{{id: zqwkx{team},").replace(
                    "title: Team ", "title: Zqwkxploeg "
                )
            text = text.replace(
                "- {id: ssd,", "- {id: klankbordgroep, title: Directeuren, step: tested}\n- {id: ssd,"
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


def exports(
    gather: Gather, audience: str, own: str | None = None, forms: tuple[Form, ...] = FORMS
) -> list[tuple[str, bytes]]:
    """All files of an export, of all rounds."""
    reader = gather.work.reader(audience, own)
    assert not isinstance(reader, Problem)
    export, _ = make_export(gather, gather.work.region.rounds, reader, DAY)
    return list(export_files(export, forms))


def comparisons(gather: Gather, audience: str, own: str | None = None) -> list[tuple[str, bytes]]:
    """All files of a comparison."""
    files, problems = make_comparison(gather, audience, own)
    assert problems == ()
    return list(files)


@pytest.mark.parametrize("which", REGIONS)
def test_a_comparison_in_letters_holds_no_name(which: str, seen_through: pytest.MonkeyPatch) -> None:
    """In no zip part, stream, property, attachment or file name; for who sees names they are there."""
    if which == "coded":
        seen_through.undo()
    files = comparisons(gathered(which), "ssd")
    assert {Path(name).suffix for name, _ in files} == {".xlsx"} | (FACES if which == "coded" else {".txt"})
    assert "zqwkx" not in searched(files)
    named = [
        file for file in comparisons(gathered(which), "programme_manager") if not file[0].endswith(".pdf")
    ]
    assert all("zqwkxnoorddorp" in searched([file]) for file in named)
    assert SECRET not in b"".join(part for name, data in files for part in unpacked(name, data))
    assert SECRET.hex() not in searched(files)
    assert b64encode(SECRET).decode().casefold() not in searched(files)


@pytest.mark.parametrize("which", REGIONS)
@pytest.mark.usefixtures("seen_through")
def test_a_comparison_for_teams_holds_no_name_but_their_own(which: str) -> None:
    """Not one of another municipality, nor of any team or employer."""
    text = searched(comparisons(gathered(which), "teams", "zqwkxnoorddorp"))
    assert "zqwkxnoorddorp" in text
    assert "zqwkx" not in text.replace("zqwkxnoorddorp", "")


@pytest.mark.parametrize("which", REGIONS)
def test_tables_hold_no_name_that_their_reader_may_not_see(which: str) -> None:
    """In letters none at all, for teams that of their municipality; for who sees names they are there."""
    gather = gathered(which)
    files = exports(gather, "ssd")
    assert {Path(name).suffix for name, _ in files} == {".csv", ".xlsx"}
    assert "zqwkx" not in searched(files)
    assert SECRET.hex() not in searched(files)
    own = searched(exports(gather, "teams", "zqwkxnoorddorp"))
    assert "zqwkxnoorddorp" in own
    assert "zqwkx" not in own.replace("zqwkxnoorddorp", "")
    # of who sees all of them none is their own, so that its name is in no name of a file
    assert exports(gather, "bosd", "zqwkxnoorddorp", ("csv",)) == exports(gather, "bosd", forms=("csv",))
    assert "zqwkxploeg" in searched(exports(gather, "programme_manager", forms=("csv",)))


@pytest.mark.parametrize("which", REGIONS)
def test_progress_holds_no_name_that_its_reader_may_not_see(
    which: str, seen_through: pytest.MonkeyPatch
) -> None:
    """In every face: in letters none at all, for teams that of their municipality alone."""
    gather = gathered(which)
    for audience, own in (("programme_manager", None), ("teams", "zqwkxnoorddorp"), ("ssd", None)):
        in_faces = which == "coded" and audience == "ssd"
        if in_faces:
            seen_through.undo()
        reader = gather.work.reader(audience, own)
        assert not isinstance(reader, Problem)
        files, problems = make_progress(gather, progress_inputs(gather, reader, DAY)[0])
        assert problems == ()
        assert not in_faces or {Path(name).suffix for name, _ in files} == FACES
        text = searched(list(files))
        assert SECRET.hex() not in text
        if audience == "programme_manager":
            assert "zqwkxploeg" in text
        else:
            assert "zqwkx" not in text.replace(own or "zqwkx!", "")
            assert own is None or own in text


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
    text = searched(exports(gathered("coded"), audience, "zqwkxnoorddorp"))
    assert [one for one in typed if one.casefold() in text] == []


@pytest.mark.parametrize("which", REGIONS)
def test_a_memo_in_letters_holds_no_name(which: str, seen_through: pytest.MonkeyPatch) -> None:
    """Nor any text that people typed; for the programme manager teams and employers are there by name."""
    gather = gathered(which)
    region = gather.work.region
    named, _ = make_memo(gather, None, "decision", DAY)
    text = searched(list(named))
    assert "zqwkxploeg" in text
    models = [file.loaded.model for file in gather.work.workspace.answers]
    answers = [a for model in models if model is not None for a in model.answers.values()]
    typed = {t for a in answers for t in (a.explanation, a.evidence, a.party) if t and len(t) > 12}
    assert [one for one in typed if one.casefold() in text] == []
    assert [body.id for body in region.route] == ["klankbordgroep", "ssd", "bosd"]
    for body, kind in product(reversed(region.route), MEMO_KINDS):
        in_faces = which == "coded" and body.id == "klankbordgroep"
        if in_faces:
            seen_through.undo()
        files, _ = make_memo(gather, body, kind, DAY)
        assert not in_faces or {Path(name).suffix for name, _ in files} == FACES
        text = searched(list(files))
        assert "zqwkx" not in text, (body.id, kind)
        assert SECRET.hex() not in text
        assert "formatie nu" not in text  # of one team: its size


@pytest.mark.parametrize("which", REGIONS)
def test_plans_in_letters_hold_no_name_and_none_takes_the_place_of_another(
    which: str, seen_through: pytest.MonkeyPatch
) -> None:
    """Every team and municipality with a result has files of its own, without a name in any byte."""
    work = made(which)
    scored = work.score(work.region.last_round())
    gather = Gather(work, scored, "board", "coded", day=DAY, concept=True)
    plans = [one for one in make_plans(gather) if one.files]
    files = [file for one in plans for file in one.files]
    assert len({name for name, _ in files}) == len(files)
    assert {one.unit.id for one in plans} == {u.unit.id for u in scored.units if u.standards}
    if which == "coded":
        seen_through.undo()
        for unit in ("zqwkxop-nul", "gemeente-zqwkxnoorddorp"):
            (set_whole,) = make_plans(gather, unit)
            assert {Path(name).suffix for name, _ in set_whole.files} == FACES
            plans.append(set_whole)
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
    gather = gathered(which)
    region = gather.work.region
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


def test_a_neighbour_is_in_no_byte_that_a_team_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two municipalities, whatever the other says: apart from hashes, the documents are the same."""

    def in_text(faces: Faces, document: Document) -> Rendered:
        assert document.page is not None
        page = render_desk(document.page, faces.templates)
        text = render_markdown(document.view, faces.templates)
        return Rendered((("x.html", page.encode()), ("x.md", text.encode())))

    monkeypatch.setattr(Faces, "set", in_text)
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
            for name, data in comparisons(g, "teams", "zqwkxnoorddorp")
            if name.endswith((".md", ".html"))
        }
        for g in (gathered("small"), Gather(quiet, quiet.score(scored.round), day=DAY))
    )
    # the page without its head and footer, which say what it was made of
    pages = [made[".html"].split("<body")[1].split("<footer")[0] for made in (made_of_all, made_of_own)]
    assert pages[0] == pages[1]
    assert pages[0].count("<td") > 10
    chapters = [made[".md"].split("## ")[1:-1] for made in (made_of_all, made_of_own)]
    assert chapters[0] == chapters[1]
    assert len(chapters[0]) >= 3
    assert set(work.answers(scored.round)) - mine
