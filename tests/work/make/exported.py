# SPDX-License-Identifier: EUPL-1.2
"""The export of the fixed region, read back as rows of text."""

import csv
import io
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from toolkit.checking.everything import check_workspace
from toolkit.documents.audience import Audience, ComparisonReader
from toolkit.documents.tidy.export import Export
from toolkit.model.problem import Problem
from toolkit.places import read_folder
from toolkit.reading.workspace import read_workspace
from toolkit.work.make.export import export_files, make_export
from toolkit.work.make.gather import Gather
from toolkit.work.workspace.open import Work
from tools.golden.made import DAY, SECRET, WORKSPACE, work

Row = dict[str, str]


def gathered(of: Work | None = None, day: date = DAY, *, with_drafts: bool = False) -> Gather:
    """What an export of the last round is made from."""
    found = of or work()
    return Gather(found, found.score(found.region.last_round(), with_drafts=with_drafts), day=day)


def with_files(
    extra: Mapping[str, str] | None = None, changed: Mapping[str, Callable[[str], str]] | None = None
) -> Work:
    """The fixed region with other files, or with changes in those it has."""
    files = read_folder(WORKSPACE) | {path: text.encode() for path, text in (extra or {}).items()}
    for path, change in (changed or {}).items():
        before = files[path].decode()
        files[path] = change(before).encode()
        assert files[path] != before.encode()
    workspace = read_workspace(files, {})
    assert workspace.region.model is not None
    return Work(WORKSPACE, workspace, workspace.region.model, check_workspace(workspace), secret=SECRET)


def export(
    audience: Audience = "programme_manager",
    own: str | None = None,
    gather: Gather | None = None,
) -> tuple[ComparisonReader, Export]:
    """What an audience gets, of all rounds, and as whom it looks."""
    found = gather or gathered()
    reader = found.work.reader(audience, own)
    assert not isinstance(reader, Problem)
    made, problems = make_export(found, found.work.region.rounds, reader, found.day or DAY)
    assert problems == ()
    return reader, made


def parsed(data: bytes) -> list[Row]:
    """A CSV file as a Dutch spreadsheet program reads it."""
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def files(
    audience: Audience = "programme_manager", own: str | None = None, gather: Gather | None = None
) -> dict[str, bytes]:
    """All files of an export by name."""
    return dict(export_files(export(audience, own, gather)[1], ("csv", "xlsx")))


@cache
def tables(audience: Audience = "programme_manager", own: str | None = None) -> dict[str, list[Row]]:
    """The rows of an export's tables, by name."""
    return of_files(files(audience, own))


def of_files(made: dict[str, bytes]) -> dict[str, list[Row]]:
    """The same of files that were made."""
    return {Path(name).stem: parsed(data) for name, data in made.items() if name.endswith(".csv")}
