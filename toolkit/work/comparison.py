# SPDX-License-Identifier: EUPL-1.2
"""From a workspace to the comparison of its municipalities, for one audience."""

from toolkit.comparison.table import compare
from toolkit.documents.comparison.view import Audience, comparison_name, comparison_view
from toolkit.model.problem import Problem
from toolkit.render.comparison_book import render_comparison_book
from toolkit.render.comparison_html import render_comparison_html
from toolkit.render.templates import TemplateFaultError, read_templates
from toolkit.work.files import File
from toolkit.work.gather import Gather


def make_comparison(
    gather: Gather, audience: Audience, own: str | None = None, *, together: bool = True
) -> tuple[File, ...] | Problem:
    """Make the comparison for one audience, as a page and as a workbook.

    Args:
        gather: of the round; its workspace's own templates go before ours.
        audience: who gets them; what they see was agreed in region.yaml.
        own: the reader's own municipality.
        together: say what several teams have in their plans and can do together.

    Returns:
        The files, named after the audience; or why the page cannot be made.
    """
    scored = gather.scored
    files = gather.work.answers(scored.round)
    joint = gather.joint() if together else None
    view = comparison_view(scored, compare(scored), audience, own, files, joint=joint)
    name = comparison_name(scored.round.id, audience, own)
    try:
        page = render_comparison_html(view, read_templates([gather.work.folder / "templates"]))
    except TemplateFaultError as fault:
        return fault.problem
    return (f"{name}.html", page.encode("utf-8")), (f"{name}.xlsx", render_comparison_book(view))
