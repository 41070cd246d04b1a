# SPDX-License-Identifier: EUPL-1.2
"""`python -m tools.bench.typst_alone FILE`: what Typst costs of the plans of a region, with nothing else.

No command that makes those plans can cost less, whatever the rest of it takes.
"""

import pickle
import sys
from datetime import timedelta
from pathlib import Path

from toolkit.documents.plan.action_list import action_list
from toolkit.documents.plan.order import plan_document
from toolkit.model.problem import Problem
from toolkit.render.pdf import forget, render_pdf
from toolkit.render.picture import chart_pictures
from toolkit.render.templates import fonts_folder, read_templates
from toolkit.work.make.gather import Gather
from toolkit.work.make.unit.joint import gather_for
from toolkit.work.make.unit.plans import units_with_plans
from toolkit.work.workspace.open import Place, look
from tools.bench.process import Cost, cost_of_python


def typst_alone(folder: Path, kept: Path) -> Cost:
    """Put the documents together that `plannen` makes, and measure only the setting of them.

    Args:
        folder: the region.
        kept: a file for the documents.

    Returns:
        The cost of their PDFs, and of the pictures in their Word files, in one process.
    """
    place = look(folder)
    if not isinstance(place, Place):
        raise SystemExit("the region cannot be read")
    round_ = place.region.last_round()
    day = round_.date + timedelta(days=1)
    gather = gather_for(place, round_, None, edition="team", sight="named", day=day)
    if not isinstance(gather, Gather):
        raise SystemExit("the region cannot be read")
    found = [gather.inputs(unit) for unit in units_with_plans(gather) if unit.standards]
    inputs = [one for one in found if not isinstance(one, Problem)]
    views = [plan_document(one) if one.unit.unit.kind == "team" else action_list(one) for one in inputs]
    kept.write_bytes(pickle.dumps(views))
    return cost_of_python("-m", "tools.bench.typst_alone", str(kept))


def main() -> None:
    """Set every document in the file."""
    templates, fonts = read_templates(), fonts_folder()
    for view in pickle.loads(Path(sys.argv[1]).read_bytes()):  # noqa: S301 - just made by ourselves
        chart_pictures(view, fonts)
        render_pdf(view, templates, fonts)
        forget(fonts)


if __name__ == "__main__":
    main()
