# SPDX-License-Identifier: EUPL-1.2
"""What page one rests on: the least that is missed, who must join in, and who decides something itself."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from toolkit.documents.blocks import Item, Text
from toolkit.documents.plan.board.parties import doers, hours_of_others
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import numbers_text
from toolkit.documents.plan.own_points import towns
from toolkit.documents.plan.requests import decide_before
from toolkit.model.content.measures import Party
from toolkit.planning.decided.condition import Condition, conditions
from toolkit.planning.weighed.choice import Choice, Option
from toolkit.planning.weighed.limits import LimitWay
from toolkit.planning.weighed.others import PARTIES
from toolkit.planning.weighed.price import price_of
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, euros_text, hours_text, listing, quarter_short

_NAMED = 2  # missed lower limits that fit on page one by name; the others are counted


def condition_text(inputs: PlanInputs, condition: Condition) -> str:
    """A condition as the end of a sentence: 'het bestuur besluit en de gemeente meedoet'."""
    return listing(_parts(inputs, condition, "joins"))


def _short_text(inputs: PlanInputs, condition: Condition) -> str:
    """The same for a list: 'het bestuur besluit, met de gemeente'."""
    return ", ".join(_parts(inputs, condition, "with"))


def _parts(inputs: PlanInputs, condition: Condition, joining: str) -> list[str]:
    """Who says yes, for the region the body that does; and who joins in, in the words of a key."""
    parts = []
    if (party := condition.decides) is not None:
        body = inputs.outcome.region.decides("pace")
        who = body.short if party == "region" else say(f"plan.who.{party}")
        parts.append(say("board.condition.decides", who=who))
    if condition.joins:
        who = listing([say(f"plan.who.{party}") for party in condition.joins])
        parts.append(say(f"board.condition.{joining}", who=who, n=len(condition.joins)))
    return parts


def sure(inputs: PlanInputs, option: Option) -> int:
    """How much is in time whatever anybody else still decides: with the hours and the pace of now."""
    bound = {*conditions(inputs.actions, option), *by_more(inputs, option)}
    return sum(task not in bound for task in option.in_time)


def by_more(inputs: PlanInputs, option: Option) -> tuple[str, ...]:
    """What an option brings in time that the hours and the pace of now do not: others grant those."""
    now = inputs.made.choice.now.in_time
    return tuple(task for task in option.in_time if task not in now)


def certain_undecided(inputs: PlanInputs) -> int:
    """How much is in time without this decision, whatever anybody else still decides."""
    made = inputs.made.choice
    bound = conditions(inputs.actions, made.now)
    return sum(task not in bound for task in made.in_time_undecided)


def missed_limits(inputs: PlanInputs) -> Iterator[Text]:
    """Each missed lower limit with what is done about it and by when; of an open one who answers it.

    Those that this decision is about come first: a board that reads of others only is set at ease by them.
    """
    made = inputs.made.choice
    ways = sorted(made.advised.limit_ways, key=lambda way: _anyway(made, way))
    if ways:
        told = [_missed(inputs, way) for way in ways[:_NAMED]]
        if more := ways[_NAMED:]:
            key = "more_anyway" if all(_anyway(made, way) for way in more) else "more"
            told.append(say(f"board.decision.limit.{key}", n=len(more), title=say("plan.word.safety")))
        dated = sum(way.end is not None for way in ways)
        over = day_text(inputs.made.terms.over)
        told += [say("board.decision.limit.next_round", n=dated, day=over)] if dated else []
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
    key, first = ("ready", "") if was is None else ("ready_was", quarter_short(was))
    parts = [say(f"board.decision.limit.{key}", quarter=quarter_short(way.end), was=first)]
    if _anyway(inputs.made.choice, way):
        parts.append(say("board.decision.limit.anyway"))
    else:
        parts.append(say("board.decision.limit.decided"))
        bound = conditions(inputs.actions, inputs.made.choice.advised)
        asked = dict.fromkeys(condition_text(inputs, bound[task]) for task in way.actions if task in bound)
        parts += [say("board.actions.if_decided", what=listing([*asked]))] if asked else []
    holes = {"names": _with_whom(inputs, way.actions), "parts": ", ".join(parts)}
    return say("board.decision.limit.dated", title=title, n=len(way.actions), **holes)


def _anyway(made: Choice, way: LimitWay) -> bool:
    """Whether the actions for a limit are done by the same quarter without this decision."""
    ends = {each.criterion: each.end for each in made.now.limit_ways}
    return ends.get(way.criterion) == way.end and not any(task in made.waiting for task in way.actions)


def _with_whom(inputs: PlanInputs, tasks: Iterable[str]) -> str:
    """Actions by their numbers with who does them, as the table of actions has it: '1 (het team)'."""
    whose: dict[str, list[str]] = {}
    for task in tasks:
        whose.setdefault(", ".join(doers(inputs, task)), []).append(task)
    parts = [say("board.decision.by", names=numbers_text(inputs, own), who=who) for who, own in whose.items()]
    return listing(parts)


def others(inputs: PlanInputs) -> Iterator[Item]:
    """What of the plan waits for others, by what it waits for; and what others decide besides."""
    option = inputs.made.choice.advised
    bound = conditions(inputs.actions, option)
    in_time = [task for task in bound if task in option.in_time]
    late = [task for task in bound if task not in option.in_time]
    more = [task for task in by_more(inputs, option) if task not in bound]
    parts = []
    if in_time or more:
        told = [_groups(inputs, bound, in_time)] if in_time else []
        told += [say("board.decision.by_more", names=numbers_text(inputs, more))] if more else []
        parts.append(say("board.decision.of_those", n=len(in_time) + len(more), parts="; ".join(told)))
    if late:
        parts.append(say("board.decision.of_late", n=len(late), parts=_groups(inputs, bound, late)))
    points = "; ".join(_points(inputs, "own_points" if parts else "others_points"))
    if parts:
        parts += [f"{points}."] if points else []
        hours = sum(hours_of_others(inputs).values(), Fraction(0))
        key = "joining" if hours else "joining_free"
        yield Item(say(f"board.decision.{key}", hours=hours_text(hours)), " ".join(parts))
    elif points:
        yield Item(say("board.decision.others", day=decide_before(inputs)), f"{points}.")


def _groups(inputs: PlanInputs, bound: Mapping[str, Condition], tasks: Iterable[str]) -> str:
    """The actions with the same condition together, by number, as the table of actions says it in full."""
    groups: dict[Condition, list[str]] = {}
    for task in tasks:
        groups.setdefault(bound[task], []).append(task)
    told = []
    for condition in sorted(groups, key=_by_party):
        these = groups[condition]
        later = [task for task in these if put_off(inputs, task)]
        holes = {"names": numbers_text(inputs, these), "later": numbers_text(inputs, later)}
        holes["what"] = _short_text(inputs, condition)
        told.append(say(f"board.decision.group{'_later' if later else ''}", **holes))
    return "; ".join(told)


def put_off(inputs: PlanInputs, task: str) -> bool:
    """Whether who decides about an action said already that it does so later."""
    turn = inputs.made.turns.get(task)
    return turn is not None and turn.kind == "later"


def _by_party(condition: Condition) -> tuple[int, list[int]]:
    """Who decides before who joins in, each in the order of the parties."""
    first = len(PARTIES) if condition.decides is None else PARTIES.index(condition.decides)
    return first, [PARTIES.index(party) for party in condition.joins]


def _points(inputs: PlanInputs, key: str) -> Iterator[str]:
    """What else others decide about that waits for no board."""
    for town in towns(inputs):
        if n := len(town.undecided):
            yield say(f"board.decision.{key}", who=town.title, n=n)


def otherwise(inputs: PlanInputs) -> Iterator[Item]:
    """What is not in time without a decision that is with it, and what work lasts then all the same.

    How many that are, and that work, stand in the table of ways to go on; here where there is no choice.
    """
    made = inputs.made.choice
    undecided, advised = made.in_time_undecided, made.advised.in_time
    whose = inputs.outcome.region.decides("plan").short
    told, label = [], say("board.decision.otherwise", body=whose)
    lost_ = [task for task in advised if task not in undecided]
    lost = numbers_text(inputs, lost_)
    if kept := numbers_text(inputs, (task for task in undecided if task not in advised)):
        lost = say("board.decision.lost_but", names=lost, but=kept)
    if len(made.options) == 1:
        n, every = len(undecided), len(made.now.planned.todo)
        holes = {"n": n, "sure": certain_undecided(inputs), "advised": len(advised), "all": every}
        told.append(say("board.decision.in_time", **holes))
        told += [say("board.decision.lost", late=len(lost_), names=lost)] if lost else []
    elif lost:
        label = say("board.decision.otherwise_lost", body=whose)
        waits = [say(f"plan.who.{party}") for party in _after(inputs, lost_)]
        key = "lost_with" if waits else "lost_alone"
        told.append(
            say(f"board.decision.{key}", late=len(lost_), names=lost, who=listing(waits), n=len(waits))
        )
    hours = made.lasting_undecided
    if len(made.options) == 1 and hours:
        price = price_of(hours, inputs.made.cost)
        key = "without_formation_priced" if price else "without_formation"
        amount = "" if price is None else euros_text(price.low, price.high)
        told.append(say(f"board.decision.{key}", hours=hours_text(hours), amount=amount))
    elif len(made.options) == 1 and made.advised.late:
        told.append(say("board.decision.not_agreed"))
    if told:
        yield Item(label, " ".join(told))


def _after(inputs: PlanInputs, tasks: Iterable[str]) -> tuple[Party, ...]:
    """Who says yes to actions only after this decision: not the region, whose bodies go before it."""
    bound = conditions(inputs.actions, inputs.made.choice.advised)
    whom = {party for task in tasks if task in bound for party in (bound[task].decides, *bound[task].joins)}
    return tuple(party for party in PARTIES if party in whom - {"region"})
