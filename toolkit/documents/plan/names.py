# SPDX-License-Identifier: EUPL-1.2
"""What units, parties and actions are called: alike in every chapter, and telling no reader too much."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.given.plan import OWN_PREFIX, is_own
from toolkit.planning.decided.above import Joint
from toolkit.planning.decided.decisions import PlannedAction
from toolkit.planning.decided.evaluation import Evaluated
from toolkit.planning.decided.turn import taken_over
from toolkit.scoring.unit import UnitKind
from toolkit.words.catalogue import say
from toolkit.words.text import capital, day_text, hours_text, listing, quarter_short, standing_text, turn_text


def unit_title(inputs: PlanInputs) -> str:
    """Name of the unit, or its code for a reader who sees codes."""
    return inputs.reader.unit_title(inputs.unit.unit)


def unit_id(inputs: PlanInputs) -> str:
    """Id of the unit, or its code for a reader who sees codes."""
    return inputs.reader.unit_id(inputs.unit.unit)


def holder(inputs: PlanInputs) -> dict[str, str]:
    """Whose plan it is as holes of a sentence: `who` inside it, `Who` where it begins with it."""
    return party_holes(inputs.unit.unit.kind)


def party_holes(kind: UnitKind) -> dict[str, str]:
    """The same for a kind of unit; `whose` and `they` stand for it further on in the sentence."""
    who = say(f"plan.who.{kind}")
    others = {} if kind == "team" else {k: say(f"plan.{k}.{kind}") for k in ("others_like", "like")}
    words = {"whose": say(f"plan.whose.{kind}"), "they": say(f"plan.they.{kind}"), **others}
    return {"who": who, "Who": capital(who), **words}


def town_titles(inputs: PlanInputs) -> tuple[str, ...]:
    """Names of the municipalities, or their codes for a reader who sees codes."""
    return inputs.reader.town_titles(inputs.municipalities())


def towns_text(inputs: PlanInputs) -> str:
    """All municipalities of a unit; letters in their own order, which tells nothing of that of the region."""
    towns = town_titles(inputs)
    return listing(towns if inputs.reader.sees("names") else sorted(towns))


def employer_title(inputs: PlanInputs) -> str:
    """Name of who employs the team; empty when unknown, and for a reader who sees no names."""
    unit = inputs.unit.unit
    own = {unit.id} if unit.kind == "employer" else set(unit.behind)
    found = (o.title for o in inputs.outcome.region.organisations if o.party in own)
    return next(found, "") if inputs.reader.sees("names") else ""


def town_heading(inputs: PlanInputs, name: str) -> str:
    """A municipality at the head of a part; a code says itself that it stands for a municipality."""
    named = inputs.reader.sees("names")
    return say("plan.addressee.municipality", n=1, name=name) if named else capital(name)


def addressee_title(inputs: PlanInputs, addressee: str) -> str:
    """Who is asked, by name where region.yaml gives one."""
    if addressee == "steering":  # by the name of the body that decides about it
        return inputs.outcome.region.decides("pace").title
    if addressee == "municipality":
        towns = town_titles(inputs)
        if towns and not inputs.reader.sees("names"):
            return town_heading(inputs, towns_text(inputs))
        key = addressee if towns else "municipality_alone"
        return say(f"plan.addressee.{key}", n=len(towns), name=towns_text(inputs))
    name = employer_title(inputs) if addressee == "employer" else inputs.outcome.region.title
    return say(f"plan.addressee.{addressee}", name=name) if name else say(f"plan.addressee.{addressee}_alone")


def in_short(inputs: PlanInputs) -> bool:
    """Whether chapters name actions by number alone: for a board a table in front says what each is."""
    return inputs.reader.edition == "board"


def action_title(inputs: PlanInputs, action: str) -> str:
    """Title of an action; where nobody knows one any more, that it was an earlier one, with its id."""
    found = inputs.made.action(action)
    if found is not None and found.own and not inputs.reader.sees("own_titles"):
        return own_action(inputs.unit.unit.kind)
    if found is not None and found.title is not None:
        return found.title
    now = next((m.title for m in inputs.measures.measures if m.id == action), None)
    return now or inputs.titles.get(action) or without_title(action)


def without_title(action: str) -> str:
    """What an action is called that nobody gave a title: one of people's own, or a measure that is gone."""
    if is_own(action):
        return say("plan.untitled_own", id=say("actions.own", number=action.removeprefix(OWN_PREFIX)))
    return say("plan.gone_title", id=action)


def own_action(kind: UnitKind) -> str:
    """What stands for an action that people added themselves, where its title may not be told."""
    if kind == "team":
        return say("plan.coded_action")
    return say("plan.municipality.own_action", who=say(f"plan.who.{kind}"))


def earlier_title(inputs: PlanInputs, found: Evaluated) -> str:
    """Title of an action of an earlier round."""
    if is_own(found.id) and not inputs.reader.sees("own_titles"):
        return own_action(inputs.unit.unit.kind)
    return found.title or inputs.titles.get(found.id) or without_title(found.id)


def annex_named(annex: str) -> str:
    """An annex inside a sentence, as its heading calls it."""
    return section_named(say(f"plan.word.{annex}"))


def section_named(title: str) -> str:
    """A part of the document inside a sentence: 'Titel'."""
    return say("plan.unranked", title=title)


def anchor_of(action: PlannedAction) -> str:
    """The place in a document where an action is told in full."""
    return f"actie{action.rank}"


def numbered(inputs: PlanInputs, action: str) -> str:
    """An action as '3. Titel'; its number is its turn among all actions of the plan."""
    found = inputs.made.action(action)
    if found is None:
        return action
    return say("plan.numbered", rank=found.rank, title=action_title(inputs, action))


def named(inputs: PlanInputs, action: str) -> str:
    """An action inside a sentence: 'Titel' (3); without a number when it is no longer in the plan."""
    found, title = inputs.made.action(action), action_title(inputs, action)
    return (
        say("plan.unranked", title=title)
        if found is None
        else say("plan.named", rank=found.rank, title=title)
    )


def numbers_of(inputs: PlanInputs, actions: Iterable[str]) -> list[str]:
    """The numbers of actions, in order of rank."""
    these = set(actions)
    return [str(rank) for action, rank in inputs.made.ranks.items() if action in these]


def numbers_text(inputs: PlanInputs, actions: Iterable[str]) -> str:
    """Actions by their numbers: '3 en 28'."""
    return listing(numbers_of(inputs, actions))


def chosen_owner(inputs: PlanInputs, action: str) -> str:
    """The role that people chose to take an action up; empty without one, or where that tells who it is."""
    found = inputs.made.action(action)
    if found is None or found.owner is None or not inputs.reader.sees("owners"):
        return ""
    return inputs.reader.role(found.owner)


def owner(inputs: PlanInputs, action: str) -> str:
    """Who takes an action up: the party, and the role that people chose.

    A role is of the unit itself: it stands for the party where that is the unit, and beside any other, so
    that nobody reads one name here and another in the comparison.
    """
    found = inputs.made.action(action)
    kind = inputs.unit.unit.kind
    party = kind if found is None or found.measure is None else found.measure.actor
    role, who = chosen_owner(inputs, action), say(f"plan.who.{party}")
    if party == kind or not role:
        return role or who
    return say("plan.who_with_role", who=who, of=holder(inputs)["who"], role=role)


def is_decided(action: PlannedAction) -> bool:
    """True when people said something about an action, so that it is more than a proposal."""
    return action.standing != "proposed" or action.status != "todo" or _of_region(action) is not None


def decided_itself(action: PlannedAction) -> bool:
    """True when whose plan it is decided about an action; where the region does, its own word counts not."""
    return is_decided(action) and not action.of_region


def _of_region(action: PlannedAction) -> Joint | None:
    """What the region decided about an action, where its word goes before that of whose plan it is."""
    joint = action.joint
    return joint if joint is not None and action.of_region and joint.answer is not None else None


def whose_turn(inputs: PlanInputs, action: str) -> str:
    """Which party an action waits for, as its workbook says it too; empty where it waits for nobody."""
    turn = inputs.made.turns.get(action)
    if turn is None:
        return ""
    body = inputs.outcome.region.decides("pace").title
    room = ("", "") if turn.room is None else (turn.room.kind, turn.room.party)
    return turn_text(turn.kind, turn.party, body, decided=turn.decided, room=room)


def state_lines(inputs: PlanInputs, action: PlannedAction | None) -> list[str]:
    """What people decided about an action, and whom it waits for: each where there is something to say."""
    if action is None:
        return []
    return list(dict.fromkeys(t for t in (decision_text(inputs, action), whose_turn(inputs, action.id)) if t))


def decided_by(inputs: PlanInputs, by: str | None, on: date | None) -> str:
    """Who decided above the plan and when, as far as this reader may know: 'Stuurgroep, 12 mei 2026'.

    A board knows the bodies of the region by their letters, as page one has them.
    """
    body = "" if by is None else inputs.reader.role(by, "plan.some_body")
    if inputs.reader.edition == "board":
        body = next((b.short for b in inputs.outcome.region.route if b.title == by), body)
    day = "" if on is None or not inputs.reader.sees("days") else day_text(on)
    return ", ".join(text for text in (body, day) if text)


def decision_text(inputs: PlanInputs, action: PlannedAction | None) -> str:
    """What people decided about an action and how far it is, in words; empty for a mere proposal.

    Of what they adapted also what became other: who takes it up stands beside it wherever it is named.
    """
    if action is None or not is_decided(action):
        return ""
    parts = [] if action.standing == "proposed" else [_standing(inputs, action)]
    joint = _of_region(action)
    if joint is not None:
        by = decided_by(inputs, joint.by, joint.on)
        put_off = whose_turn(inputs, action.id) if joint.answer == "later" else ""
        parts = [put_off or say(f"plan.above.decided.{joint.answer}{'_by' if by else ''}", by=by)]
    if action.status != "todo":
        parts.append(say(f"plan.action_status.{action.status}"))
    told, other = ", ".join(parts), "; ".join(_adapted(inputs, action))
    return say("plan.adapted.to", decision=told, other=other) if other else told


def _standing(inputs: PlanInputs, action: PlannedAction) -> str:
    """What people decided, and when; of what another party has to take up where that yes stands.

    A board reads beside it that it waits for that party.
    """
    team = inputs.reader.edition == "team"
    day = action.decided_on if team and inputs.reader.sees("days") else None
    who = say(f"plan.who.{action.holder}")
    return standing_text(action.standing, who, day, in_book=team and taken_over(action))


def _adapted(inputs: PlanInputs, action: PlannedAction) -> Iterator[str]:
    """What people made other of an action: hours, when it is done, and in their words for who sees those.

    The words of a municipality stay its own: a team's plan does not have them.
    """
    if action.standing != "changed":
        return
    placed = inputs.planned.of(action.id)
    proposed = Fraction(0 if action.measure is None else action.measure.hours.get(action.holder, 0))
    if action.measure is not None and proposed != action.hours:
        holes = {"hours": hours_text(action.hours), "proposed": hours_text(proposed)}
        past = 0 if placed is None else action.hours * (1 - placed.ahead(inputs.planned.horizon[0]))
        key = "hours_past" if past else "hours"
        yield say(f"plan.adapted.{key}", past=hours_text(Fraction(past)), **holes)
    past = placed is not None and placed.task.overdue is not None  # then it says itself when it was to be
    if action.quarter is not None and not past:
        yield say("plan.adapted.quarter", quarter=quarter_short(action.quarter))
    own = action.holder == inputs.unit.unit.kind
    if action.reason and own and inputs.reader.sees("explanations"):
        yield say("plan.adapted.words", words=action.reason.strip().rstrip("."))
