# SPDX-License-Identifier: EUPL-1.2
"""What page one rests on: the least that is missed, who must join in, and who decides something itself."""

from collections.abc import Iterable, Iterator

from toolkit.documents.blocks import Item, Text
from toolkit.documents.plan.board.parties import to_decide
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.municipalities import towns
from toolkit.planning.weighed.choice import Option
from toolkit.planning.weighed.limits import LimitWay
from toolkit.planning.weighed.others import OTHER_PARTIES
from toolkit.words.catalogue import say
from toolkit.words.text import listing, quarter_short

_NAMED = 2  # missed lower limits that fit on page one by name; the others are counted


def joined(option: Option) -> tuple[str, ...]:
    """What is in time only when others join in, in order of rank; the rest of `in_time` waits for nobody."""
    return tuple(task for task in option.in_time if task in option.waiting)


def undecided(inputs: PlanInputs) -> tuple[str, ...]:
    """What is in time and begins whatever this body decides, when another party still says yes to it."""
    option = inputs.made.choice.advised
    names = {name for party in OTHER_PARTIES for name in to_decide(inputs, party)}
    open_ = {action.id for action in inputs.actions if str(action.rank) in names}
    return tuple(task for task in option.in_time if task in open_ and task not in option.waiting)


def put_off(inputs: PlanInputs) -> tuple[str, ...]:
    """What counts as in time in the advised option though its decision was put off, in order of rank."""
    actions = (inputs.made.action(task) for task in inputs.made.choice.advised.in_time)
    return tuple(a.id for a in actions if a is not None and a.joint is not None and a.joint.answer == "later")


def numbers_text(inputs: PlanInputs, tasks: Iterable[str]) -> str:
    """Actions by their numbers: '3 en 28'."""
    ranks = {action.id: str(action.rank) for action in inputs.actions}
    return listing([ranks[task] for task in tasks])


def missed_limits(inputs: PlanInputs) -> Iterator[Text]:
    """Each missed lower limit with what is done about it and by when, for who reads no further."""
    ways = inputs.made.choice.advised.limit_ways
    if ways:
        told = [_missed(inputs, way) for way in ways[:_NAMED]]
        more = len(ways) - len(told)
        told += [say("board.decision.limit.more", n=more, title=say("plan.word.safety"))] if more else []
        yield Text(f"{say('board.decision.limit.label', n=len(ways))} {' '.join(told)}", "alarm")


def _missed(inputs: PlanInputs, way: LimitWay) -> str:
    title = inputs.title_of(way.criterion)
    if way.end is None:
        return say("board.decision.limit.undated", title=title)
    planned = inputs.made.choice.advised.planned
    tasks = [p.task for a in way.actions if (p := planned.of(a)) is not None]
    was = min((task.overdue for task in tasks if task.overdue is not None), default=None)
    holes = {"title": title, "names": numbers_text(inputs, way.actions), "quarter": quarter_short(way.end)}
    key, first = ("dated", "") if was is None else ("overdue", quarter_short(was))
    return say(f"board.decision.limit.{key}", n=len(way.actions), was=first, **holes)


def others(inputs: PlanInputs) -> Iterator[Item]:
    """Who must join in at which actions, and what others decide besides.

    The same parties per action as in the table of actions: what is named there is not named again as theirs.
    """
    waiting = inputs.made.choice.advised.waiting
    told = []
    for party in OTHER_PARTIES:
        asked = [task for task, whom in waiting.items() if party in whom]
        if asked:
            holes = {"who": say(f"plan.who.{party}"), "names": numbers_text(inputs, asked)}
            told.append(say("board.decision.joins", **holes))
    parts = [f"{'; '.join(told)}."] if told else []
    if later := put_off(inputs):
        parts.append(say("board.decision.put_off", names=numbers_text(inputs, later)))
    own = "; ".join(_decide(inputs))
    if parts:
        parts += [f"{say('board.decision.others')} {own}."] if own else []
        yield Item(say("board.decision.joining"), " ".join(parts))
    elif own:
        yield Item(say("board.decision.others"), f"{own}.")


def _decide(inputs: PlanInputs) -> Iterator[str]:
    """What others decide about that waits for no board."""
    joins = {str(a.rank) for a in inputs.actions if a.id in inputs.made.choice.advised.waiting}
    for party in OTHER_PARTIES:
        names = [name for name in to_decide(inputs, party) if name not in joins]
        if names and party != "municipality":
            who = say(f"plan.who.{party}")
            yield say("board.decision.others_actions", who=who, n=len(names), names=listing(names))
    for town in towns(inputs):
        if n := len(town.undecided):
            yield say("board.decision.others_points", who=town.title, n=n)


def otherwise(inputs: PlanInputs) -> Iterator[Item]:
    """What is in time without a decision, beside what is with it, and what is missed then.

    Where there is a choice its table has a row that says so.
    """
    made = inputs.made.choice
    if len(made.options) > 1:
        return
    n, advised = len(made.in_time_undecided), len(made.advised.in_time)
    every = len(made.now.planned.todo)
    told = [say("board.decision.in_time", n=n, advised=advised, all=every)]
    if made.lasting:
        told.append(say("board.decision.without_formation"))
    elif made.advised.late:
        told.append(say("board.decision.not_agreed"))
    yield Item(say("board.decision.otherwise"), " ".join(told))
