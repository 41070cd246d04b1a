# SPDX-License-Identifier: EUPL-1.2
"""Safety: the lower limits by name where they need attention, and the lists that are about safety."""

from collections.abc import Iterator

from toolkit.documents.blocks import Block, Bullets, Item, Section, Subheading, Text, Tone, section
from toolkit.documents.plan.actions import names_text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.lists import list_blocks, list_standings
from toolkit.documents.plan.names import holder, in_short, numbers_text
from toolkit.planning.decided.condition import conditions
from toolkit.planning.weighed.limits import LimitWay
from toolkit.planning.weighed.others import PARTIES
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, listing, quarter_short, quarter_text


def safety(inputs: PlanInputs) -> Section | None:
    """Each lower limit once, so that what is least is not lost among percents.

    None without a result.
    """
    return section("safety", say("plan.word.safety"), _blocks(inputs) if inputs.any_result else ())


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    states = {c: r.limit for c, r in inputs.results.items() if r.limit is not None}
    missed, still_open = ([c for c, s in states.items() if s == state] for state in ("missed", "open"))
    met = len(states) - len(missed) - len(still_open)
    key = "none" if not states else "all" if met == len(states) else "some"
    yield Text(say(f"plan.limits_summary.{key}", met=met, n=len(states)))
    yield from _named(inputs, "limits_missed", missed, "alarm")
    yield from _named(inputs, "limits_open", still_open, "plain")
    for listed in list_standings(inputs):
        if listed.safety:
            yield from list_blocks(listed)


def _named(inputs: PlanInputs, heading: str, criteria: list[str], tone: Tone) -> Iterator[Block]:
    if criteria:
        yield Subheading(say(f"plan.word.{heading}"))
        yield Bullets(tuple(Item(inputs.title_of(c), _line(inputs, c)) for c in criteria), tone=tone)
        planned = {way.criterion for way in inputs.limit_ways if way.end is not None}
        if in_short(inputs) and planned.intersection(criteria):
            yield Text(say("board.limit.shown"), "quiet")


def _line(inputs: PlanInputs, criterion: str) -> str:
    asked = inputs.results[criterion].asked
    key = "open" if asked.level is None else "missed"
    text = say(f"plan.limit_line.{key}", level=asked.level, limit=asked.lower_limit)
    if asked.level is None and not inputs.made.provisional:
        day = day_text(inputs.made.terms.told)
        return f"{text} {say('plan.limit_line.asked', day=day, **holder(inputs))}"
    way = next((way for way in inputs.limit_ways if way.criterion == criterion), None)
    return text if way is None else f"{text} {_way(inputs, way)}"


def _waits(inputs: PlanInputs, way: LimitWay) -> Iterator[str]:
    """The others without whom that does not begin, as page one has it."""
    found = conditions(inputs.actions, inputs.option)
    whom = {party for action in way.actions if action in found for party in found[action].whom}
    if whom:
        who = listing([say(f"plan.who.{party}") for party in PARTIES if party in whom])
        yield say("plan.limit_line.waits", n=len(whom), who=who)


def _way(inputs: PlanInputs, way: LimitWay) -> str:
    """When a missed limit is reached by the planning, or why no date can be given."""
    if way.end is not None and in_short(inputs):
        names, quarter = numbers_text(inputs, way.actions), quarter_short(way.end)
        return " ".join(
            (say("board.limit.way", n=len(way.actions), names=names, quarter=quarter), *_waits(inputs, way))
        )
    if way.end is not None:
        names = names_text(inputs, way.actions)
        told = say("plan.limit_line.way", quarter=quarter_text(way.end), names=names, n=len(way.actions))
        return " ".join((told, *_waits(inputs, way)))
    if way.left_out:
        names = names_text(inputs, way.left_out)
        return say("plan.limit_line.left_out", names=names, n=len(way.left_out))
    if way.actions:
        waiting = [a for a in way.actions if (p := inputs.planned.of(a)) is None or p.end is None]
        return say("plan.limit_line.no_date", names=names_text(inputs, waiting), n=len(waiting))
    known = way.criterion in inputs.proposal.routes
    return say("plan.limit_line.done" if known else "plan.limit_line.no_step")
