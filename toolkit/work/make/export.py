# SPDX-License-Identifier: EUPL-1.2
"""From a workspace to tables of its figures and actions, as CSV files and as one workbook."""

import json
from collections.abc import Collection, Iterator
from datetime import date
from itertools import islice
from typing import Literal

from toolkit.documents.audience import ComparisonReader
from toolkit.documents.oscal.export import oscal_documents
from toolkit.documents.tidy.export import Export, ExportInputs, export_for
from toolkit.model.problem import Problem
from toolkit.model.region import Round
from toolkit.render.tidy_book import ROWS_MAX, render_tidy_book
from toolkit.render.tidy_csv import render_csv
from toolkit.store.disk import File
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.progress import region_progress

Form = Literal["csv", "xlsx", "oscal"]
FORMS: tuple[Form, ...] = ("csv", "xlsx")
"""What is made where nobody chooses: tables; OSCAL is for who asks for it."""


def make_export(
    gather: Gather, rounds: Collection[Round], reader: ComparisonReader, day: date
) -> tuple[Export, tuple[Problem, ...]]:
    """Bring together what a reader may have.

    Args:
        gather: of the last round; with drafts or not, and for the day of the plans.
        rounds: that are exported, that of `gather` among them.
        reader: for whom.
        day: of the plans, as that of `gather`.

    Returns:
        The tables; and whose decisions cannot be read: of those there are no actions.
    """
    inputs, problems = export_inputs(gather, rounds, day)
    return export_for(reader, inputs), problems


def export_inputs(
    gather: Gather, rounds: Collection[Round], day: date
) -> tuple[ExportInputs, tuple[Problem, ...]]:
    """What tables and OSCAL documents alike are made from.

    Args:
        gather: of the last round.
        rounds: that are exported.
        day: of the plans.

    Returns:
        It; and whose decisions cannot be read.
    """
    work, scored = gather.work, gather.scored
    in_time = sorted((r for r in rounds if r.date <= scored.round.date), key=lambda r: r.date)
    results = tuple(
        (scored if r == scored.round else work.score(r, with_drafts=scored.with_drafts), work.answers(r))
        for r in in_time
    )
    progress, problems = region_progress(gather, day)
    titles = work.workspace.library.measure_titles()
    return ExportInputs(results, progress, work.roles, titles), problems


def make_oscal(
    gather: Gather, rounds: Collection[Round], reader: ComparisonReader, day: date
) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """The OSCAL documents that a reader may have, as files in a folder of their own.

    Args:
        gather: as for `make_export`.
        rounds: idem.
        reader: idem.
        day: idem.

    Returns:
        JSON files; the same input gives the same bytes. And whose decisions cannot be read.
    """
    inputs, problems = export_inputs(gather, rounds, day)
    folder = f"{export_for(reader, inputs).name}-oscal"
    made = oscal_documents(reader, inputs, day)
    texts = ((name, json.dumps(document, ensure_ascii=False, indent=1) + "\n") for name, document in made)
    return tuple((f"{folder}/{name}", text.encode("utf-8")) for name, text in texts), problems


def export_files(export: Export, forms: Collection[Form]) -> Iterator[File]:
    """The files of an export, one after the other, so that only one is in memory.

    Args:
        export: the tables.
        forms: of `forms_of`.

    Yields:
        A CSV file per table in a folder of the export's own name; and the workbook.
    """
    if "csv" in forms:
        for table in export.tables:
            yield f"{export.name}/{table.name}.csv", render_csv(table)
    if "xlsx" in forms:
        yield f"{export.name}.xlsx", render_tidy_book(export.tables, export.notes)


def forms_of(export: Export, wanted: Collection[Form]) -> tuple[Form, ...]:
    """Of the forms that are wanted those that can be used: no workbook that no desk computer opens."""
    too_large = "xlsx" in wanted and any(
        next(islice(table.rows(), ROWS_MAX, None), None) for table in export.tables
    )
    return tuple(form for form in wanted if form != "xlsx" or not too_large)
