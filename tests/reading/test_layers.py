# SPDX-License-Identifier: EUPL-1.2
"""A region's own content lies over ours: it adds to it, and takes nothing away."""

from tests.build import GLOSSARY, LOCK, REGION, SOURCES, as_bytes, edited
from toolkit.checking.everything import check_workspace
from toolkit.reading.workspace import Workspace, read_workspace

OURS = {p.removeprefix("standards/"): b for p, b in as_bytes(edited()).items() if p.startswith("standards/")}
OTHERS = {p: b for p, b in as_bytes(edited()).items() if not p.startswith("standards/")}

OWN_SOURCES = """\
schema: sources/1
version: 1.0.0
documents:
  eigen: {title: Een eigen plan, publisher: De regio, kind: plan, ids: {E1: het eigene}}
  bron: {title: De bron met een bijlage, publisher: De uitgever, kind: report, ids: {B9: de bijlage}}
"""
OWN_GLOSSARY = """\
schema: glossary/1
version: 1.0.0
terms:
- {id: wijkplein, term: wijkplein, text: Waar het team zit., see: [norm]}
- {id: ronde, term: ronde, text: Zo noemen wij dat.}
"""
OWN_FUNCTIONS = """\
schema: functions/1
version: 1.0.0
notice: Van de regio.
functions: [buurtsportcoach]
"""


def _read(**own: str) -> Workspace:
    files = {f"standards/{name.replace('_', '-')}.yaml": text.encode() for name, text in own.items()}
    return read_workspace({**OTHERS, **files}, OURS)


def test_own_sources_give_no_error_in_files_that_are_not_its_own() -> None:
    """With a source of its own a region may cite both; all that cites ours stands as it did."""
    space = _read(sources=OWN_SOURCES)
    assert check_workspace(space) == ()
    assert space.library.sources is not None
    assert space.library.sources.model is not None
    documents = space.library.sources.model.documents
    assert set(documents) == {"bron", "eigen"}
    assert documents["bron"].title == "De bron met een bijlage"
    assert set(documents["bron"].ids) == {"B1", "B2", "B3", "B9"}
    assert set(documents["bron"].required) == {"B1", "B2"}


def test_own_words_go_before_ours() -> None:
    """A word that both explain is explained as the region does; a word of ours may be pointed at."""
    space = _read(glossary=OWN_GLOSSARY)
    assert check_workspace(space) == ()
    assert space.library.glossary is not None
    assert space.library.glossary.model is not None
    terms = {t.id: t.text for t in space.library.glossary.model.terms}
    assert terms == {
        "wijkplein": "Waar het team zit.",
        "ronde": "Zo noemen wij dat.",
        "norm": "Wat de regio vraagt.",
    }


def test_own_functions_are_known_beside_ours() -> None:
    """Functions that a region adds in a file are no names of people, and ours stay known."""
    library = read_workspace(
        {**OTHERS, "standards/functions.yaml": OWN_FUNCTIONS.encode()},
        {**OURS, "functions.yaml": OWN_FUNCTIONS.replace("buurtsportcoach", "wijkagent").encode()},
    ).library
    assert library.functions is not None
    assert library.functions.model is not None
    assert library.functions.model.functions == ("wijkagent", "buurtsportcoach")


def test_an_own_lock_locks_beside_ours() -> None:
    """What we published stays locked where a region publishes too."""
    hash_ = "sha256:" + "0" * 16
    locked = f"schema: lock/1\nversions:\n  {{}}: {{published: 2026-01-01, content: '{hash_}'}}\n"
    files = {**OTHERS, LOCK: locked.replace("{}:", "zuid@1.0.0:").encode()}
    library = read_workspace(
        files, {**OURS, "lock.yaml": locked.replace("{}:", "alpha@1.0.0:").encode()}
    ).library
    assert library.lock is not None
    assert library.lock.model is not None
    assert set(library.lock.model.versions) == {"alpha@1.0.0", "zuid@1.0.0"}


def test_an_own_file_that_cannot_be_read_leaves_ours() -> None:
    """A mistake in the region's file is told with its place, and all of ours still counts."""
    space = _read(sources="schema: sources/1\nversion: 1.0.0\ndocuments: 3\n")
    found = check_workspace(space)
    assert {p.file for p in found} == {SOURCES}
    assert space.library.sources is not None
    assert space.library.sources.model is not None
    assert set(space.library.sources.model.documents) == {"bron"}


def test_without_own_content_ours_is_all() -> None:
    """A region without a folder of its own reads what comes with the program."""
    space = read_workspace(OTHERS, OURS)
    assert check_workspace(space) == ()
    assert REGION in OTHERS
    assert GLOSSARY not in OTHERS
