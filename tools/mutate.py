# SPDX-License-Identifier: EUPL-1.2
"""`make mutate`: breaks modules in small ways, one at a time, and tells which breaks no test notices.

The work is mutmut's, in a copy of the checkout. Here is chosen what it breaks (the modules that changed, or
those that are named), with which tests (those that belong to a module, see `affected`), and how it is told.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch

from tools.affected import ROOT, changed_files, nearest_tests

PLACE = ROOT / "mutants"
COPY = PLACE / "copy"
REPORT = PLACE / "report.txt"
STEPS = 1
"""Tests that import the module themselves: what only tests further on notice is promised by nobody."""

_READ_TOO = (
    "tools",
    "standards",
    "templates",
    "assessments",
    "docs",
    "README.md",
    "CHANGELOG.md",
    "Makefile",
)
# a program that a test starts is not the broken one; tests that read the source find every break
_NOT_RUN = ("tests/cli", "tests/words", "tests/docs")
_LIVED = re.compile(r"^\s*(\S+): (survived|no tests|suspicious)$", re.MULTILINE)
_HUNK = re.compile(r"^@@ -(\d+)")
_NAME = re.compile(r"^(?P<module>.+)\.x(?:ǁ(?P<owner>\w+)ǁ|_)(?P<name>\w+)__mutmut_\d+$")


@dataclass(frozen=True, slots=True)
class Survivor:
    """A break that no test noticed.

    Attributes:
        at: file and line.
        why: 'survived', or 'no tests' where none reaches the line.
        before: the line as it is.
        after: the line as it was broken.
    """

    at: str
    why: str
    before: str
    after: str

    def __str__(self) -> str:
        """As it is told."""
        return f"{self.at} ({self.why})\n  - {self.before}\n  + {self.after}"


def main(named: Sequence[str]) -> int:
    """Break modules and write the report.

    Args:
        named: modules or folders; what changed since `main` when there are none. A name below `tests/` is a
            file or folder with the tests to run, in the place of those that import the modules.

    Returns:
        0 when all was noticed, 1 when something was not.
    """
    chosen = [name for name in named if name.startswith("tests/")]
    to_break = [name for name in named if name not in chosen]
    modules = sorted(_modules(to_break) if to_break else _changed())
    tests = chosen or [test for test in nearest_tests(modules, STEPS) if not test.startswith(_NOT_RUN)]
    if not modules or not tests:
        sys.stdout.write("no module of toolkit/ changed, or no test belongs to it\n")
        return 0
    _copy(modules, tests)
    sys.stdout.write(f"{len(modules)} modules, {len(tests)} files with tests\n")
    sys.stdout.flush()
    # the same examples for every break, so that only the break makes a difference
    subprocess.run([*_MUTMUT, "run"], cwd=COPY, env={**os.environ, "CI": "1"}, check=True)
    survivors = sorted(_survivors(), key=lambda s: s.at)
    REPORT.write_text("\n".join(map(str, survivors)) + "\n", encoding="utf-8")
    told = "\n".join(map(str, survivors))
    sys.stdout.write(f"{told}\n{len(survivors)} breaks went unnoticed: {REPORT.relative_to(ROOT)}\n")
    return 1 if survivors else 0


_MUTMUT = (sys.executable, "-m", "mutmut")


def _changed() -> Iterator[str]:
    return (name for name in changed_files() if fnmatch(name, "toolkit/*.py"))


def _modules(named: Sequence[str]) -> Iterator[str]:
    for name in named:
        path = ROOT / name
        found = path.rglob("*.py") if path.is_dir() else [path]
        yield from (module.relative_to(ROOT).as_posix() for module in found)


def _copy(modules: Sequence[str], tests: Sequence[str]) -> None:
    """The checkout as it stands, with what mutmut is to do in its settings; no report of before."""
    shutil.rmtree(PLACE, ignore_errors=True)
    files = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    for name in filter(None, files.stdout.split("\0")):
        if (ROOT / name).is_file():
            (COPY / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, COPY / name)
    settings = COPY / "pyproject.toml"
    quick = ["-p", "no:cacheprovider", "-m", "not slow", "--hypothesis-profile=quick"]
    chosen = {
        "source_paths": ["toolkit"],
        "only_mutate": list(modules),
        "also_copy": list(_READ_TOO),
        "pytest_add_cli_args": quick,
        "pytest_add_cli_args_test_selection": list(tests),
    }
    lines = "\n".join(f"{key} = {value!r}" for key, value in chosen.items())
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\n[tool.mutmut]\n{lines}\n", encoding="utf-8")


def _survivors() -> Iterator[Survivor]:
    for name, why in _LIVED.findall(_told("results")):
        module, line = _place_of(name)
        diff = _told("show", name).splitlines()
        start = next((n for n, text in enumerate(diff) if _HUNK.match(text)), None)
        if start is None:
            continue
        hunk = diff[start + 1 :]
        first = next(n for n, text in enumerate(hunk) if text.startswith(("-", "+")))
        found = _HUNK.match(diff[start])
        assert found is not None
        before, after = ([t[1:].strip() for t in hunk if t.startswith(sign)] for sign in "-+")
        at = f"{module}:{line + int(found[1]) + first - 1}"
        yield Survivor(at, why, " ".join(before), " ".join(after))


def _told(*arguments: str) -> str:
    run = subprocess.run([*_MUTMUT, *arguments], cwd=COPY, check=True, capture_output=True, encoding="utf-8")
    return run.stdout


def _place_of(mutant: str) -> tuple[str, int]:
    """The module of a broken function and the line that it begins on."""
    found = _NAME.match(mutant)
    assert found is not None, mutant
    path = ROOT / (found["module"].replace(".", "/") + ".py")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    owners = [n for n in ast.walk(tree) if isinstance(n, ast.ClassDef) and n.name == found["owner"]]
    nodes = (owners[0] if owners else tree).body
    line = next(n.lineno for n in nodes if isinstance(n, ast.FunctionDef) and n.name == found["name"])
    return path.relative_to(ROOT).as_posix(), line


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
