# SPDX-License-Identifier: EUPL-1.2
"""From what is wrong in a form that came back to what its people look at again."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from toolkit.forms.question.filled import PROFILE, START, Filled, Key, Outside, Point
from toolkit.forms.question.form import Form
from toolkit.forms.question.layout import formation_table, own_support_table
from toolkit.forms.question.read.cells import Cells
from toolkit.forms.question.read.older import Moved
from toolkit.forms.question.read.outside import typed_outside
from toolkit.forms.question.read.reading import FormReading
from toolkit.model.problem import Problem
from toolkit.sheets.read.grid import Sheet, Value
from toolkit.sheets.read.values import is_blank, shown
from toolkit.words.catalogue import describe, keys, say, severity

# what a new copy mends by itself, or nobody has to do anything about
_NO_POINT = frozenset({"hidden-sheet-missing", "text-control-characters", "form-other-norm"})
# everything counts as it was typed: worth a word, and a look when the form goes back anyway
_ONLY_TOLD = frozenset({"day-in-future"})
_MOST_OUTSIDE, _LONGEST = 1_000, 32_000  # lines on the first sheet, and characters in one
# told at the cell where somebody wrote it, and mended in the column of the level
_ABOUT_LEVEL = frozenset({"level-beside", "level-text-changed"})
# of a list that was carried over: nothing to do where no level waits
_CARRIED = "form-carried-over"
_WITH_IDS = frozenset({"questions-open", _CARRIED})  # of which each is marked


def filled_in(
    reading: FormReading, problems: Sequence[Problem], empty: Sequence[Sheet], kept: Callable[[str], str]
) -> Filled:
    """What people filled in, with a point for each problem, and what they typed around it.

    Args:
        reading: of their form.
        problems: of reading it.
        empty: the sheets of an empty form that asks the same.
        kept: gives a text without what may not be kept.

    Returns:
        What goes back to them; no point where they cannot mend anything: at a question that is not asked now.
    """
    cells = reading.cells
    emptied: dict[Key, Value] = {key: "" for key in cells.at if key[0] == START}  # no word of ours instead
    moved = Moved(reading)
    typed = {key: _kept(value, kept) for key, value in moved.cells(cells.typed()).items()}
    points = tuple(
        _moved(_point(cells, one), moved) for one in dict.fromkeys(problems) if _is_point(reading, one)
    )
    outside = [
        replace(one, sheet=kept(one.sheet), text=kept(one.text)[:_LONGEST])
        for one in (*typed_outside(reading, problems, empty), *_without_place(cells, moved))
    ]
    if left := outside[_MOST_OUTSIDE:]:
        more = say("form.again.outside_more", n=len(left))
        outside[_MOST_OUTSIDE:] = [Outside(say("form.again.whole"), "", more)]
    return Filled(emptied | typed, points, reading.sha256, tuple(outside), reading.alone)


def _moved(point: Point, moved: Moved) -> Point:
    """A point at the cells of now."""
    first, *others = (None,) if point.key is None else moved.keys(point.key)
    return replace(point, key=first, others=point.others | {key for key in others if key is not None})


def _without_place(cells: Cells, moved: Moved) -> Iterator[Outside]:
    """What was typed at questions that are not asked any more."""
    for key, cell in cells.all():
        if not is_blank(cell.value) and not moved.keys(key):
            text = say("form.again.not_asked", criterion=key[0], text=shown(cell.value))
            yield Outside(cell.sheet.name, cell.place.cell or "", text)


def _kept(value: Value, kept: Callable[[str], str]) -> Value:
    """A value without what may not be kept; also a number is looked at as it is shown."""
    text = kept(shown(value))
    return value if text == shown(value) else text


def is_to_mend(reading: FormReading, problems: Iterable[Problem]) -> bool:
    """True when something does not count as it is, or somebody has to look at it: more than good to know."""
    return any(
        _is_point(reading, problem) and problem.code not in _ONLY_TOLD and severity(problem) != "remark"
        for problem in problems
    )


def _is_point(reading: FormReading, problem: Problem) -> bool:
    """Whether people can do anything about it: not at a question that no form asks them any more."""
    if problem.code in _NO_POINT or (problem.code == _CARRIED and not dict(problem.holes)["n"]):
        return False
    key = reading.cells.key_at(problem.place) if reading.events else None
    return key is None or bool(Moved(reading).keys(key))


def _point(cells: Cells, problem: Problem) -> Point:
    what, hint = describe(problem)
    own, was = (f"form.again.{kind}.{problem.code}" for kind in ("do", "was"))
    key = cells.key_at(problem.place)
    if key is None and (problem.place.cell is None or problem.code in _ABOUT_LEVEL):
        about = str(dict(problem.holes).get("criterion", ""))
        key = (about, "level") if about else None  # also of a question that was not found
    sheet = problem.place.sheet
    if problem.code == "row-continues" and key is None:  # there was no question right above it
        own, was = f"{own}-apart", ""
    if was in keys(was):  # its own words tell of cells in the file that came in
        what = say(was, **dict(problem.holes))
    todo = say(own, **dict(problem.holes)) if own in keys(own) else hint
    ids = str(dict(problem.holes).get("ids", "")).split() if problem.code in _WITH_IDS else ()
    return Point(what, todo, key, sheet, frozenset((criterion, "level") for criterion in ids))


def in_order(form: Form, points: Iterable[Point]) -> tuple[Point, ...]:
    """Points in the order in which their cells stand on a form; first what is about more than one cell.

    Args:
        form: that they go back on.
        points: in any order.
    """
    first = (START, PROFILE, formation_table().key, own_support_table().key)
    places = {about: n for n, about in enumerate((*first, *(row.id for row in form.rows)), start=1)}
    return tuple(sorted(points, key=lambda p: 0 if p.key is None else places.get(p.key[0].split(".")[0], 0)))
