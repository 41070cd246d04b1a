# SPDX-License-Identifier: EUPL-1.2
"""How far every unit is in a round; of a unit whose files are as they were, what was worked out before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from toolkit.model.given.decision import Party, decided, parties_of
from toolkit.model.problem import Problem
from toolkit.model.region import EMPLOYER_PREFIX, REGION_PARTY, Round
from toolkit.planning.proposed.gaps import asked_once
from toolkit.scoring.answered import answered_of
from toolkit.scoring.region import RoundResult, score_round
from toolkit.scoring.unit import Unit, UnitResult
from toolkit.words.catalogue import severity
from toolkit.work.workspace.how_far import Progress, silent
from toolkit.work.workspace.known import WORTH_REMEMBERING, known_units, unit_of
from toolkit.work.workspace.open import Place, Problems, Work, work_from

_NAME = "status"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one unit is in a round.

    Attributes:
        states: how far each list is, by pin; empty when nothing was handed in.
        asked: how many questions are put to it, each once.
        filled: how many of them have an answer: a level, n.v.t. with its reason, or 'weet ik niet'.
        respondents: how many files of answers count.
        problems: how many things are remarkable in its files of this round.
        errors: how many of those, and of what its decisions have, are errors.
        received: day on which the last form was read, as YYYY-MM-DD; None without one.
        actions: likewise of the last action workbook of this round.
        unreadable: True when a file of answers stands there that cannot be used.
    """

    states: Mapping[str, str]
    asked: int = 0
    filled: int = 0
    respondents: int = 0
    problems: int = 0
    errors: int = 0
    received: str | None = None
    actions: str | None = None
    unreadable: bool = False

    @property
    def handed_in(self) -> bool:
        """Filled in is not handed in: people must have said so of every list."""
        return bool(self.states) and "draft" not in self.states.values()


@dataclass(frozen=True, slots=True)
class PartyStanding:
    """How far a party above the teams is with its decisions of a round.

    Attributes:
        party: who.
        asked: how many matters its last workbook put to it; 0 while none came back.
        open: how many of those it has not answered.
        received: day on which its last workbook of this round was read, as YYYY-MM-DD; None without one.
        waited_for: True where it may be asked something; False for an employer of whose teams none handed in
            all its lists: no plan of theirs asks anything yet.
    """

    party: Party
    asked: int = 0
    open: int = 0
    received: str | None = None
    waited_for: bool = True


@dataclass(frozen=True, slots=True)
class RoundStanding:
    """How far a round is.

    Attributes:
        units: the units that are asked something, in the order of the region, each with how far it is.
        errors: in all answers and decisions that were looked at.
        parties: who decides above the teams, the region first.
    """

    units: tuple[tuple[Unit, Standing], ...]
    errors: int
    parties: tuple[PartyStanding, ...]


def standing(
    place: Place, round_: Round, progress: Progress = silent, worth: int = WORTH_REMEMBERING
) -> RoundStanding | Problems:
    """How far every unit is.

    Args:
        place: the workspace that was looked at.
        round_: the round.
        progress: told while files are read.
        worth: from how many units on what was worked out is kept for the next time.

    Returns:
        Every unit that is asked something; or the errors in region.yaml or the content that stop the work.
    """
    known = known_units(place, round_, _NAME)
    if isinstance(known, Problem):
        return (known,)
    work = work_from(place, known.fresh, known.part, progress)
    if not isinstance(work, Work):
        return work
    # how many answers there are tells nothing of what they say
    scored = score_round(work.region, round_, work.asked(round_), work.answers_given(round_))
    now = standings(work, scored) | {unit: Standing(**value) for unit, value in known.values.items()}
    known.keep({unit: asdict(one) for unit, one in now.items()}, worth)
    units = ((u.unit, now.get(u.unit.id, Standing({}))) for u in scored.units if _is_asked(scored, u))
    loose = (p for p in work.problems if unit_of(p.file, round_) is None)
    errors = sum(severity(p) == "error" for p in loose) + sum(now[u].errors for u in known.keys if u in now)
    return RoundStanding(tuple(units), errors, tuple(_parties(work, scored, now)))


def _parties(work: Work, scored: RoundResult, now: Mapping[str, Standing]) -> Iterator[PartyStanding]:
    """Who decides above the teams; what came back of another round says nothing of this one."""
    round_ = scored.round
    states = {unit: one.states.values() for unit, one in now.items()}  # of units that were not read too
    whole = {unit for unit, those in states.items() if those and "draft" not in those}
    teams = (u.unit.team for u in scored.units if u.unit.id in whole)
    asking = {REGION_PARTY, *(EMPLOYER_PREFIX + team.organisation for team in teams if team is not None)}
    for party in parties_of(work.region.at(round_.date)):
        said = work.decisions.get(party.id)
        if said is None or said.based_on.round != round_.id:
            yield PartyStanding(party, waited_for=party.id in asking)
            continue
        asked = [item for item in decided({party.id: said}, round_.id) if item.id in said.shown]
        came = _day(one.on for one in said.imports)
        yield PartyStanding(party, len(asked), sum(item.waits for item in asked), came)


def standings(work: Work, scored: RoundResult) -> dict[str, Standing]:
    """The standing of every unit of which files were read.

    Args:
        work: the workspace.
        scored: the round, with all answers that were given.

    Returns:
        By unit, also one that the region does not know.
    """
    seen = [(unit, p) for p in work.problems if (unit := unit_of(p.file, scored.round)) is not None]
    problems = Counter(unit for unit, p in seen if p.file.startswith("rounds/"))
    errors = Counter(unit for unit, p in seen if severity(p) == "error")
    answers = work.answers_given(scored.round)
    files = work.workspace.answers
    unreadable = {f.unit for f in files if f.round == scored.round.id and f.loaded.model is None}
    made = {
        name: Standing({}, problems=problems[name], errors=errors[name], unreadable=name in unreadable)
        for name in {u for u, _ in seen}
    }
    for of_unit in scored.units:
        name = of_unit.unit.id
        made[name] = Standing(
            {r.standard: r.state for r in of_unit.standards},
            sum(1 for _ in asked_once(of_unit.standards, scored.asked)),
            answered_of(of_unit.unit, scored.asked, answers.get(name, ())),
            len(answers.get(name, ())),
            problems[name],
            errors[name],
            _day(i.on for file in answers.get(name, []) for i in file.imports),
            _day(filter(None, [book_received(work, scored.round.id, name)])),
            name in unreadable,
        )
    return made


def _day(days: Iterable[date]) -> str | None:
    last = max(days, default=None)
    return None if last is None else last.isoformat()


def _is_asked(scored: RoundResult, unit: UnitResult) -> bool:
    """Who is no team and is asked nothing in this round is not 'missing'."""
    return unit.unit.kind == "team" or scored.asked.asks(unit.unit.asked_of)


def book_received(work: Work, round_id: str, unit_id: str) -> date | None:
    """The day on which the last action workbook of a round was read; None when none was."""
    file = work.workspace.plans.get(unit_id)
    plan = None if file is None else file.model
    if plan is None or plan.based_on.round != round_id:
        return None
    return max((one.on for one in plan.imports), default=None)
