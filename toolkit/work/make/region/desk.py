# SPDX-License-Identifier: EUPL-1.2
"""Everything that the page of a comparison is made from, brought together from a workspace."""

from collections.abc import Iterator
from datetime import date

from toolkit.comparison.against import asked_against, asks_alike
from toolkit.comparison.heat import Heat
from toolkit.documents.audience import ComparisonReader
from toolkit.documents.comparison.values import ComparisonView
from toolkit.documents.desk.inputs import NORM_DAYS, Arrived, DeskInputs, HowFar, NormDay, Side
from toolkit.documents.memo.inputs import MemoInputs
from toolkit.model.given.answers import own_form
from toolkit.model.given.plan import Plan
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.region import Round, unit_of_plan
from toolkit.planning.proposed.horizon import Terms
from toolkit.region.context import team_contexts
from toolkit.region.movement import movement
from toolkit.scoring.region import RoundResult, score_round
from toolkit.store.log import written
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.memo import memo_for
from toolkit.work.status.standing import Standing, standings
from toolkit.work.workspace.open import Work


def desk_inputs(
    gather: Gather, reader: ComparisonReader, compared: ComparisonView, *, together: bool
) -> DeskInputs:
    """Bring together what the page is made from.

    Args:
        gather: of the round that is shown; earlier rounds are on the page as far as they were read.
        reader: who reads it.
        compared: the comparison of the round.
        together: whether the region is searched for what follows from all plans.

    Returns:
        Everything, worked out by the rules; nothing is left out for the reader yet.
    """
    work, scored = gather.work, gather.scored
    days = _days(gather)
    answers = work.answers(scored.round)
    sides = tuple(side for round_ in _rounds(work, scored) for side in _sides(gather, round_, days))
    return DeskInputs(
        reader,
        compared,
        sides,
        _how_far(work, scored),
        team_contexts(scored.region, answers),
        days,
        work.roles,
        tuple(
            movement(side.outcome, scored, work.answers(side.round), answers)
            for side in sides
            if side.round != scored.round and "own" in side.norms
        ),
        tuple(arrived_in(work)),
        _memo(gather, reader, days["now"]) if together else None,
    )


def _memo(gather: Gather, reader: ComparisonReader, day: date) -> MemoInputs | None:
    """What the region finds, for who may read of others."""
    if not reader.sees("other_towns"):
        return None
    return memo_for(gather, reader, gather.scored.region.body(reader.audience), "decision", day)


def arrived_in(work: Work) -> Iterator[Arrived]:
    """What came in, as the log of the workspace tells: where it was written says of whom it is.

    Args:
        work: the workspace, with its folder.

    Yields:
        Each write of answers or decisions, the last first.
    """
    for one in written(work.folder):
        top, *inner = one.path.removesuffix(".yaml").split("/")
        if top == "rounds" and len(inner) == 3:
            round_id, unit, respondent = inner
            yield Arrived(one.at, round_id, unit, respondent, one.came, one.changed)
        elif top == "plans" and len(inner) == 1:
            yield Arrived(one.at, "", unit_of_plan(inner[0]), "", one.came, one.changed)


def _days(gather: Gather) -> dict[NormDay, date]:
    """The day of the round, that of the plans, and the end of the quarters that those are for."""
    day = gather.day or Terms.after(gather.scored.round.date).day
    later = Terms.of(gather.work.region, day).horizon[-1].last_day
    return {"own": gather.scored.round.date, "now": day, "later": later}


def _rounds(work: Work, scored: RoundResult) -> Iterator[Round]:
    """The round that is shown, then those before it that were read, the last one first."""
    yield scored.round
    for round_ in work.region.before(scored.round):
        if work.part.rounds is None or round_.id in work.part.rounds:
            yield round_


def _sides(gather: Gather, round_: Round, days: dict[NormDay, date]) -> Iterator[Side]:
    """The answers of a round against each norm; norms that ask the same are one."""
    work, scored = gather.work, gather.scored
    own = scored.asked if round_ == scored.round else work.asked(round_)
    answers = work.answers(round_)
    profiles = {u: form.profile for u, files in answers.items() if (form := own_form(files)) is not None}
    apart: list[tuple[list[NormDay], Questionnaire]] = []
    for norm in NORM_DAYS:
        asked = own if norm == "own" else asked_against(own, scored.asked.on(days[norm]))
        same = next((norms for norms, other in apart if asks_alike(asked, other)), None)
        if same is None:
            apart.append(([norm], asked))
        else:
            same.append(norm)
    for norms, asked in apart:
        known = norms[0] == "own" and round_ == scored.round
        result = scored if known else _scored(work, round_, asked, with_drafts=scored.with_drafts)
        yield Side(round_, tuple(norms), asked.day, Heat(result), profiles)


def _scored(work: Work, round_: Round, asked: Questionnaire, *, with_drafts: bool) -> RoundResult:
    return score_round(work.region, round_, asked, work.answers(round_), with_drafts=with_drafts)


def _how_far(work: Work, scored: RoundResult) -> dict[str, HowFar]:
    """How far every team is, by the same count as `zelfscan status`."""
    # how many answers there are tells nothing of what they say
    given = score_round(work.region, scored.round, scored.asked, work.answers_given(scored.round))
    made = standings(work, given)
    return {t.id: _far(made.get(t.id, Standing({})), _plan(work, scored, t.id)) for t in scored.region.teams}


def _far(standing: Standing, plan: Plan | None) -> HowFar:
    states = list(standing.states.values())
    decided = [] if plan is None else [step.on for step in plan.steps if step.state == "decided"]
    return HowFar(
        lists=len(states),
        handed_in=sum(state != "draft" for state in states),
        talked=sum(state == "discussed" for state in states),
        filled=standing.filled,
        asked=standing.asked,
        plan=None if plan is None else plan.state,
        decided=max(decided, default=None) if plan is not None and plan.state == "decided" else None,
    )


def _plan(work: Work, scored: RoundResult, unit: str) -> Plan | None:
    """What people decided about the plan of this round."""
    file = work.workspace.plans.get(unit)
    plan = None if file is None else file.model
    return plan if plan is not None and plan.based_on.round == scored.round.id else None
