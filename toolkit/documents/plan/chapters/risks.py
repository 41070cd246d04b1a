# SPDX-License-Identifier: EUPL-1.2
"""Risks as they show in the team's own figures, each with who watches it; what is unknown gives no risk."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from toolkit.documents.audience import PEOPLE_STEP, VACANCY_STEP
from toolkit.documents.blocks import Bullets, Item, Section, section
from toolkit.documents.plan.actions import names_text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import chosen_owner, in_short, numbers_text
from toolkit.model.content.measures import Party
from toolkit.model.given.decision import OF_ACCORD, ItemKind
from toolkit.planning.decided.turn import Turn
from toolkit.planning.weighed.asked import PAYS
from toolkit.planning.weighed.formation import formation_table
from toolkit.planning.weighed.requests import ADDRESSEES, Addressee
from toolkit.words.catalogue import say
from toolkit.words.numbers import number
from toolkit.words.text import given_text, hours_text, listing, quarter_short

FULL = Fraction(9, 10)  # share of its capacity above which a quarter has hardly any room left


def risks(inputs: PlanInputs) -> Section | None:
    """Overload, staff and too much at once, each only where a figure shows it, so that nobody need guess.

    Who watches is a party, or the role that people chose for an action: who can do something about it.

    None when there is no action: then nothing can run late.
    """
    if not inputs.planned.placements:
        return None
    told = (_limits, _overdue, _load, _many, _payer, _unsure, _staff, _waiting)
    items = [item for kind in told for item in kind(inputs)]
    if inputs.reader.edition == "team":  # a board reads at each action whose decision it waits for
        items += _decisions(inputs)
    found = Bullets(tuple(items) or (Item("", say("plan.risks.none")),))
    return section("risks", say("plan.word.risks"), (found,))


def _item(kind: str, who: str, **holes: object) -> Item:
    told = (say(f"plan.risks.{kind}.text", **holes), say("plan.risks.watches", who=who))
    return Item(say(f"plan.risks.{kind}.title"), " ".join(told))


def _party(party: Party) -> str:
    return say(f"plan.who.{party}")


def _owners(inputs: PlanInputs, actions: Iterable[str]) -> str:
    """Who takes some actions up, each once: another party as such, of the team itself the role it chose."""
    tasks = [task for task in map(inputs.planned.of, actions) if task is not None]
    parties = {p.task.id: p.task.actor for p in tasks}
    found = (chosen_owner(inputs, a) if actor == "team" else "" for a, actor in parties.items())
    names = [role or _party(actor) for role, actor in zip(found, parties.values(), strict=True)]
    return listing(list(dict.fromkeys(names)))


def _watches(inputs: PlanInputs, actions: Iterable[str]) -> str:
    """Who watches what is too low or too late; for a board not the team alone, which would watch itself."""
    found = _owners(inputs, actions) or _party("team")
    if inputs.reader.edition == "board" and found == _party("team"):
        return listing([found, _party("employer")])
    return found


def _limits(inputs: PlanInputs) -> Iterator[Item]:
    """Lower limits that are missed until a date, or without one."""
    for kind, dated in (("limit", True), ("limit_undated", False)):
        ways = [way for way in inputs.limit_ways if (way.end is not None) == dated]
        if ways:
            titles = listing([f"'{inputs.title_of(way.criterion)}'" for way in ways])
            if len(ways) > 1 and in_short(inputs):  # the chapter about safety names them
                titles = say("plan.risks.limit.many", n=len(ways))
            last = max((way.end for way in ways if way.end is not None), default=None)
            quarter = "" if last is None else quarter_short(last)
            watches = _watches(inputs, (a for way in ways for a in way.actions))
            tasks = len({a for way in ways for a in (*way.actions, *way.left_out)})
            yield _item(kind, watches, n=len(ways), actions=tasks, titles=titles, quarter=quarter)


def _overdue(inputs: PlanInputs) -> Iterator[Item]:
    late = [p.task.id for p in inputs.planned.placements if p.task.overdue is not None]
    if late and in_short(inputs):  # the table of actions has both quarters
        holes = {"n": len(late), "names": numbers_text(inputs, late)}
        yield _item("overdue_short", _watches(inputs, late), **holes)
    elif late:
        told = {"names": names_text(inputs, late), "quarters": _new_dates(inputs, late)}
        yield _item("overdue", _watches(inputs, late), n=len(late), **told)


def _new_dates(inputs: PlanInputs, late: Sequence[str]) -> str:
    """When each is ready by now: the date once where it is one for all, else with the numbers of each."""
    dates: dict[str, list[str]] = {}
    for task in late:
        placed = inputs.planned.of(task)
        end = None if placed is None else placed.end
        dates.setdefault(say("plan.risks.no_quarter") if end is None else quarter_short(end), []).append(task)
    if len(dates) == 1:
        return next(iter(dates))
    return listing(
        [
            say("plan.risks.new_date", quarter=date, names=numbers_text(inputs, tasks))
            for date, tasks in dates.items()
        ]
    )


def _load(inputs: PlanInputs) -> Iterator[Item]:
    planned, asked = inputs.planned, inputs.made.hours_of()
    if planned.capacity is None:
        if any(q.used for q in planned.quarters):
            yield _item("no_capacity", _party("team"))
        return
    room = planned.room or Fraction(0)
    coming = planned.quarters[planned.opens :]
    full = [quarter_short(q.quarter) for q in coming if q.capacity and q.used >= FULL * q.capacity]
    if asked > room and inputs.made.more.total:  # more hours would help: else the pace is what lacks
        used = sum((load.used for load in planned.quarters), Fraction(0))
        holes = {
            "used": hours_text(used),
            "room": given_text(inputs.made.planned.room or Fraction(0)),  # without hours that are only asked
            "later": say("plan.risks.short.later", hours=hours_text(asked - used)) if asked > used else "",
        }
        yield _item("short", _party("employer"), **holes)
    elif planned.late and planned.at_once is not None:
        yield _item(
            "pace", inputs.outcome.region.decides("pace").title, n=len(planned.late), at_once=planned.at_once
        )
    elif full:
        yield _item("full", _party("team"), n=len(full), quarters=listing(full))


def _many(inputs: PlanInputs) -> Iterator[Item]:
    """More at once than the rule would let run: by decisions of people, or by what runs already."""
    planned = inputs.planned
    team = {t.id for t in planned.tasks if t.of_holder}
    running = [(len(team.intersection(load.tasks)), load.quarter) for load in planned.quarters]
    most, quarter = max(running, key=lambda pair: pair[0])
    if planned.at_once is not None and most > planned.at_once:
        yield _item("many", _party("team"), n=most, at_once=planned.at_once, quarter=quarter_short(quarter))


def _staff(inputs: PlanInputs) -> Iterator[Item]:
    table = formation_table(inputs.team_form)
    if table.vacancies.known:
        yield _item(
            "vacancies", _party("employer"), fte=inputs.reader.size(table.vacancies.known, VACANCY_STEP)
        )
    short = [(r.role, r.difference) for r in table.rows if r.difference is not None and r.difference > 0]
    own = inputs.reader.edition == "team"  # a board has it in the table of formation
    if short and own and inputs.reader.sees("sizes"):
        shown = inputs.reader.role
        roles = listing([say("plan.risks.role", role=shown(role), fte=number(fte)) for role, fte in short])
        yield _item("formation", _party("employer"), roles=roles)


def _waiting(inputs: PlanInputs) -> Iterator[Item]:
    waiting = None if inputs.team_form is None else inputs.team_form.profile.waiting_list
    if waiting:
        yield _item(
            "waiting_list", _party("municipality"), n=waiting, people=inputs.reader.size(waiting, PEOPLE_STEP)
        )


def _payer(inputs: PlanInputs) -> Iterator[Item]:
    """Hours, formation and money that a party is asked for and has not said yes to."""
    made = inputs.made
    if made.provisional:
        return
    open_ = [(each.addressee, "hours") for each in made.asked if each.extra and _no_yes(inputs, "hours")]
    open_ += [(a.addressee, "formation") for a in made.asked if a.lasting and _no_yes(inputs, "formation")]
    open_ += [
        (a, "money") for a, part in made.amount.parts if part.task and _no_yes(inputs, "money", part.task)
    ]
    if open_:
        what = dict.fromkeys(say(f"plan.risks.no_payer.{kind}") for _, kind in open_)
        whom = {_asked_party(inputs, party) for party, _ in open_}
        ordered = [each for each in (_asked_party(inputs, party) for party in ADDRESSEES) if each in whom]
        yield _item("no_payer", listing(ordered), what=listing([*what]))


def _no_yes(inputs: PlanInputs, kind: ItemKind, action: str = "") -> bool:
    """Whether who pays has not said yes to a request yet."""
    found = inputs.made.above.request(kind, action)
    return found is None or found.answer not in OF_ACCORD


def _asked_party(inputs: PlanInputs, addressee: Addressee) -> str:
    """Who is asked: a party, and for the region the body that decides."""
    return inputs.outcome.region.decides("pace").title if addressee == "steering" else _party(addressee)


def _unsure(inputs: PlanInputs) -> Iterator[Item]:
    """What begins only after an action that another party has not said yes to."""
    turns = _not_sure(inputs)
    others = [p.task for p in inputs.planned.todo if p.task.id not in turns]
    waiting = [task.id for task in others if turns.keys() & set(task.after)]
    if waiting:
        first = [task for task in turns if any(task in t.after for t in others)]
        whom = dict.fromkeys(_asked_party(inputs, PAYS[turns[task].party]) for task in first)
        holes = {"names": numbers_text(inputs, waiting), "first": numbers_text(inputs, first)}
        yield _item("unsure", listing([*whom]), n=len(waiting), m=len(first), **holes)


def _not_sure(inputs: PlanInputs) -> dict[str, Turn]:
    """The actions about which another party has still to say yes."""
    return {task: turn for task, turn in inputs.made.turns.items() if not turn.own and not turn.decided}


def _decisions(inputs: PlanInputs) -> Iterator[Item]:
    """Steps that others must take before the team can go on, where they said that they do."""
    unsure = _not_sure(inputs)
    todo = [p.task for p in inputs.planned.todo if p.task.id not in unsure]
    others = {t.id for t in todo if t.actor != "team"}
    waiting = [t.id for t in todo if t.actor == "team" and others & set(t.after)]
    if waiting:
        first = [
            t.id for t in todo if t.actor != "team" and any(t.id in w.after for w in todo if w.id in waiting)
        ]
        names = names_text(inputs, waiting)
        yield _item("dependent", _owners(inputs, first), n=len(waiting), names=names)
