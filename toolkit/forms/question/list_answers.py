# SPDX-License-Identifier: EUPL-1.2
"""From the sheets of the lists to answers: rows by criterion id, columns by header, wherever they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.forms.question.columns import read_columns
from toolkit.forms.question.form import Form, Row
from toolkit.forms.question.layout import LEVELS, header, placed_choices
from toolkit.forms.question.marks import AskedThen, Identity, is_criterion_id
from toolkit.model.answers import Answer
from toolkit.model.problem import Place, Problem
from toolkit.sheets.columns import columns_by_header, header_row
from toolkit.sheets.grid import Sheet
from toolkit.sheets.values import (
    Said,
    UnusableError,
    choice_of,
    clean,
    is_blank,
    level_of,
    normal,
    shown,
    text_of,
)
from toolkit.words.catalogue import say
from toolkit.words.text import listed

_SHOWN_MAX = 60


@dataclass(frozen=True, slots=True)
class _Found:
    """A row with a question."""

    sheet: Sheet
    row: int
    columns: Mapping[str, int]
    id: str

    def place(self, column: str) -> Place:
        return self.sheet.place(self.row, self.columns[column])


@dataclass(slots=True)
class ListAnswers:
    """What the lists say.

    Attributes:
        answers: by criterion, in the order of the form.
        seen: criteria whose row was found; what is not seen was not emptied, but is not there.
        places: sheet and cell of each text, by criterion and field.
        problems: each with its sheet and cell.
    """

    answers: dict[str, Answer] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_lists(file: str, sheets: tuple[Sheet, ...], identity: Identity, form: Form) -> ListAnswers:
    """Read every answer that is there.

    Args:
        file: name for the problems.
        sheets: those that belong to the form.
        identity: what was asked, as the hidden sheet says.
        form: what is asked now; for what the hidden sheet does not know.

    Returns:
        The answers and everything that is wrong with them.
    """
    reader = _Reader(file, identity, form)
    for sheet in sheets:
        reader.collect(sheet)
    return reader.result()


class _Reader:
    def __init__(self, file: str, identity: Identity, form: Form) -> None:
        self.file = file
        self.form = form
        self.asked = _asked(identity, form)
        self.rows = {row.id: row for row in form.rows}
        self.columns = read_columns()
        self.verified = bool(identity.asked)
        self.found: dict[str, list[_Found]] = {}
        self.headless: set[str] = set()
        self.out = ListAnswers()

    def collect(self, sheet: Sheet) -> None:
        """Find the header and the rows of a sheet, if it is a list."""
        head = header_row(sheet, (c for c in self.columns if c.key in {"number", "level"}))
        if head is None:
            ids = self._ids_on(sheet)
            if ids:
                self.headless |= ids
                self._problem("sheet-without-header", Place(sheet=sheet.name))
            return
        columns, problems = columns_by_header(self.file, sheet, head, self.columns)
        self.out.problems += problems
        if columns is None:
            self.headless |= self._ids_on(sheet)
            return
        for row in range(len(sheet.rows)):
            if row != head:
                self._collect_row(sheet, row, columns)

    def _ids_on(self, sheet: Sheet) -> set[str]:
        return {text.strip() for _, _, text in sheet.texts()} & self.asked.keys()

    def _collect_row(self, sheet: Sheet, row: int, columns: Mapping[str, int]) -> None:
        number = str(sheet.at(row, columns["number"])).strip().upper().replace("–", "-")
        if number in self.asked:
            self.found.setdefault(number, []).append(_Found(sheet, row, columns, number))
        elif is_criterion_id(number):
            self._problem("row-unknown", sheet.place(row, columns["number"]), criterion=number)
        elif not is_blank(sheet.at(row, columns["level"])):
            self._problem("row-without-number", sheet.place(row, columns["number"]))

    def result(self) -> ListAnswers:
        """Answers in the order of the form, and what is missing."""
        for criterion_id in self.asked:
            rows = self.found.get(criterion_id, [])
            if any("level" in row.columns for row in rows):
                self.out.seen.add(criterion_id)
            answers = [(row, answer) for row in rows if (answer := self._answer(row)) is not None]
            if answers:
                self.out.answers[criterion_id] = self._one(answers)
        self._missing()
        return self.out

    def _one(self, answers: list[tuple[_Found, Answer]]) -> Answer:
        (first, answer), *others = answers
        other = next((found for found, said in others if said != answer), None)
        if other is None:
            return answer
        cell = f"{first.sheet.name}!{first.place('level').cell}"
        self._problem("row-twice", other.place("level"), criterion=first.id, other=cell)
        texts = [shown(found.sheet.at(found.row, found.columns["level"])) for found, _ in answers]
        kept = {"level": None, "na": False, "unknown": False, "rejected": " | ".join(texts)}
        return answer.model_copy(update=kept)

    def _answer(self, found: _Found) -> Answer | None:
        row = self.rows.get(found.id)
        said = self._level(found, row)
        # whatever else is filled in is a text, or the word of a choice; its field has the name of its column
        others = [column.key for column in self.columns if column.key not in {"number", "level"}]
        texts = {key: self._placed(found) if key == "placed" else self._text(found, key) for key in others}
        if said == Said() and not any(texts.values()):
            return None
        if said.na and row is not None and row.criterion.na is None:
            self._problem("na-not-allowed", found.place("level"), criterion=found.id)
        elif said.na and texts["explanation"] is None:
            self._problem("na-without-explanation", found.place("level"), criterion=found.id)
        return Answer.model_validate(
            {
                "asked": self._hash(found, row),
                "level": said.level,
                "na": said.na,
                "unknown": said.unknown,
                "rejected": said.rejected,
                **texts,
                "import": 1,
            }
        )

    def _level(self, found: _Found, row: Row | None) -> Said:
        place = found.place("level")
        marked = found.sheet.marked.get((found.row, found.columns["level"]))
        if marked is not None and marked.error is not None:
            self._problem("cell-error", place, criterion=found.id, text=marked.error)
            return Said(rejected=clean(marked.error)[0] or say("form.read.formula"))
        if marked is not None:
            self._problem("cell-formula", place, criterion=found.id)
            return Said(rejected=_formula_text(marked.formula))
        value = found.sheet.at(found.row, found.columns["level"])
        said = level_of(value, None if row is None else row.criterion.levels)
        if said.rejected is not None:
            kept = said.rejected or say("form.read.unreadable")
            self._problem("cell-not-a-level", place, criterion=found.id, text=_short(kept))
            return Said(rejected=kept)
        return said

    def _placed(self, found: _Found) -> str | None:
        text = self._text(found, "placed")
        if text is None:
            return None
        try:
            return choice_of(text, placed_choices())
        except UnusableError:
            label = f"{found.id}, {header('placed')}"
            holes = {"field": label, "text": _short(text)}
            choices = listed(choice.word for choice in placed_choices())
            self._problem("cell-not-a-choice", found.place("placed"), **holes, choices=choices)
            return None

    def _text(self, found: _Found, column: str) -> str | None:
        if column not in found.columns:
            return None
        place = found.place(column)
        self.out.places[found.id, column] = place
        marked = found.sheet.marked.get((found.row, found.columns[column]))
        if marked is not None and marked.formula is not None:
            # often a sentence that began with '=' or '-': what was typed is the formula itself
            self._problem("cell-formula", place, criterion=found.id)
            return _formula_text(marked.formula)
        if marked is not None:
            self._problem("cell-error", place, criterion=found.id, text=marked.error or "")
            return clean(marked.error or "")[0] or None
        text, changed = text_of(found.sheet.at(found.row, found.columns[column]))
        if changed:
            self._problem("text-control-characters", place, criterion=found.id)
        return text

    def _hash(self, found: _Found, row: Row | None) -> str | None:
        """What was asked: as the hidden sheet says, or when it is gone, if the words are still these."""
        if self.verified or row is None:
            return self.asked[found.id].hash or None
        texts = {normal(text) for value in found.sheet.rows[found.row] if (text := str(value))}
        # earlier forms have the question without its title
        same = bool({normal(row.question), normal(row.criterion.question)} & texts)
        same = same and all(normal(row.criterion.levels[n]) in texts for n in LEVELS)
        return row.criterion.content_hash if same else None

    def _missing(self) -> None:
        titles = {each.pin: each.title for each in self.form.lists}
        for pin in dict.fromkeys(then.pin for then in self.asked.values()):
            ids = [each for each, then in self.asked.items() if then.pin == pin]
            gone = [each for each in ids if each not in self.found and each not in self.headless]
            if len(gone) == len(ids):
                self._problem("sheet-missing", Place(), standard=titles.get(pin, pin))
                continue
            there = [found.sheet.name for each in ids for found in self.found.get(each, [])]
            place = Place(sheet=there[0]) if there else Place()
            for each in gone:
                self._problem("row-missing", place, criterion=each)

    def _problem(self, code: str, place: Place, **holes: str | int) -> None:
        self.out.problems.append(Problem.of(code, self.file, place, **holes))


def _asked(identity: Identity, form: Form) -> dict[str, AskedThen]:
    """What the form asked; without the hidden sheet, what the same lists ask now."""
    if identity.asked:
        return dict(identity.asked)
    return {row.id: AskedThen("", each.pin) for each in form.lists for row in each.rows}


def _formula_text(formula: str | None) -> str:
    text = clean(formula or "")[0].lstrip("=")
    return f"={text}" if text else say("form.read.formula")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN_MAX else flat[: _SHOWN_MAX - 1] + "…"
