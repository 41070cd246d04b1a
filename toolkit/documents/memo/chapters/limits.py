# SPDX-License-Identifier: EUPL-1.2
"""The lower limits that are missed, by whom, and by when they will be reached."""

from collections.abc import Iterator

from toolkit.documents.blocks import Block, Section, Table, Text, section
from toolkit.documents.memo.inputs import MemoInputs
from toolkit.documents.own_words import limits_off, limits_off_text
from toolkit.documents.text import heads
from toolkit.region.limits import MissedLimit
from toolkit.scoring.unit import kind_of_unit
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, listing, quarter_short

MOST, MOST_NAMES, MOST_TITLES = 4, 1, 3
_WIDTHS = (46, 27, 27)


def limits(memo: MemoInputs) -> Section | None:
    """None without any lower limit in what counts, or switched off."""
    return section("limits", say("memo.limits.title"), _blocks(memo))


def _blocks(memo: MemoInputs) -> Iterator[Block]:
    found, off = memo.found.limits, limits_off(memo.outcome.asked)
    if off:
        yield Text(limits_off_text(memo.outcome.asked, off), "alarm")
    if not found.total:
        return
    open_ = say("memo.limits.open", open=found.open, titles=open_titles(memo)) if found.open else ""
    counts = {"met": found.met, "total": found.total, "missed": len(found.missed)}
    where = say("memo.limits.where", who=known_of(memo))
    told = [say("memo.limits.counts", n=len(found.asked), where=where, open=open_, **counts)]
    told += [*unknown_of(memo), *_asked(memo)]
    yield Text(" ".join(told))
    missed = sorted(found.by_criterion().items(), key=lambda pair: -len(pair[1]))
    if not missed:
        return
    rows = tuple((_title(memo, criterion), _who(memo, of), _when(of)) for criterion, of in missed[:MOST])
    yield Table(say("memo.limits.title"), heads("memo.limits.head", "what", "who", "when"), rows, _WIDTHS)
    rest = [one for _, of in missed[MOST:] for one in of]
    if rest:
        yield Text(say("memo.limits.rest", n=len(missed) - MOST, when=_when(tuple(rest))))
    yield Text(say("memo.limits.meaning"), "quiet")


def _asked(memo: MemoInputs) -> Iterator[str]:
    """Of whom an answer is asked that is not there yet, and before when."""
    found, day = memo.found.limits, memo.found.asked.told
    units = tuple(dict.fromkeys(unit for unit, _ in found.unanswered))
    who = memo.units_text(units, MOST_NAMES)
    if units and day is not None:
        yield say("memo.limits.asked", who=who, day=day_text(day))


def known_of(memo: MemoInputs) -> str:
    """Of whom lower limits are known at all: of how many teams out of all, and who else."""
    teams, others = _known(memo)
    told = [say("memo.limits.of_teams", n=len(teams), of=memo.found.stands.teams)] if teams else []
    return listing([*told, *([memo.plans_text(others)] if others else [])])


def unknown_of(memo: MemoInputs) -> Iterator[str]:
    """Of how many teams no lower limit is known."""
    rest = memo.found.stands.teams - len(_known(memo)[0])
    if rest:
        yield say(f"memo.limits.{'others' if rest > 1 else 'other'}_unknown", n=rest)


def _known(memo: MemoInputs) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Teams of which lower limits are known, and other units."""
    units = memo.found.limits.units
    teams = tuple(unit for unit in units if kind_of_unit(unit) == "team")
    return teams, tuple(unit for unit in units if unit not in teams)


def open_titles(memo: MemoInputs) -> str:
    """Which questions it is still open on: a few by their title."""
    criteria = tuple(dict.fromkeys(criterion for _, criterion in memo.found.limits.unanswered))
    rest = len(criteria) - MOST_TITLES
    titles = [say("memo.limits.title_of", title=_title(memo, c)) for c in criteria[:MOST_TITLES]]
    return listing([*titles, *([say("memo.limits.others", n=rest)] if rest > 0 else [])])


def _title(memo: MemoInputs, criterion: str) -> str:
    asked = memo.outcome.asked.criterion(criterion)
    return criterion if asked is None else asked.title


def _who(memo: MemoInputs, missed: tuple[MissedLimit, ...]) -> str:
    """Which units these are while there are few; else how many."""
    return memo.units_text((one.unit for one in missed), MOST_NAMES)


def _when(missed: tuple[MissedLimit, ...]) -> str:
    """By when all of them are reached, and what has no day."""
    ends = [one.end for one in missed if one.end is not None]
    if not ends:
        return say("memo.limits.no_plan" if not any(one.planned for one in missed) else "memo.limits.undated")
    when = quarter_short(max(ends))
    if len(ends) == len(missed):
        return when
    return listing([when, say("memo.limits.some_undated", n=len(missed) - len(ends))])
