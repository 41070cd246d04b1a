# SPDX-License-Identifier: EUPL-1.2
"""A table of team, question and level: what each row says, or its place and why it says nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.model.problem import Problem
from toolkit.sheets.read.grid import Sheet, as_label
from toolkit.sheets.read.values import normal, shown
from toolkit.words.catalogue import say

_KEYS = ("team", "question", "level")
_TOP = 30  # rows in which the headers are looked for


@dataclass(frozen=True, slots=True)
class Known:
    """What a row can be about, by every name for it: its id, its title, its own words.

    Attributes:
        units: id of a team by name.
        questions: id of a criterion by name; a name that two have is of neither.
    """

    units: Mapping[str, str]
    questions: Mapping[str, str]


@dataclass(slots=True)
class EarlierRead:
    """What a table says.

    Attributes:
        levels: per team the level of each question, after the rule.
        problems: what could not be used, with its place.
    """

    levels: dict[str, dict[str, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def names_to_ids(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Ids by name, as they are looked up.

    Args:
        pairs: a name and the id that it is a name of.

    Returns:
        The id of each name; a name of two ids is left out: which was meant is not ours to say.
    """
    found: dict[str, set[str]] = {}
    for name, identity in pairs:
        found.setdefault(as_label(name), set()).add(identity)
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1}


def read_earlier(file: str, sheets: Sequence[Sheet], known: Known, rule: Mapping[str, int]) -> EarlierRead:
    """Read the levels of an earlier scan.

    Args:
        file: name of the spreadsheet, for the problems.
        sheets: of it; the first with the three headers counts.
        known: what rows can be about.
        rule: from what stands there to a level of now.

    Returns:
        The levels, and every row that could not be used. Nothing is guessed: of a question that stands there
        twice with two levels neither counts.
    """
    read = EarlierRead()
    table = next(_tables(sheets), None)
    if table is None:
        words = " · ".join(_words(key)[0] for key in _KEYS)
        read.problems.append(Problem.of("earlier-no-table", file, words=words))
        return read
    sheet, top, columns = table
    twice: set[tuple[str, str]] = set()
    for row in range(top + 1, len(sheet.rows)):
        team, question, level = (shown(sheet.at(row, columns[key])).strip() for key in _KEYS)
        places = {key: sheet.place(row, columns[key]) for key in _KEYS}
        computed = (row, columns["level"]) in sheet.marked
        if not level and not computed:  # nothing was answered
            continue
        unit, criterion = known.units.get(as_label(team)), known.questions.get(as_label(question))
        value = None if computed else rule.get(normal(level))
        if unit is None:
            read.problems.append(Problem.of("earlier-team-unknown", file, places["team"], text=team))
        elif criterion is None:
            place = places["question"]
            read.problems.append(Problem.of("earlier-question-unknown", file, place, text=question[:80]))
        elif value is None:
            place = places["level"]
            read.problems.append(Problem.of("earlier-level-unknown", file, place, text=level[:80] or "="))
        elif read.levels.setdefault(unit, {}).setdefault(criterion, value) != value:
            twice.add((unit, criterion))
            place = places["question"]
            read.problems.append(Problem.of("earlier-twice", file, place, unit=unit, criterion=criterion))
    for unit, criterion in twice:
        del read.levels[unit][criterion]
    read.levels = {unit: levels for unit, levels in read.levels.items() if levels}
    if not read.levels:
        read.problems.append(Problem.of("earlier-nothing", file))
    return read


def _tables(sheets: Sequence[Sheet]) -> Iterator[tuple[Sheet, int, dict[str, int]]]:
    """Sheet, row of the headers from 0 and columns by key, of each table with all three."""
    words = {as_label(word): key for key in _KEYS for word in _words(key)}
    for sheet in sheets:
        for row, cells in enumerate(sheet.rows[:_TOP]):
            columns: dict[str, int] = {}
            for column, value in enumerate(cells):
                if (key := words.get(as_label(shown(value)))) is not None:
                    columns.setdefault(key, column)
            if len(columns) == len(_KEYS):
                yield sheet, row, columns


def _words(key: str) -> list[str]:
    return say(f"earlier.headers.{key}").split(" · ")
