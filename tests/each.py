# SPDX-License-Identifier: EUPL-1.2
"""One test over many values, for what a single line can tell of each."""

from collections.abc import Callable, Iterable
from typing import TypeVar

import pytest

Value = TypeVar("Value")


def of_each(
    values: Iterable[Value], name: Callable[[Value], str] = str
) -> Callable[[Callable[[Value], None]], Callable[[], None]]:
    """Make of what must hold for a value one test that holds all values to it.

    A test for each would cost far more to collect and to report on than what it looks at.

    Args:
        values: at least one.
        name: of a value, for who reads which of them fail.

    Returns:
        A decorator; its test fails with every value that does not hold, and why.
    """
    every = tuple(values)

    def over_all(holds: Callable[[Value], None]) -> Callable[[], None]:
        def test() -> None:
            failed = []
            for value in every:
                try:
                    holds(value)
                except Exception as error:  # all of it is told, as of a test that stops there
                    failed.append(f"{name(value)}: {error!r}")
            if failed or not every:
                pytest.fail("\n".join(failed) or "there is nothing to look at", pytrace=False)

        test.__name__, test.__doc__, test.__module__ = holds.__name__, holds.__doc__, holds.__module__
        return test

    return over_all
