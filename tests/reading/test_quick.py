# SPDX-License-Identifier: EUPL-1.2
"""The quick way of reading says what the long way says, or nothing."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.build import ANSWERS, TEXTS
from toolkit.model.given.answers import Answers
from toolkit.model.problem import Place
from toolkit.places import data_folder, package_content, read_folder
from toolkit.reading.quick import quick_value
from toolkit.reading.tree import MAX_DEPTH, place_of, read_text, read_tree, to_python
from toolkit.reading.validated import load
from toolkit.reading.workspace import read_workspace

pytestmark = pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="PyYAML without libyaml")

PIECES = (
    *(
        "a",
        "b: ",
        "c:",
        "- ",
        "  ",
        "\n",
        "\n  ",
        "{",
        "}",
        "[",
        "]",
        ", ",
        "? ",
        "<<: ",
        "\t",
        "é",
        "=",
        "@",
        "`",
    ),
    *(
        "&x ",
        "&x",
        "*x",
        " & ",
        "!",
        "!!int ",
        "'",
        '"',
        "|-\n",
        ">\n",
        "# x\n",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
    ),
    *("1", "01", "1.0", "'1'", "true", "yes", "n", "~", "null", "1_000", "12:30", "1e5", ".5", "0x1F"),
    *("\\ud800", "\\x41"),
)
scalars = st.sampled_from(
    ("", "a", "yes", "no", "1", "01", "1.0", "1.50", "true", "null", "~", "2026-01-02", "12:30", "x: y",
     "# z", "*a", "!b")
) | st.text(max_size=8)  # fmt: skip
values = st.recursive(
    scalars | st.integers() | st.booleans() | st.none(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(scalars | st.integers(0, 4), inner, max_size=4)
    ),
    max_leaves=20,
)


def long_way(text: str) -> tuple[Any, list[Any]]:
    """Value and problems by the long way."""
    root, problems = read_tree("f", text.encode("utf-8", "surrogatepass"))
    return (None if root is None else to_python(root, "f", problems)), problems


def agrees(text: str) -> bool:
    """Whether the quick way was taken; where it is, everything must be as by the long way."""
    if not isinstance(read_text("f", text.encode("utf-8", "surrogatepass")), str):
        return False
    quick = quick_value(text)
    if quick is None:
        return False
    value, problems = long_way(text)
    assert problems == []
    assert repr(quick.value) == repr(value)  # repr: 1, True and Decimal(1) are equal and not the same
    root, _ = read_tree("f", text.encode())
    assert root is not None
    for path, (line, column) in quick.places.items():
        assert place_of(root, path) == (Place(line, column), path)
    return True


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_pieces_of_yaml_are_read_the_same_or_left_to_the_long_way(text: str) -> None:
    """Whatever stands beside what, the quick way never gives another value or place."""
    agrees(text)


@given(values, st.sampled_from([None, True, False]), st.sampled_from([None, "'", '"', "|"]))
def test_values_in_every_style_are_read_the_same(value: object, flow: bool | None, style: str | None) -> None:
    """Nested values, written by PyYAML in any style, give the same by both ways."""
    agrees(yaml.safe_dump(value, default_flow_style=flow, default_style=style, allow_unicode=True))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "a: &x 1\n",
            "a: &x 1\nb: *x\n",
            "a: *x\n",
            "*x : 1\n",
            "&x a: 1\n",
            "a: !!int 1\n",
            "a: ! 1\n",
            "!x {a: 1}\n",
            "[!x 1]\n",
        ),
        *("[&x 1]\n", "{a: 1,&x b: 2}\n", '{"a":&x 1}\n', "a: yes\n", "a: 01\n", "a: 1.50\n", "a: 1_000\n"),
        *("a: 12:30\n", "- off\n", "a: 1\na: 2\n", "1: a\n01: b\n", "1: a\n'1': b\n", "{1: a, 1.0: b}\n"),
        *("? [a]\n: b\n", "a: 1\n---\nb: 2\n", "", "# niets\n", "a: [\n", "a: 'x\n", "\t- a\n", "- " * 5000),
        "[" * MAX_DEPTH + "]" * MAX_DEPTH,
    ],
)
def test_what_is_remarkable_is_left_to_the_long_way(text: str) -> None:
    """Anchors, tags, double keys, words that YAML 1.1 reads otherwise, depth and mistakes: never quick."""
    assert quick_value(text) is None


def test_the_example_region_and_all_content_are_read_quickly() -> None:
    """Every file that we ship takes the quick way, so that its speed is not lost unseen."""
    files = {**read_folder(data_folder() / "assessments" / "voorbeeldregio"), **package_content()}
    slow = [path for path, data in files.items() if not agrees(data.decode())]
    assert len(files) > 40
    assert slow == []


def test_a_place_deep_in_a_file_is_found_when_it_is_asked() -> None:
    """Keys near the top have their place at hand; anything deeper gets the place that the long way gives."""
    loaded = load(ANSWERS, TEXTS[ANSWERS].encode(), Answers)
    root, _ = read_tree(ANSWERS, TEXTS[ANSWERS].encode())
    assert loaded.model is not None
    assert root is not None
    paths: list[tuple[str | int, ...]] = [
        (),
        ("unit",),
        ("answers", "AA-01"),
        ("answers", "AA-01", "import"),
        ("imports", 0, "file"),
        ("answers", "X"),
        ("x",),
    ]
    assert [loaded.place(p) for p in paths] == [place_of(root, p)[0] for p in paths]
    assert len({loaded.place(p) for p in paths}) == 6


def test_answers_are_looked_up_by_round() -> None:
    """A round that nobody filled in has no answers, and an answer counts in its own round alone."""
    read = read_workspace({path: text.encode() for path, text in TEXTS.items()}, {})
    assert {u: [a.respondent for a in files] for u, files in read.of_round("2026-q1").items()} == {
        "oost": ["team"],
        "gemeente-dorp": ["team"],
    }
    assert read.of_round("2027-q1") == {}
