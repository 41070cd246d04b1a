# SPDX-License-Identifier: EUPL-1.2
"""What a document was made of, so that a reader can see whether two are about the same."""

from collections.abc import Iterable

from toolkit import __version__
from toolkit.messages.catalogue import say
from toolkit.model.answers import Answers
from toolkit.model.base import Model
from toolkit.model.hashing import content_hash, short_hash
from toolkit.views.plan_inputs import PlanInputs
from toolkit.views.plan_values import Fact
from toolkit.views.text import day_text


def answers_hash(files: Iterable[Answers]) -> str:
    """One hash over all files of answers of a unit, whatever their order."""
    by_name = sorted(files, key=lambda a: (a.unit, a.respondent))
    return short_hash([a.model_dump(mode="json", by_alias=True) for a in by_name])


def fingerprint(inputs: PlanInputs) -> tuple[Fact, ...]:
    """Versions and hashes of everything that a plan was made from.

    Args:
        inputs: the plan's inputs.

    Returns:
        Lists, norm, measures, answers, round and program, in that order.
    """
    asked, round_ = inputs.outcome.asked, inputs.outcome.round

    def pinned(pin: str, model: Model) -> str:
        return say("plan.made_of.pinned", pin=pin, hash=content_hash(model))

    own = inputs.own_files
    answers = say("plan.made_of.files", n=len(own), hash=answers_hash(own)) if own else say("word.none")
    return (
        *(Fact(say("plan.made_of.list"), pinned(s.pin, s)) for s in asked.standards),
        Fact(say("plan.made_of.norm"), pinned(asked.norm.pin, asked.norm)),
        Fact(say("plan.made_of.measures"), pinned(inputs.measures.version, inputs.measures)),
        Fact(say("plan.made_of.answers"), answers),
        Fact(
            say("plan.front.round"),
            say("plan.front.round_value", round=round_.id, day=day_text(round_.date)),
        ),
        Fact(say("plan.made_of.toolkit"), __version__),
    )
