# SPDX-License-Identifier: EUPL-1.2
"""Memos of generated regions, for any reader and of every kind."""

from datetime import date

from hypothesis import strategies as st

from tests.comparison.made import lettered
from tests.planning.made import measures
from tests.region.made import wholes
from tests.strategies import kept, one_of
from toolkit.documents.audience import ComparisonReader
from toolkit.documents.memo.inputs import MEMO_KINDS, MemoInputs
from toolkit.model.given.decision import Answer, DecidedItem, ItemDecision
from toolkit.model.region import Body, Region, Team
from toolkit.planning.unit_plan import UnitPlan
from toolkit.region.conclusions import find
from toolkit.region.movement import movement
from toolkit.region.progress import Left, RegionProgress, followed_item, unit_progress
from toolkit.region.whole import Whole

DAY = date(2026, 4, 14)
ROUTE = (
    Body(id="klank", title="Klankbordgroep", step="tested"),
    Body(id="ssd", title="Stuurgroep (SSD)", step="discussed", decides=("pace",)),
    Body(id="bosd", title="Bestuurlijk overleg (BOSD)", step="decided", decides=("plan", "hours")),
)
_ANSWERS: tuple[Answer, ...] = ("accepted", "changed", "later", "refused")
_ANSWERED = st.none() | st.builds(lambda answer: ItemDecision(answer=answer), st.sampled_from(_ANSWERS))
_BODIES = st.sampled_from([None, *ROUTE])
_WHOLES = kept(wholes)


@st.composite
def memos(draw: st.DrawFn) -> MemoInputs:
    """A memo: by name or in letters, for a body or who prepares it, with an earlier round or without."""
    whole = draw(_WHOLES)
    region = whole.outcome.region.model_copy(update={"route": ROUTE})
    whole = _of(whole, region)
    before = draw(st.none() | _WHOLES)
    moved, gone = None, tuple[Team, ...]()
    if before is not None:
        earlier = before
        there = {team.id for team in region.teams}
        gone = tuple(t for t in before.outcome.region.teams if t.id not in there)
        moved = movement(earlier.outcome, whole.outcome, earlier.answers, whole.answers)
    above = tuple(
        DecidedItem("regio", f"M-{n}", "joint", None, f"M-{n}", None, draw(_ANSWERED))
        for n in range(draw(st.integers(0, 3)))
    )
    progress = RegionProgress(
        DAY,
        tuple(
            unit_progress(u.unit, plan, DAY, round_id=whole.outcome.round.id, counts=True)
            for u in whole.outcome.units
            if isinstance(plan := whole.plans.get(u.unit.id), UnitPlan)
        ),
        tuple(followed_item(item, DAY) for item in above),
        draw(st.none() | st.builds(Left, st.integers(1, 3), st.integers(3, 90), st.integers(0, 3))),
    )
    body = draw(_BODIES)
    reader = ComparisonReader(
        "programme_manager" if body is None else "bosd",
        draw(one_of("named", "coded")),
        codes=lettered(whole.outcome),
    )
    kind, known = draw(one_of(*MEMO_KINDS)), measures()
    return MemoInputs(
        find(whole, moved),
        progress,
        above,
        region.model_copy(update={"teams": (*region.teams, *gone)}),
        reader,
        body,
        kind,
        DAY,
        known,
        known.fte_cost,
    )


def _of(whole: Whole, region: Region) -> Whole:
    """The same with its region as it is here."""
    outcome = whole.outcome
    return Whole(
        type(outcome)(
            region,
            outcome.round,
            outcome.asked,
            outcome.units,
            outcome.municipalities,
            outcome.lists,
            outcome.with_drafts,
        ),
        whole.plans,
        whole.answers,
    )
