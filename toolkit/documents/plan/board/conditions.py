# SPDX-License-Identifier: EUPL-1.2
"""What page one rests on: the least that is missed, who must join in, and who decides something itself."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from toolkit.documents.blocks import Item, Text
from toolkit.documents.plan.board.parties import hours_of_others, numbers_of, to_decide
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.municipalities import towns
from toolkit.documents.plan.requests import decide_before
from toolkit.planning.decided.turn import is_open
from toolkit.planning.weighed.choice import Option
from toolkit.planning.weighed.limits import LimitWay
from toolkit.planning.weighed.others import OTHER_PARTIES
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, hours_text, listing, quarter_short

_NAMED = 2  # missed lower limits that fit on page one by name; the others are counted


def joined(option: Option) -> tuple[str, ...]:
    """What is in time only when others join in, in order of rank; the rest of `in_time` waits for nobody."""
    return tuple(task for task in option.in_time if task in option.waiting)


def undecided(inputs: PlanInputs, option: Option) -> tuple[str, ...]:
    """What is in time and begins whatever this body decides, when another party still says yes to it."""
    taken_up = {p.task.id for p in option.planned.placed if p.task.actor in OTHER_PARTIES}
    open_ = {action.id for action in inputs.actions if action.id in taken_up and is_open(action)}
    return tuple(task for task in option.in_time if task in open_ and task not in option.waiting)


def sure(inputs: PlanInputs, option: Option) -> int:
    """How much is in time whatever anybody else still decides."""
    return len(option.in_time) - len(joined(option)) - len(undecided(inputs, option))


def put_off(inputs: PlanInputs) -> tuple[str, ...]:
    """What counts as in time in the advised option though its decision was put off, in order of rank."""
    actions = (inputs.made.action(task) for task in inputs.made.choice.advised.in_time)
    return tuple(a.id for a in actions if a is not None and a.joint is not None and a.joint.answer == "later")


def numbers_text(inputs: PlanInputs, tasks: Iterable[str]) -> str:
    """Actions by their numbers: '3 en 28'."""
    return listing(numbers_of(inputs, tasks))


def missed_limits(inputs: PlanInputs) -> Iterator[Text]:
    """Each missed lower limit with what is done about it and by when; of an open one who answers it."""
    ways = inputs.made.choice.advised.limit_ways
    if ways:
        told = [_missed(inputs, way) for way in ways[:_NAMED]]
        more = len(ways) - len(told)
        told += [say("board.decision.limit.more", n=more, title=say("plan.word.safety"))] if more else []
        yield Text(f"{say('board.decision.limit.label', n=len(ways))} {' '.join(told)}", "alarm")
    titles = [inputs.title_of(c) for c, result in inputs.results.items() if result.limit == "open"]
    if titles:
        names = listing([say("board.decision.limit.named", title=title) for title in titles[:_NAMED]])
        day = day_text(inputs.made.terms.told)
        key = "open" if len(titles) <= _NAMED else "open_more"
        yield Text(say(f"board.decision.limit.{key}", n=len(titles), names=names, day=day), "strong")


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
        parts.append(say("board.decision.put_off", n=len(later), names=numbers_text(inputs, later)))
    decided = say("board.decision.others", day=decide_before(inputs))
    own = "; ".join(_decide(inputs))
    if parts:
        parts += [f"{decided} {own}."] if own else []
        hours = sum(hours_of_others(inputs).values(), Fraction(0))
        key = "joining" if hours else "joining_free"
        yield Item(say(f"board.decision.{key}", hours=hours_text(hours)), " ".join(parts))
    elif own:
        yield Item(decided, f"{own}.")


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
    certain = n - len(undecided(inputs, made.now))
    told = [say("board.decision.in_time", n=n, sure=certain, advised=advised, all=every)]
    if made.lasting:
        told.append(say("board.decision.without_formation"))
    elif made.advised.late:
        told.append(say("board.decision.not_agreed"))
    yield Item(say("board.decision.otherwise"), " ".join(told))
