# SPDX-License-Identifier: EUPL-1.2
"""Authoring workbooks and checklists changed as people and programs do: nothing half, nothing raised."""

import datetime as dt
import io
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl

from toolkit.checking.everything import check_library
from toolkit.places import package_content
from toolkit.words.catalogue import severity
from toolkit.work.content.author import Brought, bring_in, content_book
from toolkit.work.content.checklist import take_over
from toolkit.work.content.publish import Content, content_of

PINS = {
    "regio-werkwijze@1.1.0": "regio-werkwijze/1.1.0.yaml",
    "regio-amersfoort@1.0.0": "norms/regio-amersfoort/1.0.0.yaml",
    "measures@1.0.0": "measures/1.0.0.yaml",
}
_SEEDS = 400
_TYPED = (
    "", " ", "-", "=1+1", "#N/A", "ja", "Nee", 3, 0.5, True, dt.date(2026, 1, 1), "VL-01", "OA-02",
    "a: b # c",
    "één\ntwee", "x" * 33_000, "1.2.0", "kennis", "na 4 kwartalen niveau 3", "VL-01: 0 → 2", "4 per teamlid",
    "\u2028",
)  # fmt: skip


def region_in(folder: Path) -> None:
    """A region with one list, one norm and one set of measures of its own."""
    content = package_content()
    for path in PINS.values():
        file = folder / "standards" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content[path])


def changed(data: bytes, pick: random.Random) -> tuple[bytes, list[str]]:
    """A workbook after some slips of a hand, and what was done."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    done = []
    for _ in range(pick.randint(1, 4)):
        sheet: Any = pick.choice(book.worksheets)
        row, column = pick.randint(1, max(1, sheet.max_row)), pick.randint(1, max(1, sheet.max_column))
        what = pick.choice(
            ["type", "type", "type", "row", "column", "insert", "swap", "sheet", "name", "merge"]
        )
        done.append(f"{what} {sheet.title} {row},{column}")
        if what == "type":
            cell = sheet.cell(row, column)
            if not isinstance(cell, openpyxl.cell.cell.MergedCell):
                cell.value = pick.choice(_TYPED)
        elif what == "row":
            sheet.delete_rows(row)
        elif what == "column":
            sheet.delete_cols(column)
        elif what == "insert":
            sheet.insert_rows(row)
        elif what == "merge":
            sheet.merge_cells(start_row=row, start_column=column, end_row=row + 1, end_column=column)
        elif what == "swap":
            _swap(sheet, row, pick.randint(1, max(1, sheet.max_row)))
        elif what == "sheet" and len(book.worksheets) > 1 and pick.random() < 0.2:
            book.remove(sheet)
        elif what == "name" and pick.random() < 0.2:
            sheet.title = f"Blad{pick.randint(1, 99)}"
    stream = io.BytesIO()
    book.save(stream)
    whole = stream.getvalue()
    return (whole[: pick.randint(0, len(whole))], [*done, "cut"]) if pick.random() < 0.03 else (whole, done)


def _swap(sheet: Any, one: int, other: int) -> None:  # noqa: ANN401 - openpyxl publishes no types
    for column in range(1, sheet.max_column + 1):
        first, second = sheet.cell(one, column), sheet.cell(other, column)
        if not any(isinstance(c, openpyxl.cell.cell.MergedCell) for c in (first, second)):
            first.value, second.value = second.value, first.value


def broken(folder: Path, seed: int) -> tuple[list[str], list[str]]:
    """What was done to a workbook, and which promises did not hold.

    Args:
        folder: an empty one, for a region.
        seed: the same gives the same.
    """
    pick = random.Random(seed)  # noqa: S311 - no secret
    region_in(folder)
    content = content_of(folder)
    assert isinstance(content, Content)
    book = content_book(content, pick.choice(list(PINS)))
    assert isinstance(book, bytes)
    data, done = changed(book, pick)
    before = _files(folder)
    try:
        if pick.random() < 0.2:
            done.append("as a checklist")
            result = take_over(content, "x.xlsx", data, "proef", "Proef")
        else:
            result = bring_in(content, "x.xlsx", data)
    except Exception as error:
        return done, [f"raised {type(error).__name__}: {error}"]
    return done, list(_promises(folder, before, result))


def _promises(folder: Path, before: dict[str, bytes], result: Brought) -> Iterator[str]:
    after = _files(folder)
    touched = {path for path in after if after[path] != before.get(path)}
    if set(before) - set(after):
        yield "a file is gone"
    if not result.path:
        if touched:
            yield f"nothing was said to be written, but {touched}"
        if not result.same and not result.problems:
            yield "nothing written and nothing told"
        return
    if touched - {f"standards/{result.path}", "standards/sources.yaml"}:
        yield f"another file was touched: {touched}"
    content = content_of(folder)
    assert isinstance(content, Content)
    file = content.file(result.pin)
    if file is None or file.model is None:
        yield "what was written cannot be read"
        return
    yield from (
        f"written with an error: {p.code}"
        for p in check_library(content.library)
        if p.file == file.file and severity(p) == "error"
    )


def _files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def main(say_so: Callable[[str], object] = print) -> int:
    """Change workbooks hundreds of times.

    Args:
        say_so: told what did not hold, and with which seed.

    Returns:
        0 when every promise held, else 1.
    """
    wrong, seeds = 0, int(os.environ.get("SEEDS", str(_SEEDS)))
    for seed in range(seeds):
        with TemporaryDirectory() as place:
            done, promises = broken(Path(place), seed)
        wrong += bool(promises)
        for promise in promises:
            say_so(f"{seed}: {'; '.join(done)}: {promise}")
    say_so(f"{seeds} changed authoring workbooks, {wrong} with a broken promise")
    return int(wrong > 0)
