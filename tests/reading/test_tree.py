# SPDX-License-Identifier: EUPL-1.2
"""From bytes to a tree: what cannot be read at all, what is refused, and what YAML 1.2 reads."""

from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.build import place_in
from toolkit.model.problem import Place, Problem
from toolkit.reading import tree
from toolkit.reading.tree import MAX_BYTES, MAX_DEPTH, path_text, place_of, read_tree, to_python

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])]


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with PyYAML's C parser and with its pure one."""
    monkeypatch.setattr(tree, "LOADER", request.param)


def plain(data: bytes) -> tuple[Any, list[Problem]]:
    """Plain values of a file, with its problems."""
    root, problems = read_tree("f.yaml", data)
    return (None if root is None else to_python(root, "f.yaml", problems)), problems


def only_problem(data: bytes) -> Problem:
    """The one problem of a file that gives nothing usable."""
    root, problems = read_tree("f.yaml", data)
    assert root is None
    assert len(problems) == 1
    return problems[0]


@pytest.mark.usefixtures("loader")
class TestUnreadable:
    @pytest.mark.parametrize("data", [b"", b"\n\n", b"# niets\n", b"\xef\xbb\xbf"])
    def test_an_empty_file_says_so(self, data: bytes) -> None:
        """A file without a value is an empty file, not a crash."""
        assert only_problem(data) == Problem.of("empty-file", "f.yaml")

    @pytest.mark.parametrize(
        ("text", "needle"),
        [
            ("a: één\nb: x: y\n", "b: x▸: y"),
            ("a: 1\n\tb: 2\n", "▸\tb"),
            ("a: [1, 2\nb: 3\n", "b▸: 3"),
            ("a: @x\n", "▸@x"),
            ("a: 'open\n", "a: ▸'open"),
            ("%YAML 3.0\n---\na: 1\n", "▸%YAML"),
        ],
    )
    def test_a_syntax_error_names_its_line(self, text: str, needle: str) -> None:
        """Broken YAML gives one problem that points at or after the mistake, never before its line."""
        problem = only_problem(text.encode())
        assert problem.code == "yaml-syntax"
        found, wanted = problem.place, place_in(text, needle)
        assert found.line is not None
        assert wanted.line is not None
        assert wanted.line <= found.line <= text.count("\n") + 1
        assert found.column is not None

    def test_the_column_of_a_syntax_error_counts_characters(self) -> None:
        """A letter with an accent or an emoji before the mistake counts as one column."""
        text = "a: {é🙂: 1, b: @}\n"
        assert only_problem(text.encode()).place == place_in(text, "b: ▸@")

    @pytest.mark.parametrize("before", ["", "a: é\nb: ëëëë\nc: 🙂🙂🙂\nd: 1\n"])
    @pytest.mark.parametrize(
        "invisible", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\uffff"]
    )
    def test_an_invisible_character_is_pointed_at(self, before: str, invisible: str) -> None:
        """An invisible character is named with line and column, whatever letters stand before it."""
        text = f"{before}last: één {invisible}twee\nnext: 1\nnext2: 2\n"
        problem = only_problem(text.encode())
        assert (problem.code, problem.place) == ("control-character", place_in(text, "één ▸" + invisible))

    @pytest.mark.parametrize("escape", [r"\ud800", r"\udfff", r"\U00110000", r"\Uffffffff"])
    def test_an_escape_for_no_character_is_a_syntax_error(self, escape: str) -> None:
        """An escape that names half a character, or none, never reaches a value."""
        assert only_problem(f'a: "{escape}"\n'.encode()).code == "yaml-syntax"

    @pytest.mark.parametrize(
        ("data", "line"),
        [(b"a: caf\xe9\n", 1), (b"a: 1\nb: 2\nc: \xff\n", 3), ("a: é\nb: 1\n".encode("utf-16"), 1)],
    )
    def test_another_encoding_names_the_line(self, data: bytes, line: int) -> None:
        """Bytes that are not UTF-8 give their line."""
        assert only_problem(data) == Problem.of("not-utf8", "f.yaml", Place(line=line))

    @pytest.mark.parametrize("opening", ["[", "{a: "])
    def test_too_deep_stops_at_the_first_level_too_many(self, opening: str) -> None:
        """Nesting is read as deep as allowed and refused one level further, also a thousand deep."""
        closing = "]" if opening == "[" else "}"
        allowed = opening * MAX_DEPTH + closing * MAX_DEPTH
        root, problems = read_tree("f.yaml", allowed.encode())
        assert root is not None
        assert problems == []
        for depth in (MAX_DEPTH + 1, 1000):
            problem = only_problem((opening * depth).encode())
            at = Place(line=1, column=len(opening) * MAX_DEPTH + 1)
            assert problem == Problem.of("too-deep", "f.yaml", at, depth=MAX_DEPTH)


def test_too_large_is_not_read() -> None:
    """A file above the limit is refused by its size alone; one at the limit is read, as fast as can be."""
    assert only_problem(b"#" * (MAX_BYTES + 1)).code == "file-too-large"
    assert only_problem(b"#" * MAX_BYTES).code == "empty-file"


@pytest.mark.usefixtures("loader")
class TestRefused:
    def test_a_second_document_is_pointed_at(self) -> None:
        """The first document is read, the second is a problem at its '---'."""
        text = "a: 1\n---\nb: 2\n---\nc: 3\n"
        value, problems = plain(text.encode())
        assert value == {"a": 1}
        assert problems == [Problem.of("several-documents", "f.yaml", Place(line=2, column=1))]

    def test_anchors_aliases_and_tags_are_each_pointed_at(self) -> None:
        """Each anchor, alias and tag is a problem of its own; an alias gives no value."""
        text = "a: &x 1\nb: *x\nc: !!int 2\nd: ! e\n<<: {f: 3}\n&k g: 4\n"
        value, problems = plain(text.encode())
        assert [(p.code, p.place) for p in problems] == [
            ("yaml-anchor", place_in(text, "▸&x")),
            ("yaml-anchor", place_in(text, "▸*x")),
            ("yaml-tag", place_in(text, "▸!!int")),
            ("yaml-tag", place_in(text, "▸! e")),
            ("yaml-anchor", place_in(text, "▸&k")),
        ]
        assert value["b"] is None
        assert value["<<"] == {"f": 3}

    @pytest.mark.parametrize(
        ("first", "second"), [("a", "a"), ("a", "'a'"), ("1", "01"), ("~", "null"), ("1", '"1"')]
    )
    def test_a_key_twice_keeps_the_first(self, first: str, second: str) -> None:
        """Of a key that stands there twice, in whatever spelling, the first counts and the second is told."""
        text = f"x: 0\n{first}: one\n{second}: two\n"
        value, problems = plain(text.encode())
        assert list(value.values()) == [0, "one"]
        at = Place(line=3, column=1)
        assert problems == [Problem.of("duplicate-key", "f.yaml", at, key=second.strip("'\""), line=2)]

    def test_a_key_twice_in_two_mappings_is_fine(self) -> None:
        """The same key in two different blocks is no problem."""
        value, problems = plain(b"- {a: 1}\n- {a: 2, b: {a: 3}}\n")
        assert value == ({"a": 1}, {"a": 2, "b": {"a": 3}})
        assert problems == []


@pytest.mark.usefixtures("loader")
class TestScalars:
    @pytest.mark.parametrize(
        ("text", "value", "trap"),
        [
            ("no", "no", True),
            ("on", "on", True),
            ("Yes", "Yes", True),
            ("y", "y", True),
            ("12:30", "12:30", True),
            ("190:20:30.15", "190:20:30.15", True),
            ("010", 10, True),
            ("1.10", Decimal("1.10"), True),
            ("1_000", "1_000", True),
            ("0x1F", "0x1F", False),
            ("1e3", Decimal(1000), False),
            (".5", Decimal("0.5"), False),
            ("1.", Decimal(1), False),
            ("-7", -7, False),
            ("+7", 7, False),
            ("0", 0, False),
            ("~", None, False),
            ("null", None, False),
            ("NULL", None, False),
            ("", None, False),
            ("nULL", "nULL", False),
            ("true", True, False),
            ("TRUE", True, False),
            ("False", False, False),
            ("tRUE", "tRUE", False),
            ("2026-03-31", "2026-03-31", False),
            ("=", "=", False),
            (".nan", ".nan", False),
            (".inf", ".inf", False),
            ("9" * 30, Decimal("9" * 30), False),
        ],
    )
    def test_a_plain_word_is_read_as_yaml_1_2(self, text: str, value: object, trap: bool) -> None:
        """A plain word means what YAML 1.2 says; one that YAML 1.1 reads otherwise gives a remark."""
        source = f"key: {text}\n"
        found, problems = plain(source.encode())
        assert found == {"key": value}
        assert type(found["key"]) is type(value)
        at = Place(line=1, column=6)
        assert problems == ([Problem.of("yaml-1-1-trap", "f.yaml", at, text=text)] if trap else [])

    @pytest.mark.parametrize("text", ["no", "12:30", "010", "1.10", "1e3", "~", "true", "", "null"])
    def test_between_quotes_everything_is_text(self, text: str) -> None:
        """A quoted word is text without a remark, in either kind of quotes and in a block."""
        for quoted in (f"'{text}'", f'"{text}"', f"|-\n  {text}"):
            assert plain(f"key: {quoted}\n".encode()) == ({"key": text}, [])

    def test_a_byte_order_mark_at_the_begin_is_accepted(self) -> None:
        """A file that Notepad saved reads as any other, with the same columns."""
        text = "a: no\n"
        assert plain(b"\xef\xbb\xbf" + text.encode()) == plain(text.encode())

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_windows_line_ends_keep_the_lines(self, end: str) -> None:
        """Line and column are the same with either line end."""
        text = end.join(["a: 1", "b:", "  - on", ""])
        value, problems = plain(text.encode())
        assert value == {"a": 1, "b": ("on",)}
        assert [p.place for p in problems] == [Place(line=3, column=5)]


def test_a_path_leads_to_the_key_or_the_item() -> None:
    """A path gives the place of its last key, or of the item where it ends in an index."""
    text = "a:\n- {b: 1}\n- c: 2\n  d:\n    0: x\n"
    root, _ = read_tree("f.yaml", text.encode())
    assert root is not None
    for path, needle in (
        (("a",), "a:"),
        (("a", 0), "{b"),
        (("a", 0, "b"), "b: 1"),
        (("a", 1, "d", 0), "0: x"),
        (("a", 1, "d", 9), "d:"),
        (("a", 7), "a:"),
        ((), "a:"),
    ):
        assert place_of(root, path)[0] == place_in(text, needle)
    assert path_text(place_of(root, ("a", 1, "tag", "d", 0))[1]) == "a[2].d.0"


@pytest.mark.usefixtures("loader")
class TestAnyBytes:
    @given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
    def test_no_bytes_raise(self, data: bytes) -> None:
        """Whatever the bytes are, the answer is a value or a problem."""
        value, problems = plain(data)
        assert value is not None or problems or read_tree("f", data)[0] is not None
