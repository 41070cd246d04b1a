# SPDX-License-Identifier: EUPL-1.2
"""What tests of comparisons share."""

import pytest

from toolkit.documents import audience


@pytest.fixture
def one_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """One other municipality is enough to show something of, so that three tell all there is to a range."""
    monkeypatch.setattr(audience, "ENOUGH_OTHERS", 1)
