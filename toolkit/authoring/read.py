# SPDX-License-Identifier: EUPL-1.2
"""An authoring workbook read back: rows by their headers, wherever they stand, and content made of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from toolkit.authoring.cell_kinds import Field, Shown, empty
from toolkit.authoring.content_kinds import FACTS, Joined, Kind, Part, Plain, Row, plain
from toolkit.authoring.kept import with_kept
from toolkit.authoring.words import sheet_name
from toolkit.model.base import Model
from toolkit.model.problem import Place, Problem
from toolkit.reading.tree import Path
from toolkit.reading.validated import Loaded, Places, model_problems
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.values import UnusableError, clean, normal, shown

_TEXT_MAX = 60
_HEADER_WITHIN = 30  # rows from the top in which the headers are looked for


@dataclass(slots=True)
class _Read:
    """What was read so far.

    Attributes:
        file: name of the workbook.
        problems: with it.
        rows: by part.
        cells: by part and number of a row, and field, the place of the cell; "" for the row as a whole.
    """

    file: str
    problems: list[Problem] = field(default_factory=list)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    cells: dict[tuple[str, int, str], Place] = field(default_factory=dict)


class CellPlaces(Places):
    """Where in a workbook stands what content says."""

    def __init__(self, origins: Mapping[Path, Place]) -> None:
        super().__init__(b"")
        self._origins = origins

    def of(self, path: Path) -> Place:
        """The cell that a path of keys and indexes leads to, or as far as it goes."""
        return self.find(path)[0]

    def find(self, path: Path) -> tuple[Place, Path]:
        """The same, and the part of the path that stands in the workbook; other parts are skipped."""
        there: Path = ()
        for part in path:
            if (*there, part) in self._origins or any(
                o[: len(there) + 1] == (*there, part) for o in self._origins
            ):
                there = (*there, part)
        while there and there not in self._origins:
            there = there[:-1]
        return self._origins.get(there, Place()), there


def read_content(
    kind: Kind, file: str, sheets: Sequence[Sheet], base: Model | None
) -> tuple[Loaded[Any], tuple[str, ...]]:
    """Read an authoring workbook.

    Args:
        kind: of content.
        file: name of the workbook, for the problems.
        sheets: as the guard let them through.
        base: what the workbook was made of; a cell that shows what it showed then, says what it said then.

    Returns:
        The content with every problem at its sheet and cell, and the notes of the version before that were
        left out, since a new version says what changed since then.
    """
    held = {} if base is None else kind.split(plain(base))
    read = _Read(file)
    for part in kind.parts:
        sheet = next((s for s in sheets if normal(s.name) == normal(sheet_name(part.key))), None)
        if sheet is None:
            read.problems.append(Problem.of("author-sheet-missing", file, sheet=sheet_name(part.key)))
        elif part.key == FACTS:
            _facts(read, part, sheet, held.get(FACTS, [{}])[0])
        else:
            _table(read, part, sheet, held.get(part.key, []))
    if any(part.key not in read.rows for part in kind.parts):
        return Loaded(file, None, tuple(read.problems), None), ()
    dropped = _drop_earlier(read.rows, held, base)
    return _made(kind, read, base), dropped


def _made(kind: Kind, read: _Read, base: Model | None) -> Loaded[Any]:
    joined = kind.join(read.rows)
    origins = {
        path: read.cells.get((row.part, row.number, key)) or read.cells[row.part, row.number, ""]
        for path, (row, key) in joined.origins.items()
    }
    for code, row, key in joined.strays:
        place = read.cells.get((row.part, row.number, key)) or read.cells[row.part, row.number, ""]
        if place not in {p.place for p in read.problems}:
            read.problems.append(Problem.of(code, read.file, place, text=str(row[key] or "")))
    same = base is not None and joined.value.get("version") == getattr(base, "version", None)
    kept = {key: getattr(base, key) for key in kind.own if same and getattr(base, key) is not None}
    value = joined.value if base is None else with_kept(kind, plain(base), joined.value)
    places = CellPlaces(origins)
    try:
        model = kind.model.model_validate({**value, **kept})
    except ValidationError as error:
        known = {problem.place for problem in read.problems}
        titles = {(part.key, f.key): f.header for part in kind.parts for f in part.fields}
        found = model_problems(read.file, places.find, error)
        read.problems += [_in_words(p, joined, places, titles) for p in found if p.place not in known]
        return Loaded(read.file, None, tuple(read.problems), places)
    return Loaded(read.file, model, tuple(read.problems), places)


def _in_words(
    problem: Problem, joined: Joined, places: CellPlaces, titles: Mapping[tuple[str, str], str]
) -> Problem:
    """A problem of the model in the words of the workbook: headers for keys, and the row for a path."""
    row, key = next(
        (origin for path, origin in joined.origins.items() if places.of(path) == problem.place), (None, "")
    )
    holes = dict(problem.holes)
    part = "" if row is None else row.part
    header = titles.get((part, key)) or titles.get((part, str(holes.get("key"))))
    if "key" in holes and header:
        holes["key"] = header
    if "where" in holes and row is not None:
        holes["where"] = str(row["id"] or sheet_name(row.part))
    return replace(problem, holes=tuple(sorted(holes.items())))


def _facts(read: _Read, part: Part, sheet: Sheet, held: Plain) -> None:
    """The sheet on which each field has a line: its name, and behind it the value."""
    said: dict[str, Any] = {}
    for each in part.fields:
        spots = sheet.all(each.header)
        if not spots:
            read.problems.append(
                Problem.of("author-fact-missing", read.file, Place(sheet=sheet.name), field=each.header)
            )
            continue
        row, column = min(spots, key=lambda spot: (spot[1], spot[0]))
        at = (row, column + 1)
        read.cells[part.key, 0, each.key] = sheet.place(*at)
        said[each.key] = _cell(read, sheet, at, each, held.get(each.key))
    read.cells[part.key, 0, ""] = Place(sheet=sheet.name)
    read.rows[part.key] = [Row(part.key, 0, said)]


def _table(read: _Read, part: Part, sheet: Sheet, held: Sequence[Plain]) -> None:
    fields = {each.key: each for each in part.fields}
    top, columns = _header(sheet, fields)
    missing = [each for key, each in fields.items() if key not in columns and not each.to_read]
    for each in missing:
        place = Place(sheet=sheet.name)
        read.problems.append(Problem.of("author-column-missing", read.file, place, column=each.header))
    if missing:
        return
    for column, value in enumerate(sheet.rows[top] if sheet.rows else ()):
        if not empty(value) and column not in columns.values() and _holds(sheet, top, column):
            place = sheet.place(top, column)
            read.problems.append(
                Problem.of("author-own-column", read.file, place, column=shown(value)[:_TEXT_MAX])
            )
    read.rows[part.key] = []
    known = _Held(part, held)
    for number in range(top + 1, len(sheet.rows)):
        cells = {key: sheet.at(number, columns[key]) for key in fields if key in columns}
        if not all(empty(value) for key, value in cells.items() if not fields[key].to_read):
            was = known.taken(cells)
            _row(read, part, sheet, {key: (number, column) for key, column in columns.items()}, was)


def _row(read: _Read, part: Part, sheet: Sheet, spots: Mapping[str, tuple[int, int]], was: Plain) -> None:
    rows = read.rows[part.key]
    read.cells[part.key, len(rows), ""] = sheet.place(*min(spots.values()))
    said: dict[str, Any] = {}
    for each in (each for each in part.fields if not each.to_read):
        at = spots[each.key]
        read.cells[part.key, len(rows), each.key] = sheet.place(*at)
        said[each.key] = _cell(read, sheet, at, each, was.get(each.key))
    rows.append(Row(part.key, len(rows), said))


class _Held:
    """The rows that a workbook was made with, each taken once."""

    def __init__(self, part: Part, held: Sequence[Plain]) -> None:
        self.names = part.known_by or tuple(each.key for each in part.fields)
        shows = {each.key: each.show for each in part.fields}
        self.rows: dict[tuple[str, ...], list[Plain]] = {}
        for row in held:
            self.rows.setdefault(tuple(_seen(shows[k](row.get(k))) for k in self.names), []).append(row)

    def taken(self, cells: Mapping[str, object]) -> Plain:
        """The row that shows the same in what it is known by; nothing for a new one."""
        rows = self.rows.get(tuple(_seen(cells.get(key)) for key in self.names))
        return rows.pop(0) if rows else {}


def _header(sheet: Sheet, fields: Mapping[str, Field]) -> tuple[int, dict[str, int]]:
    """The row with most headers, and per field its column."""
    spots = {
        key: [s for s in sheet.all(each.header) if s[0] < _HEADER_WITHIN] for key, each in fields.items()
    }
    counts = Counter(row for found in spots.values() for row in {row for row, _ in found})
    top = min(counts, key=lambda row: (-counts[row], row), default=0)
    return top, {
        key: min(column for row, column in found if row == top)
        for key, found in spots.items()
        if any(row == top for row, _ in found)
    }


def _holds(sheet: Sheet, top: int, column: int) -> bool:
    return any(not empty(sheet.at(row, column)) for row in range(top + 1, len(sheet.rows)))


def _cell(read: _Read, sheet: Sheet, at: tuple[int, int], of: Field, held: Any) -> Any:  # noqa: ANN401 - plain values
    """What a cell says: what it said, when it shows what it showed; None when it is empty."""
    value, marked = sheet.at(*at), sheet.marked.get(at)
    if marked is not None:
        code = "author-formula" if marked.error is None else "author-error"
        read.problems.append(Problem.of(code, read.file, sheet.place(*at), column=of.header))
        return None
    if held is not None and _seen(value) == _seen(of.show(held)):
        return held
    if empty(value):
        return None
    try:
        return of.read(value)
    except UnusableError:
        text = " ".join(clean(shown(value))[0].split())[:_TEXT_MAX]
        words = ", ".join(choice.word for choice in of.choices)
        code = "author-cell-choice" if words else "author-cell"
        holes = {
            "column": of.header,
            "text": text,
            **({"words": words} if words else {"help": of.help.rstrip(".")}),
        }
        read.problems.append(Problem.of(code, read.file, sheet.place(*at), **holes))
        return None


def _seen(value: Shown | object) -> str:
    """What somebody sees in a cell."""
    return "" if value is None else clean(shown(value))[0]


def _drop_earlier(
    rows: dict[str, list[Row]], held: Mapping[str, Sequence[Plain]], base: Model | None
) -> tuple[str, ...]:
    """Of a new version, what changed before the version that the workbook was made of goes out."""
    version = rows[FACTS][0]["version"]
    if base is None or "changes" not in rows or version == getattr(base, "version", None):
        return ()
    earlier = list(held["changes"])
    kept: list[Row] = []
    for row in rows["changes"]:
        said = {key: value for key, value in row.values.items() if value}
        if any(said == {k: v for k, v in each.items() if v} for each in earlier):
            continue
        kept.append(row)
    gone = len(rows["changes"]) - len(kept)
    rows["changes"] = kept
    return ("author-earlier-changes",) * bool(gone)
