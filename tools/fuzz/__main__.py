# SPDX-License-Identifier: EUPL-1.2
"""Run one kind, or all of them: `python -m tools.fuzz kill`."""

import importlib
import pkgutil
import sys

import tools.fuzz

KINDS = tuple(m.name for m in pkgutil.iter_modules(tools.fuzz.__path__) if not m.name.startswith("_"))


def main(kinds: list[str]) -> int:
    """Run kinds.

    Args:
        kinds: names of modules here; none for every module that has a `main`.

    Returns:
        0 when all promises held, else 1.
    """
    modules = [importlib.import_module(f"tools.fuzz.{kind}") for kind in kinds or KINDS]
    return max((int(module.main()) for module in modules if hasattr(module, "main")), default=0)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
