# SPDX-License-Identifier: EUPL-1.2
"""What a region finds, brought together: a round, the plans that count in it, and the round before."""

from toolkit.region.conclusions import Findings, find
from toolkit.region.movement import Movement, movement
from toolkit.work.make.gather import Gather


def findings(gather: Gather, *, since_first: bool = False) -> Findings:
    """Find everything in the round of a workspace.

    Args:
        gather: of the round, with every unit and the rounds before it read.
        since_first: compare with the first round in which a team handed in, in place of the last.

    Returns:
        Values for page and memo alike; a plan of which the decisions cannot be read is in none of it.
    """
    return gather.once(
        ("findings", since_first), lambda: find(gather.whole(), _moved(gather, since_first=since_first))
    )


def _moved(gather: Gather, *, since_first: bool) -> Movement | None:
    """Since an earlier round in which a team handed in; None without such a round."""
    work, scored = gather.work, gather.scored
    earlier = work.region.before(scored.round)
    for round_ in reversed(earlier) if since_first else earlier:
        before = work.score(round_, with_drafts=scored.with_drafts)
        if any(before.counted(unit) for unit in before.units if unit.unit.kind == "team"):
            return movement(before, scored, work.answers(round_), work.answers(scored.round))
    return None
