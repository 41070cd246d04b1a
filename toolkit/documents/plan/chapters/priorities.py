# SPDX-License-Identifier: EUPL-1.2
"""What asks attention first: the most urgent differences in full, with what is done about them."""

from collections.abc import Iterator

from toolkit.documents.blocks import Block, Card, Item, Section, Text, section
from toolkit.documents.plan.actions import practice_items, steps_text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import annex_named
from toolkit.documents.plan.requests import cause_text, decider
from toolkit.documents.plan.sentences import now_or_later
from toolkit.planning.proposed.gaps import PlanningGap
from toolkit.words.catalogue import say
from toolkit.words.text import capital, levels_line, quarter_short, quarter_text

PRIORITIES = 3  # differences that page one names and the body treats in full; the others stand in the annex


def priorities(inputs: PlanInputs) -> Section | None:
    """The first differences with the norm, so that a meeting can begin at the top.

    None when no question has a level.
    """
    blocks = _blocks(inputs) if inputs.any_level else ()
    return section("priorities", say("plan.word.priorities"), blocks)


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    gaps = inputs.gaps
    if not gaps:
        yield Text(say("plan.gaps.none"))
        return
    rest = len(gaps) - PRIORITIES
    parts = now_or_later(inputs)
    key, annex = "some" if rest > 0 else "all", annex_named("gaps")
    yield Text(say(f"plan.gaps.{key}", parts=parts, n=PRIORITIES, rest=rest, annex=annex))
    yield Text(levels_line(inputs.scales), "quiet")
    told: set[str] = set()
    for number, gap in enumerate(gaps[:PRIORITIES], start=1):
        practices = _new_practices(inputs, gap.criterion, told)
        told.update(practices)
        yield _card(inputs, gap, number, practice_items(inputs, practices))


def _card(inputs: PlanInputs, gap: PlanningGap, number: int, practices: list[Item]) -> Card:
    criterion = inputs.criterion(gap.criterion)
    pair = tuple(
        Item(f"{say(f'plan.word.{key}')}: {level_text(level)}", criterion.levels[level].strip())
        for key, level in (("now", gap.level), ("asked", gap.target))
    )
    steps = Item(say("plan.word.actions") + ":", steps_text(inputs, gap.criterion))
    explanation = explanation_text(inputs, gap.criterion)
    items = [Item("", text) for text in _notes(inputs, gap) if text]
    items += [Item(say("plan.word.explanation") + ":", explanation)] if explanation else []
    meta = " · ".join((inputs.theme_of(gap.criterion), gap.criterion, _reason(gap)))
    return Card(criterion.title, str(number), meta, limit_text(gap), pair, (*items, steps, *practices))


def _notes(inputs: PlanInputs, gap: PlanningGap) -> tuple[str, ...]:
    """When it is asked, who does it now, and who decides where it cannot be done in these quarters."""
    return note_text(gap), placed_text(inputs, gap.criterion), _matter(inputs, gap)


def _matter(inputs: PlanInputs, gap: PlanningGap) -> str:
    """Why nothing for it has a place in these quarters, and who decides whether and when."""
    decided = decider(inputs, gap.criterion)
    if decided is None:
        return ""
    whom = say(f"plan.addressee.{decided.whom}_inside")
    holes = {"whom": whom, "Whom": capital(whom)}
    if decided.by_hours:
        return say("plan.gap_note.decides.hours", **holes)
    cause, placement = inputs.made.late_causes.get(decided.action), inputs.planned.of(decided.action)
    key = "matter" if cause is None or cause.end is None else "late"
    if cause is not None and cause.kind in {"crowded", "limit"}:
        key = "crowded"
    holes |= {"cause": cause_text(inputs, decided.action)}
    holes |= {"deadline": "" if placement is None else quarter_short(placement.deadline)}
    told = [say(f"plan.gap_note.decides.{key}", **holes)]
    if decided.whether is not None:
        who = say(f"plan.who.{decided.whether}")
        told.append(say("plan.gap_note.decides.whether", Who=capital(who)))
    return " ".join(told)


def level_text(level: int) -> str:
    """A level in a table or card."""
    return say("plan.level", level=level)


def limit_text(gap: PlanningGap) -> str:
    """That a difference is below a lower limit; empty where it is not."""
    return say("limit.missed") if gap.limit == "missed" else ""


def note_text(gap: PlanningGap) -> str:
    """When the norm asks it, where that is not now or not all of it; else empty."""
    if gap.later:
        return say("plan.gap_note.later", quarter=quarter_text(gap.due))
    return say("plan.gap_note.grows", norm=gap.norm, target=gap.target) if gap.norm < gap.target else ""


def placed_text(inputs: PlanInputs, criterion: str) -> str:
    """Who does it where that is not the team, for who sees explanations; else empty."""
    answer = inputs.answer(criterion)
    if answer is None or answer.placed in {None, "own_team"} or not inputs.reader.sees("explanations"):
        return ""
    return say(f"plan.placed.{answer.placed}", party=answer.party or say("placed.other_party"))


def explanation_text(inputs: PlanInputs, criterion: str) -> str:
    """What the team wrote at its answer, for who sees that; else empty."""
    answer = inputs.answer(criterion)
    return (answer.explanation or "").strip() if answer and inputs.reader.sees("explanations") else ""


def _reason(gap: PlanningGap) -> str:
    """Why a difference comes at its place, apart from its lower limit, which is shown by itself."""
    scope = say("plan.reason.uniform" if gap.uniform else "plan.reason.local")
    now = gap.norm - gap.level
    if 0 < now < gap.size:
        return say("plan.reason.size_grows", scope=scope, now=now, later=gap.size)
    return say("plan.reason.size", scope=scope, n=gap.size)


def _new_practices(inputs: PlanInputs, criterion: str, told: set[str]) -> list[str]:
    """What one municipality elsewhere did about the same; each is told once."""
    for action in inputs.actions:
        if action.counts and action.measure is not None and criterion in action.criteria:
            found = [p for p in action.measure.practices if p not in told][:1]
            if found:
                return found
    return []
