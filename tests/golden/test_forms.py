# SPDX-License-Identifier: EUPL-1.2
"""The forms of three units of the fixed region hold what they held: every cell, rule and set-up."""

import pytest

from tools.golden.compared import advice, difference
from tools.golden.forms import EXPECTED, UNITS, golden_forms


@pytest.mark.parametrize("unit", UNITS)
def test_a_form_holds_what_it_held(unit: str) -> None:
    """Texts, formulas, open cells, rules, widths, protection and printing, as when somebody last looked."""
    name = f"{unit}.txt"
    told = difference(f"../forms/{name}", (EXPECTED / name).read_bytes(), golden_forms()[name])
    if told:
        pytest.fail(told, pytrace=False)


def test_the_forms_kept_are_those_that_are_made() -> None:
    """One file per unit, small enough to read; earlier answers, a norm and formulas are really in them."""
    kept = {path.name: path.read_text(encoding="utf-8") for path in EXPECTED.iterdir()}
    assert set(kept) == set(golden_forms()), advice()
    assert sum(len(text.encode("utf-8")) for text in kept.values()) < 250_000
    assert all(text.count("\nrule ") > 10 and text.count(" -> ") > 50 for text in kept.values())
    assert "(30-9-2025)" in kept["derde.txt"]
