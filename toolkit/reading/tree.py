# SPDX-License-Identifier: EUPL-1.2
"""YAML text to a tree of nodes with line and column; what the house refuses is a problem here.

PyYAML's own composer gives marks, but hides anchors and resolves plain words as YAML 1.1 does
(`no` is false, `12:30` is 750). So the tree is built from the parser's events, in one pass and
without recursion, and plain scalars are resolved as YAML 1.2's core schema says (§10.3.2).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

import yaml

from toolkit.model.problem import Place, Problem

# the C parser where PyYAML was built with it, the pure one elsewhere: same events, other speed
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH = 40
MAX_BYTES = 5_000_000

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_INT = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
_YAML_1_1_BOOLEAN = re.compile(r"(?i:yes|no|on|off|y|n)")
_SEXAGESIMAL = re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?")
_OCTAL = re.compile(r"[-+]?0[0-9_]+")
_TRAILING_ZERO = re.compile(r"[-+]?[0-9]+\.[0-9]+0")
_UNDERSCORES = re.compile(r"[-+]?[0-9]+(_[0-9]+)+")
_TRAPS = (_YAML_1_1_BOOLEAN, _SEXAGESIMAL, _OCTAL, _TRAILING_ZERO, _UNDERSCORES)
# what YAML forbids, and what nobody sees: a second BOM, and U+0085, U+2028, U+2029, which are a new line
# in YAML 1.1 and in no editor. Searched for here, because libyaml counts in bytes and names no column.
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


Path = tuple[str | int, ...]
"""Keys (text) and indexes (from 0) from the root of a file."""


@dataclass(slots=True)
class Node:
    """One place in the file.

    Attributes:
        kind: what stands there.
        line: from 1.
        column: from 1.
        text: of a scalar, as written.
        plain: True for a scalar without quotes or block sign.
        items: of a sequence.
        pairs: of a mapping, keys first, doubles left out.
    """

    kind: Literal["scalar", "sequence", "mapping"]
    line: int
    column: int
    text: str = ""
    plain: bool = False
    items: list["Node"] = field(default_factory=list)
    pairs: list[tuple["Node", "Node"]] = field(default_factory=list)

    @property
    def place(self) -> Place:
        """Line and column as a Place."""
        return Place(line=self.line, column=self.column)


def read_text(file: str, data: bytes) -> str | Problem:
    """The text of a file, or why it cannot be YAML.

    Args:
        file: name for the problem.
        data: the bytes of the file.

    Returns:
        The text without a byte order mark.
    """
    if len(data) > MAX_BYTES:
        return Problem.of("file-too-large", file, megabytes=MAX_BYTES // 1_000_000)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Problem.of("not-utf8", file, Place(line=line))
    if invisible := _INVISIBLE.search(text):
        return Problem.of("control-character", file, _place_in(text, invisible.start()))
    return text


def read_tree(file: str, data: bytes) -> tuple[Node | None, list[Problem]]:
    """Parse one YAML file as far as it goes.

    Args:
        file: name for the problems.
        data: the bytes of the file.

    Returns:
        The root (None where there is nothing usable) and all problems with their places.
    """
    text = read_text(file, data)
    if isinstance(text, Problem):
        return None, [text]
    problems: list[Problem] = []
    root: Node | None = None
    try:
        root = _Builder(file, text, problems).build(yaml.parse(text, Loader=LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place() if mark is None else Place(line=mark.line + 1, column=mark.column + 1)
        problems.append(Problem.of("yaml-syntax", file, place))
    except (yaml.YAMLError, ValueError, OverflowError):  # the pure parser gives '\U00110000' to chr()
        problems.append(Problem.of("yaml-syntax", file))
    except _TooDeepError as error:
        problems.append(Problem.of("too-deep", file, error.place, depth=MAX_DEPTH))
    if root is None and not problems:
        problems.append(Problem.of("empty-file", file))
    return (None if problems and root is None else root), problems


_END = r"""[^\s#'"\]}|>]"""
CUT_OFF = re.compile("#(?:" + "|".join(rf"(?<={_END}[ \t]{{{n}}}#)" for n in (1, 2, 3)) + ")")
"""Where a text without quotes may go on behind a '#', and is not read; farther off nobody means that."""
_COMMENT = re.compile(r"[ \t]{1,3}#")
# fixed values, ids, versions, dates and numbers: what stands behind one is a remark of people
_NO_PROSE = re.compile(r"[a-z0-9_.:@-]*|[A-Z]{1,4}-[A-Z]?\d{1,3}|[-+\d.]+|~|[tT]rue|[fF]alse|[nN]ull")


class _TooDeepError(Exception):
    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


class _Builder:
    """Builds the tree from parser events with a stack of open collections."""

    def __init__(self, file: str, text: str, problems: list[Problem]) -> None:
        self.file = file
        self.lines = text.splitlines() if CUT_OFF.search(text) else []
        self.problems = problems
        self.open: list[tuple[Node, Node | None]] = []  # a collection and the key that waits for a value
        self.seen: list[dict[str, int]] = []  # per open collection: keys and their lines
        self.root: Node | None = None

    def build(self, events: Iterator[yaml.Event]) -> Node | None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.problems.append(Problem.of("several-documents", self.file, _place(event)))
                    break
            elif isinstance(event, yaml.AliasEvent):
                self._remark("yaml-anchor", event)
                at = _place(event)
                self._add(Node("scalar", at.line or 1, at.column or 1, plain=True))
            elif isinstance(event, yaml.NodeEvent):
                self._node(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.open.pop()
                self.seen.pop()
        return self.root

    def _node(self, event: Any) -> None:  # noqa: ANN401 - PyYAML publishes no usable event types
        if event.anchor is not None:
            self._remark("yaml-anchor", event)
        if event.tag is not None:
            self._remark("yaml-tag", event)
        mark: Any = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if isinstance(event, yaml.ScalarEvent):
            if _SURROGATE.search(event.value):  # libyaml refuses '\ud800' itself, the pure parser does not
                raise yaml.MarkedYAMLError(problem_mark=mark)
            self._add(Node("scalar", line, column, text=event.value, plain=event.style in {None, ""}))
            self._cut_off(event)
            return
        node = Node("mapping" if isinstance(event, yaml.MappingStartEvent) else "sequence", line, column)
        self._add(node)
        if len(self.open) >= MAX_DEPTH:
            raise _TooDeepError(node.place)
        self.open.append((node, None))
        self.seen.append({})

    def _add(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent, key = self.open[-1]
        if parent.kind == "sequence":
            parent.items.append(node)
        elif key is None:
            self.open[-1] = (parent, node)
        else:
            self.open[-1] = (parent, None)
            self._pair(parent, key, node)

    def _pair(self, parent: Node, key: Node, value: Node) -> None:
        if key.kind != "scalar":
            self.problems.append(Problem.of("key-not-text", self.file, key.place))
            return
        seen = self.seen[-1]
        name = key_name(_scalar(key))
        if name in seen:
            self.problems.append(
                Problem.of("duplicate-key", self.file, key.place, key=key.text, line=seen[name])
            )
            return
        seen[name] = key.line
        parent.pairs.append((key, value))

    def _cut_off(self, event: Any) -> None:  # noqa: ANN401 - idem
        """Words behind a text that may be the rest of it and are not read; behind an id they are none."""
        end: Any = event.end_mark
        if event.style or not self.lines or end.line >= len(self.lines):
            return
        rest = self.lines[end.line][end.column :]
        if _COMMENT.match(rest) and not _NO_PROSE.fullmatch(event.value):
            place = Place(line=end.line + 1, column=end.column + 1)
            holes = {"text": event.value[-40:], "rest": rest.strip()[:40]}
            self.problems.append(Problem.of("text-cut-off", self.file, place, **holes))

    def _remark(self, code: str, event: yaml.Event) -> None:
        self.problems.append(Problem.of(code, self.file, _place(event)))


def key_name(value: str | int | Decimal | bool | None) -> str:
    """Keys that a dict or a reader takes for the same: 1, 01, 1.0, true and '1'."""
    if isinstance(value, bool | Decimal) and value == int(value):
        value = int(value)
    return str(value)


def _place_in(text: str, index: int) -> Place:
    return Place(line=text.count("\n", 0, index) + 1, column=index - text.rfind("\n", 0, index))


def _place(event: Any) -> Place:  # noqa: ANN401 - idem
    return Place(line=event.start_mark.line + 1, column=event.start_mark.column + 1)


def to_python(node: Node, file: str, problems: list[Problem]) -> Any:  # noqa: ANN401 - any YAML value
    """Turn a tree into plain values, adding a remark on every word that YAML 1.1 reads otherwise.

    Args:
        node: the root or a part of the tree.
        file: name for the problems.
        problems: remarks are added here.

    Returns:
        dicts, tuples, str, int, Decimal, bool and None. Tuples, so that a frozen model stays frozen;
        Decimal, so that a weight is exactly what stands in the file.
    """
    if node.kind == "sequence":
        return tuple(to_python(item, file, problems) for item in node.items)
    if node.kind == "mapping":
        pairs = ((_scalar(key), to_python(value, file, problems)) for key, value in node.pairs)
        return dict(pairs)
    _remark_on_traps(node, file, problems)
    return _scalar(node)


def _scalar(node: Node) -> str | int | Decimal | bool | None:
    return plain_value(node.text) if node.plain else node.text


def plain_value(text: str) -> str | int | Decimal | bool | None:
    """What a word without quotes is, by YAML 1.2's core schema."""
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return Decimal(text)
    return text


def _remark_on_traps(node: Node, file: str, problems: list[Problem]) -> None:
    if node.plain and other_in_yaml_1_1(node.text):
        problems.append(Problem.of("yaml-1-1-trap", file, node.place, text=node.text))


def other_in_yaml_1_1(text: str) -> bool:
    """True for a word without quotes that YAML 1.1 reads otherwise."""
    return any(p.fullmatch(text) for p in _TRAPS)


def place_of(root: Node, path: Path) -> tuple[Place, Path]:
    """Find the place in the file that a path of keys and indexes leads to.

    Args:
        root: the tree.
        path: as pydantic gives it; parts that are not in the tree (tags of a union) are skipped.

    Returns:
        The place of the deepest node found (of its key, where the path ends in one) and the
        part of the path that was found.
    """
    node, place = root, root.place
    found: list[str | int] = []
    for part in path:
        if node.kind == "mapping":
            pair = next((p for p in node.pairs if p[0].text == str(part)), None)
            if pair is None:
                continue
            node, place = pair[1], pair[0].place
            found.append(str(part))
        elif node.kind == "sequence" and isinstance(part, int) and 0 <= part < len(node.items):
            node = node.items[part]
            place = node.place
            found.append(part)
    return place, tuple(found)


def path_text(path: Path) -> str:
    """A path as a reader counts: `themes[1].criteria[3].levels`, or '-' for the file as a whole."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".") or "-"
