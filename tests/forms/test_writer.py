# SPDX-License-Identifier: EUPL-1.2
"""Many forms from one blank: each is what it would be if it were made alone."""

import dataclasses
import io

import openpyxl
import pytest

from tests.forms.helpers import part, read
from toolkit.forms.question.form import Form
from toolkit.forms.question.mark import Mark
from toolkit.forms.question.write import workbook
from toolkit.forms.question.write.workbook import FormWriter, write_workbook
from toolkit.sheets.write.blank import Blank
from toolkit.words.catalogue import say
from tools.example.fill import form_of
from tools.golden.forms import golden_form

PLAIN = golden_form("goed")


def _titled(title: str, unit: str = "goed") -> Form:
    return dataclasses.replace(PLAIN, title=title, mark=dataclasses.replace(PLAIN.mark, unit=unit))


@pytest.mark.usefixtures("written_anew")
def test_forms_made_together_are_those_made_alone() -> None:
    """Teams, municipalities, core rounds and earlier answers in any order: the same bytes every time."""
    forms = [
        golden_form("goed"),
        golden_form("derde", earlier="2025-q3"),
        golden_form("gemeente-noorddorp"),
        golden_form("derde"),
        golden_form("derde", core=True),
        golden_form("half"),
        golden_form("gemeente-westdorp"),
        golden_form("goed"),
    ]
    writer = FormWriter()
    together = [writer.write(form) for form in forms]
    assert together == [write_workbook(form) for form in forms]
    assert len(set(together)) == len(forms) - 1


@pytest.mark.parametrize(
    "title",
    [
        "Team R&D <b>",
        "=SOM(A1)",
        " Team met een spatie ",
        'Team "Zuid"',
        "Team _x0041_",
        "Team \ue000title\ue001",
        "start",
        "Team " + "zeer " * 60 + "lang",
        r"Team \1 \g<0>",
    ],
)
def test_a_title_stays_what_it_is(title: str) -> None:
    """Whatever a team is called stands in its form as it is, in cells, in margins and in the properties."""
    writer = FormWriter()
    writer.write(_titled("Een ander team", "ander"))
    data = writer.write(_titled(title))
    assert data == write_workbook(_titled(title))
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book[say("form.sheet.start")]["A1"].value == say("form.title.team", title=title)
    assert book[PLAIN.lists[0].sheet]["A1"].value == f"{PLAIN.lists[0].title} · {title}"
    assert book.properties.title == say("form.document_title", title=title, round=PLAIN.mark.round)
    shown = [cell.value for row in book["_kenmerk"].iter_rows() for cell in row]
    assert "goed" in shown
    assert "ander" not in shown
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible" and "_x" not in title:  # openpyxl reads that otherwise there
            margin = sheet.oddFooter
            assert margin is not None
            footer = str(margin.left.text)
            assert len(footer) <= 180 + 2 * footer.count("&")
            assert " ".join(title.split())[:100].replace("&", "&&") in footer


def test_a_cell_says_what_a_reader_of_xml_would_lose() -> None:
    """Spaces at the end, and what looks like the way in which a workbook writes odd characters, are kept."""
    texts = part(write_workbook(_titled("Team _x0041_ \x07 ")), "xl/sharedStrings.xml").decode()
    title = say("form.title.team", title="Team _x005F_x0041_ _x0007_ ")
    assert f'<t xml:space="preserve">{title}</t>' in texts


def test_each_form_has_the_marks_of_its_own_unit() -> None:
    """Nothing of the team before is left in the next: on every sheet stands the mark of who it is for."""
    writer = FormWriter()
    for unit in ("goed", "half", "gemeente-noorddorp", "gemeente-westdorp", "leeg"):
        form = golden_form(unit)
        book = openpyxl.load_workbook(io.BytesIO(writer.write(form)))
        visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        texts = [str(c.value) for sheet in visible for row in sheet.iter_rows() for c in row if c.value]
        marks = [mark for text in texts if (mark := Mark.find(text)) is not None]
        assert len(marks) == len(visible)
        assert {mark.unit for mark in marks} == {unit}
        assert not any("\ue000" in text for text in texts)


def test_what_is_the_same_for_every_unit_is_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each form is built by itself; one blank serves all of a kind, also where earlier answers stand."""
    blanks: list[Form] = []
    make = workbook._blank_book

    def counted(form: Form) -> Blank:
        blanks.append(form)
        return make(form)

    monkeypatch.setattr(workbook, "_blank_book", counted)
    writer = FormWriter()
    kinds = (("goed", "half"), ("gemeente-noorddorp", "gemeente-westdorp"))
    for number, units in enumerate(kinds, start=1):
        for unit in units:
            writer.write(golden_form(unit))
        assert len(blanks) == number
    for _ in range(2):
        writer.write(golden_form("derde", earlier="2025-q3"))
    assert len(blanks) == len(kinds) + 1


def test_a_form_of_another_day_or_norm_gets_a_blank_of_its_own() -> None:
    """Only what really is the same is shared: another day, another region or other words are not."""
    writer = FormWriter()
    first = writer.write(PLAIN)
    for other in (
        dataclasses.replace(PLAIN, region_title="Elders"),
        dataclasses.replace(PLAIN, example=False),
        dataclasses.replace(PLAIN, terms=PLAIN.terms[:1]),
        dataclasses.replace(PLAIN, day=PLAIN.day.replace(year=2031)),
    ):
        assert writer.write(other) == write_workbook(other) != first


def test_a_form_from_a_blank_reads_back() -> None:
    """The reader knows it as the form of its own team."""
    writer = FormWriter()
    for unit in ("zandwerve-west", "zandwerve-oost"):
        reading = read(writer.write(form_of(unit)))
        assert (reading.unit, [p.code for p in reading.problems]) == (unit, ["respondent-assumed"])
