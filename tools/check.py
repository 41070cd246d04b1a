# SPDX-License-Identifier: EUPL-1.2
"""`make check`: lint, types, and the tests of what changed, in less than a minute.

It compares with the branch `main`; on `main` itself with what is committed. Tests that start another program
(LibreOffice, Chromium, an installed wheel) are left to `make test`, and generated examples are fewer.
"""

import subprocess
import sys
from collections.abc import Iterable

from tools.affected import changed_files, nearest_tests

_PYTHON = sys.executable
# what `make lint` does
LINT = (
    (_PYTHON, "-m", "ruff", "check", "."),
    (_PYTHON, "-m", "ruff", "format", "--check", "."),
    (_PYTHON, "-m", "mypy"),
)
WORKERS = ("-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")
QUICK = ("-m", "not slow", "--hypothesis-profile=quick")
FEW = 12
"""So many files with tests take a minute at most; what more there is, `make test` runs."""
NOTHING_FOUND = 5
"""What pytest ends with when all tests were left out."""


def main() -> int:
    """Run all of it, and stop at the first that fails.

    Returns:
        The exit code.
    """
    changed = changed_files(*sys.argv[1:2])
    tests = _chosen(changed)
    for command in LINT:
        code = subprocess.run(command, check=False).returncode
        if code:
            return code
    sys.stdout.write(f"{len(changed)} changed files, tests: {' '.join(tests) or 'none'}\n")
    sys.stdout.flush()
    if not tests:
        return 0
    run = subprocess.run([_PYTHON, "-m", "pytest", *WORKERS, *QUICK, *tests], check=False)
    return 0 if run.returncode == NOTHING_FOUND else run.returncode


def _chosen(changed: Iterable[str]) -> tuple[str, ...]:
    """The tests that import a changed module, and their neighbours as long as they stay within a minute."""
    near, further = (nearest_tests(changed, steps) for steps in (1, 2))
    return further if len(further) <= FEW else near


if __name__ == "__main__":
    sys.exit(main())
