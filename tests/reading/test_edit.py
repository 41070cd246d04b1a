# SPDX-License-Identifier: EUPL-1.2
"""Values of outermost keys changed in a file that people wrote; every other byte stays."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from toolkit.reading.edit import with_values


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("a: null\nb: 1\n", "a: 9\nb: 1\n"),
        ("a: null  # waarom\nb: 1\n", "a: 9  # waarom\nb: 1\n"),
        ("b: 1\na: {by: x, on: 2026-01-01}\n", "b: 1\na: 9\n"),
        ("a:\n  by: x\n  on: y\n\n# over b\nb: 1\n", "a:\n  9\n\n# over b\nb: 1\n"),
        ("a: |-\n  prose\n  twee\n\n# over b\nb: 1\n", "a: 9\n\n# over b\nb: 1\n"),
        ("b: {a: 1}\n", "b: {a: 1}\na: 9\n"),
        ("b: 1", "b: 1\na: 9\n"),
        ("a:\nb: 1\n", "a: 9\nb: 1\n"),
    ],
)
def test_a_value_is_replaced_where_it_stands(text: str, after: str) -> None:
    """Comments, order and layout stay; a key that is not there comes at the end."""
    made = with_values(text.encode(), {"a": "9"}).decode()
    assert yaml.safe_load(made)["a"] == 9
    assert made == after


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 99), min_size=1), st.data())
def test_only_what_was_asked_changes(values: dict[str, int], data: st.DataObject) -> None:
    """All other keys keep their values, whichever are changed at once."""
    text = yaml.safe_dump(values, sort_keys=False)
    new = data.draw(st.dictionaries(st.sampled_from("abcdefg"), st.integers(100, 199)))
    made = with_values(text.encode(), {key: str(value) for key, value in new.items()})
    assert yaml.safe_load(made) == {**values, **new}
