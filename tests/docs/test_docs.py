# SPDX-License-Identifier: EUPL-1.2
"""The documentation says how things are: links resolve, commands exist, made pages are fresh."""

import re
import shlex
import tomllib
from collections.abc import Iterator

import click
import pytest

from toolkit import __version__
from toolkit.cli.main import COMMANDS, zelfscan
from toolkit.words.catalogue import catalogue, say
from tools.docs import DOCS, ROOT, generated, sections

PAGES = (*sorted(ROOT.glob("*.md")), *sorted(DOCS.glob("*.md")))
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
EXPECTED = {
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/architecture.md",
    "docs/checklist.md",
    "docs/dependencies.md",
    "docs/eigen-vragenlijst.md",
    "docs/handleiding.md",
    "docs/huisstijl.md",
    "docs/opmerkingen.md",
    "docs/oscal.md",
    "docs/opdrachten.md",
    "docs/situaties.md",
}
# made when the wheel is built
MADE_LATER = {"toolkit/_data"}
TOP = ("toolkit", "tests", "docs", "standards", "templates", "assessments")


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _links(text: str) -> list[str]:
    return re.findall(r"\]\(([^)\s]+)\)", text)


def _anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings}


def _command_lines() -> Iterator[tuple[str, str]]:
    """Every line that begins with zelfscan in a block of code, and every `zelfscan …` in a sentence."""
    for name in NAMES:
        if name == "docs/opdrachten.md":
            continue
        text = _text(name)
        for block in re.findall(r"^ *```\w+\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL):
            lines = (line.strip() for line in block.splitlines())
            yield from ((name, line) for line in lines if line.startswith("zelfscan"))
        yield from ((name, line) for line in re.findall(r"`(zelfscan [^`]+)`", text))


def _command(verb: str) -> click.Command:
    found = zelfscan.get_command(click.Context(zelfscan), verb)
    assert found is not None
    return found


def test_every_page_is_there() -> None:
    """The documentation consists of the agreed pages, each with a title and something below it."""
    assert set(NAMES) == EXPECTED
    for name in NAMES:
        assert re.match(r"# \S.+\n\n\S", _text(name)), name


@pytest.mark.parametrize("name", sorted(generated()))
def test_made_pages_are_fresh(name: str) -> None:
    """A page that is made from the program says what the program says now; `make docs` makes it anew."""
    assert (DOCS / name).read_text(encoding="utf-8") == generated()[name]


@pytest.mark.parametrize("name", NAMES)
def test_links_resolve(name: str) -> None:
    """A link leads to a file that exists and a heading that stands in it; nothing leads to the network."""
    text = _text(name)
    assert "://" not in text
    for link in _links(text):
        path, _, anchor = link.partition("#")
        target = (ROOT / name).parent / path if path else ROOT / name
        assert target.resolve().is_relative_to(ROOT), link
        assert target.exists(), link
        if anchor:
            assert anchor in _anchors(target.read_text(encoding="utf-8")), link


def test_there_are_links_to_resolve() -> None:
    """The README leads to every other page, perhaps through the pages it names."""
    reached, waiting = set(), ["README.md"]
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        paths = (link.partition("#")[0] for link in _links(_text(name)))
        targets = (((ROOT / name).parent / path).resolve() for path in paths if path.endswith(".md"))
        waiting += [t.relative_to(ROOT).as_posix() for t in targets]
    assert reached == EXPECTED


@pytest.mark.parametrize("name", NAMES)
def test_named_paths_exist(name: str) -> None:
    """A path of the project that a page names exists."""
    tops = "|".join(TOP)
    for path in re.findall(rf"`((?:{tops})/[\w./-]*)`", _text(name)):
        assert path in MADE_LATER or (ROOT / path).exists(), path


def test_there_are_paths_to_find() -> None:
    """The search for paths finds what a page is known to name."""
    assert "`toolkit/places.py`" in _text("docs/architecture.md")
    assert "`standards/sources.yaml`" in _text("README.md")


def test_every_command_is_documented() -> None:
    """Each command has its own piece in opdrachten.md and a place in the handleiding and the changelog."""
    assert len(COMMANDS) > 8
    headings = re.findall(r"^## zelfscan (\w+)$", _text("docs/opdrachten.md"), re.MULTILINE)
    assert headings == list(COMMANDS)
    for page in ("docs/handleiding.md", "CHANGELOG.md"):
        text = _text(page)
        assert [c for c in COMMANDS if f"zelfscan {c}" not in text] == [], page


def test_every_command_line_is_accepted() -> None:
    """A command that a page tells to type exists, and so do its options."""
    found = list(_command_lines())
    assert {verb for _, line in found for verb in COMMANDS if line.startswith(f"zelfscan {verb}")} == set(
        COMMANDS
    )
    for name, line in found:
        words = shlex.split(line, comments=True)
        if words[1] == "--help":
            continue
        assert words[1] in COMMANDS, f"{name}: {line}"
        command = _command(words[1])
        if isinstance(command, click.Group):
            assert words[2] in command.commands, f"{name}: {line}"
            command = command.commands[words[2]]
        known = {opt for p in command.params for opt in (*p.opts, *p.secondary_opts)}
        used = {word for word in words if word.startswith("--")}
        assert used <= known | {"--help"}, f"{name}: {line}"


def test_every_make_target_exists() -> None:
    """A `make` command that a page names is a target of the Makefile, and the README names them all."""
    targets = set(re.findall(r"^\.PHONY: (.+)$", _text("Makefile"), re.MULTILINE)[0].split())
    named = {name: set(re.findall(r"(?:^|`)make (\w+)", _text(name), re.MULTILINE)) for name in NAMES}
    assert named["README.md"] == targets
    for name, used in named.items():
        assert used <= targets, name


def test_readme_begins_with_the_two_commands() -> None:
    """The first thing a reader sees is how to run and test it, also on Windows without make."""
    before = _text("README.md").split("\n## ", maxsplit=1)[0]
    blocks = re.findall(r"```\w+\n(.*?)```", before, re.DOTALL)
    assert [line.split("#")[0].strip() for line in blocks[0].splitlines()] == ["make demo", "make test"]
    windows = blocks[1].splitlines()
    assert len(windows) == 4
    assert windows[0] == "py -3.11 -m venv .venv"
    assert "-c constraints.txt -e .[dev]" in windows[1]
    assert [line.split("\\")[-1] for line in windows[2:]] == ["zelfscan demo", "python -m pytest"]


def test_problems_are_all_listed() -> None:
    """Every kind of problem stands once in opmerkingen.md, in a section with a Dutch title."""
    listed = [code for _, codes in sections() for code in codes]
    assert len(listed) > 50
    assert listed == list(catalogue())
    shown = re.findall(r" · `([a-z0-9-]+)`$", _text("docs/opmerkingen.md"), re.MULTILINE)
    assert shown == listed


def test_the_sentences_that_must_be_said_are_said() -> None:
    """The norm is called a proposal, and the figure no judgement, in the words of the program."""
    for name in ("README.md", "docs/handleiding.md"):
        assert say("word.proposal_norm") in _text(name), name
    assert say("word.about_way_of_working") in _text("docs/handleiding.md")
    assert "not the official VNG self-scan" in _text("README.md")
    assert "niet de officiële zelfscan" in _text("docs/handleiding.md")


@pytest.mark.parametrize("group", ["level", "state", "status", "placed"])
def test_the_handleiding_uses_the_words_on_screen(group: str) -> None:
    """The names of levels and states in the handleiding are those that the program shows."""
    members = {
        "level": "01234",
        "state": ("draft", "submitted", "discussed"),
        "status": ("meets", "near", "behind", "incomplete", "unnormed", "not_applicable"),
        "placed": ("own_team", "other_party", "nobody"),
    }
    text = " ".join(_text("docs/handleiding.md").split())
    words = [say(f"{group}.{member}") for member in members[group]]
    assert [word for word in words if word not in text] == []


def test_labels_of_the_form_are_those_of_the_form() -> None:
    """What the handleiding tells a team to fill in has that name on the form."""
    text = _text("docs/handleiding.md")
    for key in ("form.field.ready", "form.field.handed_in", "form.sheet.team", "form.column.why"):
        assert say(key) in text, key


def test_every_dependency_has_its_reason() -> None:
    """docs/dependencies.md has one row for every package that pyproject.toml asks for, and none more."""
    project = tomllib.loads(_text("pyproject.toml"))["project"]
    asked = {
        "Run time": project["dependencies"],
        "Development": project["optional-dependencies"]["dev"],
    }
    text = _text("docs/dependencies.md")
    for heading, packages in asked.items():
        part = text.split(f"\n## {heading}\n", maxsplit=1)[1].split("\n## ", maxsplit=1)[0]
        rows = re.findall(r"^\| `([\w.-]+)` \| (.+) \| (.+) \|$", part, re.MULTILINE)
        assert sorted(name for name, _, _ in rows) == sorted(_package(p) for p in packages)
        assert all(len(reason) > 10 for _, reason, _ in rows)


def test_every_dependency_is_pinned() -> None:
    """constraints.txt names a version of every package that pyproject.toml asks for."""
    project = tomllib.loads(_text("pyproject.toml"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    pinned = {name.lower() for name in re.findall(r"^([\w.-]+)==", _text("constraints.txt"), re.MULTILINE)}
    assert {_package(p).lower() for p in asked} <= pinned


def test_every_run_time_dependency_is_used() -> None:
    """What a user must install is imported by the toolkit; the rest is for development."""
    imported_as = {
        "fonttools": "fontTools",
        "python-calamine": "python_calamine",
        "python-docx": "docx",
        "python-stdnum": "stdnum",
        "pyyaml": "yaml",
    }
    project = tomllib.loads(_text("pyproject.toml"))["project"]
    sources = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "toolkit").rglob("*.py"))
    for package in map(_package, project["dependencies"]):
        name = imported_as.get(package, package)
        assert re.search(rf"^\s*(?:import|from) {name}\b", sources, re.MULTILINE), package


def _package(requirement: str) -> str:
    return re.split(r"[<>=~! ;\[]", requirement, maxsplit=1)[0]


def test_the_changelog_knows_this_version() -> None:
    """The newest version in the changelog is the one that the program says it is."""
    newest = re.findall(r"^## (\S+)", _text("CHANGELOG.md"), re.MULTILINE)[0]
    assert newest == __version__


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_about_the_project(name: str) -> None:
    """A page tells what the project is, not how it came about, and names no folder of somebody's machine."""
    text = re.sub(r"\b(toolkit|tests)/work/", r"\1/", _text(name))  # a folder of ours
    found = re.findall(r"\b(?:sessions?|issues?|prompts?)\b|/(?:work|tmp|home|root)/|—", text, re.IGNORECASE)
    assert found == []


def test_the_picture_tells_itself() -> None:
    """The picture of the README has a title and a description, and the README has words in its place."""
    picture = (DOCS / "lijn.svg").read_text(encoding="utf-8")
    for element in ("title", "desc"):
        assert re.search(rf'<{element} id="{element}">[^<]{{10,}}</{element}>', picture)
    assert 'aria-labelledby="title desc"' in picture
    assert re.search(r"!\[[^\]]{30,}\]\(docs/lijn\.svg\)", _text("README.md"))


def test_the_readme_shows_what_comes_out() -> None:
    """Three pictures of the example region stand in the README, each with words for who cannot see it."""
    shown = re.findall(r"!\[([^\]]{30,})\]\((docs/beelden/[\w-]+\.png)\)", _text("README.md"))
    assert [path for _, path in shown] == [f"docs/beelden/{n}.png" for n in ("plan", "formulier", "kaart")]
    for _, path in shown:
        data = (ROOT / path).read_bytes()
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        assert int.from_bytes(data[16:20], "big") >= 800  # pixels wide
        assert len(data) < 400_000
