# SPDX-License-Identifier: EUPL-1.2
"""What the code says with which keys and codes, read from its syntax and never run."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from toolkit.places import PACKAGE, data_folder

HOLE = re.compile(r"\{(\w+)[|}]")


@dataclass(frozen=True, slots=True)
class Said:
    """One call that names a key or code by its own words.

    Attributes:
        at: file and line.
        words: the key or code; None where it is not written out in the call.
        holes: names given; None where they are given as a whole (`**holes`).
    """

    at: str
    words: str | None
    holes: frozenset[str] | None


@cache
def trees() -> dict[str, ast.Module]:
    """The syntax of every module of the package, by path."""
    files = sorted(PACKAGE.rglob("*.py"))
    root = PACKAGE.parent
    return {f.relative_to(root).as_posix(): ast.parse(f.read_text(encoding="utf-8")) for f in files}


@cache
def _nodes() -> tuple[tuple[str, ast.Constant | ast.JoinedStr | ast.Call], ...]:
    """Every text and call in them, with its path: each module is walked through once."""
    wanted = (ast.Constant, ast.JoinedStr, ast.Call)
    return tuple(
        (p, node) for p, tree in trees().items() for node in ast.walk(tree) if isinstance(node, wanted)
    )


@cache
def templates() -> str:
    """The text of all templates together."""
    folder = Path(data_folder() / "templates")
    files = sorted(p for p in folder.rglob("*") if p.suffix in {".j2", ".typ"})
    return "\n".join(p.read_text(encoding="utf-8") for p in files)


def constants(under: str = "toolkit/") -> frozenset[str]:
    """Every text that is written out in the modules below a folder."""
    return frozenset(
        node.value
        for path, node in _nodes()
        if path.startswith(under) and isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Every f-string that may make a dotted key, as a pattern with one part of a key per hole."""
    texts = (_pattern(node) for _, node in _nodes() if isinstance(node, ast.JoinedStr))
    return tuple(re.compile(text) for text in texts if text is not None)


def _pattern(node: ast.JoinedStr) -> str | None:
    """None for what makes no key: that begins with a word, or has one behind a surface that is given."""
    written = [str(part.value) if isinstance(part, ast.Constant) else "" for part in node.values[:2]]
    if not re.match(r"[a-z_]+\.|\.[a-z_]+\.", "".join(written)):
        return None
    return "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w-]+" for part in node.values
    )


def says() -> Iterator[tuple[Said, re.Pattern[str] | None]]:
    """Every call of `say`, with the pattern of its key where that is an f-string."""
    for path, call in _calls():
        if isinstance(call.func, ast.Name) and call.func.id == "say" and call.args:
            key = call.args[0]
            pattern = _pattern(key) if isinstance(key, ast.JoinedStr) else None
            yield _said(path, call), None if pattern is None else re.compile(pattern)


def heads_made() -> Iterator[tuple[str, str]]:
    """Every head of a table that a call of `heads` writes out: where, and the key that it asks for."""
    for path, call in _calls():
        if isinstance(call.func, ast.Name) and call.func.id == "heads":
            prefix, *columns = (str(a.value) if isinstance(a, ast.Constant) else "" for a in call.args)
            yield from ((f"{path}:{call.lineno}", f"{prefix}.{c}") for c in columns if c)


def problems_made() -> Iterator[Said]:
    """Every call that makes a problem: `Problem.of(code, …)` and `file.problem(code, …)`."""
    for path, call in _calls():
        function = call.func
        if not isinstance(function, ast.Attribute) or not call.args:
            continue
        of_class = isinstance(function.value, ast.Name) and function.value.id == "Problem"
        if (function.attr == "of" and of_class) or function.attr == "problem":
            yield _said(path, call)


def _calls() -> Iterator[tuple[str, ast.Call]]:
    yield from ((path, node) for path, node in _nodes() if isinstance(node, ast.Call))


def _said(path: str, call: ast.Call) -> Said:
    first = call.args[0]
    words = first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None
    names = [keyword.arg for keyword in call.keywords]
    holes = None if None in names else frozenset(str(name) for name in names)
    return Said(f"{path}:{call.lineno}", words, holes)


def holes_in(text: str) -> set[str]:
    """The names of the holes in a sentence of ours."""
    return set(HOLE.findall(text))
