# SPDX-License-Identifier: EUPL-1.2
"""What a team says of itself: own support with money and quality, and for whom it works."""

from decimal import Decimal

import pytest

from tests.forms.helpers import UNIT, edited, read, team_form
from tests.scoring.small import criterion
from tests.typed import Book
from toolkit.forms.question.layout import LATER_COLUMNS, MARK_FIELD, own_support_table, profile_label
from toolkit.forms.question.settling import prefilled
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.model.content.criterion import Criterion
from toolkit.model.given.answers import Answers, OwnSupport, Profile
from toolkit.model.questionnaire import is_asked
from toolkit.store.merging.merge import merge
from toolkit.words.catalogue import say
from tools.example.fill import target_of

LATER = ("gives_youth_help", *LATER_COLUMNS)
SUPPORT = OwnSupport(
    kind="begeleiding thuis",
    caseload=Decimal(22),
    fte=Decimal("1.5"),
    euro=Decimal("120000.5"),
    quality="intervisie, en elk kwartaal een dossiertoets",
)
ABOUT = Profile(target_group="18-100", gives_youth_help=False, members=Decimal(9), households=Decimal(120))


def held(**other: object) -> Answers:
    """What a team settled in an earlier round."""
    told = {"profile": ABOUT, "own_support": (SUPPORT,), **other}
    return Answers.model_validate(
        {"schema": "answers/1", "unit": UNIT, "round": "2025-q3", "respondent": "team", **told}
    )


def headers(book: Book) -> dict[str, int]:
    """The columns of the table of own support, by header."""
    sheet, name = book["Team"], own_support_table().name
    row = next(c.row for r in sheet.iter_rows(max_col=1) for c in r if c.value == name)
    return {str(c.value): c.column for c in sheet[row] if c.value}


def older(book: Book) -> None:
    """A form as it was before it asked money, quality and youth help."""
    sheet = book["Team"]
    gone = {say("form.team.euro"), say("form.team.quality"), profile_label("gives_youth_help")}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value in gone:
                cell.value = None
    for row in book["_kenmerk"].iter_rows():
        if row[0].value == MARK_FIELD and row[1].value in LATER:
            row[0].value = row[1].value = None


def test_the_form_asks_caseload_fte_money_and_quality_per_kind() -> None:
    """As the plan of the region asks: kind, households, fte, euro a year, how quality is kept."""
    found: list[dict[str, int]] = []
    edited(lambda book: found.append(headers(book)))
    words = ("kind", "caseload", "support_fte", "euro", "quality")
    assert list(found[0]) == [say(f"form.team.{word}") for word in words]


def test_an_older_form_is_read_as_it_is() -> None:
    """Nothing that it was never asked is missed, and what is stored of it stays."""
    reading = read(edited(older))
    assert {p.code for p in reading.problems} & {"column-missing", "field-missing"} == set()
    assert reading.answers is not None
    kept = merge(held(round="2026-q1"), reading.answers, reading.seen)
    assert {"own_support.euro", "own_support.quality", "profile.gives_youth_help"} & reading.seen == set()
    assert kept.profile.gives_youth_help is False


@pytest.mark.parametrize("word", ["euro", "quality"])
def test_a_column_that_a_form_was_made_with_is_missed_when_it_is_gone(word: str) -> None:
    """A form says that it has these columns, so that nobody's answer is lost without a word."""

    def change(book: Book) -> None:
        for row in book["Team"].iter_rows():
            for cell in row:
                if cell.value == say(f"form.team.{word}"):
                    cell.value = None

    (problem,) = (p for p in read(edited(change)).problems if p.code == "column-missing")
    assert dict(problem.holes)["column"] == say(f"form.team.{word}")


def test_a_new_round_begins_with_what_the_team_said_of_itself() -> None:
    """Profile and support stand in the form and come back as they were; no answer to a question does."""
    before = held(answers={team_form().rows[0].id: {"level": 3}}, unusable={"profile.caseload": "veel"})
    form = prefilled(team_form(), before)
    reading = read(write_workbook(form))
    assert reading.answers is not None
    assert (reading.answers.profile, reading.answers.own_support) == (ABOUT, (SUPPORT,))
    assert all(answer.level is None for answer in reading.answers.answers.values())
    assert reading.answers.unusable == {}
    assert form.filled.earlier


def test_a_text_without_a_kind_is_told_and_kept() -> None:
    """How quality is kept, on a row without a kind of support, is not lost."""

    def change(book: Book) -> None:
        sheet, name = book["Team"], own_support_table().name
        row = next(c.row for r in sheet.iter_rows(max_col=1) for c in r if c.value == name)
        for n in range(1, 8):  # every row empty, but for one text
            for column in headers(book).values():
                sheet.cell(row + n, column).value = None
        sheet.cell(row + 2, headers(book)[say("form.team.quality")]).value = "intervisie"

    reading = read(edited(change))
    assert "row-without-name" in {p.code for p in reading.problems}
    assert reading.answers is not None
    assert reading.answers.unusable == {"own_support.0.quality": "intervisie"}


def test_a_bsn_in_how_quality_is_kept_has_its_own_cell() -> None:
    """The place of that text is known, so that whoever typed it can find it."""
    form = prefilled(team_form(), held())
    reading = read(write_workbook(form))
    place = reading.places["own_support.0", "quality"]
    assert place.sheet == "Team"
    assert (place.cell or "").startswith("E")


@pytest.mark.parametrize(
    ("allowed", "says", "asked"),
    [((True,), True, True), ((True,), False, False), ((True,), None, True), ((False,), False, True)],
)
def test_a_question_can_depend_on_youth_help(
    allowed: tuple[bool, ...], says: bool | None, asked: bool
) -> None:
    """Asked where it fits; and where a team did not say, for then nobody knows."""
    one = Criterion.model_validate(criterion("AA-01", applies_when={"gives_youth_help": allowed}))
    assert one.applies_when == {"gives_youth_help": allowed}
    assert is_asked(one, "team", "full", Profile(gives_youth_help=says)) is asked


@pytest.mark.parametrize(
    ("ages", "asked"), [("0-18", True), ("0-100", True), ("18-100", False), ("12-27", True), (None, True)]
)
def test_ages_that_somebody_typed_take_no_question_away(ages: str | None, asked: bool) -> None:
    """Only a choice of the form that says otherwise excludes; a team of 12 to 27 is asked about youth too."""
    one = Criterion.model_validate(criterion("AA-01", applies_when={"target_group": ("0-18", "0-100")}))
    assert is_asked(one, "team", "full", Profile(target_group=ages)) is asked


def test_the_example_region_still_reads_without_the_new_columns() -> None:
    """Its forms are older than these columns."""
    reading = read(target_of(UNIT).read_bytes())
    assert {p.code for p in reading.problems} & {"column-missing", "field-missing"} == set()
    assert reading.answers is not None
    assert reading.answers.own_support
    assert {row.euro for row in reading.answers.own_support} == {None}
