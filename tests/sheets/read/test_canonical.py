# SPDX-License-Identifier: EUPL-1.2
"""XML that means the same is read the same, whichever program wrote it."""

import io
import random
import re
from functools import cache

import pytest

from tests.forms.helpers import repacked, saved
from tests.typed import Book
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.open import open_workbook
from toolkit.sheets.read.package.canonical import ODS, XLSX, Family, canonical
from toolkit.sheets.read.package.extent import RefusedError
from toolkit.words.catalogue import say
from tools.example.fill import AS_ODS, target_of
from tools.fuzz.rewrite import Style, any_style, differently_read, rewritten

LONG = say("form.sheet.norm")
"""Half of a form, in which nothing is of a kind that other sheets do not have."""


def _shorter_book(data: bytes) -> bytes:
    book = Book(io.BytesIO(data))
    del book[LONG]
    return saved(book)


def _shorter_ods(data: bytes) -> bytes:
    table = re.compile(f'<table:table table:name="{LONG}".*?</table:table>'.encode(), re.DOTALL)
    return repacked(data, lambda name, part: table.sub(b"", part) if name == "content.xml" else part)


# of a municipality: every element and attribute that the form of a team has, in a third of its length
XLSX_FORM = _shorter_book(target_of("gemeente-zandwerve").read_bytes())
ODS_FORM = _shorter_ods(target_of(min(AS_ODS)).read_bytes())
ONE_BY_ONE = [
    Style(indent=2),
    Style(prefixes=True),
    Style(shuffled=True),
    Style(quote="'"),
    Style(cdata=True),
    Style(numbers=True),
    Style(remarks=True),
    Style(open_empty=True),
    Style(spaced=True),
    Style(encoding="utf-16"),
    Style(encoding="utf-8-sig"),
]


@cache
def as_it_was(form: bytes) -> tuple[Sheet, ...]:
    """The sheets of a form that nobody wrote anew, read once for all that it may become."""
    sheets, problems = open_workbook("x", form)
    assert problems == ()
    assert len(sheets) == 8
    return sheets


@pytest.mark.parametrize("form", [XLSX_FORM, ODS_FORM], ids=["xlsx", "ods"])
@pytest.mark.parametrize(
    "style",
    [
        *ONE_BY_ONE,
        *(any_style(random.Random(n)) for n in range(6)),  # noqa: S311 - no secret
    ],
    ids=str,
)
def test_xml_that_means_the_same_is_read_the_same(form: bytes, style: Style) -> None:
    """Indented, other prefixes, another order, another alphabet: every cell and every formula is the same."""
    before = as_it_was(form)
    changed = rewritten(form, style, random.Random(1))  # noqa: S311 - no secret
    after, problems = open_workbook("x", changed)
    assert problems == ()
    assert changed != form
    assert [(s.name, s.rows, s.marked, s.merged, s.notes) for s in after] == [
        (s.name, s.rows, s.marked, s.merged, s.notes) for s in before
    ]


def test_the_trials_see_a_cell_that_is_read_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `make fuzz` runs hundreds of times finds nothing in what is the same, and a form that differs."""
    assert differently_read(XLSX_FORM, 1) == ""
    monkeypatch.setattr("tools.fuzz.rewrite.rewritten", lambda *_: target_of("zandwerve-west").read_bytes())
    assert differently_read(XLSX_FORM, 1).endswith("other cells")


def test_writing_anew_says_the_same() -> None:
    """What every part becomes when it is written anew, is what the reader found in it before."""
    for form, family in ((XLSX_FORM, XLSX), (ODS_FORM, ODS)):
        before, after = open_workbook("x", form)[0], open_workbook("x", _anew(form, family))[0]
        assert list(after) == list(before)
        assert len(before) > 5


def _anew(form: bytes, family: Family) -> bytes:
    parts = ("content", "xl/work", "xl/_rels", "xl/shared")
    return repacked(form, lambda name, part: canonical(part, family) if name.startswith(parts) else part)


def test_space_between_paragraphs_in_ods_is_no_text() -> None:
    """Two paragraphs of a cell are two lines, however far apart a program wrote them."""
    ns = "urn:oasis:names:tc:opendocument:xmlns:"
    part = f'<t:p xmlns:t="{ns}text:1.0"> een\n  <t:span>twee  drie</t:span> </t:p>'
    written = canonical(part.encode(), ODS)
    assert written.endswith(b">een <text:span>twee drie</text:span> </text:p>")
    assert canonical(written, ODS) == written


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("een<t:span> twee</t:span>", "een<text:span> twee</text:span>"),
        ("een <t:span> twee</t:span>", "een <text:span>twee</text:span>"),
        ("een <t:s/> twee", "een <text:s></text:s> twee"),
        ("een<t:tab/> twee", "een<text:tab></text:tab> twee"),
        ("<t:line-break/> een", "<text:line-break></text:line-break> een"),
    ],
)
def test_of_space_around_an_element_in_ods_what_means_something_stays(written: str, means: str) -> None:
    """Space behind space means nothing, also in another piece; behind a tab or a space of its own it does."""
    part = f'<t:p xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0">{written}</t:p>'
    assert canonical(part.encode(), ODS).decode().endswith(f">{means}</text:p>")


def test_what_belongs_to_another_family_is_left_out() -> None:
    """A cell under a name that is no workbook's own is not slipped in among the cells."""
    part = b'<row><c r="A1"/><z:x xmlns:z="urn:z"><c r="B1"/></z:x></row>'
    assert canonical(part, XLSX).endswith(b'><c r="A1"></c></row>')
    with pytest.raises(RefusedError):
        canonical(b"<!DOCTYPE a><a/>", XLSX)
