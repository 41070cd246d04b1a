# SPDX-License-Identifier: EUPL-1.2
"""What changed: since the round before, since people last saw the plan, and what earlier actions brought."""

from collections.abc import Iterator
from fractions import Fraction

from toolkit.documents.blocks import Block, Bullets, Item, Section, Subheading, Table, Text, bullets, section
from toolkit.documents.plan.actions import names_text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.lists import list_standings
from toolkit.documents.plan.names import annex_named, earlier_title, holder, named
from toolkit.documents.text import figure_text, heads
from toolkit.model.given.plan import ActionStatus
from toolkit.model.quarter import quarter_named
from toolkit.planning.decided.changes import Look
from toolkit.planning.decided.evaluation import Effect, Evaluated
from toolkit.region.movement import tenths
from toolkit.scoring.rounds import Change
from toolkit.words.catalogue import say
from toolkit.words.text import decimals_text, listing, quarter_short

_WIDTHS = (38, 46, 16)
_ORDER = {"risen": 0, "fallen": 1, "same": 2}
FEW = 4  # actions that the body shows one by one; more of them stand in the annex
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
    if inputs.since is None:
        return
    found = {change.standard: change for change in inputs.since.lists}
    items = []
    for listed in list_standings(inputs):
        change = found.get(listed.standard.id)
        published = inputs.since.figures_of(listed.standard.id)
        if change is None and published is None:
            continue  # it was not asked then, or not handed in
        said = say("plan.changes.list_none") if change is None else _moved(inputs, change)
        # what people read then rests on other questions than the comparison; a board has both on page one
        if published is not None and not inputs.made.provisional and inputs.reader.edition == "team":
            then = figure_text(published.attainment, published.range, inputs.near)
            said = f"{said} {say('plan.changes.whole', then=then, now=listed.figure)}"
        items.append((listed.standard.id, Item(f"{listed.title}:", said)))
    if not items:
        return
    # page one shows no figure of then of a half-filled list, nor of one that put other questions
    board = inputs.reader.edition == "board" and not inputs.made.provisional
    key = "since_board" if board and any(name in inputs.since.alike for name, _ in items) else "since"
    yield Text(say(f"plan.changes.{key}", round=inputs.since.round))
    yield Bullets(tuple(item for _, item in items))
    if any(change.norm_effect for change in inputs.since.lists):
        yield Text(say("plan.changes.norm_sign"), "quiet")
    fell = sum(change.enough and change.team_effect <= -_FELL for change in inputs.since.lists)
    if fell:
        yield Text(say("plan.changes.fell", n=fell, **holder(inputs)))


def _moved(inputs: PlanInputs, change: Change) -> str:
    """How much of the norm a list reached then and now, and what moved it; and whether it says enough."""
    before, team, norm, after = tenths(change, inputs.near)
    return say(
        "plan.changes.list" if change.enough else "plan.changes.list_few",
        before=decimals_text(before, 1),
        after=decimals_text(after, 1),
        team=decimals_text(team, 1, signed=True),
        norm=decimals_text(norm, 1, signed=True),
        n=change.criteria,
        of=change.asked,
        **holder(inputs),
    )


def _earlier(inputs: PlanInputs) -> Iterator[Block]:
    """What became of the actions of earlier rounds, in counts; where there are few, also one by one."""
    if len(inputs.evaluated) <= FEW:
        yield from earlier(inputs)
        return
    counts, annex = earlier_counts(inputs), say("plan.earlier.annex", annex=annex_named("earlier"))
    yield Subheading(say("plan.earlier.title"))
    yield Text(" ".join([*counts, annex]))
    yield Text(say("plan.earlier.no_cause", **holder(inputs)), "quiet")


def earlier(inputs: PlanInputs) -> Iterator[Block]:
    """What became of the actions of earlier rounds, in counts and one by one; or that nobody decided."""
    counts = earlier_counts(inputs)
    if not counts:
        return
    yield Subheading(say("plan.earlier.title"))
    if inputs.evaluated:
        yield Text(" ".join(counts))
        yield from earlier_blocks(inputs)
        yield Text(say("plan.earlier.no_cause", **holder(inputs)), "quiet")
    else:
        yield Text(" ".join([*counts, say("plan.earlier.undecided_book")]))


def earlier_counts(inputs: PlanInputs) -> list[str]:
    """What became of the actions of earlier rounds, in sentences; or that nobody decided about them.

    Args:
        inputs: everything that the plan is made from.

    Returns:
        Nothing for a first plan, and where people decided for the first time in this round.
    """
    found, who = inputs.evaluated, holder(inputs)
    if not found:
        decided = inputs.made.plan is not None and inputs.made.plan.actions
        since = None if decided else inputs.since
        return [] if since is None else [say("plan.earlier.undecided", round=since.round)]
    states = {state: sum(e.status == state for e in found) for state in _STATES}
    parts = listing([say(f"plan.earlier.count.{state}", n=n, **who) for state, n in states.items() if n])
    counts = {
        "risen": sum(e.status == "done" and any(x.outcome == "risen" for x in e.effects) for e in found),
        "same": sum(e.without_difference for e in found),
        "carried": sum(e.carried_over for e in found),
    }
    told = (say(f"plan.earlier.{key}", n=n, **who) for key, n in counts.items() if n)
    return [say("plan.earlier.summary", n=len(found), parts=parts), *told]


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


def looks_shown(inputs: PlanInputs) -> bool:
    """Whether the decisions that need a look are so few that the body shows them one by one."""
    return len(inputs.changes.looks) <= FEW


def look_blocks(inputs: PlanInputs) -> Iterator[Block]:
    """The decisions that need a look; nothing without any."""
    looks = inputs.changes.looks
    if looks:
        yield Text(say("plan.changes.look", n=len(looks)))
        yield bullets(_look(inputs, look) for look in looks)


def _look(inputs: PlanInputs, look: Look) -> str:
    if look.kind in ("question_gone", "question_moved"):
        return _of_question(inputs, look)
    if look.kind == "norm":
        return _of_norm(inputs, look)
    return say(
        f"plan.look.{look.kind}",
        action="" if look.action is None else named(inputs, look.action),
        was=_shown(look, look.was),
        now=_shown(look, look.now),
        criterion=None if look.criterion is None else inputs.title_of(look.criterion),
        others=names_text(inputs, look.others),
    )


def _of_question(inputs: PlanInputs, look: Look) -> str:
    """What became of a question that an action was decided for, and of the action itself."""
    return say(
        f"plan.look.{look.kind}",
        action=named(inputs, look.action or ""),
        was=look.was,
        criterion=look.criterion,
        now=listing([f"'{inputs.title_of(i)}' ({i})" for i in look.others]),
        status="" if look.status is None else say(f"plan.action_status.{look.status}"),
    )


def _of_norm(inputs: PlanInputs, look: Look) -> str:
    """Another norm by name, of the same one another version."""
    norm = inputs.outcome.asked.norm
    pins = [str(pin).partition("@")[::2] for pin in (look.was, look.now)]
    (was, now), (was_version, now_version) = zip(*pins, strict=True)
    if was == now:
        return say("plan.look.norm_version", was=was_version, now=now_version)
    titles = [norm.title if name == norm.id else name for name in (was, now)]
    holes = [say("plan.front.norm_value", title=t, version=v) for t, (_, v) in zip(titles, pins, strict=True)]
    return say("plan.look.norm", was=holes[0], now=holes[1])


def _shown(look: Look, value: str | int | None) -> str | int | None:
    """A quarter as a reader knows it, not as data names it."""
    if look.kind == "overdue" and isinstance(value, str):
        return quarter_short(quarter_named(value))
    return value


def earlier_blocks(inputs: PlanInputs) -> Iterator[Block]:
    """A row per earlier action, and why some answers say nothing about it."""
    yield _table(inputs)
    if any(effect.outcome == "not_comparable" for e in inputs.evaluated for effect in e.effects):
        yield Text(say("plan.earlier.not_comparable"), "quiet")


def _table(inputs: PlanInputs) -> Table:
    """What moved first, then what did not, and together what cannot be told."""
    rows = tuple((earlier_title(inputs, e), _effects(inputs, e), _status(e)) for e in inputs.evaluated)
    columns = heads("plan.earlier.head", "action", "effect", "status")
    return Table(say("plan.earlier.title"), columns, rows, _WIDTHS)


def _status(found: Evaluated) -> str:
    key = "plan.earlier.done_same" if found.without_difference else f"plan.action_status.{found.status}"
    return say(key)


def _effects(inputs: PlanInputs, found: Evaluated) -> str:
    told = (e for e in found.effects if e.outcome != "not_comparable")
    lines = [_effect(inputs, effect) for effect in sorted(told, key=lambda e: _ORDER[e.outcome])]
    rest = [_question(inputs, e) for e in found.effects if e.outcome == "not_comparable"]
    if rest:
        lines.append(say("plan.earlier.effect.not_comparable", titles="; ".join(rest)))
    return "\n".join(lines)


def _question(inputs: PlanInputs, effect: Effect) -> str:
    """The question that an action was for: what is gone by its title then, whatever has its id now."""
    gone = effect.gone
    return inputs.title_of(effect.criterion) if gone is None else say("plan.gone_question", title=gone)


def _effect(inputs: PlanInputs, effect: Effect) -> str:
    title = inputs.title_of(effect.criterion)
    return say(f"plan.earlier.effect.{effect.outcome}", title=title, before=effect.before, now=effect.now)
