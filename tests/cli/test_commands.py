# SPDX-License-Identifier: EUPL-1.2
"""The commands as a user meets them: Dutch, exit codes, files, and nothing lost."""

import html
import json
import re
import shlex
import shutil
import zipfile
from pathlib import Path

import click
import pytest

from tests.cli.pty_run import terminal
from tests.cli.runner import DATED, DAY, REFERENCES, zelfscan
from tests.typed import load_workbook
from tests.work.small import copy
from tests.work.some_faces import set_in_words, set_under_all_names
from toolkit.cli.main import zelfscan as group
from toolkit.forms.question.layout import profile_label
from toolkit.words.catalogue import say
from tools.example.table import asked_in

ROUND = "2026-q1"
ENGLISH = re.compile(
    r"\b(usage|options?|commands?|error|missing|invalid|show|message|default|required|exit|try|such)\b",
    re.IGNORECASE,
)


def every_command() -> dict[str, click.Command]:
    """The program, its commands, and those of a group, by what is typed."""
    top = click.Context(group)
    found: dict[str, click.Command] = {"": group}
    for name in group.list_commands(top):
        command = group.get_command(top, name)
        assert command is not None
        found[name] = command
        if isinstance(command, click.Group):
            found |= {f"{name} {verb}": one for verb, one in command.commands.items()}
    return found


@pytest.mark.parametrize("typed", every_command())
def test_help_is_dutch_and_says_all(typed: str, tmp_path: Path) -> None:
    """The help of every command has no English word in it; nothing that it says of another is cut off."""
    text = zelfscan(*typed.split(), "--help", cwd=tmp_path, COLUMNS="60").stdout
    assert len(text) > 100
    found = ENGLISH.findall(re.sub(r"--[a-z]+", "", text))
    assert not found, found
    command = every_command()[typed]
    if isinstance(command, click.Group):
        below = [each for each in every_command() if each.startswith(typed) and each != typed]
        assert len(below) > 3
        said = " ".join(text.split())
        cut = re.findall(r"\w+ \w+(?:\.\.\.|…)", said.replace(say("cli.metavar.command"), ""))
        assert cut == []
        for each in below if typed else ():
            assert (every_command()[each].help or "?").splitlines()[0] in said


@pytest.mark.parametrize(
    "typed", [key for key, one in every_command().items() if not isinstance(one, click.Group)]
)
def test_help_shows_an_example_that_works(
    typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line that can be copied: the command understands every word of it."""
    text = zelfscan(*typed.split(), "--help", cwd=tmp_path, COLUMNS="60").stdout
    (line,) = (line for line in text.splitlines() if line.strip().startswith(f"zelfscan {typed} "))
    monkeypatch.chdir(tmp_path)
    _, *words = shlex.split(line)
    rest = words[len(typed.split()) :]
    for name in rest:
        if name.endswith(".xlsx"):
            Path(name).touch()
    Path("binnengekomen").mkdir()
    command = every_command()[typed]
    with command.make_context(typed, rest, parent=click.Context(group)) as understood:
        given = [key for key, value in understood.params.items() if value not in (None, False, ())]
        assert len(given) >= (typed != "demo")


@pytest.mark.parametrize(
    "arguments",
    [
        ["bestaatniet"],
        ["scoren", "--bestaatniet"],
        ["inlezen"],
        ["nieuw"],
    ],
)
def test_wrong_use_is_told_in_dutch(arguments: list[str], tmp_path: Path) -> None:
    """Wrong use ends with code 2 and a Dutch sentence."""
    done = zelfscan(*arguments, cwd=tmp_path, code=2)
    assert "Gebruik:" in done.stderr
    assert "Fout:" in done.stderr
    assert not ENGLISH.findall(re.sub(r"--?[a-z]+", "", done.stderr)), done.stderr


def test_an_audience_that_the_region_does_not_know_is_wrong_use(demo: Path) -> None:
    """Who reads follows the region's own route; another word is told with those that there are."""
    done = zelfscan("vergelijken", "--voor", "iedereen", "--map", demo, cwd=demo, code=2)
    assert "Fout:" in done.stderr
    assert "iedereen" in done.stderr
    assert "programmamanager" in done.stderr


def test_outside_a_workspace_the_command_says_what_to_do(tmp_path: Path) -> None:
    """Without region.yaml anywhere above there is a sentence, not a traceback."""
    done = zelfscan("scoren", cwd=tmp_path, code=1)
    assert "region.yaml" in done.stderr
    assert "--map" in done.stderr


def test_a_workspace_is_found_from_a_folder_inside(demo: Path) -> None:
    """Somebody who stands in a folder of the region need not say where it is."""
    text = zelfscan("status", cwd=demo / "rounds" / ROUND).stdout
    assert "zandwerve-oost" in text


def test_a_new_workspace_is_accepted_and_gives_forms(tmp_path: Path) -> None:
    """`nieuw` writes a region that `controleren` accepts and `formulieren` works with."""
    zelfscan("nieuw", "Regio 't Wold", "--datum", "2026-11-22", cwd=tmp_path)
    folder = tmp_path / "Regio 't Wold"
    told = zelfscan("controleren", "--map", folder, cwd=tmp_path).stderr
    assert say("problems.no_errors") in told
    assert told.count("Hier staat nog") == 3  # organisation, municipality and team still have to be named
    region = (folder / "region.yaml").read_text(encoding="utf-8")
    assert "2026-q4" in region
    keys = [line for line in region.splitlines() if re.match(r"[a-z_]+:", line)]
    assert len(keys) >= 10
    zelfscan("formulieren", "--map", folder, cwd=tmp_path)
    assert sorted(p.name for p in (folder / "formulieren" / "2026-q4").glob("*.xlsx")) == [
        "gemeente-gemeente-1.xlsx",
        "team-1.xlsx",
        "werkgever-organisatie-1.xlsx",
    ]
    before = (folder / "region.yaml").read_bytes()
    zelfscan("nieuw", folder, cwd=tmp_path, code=1)
    assert (folder / "region.yaml").read_bytes() == before


def test_the_real_region_is_ready_to_start(tmp_path: Path) -> None:
    """The real region has no problem, no answer, and a form for every team, municipality and employer."""
    from toolkit.places import data_folder  # noqa: PLC0415 - only this test

    source = data_folder() / "assessments" / "regio-amersfoort"
    shutil.copytree(source, tmp_path / "regio")
    assert not (source / "rounds").exists()
    zelfscan("controleren", "--map", "regio", cwd=tmp_path)
    zelfscan("formulieren", "--map", "regio", cwd=tmp_path)
    forms = {p.stem for p in (tmp_path / "regio" / "formulieren").rglob("*.xlsx")}
    assert len([f for f in forms if f.startswith("gemeente-")]) == 7
    assert len([f for f in forms if f.startswith("werkgever-")]) == 5
    assert "gemeente-nijkerk" not in forms
    record = json.loads(zelfscan("scoren", "--json", "--map", "regio", cwd=tmp_path).stdout)
    assert record["example"] is False
    assert all(u["standards"] == [] for u in record["units"])


def test_why_explains_down_to_the_level_asked(demo: Path) -> None:
    """`--waarom` shows the chosen level's text and the text of the level that the norm asks."""
    text = zelfscan("scoren", "--map", demo, "--team", "zandwerve-oost", "--waarom", "vl-03", cwd=demo).stdout
    asked = asked_in(ROUND).criterion("VL-03")
    assert asked is not None
    assert asked.levels[1] in text
    assert asked.levels[3] in text
    assert asked.levels[2] not in text
    assert "ondergrens niet gehaald" in text
    with terminal(
        "scoren", "--map", demo, "--team", "zandwerve-oost", "--waarom", "vl-03", cwd=demo, TERM="dumb"
    ) as screen:  # that draws no bar over itself, however long reading takes
        assert screen.wait() == 0
    assert max(map(len, screen.text.splitlines())) <= 80 < max(map(len, text.splitlines()))
    assert screen.text.split() == text.split(), "the same words, broken between them"
    zelfscan("scoren", "--map", demo, "--waarom", "VL-03", cwd=demo, code=2)
    zelfscan("scoren", "--map", demo, "--waarom", "XX-99", "--team", "zandwerve-oost", cwd=demo, code=2)
    zelfscan("scoren", "--map", demo, "--team", "nergens", cwd=demo, code=2)
    zelfscan("scoren", "--map", demo, "--ronde", "nooit", cwd=demo, code=2)


@pytest.mark.parametrize("command", ["voortgang", "vergelijken"])
def test_a_terminal_gets_the_words_of_a_pipe_in_lines_that_fit(command: str, tmp_path: Path) -> None:
    """Broken between words where somebody reads; whole where a program does."""
    typed = (command, *(("--datum", DAY) if command in DATED else ()))
    space = copy(tmp_path / "regio")
    done = zelfscan(*typed, cwd=space, COLUMNS="80")
    piped = done.stdout + done.stderr
    with terminal(*typed, cwd=space, TERM="dumb") as screen:  # that draws no bar over itself
        assert screen.wait() == 0
    assert max(map(len, screen.text.splitlines())) <= 80 < max(map(len, piped.splitlines()))
    assert screen.text.split() == piped.split()


def test_data_go_to_stdout_and_words_to_stderr(demo: Path) -> None:
    """With --json stdout holds JSON and nothing else."""
    for command in ("scoren", "status", "controleren"):
        done = zelfscan(command, "--json", "--map", demo, cwd=demo)
        assert json.loads(done.stdout)["schema"].endswith("/1")


@pytest.fixture
def own(demo: Path, tmp_path: Path) -> Path:
    """A copy of the demo that a test may change."""
    shutil.copytree(demo, tmp_path / "regio")
    return tmp_path / "regio"


def change(book: Path, answers: dict[str, int], target: Path) -> Path:
    """The same workbook with other answers, as a team lead would change it."""
    workbook = load_workbook(book)
    changed = 0
    for sheet in workbook.worksheets:
        rows = list(sheet.iter_rows())
        head = next((r for r in rows if {"Nr.", "Niveau"} <= {c.value for c in r}), None)
        if head is None:
            continue
        names = [c.value for c in head]
        for row in rows:
            number = str(row[names.index("Nr.")].value)
            if number in answers:
                row[names.index("Niveau")].value = answers[number]
                changed += 1
    assert changed == len(answers)
    workbook.save(target)
    return target


def levels(folder: Path, unit: str) -> dict[str, int | None]:
    """Levels of a unit in `scoren --json`."""
    record = json.loads(zelfscan("scoren", "--json", "--map", folder, "--team", unit, cwd=folder).stdout)
    criteria = [c for s in record["units"][0]["standards"] for t in s["themes"] for c in t["criteria"]]
    return {c["id"]: c["level"] for c in criteria}


def test_a_newer_file_is_asked_about_and_changes_exactly_what_it_says(own: Path, tmp_path: Path) -> None:
    """Without a choice nothing is overwritten; --houd keeps; --nieuwste changes those three answers."""
    before = levels(own, "zandwerve-oost")
    new = {"VL-03": 3, "VL-05": 0, "LV-01": 4}
    book = change(own / "ingevuld" / ROUND / "zandwerve-oost.xlsx", new, tmp_path / "nieuw.xlsx")
    asked = zelfscan("inlezen", book, "--map", own, cwd=own, code=1)
    assert "--nieuwste" in asked.stderr
    assert all(identity in asked.stdout for identity in new)
    assert levels(own, "zandwerve-oost") == before
    zelfscan("inlezen", book, "--houd", "--map", own, cwd=own)
    assert levels(own, "zandwerve-oost") == before
    zelfscan("inlezen", book, "--nieuwste", "--map", own, cwd=own)
    after = levels(own, "zandwerve-oost")
    changed = {k: v for k, v in after.items() if before[k] != v}
    assert {k: v for k, v in changed.items() if k not in REFERENCES} == new
    assert {k: v for k, v in changed.items() if k in REFERENCES} == {"SM-04": new["VL-03"]}
    log = [json.loads(line) for line in (own / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [entry["event"] for entry in log[-2:]] == ["begin", "done"]
    old = {c["what"]: c["old"]["level"] for c in log[-2]["changes"]}
    assert old == {k: before[k] for k in new}
    again = zelfscan("inlezen", book, "--map", own, cwd=own)
    assert "al ingelezen" in again.stdout
    zelfscan("inlezen", book, "--nieuwste", "--houd", "--map", own, cwd=own, code=2)


def test_a_bad_file_does_not_stop_the_others(own: Path, tmp_path: Path) -> None:
    """Rubbish is refused by name, leftovers are passed over, what is good is read."""
    shutil.rmtree(own / "rounds" / ROUND / "zandwerve-oost")
    inbox = tmp_path / "post"
    inbox.mkdir()
    shutil.copy(own / "ingevuld" / ROUND / "zandwerve-oost.xlsx", inbox)
    (inbox / "kapot.xlsx").write_bytes(b"geen werkmap")
    (inbox / "~$zandwerve-oost.xlsx").write_bytes(b"open")
    (inbox / "notitie.txt").write_text("iets", encoding="utf-8")
    done = zelfscan("inlezen", inbox, "--map", own, "--json", cwd=own, code=1)
    outcome = {f["file"]: f["outcome"] for f in json.loads(done.stdout)["files"]}
    assert outcome == {"kapot.xlsx": "refused", "zandwerve-oost.xlsx": "read"}
    assert levels(own, "zandwerve-oost")["VL-03"] == 1


def test_stored_answers_with_errors_are_never_overwritten(own: Path) -> None:
    """A file of answers that somebody broke stays as it is; the form is refused with a sentence."""
    stored = own / "rounds" / ROUND / "zandwerve-oost" / "team.yaml"
    stored.write_text(stored.read_text(encoding="utf-8").replace("level: 3", "level: drie"), encoding="utf-8")
    broken = stored.read_bytes()
    book = own / "ingevuld" / ROUND / "zandwerve-oost.xlsx"
    done = zelfscan("inlezen", book, "--nieuwste", "--map", own, cwd=own, code=1)
    assert "controleren" in done.stderr
    assert stored.read_bytes() == broken
    told = zelfscan("scoren", "--map", own, cwd=own)
    assert "telt niet mee" in told.stderr
    assert "nog niets ingeleverd" in told.stdout
    zelfscan("controleren", "--map", own, cwd=own, code=1)


def test_eight_kinds_of_broken_yaml_are_told_at_once(own: Path) -> None:
    """One run of `controleren` names every broken file with its line."""
    place = own / "rounds" / ROUND
    head = "schema: answers/1\nunit: {unit}\nround: '2026-q1'\nrespondent: {name}\nkind: member\n"
    bad = {
        "dubbel": "kind: member\n",
        "onbekend": "kleur: rood\n",
        "soort": "imports: nee\n",
        "anker": "profile: &a {triage: team}\n",
        "vreemd": "answers:\n  ZZ-01: {level: 3}\n",
        "getal": "answers:\n  VL-01: {level: 9}\n",
        "keuze": "profile: {triage: iedereen}\n",
        "opmaak": "answers: {VL-01: [\n",
    }
    for name, line in bad.items():
        text = head.format(unit="zandwerve-oost", name=name) + line
        (place / "zandwerve-oost" / f"{name}.yaml").write_text(text, encoding="utf-8")
    found = json.loads(zelfscan("controleren", "--json", "--map", own, cwd=own, code=1).stdout)["problems"]
    lines = {Path(p["file"]).stem: p["place"]["line"] for p in found if Path(p["file"]).stem in bad}
    expected = {"dubbel": 6, "onbekend": 6, "soort": 6, "anker": 6, "vreemd": 7, "getal": 7, "keuze": 6}
    assert {k: v for k, v in lines.items() if k != "opmaak"} == expected
    assert lines["opmaak"] >= 6
    assert len({p["code"] for p in found if Path(p["file"]).stem in bad}) == len(bad)


@pytest.mark.parametrize("name", ["2026", "null", "con", "1e5", "Ærø", "..."])
def test_any_folder_name_gives_a_workspace_that_is_accepted(tmp_path: Path, name: str) -> None:
    """A folder name that YAML or Windows reads otherwise still becomes a usable id."""
    folder = tmp_path / "x" / name if name != "..." else tmp_path / "punt..."
    zelfscan("nieuw", folder, cwd=tmp_path)
    zelfscan("controleren", "--map", folder, cwd=tmp_path)


def test_blank_forms_never_erase_answers(own: Path) -> None:
    """Reading the folder with the blank forms that were sent out changes nothing."""
    before = levels(own, "zandwerve-oost")
    units = json.loads(zelfscan("status", "--json", "--map", own, cwd=own).stdout)["units"]
    zelfscan("formulieren", "--map", own, cwd=own)
    done = zelfscan("inlezen", own / "formulieren", "--nieuwste", "--map", own, "--json", cwd=own)
    found = json.loads(done.stdout)["files"]
    assert sorted(f["unit"] for f in found) == sorted(u["unit"] for u in units)
    assert len(units) == 22  # ten teams, seven municipalities, five employers
    assert {f["outcome"] for f in found} == {"refused"}
    assert {p["code"] for f in found for p in f["problems"]} == {"form-blank"}
    assert levels(own, "zandwerve-oost") == before
    assert not (own / "rounds" / ROUND / "plompergouw-zuid").exists()


def test_the_round_before_can_be_shown_and_never_counts(own: Path) -> None:
    """With --vorige the earlier answers stand beside the questions; read back as it is, nothing counts."""
    zelfscan("formulieren", "--vorige", "--team", "plompergouw-zuid", "--map", own, cwd=own)
    form = own / "formulieren" / ROUND / "plompergouw-zuid.xlsx"
    earlier = (own / "rounds" / "2025-q3" / "plompergouw-zuid" / "team.yaml").read_text(encoding="utf-8")
    assert "VL-01: {" in earlier
    text = " ".join(str(c.value) for s in load_workbook(form) for r in s.iter_rows() for c in r if c.value)
    assert "30-9-2025" in text
    done = zelfscan("inlezen", form, "--map", own, "--json", cwd=own)
    assert [p["code"] for p in json.loads(done.stdout)["files"][0]["problems"]] == ["form-blank"]
    book = load_workbook(form)
    label = profile_label("waiting_list")
    cell = next(c for s in book.worksheets for r in s.iter_rows() for c in r if c.value == label)
    cell.offset(0, 1).value = 41
    book.save(own / "anders.xlsx")
    done = zelfscan("inlezen", own / "anders.xlsx", "--map", own, "--json", cwd=own)
    assert json.loads(done.stdout)["files"][0]["outcome"] == "read"
    assert "waiting_list: 41" in (own / "rounds" / ROUND / "plompergouw-zuid" / "team.yaml").read_text(
        "utf-8"
    )


def test_what_a_damaged_form_lacks_is_kept(own: Path, tmp_path: Path) -> None:
    """A form without one of its lists changes nothing about the answers to that list."""
    before = levels(own, "zandwerve-oost")
    workbook = load_workbook(own / "ingevuld" / ROUND / "zandwerve-oost.xlsx")
    safety = next(s for s in workbook.worksheets if "eiligheid" in s.title)
    workbook.remove(safety)
    workbook.save(tmp_path / "half.xlsx")
    zelfscan("inlezen", tmp_path / "half.xlsx", "--nieuwste", "--map", own, cwd=own, code=None)
    assert levels(own, "zandwerve-oost") == before


def test_of_two_files_of_one_team_the_newest_counts_and_what_changed_is_listed(
    own: Path, tmp_path: Path
) -> None:
    """Read the one after the other, with the question, the old and the new level, also with --nieuwste."""
    shutil.rmtree(own / "rounds" / ROUND / "zandwerve-oost")
    source = own / "ingevuld" / ROUND / "zandwerve-oost.xlsx"
    inbox = tmp_path / "post"
    inbox.mkdir()
    shutil.copy(source, inbox / "een.xlsx")
    change(source, {"VL-03": 4}, inbox / "twee.xlsx")
    done = zelfscan("inlezen", inbox, "--nieuwste", "--map", own, cwd=own)
    assert levels(own, "zandwerve-oost")["VL-03"] == 4
    (row,) = (line for line in done.stdout.splitlines() if "VL-03" in line)
    assert [part.strip() for part in row.strip("│ ").split("│")][1:] == ["1", "4"]


def test_an_older_file_again_is_told(own: Path, tmp_path: Path) -> None:
    """A file that was replaced by a newer one says so when it is read again, and changes nothing."""
    source = own / "ingevuld" / ROUND / "zandwerve-oost.xlsx"
    zelfscan(
        "inlezen", change(source, {"VL-03": 4}, tmp_path / "nieuw.xlsx"), "--nieuwste", "--map", own, cwd=own
    )
    done = zelfscan("inlezen", source, "--nieuwste", "--map", own, cwd=own)
    assert "nieuwer bestand" in done.stderr
    assert levels(own, "zandwerve-oost")["VL-03"] == 4


def test_personal_data_do_not_come_in(own: Path, tmp_path: Path) -> None:
    """A number that is refused is not in any file of the workspace afterwards, the log included."""
    workbook = load_workbook(own / "ingevuld" / ROUND / "zandwerve-oost.xlsx")
    sheet = next(s for s in workbook.worksheets if "asisfuncties" in s.title)
    rows = list(sheet.iter_rows())
    head = next(i for i, r in enumerate(rows) if "Toelichting" in {c.value for c in r})
    cell = rows[head + 1][[c.value for c in rows[head]].index("Toelichting")]
    cell.value = "Gezin met 111222333."
    workbook.save(tmp_path / "bsn.xlsx")
    done = zelfscan("inlezen", tmp_path / "bsn.xlsx", "--nieuwste", "--map", own, cwd=own)
    assert "burgerservicenummer" in done.stderr
    assert f"cel {cell.coordinate}" in done.stderr
    for path in own.rglob("*"):
        if path.suffix in {".yaml", ".jsonl"}:
            assert "111222333" not in path.read_text(encoding="utf-8")


def test_files_under_a_wrong_name_are_told(own: Path) -> None:
    """Answers in a .yml file do not count, and that is said."""
    stored = own / "rounds" / ROUND / "zandwerve-oost" / "team.yaml"
    stored.rename(stored.with_suffix(".yml"))
    told = zelfscan("controleren", "--map", own, cwd=own).stderr
    assert "team.yml" in told
    assert "niet gelezen" in told


def test_brackets_in_titles_are_text(own: Path) -> None:
    """Names with brackets are shown as they are and break no table."""
    region = own / "region.yaml"
    text = region.read_text(encoding="utf-8").replace("title: Voorbeeldregio", "title: 'Regio [/b] [x]'")
    region.write_text(text, encoding="utf-8")
    for command in ("status", "scoren", "vergelijken"):
        assert "Regio [/b] [x]" in zelfscan(command, "--map", own, cwd=own).stdout


@pytest.mark.parametrize("audience", ["programmamanager", "ssd", "bosd", "teams"])
def test_who_may_see_names_is_agreed_in_the_region(demo: Path, audience: str) -> None:
    """Names of municipalities appear for the programme manager alone, as region.yaml says."""
    town = ["--gemeente", "zandwerve"] if audience == "teams" else []
    done = zelfscan("vergelijken", "--voor", audience, *town, "--map", demo, cwd=demo)
    assert zelfscan("vergelijken", "--voor", "teams", "--map", demo, cwd=demo, code=2)
    named = any(town in done.stdout + done.stderr for town in ("Bremmerwold", "Ottermeent"))
    assert named == (audience == "programmamanager")


def test_a_comparison_can_be_written(own: Path, tmp_path: Path) -> None:
    """`--uit` gives every face and a workbook; for a steering group no municipality is named in them."""
    zelfscan("vergelijken", "--voor", "ssd", "--uit", tmp_path / "uit", "--map", own, cwd=own)
    files = {p.suffix: p for p in (tmp_path / "uit").iterdir() if p.is_file()}
    assert sorted(files) == [".docx", ".html", ".md", ".pdf", ".xlsx"]
    assert len({p.stem for p in files.values()}) == 1
    # as the demo made it for who sees names
    named = {p.suffix: p for p in (own / "documenten" / ROUND).glob("vergelijking-*")}
    assert sorted(named) == sorted(files)
    for text in in_text(files):
        assert "Bremmerwold" not in text
    for text in in_text(named):
        assert "Bremmerwold" in text


def in_text(files: dict[str, Path]) -> list[str]:
    """What stands in each face of a comparison but its PDF, and in its workbook."""
    texts = [files[kind].read_text(encoding="utf-8") for kind in (".html", ".md")]
    book = load_workbook(files[".xlsx"])
    texts.append(" ".join(str(c.value) for s in book.worksheets for r in s.iter_rows() for c in r))
    with zipfile.ZipFile(files[".docx"]) as packed:
        texts.append(packed.read("word/document.xml").decode("utf-8"))
    return texts


@pytest.mark.parametrize("sight", ["own_and_range", "never"])
def test_a_board_without_right_to_them_gets_no_plans(
    own: Path, tmp_path: Path, sight: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What region.yaml keeps from a board is refused before anything is written; the team's own is not."""
    set_in_words(monkeypatch)
    region = own / "region.yaml"
    text = region.read_text(encoding="utf-8")
    assert "ssd: coded" in text
    region.write_text(text.replace("ssd: coded", f"ssd: {sight}"), encoding="utf-8")
    board = ("plannen", "--editie", "bestuur", "--voor", "ssd", "--uit", tmp_path / "uit", "--map", own)
    assert "region.yaml" in zelfscan(*board, cwd=own, code=2).stderr
    assert not (tmp_path / "uit").exists()
    team = ("plannen", "--team", "bremmerwold", "--uit", tmp_path / "uit", "--map", own)
    zelfscan(*team, cwd=own)


def test_a_list_in_draft_is_not_handed_in(own: Path) -> None:
    """One list of three still in concept: the team is busy, and one fewer has handed in."""
    counted = re.compile(r"(\d+) van \d+ teams ingeleverd, (\d+) nog bezig")
    before = counted.search(zelfscan("status", "--map", own, cwd=own).stderr)
    file = own / "rounds" / ROUND / "bremmerwold" / "team.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count("state: submitted") == 3
    file.write_text(text.replace("state: submitted", "state: draft", 1), encoding="utf-8")
    told = zelfscan("status", "--map", own, cwd=own).stderr
    after = counted.search(told)
    assert not re.search(r"\b0 (nog bezig|niets ontvangen)", told), "of nobody it says nothing"
    assert before
    assert after
    assert (int(after[1]), int(after[2])) == (int(before[1]) - 1, int(before[2]) + 1)


def test_plans_can_be_made_for_one_team(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--team` and `--uit` give one plan where it is asked; a municipality gets a list."""
    set_under_all_names(monkeypatch)
    zelfscan("plannen", "--team", "bremmerwold", "--uit", tmp_path / "uit", "--map", own, cwd=own)
    names = {p.name for p in (tmp_path / "uit").iterdir() if p.is_file()}
    kinds = ("html", "pdf", "docx", "md")
    pages = {f"ontwikkelplan-bremmerwold-{ROUND}.{kind}" for kind in kinds}
    assert names == {*pages, f"bremmerwold-acties-{ROUND}.xlsx"}
    zelfscan(
        "plannen",
        "--editie",
        "bestuur",
        "--team",
        "bremmerwold",
        "--uit",
        tmp_path / "b",
        "--map",
        own,
        cwd=own,
    )
    board = {p.name: p for p in (tmp_path / "b").iterdir() if p.is_file()}
    # region.yaml shows a board codes instead of names, in names of files too
    (page,) = (name for name in board if name.endswith(".html"))
    assert {name.rpartition(".")[2] for name in board} == set(kinds)
    assert "bremmerwold" not in " ".join(board)
    stored = (own / "rounds" / ROUND / "bremmerwold" / "team.yaml").read_text(encoding="utf-8")
    explanation = stored.split("explanation: |-\n", 1)[1].splitlines()[0].strip()
    shown = board[page].read_text(encoding="utf-8")
    assert explanation not in shown
    assert "Bremmerwold" not in shown
    team_page = tmp_path / "uit" / f"ontwikkelplan-bremmerwold-{ROUND}.html"
    assert explanation in html.unescape(team_page.read_text(encoding="utf-8"))
    told = zelfscan(
        "plannen", "--team", "plompergouw-zuid", "--uit", tmp_path / "leeg", "--map", own, cwd=own
    )
    assert "nog niets ingeleverd" in told.stderr
    zelfscan("plannen", "--team", "gemeente-zandwerve", "--uit", tmp_path / "g", "--map", own, cwd=own)
    assert {p.name for p in (tmp_path / "g").iterdir() if p.is_file()} == {
        f"gemeente-zandwerve-acties-{ROUND}.xlsx",
        *(f"actielijst-gemeente-zandwerve-{ROUND}.{kind}" for kind in kinds),
    }


def test_a_fault_of_ours_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What nobody foresaw ends with code 3 and a Dutch sentence."""
    import toolkit.cli.main as module  # noqa: PLC0415 - to break it

    def broken(**_named: str) -> None:
        raise RuntimeError("onvoorzien")

    monkeypatch.setattr(module, "zelfscan", broken)
    with pytest.raises(SystemExit) as stopped:
        module.main()
    assert stopped.value.code == 3
    told = capsys.readouterr().err
    assert "onvoorzien" in told
    assert "half geschreven" in told


def test_version(tmp_path: Path) -> None:
    """The version is that of the package."""
    from toolkit import __version__  # noqa: PLC0415 - only this test

    assert __version__ in zelfscan("--version", cwd=tmp_path).stdout
