# SPDX-License-Identifier: EUPL-1.2
"""A form to settle answers on: what stands on it comes back as it was, and what others said is never read."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.forms.helpers import UNIT, cell_of, opened, read, team_form
from toolkit.forms.question.read.workbook import FormReader
from toolkit.forms.question.settling import settling
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.model.given.answers import Answer, Answers, Formation, OwnSupport, Profile
from toolkit.words.catalogue import say
from tools.golden.forms import golden_form, golden_region

FORM = golden_form("derde")
ROWS = FORM.rows
ELSEWHERE = [row.id for row in ROWS if row.criterion.may_be_elsewhere]
NA = [row.id for row in ROWS if row.criterion.na is not None]
TEXT = st.sampled_from(["kort", "=1+1", "regel\ntwee", "'apostrof", "\ue000unit\ue001", "een & <twee>"])
NUMBER = st.none() | st.integers(0, 4000).map(lambda n: Decimal(n) / 4)


def own(answers: dict[str, Any], unit: str = UNIT, **other: Any) -> Answers:  # noqa: ANN401 - fields of a model
    """What a team settled."""
    fields = {"unit": unit, "round": "2026-q1", "respondent": "team", "answers": answers, **other}
    return Answers.model_validate({"schema": "answers/1", **fields})


@st.composite
def settled(draw: st.DrawFn) -> Answers:
    """Answers of every kind, with a profile, and more roles than an empty form has room for."""
    texts = st.none() | TEXT
    said: dict[str, Any] = {}
    for criterion in draw(st.lists(st.sampled_from([r.id for r in ROWS]), max_size=6, unique=True)):
        said[criterion] = Answer(level=draw(st.integers(0, 4)), explanation=draw(texts), evidence=draw(texts))
    said[draw(st.sampled_from(ELSEWHERE))] = Answer(
        level=2, placed=draw(st.sampled_from(["own_team", "other_party", "nobody"])), party=draw(TEXT)
    )
    said[draw(st.sampled_from(NA))] = Answer(na=True, explanation=draw(TEXT))
    said[ROWS[0].id] = Answer(unknown=True)
    profile = Profile(
        organisation_form=draw(st.sampled_from([None, "A1", "C", "other"])),
        positioning=draw(st.sampled_from([None, 1, "joint_arrangement"])),
        triage=draw(st.sampled_from([None, "team", "other_party"])),
        target_group=draw(st.sampled_from([None, "0-18", "18-100", "12-100"])),
        gives_youth_help=draw(st.sampled_from([None, True, False])),
        caseload=draw(NUMBER),
        waiting_list=draw(NUMBER),
        capacity_hours=draw(NUMBER),
    )
    formation = [
        Formation(role=f"functie {n}", fte=draw(NUMBER), needed=draw(NUMBER), vacancies=draw(NUMBER))
        for n in range(draw(st.integers(0, 10)))
    ]
    support = [
        OwnSupport(
            kind=f"soort {n}",
            caseload=draw(NUMBER),
            fte=draw(NUMBER),
            euro=draw(NUMBER),
            quality=draw(st.none() | st.sampled_from(["intervisie", "=1+1", "elk kwartaal\nsamen"])),
        )
        for n in range(draw(st.integers(0, 8)))
    ]
    held = own(said, FORM.mark.unit, profile=profile, formation=tuple(formation), own_support=tuple(support))
    return held.model_copy(update={"unusable": draw(unusable(held))})


@st.composite
def unusable(draw: st.DrawFn, held: Answers) -> dict[str, str]:
    """What stood in cells that nothing else stands in: of rows with a name, and of some without."""
    cells = [] if held.profile.caseload is not None else ["profile.caseload"]
    for table in ("formation", "own_support"):
        rows = getattr(held, table)
        cells += [f"{table}.{n}.fte" for n, row in enumerate(rows) if row.fte is None and draw(st.booleans())]
        cells += [f"{table}.{len(rows) + n}.fte" for n in range(draw(st.integers(0, 2)))]
    return dict.fromkeys(cells, "4,5 fte ongeveer")


def plain(text: str | None) -> str | None:
    """A sign that no font shows, which a workbook with holes uses itself, comes back as a bullet."""
    return None if text is None else text.replace("\ue000", "•").replace("\ue001", "•")


@settings(max_examples=10)
@given(settled())
def test_what_stands_on_it_comes_back(held: Answers) -> None:
    """Levels, n.v.t., 'weet ik niet', who does it, texts, profile, formation, support: as they were."""
    region, asked = golden_region()
    reader = FormReader(region, lambda _: asked, day=date(2026, 4, 1))
    reading = reader.read("derde.xlsx", write_workbook(settling(FORM, held, {})))
    assert [p.code for p in reading.problems] == ["cell-not-a-number"] * len(held.unusable)
    assert reading.answers is not None
    assert reading.answers.unusable == held.unusable
    came = {
        c: a.model_copy(update={"import_": None, "asked": None}) for c, a in reading.answers.answers.items()
    }
    went = {
        c: a.model_copy(update={k: plain(getattr(a, k)) for k in ("explanation", "evidence", "party")})
        for c, a in held.answers.items()
    }
    assert came == went
    assert (reading.answers.profile, reading.answers.formation) == (held.profile, held.formation)
    assert reading.answers.own_support == held.own_support
    assert reading.answers.own


def test_what_could_not_be_used_stands_there_as_it_was_typed() -> None:
    """A team sees its own words back in the cell, and the reader says again that they are no level."""
    reading = read(write_workbook(settling(team_form(), own({"VL-03": Answer(rejected="drie à vier")}), {})))
    assert [p.code for p in reading.problems] == ["cell-not-a-level"]
    assert reading.answers is not None
    assert reading.answers.answers["VL-03"].rejected == "drie à vier"


def test_a_row_far_down_the_sheet_stands_right_after_the_others() -> None:
    """Whatever number it was kept by, a row without a name makes the table no longer than it needs to be."""
    rows = (Formation(role="jurist"),)
    texts = {"formation.19.needed": "veel", "formation.999999.fte": "weinig", "own_support.3.fte": "een"}
    reading = read(write_workbook(settling(team_form(), own({}, formation=rows, unusable=texts), {})))
    assert reading.answers is not None
    kept = {"formation.1.needed": "veel", "formation.2.fte": "weinig", "own_support.0.fte": "een"}
    assert (reading.answers.formation, reading.answers.unusable) == (rows, kept)


def test_what_was_handed_in_is_still_handed_in() -> None:
    """With its day; of a draft it stays no."""
    for state, since in (("submitted", date(2026, 3, 24)), ("draft", None)):
        lists = {
            p.split("@")[0]: {"version": p.split("@")[1], "state": state, "since": since}
            for p in team_form().mark.pins
        }
        held = own({"VL-03": Answer(level=1)}, standards=lists)
        reading = read(write_workbook(settling(team_form(), held, {})))
        assert reading.answers is not None
        assert {(s.state, s.since) for s in reading.answers.standards.values()} == {(state, since)}


def test_what_single_people_said_is_shown_and_never_read() -> None:
    """It stands before the level, in a cell that is closed; the answers stay empty."""
    said = {"VL-03": "niveau 1: 2 ×\nniveau 3: 1 ×"}
    data = write_workbook(settling(team_form(), None, said))
    book = opened(data)
    cell = cell_of(book, "VL-03", "said")
    assert (cell.value, cell.protection.locked) == (said["VL-03"], True)
    assert cell_of(book, "VL-04", "said").value == say("form.not_here")
    assert cell.column + 1 == cell_of(book, "VL-03").column
    reading = read(data)
    assert reading.answers is not None
    assert not any(a.level is not None or a.explanation for a in reading.answers.answers.values())
    assert (reading.problems, reading.answers.own) == ((), True)
