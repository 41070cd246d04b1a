# SPDX-License-Identifier: EUPL-1.2
"""The chapters about progress: from what is in it, what is late and who must decide, to every action."""

from collections.abc import Iterator, Sequence

from toolkit.documents.blocks import Block, Section, Subheading, Table, Text, bullets, section
from toolkit.documents.progress.above import above_sentence
from toolkit.documents.progress.inputs import ProgressInputs
from toolkit.documents.text import NO_FIGURE, heads
from toolkit.planning.weighed.others import PARTIES
from toolkit.region.progress import Counts, Followed, UnitProgress, counted
from toolkit.words.catalogue import say
from toolkit.words.numbers import number
from toolkit.words.text import day_text, listing, quarter_short, told_counts

MOST_UNITS = 40
"""Of more plans than this the actions fill a book, that nobody reads."""

MOST_IN_FRONT = 12
"""As many rows, or names in one sentence, as there is room for on page one."""

COUNTS = ("total", "open", "refused", "taken", "done", "doing", "late")
_COUNT_WIDTHS = (26, 10, 12, 14, 14, 10, 10, 10)
_NUMERIC = tuple(range(1, len(COUNTS) + 1))


def brief(inputs: ProgressInputs) -> Section | None:
    """How much was decided, how far it is, what is late, and who said nothing yet."""
    seen = inputs.seen
    found = counted(seen.actions)
    if not found.total:
        return section("brief", say("progress.brief.title"), [Text(say("progress.brief.none"))], boxed=True)
    with_actions = [plan for plan in seen.units if plan.actions]
    said = {key: found.by_said[key] for key in ("accepted", "changed", "refused", "open")}
    decided = told_counts("progress.brief.decided_of", said)
    far = {"done": found.done, "doing": found.doing, "todo": found.todo, "stopped": found.stopped}
    taken = told_counts("progress.brief.taken_of", far)
    lines = [
        say("progress.brief.decided", n=found.total, units=len(with_actions), parts=decided),
        *([say("progress.brief.taken", parts=taken)] if taken else []),
        *left_sentences(inputs),
        late_sentence(inputs),
        *filter(None, [above_sentence(inputs)]),
        *silent_sentences(inputs),
    ]
    return section("brief", say("progress.brief.title"), [bullets(lines)], boxed=True)


def late_sentence(inputs: ProgressInputs) -> str:
    """How many actions are late, and since when the first of them."""
    late = inputs.seen.late
    first = late[0].late_since if late else None
    if first is None:
        return say("progress.brief.on_time")
    return say("progress.brief.late", n=len(late), day=day_text(first))


def left_sentences(inputs: ProgressInputs) -> Iterator[str]:
    """How many agreed actions are followed no more, for whose plan they are takes part no more."""
    left = inputs.seen.left
    if left is not None:
        yield say("progress.brief.left", units=left.units, n=left.running, doing=left.doing)


def silent_sentences(inputs: ProgressInputs) -> Iterator[str]:
    """Who decided nothing yet, and of whom not all lists were handed in."""
    silent = [p for p in inputs.seen.units if len(p.waiting) == len(p.own) > 0]
    drafts = [p for p in inputs.seen.units if not p.counts]
    waiting = inputs.seen.waiting_for_region
    if waiting:
        yield say("progress.brief.waiting", n=len(waiting))
    if len(silent) > MOST_IN_FRONT:  # whose they are, the chapters behind this one say by plan
        yield say("progress.brief.silent_many", n=len(silent), of=len(inputs.seen.units))
        silent = []
    for key, plans in (("silent", silent), ("drafts", drafts)):
        if plans:
            yield say(f"progress.brief.{key}", names=listing([inputs.title_of(p) for p in plans]))


def late(inputs: ProgressInputs) -> Section | None:
    """Every action that is late, what waits longest first."""
    columns = heads("progress.head", "action", "of", "who", "promised", "late_since", "status")
    rows = tuple(late_row(inputs, followed) for followed in inputs.seen.late)
    title = say("progress.late.title")
    table = Table(title, columns, rows, (34, 18, 20, 11, 16, 12))
    blocks = (Text(say("progress.late.lead")), table) if rows else ()
    return section("late", title, blocks, front=len(rows) <= MOST_IN_FRONT)


def late_row(inputs: ProgressInputs, followed: Followed) -> tuple[str, ...]:
    """An action that is late, as text."""
    promised, since = followed.promised, followed.late_since
    return (
        inputs.names.title(followed),
        inputs.holder_of(followed),
        inputs.who(followed),
        "" if promised is None else quarter_short(promised),
        "" if since is None else day_text(since),
        say(f"plan.action_status.{followed.action.status}"),
    )


def undecided(inputs: ProgressInputs) -> Section | None:
    """Who must still decide, about how many actions, and in which quarter the first of them begins."""
    title = say("progress.undecided.title")
    plans = [p for p in inputs.seen.units if p.waiting]
    if not plans:
        every = Text(say("progress.undecided.all"))
        return section("undecided", title, [every] if inputs.seen.actions else [])
    columns = heads("progress.head", "unit", "waiting", "from", "state", "begins")
    rows = tuple(_waiting(inputs, plan) for plan in plans)
    lead = Text(say("progress.undecided.lead")), Text(say("progress.undecided.region"), "quiet")
    return section("undecided", title, (*lead, Table(title, columns, rows, (32, 14, 12, 22, 20), (1, 2))))


def _waiting(inputs: ProgressInputs, plan: UnitProgress) -> tuple[str, ...]:
    placed = (a.placement for a in plan.waiting)
    starts = [p.start for p in placed if p is not None and p.start is not None]
    return (
        inputs.title_of(plan),
        number(len(plan.waiting)),
        number(len(plan.own)),
        say(f"export.plan_state.{plan.state}"),
        quarter_short(min(starts)) if starts else NO_FIGURE,
    )


def sums(inputs: ProgressInputs) -> Section | None:
    """The same counted per plan, per municipality and per party; each adds up to the same total."""
    seen = inputs.seen
    if not seen.actions:
        return None
    units = _sums("unit", "units", unit_rows(inputs))
    towns = [(name, counted(seen.of_town(town))) for town, name in inputs.named.towns.items()]
    towns.append((say("progress.sums.employers"), counted(seen.of_no_town)))
    total = (say("progress.sums.total"), counted(seen.actions))
    parties = [(say(f"export.party.{p}"), counted(seen.of_party(p))) for p in PARTIES]
    several = any(len(plan.towns) > 1 and plan.actions for plan in seen.units)
    blocks: list[Block] = [Text(say("progress.sums.rest"), "quiet"), *units]
    blocks += _sums("town", "towns", [*((name, n) for name, n in towns if n.total), total])
    blocks += [Text(say("progress.sums.several"), "quiet")] if several else []
    blocks += _sums("party", "parties", [*((name, n) for name, n in parties if n.total), total])
    return section("sums", say("progress.sums.title"), blocks)


def unit_rows(inputs: ProgressInputs) -> list[tuple[str, Counts]]:
    """Every plan with actions, counted, and all of them together."""
    rows = [(inputs.title_of(plan), counted(plan.actions)) for plan in inputs.seen.units if plan.actions]
    return [*rows, (say("progress.sums.total"), counted(inputs.seen.actions))]


def count_row(name: str, found: Counts) -> tuple[str, ...]:
    """A row of counts, in the order of `COUNTS`."""
    numbers = (found.total, found.by_said["open"], found.by_said["refused"], found.taken)
    return name, *(number(n) for n in (*numbers, found.done, found.doing, found.late))


def _sums(first: str, key: str, rows: Sequence[tuple[str, Counts]]) -> Iterator[Block]:
    caption = say(f"progress.sums.{key}")
    yield Subheading(caption)
    columns = heads("progress.head", first, *COUNTS)
    yield Table(caption, columns, tuple(count_row(*row) for row in rows), _COUNT_WIDTHS, _NUMERIC)


def done(inputs: ProgressInputs) -> Section | None:
    """What people say that is done, beside what a later round shows of the questions that it was for."""
    finished = [a for a in inputs.seen.actions if a.action.status == "done" and a.taken]
    columns = heads("progress.head", "action", "of", "who", "promised", "became")
    rows = tuple(
        (
            inputs.names.title(a),
            inputs.holder_of(a),
            inputs.who(a),
            "" if a.promised is None else quarter_short(a.promised),
            became_text(a),
        )
        for a in finished
    )
    title = say("progress.done.title")
    table = Table(title, columns, rows, (36, 18, 20, 12, 26))
    return section("done", title, (Text(say("progress.done.lead")), table) if rows else ())


def became_text(followed: Followed) -> str:
    """On how many of the questions that an action was for the level rose; of those that can be compared."""
    comparable = [o for o in followed.outcomes if o != "not_comparable"]
    if not comparable:
        return say(f"progress.became.{'not_comparable' if followed.outcomes else 'nothing'}")
    return say("progress.became.risen", n=comparable.count("risen"), of=len(comparable))


def decisions(inputs: ProgressInputs) -> Section | None:
    """Every decision in every plan; of very many plans only how many there are."""
    decided = [(plan, [a for a in plan.actions if a.said != "open"]) for plan in inputs.seen.units]
    plans = [(plan, of_plan) for plan, of_plan in decided if of_plan]
    title = say("progress.actions.title")
    if not plans:
        return None
    if len(plans) > MOST_UNITS:
        n = sum(len(of_plan) for _, of_plan in plans)
        return section("actions", title, [Text(say("progress.actions.many", n=n, units=len(plans)))])
    blocks: list[Block] = [Text(say("progress.actions.lead"))]
    columns = heads("progress.head", "action", "decision", "who", "when", "status", "late_since")
    for plan, of_plan in plans:
        name, n = inputs.title_of(plan), sum(a.said == "open" for a in plan.actions)
        rows = tuple(_action_row(inputs, followed) for followed in of_plan)
        blocks += [Subheading(name, folded=True), Table(name, columns, rows, (38, 16, 20, 15, 12, 14))]
        blocks += [Text(say("progress.actions.waiting", n=n), "quiet")] if n else []
    return section("actions", title, blocks, annex=True, new_page=True)


def _action_row(inputs: ProgressInputs, followed: Followed) -> tuple[str, ...]:
    since = followed.late_since
    return (
        inputs.names.title(followed),
        say(f"progress.said.{followed.said}"),
        inputs.who(followed),
        when_text(followed),
        say(f"plan.action_status.{followed.action.status}") if followed.taken else "",
        "" if since is None else day_text(since),
    )


def when_text(followed: Followed) -> str:
    """The quarter that was agreed; or else where the planning puts it, and that this is a proposal."""
    if followed.promised is not None:
        return quarter_short(followed.promised)
    end = None if followed.placement is None else followed.placement.end
    return "" if end is None else say("progress.actions.planned", quarter=quarter_short(end))
