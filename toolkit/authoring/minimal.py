# SPDX-License-Identifier: EUPL-1.2
"""Any checklist in a spreadsheet as the draft of a list: questions, and whatever else the table says.

Nothing is made up: what a list needs and the table does not say, gets a text that says that it is to be
written, and is counted. Ids that the table gives are kept where they can be; a question that was in an
earlier draft keeps its id, whatever row it stands in.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.authoring.cell_kinds import empty
from toolkit.authoring.content_kinds import Plain
from toolkit.model.content.standard import Standard
from toolkit.model.problem import Problem
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.values import clean, normal, plain, shown
from toolkit.words.catalogue import say

LEVELS = tuple(range(5))
TEXT_KEYS = ("question", "id", "theme", "title", "why", "evidence", "na", "yes", "no")
_LEVEL = re.compile(r"(?:niveau|level|score|stap)?\s*([0-5])\b.*")
_CRITERION = re.compile(r"[A-Z]{1,4}-[A-Z]?\d{1,3}")
_THEME = re.compile(r"[A-Z]{1,4}")
_SOURCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,39}")
_TITLE_MAX, _TITLE_WORDS = 60, 6
_MINUTES = 600


@dataclass(frozen=True, slots=True)
class _Line:
    """One question of the table: what it says by key; levels by number."""

    said: Mapping[str, str]
    levels: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Table:
    """Where the table stands: sheet, row of the headers from 0, columns by key, and of levels by number."""

    sheet: Sheet
    top: int
    columns: Mapping[str, int]
    numbers: Mapping[int, int]

    @property
    def shift(self) -> int:
        """One where levels are counted from one to five."""
        return int(bool(self.numbers) and max(self.numbers) > max(LEVELS))


@dataclass(slots=True)
class Draft:
    """What a table gave.

    Attributes:
        value: the list as plain values; empty when there is no table in it.
        source: what the sources say of the table itself: by id the beginning of each question.
        problems: what is missing or was left out, with its place.
    """

    value: Plain = field(default_factory=dict)
    source: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def header_words(key: str) -> tuple[str, ...]:
    """The headers under which a column is known."""
    return tuple(say(f"authoring.minimal.headers.{key}").split(" · "))


def draft_of(file: str, sheets: Sequence[Sheet], identity: str, title: str, known: Standard | None) -> Draft:
    """Make the draft of a list.

    Args:
        file: name of the spreadsheet, for the problems.
        sheets: of it.
        identity: id of the list.
        title: as a reader sees it.
        known: an earlier draft, whose questions keep their ids; None for the first.

    Returns:
        The list, and everything that it still needs.
    """
    made = Draft()
    table = _table(sheets)
    if table is None:
        made.problems.append(Problem.of("minimal-no-table", file, words=", ".join(header_words("question"))))
        return made
    lines = list(_lines(made, file, table))
    if not lines:
        place = table.sheet.place(table.top, table.columns["question"])
        made.problems.append(Problem.of("minimal-no-question", file, place))
        return made
    if table.shift:
        place = table.sheet.place(table.top, min(table.numbers.values()))
        made.problems.append(Problem.of("minimal-shifted", file, place))
    themes = _theme_ids(lines)
    ids = _ids(lines, themes, known)
    _source_ids(made, lines, ids)
    made.value = {**_value(lines, themes, ids, [*made.source]), "title": title}
    made.value["id"] = identity
    for criterion in (c for theme in made.value["themes"] for c in theme["criteria"]):
        criterion["sources"] = ({"document": identity, "id": criterion["sources"]},)
    made.problems += _missing(file, lines)
    return made


def _table(sheets: Sequence[Sheet]) -> _Table | None:
    """The table with most known headers."""
    best, most = None, 0
    words = {normal(word): key for key in reversed(TEXT_KEYS) for word in header_words(key)}
    for sheet in sheets:
        for row, cells in enumerate(sheet.rows[:30]):
            columns: dict[str, int] = {}
            numbers: dict[int, int] = {}
            for column, value in enumerate(cells):
                text = normal(shown(value)).rstrip(" .:?*") if not empty(value) else ""
                level = _LEVEL.fullmatch(text)
                if text in words:
                    columns.setdefault(words[text], column)
                elif level and (len(text) < 2 or not text[0].isdigit() or text[1] in " .:-–="):
                    numbers.setdefault(int(level[1]), column)
            if "question" in columns and len(columns) + len(numbers) > most:
                best, most = _Table(sheet, row, columns, numbers), len(columns) + len(numbers)
    return best


def _lines(made: Draft, file: str, table: _Table) -> Iterator[_Line]:
    """The rows with a question; a theme that stands once counts for the rows below it."""
    theme, sheet, columns, numbers = "", table.sheet, table.columns, table.numbers
    for row in range(table.top + 1, len(sheet.rows)):
        said = {key: text for key, column in columns.items() if (text := _text(sheet.at(row, column)))}
        theme = said.get("theme", theme)
        if any((row, column) in sheet.marked for column in (*columns.values(), *numbers.values())):
            made.problems.append(Problem.of("minimal-formula", file, sheet.place(row, columns["question"])))
        if "question" not in said:
            if any(not empty(v) for at, v in enumerate(sheet.rows[row]) if at != columns.get("theme")):
                made.problems.append(Problem.of("minimal-row", file, sheet.place(row, columns["question"])))
            continue
        texts = {
            n - table.shift: text for n, column in numbers.items() if (text := _text(sheet.at(row, column)))
        }
        if "yes" in columns and "no" in columns:
            for level, key in ((3, "yes"), (0, "no")):
                texts.setdefault(level, said.get(key) or say(f"authoring.minimal.{key}"))
        levels = {n: text for n, text in texts.items() if n in LEVELS}
        yield _Line({**said, "theme": theme}, levels)


def _text(value: object) -> str:
    return "" if empty(value) else clean(shown(value))[0]


def _theme_ids(lines: Sequence[_Line]) -> dict[str, str]:
    """An id of one to four capitals for every theme, by its title, each once."""
    found: dict[str, str] = {}
    for line in lines:
        title = line.said["theme"]
        if title in found:
            continue
        given = _CRITERION.fullmatch(line.said.get("id", "").upper())
        letters = re.sub(r"[^A-Z]", "", "".join(word[:1] for word in plain(title).upper().split()))
        wanted = given[0].partition("-")[0] if given else title if _THEME.fullmatch(title) else letters[:3]
        taken = set(found.values())
        others = (f"{(wanted or 'A')[:3]}{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        found[title] = wanted if wanted and wanted not in taken else next(o for o in others if o not in taken)
    return found


def _ids(lines: Sequence[_Line], themes: Mapping[str, str], known: Standard | None) -> list[str]:
    """The id of each question: of an earlier draft, else its own, else the next number of its theme."""
    earlier = () if known is None else known.asked
    exact = {c.question: c.id for c in earlier}
    ids: list[str | None] = [exact.pop(line.said["question"], None) for line in lines]
    alike = {_same(c.question): c.id for c in earlier if c.id not in ids}
    ids = [one or alike.pop(_same(line.said["question"]), None) for one, line in zip(ids, lines, strict=True)]
    taken = {each for each in ids if each} | {c.id for c in earlier}  # a question that is gone keeps its id
    for place, line in enumerate(lines):
        own = line.said.get("id", "").upper()
        if ids[place] is None and _CRITERION.fullmatch(own) and own not in taken:
            ids[place] = own
            taken.add(own)
    for place, line in enumerate(lines):
        if ids[place] is None:
            theme = themes[line.said["theme"]]
            free = (f"{theme}-{n:02}" for n in range(1, 1000))
            ids[place] = next(each for each in free if each not in taken)
            taken.add(str(ids[place]))
    return [str(each) for each in ids]


def _same(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


def _source_ids(made: Draft, lines: Sequence[_Line], ids: Sequence[str]) -> None:
    """The table itself as a source: each question cites its own number in it."""
    theirs = set(ids)
    for line, own in zip(lines, ids, strict=True):
        number = line.said.get("id", "")
        free = number == own or (number not in theirs and number not in made.source)
        name = number if free and _SOURCE.fullmatch(number) else own
        made.source[name] = " ".join(line.said["question"].split())[:120]


def _value(
    lines: Sequence[_Line], themes: Mapping[str, str], ids: Sequence[str], sources: Sequence[str]
) -> Plain:
    doubles = Counter(_same(text) for line in lines for text in line.levels.values())
    criteria: dict[str, list[Plain]] = {theme: [] for theme in themes.values()}
    for line, own, source in zip(lines, ids, sources, strict=True):
        levels = {n: _level_text(own, n, line.levels.get(n), doubles) for n in LEVELS}
        criteria[themes[line.said["theme"]]].append(
            {
                "id": own,
                "title": line.said.get("title", _short(line.said["question"]))[:_TITLE_MAX],
                "question": line.said["question"],
                "why": line.said.get("why", say("authoring.minimal.to_write")),
                "levels": levels,
                "evidence": tuple(filter(None, map(plain, line.said.get("evidence", "").split("\n"))))
                or (say("authoring.minimal.to_write_short"),),
                "step": 0,
                "dimension": "way_of_working",
                "na": line.said.get("na"),
                "sources": source,
            }
        )
    titles = {name: text or say("authoring.minimal.no_theme") for text, name in themes.items()}
    return {
        "schema": "standard/1",
        "version": "0.1.0",
        "status": "draft",
        "publisher": say("authoring.minimal.to_fill"),
        "notice": say("authoring.minimal.notice"),
        "rights": say("authoring.minimal.rights"),
        "minutes": min(_MINUTES, max(5, len(lines))),
        "steps": ({"id": 0, "title": say("authoring.minimal.step")},),
        "themes": tuple(
            {"id": name, "title": titles[name], "criteria": tuple(those)} for name, those in criteria.items()
        ),
    }


def _level_text(own: str, level: int, text: str | None, doubles: Mapping[str, int]) -> str:
    """Its own text; one that other questions have too is told apart, and one that is missing says so."""
    if text is None:
        return say("authoring.minimal.level", level=level, id=own)
    return f"{text} ({own})" if doubles[_same(text)] > 1 else text


def _short(question: str) -> str:
    words = question.split()
    cut = " ".join(words[:_TITLE_WORDS]).rstrip("?.,:; ") or question
    return cut[: _TITLE_MAX - 1] + "…" if len(words) > _TITLE_WORDS or len(cut) > _TITLE_MAX else cut


def _missing(file: str, lines: Sequence[_Line]) -> Iterator[Problem]:
    """What the list still needs, counted: nothing of it was made up."""
    for key in ("title", "theme", "why", "evidence"):
        n = sum(not line.said.get(key) for line in lines)
        if n:
            yield Problem.of("minimal-missing", file, n=n, field=say(f"authoring.minimal.field.{key}"))
    levels = sum(len(LEVELS) - len(line.levels) for line in lines)
    if levels:
        yield Problem.of("minimal-levels-missing", file, n=levels)
    doubles = Counter(_same(text) for line in lines for text in line.levels.values())
    twice = sum(count for count in doubles.values() if count > 1)
    if twice:
        yield Problem.of("minimal-levels-same", file, n=twice)
    yield Problem.of("minimal-rest", file)
