# SPDX-License-Identifier: EUPL-1.2
"""The modules of the toolkit as they import each other, read with `ast`."""

import ast
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.words.source import trees

ROOT = Path(__file__).resolve().parents[2]
TOOLKIT = ROOT / "toolkit"


@dataclass(frozen=True, slots=True)
class Module:
    """One source file of the toolkit.

    Attributes:
        name: path below toolkit without its ending, as in `render/html`.
        package: folder or module at the top of toolkit that it belongs to; '' for toolkit itself.
        own: packages of the toolkit that it imports, its own aside.
        standard: top-level names that it imports from Python itself.
        others: top-level names that it imports from elsewhere.
        calls: what it calls: `open` for a name by itself, `.now` for one after a point.
        relative: True when an import leaves out where it is from.
    """

    name: str
    package: str
    own: frozenset[str]
    standard: frozenset[str]
    others: frozenset[str]
    calls: frozenset[str]
    relative: bool


@cache
def modules() -> tuple[Module, ...]:
    """All modules of the toolkit, by name."""
    paths = sorted(p for p in TOOLKIT.rglob("*.py") if "_data" not in p.parts)
    return tuple(_read(path) for path in paths)


@cache
def packages() -> frozenset[str]:
    """The folders with code and the modules that stand at the top of the toolkit."""
    folders = {p.parent.name for p in TOOLKIT.glob("*/__init__.py")}
    return frozenset(folders | {p.stem for p in TOOLKIT.glob("*.py") if not p.stem.startswith("__")})


def _read(path: Path) -> Module:
    nodes = list(ast.walk(trees()[path.relative_to(ROOT).as_posix()]))
    name = path.relative_to(TOOLKIT).with_suffix("").as_posix()
    package = "" if name.startswith("__") else name.split("/")[0]
    imported: set[str] = set()
    relative = False
    for node in nodes:
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            relative = relative or node.level > 0
            # `from toolkit import x` may be a package too
            imported |= {f"{node.module}.{alias.name}" for alias in node.names}
    calls = {_called(node.func) for node in nodes if isinstance(node, ast.Call)}
    inside = {i.split(".")[1] for i in imported if i.startswith("toolkit.")} & packages()
    outside = {i.split(".")[0] for i in imported} - {"toolkit"}
    standard = outside & sys.stdlib_module_names
    return Module(
        name,
        package,
        frozenset(inside - {package}),
        frozenset(standard),
        frozenset(outside - standard),
        frozenset(calls),
        relative,
    )


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return f".{function.attr}"
    return function.id if isinstance(function, ast.Name) else ""
