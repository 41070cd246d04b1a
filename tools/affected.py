# SPDX-License-Identifier: EUPL-1.2
"""Which tests belong to a file: those that import it, themselves or through one module in between.

Read from the imports, so that it holds for a module made a minute ago and needs no run before. What a test
imports from `tests/` is part of that test. What is reached in more steps is left to `make test`.
"""

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("toolkit", "tools", "tests")
# commands are imported by their name, where no import can be seen
STARTED: Mapping[str, str] = {"tests/cli/runner.py": "toolkit/cli/*"}
# what is read as data: the tests that look at it
READ: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("toolkit/words/*.yaml", ("tests/words", "tests/golden")),
    ("templates/*", ("tests/render", "tests/golden")),
    ("standards/*", ("tests/checking", "tests/planning/test_shipped_planning.py")),
    ("assessments/*", ("tests/checking", "tests/example")),
    ("tests/golden/*", ("tests/golden",)),
    ("*.md", ("tests/docs",)),
    ("Makefile", ("tests/docs",)),
    ("pyproject.toml", ("tests/docs",)),
    ("constraints.txt", ("tests/docs",)),
)

# to read the syntax of some thousand files would take twenty times as long
_IMPORT = re.compile(r"^[ \t]*(?:from ([\w.]+) import (\([^)]*\)|.*)|import (.*))", re.MULTILINE)
_NAME = re.compile(r"[\w.]+")


def changed_files(base: str = "main") -> frozenset[str]:
    """Files that differ from where a branch began, and those that are not committed.

    Args:
        base: the branch or commit to compare with; on that branch itself, what is not committed.

    Returns:
        Paths from the root, with '/'; also of files that are new, not of those that are gone.
    """
    began = _git("merge-base", base, "HEAD").strip()
    told = _git("diff", "--name-only", began) + _git("ls-files", "--others", "--exclude-standard")
    return frozenset(name for name in told.splitlines() if (ROOT / name).is_file())


def _git(*arguments: str) -> str:
    run = subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    return run.stdout


def nearest_tests(changed: Iterable[str], steps: int) -> tuple[str, ...]:
    """The tests that belong to files.

    Args:
        changed: paths from the root.
        steps: how far a test may stand from a module: 1 imports it, 2 imports what imports it. Further only
            where none is as near.

    Returns:
        Files and folders with tests, in order, none inside another.
    """
    wanted = frozenset(changed)
    found = {name for name in wanted if _is_test(name)}
    found |= {name.rpartition("/")[0] for name in wanted if name.endswith("/conftest.py")}
    for pattern, tests in READ:
        found |= {test for test in tests if any(fnmatch(name, pattern) for name in wanted)}
    for name in wanted & set(imports()):
        found |= _tests_near(name, steps)
    return tuple(sorted(t for t in found if not any(t.startswith(f"{other}/") for other in found)))


def _is_test(name: str) -> bool:
    return fnmatch(name, "tests/*/test_*.py")


def _tests_near(name: str, steps: int) -> set[str]:
    distances = {test: at[name] for test in imports() if _is_test(test) and name in (at := _steps_from(test))}
    within = max(steps, min(distances.values(), default=0))
    return {test for test, distance in distances.items() if distance <= within}


@cache
def _steps_from(test: str) -> Mapping[str, int]:
    """In how many steps of import a test reaches each module that it reaches."""
    last, steps = _with_helpers({test}), 0
    reached = dict.fromkeys(last, steps)
    while last:
        last = _with_helpers({name for known in last for name in imports().get(known, ())}) - reached.keys()
        steps += 1
        reached |= dict.fromkeys(last, steps)
    return reached


def _with_helpers(names: set[str]) -> set[str]:
    """Modules and what they import from `tests/`, however far: a helper of a test is part of it."""
    waiting, found = list(names), set(names)
    while waiting:
        for name in imports().get(waiting.pop(), ()):
            if name.startswith("tests/") and name not in found:
                found.add(name)
                waiting.append(name)
    return found


@cache
def imports() -> Mapping[str, frozenset[str]]:
    """What every module imports of the project itself, also inside its functions.

    Returns:
        Paths by path.
    """
    sources = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    names = {path.relative_to(ROOT).as_posix() for path in sources}
    return {name: frozenset(_imported(name, names)) for name in names}


def _imported(name: str, names: set[str]) -> Iterator[str]:
    for module, parts, modules in _IMPORT.findall((ROOT / name).read_text(encoding="utf-8")):
        dotted = [module, *(f"{module}.{part}" for part in _NAME.findall(parts)), *_NAME.findall(modules)]
        for each in dotted:
            path = each.replace(".", "/")
            yield from {f"{path}.py", f"{path}/__init__.py"} & names
    if name in STARTED:
        yield from (other for other in names if fnmatch(other, STARTED[name]))
