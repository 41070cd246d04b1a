# SPDX-License-Identifier: EUPL-1.2
"""What moves: quarters that are too full, what can go out of them, and what comes later with what moves."""

from collections.abc import Iterable, Iterator

from toolkit.documents.plan.actions import names_text
from toolkit.documents.plan.amounts import fte_text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import holder, named, numbers_text
from toolkit.model.rounding import half_up
from toolkit.planning.decided.overload import Overload, first_fit
from toolkit.planning.decided.slide import Slide, chosen_later, if_moved, moved_end
from toolkit.planning.weighed.price import fte_of
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, hours_text, listing, quarter_short


def too_full_texts(inputs: PlanInputs) -> Iterator[str]:
    """Each quarter that is too full with what can move; before when and whereto; what that leaves undone."""
    moves = _moves(inputs)
    yield from (_too_full(inputs, each) for each in inputs.made.overloads)
    if moves:
        yield " ".join(_how(inputs, moves))
    for task, slide in moves.items():
        if slide.any:
            quarter = quarter_short(moved_end(inputs.made.planned, task))
            parts = _parts(inputs, slide)
            yield say("plan.slide.moves", action=named(inputs, task), quarter=quarter, parts=parts)
    if free := [task for task, slide in moves.items() if not slide.any]:
        yield say("plan.slide.moves_free", n=len(free), names=names_text(inputs, free))


def too_full_in_short(inputs: PlanInputs) -> Iterator[str]:
    """The same for a board, by number: who chooses what moves, and what then comes later.

    Without dates, as its own are those of what it is advised.
    """
    full, moves = inputs.made.overloads, _moves(inputs)
    if full:
        parts = [say("plan.brief.too_much_in", quarter=quarter_short(e.quarter), hours=e.over) for e in full]
        holes = {"n": len(moves), "names": numbers_text(inputs, moves), **holder(inputs)}
        yield say(f"plan.slide.full{'' if moves else '_above'}", parts=listing(parts), **holes)
    for task, slide in moves.items():
        if slide.any:
            later = _parts(inputs, slide, dated=False)
            yield say("plan.slide.full_moves", rank=inputs.made.ranks[task], parts=later)


def _moves(inputs: PlanInputs) -> dict[str, Slide]:
    """What can move out of a quarter that is too full in the plan of now, with what comes later; by rank."""
    made = inputs.made
    move = {task for each in made.overloads for task in each.moves}
    tasks = [action.id for action in made.actions if action.id in move]
    return {task: if_moved(made.proposal, made.planned, made.choice.now.hours, task) for task in tasks}


def chosen_texts(inputs: PlanInputs) -> Iterator[str]:
    """What comes later by the quarters that people chose; nothing where those move alone."""
    slide = chosen_later(inputs.proposal, inputs.planned, inputs.option.hours)
    if slide.any:
        yield say("plan.slide.chosen", names=names_text(inputs, slide.moved), parts=_parts(inputs, slide))


def _too_full(inputs: PlanInputs, each: Overload) -> str:
    told = [say("plan.planning.over", quarter=quarter_short(each.quarter), hours=each.over, **holder(inputs))]
    if each.moves:
        parts = [
            say("plan.planning.over_part", action=named(inputs, task), hours=hours)
            for task, hours in each.moves.items()
        ]
        told.append(say("plan.planning.over_moves", parts=listing(parts), **holder(inputs)))
    if each.others and each.still:
        key = "over_still" if each.moves else "over_above"
        names = names_text(inputs, each.others)
        told.append(say(f"plan.planning.{key}", hours=each.still, names=names))
    return " ".join(told)


def _how(inputs: PlanInputs, moves: Iterable[str]) -> Iterator[str]:
    yield say("plan.planning.over_before", day=day_text(inputs.made.choose_before))
    planned = inputs.made.planned
    if nowhere := [task for task in moves if first_fit(planned, task) is None]:
        last = quarter_short(planned.horizon[-1])
        yield say("plan.planning.over_nowhere", names=names_text(inputs, nowhere), last=last)
    yield say("plan.planning.over_again")


def _parts(inputs: PlanInputs, slide: Slide, *, dated: bool = True) -> str:
    parts = []
    for criterion, end in slide.limits.items():
        holes = {"title": inputs.title_of(criterion), "quarter": "" if end is None else quarter_short(end)}
        key = "" if not dated else "_undated" if end is None else "_by"
        parts.append(say(f"plan.slide.limit{key}", **holes))
    if slide.others:
        names = numbers_text(inputs, slide.others)
        parts.append(say("plan.slide.others", n=len(slide.others), names=names))
    if slide.lasting:
        key = "lasting_fte" if half_up(100 * fte_of(slide.lasting, inputs.made.cost)) else "lasting"
        holes = {"hours": hours_text(slide.lasting), "fte": fte_text(inputs, slide.lasting)}
        parts.append(say(f"plan.slide.{key}", **holes))
    return listing(parts)
