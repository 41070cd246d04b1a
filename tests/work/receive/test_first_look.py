# SPDX-License-Identifier: EUPL-1.2
"""A first look sees marks wherever a program keeps the texts of a workbook, and never reads on and on."""

import io
import zipfile

import pytest

from toolkit.forms.party.words import PartyMark
from toolkit.forms.question.mark import Mark
from toolkit.forms.returned.hidden_sheet import DecidedMark
from toolkit.work.receive.first_look import About, looks_like

OOST, WEST = Mark("2026-q1", "oost", ("lijst@1.0.0",)), Mark("2025-q3", "west")
DECIDED = (
    DecidedMark("2026-q1", "oost", "norm@1.0.0", "1.0.0"),
    PartyMark("2026-q1", "regio", "norm@1.0.0", "1.0.0"),
)


def book(**parts: str) -> bytes:
    """A workbook with these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return stream.getvalue()


def of(*marks: object) -> str:
    """Cells with these texts, and others."""
    return "".join(f"<t>{text}</t>" for text in ("Niveau", "form/", *marks, "einde"))


@pytest.mark.parametrize("part", ["content.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet2.xml"])
@pytest.mark.parametrize(
    ("marks", "seen"),
    [
        ((OOST,), {("2026-q1", "oost")}),
        ((OOST, OOST.of("lijst@1.0.0")), {("2026-q1", "oost")}),
        ((WEST, OOST), {("2026-q1", "oost"), ("2025-q3", "west")}),
        ((str(OOST).replace("·", "&#183;"),), {("2026-q1", "oost")}),
        *(((mark,), set()) for mark in DECIDED),
        ((*DECIDED, WEST), {("2025-q3", "west")}),
        (("geen kenmerk",), None),
    ],
)
def test_every_form_is_seen_wherever_texts_stand(
    part: str, marks: tuple[object, ...], seen: set[About] | None
) -> None:
    """Of two forms in one both, of decisions none, and of anything else nothing can be said."""
    assert looks_like(book(**{"mimetype": of(WEST), part: of(*marks)})) == (
        None if seen is None else frozenset(seen)
    )


def test_of_each_sheet_the_first_rows_are_looked_at() -> None:
    """Of a program that writes texts in the sheets: every sheet, as far as a mark stands."""
    room = " " * (1 << 13)
    sheets = {f"xl/worksheets/sheet{n}.xml": text + room for n, text in enumerate((of(), of(WEST), of(OOST)))}
    assert looks_like(book(**sheets)) == frozenset({("2026-q1", "oost"), ("2025-q3", "west")})
    assert looks_like(book(**{"xl/worksheets/sheet1.xml": room + of(WEST)})) is None


def test_what_unpacks_to_very_much_is_not_read_on() -> None:
    """Twenty million signs of all parts of a kind together: what stands behind them is not looked at."""
    room = " " * 20_000_000
    before, behind = book(**{"content.xml": of(OOST) + room}), book(**{"content.xml": room + of(OOST)})
    assert looks_like(before) == frozenset({("2026-q1", "oost")})
    assert looks_like(behind) is None
    assert looks_like(book(**{"content.xml": room, "content.xml.2": of(OOST)})) is None


def test_of_what_is_no_workbook_nothing_is_seen() -> None:
    """Reading tells what is wrong with it."""
    for data in (b"", b"geen werkmap", book(**{"content.xml": of(OOST)})[:80]):
        assert looks_like(data) is None
