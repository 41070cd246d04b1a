# SPDX-License-Identifier: EUPL-1.2
"""One demo for all tests that only look at it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.runner import zelfscan


@pytest.fixture(scope="session")
def demo(shared: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The folder of a finished demo; tests that change something work on a copy."""
    return shared("demo", lambda place: zelfscan("demo", "regio", cwd=place)) / "regio"
