# SPDX-License-Identifier: EUPL-1.2
"""From the sheets of the lists to answers: rows by criterion id, columns by header, wherever they stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from toolkit.forms.question.columns import ListColumn, read_columns
from toolkit.forms.question.form import Form, Row
from toolkit.forms.question.layout import header, placed_choices
from toolkit.forms.question.mark import Mark
from toolkit.forms.question.read.beside import Beside, FoundRow
from toolkit.forms.question.read.cells import Cells
from toolkit.forms.question.read.labels import Labelled
from toolkit.forms.question.read.marks import AskedThen, Identity, is_criterion_id
from toolkit.model.given.answers import Answer
from toolkit.model.problem import Place, Problem
from toolkit.sheets.columns import Column, columns_by_header, header_row
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.values import (
    BLANK,
    Said,
    UnusableError,
    choice_of,
    clean,
    is_blank,
    level_of,
    normal,
    plain,
    shown,
    text_of,
)
from toolkit.words.catalogue import say
from toolkit.words.text import listed, shortened

_NOTHING = Said()
_TEXTS = ("party", "explanation", "evidence")


@dataclass(slots=True)
class ListAnswers:
    """What the lists say.

    Attributes:
        answers: by criterion, in the order of the form.
        seen: cells that are there, such as `AB-03.level`; what is not seen was not emptied.
        open: cell of each level that is empty, by criterion.
        unusable: what stood in other cells and could not be used, such as `TS-01.placed`.
        places: sheet and cell of each text, by criterion and field.
        problems: each with its sheet and cell.
        cells: every cell to fill in that was found, with what was typed.
    """

    answers: dict[str, Answer] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    open: dict[str, Place] = field(default_factory=dict)
    unusable: dict[str, str] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    cells: Cells = field(default_factory=Cells)


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
        self.others = [column.key for column in self.columns if column.key not in {"number", "level"}]
        self.verified = bool(identity.asked)
        self.found: dict[str, list[FoundRow]] = {}
        self.headless: list[tuple[Sheet, set[str]]] = []
        self.unclear: set[str] = set()
        self.above: FoundRow | None = None  # the question of which texts may go on in the next row
        self.beside: list[Beside] = []
        self.out = ListAnswers()

    def collect(self, sheet: Sheet) -> None:
        """Find the header and the rows of a sheet, if it is a list."""
        head = self._head(sheet)
        if head is None:
            self.headless.append((sheet, self._ids_on(sheet)))
            return
        columns, problems = columns_by_header(self.file, sheet, head, self.columns)
        self.out.problems += problems
        if columns is None:
            self.unclear |= self._ids_on(sheet)
            return
        beside = Beside(self.file, sheet, head, columns, self.form.scales)
        self.beside.append(beside)
        self.above = None
        for row in range(len(sheet.rows)):
            if row != head:
                self._collect_row(sheet, row, columns, beside)

    def _head(self, sheet: Sheet) -> int | None:
        """The row of the headers: the number with the level, or else with most of the others."""
        by_key = {column.key: column for column in self.columns}
        head = header_row(sheet, (by_key["number"], by_key["level"]))
        others = (by_key["number"], by_key["explanation"], by_key["evidence"])
        return header_row(sheet, others) if head is None else head

    def _ids_on(self, sheet: Sheet) -> set[str]:
        return {text.strip() for _, _, text in sheet.texts()} & self.asked.keys()

    def _collect_row(self, sheet: Sheet, row: int, columns: Mapping[str, int], beside: Beside) -> None:
        number = plain(str(sheet.at(row, columns["number"]))).upper().replace("–", "-")
        above, self.above = self.above, None
        if number in self.asked:
            self.above = found = FoundRow(sheet, row, columns, number)
            self.found.setdefault(number, []).append(found)
            asked = self.rows.get(number)
            known = asked is not None and self.asked[number].hash in {"", asked.criterion.content_hash}
            self.out.problems += beside.row(found, asked if known else None)
            return
        filled = [
            c for c in self.columns if c.key != "number" and not is_blank(self._at(sheet, row, columns, c))
        ]
        if is_criterion_id(number):
            self._problem("row-unknown", sheet.place(row, columns["number"]), criterion=number)
        elif any(column.key == "level" for column in filled):
            self._problem("row-without-number", sheet.place(row, columns["number"]))
        elif filled and row > beside.around.head:
            self._continues(sheet, row, columns, filled, above)
        else:
            self.out.problems += beside.around.loose(row, "row-continues")

    def _continues(
        self,
        sheet: Sheet,
        row: int,
        columns: Mapping[str, int],
        filled: list[ListColumn],
        above: FoundRow | None,
    ) -> None:
        """A row without a number: its texts go on from the question right above it, and nowhere else."""
        texts: list[ListColumn] = []
        if above is not None:
            texts = [column for column in filled if column.key in _TEXTS]
            for column in texts:
                self.out.cells.note_below((above.id, column.key), Labelled(sheet, row, columns[column.key]))
        first = (texts or filled)[0]
        self._problem("row-continues", sheet.place(row, columns[first.key]), column=first.header)
        self.above = above if texts else None

    def _at(self, sheet: Sheet, row: int, columns: Mapping[str, int], column: Column) -> object:
        return sheet.at(row, columns[column.key]) if column.key in columns else ""

    def result(self) -> ListAnswers:
        """Answers in the order of the form, and what is missing."""
        for criterion_id in self.asked:
            rows = self.found.get(criterion_id, [])
            self.out.seen.update(f"{criterion_id}.{key}" for row in rows for key in row.columns)
            answers = [(row, answer) for row in rows if (answer := self._answer(row)) is not None]
            if answers:
                self.out.answers[criterion_id] = self._one(answers)
            is_open = not any(_says_a_level(answer) for _, answer in answers)
            if is_open and rows and "level" in rows[0].columns:
                self.out.open[criterion_id] = rows[0].place("level")
        for beside in self.beside:
            rows = [f for each in self.found.values() for f in each if f.sheet is beside.sheet]
            self.out.problems += beside.all(rows)
        self._missing()
        return self.out

    def _one(self, answers: list[tuple[FoundRow, Answer]]) -> Answer:
        """One answer of all rows of a question: its level and who does it where they agree, every text."""
        (first, answer), *others = answers
        other = next((found for found, said in others if said != answer), None)
        if other is None:
            return answer
        joined = {key: _joined(getattr(said, key) for _, said in answers) for key in _TEXTS}
        placed = {said.placed: found for found, said in answers if said.placed is not None}
        levels = [(found, said) for found, said in answers if _says_a_level(said)]
        said = levels[0][1] if levels else answer
        agree = len({_level(each) for _, each in levels}) <= 1
        cell = f"{first.sheet.name}!{first.place('number').cell}"
        code = "row-twice-joined" if agree else "row-twice"
        self._problem(
            code,
            other.place("level" if "level" in other.columns else "number"),
            criterion=first.id,
            other=cell,
        )
        update: dict[str, object] = {**joined, "placed": next(iter(placed)) if len(placed) == 1 else None}
        if len(placed) > 1:
            words = [shown(found.sheet.at(found.row, found.columns["placed"])) for found in placed.values()]
            self._not_placed(next(reversed(placed.values())), " | ".join(words))
        if not agree:
            texts = [shown(f.sheet.at(f.row, f.columns["level"])) for f, _ in levels if "level" in f.columns]
            update |= {"level": None, "na": False, "unknown": False, "rejected": " | ".join(texts) or None}
        return said.model_copy(update=update)

    def _answer(self, found: FoundRow) -> Answer | None:
        row = self.rows.get(found.id)
        id_, sheet, at = found.id, found.sheet, found.row
        note = self.out.cells.note
        for key, number in found.columns.items():
            if key != "number":
                note((id_, key), Labelled(sheet, at, number))
        said = self._level(found, row)
        if said.rejected is not None:
            self.out.places[found.id, "rejected"] = found.place("level")
        # whatever else is filled in is a text, or the word of a choice; its field has the name of its column
        texts = {k: self._placed(found) if k == "placed" else self._text(found, k) for k in self.others}
        if said == _NOTHING and not any(texts.values()):
            return None
        if said.na and row is not None and row.criterion.na is None:
            self._problem("na-not-allowed", found.place("level"), criterion=found.id)
        elif said.na and texts["explanation"] is None:
            self._problem("na-without-explanation", found.place("level"), criterion=found.id)
        if texts["placed"] == "other_party" and texts["party"] is None:
            column = "party" if "party" in found.columns else "placed"
            self._problem("party-missing", found.place(column), criterion=found.id)
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

    def _level(self, found: FoundRow, row: Row | None) -> Said:
        if "level" not in found.columns:
            return Said()
        marked = found.sheet.marked.get((found.row, found.columns["level"]))
        if marked is not None and marked.error is not None:
            self._problem("cell-error", found.place("level"), criterion=found.id, text=marked.error)
            return Said(rejected=clean(marked.error)[0] or say("form.read.formula"))
        if marked is not None:
            self._problem("cell-formula", found.place("level"), criterion=found.id)
            return Said(rejected=_formula_text(marked.formula))
        value = found.sheet.at(found.row, found.columns["level"])
        asked = None if row is None else row.criterion
        said = level_of(value, asked.levels, asked.scale) if asked else level_of(value)
        if said.rejected is not None:
            kept = said.rejected or say("form.read.unreadable")
            self._problem("cell-not-a-level", found.place("level"), criterion=found.id, text=shortened(kept))
            return Said(rejected=kept)
        return said

    def _placed(self, found: FoundRow) -> str | None:
        text = self._text(found, "placed")
        if text is None:
            return None
        try:
            return choice_of(text, placed_choices())
        except UnusableError:
            self._not_placed(found, text)
            return None

    def _not_placed(self, found: FoundRow, text: str) -> None:
        """Tell and keep what does not say who does it."""
        holes = {"field": f"{found.id}, {header('placed')}", "text": shortened(text)}
        choices = listed(choice.word for choice in placed_choices())
        self._problem("cell-not-a-choice", found.place("placed"), **holes, choices=choices)
        self.out.unusable[f"{found.id}.placed"] = text

    def _text(self, found: FoundRow, column: str) -> str | None:
        at = found.columns.get(column)
        if at is None:
            return None
        value, marked = found.sheet.at(found.row, at), found.sheet.marked.get((found.row, at))
        if marked is None and value in BLANK:
            return None  # empty, as most cells
        place = found.place(column)
        self.out.places[found.id, column] = place
        if marked is not None and marked.formula is not None:
            # often a sentence that began with '=' or '-': what was typed is the formula itself
            self._problem("cell-formula", place, criterion=found.id)
            return _formula_text(marked.formula)
        if marked is not None:
            self._problem("cell-error", place, criterion=found.id, text=marked.error or "")
            return clean(marked.error or "")[0] or None
        text, changed = text_of(value)
        if changed:
            self._problem("text-control-characters", place, criterion=found.id)
        return text

    def _hash(self, found: FoundRow, row: Row | None) -> str | None:
        """What was asked: as the hidden sheet says, or when it is gone, if the words are still these."""
        if self.verified or row is None:
            return self.asked[found.id].hash or None
        texts = {normal(text) for value in found.sheet.rows[found.row] if (text := str(value))}
        # earlier forms have the question without its title
        same = bool({normal(row.question), normal(row.criterion.question)} & texts)
        same = same and all(normal(text) in texts for text in row.criterion.levels.values())
        return row.criterion.content_hash if same else None

    def _missing(self) -> None:
        """Lists and questions that are gone; a sheet of one's own may name a question."""
        lost = {each for sheet, ids in self.headless for each in self._lost(sheet, ids)}
        titles = {each.pin: each.title for each in self.form.lists}
        for pin in dict.fromkeys(then.pin for then in self.asked.values()):
            ids = [each for each, then in self.asked.items() if then.pin == pin]
            gone = [each for each in ids if each not in self.found and each not in lost | self.unclear]
            if len(gone) == len(ids):
                self._problem("sheet-missing", Place(), standard=titles.get(pin, pin))
                continue
            there = [found.sheet.name for each in ids for found in self.found.get(each, [])]
            place = Place(sheet=there[0]) if there else Place()
            for each in gone:
                self._problem("row-missing", place, criterion=each)

    def _lost(self, sheet: Sheet, ids: set[str]) -> set[str]:
        """Questions that stand on a sheet of the form without headers, and nowhere else."""
        lost = ids - self.found.keys() - self.unclear
        if len(lost) < 2 and not any(Mark.find(text) for _, _, text in sheet.texts()):
            return set()
        if lost:
            self._problem("sheet-without-header", Place(sheet=sheet.name))
        return lost

    def _problem(self, code: str, place: Place, **holes: str | int) -> None:
        self.out.problems.append(Problem.of(code, self.file, place, **holes))


def _asked(identity: Identity, form: Form) -> dict[str, AskedThen]:
    """What the form asked; without the hidden sheet, what the same lists ask now."""
    if identity.asked:
        return dict(identity.asked)
    return {row.id: AskedThen("", each.pin) for each in form.lists for row in each.rows}


def _level(answer: Answer) -> tuple[object, ...]:
    return answer.level, answer.na, answer.unknown, answer.rejected


_NO_LEVEL = _level(Answer())


def _says_a_level(answer: Answer) -> bool:
    return _level(answer) != _NO_LEVEL


def _joined(texts: Iterable[str | None]) -> str | None:
    """Texts below each other, each once."""
    return "\n".join(dict.fromkeys(text for text in texts if text)) or None


def _formula_text(formula: str | None) -> str:
    text = clean(formula or "")[0].lstrip("=")
    return f"={text}" if text else say("form.read.formula")
