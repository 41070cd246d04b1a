# SPDX-License-Identifier: EUPL-1.2
"""Which OSCAL documents one reader gets, by the names under which they find each other."""

from collections.abc import Iterator
from datetime import date

from toolkit.documents.audience import ComparisonReader
from toolkit.documents.names_for_reader import Named
from toolkit.documents.oscal.content import catalog, catalog_file, profile
from toolkit.documents.oscal.kit import Json, bare
from toolkit.documents.oscal.results import action_plan, assessment_results
from toolkit.documents.tidy.export import ExportInputs


def oscal_documents(reader: ComparisonReader, inputs: ExportInputs, day: date) -> Iterator[tuple[str, Json]]:
    """Make what one reader may have of it.

    Args:
        reader: for whom; sees figures.
        inputs: of the region, as for the tables.
        day: of the plans, and on which all of it counts as made.

    Yields:
        Name of the file and the document: a catalog per list, the norm of the last round as a profile, the
        results of all rounds, and the actions where there are any.
    """
    last = inputs.last
    named = [(Named(outcome, reader), files) for outcome, files in inputs.rounds]
    for standard in last.asked.standards:
        yield catalog_file(standard.id), bare(catalog(standard, last.asked.day))
    yield "profile.json", bare(profile(last.asked, last.region))
    yield "assessment-results.json", bare(assessment_results(named, day))
    actions = action_plan(named[-1][0], inputs, day)
    if actions is not None:
        yield "poam.json", bare(actions)
