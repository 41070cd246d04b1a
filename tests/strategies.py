# SPDX-License-Identifier: EUPL-1.2
"""Strategies that generators draw from again and again, made once.

Hypothesis looks a strategy through before it first draws from it, which takes longer than drawing does; one
that is made inside a generator is looked through at every draw.
"""

import os
import pickle
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

T = TypeVar("T")
DEEP = int(os.environ.get("DEEP", "1"))
"""How many times as many examples a property meets: `make test DEEP=5` looks five times as far."""
EXAMPLES = 40
"""How many examples a property meets that says nothing else: `make mutate` finds its breaks with fewer."""
MANY = 100
"""How many values are drawn once; which of them a property meets, chance says anew in each run."""


@lru_cache(maxsize=None, typed=True)
def _one_of(*values: Any) -> SearchStrategy[Any]:  # noqa: ANN401 - whatever is drawn
    return st.sampled_from(values)


def one_of(*values: T) -> SearchStrategy[T]:
    """One of these values, that are told apart by their hash; what is given twice comes twice as often."""
    return _one_of(*values)


def kept(make: Callable[..., SearchStrategy[T]], **how: bool) -> SearchStrategy[T]:
    """Values that a run draws once for all properties of them: drawing costs far more than looking does.

    Where a property breaks on one, that one is told: nothing smaller is looked for.

    Args:
        make: gives the strategy.
        **how: its arguments.
    """
    return st.sampled_from(range(MANY)).map(lambda n: drawn(make, **how)[n])


def drawn(make: Callable[..., SearchStrategy[T]], **how: bool) -> tuple[T, ...]:
    """Those values themselves: for who holds them to be as different as their properties need.

    Args:
        make: gives the strategy.
        **how: its arguments.
    """
    return _drawn(make, tuple(sorted(how.items())))


Once = Callable[[str, Callable[[], bytes]], bytes]
_ONCE: list[Once] = []


def draw_once(by: Once) -> None:
    """Have values drawn by one process for all of a run: with a name of what is made, and what makes it."""
    _ONCE.append(by)


@cache
def _drawn(make: Callable[..., SearchStrategy[T]], how: tuple[tuple[str, bool], ...]) -> tuple[T, ...]:
    name = "-".join((make.__module__, make.__qualname__, *(f"{key}-{value}" for key, value in how)))
    return once_in_run(name, lambda: _draw(make, dict(how)))


def once_in_run(name: str, make: Callable[[], T]) -> T:
    """A value that one process makes for all of a run; every process makes its own where none is told how.

    Args:
        name: of what is made.
        make: makes it; it can be pickled.
    """
    if not _ONCE:
        return make()
    value: T = pickle.loads(_ONCE[-1](name, lambda: pickle.dumps(make())))  # noqa: S301 - of our own
    return value


def _draw(make: Callable[..., SearchStrategy[T]], how: dict[str, bool]) -> tuple[T, ...]:
    drawn: list[T] = []

    @settings(
        max_examples=MANY,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.nested_given],
    )
    @given(make(**how))
    def draw(value: T) -> None:
        drawn.append(value)

    draw()
    return tuple(drawn[n % len(drawn)] for n in range(MANY))
