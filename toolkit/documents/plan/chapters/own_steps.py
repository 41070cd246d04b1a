# SPDX-License-Identifier: EUPL-1.2
"""What whose plan it is does first: what moves, what it decides, what gets a new quarter, and before when."""

from collections.abc import Iterator

from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import addressee_title, holder, numbers_of, numbers_text
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, listing, quarter_short


def too_much(inputs: PlanInputs) -> Iterator[tuple[str, ...]]:
    """Where people decided on more hours than there are: who chooses what moves, and of which actions."""
    found = inputs.made.overloads
    own = numbers_of(inputs, (task for each in found for task in each.moves))
    parts = [
        say("plan.brief.too_much_in", quarter=quarter_short(each.quarter), hours=each.over) for each in found
    ]
    if parts and own:
        holes = {"n": len(own), "names": listing(own), "parts": listing(parts)}
        before = say("plan.brief.before", day=day_text(inputs.made.choose_before))
        yield before, holder(inputs)["who"], say("plan.brief.too_much_own", **holes)
    elif parts:
        who = addressee_title(inputs, "steering")
        yield say("plan.brief.now"), who, say("plan.brief.too_much", parts=listing(parts))


def decides(inputs: PlanInputs) -> Iterator[tuple[str, ...]]:
    """What the team itself decides, and of which actions that is soonest needed."""
    waiting, terms = inputs.made.open, inputs.made.terms
    overdue = {p.task.id for p in inputs.planned.placements if p.task.overdue is not None}
    waits = inputs.made.turns  # what waits for room gets a quarter from who gives that
    past = [a.id for a in inputs.actions if a.id in overdue and a.id not in waits and not a.of_region]
    first = terms.horizon[terms.opens]
    soon = [str(rank) for rank in inputs.made.soon]
    rest = [str(action.rank) for action in waiting if action.rank not in inputs.made.soon]
    key = "decide" if not soon else "decide_first" if rest else "decide_soon"
    holes = {"names": listing(soon or rest), "first": len(soon), "quarter": quarter_short(first)}
    holes["rest"] = listing(rest)
    told = [say(f"plan.brief.{key}", n=len(waiting), **holes)] if waiting else []
    told += [say("plan.brief.new_quarter", names=numbers_text(inputs, past))] if past else []
    before = say("plan.brief.before", day=day_text(inputs.made.settle_before))
    if told:
        yield before, holder(inputs)["who"], "; ".join(told)
