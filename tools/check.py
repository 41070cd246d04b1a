# SPDX-License-Identifier: EUPL-1.2
"""`make check`: lint, types, and the tests of what changed, in less than a minute.

It compares with the branch `main`; on `main` itself with what is committed. Tests that start another program
(LibreOffice, Chromium, an installed wheel) are left to `make test`, and generated examples are fewer.
"""

import subprocess
import sys

from tools.affected import changed_files, nearest_tests

_PYTHON = sys.executable
# what `make lint` does
LINT = (
    (_PYTHON, "-m", "ruff", "check", "."),
    (_PYTHON, "-m", "ruff", "format", "--check", "."),
    (_PYTHON, "-m", "mypy"),
)
QUICK = ("-m", "not slow", "--hypothesis-profile=quick")
NOTHING_FOUND = 5
"""What pytest ends with when all tests were left out."""


def main() -> int:
    """Run all of it, and stop at the first that fails.

    Returns:
        The exit code.
    """
    changed = changed_files(*sys.argv[1:2])
    tests = nearest_tests(changed)
    for command in LINT:
        code = subprocess.run(command, check=False).returncode
        if code:
            return code
    sys.stdout.write(f"{len(changed)} changed files, tests: {' '.join(tests) or 'none'}\n")
    sys.stdout.flush()
    if not tests:
        return 0
    run = subprocess.run([_PYTHON, "-m", "pytest", *QUICK, *tests], check=False)
    return 0 if run.returncode == NOTHING_FOUND else run.returncode


if __name__ == "__main__":
    sys.exit(main())
