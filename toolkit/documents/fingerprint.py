# SPDX-License-Identifier: EUPL-1.2
"""What a document was made of, so that a reader can see whether two are about the same."""

from collections.abc import Iterable, Sequence

from toolkit import __version__
from toolkit.documents.blocks import Fact
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.answers import Answers
from toolkit.model.base import Model
from toolkit.model.hashing import content_hash, short_hash
from toolkit.model.plan import Plan
from toolkit.scoring.region import RoundResult
from toolkit.words.catalogue import say
from toolkit.words.text import day_text


def answers_hash(files: Iterable[Answers]) -> str:
    """One hash over all files of answers of a unit, whatever their order."""
    by_name = sorted(files, key=lambda a: (a.unit, a.respondent))
    return short_hash([a.model_dump(mode="json", by_alias=True) for a in by_name])


def fingerprint(inputs: PlanInputs) -> tuple[Fact, ...]:
    """Versions and hashes of everything that a plan was made from.

    Args:
        inputs: the plan's inputs.

    Returns:
        Lists, norm, measures, answers, round and program, decisions, what comes from its municipalities
        where something does, day of the plan and edition, in that order.
    """
    edition = inputs.reader.edition
    kind = "municipality" if inputs.unit.unit.kind == "municipality" and edition == "team" else edition
    return (
        *_content(inputs.outcome),
        Fact(say("plan.made_of.measures"), _pinned(inputs.measures.version, inputs.measures)),
        *_round(inputs.outcome, inputs.own_files),
        Fact(say("plan.made_of.decisions"), _decisions(inputs.plan)),
        *_towns(inputs),
        Fact(say("plan.front.made"), day_text(inputs.day)),
        Fact(say("plan.made_of.edition"), say(f"plan.edition.{kind}")),
    )


def _decisions(plan: Plan | None) -> str:
    return say("word.none") if plan is None else content_hash(plan)


def _towns(inputs: PlanInputs) -> tuple[Fact, ...]:
    """What a team's plan shows of its municipalities: their answers, and their own plans."""
    if inputs.unit.unit.kind != "team":
        return ()
    units = [town.unit for town in inputs.municipalities()]
    files = [f for unit in units for f in inputs.answers.get(unit, ())]
    plans = [inputs.towns[unit].plan for unit in units if unit in inputs.towns]
    if not files:
        return ()
    said = short_hash([answers_hash(files), [_decisions(plan) for plan in plans]])
    return (Fact(say("plan.made_of.towns"), said),)


def round_fingerprint(outcome: RoundResult, files: Iterable[Answers]) -> tuple[Fact, ...]:
    """Versions and hashes of everything that a comparison was made from; no name stands in it.

    Args:
        outcome: the round.
        files: all its answers.

    Returns:
        Lists, norm, region, answers, round and program, in that order.
    """
    region = outcome.region
    return (
        *_content(outcome),
        Fact(say("comparison.made_of.region"), _pinned(region.id, region)),
        *_round(outcome, tuple(files)),
    )


def _content(outcome: RoundResult) -> tuple[Fact, ...]:
    asked = outcome.asked
    lists = (Fact(say("plan.made_of.list"), _pinned(s.pin, s)) for s in asked.standards)
    return (*lists, Fact(say("plan.made_of.norm"), _pinned(asked.norm.pin, asked.norm)))


def _round(outcome: RoundResult, files: Sequence[Answers]) -> tuple[Fact, ...]:
    round_ = outcome.round
    answers = say("plan.made_of.files", n=len(files), hash=answers_hash(files)) if files else say("word.none")
    when = say("plan.front.round_value", round=round_.id, day=day_text(round_.date))
    return (
        Fact(say("plan.made_of.answers"), answers),
        Fact(say("plan.front.round"), when),
        Fact(say("plan.made_of.toolkit"), __version__),
    )


def mark(made_of: Iterable[Fact]) -> str:
    """The fingerprint in twelve letters, for the foot of a page.

    Args:
        made_of: as `fingerprint` gave it.

    Returns:
        The first hex digits of its hash: documents with the same mark were made of the same.
    """
    return short_hash([[f.label, f.value] for f in made_of]).removeprefix("sha256:")[:12]


def _pinned(pin: str, model: Model) -> str:
    return say("plan.made_of.pinned", pin=pin, hash=content_hash(model))
