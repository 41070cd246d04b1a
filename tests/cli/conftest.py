# SPDX-License-Identifier: EUPL-1.2
"""One demo for all tests that only look at it."""

from pathlib import Path

import pytest

from tests.cli.runner import zelfscan


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a finished demo; tests that change something work on a copy."""
    place = tmp_path_factory.mktemp("demo")
    zelfscan("demo", "regio", cwd=place)
    return place / "regio"
