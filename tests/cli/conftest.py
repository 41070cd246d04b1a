# SPDX-License-Identifier: EUPL-1.2
"""One demo for all tests that only look at it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.runner import zelfscan

TOLD = "told.txt"


@pytest.fixture(scope="session")
def demo(shared: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The folder of a finished demo; tests that change something work on a copy."""

    def make(place: Path) -> None:
        told = zelfscan("demo", "regio", cwd=place).stderr
        (place / TOLD).write_text(told, encoding="utf-8")

    return shared("demo", make) / "regio"


@pytest.fixture(scope="session")
def told(demo: Path) -> str:
    """What that demo said at the terminal."""
    return (demo.parent / TOLD).read_text(encoding="utf-8")
