# SPDX-License-Identifier: EUPL-1.2
"""What a newer form says otherwise, in a few words for a table."""

from collections.abc import Iterable, Iterator, Mapping, Set
from decimal import Decimal
from operator import attrgetter
from typing import Any

from toolkit.forms.actions.words import column_header
from toolkit.forms.cases.words import kind_choices
from toolkit.forms.party.words import column_header as party_column
from toolkit.model.content.standard import Standard
from toolkit.model.given.answers import Answer
from toolkit.model.given.cases import PATTERN_FIELDS, Pattern
from toolkit.model.given.plan import ActionDecision, Decided
from toolkit.sheets.read.values import shown
from toolkit.store.merging.differences import Difference
from toolkit.store.merging.rows import row_changes, rows_by_name
from toolkit.words.catalogue import keys, say
from toolkit.words.cells import cell_title, row_title
from toolkit.words.text import profile_key

_LONGEST = 80
_COUNTED_ROWS = frozenset({"action", "item", "pattern"})
_COUNTED = _COUNTED_ROWS | {"state", "since"}
# tables on the sheet of the team, and the word of a column where it is not its field
_TABLES: dict[str, dict[str, str]] = {"formation": {}, "own_support": {"fte": "support_fte"}}

_TEXTS = ("placed", "party", "explanation", "evidence")
_texts_of = attrgetter(*_TEXTS)

Titles = Mapping[str, str]
"""Titles of questions by their id."""


def titles_of(standards: Iterable[Standard]) -> Titles:
    """The titles of all questions of some lists."""
    return {criterion.id: criterion.title for standard in standards for criterion in standard.asked}


def readable(
    found: Iterable[Difference], titles: Titles, beside: Iterable[Difference] = ()
) -> Iterator[tuple[str, str, str]]:
    """Differences as short texts: of an answer each part that differs, of a table each cell.

    Args:
        found: as `differences` gave them.
        titles: of the questions.
        beside: all that differ, when these are a part: what came and could not be used stands there.

    Yields:
        What it is about, what was, and what comes; between brackets what could not be used.
    """
    found = tuple(found)
    came = {
        d.what.removeprefix("unusable."): d.new for d in (*found, *beside) if d.what.startswith("unusable.")
    }
    for one in found:
        if isinstance(one.old, Answer) or isinstance(one.new, Answer):
            yield from _of_answer(one, titles)
        elif one.what in _TABLES:
            yield from _of_rows(one, came)
        else:
            yield _name(one.what), _in_words(one.what, one.old), _instead(one.what, one.new, came)


def _instead(what: str, new: Any, came: Mapping[str, Any]) -> str:  # noqa: ANN401 - any value of a profile
    """What comes in a cell; where nothing came that can be used, the text that stands in it."""
    text = came.get(what) if new is None else None
    return _in_words(what, new) if text is None else _unusable(str(text))


def added(found: Iterable[Difference], changes: Iterable[Difference] = ()) -> str:
    """What a form adds, in a few words: how many answers, and the names of the rest.

    Args:
        found: differences in which nothing gives way.
        changes: those in which something does, which were told already.

    Returns:
        A few words; empty when nothing is added.
    """
    every = tuple(one for one in found if not _of_program(one.what))
    told = {one.what for one in (*every, *changes) if not one.what.startswith("unusable.")}
    found = [one for one in every if not _is_told(one.what, told)]
    answers = [one for one in found if isinstance(one.new, Answer)]
    more = sum(one.old is not None and short(one.old) == short(one.new) for one in answers)
    counts = {"added_answers": len(answers) - more, "added_texts": more}
    words = [say(f"difference.{key}", n=n) for key, n in counts.items() if n]
    return ", ".join((*words, *_counted(one.what for one in found if not isinstance(one.new, Answer))))


def _counted(whats: Iterable[str]) -> Iterator[str]:
    """What is added by its name; of decisions, patterns and several lists how many."""
    rows: dict[str, dict[str, str]] = {}
    for what in whats:
        kind, _, detail = what.partition(".")
        about = detail.rpartition(".")[0] if kind in _COUNTED_ROWS else detail
        rows.setdefault(kind if kind in _COUNTED else what, {})[about] = what
    for kind, each in rows.items():
        if kind in _COUNTED_ROWS or len(each) > 1:
            yield say(f"difference.added_{kind}", n=len(each))
        else:
            yield from map(_name, each.values())


def _of_program(what: str) -> bool:
    """True of what the program notes beside a decision above the teams: what was asked, in which round."""
    return what.startswith("item.") and what.endswith((".asked", ".round"))


def _is_told(what: str, told: Set[str]) -> bool:
    """True of a cell that could not be used, when its field, question or table is told already."""
    inner = what.removeprefix("unusable.")
    return inner != what and bool({inner, inner.partition(".")[0]} & told)


def _of_answer(one: Difference, titles: Titles) -> Iterator[tuple[str, str, str]]:
    """The level or what stands in its place, and each text beside it."""
    name = f"{one.what} · {titles[one.what]}" if one.what in titles else one.what
    old, new = (answer or Answer() for answer in (one.old, one.new))
    was, comes = short(one.old), short(one.new)
    if was != comes:
        yield name, was, comes
    if _texts_of(old) == _texts_of(new):
        return
    for key in _TEXTS:
        before, after = getattr(old, key), getattr(new, key)
        if before != after:
            about = say("difference.part", name=name, part=Answer.title_of(key))
            # what people wrote themselves is no name of a word of ours
            was, comes = (_in_words(key, v) if key == "placed" else short(v) for v in (before, after))
            yield about, was[:_LONGEST], comes[:_LONGEST]


def _of_rows(one: Difference, came: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Each cell of a table that differs, by the name of its row."""
    names = [name for name, _ in rows_by_name(one.new)]
    at = {name: n for n, name in enumerate(names) if names.count(name) == 1}
    for row in row_changes(one.old, one.new):
        name = say("difference.part", name=_name(one.what), part=row.name)
        if row.gone or not row.values:
            there, not_there = say("difference.row"), say("word.none")
            yield (name, there, not_there) if row.gone else (name, not_there, there)
        for field, old, new in () if row.gone else row.values:
            part = say(f"form.team.{_TABLES[one.what].get(field, field)}")
            cell = f"{one.what}.{at.get(row.name)}.{field}"
            yield say("difference.part", name=name, part=part), short(old), _instead(cell, new, came)


def short(value: Any) -> str:  # noqa: ANN401 - an answer, or any value of a profile
    """A value in a few characters, as it stands in the form."""
    if isinstance(value, Answer):
        return _short_answer(value)
    if value is None or value == ():
        return say("word.none")
    if isinstance(value, tuple):
        return say("difference.rows", n=len(value))
    return shown(float(value)) if isinstance(value, Decimal) else " ".join(str(value).split())


def _unusable(text: str) -> str:
    return f"({text[:20]})"


def _short_answer(answer: Answer) -> str:
    if answer.rejected is not None:
        return _unusable(answer.rejected)
    if answer.na:
        return say("word.na")
    if answer.unknown:
        return say("word.unknown")
    return say("word.none") if answer.level is None else str(answer.level)


def cell_name(what: str) -> str:
    """What a cell of an action workbook is about: `M-AB-02.quarter`, or a state of the plan."""
    action, _, key = what.partition(".")
    if key in ActionDecision.model_fields:
        return say("actions.field", action=row_title(action), column=column_header(key))
    return say(f"actions.state.{what}") if f"actions.state.{what}" in keys("actions") else what


def cell_value(what: str, value: object) -> str:
    """A value of a decision as it stands in the workbook."""
    key = f"actions.{what.rpartition('.')[2]}.{value}"
    if isinstance(value, str) and key in keys(key):
        return say(key)
    if isinstance(value, str) and what.endswith(".quarter"):
        year, _, number = value.partition("-q")
        return say("actions.quarter", number=number, year=year)
    if isinstance(value, Decided):
        return value.on.isoformat()
    if isinstance(value, dict):
        return "; ".join(map(str, value.values())) or say("word.none")
    if isinstance(value, tuple) and value and all(isinstance(part, str) for part in value):
        return " ".join(value)
    return " ".join(short(value).split())


def item_name(what: str) -> str:
    """What a cell of a decision workbook is about: `M-AB-02.answer`, `team-oost.hours.amount`."""
    item, _, key = what.rpartition(".")
    return say("actions.field", action=row_title(item), column=party_column(key))


def item_value(what: str, value: object) -> str:
    """A value of a decision above the teams as it stands in the workbook."""
    key = f"party.answer.{value}"
    if what.endswith(".answer") and key in keys(key):
        return say(key)
    return cell_value(what, value)


def pattern_name(what: str) -> str:
    """What a cell is about: `p-1.seen`."""
    name, _, field = what.partition(".")
    column = Pattern.title_of(field) if field in PATTERN_FIELDS else field
    return say("actions.field", action=row_title(name), column=column)


def pattern_value(what: str, value: object) -> str:
    """A value of a pattern as it stands in the workbook."""
    if what.endswith(".kind"):
        return next((c.word for c in kind_choices() if c.value == value), str(value))
    return " ".join(short(value).split())


def _name(what: str) -> str:
    kind, _, detail = what.partition(".")
    if kind in {"action", "item", "pattern"}:
        return {"action": cell_name, "item": item_name, "pattern": pattern_name}[kind](detail)
    if kind == "plan":
        return say(f"actions.whole.{detail}")
    if kind == "unusable":
        return cell_title(detail)
    if kind == "profile":
        return say(f"profile.{detail}.title")
    if kind in {"state", "since"}:
        return say(f"difference.{kind}", standard=detail)
    return say(f"difference.{what}") if f"difference.{what}" in keys("difference") else what


def _in_words(what: str, value: Any) -> str:  # noqa: ANN401 - idem
    """A fixed value by its Dutch word, as it stands in the form; anything else as it is."""
    if what.startswith(("action.", "plan.")):  # never by its own name: that may be a sentence with holes
        return cell_value(what.partition(".")[2], value)
    if what.startswith("item."):
        return item_value(what.partition(".")[2], value)
    if what.startswith("pattern."):
        return pattern_value(what.partition(".")[2], value)
    inner = what.removeprefix("unusable.")
    if inner != what:  # a cell: of the profile by its field, of a question by its column
        what = inner if inner.startswith("profile.") else inner.rpartition(".")[2]
    key = f"state.{value}" if what.startswith("state.") else f"{what}.{profile_key(value)}"
    return say(key) if key in keys(key) else short(value)
