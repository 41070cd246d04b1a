# SPDX-License-Identifier: EUPL-1.2
"""Who may import whom, and where disk, clock and outside packages may be used: read from the source."""

import re
from collections import Counter
from graphlib import TopologicalSorter

import pytest

from tests.docs.modules import ROOT, Module, modules, packages

# what each folder may import besides itself; docs/architecture.md shows the same table
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "places": set(),
    "words": {"model"},
    "reading": {"model"},
    "scoring": {"model", "versions"},
    "planning": {"model", "scoring"},
    "comparison": {"model", "scoring"},
    "region": {"comparison", "model", "planning", "scoring"},
    "versions": {"model"},
    "checking": {"model", "reading", "scoring", "versions", "words"},
    "sheets": {"model", "words"},
    "forms": {"model", "planning", "region", "scoring", "sheets", "versions", "words"},
    "dialogue": {"model", "scoring", "words"},
    "store": {"model"},
    "authoring": {"model", "reading", "sheets", "store", "words"},
    "documents": {"comparison", "model", "planning", "region", "scoring", "versions", "words"},
    "render": {"documents", "model", "sheets", "words"},
    "work": {
        "authoring",
        "checking",
        "comparison",
        "dialogue",
        "documents",
        "forms",
        "model",
        "places",
        "planning",
        "reading",
        "region",
        "render",
        "scoring",
        "sheets",
        "store",
        "versions",
        "words",
    },
    "cli": {
        "authoring",
        "checking",
        "comparison",
        "dialogue",
        "documents",
        "forms",
        "model",
        "places",
        "planning",
        "reading",
        "region",
        "render",
        "scoring",
        "sheets",
        "store",
        "versions",
        "words",
        "work",
    },
}
# single modules that are an edge themselves, and what they may import more than their folder
EDGES: dict[str, set[str]] = {"reading/__main__": {"places"}, "render/templates": {"places"}}

# modules outside cli that may touch the disk
DISK = {
    "places", "reading/__main__", "render/fonts", "render/pdf", "render/picture", "render/templates",
    "store/one_writer", "store/disk", "store/ledger", "store/log", "store/kept_results", "store/published",
    "store/secret", "work/begin/example", "work/begin/new", "work/check", "work/content/publish",
    "work/content/start", "work/discussed", "work/make/revision", "work/make/unit/plans",
    "work/make/unit/returned", "work/make/write/already_made", "work/make/write/faces",
    "work/make/write/file_place", "work/make/write/files", "work/migrate", "work/workers",
    "work/receive/files", "work/receive/read_files",
    "work/receive/mended_forms", "work/receive/respondents", "work/receive/skipped", "work/workspace/open",
    "work/workspace/settle", "work/workspace/stored",
}  # fmt: skip
# its own words come with the package, wherever that is
PACKAGE_DATA = {"words/catalogue"}
# asks which version of a package is installed
VERSIONS = {"work/make/write/already_made"}
DISK_NAMES = {"fileinput", "glob", "os", "pathlib", "shutil", "tempfile"}

CLOCK = {"store/log"}
CLOCK_CALLS = {".now", ".today", ".utcnow"}  # the module `time` is looked at by itself

# nowhere: the same input gives the same bytes, and nothing leaves the computer
NEVER = {
    "asyncio", "ftplib", "http", "multiprocessing", "random", "secrets", "smtplib", "socket",
    "subprocess", "threading", "urllib", "uuid", "webbrowser",
}  # fmt: skip

# the one place where work is spread over the processors
PROCESSES = {"work/workers": {"multiprocessing", "threading"}}

# the one place where something is drawn: kept, it is input from then on
CHANCE = {"store/secret": {"secrets"}}

# packages of others, per folder
OUTSIDE: dict[str, set[str]] = {
    "model": {"pydantic", "pydantic_core"},
    "words": {"yaml"},
    "checking": {"stdnum"},
    "reading": {"pydantic", "yaml"},
    "forms": {"pydantic", "xlsxwriter"},
    "sheets": {"python_calamine", "xlsxwriter"},
    "store": {"filelock", "pydantic_core"},
    "authoring": {"pydantic", "xlsxwriter", "yaml"},
    "render": {"docx", "fontTools", "jinja2", "markupsafe", "typst"},
    "work": {"jinja2"},
    "cli": {"click", "rich"},
}


def _of(package: str) -> list[Module]:
    return [m for m in modules() if m.package == package]


def test_the_table_names_every_folder() -> None:
    """Every folder with code has its place in the table, and every folder was looked at."""
    assert set(MAY_IMPORT) == packages()
    assert len(packages()) > 10
    assert {m.package for m in modules() if m.package} == packages()
    assert set(EDGES) <= {m.name for m in modules()}


@pytest.mark.parametrize("package", sorted(MAY_IMPORT))
def test_a_folder_imports_only_what_it_may(package: str) -> None:
    """Data flows one way: no folder imports from further down the line."""
    found = _of(package)
    assert found
    wrong = {m.name: sorted(m.own - MAY_IMPORT[package] - EDGES.get(m.name, set())) for m in found}
    assert {name: names for name, names in wrong.items() if names} == {}


def test_the_imports_were_really_read() -> None:
    """The reader of imports finds what is known to be there, and every exception is in use."""
    assert sum(len(m.own) for m in modules()) > 100
    assert "scoring" in next(m for m in modules() if m.name == "planning/proposed/proposal").own
    for name, more in EDGES.items():
        assert more <= next(m for m in modules() if m.name == name).own


def test_the_folders_stand_in_a_line() -> None:
    """What may import what has no circle; the model stands first and the commands last."""
    order = list(TopologicalSorter(MAY_IMPORT).static_order())
    assert order[-1] == "cli"
    assert MAY_IMPORT["model"] == set()


def test_no_folder_holds_more_than_its_place_can_tell() -> None:
    """A newcomer finds the place by its folder: whatever grows past fifteen modules gets rooms."""
    folders = Counter(
        m.name.rpartition("/")[0] for m in modules() if "/" in m.name and "__init__" not in m.name
    )
    assert len(folders) > 30
    assert {name: count for name, count in folders.items() if count > 15} == {}


def test_imports_say_where_they_come_from() -> None:
    """No import is relative: each line tells the folder."""
    assert [m.name for m in modules() if m.relative] == []


def test_only_the_edges_touch_the_disk() -> None:
    """Outside the commands, the modules that touch the disk are those of the list, no more and no fewer."""
    touching = {m.name for m in modules() if m.standard & DISK_NAMES or "open" in m.calls}
    assert {name for name in touching if not name.startswith("cli/")} == DISK
    by_package_data = {
        m.name for m in modules() if m.standard & {"importlib", "pkgutil"} and m.package != "cli"
    }
    assert by_package_data == PACKAGE_DATA | VERSIONS


def test_only_the_edges_know_the_time() -> None:
    """Outside the commands only the log of imports looks at the clock."""
    looking = {m.name for m in modules() if m.calls & CLOCK_CALLS and m.package != "cli"}
    assert looking == CLOCK
    assert {m.name for m in modules() if "time" in m.standard and m.package != "cli"} == set()


def test_no_chance_no_threads_no_network() -> None:
    """Nothing uses a network; one module draws a secret, one starts processes, no other does either."""
    assert {m.name: m.standard & NEVER for m in modules() if m.standard & NEVER} == PROCESSES | CHANCE
    assert {m.name for m in modules() if "concurrent" in m.standard} == set(PROCESSES)


def test_one_module_writes_files_for_people() -> None:
    """Whatever is made goes past what people changed: no other module outside the store writes a file."""
    writes = {"write_atomically", ".write_bytes", ".write_text", ".writelines"}
    found = {m.name for m in modules() if m.calls & writes and m.package != "store"}
    assert found == {"work/make/write/files", "reading/__main__"}


def test_packages_of_others_stay_in_their_folder() -> None:
    """Each folder uses the packages of others that the list gives it; scoring and planning use none."""
    used = {p: {o for m in _of(p) for o in m.others} for p in MAY_IMPORT}
    assert {p: names for p, names in used.items() if names} == OUTSIDE
    assert {m.name for m in modules() if "typst" in m.others} == {
        "render/fonts",
        "render/pdf",
        "render/picture",
    }


def test_the_page_shows_the_same_table() -> None:
    """docs/architecture.md has a row per folder with exactly what it may import, and draws every folder."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `toolkit/(\w+)(?:/|\.py)` \| [^|]+ \| ([^|]+) \|$", text, re.MULTILINE)
    shown = {name: set(re.findall(r"`(\w+)`", allowed)) for name, allowed in rows if name != "cli"}
    assert shown == {p: names for p, names in MAY_IMPORT.items() if p != "cli"}
    assert "cli" in dict(rows)
    picture = text.split("```mermaid", maxsplit=1)[1].split("```", maxsplit=1)[0]
    assert {p for p in packages() if not re.search(rf"\b{p}\b", picture)} == set()


def test_the_page_names_every_edge() -> None:
    """docs/architecture.md names each module that touches the disk or the clock."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    edges = DISK | CLOCK | PACKAGE_DATA
    assert edges
    assert {name for name in edges if f"`toolkit/{name}.py`" not in text} == set()


def test_the_page_names_every_step_from_answers_to_a_region() -> None:
    """docs/architecture.md says of each module that plans, or finds something over plans, what it decides."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    names = [m.name for m in modules() if not m.name.endswith("__init__")]
    steps = [name for name in names if name.split("/")[0] in {"planning", "region"}]
    assert len(steps) > 30
    assert [name for name in steps if f"`toolkit/{name}.py`" not in text] == []
