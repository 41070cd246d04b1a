# SPDX-License-Identifier: EUPL-1.2
"""Strategies that generators draw from again and again, made once.

Hypothesis looks a strategy through before it first draws from it, which takes longer than drawing does; one
that is made inside a generator is looked through at every draw.
"""

from functools import lru_cache
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

T = TypeVar("T")


@lru_cache(maxsize=None, typed=True)
def _one_of(*values: Any) -> SearchStrategy[Any]:  # noqa: ANN401 - whatever is drawn
    return st.sampled_from(values)


def one_of(*values: T) -> SearchStrategy[T]:
    """One of these values, that are told apart by their hash; what is given twice comes twice as often."""
    return _one_of(*values)
