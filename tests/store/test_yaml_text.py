# SPDX-License-Identifier: EUPL-1.2
"""Plain values as YAML in the house style."""

from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.store.generated import NASTY
from toolkit.store.yaml_text import to_yaml

KEYS = st.sampled_from(["a", "schema", "explanation", "rejected", "no", "1a", "TS-01.placed"])
TEXTS = st.one_of(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(NASTY))
SCALARS = st.one_of(TEXTS, st.none(), st.booleans(), st.integers(), st.dates())
TREES = st.dictionaries(
    KEYS,
    st.recursive(
        SCALARS,
        lambda part: st.lists(part, max_size=3) | st.dictionaries(KEYS, part, max_size=3),
        max_leaves=12,
    ),
    max_size=4,
)


@given(TREES)
def test_another_program_reads_the_same_values(value: dict[str, Any]) -> None:
    """Whatever is written, a YAML library that knows nothing of ours reads the same values from it."""
    assert yaml.safe_load(to_yaml(value, "# een kop\n")) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"a": {"b": "c d", "m": Decimal("1.50")}}, "a: {b: 'c d', m: 1.5}\n"),
        ({"a": [{"schema": "x/1", "m": Decimal(20)}, []]}, "a:\n- schema: x/1\n  m: 20\n- []\n"),
        ({"reason": "Eén.\n\n  Twee: #3"}, "reason: |-\n  Eén.\n\n    Twee: #3\n"),
        ({"a": {"reason": "tab\there"}}, 'a:\n  reason: "tab\\there"\n'),
        ({"a": "it's", "b": "on", "c": ""}, "{a: 'it''s', b: 'on', c: ''}\n"),
    ],
)
def test_each_thing_stands_in_its_own_style(value: dict[str, Any], text: str) -> None:
    """Short things on a line, prose in a block, lists under each other, and quotes only where needed."""
    assert to_yaml(value).decode() == text


def test_what_was_written_before_changes_nothing() -> None:
    """Nothing that is remembered of one file shows in another: 1 is no true, and 1.0 no 1."""
    one, true, number = ({"a": {"b": value}} for value in (1, True, Decimal("1.50")))
    assert [to_yaml(value).decode() for value in (one, true, number)] == [
        "a: {b: 1}\n",
        "a: {b: true}\n",
        "a: {b: 1.5}\n",
    ]
