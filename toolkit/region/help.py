# SPDX-License-Identifier: EUPL-1.2
"""Which team can help which: on a question that one meets and the other does not, and never the same one."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.model.given.answers import Profile, own_form
from toolkit.region.shared import SharedGap
from toolkit.region.whole import Whole

ASKED_AT_MOST = 2
"""So often a team is asked to help, whatever it is good at: it has work of its own."""
ALIKE_FROM = 2
"""So much of two profiles must be the same before one team's way is of use to the other."""
SOUND = 3
"""From this level on a team works so even when people change: below it there is little to show others."""

ALIKE = ("organisation_form", "positioning", "triage", "target_group")
"""What makes one team's way of working usable for another."""


@dataclass(frozen=True, slots=True)
class Help:
    """A team that can show another how it works.

    Attributes:
        criterion: id of the question that it is about.
        asks: id of the team under the norm.
        helps: id of a team at the norm, of which no more than `ASKED_AT_MOST` are asked of one team.
    """

    criterion: str
    asks: str
    helps: str


def helps_of(whole: Whole, gaps: Sequence[SharedGap]) -> tuple[Help, ...]:
    """Match teams on what they share.

    In the order of the gaps, and of region.yaml within each: a team under the norm is matched with the
    team at the norm whose profile is most alike; of those the one that was asked least so far, then the
    first in region.yaml. Who is not alike enough in what both have said is not asked.

    Args:
        whole: the round, with the answers that hold the profiles.
        gaps: what teams share, the most urgent first.

    Returns:
        At most one per gap and team.
    """
    levels: dict[str, dict[str, int]] = {}
    for unit, criterion, result in whole.results():
        level = result.asked.level
        if unit.unit.kind == "team" and level is not None and result.status == "meets" and level >= SOUND:
            levels.setdefault(criterion, {})[unit.unit.id] = level
    profiles = {unit: _profile(whole, unit) for found in levels.values() for unit in found}
    asked: dict[str, int] = {}
    made = []
    for gap in gaps:
        able = levels.get(gap.gap.id, {})
        for team in gap.gap.under:
            own = _profile(whole, team)
            alike = {t: _alike(own, profiles[t]) for t in able if asked.get(t, 0) < ASKED_AT_MOST}
            near = {t: n for t, n in alike.items() if n >= ALIKE_FROM}
            if near:
                best = max(near, key=lambda t: (near[t], -asked.get(t, 0)))
                asked[best] = asked.get(best, 0) + 1
                made.append(Help(gap.gap.id, team, best))
    return tuple(made)


def _profile(whole: Whole, unit: str) -> Profile:
    own = own_form(whole.answers.get(unit, ()))
    return Profile() if own is None else own.profile


def _alike(one: Profile, other: Profile) -> int:
    """How much of two profiles is the same."""
    return sum(getattr(one, f) is not None and getattr(one, f) == getattr(other, f) for f in ALIKE)
