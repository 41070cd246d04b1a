# SPDX-License-Identifier: EUPL-1.2
"""In which order what teams share is put before a meeting, how much of it, and what can be done about it."""

from dataclasses import replace
from typing import Any

from tests.documents import made
from tests.documents.made import complete
from tests.planning.made import measure
from tests.region.made import some_region, whole_of
from tests.scoring.small import HANDED_IN, answers, criterion, norm, standard
from toolkit.region.shared import FEW, MOST, SharedGaps, shared_gaps_of
from toolkit.region.whole import Whole

LONG_LIST = standard("eerste", {"AA": [criterion(f"AA-{n:02}") for n in range(1, MOST + 3)]})


def shared_of(short: dict[int, tuple[int, ...]], **criteria: dict[str, Any]) -> SharedGaps:
    """What four teams share that are short of these questions by so many levels, each in its turn."""
    teams: dict[str, tuple[str, ...]] = dict.fromkeys(("aard", "boom", "cirkel", "dijk"), ("dorp",))
    asked = {f"AA-{n:02}": 3 for n in range(1, MOST + 3)}
    files = {
        team: [
            answers(
                team,
                asked | {f"AA-{n:02}": 3 - by[place] for n, by in short.items()},
                standards={"eerste": HANDED_IN["eerste"]},
            )
        ]
        for place, team in enumerate(teams)
    }
    found = {name.replace("_", "-"): {"reason": "Verzonnen."} | each for name, each in criteria.items()}
    of_norm = norm(standards=("eerste@1.0.0",), criteria=found)
    outcome = made.outcome(files, some_region(teams), of_norm, (LONG_LIST,))
    return shared_gaps_of(Whole(outcome, {}, files))


def test_what_is_shared_has_an_order() -> None:
    """A missed limit first, of most teams first; then teams times levels, twice where all must work alike.

    Where that is equal, the order of the list: also where the later one is of more teams.
    """
    limit = {"lower_limit": 2}
    found = shared_of(
        {
            1: (2, 2, 0, 0),
            2: (1, 1, 1, 1),
            3: (3, 2, 0, 0),
            4: (2, 1, 0, 0),
            5: (2, 1, 1, 0),
            6: (2, 2, 0, 0),
        },
        AA_03={"uniform": False},
        AA_05=limit,
        AA_06=limit,
    )
    assert [(s.gap.id, s.levels, s.uniform, s.weight) for s in found.first] == [
        ("AA-06", 4, True, 8),
        ("AA-05", 4, True, 8),
        ("AA-01", 4, True, 8),
        ("AA-02", 4, True, 8),
        ("AA-04", 3, True, 6),
        ("AA-03", 5, False, 5),
    ]
    assert [s.gap.missed for s in found.first[:3]] == [("aard", "boom"), ("aard",), ()]
    assert (found.rest, found.total, found.limits) == (0, 6, 2)


def test_of_much_that_is_shared_ten_are_to_choose_from() -> None:
    """The rest is counted, and so are the limits that are missed on it."""
    many = MOST + 2
    found = shared_of(
        dict.fromkeys(range(1, many + 1), (2, 2, 0, 0)),
        **{f"AA_{n:02}": {"lower_limit": 2} for n in range(1, many)},
    )
    assert [s.gap.id for s in found.first] == [f"AA-{n:02}" for n in range(1, MOST + 1)]
    assert (found.rest, found.total, found.limits) == (2, many, many - 1)


def test_people_begin_with_what_misses_a_limit_or_can_be_done_together() -> None:
    """At most five of those; where none is, of all."""
    found = shared_of(dict.fromkeys(range(1, FEW + 3), (2, 2, 0, 0)), AA_07={"lower_limit": 2})
    assert [s.gap.id for s in found.proposed] == ["AA-07"]
    assert found.begin == found.proposed
    helped = replace(found.first[2], steps=("M-AA-01",))
    both = replace(found, first=(*found.first[:2], helped, *found.first[3:]))
    assert both.proposed == both.begin == (found.first[0], helped)
    none = replace(found, first=found.first[1:])
    assert (none.proposed, none.begin) == ((), none.first[:FEW])
    all_ = replace(found, first=tuple(replace(s, steps=("M-AA-01",)) for s in found.first))
    assert all_.begin == all_.first[:FEW] != all_.proposed


def test_a_step_stands_with_what_it_helps_and_one_that_helps_nothing_shared_nowhere() -> None:
    """Three teams must share a difference; two of them can do a step together for one that only they have."""
    step, other, third = (
        measure(n, [(c, 0, 3)], 2, together=True) for n, c in enumerate(("AA-01", "BB-01", "BB-02"), 1)
    )
    low = {"AA-01": 1, "BB-01": 1}
    said = {"aard": low | {"BB-02": 1}, "boom": low | {"BB-02": 1}, "cirkel": low}
    found = some_region({"aard": ("berg",), "boom": ("dorp",), "cirkel": ("stad",)})
    found = found.model_copy(update={"common_gap_from": 3})
    files = {team: [answers(team, complete(each))] for team, each in said.items()}
    shared = shared_gaps_of(whole_of(found, files, (step, other, third)))
    assert {s.gap.id: s.steps for s in shared.first} == {"AA-01": (step.id,), "BB-01": (other.id,)}
    assert [each.measure for each in shared.steps] == [step, other]


def test_what_two_lists_ask_has_the_place_of_the_first() -> None:
    """The second list asks a question of the first again, behind everything else."""
    files = {team: [answers(team, complete({"AA-01": 1, "BB-01": 1}))] for team in ("aard", "boom")}
    teams: dict[str, tuple[str, ...]] = dict.fromkeys(files, ("dorp",))
    outcome = made.outcome(files, some_region(teams), norm(criteria={}))
    found = shared_gaps_of(Whole(outcome, {}, files)).first
    assert [(s.gap.id, s.weight) for s in found] == [("AA-01", 8), ("BB-01", 8)]
