# SPDX-License-Identifier: EUPL-1.2
"""Every kind of Office file that we write is held against the schemas of Office, with openxml-audit."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from tests.authoring.books import book_of, in_memory
from tests.comparison.made import view
from tests.documents import made
from tests.forms.actions_made import action_form
from tests.render.word import TEMPLATE, word
from tests.work.make.exported import files as exported
from toolkit.forms.actions.book import write_action_book
from toolkit.forms.cases.book import write_cases_book
from toolkit.forms.cases.form import CasesForm
from toolkit.forms.cases.words import CasesMark, Subject
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.places import package_content
from toolkit.render.comparison_book import render_comparison_book
from tools.golden.forms import golden_form

CASES = CasesForm(
    mark=CasesMark("2026-q2", "oost"),
    region="noord",
    region_title="Regio Noord",
    example=True,
    title="Team Oost",
    day=date(2026, 5, 1),
    stored=None,
    subjects=(Subject("VL", "Veiligheid", ("Wat hielp?",)),),
    functions=("teamleider",),
)

FILES: dict[str, Callable[[], bytes]] = {
    "form.xlsx": lambda: write_workbook(golden_form("derde", earlier="2025-q3")),
    "town.xlsx": lambda: write_workbook(golden_form("gemeente-noorddorp")),
    "actions.xlsx": lambda: write_action_book(action_form()),
    "cases.xlsx": lambda: write_cases_book(CASES),
    "comparison.xlsx": lambda: render_comparison_book(view()),
    "export.xlsx": lambda: exported()["gegevens-programmamanager.xlsx"],
    "list-to-edit.xlsx": lambda: book_of(in_memory(package_content()), "vng-werken-aan-veiligheid@2.0.0"),
    "norm-to-edit.xlsx": lambda: book_of(in_memory(package_content()), "regio-amersfoort@1.1.0"),
    "measures-to-edit.xlsx": lambda: book_of(in_memory(package_content()), "measures@1.1.0"),
    "template.docx": lambda: TEMPLATE,
    "plan.docx": lambda: word(made.full()),
}


@pytest.mark.parametrize("name", FILES)
def test_an_office_file_keeps_to_the_schemas(name: str, tmp_path: Path) -> None:
    """The checker finds nothing to say: Excel and Word never offer to repair what we made."""
    (tmp_path / name).write_bytes(FILES[name]())
    found = OpenXmlValidator().validate(tmp_path / name)
    assert [f"{e.part_uri} {e.path} {e.description}" for e in found.errors] == []
    assert found.is_valid
