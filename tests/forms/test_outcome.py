# SPDX-License-Identifier: EUPL-1.2
"""What the sheet 'Uitkomst' shows, counted again by LibreOffice, is what the engine says."""

from fractions import Fraction
from math import floor
from pathlib import Path

import pytest

from tests.forms.outcome_rows import compare
from tests.forms.recalculated import (
    PLANTED,
    Counted,
    cases,
    counted,
    rounding_book,
    rows_of,
    shares,
)
from tests.office import saved_as
from tests.printed import pages_of
from toolkit.forms.question.layout import field_label, header
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.scoring.display import percent
from toolkit.words.catalogue import say
from tools.example.office import Office
from tools.golden.forms import golden_form

CASES = cases()
OUTCOME = say("form.sheet.outcome")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def files(office: Office, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Counted]:
    """Every case, filled in, without cached values, counted again."""
    folder: Path = tmp_path_factory.mktemp("recalculated")
    given = {name: case.filled() for name, case in CASES.items()}
    return counted(office, {**given, "rounding": rounding_book()}, folder)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.ready != "nee"])
def test_every_figure_is_the_engines(name: str, files: dict[str, Counted]) -> None:
    """Each share, range, status, mean level, count and lower limit on the sheet is the engine's."""
    case = CASES[name]
    unknown = {criterion for criterion, said in case.said.items() if said in {"weet ik niet", "?"}}
    assert compare(case.form, files[name].sheets[OUTCOME], case.scored(files[name].given), unknown) > 0


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_text_of_the_chosen_level_stands_beside_it(name: str, files: dict[str, Counted]) -> None:
    """Whoever chooses a level, as number or text, sees its text; without a level there is none."""
    case, seen = CASES[name], 0
    for each in case.form.lists:
        rows = files[name].sheets[each.sheet]
        top = next(row for row in rows if header("level") in row)
        chosen = top.index(header("chosen"))
        shown = {row[0]: row[chosen] for row in rows}
        for row in each.rows:
            said = str(case.said.get(row.id, "")).strip()
            texts = {str(level): row.criterion.levels[level] for level in range(5)}
            texts["drie"] = texts["3"]
            assert shown[row.id] == " ".join(texts.get(said, "").split(" "))
            seen += bool(shown[row.id])
    levels = [v for v in case.said.values() if str(v).strip() in {"0", "1", "2", "3", "4", "drie"}]
    assert seen == len(levels)


def test_a_wrong_cached_value_is_gone(files: dict[str, Counted]) -> None:
    """What is compared was really counted again: a wrong value that was put in before is nowhere."""
    for name in CASES:
        shown = files[name].texts(OUTCOME)
        assert PLANTED not in shown
        assert len(shown) >= 3


def test_before_ja_nothing_of_the_outcome_is_seen(files: dict[str, Counted]) -> None:
    """A form that is filled in and not ready shows the sentence, and no figure or norm."""
    form = CASES["waiting"].form
    waiting = say("form.outcome.waiting", field=field_label("ready"))
    title = say("form.outcome.title", title=form.title)
    assert files["waiting"].texts(OUTCOME) == [title, say("form.mark", mark=form.mark), waiting]
    assert waiting not in files["generated"].texts(OUTCOME)


def test_a_fresh_form_holds_the_values_that_a_recalculation_gives(files: dict[str, Counted]) -> None:
    """In Protected View or on a phone, where nothing is counted, every cell is already right."""
    checked = 0
    for name in ("fresh", "fresh-few"):
        form = CASES[name].form
        fresh = write_workbook(form)
        for sheet in (OUTCOME, say("form.sheet.norm"), *(each.sheet for each in form.lists)):
            for ours, theirs in zip(rows_of(fresh, sheet), files[name].sheets[sheet], strict=True):
                assert [pytest.approx(v) if isinstance(v, float) else v for v in ours] == theirs
                checked += sum(value != "" for value in ours)
    assert checked > 1000


def test_rounding_never_claims_what_is_not_so(files: dict[str, Counted]) -> None:
    """The form's formulas round doubles exactly as the engine shows fractions."""
    rows = files["rounding"].sheets["x"]
    expected = [(percent(share, limit), floor(share * 40 + Fraction(1, 2)) / 10) for share, limit in shares()]
    assert len(expected) > 1000
    assert [int(row[3]) for row in rows] == [whole for whole, _ in expected]
    assert [row[4] for row in rows] == pytest.approx([decimal for _, decimal in expected])


def test_an_unfilled_form_prints_no_empty_page(office: Office, tmp_path: Path) -> None:
    """Every page of it has words between its margins."""
    form = golden_form("derde")
    (tmp_path / "form.xlsx").write_bytes(write_workbook(form))
    printed = saved_as(office, tmp_path / "form.xlsx", tmp_path / "form.pdf")
    pages = [[line for line in page.splitlines() if line.strip()] for page in pages_of(printed, "layout")]
    assert len(pages) > 4
    assert [number for number, lines in enumerate(pages, start=1) if len(lines) < 4] == []
