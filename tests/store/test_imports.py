# SPDX-License-Identifier: EUPL-1.2
"""One form into a workspace: nothing is lost, nothing changes silently."""

import json
import os
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from tests.store.generated import answers as any_answers
from tests.store.writing import import_answers
from tests.strategies import DEEP, kept
from toolkit.model.given.answers import Answer, Answers, Formation, OwnSupport, Profile
from toolkit.reading.validated import load
from toolkit.store.answers_file import answers_to_yaml, path_of
from toolkit.store.disk import write_atomically
from toolkit.store.merging.additions import gives_way
from toolkit.store.merging.differences import Difference, as_record, differences
from toolkit.store.merging.merge import merge
from toolkit.words.catalogue import describe, say
from toolkit.work.receive.changed import added, readable, short

FIRST, SECOND, THIRD = (letter * 64 for letter in "abc")


def form(sha256: str, **given_answers: Answer) -> Answers:
    """What a form says when it was just read: one import with number 1."""
    record = {"n": 1, "file": "oost.xlsx", "sha256": sha256, "on": "2026-03-24", "channel": "workbook"}
    return Answers.model_validate(
        {
            "schema": "answers/1",
            "unit": "oost",
            "round": "2026-q1",
            "respondent": "team",
            "imports": ({**record, "toolkit": "0.1.0"},),
            "answers": {
                key.replace("_", "-"): value.model_copy(update={"import_": 1})
                for key, value in given_answers.items()
            },
        }
    )


OLD = form(FIRST, AA_01=Answer(level=2, explanation="Eerst."), AA_02=Answer(level=3), AA_03=Answer(level=1))
NEW = form(
    SECOND, AA_01=Answer(level=2, explanation="Eerst."), AA_02=Answer(level=4), AA_04=Answer(unknown=True)
)


def stored(folder: Path) -> Answers:
    """What stands on disk."""
    file = load("team.yaml", (folder / path_of(OLD)).read_bytes(), Answers)
    assert file.problems == ()
    assert file.model is not None
    return file.model


def log(folder: Path) -> list[dict[str, Any]]:
    """The lines of the log."""
    return [json.loads(line) for line in (folder / "log.jsonl").read_text(encoding="utf-8").splitlines()]


def everything(folder: Path) -> dict[str, bytes]:
    """All files below a folder, hidden ones too; but for the lock."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def space(tmp_path: Path) -> Path:
    """A workspace into which the old form was read."""
    assert import_answers(tmp_path, "oost.xlsx", None, OLD, "ask").outcome == "read"
    return tmp_path


class TestDifferences:
    def test_only_what_was_said_counts(self) -> None:
        """Differences name what changed, came or went; the number of the import is no difference."""
        assert differences(OLD, NEW) == (
            Difference("AA-02", OLD.answers["AA-02"], NEW.answers["AA-02"]),
            Difference("AA-03", OLD.answers["AA-03"], None),
            Difference("AA-04", None, NEW.answers["AA-04"]),
        )
        other = OLD.answers["AA-01"].model_copy(update={"import_": 9, "asked": "sha256:0123456789abcdef"})
        assert differences(OLD, OLD.model_copy(update={"answers": {**OLD.answers, "AA-01": other}})) == ()

    def test_they_read_as_short_texts(self) -> None:
        """A difference is shown as criterion, what was and what comes."""
        assert list(readable(differences(OLD, NEW), {"AA-02": "Samen oefenen"})) == [
            ("AA-02 · Samen oefenen", "3", "4"),
            ("AA-03", "1", "-"),
            ("AA-04", "-", "weet ik niet"),
        ]
        assert short(Answer(na=True)) == "n.v.t."
        assert short(Answer(rejected="drie à vier, of toch iets anders")).startswith("(drie à vier")
        assert short(Answer()) == "-"
        assert short(Answer(level=0)) == "0"

    def test_the_name_of_a_party_is_shown_as_it_was_written(self) -> None:
        """Also one that is the name of a sentence of ours, which has holes that nobody fills."""
        assert "{title}" in say("party.title", title="{title}")
        old, new = (Answer(placed="other_party", party=name) for name in ("Stichting Zuid", "title"))
        shown = list(readable([Difference("AA-01", old, new)], {}))
        assert [texts for _, *texts in shown] == [["Stichting Zuid", "title"]]

    def test_a_long_text_is_told_by_how_it_begins(self) -> None:
        """A page of explanation would push the other differences off the screen."""
        old, new = (Answer(explanation=word * 200) for word in ("oud ", "nieuw "))
        ((_, was, comes),) = readable([Difference("AA-01", old, new)], {})
        assert max(len(was), len(comes)) < 100
        assert (was.split()[0], comes.split()[0]) == ("oud", "nieuw")

    def test_profile_formation_and_states_count_too(self) -> None:
        """A form with the same answers and another caseload is a different form, and says so."""
        role = {"role": "gezinswerker", "fte": Decimal("4.5")}
        about = {"standards": {"lijst": {"version": "1.0.0", "state": "discussed"}}, "formation": (role,)}
        old = Answers.model_validate({**OLD.model_dump(by_alias=True), **about})
        new = OLD.model_copy(update={"profile": Profile(caseload=Decimal(18))})
        found = differences(old, new)
        assert [d.what for d in found] == ["profile.caseload", "formation", "state.lijst"]
        assert list(readable(found, {})) == [
            ("Huishoudens per fulltime medewerker", "-", "18"),
            ("Formatie per functie, gezinswerker", "staat er", "-"),
            ("Stand van lijst", "besproken met de gemeente", "-"),
        ]

    def test_what_gave_way_is_read_back_from_the_log(self) -> None:
        """An answer and a table as they stood, by the names that their fields have in a file."""
        role = Formation(role="gezinswerker", fte=Decimal("4.5"))
        about = OLD.model_copy(update={"formation": (role,)})
        records = {d.what: as_record(d) for d in differences(about, form(SECOND))}
        assert list(records) == sorted(records)
        assert Answer.model_validate_json(json.dumps(records["AA-01"]["old"])) == OLD.answers["AA-01"]
        assert "import" in records["AA-01"]["old"]
        assert records["formation"]["old"] == [{"role": "gezinswerker", "fte": "4.5"}]

    def test_every_text_beside_the_same_level_is_seen(self) -> None:
        """Only words beside the level changed: each of them stands there, under the name of its column."""
        old = Answer(level=2, explanation="Nu  niet.", placed="own_team")
        new = Answer(level=2, explanation="Nu wel.", placed="other_party", party="JGZ")
        found = differences(form(FIRST, AA_01=old), form(FIRST, AA_01=new))
        assert list(readable(found, {"AA-01": "Samen oefenen"})) == [
            ("AA-01 · Samen oefenen, Wie doet dit", "ons eigen team", "een andere partij"),
            ("AA-01 · Samen oefenen, Andere partij", "-", "JGZ"),
            ("AA-01 · Samen oefenen, Toelichting", "Nu niet.", "Nu wel."),
        ]

    def test_a_table_tells_its_rows_and_cells(self) -> None:
        """A difference of the formation says which function and which number differ."""
        rows = [
            Formation(role="gezinswerker", fte=Decimal("4.5"), vacancies=Decimal("0.5")),
            Formation(role="gezinswerker", fte=Decimal(1)),
            Formation(role="jeugdprofessional", fte=Decimal(2)),
        ]
        mended = [rows[0].model_copy(update={"vacancies": Decimal(1)}), *rows[1:2], Formation(role="jurist")]
        found = (
            Difference("formation", tuple(rows), tuple(mended)),
            Difference("own_support", (), (OwnSupport(kind="opvoeding", fte=Decimal("0.5")),)),
        )
        assert list(readable(found, {})) == [
            ("Formatie per functie, gezinswerker, Vacatures (fte)", "0,5", "1"),
            ("Formatie per functie, jeugdprofessional", "staat er", "-"),
            ("Formatie per functie, jurist", "-", "staat er"),
            ("Begeleiding die het team zelf geeft, opvoeding, Fte", "-", "0,5"),
        ]

    def test_what_cannot_be_used_is_shown_where_it_comes(self) -> None:
        """A number that gives way to such a text is not called emptied, and the text no addition besides."""
        rows = (Formation(role="jurist", fte=Decimal(1)), Formation(role="gezinswerker", fte=Decimal(4)))
        old = OLD.model_copy(update={"profile": Profile(members=Decimal(9)), "formation": rows})
        bare = (rows[0], Formation(role="gezinswerker"))
        texts = {"profile.members": "ca. 10", "formation.1.fte": "vier"}
        new = OLD.model_copy(update={"formation": bare, "unusable": texts})
        found = differences(old, new)
        changes = [d for d in found if gives_way(d)]
        adds = [d for d in found if not gives_way(d)]
        assert list(readable(changes, {}, found)) == [
            ("Mensen in het team", "9", "(ca. 10)"),
            ("Formatie per functie, gezinswerker, Fte nu", "4", "(vier)"),
        ]
        assert added(adds, changes) == ""
        assert "Mensen in het team" in added(adds)

    def test_what_comes_by_the_dozen_is_counted(self) -> None:
        """Cells of one action are one, and so are the states of lists; a single list has its name."""
        cells = [
            *(f"action.M-AA-0{n}.{field}" for n in (1, 2, 3) for field in ("decision", "owner", "decided")),
            "plan.state",
            "state.alpha",
            "state.beta",
            "since.alpha",
        ]
        assert added(Difference(what, None, "x") for what in cells).split(", ") == [
            "wat er staat bij 3 acties",
            "Stand van het plan",
            "Stand van 2 vragenlijsten",
            "Dag van inleveren van alpha",
        ]

    @settings(max_examples=30 * DEEP)
    @given(kept(any_answers), kept(any_answers))
    def test_merging_leaves_no_difference(self, old: Answers, new: Answers) -> None:
        """After merging, what is stored says what the newer form says, and every import is known."""
        whole = merge(old, new)
        assert differences(whole, new) == ()
        assert whole.imports[: len(old.imports)] == old.imports
        assert len(whole.imports) == len(old.imports) + len(new.imports)


class TestPolicies:
    def test_a_first_form_is_written_whole(self, tmp_path: Path) -> None:
        """The first form of a respondent is stored as it is."""
        result = import_answers(tmp_path, "oost.xlsx", None, OLD, "ask")
        assert (result.outcome, result.differences, result.problems) == ("read", (), ())
        assert stored(tmp_path) == OLD

    @pytest.mark.parametrize("policy", ["ask", "newest", "keep"])
    def test_the_same_file_again_does_nothing(self, space: Path, policy: Any) -> None:  # noqa: ANN401 - a Literal
        """A file that was read before changes nothing on disk, the log included."""
        before = everything(space)
        again = form(FIRST, **{k.replace("-", "_"): v for k, v in OLD.answers.items()})
        result = import_answers(space, "oost.xlsx", stored(space), again, policy)
        assert result.outcome == "unchanged"
        assert [p.code for p in result.problems] == ["same-file-again"]
        assert everything(space) == before

    def test_the_same_file_is_known_after_a_later_one(self, space: Path) -> None:
        """Also when another form was read in between, the first file is still known."""
        import_answers(space, "oost.xlsx", stored(space), NEW, "newest")
        result = import_answers(space, "oost.xlsx", stored(space), OLD, "newest")
        assert [p.code for p in result.problems] == ["older-file-again"]

    def test_the_last_file_again_is_the_same_file_whatever_stands_there_now(self, space: Path) -> None:
        """Somebody changed the stored answers by hand: the file is still the one that was read last."""
        changed = OLD.model_copy(update={"answers": {"AA-01": Answer(level=4, import_=1)}})
        assert differences(changed, OLD) != ()
        result = import_answers(space, "oost.xlsx", changed, OLD, "newest")
        assert (result.outcome, [p.code for p in result.problems]) == ("unchanged", ["same-file-again"])

    def test_an_older_file_that_says_the_same_is_no_older_file(self, space: Path) -> None:
        """A later form gave the same answers: reading the first one again would change nothing."""
        same = OLD.model_copy(update={"imports": form(SECOND).imports})
        assert import_answers(space, "kopie.xlsx", stored(space), same, "ask").outcome == "read"
        result = import_answers(space, "oost.xlsx", stored(space), OLD, "newest")
        assert (result.outcome, [p.code for p in result.problems]) == ("unchanged", ["same-file-again"])

    def test_ask_refuses_and_writes_nothing(self, space: Path) -> None:
        """A form with other answers is refused, with the differences, and nothing is written."""
        before = everything(space)
        result = import_answers(space, "nieuw.xlsx", stored(space), NEW, "ask")
        assert result.outcome == "refused"
        assert result.differences == differences(OLD, merge(OLD, NEW))
        assert [(p.code, p.file) for p in result.problems] == [("would-overwrite", "nieuw.xlsx")]
        assert "2 verschillen" in describe(result.problems[0])[0]
        assert everything(space) == before

    def test_ask_reads_a_form_that_says_the_same(self, space: Path) -> None:
        """Another file with the same answers is read without a question."""
        same = OLD.model_copy(update={"imports": form(SECOND).imports})
        result = import_answers(space, "kopie.xlsx", stored(space), same, "ask")
        assert (result.outcome, result.problems) == ("read", ())
        assert [i.sha256 for i in stored(space).imports] == [FIRST, SECOND]
        assert stored(space).answers == OLD.answers

    def test_newest_replaces_exactly_what_changed(self, space: Path) -> None:
        """With 'newest' only changed answers get the number of the new import."""
        result = import_answers(space, "nieuw.xlsx", stored(space), NEW, "newest")
        assert result.outcome == "read"
        now = stored(space)
        assert {key: answer.import_ for key, answer in now.answers.items()} == {
            "AA-01": 1,
            "AA-02": 2,
            "AA-04": 2,
        }
        assert now.answers["AA-02"].level == NEW.answers["AA-02"].level
        assert [(i.n, i.sha256) for i in now.imports] == [(1, FIRST), (2, SECOND)]
        assert differences(now, NEW) == ()

    def test_a_third_form_counts_on(self, space: Path) -> None:
        """Numbers of imports count up and are never used twice."""
        for sha256, level in ((SECOND, 3), (THIRD, 4)):
            newer = form(sha256, AA_01=Answer(level=level), AA_02=Answer(level=3))
            assert import_answers(space, "x.xlsx", stored(space), newer, "newest").outcome == "read"
        now = stored(space)
        assert [i.n for i in now.imports] == [1, 2, 3]
        assert {key: answer.import_ for key, answer in now.answers.items()} == {"AA-01": 3, "AA-02": 1}


class TestLog:
    def test_begin_before_and_done_after_with_the_old_answers(self, space: Path) -> None:
        """Each import leaves two lines; the first holds the old answers whole."""
        import_answers(space, "nieuw.xlsx", stored(space), NEW, "newest")
        lines = log(space)
        assert [(line["event"], line["file"]) for line in lines] == [
            ("begin", "oost.xlsx"),
            ("done", "oost.xlsx"),
            ("begin", "oost.xlsx"),  # not as somebody called it: as it is kept
            ("done", "oost.xlsx"),
        ]
        assert lines[0]["changes"] == []
        assert lines[2]["sha256"] == SECOND
        assert {line["path"] for line in lines} == {path_of(OLD)}
        changes = {change["what"]: change for change in lines[2]["changes"]}
        assert set(changes) == {d.what for d in differences(OLD, NEW)}
        assert Answer.model_validate(changes["AA-02"]["old"]) == OLD.answers["AA-02"]
        assert Answer.model_validate(changes["AA-03"]["old"]) == OLD.answers["AA-03"]
        assert changes["AA-03"]["new"] is None
        assert changes["AA-04"]["old"] is None

    def test_begin_stands_in_the_log_before_the_file_changes(
        self, space: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """When the program stops halfway, the log already tells what was about to change."""
        seen: list[list[dict[str, Any]]] = []

        def stop(_self: Path, _target: Path) -> Path:
            seen.append(log(space))
            raise KeyboardInterrupt

        monkeypatch.setattr(Path, "replace", stop)
        with pytest.raises(KeyboardInterrupt):
            import_answers(space, "nieuw.xlsx", OLD, NEW, "newest")
        assert [line["event"] for line in seen[0]] == ["begin", "done", "begin"]
        assert stored(space) == OLD
        assert set(everything(space)) == {path_of(OLD), "log.jsonl"}


class TestDisk:
    @pytest.fixture
    def no_replace(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        """A disk on which replacing a file fails, as when Excel has it open."""

        def fail(*_: object, **__: object) -> None:
            raise PermissionError(13, "in gebruik")

        monkeypatch.setattr(Path, "replace", fail)
        monkeypatch.setattr(os, "replace", fail)
        yield
        monkeypatch.undo()

    @pytest.mark.usefixtures("no_replace")
    def test_a_failing_replace_leaves_the_old_file_whole(self, tmp_path: Path) -> None:
        """When the file cannot be replaced, the old bytes stand there and nothing else was left behind."""
        path = tmp_path / path_of(OLD)
        path.parent.mkdir(parents=True)
        path.write_bytes(answers_to_yaml(OLD))
        result = import_answers(tmp_path, "nieuw.xlsx", OLD, NEW, "newest")
        assert result.outcome == "refused"
        assert [p.code for p in result.problems] == ["write-denied"]
        assert "team.yaml" in describe(result.problems[0])[0]
        assert stored(tmp_path) == OLD
        assert set(everything(tmp_path)) == {path_of(OLD), "log.jsonl"}
        assert [line["event"] for line in log(tmp_path)] == ["begin", "failed"]

    def test_a_log_that_cannot_be_written_stops_the_import(self, tmp_path: Path) -> None:
        """Without a line in the log nothing is changed."""
        (tmp_path / "log.jsonl").mkdir()
        result = import_answers(tmp_path, "oost.xlsx", None, OLD, "ask")
        assert result.outcome == "refused"
        assert [(p.code, p.file) for p in result.problems] == [("unwritable", "log.jsonl")]
        assert "log.jsonl" in describe(result.problems[0])[0]
        assert everything(tmp_path) == {}

    def test_a_file_where_a_folder_should_be(self, tmp_path: Path) -> None:
        """When a folder cannot be made, that is a problem and not a traceback."""
        (tmp_path / "rounds").write_bytes(b"")
        result = import_answers(tmp_path, "oost.xlsx", None, OLD, "ask")
        assert result.outcome == "refused"
        assert [p.code for p in result.problems] == ["unwritable"]
        assert (tmp_path / "rounds").read_bytes() == b""

    def test_a_read_only_disk(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A disk that refuses new files gives a problem with the reason, and no file."""

        def refuse(*_: object, **__: object) -> tuple[int, str]:
            raise OSError(30, "alleen lezen")

        monkeypatch.setattr("tempfile.mkstemp", refuse)
        problem = write_atomically(tmp_path / "a" / "b.yaml", b"x")
        assert problem is not None
        assert (problem.code, dict(problem.holes)) == (
            "write-denied",
            {"name": "b.yaml", "why": "alleen lezen"},
        )
        assert everything(tmp_path) == {}

    def test_a_full_disk_leaves_no_half_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """When the disk is full the old file stands, and the half new one is gone."""
        path = tmp_path / "a.yaml"
        path.write_bytes(b"oud")

        def full(_handle: int) -> None:
            raise OSError(28, "schijf vol")

        monkeypatch.setattr(os, "fsync", full)
        problem = write_atomically(path, b"nieuw")
        assert problem is not None
        assert problem.code == "disk-full"
        assert everything(tmp_path) == {"a.yaml": b"oud"}

    def test_writing_leaves_only_the_file(self, tmp_path: Path) -> None:
        """After writing, also over an older file, only the file itself is there."""
        path = tmp_path / "deep" / "er" / "a.yaml"
        for data in (b"een", b"", b"drie\n" * 1000):
            assert write_atomically(path, data) is None
            assert everything(tmp_path) == {"deep/er/a.yaml": data}

    def test_a_colleague_may_read_the_file(self, tmp_path: Path) -> None:
        """The file gets ordinary rights, not those of a temporary file."""
        path = tmp_path / "a.yaml"
        assert write_atomically(path, b"x") is None
        assert path.stat().st_mode & 0o777 == 0o644 or os.name == "nt"
