# SPDX-License-Identifier: EUPL-1.2
"""Who does what: a party stands once, with all that is asked of it, and only who can decide stands there."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from toolkit.documents.blocks import Block, Section, Table, Text, section
from toolkit.documents.plan.amounts import fte_text
from toolkit.documents.plan.board.amount import to_know
from toolkit.documents.plan.board.reader import advised_letter
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import addressee_title, numbers_of, owner
from toolkit.documents.plan.own_points import Town, towns
from toolkit.documents.plan.requests import decide_before
from toolkit.documents.text import heads
from toolkit.model.content.measures import Party
from toolkit.model.rounding import whole_parts
from toolkit.planning.decided.turn import is_open
from toolkit.planning.weighed.asked import PAYS
from toolkit.planning.weighed.choice import Choice
from toolkit.planning.weighed.others import OTHER_PARTIES, PARTIES, asked_of_others
from toolkit.words.catalogue import say
from toolkit.words.text import capital, day_text, hours_text, listing, quarter_short

_WIDTHS = (22, 48, 7, 23)


def parties(inputs: PlanInputs) -> Section | None:
    """What the plan asks of each party, in one row.

    None when nothing is asked of anybody.
    """
    return section("parties", say("board.parties.title"), _blocks(inputs) if inputs.any_result else ())


def party_title(inputs: PlanInputs, party: Party) -> str:
    """A party as a board knows it: by name where it may be seen; for the region who decides for it."""
    return say("board.party.team") if party == "team" else addressee_title(inputs, PAYS[party])


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    rows = (*(row for party in PARTIES[:-1] for row in _rows(inputs, party)), *_bodies(inputs))
    if rows:
        letter = advised_letter(inputs.made.choice)
        others = sum(hours_of_others(inputs).values(), Fraction(0))
        hours = hours_text(others) if others else ""
        told = [say(f"board.parties.lead.{'option' if letter else 'plan'}", letter=letter)]
        told.append(say("board.parties.lead.others" if hours else "board.parties.lead.alone", hours=hours))
        yield Text(" ".join(told))
        columns = heads("board.parties.head", "who", "what", "hours", "when")
        yield Table(say("board.parties.title"), columns, rows, _WIDTHS, (2,))


def _rows(inputs: PlanInputs, party: Party) -> Iterator[tuple[str, ...]]:
    """One row of a party; where it works for several municipalities one more for each with points."""
    hours, does, until = hours_of(inputs, party)
    hours = hours_of_others(inputs).get(party, hours)
    asked = list(_asked(inputs, party))
    own = [town for town in towns(inputs) if town.kind == party]
    together = [town.title for town in own] == [party_title(inputs, party)]  # of two, each has its own points
    if together:
        asked += _points(own[0])
    if does or asked:
        when = [_decision(inputs, _asks(inputs, party))] if asked else []
        yield _row(party_title(inputs, party), [*asked, *does], hours, [*when, until])
    for town in () if together else own:
        if told := _points(town):
            yield _row(town.title, told, None, [_decision(inputs)])


def _asks(inputs: PlanInputs, party: Party) -> str:
    """The body that asks a party for hours or formation: it decides after that one does; else empty."""
    if party != "employer" or "hours" not in inputs.made.choice.matters:
        return ""
    return inputs.outcome.region.decides("hours").short


def _bodies(inputs: PlanInputs) -> Iterator[tuple[str, ...]]:
    """Every body on the way of the plan: what it decides or that it advises, and what the region does."""
    region, made, before = inputs.outcome.region, inputs.made.choice, ""
    for each in region.route:
        mine = [matter for matter in made.matters if region.decides(matter).id == each.id]
        keys = [_hours_key(made) if matter == "hours" else matter for matter in mine]
        told = [say(f"board.parties.matter.{key}", n=len(made.advised.late)) for key in keys]
        hours, does, until = None, list[str](), ""
        if region.decides("pace").id == each.id:
            _, does, until = hours_of(inputs, "region")
            hours = hours_of_others(inputs)["region"]
            told += _asked(inputs, "region")
        when = (
            _decision(inputs, before)
            if told
            else say("board.parties.advice", day=day_text(inputs.made.terms.told))
        )
        before = each.short if told else before
        told = told or [say(f"board.parties.step.{each.step}")]
        yield _row(each.title, [*told, *does], hours, [when, until])


def _hours_key(made: Choice) -> str:
    """What is asked of the employer: it decides, whoever asks it."""
    lasting = made.lasting > 0 and "formation" not in made.answered
    extra = made.advised.total > 0 and "hours" not in made.answered
    return "hours" if lasting and extra else "lasting" if lasting else "extra"


def helpers(inputs: PlanInputs) -> Mapping[str, tuple[Party, ...]]:
    """Which other parties lend a hand in actions that begin without waiting for them, as their rows say."""
    option, lent = inputs.made.choice.advised, dict[str, tuple[Party, ...]]()
    for of in asked_of_others(option.planned):
        for each in of.actions:
            if not each.leads and of.party not in option.waiting.get(each.task, ()):
                lent[each.task] = (*lent.get(each.task, ()), of.party)
    return lent


def doers(inputs: PlanInputs, task: str) -> list[str]:
    """Who takes an action up, and behind that who joins in, the same wherever it stands."""
    team = inputs.unit.unit.kind == "team"
    lent = [say(f"plan.who.{party}") for party in helpers(inputs).get(task, ())] if team else []
    joined = [say("board.actions.joined", who=listing(lent))] if lent else []
    return [owner(inputs, task), *joined]


def _row(who: str, what: list[str], hours: Fraction | None, when: list[str]) -> tuple[str, ...]:
    told, shown = "; ".join(what), hours_text(hours) if hours else ""
    return who, capital(told), shown, "\n".join(text for text in when if text)


def hours_of(inputs: PlanInputs, party: Party) -> tuple[Fraction, list[str], str]:
    """What a party does in what is advised.

    Args:
        inputs: the plan.
        party: it.

    Returns:
        Its hours in the quarters ahead, what it takes up and lends a hand in, and until which quarter.
    """
    option = inputs.made.choice.advised
    placements = {p.task.id: p for p in option.planned.placed}
    if party == "team":
        leads = [p for p in placements.values() if p.task.actor == "team"]
        helps = [p for p in placements.values() if p.task.actor != "team" and p.task.hours]
        hours = option.used
    else:
        found = next((f.actions for f in asked_of_others(option.planned) if f.party == party), ())
        here = [action for action in found if action.task in placements]
        leads = [placements[a.task] for a in here if a.leads]
        helps = [placements[a.task] for a in here if not a.leads]
        hours = sum((a.hours for a in here), Fraction(0))
    leading = [p.task.id for p in leads]
    asked = [] if party == "team" else to_decide(inputs, party)  # those are named as what it decides about
    own = [task for task in leading if numbers_of(inputs, [task])[0] not in asked]
    needed = [task for task, whom in option.waiting.items() if party in whom and task not in leading]
    also = [p.task.id for p in helps if p.task.id not in needed]
    parts = {"leads": own, "helps": also, "needed": needed}
    told = [_named(inputs, key, tasks) for key, tasks in parts.items() if tasks]
    ends = [p.end for p in (*leads, *helps) if p.end is not None]
    return hours, told, say("plan.brief.until", quarter=quarter_short(max(ends))) if ends else ""


def _named(inputs: PlanInputs, key: str, tasks: Iterable[str]) -> str:
    """What a party does in actions, with their numbers."""
    numbers = numbers_of(inputs, tasks)
    return say(f"board.parties.{key}", n=len(numbers), names=listing(numbers))


def hours_of_others(inputs: PlanInputs) -> Mapping[Party, Fraction]:
    """Whole hours of each other party in what is advised, as they are shown: they add up to their total."""
    hours = [hours_of(inputs, party)[0] for party in OTHER_PARTIES]
    return dict(zip(OTHER_PARTIES, map(Fraction, whole_parts(hours)), strict=True))


def to_decide(inputs: PlanInputs, party: Party) -> list[str]:
    """The numbers of the actions in what is advised that another party takes up and decides about."""
    placed = inputs.made.choice.advised.planned.placed
    leads = {p.task.id for p in placed if p.task.actor == party}
    return numbers_of(inputs, (a.id for a in inputs.actions if a.id in leads and is_open(a)))


def _asked(inputs: PlanInputs, party: Party) -> Iterator[str]:
    """What a party is asked to decide: about its own actions, and an employer about hours of the team.

    What it has to tell before that stands behind it.
    """
    made = inputs.made.choice
    if party != "team" and (names := to_decide(inputs, party)):
        yield say("board.parties.actions", n=len(names), names=listing(names))
    if party == "employer" and made.lasting:
        yield say("board.parties.lasting", fte=fte_text(inputs, made.lasting))
    if party == "employer" and made.advised.total:
        yield say("board.parties.extra", n=made.advised.total)
    if party == "employer" and (made.lasting or made.advised.total):
        yield say("board.parties.tells", day=day_text(inputs.made.terms.told), what=to_know(inputs))


def _points(town: Town) -> list[str]:
    """The points about which it has not decided yet, as page one counts them."""
    return [say("board.parties.points", n=len(town.undecided))] if town.undecided else []


def _decision(inputs: PlanInputs, after: str = "") -> str:
    """The day before which is decided, in the same words on every page; and which body goes before."""
    day = say("board.parties.decision", day=decide_before(inputs))
    return say("board.parties.decision_after", decision=day, body=after) if after else day
