# SPDX-License-Identifier: EUPL-1.2
"""What the comparison works out: what is settled, its letters, and what it says a shared difference is."""

from fractions import Fraction

from tests.comparison.made import SAID, files, result, some_region
from tests.documents.made import outcome
from tests.scoring.small import FIRST, SECOND, norm
from toolkit.comparison.gaps import common_gaps
from toolkit.comparison.table import settled
from toolkit.scoring.region import OverTeams


def test_what_has_no_figure_is_not_settled() -> None:
    """No range, no comparison; one figure is settled however many teams are incomplete."""
    half, third = Fraction(1, 2), Fraction(1, 3)
    assert not settled(OverTeams("AA", None, None, {}))
    assert settled(OverTeams("AA", half, (half, half), {"incomplete": 1}))
    assert not settled(OverTeams("AA", half, (third, half), {"incomplete": 2}))
    assert settled(OverTeams("AA", half, (third, half), {"incomplete": 1, "near": 1}))


def test_a_shared_difference_says_where_it_stands() -> None:
    """With the titles of its own theme and list, also when several lists have differences."""
    said = {team: {**levels, "CC-02": 0} for team, levels in SAID.items()}
    found = common_gaps(result(said, some_region(common_gap_from=2)))
    themes = {c: (t.title, s.title) for s in (FIRST, SECOND) for t in s.themes for c in _ids(t)}
    assert [(g.theme, g.standard) for g in found] == [themes[g.id] for g in found] != []
    assert [g.title for g in found] == [f"Titel {g.id}" for g in found]


def _ids(theme: object) -> list[str]:
    return [item.id for item in getattr(theme, "criteria", ())]


def test_a_norm_of_one_counts_from_the_first_step() -> None:
    """A team on level 0 where the norm asks 1 lies under it, and is counted."""
    said = {team: dict.fromkeys(("AA-01", "AA-02", "BB-01", "BB-02"), 0) for team in SAID}
    gentle = norm(default={"level": 1}, criteria={})
    scored = outcome(files(said), some_region(common_gap_from=3), gentle)
    assert "BB-01" in {g.id for g in common_gaps(scored)}
