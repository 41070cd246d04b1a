# SPDX-License-Identifier: EUPL-1.2
"""What moved since the round before, what was decided and done, and what each quarter holds."""

from collections.abc import Iterator

from toolkit.documents.blocks import Block, Section, Table, Text, bullets, section
from toolkit.documents.memo.chapters.brief import few_text, norm_moved, points_text
from toolkit.documents.memo.inputs import MOST_IN_SENTENCE, MemoInputs, short_title
from toolkit.documents.text import NO_FIGURE, heads
from toolkit.model.quarter import PlanQuarter, quarter_named, quarter_of
from toolkit.model.region import REGION_PARTY, Milestone
from toolkit.region.movement import ListMoved, points_of
from toolkit.region.progress import counted
from toolkit.words.catalogue import say
from toolkit.words.numbers import number
from toolkit.words.text import day_text, listing, quarter_short

_MOVED = (30, 9, 9, 13, 13, 26)
_QUARTERS = (14, 50, 18, 18)


def progress(memo: MemoInputs) -> Section | None:
    """None where there is no round before, nothing was decided and no quarter holds anything."""
    return section("progress", say("memo.progress.title"), (*_moved(memo), *_done(memo), *_quarters(memo)))


def _moved(memo: MemoInputs) -> Iterator[Block]:
    moved = memo.found.moved
    if moved is None or not moved.lists:
        yield Text(say("memo.progress.first" if moved is None else "memo.progress.none"))
        return
    yield Text(say("memo.progress.moved", before=moved.before, after=moved.after))
    rows = tuple(_row(memo, listed) for listed in moved.lists)
    columns = heads("memo.progress.list", "what", "before", "after", "teams", "norm", "rests")
    yield Table(say("memo.progress.moved_title"), columns, rows, _MOVED, (1, 2, 3, 4, 5))
    apart = [
        say(f"memo.progress.{key}", who=memo.units_text(teams, MOST_IN_SENTENCE))
        for key, teams in (("only_now", moved.only_now), ("only_before", moved.only_before))
        if teams
    ]
    few = few_text(memo, moved)
    if few:
        apart.append(few)
    norms = [points_of(listed.region, memo.near).norm for listed in moved.lists]
    apart[:0] = [say(f"memo.progress.norm_{key}") for key in norm_moved(memo, norms)]
    if apart:
        yield Text(" ".join(apart), "quiet")


def _row(memo: MemoInputs, listed: ListMoved) -> tuple[str, ...]:
    points = points_of(listed.region, memo.near)
    before, after = (say("text.percent", percent=end) for end in (points.before, points.after))
    teams = say("memo.n_teams", n=len(listed.region.teams))
    rests = say("memo.progress.rests", n=listed.region.questions, of=listed.region.asked, teams=teams)
    return (
        short_title(listed.title),
        before,
        after,
        points_text(points.teams),
        points_text(points.norm),
        rests,
    )


def _done(memo: MemoInputs) -> Iterator[Block]:
    """What people decided in the plans and above them, and how far it is."""
    counts = counted(memo.progress.actions)
    told = []
    if counts.decided:
        of_taken = {
            "done": counts.done,
            "doing": counts.doing,
            "todo": counts.todo,
            "stopped": counts.stopped,
        }
        status = listing([say(f"memo.progress.status.{key}", n=n) for key, n in of_taken.items() if n])
        holes = {
            "decided": counts.decided,
            "n": counts.taken,
            "parts": say("memo.progress.of_taken", parts=status) if status else "",
        }
        rest = {"refused": counts.decided - counts.taken, "late": counts.late}
        more = [say(f"memo.progress.{key}", n=n) for key, n in rest.items() if n]
        told.append(" ".join([say("memo.progress.done", **holes), *more]))
    if memo.progress.left is not None:
        told.append(say("memo.progress.left", n=memo.progress.left.running))
    if memo.decided:
        answers = [None if item.waits else item.answer for item in memo.decided]
        parts = [
            say(f"memo.progress.answer.{answer}", n=answers.count(answer))
            for answer in ("accepted", "changed", "later", "refused")
            if answer in answers
        ]
        asked, open_ = len(answers), answers.count(None)
        key = "above_none" if not parts else "above" if open_ else "above_all"
        before = memo.found.asked.before
        day = "" if before is None else say("memo.progress.needed", day=day_text(before))
        lines = [say(f"memo.progress.{key}", n=asked, parts=listing(parts), open=open_, day=day)]
        if again := sum(item.asked_again for item in memo.decided):
            lines.append(say("memo.progress.again", n=again))
        region = sum(item.waits for item in memo.decided if item.party == REGION_PARTY)
        if parts and region and open_ > region:
            lines.append(say("memo.progress.open_of", region=region, employers=open_ - region))
        told.append(" ".join(lines))
    if told:
        yield bullets(told)
    elif memo.found.requests:
        yield Text(say("memo.progress.nothing_decided"))


def _quarters(memo: MemoInputs) -> Iterator[Block]:
    """The quarters of the programme, and those that the plans look ahead over."""
    ahead = {one.quarter: one for one in memo.found.ahead}
    programme: dict[PlanQuarter, list[Milestone]] = {}
    now = quarter_of(memo.day)
    for milestone in memo.region.programme:
        if memo.kind == "decision" and milestone.done is not None and quarter_named(milestone.quarter) < now:
            continue  # a report tells what was done
        programme.setdefault(quarter_named(milestone.quarter), []).append(milestone)
    quarters = sorted({*ahead, *programme})
    if not quarters:
        return
    rows: list[tuple[str, ...]] = []
    for quarter in quarters:
        own, plans = programme.get(quarter, []), ahead.get(quarter)
        told = "\n".join(_milestone(memo, quarter, each) for each in own) or NO_FIGURE
        ends, limits = (NO_FIGURE, NO_FIGURE) if plans is None else (number(plans.ends), number(plans.limits))
        rows.append((quarter_short(quarter), told, ends, limits))
    late = sum(one.late for one in ahead.values())
    text = say(f"memo.progress.quarters{'' if programme else '_plans'}")
    yield Text(" ".join([text, *([say("memo.progress.ends_late", n=late)] if late else [])]))
    columns = heads("memo.progress.quarter", "quarter", "programme", "ends", "limits")
    if not programme:
        rows, columns = [(r[0], *r[2:]) for r in rows], (columns[0], *columns[2:])
    widths = _QUARTERS if programme else (30, 35, 35)
    yield Table(
        say("memo.progress.quarters_title"), columns, tuple(rows), widths, tuple(range(len(columns)))[-2:]
    )


def _milestone(memo: MemoInputs, quarter: PlanQuarter, milestone: Milestone) -> str:
    """What the programme wants, and whether it is there: done, late, or to come."""
    if milestone.done is not None:
        return say("memo.progress.milestone_done", title=milestone.title, day=day_text(milestone.done))
    late = quarter < quarter_of(memo.day)
    return say(f"memo.progress.milestone_{'late' if late else 'open'}", title=milestone.title)
