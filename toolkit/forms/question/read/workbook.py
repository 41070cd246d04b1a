# SPDX-License-Identifier: EUPL-1.2
"""A filled-in form back to answers, with every problem at its sheet and cell."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any, Literal

from toolkit.forms.question.filled import START, fingerprint
from toolkit.forms.question.form import Form, build_form
from toolkit.forms.question.layout import FIELDS, Field, field_label
from toolkit.forms.question.read.beside import TYPED_AROUND
from toolkit.forms.question.read.cells import Cells
from toolkit.forms.question.read.labels import Labels, find_labels
from toolkit.forms.question.read.list_answers import read_lists
from toolkit.forms.question.read.marks import Identity, identify, is_marked, unread_sheets
from toolkit.forms.question.read.older import carried_over
from toolkit.forms.question.read.reading import FormReading
from toolkit.forms.question.read.team_answers import TeamAnswers, read_team
from toolkit.forms.question.respondent import Respondent, respondent_of
from toolkit.model.given.answers import Answers, Import, ListState, Profile
from toolkit.model.problem import Hole, Place, Problem
from toolkit.model.questionnaire import Questionnaire, is_asked
from toolkit.model.region import Region, Round
from toolkit.model.roles import RoleWords
from toolkit.scoring.region import units_of
from toolkit.scoring.unit import Unit
from toolkit.sheets.read.around import loose_remarks, sheet_remarks
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.open import arrived
from toolkit.sheets.read.values import UnusableError, clean, day_of, is_blank, shown, text_of, yes_or_no
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, listed, listing

READS_FORMAT = 1
_NAMED = 8  # questions without an answer that a remark names; of more it counts the others


class FormReader:
    """Reads the forms of a region: what is asked of teams alike is worked out once.

    Args:
        region: whose forms they should be.
        asked_of_round: gives what is asked in a round, by its id; None when the content cannot be
            read. A mapping's `get` will do.
        day: of the import.
        words: for functions and organisations; None knows none.
    """

    def __init__(
        self,
        region: Region,
        asked_of_round: Callable[[str], Questionnaire | None],
        *,
        day: date,
        words: RoleWords | None = None,
    ) -> None:
        self.region, self.asked_of_round = region, cache(asked_of_round)
        self.words = words or RoleWords(None)
        self.day = day
        self._units = {unit.id: unit for unit in units_of(region)}
        self._there = {r.id: {unit.id for unit in units_of(region.at(r.date))} for r in region.rounds}
        self._forms: dict[tuple[object, ...], Form | None] = {}

    def read(self, name: str, data: bytes) -> FormReading:
        """Read one workbook.

        Args:
            name: of the file, perhaps with folders.
            data: its bytes, whatever they are.

        Returns:
            The answers with everything that is wrong. What is good is kept, what could be read but
            not used is kept as `rejected`. Nothing is raised on whatever bytes.
        """
        came = arrived(name, data, unread_sheets())
        file, digest = came.file, came.sha256
        if came.problems:
            return FormReading(file, digest, problems=came.problems)
        identity, kept, problems = identify(file, came.sheets)
        if identity is None:
            return FormReading(file, digest, problems=problems)
        mark = identity.mark
        unit, form, refused = self._expected(file, identity)
        if unit is None or form is None:
            return FormReading(file, digest, mark.unit, mark.round, problems=(*problems, *refused))
        record = came.source(mark.unit, self.day)
        reading = _Reading(file, kept, identity, unit, form, record, self.words)
        read = reading.result([*problems, *refused])
        return replace(carried_over(read, *self._of_now(mark.round, unit)), pins=mark.pins)

    def _of_now(self, round_id: str, unit: Unit) -> tuple[Questionnaire | None, Callable[[], frozenset[str]]]:
        """What a round asks now, and which questions of that a form of now has for a unit."""
        asked, round_ = self.asked_of_round(round_id), self.region.round(round_id)

        def rows() -> frozenset[str]:
            pins = () if asked is None else tuple(s.pin for s in asked.standards)
            form = None if round_ is None else self._form(round_, unit, pins)
            return frozenset() if form is None else frozenset(row.id for row in form.rows)

        return asked, rows

    def _expected(
        self, file: str, identity: Identity
    ) -> tuple[Unit | None, Form | None, tuple[Problem, ...]]:
        """Who the form is of and what is asked of them now, or why it cannot be read."""
        mark, region = identity.mark, self.region
        if mark.format != READS_FORMAT:
            return None, None, (Problem.of("form-newer", file, format=mark.format),)
        if identity.region not in {None, region.id}:
            inside = identity.region or ""
            return None, None, (Problem.of("form-other-region", file, inside=inside, outside=region.id),)
        round_ = region.round(mark.round)
        unit = self._units.get(mark.unit)
        if round_ is None:
            return None, None, (Problem.of("form-other-round", file, round=mark.round),)
        if unit is None or unit.id not in self._there[round_.id]:
            gone = Problem.of("unit-not-in-round", file, unit=mark.unit, round=round_.id)
            return (
                None,
                None,
                (Problem.of("form-other-unit", file, unit=mark.unit) if unit is None else gone,),
            )
        form = self._form(round_, unit, mark.pins)
        if form is None:
            return None, None, (Problem.of("unknown-norm", file, pin=round_.norm),)
        now = {each.id: each.pin for each in form.lists}
        problems = tuple(
            Problem.of(
                "form-other-version", file, inside=pin, outside=now.get(pin.split("@")[0], say("word.none"))
            )
            for pin in mark.pins
            if pin not in now.values()
        )
        return unit, form, (*problems, *self._other_norm(file, identity, form))

    @staticmethod
    def _other_norm(file: str, identity: Identity, form: Form) -> tuple[Problem, ...]:
        """Whether the outcome that people saw on the form is held against another norm than that of now."""
        if identity.norm in {None, form.norm.norm.pin}:
            return ()
        return (Problem.of("form-other-norm", file, inside=identity.norm, outside=form.norm.norm.pin),)

    def _form(self, round_: Round, unit: Unit, pins: tuple[str, ...]) -> Form | None:
        """What a form with these lists asked of a unit like this one; its name and mark may be another's."""
        alike = (round_.id, unit.kind, None if unit.team is None else unit.team.standards, pins)
        if alike not in self._forms:
            asked = self.asked_of_round(round_.id)
            asked = None if asked is None else asked.as_asked_by(pins)
            self._forms[alike] = None if asked is None else build_form(self.region, round_, unit, asked, None)
        return self._forms[alike]


@dataclass(slots=True)
class _Reading:
    """Brings the parts of one workbook together."""

    file: str
    sheets: tuple[Sheet, ...]
    identity: Identity
    unit: Unit
    form: Form
    record: Import
    words: RoleWords
    labels: Labels = field(init=False)
    problems: list[Problem] = field(default_factory=list)
    unusable: dict[str, str] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    cells: Cells = field(default_factory=Cells)

    def __post_init__(self) -> None:
        labels: dict[str, str] = {each: field_label(each) for each in FIELDS}
        if all(sheet.find(labels["role"]) is None for sheet in self.sheets):  # earlier forms did not ask it
            del labels["role"]
        self.labels = find_labels(self.file, self.sheets, labels)
        self.problems += self.labels.problems

    def result(self, before: list[Problem]) -> FormReading:
        """Read all parts and make one file of answers of them; `before` are the problems so far."""
        mark = self.identity.mark
        respondent = self._respondent()
        ready = self._field("ready", yes_or_no, "cell-not-a-choice")
        handed_in = self._field("handed_in", yes_or_no, "cell-not-a-choice")
        since = self._field("on", day_of, "cell-not-a-day")
        if since is not None and since > self.record.on:
            holes = {"field": field_label("on"), "day": day_text(since)}
            self.problems.append(Problem.of("day-in-future", self.file, self._find("on")[0], **holes))
        alone = self.identity.alone
        team = (
            TeamAnswers()
            if alone
            else read_team(self.file, self.sheets, self.unit.kind, self.identity.fields)
        )
        lists = read_lists(self.file, self.sheets, self.identity, self.form)
        self.problems += [*team.problems, *lists.problems]
        cells = self.cells.with_all(team.cells, lists.cells)
        if ready or handed_in:
            self.problems += self._still_open(lists.open, team.profile)
        known = {cell.sheet.name for _, cell in cells.all()} | {p.place.sheet for p in self.problems}
        own = [s for s in self.sheets if s.name not in known and not is_marked(s)]
        self.problems += loose_remarks(self.file, self.sheets, self.identity.notes)
        self.problems += sheet_remarks(self.file, own)
        unusable = {**self.unusable, **team.unusable, **lists.unusable}
        places = {**self.places, **team.places, **lists.places}
        seen = frozenset(lists.seen | team.seen | self.labels.cells.keys())
        state = ListState.model_validate
        answers = None
        if not lists.seen:
            self.problems.append(Problem.of("form-without-lists", self.file))
        elif respondent is not None:
            answers = Answers(
                schema_="answers/1",
                unit=mark.unit,
                round=mark.round,
                respondent=respondent.name,
                kind=respondent.kind,
                profile=team.profile,
                own_support=team.own_support,
                formation=team.formation,
                standards={
                    pin.split("@")[0]: state(
                        {
                            "version": pin.split("@")[1],
                            "state": "submitted" if handed_in else "draft",
                            "since": since,
                        }
                    )
                    for pin in mark.pins
                },
                imports=(self.record,),
                unusable=unusable,
                answers=lists.answers,
            )
        return FormReading(
            self.file,
            self.record.sha256 or "",
            mark.unit,
            mark.round,
            respondent,
            bool(ready),
            answers,
            seen,
            places,
            (*before, *self.problems),
            cells,
            self.identity.mends,
            self._is_untouched(cells),
            self.sheets,
            self.identity.notes,
            self.identity.alone,
        )

    def _is_untouched(self, cells: Cells) -> bool:
        """True when its cells hold what they were made with, and nobody typed anything around them."""
        if self.identity.held is None or any(problem.code in TYPED_AROUND for problem in self.problems):
            return False
        return self.identity.held == fingerprint(cells.typed())

    def _respondent(self) -> Respondent | None:
        """Who filled it in; whatever is not certain is told."""
        cells = [self._find(field) for field in ("respondent", "role")]
        said, role = (None if value is None else text_of(value)[0] for _, value in cells)
        place = cells[1][0] if said is None and role is not None else cells[0][0]
        found = respondent_of(self.unit, self.words, said, role)
        if found is None:
            self.problems.append(Problem.of("respondent-unusable", self.file, place))
        elif said is None and role is None:
            self.problems.append(Problem.of("respondent-assumed", self.file, place))
        elif found.doubt is not None:
            why = say(f"form.respondent.unsure.{found.doubt}")
            read_as = found.in_words(self.unit.kind)
            self.problems.append(Problem.of("respondent-unsure", self.file, place, why=why, read_as=read_as))
        return found

    def _field(self, field: Field, meaning: Callable[[Any], Any], code: str) -> Any:  # noqa: ANN401 - per field
        place, value = self._find(field)
        if value is None or is_blank(value):
            return None
        try:
            return meaning(value)
        except UnusableError:
            self.unusable[field] = clean(shown(value))[0] or say("form.read.unreadable")
            self.places[field, ""] = place
            holes = {"field": field_label(field), "text": " ".join(shown(value).split())[:60]}
            if code == "cell-not-a-choice":
                holes["choices"] = listed((say("word.yes"), say("word.no")))
            self.problems.append(Problem.of(code, self.file, place, **holes))
            return None

    def _find(self, field: Field) -> tuple[Place, Any]:
        """The cell after a label, and its value; a formula counts as the text of the formula."""
        cell = self.labels.cells.get(field)
        if cell is None:
            return Place(), None
        self.cells.note((START, field), cell)
        return cell.place, cell.value

    def _still_open(self, places: Mapping[str, Place], profile: Profile) -> Iterator[Problem]:
        """How many questions are not filled in, of a form that says that it is."""
        scope: Literal["core", "full"] = "core" if self.form.core else "full"
        for each in self.form.lists:
            asked = [r.id for r in each.rows if is_asked(r.criterion, self.unit.asked_of, scope, profile)]
            left = [criterion for criterion in asked if criterion in places]
            if left:
                holes: dict[str, Hole] = {
                    "standard": each.title,
                    "n": len(left),
                    "total": len(asked),
                    "names": _few(left),
                    "ids": " ".join(left),
                }
                yield Problem.of("questions-open", self.file, places[left[0]], **holes)


def _few(ids: Sequence[str]) -> str:
    """Questions by their ids, the others counted; 'and 1 other' would be no shorter than its id."""
    if len(ids) <= _NAMED + 1:
        return listing(ids)
    return say("form.open_more", shown=", ".join(ids[:_NAMED]), n=len(ids) - _NAMED)
