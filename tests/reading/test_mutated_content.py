# SPDX-License-Identifier: EUPL-1.2
"""Real files with bytes deleted, inserted and replaced: always an answer in Dutch, never a traceback."""

import re
from functools import cache

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.build import ANSWERS, PLAN, TEXTS, TOWN_ANSWERS
from tests.strategies import DEEP
from toolkit.checking.everything import check_library, check_workspace
from toolkit.model.problem import Problem
from toolkit.places import data_folder, package_content
from toolkit.reading import tree
from toolkit.reading.library import read_library
from toolkit.reading.workspace import read_workspace
from toolkit.words.catalogue import as_record, describe

# how pydantic names a kind of value; a reader must never see it
INTERNAL = re.compile(r"\[key\]|literal\[|tuple\[|function-|constrained-")
NASTY = (
    b"\xff",
    b"\x00",
    b"\t",
    b"- ",
    b": ",
    b"{",
    b"}",
    b"[",
    b"]",
    b"'",
    b'"',
    b"&a ",
    b"*a",
    b"!!x ",
    b"---\n",
)
NASTY_TOO = (
    b"1e999",
    b"-1",
    b"99999999999999999999",
    b"~",
    b"no",
    b"\xe2\x80\xa8",
    b"\n",
    b"#",
    b"? ",
    b"\\",
    b"|",
)

Cut = tuple[int, int, bytes]


@cache
def content() -> dict[str, bytes]:
    """The real content, read once."""
    return package_content()


@cache
def region() -> dict[str, bytes]:
    """The example region, with one team's answers and plan."""
    files = {"region.yaml": (data_folder() / "assessments" / "voorbeeldregio" / "region.yaml").read_bytes()}
    for path in (ANSWERS, TOWN_ANSWERS, PLAN):
        files[path] = TEXTS[path].encode()
    return files


pieces = st.sampled_from(NASTY + NASTY_TOO) | st.binary(max_size=6) | st.text(max_size=4).map(str.encode)
cuts = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 30), pieces), min_size=1, max_size=4)


def mutate(data: bytes, changes: list[Cut]) -> bytes:
    """Replace a few slices; positions count round."""
    for start, length, piece in changes:
        at = start % (len(data) + 1)
        data = data[:at] + piece + data[at + length :]
    return data


def assert_sayable(problems: tuple[Problem, ...]) -> None:
    """Every problem has an entry, its holes are filled, and what we say about it is Dutch."""
    for problem in problems:
        message, hint = describe(problem)
        assert message
        assert hint
        record = as_record(problem)
        assert record["severity"] in {"error", "warning", "remark"}
        spoken = [
            str(value) for name, value in problem.holes if name in {"key", "where", "bound", "expected"}
        ]
        assert not any(INTERNAL.search(text) for text in spoken)


SMALL = ("lock.yaml", "sources.yaml", "norms/regio-amersfoort/1.0.0.yaml", "glossary.yaml")


@settings(max_examples=60 * DEEP)
@given(path=st.sampled_from(SMALL), changes=cuts)
def test_small_content_files_never_raise(path: str, changes: list[Cut]) -> None:
    """A changed norm, source list, glossary or lock gives problems that can be said."""
    files = {path: mutate(content()[path], changes)}
    assert_sayable(check_library(read_library(files)))


@settings(max_examples=20 * DEEP)
@given(data=st.data(), changes=cuts)
def test_the_whole_library_never_raises(data: st.DataObject, changes: list[Cut]) -> None:
    """One changed file among all real content gives problems that can be said."""
    path = data.draw(st.sampled_from(sorted(content())))
    files = content() | {path: mutate(content()[path], changes)}
    assert_sayable(check_library(read_library(files)))


@settings(max_examples=100 * DEEP)
@given(path=st.sampled_from(["region.yaml", ANSWERS, PLAN]), changes=cuts)
def test_a_workspace_never_raises(path: str, changes: list[Cut]) -> None:
    """A changed region, file of answers or plan gives problems that can be said."""
    files = region() | {path: mutate(region()[path], changes)}
    assert_sayable(check_workspace(read_workspace(files, small_content())))


@settings(max_examples=60)
@given(path=st.sampled_from(sorted(TEXTS)), changes=cuts)
def test_the_pure_parser_never_raises_either(path: str, changes: list[Cut]) -> None:
    """Where PyYAML has no C parser the same holds."""
    files = {name: text.encode() for name, text in TEXTS.items()}
    files[path] = mutate(files[path], changes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tree, "LOADER", yaml.SafeLoader)
        assert_sayable(check_workspace(read_workspace(files, {})))


@cache
def small_content() -> dict[str, bytes]:
    """The content of the small region, quick to check many times."""
    return {p.removeprefix("standards/"): t.encode() for p, t in TEXTS.items() if p.startswith("standards/")}


def test_there_is_content_to_change() -> None:
    """The real files that are changed here exist and are not empty."""
    assert set(SMALL) <= set(content())
    assert all(content().values())
    assert len(region()["region.yaml"]) > 1000
