# SPDX-License-Identifier: EUPL-1.2
"""What a region finds, in one value; and the three to five conclusions that follow from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from toolkit.model.quarter import PlanQuarter, quarter_of
from toolkit.planning.weighed.price import Price, total_price
from toolkit.region.choice import QuarterAhead, RegionChoice, quarters_ahead, region_choice
from toolkit.region.help import Help, helps_of
from toolkit.region.joint import JointAsk, done_together
from toolkit.region.lasting import FormationAsked, LastingWork, formation_asked, lasting_work
from toolkit.region.limits import Limits, limits_of, units_of
from toolkit.region.movement import Movement
from toolkit.region.requests import PartyRequest, party_requests
from toolkit.region.shared import SharedGap, SharedGaps, shared_gaps_of
from toolkit.region.subjects import Subject, subjects_of
from toolkit.region.whole import Whole
from toolkit.scoring.region import RegionList


@dataclass(frozen=True, slots=True)
class Stands:
    """Where the region stands, and over whom.

    Attributes:
        lists: per list the figures over the municipalities.
        counted: ids of the teams in those figures.
        drafts: ids of those with a list that was not handed in, or no more than proposals.
        missing: ids of those without any answer.
        bounds: the lowest and the highest that any municipality has or still can have on a whole list; None
            without a figure.
    """

    lists: tuple[RegionList, ...]
    counted: tuple[str, ...]
    drafts: tuple[str, ...]
    missing: tuple[str, ...]
    bounds: tuple[Fraction, Fraction] | None

    @property
    def teams(self) -> int:
        """How many teams there are."""
        return len({*self.counted, *self.drafts, *self.missing})


@dataclass(frozen=True, slots=True)
class LimitsMissed:
    """What is under the lower limit, and by when that is over.

    Attributes:
        missed: how many, over units and questions; of how many.
        total: how many lower limits there are in lists that count.
        open: how many of them have no answer yet.
        units: ids of the teams and municipalities that miss one.
        last: the quarter in which the last with a day is reached; None where none has one.
        undated: how many have no day.
    """

    missed: int
    total: int
    open: int
    units: tuple[str, ...]
    last: PlanQuarter | None
    undated: int


@dataclass(frozen=True, slots=True)
class SharedMost:
    """What teams share.

    Attributes:
        total: how many differences they share.
        limits: on how many of those a team misses a lower limit.
        chosen: those to choose from, the first first; at least one.
    """

    total: int
    limits: int
    chosen: tuple[SharedGap, ...]


@dataclass(frozen=True, slots=True)
class DoneTogether:
    """What can be done together.

    Attributes:
        steps: how many measures.
        units: ids of the units in whose plans one of them stands, in the order of the region.
        own: hours once of those units themselves.
        own_towns: those of municipalities among them.
        others: hours once of other parties, in what is asked of the region.
    """

    steps: int
    units: tuple[str, ...]
    own: Fraction
    own_towns: Fraction
    others: Fraction


@dataclass(frozen=True, slots=True)
class AskedInAll:
    """The one amount, and the one day.

    Attributes:
        once: euro once, all parties together; None where no amount is known.
        yearly: euro in a year.
        extra: extra team hours once.
        fte: lasting formation.
        open: ids of the measures of which nobody has said what they cost, each once.
        plans: how many plans ask it.
        without: ids of the units that have no plan that can ask anything yet.
        before: the day before which to decide; None where nothing is asked.
        told: the day before which others say what the decision needs to know; None likewise.
    """

    once: Price | None
    yearly: Price | None
    extra: int
    fte: Fraction
    open: tuple[str, ...]
    plans: int
    without: tuple[str, ...]
    before: date | None
    told: date | None

    @property
    def estimated(self) -> date | None:
        """The day before which costs can be estimated: one quarter after the decision."""
        return None if self.before is None else quarter_of(self.before).next().first_day


Conclusion = Stands | LimitsMissed | Movement | SharedMost | DoneTogether | AskedInAll


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that a region finds over its teams.

    Attributes:
        whole: what it was worked out from.
        stands: where the region stands.
        limits: its lower limits.
        shared: what teams share.
        helps: who can help whom on that.
        subjects: what to talk about first.
        requests: what is asked of each party.
        asked: all of that together.
        lasting: the work that the formation in it is for.
        formation: what is known of the formation of who asks it; None where nobody does.
        choice: what it brings, and what happens without a decision.
        ahead: what the plans have in each of the quarters ahead.
        moved: since the round before; None without one.
    """

    whole: Whole
    stands: Stands
    limits: Limits
    shared: SharedGaps
    helps: tuple[Help, ...]
    subjects: tuple[Subject, ...]
    requests: tuple[PartyRequest, ...]
    asked: AskedInAll
    lasting: tuple[LastingWork, ...]
    formation: FormationAsked | None
    choice: RegionChoice
    ahead: tuple[QuarterAhead, ...]
    moved: Movement | None

    @property
    def joint(self) -> tuple[JointAsk, ...]:
        """Everything that can be done together and waits for the region's word, by id."""
        return tuple(each for request in self.requests for each in request.joint)

    @property
    def together(self) -> DoneTogether | None:
        """What can be done together; None where that is nothing."""
        if not self.joint:
            return None
        units = {unit for each in self.joint for unit in each.units}
        zero = Fraction(0)
        return DoneTogether(
            len(self.joint),
            tuple(u for u in self.whole.asking if u in units),
            sum((each.own for each in self.joint), zero),
            sum((each.own_towns for each in self.joint), zero),
            sum((each.together - each.own for each in self.joint), zero),
        )

    @property
    def conclusions(self) -> tuple[Conclusion, ...]:
        """Three to five conclusions where there is that much: no more than a meeting remembers."""
        return tuple(self._conclusions())

    def _conclusions(self) -> Iterator[Conclusion]:
        yield self.stands
        if self.limits.total:
            missed = self.limits.missed
            yield LimitsMissed(
                len(missed),
                self.limits.total,
                self.limits.open,
                units_of(missed),
                self.limits.last,
                len(self.limits.undated),
            )
        if self.asked.plans:
            yield self.asked
        if self.moved is not None and (self.moved.lists or self.moved.unlike):
            yield self.moved
        together = self.together
        if together is not None:
            yield together
        elif self.shared.first:
            yield SharedMost(self.shared.total, self.shared.limits, self.shared.first)


def find(whole: Whole, moved: Movement | None = None) -> Findings:
    """Find everything in a region.

    Args:
        whole: the round and its plans.
        moved: since the round before.

    Returns:
        Values without words; the same for the page, the memo and whoever asks next.
    """
    shared, requests = shared_gaps_of(whole), party_requests(whole)
    together = done_together(whole)
    return Findings(
        whole,
        _stands(whole),
        limits_of(whole),
        shared,
        helps_of(whole, shared.first),
        subjects_of(whole),
        requests,
        _in_all(whole, requests),
        lasting_work(whole),
        formation_asked(whole),
        region_choice(whole, together),
        quarters_ahead(whole, together),
        moved,
    )


def _stands(whole: Whole) -> Stands:
    outcome = whole.outcome
    teams = [u for u in outcome.units if u.unit.kind == "team"]
    ranges = [s.over.range for m in outcome.municipalities for s in m.standards if s.over.range is not None]
    return Stands(
        outcome.lists,
        tuple(u.unit.id for u in teams if outcome.counted(u)),
        tuple(u.unit.id for u in teams if not all(listed.handed_in for listed in u.standards)),
        tuple(u.unit.id for u in teams if not u.standards),
        (min(low for low, _ in ranges), max(high for _, high in ranges)) if ranges else None,
    )


def _in_all(whole: Whole, requests: tuple[PartyRequest, ...]) -> AskedInAll:
    asks = whole.outcome.asked.asks
    units = (u.unit for u in whole.outcome.units if u.unit.kind == "team" or asks(u.unit.asked_of))
    return AskedInAll(
        total_price(r.once for r in requests),
        total_price(r.yearly for r in requests),
        sum(r.extra for r in requests),
        sum((r.fte for r in requests), Fraction(0)),
        tuple(dict.fromkeys(task for r in requests for task in r.open)),
        len(whole.asking),
        tuple(u.id for u in units if u.id not in whole.asking),
        min((r.before for r in requests), default=None),
        min((plan.terms.told for plan in whole.asking.values()), default=None) if requests else None,
    )
