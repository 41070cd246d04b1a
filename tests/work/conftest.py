# SPDX-License-Identifier: EUPL-1.2
"""What tests of use cases share."""

from pathlib import Path

import pytest

from tests.work.small import copy


@pytest.fixture
def space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The fixed region of the golden files, with its own content alone, to write in."""
    monkeypatch.setattr("toolkit.work.workspace.open.package_content", dict)
    return copy(tmp_path / "regio")
