# SPDX-License-Identifier: EUPL-1.2
"""From a workspace to the comparison of its municipalities, for one audience."""

from toolkit.comparison.table import compare
from toolkit.documents.audience import Audience, ComparisonReader
from toolkit.documents.comparison.view import comparison_name, comparison_view
from toolkit.documents.desk.context_tables import context_tables
from toolkit.documents.desk.view import desk_view, town_views
from toolkit.model.problem import Problem
from toolkit.planning.proposed.horizon import Terms
from toolkit.render.comparison_book import render_comparison_book
from toolkit.render.desk import render_desk
from toolkit.store.disk import File
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.desk import desk_inputs
from toolkit.work.make.region.progress import decided_by
from toolkit.work.make.write.faces import Document, Faces


def make_comparison(
    gather: Gather, audience: Audience, own: str | None = None, *, together: bool = True
) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """Make the comparison for one audience, in every face and as a workbook.

    Args:
        gather: of the round; its workspace's own templates go before ours.
        audience: who gets them; what they see was agreed in region.yaml.
        own: the reader's own municipality.
        together: say what several teams have in their plans and can do together.

    Returns:
        The files, named after the audience, and what a face cannot show; no files when a template cannot
        be used, or letters cannot be made.
    """
    scored = gather.scored
    files = gather.work.answers(scored.round)
    joint = gather.joint() if together else None
    codes = gather.work.codes_for(scored.region.sight_for(audience))
    if isinstance(codes, Problem):
        return (), (codes,)
    training = gather.training() if together else None
    day = gather.day or Terms.after(scored.round.date).day
    view = comparison_view(
        scored,
        compare(scored),
        audience,
        own,
        files,
        joint=joint,
        training=training,
        codes=codes,
        day=day,
        also=decided_by(gather.work, day),
    )
    name = comparison_name(scored.round.id, audience, own, with_drafts=scored.with_drafts)
    faces = Faces.read(gather.work.folder)
    if isinstance(faces, Problem):
        return (), (faces,)
    reader = ComparisonReader(audience, scored.region.sight_for(audience), own, codes)
    inputs = desk_inputs(gather, reader, view, together=together)
    page = desk_view(inputs)
    rendered = faces.set(Document(name, view.document, page=page))
    if not rendered.files:
        return (), rendered.problems
    pages = (
        (file, render_desk(of_town, faces.templates).encode("utf-8"))
        for file, of_town in town_views(inputs, page)
    )
    book = render_comparison_book(view, context_tables(inputs, files))
    return (*rendered.files, (f"{name}.xlsx", book), *pages), rendered.problems
