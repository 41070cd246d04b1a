# SPDX-License-Identifier: EUPL-1.2
"""Many broken files in one region: every problem of every file in one answer, and nothing else."""

from tests.build import (
    ALPHA,
    ANSWERS,
    BETA,
    GLOSSARY,
    LOCK,
    MEASURES,
    NORM,
    PLAN,
    REGION,
    SOURCES,
    TOWN_ANSWERS,
    Edit,
    as_bytes,
    edited,
    found_in,
    place_in,
)
from toolkit.checking.everything import check_library, check_workspace
from toolkit.model.problem import Place, Problem, in_order
from toolkit.reading.library import read_library
from toolkit.reading.workspace import read_workspace
from toolkit.words.catalogue import describe

BROKEN = (
    (Edit(ALPHA, "status: derived", "status: klaar"), "not-one-of", "status: klaar"),
    (Edit(ALPHA, "minutes: 10", "minutes: tien"), "not-a-whole-number", "minutes: tien"),
    (Edit(ALPHA, "core: true", "core: true\n    kern: true"), "unknown-key", "kern"),
    (Edit(BETA, "title: Lijst beta", "title: Lijst: beta"), "yaml-syntax", "title: Lijst▸: beta"),
    (Edit(NORM, "title: Norm van", "title: !x Norm van"), "yaml-tag", "▸!x"),
    (Edit(NORM, "  BB-01:", "  AA-01:"), "duplicate-key", "  ▸AA-01:\n    path"),
    (Edit(MEASURES, "  title: Samen oefenen\n", ""), "missing-key", "- ▸id: M-AA-01"),
    (Edit(SOURCES, "title: De bron", "title: De \x07bron"), "control-character", "De ▸\x07"),
    (Edit(GLOSSARY, "term: ronde", "term: &r ronde"), "yaml-anchor", "▸&r"),
    (Edit(LOCK, "", "---\nschema: lock/1\n"), "several-documents", "---"),
    (Edit(REGION, "norm_start: 2026-01-01", "norm_start: 1 januari"), "not-a-date", "norm_start"),
    (Edit(REGION, "title: Stad", "title: no"), "yaml-1-1-trap", "title: ▸no"),
    (Edit(ANSWERS, "AA-01: {level: 3", "AA-01: {level: 7"), "out-of-range", "{▸level: 7"),
    (Edit(ANSWERS, "respondent: team", "respondent: het team"), "wrong-pattern", "respondent"),
    (Edit(PLAN, "based_on: {round", "based_on: [round"), "yaml-syntax", "1.0.0▸}"),
)


def test_every_problem_of_every_file_at_once() -> None:
    """Fifteen mistakes of thirteen kinds in nine files come out together, each at its place."""
    texts = edited(*(edit for edit, _, _ in BROKEN))
    wanted = {(code, edit.path, place_in(texts[edit.path], at)) for edit, code, at in BROKEN}
    found = check_workspace(read_workspace(as_bytes(texts), {}))
    assert found_in(found) == wanted
    assert len(found) == len(BROKEN) == len(wanted)
    assert len({code for code, _, _ in wanted}) >= 8
    assert all(all(describe(p)) for p in found)


def test_problems_come_in_order_of_file_and_line() -> None:
    """The order of problems depends on file and place alone, not on the order of checking."""
    texts = edited(*(edit for edit, _, _ in BROKEN))
    files = as_bytes(texts)
    found = check_workspace(read_workspace(files, {}))
    assert list(found) == sorted(found, key=lambda p: (p.file, p.place.line or 0, p.place.column or 0))
    backwards = dict(sorted(files.items(), reverse=True))
    assert check_workspace(read_workspace(backwards, {})) == found


def test_an_unreadable_list_gives_no_other_problems() -> None:
    """When one list cannot be read, nothing that leans on it is called wrong."""
    for path in (ALPHA, BETA, NORM, MEASURES, SOURCES):
        texts = edited() | {path: "schema: [\n"}
        found = check_workspace(read_workspace(as_bytes(texts), {}))
        assert {(p.code, p.file) for p in found} == {("yaml-syntax", path)}


def test_unknown_files_and_wrong_names_are_told() -> None:
    """A file that has no place in a region, or whose name differs from its inside, is pointed at."""
    texts = edited() | {
        "notities.yaml": "a: 1\n",
        "rounds/2026-q1/oost.yaml": "a: 1\n",
        "standards/extra/deep/1.0.0.yaml": "a: 1\n",
        "standards/alpha/2.0.0.yaml": edited()[ALPHA],
        "standards/norms/zuid/1.0.0.yaml": edited()[NORM],
        "standards/measures/2.0.0.yaml": edited()[MEASURES],
        "schemas/region.yaml": "not read",
        "standards/schemas/x.yaml": "not read",
    }
    found = check_workspace(read_workspace(as_bytes(texts), {}))
    assert {(p.code, p.file, dict(p.holes).get("outside")) for p in found} == {
        ("unknown-file", "notities.yaml", None),
        ("unknown-file", "rounds/2026-q1/oost.yaml", None),
        ("unknown-file", "standards/extra/deep/1.0.0.yaml", None),
        ("file-name-differs", "standards/alpha/2.0.0.yaml", "alpha@2.0.0"),
        ("file-name-differs", "standards/norms/zuid/1.0.0.yaml", "zuid@1.0.0"),
        ("file-name-differs", "standards/measures/2.0.0.yaml", "2.0.0"),
    }


def test_content_that_is_not_there_is_a_problem_of_the_folder() -> None:
    """Who reads content without its sources hears which file is missing."""
    content = {p.removeprefix("standards/"): b for p, b in as_bytes(edited()).items() if p != SOURCES}
    library = read_library({p: b for p, b in content.items() if "/" in p and "rounds" not in p})
    missing = [p for p in check_library(library) if p.code == "content-missing"]
    assert [(p.file, p.place) for p in missing] == [("standards", Place())]


def test_content_of_the_workspace_goes_before_the_package() -> None:
    """A file of the same path in the workspace is read in place of the package's."""
    texts = edited()
    content = {
        p.removeprefix("standards/"): b for p, b in as_bytes(texts).items() if p.startswith("standards/")
    }
    own = {p: b for p, b in as_bytes(texts).items() if not p.startswith("standards/")}
    own[ALPHA] = texts[ALPHA].replace("title: Lijst alpha", "title: Onze lijst").encode()
    model = read_workspace(own, content).library.standards["alpha@1.0.0"].model
    assert model is not None
    assert model.title == "Onze lijst"


def test_without_region_yaml_the_folder_is_no_workspace() -> None:
    """A folder without region.yaml gives that one problem, whatever else stands in it."""
    texts = {p: t for p, t in edited().items() if p not in {REGION, TOWN_ANSWERS}}
    found = check_workspace(read_workspace(as_bytes(texts), {}))
    assert found_in(found) == {("no-region", REGION, Place())}


def test_cells_come_as_one_reads_a_sheet() -> None:
    """Row by row, and in a row from left to right: K9 before K12, and Z before AA."""
    cells = ["AA3", "K12", "K9", "Z3", "B10"]
    problems = [
        Problem.of("cell-error", "x.xlsx", Place(sheet="Team", cell=c), criterion="VL-01", text="-")
        for c in cells
    ]
    assert [p.place.cell for p in in_order(problems)] == ["Z3", "AA3", "K9", "B10", "K12"]
