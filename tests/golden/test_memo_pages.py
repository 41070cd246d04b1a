# SPDX-License-Identifier: EUPL-1.2
"""How many pages a memo has: as PDF, and as Word in a font as wide as Calibri."""

import io
from datetime import date
from itertools import product
from operator import itemgetter
from pathlib import Path

import pikepdf
import pytest

from tests.cli.conftest import demo
from tests.documents.of_demo import gathered
from tests.fonts import has_calibri
from tests.office import has_uno, saved_as
from toolkit.documents.blocks import DocumentView
from toolkit.documents.memo.inputs import MEMO_KINDS, MemoInputs
from toolkit.documents.memo.order import memo_document, memo_name
from toolkit.render.markdown import render_markdown
from toolkit.render.pdf import render_pdf
from toolkit.render.picture import chart_pictures
from toolkit.render.word.document import render_word
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.memo import memo_inputs
from toolkit.work.make.write.faces import Faces
from tools.example.office import Office
from tools.golden.made import DAY
from tools.golden.memos import REGIONS, memo_region

MOST_PAGES = 4
DAYS = ("2026-04-14", "2026-11-28")
BETWEEN = "__"
NAMED, FIXED = "namen", "vast"
__all__ = ["demo"]


def set_memos(*gathers: Gather, each: bool) -> dict[str, bytes]:
    """The longest memo that asks and the longest report in print, and the longest of both in Word.

    Args:
        *gathers: what they are made from, of each region.
        each: True for the memo that asks of every reader, and in Word the longest in letters too.
    """
    faces = Faces.read(gathers[0].work.folder)
    assert isinstance(faces, Faces)
    made: list[tuple[int, MemoInputs, DocumentView]] = []
    readers = [(gather, body) for gather in gathers for body in (None, *gather.work.region.route)]
    for (gather, body), kind in product(readers, MEMO_KINDS):
        memo = memo_inputs(gather, body, kind, gather.day or DAY)
        assert isinstance(memo, MemoInputs)
        view = memo_document(memo)
        made.append((len(render_markdown(view, faces.templates)), memo, view))
    made.sort(key=itemgetter(0), reverse=True)
    asks = [one for one in made if one[1].kind == "decision"]
    in_letters = [one for one in asks if not one[1].named]
    assert len(made) == 3 * len(asks) > 3 * len(in_letters) > 0
    report = next(one for one in made if one not in asks)
    found: dict[str, bytes] = {}
    for _, memo, view in (*(asks if each else asks[:1]), report):
        printed = render_pdf(view, faces.templates, faces.fonts)
        assert printed.replaced == 0
        found[f"{memo_name(memo)}.pdf"] = printed.data
    for _, memo, view in (made[0], *(in_letters[:1] if each else ())):
        found[f"{memo_name(memo)}.docx"] = render_word(view, faces.word, chart_pictures(view, faces.fonts))
    return found


def with_names(gather: Gather) -> dict[str, bytes]:
    """The memo that asks in print, of bodies that read names: those are longer than letters."""
    faces = Faces.read(gather.work.folder)
    assert isinstance(faces, Faces)
    found = {}
    for body in gather.work.region.route:
        memo = memo_inputs(gather, body.model_copy(update={"sees": "named"}), "decision", gather.day or DAY)
        assert isinstance(memo, MemoInputs)
        assert memo.named
        found[f"{memo_name(memo)}.pdf"] = render_pdf(memo_document(memo), faces.templates, faces.fonts).data
    return found


@pytest.fixture(scope="module")
def pages(
    request: pytest.FixtureRequest, demo: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, int]]:
    """By region the pages of some PDFs, and of Word files where a program and a font for those are there.

    Of all fixed regions the longest, as fewer lines are never more pages; in the example region, where every
    memo fills its last page, that of each reader.
    """
    folder = tmp_path_factory.mktemp("memos")
    office: Office | None = request.getfixturevalue("office") if has_uno() and has_calibri() else None
    works = [memo_region(name) for name in REGIONS]
    fixed = [Gather(work, work.score(work.region.last_round()), day=DAY) for work in works]
    memos = {FIXED: set_memos(*fixed, each=False)}
    memos |= {day: set_memos(gathered(demo, day=date.fromisoformat(day)), each=True) for day in DAYS}
    memos[NAMED] = with_names(gathered(demo, day=date.fromisoformat(DAYS[0])))
    for region, files in memos.items():
        for name, data in files.items():
            (folder / f"{region}{BETWEEN}{name}").write_bytes(data)
    if office is not None:
        for file in folder.glob("*.docx"):
            saved_as(office, file, folder / "word" / f"{file.stem}.pdf")
    found: dict[str, dict[str, int]] = {region: {} for region in memos}
    for path in folder.rglob(f"*{BETWEEN}*.pdf"):
        with pikepdf.open(io.BytesIO(path.read_bytes())) as document:
            region, _, name = path.name.partition(BETWEEN)
            found[region][f"{path.parent.name}/{name}"] = len(document.pages)
    for region, files in memos.items():
        assert len(found[region]) == len([name for name in files if office or name.endswith(".pdf")])
    return found


@pytest.mark.slow
def test_a_memo_of_a_fixed_region_has_four_pages_at_most(pages: dict[str, dict[str, int]]) -> None:
    """Whoever reads, of each kind, printed and in Word."""
    assert {n: m for n, m in pages[FIXED].items() if m > MOST_PAGES} == {}


@pytest.mark.slow
@pytest.mark.parametrize("day", [*DAYS, NAMED])
def test_a_memo_of_the_example_region_has_four_pages_at_most(
    day: str, pages: dict[str, dict[str, int]]
) -> None:
    """Of ten teams, soon after the round and later, when the quarters of the programme are past."""
    assert {n: m for n, m in pages[day].items() if m > MOST_PAGES} == {}
