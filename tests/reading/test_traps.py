# SPDX-License-Identifier: EUPL-1.2
"""What YAML does with words as people type them is told with file and line, in every file of a keeper."""

import pytest

from tests.build import ALPHA, GLOSSARY, MEASURES, NORM, REGION, SOURCES, TEXTS, problems_of
from tests.checking.layer_cases import HEAD, LAYER, OWN

ALL = {**TEXTS, LAYER: HEAD + OWN}
TITLES = {
    ALPHA: "title: Lijst alpha",
    NORM: "title: Norm van het noorden",
    MEASURES: "title: Samen oefenen",
    SOURCES: "publisher: De uitgever",
    GLOSSARY: "term: ronde",
    REGION: "title: Het noorden",
    LAYER: "title: Met eigen woorden",
}
TRAPS = {
    "a hash": "{key}: Wonen # en zorg",
    "a colon": "{key}: Wonen: en zorg",
    "no": "{key}: no",
    "a number": "{key}: 2019",
    "a date": "{key}: 12:30",
    "an anchor": "{key}: &wonen",
    "a tag": "{key}: !wonen en zorg",
    "a star": "{key}: *wonen",
    "an open quote": "{key}: 'wonen",
    "a tab": "{key}:\t- x\n\ty",
}


@pytest.mark.parametrize("trap", TRAPS)
@pytest.mark.parametrize("path", TITLES, ids=lambda p: p.rpartition("/")[2] + p[:12])
def test_a_trap_is_told_at_its_line(path: str, trap: str) -> None:
    """Whatever the file, something is said at the line of the word that is not what it seems."""
    old = TITLES[path]
    text = ALL[path]
    start = text.index(old)
    line = text.count("\n", 0, start) + 1
    broken = text[:start] + TRAPS[trap].format(key=old.partition(":")[0]) + text[start + len(old) :]
    told = [p for p in problems_of({**ALL, path: broken}) if p.file == path]
    lines = {p.place.line for p in told}
    assert lines
    assert None not in lines
    if trap != "an open quote":  # where it was meant to end nobody knows
        assert lines & {line, line + 1}


@pytest.mark.parametrize("path", TITLES, ids=lambda p: p.rpartition("/")[2] + p[:12])
def test_a_key_that_stands_twice_is_told(path: str) -> None:
    """The second is told, with the line of the first."""
    first = ALL[path].splitlines()[0]
    told = [p for p in problems_of({**ALL, path: f"{ALL[path]}{first}\n"}) if p.file == path]
    assert ("duplicate-key", 1) in {(p.code, dict(p.holes).get("line")) for p in told}


@pytest.mark.parametrize(
    ("path", "old"),
    [
        (NORM, "status: proposal"),
        (NORM, "version: 1.0.0"),
        (LAYER, "from: 2026-01-01"),
        (LAYER, "criterion: AA-02"),
    ],
)
def test_a_remark_behind_a_fixed_word_or_an_id_is_none_of_it(path: str, old: str) -> None:
    """Behind what is no prose people write remarks, and nothing is said of them."""
    assert ALL[path].count(old) == 1
    assert problems_of({**ALL, path: ALL[path].replace(old, f"{old}  # nog eens kijken")}) == ()
