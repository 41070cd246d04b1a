# SPDX-License-Identifier: EUPL-1.2
"""From a workspace to what was decided in all its plans and what became of it."""

from dataclasses import replace
from datetime import date

from toolkit.documents.audience import ComparisonReader
from toolkit.documents.fingerprint import Origin, round_fingerprint
from toolkit.documents.names_for_reader import ActionNames, Named
from toolkit.documents.progress.inputs import ProgressInputs
from toolkit.model.given.decision import DecidedItem, action_of_item, decided, item_order, unit_of_item
from toolkit.model.hashing import content_hash, short_hash
from toolkit.model.problem import Problem
from toolkit.model.region import REGION_PARTY
from toolkit.region.items import PartyItem, party_items
from toolkit.region.progress import (
    Left,
    RegionProgress,
    UnitProgress,
    followed_item,
    left_behind,
    unit_progress,
)
from toolkit.scoring.region import units_of
from toolkit.scoring.unit import UnitResult
from toolkit.work.make.gather import Gather
from toolkit.work.workspace.open import Work


def region_progress(gather: Gather, day: date) -> tuple[RegionProgress, tuple[Problem, ...]]:
    """Follow every plan of a round.

    Args:
        gather: of the round, for the same day.
        day: on which something is late or not.

    Returns:
        Teams and municipalities with answers or decisions; and whose decisions cannot be read: of those
        nothing is said, for it would seem that nothing was decided.
    """
    return gather.once(("progress", day), lambda: _region_progress(gather, day))


def _region_progress(gather: Gather, day: date) -> tuple[RegionProgress, tuple[Problem, ...]]:
    units: list[UnitProgress] = []
    problems: list[Problem] = []
    stored = gather.work.workspace.plans
    for result in gather.scored.units:
        if result.standards or result.unit.id in stored:
            found = _of_unit(gather, result, day)
            if isinstance(found, Problem):
                problems.append(found)
            else:
                units.append(found)
    return RegionProgress(day, tuple(units), left=_left(gather)), tuple(problems)


def _left(gather: Gather) -> Left | None:
    """What was agreed in the plans of who took part in the round before and not in this one."""
    region, round_ = gather.work.region, gather.scored.round
    earlier = region.before(round_)
    if not earlier:
        return None
    here = {unit.id for unit in units_of(region.at(round_.date))}
    gone = [unit.id for unit in units_of(region.at(earlier[0].date)) if unit.id not in here]
    stored = gather.work.workspace.plans
    return left_behind(plan for unit in gone if unit in stored and (plan := stored[unit].model) is not None)


def items_above(gather: Gather) -> tuple[DecidedItem, ...]:
    """What the plans of a round ask of who decides above the teams, and what they answered.

    Args:
        gather: of the round.

    Returns:
        Each matter once, by party, the region first. An open one asks what the plans ask now, and is gone
        when they ask it no more; of an answered one stands what was asked then. What was answered about the
        plan of another round and is asked no more is not there. Whose file cannot be read is told with the
        plans.
    """
    return gather.once("above", lambda: _items_above(gather))


def _items_above(gather: Gather) -> tuple[DecidedItem, ...]:
    round_ = gather.scored.round.id
    asked = {
        (party, item.id): _asked(party, item, round_)
        for party, items in party_items(gather.whole()).items()
        for item in items
    }
    said = {(i.party, i.id): i for i in decided(gather.work.decisions, round_)}
    # what is asked no more and has no answer that counts waits for nobody
    gone = {
        key: replace(item, asked_now=False)
        for key, item in said.items()
        if key not in asked and not item.open
    }
    found = gone | {key: _answered(item, said.get(key)) for key, item in asked.items()}
    return tuple(
        found[key] for key in sorted(found, key=lambda k: (k[0] != REGION_PARTY, k[0], item_order(k[1])))
    )


def _asked(party: str, item: PartyItem, round_: str) -> DecidedItem:
    unit, action = unit_of_item(item.id), action_of_item(item.id)
    return DecidedItem(party, item.id, item.kind, unit, action, item.amount, None, round_)


def _answered(asked: DecidedItem, stored: DecidedItem | None) -> DecidedItem:
    """What plans ask now, with what was said of it; where that answers it, with what was asked then."""
    now = asked if stored is None else replace(asked, said=stored.said)
    return now if stored is None or now.open else replace(now, asked=stored.asked)


def _of_unit(gather: Gather, result: UnitResult, day: date) -> UnitProgress | Problem:
    plan = gather.plan_of(result)
    if isinstance(plan, Problem):
        return plan
    became = {e.id: tuple(effect.outcome for effect in e.effects) for e in gather.evaluated(result, plan)}
    scored = gather.scored
    counts = scored.counts_whole(result)
    return unit_progress(result.unit, plan, day, round_id=scored.round.id, counts=counts, became=became)


def progress_inputs(
    gather: Gather, reader: ComparisonReader, day: date
) -> tuple[ProgressInputs, tuple[Problem, ...]]:
    """Everything that a document about progress is made from, for one reader.

    Args:
        gather: of the round, for the same day.
        reader: for whom; sees figures.
        day: on which something is late or not.

    Returns:
        It, and whose decisions cannot be read.
    """
    work, scored = gather.work, gather.scored
    followed, problems = region_progress(gather, day)
    progress = replace(followed, above=tuple(followed_item(item, day) for item in items_above(gather)))
    answers = [a for files in work.answers(scored.round).values() for a in files]
    made_of = (*round_fingerprint(scored, answers), *decided_by(work, day))
    names = ActionNames(reader, work.roles, work.workspace.library.measure_titles())
    return ProgressInputs(Named(scored, reader), names, progress, made_of), problems


def decided_by(work: Work, day: date) -> tuple[Origin, Origin]:
    """What a document about several plans is made of beside answers: all decisions, and the day.

    Args:
        work: the workspace.
        day: of the document.
    """
    plans = sorted((unit, file.model) for unit, file in work.workspace.plans.items() if file.model)
    said = [*plans, *sorted(work.decisions.items())]
    hashed = short_hash([[name, content_hash(each)] for name, each in said])
    return Origin("decisions", hash=hashed), Origin("day", day.isoformat())
