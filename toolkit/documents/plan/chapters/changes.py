# SPDX-License-Identifier: EUPL-1.2
"""What changed: since the round before, since people last saw the plan, and what earlier actions brought."""

from collections.abc import Iterator
from fractions import Fraction

from toolkit.documents.blocks import Block, Bullets, Item, Section, Subheading, Text, section
from toolkit.documents.plan.annexes.changed import look_blocks, looks_shown
from toolkit.documents.plan.annexes.earlier import FEW, earlier_blocks
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.lists import list_standings
from toolkit.documents.plan.names import annex_named, holder
from toolkit.documents.text import figure_text
from toolkit.model.given.plan import ActionStatus
from toolkit.model.rounding import half_up
from toolkit.scoring.rounds import Change
from toolkit.words.catalogue import say
from toolkit.words.text import decimals_text, listing

_FELL = Fraction(1, 20)  # of the norm, by answers alone; what is less may be chance
_STATES: tuple[ActionStatus, ...] = ("done", "doing", "todo", "dropped")


def changes(inputs: PlanInputs) -> Section | None:
    """Figures, earlier actions, and changes in the plan: what a reader of the last plan wants to know.

    None for a first plan.
    """
    blocks = (*figures(inputs), *_earlier(inputs), *_plan(inputs))
    return section("changes", say("plan.word.changes"), blocks)


def figures(inputs: PlanInputs) -> Iterator[Block]:
    """Per list how it moved since the round before: by the team, and by the norm."""
    if inputs.since is None or not inputs.since.lists:
        return
    # of a half-filled list page one shows no figure of then
    key = "since_board" if inputs.reader.edition == "board" and not inputs.made.provisional else "since"
    yield Text(say(f"plan.changes.{key}", round=inputs.since.round))
    items = []
    now = {listed.standard.id: listed for listed in list_standings(inputs)}
    for change in inputs.since.lists:
        listed, published = now[change.standard], inputs.since.figures_of(change.standard)
        before, team, norm, after = tenths(change)
        said = say(
            "plan.changes.list",
            before=decimals_text(before, 1),
            after=decimals_text(after, 1),
            team=decimals_text(team, 1, signed=True),
            norm=decimals_text(norm, 1, signed=True),
            n=change.criteria,
        )
        # what people read then rests on other questions than the comparison; a board has both on page one
        if published is not None and not inputs.made.provisional and inputs.reader.edition == "team":
            then = figure_text(published.attainment, published.range, inputs.near)
            said = f"{said} {say('plan.changes.whole', then=then, now=listed.figure)}"
        items.append(Item(f"{listed.title}:", said))
    yield Bullets(tuple(items))
    fell = sum(change.team_effect <= -_FELL for change in inputs.since.lists)
    if fell:
        yield Text(say("plan.changes.fell", n=fell, **holder(inputs)))


def tenths(change: Change) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """A change in tenths of a percent that a reader can add up: before, by the team, by the norm, after."""
    before, after = (half_up(share * 1000) for share in (change.before, change.after))
    team, norm = change.team_effect * 1000, change.norm_effect * 1000
    part = half_up(team + (after - before - team - norm) / 2)
    return Fraction(before, 10), Fraction(part, 10), Fraction(after - before - part, 10), Fraction(after, 10)


def _earlier(inputs: PlanInputs) -> Iterator[Block]:
    """What became of the actions of earlier rounds, in counts; where there are few, also one by one."""
    if inputs.evaluated:
        yield Subheading(say("plan.earlier.title"))
        few = len(inputs.evaluated) <= FEW
        there = [] if few else [say("plan.earlier.annex", annex=annex_named("earlier"))]
        yield Text(" ".join([*earlier_counts(inputs), *there]))
        if few:
            yield from earlier_blocks(inputs)
        yield Text(say("plan.earlier.no_cause"), "quiet")


def earlier_counts(inputs: PlanInputs) -> Iterator[str]:
    """What became of the actions of earlier rounds, in sentences; there are such actions."""
    found = inputs.evaluated
    states = {state: sum(e.status == state for e in found) for state in _STATES}
    parts = listing([say(f"plan.earlier.count.{state}", n=n) for state, n in states.items() if n])
    yield say("plan.earlier.summary", n=len(found), parts=parts)
    counts = {
        "risen": sum(e.status == "done" and any(x.outcome == "risen" for x in e.effects) for e in found),
        "same": sum(e.without_difference for e in found),
        "carried": sum(e.carried_over for e in found),
    }
    yield from (say(f"plan.earlier.{key}", n=n) for key, n in counts.items() if n)


def _plan(inputs: PlanInputs) -> Iterator[Block]:
    """How much changed in the plan, and the decisions that need a look; the list stands in the annex."""
    found = inputs.changes
    if not found.seen:
        return
    yield Subheading(say("plan.changes.plan"))
    if not found.changes and not found.looks:
        yield Text(say("plan.changes.nothing"))
    if found.changes:
        counts = {kind: sum(c.kind == kind for c in found.changes) for kind in ("moved", "new", "gone")}
        parts = listing([say(f"plan.changes.count.{kind}", n=n) for kind, n in counts.items() if n])
        yield Text(say("plan.changes.counted", parts=parts, annex=annex_named("changed")))
    if looks_shown(inputs):
        yield from look_blocks(inputs)
    else:
        yield Text(say("plan.changes.looks", n=len(found.looks), annex=annex_named("changed")))
