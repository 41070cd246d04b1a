# SPDX-License-Identifier: EUPL-1.2
"""Forms that were filled in, stripped of every cached value, and counted again by LibreOffice."""

import io
import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import python_calamine
import xlsxwriter

from tests.forms.helpers import cell_of, field_of, opened, repacked, saved
from tests.office import saved_as
from tests.scoring import small
from tests.typed import Book
from toolkit.forms.question.form import Form, build_form
from toolkit.forms.question.layout import field_label, profile_label
from toolkit.forms.question.read.workbook import FormReader
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.model.content.criterion import AnyCriterion, Criterion
from toolkit.model.content.standard import Standard
from toolkit.model.given.answers import Answers
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.region import Region
from toolkit.scoring.region import units_of
from toolkit.scoring.unit import Unit, UnitResult, score_unit
from toolkit.sheets.write import formulas
from toolkit.words.catalogue import say
from tools.example.fill import form_of
from tools.example.office import Office
from tools.example.table import asked_in
from tools.example.table import region as example_region

Rows = list[list[Any]]
Said = Mapping[str, Any]
TEAM, TOWN = "zandwerve-oost", "gemeente-zandwerve"
PLANTED = "12345 %"
UNKNOWN, NA = "weet ik niet", "n.v.t."


@dataclass(frozen=True, slots=True)
class Case:
    """A form and what is filled in.

    Attributes:
        form: of the unit.
        region: whose it is.
        asked: the questionnaire, with its norm.
        said: what stands in the cell of the level, by criterion.
        reasons: what stands in the cell of the explanation.
        profile: what stands in the fields of the profile.
        ready: what stands in 'Klaar met invullen'.
    """

    form: Form
    region: Region
    asked: Questionnaire
    said: Said
    reasons: Mapping[str, str] = field(default_factory=dict)
    profile: Mapping[str, str] = field(default_factory=dict)
    ready: str = "ja"

    @property
    def unit(self) -> Unit:
        """Whose form it is."""
        return next(u for u in units_of(self.region) if u.id == self.form.mark.unit)

    def filled(self) -> bytes:
        """The form filled in, with no cached value: openpyxl keeps none, and a wrong one was put in."""
        book = Book(io.BytesIO(_without_values(self.form)))
        for criterion, value in self.said.items():
            cell_of(book, criterion).value = value
        for criterion, text in self.reasons.items():
            cell_of(book, criterion, "explanation").value = text
        for name, text in self.profile.items():
            field_of(book, profile_label(name)).value = text
        field_of(book, field_label("ready")).value = self.ready
        return saved(book)

    def answers(self, data: bytes) -> Answers:
        """What our own reader finds in the file."""
        reading = FormReader(self.region, lambda _: self.asked, day=date(2026, 4, 1)).read("x.xlsx", data)
        assert reading.answers is not None, reading.problems
        return reading.answers

    def scored(self, data: bytes) -> UnitResult:
        """What the engine says of the same file."""
        return score_unit(self.unit, self.asked, [self.answers(data)])


@dataclass(frozen=True, slots=True)
class Counted:
    """A workbook that was counted again.

    Attributes:
        given: as it was before.
        sheets: the rows of every sheet, by its name, as they are then.
    """

    given: bytes
    sheets: Mapping[str, Rows]

    def texts(self, sheet: str) -> list[str]:
        """Every text on a sheet."""
        return [str(value) for row in self.sheets[sheet] for value in row if value != ""]


_forms: dict[int, tuple[Form, bytes]] = {}


def _without_values(form: Form) -> bytes:
    """The empty form with a wrong cached value, after openpyxl; made once for all cases that fill it in."""
    if id(form) not in _forms:  # kept with the form, so that no other takes its place
        _forms[id(form)] = form, saved(opened(planted(write_workbook(form))))
    return _forms[id(form)][1]


def planted(data: bytes) -> bytes:
    """The same workbook with a wrong cached value on the sheet with the outcome."""
    sheet = "xl/worksheets/sheet{}.xml".format(
        1
        + python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names.index(
            say("form.sheet.outcome")
        )
    )
    right = f"<v>{say('form.outcome.waiting', field=field_label('ready'))}</v>".encode()
    wrong = f"<v>{PLANTED}</v>".encode()

    def change(name: str, part: bytes) -> bytes:
        return part.replace(right, wrong) if name == sheet else part

    changed = repacked(data, change)
    assert PLANTED in texts_on(changed, say("form.sheet.outcome"))
    return changed


def texts_on(data: bytes, sheet: str) -> list[str]:
    """Every text on a sheet, as cached."""
    return [str(value) for row in rows_of(data, sheet) for value in row if value not in {"", None}]


def rows_of(data: bytes, sheet: str) -> Rows:
    """The cached values of a sheet."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def recalculated(office: Office, files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The same workbooks after LibreOffice opened and saved them.

    Args:
        office: what opens them.
        files: workbooks by name without ending.
        folder: a fresh folder.

    Returns:
        Bytes by the same names.
    """
    _converted(office, files, folder, "xlsx")
    return {name: (folder / "out" / f"{name}.xlsx").read_bytes() for name in files}


def _converted(office: Office, files: Mapping[str, bytes], folder: Path, to: str, options: str = "") -> None:
    given, out = folder / "in", folder / "out"
    given.mkdir()
    for name, data in files.items():
        (given / f"{name}.xlsx").write_bytes(data)
        saved_as(office, given / f"{name}.xlsx", out / f"{name}.{to}", options)


def counted(office: Office, files: Mapping[str, bytes], folder: Path) -> dict[str, Counted]:
    """Every cell of workbooks after LibreOffice counted them again.

    It writes the values as text, sheet by sheet, hidden ones too: to save whole workbooks took it twice as
    long as to open and count them.

    Args:
        office: what opens them.
        files: workbooks by name without ending.
        folder: a fresh folder.

    Returns:
        By the same names.
    """
    _converted(office, files, folder, "csv", _EVERY_SHEET)
    return {
        name: Counted(data, {sheet: _cells(folder / "out", name, sheet) for sheet in _sheets_of(data)})
        for name, data in files.items()
    }


_EVERY_SHEET = "44,34,76,1,,0,true,true,false,false,false,-1"
"""Commas, UTF-8, every text between quotes and nothing else, numbers whole and not as shown, all sheets."""
_CELL = re.compile(r'(?:"(?P<text>(?:[^"]|"")*)"|(?P<bare>[^",\n]*))(?P<end>[,\n])')


def _sheets_of(data: bytes) -> list[str]:
    return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names


def _cells(folder: Path, name: str, sheet: str) -> Rows:
    text = (folder / f"{name}-{sheet}.csv").read_text(encoding="utf-8")
    rows: Rows = [[]]
    at = 0
    while at < len(text):
        found = _CELL.match(text, at)
        assert found is not None, text[at : at + 80]
        said, bare = found["text"], found["bare"]
        rows[-1].append(_bare(bare) if said is None else said.replace('""', '"'))
        if found["end"] == "\n":
            rows.append([])
        at = found.end()
    return rows[:-1]


_BARE = {"": "", "TRUE": True, "FALSE": False}


def _bare(text: str) -> Any:  # noqa: ANN401 - a cell
    return (
        {"": "", "TRUE": True, "FALSE": False}.get(text, text) if not _NUMBER.fullmatch(text) else float(text)
    )


_NUMBER = re.compile(r"-?\d+(\.\d+)?(E[+-]\d+)?")


# ---- cases on the real lists, and the same on small ones


Saying = Callable[[Form, Questionnaire], Said]
_form_of = cache(form_of)


def _example(unit: str, said: Saying, **other: Any) -> Case:  # noqa: ANN401 - fields
    form, asked = _form_of(unit), asked_in("2026-q1")
    return Case(form, example_region(), asked, said(form, asked), **other)


def _small(said: Saying, **other: Any) -> Case:  # noqa: ANN401 - fields
    form, asked = _limited_form()
    return Case(form, small.region(), asked, said(form, asked), **other)


@cache
def _limited_form() -> tuple[Form, Questionnaire]:
    """A form of few questions, of which one has a lower limit, one may be 'n.v.t.', and half is enough."""
    region, limit = small.region(), {"lower_limit": 2, "reason": "Plicht."}
    enough = {"completeness": Decimal("0.5"), "near": Decimal("0.85")}
    asked = small.asked(small.norm(thresholds=enough, criteria={"AA-01": limit}))
    return build_form(region, region.rounds[1], units_of(region)[0], asked, None), asked


def _all(level: int) -> Saying:
    return lambda form, _: {row.id: level for row in form.rows}


def _at_norm(form: Form, asked: Questionnaire) -> Said:
    return {row.id: asked.level_asked(row.id) for row in form.rows}


def _limited(form: Form, asked: Questionnaire) -> str:
    return next(row.id for row in form.rows if (asked.norm.lower_limit_of(row.id) or 0) > 0)


def _but(value: int | None) -> Saying:
    """Everything at the norm, but one criterion with a lower limit."""

    def said(form: Form, asked: Questionnaire) -> Said:
        return {**_at_norm(form, asked), _limited(form, asked): value}

    return said


def _random(seed: int) -> Saying:
    chance = random.Random(seed)  # noqa: S311 - answers, no secrets

    def said(form: Form, _: Questionnaire) -> Said:
        usual = [0, 1, 2, 3, 3, 4, "2", "3", " 4", None, UNKNOWN]
        return {r.id: chance.choice([*usual, *([NA] if r.criterion.na else [])]) for r in form.rows}

    return said


def cases() -> dict[str, Case]:
    """Every case by name; of the real lists those that look at every row of them."""
    reasons = {r.id: "Daarom." for r in _form_of(TEAM).rows[::2] if r.criterion.na}
    found = {
        "fresh": _example(TOWN, lambda *_: {}, ready="nee"),
        "generated": _example(TEAM, _random(0), reasons=reasons),
        "town": _example(TOWN, lambda form, _: {row.id: 1 + n % 3 for n, row in enumerate(form.rows)}),
    }
    return found | _said_of_few() | _small_cases()


def _said_of_few() -> dict[str, Case]:
    """What can be said of one question or of all of them, on a form with few."""
    na = next(row.id for row in _limited_form()[0].rows if row.criterion.na)
    return {
        "incomplete": _small(lambda form, _: {row.id: 2 for row in form.rows[::3]}),
        "just-complete": _small(lambda form, _: {r.id: 2 for r in form.rows if r.id != "BB-02"}),
        "nothing": _small(lambda *_: {}),
        "fresh-few": _small(lambda *_: {}, ready="nee"),
        "waiting": _small(_all(2), ready="nee"),
        "zero": _small(_all(0)),
        "four-as-text": _small(lambda form, _: {row.id: "4" for row in form.rows}),
        "at-the-norm": _small(_at_norm, ready="Ja "),
        "limit-missed": _small(_but(0)),
        "limit-open": _small(_but(None)),
        "unknown": _small(lambda f, a: {**_at_norm(f, a), f.rows[4].id: UNKNOWN}),
        "na": _small(lambda f, a: {**_at_norm(f, a), na: NA}, reasons={na: "Geen gezinnen."}),
        "na-unexplained": _small(lambda f, a: {**_at_norm(f, a), na: "NVT"}, reasons={na: "-"}),
        "na-refused": _small(lambda f, a: {**_at_norm(f, a), f.rows[0].id: NA}),
        "nonsense": _small(
            lambda f, a: {**_at_norm(f, a), f.rows[0].id: "?", f.rows[3].id: 2.5, f.rows[4].id: "drie"}
        ),
    }


def _small_cases() -> dict[str, Case]:
    """A small region with odd weights, a criterion that depends on the profile, and one in two lists."""
    region = small.region()
    found: dict[str, Case] = {}
    b_word, a1_word = (say(f"profile.organisation_form.{value}") for value in ("B", "A1"))
    for seed in range(3):
        chance = random.Random(seed)  # noqa: S311 - idem
        norm = small.norm(
            thresholds={
                "completeness": Decimal(chance.choice(("0.6", "0.8", "1"))),
                "near": Decimal(chance.choice(("0.85", "0.5"))),
            },
            themes={
                t: {"weight": Decimal(chance.choice(("0.01", "0.35", "1", "7.5")))}
                for t in ("AA", "BB", "CC")
            },
            criteria={
                "AA-01": {
                    "lower_limit": 2,
                    "reason": "Plicht.",
                    "weight": Decimal(chance.choice(("0.3", "3"))),
                },
                "AA-02": {"level": chance.choice((1, 2, 4)), "reason": "Zo.", "weight": Decimal("0.07")},
                "BB-02": {"level": 4, "reason": "Zo.", "weight": Decimal(chance.choice(("1.25", "0.1")))},
                "CC-02": {"level": seed % 3, "reason": "Nog niet.", "weight": Decimal("2.2")},
            },
        )
        asked = small.asked(norm)
        unit = units_of(region)[0]
        form = build_form(region, region.rounds[1], unit, asked, None)
        found[f"small-{seed}"] = Case(
            form,
            region,
            asked,
            _random(seed)(form, asked),
            reasons={"AA-02": "Er zijn geen kinderen."},
            profile={"organisation_form": (b_word, a1_word, "")[seed % 3]},
        )
    whole = small.asked()
    form = build_form(region, region.rounds[1], units_of(region)[0], whole, None)
    every = {row.id: 3 for row in form.rows}
    for name, word in (("not-asked", a1_word), ("bare-word", b_word.rsplit(" (", 1)[0]), ("code", "c")):
        found[f"small-{name}"] = Case(form, region, whole, every, profile={"organisation_form": word})
    by_age = _asked_by_age(whole)
    form = build_form(region, region.rounds[1], units_of(region)[0], by_age, None)
    for ages in ("0-18", "18+", "12 tot en met 27 jaar", ""):  # whom it is for, not for, unlike both, unknown
        found[f"small-ages-{ages}"] = Case(form, region, by_age, every, profile={"target_group": ages})
    return found


def _asked_by_age(asked: Questionnaire) -> Questionnaire:
    """The same lists, with the question that depends on the profile only for teams that work for youth."""

    def one(criterion: AnyCriterion) -> AnyCriterion:
        depends = isinstance(criterion, Criterion) and criterion.applies_when
        ages = {"applies_when": {"target_group": ("0-18", "0-100")}}
        return criterion.model_copy(update=ages) if depends else criterion

    def of_age(standard: Standard) -> Standard:
        themes = (t.model_copy(update={"criteria": tuple(map(one, t.criteria))}) for t in standard.themes)
        return standard.model_copy(update={"themes": tuple(themes)})

    return replace(asked, standards=tuple(map(of_age, asked.standards)))


# ---- rounding by itself


def shares() -> list[tuple[Fraction, Fraction]]:
    """Shares and thresholds, most of them where rounding could claim what is not so."""
    chance = random.Random(1)  # noqa: S311 - idem
    near = [Fraction(n, 100) for n in (0, 50, 80, 85, 100)] + [Fraction(845, 1000), Fraction(2, 3)]
    found = [Fraction(n, 200) for n in range(201)]
    found += [
        Fraction(n, d) for d in (997, 1000, 9999, 96000) for n in (0, 1, d - 1, d, d // 2, 85 * d // 100)
    ]
    found += [Fraction(chance.randint(0, d), d) for d in (7, 12, 36, 360, 4800, 123456) for _ in range(12)]
    return [(share, limit) for share in found for limit in near]


def rounding_book() -> bytes:
    """A workbook that rounds every share of `shares` with the form's own formulas, from doubles."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("x")
    for row, (share, limit) in enumerate(shares()):
        # thirds, so that the double is not the nearest one to the share
        third = float(share) / 3
        sheet.write_formula(row, 0, f"=100*({third!r}+{third!r}+{third!r})")
        sheet.write_number(row, 1, float(100 * limit))
        at = row + 1
        sheet.write_formula(row, 2, "=" + formulas.rounded(f"A{at}"))
        sheet.write_formula(row, 3, "=" + formulas.percent(f"A{at}", f"C{at}", f"B{at}"))
        sheet.write_formula(row, 4, "=" + formulas.one_decimal(f"(4*A{at}/100)"))
    book.close()
    loaded = openpyxl.load_workbook(io.BytesIO(stream.getvalue()))
    dropped = io.BytesIO()
    loaded.save(dropped)
    return dropped.getvalue()
