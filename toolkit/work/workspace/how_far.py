# SPDX-License-Identifier: EUPL-1.2
"""How a use case that takes long says how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with how many steps are done and how many there are; what it shows is up to the caller."""


def silent(done: int, total: int) -> None:
    """Show nothing."""
